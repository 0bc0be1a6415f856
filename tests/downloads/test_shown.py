"""The download holds what the page shows: both are read, and compared cell by cell, for every table and comparison."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from openpyxl import load_workbook

from build_site import addresses
from build_site.downloads.offered_formats import offer_table
from build_site.formatting import format_number
from build_site.model import Report, Table
from tests.built import REAL, check, collect_undrawn, get_report, parse_csv
from tests.downloads.reading import read_json, read_workbook, show_excel

CORPUS = check(REAL).corpus
TABLES = [(report, table) for report in CORPUS.reports for table in report.tables]
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")


@dataclass
class PageTable(HTMLParser):
    """A page's table, perhaps shown in parts: headings, and rows with their heading above, id, cells and details."""

    headings: list[str] = field(default_factory=list)
    rows: list["PageRow"] = field(default_factory=list)
    _group: str = ""
    _caption: str = ""
    _span: int = 1
    _stack: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    @classmethod
    def read(cls, markdown: str) -> "PageTable":
        table = cls()
        table.feed(markdown)
        return table

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if not self._is_in("table") and tag != "table":
            return
        self._stack.append((tag, values))
        if tag == "tr" and self._is_in("tbody"):
            self.rows.append(PageRow(values.get("id", ""), self._group))
            self.rows[-1].unit = self._unit
        elif tag == "tbody":
            self._group = ""
        elif tag == "caption":
            self._caption = ""
        elif tag == "a" and self._is_in("tbody"):
            self.rows[-1].links.append(values["href"])
        elif tag == "thead":
            self.headings = []  # all parts have the same
        elif tag in ("th", "td"):
            if not self._is_in("tbody"):
                self.headings.append("")
                return
            self._span = int(values.get("colspan", "1"))  # why several figures are missing is said once
            self.rows[-1].cells.append("")
            self.rows[-1].kinds += [values.get("class", "")] * self._span

    def handle_endtag(self, tag: str) -> None:
        if not self._is_in("table"):
            return
        while self._stack and self._stack[-1][0] != tag:
            self._stack.pop()
        kind = self._stack[-1][1].get("class", "") if tag == "tr" else ""
        if "ou-group" in kind:
            self._group = self.rows.pop().cells[0].strip()
        elif "ou-source-row" in kind:  # where the row above stands; opened by the reader
            self.rows.pop()
        if tag == "td" and self.rows:
            self.rows[-1].cells += self.rows[-1].cells[-1:] * (self._span - 1)
            self._span = 1
        self._stack.pop()

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self._stack]
        if "caption" in inside:
            self._caption += data
        classes = " ".join(values.get("class", "") for _, values in self._stack)
        if (
            not {"th", "td"} & set(inside)
            or {"sup", "abbr"} & set(inside)
            or {"ou-place", "ou-mark"} & set(classes.split())
        ):
            return
        if "tbody" not in inside:
            self.headings[-1] += data
        elif "ou-detail" in classes:
            self.rows[-1].details.append(data)
        else:
            self.rows[-1].cells[-1] += data

    @property
    def _unit(self) -> str:
        found = re.search(r"Enhet: ([^.]*)\.", self._caption)
        return found[1] if found else ""

    def _is_in(self, tag: str) -> bool:
        return any(open_tag == tag for open_tag, _ in self._stack)


@dataclass
class PageRow:
    """A row of a page's table."""

    id: str
    group: str
    cells: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    unit: str = ""
    links: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [cell.strip() for cell in self.cells]


def read_table_page(report: Report, table: Table) -> PageTable:
    """The table as its page shows it, with the rows in the order of the report: the page may show them in parts."""
    page = read_page(addresses.table_address(report, table.id))
    order = [f"rad-{row.id}" for row in table.rows]
    page.rows.sort(key=lambda row: order.index(row.id))
    return page


def read_page(address: str) -> PageTable:
    table = PageTable.read(collect_undrawn(REAL)[f"{address}index.md"].decode())
    assert len(table.rows) > 0
    assert {len(row.cells) for row in table.rows} == {len(table.headings)}
    return table


