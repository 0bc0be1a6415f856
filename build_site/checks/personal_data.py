"""No text that is published holds what leads to a person: an e-mail address, a telephone or an identity number."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from build_site.checks.context import Context, Rule
from build_site.problems import Message, Problem, Section
from build_site.reading.packages import LoadedDatasets, LoadedPackage

_REMOVE = "Ta bort uppgiften; webbplatsen publicerar inga personuppgifter."
EMAIL = Message("personal-email", Section.CELLS, "Texten innehåller en e-postadress: {found}.", _REMOVE)
IDENTITY = Message("personal-identity", Section.CELLS, "Texten innehåller ett personnummer: {found}.", _REMOVE)
TELEPHONE = Message("personal-telephone", Section.CELLS, "Texten innehåller ett telefonnummer: {found}.", _REMOVE)

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_DASH = "[-\u2010\u2011\u2012\u2013\u2212]"
_AT = rf"(?:{_SPACE}?[@\uff20]{_SPACE}?|{_SPACE}?[(\[](?:at|a|snabel-a)[)\]]{_SPACE}?|{_SPACE}snabel-a{_SPACE})"
_DOT = rf"(?:\.|{_SPACE}?[(\[](?:dot|punkt)[)\]]{_SPACE}?)"
# A month and a day; coordination numbers (samordningsnummer) have 60 added to the day.
_MONTH_AND_DAY = rf"(?:0[1-9]|1[0-2]){_DASH}?(?:[06][1-9]|[1278]\d|[39][01])"
_GAP = rf"(?:{_DASH}|/|{_SPACE}{_DASH}{_SPACE}|{_SPACE})?"  # after an area code; « -» is the minus of an amount
_LAST = r"(?:\d{4}|[xX*]{4}|[A-Z]\d{3})"
_PATTERNS = {
    EMAIL: re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[^\W\d]{{2,}}", re.I),
    IDENTITY: re.compile(
        rf"(?<![\w.,-])(?:(?:18|19|20)\d\d{_DASH}?{_MONTH_AND_DAY}|\d\d{_MONTH_AND_DAY})"
        rf"(?:{_SPACE}?(?:{_DASH}|\+){_SPACE}?|{_SPACE})?{_LAST}(?![\w-]|[.,]\d)"
    ),
    TELEPHONE: re.compile(
        # Not after a digit and a space: «12 060 269» are the thousands of a number.
        rf"(?<![\w/.,;+-])(?<!\d{_SPACE})\(?0[1-9]\d{{0,2}}\)?{_GAP}"
        rf"\d{{2,3}}(?:-?{_SPACE}?\d{{2,3}}){{1,3}}(?![\w/-]|[.,]\d)"
        r"|(?<![\w.])07\d\.\d{3}\.\d\d\.\d\d(?![\w.]*\d)"
        rf"|(?<![\w/.,;-])(?:\+|00)46(?:{_SPACE}?[().-]?{_SPACE}?\d){{7,10}}(?![\w-])"
        rf"|\b(?:telefon(?:nummer)?|tel|tfn|mobil(?:nummer)?|ring)\b[.:]?{_SPACE}?(?:på{_SPACE})?"
        rf"(?P<local>\d(?:{_SPACE}?-?\d){{4,}})(?!\w)",
        re.I,
    ),
}
_MOBILE = re.compile(r"07\d{8}")
_ABROAD = re.compile(rf"^(?:\+|00)46(?:{_SPACE}?\(?0\)?)?")
_TELEPHONE_DIGITS = range(8, 11)  # with the zero before the area code
# Properties whose texts may look like something else, and those who have put their own name to the data.
_OWN = ("contributors", "licenses", "uppf:sha256", "created", "uppf:lines", "path", "pattern", "hash")
_NUMERIC = ("number", "integer", "year")


def _check_personal_data(context: Context) -> Iterator[Problem]:
    """Every text in every table and description, and in every file of declarations and questions."""
    for path, line, place, text in _list_all(context.loaded):
        for message, found in find_personal_data(text):
            yield message.at(path, line, place, found=found)


def find_personal_data(text: str) -> Iterator[tuple[Message, str]]:
    """Each thing in a text that leads to a person, once, with what it is."""
    until: dict[int, int] = {}
    for message, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            local = match.groupdict().get("local")
            found = local or match[0].strip()
            is_new = not any(start < match.end() and match.start() < end for start, end in until.items())
            if is_new and (message is EMAIL or _is_number(found, message) or local):
                until[match.start()] = match.end()
                yield message, found


def _is_number(found: str, message: Message) -> bool:
    """Whether digits are what they look like.

    Ten digits that begin with 07 and have nothing between them are taken for a mobile telephone, not for a birthday. A
    Swedish telephone number has eight to ten digits with its area code.
    """
    if message is IDENTITY:
        return _MOBILE.fullmatch(found) is None
    digits = re.sub(r"\D", "", _ABROAD.sub("0", found))
    return len(digits) in _TELEPHONE_DIGITS


def _list_all(loaded: LoadedDatasets) -> Iterator[tuple[str, int, str, str]]:
    """Every text, with its file, line and column or property."""
    for package in (loaded.code_lists, loaded.reference, loaded.definitions, *loaded.reports):
        yield from _list_cells(package)
        for place, text in _list_texts(package.descriptor, ""):
            yield f"{package.folder}/datapackage.yaml", 0, place, text
    for declared in (*loaded.comparisons, *loaded.statements):
        for place, text in _list_texts(declared.content, ""):
            yield declared.path, 0, place, text
    for question in loaded.questions:
        for line, text in enumerate((question.question, question.note, question.statement), start=1):
            yield question.path, line, "", text


def _list_cells(package: LoadedPackage) -> Iterator[tuple[str, int, str, str]]:
    """The cells that are texts: a number with ten digits is an amount in its column."""
    fields = {
        resource["name"]: {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for resource in package.descriptor.get("resources", ())
    }
    for table, rows in package.tables.items():
        types = fields.get(table, {})
        for row in rows if table != "verified" else ():
            for column, text in row.cells.items():
                if text and types.get(column) not in _NUMERIC:
                    yield f"{package.folder}/{table}.csv", row.file_line, column, text


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


RULE = Rule("personal", "Ingen text innehåller personuppgifter", (EMAIL, IDENTITY, TELEPHONE), _check_personal_data)
