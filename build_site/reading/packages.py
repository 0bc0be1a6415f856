"""Finds, loads and validates the data packages on disk."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_site.delimiting import format_csv
from build_site.model import AskedQuestion
from build_site.problems import Problem, telling
from build_site.reading.asked_questions import load_questions
from build_site.reading.declaration_files import COMPARISON, STATEMENTS, LoadedDeclaration, load_declarations
from build_site.reading.descriptors import read_descriptor, read_schema
from build_site.reading.files import check_file
from build_site.reading.limits import DESCRIPTION_BYTES
from build_site.reading.number_forms import advise_number
from build_site.reading.package_checks import check_files, check_places, check_tables
from build_site.reading.rows import LoadedRow
from build_site.reading.shared_packages import (
    CODE_LISTS,
    DEFINITIONS,
    REFERENCE,
    check_key_columns,
    check_shared_package,
)
from build_site.reading.table_files import check_table_file, refuse_table_file
from build_site.steps import Recall, make_anew

if TYPE_CHECKING:
    from build_site.reading.table_rows import TableRows

_OTHER_NAMES = ("datapackage.yml", "datapackage.json", "datapackage.yaml.txt", "Datapackage.yaml")
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


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
    return format_csv(names, ([row.cells[name] for name in names] for row in rows), line_end="\n").encode()


@dataclass(frozen=True)
class LoadedDatasets:
    """Everything in the datasets folder that could be read, and what is wrong with the rest.

    Attributes:
        begun: reports without any table yet; they are checked for who they are, and no part of the site.
    """

    code_lists: LoadedPackage
    reference: LoadedPackage
    reports: tuple[LoadedPackage, ...]
    comparisons: tuple[LoadedDeclaration, ...]
    problems: tuple[Problem, ...]
    questions: tuple[AskedQuestion, ...] = ()
    statements: tuple[LoadedDeclaration, ...] = ()
    definitions: LoadedPackage = field(default_factory=lambda: LoadedPackage(DEFINITIONS, {}, {}))
    begun: tuple[LoadedPackage, ...] = ()


def load_datasets(datasets: Path, recall: Recall = make_anew) -> LoadedDatasets:
    """Load all packages and declarations.

    Args:
        datasets: the folder with codelists, reference, reports and comparisons.
        recall: gives what was found in files that are as they were.

    Returns:
        What could be loaded. A report package with problems is left out of `reports` and its problems are listed.
    """
    problems: list[Problem] = []
    code_lists, found = _load_package(datasets, CODE_LISTS, schema="shared_package", code_lists=None, recall=recall)
    if not found:
        names = [resource["name"] for resource in code_lists.descriptor["resources"]]
        found = list(check_key_columns(code_lists.tables["key_columns"], names))
    problems += found
    reference, reference_problems = _load_package(
        datasets, REFERENCE, schema="shared_package", code_lists=None, recall=recall
    )
    definitions, definition_problems = _load_package(
        datasets, DEFINITIONS, schema="shared_package", code_lists=None, recall=recall
    )
    problems += [*reference_problems, *definition_problems]
    reports: list[LoadedPackage] = []
    begun: list[LoadedPackage] = []
    # Without the code lists nothing can be said about the reports.
    for folder in _find_report_folders(datasets) if not found else ():
        with telling(f"Paketet {folder} lästes."):
            package, found = _load_package(
                datasets, folder, schema="report_package", code_lists=code_lists, recall=recall
            )
        problems += found
        if not found:
            (reports if package.descriptor["resources"] else begun).append(package)
    problems += check_places(datasets)
    comparisons, found = load_declarations(datasets, COMPARISON, recall)
    statements, of_statements = load_declarations(datasets, STATEMENTS, recall)
    questions, unasked = load_questions(datasets)
    problems += [*found, *of_statements, *unasked]
    return LoadedDatasets(
        code_lists,
        reference,
        tuple(reports),
        comparisons,
        tuple(problems),
        questions,
        statements,
        definitions,
        tuple(begun),
    )


def _find_report_folders(datasets: Path) -> list[str]:
    folders = sorted(path for path in datasets.glob("reports/*/*/*") if path.is_dir())
    return [folder.relative_to(datasets).as_posix() for folder in folders]


def _load_package(
    datasets: Path, folder: str, *, schema: str, code_lists: LoadedPackage | None, recall: Recall
) -> tuple[LoadedPackage, list[Problem]]:
    descriptor, problems = _load_description(datasets, folder, schema=schema, code_lists=code_lists, recall=recall)
    if problems:
        return LoadedPackage(folder, {}, {}), problems
    full = _complete(descriptor, code_lists) if code_lists else deepcopy(dict(descriptor))
    _add_common_tables(full, datasets / folder)
    validation = _Validation(datasets, folder, _add_dialect(full), code_lists)
    tables: dict[str, tuple[LoadedRow, ...]] = {}
    for described in full["resources"]:
        rows, found = _load_table(described, validation, recall)
        problems += found
        if rows is not None:
            tables[described["name"]] = rows
    problems += check_files(datasets / folder, folder, full)
    return LoadedPackage(folder, descriptor, tables), problems


def _load_description(
    datasets: Path, folder: str, *, schema: str, code_lists: LoadedPackage | None, recall: Recall
) -> tuple[Mapping[str, Any], list[Problem]]:
    shown = f"{folder}/datapackage.yaml"
    path = datasets / shown
    if found := check_file(path, shown, inside=datasets, limit=DESCRIPTION_BYTES):
        return {}, found
    if not path.exists():
        return {}, [_explain_missing(path, folder)]
    descriptor, problems = read_descriptor(path, shown, schema, recall)
    if not problems and code_lists is None:
        problems = list(check_shared_package(descriptor, folder, shown))
    lists = [one["name"] for one in code_lists.descriptor["resources"]] if code_lists else None
    return descriptor, problems or check_tables(descriptor, shown, lists)


def _explain_missing(path: Path, folder: str) -> Problem:
    """That a package has no description, or one of another name."""
    if other := next((name for name in _OTHER_NAMES if (path.parent / name).exists()), ""):
        message = f"Beskrivningen heter {other}, så den läses inte."
        return Problem(f"{folder}/{other}", 0, "", message, "Byt namn på den till datapackage.yaml.")
    advice = "Lägg till den; sidan om hur man lägger till en rapport visar hur."
    return Problem(f"{folder}/{path.name}", 0, "", "Paketets beskrivning saknas.", advice)


@dataclass(frozen=True)
class _Validation:
    """What a package's tables are validated with.

    Attributes:
        full: the package's description with all that frictionless needs.
    """

    datasets: Path
    folder: str
    full: Mapping[str, Any]
    code_lists: LoadedPackage | None

    @cached_property
    def table_rows(self) -> "TableRows":
        """Frictionless with the package open; it takes half a second to import, and is not needed for what is kept."""
        from build_site.reading.table_rows import TableRows  # noqa: PLC0415

        lists = self.code_lists
        shared = (
            None if lists is None else (self.datasets / lists.folder, _add_dialect(deepcopy(dict(lists.descriptor))))
        )
        return TableRows(self.full, self.datasets / self.folder, shared, lists.tables if lists else {})

    @cached_property
    def shared_digest(self) -> str:
        """What changes with the code lists."""
        lists = self.code_lists
        return "" if lists is None else hashlib.sha256(repr((lists.descriptor, lists.tables)).encode()).hexdigest()

    def list_parts(self, described: Mapping[str, Any]) -> Iterator[str | bytes]:
        """All that a table's rows, and what is wrong with them, depend on."""
        yield from (self.folder, repr(described), self.shared_digest)
        keys = described["schema"].get("foreignKeys", ())
        named = {described["name"], *(key["reference"]["resource"] for key in keys)}
        for one in self.full["resources"]:
            path = self.datasets / self.folder / one["path"]
            if one["name"] in named and path.is_file():
                yield from (repr(one), path.read_bytes())


