"""What is asked of a package before its tables are read: where it lies, its tables' names, and its files."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from build_site.formatting import list_all
from build_site.problems import Problem
from build_site.reading.descriptors import read_schema

# The page of a report's goals lies among its tables' pages, and some names are devices to Windows, with any ending.
_DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
_TAKEN_NAMES = frozenset({"mal", *_DEVICES})
# Key columns that every table of a report has: which row it is, its name, and where it stands in the source.
_KEYS = ("row", "label")
_IN_TEXT, _IN_PDF = ("line",), ("page", "box")
_LINES = "uppf:lines"


def check_places(datasets: Path) -> list[Problem]:
    """Refuse packages where nobody looks for them."""
    return [
        Problem(
            path.relative_to(datasets).as_posix(),
            0,
            "",
            "Paketet ligger på fel plats och läses inte.",
            "Flytta mappen till reports/<kommun>/<nämnd>/<period>/.",
        )
        for path in sorted(datasets.glob("reports/**/datapackage.yaml"))
        if len(path.relative_to(datasets).parts) != 5  # noqa: PLR2004 # reports, three folders and the file
    ]


def check_tables(descriptor: Mapping[str, Any], shown: str, lists: Collection[str] | None) -> list[Problem]:
    """Refuse what frictionless would stop at: names given twice, and a table without its key columns.

    Args:
        descriptor: the description of a package.
        shown: its file, as an editor knows it.
        lists: names of the code lists, which a report's tables can't have; None for a package that is no report.
    """
    resources = descriptor["resources"]
    reserved = {read_schema(name)["name"] for name in ("findings", "verified")} | _TAKEN_NAMES | set(lists or ())
    problems = []
    for number, resource in enumerate(resources):
        place = f"resources → {resource['name']}"
        for key in ("name", "path"):
            if resource[key] in [earlier[key] for earlier in resources[:number]]:
                message = f"Två tabeller har samma {key}: «{resource[key]}»."
                problems.append(Problem(shown, 0, f"{place} → {key}", message, "Ge varje tabell sitt eget."))
        if resource["name"] in reserved:
            message = f"Namnet «{resource['name']}» är upptaget av projektet."
            problems.append(Problem(shown, 0, f"{place} → name", message, "Välj ett annat namn på tabellen."))
        problems += _check_fields(resource, f"{place} → fields", shown)
        if lists is not None:
            problems += _check_keys(resource, place, shown, is_pdf=has_pdf(descriptor))
    return problems


def has_pdf(descriptor: Mapping[str, Any]) -> bool:
    """Whether a report's source is a PDF, with pages instead of a text's lines."""
    return any(source.get("uppf:media_type") == "application/pdf" for source in descriptor["sources"][:1])


def _check_fields(resource: Mapping[str, Any], place: str, shown: str) -> Iterator[Problem]:
    names = [field["name"] for field in resource["schema"]["fields"]]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(shown, 0, place, f"Två kolumner heter «{name}».", "Ge varje kolumn ett eget namn.")


def _check_keys(resource: Mapping[str, Any], place: str, shown: str, *, is_pdf: bool) -> Iterator[Problem]:
    """The key columns that a table must have are there, and none that its source has nothing for."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    own, other = (_IN_PDF, _IN_TEXT) if is_pdf else (_IN_TEXT, _IN_PDF)
    for name in (*_KEYS, *own):
        if name not in names:
            yield Problem(
                shown, 0, f"{place} → fields", f"Kolumnen «{name}» saknas.", "Lägg till den här och i tabellen."
            )
    source = "en PDF" if is_pdf else "en text"
    for name in (name for name in other if name in names):
        message = f"Kolumnen «{name}» hör inte hit: rapportens källa är {source}."
        advice = f"Skriv {list_all(own)} i stället, eller rätta uppf:media_type under sources."
        yield Problem(shown, 0, f"{place} → fields", message, advice)
    if is_pdf == (_LINES in resource):
        yield _tell_lines(place, shown, is_pdf=is_pdf)


def _tell_lines(place: str, shown: str, *, is_pdf: bool) -> Problem:
    if not is_pdf:
        return Problem(shown, 0, place, f"Uppgiften «{_LINES}» saknas.", f"Lägg till «{_LINES}: …».")
    advice = "Ta bort den: raderna säger sina sidor."
    return Problem(shown, 0, f"{place} → {_LINES}", f"Uppgiften «{_LINES}» hör inte hit: källan är en PDF.", advice)


def check_files(path: Path, folder: str, descriptor: Mapping[str, Any]) -> list[Problem]:
    """Refuse files in a package that no table of it is in."""
    known = {resource["path"] for resource in descriptor["resources"]} | {"datapackage.yaml"}
    return [
        Problem(
            f"{folder}/{stray.name}",
            0,
            "",
            "Filen hör inte till någon tabell i paketet.",
            "Beskriv den i datapackage.yaml eller ta bort den.",
        )
        for stray in sorted(path.iterdir())
        if stray.name not in known
    ]
