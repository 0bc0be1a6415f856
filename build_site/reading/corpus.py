"""Turns validated rows into the model. Whatever can't be understood is a problem, never a guess."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from build_site.model import (
    Break,
    ChartSpec,
    Code,
    CodeLists,
    Column,
    Committee,
    ComparisonSpec,
    Corpus,
    DeclaredFinding,
    Figure,
    Municipality,
    Parts,
    Reason,
    Report,
    Row,
    SameQuantity,
    Selector,
    SeriesSpec,
    Source,
    Table,
    Topic,
    Unit,
)
from build_site.periods import FORMS, Period
from build_site.problems import Problem
from build_site.reading.packages import LoadedDatasets, LoadedDeclaration, LoadedPackage, LoadedRow

KEY_COLUMNS = frozenset(
    "row heading label quantity parent of_which flow service indicator goal level sex age unit project measure period "
    "status line uncertain note".split()
)
PER_ROW = "per_row"  # the measure of a column whose rows each say their own
# What arithmetic calls its own relations; see checks/arithmetic.py.
_TAKEN_NAMES = frozenset("sum flow difference column_sum ratio weighted_mean reports reading".split())
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def read_corpus(loaded: LoadedDatasets) -> tuple[Corpus, list[Problem]]:
    """Build the model from everything that could be loaded.

    Returns:
        The corpus without the reports that have problems, and those problems.
    """
    codes = read_code_lists(loaded.code_lists)
    problems: list[Problem] = []
    reports = []
    for package in loaded.reports:
        report, found = read_report(package, codes)
        problems += found
        if not found:
            reports.append(report)
    comparisons = []
    for declaration in loaded.comparisons:
        complain = _Complaints(declaration.path)
        for topic in declaration.content.get("topics", ()):
            complain.known(topic, codes.topics, "topics", "topics")
        comparisons.append(_read_comparison(declaration, complain))
        problems += complain.problems
    return Corpus(codes, _read_population(loaded.reference), tuple(reports), tuple(comparisons)), problems


def read_code_lists(package: LoadedPackage) -> CodeLists:
    """Build the code lists from their package."""

    def codes(table: str, key: str, description: str = "", parent: str = "") -> dict[str, Code]:
        return {
            cells[key]: Code(
                cells[key],
                cells["title"],
                cells.get(description, ""),
                cells.get(parent, ""),
                cells.get("direction", ""),
            )
            for cells in _cells(package, table)
        }

    return CodeLists(
        municipalities={
            cells["municipality"]: Municipality(cells["municipality"], cells["name"], cells["genitive"], cells["slug"])
            for cells in _cells(package, "municipalities")
        },
        committees={
            cells["committee"]: Committee(
                cells["committee"],
                cells["municipality"],
                cells["name"],
                cells["short_name"],
                cells["responsibility"],
            )
            for cells in _cells(package, "committees")
        },
        services=codes("services", "service", parent="parent"),
        measures=codes("measures", "measure", "description"),
        units={
            cells["unit"]: Unit(
                cells["unit"],
                cells["title"],
                cells["abbreviation"],
                cells["base_unit"],
                Decimal(cells["factor"]),
                cells["additive"] == "true",
                cells["whole"] == "true",
            )
            for cells in _cells(package, "units")
        },
        indicators=codes("indicators", "indicator", parent="service"),
        statuses=codes("statuses", "status", "description"),
        topics={
            cells["topic"]: Topic(
                cells["topic"],
                cells["title"],
                cells["description"],
                frozenset(cells["groups"].split()),
                frozenset(cells["services"].split()),
                tuple(word for word in (part.strip() for part in cells["words"].split(";")) if word),
            )
            for cells in _cells(package, "topics")
        },
    )


def _cells(package: LoadedPackage, table: str) -> list[Mapping[str, str]]:
    return [row.cells for row in package.tables.get(table, ())]


def _read_population(package: LoadedPackage) -> dict[tuple[str, int], int]:
    return {
        (cells["municipality"], int(cells["date"][:4])): int(cells["population"])
        for cells in _cells(package, "population")
    }


def _read_comparison(declaration: LoadedDeclaration, complain: "_Complaints") -> ComparisonSpec:
    content = declaration.content
    breaks = []
    for declared in content.get("breaks", []):
        try:
            breaks.append(Break(Period.parse(str(declared["period"])), declared["text"]))
        except ValueError:
            complain.add("breaks → period", f"«{declared['period']}» är ingen period.", f"Skriv {FORMS}.")
    return ComparisonSpec(
        id=declaration.id,
        path=declaration.path,
        title=content["title"],
        question=content["question"],
        summary=content["summary"],
        group=content["group"],
        topics=tuple(content.get("topics", ())),
        series=tuple(_read_series(series) for series in content["series"]),
        bases=tuple(content["bases"]),
        verdict=content["verdict"],
        reasons=tuple(Reason(**reason) for reason in content["reasons"]),
        breaks=tuple(breaks),
        cost=content.get("cost", False),
        featured=content.get("featured", False),
        slope=content.get("slope", False),
    )


def _read_series(declared: Mapping[str, Any]) -> SeriesSpec:
    """A named series of points, or a single figure."""
    if "points" not in declared:
        return SeriesSpec("", (_read_selector(declared),))
    points = tuple(_read_selector(point) for point in declared["points"])
    return SeriesSpec(declared["name"], points, declared.get("target", False))


def _read_selector(declared: Mapping[str, Any]) -> Selector:
    return Selector(**{name: str(value) for name, value in declared.items()})


def read_report(package: LoadedPackage, codes: CodeLists) -> tuple[Report, list[Problem]]:
    """Build a report from its package.

    Returns:
        The report, and what could not be understood: unknown codes and periods, names that lead nowhere, a meaning
        given twice or not at all. With problems the report is incomplete and must not be used.
    """
    meta = package.descriptor
    complain = _Complaints(f"{package.folder}/datapackage.yaml")
    _check_identity(package, codes, complain)
    source = meta["sources"][0]
    tables = [_read_table(package, resource, codes, complain) for resource in meta["resources"]]
    report = Report(
        id=meta["name"],
        folder=package.folder,
        title=meta["title"],
        description=meta["description"],
        version=meta["version"],
        created=meta["created"],
        municipality=meta["uppf:municipality"],
        committee=meta["uppf:committee"],
        year=meta["uppf:year"],
        kind=meta["uppf:kind"],
        period=complain.period(meta["uppf:period"], "uppf:period") or Period.parse(str(meta["uppf:year"])),
        source=Source(
            source["title"],
            source.get("version", ""),
            source.get("uppf:diary_number", ""),
            source["uppf:sha256"],
        ),
        tables=tuple(tables),
        relations=tuple(_read_relation(declared) for declared in meta.get("uppf:relations", [])),
        parts=tuple(_read_parts(declared) for declared in meta.get("uppf:parts", [])),
        findings=tuple(_read_finding(row) for row in package.tables.get("findings", ())),
        descriptor=meta,
    )
    _check_relations(report, complain)
    return report, complain.problems


@dataclass
class _Complaints:
    """Collects problems about one YAML file, and gives back values that let the reading go on."""

    path: str

    def __post_init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, place: str, message: str, advice: str, *, path: str = "", line: int = 0) -> None:
        self.problems.append(Problem(path or self.path, line, place, message, advice))

    def period(self, text: str | int, place: str, *, path: str = "", line: int = 0) -> Period | None:
        """Read a period; an empty text means the total of a project over several years."""
        if text == "":
            return None
        try:
            return Period.parse(str(text))
        except ValueError:
            advice = f'Skriv {FORMS}, eller "" för summan av ett flerårigt projekt.'
            self.add(place, f"«{text}» är ingen period.", advice, path=path, line=line)
            return None

    def known(self, code: str, codes: Mapping[str, object], name: str, place: str) -> None:
        """Complain about a code that is not in its list."""
        if code and code not in codes:
            advice = f"Välj en kod ur codelists/{name}.csv eller lägg till den där."
            self.add(place, f"«{code}» finns inte i kodlistan.", advice)


def _check_identity(package: LoadedPackage, codes: CodeLists, complain: _Complaints) -> None:
    """A package says who it is in its folder, its name and its properties; they must agree."""
    meta = package.descriptor
    complain.known(meta["uppf:municipality"], codes.municipalities, "municipalities", "uppf:municipality")
    complain.known(meta["uppf:committee"], codes.committees, "committees", "uppf:committee")
    _, slug, committee, period = package.folder.split("/")
    municipality = codes.municipalities.get(meta["uppf:municipality"])
    body = codes.committees.get(meta["uppf:committee"])
    if municipality and body and body.municipality != municipality.code:
        message = f"Nämnden «{body.code}» hör till kommunen {body.municipality}, inte {municipality.code}."
        complain.add("uppf:committee", message, "Rätta det ena.")
    if municipality and municipality.slug != slug:
        complain.add(
            "uppf:municipality",
            f"Mappen heter «{slug}» men kommunen «{municipality.slug}».",
            "Rätta det ena.",
        )
    if meta["uppf:committee"] != committee:
        complain.add(
            "uppf:committee",
            f"Mappen heter «{committee}» men nämnden «{meta['uppf:committee']}».",
            "Rätta det ena.",
        )
    if meta["name"] != f"{slug}-{committee}-{period}":
        complain.add("name", f"Namnet «{meta['name']}» följer inte mappen.", f"Skriv «{slug}-{committee}-{period}».")


def _read_relation(declared: Mapping[str, Any]) -> SameQuantity:
    return SameQuantity(
        declared["name"],
        declared["left"],
        declared["right"],
        tuple(declared["rows"].items()),
        tuple(declared["columns"].items()),
        declared.get("sign", 1),
    )


def _read_parts(declared: Mapping[str, Any]) -> Parts:
    whole = declared.get("whole")
    return Parts(
        declared["name"],
        declared["table"],
        tuple(declared["rows"]),
        None if whole is None else Decimal(str(whole)),
        declared.get("whole_row", ""),
    )


def _read_finding(row: LoadedRow) -> DeclaredFinding:
    cells = dict(row.cells)
    difference = cells.pop("difference")
    return DeclaredFinding(file_line=row.file_line, difference=Decimal(difference) if difference else None, **cells)


def _read_table(package: LoadedPackage, resource: Mapping[str, Any], codes: CodeLists, complain: _Complaints) -> Table:
    path = f"{package.folder}/{resource['path']}"
    name = resource["name"]
    columns = tuple(
        _read_column(field, f"{name} → {field['name']}", codes, complain)
        for field in resource["schema"]["fields"]
        if "uppf:measure" in field
    )
    texts = {
        field["name"]: field.get("title", "")
        for field in resource["schema"]["fields"]
        if "uppf:measure" not in field and field["name"] not in KEY_COLUMNS
    }
    loaded = package.tables[name]
    rows = tuple(_read_row(row, texts) for row in loaded)
    reader = _FigureReader(package, resource, codes, complain, path)
    figures = tuple(
        figure
        for loaded_row, row in zip(loaded, rows, strict=True)
        for figure in reader.read_figures(loaded_row, row, columns)
    )
    chart = resource.get("uppf:chart")
    complain.known(resource.get("uppf:unit", ""), codes.units, "units", f"{name} → uppf:unit")
    if chart:
        complain.known(chart.get("unit", ""), codes.units, "units", f"{name} → uppf:chart")
    for exception in resource.get("uppf:exceptions", ()):
        for key, known, code_list in (
            ("unit", codes.units, "units"),
            ("status", codes.statuses, "statuses"),
            ("indicator", codes.indicators, "indicators"),
        ):
            complain.known(exception.get(key, ""), known, code_list, f"{name} → uppf:exceptions")
    table = Table(
        id=name,
        report=package.descriptor["name"],
        path=path,
        title=resource["title"],
        section=resource["uppf:section"],
        group=resource["uppf:group"],
        lines=tuple(_read_run(run) for run in resource["uppf:lines"].split(";")),
        cells=resource["uppf:cells"],
        columns=columns,
        rows=rows,
        figures=figures,
        explained_lines={int(line): why for line, why in resource.get("uppf:explained_lines", {}).items()},
        text_columns=texts,
        notes=tuple(resource.get("uppf:notes", ())),
        chart=chart
        and ChartSpec(chart["kind"], tuple(chart["columns"]), tuple(chart.get("rows", ())), chart.get("unit", "")),
        running_text=resource.get("uppf:running_text", False),
        goal=resource.get("uppf:goal", ""),
        goal_area=resource.get("uppf:goal_area", ""),
        plain_title=resource.get("uppf:plain_title", resource["title"]),
    )
    _check_names(table, resource, complain)
    _check_flows(table, complain)
    return table


def _read_run(run: str) -> tuple[int, int]:
    first, _, last = run.partition("-")
    return int(first), int(last or first)


def _read_column(field: Mapping[str, Any], place: str, codes: CodeLists, complain: _Complaints) -> Column:
    period = complain.period(field.get("uppf:period", ""), f"{place} → uppf:period")
    for key, known, name in (
        ("uppf:unit", codes.units, "units"),
        ("uppf:indicator", codes.indicators, "indicators"),
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
        places=tuple(row.cells["line"].split(";")),
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
        extra={name: row.cells[name] for name in texts},
    )


@dataclass(frozen=True)
class _FigureReader:
    """Works out what each cell of a table means: from the exception, the column, the row, the table, in that order."""

    package: LoadedPackage
    resource: Mapping[str, Any]
    codes: CodeLists
    complain: _Complaints
    path: str

    def read_figures(self, loaded: LoadedRow, row: Row, columns: tuple[Column, ...]) -> list[Figure]:
        """The figures of one row, in print order."""
        for name in loaded.cells.get("uncertain", "").split():
            if name not in {column.name for column in columns}:
                advice = "Skriv namn på sifferkolumner, med mellanslag mellan."
                message = f"Kolumnen «{name}» finns inte i tabellen."
                self.complain.add("uncertain", message, advice, path=self.path, line=row.file_line)
        printed = [column for column in columns if loaded.cells[column.name]]
        if len(row.places) not in (1, len(printed)):
            self.complain.add(
                "line",
                f"Raden har {len(printed)} siffror men {len(row.places)} källrader.",
                "Ange en källrad för hela raden, eller en för varje siffra.",
                path=self.path,
                line=row.file_line,
            )
        places = row.places if len(row.places) == len(printed) else row.places[:1] * len(printed)
        lines = dict(zip((column.name for column in printed), places, strict=True))
        return [self._read_figure(loaded, row, column, lines.get(column.name, row.places[0])) for column in columns]

    def _read_figure(self, loaded: LoadedRow, row: Row, column: Column, line: str) -> Figure:
        exception = self._exception(row.id, column.name)
        cell = loaded.cells[column.name]
        number = Decimal(cell) if cell and (column.numeric or _NUMBER.fullmatch(cell)) else None
        meaning = self._resolver(loaded, column, exception)
        unit = meaning("unit", self.resource.get("uppf:unit", ""))
        status = str(exception.get("status", loaded.cells.get("status", ""))) if not cell else ""
        if not cell and not status:
            self._complain_cell(loaded, column, "Cellen är tom utan förklaring.", "Skriv varför i kolumnen status.")
        if not meaning("measure"):
            self._complain_cell(loaded, column, "Måttet saknas.", "Ange measure på raden.")
        if not unit:
            self._complain_cell(loaded, column, "Enheten saknas.", "Ange unit på raden, kolumnen eller tabellen.")
        return Figure(
            report=self.package.descriptor["name"],
            table=self.resource["name"],
            row=row,
            column=column,
            municipality=column.area or self.package.descriptor["uppf:municipality"],
            measure=meaning("measure"),
            period=self._period(loaded, column, exception),
            sex=meaning("sex") or "total",
            age=meaning("age"),
            unit=self.codes.units.get(unit, _NO_UNIT),
            service=meaning("service"),
            indicator=meaning("indicator") or row.flow,
            value=number,
            text="" if number is not None else cell,
            line=line,
            uncertain=column.name in loaded.cells.get("uncertain", "").split(),
            status=status,
            note=" ".join(note for note in (str(exception.get("note", "")), row.note) if note),
        )

    def _resolver(self, loaded: LoadedRow, column: Column, exception: Mapping[str, Any]) -> Callable[..., str]:
        def meaning(name: str, default: str = "") -> str:
            of_column, of_row = getattr(column, name), loaded.cells.get(name, "")
            if of_column and of_row and of_column != of_row:
                message = f"«{name}» står både på raden ({of_row}) och på kolumnen ({of_column})."
                self._complain_cell(loaded, column, message, "Ta bort det ena.")
            return str(exception.get(name, of_column or of_row or default))

        return meaning

    def _period(self, loaded: LoadedRow, column: Column, exception: Mapping[str, Any]) -> Period | None:
        of_column = self._field(column).get("uppf:period")
        of_row = loaded.cells.get("period", "")
        if of_column is not None and of_row and str(of_column) != of_row:
            message = f"«period» står både på raden ({of_row}) och på kolumnen ({of_column})."
            self._complain_cell(loaded, column, message, "Ta bort det ena.")
        if "period" in exception:
            return self._read_period(exception["period"], loaded, column.name)
        if of_column is not None:
            return column.period
        if of_row:
            return self._read_period(of_row, loaded, "period")
        if "uppf:period" in self.resource:
            return self._read_period(self.resource["uppf:period"], loaded, column.name)
        if "period" not in loaded.cells:
            advice = "Ange uppf:period på kolumnen eller tabellen, eller period på raden."
            self._complain_cell(loaded, column, "Perioden saknas.", advice)
        return None

    def _read_period(self, text: str | int, loaded: LoadedRow, place: str) -> Period | None:
        return self.complain.period(text, place, path=self.path, line=loaded.file_line)

    def _field(self, column: Column) -> Mapping[str, Any]:
        fields: list[dict[str, Any]] = self.resource["schema"]["fields"]
        return next(field for field in fields if field["name"] == column.name)

    def _exception(self, row: str, column: str) -> Mapping[str, Any]:
        return next(
            (one for one in self.resource.get("uppf:exceptions", ()) if one["row"] == row and one["column"] == column),
            {},
        )

    def _complain_cell(self, loaded: LoadedRow, column: Column, message: str, advice: str) -> None:
        self.complain.add(column.name, message, advice, path=self.path, line=loaded.file_line)


_NO_UNIT = Unit("", "", "", "", Decimal(1), additive=False, whole=False)


def _check_names(table: Table, resource: Mapping[str, Any], complain: _Complaints) -> None:
    """Every name of a row or a column must lead somewhere."""
    names = _Names(table, complain)
    for row in table.rows:
        names.check_rows((row.parent,), "parent", path=table.path, line=row.file_line)
        names.check_rows((row.of_which,), "of_which", path=table.path, line=row.file_line)
        if row.id in (row.parent, row.of_which):
            message = "Raden ingår i sig själv."
            complain.add("parent", message, "Skriv summans rad-id.", path=table.path, line=row.file_line)
    for column in table.columns:
        place = f"{table.id} → {column.name}"
        names.check_columns(
            (*(column.difference_of or ()), *(column.ratio_of or ()), *column.sum_of, column.weighted_by), place
        )
    for exception in resource.get("uppf:exceptions", ()):
        names.check_rows((exception["row"],), f"{table.id} → uppf:exceptions")
        names.check_columns((exception["column"],), f"{table.id} → uppf:exceptions")
    if table.chart:
        names.check_rows(table.chart.rows, f"{table.id} → uppf:chart")
        names.check_columns(table.chart.columns, f"{table.id} → uppf:chart")


@dataclass(frozen=True)
class _Names:
    """The names of a table's rows and figure columns, and complaints about those that it doesn't have."""

    table: Table
    complain: _Complaints
    where: str = "tabellen"

    def check_rows(self, names: tuple[str, ...], place: str, *, path: str = "", line: int = 0) -> None:
        for name in names:
            if name and self.table.row(name) is None:
                message = f"Raden «{name}» finns inte i {self.where}."
                self.complain.add(place, message, "Skriv ett rad-id.", path=path, line=line)

    def check_columns(self, names: tuple[str, ...], place: str) -> None:
        for name in names:
            if name and self.table.column(name) is None:
                advice = f"Sifferkolumner är {', '.join(column.name for column in self.table.columns)}."
                self.complain.add(place, f"Kolumnen «{name}» finns inte i {self.where}.", advice)


def _check_flows(table: Table, complain: _Complaints) -> None:
    """Under one heading there is at most one row of each flow, or arithmetic could not tell which one to add up."""
    seen: set[tuple[str, str]] = set()
    for row in table.rows:
        if row.flow and (row.heading, row.flow) in seen:
            message = f"Under samma rubrik finns redan en rad med flow «{row.flow}»."
            complain.add("flow", message, "Låt bara summan ha flow.", path=table.path, line=row.file_line)
        seen.add((row.heading, row.flow))


def _check_relations(report: Report, complain: _Complaints) -> None:
    """Every declared relation has a name of its own, and every table, row and column that it names is there."""
    taken = set(_TAKEN_NAMES)
    for parts in report.parts:
        place = f"uppf:parts → {parts.name}"
        _check_name(parts.name, taken, place, complain)
        if table := _find_table(report, parts.table, place, complain):
            _Names(table, complain, f"tabellen {table.id}").check_rows((*parts.rows, parts.whole_row), place)
    for relation in report.relations:
        place = f"uppf:relations → {relation.name}"
        _check_name(relation.name, taken, place, complain)
        for side, name in enumerate((relation.left, relation.right)):
            if table := _find_table(report, name, place, complain):
                names = _Names(table, complain, f"tabellen {table.id}")
                names.check_rows(tuple(pair[side] for pair in relation.rows), place)
                names.check_columns(tuple(pair[side] for pair in relation.columns), place)


def _check_name(name: str, taken: set[str], place: str, complain: _Complaints) -> None:
    if name in taken:
        complain.add(place, f"Namnet «{name}» är upptaget.", "Ge varje samband ett eget namn.")
    taken.add(name)


def _find_table(report: Report, name: str, place: str, complain: _Complaints) -> Table | None:
    table = report.table(name)
    if table is None:
        complain.add(place, f"Tabellen «{name}» finns inte i paketet.", "Skriv ett tabellnamn.")
    return table
