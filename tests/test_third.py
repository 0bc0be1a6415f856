"""A third municipality whose committees have the same codes as others': each stays its own everywhere."""

import csv
import io
import json
import sqlite3
from collections.abc import Mapping
from html.parser import HTMLParser

import pytest

from build_site.pipeline import verify_datasets
from build_site.publishing.moved_files import list_moved_files
from tests.built import check, collect_undrawn
from tests.third import AVUN, MUNICIPALITY, SN, add_third
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> Toy:
    toy = add_third(Toy.copy_to(tmp_path_factory.mktemp("third") / "toy"))
    verify_datasets(toy.datasets, toy.sources, record=True)
    return toy


@pytest.fixture(scope="module")
def files(third: Toy) -> Mapping[str, bytes]:
    return collect_undrawn(third.datasets)


def reports_in(content: bytes) -> set[str]:
    return {row["report"] for row in csv.DictReader(io.StringIO(content.decode(), newline=""))}


def records_of(content: bytes) -> list[dict[str, str]]:
    records: list[dict[str, str]] = json.loads(content)["records"]
    return records


def test_the_third_is_an_editors_work_alone(third: Toy) -> None:
    assert {report.id for report in check(third.datasets).corpus.reports} == {BOTKYRKA, ESKILSTUNA, SN, AVUN}


def test_namesakes_keep_their_names_and_duties(third: Toy) -> None:
    committees = check(third.datasets).corpus.codes.committees
    assert committees["0127", "sn"].responsibility != committees[MUNICIPALITY, "sn"].responsibility
    assert committees[MUNICIPALITY, "avun"].name == "Arbetsmarknadsnämnden"


def test_a_code_that_is_anothers_is_refused_here(third: Toy) -> None:
    assert ("0484", "sn") not in check(third.datasets).corpus.codes.committees


@pytest.mark.parametrize(
    ("name", "report"), [("botkyrka-avun", BOTKYRKA), ("simrishamn-avun", AVUN), ("simrishamn-sn", SN)]
)
def test_a_committees_file_has_its_own_figures(files: Mapping[str, bytes], name: str, report: str) -> None:
    assert reports_in(files[f"data/committees/{name}.csv"]) == {report}


@pytest.mark.parametrize(
    ("address", "reports"),
    [
        ("0127/avun", {BOTKYRKA}),
        (f"{MUNICIPALITY}/avun", {AVUN}),
        (f"{MUNICIPALITY}/sn", {SN}),
        ("avun", {BOTKYRKA, AVUN}),  # what was asked for before the third came still answers, with both
    ],
)
def test_the_api_answers_for_each_committee(files: Mapping[str, bytes], address: str, reports: set[str]) -> None:
    series = json.loads(files[f"api/v1/committees/{address}.json"])["records"]
    assert {point["report"] for one in series for point in one["points"]} == reports


def test_a_code_that_one_municipality_has_leads_to_its_one_answer(third: Toy, files: Mapping[str, bytes]) -> None:
    """Hosts that can redirect send programs on from the address that they knew when one municipality had it."""
    assert "api/v1/committees/sn.json" not in files
    moved = dict(list_moved_files(files, check(third.datasets).corpus, ()))
    assert moved["api/v1/committees/sn.json"] == f"api/v1/committees/{MUNICIPALITY}/sn.json"
    assert "api/v1/committees/avun.json" not in moved


def test_no_series_mixes_two_committees(files: Mapping[str, bytes]) -> None:
    homes = {row["report"]: row["municipality"] for row in records_of(files["api/v1/reports.json"])}
    for path, content in files.items():
        if path.startswith(("api/v1/indicators/", "api/v1/municipalities/", "api/v1/committees/")):
            for one in json.loads(content)["records"]:
                assert len({homes[point["report"]] for point in one["points"]}) == 1, (path, one["series"])


def test_the_list_of_committees_has_each_once_with_an_address_that_answers(files: Mapping[str, bytes]) -> None:
    listed = records_of(files["api/v1/committees.json"])
    assert [(one["municipality"], one["committee"]) for one in listed] == [
        ("0127", "avun"), ("0484", "avn"), (MUNICIPALITY, "sn"), (MUNICIPALITY, "avun"),
    ]  # fmt: skip
    assert all(one["address"] in files for one in listed)


def test_files_in_words_name_the_right_committee(files: Mapping[str, bytes]) -> None:
    text = files["data/observations-excel-sv.csv"].decode("utf-8-sig")
    named = {
        (row["Rapport (kod)"].strip(), row["Nämnd"].strip()) for row in csv.DictReader(io.StringIO(text), delimiter=";")
    }
    assert {name for report, name in named if report == AVUN} == {"Arbetsmarknadsnämnden"}
    assert {name for report, name in named if report == BOTKYRKA} == {"Arbetsmarknads- och vuxenutbildningsnämnden"}


def test_every_reference_of_the_database_leads_to_a_row(files: Mapping[str, bytes]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(files["data/oppen-uppfoljning.sqlite"])
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    joined = connection.execute(
        "select reports.report, committees.name from reports join committees using (municipality, committee)"
    ).fetchall()
    assert len(joined) == len(set(joined)) == 4
    # A figure about all of Sweden is still its committee's: the report's municipality says whose.
    lost = connection.execute(
        "select count(*) from observations o left join committees c "
        "on c.municipality = o.report_municipality and c.committee = o.committee where c.name is null"
    ).fetchone()
    assert lost == (0,)


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found += [value for name, value in attrs if name == "id" and value]


def test_no_page_has_an_id_twice(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        if path.endswith(".md"):
            reader = _Ids()
            reader.feed(content.decode())
            assert len(reader.found) == len(set(reader.found)), path


def test_the_dictionary_tells_namesakes_apart(files: Mapping[str, bytes]) -> None:
    page = files["data/ordbok/committees/index.md"].decode()
    assert all(
        f'id="kod-{code}"' in page for code in ("0127-avun", "0127-sn", f"{MUNICIPALITY}-avun", f"{MUNICIPALITY}-sn")
    )


def test_each_committee_has_its_page(files: Mapping[str, bytes]) -> None:
    for place, other in (("simrishamn/avun", "0127"), ("simrishamn/sn", "0127"), ("botkyrka/avun", MUNICIPALITY)):
        page = files[f"kommuner/{place}/index.md"].decode()
        assert page.count('class="ou-card"') == 1, place
        assert other not in page
