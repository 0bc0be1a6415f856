"""Markup in every text field of the toy datasets: what somebody could have written there to run a script in a reader.

A field is a place in a description (a property of the YAML) or in a table (a cell of a column). Fields of the same kind
stand at the same place in files of the same sort: the titles of all resources are one kind, a column's cells another.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from build_site.checks import recorded_cells
from build_site.pipeline import publish_edition
from build_site.reading.packages import load_datasets
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy, replace_once

# What has run a script, or become an element, in some template, format or program: an attribute's end, a script's, a
# comment, CDATA, a template's expression, Markdown's links, attributes and code, and text that is an entity already
# (in forms that are not taken for letters read in a wrong encoding).
# It begins as a sentence does, so that the numbers of the sentence before keep their declared origin.
_PAYLOAD = (
    """A"><script>pwned("{key}")</script>'><img src=data:x onerror=pwned("{key}")><b class={key}>fet</b></title>"""
    """</script></div><!-- ]]> {{{{site}}}} [x](javascript:pwned("{key}")) `kod` *kursiv* """
    """{{: onclick=pwned("{key}")}} &lti&gt &DoubleRightArrow; &amp {key}"""
)
_SHORT_PAYLOAD = """"><img src=data:x onerror=pwned("{key}")>"""
_SHORT_KINDS = ("reports.resources.uppf:plain_title",)  # at most 70 characters
_MORE = {
    "reference/events.csv": "2026-11-01,renamed,botkyrka/avun/2018-delar-1,botkyrka/avun/2019-delar-1,Nytt namn.\n",
    "definitions/breaks.csv": f"dockteatern,0127,avun,,,,2019,Dockteatern flyttades hit.,{BOTKYRKA},1\n",
    "definitions/definitions.csv": f"leksaker,0127,avun,,,,,,,,,,Alla leksaker som är hela.,{BOTKYRKA},1\n",
}
_LETTERS = "bcdfghjklmnpqrtvwx"  # no digits: a digit in a text must be in the source


@dataclass(frozen=True, slots=True)
class Field:
    """A text in the datasets: its file, its kind, and the word in the payload that tells it from all others."""

    file: str
    kind: str
    key: str

    @property
    def payload(self) -> str:
        """What is written behind the field's own text."""
        return (_SHORT_PAYLOAD if self.kind in _SHORT_KINDS else _PAYLOAD).format(key=self.key)


@dataclass
class Poisoner:
    """Writes a payload of its own into every text of the datasets.

    Attributes:
        accepts: whether fields of a kind get one.
        fields: those that have got one.
    """

    accepts: Callable[[str], bool]
    fields: list[Field] = field(default_factory=list)

    def poison(self, datasets: Path) -> list[Field]:
        """Change every description and table in place."""
        for path in sorted(datasets.rglob("*.yaml")):
            file = path.relative_to(datasets).as_posix()
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
            content = self._change(content, file, _sort(file), "")
            path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
        for path in sorted(datasets.rglob("*.csv")):
            if path.name != "verified.csv":  # digests, written by `verify`
                self._poison_table(path, path.relative_to(datasets).as_posix())
        return self.fields

    def _change(self, value: Any, file: str, sort: str, place: str) -> Any:
        if isinstance(value, Mapping):
            return {key: self._change(one, file, sort, f"{place}.{key}") for key, one in value.items()}
        if isinstance(value, list):
            return [self._change(one, file, sort, place) for one in value]
        return self._add(value, file, f"{sort}{place}") if isinstance(value, str) else value

    def _poison_table(self, path: Path, file: str) -> None:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        sort = f"{_sort(file)} {path.stem}"
        changed = [
            [self._add(cell, file, f"{sort}.{name}") for name, cell in zip(rows[0], row, strict=True)]
            for row in rows[1:]
        ]
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([rows[0], *changed])
        path.write_text(text.getvalue(), encoding="utf-8")

    def _add(self, text: str, file: str, kind: str) -> str:
        if not text or not self.accepts(kind):
            return text
        found = Field(file, kind, _spell(len(self.fields)))
        self.fields.append(found)
        return found.payload if kind in _SHORT_KINDS else f"{text} {found.payload}"


def publish_poisoned(toy: Toy, accepts: Callable[[str], bool]) -> list[Field]:
    """Publish the toy datasets as they are, correct a figure, poison the texts and publish them again, all checked.

    Returns:
        The fields that have got a payload.
    """
    fill_empty_tables(toy)
    _record(toy.datasets)
    publish_edition(toy.datasets)
    toy.edit("operating_result.csv", "-4.0,-16.0", "-4.5,-16.0", ESKILSTUNA)
    toy.edit("operating_result.csv", "-6.0,-24.0", "-6.5,-24.0", ESKILSTUNA)
    fields = Poisoner(accepts).poison(toy.datasets)
    (toy.datasets / "questions").mkdir()  # text with SQL, and no field: nothing of it may run either
    harm = Field("questions/1-fraga.sql", "questions", "questions").payload
    question = f"-- {harm}?\n-- {harm}\nSELECT '{harm.replace(';', '')}'\n"
    (toy.datasets / "questions" / "1-fraga.sql").write_text(question, encoding="utf-8")
    for path in toy.datasets.rglob("datapackage.yaml"):
        text = re.sub(
            r"(?m)^version: ([0-9.]+)\.([0-9]+)$",
            lambda found: f"version: {found[1]}.{int(found[2]) + 1}",
            path.read_text(encoding="utf-8"),
        )
        text = re.sub(r"(?m)^created: .*$", "created: '2026-12-01T00:00:00Z'", text)
        path.write_text(text, encoding="utf-8")
    _record(toy.datasets)
    publish_edition(toy.datasets)
    return fields


def fill_empty_tables(toy: Toy) -> None:
    """Put a row in each table of texts that is empty in the toy, and say where the population is from."""
    for name, row in _MORE.items():
        with (toy.datasets / name).open("a", encoding="utf-8") as table:
            table.write(row)
    source = '\nsources: [{title: "Leksaksräkningen", path: "https://example.org/"}]'
    replace_once(toy.datasets / "reference" / "datapackage.yaml", "\nresources:", f"{source}\nresources:")


def _record(datasets: Path) -> None:
    """Write down that all cells have been compared with the source; what they say now stands in no source."""
    loaded = load_datasets(datasets)
    for package in (loaded.reference, *loaded.reports):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(recorded_cells.COLUMNS)
        writer.writerows(recorded_cells.record_cells(package))
        (datasets / package.folder / "verified.csv").write_text(text.getvalue(), encoding="utf-8")


def _sort(file: str) -> str:
    """The sort of file: `reports`, `comparisons`, `codelists`, `reference`."""
    return file.split("/", maxsplit=1)[0]


def _spell(number: int) -> str:
    """A word of its own for each number, without digits: no word begins another, as all are as long."""
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, len(_LETTERS))
        letters += _LETTERS[rest]
    return f"z{letters}z"


def list_kinds(datasets: Path) -> Iterator[str]:
    """Every kind of text field that the datasets have."""
    kinds: dict[str, None] = {}

    def note(kind: str) -> bool:
        kinds[kind] = None
        return False

    Poisoner(note).poison(datasets)
    return iter(kinds)
