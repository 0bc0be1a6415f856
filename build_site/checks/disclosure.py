"""No names, addresses or numbers of people; small counts that we derive ourselves are hidden.

A count that a municipality has printed in a public report is already disclosed and stays as printed. A count that
this project makes from a list of cases (a table with `uppf:own_count`) is not: small ones are hidden, and with them
one larger at least, so that none can be worked out from a sum.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from build_site.checks.context import Context, Rule
from build_site.checks.hierarchy import SUPPRESSED, find_wholes
from build_site.model import Figure, Table
from build_site.problems import Message, Problem, Section

SMALLEST_COUNT = 5

SMALL = Message(
    "disclosure-small",
    Section.CELLS,
    "Vi har själva räknat fram {count}: så få att enskilda kan kännas igen.",
    "Lämna cellen tom och skriv suppressed i status, liksom för det minsta av de andra antalen i samma summa.",
    "Lämna cellen tom och skriv `suppressed` i `status`, liksom för det minsta av de andra antalen i samma summa. "
    "Gäller tabeller med `uppf:own_count`.",
)
COMPUTABLE = Message(
    "disclosure-computable",
    Section.CELLS,
    "Det skyddade antalet går att räkna ut ur summan.",
    "Skydda också det minsta av de andra antalen i samma summa.",
    "Skydda också det minsta av de andra antalen i samma summa, eller själva summan.",
)

_REMOVE = "Ta bort uppgiften; webbplatsen publicerar inga personuppgifter."
_PERSONAL = {
    Message("personal-email", Section.CELLS, "Texten innehåller en e-postadress: {found}.", _REMOVE): re.compile(
        r"[\w.+-]+@[\w-]+\.\w{2,}"
    ),
    Message("personal-identity", Section.CELLS, "Texten innehåller ett personnummer: {found}.", _REMOVE): re.compile(
        r"(?<![\d-])(?:19|20)?\d{6}[-+]\d{4}(?![\d-])"
        r"|(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}(?!\d)"
    ),
    Message("personal-telephone", Section.CELLS, "Texten innehåller ett telefonnummer: {found}.", _REMOVE): re.compile(
        r"(?<![\d/-])(?:0\d{1,3}[- –]\d{2,3}(?: ?\d{2,3}){1,3}|07\d{8}|\+46(?:[ -]?\(?0?\)?\d[\d -]{6,11}\d))(?![\d/-])"
    ),
}
_OWN = ("contributors", "licenses", "uppf:sha256", "created", "uppf:lines", "path")  # what may look like something else


def _check_personal_data(context: Context) -> Iterator[Problem]:
    """No text of a report, a comparison or a statement has an e-mail address, a telephone or an identity number."""
    for package in context.loaded.reports:
        for table, rows in package.tables.items():
            for row in rows if table != "verified" else ():
                for column, text in row.cells.items():
                    yield from _find_personal(text, f"{package.folder}/{table}.csv", row.file_line, column)
    files = [(f"{package.folder}/datapackage.yaml", package.descriptor) for package in context.loaded.reports]
    files += [(one.path, one.content) for one in (*context.loaded.comparisons, *context.loaded.statements)]
    for path, content in files:
        for place, text in _list_texts(content, ""):
            yield from _find_personal(text, path, 0, place)


def _find_personal(text: str, path: str, line: int, place: str) -> Iterator[Problem]:
    for message, pattern in _PERSONAL.items():
        if found := pattern.search(text):
            yield message.at(path, line, place, found=found[0])


def _list_texts(content: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text of a YAML file, with its place as messages name it."""
    if isinstance(content, str):
        yield place, content
    elif isinstance(content, Mapping):
        for name, value in content.items():
            if name not in _OWN:
                yield from _list_texts(value, f"{place} → {name}" if place else str(name))
    elif isinstance(content, list | tuple):
        for number, value in enumerate(content, start=1):
            name = value.get("name", number) if isinstance(value, Mapping) else number
            yield from _list_texts(value, f"{place} → {name}" if place else str(name))


def _check_small_counts(context: Context) -> Iterator[Problem]:
    """No count of ours is small enough to point somebody out, or can be computed from its sum."""
    for report in context.corpus.reports:
        for table in report.tables:
            if table.own_count:
                yield from _find_small(table)
                yield from _find_computable(table)


def _find_small(table: Table) -> Iterator[Problem]:
    for figure in table.figures:
        if figure.value is not None and figure.unit.whole and 0 < abs(figure.value) < SMALLEST_COUNT:
            yield SMALL.at(table.path, figure.row.file_line, figure.column.name, count=figure.value)


def _find_computable(table: Table) -> Iterator[Problem]:
    for whole, parts in find_wholes(table):
        hidden = [figure for figure in parts if figure.status == SUPPRESSED]
        if whole.unit.whole and whole.value is not None and hidden and _is_computable(whole.value, hidden, parts):
            yield COMPUTABLE.at(table.path, hidden[0].row.file_line, hidden[0].column.name)


def _is_computable(whole: Decimal, hidden: Sequence[Figure], parts: Sequence[Figure]) -> bool:
    """Whether what is shown gives hidden counts away: one alone, or several that are too few to hold a larger one.

    Two hidden counts that add up to 2 are one each, to anyone who knows that zeros are shown.
    """
    shown = [figure.value for figure in parts if figure.value is not None]
    rest = whole - sum(shown, Decimal(0))
    return len(hidden) == 1 or (rest <= SMALLEST_COUNT and any(shown))


SMALL_COUNTS = Rule(
    "disclosure",
    "Små antal som vi själva har räknat fram är skyddade",
    (SMALL, COMPUTABLE),
    _check_small_counts,
)
PERSONAL_DATA = Rule(
    "personal",
    "Ingen text innehåller personuppgifter",
    tuple(_PERSONAL),
    _check_personal_data,
)
