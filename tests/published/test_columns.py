"""The declared columns are the contract, and every cell that is published keeps to them."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from build_site.published.columns import DataColumn, DataFile, RowReference
from build_site.published.dictionary import Dictionary, build_dictionary
from build_site.published.tidy import TIDY_FILES
from tests.built import REAL, check, collect_data, parse_csv
from tests.toy import Toy

FILES = tuple(one.file for one in TIDY_FILES)
CONTRACT = {
    "observations": "municipality,committee,report,table,row,label,service,indicator,measure,period,sex,age,unit,value,"
    "value_text,value_base,unit_base,line,uncertain,status,note,flow,account,as_of,preferred,same_as,population,"
    "obs_status,page,box",
    "reports": "municipality,committee,report,title,year,kind,period,version,created,source_title,source_date,"
    "diary_number,source_sha256,tables,figures",
    "tables": "municipality,committee,report,table,title,section,lines,rows,figures,pages",
    "goals": "municipality,committee,report,table,row,goal_area,goal,assessment,assessment_printed,line,note,"
    "kind,label,indicator,target,outcome,previous,result,basis,page,box",
    "findings": "report,table,lines,kind,relation,printed,expected,difference,unit,explanation,cause,pages",
    "relations": "report,table,row,column,relation,figures,printed,expected,difference,tolerance,unit,lines,formula,"
    "pages",
    "comparisons": "comparison,title,verdict,series,municipality,committee,report,table,row,measure,period,sex,base,"
    "value,unit_base,population,population_year,reasons",
    "calendar": "municipality,committee,kind,period,title,due,state,as_of,report,ground,source,due_ground,due_source",
    "claims": "page,place,text,kind,basis,measure,unit,set,figures,arithmetic",
}


def parses(column: DataColumn, cell: str) -> bool:
    """Whether a cell is what its column declares."""
    if not cell:
        return not column.required
    if column.pattern and not column.separator and not re.fullmatch(column.pattern, cell):
        return False
    return READERS[column.type](cell)


READERS: Mapping[str, Callable[[str], bool]] = {
    "string": bool,
    "integer": lambda cell: bool(re.fullmatch(r"-?[0-9]+", cell)),
    "number": lambda cell: bool(re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell)) and Decimal(cell).is_finite(),
    "boolean": lambda cell: cell in ("true", "false"),
    "date": lambda cell: date.fromisoformat(cell).isoformat() == cell,
    "datetime": lambda cell: datetime.strptime(cell, "%Y-%m-%dT%H:%M:%SZ").year > 2000,
}


@pytest.fixture(scope="module", params=["toy", "real"])
def datasets(request: pytest.FixtureRequest, checked_toy: Toy) -> Path:
    return checked_toy.datasets if request.param == "toy" else REAL


@pytest.fixture(scope="module")
def dictionary(datasets: Path) -> Dictionary:
    result = check(datasets)
    return build_dictionary(result.loaded, result.corpus)


def read(datasets: Path, file: DataFile) -> list[dict[str, str]]:
    return parse_csv(collect_data(datasets)[f"data/{file.path}"])


def find_codes(dictionary: Dictionary, datasets: Path, name: str) -> set[str]:
    target = dictionary.shared[name]
    return {row[target.key[0]] for row in read(datasets, target)}


def test_columns_of_the_shared_files_are_the_contract() -> None:
    assert {file.name: ",".join(file.header) for file in FILES} == CONTRACT


def test_every_csv_file_for_programs_is_described_and_every_described_file_is_published(
    dictionary: Dictionary, datasets: Path
) -> None:
    published = {
        name.removeprefix("data/")
        for name in collect_data(datasets)
        if name.startswith("data/") and name.endswith(".csv") and not name.endswith("-excel-sv.csv")
    }
    assert {file.path for file in dictionary.all_files} == published


def test_described_columns_are_the_header_of_each_file(dictionary: Dictionary, datasets: Path) -> None:
    for file in dictionary.all_files:
        header = collect_data(datasets)[f"data/{file.path}"].decode().splitlines()[0]
        assert header == ",".join(file.header), file.path


def test_every_cell_of_every_file_is_what_its_column_declares(dictionary: Dictionary, datasets: Path) -> None:
    wrong, cells = [], 0
    for file in dictionary.all_files:
        for number, row in enumerate(read(datasets, file), 2):
            for column in file.columns:
                cells += 1
                if not parses(column, row[column.name]):
                    wrong.append((file.path, number, column.name, row[column.name]))
    assert wrong == []
    assert cells > 500


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (DataColumn("a", "A", type="number"), "1,5"),
        (DataColumn("a", "A", type="integer"), "1.0"),
        (DataColumn("a", "A", type="boolean"), "ja"),
        (DataColumn("a", "A", required=True), ""),
        (DataColumn("a", "A", pattern="[a-z]+"), "A"),
    ],
)
def test_a_cell_of_another_kind_would_be_found(column: DataColumn, cell: str) -> None:
    assert not parses(column, cell)


def list_codes(column: DataColumn, rows: list[dict[str, str]]) -> Iterator[str]:
    for row in rows:
        cell = row[column.name]
        yield from (cell.split(column.separator) if column.separator else [cell]) if cell else []


def test_every_code_that_is_used_is_in_its_list(dictionary: Dictionary, datasets: Path) -> None:
    used: Counter[str] = Counter()
    for file in dictionary.all_files:
        rows = read(datasets, file)
        for column in file.columns:
            if column.codes and file.key != (column.name,):
                found = set(list_codes(column, rows))
                codes = find_codes(dictionary, datasets, column.codes)
                if column.within:  # the list has the code within the other column's
                    codes = {code.rpartition("-")[2] for code in dictionary.codes(column.codes).codes}
                assert found <= codes, (file.path, column.name)
                used[column.codes] += len(found)
    assert {"units", "measures", "sexes", "verdicts", "levels", "indicators", "reports"} <= used.keys()


def test_every_list_is_pointed_to_by_some_column(dictionary: Dictionary) -> None:
    pointed = {column.codes for file in dictionary.all_files for column in file.columns if column.codes}
    # The key columns are what the tables' own columns are named after; a topic gathers tables and is no column.
    assert {listed.file.name for listed in dictionary.lists} - pointed == {"key_columns", "topics"}


def test_keys_are_unique_and_lead_somewhere(dictionary: Dictionary, datasets: Path) -> None:
    for file in dictionary.all_files:
        rows = read(datasets, file)
        if file.key:
            assert len({tuple(row[name] for name in file.key) for row in rows}) == len(rows), file.path
        for one in file.references:
            target = dictionary.shared[one.file]
            known = {tuple(row[name] for name in target.key) for row in read(datasets, target)}
            assert {tuple(row[name] for name in one.columns) for row in rows} <= known, file.path


def test_a_list_of_codes_and_a_file_s_own_key_are_no_references(dictionary: Dictionary) -> None:
    comparisons = dictionary.shared["comparisons"]
    assert RowReference(("report", "table"), "tables") in comparisons.all_references
    assert RowReference(("verdict",), "verdicts") in comparisons.all_references
    assert "reasons" not in {one.file for one in comparisons.all_references}
    assert dictionary.shared["sexes"].all_references == ()


def test_columns_of_figures_say_measure_period_unit_and_printed_heading(checked_toy: Toy) -> None:
    result = check(checked_toy.datasets)
    tables = build_dictionary(result.loaded, result.corpus).packages["botkyrka-avun-2019-delar-1"]
    table = next(one for one in tables if one.name == "operating_result")
    columns = {column.name: column for column in table.columns}
    deviation = next(column for name, column in columns.items() if name.startswith("deviation"))
    assert deviation.description == "Prognos mot budget, 2019"
    assert deviation.unit == "tusen kronor"
    assert deviation.extra == (("I rapporten", "Budget - prognos"),)
    assert columns["label"].title == "Rad"
    assert columns["flow"].codes == "flows"
    assert table.source.startswith("Leksaksrapport 1 2019, ")
