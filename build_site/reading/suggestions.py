"""What somebody probably meant: the closest of the names that there are, and a text in the form that a name has."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

_ALIKE = 0.7  # as difflib counts: one letter wrong in four or more, two in seven or more
_OTHER_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l"})


def suggest(written: object, choices: Iterable[str], titles: Mapping[str, str] | None = None) -> str:
    """«Menade du «forecast»? » before the rest of an advice, or "" where nothing is alike.

    Args:
        written: what stands there.
        choices: what could stand there.
        titles: what choices are called in Swedish, by choice: «Prognos» means `forecast`.
    """
    if str(written).isdecimal():
        return ""  # a number that is like another number is another thing
    found = find_closest(str(written), choices, titles or {})
    return f"Menade du «{found}»? " if found else ""


def find_closest(written: str, choices: Iterable[str], titles: Mapping[str, str] | None = None) -> str:
    """The choice that is most like a text, in its own form or by its title; "" where none is."""
    names = {_fold(name): name for name in choices}
    called = {_fold(title): name for name, title in (titles or {}).items() if name in names.values()}
    folded = _fold(written)
    if exact := names.get(folded) or called.get(folded):
        return exact if exact != written else ""
    for choice in (names, called):
        if close := get_close_matches(folded, choice, 1, _ALIKE):
            return choice[close[0]]
    return ""


def make_name(text: str, between: str = "-") -> str:
    """A text as a name: «Delår 1» is `delar-1`. May be "" where the text has no letters or digits."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(_OTHER_LETTERS))
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return re.sub("[^a-z0-9]+", between, letters).strip(between)


def _fold(text: str) -> str:
    """A name as it is compared: without regard to case, å, ä, ö and what stands between words."""
    return make_name(text, "_")
