"""Comparisons: what may be compared, how well, and why not."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.comparing.comparison import Comparison, build_comparison
from build_site.model import Break, Selector, SeriesSpec
from build_site.pages.comparison_pages import (
    COMPARISON_GROUPS,
    build_comparison_page,
    build_comparisons_page,
    present_comparison,
    show_values,
)
from build_site.pages.rendering import render_page
from build_site.pages.site import Site
from build_site.periods import Period
from build_site.reading.descriptors import read_schema
from tests.built import REAL, make_site
from tests.pages.reading import read_page, render_at
from tests.toy import BOTKYRKA


@pytest.fixture
def comparison(toy_site: Site) -> Comparison:
    return toy_site.comparisons[0]


@pytest.fixture
def over_time(toy_site: Site) -> Comparison:
    """A series of two periods, and a target."""
    return toy_site.comparisons[1]


def change_spec(site: Site, **changes: object) -> Comparison:
    spec = replace(site.corpus.comparisons[0], **changes)  # type: ignore[arg-type] # fields of the specification
    return build_comparison(spec, site.corpus)


def test_values_are_in_millions_and_in_kronor_per_inhabitant(toy_site: Site, comparison: Comparison) -> None:
    shown = show_values(comparison, toy_site)
    assert [(one.value.base, one.municipality, one.text, one.unit.abbreviation) for one in shown] == [
        ("total", "Botkyrka", "9,0", "mnkr"),
        ("total", "Eskilstuna", "24,0", "mnkr"),
        ("per_inhabitant", "Botkyrka", "9\u00a0000", "kr/invånare"),
        ("per_inhabitant", "Eskilstuna", "12\u00a0000", "kr/invånare"),
    ]
    assert shown[0].name == "Botkyrka, budget 2019"
    assert shown[0].amount == Decimal(9)


def test_population_that_is_not_known_is_said_to_be_missing(toy_site: Site) -> None:
    site = replace(toy_site, corpus=replace(toy_site.corpus, population={}))
    comparison = change_spec(site)
    shown = show_values(comparison, site)
    assert [one.text for one in shown[2:]] == ["uppgift saknas"] * 2
    page = build_comparison_page(site, comparison)
    assert [len(drawing.chart.marks) for drawing in page.drawings] == [2]
    assert "folkmängd saknas" in read_page(render_page(present_comparison(page, site), site)).text


def test_figures_that_are_not_kronor_keep_their_unit(toy_site: Site) -> None:
    grades = Selector(report=BOTKYRKA, table="grades", row="kvinnor", column="pass_rate_2019_04")
    comparison = change_spec(toy_site, series=(SeriesSpec("", (grades,)),), bases=("total",), cost=False)
    assert [(one.text, one.unit.abbreviation) for one in show_values(comparison, toy_site)] == [("80,0", "%")]


def test_each_base_has_its_own_chart(toy_site: Site, comparison: Comparison) -> None:
    page = build_comparison_page(toy_site, comparison)
    assert [drawing.id for drawing in page.drawings] == ["diagram-1", "diagram-2"]
    assert [drawing.chart.subtitle for drawing in page.drawings] == [
        "Leksaker per invånare. Miljoner kronor. 2019.",
        "Leksaker per invånare. Kronor per invånare. 2019.",
    ]
    assert page.drawings[0].chart.description == (
        "Miljoner kronor. Botkyrka, budget 2019: 9,0. Eskilstuna, budget 2019: 24,0."
    )


def test_what_is_not_comparable_stands_side_by_side_but_never_in_one_chart(toy_site: Site) -> None:
    comparison = change_spec(toy_site, verdict="not_comparable")
    page = build_comparison_page(toy_site, comparison)
    assert page.drawings == ()
    read = read_page(render_page(present_comparison(page, toy_site), toy_site))
    assert "Inte jämförbart" in read.text
    assert "Därför går de inte att jämföra" in read.text
    assert "<svg" not in read.body
    assert read.link("9,0").endswith("#rad-totalt-netto--budget_2019")
    assert read.link("24,0").endswith("#rad-totalt--budget_2019")


def test_verdict_reservations_and_sources_are_named(toy_site: Site, comparison: Comparison) -> None:
    read = read_page(render_page(present_comparison(build_comparison_page(toy_site, comparison), toy_site), toy_site))
    assert "Jämförbart med förbehåll" in read.text
    assert "Organisation Eskilstuna har en dockteater och Botkyrka har en sagostund." in read.text
    assert "1 000 invånare 2018-12-31" in read.text
    assert "«Totalt > Netto», Budget 2019, källrad 25" in read.text


def test_list_shows_each_comparison_on_its_first_base_without_a_chart(toy_site: Site) -> None:
    listed = build_comparisons_page(toy_site)
    assert all(page.heads for group in listed.groups for page in group.pages)
    read = read_page(render_at("jamfor/", toy_site))
    assert read.link("Vad kostar leksakerna?") == "leksaker/"
    assert "24,0" in read.text
    assert "12 000" not in read.text


def test_list_is_grouped_by_what_is_compared_and_leaves_out_empty_groups(toy_site: Site) -> None:
    listed = build_comparisons_page(toy_site)
    assert [(group.title, [page.comparison.spec.id for page in group.pages]) for group in listed.groups] == [
        ("Kommuner", ["leksaker"]),
        ("År", ["leksaksdeltagare"]),
    ]
    headings = read_page(render_at("jamfor/", toy_site)).headings
    assert [text for level, _, text in headings if level == "h2"] == ["Kommuner", "År"]


def test_list_can_be_narrowed_by_what_its_comparisons_are_about(toy_site: Site) -> None:
    listed = build_comparisons_page(toy_site)
    specs = [one.spec for one in toy_site.comparisons]
    held, reserved, apart = (
        sum(spec.verdict == verdict for spec in specs) for verdict in ("comparable", "reservations", "not_comparable")
    )
    said = f"gör det med förbehåll, och {apart} gånger går siffrorna inte"
    text = read_page(render_at("jamfor/", toy_site)).text
    assert f"{held} jämförelse" in text
    assert f", {reserved} {said}" in text
    assert [one.name for one in listed.municipalities] == ["Botkyrka", "Eskilstuna"]
    assert {one.code for one in listed.topics} == {topic for spec in specs for topic in spec.topics}
    body = read_page(render_at("jamfor/", toy_site)).body
    assert '<form class="ou-narrowing" hidden' in body  # useless without the script that shows it
    assert 'id="leksaker" data-verdict="reservations" data-municipality="0127 0484"' in body


def test_comparisons_that_the_start_page_may_show_come_first(toy_site: Site) -> None:
    first, second = toy_site.comparisons
    group = replace(second, spec=replace(second.spec, group=first.spec.group, featured=True))
    plain = replace(first, spec=replace(first.spec, featured=False))
    listed = build_comparisons_page(replace(toy_site, comparisons=(plain, group)))
    assert [page.comparison.spec.id for page in listed.groups[0].pages] == [second.spec.id, first.spec.id]


def test_every_group_has_a_name() -> None:
    assert COMPARISON_GROUPS.keys() == set(read_schema("comparison")["properties"]["group"]["enum"])


def test_share_of_the_budget_is_shown_in_per_cent_of_it(toy_site: Site) -> None:
    figure = Selector(
        report=BOTKYRKA,
        table="operating_result",
        row="totalt-netto",
        column="deviation_2019",
        budget_column="budget_2019",
    )
    comparison = change_spec(toy_site, series=(SeriesSpec("", (figure,)),), bases=("percent_of_budget",))
    (shown,) = show_values(comparison, toy_site)
    assert (shown.text, shown.unit.code) == ("−1,1", "percent_of_budget")
    (drawing,) = build_comparison_page(toy_site, comparison).drawings
    assert (drawing.chart.kind, [mark.label for mark in drawing.chart.marks]) == ("deviation", ["−1,1"])


# Series over time


def test_series_are_named_and_shown_on_each_base(toy_site: Site, over_time: Comparison) -> None:
    shown = show_values(over_time, toy_site)
    assert [(one.name, one.target, one.text, one.unit.code) for one in shown] == [
        ("Deltagare 2018", False, "30", "participants"),
        ("Deltagare januari–april 2019", False, "32", "participants"),
        ("Budget 2019", True, "40", "participants"),
        ("Deltagare 2018", False, "100", "index"),
        ("Deltagare januari–april 2019", False, "107", "index"),
        ("Budget 2019", True, "100", "index"),
    ]


def test_figures_that_carry_the_claim_are_shown_large_but_no_target_and_nothing_across_a_break(
    toy_site: Site, comparison: Comparison, over_time: Comparison
) -> None:
    def heads(one: Comparison) -> list[str]:
        page = build_comparison_page(replace(toy_site, comparisons=(one,)), one)
        return [placed.head.name for placed in page.heads]

    # Eight months after a break stand beside no whole year before it.
    assert heads(over_time) == ["Deltagare januari–april 2019"]
    assert heads(comparison) == ["Botkyrka, budget 2019", "Eskilstuna, budget 2019"]
    without_last = with_values(over_time, {"2018": "30", "2019-01/2019-04": ""})
    assert heads(without_last) == ["Deltagare 2018"]


def test_series_over_time_are_drawn_as_lines_with_the_periods_along_the_axis(
    toy_site: Site, over_time: Comparison
) -> None:
    page = build_comparison_page(toy_site, over_time)
    assert [drawing.chart.kind for drawing in page.drawings] == ["lines", "lines"]
    chart = page.drawings[0].chart
    assert chart.series == ("Deltagare", "Budget")
    assert chart.categories == ("2018", "jan–apr 2019", "2019")
    assert [(mark.category, mark.series, mark.label) for mark in chart.marks] == [
        ("2018", "Deltagare", "30"),
        ("jan–apr 2019", "Deltagare", "32"),
        ("2019", "Budget", "40"),
    ]
    assert chart.description == (
        "Kursdeltagare. Deltagare: 2018 30, jan–apr 2019 32. Budget: 2019 40. "
        "Ny serie från jan–apr 2019: från 2019 räknas även den som bara tittar på."
    )


def with_values(comparison: Comparison, values: Mapping[str, str]) -> Comparison:
    """The comparison with its first series exchanged for these values by period; "" is a value that is missing."""
    series = comparison.series[0]
    first = series.points[0]
    points = tuple(
        replace(
            first,
            figure=replace(first.figure, period=Period.parse(period)),
            values=tuple(replace(value, value=Decimal(text) if text else None) for value in first.values),
        )
        for period, text in values.items()
    )
    return replace(comparison, series=(replace(series, points=points), *comparison.series[1:]))


def pieces(site: Site, comparison: Comparison, *breaks: str) -> list[list[str]]:
    """The unbroken pieces of the first series' line, as the periods that they join."""
    declared = tuple(Break(Period.parse(period), "Nytt sätt att räkna.") for period in breaks)
    broken = replace(comparison, spec=replace(comparison.spec, breaks=declared, bases=("total",)))
    (drawing,) = build_comparison_page(site, broken).drawings
    found: dict[str, list[str]] = {}
    for mark in drawing.chart.marks:
        assert mark.category in drawing.chart.categories
        if mark.series == "Deltagare":
            found.setdefault(mark.group, []).append(mark.category)
    return list(found.values())


