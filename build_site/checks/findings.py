"""Reconciles the relations that fail with the slips that someone has re-read and explained."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from build_site.checks.arithmetic import NAMES, Relation
from build_site.checks.context import Context, Rule
from build_site.checks.shared_faults import SharedFault, find_reversed, find_shared
from build_site.formatting import say_lines
from build_site.model import DeclaredFinding, Report, Table
from build_site.problems import Message, Problem, Section
from build_site.reading.suggestions import find_closest, suggest

SLIP = Message(
    "findings-slip",
    Section.ARITHMETIC,
    "Sambandet «{relation}» gäller inte: {formula}. Här står {printed}, väntat {expected} ({where}).",
    "Läs om raden i källan. Rätta siffran, eller förklara felet i findings.csv (relation {name}) om rapporten själv "
    "räknar fel.",
    "Läs om alla källrader som nämns. Rätta siffran eller sambandet; är rapporten fel förklarar du det i "
    "[findings.csv](#findings).",
)
SHARED = Message(
    "findings-shared",
    Section.ARITHMETIC,
    "{number} samband gäller inte, och alla skulle gälla om här stod {right} i stället för {printed}: {formulas}.",
    "Läs om raden i källan. Rätta siffran, eller förklara sambanden {relations} i findings.csv om rapporten själv "
    "räknar fel.",
    "Läs först om den siffra som nämns: den ingår i alla sambanden. Är den rätt räknar rapporten fel, och varje "
    "samband förklaras i [findings.csv](#findings).",
)
REVERSED = Message(
    "findings-reversed",
    Section.ARITHMETIC,
    "uppf:difference_of står omvänt: alla {number} skillnader i kolumnen får motsatt tecken, som {printed} mot "
    "{expected}.",
    "Skriv uppf:difference_of: [{first}, {second}].",
    "Den första kolumnen minus den andra ska bli skillnaden. Byt plats på dem, eller välj det mått som är åt andra "
    "hållet, som `budget_minus_outcome`.",
)
UNKNOWN = Message(
    "findings-unknown",
    Section.ARITHMETIC,
    "Sambandet «{relation}» finns inte.",
    "{hint}Sambanden är {names}.",
    "Skriv sambandet som det står i felmeddelandet, eller `reading`.",
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
    "Sambandet «{relation}» gäller för {cell}, så det finns inget fel att förklara.",
    "{hint}Ta bort raden, eller rätta table, row, column eller relation om den gäller ett annat fel.",
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
    "{hint}Skriv ett tabellnamn ur datapackage.yaml.",
    "Rätta namnet i `findings.csv`.",
)
NO_ROW = Message(
    "findings-no-row",
    Section.ARITHMETIC,
    "Raden «{row}» finns inte i {table}.",
    "{hint}Skriv ett rad-id ur tabellen.",
    "Rätta namnet i `findings.csv`.",
)
NO_COLUMN = Message(
    "findings-no-column",
    Section.ARITHMETIC,
    "Kolumnen «{column}» finns inte i {table}.",
    "{hint}Skriv ett kolumnnamn ur tabellen.",
    "Rätta namnet i `findings.csv`.",
)
INCOMPLETE = Message(
    "findings-incomplete",
    Section.ARITHMETIC,
    "En iakttagelse som inte kan räknas fram saknar källrader, tryckt eller väntat.",
    "Fyll i lines, printed och expected.",
    "Fyll i `lines`, `printed` och `expected`.",
)


Key = tuple[str, str, str, str]  # table, row, column and relation


@dataclass(frozen=True, slots=True)
class Finding:
    """A slip in a report, as the reader meets it (the data contract's columns, and where it belongs).

    Attributes:
        lines: the source lines involved; of a PDF its pages.
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
    is_in_pdf: bool = False


def _check_findings(context: Context) -> Iterator[Problem]:
    """Every relation that fails must be explained by a finding, and every finding must still be true."""
    for report in context.corpus.reports:
        yield from _check_given_once(report)
        misplaced = {finding.file_line: list(_check_place(report, finding)) for finding in report.findings}
        yield from chain.from_iterable(misplaced.values())
        yield from _check_declared(report, {line for line, found in misplaced.items() if found}, context)


def _check_declared(report: Report, misplaced: Set[int], context: Context) -> Iterator[Problem]:
    """Hold a report's findings against its slips; `misplaced` are the lines of findings that name what isn't there."""
    slips = {_key(relation): relation for relation in context.relations[report.id] if not relation.holds}
    declared = _list_declared(report)
    for key, finding in declared.items():
        if finding.file_line not in misplaced and not _is_about(finding, report, context):
            meant = _find_meant(finding, slips, declared) if key not in slips else None
            yield from _check_finding(report, finding, slips.get(key), meant)
            if meant:
                del slips[_key(meant)]
    yield from _explain_slips(report, [slips[key] for key in slips if key not in declared], context)


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
            is_in_pdf=report.source.is_pdf,
        )


