"""The errors of a report as readers meet them: one for each cause, the one that changes most for a reader first."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from build_site.checks.causes import SIGN_KIND, gather_causes
from build_site.checks.findings import Finding
from build_site.codes import Unit
from build_site.formatting import MINUS, format_number, name_unit
from build_site.model import CodeLists, Report, Table
from build_site.vocabularies import UnitKind

CONCLUSION, AMOUNT, SHARE, HEADING, ROUNDING = "conclusion", "amount", "share", "heading", "rounding"
# What an error changes for a reader, the weightiest first.
EFFECTS = {
    CONCLUSION: "Slutsats eller tecken",
    AMOUNT: "Belopp",
    SHARE: "Andel eller antal",
    HEADING: "Namn och rubriker",
    ROUNDING: "Sista siffran",
}


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with the table that it is about.

    Attributes:
        gap: what printed and expected differ by, in words: «skillnad 2 procentenheter», «minustecken saknas», or "".
    """

    finding: Finding
    table: Table
    row_label: str
    column_title: str
    gap: str


@dataclass(frozen=True, slots=True)
class ShownCause:
    """An error and the places where it is seen, the gravest place first.

    Attributes:
        effect: what it changes for a reader, a key of `EFFECTS`.
        kronor: the size of its largest difference in kronor; 0 when it has none, and always for a wrong sign.
    """

    places: tuple[ShownFinding, ...]
    effect: str
    kronor: Decimal


def show_causes(report: Report, findings: Iterable[Finding], codes: CodeLists) -> tuple[ShownCause, ...]:
    """The causes of a report's findings, by what they change for a reader and then by their size in kronor.

    Raises:
        LookupError: a finding is about a table that the report doesn't have.
    """
    causes = [_show_cause(report, group, codes) for group in gather_causes(findings)]
    weights = {effect: number for number, effect in enumerate(EFFECTS)}
    return tuple(sorted(causes, key=lambda cause: (weights[cause.effect], -cause.kronor)))


def _show_cause(report: Report, group: tuple[Finding, ...], codes: CodeLists) -> ShownCause:
    in_order = sorted(group, key=lambda finding: -measure_kronor(finding, codes))
    return ShownCause(
        tuple(_show_finding(report, finding, codes) for finding in in_order),
        rate_effect(group, codes),
        measure_kronor(in_order[0], codes),
    )


def _show_finding(report: Report, finding: Finding, codes: CodeLists) -> ShownFinding:
    table = report.table(finding.table)
    if table is None:
        raise LookupError(f"{finding.report}: {finding.table}")
    row, column = table.row(finding.row), table.column(finding.column)
    gap = say_gap(finding, codes)
    return ShownFinding(finding, table, row.full_label if row else "", column.title if column else "", gap)


def rate_effect(group: Iterable[Finding], codes: CodeLists) -> str:
    """What the error behind findings changes for a reader, a key of `EFFECTS`."""
    findings = tuple(group)
    kinds = {finding.kind for finding in findings}
    if _changes_conclusion(findings, kinds):
        return CONCLUSION
    if "text" not in kinds and all(_is_in_the_last_digit(finding) for finding in findings):
        return ROUNDING
    if kinds == {"heading"}:
        return HEADING
    return AMOUNT if any(_is_of_money(finding, codes) for finding in findings) else SHARE


def _is_of_money(finding: Finding, codes: CodeLists) -> bool:
    unit = codes.units.get(finding.unit)
    return unit is not None and unit.is_money


def _changes_conclusion(findings: tuple[Finding, ...], kinds: set[str]) -> bool:
    """Whether a sign is wrong, or the words say something else than figures that are right."""
    return SIGN_KIND in kinds or ("text" in kinds and not any(finding.difference for finding in findings))


def _is_in_the_last_digit(finding: Finding) -> bool:
    """Whether a difference is at most one step of the last printed digit."""
    try:
        printed = Decimal(finding.printed)
    except InvalidOperation:
        return False
    step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    return bool(finding.difference) and abs(Decimal(finding.difference)) <= step


def measure_kronor(finding: Finding, codes: CodeLists) -> Decimal:
    """The size of the difference in kronor; 0 when it is per something, in another unit, no number, or a wrong sign.

    A lost minus sign doubles an amount on paper, but no money differs.
    """
    unit = codes.units.get(finding.unit)
    if finding.kind == SIGN_KIND or not finding.difference or unit is None or unit.kind is not UnitKind.MONEY:
        return Decimal(0)
    return abs(Decimal(finding.difference)) * unit.factor


def say_gap(finding: Finding, codes: CodeLists) -> str:
    """What printed and expected differ by; of a wrong sign only what is wrong with it, never an amount."""
    if finding.kind == SIGN_KIND:
        lost = finding.expected.startswith(("-", MINUS)) and not finding.printed.startswith(("-", MINUS))
        return "minustecken saknas" if lost else "fel tecken"
    if not finding.difference:
        return ""
    number = format_number(Decimal(finding.difference))
    unit = codes.units.get(finding.unit)
    name = name_unit(number.removeprefix(MINUS), _unit_of_difference(unit, codes)) if unit else ""
    return f"skillnad {number} {name}".strip()


def _unit_of_difference(unit: Unit, codes: CodeLists) -> Unit:
    """The unit that a difference between two figures has: two shares differ by percentage points, not per cent."""
    if unit.kind is not UnitKind.SHARE:
        return unit
    return next((other for other in codes.units.values() if other.kind is UnitKind.POINTS), unit)
