"""Which codes a drafted row may have: proposed from rows that other reports already have, and from the code lists."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from build_site.codes import CodeLists, Unit
from build_site.drafting.drafts import Draft, DraftRow
from build_site.drafting.heading_words import HeadingKind, Vocabulary
from build_site.drafting.table_arithmetic import adds_up, list_sums
from build_site.model import Report
from build_site.vocabularies import Sex, UnitKind

_NOT_WORDS = re.compile(r"[^\w%]+")


@dataclass(frozen=True)
class RowCodes:
    """What is proposed for a row; empty where nothing is, or several things could be.

    Args:
        service: A code of the list of services.
        indicator: A code of the list of indicators.
        flow: What kind of money: income, cost, net or financial.
        unit: A code of the list of units.
        sex: total, women or men.
        parent: The place of the row that this one is a part of, or -1.
    """

    service: str = ""
    indicator: str = ""
    flow: str = ""
    unit: str = ""
    sex: str = ""
    parent: int = -1


@dataclass(frozen=True)
class KnownRows:
    """The codes of rows in reports that are in already, by the words of their names."""

    services: Mapping[str, frozenset[str]] = field(default_factory=dict)
    indicators: Mapping[str, frozenset[str]] = field(default_factory=dict)
    flows: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def find(self, kind: str, *names: str) -> str:
        """The one code that rows with this name have; nothing when there are none, or they differ."""
        known: Mapping[str, frozenset[str]] = getattr(self, kind)
        for name in names:
            codes = known.get(normalise(name), frozenset())
            if len(codes) == 1:
                return next(iter(codes))
        return ""


def normalise(name: str) -> str:
    """A name's words in lower case, without signs: the same in reports that print it a little differently."""
    return " ".join(_NOT_WORDS.sub(" ", name.casefold()).split())


def learn_rows(reports: Iterable[Report], codes: CodeLists) -> KnownRows:
    """Collect what rows of reports are called, and the titles of the code lists."""
    services: dict[str, set[str]] = {}
    indicators: dict[str, set[str]] = {}
    flows: dict[str, set[str]] = {}
    for code, service in codes.services.items():
        services.setdefault(normalise(service.title), set()).add(code)
    for code, indicator in codes.indicators.items():
        indicators.setdefault(normalise(indicator.title), set()).add(code)
    for report in reports:
        for figure in report.figures:
            for name in {figure.row.label, f"{figure.row.heading} {figure.row.label}"}:
                for known, value in ((services, figure.service), (indicators, figure.indicator), (flows, figure.flow)):
                    if value:
                        known.setdefault(normalise(name), set()).add(str(value))
    frozen = ({name: frozenset(found) for name, found in known.items()} for known in (services, indicators, flows))
    return KnownRows(*frozen)


def propose_codes(draft: Draft, known: KnownRows, codes: CodeLists, vocabulary: Vocabulary) -> list[RowCodes]:
    """Propose codes for each row of a draft."""
    parents = find_parents(draft)
    flows, sexes = _propose_flows(draft, known), _propose_sexes(draft, vocabulary)
    return [
        RowCodes(
            service=known.find("services", f"{row.heading} {row.label}", row.label, row.heading),
            indicator=known.find("indicators", f"{row.heading} {row.label}", row.label),
            flow=flows[place],
            unit=_find_unit(row, codes),
            sex=sexes[place],
            parent=parents[place],
        )
        for place, row in enumerate(draft.rows)
    ]


def _propose_flows(draft: Draft, known: KnownRows) -> list[str]:
    """What kind of money each row is: where a heading has several kinds, and each of them once."""
    found = [known.find("flows", row.label) for row in draft.rows]
    kinds: dict[str, list[str]] = {}
    for row, flow in zip(draft.rows, found, strict=True):
        kinds.setdefault(row.heading, []).extend([flow] if flow else [])
    told = {heading for heading, flows in kinds.items() if len(flows) == len(set(flows)) > 1}
    return [flow if row.heading in told else "" for row, flow in zip(draft.rows, found, strict=True)]


def _propose_sexes(draft: Draft, vocabulary: Vocabulary) -> list[str]:
    """Which sex each row is about; «Totalt» among rows of no sex is a sum."""
    found = [_find_sex(row, vocabulary) for row in draft.rows]
    return found if set(found) - {"", Sex.TOTAL.value} else [""] * len(found)


def _find_unit(row: DraftRow, codes: CodeLists) -> str:
    """A percent sign tells a share; else the name may end with what is counted, as «Antal årsplatser»."""
    if any(cell.percent for cell in row.cells):
        shares = _list_units(UnitKind.SHARE, codes)
        return next((unit.code for unit in shares if unit.code == unit.base_unit), "")
    words = normalise(row.label).split()
    counted = [unit.code for unit in _list_units(UnitKind.COUNT, codes) if unit.title.casefold() in words]
    return counted[0] if len(counted) == 1 else ""


def _list_units(kind: UnitKind, codes: CodeLists) -> list[Unit]:
    return [unit for unit in codes.units.values() if unit.kind is kind]


def _find_sex(row: DraftRow, vocabulary: Vocabulary) -> str:
    """Which sex a row is about: by its name, or by what the report calls the lines under each other."""
    name = row.parts[row.part] if row.part < len(row.parts) else row.label
    found = {word.code for word in vocabulary.find(name) if word.kind is HeadingKind.SEX}
    return found.pop() if len(found) == 1 else ""


def find_parents(draft: Draft) -> list[int]:
    """For each row the row that is a sum of it and its neighbours, or -1: only sums that hold in every column.

    Where rows add up in more than one way, the sum of the fewest rows is meant. Rows that are parts of no sum yet
    stand beside each other in the next round, so that sums of sums are found.
    """
    parents = [-1] * len(draft.rows)
    counted = [place for place, column in enumerate(draft.columns) if not column.is_reference]
    values = [[row.cells[place].value for place in counted] for row in draft.rows]
    while found := _find_sum([place for place, parent in enumerate(parents) if parent < 0], values, set(parents)):
        whole, *members = found
        for member in members:
            parents[member] = whole
    return parents


def _find_sum(free: list[int], values: list[list[Decimal | None]], summed: set[int]) -> list[int]:
    """The first sum with the fewest terms among the free rows, of those that are no sums yet."""
    for places in sorted(list_sums(len(free)), key=len):
        rows = [free[place] for place in places]
        if rows[0] not in summed and adds_up([values[row] for row in rows]):
            return rows
    return []
