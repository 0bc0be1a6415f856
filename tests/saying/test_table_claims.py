"""What is claimed of tables: the cases that went wrong once, and random tables recomputed without the claims' code."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.model import Figure, Table
from build_site.saying.choosing import FEWEST
from build_site.saying.claims import Claim, Kind
from build_site.saying.table_claims import claim_table
from tests.saying.making import codes, make_report, make_table

YEARS = {
    "y2020": ("outcome", "2020"),
    "y2021": ("outcome", "2021"),
    "y2022": ("outcome", "2022"),
    "y2024": ("outcome", "2024"),
}
ONE = {"outcome_2024": ("outcome", "2024")}
PLAN = {"budget": ("budget", "2024"), "outcome": ("outcome", "2024")}


def tell(table: Table, doubted: Sequence[Figure] = ()) -> list[Claim]:
    return list(claim_table(make_report(table), table, codes(), doubted))


def sentences(table: Table) -> list[str]:
    return [claim.render().text.replace("\u00a0", " ") for claim in tell(table)]


def test_a_gap_in_the_first_row_does_not_change_the_years_that_are_compared() -> None:
    table = make_table({"Alfa": ["100", "120", None, "0"], "Beta": ["200", "210", "220", "240"]}, YEARS)
    assert sentences(table) == [
        "Störst ändring av de 2 jämförbara raderna, i procent: Alfa minskade från 100 till 0 personer (−100,0 %) "
        "mellan 2020 och 2024."
    ]


def test_negative_changes_keep_their_minus_and_names_their_capital() -> None:
    table = make_table({"Botkyrka": ["-2"], "Eskilstuna": ["-5"]}, {"c": ("change", "2024")}, unit="percent")
    assert sentences(table) == ["Högst år 2024: Botkyrka, −2 procent. Lägst: Eskilstuna, −5 procent."]


def test_a_whole_is_told_where_its_parts_lack_what_it_has() -> None:
    """The budget is of all, and only the outcome is divided."""
    rows: dict[str, list[str | None]] = {
        "Vård": ["70", "90"],
        "Statlig": [None, "40"],
        "Annan": [None, "50"],
        "Familjehem": ["100", "90"],
    }
    rows["Stöd"] = ["9", "9"]
    parents = {"Statlig": "Vård", "Annan": "Vård"}
    count = "Utfallet 2024 ligger över budgeten för 1 av de 3 jämförbara raderna, under för 1, på samma nivå för 1."
    assert count in sentences(make_table(rows, PLAN, parents=parents))
    divided = "Utfallet 2024 ligger under budgeten för 2 av de 4 jämförbara raderna, över för 1, på samma nivå för 1."
    rows |= {"Statlig": ["30", "40"], "Annan": ["60", "50"]}
    assert divided in sentences(make_table(rows, PLAN, parents=parents))


def test_what_is_counted_in_two_ways_is_told_once() -> None:
    rows = {"Utan bidrag": ["70", "90"], "Med bidrag": ["70", "80"], "Familjehem": ["100", "90"], "Stöd": ["9", "8"]}
    table = make_table(rows, PLAN, of_which={"Med bidrag": "Utan bidrag"})
    assert sentences(table)[0] == "Utfallet 2024 ligger under budgeten för 2 av de 3 jämförbara raderna, över för 1."


def test_a_tie_is_said_as_a_tie() -> None:
    table = make_table({"Alfa": ["60"], "Beta": ["60"]}, ONE, unit="percent")
    assert sentences(table) == ["Alfa och Beta har lika mycket: 60 procent år 2024."]
    table = make_table({"Alfa": ["60"], "Beta": ["60"], "Gamma": ["1"], "Delta": ["2"]}, ONE)
    assert sentences(table) == ["Flest av de 4 raderna år 2024: Alfa och Beta, 60 personer vardera."]


def test_nothing_is_the_most_where_all_are_alike() -> None:
    assert sentences(make_table({name: ["7"] for name in "ABCD"}, ONE)) == []


def test_a_result_that_improves_from_minus_five_to_minus_three_is_no_decline() -> None:
    table = make_table({"Resultat": ["-5", "-3"]}, {"a": ("outcome", "2023"), "b": ("outcome", "2024")}, unit="mnkr")
    assert sentences(table) == ["Resultat ökade från −5 till −3 mnkr (+2 mnkr) mellan 2023 och 2024."]


def test_costs_that_are_printed_with_a_minus_are_told_without_it() -> None:
    table = make_table(
        {"Kostnader": ["-5.0", "-6.0"]}, {"a": ("outcome", "2023"), "b": ("outcome", "2024")}, unit="mnkr",
        flows={"Kostnader": "cost"},
    )  # fmt: skip
    assert sentences(table) == ["Kostnader ökade från 5,0 till 6,0 mnkr (+20,0 %) mellan 2023 och 2024."]


def test_months_are_not_held_against_whole_years() -> None:
    columns = {"a": ("outcome", "2023"), "b": ("outcome", "2024-01/2024-08")}
    table = make_table({"Andel": ["90", "100"]}, columns, unit="percent", kind="lines")
    assert sentences(table) == ["Andel: 100 procent januari–augusti 2024."]


def test_a_plan_for_the_year_is_not_held_against_the_outcome_of_its_first_months() -> None:
    columns = {"budget": ("budget", "2024"), "b": ("outcome", "2024-01/2024-08")}
    assert sentences(make_table({"A": ["90", "60"]}, columns)) == ["A: 60 personer januari–augusti 2024."]


def test_the_count_says_its_set_and_adds_up() -> None:
    rows = {"A": ["100", "120"], "B": ["100", "80"], "C": ["100", "70"], "D": ["100", "100"]}
    first, second = sentences(make_table(rows, PLAN, kind="bullet"))
    assert first == (
        "Utfallet 2024 ligger under budgeten för 2 av de 4 jämförbara raderna, över för 1, på samma nivå för 1."
    )
    assert second.startswith(
        "Störst skillnad av de 4 jämförbara raderna, i procent: C, 70 personer i utfallet 2024 mot 100"
    )


def test_a_doubted_figure_carries_nothing() -> None:
    rows = {"A": ["10", "12"], "B": ["10", "8"]}
    uncertain = make_table(rows, PLAN, uncertain=[("A", "outcome")])
    assert sentences(uncertain) == ["A och B har lika mycket: 10 personer i budgeten för 2024."]
    table = make_table(rows, PLAN)
    doubted = [table.figures[0], table.figures[3]]
    assert tell(table, doubted) == []


def test_the_latest_gap_between_women_and_men_comes_first() -> None:
    rows = {"Kvinnor": ["50", "60"], "Män": ["20", "58"]}
    table = make_table(
        rows, {"a": ("outcome", "2023"), "b": ("outcome", "2024")}, unit="percent", kind="dumbbell",
        sexes={"Kvinnor": "women", "Män": "men"},
    )  # fmt: skip
    # Both rows are about the same thing: they have no label of their own besides their sex.
    assert [claim.kind for claim in tell(table)] in ([], [Kind.DIFFERENCE])


SEXES = {"Kvinnor": "women", "Män": "men"}


def make_sexes(rows: dict[str, list[str]], counted: Sequence[str]) -> Table:
    """Shares of women and men, and how many they are of: the columns that are counted."""
    columns = {
        "share_2023": ("outcome", "2023"), "number_2023": ("outcome", "2023"),
        "share_2024": ("outcome", "2024"), "number_2024": ("outcome", "2024"),
    }  # fmt: skip
    table = make_table(rows, columns, unit="percent", kind="dumbbell", sexes=SEXES)
    persons = codes().units["persons"]
    figures = [replace(one, unit=persons) if one.column.name in counted else one for one in table.figures]
    return replace(table, figures=tuple(figures))


def test_a_share_of_a_few_persons_is_passed_over() -> None:
    """Half of two men is no half of men: the time before, when there were enough of both, is told instead."""
    numbers = ("number_2023", "number_2024")
    few = make_sexes({"Kvinnor": ["55", "70", "50", "28"], "Män": ["75", "45", "100", "19"]}, numbers)
    assert sentences(few) == ["År 2023: kvinnor 55 och män 75 procent, 20 procentenheter skiljer."]
    enough = make_sexes({"Kvinnor": ["55", "70", "50", "28"], "Män": ["75", "45", "100", "20"]}, numbers)
    assert sentences(enough) == ["År 2024: kvinnor 50 och män 100 procent, 50 procentenheter skiljer."]
    assert sentences(make_sexes({"Kvinnor": ["55", "7", "50", "8"], "Män": ["75", "4", "100", "2"]}, numbers)) == []


def test_what_has_been_spent_so_far_is_no_result_of_a_whole_project() -> None:
    columns = {"budget": ("budget", ""), "forecast": ("forecast", ""), "outcome": ("outcome", "")}
    rows = {"Hiss": ["100", "150", "10"], "Kök": ["100", "70", "20"], "Tak": ["100", "90", "30"]}
    table = make_table(rows, columns, unit="tkr")
    assert sentences(table)[0] == "Prognosen ligger under budgeten för 2 av de 3 jämförbara raderna, över för 1."
    only = make_table(
        {name: [row[0], row[2]] for name, row in rows.items()}, {k: columns[k] for k in ("budget", "outcome")}
    )
    assert not any("mot" in said or "budgeten för" in said for said in sentences(only)), sentences(only)


def test_what_is_the_same_at_both_ends_is_not_called_unchanged() -> None:
    table = make_table({"Lek": ["1", "3", "1"]}, dict(list(YEARS.items())[:3]))
    assert sentences(table) == ["Lek: 1 person både 2020 och 2022."]


@pytest.mark.parametrize(
    ("unit", "numbers", "said"),
    [
        ("months", ["7", "7.5"], "Tid: 7,5 mån år 2024."),  # 7 may be 7,49
        ("months", ["7.0", "7.5"], "Tid ökade från 7,0 till 7,5 mån (+7,1 %) mellan 2023 och 2024."),
        ("percent", ["93", "92.9"], "Tid: 92,9 procent år 2024."),
        ("percent", ["93.0", "92.9"], "Tid minskade från 93,0 till 92,9 procent (−0,1 procentenheter) mellan 2023 och"),
        ("persons", ["2", "1"], "Tid minskade från 2 till 1 person (−1 person) mellan 2023 och 2024."),
    ],
)
def test_a_change_that_the_last_decimals_cannot_tell_is_none(unit: str, numbers: list[str], said: str) -> None:
    columns = {"a": ("outcome", "2023"), "b": ("outcome", "2024")}
    (told,) = sentences(make_table({"Tid": numbers}, columns, unit=unit))
    assert told.startswith(said)


def test_what_the_last_decimals_cannot_tell_is_on_the_plan_and_not_the_most() -> None:
    said = sentences(make_table({"A": ["7", "7.4"], "B": ["6", "5"], "C": ["5", "4"]}, PLAN, unit="months"))
    assert said == ["Utfallet 2024 ligger under budgeten för 2 av de 3 jämförbara raderna, på samma nivå för 1."]
    (alone,) = sentences(make_table({"A": ["7", "7.4"]}, PLAN, unit="months"))
    assert alone == "A: 7,4 mån i utfallet 2024 mot 7 i budgeten."


def test_ties_are_named_in_deviations_and_sums_too() -> None:
    deviations = {"A": ["5"], "B": ["5"], "C": ["-3"], "D": ["-3"], "E": ["-3"], "F": ["-3"]}
    table = make_table(deviations, {"d": ("deviation_outcome", "2024")}, unit="mnkr", kind="deviation")
    assert sentences(table) == ["Störst positiv avvikelse år 2024 av de 6 raderna: A och B, +5 mnkr vardera."]
    parts = make_table({"A": ["5"], "B": ["5"], "S": ["10"]}, ONE, kind="parts", parents={"A": "S", "B": "S"})
    assert sentences(parts) == ["A och B har lika mycket: 5 personer år 2024."]


def test_a_time_with_only_one_sex_is_no_comparison() -> None:
    rows: dict[str, list[str | None]] = {"Kvinnor": ["60", None], "Män": ["50", "55"]}
    columns = {"a": ("outcome", "2023"), "b": ("outcome", "2024")}
    table = make_table(rows, columns, unit="percent", kind="dumbbell", sexes=SEXES)
    assert sentences(table) == ["År 2023: kvinnor 60 och män 50 procent, 10 procentenheter skiljer."]


def test_a_printed_total_is_held_against_its_plan_too() -> None:
    rows = {"Löner": ["107", "91"], "Övrigt": ["160", "241"], "Summa": ["267", "332"]}
    table = make_table(rows, PLAN, unit="tkr", parents={"Löner": "Summa", "Övrigt": "Summa"})
    assert sentences(table)[-1] == "Totalt: 332 tkr i utfallet 2024 mot 267 i budgeten (+24,3 %)."
    gap: dict[str, list[str | None]] = {"Löner": ["107", "91"], "Övrigt": ["160", "241"], "Summa": ["267", None]}
    table = make_table(gap, PLAN, unit="tkr", parents={"Löner": "Summa", "Övrigt": "Summa"})
    assert not any(said.startswith("Totalt") for said in sentences(table))


def test_one_of_two_each_way_is_not_counted() -> None:
    said = sentences(make_table({"Löner": ["107", "91"], "Övrigt": ["160", "241"]}, PLAN))
    assert said == [
        "Störst skillnad av de 2 jämförbara raderna, i procent: Övrigt, 241 personer i utfallet 2024 mot 160 i "
        "budgeten (+50,6 %)."
    ]


@pytest.mark.parametrize(
    ("measure", "period", "said"),
    [
        ("deviation_forecast", "2024", "Störst väntad positiv avvikelse för 2024 av de 2 raderna: A, +5 mnkr."),
        ("deviation_outcome", "2024", "Störst positiv avvikelse år 2024 av de 2 raderna: A, +5 mnkr."),
        ("deviation_outcome", "2024-01/2024-03", "Störst positiv avvikelse januari–mars 2024 av de 2 raderna: A, +5"),
    ],
)
def test_a_deviation_says_whether_it_is_expected_and_of_when(measure: str, period: str, said: str) -> None:
    table = make_table({"A": ["5"], "B": ["-2"]}, {"d": (measure, period)}, unit="mnkr", kind="deviation")
    assert sentences(table)[0].startswith(said)


def test_shares_differ_in_percentage_points_and_amounts_in_per_cent() -> None:
    columns = {"a": ("outcome", "2023"), "b": ("outcome", "2024")}
    (share,) = sentences(make_table({"A": ["40", "50"]}, columns, unit="percent"))
    (amount,) = sentences(make_table({"A": ["40", "50"]}, columns))
    assert share == "A ökade från 40 till 50 procent (+10 procentenheter) mellan 2023 och 2024."
    assert amount == "A ökade från 40 till 50 personer (+25,0 %) mellan 2023 och 2024."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        # one step of 0,9 is eleven per cent: the amounts choose, and are said
        ({"Ukraina": ["0.9", "3.3"], "Etablering": ["20.0", "25.0"]}, "de 2 jämförbara raderna: Etablering, 25,0 mnkr"),
        ({"Ukraina": ["0.9", "3.3"]}, "Ukraina: 3,3 mnkr i utfallet 2024 mot 0,9 i budgeten (+2,4 mnkr)."),
        ({"Ukraina": ["1.9", "1.0"]}, "Ukraina: 1,0 mnkr i utfallet 2024 mot 1,9 i budgeten (−0,9 mnkr)."),
        # printed finely enough, little money is divided as other money is
        ({"Ukraina": ["0.90", "3.30"]}, "Ukraina: 3,30 mnkr i utfallet 2024 mot 0,90 i budgeten (+266,7 %)."),
        ({"Ukraina": ["2.0", "3.0"]}, "Ukraina: 3,0 mnkr i utfallet 2024 mot 2,0 i budgeten (+50,0 %)."),
    ],
)
def test_what_is_printed_coarsely_is_not_divided(rows: dict[str, list[str]], said: str) -> None:
    assert said in sentences(make_table(rows, PLAN, unit="mnkr"))[-1]


numbers = st.integers(-50, 50).map(str) | st.none()


@given(st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=6), st.permutations(range(3)))
def test_what_is_claimed_of_random_tables_is_true(rows: list[tuple[str | None, ...]], order: list[int]) -> None:
    names = [f"Rad {number}" for number in range(len(rows))]
    years = [("a", ("outcome", "2021")), ("b", ("outcome", "2022")), ("c", ("outcome", "2023"))]
    columns = dict(years[number] for number in order)
    cells = {name: [row[number] for number in order] for name, row in zip(names, rows, strict=True)}
    for claim in tell(make_table(cells, columns, kind="lines")):
        assert_change_is_true(claim, rows)


def assert_change_is_true(claim: Claim, rows: list[tuple[str | None, ...]]) -> None:
    """The most that changed did so between the first and the last year that have numbers, by the basis it names."""
    text = claim.render().text
    years = sorted({figure.period.year for figure in claim.figures if figure.period})
    if claim.kind is Kind.LEVEL or len(years) == 1:
        return
    first, last = (year - 2021 for year in years)
    pairs = {
        f"Rad {number}": (Decimal(row[first] or 0), Decimal(row[last] or 0))
        for number, row in enumerate(rows)
        if row[first] is not None and row[last] is not None
    }
    name = claim.values[0].name
    before, after = pairs[name]
    if after == before:
        assert " både " in text
        return
    assert ("ökade" in text) == (after > before)
    assert ("minskade" in text) == (after < before)
    if claim.kind is Kind.EXTREME:
        divide = all(one >= FEWEST for one, _ in pairs.values())
        assert (", i procent" in text) == divide
        sizes = {key: abs(two - one) / one if divide else abs(two - one) for key, (one, two) in pairs.items()}
        assert all(sizes[name] > size for key, size in sizes.items() if key != name)
        assert f"de {len(pairs)} " in text


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8))
def test_counts_of_random_plans_are_right(rows: list[tuple[str | None, str | None]]) -> None:
    cells = {f"Rad {number}": list(row) for number, row in enumerate(rows)}
    whole = [(Decimal(plan), Decimal(result)) for plan, result in rows if plan is not None and result is not None]
    for claim in tell(make_table(cells, PLAN, kind="bullet")):
        if claim.kind is Kind.COUNT:
            over, under = sum(b > a for a, b in whole), sum(b < a for a, b in whole)
            text = claim.render().text
            said = max(over, under)
            way = "över" if over >= under else "under"
            assert f" {way} budgeten för " in text
            assert claim.scope.size == len(whole)
            assert said == len(whole) or f"för {said} av de {len(whole)} " in text


@given(st.lists(numbers, min_size=2, max_size=8))
def test_what_is_most_of_random_amounts_is_most(values: list[str | None]) -> None:
    table = make_table({f"Rad {number}": [value] for number, value in enumerate(values)}, ONE)
    present = [Decimal(value) for value in values if value is not None]
    for claim in tell(table):
        amounts = [value.amount for value in claim.values]
        if claim.kind is Kind.EXTREME:
            assert set(amounts) == {max(present)}
            assert len(amounts) == present.count(max(present)) < len(present)
        if claim.kind is Kind.RANK:
            assert all(one >= other for one, other in pairwise(amounts))
            assert sorted(amounts) == sorted(present)


@pytest.mark.parametrize(
    "kind", ["bars", "bullet", "lines", "slope", "parts", "deviation", "targets", "panels", "dumbbell"]
)
def test_a_table_of_nothing_claims_nothing(kind: str) -> None:
    assert tell(make_table({"A": [None], "B": [None]}, ONE, kind=kind)) == []
