"""Titles say what the figures bear, and nothing where they bear nothing."""

from dataclasses import replace

import pytest

from build_site.charts.chart import Chart, Mark
from build_site.charts.kinds import KINDS
from build_site.charts.titles import LONGEST, Wording, choose_title
from build_site.model import Unit
from tests.charts.points import INDEX, MNKR, PER_PLACE, PERCENT, PERSONS, make_mark

SURPLUS = Wording(surplus=True)
PLAIN = Wording()


def write_title(built: Chart, wording: Wording = PLAIN) -> str:
    return choose_title(built, KINDS[built.kind].tell(built, wording))


def chart(kind: str, *marks: Mark) -> Chart:
    series = tuple(dict.fromkeys(one.series for one in marks))
    categories = tuple(dict.fromkeys(one.category for one in marks))
    return Chart(kind, "Leksaker", "", marks[0].unit, series, categories, marks, "")


def deviations(*values: str, measure: str = "deviation_outcome") -> Chart:
    marks = (make_mark(f"Lek {number}", value, measure, unit=MNKR) for number, value in enumerate(values))
    return chart("deviation", *marks)


def change_point(mark: Mark, **changes: object) -> Mark:
    return replace(mark, point=replace(mark.point, **changes))  # type: ignore[arg-type] # fields of the point


def with_total(built: Chart) -> Chart:
    return replace(built, marks=(*built.marks[:-1], change_point(built.marks[-1], whole=True)))


def test_the_largest_deviation_is_told_as_it_is() -> None:
    assert (
        write_title(deviations("-3.2", "1.0", "0.5"), SURPLUS)
        == "Lek 0 gick 3,2\u00a0mnkr back mot budget, mest av alla"
    )
    forecast = deviations("4.1", "1.0", "-0.5", measure="deviation_forecast")
    assert write_title(forecast, SURPLUS) == "Lek 0 väntas gå 4,1\u00a0mnkr plus mot budget, mest av alla"


def test_the_total_comes_before_its_parts() -> None:
    built = with_total(deviations("3.0", "-1.0", "2.0"))
    assert write_title(built, SURPLUS) == "Nämnden gick 2,0\u00a0mnkr plus mot budget, mest inom lek 0 (3,0)"
    assert write_title(built, replace(SURPLUS, flows=True)) == "Nämnden gick 2,0\u00a0mnkr plus mot budget"
    assert write_title(with_total(deviations("1.0", "-1.0", "0.0")), SURPLUS) == "Nämnden höll budgeten"


def test_nobody_is_first_when_two_share_the_place() -> None:
    assert "mest av alla" not in write_title(deviations("2.0", "-2.0", "1.0"), SURPLUS)
    assert write_title(chart("parts", make_mark("Boll", "2"), make_mark("Docka", "2")), SURPLUS) == ""


def test_no_surplus_is_claimed_of_what_is_none() -> None:
    title = write_title(deviations("3.2", "1.0", "0.5"), PLAIN)
    assert title == "Störst avvikelse: Lek 0, +3,2\u00a0mnkr"


def test_nothing_is_told_of_uncertain_figures() -> None:
    built = deviations("3.2", "1.0", "0.5")
    figure = replace(built.marks[0].figure, uncertain=True)
    uncertain = replace(built, marks=(change_point(built.marks[0], figure=figure), *built.marks[1:]))
    assert write_title(uncertain, SURPLUS) == ""


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
        make_mark(name, value, measure, series=measure, unit=PERCENT, reached=reached.get(name))
        for name in "abc"
        for measure, value in (("outcome", "5"), ("target", "6"))
    ]
    assert write_title(chart("targets", *marks)) == title


def test_one_target_is_told_with_its_outcome_and_without_a_verdict_that_nobody_has_given() -> None:
    def aim(reached: bool | None, period: str = "2023") -> Chart:
        outcome = make_mark("Lek", "26", series="u", unit=PERCENT, period=period, reached=reached)
        return chart("targets", outcome, make_mark("Lek", "60", "target", series="m", unit=PERCENT, reached=reached))

    assert write_title(aim(None)) == "Utfallet var 26\u00a0procent, målet är 60"
    assert write_title(aim(False)) == "Utfallet var 26\u00a0procent, målet 60 nåddes inte"
    assert write_title(aim(True)) == "Utfallet var 26\u00a0procent, målet 60 nåddes"
    assert write_title(aim(False, "2021")) == "Utfallet 2021 var 26\u00a0procent, målet 2023 är 60"


