import pytest

from build_site import problems
from build_site.guide import list_messages
from build_site.problems import DataError, Message, Problem, Section, describe_unforeseen, telling


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


def test_an_unforeseen_error_tells_what_was_going_on_from_the_inside_out() -> None:
    with pytest.raises(KeyError) as caught, telling("Rapporten b lästes."), telling("Filen a.csv lästes."):
        raise KeyError("label")
    assert " Filen a.csv lästes. Rapporten b lästes. " in describe_unforeseen(caught.value)


def test_what_is_made_for_the_editor_is_told_as_it_is() -> None:
    with pytest.raises(DataError) as caught, telling("Filen a.csv lästes."):
        raise DataError([])
    assert not hasattr(caught.value, "__notes__")


def test_a_message_that_repeats_a_whole_file_is_cut() -> None:
    text = str(Problem("a.yaml", 1, "title", f"«{'x' * 1_000_000}» har fel form.", "Skriv en text."))
    assert len(text) < 500
    assert text.startswith("a.yaml, rad 1, title: «xxx")
    assert text.endswith("x» har fel form. Skriv en text.")


def test_a_place_within_a_line_is_told() -> None:
    problem = Problem("datapackage.yaml", 9, "name", "Fel.", "Rätta.", position=23)
    assert str(problem) == "datapackage.yaml, rad 9, tecken 23, name: Fel. Rätta."


def test_a_message_fills_in_what_varies_and_says_where_the_guide_tells_more() -> None:
    message = Message("cells-count", Section.CELLS, "Tabellen har {printed}.", "Skriv {printed}.")
    problem = message.at("a.csv", 3, "b", printed=7)
    assert (problem.message, problem.advice, problem.anchor) == ("Tabellen har 7.", "Skriv 7.", "fel-cells-count")
    assert Problem("a.csv", 3, "b", "Fel.", "Rätta.").anchor == "felmeddelanden"


def test_file_name_that_would_break_or_colour_the_line_is_shown_in_plain_characters() -> None:
    problem = Problem("reports/a\nb\x1b[31m\udce4.csv", 0, "", "Filen hör inte hit.", "Ta bort den.")
    assert str(problem) == "reports/a<A>b<1B>[31m<DCE4>.csv: Filen hör inte hit. Ta bort den."


def test_thousands_of_problems_are_named_without_making_each_pattern_anew() -> None:
    messages = list_messages()
    templates = {text for message in messages for text in (message.text, message.advice)}
    problems.name_problems([Problem(f"x{number}.csv", 0, "", "Fel.", "Rätta.") for number in range(50)], messages)
    made = problems._compile.cache_info().misses
    problems.name_problems([Problem(f"y{number}.csv", 0, "", "Fel.", "Rätta.") for number in range(50)], messages)
    assert problems._compile.cache_info().misses == made <= len(templates)
