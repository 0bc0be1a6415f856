"""What rows are called in charts and answers: as printed, without what only the table itself needs."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from build_site.formatting import lower_first, upper_first
from build_site.model import CodeLists, Figure, Flow, Row, Table

NAME_LENGTH = 96  # characters that a name may have before it is cut; the table has all of it

_CODE_NUMBER = re.compile(r"^\d{4,} (- |(?=[A-ZÅÄÖ]))")
_SIGNS = re.compile(r"\s*\([+\-−/]+\)$")
_LONGEST_ABBREVIATION = 4
_HYPHEN = re.compile(r"(?<=\d) ?- ?(?=\d)")
_LIMITS = {"<=": "högst ", ">=": "minst "}


def name_row(row: Row) -> str:
    """The row's label, or its heading where the label only says net.

    Project numbers, bullets and «(+/-)» go; capitals, «>=60» and «3-12» are written as in ordinary text.
    """
    name = row.heading if row.flow == Flow.NET and row.heading else row.label
    name = _SIGNS.sub("", _CODE_NUMBER.sub("", name.lstrip("-– ").rstrip("* ")))
    if name[:2] in _LIMITS:
        name = upper_first(_LIMITS[name[:2]] + name[2:])
    return _lower_capitals(_HYPHEN.sub("–", name.rstrip(". ")))


def name_rows(table: Table, figures: Iterable[Figure], codes: CodeLists) -> dict[str, str]:
    """A name for each row of the figures, by row id, that tells it from the others.

    A measure of a goal gets the indicator's title: its label says how the figure should develop («… ökar»), which
    beside figures would read as how it did develop.
    """
    rows = {figure.row.id: figure for figure in figures}
    titles = {key: _name_indicator(table, figure, codes) for key, figure in rows.items()}
    uses = Counter(titles.values())
    names = {key: title if title and uses[title] == 1 else _name_group(rows[key]) for key, title in titles.items()}
    full = _tell_apart(names, rows, codes)
    short = {key: shorten(name) for key, name in full.items()}
    return short if len(set(short.values())) == len(set(full.values())) else full


def name_pairs(table: Table, figures: Sequence[Figure], codes: CodeLists) -> dict[str, str]:
    """What each row by sex is about, by row id: what the rows for women and men have in common, or ""."""
    sexes: dict[str, set[str]] = {}
    for figure in figures:
        sexes.setdefault(figure.row.label, set()).add(figure.sex)
    several = len({figure.row.id for figure in figures}) > 1
    names = {}
    for figure in figures:
        row = figure.row
        shared = row.label if several and len(sexes[row.label]) > 1 else ""
        name = row.heading or _name_indicator(table, figure, codes) or shared
        names[row.id] = shorten(_lower_capitals(name.rstrip("* ")))
    return names


def shorten(text: str, length: int = NAME_LENGTH) -> str:
    """The text, cut after a word and with «…» when it is longer than so many characters."""
    if len(text) <= length:
        return text
    return f"{text[:length].rsplit(' ', 1)[0].rstrip(' ,;–-(')} …"


def _name_indicator(table: Table, figure: Figure, codes: CodeLists) -> str:
    """The title of the figure's indicator where the table follows up a goal, or ""."""
    indicator = codes.indicators.get(figure.indicator) if table.goal else None
    return indicator.title if indicator else ""


def _name_group(figure: Figure) -> str:
    """The row's name, with «år» where it is nothing but an age."""
    name = name_row(figure.row)
    return f"{name} år" if figure.age[-1:].isdigit() and figure.row.label == figure.age else name


def _tell_apart(names: Mapping[str, str], rows: Mapping[str, Figure], codes: CodeLists) -> dict[str, str]:
    """The names, with something more where several rows have the same."""
    uses = Counter(name.casefold() for name in names.values())
    return {key: _qualify(name, rows[key], codes) if uses[name.casefold()] > 1 else name for key, name in names.items()}


def _qualify(name: str, figure: Figure, codes: CodeLists) -> str:
    """The name with what the table says beside it: what is counted, the heading, another text or the service."""
    row = figure.row
    indicator = codes.indicators.get(figure.indicator)
    if figure.age and indicator:
        return f"{indicator.title}, {lower_first(name)}"
    service = codes.services.get(figure.service)
    qualifiers = (row.quantity, row.heading, *row.extra.values(), service.title if service else "")
    qualifier = next((text for text in qualifiers if text), "")
    return f"{name} ({lower_first(_lower_capitals(qualifier))})" if qualifier else name


def _lower_capitals(text: str) -> str:
    """«BARN OCH UNGA» → «Barn och unga»; abbreviations such as «SFI» stay as they are."""
    return text.capitalize() if text.isupper() and len(text) > _LONGEST_ABBREVIATION else text
