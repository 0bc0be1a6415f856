"""All charts of the real site as they are drawn: nothing covers anything, and places and lengths follow the figures."""

import re
from itertools import combinations

import pytest

from build_site.saying.ledger import LONGEST_TITLE
from tests.charts.drawn import PlacedMark, place_marks, place_texts, read_svg
from tests.charts.real import RealChart, real_charts, real_pictures

SLACK = 2.0  # px by which the estimated widths may be off; a long name is estimated wider than it is drawn
FIT = 0.6  # px from the place that a figure should have; the drawing rounds to tenths
BARS = ("bars", "parts", "deviation", "panels", "bullet")


def test_no_text_covers_another() -> None:
    covered = []
    for one, wide, narrow in real_pictures():
        for width, svg in (("wide", wide), ("narrow", narrow)):
            for first, second in combinations(place_texts(svg), 2):
                across = min(first.box.left + first.box.width, second.box.left + second.box.width) - max(
                    first.box.left, second.box.left
                )
                down = min(first.box.top + first.box.height, second.box.top + second.box.height) - max(
                    first.box.top, second.box.top
                )
                if across > SLACK and down > SLACK:
                    covered.append((one.name, one.chart.kind, width, first.text, second.text))
    assert covered == []


def test_nothing_runs_outside_the_drawing() -> None:
    outside = []
    for one, wide, narrow in real_pictures():
        for svg in (wide, narrow):
            found = re.search(r'viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"', svg)
            assert found is not None
            left, top, width, height = map(float, found.groups())
            for text in place_texts(svg):
                box = text.box
                if (
                    box.left < left - 2 * SLACK
                    or box.top < top - SLACK
                    or box.left + box.width > left + width + 6 * SLACK
                    or box.top + box.height > top + height + SLACK
                ):
                    outside.append((one.name, one.chart.kind, text.text, round(box.left + box.width - left - width)))
    assert outside == []


def test_every_figure_has_one_mark_and_one_label_that_ends_with_it() -> None:
    for one, wide, narrow in real_pictures():
        for svg in (wide, narrow):
            numbers = [mark.number for mark in place_marks(svg)]
            assert sorted(numbers) == list(range(len(one.chart.marks))), one.name
            labels = read_svg(svg).labels
            assert labels.keys() == set(numbers), one.name
            for number, text in labels.items():
                assert text.endswith(one.chart.marks[number].sure_label), (one.name, text)


@pytest.mark.parametrize("place", [1, 2])
def test_places_and_lengths_follow_the_figures(place: int) -> None:
    """On each scale all marks stand where a straight line through two of them says; bars begin at zero."""
    checked = 0
    for drawn in real_pictures():
        one, svg = drawn[0], drawn[place]
        assert isinstance(one, RealChart)
        assert isinstance(svg, str)
        for marks in _group_by_scale(one, place_marks(svg)):
            values = [float(one.chart.marks[mark.number].value) for mark in marks]
            places = [_place(one, mark, value) for mark, value in zip(marks, values, strict=True)]
            low, high = values.index(min(values)), values.index(max(values))
            if values[low] == values[high]:
                continue
            slope = (places[high] - places[low]) / (values[high] - values[low])
            for value, found in zip(values, places, strict=True):
                expected = places[low] + slope * (value - values[low])
                assert abs(found - expected) < FIT, (one.name, value, found, expected)
                checked += 1
            if one.chart.kind in ("bars", "parts", "deviation", "panels"):
                starts = [
                    found - slope * value for value, found in zip(values, places, strict=True)
                ]  # where zero is by each bar
                assert max(starts) - min(starts) < FIT, one.name
    assert checked > 500


def _group_by_scale(one: RealChart, marks: list[PlacedMark]) -> list[list[PlacedMark]]:
    groups: dict[str, list[PlacedMark]] = {}
    for mark in marks:
        panel = one.chart.marks[mark.number].panel if one.chart.kind in ("panels", "targets") else ""
        groups.setdefault(panel, []).append(mark)
    return list(groups.values())


def _place(one: RealChart, mark: PlacedMark, value: float) -> float:
    """Where along the scale of values a mark stands: the free end of a bar, the middle of a stroke or dot."""
    if one.chart.kind in ("lines", "slope"):
        return mark.top
    measure = one.chart.marks[mark.number].figure.measure
    if one.chart.kind == "bullet" and measure in ("budget", "target"):
        return mark.left + mark.width / 2
    if one.chart.kind in BARS:
        all_negative = all(other.value <= 0 for other in one.chart.marks)
        return mark.left if value < 0 and not all_negative else mark.left + mark.width
    return mark.left


def test_titles_are_short_sentences_without_english_or_stray_signs() -> None:
    for one in real_charts():
        title = one.chart.title
        assert title
        if title != one.chart.subtitle:
            assert not title.endswith((".", "!", " ")), title
        assert "-" not in re.sub(r"\w-( |\w)", "", title) or len(title) > LONGEST_TITLE, title


def test_most_real_charts_say_what_they_show() -> None:
    told = [one for one in real_charts() if re.search(r"\d|mått|budget|prognos|högre|jämförelser", one.chart.title)]
    assert len(told) / len(real_charts()) > 0.85  # where nothing is sure, nothing is said


def test_titles_speak_of_what_is_drawn() -> None:
    """That the numbers are true is the oracle's to say (tests/oracle): here, that readers find them in the chart."""
    for one in real_charts():
        drawn = {id(mark.figure) for mark in one.chart.marks}
        for placed in one.titles:
            if placed.claim.kind not in ("count", "share"):  # these speak of the whole table, and say so
                assert {id(figure) for figure in placed.claim.figures} <= drawn, (one.name, placed.title)


def test_real_charts_show_every_kind() -> None:
    kinds = {one.chart.kind for one in real_charts()}
    assert kinds == {"bars", "parts", "deviation", "panels", "bullet", "targets", "dumbbell", "lines", "slope"}


def test_at_most_four_colours_mean_something() -> None:
    for one, wide, _ in real_pictures():
        if one.chart.kind not in ("lines", "slope"):
            assert len({fill for fill in read_svg(wide).marks if fill.startswith("#")}) <= 4, one.name
