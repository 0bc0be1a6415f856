"""A table's unit is the one that makes its amounts those of the same quantities in other tables."""

from collections.abc import Iterator

from build_site.checks.context import Context, Rule
from build_site.checks.unit_faults import UnitFault
from build_site.formatting import list_choices
from build_site.problems import Message, Problem, Section

FACTOR = Message(
    "unit-factor",
    Section.ARITHMETIC,
    "Beloppen är i {unit}, men blir då {factor} samma uppgifter i {place}: «{label}» är {value} här och {other_value} "
    "där.",
    "Läs enheterna i rapporten, och skriv {right}.",
    "Se efter vilken enhet som står vid tabellens rubrik i rapporten, och rätta `uppf:unit` i den tabell som har fel.",
)


def _check_units(context: Context) -> Iterator[Problem]:
    told = set()
    for fault in context.unit_faults.values():
        known = context.is_doubted(fault.figure, fault.other)  # a record says which of the tables has been changed
        if not known and (fault.figure.report, fault.figure.table) not in told:
            told.add((fault.figure.report, fault.figure.table))
            yield _tell(fault, context)


def _tell(fault: UnitFault, context: Context) -> Problem:
    figure, other = fault.figure, fault.other
    report, units = context.corpus.report(figure.report), context.corpus.codes.units.values()
    right, other_right = (
        next((one.code for one in units if one.kind is unit.kind and one.factor == wanted), "")
        for unit, wanted in (
            (figure.unit, figure.unit.factor * fault.factor),
            (other.unit, other.unit.factor / fault.factor),
        )
    )
    return FACTOR.at(
        f"{report.folder if report else figure.report}/datapackage.yaml",
        0,
        f"{figure.table} → uppf:unit",
        unit=figure.unit.code,
        factor=_say_factor(1 / fault.factor),
        place=f"{other.report}/{other.table}",
        label=figure.row.full_label,
        value=f"{figure.number} {figure.unit.abbreviation}",
        other_value=f"{other.number} {other.unit.abbreviation}",
        right=list_choices(
            f"uppf:unit: {code} {where}" for code, where in ((right, "här"), (other_right, f"i {other.table}")) if code
        ),
    )


def _say_factor(factor: object) -> str:
    times = {"1000": "tusen gånger så stora som", "1000000": "en miljon gånger så stora som"}
    parts = {"0.001": "en tusendel av", "0.000001": "en miljondel av"}
    return (times | parts).get(f"{factor:f}", f"{factor:f} gånger")


RULE = Rule("unit", "Samma uppgift är lika stor i alla tabeller", (FACTOR,), _check_units)
