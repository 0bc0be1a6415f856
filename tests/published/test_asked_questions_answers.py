"""The questions on the data page, asked of the published file alone; the answers are read from the reports by hand."""

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from build_site.published.observation_file import OBSERVATIONS
from build_site.published.tidy_file import TidySource
from tests.built import REAL, check
from tests.halves import leave_to_the_whole

AVUN, SN, AVN = ("0127", "avun"), ("0127", "sn"), ("0484", "avn")
# By year and service: budget, forecast and outcome in tkr. Avun 2020: the tables Driftuppföljning (lines 1258-1279) and
# Resultat per verksamhet (1374-1433); avun 2023: Driftuppföljning (1388-1429).
NET = {
    ("2019", "whole_committee"): (None, None, -261743),
    ("2019", "committee"): (None, None, -252),
    ("2019", "administration"): (None, None, -15348),
    ("2019", "adult_education"): (None, None, -102420),
    ("2019", "daily_activities"): (None, None, -89554),
    ("2019", "labour_market"): (None, None, -45211),
    ("2019", "business_development"): (None, None, -7162),
    ("2020", "whole_committee"): (-269046, -255545, None),
    ("2020", "administration_and_committee"): (-22876, -19986, None),
    ("2020", "adult_education"): (-106935, -106935, None),
    ("2020", "daily_activities"): (-98750, -88250, None),
    ("2020", "labour_market"): (-40485, -39885, None),
    ("2022", "whole_committee"): (None, None, -283509),
    ("2022", "adult_education"): (None, None, -114041),
    ("2022", "higher_vocational_education"): (None, None, 1200),
    ("2022", "daily_activities"): (None, None, -116344),
    ("2022", "labour_market"): (None, None, -40504),
    ("2023", "whole_committee"): (-308466, -296466, None),
    ("2023", "adult_education"): (-119780, -109780, None),
    ("2023", "daily_activities"): (-126693, -128193, None),
    ("2023", "labour_market"): (-47268, -44768, None),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """The rows that each question's statement gives, by the question's id."""
    leave_to_the_whole("real data")
    corpus = check(REAL).corpus
    folder = tmp_path_factory.mktemp("fragor")
    (folder / "observations.csv").write_text(OBSERVATIONS.format_whole(TidySource(corpus)), encoding="utf-8")
    return {one.id: ask(one.statement, folder) for one in corpus.questions}


def ask(statement: str, folder: Path) -> list[tuple[object, ...]]:
    connection = duckdb.connect()
    connection.execute(f"SET file_search_path = '{folder}'")
    return [tuple(row) for row in connection.execute(statement).fetchall()]


def test_the_eight_questions_of_an_analyst_are_asked_and_every_question_has_an_answer(
    answers: dict[str, list[tuple[object, ...]]],
) -> None:
    """An editor may add questions; these eight were promised."""
    assert answers.keys() >= {
        "netto-per-verksamhet",
        "sjukfranvaro",
        "medarbetarengagemang",
        "hushall-med-bistand",
        "sfi",
        "vuxenutbildning-per-invanare",
        "personalomsattning",
        "avvikelse-och-prognoser",
    }
    assert all(answers.values())


def test_net_by_service_and_year(answers: dict[str, list[tuple[object, ...]]]) -> None:
    found = {(row[0], row[1]): row[2:] for row in answers["netto-per-verksamhet"]}
    assert len(found) == len(answers["netto-per-verksamhet"])
    for key, amounts in NET.items():
        expected = tuple(None if one is None else pytest.approx(one / 1000) for one in amounts)
        assert found[key] == expected, key


def test_sick_leave_by_sex(answers: dict[str, list[tuple[object, ...]]]) -> None:
    assert answers["sjukfranvaro"] == [  # SN 2022 lines 3344, 3349-3350; Eskilstuna line 817
        (*SN, "2020", 7.3, 6.1, 7.1),
        (*SN, "2021", 8.3, 4.4, 7.6),
        (*SN, "2022", 7.9, 4.1, 7.1),
        (*AVN, "2021-12", 6.8, 3.6, 6.0),
        (*AVN, "2022-02", 7.2, 3.4, 6.2),
    ]


def test_engagement_in_both_municipalities(answers: dict[str, list[tuple[object, ...]]]) -> None:
    assert answers["medarbetarengagemang"] == [  # avun 2020 lines 980-996, 2023 1128-1138; SN 2107; Eskilstuna 753
        *((*AVUN, year, index, "index_percent") for year, index in (("2017", 77), ("2018", 76), ("2019", 75))),
        *((*AVUN, year, index, "index_percent") for year, index in (("2020", 72), ("2021", 76), ("2022", 81))),
        *((*SN, year, index, "index") for year, index in (("2020", 73), ("2021", 76), ("2022", 81))),
        (*AVN, "2021", 82, "index"),
    ]


def test_households_with_financial_assistance(answers: dict[str, list[tuple[object, ...]]]) -> None:
    monthly, during = "financial_assistance_households_monthly", "financial_assistance_households"
    assert answers["hushall-med-bistand"] == [  # SN 2022 line 2927; Eskilstuna line 363
        ("0127", monthly, "2019", 1029),
        ("0127", monthly, "2020", 1096),
        ("0127", monthly, "2021", 1062),
        ("0127", monthly, "2022", 934),
        ("0484", during, "2021-01/2021-03", 2867),
        ("0484", during, "2022-01/2022-03", 2576),
    ]


def test_places_in_sfi(answers: dict[str, list[tuple[object, ...]]]) -> None:
    assert answers["sfi"] == [  # avun 2020 line 1677, 2023 line 1721
        ("2019", "outcome", 1791),
        ("2019-08", "outcome", 799),
        ("2020", "budget", 1200),
        ("2020-08", "outcome", 1098),
        ("2022", "outcome", 1323),
        ("2022-08", "outcome", 1063),
        ("2023", "budget", 1200),
        ("2023", "forecast", 1350),
        ("2023-08", "outcome", 1148),
    ]


def test_adult_education_per_inhabitant(answers: dict[str, list[tuple[object, ...]]]) -> None:
    net_and_inhabitants = [  # avun 2020 line 1277, 2023 line 1400; Eskilstuna line 831; SCB's population
        ("0127", "2020", "budget", None, 106_935_000, 94606),
        ("0127", "2020", "forecast", "2020-08", 106_935_000, 94606),
        ("0127", "2022", "outcome", None, 114_041_000, 95318),
        ("0484", "2022", "budget", None, 110_200_000, 107593),
        ("0484", "2022", "forecast", "2022-03", 109_800_000, 107593),
    ]
    expected = [(*key, round(Decimal(net) / people)) for *key, net, people in net_and_inhabitants]
    assert answers["vuxenutbildning-per-invanare"] == expected
    assert [row[-1] for row in expected] == [1130, 1130, 1196, 1024, 1021]


def test_staff_turnover(answers: dict[str, list[tuple[object, ...]]]) -> None:
    found = {row[:3]: row[3:] for row in answers["personalomsattning"]}
    assert found[(*AVUN, "2023-01/2023-08")] == (9.2, 5.4)  # avun 2023 lines 1044-1045
    assert found[(*AVUN, "2022")] == (7.6, 10.6)
    assert found[(*SN, "2022")] == (22.43, 18.66)  # SN 2022 lines 3293 and 3303
    assert found[(*SN, "2018")] == (14.11, 16.56)
    assert len(found) == 13


def test_every_deviation_with_the_forecasts_before_it(answers: dict[str, list[tuple[object, ...]]]) -> None:
    forecast, outcome = "deviation_forecast", "deviation_outcome"
    assert answers["avvikelse-och-prognoser"] == [  # avun 2020 1258, 2023 1427; SN 2022 2475, 2626, 2656; avn 832
        (*AVUN, "2020", forecast, "2020-08", pytest.approx(13.5)),
        (*AVUN, "2023", forecast, "2023-08", pytest.approx(12.0)),
        (*SN, "2022", forecast, "2022-04", pytest.approx(-19.7)),
        (*SN, "2022", forecast, "2022-08", pytest.approx(40.072)),
        (*SN, "2022", outcome, None, pytest.approx(78.545)),
        (*AVN, "2022", forecast, "2022-03", pytest.approx(-28.6)),
    ]
