"""What a report says of its time in several places: year, kind, period, folder, title, columns and figures."""

import re
from collections.abc import Iterator

from build_site.checks.context import Context, Rule
from build_site.formatting import list_choices
from build_site.model import Column, MeasureKind, Report, ReportKind, Table
from build_site.periods import MONTHS, Period, format_period
from build_site.problems import Message, Problem, Section

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

OTHER_YEAR = Message(
    "time-year",
    Section.DESCRIPTION,
    "uppf:period är {period}, men uppf:year är {year}.",
    "Skriv uppf:year: {right}, eller en period som ligger i {year}.",
    "Perioden ska börja och sluta i `uppf:year`. Rätta det som är fel.",
)
OTHER_MONTHS = Message(
    "time-kind",
    Section.DESCRIPTION,
    "En rapport av slaget {kind} ({title}) gäller {expected}, men uppf:period är {period}.",
    "Skriv {right}, eller det slag som rapporten är.",
    "Vilka månader varje slag gäller står i `codelists/report_kinds.csv`. Rätta `uppf:period` eller `uppf:kind`.",
)
OTHER_FOLDER = Message(
    "time-folder",
    Section.DESCRIPTION,
    "Mappen heter «{folder}», men rapporten är av slaget {kind} och gäller {period}.",
    "Kalla mappen «{right}» och ändra name likadant, eller rätta uppf:kind eller uppf:period.",
    "Mappen heter efter år och slag; för slag som kommer flera gånger om året efter år och månad.",
)
TOO_SOON = Message(
    "time-date",
    Section.DESCRIPTION,
    "uppf:period slutar i {month}, men rapporten är daterad {date}.",
    "Rätta uppf:period, eller datumet i sources → version: en rapport följer upp det som har hänt.",
    "Rätta `uppf:period`, eller `version` under `sources`.",
)
TITLE_YEAR = Message(
    "time-title-year",
    Section.DESCRIPTION,
    "Titeln «{title}» nämner inte året {year}.",
    "Skriv till exempel «{right}, …».",
    "Rätta `title`, eller `uppf:year` om det är det som är fel.",
)
TITLE_KIND = Message(
    "time-title-kind",
    Section.DESCRIPTION,
    "Titeln «{title}» säger {other}, men uppf:kind är {kind}.",
    "Skriv «{right}, …» i title, eller uppf:kind: {code}.",
    "Rätta det som är fel.",
)
TITLE_MONTH = Message(
    "time-title-month",
    Section.DESCRIPTION,
    "Titeln «{title}» nämner {named}, men uppf:period slutar i {month}.",
    "Rätta månaden i title, eller uppf:period.",
)
COLUMN_YEAR = Message(
    "time-column",
    Section.DESCRIPTION,
    "Kolumnen heter «{title}», men siffrorna gäller {period}.",
    "Skriv uppf:period: {right}, eller rätta året i title.",
    "Året i kolumnens `title` och i `uppf:period` ska vara detsamma.",
)
TOO_LATE = Message(
    "time-outcome",
    Section.DESCRIPTION,
    "Kolumnen visar {measure} för {period}, men rapporten gäller tiden till och med {last}.",
    "Rätta perioden eller måttet: det som inte har hänt är en budget, en prognos eller ett mål.",
)
NO_FIGURES = Message(
    "time-figures",
    Section.DESCRIPTION,
    "Ingen av rapportens siffror gäller {year}, som står i uppf:year.",
    "Rätta uppf:year eller kolumnernas uppf:period: siffrorna gäller {found}.",
    "Rätta `uppf:year` eller kolumnernas `uppf:period`.",
)


def _check_times(context: Context) -> Iterator[Problem]:
    """Every place that says when says the same."""
    kinds = context.corpus.codes.report_kinds
    for report in context.corpus.reports:
        if wrong := list(_check_period(report, kinds[report.kind])):
            yield from wrong  # what title and figures say is held against the year and the period
        else:
            yield from _check_title(report, kinds[report.kind], tuple(kinds.values()))
            yield from _check_report_figures(report)
        for table in report.tables:
            yield from _check_columns(report, table)


def _at(report: Report, place: str) -> tuple[str, int, str]:
    return f"{report.folder}/datapackage.yaml", 0, place


def _check_period(report: Report, kind: ReportKind) -> Iterator[Problem]:
    """The period lies in the year, is as long as the kind says, and gives the folder its name."""
    period = report.period
    if {period.start[0], period.end[0]} != {report.year}:
        right = period.year if period.start[0] == period.year else f"{report.year} och rätta uppf:period"
        yield OTHER_YEAR.at(*_at(report, "uppf:year"), period=period, year=report.year, right=right)
    elif not _fits(period, kind):
        expected, right = _say_months(kind), _propose_period(report.year, kind)
        values = {"kind": kind.code, "title": kind.title.lower(), "expected": expected, "right": right}
        yield OTHER_MONTHS.at(*_at(report, "uppf:period"), period=period, **values)
    elif report.source.date and _month_of(report.source.date) < report.period.end[:2]:
        yield TOO_SOON.at(*_at(report, "uppf:period"), month=format_period(report.period), date=report.source.date)
    yield from _check_folder(report, kind)


