"""What a heading says in words, and what its column is said to mean: a valid measure or unit may be a wrong one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_site.checks.context import Context, Rule
from build_site.model import CodeLists, Column, Figure, Measure, Report, Table, Unit
from build_site.problems import Message, Problem, Section
from build_site.vocabularies import UnitKind

_SHORTEST = 3  # letters of an abbreviation that is one of money and no other word

MEASURE = Message(
    "named-measure",
    Section.DESCRIPTION,
    "Kolumnen heter «{title}», men uppf:measure är {measure} ({called}).",
    "Skriv uppf:measure: {right}, eller rätta rubriken.",
    "Rubriken och måttet ska säga samma sak. Rätta det som är fel.",
)
UNIT = Message(
    "named-unit",
    Section.DESCRIPTION,
    "«{text}» säger {named}, men siffrorna är i {units}.",
    "Skriv enheten {right}, eller rätta texten.",
    "Ett ord i rubriken eller namnet är en annan enhet än siffrornas. Rätta `uppf:unit` eller `unit`.",
)


def _check_names(context: Context) -> Iterator[Problem]:
    codes = context.corpus.codes
    measures = {one.title.casefold(): one for one in codes.measures.values() if one.kind.is_level}
    units = _list_named(codes)
    for report in context.corpus.reports:
        for table in report.tables:
            yield from _check_measures(report, table, measures, context)
            if not context.is_doubted(*table.figures):
                yield from _check_units(report, table, units)


def _check_measures(
    report: Report, table: Table, measures: Mapping[str, Measure], context: Context
) -> Iterator[Problem]:
    """A column whose title begins with the name of a measure has that measure."""
    for column in table.columns:
        named, own = measures.get(_first_word(column.title)), context.corpus.codes.measures.get(column.measure)
        own_figures = [figure for figure in table.figures if figure.column is column]
        if not named or not own or named is own or not own.kind.is_level or context.is_doubted(*own_figures):
            continue
        if not _has_exception(table, column, named):
            at = (f"{report.folder}/datapackage.yaml", 0, f"{table.id} → {column.name} → uppf:measure")
            told = {"measure": own.code, "called": own.title.lower(), "right": named.code}
            yield MEASURE.at(*at, title=column.title, **told)


def _has_exception(table: Table, column: Column, named: Measure) -> bool:
    """Whether some cell of the column has the measure that the title names, by an exception that explains it."""
    return any(figure.column is column and figure.meaning is named for figure in table.figures)


def _first_word(text: str) -> str:
    found = re.match(r"[^\W\d_]+", text)
    return found[0].casefold() if found else ""


def _list_named(codes: CodeLists) -> dict[str, Unit]:
    """The units that words name: money by abbreviations («tkr»; kronor are part of other units), shares by any name."""
    found = {}
    for unit in codes.units.values():
        if unit.kind is UnitKind.MONEY and len(unit.abbreviation) >= _SHORTEST:
            found[unit.abbreviation.casefold()] = unit
        elif unit.kind is UnitKind.SHARE:
            found |= {unit.abbreviation.casefold(): unit, unit.title.casefold(): unit}
    return found


def _check_units(report: Report, table: Table, units: Mapping[str, Unit]) -> Iterator[Problem]:
    """A unit that a title, a heading or a row's name says in words is that of some of the figures there."""
    description = f"{report.folder}/datapackage.yaml"
    numbers = [figure for figure in table.figures if figure.value is not None]
    yield from _check_text(table.title, numbers, units, (description, 0, f"{table.id} → uppf:unit"))
    yield from _check_rows(table, numbers, units)
    for column in table.columns:
        own = [figure for figure in numbers if figure.column is column]
        for text in dict.fromkeys((column.title, column.printed)):
            yield from _check_text(text, own, units, (description, 0, f"{table.id} → {column.name}"))


def _check_rows(table: Table, numbers: Sequence[Figure], units: Mapping[str, Unit]) -> Iterator[Problem]:
    for row in () if table.running_text else table.rows:
        own = [figure for figure in numbers if figure.row is row]
        yield from _check_text(row.label, own, units, (table.path, row.file_line, "unit"))


def _check_text(
    text: str, figures: Iterable[Figure], units: Mapping[str, Unit], at: tuple[str, int, str]
) -> Iterator[Problem]:
    given = {figure.unit.code for figure in figures}
    named = {
        unit.code: name
        for name, unit in units.items()
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text.casefold())
    }
    if given and named and given.isdisjoint(named):
        code, word = next(iter(named.items()))
        yield UNIT.at(*at, text=text, named=f"«{word}»", units=", ".join(sorted(given)), right=code)


RULE = Rule("named", "Rubrikens ord och kolumnens betydelse stämmer överens", (MEASURE, UNIT), _check_names)
