"""What `observations.csv` promises those who use it without reading notes, tried with pandas on published files alone.

Each function gives the rows that break one promise, as `report/table/row` and what is wrong; none shares code with what
wrote the files.
"""

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

QUANTITY = (
    "municipality committee service indicator account flow measure period as_of sex age unit_base".split()
)  # fmt: skip
LEVELS = ("actual", "planned", "expected", "aimed")
CODES = ["service", "indicator", "account"]
# Printed with the other sign than money of its kind, each read in its report: income paid back, and a cost corrected.
REREAD = {
    "botkyrka-avun-2020-delar-2/result_by_unit/gemensam-verksamhet-intakter": "income",
    "botkyrka-sn-2022-verksamhetsberattelse/account_analysis/intakter-konto-39": "income",
    "botkyrka-avun-2020-delar-2/investments_annual/ny-reception-jobbcenter": "cost",
}


def each(rows: pd.DataFrame) -> list[Any]:
    """The rows, with the columns as attributes."""
    return list(rows.itertuples())


class Observations:
    """The numbers of `observations.csv` with what their measures are.

    Args:
        observations, findings, measures: the published files of these names, everything as text.
    """

    def __init__(self, observations: pd.DataFrame, findings: pd.DataFrame, measures: pd.DataFrame) -> None:
        numbers = observations[observations.value != ""].copy()
        numbers["base"] = numbers.value_base.astype(float)
        numbers["place"] = numbers.report + "/" + numbers.table + "/" + numbers.row
        # How far the printed value may be from what it was rounded from, in the base unit.
        scale = (numbers.base / numbers.value.astype(float).where(numbers.base != 0)).abs().fillna(1)
        numbers["slack"] = scale * [10.0 ** -len(value.partition(".")[2]) / 2 for value in numbers.value]
        self.numbers = numbers.join(measures.set_index("measure")[["kind", "of", "against"]], on="measure")
        self.findings = findings
        self.levels = self.numbers[self.numbers.kind.isin(LEVELS)]
        self.preferred = self.numbers[self.numbers.preferred == "true"]


def find_wrong_signs(data: Observations) -> Iterator[str]:
    """Income positive; cost, unit cost and investment negative."""
    money = data.levels[data.levels.unit_base == "kr"]
    wrong = money[((money.flow == "income") & (money.base < 0)) | ((money.flow == "cost") & (money.base > 0))]
    yield from (f"{row.place}: {row.flow} {row.value_base}" for row in each(wrong) if row.place not in REREAD)
    yield from (f"{row.place}: money without flow" for row in each(money[money.flow == ""]))
    invested = money[(money.account == "investment") & ~money.flow.isin(["cost", "income", "net"])]
    yield from (f"{row.place}: investment of flow {row.flow}" for row in each(invested))


def find_wrong_sums(data: Observations) -> Iterator[str]:
    """Net is income and cost together, wherever all three are told of one thing by the same report and table."""
    keys = ["report", "table", *[name for name in QUANTITY if name not in ("flow", "indicator")]]
    money = data.levels[(data.levels.unit_base == "kr") & data.levels.indicator.isin(["net", "income", "cost"])]
    for key, group in money.groupby(keys):
        by_flow = {flow: each(rows)[0] for flow, rows in group.groupby("flow") if len(rows) == 1}
        if {"income", "cost", "net"} <= by_flow.keys():
            income, cost, net = by_flow["income"], by_flow["cost"], by_flow["net"]
            differ = abs(net.base - income.base - cost.base) > net.slack + income.slack + cost.slack + 1
            if differ and not _is_explained(data, income, cost, net):
                yield f"{key}: {net.place} {net.base} isn't {income.base} and {cost.base}"


def find_wrong_deviations(data: Observations) -> Iterator[str]:
    """A difference is its first measure minus its second, a surplus positive, wherever both are told beside it."""
    keys = ["report", "table", "row", "period", "sex", "age", "unit"]
    beside = dict(list(data.levels.groupby(keys)))
    for row in each(data.numbers[(data.numbers.kind == "difference") & (data.numbers.flow != "")]):
        rows = beside.get(tuple(getattr(row, name) for name in keys))
        if rows is None:
            continue
        of, against = rows[rows.measure == row.of], rows[rows.measure == row.against]
        if len(of) == 1 and len(against) == 1:
            first, second = each(of)[0], each(against)[0]
            turned = (
                -1 if row.of == "budget" else 1
            )  # printed as budget minus forecast; a surplus is positive all the same
            off = row.base - turned * (first.base - second.base)
            if abs(off) > row.slack + first.slack + second.slack + 1 and not _is_explained(data, row, first, second):
                yield f"{row.place}: {row.measure} {row.base} of {first.base} and {second.base}"


