"""The drawn charts. vl-convert draws nothing without a word when it is unhappy, so the marks are counted."""

import json
import re
from dataclasses import replace

import pytest

from build_site.charts import theme
from build_site.charts.drawing import NARROW, WIDE, build_spec, draw_chart
from build_site.charts.studio import Drawing, draw_pictures
from tests.charts.drawn import make_chart, place_rules, place_texts, read_svg

pytestmark = pytest.mark.sampled

CHARTS = {
    "deviation": make_chart("deviation", {("Sagor", "a"): "1234.5", ("Lek", "a"): "-200.0", ("Bygge", "a"): "0.0"}),
    "bars": make_chart(
        "bars", {(row, series): value for row, value in (("Sagor", "10"), ("Lek", "20")) for series in ("a", "b")}
    ),
    "dumbbell": make_chart(
        "dumbbell",
        {("Sagor", "Kvinnor"): "80.0", ("Sagor", "Män"): "50.0", ("Lek", "Kvinnor"): "61.0", ("Lek", "Män"): "60.5"},
    ),
    "lines": make_chart(
        "lines",
        {
            ("2018", "Sagor/1"): "30",
            ("2019", "Sagor/1"): "32.5",
            ("2021", "Sagor/2"): "1234.5",
            ("2022", "Sagor/2"): "-20",
            ("2023", "Sagor/3"): "40",
            ("2019", "Mål/1"): "50",
            ("2022", "Mål/1"): "60",
        },
    ),
    "parts": make_chart("parts", {("Sagor", ""): "30", ("Lek", ""): "20"}),
    "bullet": make_chart(
        "bullet",
        {("Sagor", "Utfall"): "30", ("Sagor", "Budget"): "40", ("Lek", "Utfall"): "25", ("Lek", "Budget"): "20"},
    ),
    "targets": make_chart(
        "targets",
        {("Sagor", "Utfall"): "30", ("Sagor", "Mål"): "40", ("Lek", "Utfall"): "25", ("Lek", "Mål"): "25"},
    ),
    "slope": make_chart(
        "slope",
        {("Prognos", "Sagor"): "30", ("Utfall", "Sagor"): "40", ("Prognos", "Lek"): "29", ("Utfall", "Lek"): "-5"},
    ),
    "panels": make_chart(
        "panels", {("Sagor (st)", "2018"): "30", ("Sagor (st)", "2019"): "32", ("Lek (%)", "2018"): "7.5"}
    ),
}
KINDS = sorted(CHARTS)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_is_drawn_as_a_mark_and_labelled(kind: str, width: int) -> None:
    chart = CHARTS[kind]
    drawn = read_svg(draw_chart(chart, width))
    assert len(drawn.marks) == len(chart.marks)
    assert all(text.endswith(chart.marks[number].label) for number, text in drawn.labels.items())
    assert len(drawn.labels) == len(chart.marks)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("kind", KINDS)
def test_categories_and_series_are_named(kind: str, width: int) -> None:
    chart = CHARTS[kind]
    drawn = read_svg(draw_chart(chart, width))
    names = {*chart.categories, *(mark.panel for mark in chart.marks if kind == "panels")}
    if kind in ("bars", "dumbbell"):
        names |= set(chart.series)
    said = " | ".join(drawn.texts)
    assert all(name in said for name in names)


@pytest.mark.parametrize("kind", KINDS)
def test_drawing_is_the_same_every_time(kind: str) -> None:
    assert draw_chart(CHARTS[kind], WIDE) == draw_chart(CHARTS[kind], WIDE)


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_prefixed_and_nothing_is_said_in_english(kind: str) -> None:
    svg = Drawing(CHARTS[kind], "diagram", lambda: draw_pictures(CHARTS[kind])).wide
    assert all(identity.startswith("diagram-w-") for identity in read_svg(svg).ids)
    assert "aria-label" not in svg
    assert not re.search(r"\b(axis|titled|chart|legend for|values? from)\b", " ".join(read_svg(svg).texts))


@pytest.mark.parametrize("kind", KINDS)
def test_drawing_scales_and_loads_nothing(kind: str) -> None:
    svg = draw_chart(CHARTS[kind], NARROW)
    head = svg.split(">")[0]
    assert 'viewBox="0 0 ' in head
    assert not re.search(r' (width|height)="', head)
    assert re.sub(r'xmlns(:\w+)?="[^"]*"', "", svg).count("http") == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_drawing_is_as_wide_as_was_asked_for(kind: str, width: int) -> None:
    found = re.search(r'viewBox="0 0 ([\d.]+) ', draw_chart(CHARTS[kind], width))
    assert found is not None
    assert width * 0.85 <= float(found[1]) <= width + 20