def _check_folder(report: Report, kind: ReportKind) -> Iterator[Problem]:
    folder, wanted = report.folder.rpartition("/")[2], kind.list_folders(report.period)
    if folder not in wanted:
        told = {"kind": kind.code, "period": format_period(report.period)}
        yield OTHER_FOLDER.at(*_at(report, "name"), folder=folder, right=list_choices(wanted), **told)


def _fits(period: Period, kind: ReportKind) -> bool:
    first, last = kind.months
    return (kind.repeats or period.start[1] == 1) and first <= period.end[1] <= last


def _say_months(kind: ReportKind) -> str:
    """«januari–april», «januari till och med någon av månaderna januari–november»."""
    first, last = (MONTHS[month - 1] for month in kind.months)
    if kind.repeats:
        return f"en tid som slutar i någon av månaderna {first}–{last}"
    return f"januari–{last}" if first == last else f"tiden från januari till någon av månaderna {first}–{last}"


def _propose_period(year: int, kind: ReportKind) -> str:
    first, last = kind.months
    if first == last:
        return f"uppf:period: {year}" if last == len(MONTHS) else f"uppf:period: {year}-01/{year}-{last:02}"
    return f"till exempel uppf:period: {year}-01/{year}-{max(first, 2):02}"


def _check_title(report: Report, kind: ReportKind, kinds: tuple[ReportKind, ...]) -> Iterator[Problem]:
    """The title names the year, no other kind of report and no other month."""
    title, at, right = report.title, _at(report, "title"), kind.name(report.period)
    if str(report.year) not in _YEAR.findall(title):
        yield TITLE_YEAR.at(*at, title=title, year=report.year, right=right)
    named = _find_kind(title, kinds)
    if named and named is not kind:
        yield TITLE_KIND.at(*at, title=title, other=named.title, kind=kind.code, right=right, code=named.code)
    months = [month for month in MONTHS if re.search(rf"\b{month}\b", title.casefold())]
    if months and MONTHS[report.period.end[1] - 1] not in months:
        yield TITLE_MONTH.at(*at, title=title, named=months[-1], month=format_period(report.period))


def _find_kind(title: str, kinds: tuple[ReportKind, ...]) -> ReportKind | None:
    """The kind of report that a title names: the longest name, since «Delårsrapport 2» holds «Delårsrapport» too."""
    named = [one for one in kinds if re.search(rf"\b{re.escape(one.title.casefold())}\b", title.casefold())]
    return max(named, key=lambda one: len(one.title), default=None)


def _check_report_figures(report: Report) -> Iterator[Problem]:
    years = {year for figure in report.figures if figure.period for year in _years(figure.period)}
    if years and report.year not in years:
        found = ", ".join(map(str, sorted(years)))
        yield NO_FIGURES.at(*_at(report, "uppf:year"), year=report.year, found=found)


def _years(period: Period) -> range:
    return range(period.start[0], period.end[0] + 1)


def _check_columns(report: Report, table: Table) -> Iterator[Problem]:
    """A column's title names the year that its figures are about, and nothing has happened after the report."""
    for column in table.columns:
        at = _at(report, f"{table.id} → {column.name}")
        named = {int(year) for year in _YEAR.findall(column.title)}
        if column.period and named and named.isdisjoint(_years(column.period)):
            right = list_choices(map(str, sorted(named)))
            yield COLUMN_YEAR.at(*at, title=column.title, period=column.period, right=right)
        yield from _check_outcomes(report, table, column, at)


def _check_outcomes(report: Report, table: Table, column: Column, at: tuple[str, int, str]) -> Iterator[Problem]:
    """What has happened had begun when the report was made; each period is told once for each column."""
    last = max(report.period.end, _month_of(report.source.date))
    late = {
        figure.period: figure.meaning.definite
        for figure in table.figures
        if figure.column is column and not figure.is_empty and figure.meaning.kind is MeasureKind.ACTUAL
        if figure.period and figure.period.start > last
    }
    for period, measure in late.items():
        told = f"{MONTHS[last[1] - 1]} {last[0]}"
        yield TOO_LATE.at(*at, measure=measure, period=format_period(period), last=told)


def _month_of(day: str) -> tuple[int, int]:
    """The month of a report's date; where it has none its period says how far it reaches."""
    return (int(day[:4]), int(day[5:7])) if day else (0, 0)


RULE = Rule(
    "time",
    "År, slag, period, mapp, titel och siffror säger samma tid",
    (
        OTHER_YEAR,
        OTHER_MONTHS,
        OTHER_FOLDER,
        TOO_SOON,
        TITLE_YEAR,
        TITLE_KIND,
        TITLE_MONTH,
        COLUMN_YEAR,
        TOO_LATE,
        NO_FIGURES,
    ),
    _check_times,
)
