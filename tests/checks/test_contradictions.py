"""One quantity has one value."""

import pytest

from build_site.checks.contradictions import RULE
from build_site.comparing.quantities import gather_quantities
from tests.toy import BOTKYRKA, Toy


def test_the_toy_contradicts_itself_nowhere(toy: Toy) -> None:
    assert toy.broken(RULE) == []


def test_two_values_of_one_quantity_are_told_with_both_places(toy: Toy) -> None:
    toy.edit("summary.csv", "net,,-3.0,-9.0", "net,,-3.2,-9.0")
    (message,) = toy.broken(RULE)
    assert message.startswith(
        "summary.csv, rad 4, kolumn outcome_2019_04: «Netto» är -3.2 mnkr här, men «Totalt > Netto»"
    )
    assert f"i {BOTKYRKA}/operating_result/totalt-netto/outcome_2019_04 är -3000 tkr." in message
    assert "whole_committee, net, net, outcome, 2019-01/2019-04, total, kr" in message
    assert "ge den ena en egen indikator" in message


@pytest.mark.parametrize("value", ["-3.0", "-3.000", "-3"])
def test_rounding_is_no_contradiction(toy: Toy, value: str) -> None:
    toy.edit("summary.csv", "net,,-3.0,-9.0", f"net,,{value},-9.0")
    assert toy.broken(RULE) == []


def test_counts_that_are_rounded_alike_must_be_equal(toy: Toy) -> None:
    toy.edit("staff.csv", "staff_permanent_employees,5,1,7", "staff_employees,3,4,8")
    assert [text.partition(":")[0] for text in toy.broken(RULE)] == []  # a finding explains the cell
    toy.edit("staff.csv", "leksaksmakare,Leksaksmakare,staff_employees,3,4,7", "leksaksmakare,L,staff_employees,2,4,7")
    assert [text.partition(":")[0] for text in toy.broken(RULE)] == ["staff.csv, rad 3, kolumn women_2019_04"]


def test_the_one_to_use_is_chosen_by_the_printed_rule(toy: Toy) -> None:
    """The table in tkr is more exact than the one in mnkr, though it comes later."""
    corpus = toy.read()
    found = gather_quantities(corpus)
    report = corpus.report(BOTKYRKA)
    summary = report.table("summary") if report else None
    figure = summary.figure("netto", "outcome_2019_04") if summary else None
    assert figure is not None
    assert found.find_preferred(figure) == f"{BOTKYRKA}/operating_result/totalt-netto/outcome_2019_04"


def test_every_number_has_one_to_use_and_each_quantity_only_one(toy: Toy) -> None:
    corpus = toy.read()
    found = gather_quantities(corpus)
    numbers = [figure for report in corpus.reports for figure in report.figures if figure.number is not None]
    assert len(numbers) == len(found.preferred)
    assert set(found.preferred.values()) <= set(found.preferred)
    assert all(found.preferred[one] == one for one in found.preferred.values())


def test_forecasts_of_different_times_are_different_quantities(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "uppf:measure: forecast,", 'uppf:as_of: "2019-02", uppf:measure: forecast,')
    periods = {quantity.as_of for quantity in gather_quantities(toy.read()).printed if quantity.as_of}
    assert periods == {"2019-02", "2019-04"}


def test_a_finding_about_the_cell_explains_the_contradiction(toy: Toy) -> None:
    toy.edit("summary.csv", "net,,-3.0,-9.0", "net,,-3.2,-9.0")
    path = toy.path("findings.csv")
    row = "summary,netto,outcome_2019_04,reading,text,,9,-3.2,-3.0,mnkr,Driftuppföljningen har ett annat netto.,netto\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert toy.broken(RULE) == []
