"""In the base unit every amount has its sign by one rule: income plus, cost and investment minus."""

from collections.abc import Iterator

from build_site.checks.context import Context, Rule
from build_site.model import Figure, Flow, Table
from build_site.problems import Message, Problem, Section

NO_FLOW = Message(
    "signs-no-flow",
    Section.ARITHMETIC,
    "«{label}» är ett belopp, men ingenting säger om det är en intäkt, en kostnad eller ett netto.",
    "Är alla belopp av samma slag: skriv uppf:indicator på tabellen, till exempel net för nettokostnader. Annars: "
    "skriv flow på raden, eller en indicator eller ett account som har flow i kodlistan.",
    "Är tabellens alla belopp av samma slag: skriv `uppf:indicator`, till exempel `net`. Annars: skriv `flow` på "
    "raden, eller en `indicator` eller ett `account` som har `flow` i kodlistan.",
)
COST = Message(
    "signs-cost",
    Section.ARITHMETIC,
    "Kostnaden «{label}» blir {value} i basenheten, men kostnader har minus där.",
    "Är kostnader tryckta utan minus: skriv uppf:turned: true på tabellen eller kolumnen, eller turned true på raden. "
    "Är det en rättelse eller inkomst: skriv turned false på raden.",
    "Skriv `uppf:turned: true` på tabellen eller kolumnen, eller `true` i `turned` på raden, om kostnader är tryckta "
    "utan minus. Är det verkligen en rättelse skriver du `false` i `turned`.",
)
INCOME = Message(
    "signs-income",
    Section.ARITHMETIC,
    "Intäkten «{label}» blir {value} i basenheten, men intäkter har plus där.",
    "Är intäkter tryckta med minus: skriv uppf:turned: true på tabellen eller kolumnen, eller turned true på raden. "
    "Är det en rättelse: skriv turned false på raden.",
    "Skriv `uppf:turned: true` på tabellen eller kolumnen, eller `true` i `turned` på raden, om intäkter är tryckta "
    "med minus. Är det verkligen en rättelse skriver du `false` i `turned`.",
)


def _check_signs(context: Context) -> Iterator[Problem]:
    """Every amount says what kind of money it is, and has the sign of that kind."""
    for report in context.corpus.reports:
        for table in report.tables:
            for figure in table.figures:
                if figure.value is not None and figure.unit.is_money:
                    yield from _check_amount(table, figure)


def _check_amount(table: Table, figure: Figure) -> Iterator[Problem]:
    place = (table.path, figure.row.file_line, figure.column.name)
    if not figure.flow:
        yield NO_FLOW.at(*place, label=figure.row.full_label)
    elif figure.meaning.kind.is_level and not figure.is_reread and figure.base_value:
        message = {Flow.COST: COST, Flow.INCOME: INCOME}.get(Flow(figure.flow).direction)
        if message and (figure.base_value > 0) == (message is COST):
            value = f"{figure.base_value.normalize():+f}"
            yield message.at(*place, label=figure.row.full_label, value=value)


RULE = Rule("signs", "Varje belopp har rätt tecken i basenheten", (NO_FLOW, COST, INCOME), _check_signs)
