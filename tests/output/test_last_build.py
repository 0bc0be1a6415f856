"""A site that would come out the same is known, and nothing else is taken for it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from build_site.output import last_build
from build_site.output.last_build import RECORD, digest_project, note_build, recall_build

SAID = "Allt stämmer."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    for name in ("datasets/reports/a.csv", "docs/om/metod.md", "mkdocs.yml", "site/index.html", "site/data/a.csv"):
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (project / ".build").mkdir()
    note_build(project / ".build", project / "site", digest_project(project, ""), SAID)
    return project


def recall(project: Path, address: str = "") -> str:
    return recall_build(project / ".build", project / "site", digest_project(project, address))


def test_nothing_has_changed(project: Path) -> None:
    assert recall(project) == SAID


def test_times_count_for_nothing(project: Path) -> None:
    for path in project.rglob("*"):
        os.utime(path, ns=(1, 1))
    assert recall(project) == SAID


def test_the_same_project_elsewhere_is_made_from_the_same(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "kopia")
    assert digest_project(tmp_path / "kopia", "") == digest_project(project, "")
    assert recall_build(project / ".build", tmp_path / "kopia" / "site", digest_project(project, "")) == ""


def test_a_place_whose_name_is_no_text_is_known_too(project: Path, tmp_path: Path) -> None:
    place = tmp_path / os.fsdecode(b"plats-\xff\xfe")
    shutil.copytree(project / "site", place)
    made_from = digest_project(project, "")
    note_build(project / ".build", place, made_from, SAID)
    assert recall_build(project / ".build", place, made_from) == SAID
    assert recall_build(project / ".build", tmp_path / os.fsdecode(b"plats-\xff"), made_from) == ""


def change(name: str) -> Callable[[Path], object]:
    return lambda project: (project / name).write_text("something else", encoding="utf-8")


def rename(project: Path) -> None:
    (project / "datasets/reports/a.csv").rename(project / "datasets/reports/b.csv")


def add(project: Path) -> None:
    (project / "docs" / "ny.md").touch()


def make_a_pipe(project: Path) -> None:
    os.mkfifo(project / "datasets" / "rör")


def make_a_dangling_link(project: Path) -> None:
    (project / "datasets" / "länk").symlink_to("ingenstans")


def link_a_folder(project: Path) -> None:
    (project / "datasets" / "länk").symlink_to(project / "docs")


def lose(name: str) -> Callable[[Path], object]:
    return lambda project: (project / name).unlink()


def add_to_site(project: Path) -> None:
    (project / "site" / "ny.html").touch()


@pytest.mark.parametrize(
    "spoil",
    [
        *(change(name) for name in ("datasets/reports/a.csv", "docs/om/metod.md", "mkdocs.yml", "site/data/a.csv")),
        *(lose(name) for name in ("datasets/reports/a.csv", "mkdocs.yml", "site/index.html", f".build/{RECORD}")),
        *(rename, add, make_a_pipe, make_a_dangling_link, link_a_folder, add_to_site),
        *(change(f".build/{RECORD}"), lambda project: (project / f".build/{RECORD}").write_text("[]", "utf-8")),
        lambda project: shutil.rmtree(project / "site"),
    ],
)
def test_whatever_has_changed_is_built(spoil: Callable[[Path], object], project: Path) -> None:
    spoil(project)
    assert recall(project) == ""


def test_another_address_is_built(project: Path) -> None:
    assert recall(project, "https://exempel.se/") == ""


def test_another_program_builds(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_build, "digest_program", lambda: "ett annat")
    assert recall(project) == ""


def test_a_record_that_cannot_be_written_is_none(project: Path) -> None:
    (project / ".build" / RECORD).unlink()
    (project / ".build" / RECORD).mkdir()
    note_build(project / ".build", project / "site", digest_project(project, ""), SAID)
    assert recall(project) == ""


def test_a_file_that_is_too_large_for_the_check_is_not_read(project: Path) -> None:
    """A terabyte of nothing, which takes no room on the disk."""
    path = project / "datasets" / "reports" / "a.csv"
    with path.open("wb") as file:
        file.truncate(10**12)
    before = digest_project(project, "")
    os.utime(path, ns=(1, 1))
    assert digest_project(project, "") != before
