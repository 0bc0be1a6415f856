"""What decides how well figures can be compared speaks of what there is, from a place in a report, and once."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from build_site.checks.context import Context, Rule
from build_site.checks.source_lines import is_run
from build_site.comparing.facts import Facts, is_in_scope
from build_site.model import Corpus
from build_site.model.comparability import Comparability, DeclaredBreak, Definition, FigureScope
from build_site.naming import shorten
from build_site.problems import Message, Problem, Section

_FOLDER = "definitions"
_NEVER, _EVER = (0, 0), (9999, 12)

CODE = Message(
    "definition-code",
    Section.COMPARISONS,
    "«{code}» finns inte i kodlistan {list}.",
    "Välj en kod ur codelists/{list}.csv.",
)
REPORT = Message(
    "definition-report",
    Section.COMPARISONS,
    "Rapporten «{report}» finns inte.",
    "Skriv id för den rapport som säger det.",
)
LINES = Message(
    "definition-lines",
    Section.COMPARISONS,
    "Källraderna {lines} står i omvänd ordning eller finns inte i rapportens text.",
    "Skriv första raden, bindestreck och sista raden.",
)
TIMES = Message(
    "definition-times",
    Section.COMPARISONS,
    "Till och med {end} är före från och med {start}.",
    "Byt plats på dem eller rätta dem.",
)
NOTHING = Message(
    "definition-nothing",
    Section.COMPARISONS,
    "Raden gäller ingen siffra i nämndens rapporter.",
    "Rätta nämnd, verksamhet, indikator, kostnadsslag, mått eller tid.",
    "En kod eller tid på raden är troligen fel. Ta bort raden om siffrorna inte finns.",
)
TWICE = Message(
    "definition-twice",
    Section.COMPARISONS,
    "«{one}» och «{other}» gäller samma siffror lika bestämt.",
    "Låt en av dem gälla, eller skilj dem åt i tid.",
)
FACT = Message(
    "definition-fact",
    Section.COMPARISONS,
    "Regeln «{rule}» går efter «{fact}», som siffror inte har.",
    "Välj bland {facts}.",
    "Egenskaperna som regler kan gå efter räknas upp i meddelandet.",
)

_CODES = {"service": "services", "indicator": "indicators", "account": "accounts", "measure": "measures"}
Scoped = Definition | DeclaredBreak


def _check_definitions(context: Context) -> Iterator[Problem]:
    """Without all reports nothing can be said of what refers to them."""
    known = context.corpus.comparability
    yield from _check_rules(known)
    yield from _check_scales(context.corpus)
    for file, rows in (("definitions", known.definitions), ("breaks", known.breaks)):
        for one in rows:
            yield from _check_codes(one, context.corpus, f"{_FOLDER}/{file}.csv")
            if context.complete:
                yield from _check_place(one, context, f"{_FOLDER}/{file}.csv")
    yield from _check_twice(known.definitions)


def _check_rules(known: Comparability) -> Iterator[Problem]:
    for rule in known.rules:
        for fact in rule.facts:
            if fact not in Facts._fields:
                listed = ", ".join(Facts._fields)
                yield FACT.at(f"{_FOLDER}/rules.csv", rule.file_line, "", rule=rule.id, fact=fact, facts=listed)


def _check_scales(corpus: Corpus) -> Iterator[Problem]:
    for pair in corpus.comparability.scales.items():
        for column, unit in zip(("unit", "of"), pair, strict=True):
            if unit not in corpus.codes.units:
                yield CODE.at(f"{_FOLDER}/scales.csv", 0, column, code=unit, list="units")


def _check_codes(one: Scoped, corpus: Corpus, path: str) -> Iterator[Problem]:
    scope = one.scope
    if scope.body not in corpus.codes.committees:
        yield CODE.at(path, one.file_line, "committee", code=" ".join(scope.body), list="committees")
    for column, listed in _CODES.items():
        code = getattr(scope, column)
        if code and code not in getattr(corpus.codes, listed):
            yield CODE.at(path, one.file_line, column, code=code, list=listed)
    if scope.start and scope.end and scope.end < scope.start:
        start, end = (f"{year:04d}-{month:02d}" for year, month in (scope.start, scope.end))
        yield TIMES.at(path, one.file_line, "to", start=start, end=end)


def _check_place(one: Scoped, context: Context, path: str) -> Iterator[Problem]:
    if context.corpus.report(one.report) is None:
        yield REPORT.at(path, one.file_line, "report", report=one.report)
    else:
        text = (context.sources or {}).get(one.report)
        last = (len(text.splitlines()),) if text else ()
        for lines in one.lines.split(";"):
            if not is_run(lines, *last):
                yield LINES.at(path, one.file_line, "lines", lines=shorten(lines))
    if not _has_figures(one.scope, context.corpus):
        yield NOTHING.at(path, one.file_line)


def _has_figures(scope: FigureScope, corpus: Corpus) -> bool:
    reports = (report for report in corpus.reports if report.committee_key == scope.body)
    return any(is_in_scope(scope, report, figure) for report in reports for figure in report.figures)


def _check_twice(definitions: Iterable[Definition]) -> Iterator[Problem]:
    for one, other in combinations(definitions, 2):
        if _tell_target(one.scope) == _tell_target(other.scope) and _overlap(one.scope, other.scope):
            yield TWICE.at(f"{_FOLDER}/definitions.csv", other.file_line, "", one=one.id, other=other.id)


def _tell_target(scope: FigureScope) -> tuple[object, ...]:
    return (scope.body, scope.service, scope.indicator, scope.account, scope.measure)


def _overlap(one: FigureScope, other: FigureScope) -> bool:
    return (one.start or _NEVER) <= (other.end or _EVER) and (other.start or _NEVER) <= (one.end or _EVER)


RULE = Rule(
    "definition",
    "Det som avgör jämförbarheten gäller siffror som finns, och står i en rapport",
    (CODE, REPORT, LINES, TIMES, NOTHING, TWICE, FACT),
    _check_definitions,
)
