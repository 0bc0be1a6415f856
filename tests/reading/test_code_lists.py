from decimal import Decimal

import pytest

from build_site.model import MeasureKind
from tests.toy import Toy, replace_once


def test_topics_name_groups_and_services(toy: Toy) -> None:
    topics = toy.read().codes.topics
    assert topics["ekonomi"].groups == {"economy"}
    assert topics["ekonomi"].services == set()
    assert {"socialbidrag", "försörjningsstöd"} <= set(topics["ekonomiskt-bistand"].words)
    assert "adult_education" in topics["vuxenutbildning"].services
    assert topics["vuxenutbildning"].groups == set()


def test_the_code_lists_say_how_units_add_up(toy: Toy) -> None:
    replace_once(
        toy.datasets / "codelists" / "units.csv", "index,index,index,index,1,false,false", "index,i,i,index,1,true,true"
    )
    units = toy.read().codes.units
    assert (units["tkr"].factor, units["tkr"].additive, units["tkr"].whole) == (Decimal(1000), True, False)
    assert (units["persons"].additive, units["persons"].whole) == (True, True)
    assert (units["index"].additive, units["index"].whole) == (True, True)


# What a measure means


def break_measure(toy: Toy, old: str, new: str) -> list[str]:
    replace_once(toy.datasets / "codelists" / "measures.csv", old, new)
    return [text.removeprefix("codelists/measures.csv, ") for text in toy.reading_problems()]


def test_a_difference_knows_the_kinds_of_what_it_is_made_of(toy: Toy) -> None:
    measures = toy.read().codes.measures
    forecast, deviation = measures["forecast"], measures["deviation_forecast"]
    assert (forecast.of_kind, forecast.against_kind) == (MeasureKind.EXPECTED, None)
    assert (deviation.of_kind, deviation.against_kind) == (MeasureKind.EXPECTED, MeasureKind.PLANNED)
    assert measures["outcome"].against == ("budget", "target", "forecast")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "difference,forecast,budget,",
            "difference,,budget,",
            "rad 6, kolumn of: En skillnad räknas från ett mått. Skriv måttet, till exempel «outcome».",
        ),
        (
            "difference,forecast,budget,",
            "difference,forecast,,",
            "rad 6, kolumn against: En skillnad räknas mot ett mått. "
            "Skriv måttet som dras ifrån, till exempel «budget».",
        ),
        (
            "difference,forecast,budget,true,higher",
            "difference,forecast,budget,true,",
            "rad 6, kolumn better: Det saknas om plus är bra. Skriv «higher» om plus är bra, annars «lower».",
        ),
        (
            "difference,forecast,budget,true",
            "difference,forecast,budget,false",
            "rad 6, kolumn signed: Ett mått av slaget difference visas med tecken. Skriv true.",
        ),
        (
            "difference,forecast,budget,true,higher,true,avvikelsen,budget",
            "difference,forecast,budget,true,higher,true,avvikelsen,",
            "rad 6, kolumn versus: Ordet efter «mot» saknas. Skriv till exempel «budget», så som meningen ska sluta.",
        ),
        (
            "difference,forecast,budget,",
            "difference,forecast,bugdet,",
            "rad 6, kolumn against: Måttet «bugdet» finns inte. Skriv något av outcome, budget, forecast, target, "
            "deviation_forecast, deviation_outcome, deviation_target, budget_minus_outcome, budget_minus_forecast, "
            "budget_remaining, change_from_last_year, change_from_forecast, probability, consequence, risk_value, "
            "change, status, other.",
        ),
        (
            "difference,forecast,budget,",
            "difference,forecast,status,",
            "rad 6, kolumn against: Med «status» går det inte att räkna. "
            "Skriv något av outcome, budget, forecast, target.",
        ),
        (
            "planned,,,false,,",
            "planned,,,false,higher,",
            "rad 3, kolumn better: Ett mått av slaget planned är ingen skillnad. "
            "Lämna cellen tom, eller skriv «difference» i kind.",
        ),
        (
            "planned,,,false",
            "planned,,outcome,false",
            "rad 3, kolumn against: Ett mått av slaget planned ställs inte mot något annat. Lämna cellen tom.",
        ),
        (
            "planned,,,false",
            "planned,,,true",
            "rad 3, kolumn signed: Ett mått av slaget planned visas utan tecken. Skriv false.",
        ),
    ],
)
def test_a_measure_that_contradicts_itself_is_refused(toy: Toy, old: str, new: str, problem: str) -> None:
    assert break_measure(toy, old, new) == [problem]


def test_a_measure_without_a_meaning_is_refused(toy: Toy) -> None:
    replace_once(toy.datasets / "codelists" / "measures.csv", "vill nå,aimed,,,false,,true,målet,", "vill nå,,,,,,,,")
    assert [text.split(":")[0] for text in toy.loading_problems()] == [
        f"codelists/measures.csv, rad 5, kolumn {column}" for column in ("additive", "definite", "kind", "signed")
    ]


# What a unit means


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "tkr,tusen kronor,tkr,kr,1000,true,false,money,",
            "tkr,tusen kronor,tkr,kr,1000,true,false,share,",
            "codelists/units.csv, rad 3, kolumn kind: En enhet av slaget share har basenheten percent, inte kr. "
            "Rätta det ena.",
        ),
        (
            "tkr,tusen kronor,tkr,kr,1000,true,false,money,,\n",
            "tkr,tusen kronor,tkr,kr,1000,true,false,money,,sum\n",
            "codelists/units.csv, rad 4, kolumn role: Enheten «tkr» har redan rollen sum. Lämna den ena cellen tom.",
        ),
        (
            "mnkr,miljoner kronor,mnkr,kr,1000000,true,false,money,,sum\n",
            "mnkr,miljoner kronor,mnkr,kr,1000000,true,false,money,,\n",
            "codelists/units.csv, kolumn role: Ingen enhet har rollen sum. "
            "Skriv «sum» vid den enhet som webbplatsen ska använda.",
        ),
    ],
)
def test_a_unit_that_contradicts_itself_is_refused(toy: Toy, old: str, new: str, problem: str) -> None:
    replace_once(toy.datasets / "codelists" / "units.csv", f"\n{old}", f"\n{new}")
    assert toy.reading_problems() == [problem]


# What a topic gathers


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("economy,,pengar", "<b>,,pengar", "rad 2, kolumn groups: «<b>» kan inte stå här. Möjliga värden: economy, "),
        ("kostnader,ECON", "kostnader,EKON", "rad 2, kolumn themes: «EKON» kan inte stå här. Möjliga värden: AGRI, "),
        (
            "economy,,pengar",
            "economy,leksaker,pengar",
            "rad 2, kolumn services: «leksaker» finns inte i kodlistan. Välj en kod ur codelists/services.csv",
        ),
    ],
)
def test_a_topic_gathers_what_there_is(toy: Toy, old: str, new: str, problem: str) -> None:
    replace_once(toy.datasets / "codelists" / "topics.csv", old, new)
    (found,) = toy.reading_problems()
    assert found.startswith(f"codelists/topics.csv, {problem}")
