"""What differs between two states of the data."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.delimiting import format_csv
from build_site.published.observation_file import OBSERVATIONS
from build_site.publishing.changes import (
    ADDED,
    CORRECTED,
    DESCRIBED,
    OBSERVATION_KEY,
    WITHDRAWN,
    PackageState,
    TableState,
    compare_lists,
    compare_observations,
    compare_packages,
    parse_columns,
    parse_rows,
)
from build_site.publishing.versions import ChangeSize
from tests.built import REAL, collect_data
from tests.toy import Toy

FIGURE = {
    "report": "r",
    "table": "t",
    "row": "a",
    "label": "Lek",
    "measure": "outcome",
    "period": "2019",
    "sex": "total",
    "unit": "tkr",
    "value": "1.0",
    "value_base": "1000",
    "line": "5",
}


def observations(*figures: dict[str, str]) -> bytes:
    rows = [[figure.get(name, "") for name in OBSERVATIONS.header] for figure in figures]
    return format_csv(OBSERVATIONS.header, rows).encode()


@pytest.mark.parametrize("real", [True, False])
def test_the_key_tells_every_figure_from_every_other(real: bool, checked_toy: Toy) -> None:
    rows = parse_rows(collect_data(REAL if real else checked_toy.datasets)["data/observations.csv"])
    assert len(rows) > (3000 if real else 40)
    keys = Counter(tuple(row[name] for name in OBSERVATION_KEY) for row in rows)
    assert [key for key, number in keys.items() if number > 1] == []


def test_same_figures_have_no_changes() -> None:
    assert compare_observations(observations(FIGURE), observations(FIGURE)) == ()


def test_corrected_value_is_told_from_and_to_with_every_column_that_follows() -> None:
    corrected = FIGURE | {"value": "2.0", "value_base": "2000", "note": "Felläst."}
    (change,) = compare_observations(observations(FIGURE), observations(corrected))
    assert change.kind == CORRECTED
    assert change.row["row"] == "a"
    assert change.columns == (("value", "1.0", "2.0"), ("value_base", "1000", "2000"), ("note", "", "Felläst."))


def test_value_that_is_emptied_is_corrected_not_withdrawn() -> None:
    emptied = FIGURE | {"value": "", "value_base": "", "status": "suppressed"}
    (change,) = compare_observations(observations(FIGURE), observations(emptied))
    assert (change.kind, change.columns[0]) == (CORRECTED, ("value", "1.0", ""))


@pytest.mark.parametrize(
    ("column", "text"), [("label", "Lekar"), ("line", "6"), ("note", "Oklart."), ("uncertain", "column")]
)
def test_a_figure_that_is_only_described_in_another_way_is_not_called_corrected(column: str, text: str) -> None:
    (change,) = compare_observations(observations(FIGURE), observations(FIGURE | {column: text}))
    assert (change.kind, change.columns) == (DESCRIBED, ((column, FIGURE.get(column, ""), text),))


def test_decimals_count_because_they_are_as_printed() -> None:
    (change,) = compare_observations(observations(FIGURE), observations(FIGURE | {"value": "1.00"}))
    assert change.columns == (("value", "1.0", "1.00"),)


def test_added_and_withdrawn_figures() -> None:
    other = FIGURE | {"row": "b", "value": "7"}
    (added,) = compare_observations(observations(FIGURE), observations(FIGURE, other))
    assert (added.kind, added.row["row"], added.columns) == (ADDED, "b", ())
    (withdrawn,) = compare_observations(observations(FIGURE, other), observations(FIGURE))
    assert (withdrawn.kind, withdrawn.row["value"]) == (WITHDRAWN, "7")


@pytest.mark.parametrize(("column", "text"), [("period", "2020"), ("unit", "mnkr"), ("sex", "women")])
def test_a_figure_whose_key_is_corrected_is_still_the_same_figure(column: str, text: str) -> None:
    (change,) = compare_observations(observations(FIGURE), observations(FIGURE | {column: text}))
    assert (change.kind, change.columns) == (CORRECTED, ((column, FIGURE[column], text),))


def test_figures_that_read_the_same_are_not_paired_by_guess() -> None:
    before = [FIGURE | {"period": period} for period in ("2017", "2018")]
    after = [FIGURE | {"period": period} for period in ("2019", "2020")]
    kinds = Counter(change.kind for change in compare_observations(observations(*before), observations(*after)))
    assert kinds == {ADDED: 2, WITHDRAWN: 2}


def test_a_column_that_an_edition_lacks_is_no_change_of_its_figures() -> None:
    names = [name for name in OBSERVATIONS.header if name != "age"]
    old = format_csv(names, [[FIGURE.get(name, "") for name in names]]).encode()
    assert compare_observations(old, observations(FIGURE)) == ()
    (change,) = compare_observations(old, observations(FIGURE | {"value": "3"}))
    assert change.columns == (("value", "1.0", "3"),)


keys = st.tuples(st.sampled_from("abc"), st.sampled_from(["2019", "2020"]))
tables = st.dictionaries(keys, st.sampled_from(["1", "2", "3"]))


@given(tables, tables)
def test_changes_lead_from_the_old_figures_to_the_new(
    before: dict[tuple[str, str], str], after: dict[tuple[str, str], str]
) -> None:
    def table(values: dict[tuple[str, str], str]) -> bytes:
        return observations(
            *(FIGURE | {"row": row, "period": period, "value": value} for (row, period), value in values.items())
        )

    found = dict(before)
    changes = compare_observations(table(before), table(after))
    for change in changes:
        old = {name: text for name, text, _ in change.columns}
        place = (change.row["row"], old.get("period", change.row["period"]))
        if change.kind != ADDED:
            assert found.pop(place) == old.get("value", change.row["value"])
    for change in changes:
        if change.kind != WITHDRAWN:
            found[change.row["row"], change.row["period"]] = change.row["value"]
    assert found == after


# Packages

TABLE = TableState((("row", "string"), ("value", "number")), ("row",), [{"row": "a", "value": "1"}])
PACKAGE = PackageState("p", "1.0.0", "2026-11-22T00:00:00Z", "0", {"t": TABLE})


def with_table(**changes: object) -> PackageState:
    return replace(PACKAGE, tables={"t": replace(TABLE, **changes)})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (PACKAGE, ChangeSize.NONE),
        (replace(PACKAGE, version="9.9.9", created="x"), ChangeSize.NONE),
        (replace(PACKAGE, sha256="1"), ChangeSize.PATCH),
        (with_table(rows=[{"row": "a", "value": "2"}]), ChangeSize.PATCH),
        (with_table(rows=[{"row": "a", "value": "1"}, {"row": "b", "value": "2"}]), ChangeSize.MINOR),
        (replace(PACKAGE, tables={"t": TABLE, "u": TABLE}), ChangeSize.MINOR),
        (with_table(rows=[]), ChangeSize.MAJOR),
        (with_table(rows=[{"row": "b", "value": "1"}]), ChangeSize.MAJOR),
        (with_table(fields=(("row", "string"), ("value", "string"))), ChangeSize.MAJOR),
        (with_table(fields=(("value", "number"), ("row", "string"))), ChangeSize.MAJOR),
        (with_table(fields=(*TABLE.fields, ("note", "string"))), ChangeSize.MAJOR),
        (with_table(key=("value",)), ChangeSize.MAJOR),
        (replace(PACKAGE, tables={}), ChangeSize.MAJOR),
        (replace(PACKAGE, sha256="1", tables={"t": TABLE, "u": TABLE}), ChangeSize.MINOR),
    ],
)
def test_kind_of_a_packages_change(now: PackageState, kind: ChangeSize) -> None:
    assert compare_packages(PACKAGE, now) is kind


@pytest.mark.parametrize(
    ("new", "key", "kind"),
    [
        ("n,v\na,1\n", "n", ChangeSize.NONE),
        ("n,v\na,2\n", "n", ChangeSize.PATCH),
        ("n,v\na,1\nb,1\n", "n", ChangeSize.MINOR),
        ("n,v\na,1\nb,1\n", "", ChangeSize.PATCH),
        ("n,v\nb,1\n", "n", ChangeSize.MAJOR),
        ("n,v\n", "", ChangeSize.PATCH),
        ("n,w\na,1\n", "", ChangeSize.MAJOR),
        ("n,v\r\na,1\r\n", "n", ChangeSize.NONE),
    ],
)
def test_kind_of_a_derived_files_change(new: str, key: str, kind: ChangeSize) -> None:
    assert compare_lists(b"n,v\na,1\n", new.encode(), key) is kind


def test_empty_file_has_no_columns() -> None:
    assert parse_columns(b"") == ()
    assert parse_rows(b"") == []
