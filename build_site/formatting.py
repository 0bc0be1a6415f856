"""Numbers, units and words as a Swedish reader expects them (CLDR sv: decimal comma, U+00A0, U+2212)."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.lists import format_list
from babel.numbers import format_decimal

from build_site.model import Figure, Row, Unit

NBSP = "\u00a0"
MINUS = "\u2212"
_KILO = 1000
_PLACE = "\0"  # stands in no text


def list_all(names: Iterable[str]) -> str:
    """Names that all are meant: «a, b och c»."""
    return format_list(tuple(names), locale="sv")


def list_choices(names: Iterable[str]) -> str:
    """Names of which one is meant: «a, b eller c»."""
    return format_list(tuple(names), style="or", locale="sv")


def say_lines(lines: str, *, is_pdf: bool, several: bool = False) -> str:
    """Where in a report something stands: «källrad 6-8» of a text, «sidan 14» or «sidorna 14 och 15» of a PDF.

    Args:
        lines: as a package has them, `;` between; of a PDF its pages.
        several: whether lines of a text are spoken of as many: «källrader 6;8».
    """
    if not is_pdf:
        return f"källrad{'er' if several else ''} {lines}"
    pages = lines.replace("-", "–").split(";")
    return f"sidan {lines}" if len(pages) == 1 and "–" not in pages[0] else f"sidorna {list_all(pages)}"


def format_place(row: Row, lines: str | None = None) -> str:
    """Where a row stands, as short as a cell of a table needs: «6–8», or «s. 14» of a PDF.

    Args:
        lines: those of one of its figures, where it has its own.
    """
    text = (", ".join(row.places) if lines is None else lines).replace("-", "–")
    return f"s. {text}" if row.spot else text


def list_separators(count: int) -> list[str]:
    """What stands before each of so many names that all are meant: nothing, «, » or « och »."""
    return list_all([_PLACE] * count).split(_PLACE)[:count]


def format_number(value: Decimal | int, decimals: int | None = None) -> str:
    """Format a number: `Decimal("-8964.50")` → «−8 964,50».

    Args:
        value: the number.
        decimals: how many decimals to round to (halves away from zero); None keeps those that the value has.
    """
    return _format_written(str(round_number(Decimal(value), decimals)))


@lru_cache(maxsize=100_000)
def _format_written(written: str) -> str:
    """Format a number by how it is written: 1.0 and 1.00 are the same number, and not the same text."""
    rounded = Decimal(written)
    decimals = max(0, -int(rounded.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    # Babel takes the minus of a pattern literally, so the Swedish one is part of it.
    return format_decimal(rounded, format=f"{pattern};{MINUS}{pattern}", locale="sv", decimal_quantization=False)


def round_number(value: Decimal, decimals: int | None = None) -> Decimal:
    """The number with so many decimals, halves away from zero; None keeps those that it has. Never −0."""
    if decimals is None:
        decimals = max(0, -int(value.as_tuple().exponent))
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return rounded or abs(rounded)  # no reader wants to see −0


def format_size(size: int) -> str:
    """The size of a file: «812 byte», «34 kB», «1,2 MB» (a kB is 1 000 byte)."""
    if size < _KILO:
        return f"{size}{NBSP}byte"
    if size < _KILO**2:
        return f"{format_number(Decimal(size) / _KILO, 0)}{NBSP}kB"
    return f"{format_number(Decimal(size) / _KILO**2, 1)}{NBSP}MB"


def format_signed(value: Decimal, decimals: int | None = None) -> str:
    """Format a number with its sign, also when it is positive; zero has none."""
    text = format_number(value, decimals)
    return text if text.startswith(MINUS) or not text.strip("0,") else f"+{text}"


def format_quantity(value: Decimal, unit: Unit, decimals: int | None = None) -> str:
    """Format a number with its unit: «12,0 mnkr», «85 %», «290 årsplatser»."""
    return f"{format_number(value, decimals)}{NBSP}{unit.abbreviation}"


def name_unit(number: str, unit: Unit) -> str:
    """The unit after a formatted number: «1 person», «2 personer»."""
    return unit.singular or unit.abbreviation if number == "1" else unit.abbreviation


def format_share(part: Decimal, whole: Decimal, decimals: int = 1) -> str:
    """Format how much a part is of a whole, in words: «3,9 procent».

    Raises:
        ZeroDivisionError: the whole is nothing.
    """
    return f"{format_number(abs(part) * 100 / abs(whole), decimals)} procent"


def format_figure(figure: Figure) -> str:
    """A figure as its table shows it, without unit: printed decimals, Swedish signs; text as printed."""
    return format_number(figure.value) if figure.value is not None else figure.text


def format_base(value: Decimal, unit: Unit) -> str:
    """A value in the base unit for machines: plain digits, no exponent, no needless zeros."""
    number = (value * unit.factor).normalize() or Decimal(0)  # reports print −0,0
    return f"{number:f}"


def lower_first(text: str) -> str:
    """The text with a small first letter, unless it begins with an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
