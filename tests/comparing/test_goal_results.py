"""Whether indicators reach their targets: one case for each rule, and never a rating of what isn't there."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.comparing.goal_results import (
    RatedIndicator,
    Rating,
    count_results,
    find_goals,
    rate_indicators,
    select_shares,
)
from build_site.comparing.target_rules import RULES, Result, TargetRule, read_range
from build_site.formatting import format_number
from build_site.model import READING, Column, Corpus, DeclaredFinding, Figure, Report, Row, Table
from build_site.periods import Period
from tests.built import REAL, check, get_report, get_table
from tests.toy import BOTKYRKA, Toy

REACHED, NOT_REACHED, NOT_RATED, AT_LIMIT = Result.REACHED, Result.NOT_REACHED, Result.NOT_RATED, Result.AT_LIMIT
AT_LEAST, AT_MOST, ABOVE = TargetRule.AT_LEAST, TargetRule.AT_MOST, TargetRule.ABOVE
BELOW, MORE, LESS = TargetRule.BELOW, TargetRule.MORE_THAN_BEFORE, TargetRule.LESS_THAN_BEFORE
SAME, BETWEEN, NO_OUTCOME = TargetRule.SAME, TargetRule.BETWEEN, TargetRule.NO_OUTCOME
NO_NUMBER, NO_DIRECTION, NO_PREVIOUS = TargetRule.NO_NUMBER, TargetRule.NO_DIRECTION, TargetRule.NO_PREVIOUS
ONLY_WORDS, SO_FAR, DOUBTED = TargetRule.ONLY_WORDS, TargetRule.SO_FAR, TargetRule.DOUBTED
HIGHER_CODE, LOWER_CODE = "adult_education_pass_rate", "sick_leave"


@pytest.fixture(scope="module")
def corpus(checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets).corpus


class Goals:
    """Builds a report's table of indicators, row by row."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.report = get_report(corpus, BOTKYRKA)
        self._pattern = get_table(self.report, "grades").figures[0]
        self._columns: dict[tuple[str, str], Column] = {}
        self._figures: list[Figure] = []

    def add(  # the facts of a row
        self,
        target: str,
        outcomes: Mapping[str, str],
        *,
        label: str = "Andel glada",
        unit: str = "percent",
        indicator: str = "",
        **cells_of_row: str,
    ) -> "Goals":
        """Add an indicator; an outcome or a target of "" is an empty cell."""
        row = Row(f"rad-{len(self._figures)}", 2, label, ("1",), **cells_of_row)  # type: ignore[arg-type] # sex and aim
        cells = {("target", "2019"): target, **{("outcome", period): text for period, text in outcomes.items()}}
        for (measure, period), text in cells.items():
            name = f"{measure}_{period}"
            column = self._columns.setdefault(
                (measure, period), Column(name, name, name, True, measure, Period.parse(period))
            )
            number = text.replace(".", "").removeprefix("-").isdecimal()
            self._figures.append(
                replace(
                    self._pattern,
                    row=row,
                    column=column,
                    meaning=self.corpus.codes.measures[measure],
                    period=column.period,
                    sex=row.sex or "total",
                    unit=self.corpus.codes.units[unit],
                    indicator=indicator,
                    value=Decimal(text) if number else None,
                    text="" if number else text,
                    status="" if text else "not_reported",
                )
            )
        return self

    def table(self, **changes: object) -> Table:
        rows = tuple({figure.row.id: figure.row for figure in self._figures}.values())
        table = replace(
            get_table(self.report, "grades"),
            group="goals",
            columns=tuple(self._columns.values()),
            rows=rows,
            figures=tuple(self._figures),
        )
        return replace(table, **changes)  # type: ignore[arg-type] # fields of a table

    def rate(self, **changes: object) -> tuple[RatedIndicator, ...]:
        report = replace(self.report, tables=(self.table(**changes),))
        return rate_indicators(report, self.corpus.codes)

    def rating(self) -> Rating:
        (indicator,) = self.rate()
        return indicator.rating


