"""`observations.csv` keeps its promises, and the oracle notices when it doesn't."""

from collections.abc import Callable

import pandas as pd
import pytest

from tests.built import REAL, collect_data
from tests.oracle.conventions import PROMISES, REREAD, Observations, each, measure_coverage
from tests.oracle.recompute import Database


@pytest.fixture(scope="module")
def database() -> Database:
    return Database(collect_data(REAL))


@pytest.fixture(scope="module")
def observations(database: Database) -> pd.DataFrame:
    return database.read("observations")


def gather(database: Database, observations: pd.DataFrame) -> Observations:
    return Observations(observations, database.read("findings"), database.read("codelists/measures"))


@pytest.mark.parametrize("promise", PROMISES)
def test_the_promise_is_kept(database: Database, observations: pd.DataFrame, promise: str) -> None:
    assert list(PROMISES[promise](gather(database, observations))) == []


def test_what_is_printed_against_its_sign_is_still_so(database: Database, observations: pd.DataFrame) -> None:
    """The three cells that were read again have the sign that they were read with; else they need no exception."""
    levels = gather(database, observations).levels
    found = {
        row.place: row.flow
        for row in each(levels)
        if (row.flow, row.base < 0) in (("income", True), ("cost", False)) and row.base
    }
    assert found == REREAD


def test_almost_every_number_says_what_it_is_about(database: Database, observations: pd.DataFrame) -> None:
    data = gather(database, observations)
    assert len(data.numbers) > 2500
    assert measure_coverage(data) >= 0.95
    by_table = data.numbers.assign(coded=(data.numbers[["service", "indicator", "account"]] != "").any(axis=1))
    assert by_table.groupby(["report", "table"]).coded.mean().min() >= 0.95


def turn(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(value_base=[f"{-float(one):.0f}" for one in rows.value_base])


def grow(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(value_base=[f"{float(one) * 3 + 7_000_000:.0f}" for one in rows.value_base])


def empty(column: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    return lambda rows: rows.assign(**{column: ""})


MONEY = "value not in ('', '0') and unit in ('tkr', 'kr_per_place')"
SN = "report == 'botkyrka-sn-2022-verksamhetsberattelse'"
BROKEN = {  # what is changed in one row, and which promise is broken
    "a cost without its minus": (f"flow == 'cost' and measure == 'outcome' and {MONEY}", turn, "signs"),
    "an income with one": (f"flow == 'income' and measure == 'budget' and {MONEY}", turn, "signs"),
    "a unit cost without its minus": ("unit == 'kr_per_place' and measure == 'outcome'", turn, "signs"),
    "an investment without its minus": (
        "account == 'investment' and measure == 'budget' and value != '0'",
        turn,
        "signs",
    ),
    "money that goes nowhere": (f"flow == 'net' and measure == 'outcome' and {MONEY}", empty("flow"), "signs"),
    "a net that isn't the sum": (
        f"{SN} and table == 'operating_result' and row == 'total-netto' and measure == 'budget'",
        grow,
        "sums",
    ),
    "a deficit as a surplus": (
        "table == 'operating_result' and measure == 'deviation_forecast' and row == 'vuxenutbildning'",
        turn,
        "deviations",
    ),
    "two values of one quantity": (f"{SN} and table == 'summary_memo' and preferred == 'false'", grow, "quantities"),
    "two rows to use": (
        "preferred == 'false' and unit == 'tkr'",
        lambda rows: rows.assign(preferred="true"),
        "preferences",
    ),
    "no row to use": ("preferred == 'true'", lambda rows: rows.assign(preferred="false"), "preferences"),
    "a row that names another quantity's": (
        "preferred == 'false'",
        lambda rows: rows.assign(same_as="a/b/c/d"),
        "preferences",
    ),
    "a forecast of no time": ("measure == 'forecast'", empty("as_of"), "forecasts"),
    "a rise that is a fall": ("measure == 'change' and label.str.startswith('Ökning av')", turn, "changes"),
    "a change of another sign": (
        "table == 'account_analysis' and measure == 'change_from_last_year' and value == '12451'",
        turn,
        "changes",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_one_row_that_breaks_a_promise_is_noticed(database: Database, observations: pd.DataFrame, fault: str) -> None:
    where, change, promise = BROKEN[fault]
    one = observations.query(f"value != '' and ({where})").head(1)
    assert len(one) == 1, fault
    changed = pd.concat([observations.drop(one.index), change(one)])
    assert list(PROMISES[promise](gather(database, changed)))
