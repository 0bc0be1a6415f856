"""Puts a new report in its place: its folder and what other files need for it, all of it or nothing."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from build_site.output.disk_errors import explain_disk_errors
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
        _replace(datasets / path, content)


def _replace(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that it is never there in part."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_source(folder: Path, report: str, text: bytes) -> Path:
    """Write a report's text among the others', where none lies already.

    Raises:
        BuildError: another text lies there, or the disk refuses.
    """
    path = folder / f"{report}.txt"
    with explain_disk_errors():
        if path.exists() and path.read_bytes() != text:
            raise BuildError(f"{path} finns redan med en annan text. Flytta den, eller ange en annan mapp.")
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return path
