"""Findings that are said to have one cause must be able to have one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from build_site.checks.context import Context, Rule
from build_site.checks.findings import Finding
from build_site.model import DeclaredFinding
from build_site.problems import Message, Problem, Section

SIGN_KIND = "sign"

APART = Message(
    "causes-apart",
    Section.ARITHMETIC,
    "Orsaken «{cause}» är given också för {other}, men de två raderna har varken tabell eller kolumn gemensam.",
    "Ge raden en egen orsak, eller skriv också upp stället som förenar dem.",
    "Rader med samma `cause` är ett enda fel. Har de ingenting gemensamt är det två.",
)
SIGN = Message(
    "causes-sign",
    Section.ARITHMETIC,
    "Orsaken «{cause}» är ett tappat tecken på ett ställe men har slaget «{kind}» här.",
    "Skriv sign på alla rader som har samma orsak, eller ge raden en egen orsak.",
    "Ett tappat minustecken är ett tecken överallt där det märks; annars skulle skillnaden berättas som ett belopp.",
)


def gather_causes(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The findings of each cause, in the order in which the causes are met first."""
    gathered: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        gathered.setdefault((finding.report, finding.cause), []).append(finding)
    return tuple(map(tuple, gathered.values()))


def _check_causes(context: Context) -> Iterator[Problem]:
    """Findings of one cause share a table or a column with each other, and are all about signs or none is."""
    for report in context.corpus.reports:
        path = f"{report.folder}/findings.csv"
        in_order = sorted(report.findings, key=lambda finding: (finding.cause, finding.file_line))
        for _, group in groupby(in_order, key=lambda finding: finding.cause):
            findings = list(group)
            yield from _check_togetherness(path, findings)
            yield from _check_signs(path, findings)


def _check_togetherness(path: str, findings: Sequence[DeclaredFinding]) -> Iterator[Problem]:
    """Each finding must be reached from the first one by steps along a table or a column."""
    reached, left = [findings[0]], list(findings[1:])
    for start in reached:
        near = [finding for finding in left if _have_in_common(start, finding)]
        left = [finding for finding in left if finding not in near]
        reached += near
    first = findings[0]
    other = f"{first.table}, {first.column}" if first.column else first.table
    for finding in left:
        yield APART.at(path, finding.file_line, "cause", cause=finding.cause, other=other)


def _have_in_common(one: DeclaredFinding, other: DeclaredFinding) -> bool:
    return one.table == other.table or (bool(one.column) and one.column == other.column)


def _check_signs(path: str, findings: Sequence[DeclaredFinding]) -> Iterator[Problem]:
    if any(finding.kind == SIGN_KIND for finding in findings):
        for finding in findings:
            if finding.kind != SIGN_KIND:
                yield SIGN.at(path, finding.file_line, "cause", cause=finding.cause, kind=finding.kind)


RULE = Rule("causes", "Fel med samma orsak hänger ihop", (APART, SIGN), _check_causes)