def _load_table(
    described: Mapping[str, Any], validation: _Validation, recall: Recall
) -> tuple[tuple[LoadedRow, ...] | None, list[Problem]]:
    """A table's rows, or None when its file can't be read, and what is wrong with it."""
    datasets, file = validation.datasets, f"{validation.folder}/{described['path']}"
    with telling(f"Filen {file} lästes."):
        if found := refuse_table_file(datasets / file, file, resource=described, datasets=datasets):
            return None, found

        def read() -> tuple[tuple[LoadedRow, ...] | None, list[Problem]]:
            faults = check_table_file(datasets / file, file, resource=described)
            if not faults.readable:
                return None, list(faults.problems)
            rows, found = validation.table_rows.read(described["name"], file)
            if problems := [*faults.problems, *(one for one in found if one.line not in faults.told)]:
                return None, problems
            return rows, _check_numbers(described, rows, file)

        return recall("table", (file, *validation.list_parts(described)), read)


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


def _check_numbers(described: Mapping[str, Any], rows: tuple[LoadedRow, ...], shown: str) -> list[Problem]:
    """Refuse what frictionless takes for numbers but a reader may take for something else: 1e5, +5, NaN, 007."""
    numeric = [field["name"] for field in described["schema"]["fields"] if field["type"] in ("number", "integer")]
    return [
        Problem(shown, row.file_line, name, f"«{cell}» är inte ett tal i enkel form.", advise_number(cell))
        for row in rows
        for name in numeric
        if (cell := row.cells[name]) and not _PLAIN_NUMBER.fullmatch(cell)
    ]
