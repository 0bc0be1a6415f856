"""The real datasets: they pass every check, and hold what the inventory of the reports says that they print."""

import csv

import pytest

from build_site.model import Table
from build_site.pipeline import check_datasets
from build_site.problems import DataError
from build_site.releasing import CheckedCorpus
from tests.halves import leave_to_the_whole
from tests.memory import recall
from tests.shared import INVENTORY, SOURCES, need
from tests.toy import PROJECT, Toy

# Where a package and the inventory differ on purpose. A difference that is gone must leave this list.
DIFFERENCES = {
    ("botkyrka-avun-2020-delar-2", "investments_multi_year"): "seven amounts and three states, counted again",
    ("botkyrka-avun-2023-delar-2", "delegation_decisions"): "begins with the heading that names the period",
    ("botkyrka-avun-2023-delar-2", "internal_control_activities"): "activities without a status are rows too",
    ("botkyrka-avun-2023-delar-2", "internal_control_controls"): "with the controls that are to be made later",
    ("botkyrka-sn-2022-verksamhetsberattelse", "grant_use_foster_care"): "amounts and comments, counted again",
    ("botkyrka-sn-2023-juni", "planned_controls"): "begins where the first control is named, before its figures",
    ("botkyrka-sn-2023-juni", "unexecuted_decisions"): "individual cases are counted by category and never listed",
    ("eskilstuna-avn-2022-delar-1", "commitments"): "ends with the comment on the last commitment",
    ("eskilstuna-avn-2022-delar-1", "indicators_staff"): "with a last row that holds no figures",
}


@pytest.fixture(scope="module")
def corpus() -> CheckedCorpus:
    leave_to_the_whole("real data")
    try:
        return check_datasets(PROJECT / "datasets", SOURCES if SOURCES.is_dir() else None, recall)
    except DataError as error:
        count, first = len(error.problems), "\n".join(map(str, error.problems[:5]))
        pytest.fail(f"{count} problems in the datasets, of which the first are:\n{first}", pytrace=False)


def read_inventory() -> dict[tuple[str, str], tuple[int, int, int]]:
    """First line, last line and number of figures by report and table; skips the test where there is no inventory."""
    need(INVENTORY, "inventory of the reports' tables")
    with INVENTORY.open(encoding="utf-8", newline="") as file:
        return {
            (row["report"], row["table"]): (int(row["first_line"]), int(row["last_line"]), int(row["cells"]))
            for row in csv.DictReader(file)
        }


def extent(table: Table) -> tuple[int, int, int]:
    return min(first for first, _ in table.lines), max(last for _, last in table.lines), table.cells


def test_the_datasets_pass_every_check(corpus: CheckedCorpus) -> None:
    assert corpus.checked.problems == ()
    assert corpus.corpus.reports


def test_every_report_has_its_text(corpus: CheckedCorpus) -> None:
    need(SOURCES, "texts of the reports")
    assert {report.id for report in corpus.corpus.reports} <= {path.stem for path in SOURCES.glob("*.txt")}


def test_every_relation_that_fails_has_its_finding_and_no_other(corpus: CheckedCorpus) -> None:
    slips = {
        (report, relation.figure.table, relation.figure.row.id, relation.figure.column.name, relation.name)
        for report, relations in corpus.checked.relations.items()
        for relation in relations
        if not relation.holds
    }
    explained = {
        (report.id, finding.table, finding.row, finding.column, finding.relation)
        for report in corpus.corpus.reports
        for finding in report.findings
        if finding.relation != "reading"
    }
    assert slips == explained


def test_every_report_has_relations_to_check(corpus: CheckedCorpus) -> None:
    """Arithmetic that finds nothing to check protects nothing. The report of June 2023 prints words and grades only."""
    without = [report for report, relations in corpus.checked.relations.items() if not relations]
    assert without == ["botkyrka-sn-2023-juni"]
    assert corpus.checked.relations.keys() == {report.id for report in corpus.corpus.reports}


def test_tables_stand_on_the_lines_and_hold_the_figures_that_the_inventory_says(corpus: CheckedCorpus) -> None:
    inventory = read_inventory()
    tables = {(report.id, table.id): table for report in corpus.corpus.reports for table in report.tables}
    differing = {
        place: (extent(table), inventory[place])
        for place, table in tables.items()
        if place in inventory and extent(table) != inventory[place]
    }
    unexplained = {place: both for place, both in differing.items() if place not in DIFFERENCES}
    assert unexplained == {}
    assert {place for place in DIFFERENCES if place in tables} <= differing.keys(), "gone: remove from DIFFERENCES"


def test_tables_that_the_inventory_does_not_know_are_running_text(corpus: CheckedCorpus) -> None:
    inventory = read_inventory()
    unknown = {
        (report.id, table.id): table.running_text
        for report in corpus.corpus.reports
        for table in report.tables
        if (report.id, table.id) not in inventory
    }
    assert unknown == dict.fromkeys(unknown, True)


def test_the_inventory_names_only_reports_that_have_a_text() -> None:
    reports = {report for report, _ in read_inventory()}
    assert reports == {path.stem for path in SOURCES.glob("*.txt")}


def test_the_toy_passes_every_check(checked_toy: Toy) -> None:
    with_sources = check_datasets(checked_toy.datasets, checked_toy.sources)
    without = check_datasets(checked_toy.datasets)
    assert with_sources.checked == without.checked
    assert (len(without.checked.findings), without.checked.problems) == (2, ())
