import csv
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from build_site.reading.patterns import has_words, say_pattern
from tests.toy import PROJECT

SCHEMAS = PROJECT / "build_site" / "reading" / "schemas"


def find_patterns(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        if isinstance(content.get("pattern"), str):
            yield content["pattern"]
        for value in content.values():
            yield from find_patterns(value)
    elif isinstance(content, list):
        for value in content:
            yield from find_patterns(value)


def all_patterns() -> list[str]:
    files = [
        *SCHEMAS.glob("*.yaml"),
        *(PROJECT / "datasets" / name / "datapackage.yaml" for name in ("codelists", "reference")),
    ]
    found = {one for file in files for one in find_patterns(yaml.safe_load(file.read_text(encoding="utf-8")))}
    with (PROJECT / "datasets" / "codelists" / "key_columns.csv").open(encoding="utf-8", newline="") as file:
        found |= {row["pattern"] for row in csv.DictReader(file) if row["pattern"]}
    return sorted(found)


def test_there_are_patterns() -> None:
    assert len(all_patterns()) > 10


@pytest.mark.parametrize("pattern", all_patterns())
def test_every_pattern_of_the_project_is_said_in_words_with_an_example_that_fits(pattern: str) -> None:
    assert has_words(pattern)
    said = say_pattern(pattern)
    assert not re.search(r"[\[\]{}^$*+|\\]", said)
    if "till exempel " in said:
        examples = re.split(r", | eller ", said.partition("till exempel ")[2])
        assert [one for one in examples if not re.fullmatch(pattern, one)] == []


def test_choices_are_listed() -> None:
    assert say_pattern("a|b") == "a eller b"
    assert say_pattern("income|cost|net") == "income, cost eller net"


def test_a_pattern_without_words_is_not_shown() -> None:
    assert say_pattern("[x-z]{3}") == "den som de andra raderna har"
