"""Tables, comparisons and all figures of a service as cubes, for JSON-stat."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_site import addresses
from build_site.comparing.comparison import Comparison
from build_site.comparing.quantities import address_figure, is_coded, name_flow
from build_site.downloads.json_stat import CONTENT, PLACE, TIME, Cube, CubeCell, CubeUnit, Dimension
from build_site.downloads.offered_data import OfferedData
from build_site.formatting import upper_first
from build_site.model import Base, Figure, Report, Table
from build_site.periods import format_period
from build_site.published.comparison_file import PlacedValue, list_values, round_value
from build_site.published.formats import JSON_STAT
from build_site.published.observation_file import PlacedFigure, place_figures
from build_site.published.observation_status import find_observation_status
from build_site.published.vocabulary import BASE_UNITS, BASES, FLOWS, SEXES
from build_site.vocabularies import ObservationStatus, Sex

NO_SERVICE = "no_service"
_WHOLE = "hela tiden"  # a project that runs over several years


@dataclass(frozen=True, slots=True)
class Aspect:
    """What may become a dimension: a code and a label of whatever a cell is about."""

    code: str
    label: str
    find: Callable[..., tuple[str, str]]
    role: str = ""


def build_table_cube(content: OfferedData, report: Report, table: Table) -> Cube:
    """A printed table as it is printed: its rows and its columns with figures."""
    units = {(one.row.id, one.column.name): CubeUnit(one.unit.title, _count_decimals(one)) for one in table.figures}
    by_column, by_row = _place_units(units)
    row_role, column_role = (CONTENT, "") if by_row else ("", CONTENT)
    labels, titles = {row.id: row.full_label for row in table.rows}, {one.name: one.title for one in table.columns}
    rows = Dimension("row", "Rad", _tell_apart(labels), row_role, by_row)
    columns = Dimension("column", "Kolumn", _tell_apart(titles), column_role, by_column)
    municipality = content.corpus.codes.municipalities[report.municipality].name
    return Cube(
        code=f"{report.id}/{table.id}",
        label=f"{table.plain_title}. {report.title}",
        address=_find_address(addresses.report_download(report, JSON_STAT.ending), content),
        source=f"{report.source.title}, {municipality} kommun",
        updated=report.created,
        dimensions=(rows, columns),
        cells={(one.row.id, one.column.name): _read_figure(one, content) for one in table.figures},
        notes=_list_notes(table),
        more={} if by_row or by_column else {"units": {"/".join(place): unit.name for place, unit in units.items()}},
    )


def _place_units(units: Mapping[tuple[str, str], CubeUnit]) -> tuple[dict[str, CubeUnit], dict[str, CubeUnit]]:
    """The units by column, else by row, else neither: by the row and the column of each figure."""
    by_column = _share_units((column, unit) for (_, column), unit in units.items())
    return by_column, {} if by_column else _share_units((row, unit) for (row, _), unit in units.items())


def _list_notes(table: Table) -> tuple[str, ...]:
    """The notes of a table and of its figures, each once."""
    return tuple(dict.fromkeys((*table.notes, *(one.note for one in table.figures if one.note))))


def _find_address(address: str, content: OfferedData) -> str:
    return content.absolute(address) if content.base else ""


def _tell_apart(labels: Mapping[str, str]) -> dict[str, str]:
    """Labels by code, with the code beside those that several have: programs go by labels too."""
    counted = Counter(labels.values())
    return {code: label if counted[label] == 1 else f"{label} ({code})" for code, label in labels.items()}


def _read_figure(figure: Figure, content: OfferedData) -> CubeCell:
    return CubeCell(figure.number, find_observation_status(figure, content.corpus.codes), figure.text)


def _count_decimals(figure: Figure) -> int:
    exponent = 0 if figure.number is None else int(figure.number.as_tuple().exponent)
    return max(0, -exponent)


def _share_units(found: Iterable[tuple[str, CubeUnit]]) -> dict[str, CubeUnit]:
    """The unit of each category when each has one, with the most decimals of any of its numbers; else none."""
    shared: dict[str, CubeUnit] = {}
    for code, unit in found:
        known = shared.setdefault(code, unit)
        if known.name != unit.name:
            return {}
        shared[code] = CubeUnit(unit.name, max(known.decimals, unit.decimals))
    return shared


def build_comparison_cube(content: OfferedData, comparison: Comparison) -> Cube:
    """The compared values on each base; further dimensions only where they are needed to tell values apart."""
    codes, spec = content.corpus.codes, comparison.spec
    values = list(list_values([comparison]))
    places = {code: one.name for code, one in codes.municipalities.items()}
    aspects = (
        Aspect("series", "Serie", lambda one: (one.series.spec.name or "-", one.series.spec.name or "-")),
        Aspect("base", "Räknat som", _tell_base, CONTENT),
        Aspect("period", "Period", lambda one: _tell_period(one.point.figure), TIME),
        Aspect("municipality", "Kommun", lambda one: _named(one.point.figure.municipality, places), PLACE),
        Aspect("measure", "Mått", lambda one: _titled(one.point.figure.measure, codes.measures)),
        Aspect("sex", "Kön", lambda one: _named(one.point.figure.sex, SEXES.titles)),
        Aspect("report", "Rapport", lambda one: (one.point.report.id, one.point.report.title)),
        Aspect("table", "Tabell", lambda one: (one.point.figure.table, one.point.figure.table)),
        Aspect("row", "Rad", lambda one: (one.point.figure.row.id, one.point.figure.row.full_label)),
        Aspect("column", "Kolumn", lambda one: (one.point.figure.column.name, one.point.figure.column.title)),
    )
    chosen = _choose(aspects, values)
    units = {_tell_base(one)[0]: CubeUnit(_name_unit(one), 2) for one in values}
    return Cube(
        code=spec.id,
        label=f"{spec.title}. {spec.question}",
        address=_find_address(addresses.comparison_download(spec, JSON_STAT.ending), content),
        source="; ".join(dict.fromkeys(one.report.source.title for one in comparison.points)),
        updated=content.corpus.renewed,
        dimensions=tuple(_build_dimension(one, values, units if one.role == CONTENT else {}) for one in chosen),
        cells=place_cells(chosen, values, lambda one: _read_value(one, content)),
        notes=(spec.summary, *(reason.text for reason in spec.reasons)),
        more={"verdict": spec.verdict},
    )


def _tell_base(one: PlacedValue) -> tuple[str, str]:
    """A base; the figures as they are have a base for each unit, because those can't stand under one."""
    if one.value.base != Base.TOTAL:
        return one.value.base, BASES.titles[one.value.base]
    unit = one.point.figure.unit.base_unit
    return f"{one.value.base}-{unit}", f"{BASES.titles[one.value.base]}, {BASE_UNITS.titles[unit]}"