def _is_explained(data: Observations, *rows: Any) -> bool:
    """Whether a published finding speaks of a line of some rows in their table, and of a number that stands there."""
    values = {row.value for row in rows}
    for row in rows:
        found = data.findings[(data.findings.report == row.report) & (data.findings.table == row.table)]
        lines = _list_lines(row.line)
        if any(lines & _list_lines(one.lines) and values & {one.printed, one.expected} for one in each(found)):
            return True
    return False


def _list_lines(text: str) -> set[int]:
    lines: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:-(\d+))?", text):
        lines |= set(range(int(first), int(last or first) + 1))
    return lines


def find_mixed_quantities(data: Observations) -> Iterator[str]:
    """The numbers of one quantity are the same but for rounding, or a finding tells that the report disagrees."""
    coded = data.numbers[(data.numbers[CODES] != "").any(axis=1)]
    for key, rows in coded.groupby(QUANTITY):
        differ = (rows.base - rows.slack).max() > (rows.base + rows.slack).min() + 1e-6
        if differ and not _is_explained(data, *each(rows)):
            yield f"{key}: {rows.place.tolist()} {rows.value_base.tolist()}"


def find_wrong_preferences(data: Observations) -> Iterator[str]:
    """One row of each quantity is to be used, and the others name it."""
    numbers = data.numbers
    named = numbers.preferred.isin(["true", "false"]) & ((numbers.same_as == "") == (numbers.preferred == "true"))
    yield from (f"{row.place}: {row.preferred} {row.same_as}" for row in each(numbers[~named]))
    coded = numbers[(numbers[CODES] != "").any(axis=1)]
    for key, rows in coded.groupby(QUANTITY):
        used = rows[rows.preferred == "true"].place.tolist()
        if len(used) != 1:
            yield f"{key}: {used} are to be used"
        for row in each(rows[rows.preferred == "false"]):
            if row.same_as.rpartition("/")[0] not in used:
                yield f"{row.place}: {row.same_as} isn't its quantity's"


def find_untimed_forecasts(data: Observations) -> Iterator[str]:
    """What is expected says when it was foreseen, and no two of one period have a key in common."""
    expects = data.numbers[(data.numbers.kind == "expected") | (data.numbers.of == "forecast")]
    yield from (f"{row.place}: without as_of" for row in each(expects[expects.as_of == ""]))
    for row in each(data.numbers[data.numbers.as_of != ""]):
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?|\d{4}-\d\d/\d{4}-\d\d", row.as_of):
            yield f"{row.place}: as_of {row.as_of}"


def find_wrong_changes(data: Observations) -> Iterator[str]:
    """A change is what is there now minus what was there; where a label says that something is less, it is."""
    yield from _find_wrong_years(data)
    changes = data.numbers[(data.numbers.kind == "change") & (data.numbers.flow == "")]
    less = r"\b(?:minskning\w*|minskade?|färre|lägre|sänkt\w*|nedgång\w*|billigare|kortare)\b"
    more = r"\b(?:ökning\w*|ökade?|fler|högre|höjt|uppgång\w*|dyrare|längre)\b"
    for row in each(changes):
        says_less, says_more = (re.search(words, row.label, re.IGNORECASE) for words in (less, more))
        if says_less and not says_more and row.base > 0:
            yield f"{row.place}: «{row.label}» {row.value_base}"
        if says_more and not says_less and row.base < 0:
            yield f"{row.place}: «{row.label}» {row.value_base}"


def _find_wrong_years(data: Observations) -> Iterator[str]:
    """A change from last year is the outcome minus last year's, where a table has both beside it."""
    printed = each(data.levels[data.levels.measure == "outcome"])
    outcomes = {(one.report, one.table, one.row, one.period, one.sex): one for one in printed}
    for row in each(data.numbers[data.numbers.measure == "change_from_last_year"]):
        years = (row.period, str(int(row.period) - 1)) if row.period.isdigit() else ()
        keys = [(row.report, row.table, row.row, year, row.sex) for year in years]
        if keys and all(key in outcomes for key in keys):
            now, before = (outcomes[key] for key in keys)
            off = abs(row.base - (now.base - before.base))
            if off > row.slack + now.slack + before.slack + 1 and not _is_explained(data, row, now, before):
                yield f"{row.place}: {row.base} from {before.base} to {now.base}"


def measure_coverage(data: Observations) -> float:
    """The share of the numbers that say by a code what they are about."""
    return float((data.numbers[CODES] != "").any(axis=1).mean())


PROMISES = {
    "signs": find_wrong_signs,
    "sums": find_wrong_sums,
    "deviations": find_wrong_deviations,
    "quantities": find_mixed_quantities,
    "preferences": find_wrong_preferences,
    "forecasts": find_untimed_forecasts,
    "changes": find_wrong_changes,
}
