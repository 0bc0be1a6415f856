"""Forms that a text in a description may have to have, beyond what a pattern can say."""

import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from jsonschema import FormatChecker

FORMATS = FormatChecker(formats=())
_ADVICE = {
    "day": "Skriv ett datum som finns, till exempel 2023-06-13.",
    "moment": "Skriv en tidpunkt som finns, till exempel 2026-11-22T00:00:00Z.",
    "address": "Skriv en hel adress som börjar med https://, eller ta bort uppgiften.",
    "pattern": "Rätta uttrycket: parenteser och hakar ska gå jämnt ut.",
    "email": "Skriv en e-postadress, eller ta bort uppgiften.",
}
_FIRST, _LAST = 1900, 2199  # years that reports are about


def advise_format(name: str) -> str:
    """What to write instead of a text that has not the form with this name."""
    return _ADVICE[name]


@FORMATS.checks("day", raises=ValueError)
def is_day(text: object) -> bool:
    """Whether a text is a date as `2023-06-13`; what is no text is another check's to refuse."""
    if not isinstance(text, str):
        return True
    day = date.fromisoformat(text)
    return day.isoformat() == text and _FIRST <= day.year <= _LAST


@FORMATS.checks("moment", raises=ValueError)
def is_moment(text: object) -> bool:
    """Whether a text is a point of time as `2026-11-22T00:00:00Z`."""
    if not isinstance(text, str):
        return True
    moment = datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") == text and _FIRST <= moment.year <= _LAST


@FORMATS.checks("address", raises=ValueError)
def is_address(text: object) -> bool:
    """Whether a text leads to a page: an absolute address of the web, or one relative to the project."""
    if not isinstance(text, str):
        return True
    parts = urlsplit(text)
    if re.search(r"[\s<>\"'\\\\`]", text) or text.startswith("//"):
        return False
    if parts.scheme:
        # A name before the host, as in https://kommun.se@example.org, is there to deceive.
        is_place = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
        return parts.scheme in ("http", "https") and is_place
    return ":" not in text and bool(text)


@FORMATS.checks("email")
def is_email(text: object) -> bool:
    """Whether a text looks like an e-mail address."""
    return not isinstance(text, str) or re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+\.[a-z]+", text) is not None


@FORMATS.checks("pattern", raises=re.error)
def is_pattern(text: object) -> bool:
    """Whether a text can be read as a pattern of characters."""
    return not isinstance(text, str) or re.compile(text) is not None
