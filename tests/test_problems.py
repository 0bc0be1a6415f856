import pytest

from build_site.problems import DataError, Problem


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (
            Problem("reports/a.csv", 3, "budget_2019", "«1,5» är inte ett tal.", "Skriv 1.5."),
            "reports/a.csv, rad 3, kolumn budget_2019: «1,5» är inte ett tal. Skriv 1.5.",
        ),
        (
            Problem("reports/a.csv", 3, "", "Raden är tom.", "Ta bort den."),
            "reports/a.csv, rad 3: Raden är tom. Ta bort den.",
        ),
        (
            Problem("reports/a.csv", 0, "", "Filen saknas.", "Lägg till den."),
            "reports/a.csv: Filen saknas. Lägg till den.",
        ),
        (Problem("a.yaml", 0, "title", "Titeln saknas.", "Skriv en."), "a.yaml, title: Titeln saknas. Skriv en."),
        (Problem("a.yaml", 7, "", "Filen går inte att läsa.", ""), "a.yaml, rad 7: Filen går inte att läsa."),
    ],
)
def test_a_problem_says_file_line_column_what_is_wrong_and_what_to_do(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_all_problems_are_listed_in_file_order_and_each_only_once() -> None:
    second = Problem("a.csv", 10, "", "Andra.", "")
    first = Problem("a.csv", 9, "", "Första.", "")
    other = Problem("b.csv", 1, "", "Sist.", "")
    error = DataError([other, second, first, second])
    assert error.problems == (first, second, other)
    assert str(error) == "a.csv, rad 9: Första.\na.csv, rad 10: Andra.\nb.csv, rad 1: Sist."