@pytest.fixture
def goals(corpus: Corpus) -> Goals:
    return Goals(corpus)


# What a rating rests on


@pytest.mark.parametrize(("period", "so_far"), [("2019-01/2019-08", True), ("2019", False)])
def test_an_outcome_that_ends_before_its_target_is_one_so_far(goals: Goals, period: str, so_far: bool) -> None:
    assert goals.add("80", {period: "85"}).rating().is_so_far is so_far


def test_a_target_without_an_outcome_is_not_so_far_and_rests_on_itself(goals: Goals) -> None:
    rating = goals.add("80", {}).rating()
    assert not rating.is_so_far
    assert rating.figures == (rating.target,)


def test_an_outcome_is_held_against_its_target_or_the_outcome_before(goals: Goals, corpus: Corpus) -> None:
    level = goals.add("80", {"2018": "70", "2019": "85"}, indicator=HIGHER_CODE).rating()
    assert level.figures == (level.outcome, level.target)
    change = Goals(corpus).add("öka", {"2018": "70", "2019": "85"}, label="Andel glada ökar").rating()
    assert change.basis is MORE
    assert change.figures == (change.outcome, change.previous)


def test_only_judged_shares_in_per_cent_fit_one_scale(goals: Goals, corpus: Corpus) -> None:
    goals.add("80", {"2019": "85"}, label="Andel glada", indicator=HIGHER_CODE)
    goals.add("80", {}, label="Andel nöjda", indicator=HIGHER_CODE)
    goals.add("öka", {"2018": "70", "2019": "85"}, label="Andel lugna ökar")
    goals.add("80", {"2019": "85"}, label="Antal glada", unit="persons", indicator=HIGHER_CODE)
    found = select_shares(goals.rate(), corpus.codes)
    assert [one.rating.row.label for one in found] == ["Andel glada"]


# Rules


