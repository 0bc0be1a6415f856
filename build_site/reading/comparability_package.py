"""Reads what decides how well figures can be compared, from the package `definitions`."""

from collections.abc import Mapping

from build_site.model.comparability import (
    Comparability,
    ComparabilityRule,
    Condition,
    DeclaredBreak,
    Definition,
    FigureScope,
)
from build_site.periods import Period
from build_site.reading.code_lists import list_cells, read_codes
from build_site.reading.packages import LoadedPackage
from build_site.reading.rows import YES_OR_NO


def read_comparability(package: LoadedPackage) -> Comparability:
    """The rules, definitions and breaks; nothing where the package could not be read."""
    return Comparability(
        rules=tuple(_read_rule(row.cells, row.file_line) for row in package.tables.get("rules", ())),
        definitions=tuple(_read_definition(row.cells, row.file_line) for row in package.tables.get("definitions", ())),
        breaks=tuple(_read_break(row.cells, row.file_line) for row in package.tables.get("breaks", ())),
        ways=read_codes(package, "ways", "way"),
        scales={cells["unit"]: cells["of"] for cells in list_cells(package, "scales")},
        version=str(package.descriptor.get("version", "")),
    )


def _read_rule(cells: Mapping[str, str], line: int) -> ComparabilityRule:
    return ComparabilityRule(
        id=cells["rule"],
        reason=cells["reason"],
        verdict=cells["verdict"],
        differs=tuple(cells["differs"].split()),
        known=tuple(cells["known"].split()),
        same=tuple(cells["same"].split()),
        either=_read_condition(cells["either"]),
        unless=_read_condition(cells["unless"]),
        chosen=YES_OR_NO[cells["chosen"]] is True,
        text=cells["text"],
        file_line=line,
    )


def _read_condition(text: str) -> Condition | None:
    fact, _, values = text.partition("=")
    return (fact, tuple(values.split("|"))) if text else None


def _read_scope(cells: Mapping[str, str]) -> FigureScope:
    start, end = (Period.parse(cells[name]) if cells.get(name) else None for name in ("from", "to"))
    return FigureScope(
        body=(cells["municipality"], cells["committee"]),
        service=cells["service"],
        indicator=cells["indicator"],
        account=cells["account"],
        measure=cells.get("measure", ""),
        start=start.start if start else None,
        end=end.end if end else None,
    )


def _read_definition(cells: Mapping[str, str], line: int) -> Definition:
    return Definition(
        id=cells["definition"],
        scope=_read_scope(cells),
        way=cells["way"],
        over_time=cells["over_time"],
        covers=cells["covers"],
        counts=cells["counts"],
        report=cells["report"],
        lines=cells["lines"],
        file_line=line,
    )


def _read_break(cells: Mapping[str, str], line: int) -> DeclaredBreak:
    return DeclaredBreak(cells["break"], _read_scope(cells), cells["text"], cells["report"], cells["lines"], line)
