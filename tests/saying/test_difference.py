"""Two things beside each other."""

from build_site.saying.claims import Basis, Scope
from build_site.saying.difference import Difference, Gap, Places
from tests.saying.making import make_value, read, read_titles


def differ(
    after: str, before: str, *, unit: str = "persons", basis: Basis = Basis.PERCENT, year: str = "2022"
) -> Difference:
    pair = make_value(after, unit=unit, name="lek"), make_value(before, "budget", year, unit=unit)
    return Difference(Scope(""), basis, pair)


def test_more_and_less_than_the_plan_have_their_signs() -> None:
    assert read(differ("120", "100").render()) == "Lek: 120 personer i utfallet 2022 mot 100 i budgeten (+20,0 %)."
    assert read(differ("80", "100").render()) == "Lek: 80 personer i utfallet 2022 mot 100 i budgeten (−20,0 %)."


def test_shares_and_absolute_differences() -> None:
    assert "(+5 procentenheter)" in read(differ("55", "50", unit="percent", basis=Basis.ABSOLUTE).render())
    assert "(−1 procentenhet)" in read(differ("49", "50", unit="percent", basis=Basis.ABSOLUTE).render())
    assert "(+20 personer)" in read(differ("120", "100", basis=Basis.ABSOLUTE).render())


def test_the_plan_of_another_year_says_its_year_and_nothing_is_a_part_of_nothing() -> None:
    assert "i budgeten för 2021 (" in read(differ("120", "100", year="2021").render())
    assert read(differ("120", "0").render()) == "Lek: 120 personer i utfallet 2022 mot 0 i budgeten."


def test_titles_leave_out_what_can_be_spared() -> None:
    assert read_titles(differ("120", "100")) == (
        "Lek: 120 personer i utfallet 2022 mot 100 i budgeten (+20,0 %)",
        "Lek: 120 i utfallet mot 100 personer i budgeten",
    )


def gap(women: str, men: str, unit: str = "percent", name: str = "närvaro") -> Gap:
    pair = make_value(women, unit=unit, name=name, sex="women"), make_value(men, unit=unit, name=name, sex="men")
    return Gap(Scope(""), Basis.ABSOLUTE, pair)


def test_women_and_men_whoever_has_more() -> None:
    assert read(gap("60", "57").render()) == (
        "Närvaro år 2022: kvinnor 60 och män 57 procent, 3 procentenheter skiljer."
    )
    assert read(gap("57", "58").render()).endswith("kvinnor 57 och män 58 procent, 1 procentenhet skiljer.")
    assert read(gap("5", "9", "persons").render()).endswith("4 personer skiljer.")
    assert read_titles(gap("60", "57")) == (
        "Kvinnor 60 och män 57 procent år 2022: 3 procentenheter skiljer",
        "Kvinnor 60 och män 57 procent år 2022",
    )


def test_no_gap_is_said_as_none_and_a_gap_without_name_begins_with_its_time() -> None:
    assert read(gap("5", "5", name="").render()) == "År 2022: kvinnor 5 och män 5 procent, ingen skillnad."


def test_two_places() -> None:
    pair = make_value("12.3", unit="percent", name="Eskilstuna"), make_value("7.0", unit="percent", name="riket")
    claim = Places(Scope(""), Basis.ABSOLUTE, pair, "totalt")
    assert read(claim.render()) == "Totalt: 12,3 procent i Eskilstuna mot 7,0 i riket, år 2022."
    assert read_titles(claim) == (
        "Totalt: 12,3 procent i Eskilstuna mot 7,0 i riket, år 2022",
        "Totalt: 12,3 procent i Eskilstuna mot 7,0 i riket",
    )