def as_page(text: str) -> str:
    """A number out of a text file as the page writes it; other texts without what keeps them from being formulas."""
    if _NUMBER.fullmatch(text):
        return format_number(Decimal(text.replace(",", ".")))
    return text.removeprefix("'") if re.match(r"'\s*[=+\-@]", text) else text


def name_table(one: tuple[Report, Table]) -> str:
    return f"{one[0].id}-{one[1].id}"


@pytest.mark.parametrize("one", TABLES, ids=name_table)
def test_table_s_spreadsheets_hold_what_its_page_shows(one: tuple[Report, Table]) -> None:
    report, table = one
    page = read_table_page(report, table)
    headings = [heading.strip() for heading in page.headings]
    workbook = [
        {heading: show_excel(cell) for heading, cell in row.items()}
        for row in read_workbook(collect_undrawn(REAL)[addresses.table_download(report, table, ".xlsx")])
    ]
    assert len(page.rows) == len(workbook)
    for shown, saved in zip(page.rows, workbook, strict=True):
        compare_label(shown, saved["Rad"])
        for heading, text in zip(headings[1:-1], shown.texts[1:-1], strict=True):
            assert saved[heading] == text, (shown.id, heading)
        assert saved["Källrad"].replace(";", ", ") == shown.texts[-1]


def compare_label(shown: PageRow, saved: str) -> None:
    """The page divides a row's name in a heading above, the label, and what is counted."""
    said = " > ".join(part for part in (shown.group, shown.texts[0]) if part)
    rest = saved.removeprefix(said).removeprefix(" > ")
    assert saved.startswith(said)
    assert not rest or rest in ", ".join(shown.details)


@pytest.mark.parametrize("one", TABLES, ids=name_table)
def test_table_s_files_for_programs_hold_what_its_page_shows(one: tuple[Report, Table]) -> None:
    report, table = one
    page = read_table_page(report, table)
    rows = parse_csv(collect_undrawn(REAL)[addresses.table_download(report, table, ".csv")])
    document = read_json(collect_undrawn(REAL)[offer_table(report, table)[-1].address])
    assert document["title"] == table.title
    answered = {(one["row"], one["column"]): one for one in document["records"]}
    assert answered.keys() == {(figure.row.id, figure.column.name) for figure in table.figures}
    for (name, column), record in answered.items():
        (row,) = (one for one in rows if one["row"] == name)
        printed = record["value_text"] or record["value"]  # «4. Allvarlig» has a number too
        assert ("" if printed is None else str(printed)) == row[column], (name, column)
    first = len(page.headings) - 1 - len(table.columns)
    assert len(page.rows) == len(rows)
    for shown, row in zip(page.rows, rows, strict=True):
        assert shown.id == f"rad-{row['row']}"
        for place, column in enumerate(table.columns, start=first):
            if "ou-missing" in shown.kinds[place]:
                assert row[column.name] == ""
            else:
                assert as_page(row[column.name]) == shown.texts[place]


def test_page_s_unit_notes_and_source_are_on_the_sheet_about_the_table() -> None:
    for report, table in TABLES:
        content = collect_undrawn(REAL)[addresses.table_download(report, table, ".xlsx")]
        facts: dict[str, list[str]] = {}
        rows = read_about(content)
        for title, text in rows:
            facts.setdefault(title, []).append(text)
        page = collect_undrawn(REAL)[f"{addresses.table_address(report, table.id)}index.md"].decode()
        assert facts["Tabell"] == [table.title]
        assert facts["Källa"] == [report.source.title]
        assert facts.get("Diarienummer", [""]) == [report.source.diary_number]
        assert facts["Avsnitt i rapporten"] == [table.section]
        assert set(table.notes) <= set(facts.get("Att tänka på", ()))
        unit = re.search(r"Enhet: ([^<]*)\.</caption>", page)
        if unit:
            assert facts["Enhet"][0].lower() == unit[1].lower()
        assert len(facts.get("Så räknade rapporten fel", ())) == page.count('<li id="anm-')
        assert "CC0" in facts["Licens"][0]
        assert report.source.title in facts["Ange källan så här"][0]
        assert f"version {report.version}" in facts["Ange källan så här"][0]
        assert facts["Adress"] == [addresses.table_address(report, table.id)]


