"""Reconciles the relations that fail with the slips that someone has re-read and explained."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from build_site.checks.arithmetic import Relation
from build_site.checks.context import Context, Rule
from build_site.model import DeclaredFinding, Report
from build_site.problems import Message, Problem, Section

SLIP = Message(
    "findings-slip",
    Section.ARITHMETIC,
    "Sambandet «{relation}» gäller inte: {formula}. Här står {printed}, väntat {expected} (källrader {lines}).",
    "Läs om raden i källan. Rätta siffran, eller förklara felet i findings.csv om rapporten själv räknar fel.",
    "Läs om alla källrader som nämns. Rätta siffran eller sambandet; är rapporten fel förklarar du det i "
    "[findings.csv](#findings).",
)
TWICE = Message(
    "findings-twice",
    Section.ARITHMETIC,
    "Sambandet «{relation}» förklaras redan på en tidigare rad.",
    "Ta bort den ena raden.",
)
STALE = Message(
    "findings-stale",
    Section.ARITHMETIC,
    "Sambandet «{relation}» gäller numera för {cell}.",
    "Ta bort raden, eller rätta dess namn.",
    "Felet finns inte längre, eller så är namnen fel. Ta bort raden ur `findings.csv` eller rätta dess namn.",
)
DIFFERENCE = Message(
    "findings-difference",
    Section.ARITHMETIC,
    "Skillnaden är {difference}, inte {declared}.",
    "Läs om raderna i källan; rätta siffran i tabellen, eller skillnaden här.",
    "Rätta `difference` i `findings.csv`, eller siffran i tabellen.",
)
NO_TABLE = Message(
    "findings-no-table",
    Section.ARITHMETIC,
    "Tabellen «{table}» finns inte.",
    "Skriv ett tabellnamn ur datapackage.yaml.",
    "Rätta namnet i `findings.csv`.",
)
NO_ROW = Message(
    "findings-no-row",
    Section.ARITHMETIC,
    "Raden «{row}» finns inte i {table}.",
    "Skriv ett rad-id ur tabellen.",
    "Rätta namnet i `findings.csv`.",
)
NO_COLUMN = Message(
    "findings-no-column",
    Section.ARITHMETIC,
    "Kolumnen «{column}» finns inte i {table}.",
    "Skriv ett kolumnnamn ur tabellen.",
    "Rätta namnet i `findings.csv`.",
)
INCOMPLETE = Message(
    "findings-incomplete",
    Section.ARITHMETIC,
    "En iakttagelse som inte kan räknas fram saknar källrader, tryckt eller väntat.",
    "Fyll i lines, printed och expected.",
    "Fyll i `lines`, `printed` och `expected`.",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A slip in a report, as the reader meets it (the data contract's columns, and where it belongs).

    Attributes:
        lines: the source lines involved.
        relation: the relation in Swedish, or what was read.
        difference: printed minus expected in `unit`, or "" when not a number.
        cause: id of the error, unique in the report; the findings of one cause are one error.
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
    cause: str


def _check_findings(context: Context) -> Iterator[Problem]:
    """Every relation that fails must be explained by a finding, and every finding must still be true."""
    for report in context.corpus.reports:
        slips = {_key(relation): relation for relation in context.relations[report.id] if not relation.holds}
        declared = {
            (finding.table, finding.row, finding.column, finding.relation): finding
            for finding in report.findings
            if not finding.is_read
        }
        yield from _check_given_once(report)
        yield from (_explain_slip(report, slips[key]) for key in slips if key not in declared)
        for key, finding in declared.items():
            yield from _check_finding(report, finding, slips.get(key))
        for finding in report.findings:
            yield from _check_place(report, finding)


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
            cause=declared.cause,
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
    return SLIP.at(
        table.path if table else report.folder,
        figure.row.file_line,
        figure.column.name,
        relation=slip.name,
        formula=slip.formula,
        printed=slip.printed,
        expected=f"{expected.normalize():f}",
        lines=slip.lines,
    )


def _path(report: Report) -> str:
    return f"{report.folder}/findings.csv"


def _check_given_once(report: Report) -> Iterator[Problem]:
    seen: set[tuple[str, str, str, str]] = set()
    for finding in report.findings:
        key = (finding.table, finding.row, finding.column, finding.relation)
        if key in seen and not finding.is_read:
            yield TWICE.at(_path(report), finding.file_line, "relation", relation=finding.relation)
        seen.add(key)


def _check_finding(report: Report, finding: DeclaredFinding, slip: Relation | None) -> Iterator[Problem]:
    if slip is None:
        yield STALE.at(
            _path(report),
            finding.file_line,
            "relation",
            relation=finding.relation,
            cell=f"{finding.table}, {finding.row}, {finding.column}",
        )
    elif finding.difference is None or slip.difference.quantize(finding.difference) != finding.difference:
        declared = "tom" if finding.difference is None else finding.difference
        difference = f"{slip.difference.normalize():f}"
        yield DIFFERENCE.at(_path(report), finding.file_line, "difference", difference=difference, declared=declared)


def _check_place(report: Report, finding: DeclaredFinding) -> Iterator[Problem]:
    path, line, table = _path(report), finding.file_line, report.table(finding.table)
    if table is None:
        yield NO_TABLE.at(path, line, "table", table=finding.table)
        return
    if finding.row and table.row(finding.row) is None:
        yield NO_ROW.at(path, line, "row", row=finding.row, table=finding.table)
    if finding.column and table.column(finding.column) is None:
        yield NO_COLUMN.at(path, line, "column", column=finding.column, table=finding.table)
    if finding.is_read and not (finding.lines and finding.printed and finding.expected):
        yield INCOMPLETE.at(path, line)


RULE = Rule(
    "findings",
    "Varje samband gäller, eller är förklarat i findings.csv",
    (SLIP, TWICE, STALE, DIFFERENCE, NO_TABLE, NO_ROW, NO_COLUMN, INCOMPLETE),
    _check_findings,
)
