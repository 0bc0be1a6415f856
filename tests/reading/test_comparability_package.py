"""The rules of comparability, and what figures count, as they are read from their package."""

from build_site.model.comparability import FigureScope
from build_site.reading.comparability_package import read_comparability
from build_site.reading.packages import LoadedPackage
from tests.toy import BOTKYRKA, Toy

DEFINITION = f"dockor,0127,avun,sfi,,,outcome,2018,2019-06,monthly-average,average,all,Dockor,{BOTKYRKA},1-2\n"
BREAK = f"flytt,0127,avun,,,fees,2019-02,Avgifterna flyttades.,{BOTKYRKA},3\n"


def add(toy: Toy, table: str, row: str) -> None:
    with (toy.datasets / "definitions" / f"{table}.csv").open("a", encoding="utf-8") as file:
        file.write(row)


def test_rules_are_read_with_their_conditions(toy: Toy) -> None:
    rules = {rule.id: rule for rule in read_comparability(toy.load_trusting().definitions).rules}
    population = rules["population"]
    assert (population.reason, population.verdict, population.differs) == (
        "population",
        "reservations",
        ("municipality",),
    )
    assert population.either == ("grows", ("yes",))
    assert population.unless == ("per", ("inhabitant", "budget", "first"))
    assert rules["break"].same == ("body", "service", "indicator", "account")
    assert (rules["uncertain"].differs, rules["way"].known) == ((), ("way",))
    assert rules["subject"].chosen
    assert not rules["unit"].chosen


def test_definitions_and_breaks_hold_for_whole_months(toy: Toy) -> None:
    add(toy, "definitions", DEFINITION)
    add(toy, "breaks", BREAK)
    known = read_comparability(toy.load().definitions)
    (definition,), (one,) = known.definitions, known.breaks
    assert definition.scope == FigureScope(("0127", "avun"), "sfi", "", "", "outcome", (2018, 1), (2019, 6))
    assert (definition.way, definition.over_time, definition.covers) == ("monthly-average", "average", "all")
    assert (one.scope.start, one.scope.end, one.scope.account) == ((2019, 2), None, "fees")
    assert known.scales["tkr_per_place"] == "kr_per_place"
    assert known.ways["monthly-average"].title == "Genomsnitt per månad"
    assert known.version


def test_what_could_not_be_read_says_nothing() -> None:
    known = read_comparability(LoadedPackage("definitions", {}, {}))
    assert (known.rules, known.definitions, known.breaks, known.scales) == ((), (), (), {})


def test_a_misspelt_cell_is_told_with_file_row_and_column(toy: Toy) -> None:
    add(
        toy, "definitions", DEFINITION.replace("2018,2019-06", "2018,2019-13").replace("average,average", "medel,medel")
    )
    problems = toy.loading_problems()
    assert any(one.startswith("definitions/definitions.csv, rad 2, kolumn to:") for one in problems), problems
    assert any("kolumn over_time" in one for one in problems), problems
