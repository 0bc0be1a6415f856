"""What the page for exploring reads: complete, as the data, and light however many municipalities there are."""

import gzip
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from build_site.comparing.comparability_facts import Facts
from build_site.comparing.judging import judge_set
from build_site.comparing.subjects import Subject, gather_subjects
from build_site.downloads import Downloads
from build_site.downloads.explored_endpoints import describe_figures
from build_site.downloads.json_files import format_document
from tests.built import REAL, check, collect_offered, parse_csv
from tests.toy import PROJECT

SWEDEN = 290
QUESTION, QUESTION_IN_SWEDEN = 200_000, 400_000  # bytes, compressed: what one question may weigh


@pytest.fixture(scope="module")
def offered() -> Downloads:
    return collect_offered(REAL)


def read(offered: Downloads, path: str) -> Any:
    return json.loads(offered.files[f"api/v1/{path}"])


def weigh(text: bytes) -> int:
    return len(gzip.compress(text, mtime=0))


def unfold(record: Any) -> list[dict[str, Any]]:
    return [record["shared"] | dict(zip(record["columns"], row, strict=True)) for row in record["rows"]]


def test_every_figure_to_use_is_in_one_file_with_its_place_and_value(offered: Downloads) -> None:
    rows = parse_csv(offered.files["data/observations.csv"])
    wanted = {
        f"{row['report']}/{row['table']}/{row['row']}": row["value_base"]
        for row in rows
        if row["preferred"] == "true" and (row["service"] or row["indicator"] or row["account"])
    }
    listed = read(offered, "explore.json")["records"][0]["subjects"]
    found = [
        one for subject in listed for one in unfold(read(offered, f"explore/{subject['subject']}.json")["records"][0])
    ]
    assert {one["address"].rpartition("/")[0] for one in found} == set(wanted)
    assert len({one["address"] for one in found}) == len(found) == sum(subject["figures"] for subject in listed)
    assert all(set(Facts._fields) <= one.keys() for one in found)


def test_the_rules_say_which_version_they_are_and_which_facts_they_go_by(offered: Downloads) -> None:
    document = read(offered, "comparability.json")
    assert document["about"]["facts"] == list(Facts._fields)
    assert document["about"]["version"].count(".") == 2
    assert {
        "unit",
        "measure",
        "period",
        "definition",
        "organisation",
        "population",
        "vintage",
        "uncertain",
        "break",
    } == {rule["reason"] for rule in document["records"]}


def test_found_comparisons_lead_to_the_page_with_the_choice_made(offered: Downloads) -> None:
    records = read(offered, "found_comparisons.json")["records"]
    subjects = {one["subject"] for one in read(offered, "explore.json")["records"][0]["subjects"]}
    assert len(records) > 300
    assert {one["subject"] for one in records} <= subjects
    assert all(one["address"].startswith(f"utforska/?vad={one['subject']}&matt=") for one in records)


def weigh_scripts() -> int:
    names = [*PROJECT.glob("docs/assets/explore*"), PROJECT / "docs" / "assets" / "comparability.js"]
    return sum(weigh(path.read_bytes()) for path in names)


def test_a_question_is_light(offered: Downloads) -> None:
    shared = [offered.files[f"api/v1/{name}.json"] for name in ("explore", "comparability")]
    heaviest = max(weigh(file) for path, file in offered.files.items() if path.startswith("api/v1/explore/"))
    assert sum(map(weigh, shared)) + heaviest + weigh_scripts() < QUESTION


def spread(subject: Subject) -> Subject:
    """The subject as it would be if every municipality in Sweden reported all of it, with values of their own."""
    found = []
    for number in range(SWEDEN):
        place = f"{number + 100:04d}"
        for order, one in enumerate(subject.observations):
            facts = one.facts._replace(municipality=place, place=place, meaning=place, body=f"{place}/sn")
            value = (one.figure.value or Decimal(1)) * Decimal(1000 + 37 * number + order) / 1000
            figure = replace(
                one.figure, value=value, report=f"kommun-{number}-{one.figure.report}", line=str(number + order)
            )
            found.append(replace(one, facts=facts, figure=figure, population=(one.population or 9000) + 311 * number))
    return replace(subject, observations=tuple(found))


def test_a_question_is_light_with_every_municipality_in_sweden(offered: Downloads) -> None:
    corpus = check(REAL).corpus
    largest = max(gather_subjects(corpus), key=lambda one: len(one.observations))
    file = format_document({"records": [describe_figures(spread(largest))]}).encode()
    listed = read(offered, "explore.json")["records"][0]
    listed["subjects"] = [
        one | {"municipalities": [f"{place:04d}" for place in range(SWEDEN)]} for one in listed["subjects"]
    ]
    names = {
        f"{place:04d}/{body}": f"Nämnden {body} i kommun {place}" for place in range(SWEDEN) for body in ("sn", "avn")
    }
    listed["names"]["bodies"] = names
    weights = {
        "figures": weigh(file),
        "list": weigh(json.dumps(listed).encode()),
        "rules": weigh(offered.files["api/v1/comparability.json"]),
        "scripts": weigh_scripts(),
    }
    assert sum(weights.values()) < QUESTION_IN_SWEDEN, weights
    print(weights)  # what was measured, for `pytest -s`


def test_the_verdict_of_thousands_of_figures_is_quick_enough_to_ask_for() -> None:
    """By what it does, not by the clock: figures that a rule can't tell apart are tried once."""
    corpus = check(REAL).corpus
    largest = spread(max(gather_subjects(corpus), key=lambda one: len(one.observations)))
    facts = [one.facts for one in largest.observations]
    assert len(facts) > 10_000
    assert judge_set(facts, corpus.comparability.rules).verdict != "comparable"
