"""When a committee reports, as sources say it."""

from dataclasses import dataclass

from build_site.codes import CommitteeKey


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where something is read.

    Attributes:
        source: id of a report, or the address of a page.
        lines: the lines of the report's text (`38`, `11-13`), or "" for a page.
        quote: what stands there, word by word.
    """

    source: str
    lines: str
    quote: str


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A kind of report that a committee makes every year.

    Attributes:
        kind: code of the kind of report.
        through: the month that its period ends with, 1 to 12.
        first_year, last_year: the years that it holds for; None while nothing says that it has ended.
        due: when the report is expected: a day (`04-27`) or a month (`02`), the first after the period; "" where no
            source says it.
        place: where it is said that there is such a report.
        due_place: where it is said when; None where no source does.
        path, line: where the rhythm is declared.
    """

    municipality: str
    committee: str
    kind: str
    through: int
    first_year: int
    last_year: int | None
    due: str
    place: SourcePlace
    due_place: SourcePlace | None
    path: str
    line: int

    @property
    def committee_key(self) -> CommitteeKey:
        """What identifies the committee."""
        return self.municipality, self.committee
