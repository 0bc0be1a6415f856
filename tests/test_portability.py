"""The program runs on Windows, macOS and Linux: what only some systems have is asked for, and encodings are said."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "build_site"
TREES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")
}
ONLY_POSIX = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
ONLY_POSIX_CALLS = {"chown", "fork", "forkpty", "getpgrp", "getuid", "geteuid", "killpg", "mkfifo", "nice", "setsid"}
TEXT_CALLS = {"read_text", "write_text"}


def asks_for_system(test: ast.expr) -> bool:
    """Whether a condition is about the system: `sys.platform`, `hasattr(os, …)`, or a constant made of such."""
    said = ast.unparse(test)
    return "sys.platform" in said or "os.name" in said or "hasattr(os" in said or "_HAS_" in said


def list_unasked(node: ast.AST, *, asked: bool = False) -> Iterator[str]:
    """What only POSIX has, where nothing has asked for the system."""
    inside = asked or (isinstance(node, ast.If) and asks_for_system(node.test))
    if not asked:
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            names = {module} if module else {alias.name for alias in node.names}
            yield from sorted(names & ONLY_POSIX)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "os" and node.attr in ONLY_POSIX_CALLS:
            yield f"os.{node.attr}"
    for child in ast.iter_child_nodes(node):
        yield from list_unasked(child, asked=inside)


def list_unsaid_encodings(tree: ast.AST) -> Iterator[str]:
    """Calls that read or write text in the encoding of the computer, which on Windows is another."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        given = {keyword.arg: keyword.value for keyword in node.keywords}
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        constants = [one.value for one in (*node.args, given.get("mode")) if isinstance(one, ast.Constant)]
        is_bytes = any(isinstance(one, str) and "b" in one for one in constants)
        opens = name == "open" and not is_bytes and ast.unparse(node.func).split(".")[0] not in ("Image", "os")
        runs = isinstance(given.get("text"), ast.Constant)
        is_text = name in TEXT_CALLS and isinstance(node.func, ast.Attribute)
        if (is_text or opens or runs) and "encoding" not in given and None not in given:
            yield f"{node.lineno}: {ast.unparse(node)[:80]}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import fcntl", ["fcntl"]),
        ("from pwd import getpwnam", ["pwd"]),
        ("import os\nos.fork()", ["os.fork"]),
        ("import sys\nif sys.platform == 'win32':\n    import msvcrt\nelse:\n    import fcntl", []),
        ("import os\nif hasattr(os, 'killpg'):\n    os.killpg(1, 9)", []),
    ],
)
def test_what_only_posix_has_is_found_where_nothing_asks(text: str, found: list[str]) -> None:
    assert list(list_unasked(ast.parse(text))) == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("path.read_text()", 1),
        ("path.read_text(encoding='utf-8')", 0),
        ("open(path)", 1),
        ("path.open('rb')", 0),
        ("subprocess.run([], text=True)", 1),
        ("subprocess.run([], text=True, encoding='utf-8')", 0),
    ],
)
def test_text_without_an_encoding_is_found(text: str, count: int) -> None:
    assert len(list(list_unsaid_encodings(ast.parse(text)))) == count


def test_nothing_that_only_posix_has_is_used_unasked() -> None:
    assert len(TREES) > 200
    assert {path: found for path, tree in TREES.items() if (found := list(list_unasked(tree)))} == {}


def test_every_text_is_read_and_written_in_a_said_encoding() -> None:
    assert {path: found for path, tree in TREES.items() if (found := list(list_unsaid_encodings(tree)))} == {}
