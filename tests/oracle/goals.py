"""Recomputes from the published files which measures reach their targets, and what sentences count of them.

`goals.csv` says what came of each measure; here that is computed anew, from the printed cells, the lists of units and
indicators, and what the reports' tables say of how their targets are meant.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Protocol

import pandas as pd

WORDS = {"nådda": "reached", "nått": "reached", "inte nådda": "not_reached", "inte nått": "not_reached",
         "kan inte bli bättre": "at_limit", "går inte att bedöma": "not_rated"}  # fmt: skip
TOLD = {"Båda": 2, "Inget": 0}
BEST_SHARE = 100
Row = Mapping[str, str]


class Files(Protocol):
    """The published files."""

    @property
    def files(self) -> Mapping[str, bytes]:
        """Their content by path."""
        ...

    def read(self, name: str) -> pd.DataFrame:
        """A file, everything as text."""
        ...

    def cell(self, address: str) -> Any:
        """The figure at an address."""
        ...


def list_measures(database: Files) -> list[Row]:
    """All measures with a target."""
    goals = database.read("goals")
    return goals[goals["kind"] == "measure"].to_dict("records")  # type: ignore[return-value] # names are texts


def check_measures(database: Files) -> list[str]:
    """Which results in `goals.csv` are others than the printed cells give."""
    return [
        f"{row['report']}/{row['table']}/{row['row']}: {row['result']}, not {result}"
        for row in list_measures(database)
        if (result := recompute_result(row, database)) != row["result"]
    ]


def recompute_result(row: Row, database: Files) -> str:  # noqa: PLR0911 # a case for each form of target
    """What comes of a measure's printed outcome and target."""
    if not row["outcome"] or row["basis"] == "doubted":
        return "not_rated"
    printed, said = _print(row["target"], database), _print(row["outcome"], database)
    if printed.lower() in ("ja", "nej"):
        return "reached" if said == printed else "not_reached"
    outcome = database.cell(row["outcome"])
    if outcome.value.is_nan():
        return "not_rated"
    way, low, high, strict = _read_target(row, printed, database)
    if low is None and high is None:
        return "not_rated"
    if strict and outcome.value == (low if low is not None else high) and _is_at_end(outcome, way):
        return "at_limit"
    over = low is None or (outcome.value > low if strict else outcome.value >= low)
    under = high is None or (outcome.value < high if strict else outcome.value <= high)
    if _still_grows(row, outcome, database) and under and (high is not None or not over):
        return "not_rated"
    return "reached" if over and under else "not_reached"


def _read_target(row: Row, printed: str, database: Files) -> tuple[str, Decimal | None, Decimal | None, bool]:
    """Which way is better, the least and the most that reach the target, and whether the limit itself doesn't."""
    if ends := re.fullmatch(r"(\d+)[-–](\d+) ?%", printed):
        return "", Decimal(ends[1]), Decimal(ends[2]), False
    if printed.lower() in ("ökar", "minskar"):
        before = database.cell(row["previous"]).value if row["previous"] else None
        return ("higher", before, None, True) if printed.lower() == "ökar" else ("lower", None, before, True)
    table = database.read(f"{row['report']}/{row['table']}").set_index("row")
    aim = str(table.at[row["row"], "aim"]) if "aim" in table.columns else ""
    ways = {"above": "higher", "at_least": "higher", "below": "lower", "at_most": "lower"}
    way, target = ways.get(aim) or _find_way(row, database), Decimal(printed)
    if not way:
        return "", target, target, False
    return (way, target, None, aim == "above") if way == "higher" else (way, None, target, aim == "below")


def _find_way(row: Row, database: Files) -> str:
    for word in re.findall(r"[a-zåäö]+", row["label"].lower()):
        if word in ("öka", "ökar", "minska", "minskar"):
            return "higher" if word.startswith("ö") else "lower"
    return str(database.read("indicators").set_index("indicator")["direction"].get(row["indicator"], ""))


