"""What isn't ours comes from libraries, and is asked for in one place of the package."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_site import project

PACKAGE = Path(__file__).parent.parent / "build_site"
parsed = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")
}
texts = {
    path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
    for ending in ("py", "html")
    for path in PACKAGE.rglob(f"*.{ending}")
}


def find_places(wanted: Callable[[ast.AST], bool]) -> set[str]:
    """The modules in which such a node stands."""
    return {path for path, tree in parsed.items() if any(map(wanted, ast.walk(tree)))}


def calls(node: ast.AST, module: str, *names: str) -> bool:
    """Whether a node is a call of a module's function or class, by its full name."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=found), attr=attr)):
            return found == module and attr in names
    return False


def list_imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module).partition(".")[0]


def writes_zip(node: ast.AST) -> bool:
    return calls(node, "zipfile", "ZipFile") and isinstance(node, ast.Call) and len(node.args) > 1


def test_one_place_writes_zip_files() -> None:
    assert find_places(writes_zip) == {"published/zip_files.py"}


def test_one_place_writes_csv() -> None:
    assert find_places(lambda node: calls(node, "csv", "writer", "DictWriter")) == {"delimiting.py"}


@pytest.mark.parametrize(
    ("library", "importers"),
    [
        ("simplejson", {"downloads/json_files.py"}),
        ("babel", {"formatting.py"}),
        ("PIL", {"charts/packing.py"}),
        ("struct", set()),  # for formats of files that a library writes
    ],
)
def test_a_library_is_asked_in_one_place(library: str, importers: set[str]) -> None:
    assert {path for path, tree in parsed.items() if library in list_imports(tree)} == importers


def encodes_json(node: ast.AST) -> bool:
    """Whether JSON is written by hand, by an encoder of our own or its parts."""
    match node:
        case ast.ClassDef(bases=bases):
            return any("JSONEncoder" in ast.unparse(base) for base in bases)
        case ast.ImportFrom(module=str(module)):
            return module == "json.encoder"
    return False


def test_json_is_written_by_a_library() -> None:
    assert find_places(encodes_json) == set()


def joins_by_hand(node: ast.AST) -> bool:
    """Whether names are joined with «och» or «eller», which is wrong of three: «a och b och c»."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(between)), attr="join")):
            return between in (" och ", " eller ")
    return False


def test_names_are_listed_by_babel() -> None:
    assert find_places(joins_by_hand) == set()
    assert joins_by_hand(ast.parse('" och ".join(names)', mode="eval").body)
    assert not [path for path, text in texts.items() if "join(' och ')" in text or "join(' eller ')" in text]


@pytest.mark.parametrize(
    "constant",
    [project.NAME, project.LICENCE_ADDRESS, project.LICENCE_IRI, project.UNKNOWN_SITE, project.THIS_COMPUTER],
)
def test_name_licence_and_hosts_stand_in_one_place(constant: str) -> None:
    holders = {path for path, text in texts.items() if constant.rstrip("/") in text}
    assert {path for path in holders if not _only_in_docstring(path, constant.rstrip("/"))} == {"project.py"}


def _only_in_docstring(path: str, constant: str) -> bool:
    return path in parsed and not any(
        isinstance(node, ast.Constant) and constant in str(node.value) and node not in _list_docstrings(parsed[path])
        for node in ast.walk(parsed[path])
    )


def _list_docstrings(tree: ast.Module) -> list[ast.AST]:
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    return [node.body[0].value for node in nodes if node.body and isinstance(node.body[0], ast.Expr)]