@pytest.mark.parametrize(
    ("target", "outcomes", "label", "result", "rule"),
    [
        # a number, where higher is better
        ("80", {"2019": "81"}, "Andel glada ökar", REACHED, AT_LEAST),
        ("80", {"2019": "80.0"}, "Andel glada ökar", REACHED, AT_LEAST),
        ("80", {"2019": "79.9"}, "Andel glada ökar", NOT_REACHED, AT_LEAST),
        ("80", {"2019": "0"}, "Andel glada ökar", NOT_REACHED, AT_LEAST),
        ("-5", {"2019": "-4"}, "Resultatet ökar", REACHED, AT_LEAST),
        # a number, where lower is better
        ("8", {"2019": "7.5"}, "Andel sjuka minskar", REACHED, AT_MOST),
        ("8", {"2019": "8.0"}, "Andel sjuka minskar", REACHED, AT_MOST),
        ("8", {"2019": "8.1"}, "Andel sjuka minskar", NOT_REACHED, AT_MOST),
        ("8", {"2019": "0"}, "Andel sjuka ska minska", REACHED, AT_MOST),
        # words that say the direction
        ("Ökar", {"2018": "70", "2019": "71"}, "Andel glada", REACHED, MORE),
        ("Ökar", {"2018": "70", "2019": "70.0"}, "Andel glada", NOT_REACHED, MORE),
        ("ökar", {"2018": "70", "2019": "69"}, "Andel glada", NOT_REACHED, MORE),
        ("Minskar", {"2018": "70", "2019": "69"}, "Andel sjuka", REACHED, LESS),
        ("Minskar", {"2018": "70", "2019": "70"}, "Andel sjuka", NOT_REACHED, LESS),
        ("minska", {"2018": "70", "2019": "71"}, "Andel sjuka", NOT_REACHED, LESS),
        # other words
        ("Ja", {"2019": "Ja"}, "Håller budgeten", REACHED, SAME),
        ("Ja", {"2018": "Ja", "2019": "Ja"}, "Håller budgeten", REACHED, SAME),
        ("Ja", {"2019": "Nej"}, "Håller budgeten", NOT_REACHED, SAME),
        ("80", {"2019": "80"}, "Andel glada (ökar).", REACHED, AT_LEAST),
        ("80", {"2019": "80"}, "Andel glada", REACHED, SAME),  # whichever way is better
        ("Bra", {"2019": "9.2"}, "Andel glada", NOT_RATED, ONLY_WORDS),
        # an interval has two ends, and both belong to it
        ("5-15%", {"2018": "7", "2019": "9.2"}, "Personalomsättning minskar", REACHED, BETWEEN),
        ("5-15%", {"2019": "5"}, "Personalomsättning", REACHED, BETWEEN),
        ("5–15 %", {"2019": "15.0"}, "Personalomsättning", REACHED, BETWEEN),
        ("5-15%", {"2019": "15.1"}, "Personalomsättning", NOT_REACHED, BETWEEN),
        ("5-15%", {"2019": "4.9"}, "Personalomsättning", NOT_REACHED, BETWEEN),
        ("5-15%", {"2019": "Ja"}, "Personalomsättning", NOT_RATED, NO_NUMBER),
        # what can't get better than it was hasn't failed
        ("Ökar", {"2018": "100", "2019": "100"}, "Andel glada", AT_LIMIT, MORE),
        ("Ökar", {"2018": "100", "2019": "99"}, "Andel glada", NOT_REACHED, MORE),
        ("Minskar", {"2018": "0", "2019": "0"}, "Andel sjuka", AT_LIMIT, LESS),
        ("Minskar", {"2018": "0", "2019": "1"}, "Andel sjuka", NOT_REACHED, LESS),
        # what can't be rated
        ("80", {}, "Andel glada ökar", NOT_RATED, NO_OUTCOME),
        ("80", {"2018": "90"}, "Andel glada ökar", NOT_RATED, NO_OUTCOME),
        ("80", {"2018": "90", "2019": ""}, "Andel glada ökar", NOT_RATED, NO_OUTCOME),
        ("80", {"2020": "90"}, "Andel glada ökar", NOT_RATED, NO_OUTCOME),
        ("Ökar", {"2018": "70", "2019": ""}, "Andel glada", NOT_RATED, NO_OUTCOME),
        ("Ja", {}, "Håller budgeten", NOT_RATED, NO_OUTCOME),
        ("80", {"2019": "Ja"}, "Andel glada ökar", NOT_RATED, NO_NUMBER),
        ("80", {"2019": "79"}, "Andel glada", NOT_RATED, NO_DIRECTION),
        ("80", {"2018": "70", "2019": "90"}, "Andel glada", NOT_RATED, NO_DIRECTION),
        ("Ökar", {"2019": "70"}, "Andel glada", NOT_RATED, NO_PREVIOUS),
        ("Ökar", {"2018": "", "2019": "70"}, "Andel glada", NOT_RATED, NO_PREVIOUS),
        ("Minskar", {"2018": "Nej", "2019": "70"}, "Andel sjuka", NOT_RATED, NO_PREVIOUS),
        ("Ökar", {"2019-01/2019-04": "60", "2019": "70"}, "Andel glada", NOT_RATED, NO_PREVIOUS),
    ],
)
def test_each_rule(  # a table's columns
    goals: Goals, target: str, outcomes: dict[str, str], label: str, result: str, rule: str
) -> None:
    rating = goals.add(target, outcomes, label=label).rating()
    assert (rating.result, rating.basis) == (result, rule)


