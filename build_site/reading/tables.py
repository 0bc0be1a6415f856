"""Reads a printed table: its columns, its rows, and what it says about itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from build_site.model import ChartSpec, CodeLists, Column, Figure, KeyedColumn, PageBox, Row, Table, TableRole
from build_site.periods import Period
from build_site.reading.complaints import Complaints
from build_site.reading.figures import FigureReader
from build_site.reading.packages import LoadedPackage
from build_site.reading.references import check_flows, check_names
from build_site.reading.rows import LoadedRow

KEY_COLUMNS = frozenset(
    "row heading label quantity parent of_which flow service indicator account goal level aim sex age unit project "
    "measure period as_of turned status line page box uncertain note".split()
)
PER_ROW = "per_row"  # the measure of a column whose rows each say their own


def read_table(package: LoadedPackage, resource: Mapping[str, Any], codes: CodeLists, complain: Complaints) -> Table:
    """A table with its figures, from its description in the package and its rows."""
    path = f"{package.folder}/{resource['path']}"
    columns = tuple(
        _read_column(field, f"{resource['name']} → {field['name']}", codes, complain)
        for field in resource["schema"]["fields"]
        if "uppf:measure" in field
    )
    texts = _read_text_columns(resource)
    loaded = package.tables[resource["name"]]
    rows = tuple(_read_row(row, texts) for row in loaded)
    reader = FigureReader(package, resource, codes, complain, path, _last_month(package, complain))
    figures = tuple(
        figure
        for loaded_row, row in zip(loaded, rows, strict=True)
        for figure in reader.read_figures(loaded_row, row, columns)
    )
    _check_codes(resource, codes, complain)
    content = _Content(package.descriptor["name"], path, columns, rows, figures, texts)
    table = _build_table(resource, content)
    check_names(table, resource, complain)
    check_flows(table, complain)
    return table


def _last_month(package: LoadedPackage, complain: Complaints) -> Period | None:
    """The month in which what the report follows up ends."""
    period = complain.period(package.descriptor["uppf:period"], "uppf:period")
    return period.last_month if period else None


@dataclass(frozen=True, slots=True)
class _Content:
    """What a table holds, beside what its description says of it."""

    report: str
    path: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    figures: tuple[Figure, ...]
    texts: Mapping[str, str]


def _build_table(resource: Mapping[str, Any], content: _Content) -> Table:
    chart = resource.get("uppf:chart")
    explained, omitted = resource.get("uppf:explained_lines", {}), resource.get("uppf:omitted_lines", {})
    return Table(
        id=resource["name"],
        report=content.report,
        path=content.path,
        title=resource["title"],
        section=resource["uppf:section"],
        group=resource["uppf:group"],
        lines=_find_runs(resource, content.rows),
        cells=resource["uppf:cells"],
        columns=content.columns,
        rows=content.rows,
        figures=content.figures,
        explained_lines={int(line): why for line, why in explained.items() if PageBox.parse(line) is None},
        explained_boxes=tuple(filter(None, map(PageBox.parse, explained))),
        omitted_boxes=tuple(filter(None, map(PageBox.parse, omitted))),
        text_columns=content.texts,
        notes=tuple(resource.get("uppf:notes", ())),
        chart=_read_chart(chart) if chart else None,
        running_text=resource.get("uppf:running_text", False),
        own_count=resource.get("uppf:own_count", False),
        goal=resource.get("uppf:goal", ""),
        goal_area=resource.get("uppf:goal_area", ""),
        plain_title=resource.get("uppf:plain_title", resource["title"]),
        role=TableRole(resource["uppf:role"]) if "uppf:role" in resource else None,
        reworded=tuple((one["label"], one["printed"]) for one in resource.get("uppf:reworded", ())),
        omitted_lines=tuple(_read_run(run) for run in omitted if PageBox.parse(run) is None),
        keyed_columns=tuple(_read_keyed_column(field) for field in resource["schema"]["fields"]),
    )


def _read_text_columns(resource: Mapping[str, Any]) -> dict[str, str]:
    """Titles of the columns that are neither figures nor keys, by name."""
    return {
        field["name"]: field.get("title", "")
        for field in resource["schema"]["fields"]
        if "uppf:measure" not in field and field["name"] not in KEY_COLUMNS
    }


def _check_codes(resource: Mapping[str, Any], codes: CodeLists, complain: Complaints) -> None:
    """Complain about codes in what the description says of the table as a whole and of single cells."""
    name, chart = resource["name"], resource.get("uppf:chart") or {}
    shared: tuple[tuple[str, Mapping[str, object], str], ...] = (
        ("unit", codes.units, "units"),
        ("service", codes.services, "services"),
        ("indicator", codes.indicators, "indicators"),
        ("account", codes.accounts, "accounts"),
    )
    for key, known, code_list in shared:
        complain.known(resource.get(f"uppf:{key}", ""), known, code_list, f"{name} → uppf:{key}")
    complain.known(chart.get("unit", ""), codes.units, "units", f"{name} → uppf:chart")
    for exception in resource.get("uppf:exceptions", ()):
        for key, known, code_list in (
            ("measure", codes.measures, "measures"),
            ("unit", codes.units, "units"),
            ("status", codes.statuses, "statuses"),
            ("indicator", codes.indicators, "indicators"),
            ("account", codes.accounts, "accounts"),
            ("service", codes.services, "services"),
        ):
            complain.known(exception.get(key, ""), known, code_list, f"{name} → uppf:exceptions")


def _find_runs(resource: Mapping[str, Any], rows: Iterable[Row]) -> tuple[tuple[int, int], ...]:
    """The lines of the text that the table takes up; of a PDF the pages that its rows stand on."""
    if "uppf:lines" in resource:
        return tuple(_read_run(run) for run in resource["uppf:lines"].split(";"))
    return tuple((page, page) for page in sorted({row.spot.page for row in rows if row.spot}))


def _read_chart(chart: Mapping[str, Any]) -> ChartSpec:
    return ChartSpec(chart["kind"], tuple(chart["columns"]), tuple(chart.get("rows", ())), chart.get("unit", ""))


def _read_run(run: str) -> tuple[int, int]:
    first, _, last = run.partition("-")
    return int(first), int(last or first)


def _read_keyed_column(field: Mapping[str, Any]) -> KeyedColumn:
    return KeyedColumn(
        field["name"], field.get("title", ""), field.get("description", ""), numeric=field["type"] == "number"
    )


def _read_column(field: Mapping[str, Any], place: str, codes: CodeLists, complain: Complaints) -> Column:
    period = complain.period(field.get("uppf:period", ""), f"{place} → uppf:period")
    if field["uppf:measure"] != PER_ROW:
        complain.known(field["uppf:measure"], codes.measures, "measures", f"{place} → uppf:measure")
    for key, known, name in (
        ("uppf:unit", codes.units, "units"),
        ("uppf:indicator", codes.indicators, "indicators"),
        ("uppf:account", codes.accounts, "accounts"),
        ("uppf:service", codes.services, "services"),
        ("uppf:area", codes.municipalities, "municipalities"),
    ):
        complain.known(field.get(key, ""), known, name, f"{place} → {key}")
    difference, ratio = field.get("uppf:difference_of"), field.get("uppf:ratio_of")
    return Column(
        name=field["name"],
        title=field["title"],
        printed=field.get("uppf:printed", field["title"]),
        numeric=field["type"] == "number",
        measure="" if field["uppf:measure"] == PER_ROW else field["uppf:measure"],
        period=period,
        unit=field.get("uppf:unit", ""),
        sex=field.get("uppf:sex", ""),
        age=field.get("uppf:age", ""),
        indicator=field.get("uppf:indicator", ""),
        service=field.get("uppf:service", ""),
        area=field.get("uppf:area", ""),
        account=field.get("uppf:account", ""),
        as_of=complain.period(field.get("uppf:as_of", ""), f"{place} → uppf:as_of"),
        has_grades=field.get("uppf:grades", False),
        decimals=field.get("uppf:decimals", 0),
        difference_of=(difference[0], difference[1]) if difference else None,
        ratio_of=(ratio[0], ratio[1]) if ratio else None,
        sum_of=tuple(field.get("uppf:sum_of", ())),
        weighted_by=field.get("uppf:weighted_by", ""),
    )


def _read_row(row: LoadedRow, texts: Mapping[str, str]) -> Row:
    get = row.cells.get
    return Row(
        id=row.cells["row"],
        file_line=row.file_line,
        label=row.cells["label"],
        places=tuple(row.cells.get("line", row.cells.get("page", "")).split(";")),
        spot=PageBox.parse(f"{row.cells['page']} {row.cells['box']}") if "box" in row.cells else None,
        heading=get("heading", ""),
        quantity=get("quantity", ""),
        parent=get("parent", ""),
        of_which=get("of_which", ""),
        flow=get("flow", ""),
        goal=get("goal", ""),
        level=get("level", ""),
        project=get("project", ""),
        sex=get("sex", ""),
        note=get("note", ""),
        aim=get("aim", ""),
        extra={name: row.cells[name] for name in texts},
    )
