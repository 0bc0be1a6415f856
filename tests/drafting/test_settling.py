from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from build_site.drafting.numbers import list_readings
from build_site.drafting.settling import Settled, count_columns, is_confirmed, settle_rows


def settle(*rows: str, width: int = 0) -> list[tuple[list[str], Settled]]:
    readings = [list_readings(row.split()) for row in rows]
    found = settle_rows(readings, width or count_columns(readings))
    return [([str(number.value) for number in row.reading], row.settled) for row in found]


def test_the_number_of_columns_is_the_one_that_most_rows_can_have() -> None:
    rows = [list_readings(row.split()) for row in ("1 300 1 300", "87 92", "10 250 9")]
    assert count_columns(rows) == 2


def test_the_heading_decides_the_number_of_columns_where_rows_can_have_it() -> None:
    rows = [list_readings(row.split()) for row in ("743 648 1 153", "108 136 185", "676 648 646")]
    assert count_columns(rows, expected=3) == 3


def test_a_row_that_can_be_read_in_one_way_is_certain() -> None:
    assert settle("1 063 1 148", "87 92", width=2)[0] == (["1063", "1148"], Settled.ONLY)


def test_a_row_that_could_have_lost_a_cell_is_marked() -> None:
    """«5 1 234» fills three columns only if the thousand is two figures; with a lost cell it is one."""
    assert settle("5 1 234", width=3)[0][1] is Settled.MARKED


def test_sums_of_rows_settle_what_columns_leave_open() -> None:
    found = settle("3 576 3 597 7 610 6 434", "-84 744 -74 348 -123 954 -133 127", "-81 168 -70 751 -116 344 -126 693")
    assert found[0] == (["3576", "3597", "7610", "6434"], Settled.ONLY)
    # budget 100 200, forecast 100 300: as four figures or as two, and only two make the deviation
    rows = ["5 000 5 100 100", "6 000 6 500 500", "7 000 7 700 700", "100 200 100 300 100"]
    assert settle(*rows, width=3)[3] == (["100200", "100300", "100"], Settled.ARITHMETIC)


def test_figures_far_above_all_others_are_not_what_is_meant() -> None:
    found = settle("87 92 91", "1 063 91 5", "10 11 12", "743 648 1 153", width=3)
    assert found[3] == (["743", "648", "1153"], Settled.SIZE)


def test_no_size_is_judged_by_a_few_rows() -> None:
    assert settle("87 92 91", "743 648 1 153", width=3)[1][1] is Settled.MARKED


def test_arithmetic_confirms_the_number_of_columns() -> None:
    rows = [list_readings(row.split()) for row in ("20 30 10", "40 70 30", "11 12 1")]
    assert is_confirmed(settle_rows(rows, 3), 3)
    rows = [list_readings(row.split()) for row in ("20 30 11", "40 70 35", "11 12 5")]
    assert not is_confirmed(settle_rows(rows, 3), 3)


@given(st.lists(st.lists(st.integers(-9_999_999, 9_999_999), min_size=3, max_size=3), min_size=1, max_size=8))
def test_nothing_is_silently_wrong_when_no_cell_is_lost(rows: list[list[int]]) -> None:
    """Whatever is printed: a row is read right, or marked."""
    printed = [" ".join(f"{value:,}".replace(",", " ") for value in row) for row in rows]
    found = settle_rows([list_readings(row.split(), most=100_000) for row in printed], 3)
    for row, settled in zip(rows, found, strict=True):
        if settled.settled in (Settled.ONLY, Settled.ARITHMETIC):
            assert [number.value for number in settled.reading] == list(map(Decimal, row))