@pytest.mark.parametrize(
    ("unit", "period", "outcome", "result", "rule"),
    [
        ("participants", "2019-01/2019-08", "99", NOT_RATED, SO_FAR),
        ("participants", "2019-01/2019-08", "100", REACHED, AT_LEAST),
        ("participants", "2019", "99", NOT_REACHED, AT_LEAST),
        ("percent", "2019-01/2019-08", "99", NOT_REACHED, AT_LEAST),
    ],
)
def test_count_that_may_still_reach_its_target_is_not_said_to_have_missed_it(  # a table's columns
    goals: Goals, unit: str, period: str, outcome: str, result: str, rule: str
) -> None:
    rating = goals.add("100", {period: outcome}, label="Antal glada ökar", unit=unit).rating()
    assert (rating.result, rating.basis) == (result, rule)


@pytest.mark.parametrize(
    ("target", "outcome", "result", "rule"),
    [
        ("Ökar", "39", NOT_RATED, SO_FAR),
        ("Ökar", "41", REACHED, MORE),
        ("Minskar", "39", NOT_RATED, SO_FAR),
    ],
)
def test_count_so_far_has_not_missed_the_whole_year_before(
    goals: Goals, target: str, outcome: str, result: str, rule: str
) -> None:
    outcomes = {"2018": "40", "2019-01/2019-08": outcome}
    rating = goals.add(target, outcomes, label="Antal glada", unit="participants").rating()
    assert (rating.result, rating.basis) == (result, rule)


def test_latest_outcome_of_the_targets_year_is_held_against_the_latest_before_it(goals: Goals) -> None:
    outcomes = {"2019": "75", "2017": "90", "2018-01/2018-08": "60", "2018": "70", "2019-01/2019-08": "50"}
    rating = goals.add("Ökar", outcomes).rating()
    assert rating.outcome is not None
    assert rating.previous is not None
    assert [rating.outcome.value, rating.previous.value] == [75, 70]
    assert rating.result == REACHED


words = st.sampled_from(["", "Ja", "Ökar", "Minskar", "5-15%"])
numbers = st.decimals(0, 100, places=1).map(str)
cells = st.one_of(words, numbers)


@given(
    target=cells.filter(bool),
    outcomes=st.dictionaries(st.sampled_from(["2017", "2018", "2018-08", "2019-01/2019-08", "2019"]), cells),
    label=st.sampled_from(["Andel glada", "Andel glada ökar", "Andel sjuka minskar"]),
    unit=st.sampled_from(["percent", "participants"]),
    indicator=st.sampled_from(["", HIGHER_CODE, LOWER_CODE]),
)
def test_missing_value_is_never_rated_and_every_result_has_a_rule(  # facts of an indicator
    corpus: Corpus, target: str, outcomes: dict[str, str], label: str, unit: str, indicator: str
) -> None:
    rating = Goals(corpus).add(target, outcomes, label=label, unit=unit, indicator=indicator).rating()
    assert rating.basis in RULES
    assert not rating.target.is_empty
    if rating.outcome is None:
        assert rating.result == NOT_RATED
        assert not [text for period, text in outcomes.items() if text and period.startswith("2019")]
    else:
        assert not rating.outcome.is_empty
    if rating.result != NOT_RATED:
        assert rating.outcome is not None
    if rating.basis in (MORE, LESS):
        assert rating.previous is not None
        assert rating.previous.value is not None


# How an outcome is held against a number


@pytest.mark.parametrize(
    ("aim", "outcome", "result", "rule"),
    [
        ("above", "43", NOT_REACHED, ABOVE),  # the number is where one begins
        ("above", "43.1", REACHED, ABOVE),
        ("at_least", "43", REACHED, AT_LEAST),
        ("below", "43", NOT_REACHED, BELOW),
        ("below", "42.9", REACHED, BELOW),
        ("at_most", "43", REACHED, AT_MOST),
        ("at_most", "43.1", NOT_REACHED, AT_MOST),
    ],
)
def test_the_row_says_how_before_label_and_list_do(
    goals: Goals, aim: str, outcome: str, result: str, rule: str
) -> None:
    rating = goals.add("43", {"2019": outcome}, label="Andel glada ökar", aim=aim, indicator=LOWER_CODE).rating()
    assert (rating.result, rating.basis) == (result, rule)


