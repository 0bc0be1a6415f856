"""What decides how well figures can be compared speaks of what there is, from a place in a report, and once."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from build_site.checks.context import Context, Rule
from build_site.checks.source_lines import is_run
from build_site.comparing.comparability_facts import Facts, is_in_scope
from build_site.model import Corpus
from build_site.model.comparability import Comparability, DeclaredBreak, Definition, FigureScope
from build_site.naming import shorten
from build_site.problems import Message, Problem, Section
from build_site.reading.identity import BELONGS, tell_unknown_committee
from build_site.reading.suggestions import suggest

_FOLDER = "definitions"
_NEVER, _EVER = (0, 0), (9999, 12)

CODE = Message(
    "definition-code",
    Section.COMPARISONS,
    "«{code}» finns inte i kodlistan {list}.",
    "{hint}Välj en kod ur codelists/{list}.csv.",
)
NO_COMMITTEE = Message(
    "definition-committee",
    Section.COMPARISONS,
    f"{BELONGS.text.removesuffix('.')}, så raden gäller ingenting.",
    BELONGS.advice,
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
    "{hint}Välj bland {facts}.",
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
            wrong = list(_check_scope(one, context.corpus, f"{_FOLDER}/{file}.csv"))
            yield from wrong
            if context.complete:
                yield from _check_place(one, context, f"{_FOLDER}/{file}.csv")
            if context.complete and not wrong and not _has_figures(one.scope, context.corpus):
                yield NOTHING.at(f"{_FOLDER}/{file}.csv", one.file_line)
    yield from _check_twice(known.definitions)


def _check_rules(known: Comparability) -> Iterator[Problem]:
    listed = ", ".join(Facts._fields)
    for rule in known.rules:
        named = ((column, fact) for column, facts in rule.facts_by_column.items() for fact in facts)
        for column, fact in named:
            if fact not in Facts._fields:
                at = (f"{_FOLDER}/rules.csv", rule.file_line, column)
                yield FACT.at(*at, rule=rule.id, fact=fact, facts=listed, hint=suggest(fact, Facts._fields))


def _check_scales(corpus: Corpus) -> Iterator[Problem]:
    for pair in corpus.comparability.scales.items():
        for column, unit in zip(("unit", "of"), pair, strict=True):
            if unit not in corpus.codes.units:
                yield _tell_unknown((f"{_FOLDER}/scales.csv", 0, column), unit, "units", corpus.codes.units)


def _tell_unknown(at: tuple[str, int, str], code: str, listed: str, codes: Mapping[str, Any]) -> Problem:
    hint = suggest(code, codes, {key: one.title for key, one in codes.items()})
    return CODE.at(*at, code=code, list=listed, hint=hint)


def _check_scope(one: Scoped, corpus: Corpus, path: str) -> Iterator[Problem]:
    scope = one.scope
    if scope.body not in corpus.codes.committees:
        yield NO_COMMITTEE.at(path, one.file_line, "committee", **tell_unknown_committee(scope.body, corpus.codes))
    for column, listed in _CODES.items():
        code, codes = getattr(scope, column), getattr(corpus.codes, listed)
        if code and code not in codes:
            yield _tell_unknown((path, one.file_line, column), code, listed, codes)
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
    (CODE, NO_COMMITTEE, REPORT, LINES, TIMES, NOTHING, TWICE, FACT),
    _check_definitions,
)
