"""The architecture, as rules about the source code: who imports whom, and who may write files."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "build_site"
# Data flow this way: a module imports only from those before it (and from its own folder).
ORDER = (
    "problems",
    "steps",
    "lazy",
    "project",
    "delimiting",
    "programs",
    "periods",
    "vocabularies",
    "codes",
    "model",
    "addresses",
    "formatting",
    "naming",
    "reading",
    "comparing",
    "saying",
    "charts",
    "checks",
    "published",
    "drafting",
    "catalog",
    "joining",
    "downloads",
    "publishing",
    "releasing",
    "guide",
    "pages",
    "output",
    "collecting",
    "pipeline",
    "beginning",
    "reviewing",
    "command_line",
    "__main__",
)
# The flow and its neighbours: each writes one thing.
WRITERS = {
    "pipeline.py",
    "output/generator.py",
    "output/last_build.py",
    "output/search_index.py",
    "output/drawing_store.py",
    "output/sealed_files.py",
    "output/step_store.py",
    "output/build_lock.py",
    "output/site_folder.py",
    "output/edition_folder.py",
    "output/report_folder.py",
    "output/whole_files.py",
}

WRITING_METHODS = {
    "write_text",
    "write_bytes",
    "mkdir",
    "makedirs",
    "touch",
    "unlink",
    "remove",
    "rename",
    "rmdir",
    "removedirs",
    "rmtree",
    "copy",
    "copy2",
    "copyfile",
    "copytree",
    "move",
    "symlink_to",
    "hardlink_to",
}
AMBIGUOUS = {"remove", "rename", "copy", "move"}  # lists and dicts have these too; on os and shutil they write

sources = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def name_of(path: Path) -> str:
    """The module or folder directly under build_site that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """The full names of everything that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def project_imports(tree: ast.AST) -> set[str]:
    return {name.split(".")[1] for name in imported(tree) if name.startswith("build_site.")}


def writes(tree: ast.AST) -> Iterator[str]:
    """Every call that may change a file, as `line: name`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := writing_call(node)):
            yield f"{node.lineno}: {name}"


def writing_call(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id="open"):
            return "" if is_reading(call, place=1) else "open"
        case ast.Attribute(value=ast.Name(id="os" | "shutil" as module), attr=attr):
            return f"{module}.{attr}" if attr in WRITING_METHODS | {"replace"} else ""
        case ast.Attribute(attr="open"):
            return "" if is_reading(call, place=0) else "open"
        case ast.Attribute(
            attr="replace"
        ):  # text.replace(old, new) and dataclasses.replace(value, name=…) are harmless
            return "replace" if len(call.args) == 1 and not call.keywords else ""
        case ast.Attribute(attr=attr):
            return attr if attr in WRITING_METHODS - AMBIGUOUS else ""
    return ""


def is_reading(call: ast.Call, place: int) -> bool:
    """Whether a call of open() reads, for sure."""
    modes = [keyword.value for keyword in call.keywords if keyword.arg == "mode"] or call.args[place : place + 1]
    if not modes:
        return True
    mode = modes[0]
    return isinstance(mode, ast.Constant) and isinstance(mode.value, str) and not set(mode.value) & set("wax+")


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@pytest.mark.parametrize("path", sources, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    name = name_of(path)
    assert name in ORDER, f"put {name} in its place in ORDER"
    allowed = {*ORDER[: ORDER.index(name)], name if path.parent != PACKAGE else ""}
    assert project_imports(parse(path)) <= allowed


def test_frictionless_is_imported_by_reading_only() -> None:
    importers = {
        name_of(path) for path in sources if any(name.split(".")[0] == "frictionless" for name in imported(parse(path)))
    }
    assert importers == {"reading"}


def test_only_the_pipeline_and_its_neighbours_write_files() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): list(writes(parse(path)))
        for path in sources
        if path.relative_to(PACKAGE).as_posix() not in WRITERS
    }
    assert {name: calls for name, calls in found.items() if calls} == {}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("open('a', 'w')", "open"),
        ("open('a', mode='xb')", "open"),
        ("open('a', mode)", "open"),
        ("path.open('a')", "open"),
        ("path.open('r+')", "open"),
        ("path.write_text('a')", "write_text"),
        ("path.write_bytes(b'a')", "write_bytes"),
        ("path.mkdir(parents=True)", "mkdir"),
        ("shutil.rmtree(path)", "shutil.rmtree"),
        ("shutil.copy(a, b)", "shutil.copy"),
        ("os.replace(a, b)", "os.replace"),
        ("path.replace(target)", "replace"),
        ("path.unlink()", "unlink"),
    ],
)
def test_a_call_that_writes_is_recognised(code: str, name: str) -> None:
    assert list(writes(ast.parse(code))) == [f"1: {name}"]


@pytest.mark.parametrize(
    "code",
    [
        "open('a')",
        "open('a', 'rb')",
        "path.open(encoding='utf-8')",
        "path.open('r')",
        "path.read_text()",
        "text.replace('a', 'b')",
        "dataclasses.replace(figure, value=1)",
        "names.remove('a')",
        "counts.copy()",
    ],
)
def test_a_call_that_reads_is_not_taken_for_writing(code: str) -> None:
    assert list(writes(ast.parse(code))) == []


def test_nested_imports_are_seen_and_relative_ones_refused() -> None:
    assert project_imports(ast.parse("def f():\n    from build_site.pipeline import x\nimport build_site.pages.a")) == {
        "pipeline",
        "pages",
    }
    assert project_imports(ast.parse("from build_site import links")) == {"links"}
    with pytest.raises(AssertionError, match="absolute"):
        list(imported(ast.parse("from . import links")))