@pytest.mark.parametrize(
    ("aim", "number", "unit", "result"),
    [
        ("above", "100", "percent", AT_LIMIT),
        ("above", "100", "participants", NOT_REACHED),
        ("below", "0", "participants", AT_LIMIT),
    ],
)
def test_a_baseline_at_the_end_of_the_scale_cant_be_passed(
    goals: Goals, aim: str, number: str, unit: str, result: str
) -> None:
    assert goals.add(number, {"2019": number}, aim=aim, unit=unit).rating().result == result


# What adds up over the year


@pytest.mark.parametrize(
    ("declared", "unit", "target", "outcome", "result"),
    [
        (True, "percent", "80", "70", NOT_RATED),
        (True, "percent", "80", "81", REACHED),
        (True, "percent", "5-15%", "9", NOT_RATED),
        (True, "percent", "5-15%", "4", NOT_RATED),
        (True, "percent", "5-15%", "16", NOT_REACHED),  # more months can't mend it
        (None, "percent", "80", "70", NOT_REACHED),
        (None, "persons", "132", "99", NOT_RATED),
        (False, "persons", "132", "99", NOT_REACHED),  # how many there are, not how many have come
    ],
)
def test_list_says_what_adds_up_where_the_unit_says_it_wrong(
    corpus: Corpus, *, declared: bool | None, unit: str, target: str, outcome: str, result: str
) -> None:
    indicator = replace(corpus.codes.indicators[HIGHER_CODE], accumulates=declared)
    codes = replace(corpus.codes, indicators={**corpus.codes.indicators, HIGHER_CODE: indicator})
    goals = Goals(replace(corpus, codes=codes))
    rating = goals.add(target, {"2019-01/2019-08": outcome}, unit=unit, indicator=HIGHER_CODE).rating()
    assert rating.result == result
    assert rating.is_so_far


@pytest.mark.parametrize(("outcome", "result"), [("7", NOT_RATED), ("9", NOT_REACHED)])
def test_what_adds_up_past_its_ceiling_has_missed_it_already(goals: Goals, outcome: str, result: str) -> None:
    rating = goals.add("8", {"2019-01/2019-08": outcome}, label="Antal sjuka minskar", unit="participants").rating()
    assert rating.result == result


# Doubt


def test_nothing_is_rated_by_a_figure_that_a_finding_calls_wrong(goals: Goals) -> None:
    goals.add("80", {"2019": "81"}, label="Andel glada ökar")
    goals.add("", {"2019": "75"}, label="Andel glada ökar", sex="women")
    goals.add("", {"2019": "85"}, label="Andel glada ökar", sex="men")
    (sound,) = goals.rate()
    assert (sound.rating.result, sound.gap is not None) == (REACHED, True)
    table = goals.table()
    for row, gap in ((table.rows[0], True), (table.rows[1], False)):
        finding = DeclaredFinding(
            file_line=2, table=table.id, row=row.id, column="outcome_2019", relation=READING, kind="text",
            difference=None, lines="", printed="", expected="", unit="", explanation="", cause="x",
        )  # fmt: skip
        report = replace(goals.report, tables=(replace(table, lines=((1, 99999),)),), findings=(finding,))
        (doubted,) = rate_indicators(report, goals.corpus.codes)
        assert (doubted.rating.basis == DOUBTED) == gap
        assert (doubted.gap is not None) == gap


