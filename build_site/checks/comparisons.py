"""Every selector of a comparison fits exactly one number, and all have units that can be compared."""

from collections.abc import Iterator
from dataclasses import replace

from build_site.checks.context import Context, Rule
from build_site.comparing.quantities import address_figure
from build_site.model import Base, ComparisonSpec, Corpus, Figure, Selector
from build_site.model.life import REPORT_DEPTH, name_report
from build_site.problems import Message, Problem, Section
from build_site.reading.suggestions import suggest

LISTED = 12  # names that a message lists
SHOWN = 3  # figures that a message names before it says that there are more
_PARTS = "report table row column service indicator measure period sex age unit".split()  # narrowing in this order
_BUDGET = "Ange budget_column: kolumnen i samma rad som siffran är en andel av."
_BUDGET_GUIDE = "Ange `budget_column`: en kolumn med budget i samma rad."

NONE = Message(
    "comparison-none",
    Section.COMPARISONS,
    "Ingen siffra motsvarar {asked}: {unknown}.",
    "{hint}Skriv rapport, tabell, rad och kolumn som de heter i paketet.",
    "Något av det du skrev är fel. Skriv namnen som i paketet.",
)
SEVERAL = Message(
    "comparison-several",
    Section.COMPARISONS,
    "{number} siffror motsvarar {asked}: {found}.",
    "Lägg till det som skiljer dem åt.",
    "Tre av dem nämns. Lägg till det som skiljer den rätta från de andra.",
)
NO_NUMBER = Message(
    "comparison-no-number",
    Section.COMPARISONS,
    "Cellen för {asked} är inget tal.",
    "Välj en cell med ett tal.",
)
TWICE = Message(
    "comparison-twice",
    Section.COMPARISONS,
    "Siffran för {asked} står två gånger i samma serie.",
    "Låt den stå en gång.",
)
NO_BUDGET = Message("comparison-no-budget", Section.COMPARISONS, "Budgeten för {asked} saknas.", _BUDGET, _BUDGET_GUIDE)
ZERO_BUDGET = Message(
    "comparison-zero-budget",
    Section.COMPARISONS,
    "Budgeten för {asked} är inget tal eller är noll.",
    _BUDGET,
    _BUDGET_GUIDE,
)
UNITS = Message(
    "comparison-units",
    Section.COMPARISONS,
    "Serierna har olika enheter: {units}.",
    "Jämför siffror i samma enhet.",
    "Jämför siffror i samma grundenhet.",
)


def _check_comparisons(context: Context) -> Iterator[Problem]:
    """A comparison that refers to a report that could not be read, or that is gone without a word, is not judged."""
    gone = {name_report(place) for place in context.gone if len(place) == REPORT_DEPTH}
    for comparison in context.corpus.comparisons if context.complete else ():
        if gone.isdisjoint(point.report for series in comparison.series for point in series.points):
            yield from _check_comparison(context.corpus, comparison)


def _check_comparison(corpus: Corpus, comparison: ComparisonSpec) -> Iterator[Problem]:
    base_units, seen = set(), set[tuple[str, str]]()
    for where, name, selector in _place_selectors(comparison):
        found = list(corpus.select(selector))
        places = {(name, address_figure(one)) for one in found}
        if len(found) == 1 and places <= seen:
            yield TWICE.at(comparison.path, 0, where, asked=selector.describe())
        seen |= places
        yield from _check_selection(corpus, comparison, selector, found, where)
        if len(found) == 1 and Base.PERCENT_OF_BUDGET in comparison.bases:
            yield from _check_budget(corpus, comparison, selector, found[0], where)
        if len(found) == 1 and found[0].value is not None:
            base_units.add(found[0].unit.base_unit)
    if len(base_units) > 1:
        yield UNITS.at(comparison.path, 0, "series", units=", ".join(sorted(base_units)))


def _place_selectors(comparison: ComparisonSpec) -> Iterator[tuple[str, str, Selector]]:
    """Every selector, where it stands, and its series' name: series of one name are one to a reader."""
    for number, series in enumerate(comparison.series, start=1):
        where = f"series → {series.name or number}"
        for place, selector in enumerate(series.points, start=1):
            yield (f"{where} → {place}" if len(series.points) > 1 else where), series.name, selector


def _check_selection(
    corpus: Corpus, comparison: ComparisonSpec, selector: Selector, found: list[Figure], where: str
) -> Iterator[Problem]:
    at, asked = (comparison.path, 0, where), selector.describe()
    if not found:
        name, choices = find_unknown(corpus, selector)
        written = getattr(selector, name)
        unknown = f"{name} «{written}» finns inte" + ("" if name == "report" else " bland dem som resten pekar ut")
        listed = f"Det som finns är {', '.join(choices[:LISTED])}{' …' if len(choices) > LISTED else ''}. "
        place = f"{where} → {name}"
        yield NONE.at(*at[:2], place, asked=asked, unknown=unknown, hint=suggest(written, choices) + listed)
    elif len(found) > 1:
        several = ", ".join(f"{figure.table}/{figure.row.id}/{figure.column.name}" for figure in found[:SHOWN])
        more = " …" if len(found) > SHOWN else ""
        yield SEVERAL.at(*at, number=len(found), asked=asked, found=f"{several}{more}")
    elif found[0].value is None:
        yield NO_NUMBER.at(*at, asked=asked)


def find_unknown(corpus: Corpus, selector: Selector) -> tuple[str, list[str]]:
    """The first part of a selector with which nothing is left of what the parts before it fit, and what would fit."""
    asked = [name for name in _PARTS if getattr(selector, name)]
    for count, name in enumerate(asked, start=1):
        known = replace(Selector(), **{part: getattr(selector, part) for part in asked[:count]})
        if not list(corpus.select(known)):
            if name == "report":
                return name, [report.id for report in corpus.reports]
            return name, sorted({_tell(one, name) for one in corpus.select(replace(known, **{name: ""}))} - {""})
    return asked[-1] if asked else "report", []


def _tell(figure: Figure, name: str) -> str:
    match name:
        case "row":
            return figure.row.id
        case "column":
            return figure.column.name
        case "unit":
            return figure.unit.code
        case _:
            return str(getattr(figure, name) or "")


def _check_budget(
    corpus: Corpus, comparison: ComparisonSpec, selector: Selector, figure: Figure, where: str
) -> Iterator[Problem]:
    """A share of the budget needs a budget: a number in the figure's own row."""
    report = corpus.report(figure.report)
    table = report.table(figure.table) if report else None
    budget = table.figure(figure.row.id, selector.budget_column) if table else None
    if not selector.budget_column:
        yield NO_BUDGET.at(comparison.path, 0, where, asked=selector.describe())
    elif budget is None or not budget.value:
        yield ZERO_BUDGET.at(comparison.path, 0, where, asked=selector.describe())


RULE = Rule(
    "comparison",
    "En jämförelse pekar ut siffror som går att ställa bredvid varandra",
    (NONE, SEVERAL, NO_NUMBER, NO_BUDGET, ZERO_BUDGET, UNITS, TWICE),
    _check_comparisons,
)