def _name_unit(one: PlacedValue) -> str:
    """What a value is counted in."""
    if one.value.base == Base.TOTAL:
        return BASE_UNITS.titles[one.point.figure.unit.base_unit]
    return BASES.titles[one.value.base].lower()


def _read_value(one: PlacedValue, content: OfferedData) -> CubeCell:
    value = round_value(one.value.value)
    status = find_observation_status(one.point.figure, content.corpus.codes)
    missing = value is None and status in (ObservationStatus.NORMAL, ObservationStatus.FORECAST)
    return CubeCell(value, ObservationStatus.MISSING if missing else status)


def build_service_cubes(content: OfferedData) -> dict[str, Cube]:
    """All figures of each service, whoever reports them, by the service's code; of several that say the same, one."""
    groups: dict[str, list[PlacedFigure]] = {}
    for one in place_figures(content.corpus):
        if one.is_preferred:
            groups.setdefault(one.figure.service or NO_SERVICE, []).append(one)
    return {service: _build_service_cube(content, service, groups[service]) for service in sorted(groups)}


def _build_service_cube(content: OfferedData, service: str, found: Sequence[PlacedFigure]) -> Cube:
    codes, names = content.corpus.codes, content.names
    title = codes.services[service].title if service in codes.services else "Utan verksamhet"

    def tell_committee(one: PlacedFigure) -> tuple[str, str]:
        key = one.report.committee_key
        area, home = one.figure.municipality, codes.municipalities[key[0]].name
        whose = f"{codes.committees[key].short_name} {home}"
        if area == key[0]:
            return "-".join(key), whose
        return f"{'-'.join(key)}-{area}", f"{codes.municipalities[area].name}, enligt {whose}"

    def tell_content(one: PlacedFigure) -> tuple[str, str]:
        figure = one.figure
        told = [
            names.lists["indicators"].get(figure.indicator, ""),
            names.lists["accounts"].get(figure.account, ""),
            FLOWS.titles.get(name_flow(figure), ""),
            codes.measures[figure.measure].title,
            SEXES.titles[figure.sex] if figure.sex != Sex.TOTAL else "",
            figure.age,
            BASE_UNITS.titles[figure.unit.base_unit],
        ]
        parts = (figure.indicator, figure.account, name_flow(figure), figure.measure, figure.sex, figure.age)
        if is_coded(figure):
            return "/".join((*parts, figure.unit.base_unit)), ", ".join(filter(None, dict.fromkeys(told)))
        return address_figure(figure), ", ".join(
            filter(None, dict.fromkeys((figure.row.full_label, *told)))
        )  # like no other

    def tell_moment(one: PlacedFigure) -> tuple[str, str]:
        moment = one.figure.as_of
        return (moment.text, format_period(moment)) if moment else ("-", "när tiden var slut")

    aspects = (
        Aspect("committee", "Nämnd", tell_committee, PLACE),
        Aspect("contents", "Tabellinnehåll", tell_content, CONTENT),
        Aspect("as_of", "Sedd från", tell_moment),
        Aspect("period", "Period", lambda one: _tell_period(one.figure), TIME),
    )
    units = {aspects[1].find(one)[0]: CubeUnit(BASE_UNITS.titles[one.figure.unit.base_unit], 2) for one in found}
    return Cube(
        code=service,
        label=f"{title}: alla siffror ur nämndernas rapporter",
        address=_find_address(addresses.service_download(service), content),
        source="; ".join(dict.fromkeys(one.report.source.title for one in found)),
        updated=content.corpus.renewed,
        dimensions=tuple(_build_dimension(one, found, units if one.role == CONTENT else {}) for one in aspects),
        cells=place_cells(aspects, found, lambda one: CubeCell(one.figure.base_value, one.status)),
        notes=(
            "Värdena står i basenheten med samma tecken överallt: intäkter plus, kostnader minus, ett överskott plus. "
            "En uppgift som står i flera rapporter finns här en gång.",
        ),
    )


