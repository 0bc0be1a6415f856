"""All published files described in one way: the shared files, the code lists and the tables of every report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from build_site.model import CodeLists, Column, Corpus, Report, Sex, Table
from build_site.periods import format_period
from build_site.published.columns import DataColumn, DataFile, RowReference
from build_site.published.comparison_file import COMPARISONS
from build_site.published.observation_file import OBSERVATIONS
from build_site.published.tidy import TIDY_FILES
from build_site.published.vocabulary import CLOSED_LISTS, SEXES, ClosedList
from build_site.reading.packages import LoadedDatasets, LoadedPackage, complete_descriptor

# Columns of code lists that hold several codes with a space between: what the lists' own schema can't say.
_SEVERAL_CODES = {("topics", "groups"): "table_groups", ("topics", "services"): "services"}
_MOST_UNITS = 3


@dataclass(frozen=True)
class CodeFile:
    """A code list as it is published.

    Attributes:
        rows: the cells of each row, in the order of the file's columns; the first is the code.
        is_closed: whether the codes are the program's own, so that no dataset can add to them.
    """

    file: DataFile
    rows: tuple[tuple[str, ...], ...]
    is_closed: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in the list's order."""
        return tuple(self.name_code(row) for row in self.rows)

    def name_code(self, row: Sequence[str]) -> str:
        """What a row is called among the list's rows: its code, or its key's codes with a hyphen between."""
        cells = dict(zip(self.file.header, row, strict=True))
        return "-".join(cells[name] for name in self.file.key) if self.file.key else row[0]


@dataclass(frozen=True)
class Dictionary:
    """Every published CSV file for programs, with its columns described.

    Attributes:
        files: the files with data from all reports.
        lists: the code lists.
        population: the file with the population.
        packages: the tables of each report, by report id.
        comparisons: the file of each comparison.
        extracts: the figures of one report or one committee, as in the file with all figures.
        sources: titles of all that the data come from.
    """

    files: tuple[DataFile, ...]
    lists: tuple[CodeFile, ...]
    population: DataFile
    packages: Mapping[str, tuple[DataFile, ...]]
    comparisons: tuple[DataFile, ...]
    extracts: tuple[DataFile, ...]
    sources: tuple[str, ...]

    @cached_property
    def shared(self) -> Mapping[str, DataFile]:
        """The files that others may refer to, by name: all but the reports' tables and the single comparisons."""
        return {one.name: one for one in (*self.files, *(listed.file for listed in self.lists), self.population)}

    @property
    def all_files(self) -> tuple[DataFile, ...]:
        """Every file."""
        tables = (file for tables in self.packages.values() for file in tables)
        return (*self.shared.values(), *tables, *self.comparisons, *self.extracts)

    def codes(self, name: str) -> CodeFile:
        """A code list by name.

        Raises:
            LookupError: there is no such list.
        """
        found = next((listed for listed in self.lists if listed.file.name == name), None)
        if found is None:
            raise LookupError(name)
        return found


def build_dictionary(loaded: LoadedDatasets, corpus: Corpus) -> Dictionary:
    """Describe all files of a checked corpus."""
    comparisons = tuple(
        replace(
            COMPARISONS.file,
            name=spec.id,
            title=spec.title,
            description=spec.question,
            path=f"comparisons/{spec.id}.csv",
        )
        for spec in corpus.comparisons
    )
    population = _describe_population(loaded.reference)
    sources = (*(report.source.title for report in corpus.reports), population.source)
    return Dictionary(
        files=tuple(one.file for one in TIDY_FILES),
        lists=(*_read_open_lists(loaded.code_lists), *map(_publish_closed_list, CLOSED_LISTS)),
        population=population,
        packages={report.id: _describe_package(report, loaded.code_lists, corpus.codes) for report in corpus.reports},
        comparisons=comparisons,
        extracts=tuple(_describe_extracts(corpus)),
        sources=tuple(dict.fromkeys(source for source in sources if source)),
    )


def _describe_extracts(corpus: Corpus) -> Iterator[DataFile]:
    """The files with all figures of a report or of a committee."""
    for report in corpus.reports:
        title = f"Alla siffror ur {report.title}"
        yield replace(OBSERVATIONS.file, name=report.id, title=title, path=f"{report.id}/{report.id}.csv")
    for report in {report.committee_key: report for report in corpus.reports}.values():
        committee, municipality = corpus.codes.committees[report.committee_key], corpus.codes.municipalities
        title = f"Alla siffror från {committee.name} i {municipality[report.municipality].name}"
        name = "-".join(report.folder.split("/")[1:3])
        yield replace(OBSERVATIONS.file, name=name, title=title, path=f"committees/{name}.csv")


