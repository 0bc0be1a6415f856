"""What of a comparison may be spoken of, and what is claimed of it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from build_site.comparing.comparison import ComparedPoint, ComparedSeries, ComparedValue, Comparison
from build_site.comparing.shown_values import build_shown_values
from build_site.model import Break, ComparisonSpec, Figure, SeriesSpec, Table
from build_site.periods import Period
from build_site.saying.compared_values import ComparedValues, find_last_piece, sort_values
from build_site.saying.comparison_claims import claim_comparison
from tests.saying.making import codes, make_report, make_table, read

YEARS = {name: ("outcome", name) for name in ("2019", "2020", "2021", "2022")}


def compare(
    series: Mapping[str, Sequence[Figure]],
    *,
    breaks: Sequence[str] = (),
    verdict: str = "comparable",
    targets: str = "",
    group: str = "years",
) -> Comparison:
    """A comparison over the years of figures on the base `total`."""
    report = make_report()
    made = tuple(
        ComparedSeries(
            SeriesSpec(name, (), name == targets),
            tuple(ComparedPoint(report, one, (ComparedValue("total", one.base_value),)) for one in figures),
        )
        for name, figures in series.items()
    )
    spec = ComparisonSpec(
        id="c", path="c.yaml", title="Lek", question="", summary="", group=group, topics=(),
        series=tuple(one.spec for one in made), bases=("total",), verdict=verdict, reasons=(),
        breaks=tuple(Break(Period.parse(one), "") for one in breaks), cost=False,
    )  # fmt: skip
    return Comparison(spec, made)


def sort(comparison: Comparison, doubted: Sequence[Figure] = ()) -> ComparedValues:
    return sort_values(comparison, build_shown_values(comparison, codes()), doubted)


def tell(comparison: Comparison, doubted: Sequence[Figure] = ()) -> list[str]:
    return [
        read(one.render()) for one in claim_comparison(comparison, build_shown_values(comparison, codes()), doubted)
    ]


@pytest.fixture
def table() -> Table:
    return make_table({"Lek": ["10", "20", "30", "40"]}, YEARS, uncertain=())


def amounts(values: ComparedValues) -> list[Decimal]:
    return [value.amount for value in values.values]


@pytest.mark.parametrize(
    ("breaks", "first"),
    [
        ((), "10"),
        (("2019",), "10"),
        (("2021",), "30"),
        (("2020", "2021"), "30"),
        (("2021-12",), "30"),  # what ends in the month in which the new time begins belongs to it
        (("2022-01",), "40"),
        (("2023",), "10"),  # what begins after the last figure breaks nothing
    ],
)
def test_nothing_before_the_last_break_is_spoken_of(table: Table, breaks: tuple[str, ...], first: str) -> None:
    comparison = compare({"Lek": table.figures}, breaks=breaks)
    ((_, values),) = sort(comparison).series.items()
    piece = find_last_piece(comparison, values)
    assert [piece[0].amount, piece[-1].amount] == [Decimal(first), Decimal(40)]


def test_a_trend_is_told_since_the_break(table: Table) -> None:
    assert tell(compare({"Lek": table.figures}, breaks=("2021",))) == [
        "Lek ökade från 30 till 40 personer (+33,3 %) mellan 2021 och 2022."
    ]


def test_months_of_another_number_are_no_part_of_the_piece() -> None:
    columns = {"a": ("outcome", "2020"), "b": ("outcome", "2021"), "c": ("outcome", "2021-01/2021-08")}
    table = make_table({"Lek": ["10", "20", "15"]}, columns)
    comparison = compare({"Lek": table.figures})
    ((_, values),) = sort(comparison).series.items()
    assert [value.amount for value in find_last_piece(comparison, values)] == [Decimal(10), Decimal(20)]


def test_uncertain_missing_and_doubted_figures_are_left_out() -> None:
    table = make_table({"Lek": ["10", None, "30", "40"]}, YEARS, uncertain=[("Lek", "2022")])
    comparison = compare({"Lek": table.figures})
    assert amounts(sort(comparison)) == [10, 30]
    assert amounts(sort(comparison, [table.figures[0]])) == [30]


def test_targets_are_no_series_whether_declared_or_measured() -> None:
    table = make_table({"Lek": ["10", "20"]}, {"a": ("outcome", "2022"), "b": ("target", "2022")})
    by_measure = sort(compare({"Lek": table.figures[:1], "Annat": table.figures[1:]}))
    assert amounts(by_measure) == [10]
    assert [one.amount for one in by_measure.targets] == [20]
    declared = sort(compare({"Lek": table.figures[1:], "Mål": table.figures[:1]}, targets="Mål"))
    assert amounts(declared) == []
    assert [one.amount for one in declared.targets] == [20, 10]


def test_what_is_not_comparable_is_never_told(table: Table) -> None:
    assert tell(compare({"Lek": table.figures}, verdict="not_comparable")) == []


def test_a_level_is_not_said_again_beside_its_target() -> None:
    table = make_table({"Lek": ["10", "20"]}, {"a": ("outcome", "2022"), "b": ("target", "2022")})
    (said,) = tell(compare({"Lek": table.figures[:1], "Mål": table.figures[1:]}, targets="Mål"))
    assert "10 personer" in said
    assert "20" in said


FORECAST = {"plan": ("budget", "2022"), "after": ("forecast", "2022")}


def test_what_stands_against_its_plan_is_called_by_the_thing_where_the_names_say_how_it_is_known() -> None:
    figures = make_table({"Lek": ["100", "200"], "Saga": ["50", "60"]}, FORECAST).figures
    both = ["Lek, med barn, budget", "Lek, med barn, väntat", "Saga, budget", "Saga, väntat"]
    told = tell(compare(dict(zip(both, zip(figures), strict=True)), group="forecasts"))
    assert "procent: Lek, med barn, 200 personer i prognosen för 2022 mot 100 i budgeten" in told[-1]
    (alone,) = tell(compare({"Budget": figures[:1], "Väntat": figures[1:2]}, group="forecasts"))
    assert alone == "200 personer i prognosen för 2022 mot 100 i budgeten (+100,0 %)."
    (others,) = tell(compare({"Lek, budget": figures[:1], "Saga": figures[1:2]}, group="forecasts"))
    assert others.startswith("Saga: 200 personer")


MONTHS = {
    "a": ("outcome", "2021"),
    "b": ("outcome", "2022"),
    "c": ("outcome", "2021-01/2021-08"),
    "d": ("outcome", "2022-01/2022-08"),
}


def test_the_name_leaves_out_the_months_that_the_sentence_says() -> None:
    figures = make_table({"Lek": ["100", "200", "50", "80"]}, MONTHS).figures
    told = tell(compare({"Hela året": figures[:2], "Januari–augusti": figures[2:]}))
    assert told == [
        "Lek ökade från 100 till 200 personer (+100,0 %) mellan 2021 och 2022.",
        "Lek ökade från 50 till 80 personer (+60,0 %) mellan januari–augusti 2021 och januari–augusti 2022.",
    ]


def test_the_name_keeps_what_nothing_else_tells_apart() -> None:
    figures = make_table({"Lek": ["10", "20"], "Saga": ["5", "8"]}, {key: MONTHS[key] for key in "ab"}).figures
    told = tell(compare({"Ute, enligt den ena": figures[:2], "Ute, enligt den andra": figures[2:]}))
    assert "Lek (ute, enligt den ena)" in told[0] + told[-1]


def test_series_of_several_things_are_groups_that_do_not_rise() -> None:
    table = make_table(
        {"Flickor": ["100", "200"], "Pojkar": ["50", "80"]}, {key: MONTHS[key] for key in "ab"},
        sexes={"Flickor": "women", "Pojkar": "men"},
    )  # fmt: skip
    (said, *_) = tell(compare({"Flickor": table.figures[:2], "Pojkar": table.figures[2:]}))
    assert said == (
        "Störst ändring av de 2 som jämförs, i procent: Flickor, en ökning från 100 till 200 personer (+100,0 %) "
        "mellan 2021 och 2022."
    )