# Forms of targets


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("5-15%", ("5", "15")),
        ("5–15 %", ("5", "15")),
        ("1,5-2", ("1.5", "2")),
        ("10 000–12 000", ("10000", "12000")),
        ("15-5%", None),
        ("5-5", None),
        ("1,2-3,4-5", None),
        ("2020-01", None),
        ("minst 5", None),
        ("-5", None),
        ("", None),
    ],
)
def test_an_interval_is_two_numbers_in_order(text: str, limits: tuple[str, str] | None) -> None:
    assert read_range(text) == (limits and tuple(map(Decimal, limits)))


# Direction


@pytest.mark.parametrize(
    ("label", "indicator", "rule"),
    [
        ("Andel glada", HIGHER_CODE, AT_LEAST),
        ("Andel glada", LOWER_CODE, AT_MOST),
        ("Andel glada", "", NO_DIRECTION),
        ("Andel glada", "staff_employees", NO_DIRECTION),  # neither is better
        ("Andel glada", "finns_inte", NO_DIRECTION),
        ("Andel glada minskar", HIGHER_CODE, AT_MOST),  # what is printed goes before the list
        ("Andel glada ska öka (Nytt 2023)", LOWER_CODE, AT_LEAST),
        ("Ökande andel glada", "", NO_DIRECTION),  # whole words only
    ],
)
def test_direction_comes_from_the_label_and_then_from_the_code_list(
    goals: Goals, label: str, indicator: str, rule: str
) -> None:
    assert goals.add("50", {"2019": "49"}, label=label, indicator=indicator).rating().basis == rule


def test_direction_of_the_target_goes_before_that_of_the_label(goals: Goals) -> None:
    rating = goals.add(
        "Minskar", {"2018": "60", "2019": "50"}, label="Andel glada ökar", indicator=HIGHER_CODE
    ).rating()
    assert (rating.result, rating.basis) == (REACHED, LESS)


# Which rows are indicators


def test_row_without_a_target_is_no_indicator(goals: Goals) -> None:
    goals.add("", {"2018": "70", "2019": "71"}, label="Andel glada ökar")
    assert goals.rate() == ()


@pytest.mark.parametrize("change", [{"group": "services"}, {"running_text": True}], ids=str)
def test_only_printed_tables_of_goals_are_rated(goals: Goals, change: dict[str, object]) -> None:
    goals.add("80", {"2019": "81"}, label="Andel glada ökar")
    assert len(goals.rate()) == 1
    assert goals.rate(**change) == ()


def test_indicators_come_in_print_order_with_their_table(goals: Goals) -> None:
    goals.add("80", {"2019": "81"}, label="B ökar").add("80", {"2019": "81"}, label="A ökar")
    assert [(one.table.id, one.rating.row.label) for one in goals.rate()] == [
        ("grades", "B ökar"),
        ("grades", "A ökar"),
    ]


# Women and men


def test_gap_is_what_women_have_more_than_men(goals: Goals) -> None:
    goals.add("80", {"2018": "60", "2019": "75"}, label="Andel glada ökar")
    goals.add("", {"2018": "10", "2019": "80.5"}, label="Andel glada ökar", sex="women")
    goals.add("", {"2018": "90", "2019": "82.0"}, label="Andel glada ökar", sex="men")
    (indicator,) = goals.rate()
    assert indicator.gap is not None
    assert (indicator.gap.women.sex, indicator.gap.men.sex) == ("women", "men")
    assert indicator.gap.difference == Decimal("-1.5")
    assert format_number(indicator.gap.difference) == "−1,5"


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("women", "Andel glada ökar", "80")],
        [("women", "Andel glada ökar", "80"), ("men", "Andel glada ökar", "")],
        [("women", "Andel glada ökar", "80"), ("men", "Andel sjuka minskar", "70")],
    ],
    ids=["neither", "only women", "men without a value", "another indicator"],
)
def test_no_gap_without_both(goals: Goals, rows: list[tuple[str, str, str]]) -> None:
    goals.add("80", {"2019": "75"}, label="Andel glada ökar")
    for sex, label, outcome in rows:
        goals.add("", {"2019": outcome}, label=label, sex=sex)
    (indicator,) = goals.rate()
    assert indicator.gap is None