def _choose(aspects: Sequence[Aspect], found: Sequence[object]) -> tuple[Aspect, ...]:
    """The first three, and of the others as many as are needed for no two to stand in the same place."""
    chosen = list(aspects[:3])
    for aspect in aspects[3:]:
        places = {tuple(one.find(about)[0] for one in chosen) for about in found}
        if len(places) == len(found):
            break
        if len(_list_categories(aspect, found)) > 1:
            chosen.append(aspect)
    return tuple(chosen)


def place_cells(
    aspects: Sequence[Aspect], found: Iterable[Any], read: Callable[[Any], CubeCell]
) -> dict[tuple[str, ...], CubeCell]:
    """The cells by their places.

    Raises:
        ValueError: two stand in the same place, so that one would be lost.
    """
    cells: dict[tuple[str, ...], CubeCell] = {}
    for one in found:
        place = tuple(aspect.find(one)[0] for aspect in aspects)
        if place in cells:
            raise ValueError(f"two figures at {place}")
        cells[place] = read(one)
    return cells


def _list_categories(aspect: Aspect, found: Iterable[object]) -> dict[str, str]:
    return dict(aspect.find(about) for about in found)


def _build_dimension(aspect: Aspect, found: Iterable[object], units: Mapping[str, CubeUnit]) -> Dimension:
    categories = _list_categories(aspect, found)
    if aspect.role == TIME:
        categories = dict(sorted(categories.items()))
    return Dimension(aspect.code, aspect.label, _tell_apart(categories), aspect.role, units)


def _tell_period(figure: Figure) -> tuple[str, str]:
    period = figure.period
    return (period.text, upper_first(format_period(period))) if period else ("-", _WHOLE)


def _named(code: str, names: Mapping[str, str]) -> tuple[str, str]:
    return code, names[code]


def _titled(code: str, entries: Mapping[str, object]) -> tuple[str, str]:
    return code, getattr(entries[code], "title", code)


def list_services(content: OfferedData, cubes: Mapping[str, Cube]) -> dict[str, str]:
    """The label of each service's dataset by its address, relative to the list where no other is known."""
    found = {addresses.service_download(service): cube.label for service, cube in cubes.items()}
    return {
        content.absolute(address) if content.base else addresses.relative_link(addresses.DATA, address): label
        for address, label in found.items()
    }
