"""Loads the files where people declare something about the figures: one YAML file each, in a folder of its kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_site.problems import Problem
from build_site.reading.descriptors import read_descriptor
from build_site.reading.files import check_file
from build_site.reading.limits import DESCRIPTION_BYTES, NAME_CHARACTERS
from build_site.steps import Recall, make_anew

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class LoadedDeclaration:
    """A YAML file with a declared comparison, or with what sentences rest on."""

    path: str
    id: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Declared:
    """A folder of YAML files of one kind."""

    folder: str
    schema: str


COMPARISON = Declared("comparisons", "comparison")
STATEMENTS = Declared("statements", "statements")


def load_declarations(
    datasets: Path, kind: Declared, recall: Recall = make_anew
) -> tuple[tuple[LoadedDeclaration, ...], list[Problem]]:
    """Load the files of a kind; those with problems are left out and their problems listed."""
    loaded, problems = [], []
    for path in sorted(datasets.glob(f"{kind.folder}/*")):
        shown = path.relative_to(datasets).as_posix()
        if path.suffix != ".yaml":
            problems.append(
                Problem(shown, 0, "", "Filen slutar inte på .yaml, så den läses inte.", "Låt namnet sluta på .yaml.")
            )
            continue
        found = _check_declaration_file(path, shown, datasets)
        if found:
            problems += found
            continue
        content, found = read_descriptor(path, shown, kind.schema, recall)
        problems += found
        if not found:
            loaded.append(LoadedDeclaration(shown, path.stem, content))
    return tuple(loaded), problems


def _check_declaration_file(path: Path, shown: str, datasets: Path) -> list[Problem]:
    """A comparison's file name becomes its address, which must be one on every computer; the others' are like it."""
    if found := check_file(path, shown, inside=datasets, limit=DESCRIPTION_BYTES):
        return found
    if _SLUG.fullmatch(path.stem) and len(path.stem) <= NAME_CHARACTERS:
        return []
    advice = f"Använd små bokstäver a–z, siffror och bindestreck, högst {NAME_CHARACTERS} tecken."
    return [Problem(shown, 0, "", "Filens namn kan inte bli en adress.", advice)]
