from decimal import Decimal

import pytest

from build_site.model import AskKind, Asks, Break, Selector
from build_site.periods import Period
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy, replace_once

BREAK = "breaks → period: "
PERIOD = "Skriv 2022, 2023-01/2023-08, 2022-08 eller 2023-03-31."


def test_a_comparison_points_out_its_figures(toy: Toy) -> None:
    comparison = toy.read().comparisons[0]
    assert [(series.name, [(one.report, one.row) for one in series.points]) for series in comparison.series] == [
        ("", [(BOTKYRKA, "totalt-netto")]),
        ("", [(ESKILSTUNA, "totalt")]),
    ]
    assert (comparison.group, comparison.topics, comparison.breaks) == ("municipalities", (), ())
    assert (comparison.cost, comparison.bases) == (True, ("total", "per_inhabitant"))
    assert [reason.kind for reason in comparison.reasons] == ["organisation"]


def test_a_comparison_has_named_series_targets_topics_and_breaks(toy: Toy) -> None:
    comparison = toy.read().comparisons[1]
    figures, budget = comparison.series
    assert (figures.name, figures.target, len(figures.points)) == ("Deltagare", False, 2)
    assert figures.points[1] == Selector(
        report=BOTKYRKA,
        column="outcome_2019_04",
        indicator="participants_special_adult_education",
        sex="total",
    )
    assert (budget.name, budget.target) == ("Budget", True)
    assert budget.points[0].period == "2019"  # a number in the file
    assert (comparison.group, comparison.topics, comparison.cost) == ("years", ("vuxenutbildning",), False)
    assert comparison.breaks == (Break(Period.parse("2019"), "Från 2019 räknas även den som bara tittar på."),)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "topics: [vuxenutbildning]",
            "topics: [vuxenutbildning, lek]",
            "topics: «lek» finns inte i kodlistan. Välj en kod ur codelists/topics.csv eller lägg till den där.",
        ),
        ("{period: 2019, text: Från", "{period: våren, text: Från", f"{BREAK}«våren» är ingen period. {PERIOD}"),
        ("{period: 2019, text: Från", '{period: "", text: Från', f"{BREAK}«» är ingen period. {PERIOD}"),
    ],
)
def test_a_topic_or_a_break_that_is_not_understood_is_reported(toy: Toy, old: str, new: str, problem: str) -> None:
    file = "comparisons/leksaksdeltagare.yaml"
    replace_once(toy.datasets / file, old, new)
    assert toy.reading_problems() == [f"{file}, {problem}"]


ASKED = "comparisons/leksaksdeltagare.yaml"


def test_a_comparison_says_what_it_asks(toy: Toy) -> None:
    replace_once(toy.datasets / ASKED, "verdict:", "asks: {kind: rises, series: [Deltagare]}\nverdict:")
    assert toy.read().comparisons[1].asks == Asks(AskKind.RISES, ("Deltagare",))
    assert toy.read().comparisons[0].asks is None


@pytest.mark.parametrize(
    ("asks", "problem"),
    [
        (
            "{kind: rises, series: [Dockor]}",
            "Jämförelsen har ingen serie som heter «Dockor». Välj bland «Deltagare», «Budget».",
        ),
        (
            "{kind: higher, series: [Deltagare]}",
            "Frågan higher gäller två serier. Skriv den som ska vara högre, sedan den andra.",
        ),
    ],
)
def test_a_question_that_cannot_be_answered_is_reported(toy: Toy, asks: str, problem: str) -> None:
    replace_once(toy.datasets / ASKED, "verdict:", f"asks: {asks}\nverdict:")
    assert toy.reading_problems() == [f"{ASKED}, asks → series: {problem}"]


def test_a_doubted_figure_is_no_part_of_what_is_asked_for(toy: Toy) -> None:
    replace_once(toy.datasets / ASKED, "column: outcome_2018}", 'column: outcome_2018, doubted: "Kan vara fel"}')
    selector = toy.read().comparisons[1].series[0].points[0]
    assert selector.doubted == "Kan vara fel"
    assert "Kan vara fel" not in selector.describe()


def test_a_finding_is_read_with_its_difference(toy: Toy) -> None:
    slip, reading = toy.report().findings
    assert (slip.row, slip.relation, slip.difference) == ("sagolasare", "column_sum", Decimal(1))
    assert (reading.relation, reading.difference, reading.lines, reading.file_line) == ("reading", None, "13", 3)


@pytest.mark.parametrize(
    ("first", "second", "right"),
    [
        ("Deltagare, i april", "Deltagare, väntat", True),
        ("I april", "Väntat", True),
        ("Deltagare, i april", "Budget, i april", False),
        ("Deltagare", "Deltagare", False),
    ],
)
def test_a_slope_goes_from_one_time_to_another(toy: Toy, first: str, second: str, right: bool) -> None:
    file = "comparisons/leksaksdeltagare.yaml"
    path = toy.datasets / file
    content = path.read_text(encoding="utf-8").replace("name: Deltagare", f"name: '{first}'")
    path.write_text(content.replace("name: Budget", f"name: '{second}'") + "slope: true\n", encoding="utf-8")
    problem = "Serierna säger inte vad som går från vilken tidpunkt till vilken."
    told = [problem in text and text.startswith(f"{file}, slope") for text in toy.reading_problems()]
    assert told == ([] if right else [True])


def test_a_slope_of_figures_without_names_is_a_problem(toy: Toy) -> None:
    path = toy.datasets / "comparisons" / "leksaker.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "slope: true\n", encoding="utf-8")
    assert len(toy.reading_problems()) == 1
