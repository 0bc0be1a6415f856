from build_site.reading.corpus import read_corpus
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy, show


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
