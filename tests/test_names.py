"""One name for each thing: no two modules and no two public classes of the package are called the same."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "build_site"


def find_modules(package: Path) -> Iterator[tuple[str, str]]:
    """The name of every module and folder of a package, and where it stands."""
    for path in package.rglob("*.py"):
        named = path.parent if path.name == "__init__.py" else path
        if named != package:
            yield named.stem, path.relative_to(package).as_posix()


def find_classes(package: Path) -> Iterator[tuple[str, str]]:
    """The name of every class of a package, also one inside a function or a class, and where it stands."""
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield node.name, f"{path.relative_to(package).as_posix()}:{node.lineno}"


def doubled(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The names that stand in several places, and where."""
    places: dict[str, list[str]] = defaultdict(list)
    for name, place in names:
        places[name].append(place)
    return {name: sorted(found) for name, found in places.items() if len(found) > 1}


def test_no_two_modules_have_one_name() -> None:
    assert doubled(find_modules(PACKAGE)) == {}


def test_no_two_classes_have_one_name() -> None:
    assert doubled(find_classes(PACKAGE)) == {}


# Names that could be anything's: what a module holds is said by its name.
VAGUE = set("about base common content core facts helpers items misc offers placing showing uses utils words".split())


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert {place for name, place in find_modules(PACKAGE) if name in VAGUE} == set()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package in which `rows` and `Row` stand twice."""
    for path, text in {
        "reading/__init__.py": "",
        "reading/rows.py": "class Row: ...\n",
        "pages/rows.py": "def make():\n    class Row: ...\n\nclass Page: ...\n",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def test_doubled_names_are_found_with_their_places(package: Path) -> None:
    assert doubled(find_modules(package)) == {"rows": ["pages/rows.py", "reading/rows.py"]}
    assert doubled(find_classes(package)) == {"Row": ["pages/rows.py:2", "reading/rows.py:1"]}


def test_a_folder_and_a_module_may_not_share_a_name_either(package: Path) -> None:
    (package / "pages" / "reading.py").write_text("")
    assert doubled(find_modules(package))["reading"] == ["pages/reading.py", "reading/__init__.py"]
