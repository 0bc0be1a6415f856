"""Which period a column's heading speaks of."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from build_site.drafting.heading_words import Span
from build_site.periods import Period, find_month

_DATE = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_YEAR = r"(?:(?:19|20)\d\d|[-']?\d\d)(?!\d)"
_MONTH = r"[a-zåäö]{3,9}\.?"
_RANGE = re.compile(rf"({_MONTH})\s*({_YEAR})?\s*[-–]\s*(mån\s*13|{_MONTH})\s*[-]?\s*({_YEAR})?")
_SINGLE = re.compile(rf"({_MONTH})\s*[-]?\s*({_YEAR})")
_FULL_YEAR = re.compile(r"\b((?:19[5-9]|20[0-4])\d)\b")
_DECEMBER = 12


@dataclass(frozen=True)
class Spoken:
    """What a heading says of time.

    Args:
        period: The period, where the heading has one or the report gives it.
        month_only: Whether it names a single month, which may be a state or the months up to it.
        assumed: Whether the report's own period filled in what the heading leaves out.
        whole: Whether the whole of something over several years is meant, which has no period.
    """

    period: Period | None
    month_only: bool = False
    assumed: bool = False
    whole: bool = False


def read_period(text: str, spans: Collection[str], report: Period, *, happened: bool) -> Spoken:
    """Read the period of a column.

    Args:
        text: The heading, plain and in lower case.
        spans: The words about time that it has.
        report: The period of the report.
        happened: Whether the column's measure is something that has happened, so that the year may not be over.
    """
    if found := _DATE.search(text):
        return Spoken(Period.parse(found[0]))
    if found := _RANGE.search(text):
        first, first_year, last, last_year = found.groups()
        period = _read_range((first, first_year), (last, last_year), report)
        if period is not None:
            return Spoken(period)
    if found := _SINGLE.search(text):
        month, year = find_month(found[1]), _full_year(found[2])
        if month:
            return Spoken(Period.parse(f"{year}-{month:02d}"), month_only=True)
    if (month := find_month(text)) and " " not in text:
        return Spoken(Period.parse(f"{report.year}-{month:02d}"), month_only=True, assumed=True)
    return _read_year(text, spans, report, happened=happened)


def list_years(text: str) -> list[str]:
    """The years that a heading has, with four digits."""
    return _FULL_YEAR.findall(text)


def _read_range(begin: tuple[str, str | None], finish: tuple[str, str | None], report: Period) -> Period | None:
    (first, first_year), (last, last_year) = begin, finish
    start = find_month(first)
    end = _DECEMBER if last.startswith("mån") else find_month(last)
    if not start or not end:
        return None
    year = _full_year(last_year or first_year or str(report.year))
    begins = _full_year(first_year) if first_year else year
    if (begins, start, end) == (year, 1, _DECEMBER):
        return Period.parse(str(year))
    if (begins, start) >= (year, end):
        return None
    return Period.parse(f"{begins}-{start:02d}/{year}-{end:02d}")


def _full_year(text: str) -> int:
    digits = int(text.lstrip("-'"))
    return digits + 2000 if digits < 100 else digits  # noqa: PLR2004 -- two digits are a year of this century


def _read_year(text: str, spans: Collection[str], report: Period, *, happened: bool) -> Spoken:
    years = _FULL_YEAR.findall(text)
    year = int(years[-1]) if years else report.year - (Span.PREVIOUS in spans)
    if Span.WHOLE in spans and not years:
        return Spoken(None, whole=True, assumed=True)
    assumed = not years or Span.PART in spans
    if Span.PERIOD in spans:
        return Spoken(_shift(report, year), assumed=assumed)
    if Span.YEAR in spans or not happened:
        return Spoken(Period.parse(str(year)), assumed=assumed)
    if year == report.year and not report.is_full_year:  # the year is not over; a yearly measure may yet have it all
        return Spoken(_shift(report, year), assumed=True)
    return Spoken(Period.parse(str(year)), assumed=assumed)


def _shift(report: Period, year: int) -> Period:
    """From January to the report's last month, in another year."""
    month = report.end[1]
    if month == 1:
        return Period.parse(f"{year}-01")
    return Period.parse(str(year) if month == _DECEMBER else f"{year}-01/{year}-{month:02d}")