def test_shares_differ_by_percentage_points() -> None:
    women = make_mark("Lek", "55.7", series="Kvinnor", sex="women", unit=PERCENT)
    men = make_mark("Lek", "75.6", series="Män", sex="men", unit=PERCENT)
    title = write_title(chart("dumbbell", women, men))
    assert title == "Kvinnor 55,7\u00a0procent, män 75,6\u00a0procent: 19,9 procentenheter skiljer"


def line(*values: str, unit: Unit = PERCENT) -> list[Mark]:
    years = [str(2018 + number) for number in range(len(values))]
    return [
        replace(make_mark(year, value, series="Utfall", period=year, unit=unit), piece=0)
        for year, value in zip(years, values, strict=True)
    ]


def test_a_line_is_told_from_its_first_year_to_its_last() -> None:
    assert write_title(chart("lines", *line("31", "38"))) == "Andelen ökade från 31 till 38\u00a0procent 2018–2019"
    assert write_title(chart("lines", *line("38", "40", "38"))) == "Andelen var 38\u00a0procent både 2018 och 2020"
    assert write_title(chart("lines", *line("9", "8", unit=PER_PLACE))).startswith("Kostnaden minskade")


def test_nothing_is_told_across_a_break() -> None:
    first, second = line("31", "38")
    title = write_title(chart("lines", first, replace(second, piece=1)))
    assert title == "Andelen var 38\u00a0procent 2019"


def test_a_part_of_a_year_is_not_compared_with_a_whole_one() -> None:
    first, _ = line("31", "38")
    shorter = make_mark("jan–aug 2019", "38", series="Utfall", period="2019-01/2019-08", unit=PERCENT)
    assert "ökade" not in write_title(chart("lines", first, replace(shorter, piece=0)))


def test_budgets_are_counted_by_size_so_that_costs_printed_with_a_minus_are_costs() -> None:
    marks = [
        make_mark(name, value, measure, series=measure, unit=PER_PLACE)
        for name, values in (("a", ("-12", "-10")), ("b", ("-9", "-8")), ("c", ("-1", "-2")))
        for measure, value in zip(("outcome", "budget"), values, strict=True)
    ]
    wording = Wording(rows="verksamheter", cost=True)
    assert write_title(chart("bullet", *marks), wording) == "Kostnaden blev över budget för 2 av 3 verksamheter"


def test_the_outcome_of_a_slope_is_held_against_the_forecast() -> None:
    def pair(name: str, low: str, high: str) -> list[Mark]:
        return [
            make_mark("Prognos", low, "deviation_forecast", series=name, unit=MNKR),
            make_mark("Utfall", high, "deviation_outcome", series=name, unit=MNKR),
        ]

    rising = chart("slope", *pair("Lek", "1.0", "5.5"), *pair("Bygge", "1.0", "2.0"))
    wording = Wording(rows="områden")
    assert write_title(rising, wording) == "Utfallet blev högre än prognosen för båda två, mest: Lek (4,5\u00a0mnkr)"
    mixed = chart("slope", *pair("Lek", "1.0", "5.5"), *pair("Bygge", "1.0", "0.0"))
    assert write_title(mixed, wording) == "Utfallet blev högre än prognosen för 1 av 2 områden"


def test_a_sentence_that_is_too_long_gives_way_to_a_shorter_one_or_to_none() -> None:
    marks = [
        make_mark("Lek " * 30, "3.0", "deviation_outcome", unit=MNKR),
        make_mark("B", "1.0", "deviation_outcome", unit=MNKR),
    ]
    total = make_mark("Totalt", "4.0", "deviation_outcome", unit=MNKR, whole=True)
    assert write_title(chart("deviation", *marks, total), SURPLUS) == "Nämnden gick 4,0\u00a0mnkr plus mot budget"
    assert len("Nämnden gick 4,0 mnkr plus mot budget") <= LONGEST
    assert write_title(chart("parts", *marks)) == ""


def test_the_number_says_one_person_without_its_plural_and_an_index_has_no_unit() -> None:
    one = chart("lines", *line("2", "1", unit=PERSONS))
    assert write_title(one) == "Antalet minskade från 2 till 1, 2018–2019"
    assert write_title(chart("lines", *line("67", "78", unit=INDEX))) == "Indexet ökade från 67 till 78, 2018–2019"
