"""Finds, loads and validates the data packages on disk."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from frictionless import Package, Row
from frictionless.resources import TableResource

from build_site.model import AskedQuestion
from build_site.problems import Problem, telling
from build_site.reading.asked_questions import load_questions
from build_site.reading.broken_tables import NUMBER_ADVICE, validate_table
from build_site.reading.descriptors import read_descriptor, read_schema
from build_site.reading.files import check_file
from build_site.reading.limits import DESCRIPTION_BYTES, NAME_CHARACTERS
from build_site.reading.rows import LoadedRow
from build_site.reading.shared_packages import CODE_LISTS, REFERENCE, check_key_columns, check_shared_package
from build_site.reading.table_files import check_table_file, format_table

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
# The page of a report's goals lies among its tables' pages, and some names are devices to Windows, with any ending.
_DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
_TAKEN_NAMES = frozenset({"mal", *_DEVICES})
_KEYS = ("row", "label", "line")  # key columns that every table of a report has


@dataclass(frozen=True)
class LoadedPackage:
    """A package whose files have been validated.

    Attributes:
        folder: the package's folder relative to the datasets folder, with `/`.
        descriptor: the metadata as written.
        tables: the rows of each table, by resource name.
    """

    folder: str
    descriptor: Mapping[str, Any]
    tables: Mapping[str, tuple[LoadedRow, ...]]

    @cached_property
    def published(self) -> dict[str, bytes]:
        """The described tables as they are published, by file name `<table>.csv`, however the editor saved them."""
        return {
            f"{resource['name']}.csv": _format_rows(resource, self.tables[resource["name"]])
            for resource in self.descriptor["resources"]
        }


def _format_rows(resource: Mapping[str, Any], rows: Iterable[LoadedRow]) -> bytes:
    names = [field["name"] for field in resource["schema"]["fields"]]
    return format_table(names, ([row.cells[name] for name in names] for row in rows))


@dataclass(frozen=True)
class LoadedDeclaration:
    """A YAML file with a declared comparison, or with what sentences rest on."""

    path: str
    id: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Declared:
    """A folder of YAML files of one kind."""

    folder: str
    schema: str


_COMPARISON = _Declared("comparisons", "comparison")
_STATEMENTS = _Declared("statements", "statements")


@dataclass(frozen=True)
class LoadedDatasets:
    """Everything in the datasets folder that could be read, and what is wrong with the rest."""

    code_lists: LoadedPackage
    reference: LoadedPackage
    reports: tuple[LoadedPackage, ...]
    comparisons: tuple[LoadedDeclaration, ...]
    problems: tuple[Problem, ...]
    questions: tuple[AskedQuestion, ...] = ()
    statements: tuple[LoadedDeclaration, ...] = ()


def load_datasets(datasets: Path) -> LoadedDatasets:
    """Load all packages and declarations.

    Args:
        datasets: the folder with codelists, reference, reports and comparisons.

    Returns:
        What could be loaded. A report package with problems is left out of `reports` and its problems are listed.
    """
    problems: list[Problem] = []
    code_lists, found = _load_package(datasets, CODE_LISTS, schema="shared_package", code_lists=None)
    if not found:
        names = [resource["name"] for resource in code_lists.descriptor["resources"]]
        found = list(check_key_columns(code_lists.tables["key_columns"], names))
    problems += found
    reference, reference_problems = _load_package(datasets, REFERENCE, schema="shared_package", code_lists=None)
    problems += reference_problems
    reports = []
    # Without the code lists nothing can be said about the reports.
    for folder in _find_report_folders(datasets) if not found else ():
        with telling(f"Paketet {folder} lästes."):
            package, found = _load_package(datasets, folder, schema="report_package", code_lists=code_lists)
        problems += found
        if not found:
            reports.append(package)
    problems += _check_misplaced_packages(datasets)
    comparisons, found = _load_declarations(datasets, _COMPARISON)
    statements, of_statements = _load_declarations(datasets, _STATEMENTS)
    questions, unasked = load_questions(datasets)
    problems += [*found, *of_statements, *unasked]
    return LoadedDatasets(code_lists, reference, tuple(reports), comparisons, tuple(problems), questions, statements)


def _find_report_folders(datasets: Path) -> list[str]:
    folders = sorted(path for path in datasets.glob("reports/*/*/*") if path.is_dir())
    return [folder.relative_to(datasets).as_posix() for folder in folders]


def _check_misplaced_packages(datasets: Path) -> list[Problem]:
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


def _load_declarations(datasets: Path, kind: _Declared) -> tuple[tuple[LoadedDeclaration, ...], list[Problem]]:
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
        content, found = read_descriptor(path, shown, kind.schema)
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


def _load_package(
    datasets: Path, folder: str, *, schema: str, code_lists: LoadedPackage | None
) -> tuple[LoadedPackage, list[Problem]]:
    descriptor, problems = _load_description(datasets, folder, schema=schema, code_lists=code_lists)
    if problems:
        return LoadedPackage(folder, {}, {}), problems
    full = _complete(descriptor, code_lists) if code_lists else deepcopy(dict(descriptor))
    _add_common_tables(full, datasets / folder)
    package = Package.from_descriptor(_add_dialect(full), basepath=str(datasets / folder))
    if code_lists:
        _add_code_lists(package, datasets, code_lists)
    tables: dict[str, tuple[LoadedRow, ...]] = {}
    for described in full["resources"]:
        rows, found = _load_table(datasets, folder, described, package.get_table_resource(described["name"]))
        problems += found
        if rows is not None:
            tables[described["name"]] = rows
    problems += _check_stray_files(datasets / folder, folder, full)
    return LoadedPackage(folder, descriptor, tables), problems


def _load_description(
    datasets: Path, folder: str, *, schema: str, code_lists: LoadedPackage | None
) -> tuple[Mapping[str, Any], list[Problem]]:
    shown = f"{folder}/datapackage.yaml"
    path = datasets / shown
    if found := check_file(path, shown, inside=datasets, limit=DESCRIPTION_BYTES):
        return {}, found
    if not path.exists():
        advice = "Lägg till den; sidan om hur man lägger till en rapport visar hur."
        return {}, [Problem(shown, 0, "", "Paketets beskrivning saknas.", advice)]
    descriptor, problems = read_descriptor(path, shown, schema)
    if not problems and code_lists is None:
        problems = list(check_shared_package(descriptor, folder, shown))
    return descriptor, problems or _check_tables(descriptor, shown, code_lists)


def _load_table(
    datasets: Path, folder: str, described: Mapping[str, Any], resource: TableResource
) -> tuple[tuple[LoadedRow, ...] | None, list[Problem]]:
    """A table's rows, or None when its file can't be read, and what is wrong with it."""
    file = f"{folder}/{described['path']}"
    with telling(f"Filen {file} lästes."):
        found = check_table_file(datasets / file, file, resource=described, datasets=datasets)
        if found:
            return None, found
        read: list[LoadedRow] = []
        if found := validate_table(resource, file, lambda row: read.append(_read_row(row))):
            return None, found
        rows = tuple(read)
        return rows, _check_numbers(described, rows, file)


def _check_tables(descriptor: Mapping[str, Any], shown: str, code_lists: LoadedPackage | None) -> list[Problem]:
    """Refuse what frictionless would stop at: names given twice, and a table without its key columns."""
    resources = descriptor["resources"]
    reserved = {read_schema(name)["name"] for name in ("findings", "verified")} | _TAKEN_NAMES
    if code_lists:
        reserved |= {resource["name"] for resource in code_lists.descriptor["resources"]}
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
        problems += _check_fields(resource, f"{place} → fields", shown, _KEYS if code_lists else ())
    return problems


def _check_fields(resource: Mapping[str, Any], place: str, shown: str, keys: Iterable[str]) -> Iterator[Problem]:
    names = [field["name"] for field in resource["schema"]["fields"]]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(shown, 0, place, f"Två kolumner heter «{name}».", "Ge varje kolumn ett eget namn.")
    for name in keys:
        if name not in names:
            yield Problem(shown, 0, place, f"Kolumnen «{name}» saknas.", "Lägg till den här och i tabellen.")


def complete_descriptor(descriptor: Mapping[str, Any], code_lists: LoadedPackage) -> dict[str, Any]:
    """Fill in what a report package leaves to the project: titles, constraints and foreign keys of the key columns,
    and the names under which its tables are published.
    """
    full = _complete(descriptor, code_lists)
    for resource in full["resources"]:
        resource["path"] = f"{resource['name']}.csv"
    return full


def _complete(descriptor: Mapping[str, Any], code_lists: LoadedPackage) -> dict[str, Any]:
    full = deepcopy(dict(descriptor))
    keys = {row.cells["column"]: row.cells for row in code_lists.tables.get("key_columns", ())}
    primary_keys = {one["name"]: one["schema"]["primaryKey"] for one in code_lists.descriptor["resources"]}
    for resource in full["resources"]:
        resource |= {"mediatype": "text/csv", "encoding": "utf-8"}
        foreign_keys = []
        for described in resource["schema"]["fields"]:
            key = keys.get(described["name"], {})
            _complete_field(described, key)
            if code_list := key.get("code_list"):
                reference = {"resource": code_list, "fields": primary_keys[code_list]}
                foreign_keys.append({"fields": [described["name"]], "reference": reference})
        if foreign_keys:
            resource["schema"]["foreignKeys"] = foreign_keys
    return full


def _complete_field(described: dict[str, Any], key: Mapping[str, str]) -> None:
    """Say of a key column what the project's list says of it; nothing of a column that isn't there."""
    if not key:
        return
    described.setdefault("title", key["title"])
    described.setdefault("description", key["description"])
    constraints: dict[str, Any] = {"required": True} if key["required"] == "true" else {}
    if key["pattern"]:
        constraints["pattern"] = key["pattern"]
    if constraints:
        described["constraints"] = constraints


def _add_common_tables(descriptor: dict[str, Any], path: Path) -> dict[str, Any]:
    """Add the tables that a package may have without describing them: findings and verified cells."""
    common = [read_schema("findings"), read_schema("verified")]
    descriptor["resources"] += [one for one in common if (path / one["path"]).is_file()]
    return descriptor


def _add_dialect(descriptor: dict[str, Any]) -> dict[str, Any]:
    """Declare the dialect, so that frictionless need not guess it from the file (faster, and never wrong)."""
    for resource in descriptor["resources"]:
        resource.setdefault("encoding", "utf-8")
        resource["dialect"] = {
            "header": True,
            "csv": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        }
    return descriptor


def _add_code_lists(package: Package, datasets: Path, code_lists: LoadedPackage) -> None:
    """Put the shared lists inside the package: frictionless has no foreign keys between packages."""
    lists = Package.from_descriptor(
        _add_dialect(deepcopy(dict(code_lists.descriptor))), basepath=str(datasets / code_lists.folder)
    )
    for resource in lists.resources:
        resource.basepath = str(datasets / code_lists.folder)
        package.add_resource(resource)


def _read_row(row: Row) -> LoadedRow:
    """A row as frictionless comes by it while it validates; to open a file again takes as long as to validate it.

    A row with too many cells or too few is a problem of its own, and nothing that is read here is used then.
    """
    cells = ["" if cell is None else str(cell) for cell in row.cells]
    return LoadedRow(row.row_number, dict(zip(row.field_names, cells, strict=False)))


def _check_numbers(described: Mapping[str, Any], rows: tuple[LoadedRow, ...], shown: str) -> list[Problem]:
    """Refuse what frictionless takes for numbers but a reader may take for something else: 1e5, +5, NaN, 007."""
    numeric = [field["name"] for field in described["schema"]["fields"] if field["type"] in ("number", "integer")]
    return [
        Problem(shown, row.file_line, name, f"«{row.cells[name]}» är inte ett tal i enkel form.", NUMBER_ADVICE)
        for row in rows
        for name in numeric
        if row.cells[name] and not _PLAIN_NUMBER.fullmatch(row.cells[name])
    ]


def _check_stray_files(path: Path, folder: str, descriptor: Mapping[str, Any]) -> list[Problem]:
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
