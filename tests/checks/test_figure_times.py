"""Columns' titles, printed headings, periods and measures say the same time."""

import pytest

from build_site.checks.figure_times import RULE
from tests.toy import Toy

OUTCOME_2018 = 'title: Utfall 2018, uppf:printed: "2018", uppf:measure: outcome, uppf:period: 2018}'
FORECAST = "title: Prognos 2019, uppf:printed: Prognos, uppf:measure: forecast, uppf:period: 2019}"
MONTHS = "title: Utfall januari–april 2019, uppf:printed: Utfall, uppf:measure: outcome, uppf:period: 2019-01/2019-04}"
TARGET = "title: Mål 2019, uppf:printed: Mål, uppf:measure: target, uppf:period: 2019}"


def edit_first(toy: Toy, old: str, new: str) -> None:
    """Change the first of several columns with the same description."""
    path = toy.path("datapackage.yaml")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_times_that_agree_are_left_alone(toy: Toy) -> None:
    assert toy.broken(RULE) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            FORECAST,
            FORECAST.replace("period: 2019", "period: 2042"),
            "operating_result → forecast_2019: Kolumnen heter «Prognos 2019», men siffrorna gäller 2042. "
            "Skriv uppf:period: 2019, eller rätta året i title.",
        ),
        (
            OUTCOME_2018,
            OUTCOME_2018.replace('"2018"', '"2017"'),
            "volumes → outcome_2018: Kolumnen heter «2017», men siffrorna gäller 2018. "
            "Skriv uppf:period: 2017, eller rätta året i uppf:printed.",
        ),
        (
            "title: Mål 2019, uppf:printed: Mål",
            "title: Mål i april 2019, uppf:printed: Mål",
            "volumes → target_2019: Kolumnen heter «Mål i april 2019», men siffrorna gäller 2019. "
            "Skriv en uppf:period som börjar eller slutar i april, eller rätta månaden i title.",
        ),
        (
            TARGET,
            "title: Mål, uppf:printed: Mål, uppf:measure: target, uppf:period: 2042}",
            "volumes → target_2019: Siffrorna gäller 2042, men varken title eller uppf:printed nämner året, och "
            "rapporten är om 2019. Skriv året i title, eller rätta uppf:period.",
        ),
        (
            TARGET,
            "title: Mål, uppf:printed: Mål, uppf:measure: target, uppf:period: 2003}",
            "volumes → target_2019: Siffrorna gäller 2003, men varken title eller uppf:printed nämner året, och "
            "rapporten är om 2019. Skriv året i title, eller rätta uppf:period.",
        ),
    ],
)
def test_a_column_that_disagrees_says_where(toy: Toy, old: str, new: str, message: str) -> None:
    edit_first(toy, old, new)
    assert toy.broken(RULE) == [f"datapackage.yaml, {message}"]


@pytest.mark.parametrize(
    ("months", "right"),
    [
        ("2019-01/2019-03", "januari eller april"),
        ("2019-02/2019-04", "januari eller april"),
        ("2019", "januari eller ap"),
    ],
)
@pytest.mark.parametrize("title", ["Utfall januari–april 2019", "Utfall jan-apr 2019", "Utfall jan.–april 2019"])
def test_months_of_a_title_are_those_of_its_figures(toy: Toy, title: str, months: str, right: str) -> None:
    column = MONTHS.replace("Utfall januari–april 2019", title)
    edit_first(toy, MONTHS, column)
    assert toy.broken(RULE) == []
    edit_first(toy, column, column.replace("2019-01/2019-04", months))
    (message,) = toy.broken(RULE)
    assert f"Kolumnen heter «{title}», men siffrorna gäller" in message
    assert f"som börjar eller slutar i {right}" in message


def test_a_title_may_say_when_its_figures_were_foreseen(toy: Toy) -> None:
    edit_first(toy, "title: Prognos 2019, uppf:printed", "title: Prognos i april för 2019, uppf:printed")
    assert toy.broken(RULE) == []  # foreseen in the report's last month
    edit_first(toy, "Prognos i april för", "Prognos i mars för")
    (message,) = toy.broken(RULE)
    assert "Kolumnen heter «Prognos i mars för 2019»" in message


def test_a_difference_may_name_both_times_that_it_is_between(toy: Toy) -> None:
    edit_first(toy, "title: Avvikelse 2019 (prognos", "title: Avvikelse 2019 (prognos i mars")
    assert toy.broken(RULE) == []


@pytest.mark.parametrize("year", [2018, 2020])
def test_the_years_around_the_reports_need_no_words(toy: Toy, year: int) -> None:
    edit_first(toy, TARGET, f"title: Mål, uppf:printed: Mål, uppf:measure: target, uppf:period: {year}}}")
    assert toy.broken(RULE) == []


def test_periods_that_the_table_gives_its_columns(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "    uppf:period: 2019-04\n", "    uppf:period: 2018-04\n")
    assert [text.split(", men")[0] for text in toy.broken(RULE)] == [
        f"datapackage.yaml, staff → {name}_2019_04: Kolumnen heter «{title} april 2019»"
        for name, title in (("men", "Män"), ("total", "Totalt"), ("women", "Kvinnor"))
    ]


def test_a_row_of_another_time_names_it(toy: Toy) -> None:
    path = toy.path("key_figures.csv")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2019-01/2019-04", "1999-01/1999-04"), encoding="utf-8")
    said = (
        "kolumn label: Siffran gäller januari–april 1999, men raden nämner inte året, och rapporten är om 2019. "
        "Skriv året i label, eller rätta perioden."
    )
    found = toy.broken(RULE)
    assert found
    assert all(message.startswith("key_figures.csv, rad ") and message.endswith(said) for message in found)


def test_outcomes_after_the_report_are_told_once_for_each_column(toy: Toy) -> None:
    edit_first(toy, OUTCOME_2018, 'title: Utfall, uppf:printed: "2020", uppf:measure: outcome, uppf:period: 2020}')
    assert toy.broken(RULE) == [
        "datapackage.yaml, volumes → outcome_2018: Kolumnen visar utfallet för 2020, men rapporten gäller tiden till "
        "och med maj 2019. Rätta perioden eller måttet: det som inte har hänt är en budget, en prognos eller ett mål."
    ]