def _describe_population(reference: LoadedPackage) -> DataFile:
    """The population, with its source; the package says what it holds but not that its municipalities are coded."""
    meta = reference.descriptor
    file = _read_resource(meta["resources"][0], "population.csv")
    columns = (replace(one, codes="municipalities") if one.name == "municipality" else one for one in file.columns)
    return replace(
        file,
        columns=tuple(columns),
        description=file.description or meta.get("description", ""),
        source=next((one["title"] for one in meta.get("sources", ())), ""),
    )


def _publish_closed_list(listed: ClosedList) -> CodeFile:
    columns = (
        DataColumn(listed.column, "Kod", required=True),
        DataColumn("title", "Namn", required=True),
        DataColumn("description", "Beskrivning", required=True),
    )
    file = DataFile(
        listed.name, listed.title, listed.description, columns, (listed.column,), path=f"codelists/{listed.name}.csv"
    )
    rows = tuple((code.code, code.title, code.description) for code in listed.codes)
    return CodeFile(file, rows, is_closed=True)


def _read_open_lists(package: LoadedPackage) -> Iterable[CodeFile]:
    for resource in package.descriptor["resources"]:
        file = _read_resource(resource, f"codelists/{resource['name']}.csv")
        rows = (tuple(row.cells[name] for name in file.header) for row in package.tables[file.name])
        yield CodeFile(file, tuple(rows), is_closed=False)


def _describe_package(report: Report, code_lists: LoadedPackage, codes: CodeLists) -> tuple[DataFile, ...]:
    """The tables of a report, with their key columns filled in and their figures' columns spelled out."""
    full = complete_descriptor(report.descriptor, code_lists)
    files = []
    for resource in full["resources"]:
        file = _read_resource(resource, f"{report.id}/{resource['path']}")
        table = report.table(file.name)
        columns = file.columns if table is None else tuple(_describe(one, table, codes) for one in file.columns)
        source = f"{report.source.title}, {resource['uppf:section']}"
        files.append(replace(file, columns=columns, source=source))
    return tuple(files)


def _describe(column: DataColumn, table: Table, codes: CodeLists) -> DataColumn:
    figures = table.column(column.name)
    if figures is None:
        return column
    units = dict.fromkeys(figure.unit.title for figure in table.figures if figure.column is figures)
    return _describe_figures(column, figures, tuple(units), codes)


def _describe_figures(column: DataColumn, figures: Column, units: Sequence[str], codes: CodeLists) -> DataColumn:
    """Say what a column of figures measures, when, in what units, and how the report heads it."""
    measure = codes.measures.get(figures.measure)
    told = [measure.title if measure else "Måttet står på varje rad"]
    if figures.period:
        told.append(format_period(figures.period))
    if figures.sex and figures.sex != Sex.TOTAL:
        told.append(SEXES.titles[figures.sex].lower())
    return replace(
        column,
        description=column.description or ", ".join(told),
        unit=" / ".join(units) if len(units) <= _MOST_UNITS else "en för varje rad",
        extra=(("I rapporten", figures.printed),) if figures.printed else (),
    )


def _read_resource(resource: Mapping[str, Any], path: str) -> DataFile:
    """A table as its package's schema describes it."""
    schema = resource["schema"]
    codes = {
        key["fields"][0]: key["reference"]["resource"] or resource["name"]
        for key in schema.get("foreignKeys", ())
        if len(key["fields"]) == 1
    }
    columns = tuple(_read_field(field, resource["name"], codes) for field in schema["fields"])
    return DataFile(
        name=resource["name"],
        title=resource["title"],
        description=resource.get("description", ""),
        columns=columns,
        key=tuple(schema.get("primaryKey", ())),
        references=tuple(
            RowReference(tuple(key["fields"]), key["reference"]["resource"])
            for key in schema.get("foreignKeys", ())
            if len(key["fields"]) > 1
        ),
        path=path,
    )


def _read_field(field: Mapping[str, Any], table: str, codes: Mapping[str, str]) -> DataColumn:
    name, limits = field["name"], field.get("constraints", {})
    several = _SEVERAL_CODES.get((table, name), "")
    pattern, choices = limits.get("pattern", ""), limits.get("enum", ())
    if choices and field["type"] == "string":
        pattern = "|".join(choices)
    return DataColumn(
        name=name,
        title=field.get("title", name),
        description=field.get("description", ""),
        type=field["type"],
        required=bool(limits.get("required")),
        pattern=pattern,
        codes=several or codes.get(name) or _find_closed_list(pattern),
        separator=" " if several else "",
    )


def _find_closed_list(pattern: str) -> str:
    """Name of the closed list that has exactly the codes that a pattern allows, or ""."""
    choices = set(pattern.split("|"))
    return next((listed.name for listed in CLOSED_LISTS if set(listed.titles) == choices), "")