@pytest.mark.parametrize(
    ("periods", "breaks", "joined"),
    [
        (["2019", "2020", "2021"], [], [["2019", "2020", "2021"]]),
        (["2021", "2019", "2020"], [], [["2019", "2020", "2021"]]),
        (["2019", "2020", "2021"], ["2020"], [["2019"], ["2020", "2021"]]),
        (["2019", "2020", "2021"], ["2020-05"], [["2019"], ["2020", "2021"]]),
        (["2019", "2020", "2021"], ["2020", "2021"], [["2019"], ["2020"], ["2021"]]),
        (["2019", "2020", "2021"], ["2019-12"], [["2019", "2020", "2021"]]),  # within the first figure's own year
        (["2019", "2020", "2021"], ["2020-12"], [["2019"], ["2020", "2021"]]),  # in the last month of the next
        (["2019", "2020", "2021"], ["2018"], [["2019", "2020", "2021"]]),
        (["2019", "2020", "2021"], ["2022"], [["2019", "2020", "2021"]]),
        (["2019", "2021", "2022"], [], [["2019"], ["2021", "2022"]]),
        (
            ["2019-01/2019-08", "2020-01/2020-08", "2021-01/2021-08"],
            ["2020"],
            [["jan–aug 2019"], ["jan–aug 2020", "jan–aug 2021"]],
        ),
        (["2019-08", "2020-08"], ["2020-01/2020-08"], [["aug 2019"], ["aug 2020"]]),
        (["2019-08", "2019-12", "2021-08"], [], [["aug 2019", "dec 2019"], ["aug 2021"]]),
        (["2019-12-31", "2020-12-31"], ["2020-06"], [["2019-12-31"], ["2020-12-31"]]),
    ],
    ids=str,
)
def test_line_breaks_where_it_is_declared_and_where_a_year_is_missing(
    toy_site: Site, over_time: Comparison, periods: list[str], breaks: list[str], joined: list[list[str]]
) -> None:
    changed = with_values(over_time, dict.fromkeys(periods, "1"))
    assert pieces(toy_site, changed, *breaks) == joined


