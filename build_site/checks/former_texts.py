"""What a cell may have been before somebody slipped: every text that is one small mistake away.

A digest tells that a cell has changed, and whether a text is the one that was recorded; so the right text is found by
trying, and is certain when it is found.
"""

import re
import string
from collections.abc import Iterable, Iterator, Mapping

_DIGITS = "0123456789.-"
_LETTERS = f"{string.ascii_letters}åäöÅÄÖéü{string.digits} -–,.()%/"
_LONGEST = 80  # letters of a text that is tried; beyond it the slip is easily seen, and trying takes long


def list_variants(text: str) -> Iterator[str]:
    """Texts that differ by one letter or digit, by two that have changed places, by sign, decimals or encoding."""
    is_number = bool(text) and set(text) <= set(_DIGITS)
    yield from (text.strip(), text.removeprefix("-"), f"-{text}", f"{text}.0", text.removesuffix(".0"), f"{text}0", "0")
    yield from _undo_encoding(text)
    if len(text) <= _LONGEST:
        yield from _list_edits(text, _DIGITS if is_number else _LETTERS)


def _undo_encoding(text: str) -> Iterator[str]:
    """«SagolÃ¤sare» was «Sagoläsare» before it was read in another encoding than it was written in."""
    for encoding in ("cp1252", "latin-1", "mac-roman"):
        try:
            yield text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue


def _list_edits(text: str, letters: str) -> Iterator[str]:
    for place in range(len(text) + 1):
        before, after = text[:place], text[place:]
        yield from (f"{before}{letter}{after}" for letter in letters)
        if after:
            yield f"{before}{after[1:]}"
            yield from (f"{before}{letter}{after[1:]}" for letter in letters)
        if len(after) > 1:
            yield f"{before}{after[1]}{after[0]}{after[2:]}"


def list_meanings(told: str, choices: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str, str]]:
    """Other meanings of a column or a row, each with one property changed: that property's name and value.

    Args:
        told: the meaning as it is recorded: «measure budget, unit tkr».
        choices: what each property could be.
    """
    properties = dict(part.split(" ", 1) for part in told.split(", ") if " " in part)
    for name, values in choices.items():
        if name in properties:
            for value in values:
                changed = properties | {name: value}
                yield ", ".join(f"{key} {one}" for key, one in changed.items()), name, str(value)


def list_near_periods(told: str) -> Iterator[str]:
    """The periods that somebody may have meant with one that stands in a meaning: other years, other months."""
    found = re.search(r"period (\d{4})(-\d\d)?(/\d{4}-)?(\d\d)?(?=,|$)", told)
    if not found:
        return
    for year in range(int(found[1]) - 3, int(found[1]) + 4):
        yield str(year)
        for month in range(1, 13):
            yield f"{year}-{month:02}"
            yield f"{year}-01/{year}-{month:02}"
