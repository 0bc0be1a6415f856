"""The data dictionary: every column, code and unit on an address of its own."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_site import addresses
from build_site.model import Report
from build_site.pages.code_usage import Usage, build_usage
from build_site.pages.page import Page
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site
from build_site.published.columns import DataColumn, DataFile
from build_site.published.comparison_file import COMPARISONS
from build_site.published.dictionary import CodeFile, Dictionary
from build_site.published.observation_file import OBSERVATIONS

_EXAMPLES = 3
_EXAMPLE_LENGTH = 60
_TYPES = {
    "string": "text",
    "integer": "heltal",
    "number": "tal",
    "boolean": "true eller false",
    "date": "datum",
    "datetime": "datum och tid",
}
ShownExamples = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A code with what its list says of it.

    Attributes:
        facts: heading and text of the list's other columns, for those that say something, and the address of the
            code that stands there, or "".
        usage: None when nothing uses the code.
    """

    code: str
    title: str
    facts: tuple[tuple[str, str, str], ...]
    usage: Usage | None


@dataclass(frozen=True)
class DictionaryEntry:
    """A page of the dictionary.

    Attributes:
        tables: the files that it describes, each with its columns.
        examples: values of the first file's columns, where they help.
        codes: for a code list, its codes.
        report: for the tables of a report, the report.
        keys: names of columns that are described among the key columns.
        siblings: files with the same columns as the first.
    """

    address: str
    name: str
    title: str
    description: str
    tables: tuple[DataFile, ...]
    examples: ShownExamples
    codes: tuple[ShownCode, ...] = ()
    report: Report | None = None
    keys: frozenset[str] = frozenset()
    siblings: tuple[DataFile, ...] = ()

    @property
    def types(self) -> Mapping[str, str]:
        """What the types of columns are called."""
        return _TYPES


@dataclass(frozen=True)
class DictionaryPage:
    """The dictionary's first page."""

    dictionary: Dictionary
    reports: tuple[tuple[Report, str], ...]


def build_dictionary_page(site: Site) -> DictionaryPage:
    """List all that is described."""
    return DictionaryPage(site.dictionary, tuple((report, site.name_source(report)) for report in site.corpus.reports))


def build_dictionary_entries(site: Site) -> tuple[DictionaryEntry, ...]:
    """What is said of each shared file, of each code list and of the tables of each report."""
    usage, dictionary = build_usage(site), site.dictionary
    described = (*dictionary.files, dictionary.population)
    files = [_describe_file(file, site.data[f"{addresses.DATA}{file.path}"], dictionary) for file in described]
    lists = [_describe_list(listed, usage) for listed in dictionary.lists]
    reports = [_describe_report(site, report, dictionary) for report in site.corpus.reports]
    return (*files, *lists, *reports)


def _describe_file(file: DataFile, content: bytes, dictionary: Dictionary) -> DictionaryEntry:
    return DictionaryEntry(
        address=addresses.dictionary_address(file.name),
        name=file.name,
        title=file.title,
        description=file.description,
        tables=(file,),
        examples=find_examples(file, content),
        siblings={COMPARISONS.name: dictionary.comparisons, OBSERVATIONS.name: dictionary.extracts}.get(file.name, ()),
    )


def find_examples(file: DataFile, content: bytes) -> ShownExamples:
    """The first different values of each column that is neither codes nor long texts."""
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    found = {}
    for column in file.columns:
        values = dict.fromkeys(row[column.name] for row in rows if 0 < len(row[column.name]) <= _EXAMPLE_LENGTH)
        found[column.name] = () if column.codes else tuple(values)[:_EXAMPLES]
    return found


def _describe_list(listed: CodeFile, usage: Mapping[tuple[str, str], Usage]) -> DictionaryEntry:
    file = listed.file
    several = "Listan är sluten." if listed.is_closed else "Listan växer när nya rapporter behöver fler koder."
    return DictionaryEntry(
        address=addresses.dictionary_address(file.name),
        name=file.name,
        title=file.title,
        description=f"{file.description}. {several}" if file.description else several,
        tables=(file,),
        examples={},
        codes=tuple(_show_code(listed, row, usage) for row in listed.rows),
    )


def _show_code(listed: CodeFile, row: tuple[str, ...], usage: Mapping[tuple[str, str], Usage]) -> ShownCode:
    cells = dict(zip(listed.file.columns, row, strict=True))
    naming = next(column for column in listed.file.columns if column.name in ("title", "name"))
    facts = tuple(
        (column.title, _say_fact(column, cell), _find_code(column, cell))
        for column, cell in list(cells.items())[1:]
        if cell and column is not naming
    )
    code = listed.name_code(row)
    return ShownCode(code, cells[naming], facts, usage.get((listed.file.name, code)))


def _say_fact(column: DataColumn, cell: str) -> str:
    return {"true": "ja", "false": "nej"}[cell] if column.type == "boolean" else cell


def _find_code(column: DataColumn, cell: str) -> str:
    if not column.codes or column.separator:
        return ""
    return f"{addresses.dictionary_address(column.codes)}{addresses.code_anchor(cell)}"


def _describe_report(site: Site, report: Report, dictionary: Dictionary) -> DictionaryEntry:
    return DictionaryEntry(
        address=addresses.dictionary_address(report.id),
        name=report.id,
        title=f"Kolumner i {site.name_source(report)}",
        description="Varje tabell för sig, med de kolumner som har siffror eller text ur rapporten.",
        tables=dictionary.packages[report.id],
        examples={},
        report=report,
        keys=frozenset(dictionary.codes("key_columns").codes),
    )


def build_pages(site: Site) -> Iterator[Page]:
    """The dictionary's first page, and a page for each file, list and report that it describes."""
    yield Page(
        address=addresses.DICTIONARY,
        template="dictionary",
        title="Dataordbok",
        description="Vad varje kolumn, kod och enhet i filerna betyder.",
        search=SearchListing(),
        content=build_dictionary_page(site),
    )
    for entry in build_dictionary_entries(site):
        yield present_entry(entry)


def present_entry(entry: DictionaryEntry) -> Page:
    """A page of the dictionary from what it says."""
    what = "koderna" if entry.codes else "kolumnerna"
    return Page(
        address=entry.address,
        template="dictionary_entry",
        title=f"{entry.title} – dataordbok",
        description=f"Vad {what} i {entry.name} betyder. {entry.description.rstrip('.')}.",
        search=SearchListing(),
        content=entry,
    )
