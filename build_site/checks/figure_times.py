"""What columns say of their time in several places: title, printed heading, period and measure; and rows of their own.

A table's columns may get their periods from the table or from each row, so it is the figures that are held against what
the headings say.
"""

from collections.abc import Iterator

from build_site.checks.context import Context, Rule
from build_site.checks.times import month_of
from build_site.formatting import list_choices
from build_site.model import Column, Figure, MeasureKind, Report, Table
from build_site.periods import MONTHS, YEAR, Period, format_period, list_months
from build_site.problems import Message, Problem, Section

_NEAR = 1  # years from the report's that need no year in a heading: «Utfall föregående år», «Budget nästa år»
_FAR = 10  # years that a row of its own may speak of without naming them

COLUMN_YEAR = Message(
    "figure-time-year",
    Section.DESCRIPTION,
    "Kolumnen heter «{title}», men siffrorna gäller {period}.",
    "Skriv uppf:period: {right}, eller rätta året i {place}.",
    "Året i kolumnens `title` och `uppf:printed` och i `uppf:period` ska vara detsamma.",
)
COLUMN_MONTH = Message(
    "figure-time-month",
    Section.DESCRIPTION,
    "Kolumnen heter «{title}», men siffrorna gäller {period}.",
    "Skriv en uppf:period som börjar eller slutar i {right}, eller rätta månaden i title.",
    "Månaden i kolumnens `title` och i `uppf:period` ska vara densamma.",
)
COLUMN_UNSAID = Message(
    "figure-time-unsaid",
    Section.DESCRIPTION,
    "Siffrorna gäller {period}, men varken title eller uppf:printed nämner året, och rapporten är om {year}.",
    "Skriv året i title, eller rätta uppf:period.",
    "Läsaren ska se vilket år en kolumn gäller. Skriv året i `title`, eller rätta `uppf:period`.",
)
ROW_UNSAID = Message(
    "figure-time-row",
    Section.CELLS,
    "Siffran gäller {period}, men raden nämner inte året, och rapporten är om {year}.",
    "Skriv året i label, eller rätta perioden.",
)
TOO_LATE = Message(
    "figure-time-outcome",
    Section.DESCRIPTION,
    "Kolumnen visar {measure} för {period}, men rapporten gäller tiden till och med {last}.",
    "Rätta perioden eller måttet: det som inte har hänt är en budget, en prognos eller ett mål.",
)


def _check_figure_times(context: Context) -> Iterator[Problem]:
    """Headings name the time that their figures are about, and nothing has happened after the report."""
    for report in context.corpus.reports:
        for table in report.tables:
            for column in table.columns:
                figures = [one for one in table.figures if one.column is column and one.period]
                at = (f"{report.folder}/datapackage.yaml", 0, f"{table.id} → {column.name}")
                if wrong := list(_check_years(report, column, figures, at)):
                    yield from wrong  # the rest would follow from it
                    continue
                yield from _check_rows(report, table, column, figures)
                yield from _check_months(column, figures, at)
                yield from _check_outcomes(report, figures, at)


def _list_periods(figures: list[Figure]) -> list[Period]:
    """Each period that some figures are about, once."""
    return list(dict.fromkeys(one.period for one in figures if one.period))


def _check_years(report: Report, column: Column, figures: list[Figure], at: tuple[str, int, str]) -> Iterator[Problem]:
    """The years that a column's title and printed heading name, and whether they have to name any."""
    texts, periods = {"title": column.title, "uppf:printed": column.printed}, _list_periods(figures)
    named = {place: {int(year) for year in YEAR.findall(text)} for place, text in texts.items()}
    for period in periods:
        for place, years in named.items():
            if years and years.isdisjoint(period.years):
                told = {"right": list_choices(map(str, sorted(years))), "place": place}
                yield COLUMN_YEAR.at(*at, title=texts[place], period=period, **told)
        if column.period and not any(named.values()) and not _is_near(period, report, _NEAR):
            yield COLUMN_UNSAID.at(*at, period=format_period(period), year=report.year)


def _is_near(period: Period, report: Report, years: int) -> bool:
    return period.start[0] <= report.year + years and period.end[0] >= report.year - years


def _check_rows(report: Report, table: Table, column: Column, figures: list[Figure]) -> Iterator[Problem]:
    """A row with a period of its own names the year when it is another time's."""
    for one in figures:
        if one.period and not column.period and not _is_near(one.period, report, _FAR):
            named = {int(year) for year in YEAR.findall(f"{one.row.full_label} {one.row.heading} {column.title}")}
            if named.isdisjoint(one.period.years):
                told = {"period": format_period(one.period), "year": report.year}
                yield ROW_UNSAID.at(table.path, one.row.file_line, "label", **told)


def _check_months(column: Column, figures: list[Figure], at: tuple[str, int, str]) -> Iterator[Problem]:
    """The months that a title names begin or end the period, or are when the figure was foreseen.

    A difference or a change may name both times that it is between.
    """
    named = set(list_months(column.title))
    levels = [one for one in figures if one.meaning.kind.is_level]
    wrong = [one for one in levels if named - _list_limits(one)] if named else []
    for period in _list_periods(wrong):
        right = list_choices(MONTHS[number - 1] for number in sorted(named))
        yield COLUMN_MONTH.at(*at, title=column.title, period=format_period(period), right=right)


def _list_limits(figure: Figure) -> set[int]:
    return {end[1] for one in (figure.period, figure.as_of) if one for end in (one.start, one.end)}


def _check_outcomes(report: Report, figures: list[Figure], at: tuple[str, int, str]) -> Iterator[Problem]:
    """What has happened had begun when the report was made; each period is told once for each column."""
    last = max(report.period.end, month_of(report.source.date))
    late = {
        figure.period: figure.meaning.definite
        for figure in figures
        if not figure.is_empty and figure.meaning.kind is MeasureKind.ACTUAL
        if figure.period and figure.period.start > last
    }
    for period, measure in late.items():
        told = f"{MONTHS[last[1] - 1]} {last[0]}"
        yield TOO_LATE.at(*at, measure=measure, period=format_period(period), last=told)


RULE = Rule(
    "figure-time",
    "Kolumnernas titlar, perioder och mått säger samma tid",
    (COLUMN_YEAR, COLUMN_MONTH, COLUMN_UNSAID, ROW_UNSAID, TOO_LATE),
    _check_figure_times,
)