def test_longer_bars_stand_for_larger_figures() -> None:
    drawn = read_svg(draw_chart(CHARTS["deviation"], WIDE))
    positive, negative, zero = drawn.lengths
    assert zero == 0
    assert positive / negative == pytest.approx(1234.5 / 200, rel=1e-4)  # coordinates are rounded


def test_colour_is_not_the_only_signal_of_the_sign() -> None:
    drawn = read_svg(draw_chart(CHARTS["deviation"], WIDE))
    assert drawn.marks == [theme.POSITIVE, theme.NEGATIVE, theme.POSITIVE]
    svg = draw_chart(CHARTS["deviation"], WIDE)
    zero = float(re.findall(r'mark-rule role-mark[^>]*><line transform="translate\(([\d.]+),', svg)[0])
    starts = [float(x) for x in re.findall(r'<path data-mark="\d+" d="M([\d.]+),[^"]*" fill="#(?:12436D|801650)"', svg)]
    assert starts[0] == pytest.approx(zero)
    assert starts[1] < zero


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("kind", ["bars", "bullet", "deviation"])
def test_the_line_at_zero_stands_at_every_row_and_runs_through_no_name(kind: str, width: int) -> None:
    chart = CHARTS[kind]
    svg = draw_chart(chart, width)
    lines = place_rules(svg)
    names = [text.box for text in place_texts(svg) if text.text in chart.categories]
    assert len(names) == len(chart.categories)
    assert len(lines) == (1 if width == WIDE else len(names))
    assert not [(line, name) for line in lines for name in names if line.overlaps(name)]


def test_series_differ_in_shape_as_well_as_in_colour() -> None:
    svg = draw_chart(CHARTS["dumbbell"], WIDE)
    symbols = re.search(r'<g class="mark-symbol role-mark[^>]*>(.*?)</g>', svg)
    assert symbols is not None
    shapes = {(fill, "A" in path) for path, fill in re.findall(r' d="([^"]*)" fill="([^"]*)"', symbols[1])}
    assert shapes == {(theme.SERIES[0], True), (theme.SERIES[1], False)}


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_lines_join_the_points_of_each_unbroken_piece_and_no_others(width: int) -> None:
    drawn = read_svg(draw_chart(CHARTS["lines"], width))
    assert sorted(drawn.lines) == [1, 2, 2, 2]


def test_series_of_lines_differ_in_shape_as_well_as_in_colour() -> None:
    values = {(year, f"{name}/1"): value for name, value in (("Sagor", "3"), ("Lek", "5")) for year in ("2019", "2020")}
    svg = draw_chart(make_chart("lines", values), NARROW)
    shapes = {
        (fill, "A" in path)
        for symbols in re.findall(r'<g class="mark-symbol role-mark[^>]*>(.*?)</g>', svg)
        for path, fill in re.findall(r' d="([^"]*)" fill="([^"]*)"', symbols)
    }
    assert shapes == {(theme.SERIES[0], True), (theme.SERIES[1], False)}


def test_every_one_of_many_series_is_drawn_named_and_told_from_the_others() -> None:
    series = [f"Serie {number}" for number in range(6)]
    values = {(year, f"{name}/1"): str(number) for number, name in enumerate(series) for year in ("2019", "2020")}
    svg = draw_chart(make_chart("lines", values), NARROW)
    drawn = read_svg(svg)
    assert (len(drawn.marks), drawn.lines) == (12, [2] * 6)
    assert set(series) <= set(drawn.texts)
    (symbols,) = re.findall(r'<g class="mark-symbol role-mark[^>]*>(.*?)</g>', svg)
    assert len(set(re.findall(r' d="([^"]*)" fill="([^"]*)"', symbols))) == 6


def test_one_series_of_lines_needs_no_key() -> None:
    chart = make_chart("lines", {("2019", "Sagor/1"): "1", ("2020", "Sagor/1"): "2"})
    drawn = read_svg(draw_chart(chart, WIDE))
    assert len(drawn.marks) == 2
    assert "Sagor" not in drawn.texts


def test_years_that_nobody_reports_have_their_place_along_the_axis() -> None:
    chart = make_chart("lines", {("2018", "Sagor/1"): "1", ("2021", "Sagor/2"): "2"})
    svg = draw_chart(replace(chart, categories=("2018", "2019", "2020", "2021")), WIDE)
    drawn = read_svg(svg)
    assert {"2019", "2020"} <= set(drawn.texts)
    assert (len(drawn.marks), drawn.lines) == (2, [1, 1])