def read_about(content: bytes) -> list[tuple[str, str]]:
    worksheet = load_workbook(io.BytesIO(content)).worksheets[-1]
    assert worksheet.title == "Om tabellen"
    return [(str(key.value), str(value.value)) for key, value in worksheet.iter_rows()]


@pytest.mark.parametrize("spec", CORPUS.comparisons, ids=lambda spec: spec.id)
def test_comparison_s_spreadsheets_hold_what_its_page_shows(spec: object) -> None:
    comparison = next(one for one in CORPUS.comparisons if one is spec)
    page = read_page(addresses.comparison_address(comparison))
    workbook = read_workbook(collect_undrawn(REAL)[addresses.comparison_download(comparison, ".xlsx")])
    shown = sorted((one.series, one.unit, one.text.removeprefix("+")) for one in list_values(page))
    assert shown == sorted(tuple(show_excel(row[name]) for name in ("Serie", "Enhet", "Värde")) for row in workbook)
    for row in workbook:
        if "Folkmängd" in row and show_excel(row["Folkmängd"]) not in ("", "–"):
            people = f"{show_excel(row['Folkmängd'])} invånare {show_excel(row['Folkmängd 31 december'])}-12-31"
            assert people in {detail.strip() for one in page.rows for detail in one.details}


@dataclass(frozen=True)
class PageValue:
    """A value of a comparison as its page shows it: in the row of its series, with the link to its figure."""

    series: str
    unit: str
    link: str
    text: str


def list_values(page: PageTable) -> list[PageValue]:
    """The values of a comparison's tables."""
    found = []
    for row in page.rows:
        group = f", {row.group.lower()}" if row.group else ""
        texts = [text for text, kind in zip(row.texts, row.kinds, strict=True) if "ou-num" in kind]
        found += [PageValue(row.texts[0] + group, row.unit, *one) for one in zip(row.links, texts, strict=True)]
    return found


@pytest.mark.parametrize("spec", CORPUS.comparisons, ids=lambda spec: spec.id)
def test_comparison_s_files_for_programs_hold_what_its_page_shows(spec: object) -> None:
    comparison = next(one for one in CORPUS.comparisons if one is spec)
    page = read_page(addresses.comparison_address(comparison))
    rows = parse_csv(collect_undrawn(REAL)[addresses.comparison_download(comparison)])
    document = read_json(collect_undrawn(REAL)[f"api/v1/comparisons/{comparison.id}.json"])
    values = list_values(page)
    assert len(values) == len(rows) == len(document["records"])
    names = {unit.title: unit for unit in CORPUS.codes.units.values()}
    saved: dict[tuple[str, str], list[Decimal | None]] = {}
    for record in sorted(document["records"], key=lambda one: comparison.bases.index(one["base"])):
        series = record["series"] or CORPUS.codes.municipalities[record["municipality"]].name
        saved.setdefault((name_place(record), series), []).append(record["value"])
    for one in values:
        target = urljoin(f"/{addresses.comparison_address(comparison)}", one.link).lstrip("/")
        value = saved[target, one.series].pop(0)
        if value is None:
            assert one.text == "uppgift saknas"
            continue
        amount, factor = read_amount(one.text), names[one.unit].factor
        decimals = len(one.text.partition(",")[2])
        # Half of the last decimal that the page shows, and half of the last that the files have.
        assert abs(value - amount * factor) <= factor * Decimal(1).scaleb(-decimals) / 2 + Decimal("0.005")
    assert not any(saved.values())
    assert ["" if record["value"] is None else str(record["value"]) for record in document["records"]] == [
        row["value"] for row in rows
    ]


def name_place(record: Mapping[str, str]) -> str:
    """The address of the figure that a record of a comparison is about."""
    report = get_report(CORPUS, record["report"])
    folder = addresses.table_address(report, record["table"])
    return f"{folder}{addresses.place_anchor(record['row'], record['column'])}"


def read_amount(text: str) -> Decimal:
    return Decimal(text.replace("\u00a0", "").replace("\u2212", "-").replace(",", ".").removeprefix("+"))
