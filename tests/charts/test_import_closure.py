"""Which modules a module rests on, and what changes when one of them does."""

import shutil
from pathlib import Path

import pytest

from build_site.charts.import_closure import PACKAGE, digest_sources, find_imported

STUDIO = "build_site.charts.studio"


def names(module: str) -> set[str]:
    return {path.relative_to(PACKAGE).as_posix() for path in find_imported(module)}


def test_all_code_that_shapes_a_picture_is_found_and_what_builds_pages_is_not() -> None:
    found = names(STUDIO)
    drawing = {
        "charts/kinds/bars.py",
        "charts/theme.py",
        "charts/svg.py",
        "charts/kinds/__init__.py",
        "charts/row_layout.py",
    }
    assert drawing | {"formatting.py", "periods.py", "model/printed_figure.py", "__init__.py"} <= found
    assert not {name for name in found if name.startswith(("pages/", "reading/", "pipeline"))}


@pytest.mark.parametrize("changed", ["formatting.py", "periods.py", "model/printed_figure.py", "charts/kinds/slope.py"])
def test_digest_changes_with_every_module_that_a_drawing_rests_on(changed: str, tmp_path: Path) -> None:
    copy = tmp_path / PACKAGE.name
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    before = digest_sources(STUDIO, copy)
    assert before == digest_sources(STUDIO)
    with (copy / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert digest_sources(STUDIO, copy) != before


def test_digest_stays_when_a_module_changes_that_draws_nothing(tmp_path: Path) -> None:
    copy = tmp_path / PACKAGE.name
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "pages" / "start.py").write_text("# changed\n")
    assert digest_sources(STUDIO, copy) == digest_sources(STUDIO)


def test_modules_are_followed_however_they_are_imported_and_rings_end(tmp_path: Path) -> None:
    package = tmp_path / "toys"
    (package / "boxes").mkdir(parents=True)
    sources = {
        "__init__.py": "",
        "a.py": "from toys import b\nimport toys.boxes.d",
        "b.py": "def f():\n    from toys.boxes import c",
        "boxes/__init__.py": "",
        "boxes/c.py": "from toys.a import x",
        "boxes/d.py": "import json",
        "e.py": "",
    }
    for name, source in sources.items():
        (package / name).write_text(source)
    found = {path.relative_to(package).as_posix() for path in find_imported("toys.a", package)}
    assert found == set(sources) - {"e.py"}


def test_a_package_that_looks_for_its_modules_rests_on_all_of_them(tmp_path: Path) -> None:
    package = tmp_path / "toys"
    (package / "boxes").mkdir(parents=True)
    sources = {
        "__init__.py": "",
        "a.py": "from toys.boxes import FOUND",
        "boxes/__init__.py": "from pkgutil import iter_modules\nFOUND = list(iter_modules(__path__))",
        "boxes/c.py": "from toys import b",
        "b.py": "",
        "e.py": "",
    }
    for name, source in sources.items():
        (package / name).write_text(source)
    found = {path.relative_to(package).as_posix() for path in find_imported("toys.a", package)}
    assert found == set(sources) - {"e.py"}


def test_an_unknown_module_is_an_error() -> None:
    with pytest.raises(LookupError, match="paint"):
        find_imported("build_site.charts.paint")
