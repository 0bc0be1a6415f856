import pytest

from build_site.drafting.heading_words import Vocabulary
from build_site.drafting.headings import read_heading, split_heading
from build_site.periods import Period

AUGUST = Period.parse("2023-01/2023-08")
YEAR = Period.parse("2022")


@pytest.mark.parametrize(
    ("printed", "measure", "period"),
    [
        ("Bokslut 2022", "outcome", "2022"),
        ("Utfall period 2023", "outcome", "2023-01/2023-08"),
        ("Utfall jan - aug. 2022", "outcome", "2022-01/2022-08"),
        ("Jan-Augusti 2022", "outcome", "2022-01/2022-08"),
        ("UTFALL Jan 19 - Mån 13 19", "outcome", "2019"),
        ("Jan 20 - Dec 20", "outcome", "2020"),
        ("Juli-dec-21", "outcome", "2021-07/2021-12"),
        ("Utfall helår 2022", "outcome", "2022"),
        ("Ack. Budget 2023", "budget", "2023-01/2023-08"),
        ("Årsprognos", "forecast", "2023"),
        ("Mål 2023", "target", "2023"),
        ("Augusti 2022", "outcome", "2022-08"),
        ("2023-03-31", "outcome", "2023-03-31"),
        ("Avvikelse budget - prognos 2023", "deviation_forecast", "2023"),
        ("Avv Budget-utfall 2023", "deviation_outcome", "2023"),
        ("Prognos- avvikelse 2023", "deviation_forecast", "2023"),
        ("Differens 2022 / 2023", "change", "2023"),
    ],
)
def test_a_heading_is_read(printed: str, measure: str, period: str, vocabulary: Vocabulary) -> None:
    meaning = read_heading([printed], vocabulary, AUGUST)
    assert (meaning.measures[0], meaning.period) == (measure, period)


def test_what_a_heading_leaves_out_is_marked_as_assumed(vocabulary: Vocabulary) -> None:
    assert read_heading(["Belopp"], vocabulary, YEAR).assumed == ("measure", "period")
    assert read_heading(["Budget"], vocabulary, YEAR).assumed == ("period",)
    assert read_heading(["Budget 2022"], vocabulary, YEAR).assumed == ()


def test_an_outcome_of_a_year_that_is_not_over_may_be_the_whole_years(vocabulary: Vocabulary) -> None:
    assert read_heading(["Utfall 2023"], vocabulary, AUGUST).assumed == ("period",)


def test_the_lowest_line_tells_columns_under_one_heading_apart(vocabulary: Vocabulary) -> None:
    meaning = read_heading(["Utfall januari-mars 2022", "Budget"], vocabulary, Period.parse("2022-01/2022-03"))
    assert (meaning.measure, meaning.period) == ("budget", "2022-01/2022-03")


def test_a_deviation_alone_could_be_several_measures(vocabulary: Vocabulary) -> None:
    meaning = read_heading(["Avvikelse 2022"], vocabulary, YEAR)
    assert meaning.measure == ""
    assert {"deviation_forecast", "deviation_outcome"} <= set(meaning.measures)


def test_sex_and_unit_are_read(vocabulary: Vocabulary) -> None:
    meaning = read_heading(["Kvinnor Feb 2022 (%)"], vocabulary, YEAR)
    assert (meaning.sex, meaning.unit, meaning.period) == ("women", "percent", "2022-02")


@pytest.mark.parametrize(
    ("printed", "columns"),
    [
        (
            "Verksamhet (i miljoner kronor) Bokslut 2022 Utfall period 2023 Budget 2023 Prognos helår 2023",
            4,
        ),
        ("Netto Bokslut 2019 Utfall period 2020 Ack. Budget 2020 Budget 2020 Prognos helår 2020 Avvikelse 2020", 6),
        ("Volymer Jan-Augusti 2022 Jan-Augusti 2023 Utfall 2022 Budget 2023 Prognos 2023", 5),
        ("Projekt Budget Prognos Utfall Avv Budget- Prognos Avv Budget- utfall", 5),
        ("2018 2019 2020 2021 2022", 5),
        ("Kvinnor Feb 2022 Män Feb 2022 Totalt Feb 2022", 3),
    ],
)
def test_a_heading_without_places_is_parted_into_columns(printed: str, columns: int, vocabulary: Vocabulary) -> None:
    assert len(split_heading(printed, vocabulary)) == columns
