"""One quantity has one value: two figures with the same codes and different values are a slip, or two things."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from build_site.checks.context import Context, Rule
from build_site.comparing.quantities import PrintedQuantity, Quantity, gather_quantities
from build_site.problems import Message, Problem, Section

CONTRADICTION = Message(
    "quantities-contradiction",
    Section.ARITHMETIC,
    "«{label}» är {value} här, men «{other}» i {place} är {other_value}. Koderna säger att det är samma uppgift: "
    "{quantity}.",
    "{hint}Läs om båda. Är de olika saker: ge den ena en egen indikator, verksamhet, ålder, tid (as_of) eller ett eget "
    "kostnadsslag. Säger rapporten emot sig själv: förklara det i findings.csv.",
    "Läs om båda ställena. Är de olika saker ska koderna säga det; säger rapporten emot sig själv förklarar du det i "
    "[findings.csv](#findings).",
)


def _check_quantities(context: Context) -> Iterator[Problem]:
    """All figures that print a quantity agree with the one to use, or with one that a finding explains."""
    for quantity, group in gather_quantities(context.corpus).printed.items():
        accepted = (group[0], *(one for one in group if one.is_explained))
        for printed in group[1:]:
            if context.is_doubted(printed.figure, group[0].figure):
                continue
            if context.has_other_unit(printed.figure, group[0].figure):
                continue
            if not any(_agree(printed, one) or _is_beside(printed, one) for one in accepted):
                yield _contradict(quantity, printed, group[0])


def _is_beside(one: PrintedQuantity, other: PrintedQuantity) -> bool:
    """Whether two figures of a row can't be told apart at all, which is said by a rule of its own."""
    places = [(printed.report.id, printed.figure.table, printed.figure.row.id) for printed in (one, other)]
    return places[0] == places[1] and one.figure.unit == other.figure.unit


def _agree(one: PrintedQuantity, other: PrintedQuantity) -> bool:
    """Whether rounding explains the difference.

    Amounts are sums of rounded amounts, and may differ though they are rounded alike; counts and shares may not.
    """
    values = [printed.figure.base_value or Decimal(0) for printed in (one, other)]
    roundings = [printed.figure.base_rounding for printed in (one, other)]
    may_differ = one.figure.unit.is_money or roundings[0] != roundings[1]
    return abs(values[0] - values[1]) <= (sum(roundings) if may_differ else 0)


def _contradict(quantity: Quantity, printed: PrintedQuantity, other: PrintedQuantity) -> Problem:
    figure = printed.figure
    table = printed.report.table(figure.table)
    return CONTRADICTION.at(
        table.path if table else printed.report.folder,
        figure.row.file_line,
        figure.column.name,
        label=figure.row.full_label,
        value=_describe(printed),
        other=other.figure.row.full_label,
        place=other.address,
        other_value=_describe(other),
        quantity=", ".join(_list_codes(quantity)),
        hint="" if figure.service else "Raden har ingen service: skriv vilken verksamhet den gäller, om den har en. ",
    )


def _describe(printed: PrintedQuantity) -> str:
    return f"{printed.figure.number} {printed.figure.unit.abbreviation}"


def _list_codes(quantity: Quantity) -> Iterable[str]:
    for part in quantity:
        text = "/".join(part) if isinstance(part, tuple) else part
        if text:
            yield text


RULE = Rule("quantities", "En uppgift har ett värde, var den än står", (CONTRADICTION,), _check_quantities)
