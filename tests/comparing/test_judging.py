"""The verdict of a set of figures: what each rule says, and what holds whatever the figures are."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.comparing.comparability_facts import Facts
from build_site.comparing.judging import VERDICTS, judge_set
from build_site.model.comparability import ComparabilityRule
from build_site.reading.comparability_package import read_comparability
from build_site.reading.packages import load_datasets
from tests.built import REAL, check
from tests.memory import recall
from tests.toy import Toy

PLAIN = Facts(
    thing="households", measured="level", stage="actual", service="sfi", indicator="pupils", account="", flow="",
    label="", period="2022", length="12", season="01-12", adds="yes", way="", covers="", meaning="0127",
    body="0127/avun", place="0127", municipality="0127", sex="total", age="", whole="no", money="no", relative="no",
    grows="no", per="", as_of="", lead="", uncertain="no", era="", against="no",
)  # fmt: skip


@pytest.fixture(scope="module")
def rules() -> tuple[ComparabilityRule, ...]:
    """The project's own rules."""
    return read_comparability(load_datasets(REAL, recall).definitions).rules


def judge(rules: tuple[ComparabilityRule, ...], *facts: Facts) -> tuple[str, list[str]]:
    found = judge_set(facts, rules)
    return found.verdict, [rule.id for rule in found.rules]


def test_figures_that_differ_only_in_year_are_comparable(rules: tuple[ComparabilityRule, ...]) -> None:
    assert judge(rules, PLAIN, PLAIN._replace(period="2023")) == ("comparable", [])
    assert judge(rules, PLAIN) == judge(rules) == ("comparable", [])


@pytest.mark.parametrize(
    ("one", "other", "verdict", "found"),
    [
        ({}, {"thing": "persons"}, "not_comparable", ["unit"]),
        ({}, {"measured": "difference"}, "not_comparable", ["measure-kind"]),
        ({}, {"stage": "planned"}, "reservations", ["measure"]),
        ({"against": "yes"}, {"stage": "planned"}, "comparable", []),
        ({}, {"indicator": "grades"}, "not_comparable", ["subject"]),
        ({"flow": "cost"}, {"flow": "income"}, "not_comparable", ["flow"]),
        ({"account": "rent"}, {"account": "goods"}, "reservations", ["account"]),
        ({}, {"service": "adult_education"}, "reservations", ["service"]),
        ({"label": "0127/sn/Barn"}, {"label": "0127/sn/Unga"}, "reservations", ["label"]),
        ({}, {"length": "8", "season": "01-08"}, "not_comparable", ["length-added", "length"]),
        ({"adds": "no"}, {"adds": "no", "length": "8"}, "reservations", ["length"]),
        ({"per": "first"}, {"per": "first", "length": "8"}, "reservations", ["length"]),
        ({"length": "1", "season": "03-03"}, {"length": "1", "season": "08-08"}, "reservations", ["season"]),
        ({"way": "monthly-average"}, {"way": "within-period"}, "not_comparable", ["way"]),
        ({"way": "monthly-average"}, {}, "comparable", []),
        ({"covers": "all"}, {"covers": "some"}, "reservations", ["covers"]),
        ({}, {"place": "0484", "meaning": "0484"}, "reservations", ["definition-unknown"]),
        ({"meaning": "a/b"}, {"meaning": "a/b", "place": "0484"}, "comparable", []),
        ({}, {"sex": "women"}, "reservations", ["sex-part"]),
        ({"sex": "men"}, {"sex": "women"}, "comparable", []),
        ({"relative": "yes"}, {"relative": "yes", "sex": "women"}, "comparable", []),
        ({}, {"age": "16–24 år"}, "reservations", ["age"]),
        ({"whole": "yes"}, {"whole": "yes", "body": "0127/sn"}, "reservations", ["organisation"]),
        ({}, {"body": "0127/sn"}, "comparable", []),
        (
            {"money": "yes"}, {"money": "yes", "place": "0484", "meaning": "0484"},
            "reservations", ["definition-unknown", "organisation-place"],
        ),
        ({"grows": "yes"}, {"grows": "yes", "municipality": "0484"}, "reservations", ["population"]),
        (
            {"grows": "yes", "per": "inhabitant"}, {"grows": "yes", "per": "inhabitant", "municipality": "0484"},
            "comparable", [],
        ),
        ({"lead": "4"}, {"lead": "8", "period": "2023"}, "reservations", ["vintage"]),
        ({"lead": "4", "as_of": "2022-08"}, {"lead": "8", "as_of": "2022-04"}, "reservations", ["vintage", "revised"]),
        ({"lead": "4"}, {}, "comparable", []),
        ({"uncertain": "yes"}, {}, "reservations", ["uncertain"]),
        ({"era": "x"}, {"period": "2021"}, "reservations", ["break"]),
        ({"era": "x"}, {"era": "y", "body": "0127/sn"}, "comparable", []),
    ],
)  # fmt: skip
def test_every_rule_speaks_of_what_it_is_about_and_of_nothing_else(
    rules: tuple[ComparabilityRule, ...], one: dict[str, str], other: dict[str, str], verdict: str, found: list[str]
) -> None:
    assert judge(rules, PLAIN._replace(**one), PLAIN._replace(**other)) == (verdict, found)


