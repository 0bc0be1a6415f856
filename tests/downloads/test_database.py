"""The SQLite file: keys that hold, code lists, search, and the same bytes every time."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest

from build_site.downloads import DATASETTE_METADATA
from build_site.downloads.all_downloads import build_tidy_sheets
from build_site.downloads.database import build_database_tables, format_database
from build_site.downloads.datasette import format_datasette_metadata
from build_site.published.vocabulary import CLOSED_LISTS
from tests.built import REAL, collect_offered, make_content

OPEN = set("municipalities committees report_kinds services measures units statuses indicators accounts topics".split())
LISTS = OPEN | {listed.name for listed in CLOSED_LISTS}
TIDY = {"reports", "tables", "observations", "goals", "findings", "relations", "comparisons", "claims", "calendar"}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("database") / "oppen-uppfoljning.sqlite"
    path.write_bytes(collect_offered(REAL).files[f"data/{path.name}"])
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    yield connection
    connection.close()


def all_of(database: sqlite3.Connection, query: str, *values: object) -> list[tuple[object, ...]]:
    return database.execute(query, values).fetchall()


def test_database_is_whole_and_every_foreign_key_leads_somewhere(database: sqlite3.Connection) -> None:
    assert all_of(database, "pragma integrity_check") == [("ok",)]
    assert all_of(database, "pragma foreign_key_check") == []
    keys = {name: len(all_of(database, f'pragma foreign_key_list("{name}")')) for name in TIDY}
    assert all(keys.values()), keys


def test_every_table_has_a_primary_key(database: sqlite3.Connection) -> None:
    tables = {str(name) for (name,) in all_of(database, "select name from sqlite_master where type = 'table'")}
    assert tables >= LISTS | TIDY | {"population"}
    for name in LISTS | TIDY | {"population"}:
        columns = all_of(database, f'pragma table_info("{name}")')
        assert [column[1] for column in columns if column[5]], name


def test_foreign_keys_refuse_a_code_that_does_not_exist(database: sqlite3.Connection) -> None:
    copy = sqlite3.connect(":memory:")
    database.backup(copy)
    copy.execute("pragma foreign_keys = on")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        copy.execute("update observations set measure = 'hittepå' where rowid = 1")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        copy.execute("insert into observations select * from observations limit 1")
    copy.close()


def test_figures_can_be_joined_with_what_their_codes_mean(database: sqlite3.Connection) -> None:
    query = """
        select count(*), count(committees.name), count(tables.title), count(measures.title), count(units.title),
            count(sexes.title)
        from observations
        join committees on committees.municipality = observations.report_municipality
            and committees.committee = observations.committee
        join measures using (measure) join units using (unit)
        join sexes using (sex)
        join tables on tables.report = observations.report and tables."table" = observations."table"
    """
    (counts,) = all_of(database, query)
    (total,) = all_of(database, "select count(*) from observations")
    assert set(counts) == set(total)


@pytest.mark.parametrize("word", ["försörjningsstöd", "sjukfrånvaro"])
def test_search_finds_swedish_words(word: str, database: sqlite3.Connection) -> None:
    found = all_of(
        database,
        "select label from observations where rowid in (select rowid from observations_fts(?))",
        word,
    )
    expected = all_of(
        database,
        "select count(*) from observations where lower(label || ' ' || coalesce(note, '')) like ?",
        f"%{word}%",
    )
    assert 0 < len(found) <= int(str(expected[0][0]))


def test_search_keeps_the_swedish_letters_apart(database: sqlite3.Connection) -> None:
    query = "select count(*) from observations_fts where observations_fts match ?"
    assert all_of(database, query, "år")[0][0] != 0
    assert all_of(database, query, "år") != all_of(database, query, "ar")


def test_figures_are_found_by_index(database: sqlite3.Connection) -> None:
    query = "explain query plan select * from observations where indicator = 'net' and measure = 'outcome'"
    assert "observations_by_indicator_measure" in str(all_of(database, query))


def test_same_tables_give_the_same_bytes() -> None:
    content = make_content(REAL)
    relations = build_database_tables(content, build_tidy_sheets(content).values())
    assert format_database(relations) == collect_offered(REAL).files["data/oppen-uppfoljning.sqlite"]


def test_metadata_names_every_table_and_column(database: sqlite3.Connection) -> None:
    metadata = json.loads(collect_offered(REAL).files[DATASETTE_METADATA])
    assert metadata["license"] == "CC0-1.0"
    assert "source_url" not in metadata  # a program elsewhere can't follow a relative address
    (name,) = metadata["databases"]
    assert f"data/{name}.sqlite" in collect_offered(REAL).files
    tables = metadata["databases"][name]["tables"]
    assert tables.keys() == LISTS | TIDY | {"population"}
    for table, described in tables.items():
        columns = [column[1] for column in all_of(database, f'pragma table_info("{table}")')]
        assert list(described["columns"]) == columns
        assert set(described.get("facets", ())) <= set(columns)
        assert described.get("label_column", columns[0]) in columns


def test_metadata_has_the_address_where_it_is_known() -> None:
    content = replace(make_content(REAL), base="https://exempel.se/")
    metadata = json.loads(format_datasette_metadata(content, ()))
    assert metadata["source_url"] == "https://exempel.se/data/"


def test_file_says_which_program_it_is_for(database: sqlite3.Connection) -> None:
    assert all_of(database, "pragma application_id") == [(int.from_bytes(b"oupp", "big"),)]
