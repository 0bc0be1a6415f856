"""Counts, and that every figure can be told apart from every other."""

import re
from collections import defaultdict
from collections.abc import Iterator

from build_site.checks.disclosure import SUPPRESSED
from build_site.model import ComparisonSpec, Corpus, Figure, Report, Selector, Table
from build_site.problems import Problem

PRINTED_DASH = "printed_dash"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SHOWN = 3  # figures that a message names before it says that there are more


def check_structure_cell_counts(report: Report) -> Iterator[Problem]:
    """A table has as many cells as its description says.

    An empty cell counts when it stands for something in the report: a printed dash, or a figure that is suppressed.
    """
    for table in report.tables:
        printed = sum(not figure.is_empty or figure.status in (PRINTED_DASH, SUPPRESSED) for figure in table.figures)
        if printed != table.cells:
            yield Problem(
                table.path,
                0,
                "",
                f"Tabellen har {printed} siffror men uppf:cells säger {table.cells}.",
                "Räkna siffrorna i rapporten; fyll i det som saknas eller rätta uppf:cells.",
            )


def check_structure_plain_titles(report: Report) -> Iterator[Problem]:
    """A table's plain title belongs to it alone, and names no year that its figures are not about."""
    path = f"{report.folder}/datapackage.yaml"
    titles = [table.plain_title.casefold() for table in report.tables]
    for number, table in enumerate(report.tables):
        place, title = f"{table.id} → uppf:plain_title", table.plain_title
        if title == table.title:
            continue
        if title.casefold() in (*titles[:number], *titles[number + 1 :]):
            message = f"En annan tabell i rapporten heter också «{title}»."
            yield Problem(path, 0, place, message, "Skriv det som skiljer dem åt.")
        years = _years_of(table)
        for year in _YEAR.findall(title):
            if int(year) not in years:
                message = f"«{title}» nämner {year}, men inga av tabellens siffror gäller det året."
                yield Problem(path, 0, place, message, "Rätta året eller ta bort det.")


def _years_of(table: Table) -> set[int]:
    """All years that a table's figures are about."""
    periods = {figure.period for figure in table.figures if figure.period}
    return {year for period in periods for year in range(period.start[0], period.end[0] + 1)}


def check_structure_unique_figures(report: Report) -> Iterator[Problem]:
    """No two figures of a table mean the same thing according to the columns of the data contract."""
    for table in report.tables:
        seen: dict[tuple[object, ...], Figure] = {}
        for figure in table.figures:
            other = seen.setdefault(_meaning(figure), figure)
            if other is not figure:
                yield Problem(
                    table.path,
                    figure.row.file_line,
                    figure.column.name,
                    f"Siffran kan inte skiljas från den i kolumnen {other.column.name}: samma mått, period och enhet.",
                    "Skilj dem åt med uppf:measure, uppf:period, uppf:sex, uppf:unit eller uppf:indicator.",
                )


def _meaning(figure: Figure) -> tuple[object, ...]:
    return (
        figure.row.id,
        figure.municipality,
        figure.service,
        figure.indicator,
        figure.measure,
        figure.period,
        figure.sex,
        figure.age,
        figure.unit.code,
    )


def check_structure_unique_reports(corpus: Corpus) -> Iterator[Problem]:
    """No two reports follow up the same committee, year and kind."""
    folders: dict[tuple[str, str, int, str], list[str]] = defaultdict(list)
    for report in corpus.reports:
        if report.kind != "other":
            folders[report.municipality, report.committee, report.year, report.kind].append(report.folder)
    for same in folders.values():
        for folder in same[1:]:
            yield Problem(
                f"{folder}/datapackage.yaml",
                0,
                "uppf:kind",
                f"Paketet {same[0]} gäller samma nämnd, år och slag av rapport.",
                "Rätta uppf:year eller uppf:kind, eller ta bort det ena paketet.",
            )


def check_structure_comparisons(corpus: Corpus) -> Iterator[Problem]:
    """Every selector of a comparison fits exactly one number, and all have units that can be compared."""
    for comparison in corpus.comparisons:
        base_units = set()
        for number, series in enumerate(comparison.series, start=1):
            for place, selector in enumerate(series.points, start=1):
                where = f"series → {series.name or number}" + (f" → {place}" if len(series.points) > 1 else "")
                found = list(corpus.select(selector))
                yield from _check_selection(comparison, selector, found, where)
                if len(found) == 1 and "percent_of_budget" in comparison.bases:
                    yield from _check_budget(corpus, comparison, selector, found[0], where)
                if len(found) == 1 and found[0].value is not None:
                    base_units.add(found[0].unit.base_unit)
        if len(base_units) > 1:
            message = f"Serierna har olika enheter: {', '.join(sorted(base_units))}."
            yield Problem(comparison.path, 0, "series", message, "Jämför siffror i samma enhet.")


def _check_selection(
    comparison: ComparisonSpec, selector: Selector, found: list[Figure], where: str
) -> Iterator[Problem]:
    asked = selector.describe()
    if not found:
        advice = "Skriv rapport, tabell, rad och kolumn som de heter i paketet."
        yield Problem(comparison.path, 0, where, f"Ingen siffra motsvarar {asked}.", advice)
    elif len(found) > 1:
        several = ", ".join(f"{figure.table}/{figure.row.id}/{figure.column.name}" for figure in found[:SHOWN])
        message = f"{len(found)} siffror motsvarar {asked}: {several}{' …' if len(found) > SHOWN else ''}."
        yield Problem(comparison.path, 0, where, message, "Lägg till det som skiljer dem åt.")
    elif found[0].value is None:
        yield Problem(comparison.path, 0, where, f"Cellen för {asked} är inget tal.", "Välj en cell med ett tal.")


def _check_budget(
    corpus: Corpus, comparison: ComparisonSpec, selector: Selector, figure: Figure, where: str
) -> Iterator[Problem]:
    """A share of the budget needs a budget: a number in the figure's own row."""
    asked = selector.describe()
    advice = "Ange budget_column: kolumnen i samma rad som siffran är en andel av."
    report = corpus.report(figure.report)
    table = report.table(figure.table) if report else None
    budget = table.figure(figure.row.id, selector.budget_column) if table else None
    if not selector.budget_column:
        yield Problem(comparison.path, 0, where, f"Budgeten för {asked} saknas.", advice)
    elif budget is None or not budget.value:
        message = f"Budgeten för {asked} är inget tal eller är noll."
        yield Problem(comparison.path, 0, where, message, advice)