def test_value_that_is_missing_breaks_the_line_when_it_is_a_whole_year(toy_site: Site, over_time: Comparison) -> None:
    changed = with_values(over_time, {"2019": "1", "2020": "", "2021": "2"})
    assert pieces(toy_site, changed) == [["2019"], ["2021"]]


@pytest.mark.parametrize(
    ("periods", "axis"),
    [
        (["2016", "2018"], ("2016", "2017", "2018", "2019")),  # the budget is for 2019
        (["2021", "2018-01/2018-12"], ("2018", "2019", "2020", "2021")),
        (["2018", "2020-01/2020-08"], ("2018", "2019", "jan–aug 2020")),
        (["2019-08", "2018-08"], ("aug 2018", "aug 2019", "2019")),
        (["2018", "2018-07/2019-06"], ("2018", "jul 2018–jun 2019", "2019")),
    ],
    ids=str,
)
def test_axis_has_the_periods_in_order_and_the_whole_years_that_nobody_reports(
    toy_site: Site, over_time: Comparison, periods: list[str], axis: tuple[str, ...]
) -> None:
    changed = with_values(over_time, dict.fromkeys(periods, "1"))
    chart = build_comparison_page(toy_site, changed).drawings[0].chart
    assert chart.categories == axis


def test_page_of_series_names_its_series_its_breaks_and_its_sources(toy_site: Site, over_time: Comparison) -> None:
    read = read_page(render_page(present_comparison(build_comparison_page(toy_site, over_time), toy_site), toy_site))
    assert "Ny serie från 2019 Från 2019 räknas även den som bara tittar på." in read.text
    assert "Enhet: kursdeltagare. Varje siffra leder till sin rad. Serie 2018 Januari–april 2019 2019" in read.text
    assert "Deltagare utfall 30 32 – Budget – – 40" in read.text
    assert "Folkmängd" not in read.text
    assert read.text.count("källrad 28") == 3


def test_what_cannot_be_compared_has_a_picture_without_figures() -> None:
    site = make_site(REAL)
    verdicts = set()
    for comparison in site.comparisons:
        page = present_comparison(build_comparison_page(site, comparison), site)
        verdicts.add(comparison.spec.verdict)
        assert page.preview is not None
        assert bool(page.preview.numbers) == (comparison.spec.verdict != "not_comparable"), comparison.spec.id
    assert verdicts == {"comparable", "reservations", "not_comparable"}
