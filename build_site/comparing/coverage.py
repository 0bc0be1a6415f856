"""How many of the numbers say by codes what they are about, so that they can be found without reading labels. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from build_site.comparing.quantities import is_coded
from build_site.formatting import format_share
from build_site.model import Corpus, Figure, Table

_OTHER = "utan roll"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The numbers of one kind of table.

    Attributes:
        kind: the tables' role, or else their group.
        coded: how many of the numbers have a service, an indicator or an account.
    """

    kind: str
    numbers: int
    coded: int


def measure_coverage(corpus: Corpus) -> tuple[Coverage, ...]:
    """Count the numbers with and without codes for each kind of table, in the order of the kinds' names."""
    found: dict[str, list[Figure]] = {}
    for report in corpus.reports:
        for table in report.tables:
            numbers = (figure for figure in table.figures if figure.number is not None)
            found.setdefault(_name_kind(table), []).extend(numbers)
    counted = (Coverage(kind, len(one), sum(map(is_coded, one))) for kind, one in sorted(found.items()))
    return tuple(one for one in counted if one.numbers)


def describe_coverage(corpus: Corpus) -> Iterator[str]:
    """The coverage as lines for people: first all numbers, then each kind of table."""
    kinds = measure_coverage(corpus)
    whole = Coverage("alla", sum(one.numbers for one in kinds), sum(one.coded for one in kinds))
    yield "Siffror med verksamhet, indikator eller kostnadsslag:"
    for one in (whole, *kinds) if whole.numbers else ():
        share = format_share(Decimal(one.coded), Decimal(one.numbers))
        yield f"  {one.kind}: {one.coded} av {one.numbers} ({share})"


def _name_kind(table: Table) -> str:
    return table.role or f"{table.group}, {_OTHER}"
