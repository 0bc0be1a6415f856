"""Where a site may be published: every folder that someone may miss is refused."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from build_site.output.site_place import KEPT, MARKER, find_place
from build_site.problems import BuildError
from tests.folders import make_site, snapshot


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with something in each of its folders."""
    folder = tmp_path / "projekt"
    for name in KEPT:
        (folder / name).mkdir(parents=True)
        (folder / name / "viktigt.txt").write_text("kvar", encoding="utf-8")
    return folder


def our_site(folder: Path) -> Path:
    make_site(folder)
    (folder / MARKER).write_text("{}", encoding="utf-8")
    return folder


# What is replaced


def test_place_that_is_not_there_is_found_also_when_its_parents_are_not(project: Path) -> None:
    assert find_place(project, project / "site") == project / "site"
    assert find_place(project, project / "a" / "b" / "c") == project / "a" / "b" / "c"
    assert not (project / "a").exists(), "nothing is written before the data are checked"


def test_empty_folder_and_site_of_our_own_are_found(project: Path, tmp_path: Path) -> None:
    (project / "site").mkdir()
    assert find_place(project, project / "site") == project / "site"
    ours = our_site(tmp_path / "www")
    assert find_place(project, ours) == ours


def test_relative_place_is_that_of_the_current_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert find_place(Path(), Path("site")) == project / "site"
    assert find_place(Path(), Path("docs/../site")) == project / "site"


def test_link_is_followed_to_what_is_replaced(project: Path, tmp_path: Path) -> None:
    ours = our_site(tmp_path / "www")
    (project / "site").symlink_to(ours)
    assert find_place(project, project / "site") == ours
    (project / "new").symlink_to(tmp_path / "kommer" / "sedan")
    assert find_place(project, project / "new") == tmp_path / "kommer" / "sedan"


# What is refused


def put_a_foreign_file(project: Path) -> Path:
    return make_site(project / "site")


def put_a_file(project: Path) -> Path:
    (project / "site").write_text("x", encoding="utf-8")
    return project / "site"


def put_a_pipe(project: Path) -> Path:
    os.mkfifo(project / "site")
    return project / "site"


def put_a_linked_marker(project: Path) -> Path:
    folder = make_site(project / "site")
    (folder / MARKER).symlink_to(our_site(project.parent / "www") / MARKER)
    return folder


def put_a_folder_for_a_marker(project: Path) -> Path:
    (make_site(project / "site") / MARKER).mkdir()
    return project / "site"


def link_to_a_foreign_folder(project: Path) -> Path:
    (project / "site").symlink_to(make_site(project.parent / "bilder"))
    return project / "site"


def link_in_a_ring(project: Path) -> Path:
    (project / "site").symlink_to(project / "site")
    return project / "site"


def put_a_file_for_a_parent(project: Path) -> Path:
    return put_a_file(project) / "a" / "b"


@pytest.mark.parametrize(
    ("put", "said"),
    [
        (put_a_foreign_file, f"är inte tom och saknar filen {MARKER}"),
        (put_a_file, "är en fil"),
        (put_a_pipe, "är en fil eller något annat"),
        (put_a_linked_marker, "saknar filen"),
        (put_a_folder_for_a_marker, "saknar filen"),
        (link_to_a_foreign_folder, "saknar filen"),
        (link_in_a_ring, "är en fil eller något annat"),
        (put_a_file_for_a_parent, "är en fil"),
    ],
)
def test_what_the_build_has_not_written_is_refused(put: Callable[[Path], Path], said: str, project: Path) -> None:
    output = put(project)
    before = snapshot(project.parent)
    with pytest.raises(BuildError) as caught:
        find_place(project, output)
    assert str(caught.value).startswith(f"Mappen {output} ")
    assert said in str(caught.value)
    assert "--output" in str(caught.value)
    assert snapshot(project.parent) == before


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.parametrize("inside", ["", "a", "a/b"])
def test_folders_of_the_project_are_refused_whatever_they_carry(name: str, inside: str, project: Path) -> None:
    (project / name / MARKER).write_text("{}", encoding="utf-8")
    with pytest.raises(BuildError, match=f"hör till projektets mapp {name}"):
        find_place(project, project / name / inside)


@pytest.mark.parametrize("name", KEPT)
def test_folders_that_the_project_has_not_got_yet_are_kept_free(name: str, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=f"hör till projektets mapp {name}"):
        find_place(tmp_path, tmp_path / name)


@pytest.mark.parametrize("output", [".", "..", "../..", "docs/..", "/", "docs/../../projekt"])
def test_project_and_what_holds_it_are_refused_whatever_they_carry(
    output: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    for folder in (project, project.parent):
        (folder / MARKER).write_text("{}", encoding="utf-8")
    with pytest.raises(BuildError, match="är projektets egen mapp, eller innehåller den"):
        find_place(Path(), Path(output))


@pytest.mark.parametrize("output", ["site/../docs", "./datasets", "site/../.git/objects", "DOCS", "Datasets/reports"])
def test_detours_and_other_cases_lead_to_the_same_refusal(
    output: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    (project / "site").mkdir()
    with pytest.raises(BuildError, match="hör till projektets mapp"):
        find_place(Path(), Path(output))


def test_links_in_either_direction_lead_to_the_same_refusal(project: Path, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(project / "docs")
    with pytest.raises(BuildError, match="hör till projektets mapp docs"):
        find_place(project, tmp_path / "site" / "sub")
    elsewhere = our_site(tmp_path / "elsewhere")
    for path in sorted((project / "datasets").iterdir()):
        path.unlink()
    (project / "datasets").rmdir()
    (project / "datasets").symlink_to(elsewhere / "data")
    for output in (elsewhere, elsewhere / "data", elsewhere / "data" / "site"):
        with pytest.raises(BuildError, match="hör till projektets mapp datasets"):
            find_place(project, output)


def test_folder_known_by_another_name_is_the_same_folder(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that doesn't tell names apart as we do, or when a folder is mounted in two places."""
    other = our_site(tmp_path / "annat-namn")
    samefile = Path.samefile
    monkeypatch.setattr(Path, "samefile", lambda one, two: samefile(project / "docs" if one == other else one, two))
    with pytest.raises(BuildError, match="hör till projektets mapp docs"):
        find_place(project, other / "inuti")


def test_place_that_may_not_be_written_is_told_before_the_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != project)
    with pytest.raises(BuildError, match=f"du får inte skriva i {project}"):
        find_place(project, project / "a" / "site")