def test_no_gap_without_an_outcome(goals: Goals) -> None:
    goals.add("80", {"2018": "75"}, label="Andel glada ökar")
    for sex in ("women", "men"):
        goals.add("", {"2018": "75"}, label="Andel glada ökar", sex=sex)
    (indicator,) = goals.rate()
    assert indicator.gap is None


# Counts


def test_results_are_counted_and_none_is_left_out(goals: Goals) -> None:
    assert set(count_results([]).values()) == {0}
    for outcome in ("79", "80", "81", ""):
        goals.add("80", {"2019": outcome}, label="Andel glada ökar")
    assert count_results(goals.rate()) == {REACHED: 2, NOT_REACHED: 1, AT_LIMIT: 0, NOT_RATED: 1}


# Goals that the committee has assessed itself


def test_goals_are_the_rows_with_a_level(corpus: Corpus) -> None:
    report = get_report(corpus, BOTKYRKA)
    table = get_table(report, "assessments")
    assert find_goals(report) == ()
    goal = replace(table.rows[0], level="good")
    figures = tuple(replace(one, row=goal) if one.row is table.rows[0] else one for one in table.figures)
    assessed = replace(table, rows=(goal, *table.rows[1:]), figures=figures)
    (found,) = find_goals(replace(report, tables=(assessed,)))
    assert (found.table, found.row) == (assessed, goal)
    assert found.words is not None
    assert found.words.text == "God"


def real_ratings() -> list[tuple[Report, Rating]]:
    corpus = check(REAL).corpus
    return [(report, one.rating) for report in corpus.reports for one in rate_indicators(report, corpus.codes)]


def test_real_indicators_are_never_rated_without_an_outcome() -> None:
    ratings = real_ratings()
    assert len(ratings) > 50
    assert [rating.row.id for _, rating in ratings if rating.outcome is None and rating.result != NOT_RATED] == []
    assert {rating.result for _, rating in ratings} == set(Result)


def test_real_indicators_are_rated_as_a_reader_of_the_reports_would() -> None:
    found = {(report.id, rating.row.id): rating for report, rating in real_ratings()}
    early, late, whole = (
        "botkyrka-avun-2020-delar-2", "botkyrka-avun-2023-delar-2", "botkyrka-sn-2022-verksamhetsberattelse"
    )  # fmt: skip
    expected = {
        (early, "ungdomsgarantin-till-studier"): (NOT_REACHED, ABOVE),  # 43 from 43, source line 327
        (early, "botkyrkabor-pa-yrkeshogskolan-totalt"): (REACHED, ABOVE),  # 20 from 19, source line 322
        (early, "beviljade-ansokningar"): (AT_LIMIT, MORE),  # 100 from 100
        (early, "nyanstallda-totalt"): (NOT_RATED, SO_FAR),  # 2,2 in eight months, 12,6 in a year
        (early, "nettoutfall-inom-budget"): (REACHED, SAME),
        (late, "personalomsattning-nyanstallda"): (NOT_RATED, SO_FAR),  # 9,2 of 5–15, still growing
        (late, "yrkeshogskola-antal-totalt"): (NOT_REACHED, AT_LEAST),  # 99 of 132, source line 182
        (late, "sfi-grundlaggande-totalt"): (NOT_RATED, SO_FAR),  # grows at each admission, source line 175
        (whole, "samverkansoverenskommelser"): (REACHED, AT_LEAST),  # 2 of 2
    }
    assert {key: (found[key].result, found[key].basis) for key in expected} == expected
    counts = {}
    for name in (early, late, whole):
        rated = [rating for (report, _), rating in found.items() if report == name and rating.is_rated]
        counts[name] = (sum(rating.result == REACHED for rating in rated), len(rated))
    assert counts == {early: (7, 13), late: (7, 11), whole: (9, 31)}