def _key(relation: Relation) -> Key:
    return (relation.figure.table, relation.figure.row.id, relation.figure.column.name, relation.name)


def _plain(expected: Decimal, like: Decimal | None) -> str:
    """The expected value with as many decimals as the declared difference has."""
    return str(expected.quantize(like) if like is not None else expected)


def _find_meant(
    finding: DeclaredFinding, slips: Mapping[Key, Relation], declared: Mapping[Key, DeclaredFinding]
) -> Relation | None:
    """The failing relation that a finding without one seems to be about: the only one of its name and size."""
    alike = [
        slip
        for key, slip in slips.items()
        if key not in declared
        and (slip.figure.table, slip.name) == (finding.table, finding.relation)
        and finding.difference is not None
        and slip.difference.quantize(finding.difference) == finding.difference
    ]
    return alike[0] if len(alike) == 1 else None


def _list_declared(report: Report) -> dict[Key, DeclaredFinding]:
    """The findings that a relation must be about, by what they name."""
    computed = (finding for finding in report.findings if not finding.is_read)
    return {(one.table, one.row, one.column, one.relation): one for one in computed}


def _is_about(finding: DeclaredFinding, report: Report, context: Context) -> bool:
    """Whether a finding speaks of a cell that is not as the source says, so that it is true or not for that reason."""
    table = report.table(finding.table)
    return table is not None and any(
        context.is_doubted(figure) for figure in table.figures if figure.row.id == finding.row
    )


def _explain_slips(report: Report, unexplained: list[Relation], context: Context) -> Iterator[Problem]:
    """Relations that fail without an explanation: what they have in common is told, or each by itself."""
    slips = [one for one in unexplained if not _is_told_elsewhere(one, report, context)]
    turned = find_reversed(slips, context.relations[report.id])
    for (table, column), found in turned.items():
        yield _tell_reversed(report, table, column, found)
    rest = _leave_out(slips, chain.from_iterable(turned.values()))
    shared = list(find_shared(rest))
    yield from (_tell_shared(report, one) for one in shared)
    told = chain.from_iterable(fault.relations for fault in shared)
    yield from (_explain_slip(report, one) for one in _leave_out(rest, told))


def _leave_out(slips: Iterable[Relation], told: Iterable[Relation]) -> list[Relation]:
    keys = set(map(_key, told))
    return [one for one in slips if _key(one) not in keys]


def _is_told_elsewhere(slip: Relation, report: Report, context: Context) -> bool:
    """Whether the cells themselves are doubted, or a finding is about the slip but for a misspelt name."""
    if context.is_doubted(slip.figure, *slip.parts) or context.has_other_unit(slip.figure, *slip.parts):
        return True
    misspelt = [one.row for one in report.findings if one.row and not _has_row(report, one)]
    return bool(find_closest(slip.figure.row.id, misspelt)) or _is_misnamed(slip, report)


def _has_row(report: Report, finding: DeclaredFinding) -> bool:
    table = report.table(finding.table)
    return table is not None and table.row(finding.row) is not None


def _is_misnamed(slip: Relation, report: Report) -> bool:
    """Whether a finding explains it but for a name that is misspelt, which is told where the finding stands."""
    names = list_relations(report)
    return any(
        (finding.row, finding.column) == (slip.figure.row.id, slip.figure.column.name)
        and not finding.is_read
        and (finding.relation not in names or report.table(finding.table) is None)
        for finding in report.findings
    )


def list_relations(report: Report) -> tuple[str, ...]:
    """What the relations of a report may be called in findings.csv."""
    return (*NAMES, *(one.name for one in report.relations), *(one.name for one in report.parts))


def _list_names(names: Iterable[str]) -> str:
    """Names of relations, each with what it is where the project has named it."""
    return ", ".join(f"{name} ({NAMES[name]})" if name in NAMES else name for name in names)


