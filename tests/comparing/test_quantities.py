"""Which figures print the same quantity, and which of them to use."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from build_site.comparing.quantities import PrintedQuantity, address_figure, find_quantity, is_coded, name_flow
from build_site.model import Column, Figure, Measure, MeasureKind, Row, Unit, UnitKind
from tests.toy import BOTKYRKA, Toy

_TKR = Unit("tkr", "tkr", "tkr", "kr", Decimal(1000), additive=True, whole=False, kind=UnitKind.MONEY)
_MEASURE = Measure("deviation", "", "", MeasureKind.DIFFERENCE)
_FIGURE = Figure(
    "report", "table", Row("row", 2, "Rad", ("1",)), Column("value", "", "", True, "deviation", None), "0127", _MEASURE,
    None, "total", "", _TKR, "", False, "", "net", Decimal(1), "", "1", False, "", "",
)  # fmt: skip


def printed(toy: Toy, **changes: object) -> PrintedQuantity:
    report = toy.report(BOTKYRKA)
    figure = next(figure for figure in report.figures if figure.indicator)
    return replace(PrintedQuantity(report, figure, 0, False, False, False), **changes)  # type: ignore[arg-type]


def test_the_rule_ranks_in_its_printed_order(toy: Toy) -> None:
    one = printed(toy)
    unsure = replace(one, figure=replace(one.figure, uncertain=True))
    coarse = replace(one, figure=replace(one.figure, unit=replace(one.figure.unit, factor=Decimal(10**9))))
    later = replace(one, order=1)
    text, disputed = replace(one, is_text=True), replace(one, is_disputed=True)
    ranked = sorted([disputed, unsure, text, coarse, later, one], key=lambda each: each.rank)
    assert ranked == [one, later, coarse, text, unsure, disputed]


def test_a_figure_is_found_by_its_address(toy: Toy) -> None:
    figure = toy.table("summary").figures[0]
    assert address_figure(figure) == f"{BOTKYRKA}/summary/intakter/outcome_2019_04"
    assert is_coded(figure)
    assert not is_coded(replace(figure, service="", indicator="", account=""))


def test_only_money_has_a_flow(toy: Toy) -> None:
    figure = toy.table("summary").figures[0]
    assert name_flow(figure) == "income"
    assert name_flow(replace(figure, flow="investment")) == "cost"
    assert name_flow(replace(figure, flow="financial")) == "net"
    places = next(one for one in toy.table("volumes").figures if one.value is not None)
    assert name_flow(replace(places, flow="cost")) == ""


def test_everything_but_the_place_tells_quantities_apart(toy: Toy) -> None:
    report = toy.report(BOTKYRKA)
    figure = toy.table("summary").figures[0]
    whole = find_quantity(report, figure)
    for name in ("service", "indicator", "account", "sex", "age", "municipality"):
        assert find_quantity(report, replace(figure, **{name: "other"})) != whole, name  # type: ignore[arg-type]
    assert find_quantity(report, replace(figure, table="other", line="99", value=Decimal(7))) == whole


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2), st.booleans(), st.booleans())
def test_the_sign_is_turned_by_the_printing_and_by_the_measure(number: Decimal, turned: bool, reversed_: bool) -> None:
    figure = _FIGURE
    meaning = replace(figure.meaning, better="lower" if reversed_ else "higher")
    found = replace(figure, value=number, turned=turned, meaning=meaning).base_value
    assert found == number * figure.unit.factor * (-1 if turned != reversed_ else 1)
