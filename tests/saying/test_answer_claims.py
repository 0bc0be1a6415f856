"""Answers to what comparisons ask: right, of the whole of what is asked, and silent where the figures don't say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.comparing.comparison import ComparedPoint, ComparedSeries, ComparedValue, Comparison
from build_site.comparing.shown_values import build_shown_values
from build_site.formatting import NBSP
from build_site.model import AskKind, Asks, Break, ComparisonSpec, Figure, Selector, SeriesSpec
from build_site.periods import Period
from build_site.saying.answer_claims import claim_answer
from build_site.vocabularies import Flow
from tests.saying.making import codes, make_report, make_table

YEARS = {"before": ("outcome", "2021"), "now": ("outcome", "2022")}
Figures = Mapping[str, Sequence[Figure]]


def compare(  # a test says only what it needs
    series: Figures,
    kind: str,
    asked: Sequence[str] = (),
    *,
    verdict: str = "reservations",
    breaks: tuple[Break, ...] = (),
    base: str = "total",
) -> Comparison:
    """A comparison of some figures that asks something of all its series, or of those named."""
    report = make_report()
    spec = ComparisonSpec(
        id="c", path="c.yaml", title="Leksaker", question="?", summary="", group="years", topics=(),
        series=tuple(SeriesSpec(name, tuple(Selector() for _ in figures)) for name, figures in series.items()),
        bases=(base,), verdict=verdict, reasons=(), breaks=breaks, cost=False, asks=Asks(AskKind(kind), tuple(asked)),
    )  # fmt: skip
    points = (
        tuple(ComparedPoint(report, one, (ComparedValue(base, one.base_value),)) for one in figures)
        for figures in series.values()
    )
    places = {code: one.name_in_text for code, one in codes().municipalities.items()}
    return Comparison(spec, tuple(map(ComparedSeries, spec.series, points)), places)


def say(comparison: Comparison, doubted: Sequence[Figure] = ()) -> str:
    found = claim_answer(comparison, build_shown_values(comparison, codes()), doubted)
    return " ".join(one.render().text for one in found).replace(NBSP, " ")


def titles(comparison: Comparison) -> list[str]:
    (found,) = claim_answer(comparison, build_shown_values(comparison, codes()))
    return [one.replace(NBSP, " ") for one in found.render_titles()]


def figures_of(
    rows: Mapping[str, Sequence[str | None]],
    columns: Mapping[str, tuple[str, str]] = YEARS,
    unit: str = "persons",
    sexes: Mapping[str, str] | None = None,
) -> Figures:
    """The printed figures of each row."""
    table = make_table(rows, columns, unit=unit, sexes=sexes)
    return {label: [one for one in table.figures if one.row.label == label and one.value is not None] for label in rows}


@pytest.mark.parametrize(
    ("kind", "before", "now", "said"),
    [
        ("rises", "8", "9", "Ja"),
        ("rises", "9", "8", "Nej"),
        ("falls", "9", "8", "Ja"),
        ("falls", "8", "9", "Nej"),
        ("rises", "-5", "-3", "Ja"),
        ("rises", "0", "2", "Ja"),
        ("rises", "8", "8", "Ungefär lika"),
        ("falls", "8", "8", "Ungefär lika"),
    ],
)
def test_a_change_answers_yes_or_no(kind: str, before: str, now: str, said: str) -> None:
    answer = say(compare(figures_of({"Dockor": (before, now)}), kind))
    shown = now.replace("-", "−"), before.replace("-", "−")
    assert answer == f"{said}: {shown[0]} personer år 2022 mot {shown[1]} år 2021."


@pytest.mark.parametrize(("before", "now", "said"), [("92.9", "93", "Ungefär lika"), ("92.4", "93", "Ja")])
def test_what_rounding_can_explain_is_no_change(before: str, now: str, said: str) -> None:
    assert say(compare(figures_of({"Dockor": (before, now)}, unit="percent"), "rises")).startswith(
        f"{said}: 93 procent"
    )


def test_series_that_go_different_ways_answer_both() -> None:
    comparison = compare(figures_of({"Dockor": ("1", "2"), "Bilar": ("4", "3")}), "rises")
    assert say(comparison).startswith("Både ja och nej: 2 personer år 2022 mot 1 år 2021")
    assert titles(comparison)[-1] == "Både ja och nej: en ökning i 1 av 2 serier"


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=4))
def test_yes_means_that_all_have_risen_and_no_that_none_has(changes: list[tuple[int, int]]) -> None:
    rows = {f"Sak {number}": (str(one), str(other)) for number, (one, other) in enumerate(changes)}
    answer = say(compare(figures_of(rows), "rises")).partition(":")[0]
    risen = [other > one for one, other in changes]
    alike = all(one == other for one, other in changes)
    assert answer == ("Ungefär lika" if alike else "Ja" if all(risen) else "Både ja och nej" if any(risen) else "Nej")


def test_no_answer_crosses_a_break() -> None:
    comparison = compare(
        figures_of({"Dockor": ("8", "9")}), "rises", breaks=(Break(Period.parse("2022"), "Fler räknas."),)
    )
    assert say(comparison) == ""


def test_no_answer_holds_months_against_a_year() -> None:
    columns = {"before": ("outcome", "2021"), "now": ("outcome", "2022-01/2022-08")}
    assert say(compare(figures_of({"Dockor": ("8", "9")}, columns), "rises")) == ""


def test_no_answer_rests_on_a_doubted_figure_or_on_a_part_of_what_is_asked() -> None:
    figures = figures_of({"Dockor": ("8", "9"), "Bilar": ("3", "4")})
    assert say(compare(figures, "rises"), [figures["Dockor"][0]]) == ""
    gap = figures_of({"Dockor": ("8", "9"), "Bilar": (None, "4")})
    assert say(compare(gap, "rises", ["Dockor", "Bilar"])) == ""
    assert say(compare(gap, "rises", ["Dockor"])).startswith("Ja: ")


def test_what_is_not_comparable_has_no_answer() -> None:
    assert say(compare(figures_of({"Dockor": ("8", "9")}), "rises", verdict="not_comparable")) == ""


def test_places_are_held_against_each_other() -> None:
    figures = dict(figures_of({"Alla": ("12.3",), "Riket": ("7.0",)}, {"now": ("outcome", "2022-03")}, "percent"))
    figures["Alla"] = [replace(one, municipality="0484") for one in figures["Alla"]]
    figures["Riket"] = [replace(one, municipality="00") for one in figures["Riket"]]
    comparison = compare(figures, "higher")
    assert say(comparison) == "Ja: 12,3 procent i Eskilstuna mot 7,0 i riket, mars 2022."
    turned = compare({name: figures[name] for name in ("Riket", "Alla")}, "higher")
    assert say(turned) == "Nej: 7,0 procent i riket mot 12,3 i Eskilstuna, mars 2022."


@pytest.mark.parametrize(
    ("women", "men", "said"),
    [
        ("7.9", "4.1", "Kvinnor: 7,9 procent år 2022 mot 4,1 för män."),
        ("4.1", "7.9", "Män: 7,9 procent år 2022 mot 4,1 för kvinnor."),
        ("4.1", "4.1", "Ungefär lika: 4,1 procent för kvinnor mot 4,1 för män, år 2022."),
    ],
)
def test_the_highest_is_named(women: str, men: str, said: str) -> None:
    figures = figures_of({"Kvinnor": (women,), "Män": (men,)}, {"now": ("outcome", "2022")}, "percent")
    assert say(compare(figures, "highest")) == said


def test_of_three_that_share_the_first_place_none_is_named() -> None:
    rows = {"A": ("7",), "B": ("7",), "C": ("1",)}
    assert say(compare(figures_of(rows, {"now": ("outcome", "2022")}), "highest")) == ""


def test_an_index_says_nothing_of_which_is_highest() -> None:
    figures = figures_of({"A": ("7",), "B": ("5",)}, {"now": ("outcome", "2022")})
    assert say(compare(figures, "highest", base="index")) == ""


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("0.4", "10.0", "Ja: A (+0,4 mnkr år 2022) och B (+10,0 mnkr år 2022)."),
        ("0.4", "-1.0", "Både ja och nej: A ja (+0,4 mnkr år 2022) och B nej (−1,0 mnkr år 2022)."),
        ("-0.4", "-1.0", "Nej: A (−0,4 mnkr år 2022) och B (−1,0 mnkr år 2022)."),
    ],
)
def test_budgets_are_kept_or_not(one: str, other: str, said: str) -> None:
    figures = figures_of({"A": (one,), "B": (other,)}, {"now": ("deviation_outcome", "2022")}, "mnkr")
    assert say(compare(figures, "kept")) == said


def test_an_amount_is_no_answer_to_whether_a_budget_is_kept() -> None:
    assert say(compare(figures_of({"A": ("9",)}, {"now": ("outcome", "2022")}, "mnkr"), "kept")) == ""


def make_forecasts(outcome: str, forecast: str, flow: str = "") -> dict[str, Figure]:
    columns = {"f": ("deviation_forecast", "2022"), "o": ("deviation_outcome", "2022")}
    table = make_table({"Netto": (forecast, outcome)}, columns, unit="mnkr", flows={"Netto": flow})
    return {one.column.name: one for one in table.figures}


@pytest.mark.parametrize(("outcome", "word"), [("78.5", "98,2 bättre"), ("-20.0", "0,3 sämre")])
def test_a_miss_is_better_or_worse_than_expected(outcome: str, word: str) -> None:
    made = make_forecasts(outcome, "-19.7", Flow.NET)
    answer = say(compare({"Väntat efter april": [made["f"]], "Utfall": [made["o"]]}, "missed"))
    sign = "+78,5" if outcome == "78.5" else "−20,0"
    assert answer == f"Utfallet blev {sign} mnkr: {word} än väntat efter april."


def test_the_largest_miss_is_of_all_things() -> None:
    one, other = make_forecasts("38.1", "17.9"), make_forecasts("0.7", "-1.5")
    series = {
        "Barn, väntat efter augusti": [one["f"]], "Barn, utfall": [one["o"]],
        "Vuxna, väntat efter augusti": [other["f"]], "Vuxna, utfall": [other["o"]],
    }  # fmt: skip
    assert say(compare(series, "missed")) == ("Barn: +38,1 mnkr mot +17,9 väntat efter augusti, störst skillnad av 2.")


def test_a_miss_needs_an_outcome() -> None:
    made = make_forecasts("1", "2")
    assert say(compare({"Väntat efter april": [made["f"]]}, "missed")) == ""


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("9", "8"), ("7", "6"), ("5", "5")], "Kvinnor har högre andel i 2 av 3 jämförelser, och i 1 är det lika."),
        ([("8", "9"), ("6", "7")], "Män har högre andel i 2 av 2 jämförelser."),
        ([("8", "9"), ("7", "6")], "Det varierar: kvinnor har högre andel i 1 av 2 jämförelser, män i 1."),
    ],
)
def test_who_is_higher_more_often(pairs: list[tuple[str, str]], said: str) -> None:
    rows, sexes = {}, {}
    for number, (women, men) in enumerate(pairs):
        for name, value, sex in ((f"Sak {number}, kvinnor", women, "women"), (f"Sak {number}, män", men, "men")):
            rows[name], sexes[name] = (value,), sex
    assert say(compare(figures_of(rows, {"now": ("outcome", "2022")}, "percent", sexes), "sexes")) == said


@pytest.mark.parametrize(("unit", "start"), [("index", "Ja: index 81 år"), ("persons", "Ja: 81 personer år")])
def test_a_number_that_has_no_unit_after_it_is_called_an_index(unit: str, start: str) -> None:
    rising = compare(figures_of({"A": ("77", "81")}, unit=unit), "rises")
    assert say(rising).startswith(start)
    assert all("index" in one for one in titles(rising)) is (unit == "index")
