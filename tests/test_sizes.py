"""How large and how branched code may be, so that each piece can be read at once."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles

import pytest

PACKAGE = Path(__file__).parent.parent / "build_site"
Function = ast.FunctionDef | ast.AsyncFunctionDef
MOST_LINES = {"functions": 20, "modules": 250}  # of nine in ten
LONGEST_MODULE = 400
MOST_BRANCHES = 10  # more than so many ways through a function are hard to hold in the head
MOST_BRANCHED = 10  # functions that have more all the same

sources = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}


def find_functions(text: str) -> Iterator[Function]:
    yield from (node for node in ast.walk(ast.parse(text)) if isinstance(node, Function))


def count_branches(function: Function) -> int:
    """McCabe's number of ways through a function as radon counts it: conditions' parts and comprehensions too."""
    return 1 + sum(map(_count, ast.walk(function)))


def _count(node: ast.AST) -> int:  # noqa: PLR0911 # a table
    match node:
        case ast.BoolOp(values=values):
            return len(values) - 1
        case ast.comprehension(ifs=conditions):
            return 1 + len(conditions)
        case ast.For(orelse=orelse) | ast.AsyncFor(orelse=orelse) | ast.While(orelse=orelse):
            return 1 + bool(orelse)
        case ast.Try(handlers=handlers, orelse=orelse):
            return len(handlers) + bool(orelse)
        case ast.Match(cases=cases):
            return len(cases) - any(_catches_all(case) for case in cases)
        case ast.If() | ast.IfExp() | ast.Assert():
            return 1
    return 0


def _catches_all(case: ast.match_case) -> bool:
    return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None


def count_lines(function: Function) -> int:
    """The lines of a function, its docstring among them."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def find_ninth(sizes: list[int]) -> float:
    """The size that nine in ten don't exceed."""
    return quantiles(sizes, n=10)[-1]


def test_nine_functions_in_ten_are_short() -> None:
    sizes = [count_lines(function) for text in sources.values() for function in find_functions(text)]
    assert find_ninth(sizes) <= MOST_LINES["functions"]


def test_nine_modules_in_ten_are_short_and_none_is_long() -> None:
    sizes = {path: len(text.splitlines()) for path, text in sources.items()}
    assert find_ninth(list(sizes.values())) <= MOST_LINES["modules"]
    assert {path: size for path, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_few_functions_branch_much() -> None:
    branched = [
        f"{path}:{function.lineno} {function.name}: {branches}"
        for path, text in sources.items()
        for function in find_functions(text)
        if (branches := count_branches(function)) > MOST_BRANCHES
    ]
    assert len(branched) <= MOST_BRANCHED, "\n".join(branched)


@pytest.mark.parametrize(
    ("body", "branches"),
    [
        ("return 1", 1),
        ("return a and b and c", 3),
        ("return a if b else c", 2),
        ("return [x for x in y if x if a]", 4),
        ("for x in y: pass", 2),
        ("for x in y:\n  pass\n else: pass", 3),
        ("if a: pass\n elif b: pass", 3),
        ("try: pass\n except A: pass\n except B: pass", 3),
        ("match a:\n  case 1: pass\n  case 2: pass\n  case _: pass", 3),
    ],
)
def test_branches_are_counted_wherever_they_stand(body: str, branches: int) -> None:
    (function,) = find_functions(f"def f():\n {body}")
    assert count_branches(function) == branches


def test_a_function_is_as_long_as_its_lines() -> None:
    (function,) = find_functions('def f():\n    """Docs."""\n\n    return 1\n')
    assert count_lines(function) == 4


@pytest.mark.parametrize("measure", [count_lines, count_branches])
def test_what_is_measured_is_there(measure: Callable[[Function], int]) -> None:
    assert max(measure(function) for text in sources.values() for function in find_functions(text)) > MOST_BRANCHES
