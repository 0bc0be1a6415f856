"""A third municipality is published, renamed and withdrawn: what was cited still answers, and says what happened."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from build_site.pipeline import check_datasets, read_changes
from build_site.problems import DataError
from build_site.publishing.aliases import alias_files, list_redirects
from build_site.publishing.withdrawn import answer_withdrawn
from tests.built import check, collect_undrawn
from tests.memory import recall
from tests.pages.reading import read_page
from tests.third import (
    SN,
    TERTIAL,
    THIRD_FOLDERS,
    add_third,
    merge_reports,
    publish_third,
    rename_committee,
    rename_municipality,
    rename_report,
    rename_row,
    rename_table,
    split_report,
    withdraw_reports,
)
from tests.toy import ESKILSTUNA, Toy


@dataclass(frozen=True)
class Published:
    """The first edition's pages, and the toy to change."""

    toy: Toy
    files: Mapping[str, bytes]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Published:
    toy = publish_third(add_third(Toy.copy_to(tmp_path_factory.mktemp("before") / "toy")))
    return Published(toy, collect_undrawn(toy.datasets))


class _Ids(HTMLParser):
    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found |= {
            value for name, value in attrs if name == "id" and value and value.startswith(("rad-", "kolumn-"))
        }


def find_lost(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    """Pages that no longer answer, and rows, cells and columns that somebody may have cited and that are gone."""
    lost = []
    for path, content in before.items():
        if path.startswith("kommuner/") and path.endswith(".md"):
            if path not in after:
                lost.append(path)
            else:
                lost += sorted(f"{path}#{one}" for one in _Ids(content).found - _Ids(after[path]).found)
    return lost


@pytest.mark.parametrize(
    "change",
    [
        rename_report,
        rename_municipality,
        rename_committee,
        rename_table,
        rename_row,
        merge_reports,
        split_report,
        withdraw_reports,
    ],
)
def test_every_page_and_every_cited_cell_still_answers(
    before: Published, tmp_path: Path, change: Callable[[Toy], None]
) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    change(toy)
    assert find_lost(before.files, collect_undrawn(toy.datasets)) == []


@pytest.mark.parametrize(
    ("change", "old", "said"),
    [
        (rename_report, "kommuner/simrishamn/sn/2019-delar-1", "Rapporten är omdöpt"),
        (rename_municipality, "kommuner/simrishamn", "Kommunen är omdöpt"),
        (rename_committee, "kommuner/simrishamn/sn", "Nämnden är omdöpt"),
        (rename_table, "kommuner/simrishamn/avun/2019-delar-1/grades", "Tabellen är omdöpt"),
        (merge_reports, "kommuner/simrishamn/sn/2019-delar-1", "Rapporten är sammanslagen"),
        (split_report, "kommuner/simrishamn/sn/2019-delar-1", "Rapporten är delad"),
        (withdraw_reports, "kommuner/simrishamn/avun/2019-delar-1/volumes", "Rapporten är återtagen"),
    ],
)
def test_the_old_page_says_what_happened_with_day_and_reason(
    before: Published, tmp_path: Path, change: Callable[[Toy], None], old: str, said: str
) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    change(toy)
    page = collect_undrawn(toy.datasets)[f"{old}/index.md"].decode()
    assert said in page
    assert "2026-12-01" in page


def test_the_old_page_of_a_withdrawn_table_tells_what_its_columns_were_called(
    before: Published, tmp_path: Path
) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    withdraw_reports(toy)
    page = read_page(collect_undrawn(toy.datasets)["kommuner/simrishamn/avun/2019-delar-1/volumes/index.md"].decode())
    assert "Kolumn: Utfall 2018 Kolumn: Utfall januari–april 2019 Kolumn: Mål 2019 Deltagare" in page.text
    assert "outcome_2018" not in page.text
    assert "rad-deltagare--outcome_2018" in page.ids


def test_the_change_log_says_renamed_and_no_figure_has_changed(before: Published, tmp_path: Path) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    rename_report(toy)
    assert read_changes(toy.datasets).splitlines() == [
        "Utkast till utgåva 2.0.0: 1 rapport omdöpt jämfört med utgåva 1.0.0.",
        "  omdöpt: rapport simrishamn/sn/2019-delar-1 → simrishamn/sn/2019-tertial-1. Det är en tertialrapport",
    ]


def test_a_fault_elsewhere_does_not_make_a_renamed_report_unknown(before: Published, tmp_path: Path) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    rename_report(toy)
    toy.edit("datapackage.yaml", "uppf:year: 2019\n", "uppf:year: i fjol\n", ESKILSTUNA)
    with pytest.raises(DataError) as raised:
        check_datasets(toy.datasets, recall=recall)
    assert [problem.column for problem in raised.value.problems] == ["uppf:year"]


@pytest.mark.parametrize("package", ["codelists", "reference"])
def test_shared_lists_that_cannot_be_read_are_told_whatever_was_published(
    before: Published, tmp_path: Path, package: str
) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    (toy.datasets / package / "datapackage.yaml").unlink()
    with pytest.raises(DataError, match="Paketets beskrivning saknas"):
        check_datasets(toy.datasets, recall=recall)


def test_an_undeclared_new_name_gives_one_message(before: Published, tmp_path: Path) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    rename_report(toy, declared=False)
    with pytest.raises(DataError) as raised:
        check_datasets(toy.datasets, recall=recall)
    (problem,) = raised.value.problems
    assert problem.path == "reports/simrishamn/sn/2019-tertial-1/datapackage.yaml"
    assert f"Rapporten hette {SN} när den publicerades. Skriv uppf:formerly" in str(problem)


def test_a_report_that_is_gone_without_a_word_gives_one_message(before: Published, tmp_path: Path) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    shutil.rmtree(toy.datasets / THIRD_FOLDERS[SN])
    with pytest.raises(DataError) as raised:
        check_datasets(toy.datasets, recall=recall)
    (problem,) = raised.value.problems
    assert "Rapporten simrishamn/sn/2019-delar-1 är publicerad men finns inte längre." in problem.message


def test_files_and_answers_have_their_old_names_too(before: Published, tmp_path: Path) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    rename_report(toy)
    files = collect_undrawn(toy.datasets)
    aliases = alias_files(files, check(toy.datasets).corpus)
    lost = {
        path for path in before.files if SN in path and path.startswith(("data/", "api/")) and not path.endswith(".md")
    }
    assert lost - files.keys() - aliases.keys() == set()
    assert aliases[f"api/v1/reports/{SN}.json"] == files[f"api/v1/reports/{TERTIAL}.json"]
    assert json.loads(aliases[f"api/v1/tables/{SN}/operating_result.json"])["records"]


def test_hosts_are_told_to_redirect_pages(before: Published, tmp_path: Path) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    rename_report(toy)
    # What lies below goes with it.
    assert list_redirects(check(toy.datasets).corpus) == (
        ("kommuner/simrishamn/sn/2019-delar-1/", "kommuner/simrishamn/sn/2019-tertial-1/"),
    )


def test_the_api_answers_about_what_is_withdrawn(before: Published, tmp_path: Path) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    withdraw_reports(toy)
    result = check(toy.datasets)
    files = collect_undrawn(toy.datasets)
    answers = answer_withdrawn(files, result.corpus, result.editions)
    lost = {path for path in before.files if path.startswith("api/v1/")} - files.keys() - answers.keys()
    assert lost == set()
    answer = json.loads({**files, **answers}[f"api/v1/tables/{SN}/operating_result.json"])
    assert answer["title"] == "Rapporten är återtagen: simrishamn/sn/2019-delar-1/operating_result"
    assert answer["records"] == []
    assert answer["about"] == {
        "fate": "Rapporten är återtagen",
        "place": "simrishamn/sn/2019-delar-1/operating_result",
        "date": "2026-12-01",
        "reason": "Kommunen har dragit tillbaka rapporten",
        "editions": ["utgavor/1.0.0/"],
        "became": [],
    }
    assert json.loads({**files, **answers}[f"api/v1/reports/{SN}.json"])["records"] == []


@pytest.mark.parametrize("change", [split_report, merge_reports, rename_committee, rename_table])
def test_the_api_answers_at_every_old_address(before: Published, tmp_path: Path, change: Callable[[Toy], None]) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    change(toy)
    result, files = check(toy.datasets), collect_undrawn(toy.datasets)
    answers = {**alias_files(files, result.corpus), **answer_withdrawn(files, result.corpus, result.editions)}
    assert {path for path in before.files if path.startswith("api/v1/")} - files.keys() - answers.keys() == set()


def test_the_api_says_what_a_split_report_has_become(before: Published, tmp_path: Path) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    split_report(toy)
    result = check(toy.datasets)
    answers = answer_withdrawn(collect_undrawn(toy.datasets), result.corpus, result.editions)
    answer = json.loads(answers[f"api/v1/reports/{SN}.json"])
    assert answer["about"]["fate"] == "Rapporten är delad"
    assert set(answer["about"]["became"]) == {
        "kommuner/simrishamn/sn/2019-tertial-1/",
        "kommuner/simrishamn/avun/2019-delar-1/",
    }


def test_the_columns_of_a_withdrawn_report_keep_their_address(before: Published, tmp_path: Path) -> None:
    toy = before.toy.copy_again(tmp_path / "toy")
    withdraw_reports(toy)
    page = collect_undrawn(toy.datasets)[f"data/ordbok/{SN}/index.md"].decode()
    assert "Rapporten är återtagen" in page


def test_what_is_still_there_is_not_answered_for(before: Published) -> None:
    result = check(before.toy.datasets)
    assert answer_withdrawn(before.files, result.corpus, result.editions) == {}