def _is_at_end(outcome: Any, way: str) -> bool:
    if way == "higher":
        return bool(outcome.unit == "percent" and outcome.value == BEST_SHARE)
    return bool(outcome.value == 0)


def _still_grows(row: Row, outcome: Any, database: Files) -> bool:
    """Whether the measure adds up over a year that isn't over."""
    if re.fullmatch(r"\d{4}|(\d{4})-01/\1-12", outcome.period):
        return False
    declared = database.read("indicators").set_index("indicator")["accumulates"].get(row["indicator"], "")
    units = database.read("units").set_index("unit")["additive"]
    return str(declared or units[outcome.unit]).lower() == "true"


def _print(address: str, database: Files) -> str:
    report, table, row, column = address.split("/")
    return str(database.read(f"{report}/{table}").set_index("row").at[row, column])


def count_measures(claim: Any, cells: Iterable[Any], database: Files) -> tuple[list[tuple[Decimal, bool]], list[str]]:
    """«7 av de 13 mått som går att bedöma når målet», «22 inte nådda»."""
    places = {tuple(cell.address.split("/")[:3]) for cell in cells}
    reports, tables = {place[0] for place in places}, {place[:2] for place in places}
    own = [row for row in list_measures(database) if row["report"] in reports]
    held = [row for row in own if (row["report"], row["table"], row["row"]) in places]
    problems = [] if len(held) == len(places) else ["some are no measures"]
    word = re.sub(r"^\d+ ", "", claim.text)
    if word in WORDS:
        number = sum(row["result"] == WORDS[word] for row in held)
        return [(Decimal(number), True)], problems + ([] if len(held) == len(own) else ["not all measures"])
    whole = _choose_whole(claim, own, tables, database)
    problems += [] if len(whole) == len(held) else [f"{len(whole)} are judged"]
    reached = sum(row["result"] == "reached" for row in held)
    first = claim.text.split()[0]
    told = len(held) if first == "Alla" else TOLD.get(first)
    problems += [] if told in (None, reached) else [f"{reached} are reached"]
    problems += [] if first != "Båda" or len(held) == TOLD[first] else ["both of another number"]
    partial = any("/" in end or "-" in end for end in (database.cell(row["outcome"]).period for row in held))
    problems += [] if partial == ("så långt" in claim.text) else ["so far"]
    return [(Decimal(reached), told is None), (Decimal(len(held)), first not in ("Båda", "Alla"))], problems


def _choose_whole(claim: Any, own: list[Row], tables: set[tuple[str, ...]], database: Files) -> list[Row]:
    """The measures that the sentence speaks of: all that can be judged, in the report or in the table."""
    judged = [row for row in own if row["result"] != "not_rated"]
    if "procenttal" in claim.text:
        targets = {row["row"]: database.cell(row["target"]) for row in judged}
        return [
            row for row in judged if targets[row["row"]].unit == "percent" and not targets[row["row"]].value.is_nan()
        ]
    if re.search(r"(^|/)mal/|^kommuner/[^/]+/[^/]+/$", claim.page):
        return judged
    return [row for row in judged if (row["report"], row["table"]) in tables]


def check_target(claim: Any, cells: list[Any], database: Files) -> list[str]:
    """«Målet för 2022, 94, nås inte.»"""
    place = cells[0].address.split("/")[:3]
    row = next((one for one in list_measures(database) if [one["report"], one["table"], one["row"]] == place), None)
    if row is None:
        return ["no measure with a target"]
    result = "not_reached" if "nås inte" in claim.text else "reached"
    problems = [] if recompute_result(row, database) == row["result"] == result else [f"it is {row['result']}"]
    so_far = cells[0].period != database.cell(row["target"]).period
    problems += [] if so_far == ("så långt" in claim.text) else ["so far"]
    for word, ways in (("en ökning", "ökar"), ("en minskning", "minskar")):
        problems += [] if (word in claim.text) == (_print(row["target"], database).lower() == ways) else [word]
    strict = row["basis"] in ("above", "below")
    problems += [] if strict == bool(re.search(r"m(er|indre) än", claim.text)) else ["limit"]
    return problems
