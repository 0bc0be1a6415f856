"""What is wrong with a cell that should hold a number, and the number that somebody seems to mean."""

import re
import unicodedata
from collections.abc import Iterator

_PLAIN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_MINUS = str.maketrans(dict.fromkeys("\u2212\u2010\u2011\u2012\u2013\u2014\uff0d", "-"))
_MONTHS = "jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec"
_DATE = re.compile(rf"\d{{1,2}}[-/ ]({_MONTHS})\.?|({_MONTHS})\.?[-/ ]\d{{2,4}}|\d{{4}}-\d\d-\d\d( 00:00:00)?", re.I)
_MONTH_DATE = re.compile(rf"\d{{1,2}}-({_MONTHS})|({_MONTHS})-\d\d", re.I)
_AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2},\d{3}")  # 1,234 is a thousand in English and one and a bit in Swedish

NUMBER_ADVICE = "Skriv talet med bindestreck som minus, punkt som decimaltecken och inga mellanslag: -8964.5."
DATE_ADVICE = "Skriv det som står i rapporten, och läs om hela filen: kalkylprogram gör datum av fler celler."


def is_made_date(text: str) -> bool:
    """Whether a text is a date as spreadsheets write one that they have made of something else: «15-maj»."""
    return _MONTH_DATE.fullmatch(text) is not None


def advise_number(cell: str) -> str:
    """What to write instead of a cell that is no number: the number itself only where it can be but one."""
    if _DATE.fullmatch(cell.strip()):
        return f"Ett kalkylprogram har gjort ett datum av talet. {DATE_ADVICE}"
    if re.fullmatch(r"-?\d+([.,]\d+)?[eE][-+]?\d+", cell) or set(cell) == {"#"} or cell.startswith("#"):
        return "Kalkylprogrammet visar inte hela talet. Skriv det som det är tryckt i rapporten."
    reasons = list(_find_reasons(cell))
    number = _mend(cell)
    if not reasons:
        return NUMBER_ADVICE
    if not number:
        return f"{', '.join(reasons).capitalize()}. {NUMBER_ADVICE}"
    return f"{', '.join(reasons).capitalize()}: skriv {number} om det är vad rapporten säger."


def _find_reasons(cell: str) -> Iterator[str]:
    if any(unicodedata.category(one) in ("Cf", "Cc") for one in cell):
        yield "det står ett osynligt tecken i cellen"
    if cell.translate(_MINUS) != cell:
        yield "minustecknet ska vara ett vanligt bindestreck"
    if any(map(str.isspace, cell.strip())):
        yield "mellanslag får inte stå i ett tal"
    if "," in cell:
        yield "decimaltecknet ska vara punkt"
    yield from _find_words(cell)
    if cell.strip().startswith("+"):
        yield "plustecken skrivs inte ut"
    if re.match(r"-?0\d", cell):
        yield "inledande nollor skrivs inte ut"


def _find_words(cell: str) -> Iterator[str]:
    """What else than a number stands in a cell; a unit explains the letters after it."""
    if re.search("[%\u2030]", cell):
        yield "procenttecknet hör till uppf:unit"
    elif re.search(r"\d\s*[^\W\d_]+\.?$", cell):
        yield "enheten hör till uppf:unit"
    elif re.match(r"[^\W\d_]", cell):
        yield "ord får inte stå i ett tal"


def _mend(cell: str) -> str:
    """The number that a cell can only mean, or ""."""
    visible = "".join(one for one in cell.translate(_MINUS) if unicodedata.category(one) not in ("Cf", "Cc", "Zs"))
    bare = re.sub(r"[%\u2030]|[^\W\d_]+\.?$", "", visible).removeprefix("+")
    if _AMBIGUOUS.fullmatch(bare):
        return ""
    plain = re.sub(r"^(-?)0+(?=\d)", r"\1", bare.replace(",", "."))
    return plain if _PLAIN.fullmatch(plain) else ""
