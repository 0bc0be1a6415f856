"""The same quantity in two tables or in two reports must be the same figure, whatever its unit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from build_site.checks.arithmetic import Relation
from build_site.model import Figure, Report, SameQuantity, Table


def find_relations_within(report: Report) -> Iterator[Relation]:
    """Compute the relations that a report declares between its tables."""
    for declared in report.relations:
        yield from _find_same_quantities(report, declared)


def _find_same_quantities(report: Report, declared: SameQuantity) -> Iterator[Relation]:
    """Two tables that print the same quantity, perhaps in different units, must agree."""
    left, right = report.table(declared.left), report.table(declared.right)
    if left is None or right is None:
        raise ValueError(f"{report.id}: no table for {declared.name}")  # reading refuses such a report
    for left_row, right_row in declared.rows:
        for left_column, right_column in declared.columns:
            one, other = left.figure(left_row, left_column), right.figure(right_row, right_column)
            if one is None or other is None or one.printed_base is None or other.printed_base is None:
                continue
            factor = one.unit.factor
            expected = other.printed_base * declared.sign / factor
            tolerance = (one.base_rounding + other.base_rounding) / factor
            formula = f"«{one.row.full_label}» i {left.title} = «{other.row.full_label}» i {right.title}"
            yield Relation(declared.name, one, (other,), expected, tolerance, formula)


def find_relations_between(reports: Iterable[Report]) -> dict[str, list[Relation]]:
    """The same quantity in two reports, by the id of the later one, whose figure the relation is about.

    Two figures are the same quantity when the committee and everything that the data contract says of them are the
    same, and each is alone in its table in being so.
    """
    found: dict[str, list[Relation]] = defaultdict(list)
    earlier: dict[tuple[object, ...], Figure] = {}
    for report in sorted(reports, key=lambda report: (report.period.end, report.id)):
        own = _most_exact(report)
        for meaning, figure in own.items():
            if (other := earlier.get(meaning)) and other.base_value is not None:
                factor = figure.unit.factor
                tolerance = (figure.base_rounding + other.base_rounding) / factor
                formula = f"«{figure.row.full_label}» = samma uppgift i {other.report}"
                found[report.id].append(
                    Relation("reports", figure, (other,), figure.sign * other.base_value / factor, tolerance, formula)
                )
        earlier |= own
    return found


def _most_exact(report: Report) -> dict[tuple[object, ...], Figure]:
    """The quantities of a report; where several tables print one, the figure with the finest rounding.

    A quantity that is printed with both signs is left out: which sign it has elsewhere says nothing.
    """
    by_meaning: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for table in report.tables:
        for meaning, figure in _unique_quantities(table):
            by_meaning[(report.committee_key, *meaning)].append(figure)
    return {
        meaning: min(figures, key=lambda figure: figure.base_rounding)
        for meaning, figures in by_meaning.items()
        if len({(figure.base_value or 0) < 0 for figure in figures}) == 1
    }


def _unique_quantities(table: Table) -> list[tuple[tuple[object, ...], Figure]]:
    by_meaning: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in table.figures:
        if figure.value is not None and figure.indicator and figure.service and figure.period:
            by_meaning[_meaning(figure)].append(figure)
    return [(meaning, figures[0]) for meaning, figures in by_meaning.items() if len(figures) == 1]


def _meaning(figure: Figure) -> tuple[object, ...]:
    what = (figure.municipality, figure.service, figure.indicator, figure.measure)
    return (*what, figure.period, figure.sex, figure.age, figure.unit.base_unit)
