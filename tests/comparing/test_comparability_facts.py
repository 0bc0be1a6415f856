"""The facts of real and invented figures."""

from dataclasses import replace

from build_site.comparing.comparability_facts import Facts, find_definition, find_facts
from build_site.model import Figure
from build_site.model.comparability import Comparability, DeclaredBreak, Definition, FigureScope
from build_site.periods import Period
from tests.toy import BOTKYRKA, Toy

BODY = ("0127", "avun")


def facts_of(toy: Toy, figure: Figure, known: Comparability | None = None, *, doubted: bool = False) -> Facts:
    corpus = toy.read()
    report = corpus.report(BOTKYRKA)
    assert report is not None
    return find_facts(report, figure, corpus.codes, known or corpus.comparability, doubted=doubted)


def volume(toy: Toy) -> Figure:
    return next(figure for figure in toy.table("volumes").figures if figure.indicator and figure.value is not None)


def define(name: str, **said: object) -> Definition:
    scope = FigureScope(BODY, **{one: said.pop(one) for one in ("indicator", "service", "start", "end") if one in said})  # type: ignore[arg-type]
    given = {"way": "", "over_time": "", "covers": ""} | said
    return Definition(name, scope, counts="Något", report=BOTKYRKA, lines="1", **given)  # type: ignore[arg-type]


def test_a_volume_is_a_level_of_its_committee(toy: Toy) -> None:
    figure = volume(toy)
    facts = facts_of(toy, figure)
    assert (facts.measured, facts.body, facts.place, facts.indicator) == (
        "level",
        "0127/avun",
        "0127",
        figure.indicator,
    )
    assert (facts.uncertain, facts.label, facts.meaning, facts.against) == ("no", "", "0127", "no")
    assert facts_of(toy, figure, doubted=True).uncertain == "yes"
    assert facts_of(toy, replace(figure, uncertain=True)).uncertain == "yes"


def test_scales_of_money_are_one_thing_and_what_is_counted_is_another(toy: Toy) -> None:
    units, figure = toy.read().codes.units, volume(toy)

    def thing(unit: str) -> str:
        return facts_of(toy, replace(figure, unit=units[unit])).thing

    assert thing("tkr") == thing("mnkr") == thing("kr") == "money"
    assert thing("tkr_per_place") == thing("kr_per_place") != thing("kr_per_person")
    assert len({thing(one) for one in ("households", "persons", "percent", "percentage_points", "index")}) == 5


def test_periods_have_a_length_and_a_season(toy: Toy) -> None:
    figure = volume(toy)

    def tell(period: str) -> tuple[str, str]:
        found = facts_of(toy, replace(figure, period=Period.parse(period) if period else None))
        return found.length, found.season

    assert tell("2022") == tell("2021-01/2021-12") == ("12", "01-12")
    assert tell("2022-01/2022-08") == ("8", "01-08")
    assert tell("2021-04/2022-03") == ("12", "04-03")
    assert tell("2022-03") == ("1", "03-03")
    assert tell("2022-03-31") == ("day", "03-31")
    assert tell("") == ("project", "")


def test_a_forecast_has_a_lead(toy: Toy) -> None:
    figure = replace(volume(toy), period=Period.parse("2022"), as_of=Period.parse("2022-08"))
    assert facts_of(toy, figure).lead == "4"
    assert facts_of(toy, replace(figure, as_of=Period.parse("2021-11"))).lead == "13"
    assert facts_of(toy, replace(figure, as_of=None)).lead == ""


def test_deviations_printed_the_other_way_round_are_the_same_sort(toy: Toy) -> None:
    measures, figure = toy.read().codes.measures, volume(toy)
    one, other = (
        facts_of(toy, replace(figure, meaning=measures[name])) for name in ("deviation_outcome", "budget_minus_outcome")
    )
    assert (one.measured, one.stage) == (other.measured, other.stage) == ("difference", "actual-planned")


def test_the_definition_that_says_most_holds(toy: Toy) -> None:
    report, figure = toy.report(), replace(volume(toy), period=Period.parse("2022"))
    broad, narrow = define("broad"), define("narrow", indicator=figure.indicator, way="monthly-average", covers="all")
    later = define("later", indicator=figure.indicator, start=(2023, 1))
    known = Comparability(definitions=(broad, narrow, later))
    assert find_definition(report, figure, known) == narrow
    assert find_definition(report, replace(figure, period=Period.parse("2023")), known) == later
    assert find_definition(report, replace(figure, indicator="other"), known) == broad
    facts = facts_of(toy, figure, known)
    assert (facts.way, facts.covers, facts.meaning) == ("monthly-average", "all", "monthly-average/all")


def test_a_definition_says_whether_a_figure_adds_up(toy: Toy) -> None:
    figure = volume(toy)
    for over_time, adds in (("sum", "yes"), ("average", "no"), ("state", "no"), ("", "yes")):
        known = Comparability(definitions=(define("one", over_time=over_time),))
        assert facts_of(toy, figure, known).adds == adds


def test_a_break_parts_what_is_before_it_from_what_is_after(toy: Toy) -> None:
    figure = volume(toy)
    from_2022, elsewhere = FigureScope(BODY, start=(2022, 1)), FigureScope(("0127", "sn"), start=(2000, 1))
    known = Comparability(breaks=(DeclaredBreak("moved", from_2022, "Flyttat.", BOTKYRKA, "1"),))

    def era(period: str) -> str:
        return facts_of(toy, replace(figure, period=Period.parse(period)), known).era

    assert (era("2021"), era("2022"), era("2021-12"), era("2022-01")) == ("", "moved", "", "moved")
    other = Comparability(breaks=(DeclaredBreak("moved", elsewhere, "", BOTKYRKA, "1"),))
    assert facts_of(toy, figure, other).era == ""
