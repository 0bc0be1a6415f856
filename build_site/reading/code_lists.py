"""Builds the code lists, and refuses entries whose columns contradict each other or say nothing."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from build_site.codes import Code, CodeLists, Committee, Measure, Municipality, ReportKind, Topic, Unit
from build_site.problems import Problem
from build_site.reading.packages import LoadedPackage
from build_site.reading.rows import YES_OR_NO, LoadedRow
from build_site.vocabularies import AreaKind, MeasureKind, TableGroup, UnitKind, UnitRole

_COMPARED = (MeasureKind.ACTUAL, MeasureKind.EXPECTED)
_PLAIN = (*_COMPARED, MeasureKind.PLANNED, MeasureKind.AIMED)
# http://publications.europa.eu/resource/authority/data-theme
_THEMES = "AGRI ECON EDUC ENER ENVI GOVE HEAL INTR JUST OP_DATPRO REGI SOCI TECH TRAN".split()
_BASES = {
    UnitKind.MONEY: "kr",
    UnitKind.MONEY_PER: "kr",
    UnitKind.SHARE: "percent",
    UnitKind.POINTS: "percentage_points",
    UnitKind.COUNT: "count",
    UnitKind.COUNT_PER: "count",
    UnitKind.DURATION: "count",
    UnitKind.INDEX: "index",
    UnitKind.WORDS: "index",
}


def list_cells(package: LoadedPackage, table: str) -> list[Mapping[str, str]]:
    """The cells of each row of a package's table, by column; none where the table could not be read."""
    return [row.cells for row in package.tables.get(table, ())]


def read_code_lists(package: LoadedPackage) -> tuple[CodeLists, list[Problem]]:
    """Build the code lists from their package.

    Returns:
        The lists, and which entries have no meaning that the site could go by.
    """
    codes = CodeLists(
        municipalities={
            cells["municipality"]: Municipality(
                cells["municipality"],
                cells["name"],
                cells["genitive"],
                cells["slug"],
                AreaKind(cells["kind"]),
                cells["place"],
            )
            for cells in list_cells(package, "municipalities")
        },
        committees={one.key: one for one in _read_committees(package)},
        services=read_codes(package, "services", "service", parent="parent"),
        measures=_read_measures(list_cells(package, "measures")),
        units={cells["unit"]: _read_unit(cells) for cells in list_cells(package, "units")},
        indicators=read_codes(package, "indicators", "indicator", parent="service"),
        accounts=read_codes(package, "accounts", "account"),
        statuses=read_codes(package, "statuses", "status"),
        topics={cells["topic"]: _read_topic(cells) for cells in list_cells(package, "topics")},
        report_kinds={cells["kind"]: _read_report_kind(cells) for cells in list_cells(package, "report_kinds")},
    )
    problems = [
        *_check_measures(package.tables.get("measures", ())),
        *_check_units(package.tables.get("units", ())),
        *_check_slugs(package.tables.get("municipalities", ())),
        *_check_topics(package.tables.get("topics", ()), codes.services),
    ]
    return codes, problems


def read_codes(package: LoadedPackage, table: str, key: str, parent: str = "") -> dict[str, Code]:
    """The codes of a list by code, with what its columns say of each; columns that it lacks are empty."""
    return {
        cells[key]: Code(
            cells[key],
            cells["title"],
            cells.get("description", ""),
            cells.get(parent, ""),
            cells.get("direction", ""),
            cells.get("flow", ""),
            YES_OR_NO.get(cells.get("accumulates", "")),
            cells.get("obs_status", ""),
        )
        for cells in list_cells(package, table)
    }


def _read_measures(rows: list[Mapping[str, str]]) -> dict[str, Measure]:
    kinds = {cells["measure"]: MeasureKind(cells["kind"]) for cells in rows}
    return {cells["measure"]: _read_measure(cells, kinds) for cells in rows}


def _read_measure(cells: Mapping[str, str], kinds: Mapping[str, MeasureKind]) -> Measure:
    kind, against = kinds[cells["measure"]], tuple(cells["against"].split())
    is_difference = kind is MeasureKind.DIFFERENCE
    return Measure(
        code=cells["measure"],
        title=cells["title"],
        description=cells["description"],
        kind=kind,
        of=cells["of"],
        against=against,
        of_kind=kinds.get(cells["of"]) if is_difference else kind,
        against_kind=kinds.get(against[0]) if is_difference and against else None,
        signed=cells["signed"] == "true",
        better=cells["better"],
        additive=cells["additive"] == "true",
        definite=cells["definite"],
        versus=cells["versus"],
    )


def _read_unit(cells: Mapping[str, str]) -> Unit:
    return Unit(
        code=cells["unit"],
        title=cells["title"],
        abbreviation=cells["abbreviation"],
        base_unit=cells["base_unit"],
        factor=Decimal(cells["factor"]),
        additive=cells["additive"] == "true",
        whole=cells["whole"] == "true",
        kind=UnitKind(cells["kind"]),
        singular=cells["singular"],
        role=UnitRole(cells["role"]) if cells["role"] else None,
    )


def _read_report_kind(cells: Mapping[str, str]) -> ReportKind:
    return ReportKind(
        code=cells["kind"],
        title=cells["title"],
        description=cells["description"],
        plural=cells["plural"],
        definite=cells["definite"],
        months=(int(cells["earliest"]), int(cells["latest"])),
        repeats=cells["repeats"] == "true",
        also=_split_words(cells["also"]),
    )


def _split_words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in (part.strip() for part in cell.split(";")) if word)


def _read_topic(cells: Mapping[str, str]) -> Topic:
    return Topic(
        cells["topic"],
        cells["title"],
        cells["description"],
        frozenset(cells["groups"].split()),
        frozenset(cells["services"].split()),
        _split_words(cells["words"]),
        tuple(cells["themes"].split()),
    )


