"""The relations as anyone can try them: each again, from the published tables, by what its name says."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.built import REAL, check, collect_data, parse_csv
from tests.toy import Toy

SLACK = Decimal("0.000001")  # what is computed is published with six decimals


@pytest.fixture(scope="module", params=["toy", "real"])
def datasets(request: pytest.FixtureRequest, checked_toy: Toy) -> Path:
    return checked_toy.datasets if request.param == "toy" else REAL


def test_every_relation_that_was_tried_is_there(datasets: Path) -> None:
    tried = [relation for found in check(datasets).checked.relations.values() for relation in found]
    rows = parse_csv(collect_data(datasets)["data/relations.csv"])
    assert len(rows) == len(tried) > 10
    failed = [row for row in rows if abs(Decimal(row["difference"])) > Decimal(row["tolerance"])]
    assert len(failed) == sum(not relation.holds for relation in tried)


def test_each_comes_out_again_from_the_printed_figures(datasets: Path) -> None:
    """What is printed stands at its address; a plain sum is the sum of the figures that it names."""
    files = collect_data(datasets)
    tables: dict[str, dict[str, dict[str, str]]] = {}

    def find(address: str) -> Decimal:
        report, table, row, column = address.split("/")
        path = f"data/{report}/{table}.csv"
        tables.setdefault(path, {one["row"]: one for one in parse_csv(files[path])})
        return Decimal(tables[path][row][column])

    sums = 0
    for row in parse_csv(files["data/relations.csv"]):
        own = find("/".join((row["report"], row["table"], row["row"], row["column"])))
        assert own == Decimal(row["printed"])
        assert abs(own - Decimal(row["expected"]) - Decimal(row["difference"])) <= SLACK
        parts = [find(address) for address in row["figures"].split(";")]
        if row["relation"] == "sum" and all(part >= 0 for part in parts) and own >= 0:
            assert abs(sum(parts) - Decimal(row["expected"])) <= SLACK, row
            sums += 1
    assert sums > 5
