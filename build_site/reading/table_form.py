"""The form of a table's file, row by row, before anything is asked of its cells: header, number of cells, dates."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_site.problems import Message, Problem, Section
from build_site.reading.suggestions import find_closest

_SHOWN_ROWS = 5

HEADER_BLANK = Message(
    "header-blank",
    Section.FILES,
    "Första raden är tom, men där ska kolumnernas namn stå.",
    "Ta bort den tomma raden, eller skriv: {header}",
    "Låt filen börja med rubrikraden.",
)
HEADER_NONE = Message(
    "header-none",
    Section.FILES,
    "Filen saknar rubrikrad: ingen cell på första raden är en kolumn i datapackage.yaml.",
    "Skriv överst: {header}",
    "Den första raden ska ha kolumnernas namn, som de står under `fields`.",
)
HEADER_OTHER_NAME = Message(
    "header-other-name",
    Section.FILES,
    "Kolumnen heter «{written}» här, men «{described}» i datapackage.yaml.",
    "Skriv samma namn på båda ställena.",
)
HEADER_MISSING = Message(
    "header-missing",
    Section.FILES,
    "Kolumnen «{name}» finns i datapackage.yaml men inte i filen.",
    "Lägg till den {place}, eller ta bort den ur fields.",
    "Lägg till kolumnen i CSV-filen, eller ta bort den ur `fields`.",
)
HEADER_EXTRA = Message(
    "header-extra",
    Section.FILES,
    "Kolumnen «{name}» finns i filen men inte i datapackage.yaml.",
    "Beskriv den under fields {place}, eller ta bort den här.",
    "Beskriv kolumnen under `fields`, eller ta bort den ur CSV-filen.",
)
HEADER_TWICE = Message(
    "header-twice",
    Section.FILES,
    "Kolumnen «{name}» står två gånger i rubrikraden.",
    "Ge varje kolumn ett eget namn, eller ta bort den ena.",
)
HEADER_ORDER = Message(
    "header-order",
    Section.FILES,
    "Kolumnerna står i en annan ordning än i datapackage.yaml: här står «{written}» där «{described}» väntas.",
    "Ge dem samma ordning på båda ställena. Fields säger: {header}",
    "Ge kolumnerna samma ordning i CSV-filen och under `fields`.",
)
DECIMAL_COMMA = Message(
    "row-decimal-comma",
    Section.CELLS,
    "Raden har {cells} men rubrikraden {header}: talet «{number}» är skrivet med decimalkomma.",
    "Skriv {mended}, med punkt.{more}",
    "Kommat skiljer cellerna åt. Skriv decimaler med punkt.",
)
UNQUOTED = Message(
    "row-unquoted",
    Section.CELLS,
    "Raden har {cells} men rubrikraden {header}: «{text}» har ett komma och saknar raka citattecken.",
    'Skriv "{text}".{more}',
    "Text med komma ska stå inom raka citattecken, inte typografiska.",
)
FEW = Message(
    "row-few",
    Section.CELLS,
    "Raden har {cells} men rubrikraden {header}: {missing} fattas.",
    "Jämför raden med rubrikraden från vänster. En tom cell skrivs som ingenting mellan två komman.{more}",
    "Räkna kommatecknen. En tom cell skrivs som ingenting mellan två komman.",
)
MANY = Message(
    "row-many",
    Section.CELLS,
    "Raden har {cells} men rubrikraden {header}: {extra} för mycket.",
    "Ta bort komman som är för många; text med komma ska stå inom raka citattecken.{more}",
    "Räkna kommatecknen. Text med komma ska stå inom raka citattecken.",
)
OPEN_QUOTE = Message(
    "row-open-quote",
    Section.CELLS,
    "Cellen som börjar med «{text}» går över flera rader.",
    "Sätt ett rakt citattecken efter texten om det fattas, eller ta bort radbrytningen i den.",
)
MESSAGES = (
    *(HEADER_BLANK, HEADER_NONE, HEADER_OTHER_NAME, HEADER_MISSING, HEADER_EXTRA, HEADER_TWICE, HEADER_ORDER),
    *(DECIMAL_COMMA, UNQUOTED, FEW, MANY, OPEN_QUOTE),
)


def check_header(header: Sequence[str], resource: Mapping[str, Any], shown: str) -> Iterator[Problem]:
    """Compare a file's first row with the columns that its description has; each difference is told once."""
    described = [field["name"] for field in resource["schema"]["fields"]]
    told = ",".join(described)
    if not any(header):
        yield HEADER_BLANK.at(shown, 1, header=told)
    elif not set(header) & set(described):
        yield HEADER_NONE.at(shown, 1, header=told)
    else:
        yield from _compare(list(header), described, shown)


