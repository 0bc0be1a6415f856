"""Which figures are the same quantity, and which of them to use. Pure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from build_site.model import Corpus, Figure, Flow, Report


class Quantity(NamedTuple):
    """What is measured, of whom, and when: everything but where and how exactly it is printed.

    Attributes:
        period, as_of: as the data contract writes them, or "".
    """

    municipality: str
    body: tuple[str, str]
    service: str
    indicator: str
    account: str
    flow: str
    measure: str
    period: str
    as_of: str
    sex: str
    age: str
    unit_base: str


@dataclass(frozen=True, slots=True)
class PrintedQuantity:
    """A figure as one of those that print a quantity.

    Attributes:
        order: its place among all of the report's figures.
        is_text: whether it stands in running text.
        is_explained: whether a finding speaks of the cell.
        is_disputed: whether a finding says that the cell fits badly with others that it can be computed from.
    """

    report: Report
    figure: Figure
    order: int
    is_text: bool
    is_explained: bool
    is_disputed: bool

    @property
    def address(self) -> str:
        """Where it stands: `report/table/row/column`."""
        return address_figure(self.figure)

    @property
    def rank(self) -> tuple[bool, bool, bool, Decimal, int, int]:
        """Lower is better; the rule that is printed on the page about the method.

        What no finding disputes comes first, then what is certain, what stands in a table rather than in running text,
        what is printed most exactly, the later report, and what stands first in it.
        """
        year, month = self.report.period.end
        when = year * 12 + month
        return (self.is_disputed, self.figure.uncertain, self.is_text, self.figure.base_rounding, -when, self.order)


@dataclass(frozen=True)
class Quantities:
    """All quantities of a corpus with the figures that print them, the one to use first."""

    printed: Mapping[Quantity, tuple[PrintedQuantity, ...]]
    preferred: Mapping[str, str]

    def find_preferred(self, figure: Figure) -> str:
        """Address of the figure to use for what a figure prints: its own, or another's; "" where it is no number."""
        return self.preferred.get(address_figure(figure), "")


def address_figure(figure: Figure) -> str:
    """A figure's place as published files write it: `report/table/row/column`."""
    return f"{figure.report}/{figure.table}/{figure.row.id}/{figure.column.name}"


def name_flow(figure: Figure) -> str:
    """Income, cost or net, as the tidy database says it; "" for what isn't money."""
    return Flow(figure.flow).direction.value if figure.flow and figure.unit.is_money else ""


def find_quantity(report: Report, figure: Figure) -> Quantity:
    """What a figure prints."""
    return Quantity(
        figure.municipality,
        (report.municipality, report.committee),
        figure.service,
        figure.indicator,
        figure.account,
        name_flow(figure),
        figure.measure,
        str(figure.period or ""),
        str(figure.as_of or ""),
        figure.sex,
        figure.age,
        figure.unit.base_unit,
    )


def is_coded(figure: Figure) -> bool:
    """Whether a figure says by codes what it is about, so that it can be told from others and found."""
    return bool(figure.service or figure.indicator or figure.account)


def gather_quantities(corpus: Corpus) -> Quantities:
    """Find which numbers print the same quantity. Those without a code are each a quantity of their own."""
    groups: dict[Quantity, list[PrintedQuantity]] = defaultdict(list)
    preferred: dict[str, str] = {}
    for report in corpus.reports:
        for printed in _list_numbers(report):
            if is_coded(printed.figure):
                groups[find_quantity(report, printed.figure)].append(printed)
            else:
                preferred[printed.address] = printed.address
    found = {quantity: tuple(sorted(group, key=lambda one: one.rank)) for quantity, group in groups.items()}
    preferred |= {one.address: group[0].address for group in found.values() for one in group}
    return Quantities(found, preferred)


def _list_numbers(report: Report) -> list[PrintedQuantity]:
    explained = {(one.table, one.row, one.column) for one in report.findings}
    disputed = {(one.table, one.row, one.column) for one in report.findings if not one.is_read}
    texts = {table.id for table in report.tables if table.running_text}
    found = []
    for order, figure in enumerate(report.figures):
        if figure.number is not None:
            place = (figure.table, figure.row.id, figure.column.name)
            one = PrintedQuantity(report, figure, order, figure.table in texts, place in explained, place in disputed)
            found.append(one)
    return found
