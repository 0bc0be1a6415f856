"""What can be written is documented, and what is documented can be reached."""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from build_site.periods import Period
from build_site.reading.descriptors import read_schema
from tests.toy import PROJECT

GUIDE = PROJECT / "docs" / "om" / "lagg-till-rapport.md"
README = PROJECT / "README.md"
LISTS = PROJECT / "datasets" / "codelists"
COMMANDS = ("check", "verify", "build", "serve", "changes", "publish")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def codes(name: str) -> list[str]:
    with (LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [next(iter(row.values())) for row in csv.DictReader(file)]


def properties(schema: object) -> Iterator[str]:
    """The names of all properties that a schema knows, however deep."""
    if isinstance(schema, Mapping):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from properties(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from properties(value)


def choices(schema: object) -> Iterator[str]:
    """The values of all enumerations of a schema."""
    if isinstance(schema, Mapping):
        yield from (str(value) for value in schema.get("enum", ()))
        for value in schema.values():
            yield from choices(value)


def names_without_code_marks(text: str, names: list[str]) -> list[str]:
    """The names that the text never shows as code, in a line or in an example."""
    codes = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL) + re.findall(r"`([^`\n]+)`", text)
    shown = {word for code in codes for word in re.findall(r"[\w:$.-]+", code)}
    shown |= {word.rstrip(":") for word in shown}
    return [name for name in names if name not in shown]


def test_guide_documents_every_key_column() -> None:
    columns = codes("key_columns")
    assert len(columns) > 10
    assert names_without_code_marks(read(GUIDE), columns) == []


def test_guide_documents_every_property_of_ours() -> None:
    names = sorted({name for name in properties(read_schema("report_package")) if name.startswith("uppf:")})
    assert len(names) > 20
    assert names_without_code_marks(read(GUIDE), names) == []


def test_guide_documents_every_other_property_and_choice() -> None:
    schema = read_schema("report_package")
    assert names_without_code_marks(read(GUIDE), sorted(set(properties(schema)))) == []
    assert names_without_code_marks(read(GUIDE), sorted(set(choices(schema)))) == []
    comparison = read_schema("comparison")
    assert names_without_code_marks(read(GUIDE), sorted({*properties(comparison), *choices(comparison)})) == []


def test_guide_documents_every_status_and_measure() -> None:
    assert names_without_code_marks(read(GUIDE), [*codes("statuses"), *codes("measures")]) == []


def test_guide_names_every_code_list() -> None:
    lists = sorted(path.name for path in LISTS.glob("*.csv") if path.stem != "key_columns")
    assert names_without_code_marks(read(GUIDE), lists) == []


def test_guide_documents_the_columns_of_findings() -> None:
    fields = [field["name"] for field in read_schema("findings")["schema"]["fields"]]
    assert names_without_code_marks(read(GUIDE), fields) == []


def test_readme_names_every_command() -> None:
    text = read(README)
    assert [command for command in COMMANDS if not re.search(rf"build-site {command}\b", text)] == []
    targets = re.findall(r"^\.PHONY: (.+)$", read(PROJECT / "Makefile"), re.MULTILINE)[0].split()
    documented = [target for target in targets if target not in ("browser", "clean")]  # say themselves what they do
    assert [target for target in documented if f"make {target}" not in text] == []


def test_readme_leads_to_the_guide_that_documents_the_format() -> None:
    assert "(docs/om/lagg-till-rapport.md)" in read(README)


def test_guide_names_the_commands_that_an_editor_needs() -> None:
    text = read(GUIDE)
    for command in ("build-site check", "build-site verify --sources", "build-site publish", "make serve"):
        assert command in text


def test_example_of_the_guide_is_a_valid_package() -> None:
    """The example is read as a package would be."""
    (example,) = re.findall(r"```yaml\n(\$schema:.*?)```", read(GUIDE), re.DOTALL)
    descriptor = yaml.safe_load(example.replace("<64 tecken, se nedan>", "0" * 64))
    jsonschema.Draft202012Validator(read_schema("report_package")).validate(descriptor)
    fields = [field["name"] for field in descriptor["resources"][0]["schema"]["fields"]]
    (table,) = re.findall(r"```text\n(row,label.*?)```", read(GUIDE), re.DOTALL)
    assert table.splitlines()[0].split(",") == fields


def test_examples_of_comparisons_are_valid_and_show_both_kinds() -> None:
    """The examples are read as the files of comparisons would be."""
    blocks = re.findall(r"```yaml\n(.*?)```", read(GUIDE), re.DOTALL)
    examples = [yaml.safe_load(block) for block in blocks if "\nquestion: " in block]
    for example in examples:
        jsonschema.Draft202012Validator(read_schema("comparison")).validate(example)
        assert set(example.get("topics", ())) <= set(codes("topics"))
        for one in example.get("breaks", ()):
            Period.parse(str(one["period"]))
    assert ["points" in example["series"][0] for example in examples] == [False, True]


def _navigation(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            (target,) = entry.values()
            yield from [target] if isinstance(target, str) else _navigation(target)


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose tags are of no interest here."""


_Loader.add_multi_constructor("!", lambda _loader, _suffix, _node: None)


def test_every_handwritten_page_is_in_the_navigation() -> None:
    settings = yaml.load(read(PROJECT / "mkdocs.yml"), _Loader)  # noqa: S506 # a safe loader
    shown = set(_navigation(settings["nav"]))
    docs = PROJECT / "docs"
    handwritten = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    assert handwritten
    assert handwritten <= shown
    folders = (
        "kommuner",
        "jamfor",
        "utforska",
        "amnen",
        "mal",
        "granskning",
        "kalender",
        "data",
        "utgavor",
        "utgavor/andringar",
        "om/licenser",
    )
    assert shown == handwritten | {"index.md"} | {f"{folder}/index.md" for folder in folders}


def test_every_handwritten_page_has_a_title_and_a_description() -> None:
    for path in (PROJECT / "docs").rglob("*.md"):
        front = yaml.safe_load(read(path).split("---\n")[1])
        assert front["title"], path
        assert len(front["description"]) > 20, path


@pytest.mark.parametrize("path", sorted((PROJECT / "docs").rglob("*.md")), ids=lambda path: path.name)
def test_code_in_lists_is_indented_and_not_fenced(path: Path) -> None:
    """MkDocs shows the marks of a fence inside a list as text."""
    assert re.findall(r"(?m)^ +```.*", read(path)) == []
