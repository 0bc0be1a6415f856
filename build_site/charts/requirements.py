"""What a kind of chart asks of the table that declares it, in words for the one who wrote the package."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from build_site.formatting import list_all
from build_site.model import CodeLists, MeasureKind, Sex, Table
from build_site.problems import Message, Section

_ONE_OF_ANOTHER = "Skriv andra kolumner eller rader, eller välj en annan kind i guidens tabell över diagram."

COLUMNS = Message(
    "chart-columns",
    Section.DESCRIPTION,
    "Ett diagram med kind: {kind} har {needed}, men här står {found}.",
    "Ändra columns, eller välj en annan kind i guidens tabell över diagram.",
)
TWICE = Message(
    "chart-twice",
    Section.DESCRIPTION,
    "Diagrammet nämner «{name}» flera gånger.",
    "Skriv varje rad och kolumn en gång.",
)
SEXES = Message(
    "chart-sexes",
    Section.DESCRIPTION,
    "Ett diagram med kind: {kind} jämför kvinnor och män, men här finns inga siffror för {missing}.",
    _ONE_OF_ANOTHER,
)
PLAN = Message(
    "chart-plan",
    Section.DESCRIPTION,
    "Ett diagram med kind: {kind} håller något mot {plan}, men {found}.",
    _ONE_OF_ANOTHER,
)
TIMES = Message(
    "chart-times",
    Section.DESCRIPTION,
    "Ett diagram med kind: {kind} visar siffror över tid, men ingen av dess siffror hör till en tid.",
    "Välj kolumner med uppf:period, eller välj kind: bars.",
)
UNITS = Message(
    "chart-units",
    Section.DESCRIPTION,
    "Siffrorna i diagrammet går inte att rita på en skala i {unit}; de är i {found}.",
    "Välj rader och kolumner med samma enhet, ändra unit, eller välj kind: panels.",
)

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that a kind of chart asks.

    Attributes:
        message: says that it isn't so.
        find: what varies in the message, for each place where it isn't so.
    """

    message: Message
    find: Callable[[Table, CodeLists], Iterator[Values]]


def need_columns(fewest: int, most: int, *, or_one_row: bool = False) -> Requirement:
    """So many columns; any number where there is one row only, if `or_one_row`."""

    def find(table: Table, _: CodeLists) -> Iterator[Values]:
        columns = table.chart.columns if table.chart else ()
        rows = {figure.row.id for figure in table.chart_figures}
        if fewest <= len(columns) <= most or (or_one_row and len(rows) == 1 and columns):
            return
        needed = _count_columns(most) if fewest == most else f"{_count(fewest)} till {_count_columns(most)}"
        yield {"needed": needed, "found": _count_columns(len(columns))}

    return Requirement(COLUMNS, find)


def _count_columns(number: int) -> str:
    return f"{_count(number)} {'kolumn' if number == 1 else 'kolumner'}"


def _count(number: int) -> str:
    return {1: "en", 2: "två", 3: "tre", 4: "fyra"}.get(number, str(number))


def _find_twice(table: Table, _: CodeLists) -> Iterator[Values]:
    names = (*table.chart.columns, *table.chart.rows) if table.chart else ()
    yield from ({"name": name} for name in dict.fromkeys(names) if names.count(name) > 1)


def _find_missing_sexes(table: Table, _: CodeLists) -> Iterator[Values]:
    found = {figure.sex for figure in table.chart_figures}
    missing = [name for sex, name in ((Sex.WOMEN, "kvinnor"), (Sex.MEN, "män")) if sex not in found]
    if missing:
        yield {"missing": list_all(missing)}


def need_plan(kinds: frozenset[MeasureKind], said: str) -> Requirement:
    """A column with a budget or a target, and one with something that is held against it."""

    def find(table: Table, _: CodeLists) -> Iterator[Values]:
        plans = {figure.meaning.kind in kinds for figure in table.chart_figures}
        if True not in plans:
            yield {"plan": said, "found": "ingen siffra har det måttet"}
        elif False not in plans:
            yield {"plan": said, "found": "ingen siffra har något annat mått"}

    return Requirement(PLAN, find)


def _find_other_units(table: Table, codes: CodeLists) -> Iterator[Values]:
    figures = table.chart_figures
    units = {figure.unit.code: figure.unit for figure in figures}
    wanted = codes.units.get(table.chart.unit) if table.chart else None
    scale = wanted or figures[0].unit
    others = [unit for unit in units.values() if unit.base_unit != scale.base_unit]
    if others:
        yield {"unit": scale.title, "found": ", ".join(unit.title for unit in units.values())}


def _find_timeless(table: Table, _: CodeLists) -> Iterator[Values]:
    if not any(figure.period for figure in table.chart_figures):
        yield {}


NO_DOUBLES = Requirement(TWICE, _find_twice)
BOTH_SEXES = Requirement(SEXES, _find_missing_sexes)
ONE_SCALE = Requirement(UNITS, _find_other_units)
HAVE_TIMES = Requirement(TIMES, _find_timeless)