def _compare(header: list[str], described: list[str], shown: str) -> Iterator[Problem]:
    for name, uses in Counter(header).items():
        if uses > 1 and name in described:
            yield HEADER_TWICE.at(shown, 1, name, name=name)
    yield from _compare_names(header, described, shown)
    if sorted(header) == sorted(described) and header != described:
        written, wanted = next(pair for pair in zip(header, described, strict=True) if pair[0] != pair[1])
        yield HEADER_ORDER.at(shown, 1, written, written=written, described=wanted, header=",".join(described))


def _compare_names(header: list[str], described: list[str], shown: str) -> Iterator[Problem]:
    """Columns that only the file or only the description has; one that is called otherwise in the two is told once."""
    missing = [name for name in described if name not in header]
    for name in (name for name in header if name not in described):
        if other := _find_other(name, header, missing, described):
            missing.remove(other)
            yield HEADER_OTHER_NAME.at(shown, 1, name, written=name, described=other)
        else:
            yield HEADER_EXTRA.at(shown, 1, name, name=name, place=_say_place(name, header))
    for name in missing:
        yield HEADER_MISSING.at(shown, 1, name, name=name, place=_say_place(name, described))


def _find_other(name: str, header: list[str], missing: list[str], described: list[str]) -> str:
    """The described column that a header means: the one most like it, or the only one missing from its very place."""
    place = header.index(name)
    same = described[place] if len(header) == len(described) and described[place] in missing else ""
    return find_closest(name, missing) or same


def _say_place(name: str, names: list[str]) -> str:
    place = names.index(name)
    return f"efter «{names[place - 1]}»" if place else "först"


class RowCounts:
    """Gathers rows that have more cells or fewer than the header; what is wrong with many in one way is told once."""

    def __init__(self, header: Sequence[str], numeric: Sequence[bool], shown: str) -> None:
        self._header, self._numeric, self._shown = header, numeric, shown
        self._rows: dict[str, list[tuple[int, dict[str, object]]]] = {}

    def add(self, line: int, cells: Sequence[str]) -> bool:
        """Note a row, if its cells are not as many as the header's; a row of nothing is left to another message."""
        if len(cells) == len(self._header) or not any(cells):
            return False
        message, values = self._explain(list(cells))
        counts = {"cells": _count(len(cells)), "header": len(self._header)}
        self._rows.setdefault(message.id, []).append((line, counts | values))
        return True

    @property
    def lines(self) -> frozenset[int]:
        """The rows that have been noted."""
        return frozenset(line for rows in self._rows.values() for line, _ in rows)

    def problems(self) -> Iterator[Problem]:
        """One problem for each way of being wrong, at the first row that is so."""
        by_id = {message.id: message for message in MESSAGES}
        for key, rows in self._rows.items():
            (line, values), others = rows[0], [str(line) for line, _ in rows[1:]]
            shown = ", ".join(others[:_SHOWN_ROWS]) + (" …" if len(others) > _SHOWN_ROWS else "")
            more = f" Detsamma gäller rad {shown}." if others else ""
            yield by_id[key].at(self._shown, line, "", more=more, **values)

    def _explain(self, cells: list[str]) -> tuple[Message, dict[str, object]]:
        excess = len(cells) - len(self._header)
        if excess < 0:
            return FEW, {"missing": _count(-excess)}
        if text := _find_split_text(cells):
            return UNQUOTED, {"text": text}
        if number := self._find_split_number(cells):
            return DECIMAL_COMMA, {"number": number, "mended": number.replace(",", ".")}
        return MANY, {"extra": _count(excess)}

    def _find_split_number(self, cells: list[str]) -> str:
        """Two cells beside each other that are one number: «-4» and «0», where a column of numbers begins."""
        for place, is_number in enumerate(self._numeric):
            pair = cells[place : place + 2]
            if is_number and len(pair) > 1 and re.fullmatch(r"-?\d+", pair[0]) and re.fullmatch(r"\d{1,4}", pair[1]):
                return ",".join(pair)
        return ""


def _find_split_text(cells: list[str]) -> str:
    """A text that a comma has split: what follows begins with a space, as after a comma in a sentence."""
    for place, cell in enumerate(cells[1:], start=1):
        if re.match(r" \S", cell) and cells[place - 1]:
            return ",".join(cells[place - 1 : place + 1]).strip("”“„\"'")
    return ""


def _count(number: int) -> str:
    return "en cell" if number == 1 else f"{number} celler"