def test_every_rule_is_tried_above(rules: tuple[ComparabilityRule, ...]) -> None:
    mark = next(
        one
        for one in test_every_rule_speaks_of_what_it_is_about_and_of_nothing_else.pytestmark  # type: ignore[attr-defined]
        if one.name == "parametrize"
    )
    assert {rule.id for rule in rules} == {rule for case in mark.args[1] for rule in case[3]}


def test_one_alone_may_be_uncertain(rules: tuple[ComparabilityRule, ...]) -> None:
    assert judge(rules, PLAIN._replace(uncertain="yes")) == ("reservations", ["uncertain"])


values = {name: st.sampled_from(["", "yes", "no", "12", "x"]) for name in Facts._fields}
some_facts = st.builds(Facts, **values)
near_facts = st.builds(lambda changed: PLAIN._replace(**changed), st.fixed_dictionaries({}, optional=values))
sets = st.lists(st.one_of(some_facts, near_facts), max_size=6)


@given(facts=sets, more=st.one_of(some_facts, near_facts))
def test_another_figure_never_makes_it_better(
    rules: tuple[ComparabilityRule, ...], facts: list[Facts], more: Facts
) -> None:
    before, after = judge_set(facts, rules), judge_set([*facts, more], rules)
    assert VERDICTS.index(after.verdict) >= VERDICTS.index(before.verdict)
    assert set(before.rules) <= set(after.rules)


@given(facts=sets, data=st.data())
def test_neither_order_nor_repetition_matters(
    rules: tuple[ComparabilityRule, ...], facts: list[Facts], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(facts))
    assert judge_set(mixed, rules) == judge_set(facts, rules) == judge_set([*facts, *mixed], rules)


@given(facts=sets)
def test_the_verdict_is_that_of_the_worst_pair(rules: tuple[ComparabilityRule, ...], facts: list[Facts]) -> None:
    pairs = [judge_set([one, other], rules).verdict for one in facts for other in facts]
    assert judge_set(facts, rules).verdict == max(pairs, key=VERDICTS.index, default="comparable")


def test_the_verdict_is_the_worst_that_any_rule_gives(rules: tuple[ComparabilityRule, ...]) -> None:
    milder = tuple(replace(rule, verdict="reservations") for rule in rules)
    assert judge(milder, PLAIN, PLAIN._replace(thing="persons"))[0] == "reservations"


def test_the_toy_reads_the_same_rules(toy: Toy, rules: tuple[ComparabilityRule, ...]) -> None:
    assert toy.read().comparability.rules == rules


def test_the_real_definitions_pass_their_checks() -> None:
    assert check(REAL).corpus.comparability.definitions
