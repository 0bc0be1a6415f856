"""Meaning stands in data: no code compares with the code of a measure, a unit … or with a Swedish label.

A comparison is `==`, `in`, `startswith`, `case`, a subscript or `.get` with a literal, also by way of a name that the
module gives a literal. Such a test says a falsehood when a row is added to a list; ask the entry what it means instead
(its kind, role or flow), or a closed vocabulary's own class in `build_site/vocabularies.py`.
"""

import ast
import csv
from collections.abc import Iterator, Mapping

import pytest

from build_site.vocabularies import Base, Flow, Sex, TableRole
from tests.toy import PROJECT

PACKAGE = PROJECT / "build_site"
LISTS = PROJECT / "datasets" / "codelists"
LABELS = frozenset(
    "summa totalt totalt: alla kvinnor män kvinna man kvinn riket utfall budget prognos mål netto".split()
)
PREFIXES = frozenset({"deviation", "deviation_", "investments", "investment", "indicators_", "unit_cost"})

# The same word in another vocabulary: names of columns, of properties in YAML files, of published files.
OTHER_WORDS = {
    ("charts/kinds/dot_rows.py", "target"): "how a dot is drawn",
    ("charts/kinds/targets.py", "target"): "how a dot is drawn",
    ("checks/structure.py", "status"): "a key column",
    ("command_line/asking.py", "committee"): "an option of the command line",
    ("comparing/doubt.py", "text"): "a kind of finding",
    ("comparing/settled_verdict.py", "years"): "a group of comparisons",
    ("downloads/endpoints.py", "goals"): "a published file",
    ("downloads/openapi.py", "committee"): "a column of the published files",
    ("downloads/series.py", "committee"): "a column of the published files",
    ("drafting/figures_apart.py", "kr"): "a word that is printed after a figure",
    ("drafting/figures_apart.py", "mnkr"): "a word that is printed after a figure",
    ("drafting/figures_apart.py", "tkr"): "a word that is printed after a figure",
    ("reading/turned_text.py", "text"): "a field of a character",
    ("pages/edition_pages.py", "status"): "a column of the published files",
    ("pages/shown_causes.py", "text"): "a kind of finding",
    ("publishing/changes.py", "status"): "a column of the published files",
    ("reading/comparability_package.py", "committee"): "a column of definitions and breaks",
    ("reading/comparability_package.py", "text"): "a column of rules and breaks",
    ("reading/declarations.py", "cost"): "a property of a comparison",
    ("reading/declarations.py", "summary"): "a property of a comparison",
    ("reading/declarations.py", "target"): "a property of a series",
    ("reading/declarations.py", "text"): "a property of a break",
    ("reading/figures.py", "status"): "a key column",
    ("reading/rhythms.py", "committee"): "a column of the register",
    ("saying/compared_values.py", "years"): "a group of comparisons",
    ("saying/table_claims.py", "deviation"): "a kind of chart",
}


