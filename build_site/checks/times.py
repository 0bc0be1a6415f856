"""What a report says of itself in several places: year, kind, period, folder, titles and date."""

import re
from collections.abc import Iterator, Mapping

from build_site.checks.context import Context, Rule
from build_site.formatting import list_choices
from build_site.model import CodeLists, Report, ReportKind
from build_site.periods import MONTHS, YEAR, Period, format_period, list_months
from build_site.problems import Message, Problem, Section
from build_site.vocabularies import AreaKind

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
TITLE_PLACE = Message(
    "time-title-place",
    Section.DESCRIPTION,
    "Titeln «{title}» nämner {named}, men rapporten är från {own}.",
    "Skriv rätt namn i title, eller rätta {wrong}.",
    "Rätta det som är fel.",
)
SOON_KEYED = Message(
    "time-created",
    Section.DESCRIPTION,
    "Rapporten är daterad {date}, men paketet skapades {created}.",
    "Rätta datumet i sources → version, eller created: en rapport finns innan den läses in.",
    "Rätta `version` under `sources`, eller `created`.",
)
NO_FIGURES = Message(
    "time-figures",
    Section.DESCRIPTION,
    "Ingen av rapportens siffror gäller {year}, som står i uppf:year.",
    "Rätta uppf:year eller kolumnernas uppf:period: siffrorna gäller {found}.",
    "Rätta `uppf:year` eller kolumnernas `uppf:period`.",
)


def _check_times(context: Context) -> Iterator[Problem]:
    """Every place that says when, and which kind of report, says the same."""
    codes = context.corpus.codes
    for report in context.corpus.reports:
        kind = codes.report_kinds[report.kind]
        if wrong := list(_check_period(report, kind)):
            yield from wrong  # what titles and figures say is held against the year and the period
        else:
            yield from _check_report_figures(report)
            for title, at in ((report.title, "title"), (report.source.title, "sources → title")):
                yield from _check_title(report, codes, title, at)
        for title, at in ((report.title, "title"), (report.source.title, "sources → title")):
            yield from _check_place(report, codes, title, at)


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
    elif report.source.date and month_of(report.source.date) < report.period.end[:2]:
        yield TOO_SOON.at(*_at(report, "uppf:period"), month=format_period(report.period), date=report.source.date)
    elif report.source.date > report.created[:10]:
        told = {"date": report.source.date, "created": report.created[:10]}
        yield SOON_KEYED.at(*_at(report, "sources → version"), **told)
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


def _check_title(report: Report, codes: CodeLists, title: str, place: str) -> Iterator[Problem]:
    """A title, the package's own or the report's, names no other year, kind of report or month than the report's."""
    at, own = _at(report, place), codes.report_kinds[report.kind]
    years = YEAR.findall(title)
    if str(report.year) not in years and (years or place == "title"):  # the report's own title may leave it out
        yield TITLE_YEAR.at(*at, title=title, year=report.year, right=own.name(report.period))
    named = _find_named(title, {one.code: one.names for one in codes.report_kinds.values()})
    if named and own.code not in named:
        other = codes.report_kinds[named[0]]
        said = {"other": other.title, "kind": own.code, "code": other.code}
        yield TITLE_KIND.at(*at, title=title, right=own.name(report.period), **said)
    months = list_months(title)
    if months and report.period.end[1] not in months:
        told = {"named": MONTHS[months[-1] - 1], "month": format_period(report.period)}
        yield TITLE_MONTH.at(*at, title=title, **told)


def _check_place(report: Report, codes: CodeLists, title: str, place: str) -> Iterator[Problem]:
    """A title names no other municipality, with capital letters as they are ones, and no other committee."""
    areas = [one for one in codes.municipalities.values() if one.kind is AreaKind.MUNICIPALITY]
    places = _find_named(title, {one.name: (one.name, one.genitive) for one in areas}, re.NOFLAG)
    bodies = _find_named(title, {one.name: (one.name,) for one in codes.committees.values()})
    home, body = codes.municipalities[report.municipality], codes.committees[report.committee_key]
    for named, own, wrong in ((places, home.name, "uppf:municipality"), (bodies, body.name, "uppf:committee")):
        if named and own not in named:
            yield TITLE_PLACE.at(*_at(report, place), title=title, named=named[0], own=own, wrong=wrong)


def _find_named(title: str, names: Mapping[str, tuple[str, ...]], flags: int = re.IGNORECASE) -> tuple[str, ...]:
    """Which things a title names, by any of their names; of names within each other («Delårsrapport 2») the longest."""
    spans = [
        (found.start(), -found.end(), thing)
        for thing, called in names.items()
        for name in called
        for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", title, flags)
    ]
    return tuple(
        thing
        for start, end, thing in sorted(spans)
        if not any(first <= start and last <= end and (first, last) != (start, end) for first, last, _ in spans)
    )


def _check_report_figures(report: Report) -> Iterator[Problem]:
    years = {year for figure in report.figures if figure.period for year in figure.period.years}
    if years and report.year not in years:
        found = ", ".join(map(str, sorted(years)))
        yield NO_FIGURES.at(*_at(report, "uppf:year"), year=report.year, found=found)


def month_of(day: str) -> tuple[int, int]:
    """The month of a report's date; where it has none its period says how far it reaches."""
    return (int(day[:4]), int(day[5:7])) if day else (0, 0)


RULE = Rule(
    "time",
    "År, slag, period, mapp och titel säger samma tid",
    (
        OTHER_YEAR,
        OTHER_MONTHS,
        OTHER_FOLDER,
        TOO_SOON,
        TITLE_YEAR,
        TITLE_KIND,
        TITLE_MONTH,
        TITLE_PLACE,
        SOON_KEYED,
        NO_FIGURES,
    ),
    _check_times,
)
