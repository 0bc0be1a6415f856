"""Puts a new report in its place: its folder and what other files need for it, all of it or nothing."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from build_site.output.disk_errors import explain_disk_errors
from build_site.output.whole_files import write_whole
from build_site.problems import BuildError


@contextmanager
def stage_datasets(datasets: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A copy of the datasets with some files added or changed, to be checked before anything is written.

    Args:
        datasets: the datasets folder.
        files: content by path in it.
    """
    beside = datasets.absolute().parent / ".build" / f"staged-{os.getpid()}"
    with explain_disk_errors():
        shutil.rmtree(beside, ignore_errors=True)
        try:
            shutil.copytree(datasets, beside / "datasets")
            for path, content in files.items():
                (beside / "datasets" / path).parent.mkdir(parents=True, exist_ok=True)
                (beside / "datasets" / path).write_bytes(content)
            yield beside / "datasets"
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def write_report(datasets: Path, folder: str, files: Mapping[str, bytes]) -> None:
    """Write a new report's folder, and the other files that change with it.

    Args:
        datasets: the datasets folder.
        folder: the report's folder there, which must not exist.
        files: content by path in the datasets folder, those of the report among them.

    Raises:
        BuildError: the folder is there already, or the disk refuses; everything is as it was.
    """
    if os.path.lexists(datasets / folder):
        raise BuildError(f"{datasets / folder} finns redan. Ingenting har skrivits.")
    own = {path.removeprefix(f"{folder}/"): files[path] for path in files if path.startswith(f"{folder}/")}
    others = {path: files[path] for path in files if not path.startswith(f"{folder}/")}
    before = {path: (datasets / path).read_bytes() for path in others}
    made = _list_missing(datasets / folder)
    beside = datasets / folder.rpartition("/")[0] / f".{folder.rpartition('/')[2]}.new"
    with explain_disk_errors():
        try:
            _write_folder(beside, own)
            _replace_all(datasets, others)
            beside.rename(datasets / folder)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            _replace_all(datasets, before)
            for parent in made:
                parent.rmdir()
            raise


def _list_missing(folder: Path) -> list[Path]:
    """The folders around a folder that are not there, the innermost first."""
    return [parent for parent in folder.parents if not parent.exists()]


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _replace_all(datasets: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        write_whole(datasets / path, content)


def write_source(folder: Path, name: str, content: bytes) -> Path:
    """Write a report's text or PDF among the others', where none lies already.

    Raises:
        BuildError: another lies there, or the disk refuses.
    """
    path = folder / name
    with explain_disk_errors():
        if path.exists() and path.read_bytes() != content:
            raise BuildError(f"{path} finns redan med ett annat innehåll. Flytta den, eller ange en annan mapp.")
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    return path


def add_tables(folder: Path, tables: Sequence[tuple[str, str, str]]) -> list[Path]:
    """Write tables in a report's folder, and their blocks last in its description; all of them or none.

    Args:
        folder: the report's folder.
        tables: id, CSV and block of each.

    Raises:
        BuildError: a table is there already, `resources` is not the last thing in the description, or the disk refuses.
    """
    path = folder / "datapackage.yaml"
    with explain_disk_errors():
        text = path.read_text(encoding="utf-8")
        for name, _, _ in tables:
            if (folder / f"{name}.csv").exists() or re.search(rf"(?m)^\s*- name: {re.escape(name)}\s*$", text):
                raise BuildError(f"Tabellen «{name}» finns redan i {folder}. Ge den ett annat id med --table.")
        if not (found := re.search(r"(?m)^resources:(.*)\n((?:[ #-].*\n|\n)*)\Z", text.rstrip("\n") + "\n")):
            raise BuildError(
                f"I {path} ska resources stå sist, för att tabeller ska kunna läggas till. Flytta det dit."
            )
        before = text.rstrip("\n") + "\n"
        blocks = "".join(_indent(block) for _, _, block in tables)
        write_whole(path, f"{before[: found.start()]}resources:\n{found[2]}{blocks}".encode())
        try:
            for name, content, _ in tables:
                write_whole(folder / f"{name}.csv", content.encode())
        except BaseException:
            write_whole(path, text.encode())
            for name, _, _ in tables:
                (folder / f"{name}.csv").unlink(missing_ok=True)
            raise
    return [folder / f"{name}.csv" for name, _, _ in tables]


def _indent(block: str) -> str:
    """A block as an item of `resources`, two spaces in."""
    lines = block.rstrip("\n").split("\n")
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
    add = "" if first.startswith("  - ") else "  "
    return "".join(f"{add}{line}".rstrip() + "\n" for line in lines)
