"""The verdict in the browser is Python's, on every pair of the real figures and on invented ones."""

import json
import random
from itertools import combinations_with_replacement, pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser

from build_site.comparing.comparability_facts import Facts
from build_site.comparing.judging import judge_set
from build_site.comparing.subjects import gather_subjects
from build_site.downloads.explored_endpoints import list_explored
from tests.built import REAL, check, make_content
from tests.toy import PROJECT

SCRIPT = PROJECT / "docs" / "assets" / "comparability.js"
EACH = """([rules, sets]) => rules.map((rule, place) => {
  const own = sets[place];
  return own.flatMap((one, first) => own.slice(first).map(other => judge([one, other], [rule]).rules.length)).join("");
})"""
WHOLE = """([rules, sets]) => sets.map(set => {
  const found = judge(set, rules);
  return [found.verdict, ...found.rules.map(one => one.rule)];
})"""


@pytest.fixture(scope="module")
def corpus() -> Any:
    return check(REAL).corpus


@pytest.fixture(scope="module")
def facts(corpus: Any) -> list[Facts]:
    """Those of every real figure that can be chosen."""
    return [one.facts for subject in gather_subjects(corpus) for one in subject.observations]


@pytest.fixture(scope="module")
def published() -> list[dict[str, Any]]:
    """The rules as they are published."""
    endpoint = next(one for one in list_explored(make_content(REAL)) if one.name == "comparability")
    (answer,) = endpoint.answers.values()
    return json.loads(json.dumps(list(answer.list_records())))  # type: ignore[no-any-return]


def ask(browser: Browser, script: str, *given: Any) -> Any:
    """What the site's own script answers in a browser."""
    page = browser.new_page()
    try:
        page.set_content("<p>")
        page.add_script_tag(content=f"{SCRIPT.read_text(encoding='utf-8')}\nglobalThis.judge = judge;", type="module")
        page.wait_for_function("() => Boolean(globalThis.judge)")
        return page.evaluate(script, list(given))
    finally:
        page.close()


def test_every_rule_says_the_same_of_all_pairs_of_the_real_figures(
    browser: Browser, corpus: Any, facts: list[Facts], published: list[dict[str, Any]]
) -> None:
    """What a rule says hangs on the facts that it names alone; so the pairs that differ in them are all pairs."""
    rules = corpus.comparability.rules
    assert [rule.id for rule in rules] == [rule["rule"] for rule in published]
    own = [list({tuple(getattr(one, name) for name in rule.facts): one for one in facts}.values()) for rule in rules]
    said = ask(browser, EACH, published, [[one._asdict() for one in kinds] for kinds in own])
    assert sum(map(len, said)) > 100_000
    for rule, kinds, answers in zip(rules, own, said, strict=True):
        pairs = combinations_with_replacement(kinds, 2)
        expected = "".join(str(len(judge_set(pair, [rule]).rules)) for pair in pairs)
        assert answers == expected, rule.id


def test_whole_sets_get_the_same_verdict_and_rules(
    browser: Browser, corpus: Any, facts: list[Facts], published: list[dict[str, Any]]
) -> None:
    chance = random.Random(15)  # noqa: S311 # sets to try, no secret
    values = {name: list({getattr(one, name) for one in facts}) for name in Facts._fields}
    real = [[one.facts for one in subject.observations] for subject in gather_subjects(corpus)]
    mixed = [chance.sample(facts, chance.randint(0, 6)) for _ in range(400)]
    near = [[one._replace(**{name: chance.choice(values[name])}) for name in Facts._fields] for one in mixed_of(mixed)]
    sets = [*real, *mixed, *(list(pair) for found in near for pair in pairwise(found))]
    said = ask(browser, WHOLE, published, [[one._asdict() for one in found] for found in sets])
    found = [judge_set(one, corpus.comparability.rules) for one in sets]
    assert said == [[one.verdict, *(rule.id for rule in one.rules)] for one in found]
    assert {one.verdict for one in found} == {"comparable", "reservations", "not_comparable"}


def mixed_of(sets: list[list[Facts]]) -> list[Facts]:
    """The first of each set."""
    return [found[0] for found in sets if found][:60]
