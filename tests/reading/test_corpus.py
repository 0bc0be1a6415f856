from dataclasses import replace

import pytest

from build_site.reading.corpus import read_corpus
from build_site.reading.rows import LoadedRow
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy, replace_once, show


def test_the_toy_is_read_without_problems(toy: Toy) -> None:
    corpus, problems = read_corpus(toy.load_trusting())
    assert problems == []
    assert [report.id for report in corpus.reports] == [BOTKYRKA, ESKILSTUNA]
    assert [comparison.id for comparison in corpus.comparisons] == ["leksaker", "leksaksdeltagare"]


def test_a_report_with_problems_is_left_out_and_every_problem_is_reported(toy: Toy) -> None:
    toy.edit("grades.csv", "39;40", "39;40;41")
    toy.edit("summary.csv", "Sagostund,netto,", "Sagostund,nettot,")
    toy.edit("operating_result.csv", "Lekstuga,totalt,", "Lekstuga,summa,", ESKILSTUNA)
    corpus, problems = read_corpus(toy.load_trusting())
    assert corpus.reports == ()
    assert [text.split(":")[0] for text in show(problems)] == [
        "grades.csv, rad 3, kolumn line",
        "summary.csv, rad 5, kolumn of_which",
        "operating_result.csv, rad 2, kolumn parent",
    ]


def test_a_problem_names_the_file_from_the_datasets_folder(toy: Toy) -> None:
    toy.edit("grades.csv", "Kvinnor,alla,", "Kvinnor,samtliga,")
    (problem,) = read_corpus(toy.load_trusting())[1]
    assert (problem.path, problem.line, problem.column) == (f"{FOLDERS[BOTKYRKA]}/grades.csv", 3, "parent")


@pytest.mark.parametrize(
    ("folder", "table", "column"),
    [("codelists", "services", "title"), ("codelists", "units", "factor"), ("reference", "population", "population")],
)
def test_a_shared_list_without_a_column_is_a_problem_and_no_crash(
    toy: Toy, folder: str, table: str, column: str
) -> None:
    loaded = toy.load_trusting()
    package = loaded.code_lists if folder == "codelists" else loaded.reference
    rows = tuple(
        LoadedRow(row.file_line, {name: cell for name, cell in row.cells.items() if name != column})
        for row in package.tables[table]
    )
    spoiled = replace(package, tables={**package.tables, table: rows})
    corpus, problems = read_corpus(
        replace(loaded, code_lists=spoiled) if folder == "codelists" else replace(loaded, reference=spoiled)
    )
    assert corpus.reports == ()
    assert [problem.message for problem in problems] == [
        f"Kolumnen «{column}» i kodlistorna eller folkmängden är inte som programmet behöver den."
    ]


def test_a_shared_list_with_cells_of_another_kind_is_a_problem_and_no_crash(toy: Toy) -> None:
    replace_once(toy.datasets / "codelists" / "units.csv", "kr,kronor,kr,kr,1,", "kr,kronor,kr,kr,ett,")
    problems = read_corpus(toy.load_trusting())[1]
    assert [problem.path for problem in problems] == ["codelists"]
