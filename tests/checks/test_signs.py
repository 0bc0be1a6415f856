"""Every amount has its sign by one rule in the base unit."""

from decimal import Decimal

import pytest

from build_site.checks.signs import RULE
from tests.toy import BOTKYRKA, Toy


def base(toy: Toy, table: str, row: str, column: str) -> Decimal | None:
    found = toy.table(table).figure(row, column)
    assert found is not None
    return found.base_value


def test_the_toy_has_every_sign_right(toy: Toy) -> None:
    assert toy.broken(RULE) == []


def test_a_cost_without_minus_is_turned_by_what_its_row_says(toy: Toy) -> None:
    assert base(toy, "summary", "kostnader", "outcome_2019_04") == Decimal("-3100000")
    toy.edit("summary.csv", "cost,true,3.1", "cost,,3.1")
    assert base(toy, "summary", "kostnader", "outcome_2019_04") == Decimal("3100000")
    messages = toy.broken(RULE)
    assert [message.partition(" blir")[0] for message in messages] == [
        "summary.csv, rad 3, kolumn budget_2019: Kostnaden «Kostnader»",
        "summary.csv, rad 3, kolumn outcome_2019_04: Kostnaden «Kostnader»",
    ]
    assert "blir +9400000 i basenheten" in messages[0]


def test_a_negative_income_is_asked_about_until_its_row_says_that_it_is_right(toy: Toy) -> None:
    toy.edit("summary.csv", "income,,0.1,0.4", "income,,-0.1,0.4")
    assert [text.partition(":")[0] for text in toy.broken(RULE)] == ["summary.csv, rad 2, kolumn outcome_2019_04"]
    toy.edit("summary.csv", "income,,-0.1,0.4", "income,false,-0.1,0.4")
    assert toy.broken(RULE) == []


def test_an_amount_must_say_what_kind_of_money_it_is(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "    uppf:account: investment\n", "")
    assert [text.partition(":")[0] for text in toy.broken(RULE)] == [
        f"investments.csv, rad 2, kolumn {column}" for column in ("budget_total", "deviation_total", "outcome_total")
    ]


def test_a_deviation_of_turned_costs_is_a_surplus_when_less_was_spent(toy: Toy) -> None:
    """1000 in budget, 900 spent, printed as -100 without minuses on the costs."""
    assert base(toy, "investments", "gunghast", "budget_total") == Decimal("-1000000")
    assert base(toy, "investments", "gunghast", "deviation_total") == Decimal("100000")


@pytest.mark.parametrize(
    ("measure", "expected"), [("deviation_forecast", "-100000"), ("budget_minus_forecast", "100000")]
)
def test_a_difference_that_is_printed_the_other_way_round_is_turned(toy: Toy, measure: str, expected: str) -> None:
    path = toy.path("datapackage.yaml")
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("uppf:measure: deviation_forecast", f"uppf:measure: {measure}"), encoding="utf-8")
    assert base(toy, "operating_result", "totalt-netto", "deviation_2019") == Decimal(expected)


def test_sums_know_costs_that_are_printed_without_minus(toy: Toy) -> None:
    """Income 100, cost 1 100 without minus and net -1 000: the flows still add up, and the sign of the net is kept."""
    path = toy.path("operating_result.csv")
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[0] = lines[0].replace("service,", "service,turned,")
    shown = [lines[0]]
    for line in lines[1:]:
        is_cost = ",cost," in line
        key, _, numbers = line.partition(",cost," if is_cost else ",income," if ",income," in line else ",net,")
        flow = line[len(key) : -len(numbers)]
        service, _, rest = numbers.partition(",")
        amounts = rest.split(",")
        if is_cost:
            amounts[:3] = [amount.removeprefix("-") for amount in amounts[:3]]
        shown.append(f"{key}{flow}{service},{'true' if is_cost else ''},{','.join(amounts)}")
    path.write_text("\n".join(shown) + "\n", encoding="utf-8")
    yaml = toy.path("datapackage.yaml").read_text(encoding="utf-8")
    start = yaml.index("path: operating_result.csv")
    at = yaml.index("        - {name: service, type: string}\n", start)
    line = "        - {name: service, type: string}\n"
    described = yaml[:at] + line + "        - {name: turned, type: string}\n" + yaml[at + len(line) :]
    deviation = described.index("name: deviation_2019", start)
    measure = described.index("uppf:measure: deviation_forecast", deviation)
    described = described[:measure] + "uppf:turned: false\n          " + described[measure:]
    toy.path("datapackage.yaml").write_text(described, encoding="utf-8")
    assert base(toy, "operating_result", "verkstad-kostnader", "outcome_2019_04") == Decimal("-1100000")
    assert base(toy, "operating_result", "verkstad-kostnader", "deviation_2019") == Decimal("100000")
    assert toy.broken(RULE) == []
    relations = toy.context().relations[BOTKYRKA]
    flows = [one for one in relations if one.name in ("flow", "difference") and one.figure.table == "operating_result"]
    assert len(flows) > 10
    assert all(one.holds for one in flows)
