"""What a figure refers to in time: a year, an interval of months, a month or a day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
FORMS = "2022, 2023-01/2023-08, 2022-08 eller 2023-03-31"

YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # a year that a text names
_SHORTEST = 3  # letters of an abbreviated month
_WORD = re.compile(r"[^\W\d_]+")
_MONTH = r"([0-9]{4})-(0[1-9]|1[0-2])"
_YEAR_FORM = re.compile(r"([0-9]{4})")
_MONTH_FORM = re.compile(_MONTH)
_INTERVAL_FORM = re.compile(f"{_MONTH}/{_MONTH}")


@dataclass(frozen=True, slots=True)
class Period:
    """A period as the data contract writes it.

    Attributes:
        text: the contract's form: `2022`, `2023-01/2023-08`, `2022-08` or `2023-03-31`.
        start: year and month of the first month.
        end: year and month of the last month.
    """

    text: str
    start: tuple[int, int]
    end: tuple[int, int]

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a period.

        Raises:
            ValueError: the text has none of the four forms, or the interval ends before it begins.
        """
        if match := _YEAR_FORM.fullmatch(text):
            year = int(match[1])
            return cls(text, (year, 1), (year, 12))
        if match := _MONTH_FORM.fullmatch(text):
            month = (int(match[1]), int(match[2]))
            return cls(text, month, month)
        if match := _INTERVAL_FORM.fullmatch(text):
            start, end = (int(match[1]), int(match[2])), (int(match[3]), int(match[4]))
            if end <= start:
                raise ValueError(text)
            return cls(text, start, end)
        day = date.fromisoformat(text)
        if day.isoformat() != text:  # fromisoformat takes 20230331 too
            raise ValueError(text)
        return cls(text, (day.year, day.month), (day.year, day.month))

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return self.end[0]

    @property
    def years(self) -> range:
        """Every year that the period has a part of."""
        return range(self.start[0], self.end[0] + 1)

    @property
    def is_full_year(self) -> bool:
        """Whether the period is one whole calendar year."""
        return self.start == (self.year, 1) and self.end == (self.year, 12)

    @property
    def last_month(self) -> "Period":
        """The month in which the period ends."""
        year, month = self.end
        return Period.parse(f"{year:04d}-{month:02d}")

    @property
    def first_day(self) -> date:
        """The first day of the period."""
        return date.fromisoformat(self.text) if self._is_day else date(*self.start, 1)

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return date.fromisoformat(self.text) if self._is_day else date(*self.end, monthrange(*self.end)[1])

    @property
    def _is_day(self) -> bool:
        return len(self.text) == len("2023-03-31") and "/" not in self.text

    def __str__(self) -> str:
        return self.text


def format_period(period: Period | None) -> str:
    """Say a period in Swedish: «2022», «januari–augusti 2023», «augusti 2022», «2023-03-31».

    No period means the total of a project that runs over several years.
    """
    if period is None:
        return "hela projektet"
    if not (_MONTH_FORM.fullmatch(period.text) or _INTERVAL_FORM.fullmatch(period.text)):
        return period.text
    first, last = MONTHS[period.start[1] - 1], MONTHS[period.end[1] - 1]
    if period.start == period.end:
        return f"{last} {period.year}"
    if period.start[0] == period.end[0]:
        return f"{first}–{last} {period.year}"
    return f"{first} {period.start[0]}–{last} {period.year}"


def format_period_short(period: Period) -> str:
    """Say a period on an axis: «2022», «jan–aug 2023», «aug 2022», «2023-03-31». A whole year is always «2022»."""
    if period.is_full_year:
        return period.text[:4]
    if not (_MONTH_FORM.fullmatch(period.text) or _INTERVAL_FORM.fullmatch(period.text)):
        return period.text
    first, last = MONTHS[period.start[1] - 1][:3], MONTHS[period.end[1] - 1][:3]
    if period.start == period.end:
        return f"{last} {period.year}"
    if period.start[0] == period.end[0]:
        return f"{first}–{last} {period.year}"
    return f"{first} {period.start[0]}–{last} {period.year}"


def find_month(word: str) -> int:
    """The month's number that a word means, whole or abbreviated, or 0: «augusti», «aug.», «sept»."""
    plain = word.casefold().rstrip(".")
    if plain == "sept":
        return MONTHS.index("september") + 1
    found = [number for number, month in enumerate(MONTHS, start=1) if month.startswith(plain)]
    return found[0] if len(found) == 1 and len(plain) >= _SHORTEST else 0


def list_months(text: str) -> tuple[int, ...]:
    """The numbers of the months that a text names, in its order: «jan–aug 2023» names the first and the eighth."""
    return tuple(number for word in _WORD.findall(text) if (number := find_month(word)))