def read_codes() -> frozenset[str]:
    """All codes of the lists that code must not go by, and the prefixes by which codes begin."""
    found = {str(code) for vocabulary in (Sex, Flow, TableRole, Base) for code in vocabulary}
    for name in (
        "measures",
        "units",
        "services",
        "indicators",
        "municipalities",
        "committees",
        "report_kinds",
        "topics",
    ):
        with (LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found |= {next(iter(row.values())) for row in csv.DictReader(file)}
    return frozenset(found) | PREFIXES


def literals(node: ast.expr | None, constants: Mapping[str, ast.expr]) -> Iterator[str]:
    """The texts in an expression that something is compared with."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            for part in parts:
                yield from literals(part, constants)
        case ast.Dict(keys=keys):
            for key in keys:
                yield from literals(key, constants)
        case ast.Call(func=ast.Name(id="frozenset" | "set" | "tuple"), args=[part]):
            yield from literals(part, constants)
        case ast.Name(id=name) if name in constants:
            yield from literals(constants[name], {})


def compared(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every text that a module compares with, and on which line."""
    constants = dict(find_constants(tree))
    for node in ast.walk(tree):
        for part in list_compared(node):
            for text in literals(part, constants):
                yield getattr(node, "lineno", 0), text


def find_constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield name, value
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                yield from (
                    (one.id, value) for one, value in zip(names, values, strict=True) if isinstance(one, ast.Name)
                )


def list_compared(node: ast.AST) -> Iterator[ast.expr]:
    """What a node holds its subject against."""
    match node:
        case ast.Compare(left=left, comparators=others):
            yield from (left, *others)
        case ast.Call(func=ast.Attribute(value=mapping, attr="get"), args=[key, *_]):
            yield key
            if isinstance(mapping, ast.Name | ast.Dict):
                yield mapping
        case ast.Call(func=ast.Attribute(attr="startswith" | "endswith" | "removeprefix" | "count"), args=[text, *_]):
            yield text
        case ast.Call(func=ast.Attribute(attr="table"), args=[text]):
            yield text
        case ast.MatchValue(value=value):
            yield value
        case ast.Subscript(value=mapping, slice=key):
            yield key
            if isinstance(mapping, ast.Name | ast.Dict):
                yield mapping


def find_names(source: str, path: str, codes: frozenset[str]) -> list[str]:
    """Where a module goes by the name of something that has a meaning, as `path:line: text`."""
    return [
        f"{path}:{line}: {text}"
        for line, text in sorted(set(compared(ast.parse(source))))
        if (text in codes or text.lower() in LABELS) and (path, text) not in OTHER_WORDS
    ]


def modules() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")


def test_no_code_goes_by_the_name_of_what_has_a_meaning() -> None:
    codes = read_codes()
    assert len(codes) > 300
    assert [found for name, source in modules() for found in find_names(source, name, codes)] == []


def test_every_word_of_another_vocabulary_is_still_in_use() -> None:
    sources = dict(modules())
    unused = {
        (path, word)
        for path, word in OTHER_WORDS
        if path not in sources or word not in {text for _, text in compared(ast.parse(sources[path]))}
    }
    assert unused == set()


@pytest.mark.parametrize(
    "source",
    [
        'x = figure.measure == "outcome"',
        'x = "outcome" != figure.measure',
        'x = unit.code in ("kr", "tkr")',
        'x = {"women", "men"} <= found.keys()',
        'x = figure.measure.startswith("deviation")',
        'x = figure.measure.startswith(("deviation", "change"))',
        'x = table.id.startswith("investments")',
        'x = report.table("operating_result")',
        'x = row.label == "Summa"',
        'x = row.label.lower() in ("totalt",)',
        'x = codes.units["mnkr"]',
        'x = rows.get("total")',
        'WORDS = {"outcome": "utfallet"}\nx = WORDS[measure]',
        'WORDS = {"outcome": "utfallet"}\nx = WORDS.get(measure)',
        'WHOLE = "whole_committee"\nx = service == WHOLE',
        'WOMEN, MEN = "women", "men"\nx = sex == MEN',
        'KINDS: tuple[str, ...] = ("income", "cost")\nx = flow in KINDS',
        'match figure.measure:\n    case "outcome" | "budget":\n        x = 1',
        'x = municipality == "0127"',
        'x = topic == "ekonomi"',
    ],
)
def test_a_name_is_found_however_it_is_compared(source: str) -> None:
    assert find_names(source, "x.py", read_codes())


@pytest.mark.parametrize(
    "source",
    [
        "x = figure.meaning.kind is MeasureKind.ACTUAL",
        'x = figure.measure == "påhitt"',
        'x = Code("outcome", "Utfall")',
        'x = f"Nämnden höll budgeten {year}"',
    ],
)
def test_what_says_a_code_without_going_by_it_is_let_through(source: str) -> None:
    assert find_names(source, "x.py", read_codes()) == []
