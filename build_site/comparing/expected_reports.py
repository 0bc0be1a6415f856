"""Who is due: the reports that committees are expected to make, held against those that are here.

No clock is read. What is said holds on the day when the newest of the data were made, and that day is said with it: a
page that is read a year later is still true.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from build_site.model import (
    Committee,
    CommitteeKey,
    Corpus,
    Fate,
    Ground,
    Municipality,
    Place,
    Report,
    ReportKind,
    ReportState,
    Rhythm,
    SourcePlace,
)
from build_site.periods import Period, format_period

_YEAR = timedelta(days=366)
_LAST_MONTH = 12
_WAITED = (ReportState.NEXT, ReportState.LATER)


@dataclass(frozen=True, slots=True)
class ExpectedReport:
    """A report that a committee is expected to make.

    Attributes:
        id: the id that the report has, or would have.
        period: the time that it follows up.
        due: the day or the month when it is expected; None where no source says it.
        state: where it is on the day `as_of`.
        report: the report when it is here, else None.
        ground, due_ground: whether a source says it of that very year; None where `due` is.
    """

    id: str
    municipality: Municipality
    committee: Committee
    kind: ReportKind
    period: Period
    due: Period | None
    state: ReportState
    report: Report | None
    ground: Ground
    due_ground: Ground | None
    rhythm: Rhythm
    as_of: date

    @property
    def name(self) -> str:
        """«Delårsrapport 2 2026»."""
        return self.kind.name(self.period)

    @property
    def day(self) -> date:
        """The last day when it is expected, or when its period ends, where no source says when it comes."""
        return (self.due or self.period).last_day

    @property
    def due_text(self) -> str:
        """When it is expected: «senast 2027-04-27», «i februari 2027»; "" where no source says it."""
        if self.due is None:
            return ""
        preposition = "senast" if self.due.first_day == self.due.last_day else "i"
        return f"{preposition} {format_period(self.due)}"

    @property
    def is_waited_for(self) -> bool:
        """Whether its time has not come yet, as far as is known."""
        return self.state in _WAITED


def expect_reports(corpus: Corpus) -> tuple[ExpectedReport, ...]:
    """All reports that committees are expected to have made, and those of the year to come; by committee and time."""
    ordered = sorted(_list_expected(corpus), key=lambda one: (one.committee.key, one.period.end, one.id))
    by_committee = groupby(ordered, key=lambda one: one.committee.key)
    return tuple(one for _, found in by_committee for one in _judge_committee(tuple(found)))


def find_day(corpus: Corpus) -> date:
    """The day when what is said of late and missing reports holds."""
    return date.fromisoformat(corpus.renewed[: len("2026-11-27")])


def find_next(expected: Iterable[ExpectedReport]) -> tuple[ExpectedReport, ...]:
    """The next report of each committee, and where nobody knows when it comes the next one whose time is known."""
    found: dict[CommitteeKey, list[ExpectedReport]] = {}
    for one in sorted(filter(lambda one: one.is_waited_for, expected), key=lambda one: (one.day, one.id)):
        known = found.setdefault(one.committee.key, [])
        if not known or (one.due and not any(other.due for other in known)):
            known.append(one)
    return tuple(one for key in sorted(found) for one in found[key])


def find_first_due(expected: Iterable[ExpectedReport]) -> ExpectedReport | None:
    """Of all the reports that are waited for, the first whose time is known."""
    known = (one for one in expected if one.is_waited_for and one.due)
    return min(known, key=lambda one: (one.day, one.committee.key, one.id), default=None)


def _list_expected(corpus: Corpus) -> Iterator[ExpectedReport]:
    """Every expected report, as if it were still to come."""
    as_of = find_day(corpus)
    present = {(one.committee_key, one.kind, one.period.end): one for one in corpus.reports}
    for rhythm in corpus.rhythms:
        for year in range(rhythm.first_year, (rhythm.last_year or as_of.year + 1) + 1):
            if date(year, rhythm.through, 1) <= as_of + _YEAR:
                yield _expect(rhythm, year, corpus, present, as_of)


def _expect(
    rhythm: Rhythm,
    year: int,
    corpus: Corpus,
    present: dict[tuple[CommitteeKey, str, tuple[int, int]], Report],
    as_of: date,
) -> ExpectedReport:
    codes, years = corpus.codes, {report.id: report.year for report in corpus.reports}
    kind, municipality = codes.report_kinds[rhythm.kind], codes.municipalities[rhythm.municipality]
    period = _make_period(kind, year, rhythm.through)
    place = (municipality.slug, rhythm.committee, kind.list_folders(period)[0])
    report = present.get((rhythm.committee_key, rhythm.kind, (year, rhythm.through)))
    return ExpectedReport(
        id=report.id if report else "-".join(place),
        municipality=municipality,
        committee=codes.committees[rhythm.committee_key],
        kind=kind,
        period=report.period if report else period,
        due=_find_due(rhythm.due, period) if rhythm.due else None,
        state=ReportState.PUBLISHED if report else _find_absence(place, corpus),
        report=report,
        ground=_find_ground(rhythm.place, year, rhythm, years),
        due_ground=_find_ground(rhythm.due_place, year, rhythm, years) if rhythm.due and rhythm.due_place else None,
        rhythm=rhythm,
        as_of=as_of,
    )


def _find_absence(place: Place, corpus: Corpus) -> ReportState:
    """What is known of a report that is not here."""
    event = corpus.register.find(place)
    return ReportState.WITHDRAWN if event is not None and event.fate is Fate.WITHDRAWN else ReportState.LATER


def _make_period(kind: ReportKind, year: int, through: int) -> Period:
    """The time that such a report follows up."""
    if kind.repeats:
        return Period.parse(f"{year}-{through:02}")
    return Period.parse(str(year) if through == _LAST_MONTH else f"{year}-01/{year}-{through:02}")


def _find_due(due: str, period: Period) -> Period:
    """The first such day or month after a period."""
    year = period.year + (f"{period.end[1]:02}" >= due[:2])
    return Period.parse(f"{year}-{due}")


def _find_ground(place: SourcePlace, year: int, rhythm: Rhythm, years: dict[str, int]) -> Ground:
    """A report speaks of its own year; any other source of the first year that the rhythm holds for."""
    return Ground.STATED if years.get(place.source, rhythm.first_year) == year else Ground.ASSUMED


def _judge_committee(expected: Sequence[ExpectedReport]) -> Iterator[ExpectedReport]:
    """Say of a committee's reports, in the order of time, which are late, missing and next."""
    judged = [replace(one, state=_judge(one, expected)) for one in expected]
    waited = [one for one in judged if one.is_waited_for]
    first = min(waited, key=lambda one: (one.day, one.id), default=None)
    for one in judged:
        yield replace(one, state=ReportState.NEXT) if one is first else one


def _judge(one: ExpectedReport, others: Iterable[ExpectedReport]) -> ReportState:
    if one.state is not ReportState.LATER:
        return one.state
    overtaken = one.as_of > one.period.last_day + _YEAR or any(
        other.period.end > one.period.end and (other.report or other.period.last_day < one.as_of) for other in others
    )
    passed = one.day < one.as_of  # without a known day: its period has ended
    if passed and overtaken:
        return ReportState.MISSING
    return ReportState.LATE if passed and one.due else ReportState.LATER