@pytest.mark.parametrize(
    ("values", "begins_at_zero"),
    [(("100", "110"), False), (("0", "110"), True), (("10", "110"), True), (("-5", "110"), False), (("0", "0"), True)],
)
def test_axis_of_lines_begins_at_zero_when_that_is_near(values: tuple[str, str], begins_at_zero: bool) -> None:
    chart = make_chart("lines", {(str(2019 + place), "Sagor/1"): value for place, value in enumerate(values)})
    spec = json.dumps(build_spec(chart, WIDE))
    domains = [json.loads(found) for found in re.findall(r'"domain": (\[-?[\d.]+, -?[\d.]+\])', spec)]
    low, high = next(domain for domain in domains if domain != domains[0])
    assert (low == 0) == begins_at_zero
    assert low <= min(map(float, values))
    assert high > max(map(float, values))


def test_numbers_are_swedish_on_the_axis_and_beside_the_marks() -> None:
    chart = make_chart("deviation", {("Sagor", "a"): "-12345.5", ("Lek", "a"): "8000.5"})
    drawn = read_svg(draw_chart(chart, WIDE))
    numbers = [text for text in drawn.texts if re.search(r"\d", text)]
    assert {"10\u00a0000", "\u221210\u00a0000", "\u221212\u00a0345,5", "8\u00a0000,5"} <= set(numbers)
    assert not [text for text in numbers if re.search(r"[-.]\d| \d|\d,\d{3}\b", text)]
    fractions = make_chart("bars", {("Sagor", ""): "0.5", ("Lek", ""): "0.25"})
    assert "0,2" in read_svg(draw_chart(fractions, WIDE)).texts


def test_costs_that_are_all_negative_grow_to_the_right() -> None:
    chart = make_chart("bars", {("Sagor", ""): "-10", ("Lek", ""): "-20"})
    svg = draw_chart(chart, WIDE)
    starts = [float(x) for x in re.findall(r'<path data-mark="\d+" d="M([\d.]+),[^"]*" fill="#12436D"', svg)]
    assert starts == [pytest.approx(0)] * 2
    short, long = read_svg(svg).lengths
    assert long == pytest.approx(2 * short)


@pytest.mark.parametrize("value", ["0", "5", "-5"])
@pytest.mark.parametrize("kind", KINDS)
def test_single_figure_can_be_drawn(kind: str, value: str) -> None:
    chart = make_chart(kind, {("Sagor", "a"): value})
    assert len(read_svg(draw_chart(chart, WIDE)).marks) == 1


def test_long_name_is_wrapped_and_not_cut_off_in_a_wide_chart() -> None:
    name = "Andel elever som har gått klart sagornas grundskola med godkänt"
    drawn = read_svg(draw_chart(make_chart("bars", {(name, ""): "1"}), WIDE))
    lines = [text for text in drawn.texts if text and text in name]
    assert len(lines) > 1
    assert " ".join(lines) == name


def test_text_is_never_taken_for_markup() -> None:
    drawn = read_svg(draw_chart(make_chart("bars", {("<b>&", ""): "1"}), NARROW))
    assert "<b>&" in drawn.texts


def test_figures_stand_in_the_specification_itself() -> None:
    """Data by address would be drawn as nothing at all."""
    spec = build_spec(CHARTS["bars"], WIDE)
    assert '"url"' not in str(spec).replace("'", '"')
    datasets = spec["datasets"]
    assert isinstance(datasets, dict)
    assert sorted(len(rows) for rows in datasets.values()) == [1, 4]


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError, match="tårta"):
        build_spec(replace(CHARTS["bars"], kind="tårta"), WIDE)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_zeros_is_drawn_on_an_axis_without_figures_below_zero(kind: str) -> None:
    """The case `all-zero-chart`: an axis of 0, −0,01, −0,02 … would say that something is below zero."""
    zeros = make_chart(kind, {("Alfa", "a"): "0", ("Beta", "a"): "0"})
    texts = read_svg(draw_chart(zeros, WIDE)).texts
    assert not [text for text in texts if "\u2212" in text]
    if kind in ("bars", "parts", "deviation", "bullet"):
        numbers = [text for text in texts if re.fullmatch(r"[\d,]+", text)]
        assert {"0", "1"} <= {text.removesuffix(",0") for text in numbers}


def test_a_slope_of_one_column_is_drawn() -> None:
    chart = make_chart("slope", {("Utfall", "Sagor"): "3", ("Utfall", "Lek"): "5"})
    drawn = read_svg(draw_chart(chart, NARROW))
    assert sorted(drawn.labels.values()) == ["3", "5"]


@pytest.mark.parametrize("kind", ["lines", "slope"])
def test_a_chart_with_more_texts_than_room_is_drawn_higher(kind: str) -> None:
    names = [f"En verksamhet med ett långt namn som tar flera rader, nummer {number}" for number in range(24)]
    values = {(year, f"{name}/1" if kind == "lines" else name): "5" for name in names for year in ("2019", "2020")}
    svg = draw_chart(make_chart(kind, values), WIDE)
    assert len(read_svg(svg).labels) == len(values)
    height = re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', svg)
    assert height is not None
    assert float(height[1]) > 600
