"""Reconciles the relations that fail with the slips that someone has re-read and explained."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from build_site.checks.arithmetic import Relation
from build_site.model import DeclaredFinding, Report
from build_site.problems import Problem

READING = "reading"


@dataclass(frozen=True, slots=True)
class Finding:
    """A slip in a report, as the reader meets it (the data contract's columns, and where it belongs).

    Attributes:
        lines: the source lines involved.
        relation: the relation in Swedish, or what was read.
        difference: printed minus expected in `unit`, or "" when not a number.
    """

    report: str
    table: str
    row: str
    column: str
    lines: str
    kind: str
    relation: str
    printed: str
    expected: str
    difference: str
    unit: str
    explanation: str


def check_findings_explain_slips(report: Report, relations: Iterable[Relation]) -> list[Problem]:
    """Every relation that fails must be explained by a finding, and every finding must still be true."""
    slips = {_key(relation): relation for relation in relations if not relation.holds}
    declared = {
        (finding.table, finding.row, finding.column, finding.relation): finding
        for finding in report.findings
        if finding.relation != READING
    }
    return [
        *_check_given_once(report),
        *(_explain_slip(report, slips[key]) for key in slips if key not in declared),
        *(problem for key, finding in declared.items() for problem in _check_finding(report, finding, slips.get(key))),
        *(problem for finding in report.findings for problem in _check_place(report, finding)),
    ]


def find_findings(report: Report, relations: Iterable[Relation]) -> Iterator[Finding]:
    """The report's findings with everything computed that can be computed."""
    slips = {_key(relation): relation for relation in relations}
    for declared in report.findings:
        relation = slips.get((declared.table, declared.row, declared.column, declared.relation))
        yield Finding(
            report=report.id,
            table=declared.table,
            row=declared.row,
            column=declared.column,
            lines=relation.lines if relation else declared.lines,
            kind=declared.kind,
            relation=relation.formula if relation else "Rubrik eller text mot tabell",
            printed=str(relation.printed) if relation else declared.printed,
            expected=_plain(relation.expected, declared.difference) if relation else declared.expected,
            difference="" if declared.difference is None else str(declared.difference),
            unit=relation.figure.unit.code if relation else declared.unit,
            explanation=declared.explanation,
        )


def _key(relation: Relation) -> tuple[str, str, str, str]:
    return (relation.figure.table, relation.figure.row.id, relation.figure.column.name, relation.name)


def _plain(expected: Decimal, like: Decimal | None) -> str:
    """The expected value with as many decimals as the declared difference has."""
    return str(expected.quantize(like) if like is not None else expected)


def _explain_slip(report: Report, slip: Relation) -> Problem:
    figure = slip.figure
    table = report.table(figure.table)
    expected = slip.expected.quantize(Decimal(1).scaleb(min(int(slip.printed.as_tuple().exponent), -1)))
    return Problem(
        table.path if table else report.folder,
        figure.row.file_line,
        figure.column.name,
        f"Sambandet «{slip.name}» gäller inte: {slip.formula}. "
        f"Här står {slip.printed}, väntat {expected.normalize():f} (källrader {slip.lines}).",
        "Läs om raden i källan. Rätta siffran, eller förklara felet i findings.csv om rapporten själv räknar fel.",
    )


def _check_given_once(report: Report) -> Iterator[Problem]:
    seen: set[tuple[str, str, str, str]] = set()
    for finding in report.findings:
        key = (finding.table, finding.row, finding.column, finding.relation)
        if key in seen and finding.relation != READING:
            message = f"Sambandet «{finding.relation}» förklaras redan på en tidigare rad."
            path = f"{report.folder}/findings.csv"
            yield Problem(path, finding.file_line, "relation", message, "Ta bort den ena raden.")
        seen.add(key)


def _check_finding(report: Report, finding: DeclaredFinding, slip: Relation | None) -> Iterator[Problem]:
    path = f"{report.folder}/findings.csv"
    if slip is None:
        message = f"Sambandet «{finding.relation}» gäller numera för {finding.table}, {finding.row}, {finding.column}."
        yield Problem(path, finding.file_line, "relation", message, "Ta bort raden, eller rätta dess namn.")
    elif finding.difference is None or slip.difference.quantize(finding.difference) != finding.difference:
        declared = "tom" if finding.difference is None else finding.difference
        message = f"Skillnaden är {slip.difference.normalize():f}, inte {declared}."
        advice = "Läs om raderna i källan; rätta siffran i tabellen, eller skillnaden här."
        yield Problem(path, finding.file_line, "difference", message, advice)


def _check_place(report: Report, finding: DeclaredFinding) -> Iterator[Problem]:
    path = f"{report.folder}/findings.csv"
    table = report.table(finding.table)
    if table is None:
        message = f"Tabellen «{finding.table}» finns inte."
        yield Problem(path, finding.file_line, "table", message, "Skriv ett tabellnamn ur datapackage.yaml.")
        return
    if finding.row and table.row(finding.row) is None:
        message = f"Raden «{finding.row}» finns inte i {finding.table}."
        yield Problem(path, finding.file_line, "row", message, "Skriv ett rad-id ur tabellen.")
    if finding.column and table.column(finding.column) is None:
        message = f"Kolumnen «{finding.column}» finns inte i {finding.table}."
        yield Problem(path, finding.file_line, "column", message, "Skriv ett kolumnnamn ur tabellen.")
    if finding.relation == READING and not (finding.lines and finding.printed and finding.expected):
        message = "En iakttagelse som inte kan räknas fram saknar källrader, tryckt eller väntat."
        yield Problem(path, finding.file_line, "", message, "Fyll i lines, printed och expected.")