def _read_committees(package: LoadedPackage) -> Iterator[Committee]:
    columns = ("committee", "municipality", "name", "short_name", "responsibility")
    return (Committee(*(cells[name] for name in columns)) for cells in list_cells(package, "committees"))


def _check_measures(rows: tuple[LoadedRow, ...]) -> Iterator[Problem]:
    """Every measure says what it is made of and compared with, and nothing that its kind can't mean."""
    kinds = {row.cells["measure"]: MeasureKind(row.cells["kind"]) for row in rows}
    for row in rows:
        for column, message, advice in _check_measure(row.cells, kinds):
            yield Problem("codelists/measures.csv", row.file_line, column, message, advice)


_Complaint = Iterator[tuple[str, str, str]]


def _check_measure(cells: Mapping[str, str], kinds: Mapping[str, MeasureKind]) -> _Complaint:
    kind, against = kinds[cells["measure"]], cells["against"].split()
    yield from _check_references(cells, against, kinds)
    if kind is MeasureKind.DIFFERENCE:
        yield from _check_difference(cells, against)
    else:
        yield from _check_no_difference(cells, kind, against)
    if kind in (*_PLAIN, MeasureKind.DIFFERENCE) and not cells["versus"]:
        yield "versus", "Ordet efter «mot» saknas.", "Skriv till exempel «budget», så som meningen ska sluta."
    signed = kind in (MeasureKind.DIFFERENCE, MeasureKind.REMAINING, MeasureKind.CHANGE)
    if (cells["signed"] == "true") != signed:
        message = f"Ett mått av slaget {kind} visas {'med' if signed else 'utan'} tecken."
        yield "signed", message, f"Skriv {'true' if signed else 'false'}."


def _check_references(cells: Mapping[str, str], against: list[str], kinds: Mapping[str, MeasureKind]) -> _Complaint:
    for column, codes in (("of", cells["of"].split()), ("against", against)):
        for code in codes:
            if code not in kinds:
                yield column, f"Måttet «{code}» finns inte.", f"Skriv något av {', '.join(kinds)}."
            elif kinds[code] not in _PLAIN:
                plain = ", ".join(one for one, kind in kinds.items() if kind in _PLAIN)
                yield column, f"Med «{code}» går det inte att räkna.", f"Skriv något av {plain}."


def _check_difference(cells: Mapping[str, str], against: list[str]) -> _Complaint:
    if len(cells["of"].split()) != 1:
        yield "of", "En skillnad räknas från ett mått.", "Skriv måttet, till exempel «outcome»."
    if len(against) != 1:
        yield "against", "En skillnad räknas mot ett mått.", "Skriv måttet som dras ifrån, till exempel «budget»."
    if not cells["better"]:
        yield "better", "Det saknas om plus är bra.", "Skriv «higher» om plus är bra, annars «lower»."


def _check_no_difference(cells: Mapping[str, str], kind: MeasureKind, against: list[str]) -> _Complaint:
    for column in ("of", "better"):
        if cells[column]:
            advice = "Lämna cellen tom, eller skriv «difference» i kind."
            yield column, f"Ett mått av slaget {kind} är ingen skillnad.", advice
    if against and kind not in _COMPARED:
        yield "against", f"Ett mått av slaget {kind} ställs inte mot något annat.", "Lämna cellen tom."


def _check_slugs(rows: tuple[LoadedRow, ...]) -> Iterator[Problem]:
    """Every municipality has an address of its own."""
    holders: dict[str, str] = {}
    for row in rows:
        slug, name = row.cells["slug"], row.cells["name"]
        if (holder := holders.setdefault(slug, name)) != name:
            message = f"Kommunen {holder} har redan adressen «{slug}»."
            yield Problem("codelists/municipalities.csv", row.file_line, "slug", message, "Ge kommunen en egen adress.")


def _check_topics(rows: tuple[LoadedRow, ...], services: Mapping[str, Code]) -> Iterator[Problem]:
    """What a topic gathers is there, and its themes are the European Union's."""
    path = "codelists/topics.csv"
    known = {"groups": [group.value for group in TableGroup], "themes": _THEMES}
    for row in rows:
        for column, choices in known.items():
            for code in row.cells[column].split():
                if code not in choices:
                    advice = f"Möjliga värden: {', '.join(choices)}."
                    yield Problem(path, row.file_line, column, f"«{code}» kan inte stå här.", advice)
        for code in row.cells["services"].split():
            if code not in services:
                advice = "Välj en kod ur codelists/services.csv eller lägg till den där."
                yield Problem(path, row.file_line, "services", f"«{code}» finns inte i kodlistan.", advice)


def _check_units(rows: tuple[LoadedRow, ...]) -> Iterator[Problem]:
    """Every unit's kind fits its base unit, and each role has one unit."""
    path = "codelists/units.csv"
    holders: dict[str, str] = {}
    for row in rows:
        cells = row.cells
        base = _BASES[UnitKind(cells["kind"])]
        if cells["base_unit"] != base:
            message = f"En enhet av slaget {cells['kind']} har basenheten {base}, inte {cells['base_unit']}."
            yield Problem(path, row.file_line, "kind", message, "Rätta det ena.")
        holder = holders.setdefault(cells["role"], cells["unit"])
        if cells["role"] and holder != cells["unit"]:
            message = f"Enheten «{holder}» har redan rollen {cells['role']}."
            yield Problem(path, row.file_line, "role", message, "Lämna den ena cellen tom.")
    for role in UnitRole:
        if rows and role not in holders:
            message = f"Ingen enhet har rollen {role}."
            yield Problem(path, 0, "role", message, f"Skriv «{role}» vid den enhet som webbplatsen ska använda.")
