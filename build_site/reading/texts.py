"""Which characters may stand in the data: those that a reader can see and was meant to, and spaces between them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from build_site.problems import Problem
from build_site.reading.garbled import find_garbled
from build_site.reading.limits import CHARACTERS

_KINDS = {
    "Cc": "ett styrtecken",
    "Cf": "ett osynligt tecken",
    "Zl": "en radbrytning",
    "Zp": "en radbrytning",
}
_NAMES = {
    "\t": "en tabb",
    "\n": "en radbrytning",
    "\r": "en radbrytning",
    "\x85": "en radbrytning",
    "\u00ad": "ett mjukt bindestreck",
    "\ufeff": "en byteordningsmarkering",
    "\ufffd": "ett tecken som inte gick att läsa",
}
# Characters that turn the direction of writing, so that a text is shown as another than it is.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Marks that stand on the letter before them. No Swedish word needs more than one, no other language's more than four.
_STACK = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5,}")
_READ_AGAIN = "Skriv ordet med rätt bokstäver, och öppna filen som UTF-8 innan du sparar den."
_BEFORE = 20  # characters before the fault, to find it by


def find_faults(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a text that a person has written, as message and advice; at most one of each kind."""
    if len(text) > CHARACTERS:
        yield f"Texten har {len(text)} tecken.", f"Skriv högst {CHARACTERS}."
    if text != text.strip():
        yield "Texten börjar eller slutar med mellanslag.", "Ta bort dem."
    if found := _STACK.search(unicodedata.normalize("NFD", text)) if not text.isascii() else None:
        yield f"Texten har {len(found[0])} tecken ovanpå varandra.", "Ta bort alla utom det som hör till bokstaven."
    if garbled := find_garbled(text):
        yield f"Texten har «{garbled}», som har lästs med fel teckenkodning.", _READ_AGAIN
    for character in _find_unseen(text):
        place = text.index(character)
        before = text[max(0, place - _BEFORE) : place]
        where = f"efter «{before}»" if before.strip() else "först"
        message = f"Texten har {_name(character)} (U+{ord(character):04X}) {where}."
        yield message, "Ta bort det; skriv texten för hand i stället för att klistra in den."


def _find_unseen(text: str) -> Iterator[str]:
    """Each character that nobody sees, or that shows another text than the one that stands there."""
    if not text.strip().replace("\u00a0", " ").replace("\ufffd", "\t").isprintable():
        for character in dict.fromkeys(text.strip()):
            if character == "\ufffd" or not (character.isprintable() or unicodedata.category(character) == "Zs"):
                yield character


def _name(character: str) -> str:
    if character in _TURNING:
        return "ett tecken som vänder skrivriktningen"
    return _NAMES.get(character) or _KINDS.get(unicodedata.category(character), "ett tecken som inte betyder något")


def check_texts(content: Any, shown: str, place: str = "") -> Iterator[Problem]:
    """Look through every text of a description, its names of properties too."""
    if isinstance(content, str):
        for message, advice in find_faults(content):
            yield Problem(shown, 0, place, message, advice)
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from check_texts(key, shown, place)
            yield from check_texts(value, shown, _join(place, str(key)))
    elif isinstance(content, list):
        for number, value in enumerate(content, start=1):
            name = value.get("name") if isinstance(value, dict) else None
            yield from check_texts(value, shown, _join(place, str(name or number)))


def _join(place: str, name: str) -> str:
    return f"{place} → {name}" if place else name
