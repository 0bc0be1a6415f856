"""Titles say what the figures bear, and nothing where they bear nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.charts.data import Chart, Mark
from build_site.charts.titles import LONGEST, Wording, write_title
from build_site.formatting import format_number, format_signed
from build_site.periods import Period

MNKR = Wording("mnkr", surplus=True)
PERCENT = Wording("%")


def mark(category: str, value: str, measure: str, *, series: str = "", period: str = "2023") -> Mark:
    number = Decimal(value)
    label = format_signed(number) if measure.startswith("deviation") else format_number(number)
    return Mark(category, series, series, number, label, "x", measure, Period.parse(period))


def chart(kind: str, *marks: Mark) -> Chart:
    series = tuple(dict.fromkeys(one.series for one in marks))
    categories = tuple(dict.fromkeys(one.category for one in marks))
    return Chart(kind, "Leksaker", "", "", series, categories, marks, "")


def deviations(*values: str, measure: str = "deviation_outcome") -> Chart:
    return chart("deviation", *(mark(f"Lek {number}", value, measure) for number, value in enumerate(values)))


def with_total(built: Chart) -> Chart:
    return replace(built, marks=(*built.marks[:-1], replace(built.marks[-1], whole=True)))


def test_the_largest_deviation_is_told_as_it_is() -> None:
    assert (
        write_title(deviations("-3.2", "1.0", "0.5"), MNKR) == "Lek 0 gick 3,2\u00a0mnkr back mot budget, mest av alla"
    )
    forecast = deviations("4.1", "1.0", "-0.5", measure="deviation_forecast")
    assert write_title(forecast, MNKR) == "Lek 0 väntas gå 4,1\u00a0mnkr plus mot budget, mest av alla"


def test_the_total_comes_before_its_parts() -> None:
    built = with_total(deviations("3.0", "-1.0", "2.0"))
    assert write_title(built, MNKR) == "Nämnden gick 2,0\u00a0mnkr plus mot budget, mest inom lek 0 (3,0)"
    assert write_title(built, replace(MNKR, flows=True)) == "Nämnden gick 2,0\u00a0mnkr plus mot budget"
    assert write_title(with_total(deviations("1.0", "-1.0", "0.0")), MNKR) == "Nämnden höll budgeten"


def test_nobody_is_first_when_two_share_the_place() -> None:
    assert "mest av alla" not in write_title(deviations("2.0", "-2.0", "1.0"), MNKR)
    assert write_title(chart("parts", mark("Boll", "2", "outcome"), mark("Docka", "2", "outcome")), MNKR) == ""


def test_no_surplus_is_claimed_of_what_is_none() -> None:
    title = write_title(deviations("3.2", "1.0", "0.5"), Wording("mnkr"))
    assert title == "Störst avvikelse: Lek 0, +3,2\u00a0mnkr"


def test_nothing_is_told_of_uncertain_figures() -> None:
    built = deviations("3.2", "1.0", "0.5")
    uncertain = replace(built, marks=(replace(built.marks[0], uncertain=True), *built.marks[1:]))
    assert write_title(uncertain, MNKR) == ""


@pytest.mark.parametrize(
    ("reached", "title"),
    [
        ({"a": True, "b": False, "c": False}, "1 av 3 mått når målet"),
        ({"a": False, "b": False, "c": False}, "Inget av måtten når målet"),
        ({"a": True, "b": True, "c": True}, "Alla 3 mått når målet"),
        ({"a": True, "b": False}, "1 av de 2 mått som går att bedöma når målet"),
        ({"a": True}, ""),
        ({}, ""),
    ],
)
def test_targets_are_counted_only_where_there_is_a_rule(reached: dict[str, bool], title: str) -> None:
    marks = [
        mark(name, value, measure, series=measure)
        for name in "abc"
        for measure, value in (("outcome", "5"), ("target", "6"))
    ]
    assert write_title(chart("targets", *marks), replace(PERCENT, reached=reached)) == title


def test_one_target_is_told_with_its_outcome_and_without_a_verdict_that_nobody_has_given() -> None:
    built = chart("targets", mark("Lek", "26", "outcome", series="u"), mark("Lek", "60", "target", series="m"))
    assert write_title(built, PERCENT) == "Utfallet var 26\u00a0procent, målet är 60"
    missed = replace(PERCENT, reached={"Lek": False})
    assert write_title(built, missed) == "Utfallet var 26\u00a0procent, målet 60 nåddes inte"
    early = replace(built, marks=(replace(built.marks[0], period=Period.parse("2021")), built.marks[1]))
    assert write_title(early, missed) == "Utfallet 2021 var 26\u00a0procent, målet 2023 är 60"


def test_shares_differ_by_percentage_points() -> None:
    pair = mark("Lek", "55.7", "outcome", series="Kvinnor"), mark("Lek", "75.6", "outcome", series="Män")
    title = write_title(chart("dumbbell", *pair), PERCENT)
    assert title == "Kvinnor 55,7\u00a0procent, män 75,6\u00a0procent: 19,9 procentenheter skiljer"


def line(*values: str, piece: str = "1") -> list[Mark]:
    years = [str(2018 + number) for number in range(len(values))]
    return [
        replace(mark(year, value, "outcome", series="Utfall", period=year), panel=piece)
        for year, value in zip(years, values, strict=True)
    ]


def test_a_line_is_told_from_its_first_year_to_its_last() -> None:
    assert (
        write_title(chart("lines", *line("31", "38")), PERCENT)
        == "Andelen ökade från 31 till 38\u00a0procent 2018–2019"
    )
    assert (
        write_title(chart("lines", *line("38", "40", "38")), PERCENT)
        == "Andelen var 38\u00a0procent både 2018 och 2020"
    )
    assert write_title(chart("lines", *line("9", "8")), Wording("kr/årsplats")).startswith("Kostnaden minskade")


def test_nothing_is_told_across_a_break() -> None:
    first, second = line("31", "38")
    title = write_title(chart("lines", first, replace(second, panel="2")), PERCENT)
    assert title == "Andelen var 38\u00a0procent 2019"


def test_a_part_of_a_year_is_not_compared_with_a_whole_one() -> None:
    first, second = line("31", "38")
    shorter = replace(second, period=Period.parse("2019-01/2019-08"), category="jan–aug 2019")
    assert "ökade" not in write_title(chart("lines", first, shorter), PERCENT)


def test_budgets_are_counted_by_size_so_that_costs_printed_with_a_minus_are_costs() -> None:
    marks = [
        mark(name, value, measure, series=measure)
        for name, values in (("a", ("-12", "-10")), ("b", ("-9", "-8")), ("c", ("-1", "-2")))
        for measure, value in zip(("outcome", "budget"), values, strict=True)
    ]
    wording = Wording("kr/årsplats", rows="verksamheter", cost=True)
    assert write_title(chart("bullet", *marks), wording) == "Kostnaden blev över budget för 2 av 3 verksamheter"


def test_the_outcome_of_a_slope_is_held_against_the_forecast() -> None:
    def pair(name: str, low: str, high: str) -> list[Mark]:
        return [
            mark("Prognos", low, "deviation_forecast", series=name),
            mark("Utfall", high, "deviation_outcome", series=name),
        ]

    rising = chart("slope", *pair("Lek", "1.0", "5.5"), *pair("Bygge", "1.0", "2.0"))
    wording = Wording("mnkr", rows="områden")
    assert write_title(rising, wording) == "Utfallet blev högre än prognosen för båda två, mest: Lek (4,5\u00a0mnkr)"
    mixed = chart("slope", *pair("Lek", "1.0", "5.5"), *pair("Bygge", "1.0", "0.0"))
    assert write_title(mixed, wording) == "Utfallet blev högre än prognosen för 1 av 2 områden"


def test_a_sentence_that_is_too_long_gives_way_to_a_shorter_one_or_to_none() -> None:
    marks = [mark("Lek " * 30, "3.0", "deviation_outcome"), mark("B", "1.0", "deviation_outcome")]
    total = replace(mark("Totalt", "4.0", "deviation_outcome"), whole=True)
    assert write_title(chart("deviation", *marks, total), MNKR) == "Nämnden gick 4,0\u00a0mnkr plus mot budget"
    assert len("Nämnden gick 4,0 mnkr plus mot budget") <= LONGEST
    assert write_title(chart("parts", *marks), MNKR) == ""
