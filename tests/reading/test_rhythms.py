"""When the committees report, as the editor has declared it."""

from dataclasses import replace

from build_site.model import SourcePlace
from build_site.reading.rhythms import read_rhythms
from tests.toy import BOTKYRKA, Toy


def test_a_row_is_read_with_where_it_is_said(toy: Toy) -> None:
    first, second, third, _ = read_rhythms(toy.load_trusting().reference)
    assert (first.committee_key, first.kind, first.through) == (("0127", "avun"), "delar-1", 4)
    assert (first.first_year, first.last_year, second.last_year) == (2019, 2019, None)
    assert first.due_place == SourcePlace(BOTKYRKA, "2", "rapporten är påhittat")
    assert (third.due, third.due_place) == ("", None)
    assert (first.path, first.line) == ("reference/rhythms.csv", 2)


def test_a_project_need_not_say_it(toy: Toy) -> None:
    reference = toy.load_trusting().reference
    assert not list(read_rhythms(replace(reference, tables={})))


def test_the_form_of_each_cell_is_checked(toy: Toy) -> None:
    path = toy.datasets / "reference" / "rhythms.csv"
    text = path.read_text(encoding="utf-8")
    for old, new, column in (
        (",4,2019,", ",13,2019,", "through"),
        (",4,2019,", ",4,19,", "first_year"),
        (",05,", ",maj,", "due"),
        (",05-20,", ",20 maj,", "due"),
        (",1,LEK", ",rad 1,LEK", "lines"),
    ):
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        problems = toy.loading_problems()
        assert problems, new
        assert all(f"kolumn {column}:" in one for one in problems), problems