def _tell_reversed(report: Report, table: str, column: str, found: list[Relation]) -> Problem:
    first = found[0]
    second, other = first.figure.column.difference_of or ("", "")
    values = {"printed": first.printed, "expected": f"{first.expected.normalize():f}", "number": len(found)}
    at = (f"{report.folder}/datapackage.yaml", 0, f"{table} → {column}")
    return REVERSED.at(*at, first=other, second=second, **values)


def _tell_shared(report: Report, fault: SharedFault) -> Problem:
    figure, table = fault.figure, report.table(fault.figure.table)
    like = Decimal(1).scaleb(int(figure.value.as_tuple().exponent)) if figure.value is not None else Decimal(1)
    return SHARED.at(
        table.path if table else report.folder,
        figure.row.file_line,
        figure.column.name,
        number=str(len(fault.relations)),
        right=fault.right.quantize(like),
        printed=figure.value,
        formulas="; ".join(one.formula for one in fault.relations),
        relations=", ".join(dict.fromkeys(f"«{one.name}»" for one in fault.relations)),
    )


def _explain_slip(report: Report, slip: Relation) -> Problem:
    figure = slip.figure
    table = report.table(figure.table)
    expected = slip.expected.quantize(Decimal(1).scaleb(min(int(slip.printed.as_tuple().exponent), -1)))
    return SLIP.at(
        table.path if table else report.folder,
        figure.row.file_line,
        figure.column.name,
        relation=NAMES.get(slip.name, slip.name),
        name=slip.name,
        formula=slip.formula,
        printed=slip.printed,
        expected=f"{expected.normalize():f}",
        where=say_lines(slip.lines, is_pdf=report.source.is_pdf, several=True),
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


def _check_finding(
    report: Report, finding: DeclaredFinding, slip: Relation | None, meant: Relation | None
) -> Iterator[Problem]:
    if slip is None:
        place = f"{meant.figure.row.id}, {meant.figure.column.name}" if meant else ""
        yield STALE.at(
            _path(report),
            finding.file_line,
            "relation",
            relation=finding.relation,
            cell=f"{finding.table}, {finding.row}, {finding.column}",
            hint=f"Det fel som skiljer så mycket är i {place}: skriv den raden och kolumnen. " if meant else "",
        )
    elif finding.difference is None or slip.difference.quantize(finding.difference) != finding.difference:
        declared = "tom" if finding.difference is None else finding.difference
        difference = f"{slip.difference.normalize():f}"
        yield DIFFERENCE.at(_path(report), finding.file_line, "difference", difference=difference, declared=declared)


def _check_place(report: Report, finding: DeclaredFinding) -> Iterator[Problem]:
    path, line, table = _path(report), finding.file_line, report.table(finding.table)
    if table is None:
        hint = suggest(finding.table, [one.id for one in report.tables])
        yield NO_TABLE.at(path, line, "table", table=finding.table, hint=hint)
        return
    yield from _check_cell(finding, table, path)
    names = list_relations(report)
    if not finding.is_read and finding.relation not in names:
        hint = suggest(finding.relation, names)
        yield UNKNOWN.at(path, line, "relation", relation=finding.relation, names=_list_names(names), hint=hint)
    if finding.is_read and not (finding.lines and finding.printed and finding.expected):
        yield INCOMPLETE.at(path, line)


def _check_cell(finding: DeclaredFinding, table: Table, path: str) -> Iterator[Problem]:
    """The row and the column that a finding names are in its table."""
    line = finding.file_line
    if finding.row and table.row(finding.row) is None:
        hint = suggest(finding.row, [row.id for row in table.rows])
        yield NO_ROW.at(path, line, "row", row=finding.row, table=finding.table, hint=hint)
    if finding.column and table.column(finding.column) is None:
        hint = suggest(finding.column, [column.name for column in table.columns])
        yield NO_COLUMN.at(path, line, "column", column=finding.column, table=finding.table, hint=hint)


RULE = Rule(
    "findings",
    "Varje samband gäller, eller är förklarat i findings.csv",
    (SLIP, SHARED, REVERSED, UNKNOWN, TWICE, STALE, DIFFERENCE, NO_TABLE, NO_ROW, NO_COLUMN, INCOMPLETE),
    _check_findings,
)
