"""Files that another has taken the place of."""

from build_site.publishing.moved_files import list_moved_files
from tests.built import REAL, check, collect_data

SN = "botkyrka-sn-2022-verksamhetsberattelse"


def test_what_was_published_leads_to_a_file_that_is_there_and_nothing_else_does() -> None:
    result, files = check(REAL), collect_data(REAL)
    moved = dict(list_moved_files(files.keys(), result.corpus, result.editions))
    assert set(moved.values()) <= files.keys()
    assert not moved.keys() & files.keys()
    assert moved[f"data/{SN}/volumes.json"] == f"api/v1/tables/{SN}/volumes.json"
    assert moved[f"data/{SN}/volumes-excel-sv.csv"] == f"data/{SN}/volumes.xlsx"
    assert moved[f"data/{SN}/volumes.jsonstat.json"] == f"data/{SN}/{SN}.jsonstat.json"
    assert moved[f"data/{SN}/volumes.csv-metadata.json"] == f"data/{SN}/csv-metadata.json"
    assert moved["data/committees/botkyrka-sn.json"] == "api/v1/committees/0127/sn.json"
    assert moved["api/v1/committees/sn.json"] == "api/v1/committees/0127/sn.json"


def test_what_no_edition_has_is_not_listed() -> None:
    result, files = check(REAL), collect_data(REAL)
    moved = list_moved_files(files.keys(), result.corpus, ())
    assert {old.rpartition("/")[0] for old, _ in moved} == {"api/v1/committees"}
