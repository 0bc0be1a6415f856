"""Which relations are found in a report, what they expect and how exact they must be."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.checks.agreement import find_relations_within
from build_site.checks.arithmetic import Relation, find_table_relations
from build_site.model import Report
from tests.built import change_figure, change_table, get_table
from tests.toy import BOTKYRKA, Toy

REREAD = (
    "Läs om raden i källan. Rätta siffran, eller förklara felet i findings.csv (relation {}) om rapporten själv "
    "räknar fel."
)


def find_all(report: Report) -> list[Relation]:
    return [*find_table_relations(report), *find_relations_within(report)]


def find(toy: Toy, name: str, table: str, row: str, column: str) -> Relation | None:
    """The relation of this name about one figure."""
    found = [
        relation
        for relation in find_all(toy.report())
        if (relation.name, relation.figure.table, relation.figure.row.id, relation.figure.column.name)
        == (name, table, row, column)
    ]
    assert len(found) <= 1
    return found[0] if found else None


def get(toy: Toy, name: str, table: str, row: str, column: str) -> Relation:
    relation = find(toy, name, table, row, column)
    assert relation is not None
    return relation


def test_every_relation_of_the_toy_is_tried_and_one_fails(toy: Toy) -> None:
    relations = find_all(toy.report())
    assert Counter(relation.name for relation in relations) == {
        "sum": 12 + 2 + 1,  # operating_result: 3 totals x 4 columns; volumes: 2 columns; grades: the numbers
        "flow": 3 * 4,
        "difference": 9 + 1,
        "column_sum": 2,
        "weighted_mean": 1,
        "summary-operating-result": 6,
        "summary-costs": 2,
    }
    assert [relation.figure.row.id for relation in relations if not relation.holds] == ["sagolasare"]


@pytest.mark.parametrize(
    ("name", "place", "expected", "formula", "lines"),
    [
        (
            "sum",
            ("volumes", "deltagare", "outcome_2018"),
            "30 ± 0",
            "«Deltagare*» = «Kvinnor» + «Män»",
            "28;29;30",
        ),
        (
            "sum",
            ("operating_result", "totalt-intakter", "budget_2019"),
            "350 ± 1.5",
            "«Totalt > Intäkter» = «Leksaksverkstad > Intäkter» + «Sagostund > Intäkter»",
            "15;19;23",
        ),
        (
            "flow",
            ("operating_result", "sagostund-netto", "forecast_2019"),
            "-6200 ± 1.5",
            "«Sagostund > Netto» = «Sagostund > Intäkter» + «Sagostund > Kostnader»",
            "19;20;21",
        ),
        (
            "difference",
            ("operating_result", "sagostund-kostnader", "deviation_2019"),
            "-210 ± 1.5",
            "«Avvikelse 2019 (prognos minus budget)» = «Prognos 2019» − «Budget 2019»",
            "20",
        ),
        (
            "column_sum",
            ("staff", "sagolasare", "total_2019_04"),
            "6 ± 0",
            "«Totalt april 2019» = «Kvinnor april 2019» + «Män april 2019»",
            "47",
        ),
        (
            "weighted_mean",
            ("grades", "alla", "pass_rate_2019_04"),
            "60 ± 0.10",
            "«Alla» = vägt medel av «Kvinnor» + «Män»",
            "36;39;42",
        ),
        (
            "summary-operating-result",
            ("summary", "intakter", "budget_2019"),
            "0.35 ± 0.0505",
            "«Intäkter» i Sammanfattning = «Totalt > Intäkter» i Driftuppföljning",
            "6;23",
        ),
        (
            "summary-costs",
            ("summary", "kostnader", "outcome_2019_04"),
            "3.12 ± 0.0505",
            "«Kostnader» i Sammanfattning = «Totalt > Kostnader» i Driftuppföljning",
            "8;24",
        ),
    ],
)
def test_each_kind_of_relation_says_what_it_expects_and_how_exactly(
    toy: Toy, name: str, place: tuple[str, str, str], expected: str, formula: str, lines: str
) -> None:
    relation = get(toy, name, *place)
    value, tolerance = (Decimal(number) for number in expected.split(" ± "))
    assert (relation.expected, relation.tolerance) == (value, tolerance)
    assert (relation.formula, relation.lines) == (formula, lines)


@pytest.mark.parametrize(
    ("file", "old", "new", "problems"),
    [
        (
            "volumes.csv",
            "participants,18,20,",
            "participants,19,20,",
            [
                "volumes.csv, rad 2, kolumn outcome_2018: Sambandet «delar och summa» gäller inte: "
                f"«Deltagare*» = «Kvinnor» + «Män». Här står 30, väntat 31 (källrader 28;29;30). {REREAD.format('sum')}"
            ],
        ),
        (
            "operating_result.csv",
            "-2020,-6050,-6260,-210",
            "-2120,-6050,-6260,-210",
            [
                "operating_result.csv, rad 6, kolumn outcome_2019_04: 2 samband gäller inte, och alla skulle gälla om "
                "här stod -2020 i stället för -2120: «Totalt > Kostnader» = «Leksaksverkstad > Kostnader» + "
                "«Sagostund > Kostnader»; «Sagostund > Netto» = «Sagostund > Intäkter» + «Sagostund > Kostnader». "
                "Läs om raden i källan. Rätta siffran, eller förklara sambanden «sum», «flow» i findings.csv om "
                "rapporten själv räknar fel.",
            ],
        ),
        (
            "investments.csv",
            "1000,900,-100",
            "1000,900,100",
            [
                "investments.csv, rad 2, kolumn deviation_total: Sambandet «skillnad mellan kolumner» gäller inte: "
                "«Avvikelse, hela projektet» = «Utfall, hela projektet» − «Budget, hela projektet». "
                f"Här står 100, väntat -100 (källrader 54). {REREAD.format('difference')}"
            ],
        ),
        (
            "staff.csv",
            "3,4,7,46",
            "3,4,8,46",
            [
                "staff.csv, rad 2, kolumn total_2019_04: Sambandet «kolumner och deras summa» gäller inte: "
                "«Totalt april 2019» = «Kvinnor april 2019» + «Män april 2019». "
                f"Här står 8, väntat 7 (källrader 46). {REREAD.format('column_sum')}"
            ],
        ),
        (
            "grades.csv",
            "60.0",
            "60.2",
            [
                "grades.csv, rad 2, kolumn pass_rate_2019_04: Sambandet «vägt medelvärde» gäller inte: "
                "«Alla» = vägt medel av «Kvinnor» + «Män». "
                f"Här står 60.2, väntat 60 (källrader 36;39;42). {REREAD.format('weighted_mean')}"
            ],
        ),
        (
            "summary.csv",
            "3.1,9.4",
            "3.1,9.3",
            [],  # 9.35 rounds to either
        ),
        (
            "summary.csv",
            "3.1,9.4",
            "3.1,9.5",
            [
                "summary.csv, rad 3, kolumn budget_2019: Sambandet «summary-costs» gäller inte: "
                "«Kostnader» i Sammanfattning = «Totalt > Kostnader» i Driftuppföljning. "
                f"Här står 9.5, väntat 9.4 (källrader 8;24). {REREAD.format('summary-costs')}",
                "summary.csv, rad 3, kolumn budget_2019: «Kostnader» är 9.5 mnkr här, men «Totalt > Kostnader» i "
                f"{BOTKYRKA}/operating_result/totalt-kostnader/budget_2019 är -9350 tkr. "
                "Koderna säger att det är samma uppgift: 0127, 0127/avun, whole_committee, cost, cost, budget, 2019, "
                "total, kr. Läs om båda. Är de olika saker: ge den ena en egen indikator, verksamhet, ålder, tid "
                "(as_of) eller ett eget kostnadsslag. Säger rapporten emot sig själv: förklara det i findings.csv.",
            ],
        ),
    ],
)
def test_a_relation_that_fails_is_reported_where_its_result_stands(
    toy: Toy, file: str, old: str, new: str, problems: list[str]
) -> None:
    toy.edit(file, old, new)
    assert toy.checking_problems(sources=None) == problems


@pytest.mark.parametrize(
    ("printed", "holds"),
    [("-3122", False), ("-3121", True), ("-3120", True), ("-3119", True), ("-3118", False)],
)
def test_each_printed_figure_may_be_half_a_unit_of_its_last_decimal_off(toy: Toy, printed: str, holds: bool) -> None:
    toy.edit("operating_result.csv", "-3120", printed)
    assert get(toy, "sum", "operating_result", "totalt-kostnader", "outcome_2019_04").holds is holds


@pytest.mark.parametrize(("printed", "holds"), [("29", False), ("30", True), ("31", False)])
def test_what_has_no_halves_must_add_up_exactly(toy: Toy, printed: str, holds: bool) -> None:
    toy.edit("volumes.csv", "participants,30,", f"participants,{printed},")
    assert get(toy, "sum", "volumes", "deltagare", "outcome_2018").holds is holds


@pytest.mark.parametrize(("printed", "holds"), [("59.8", False), ("59.9", True), ("60.1", True), ("60.2", False)])
def test_a_weighted_mean_may_be_off_by_its_own_and_its_parts_rounding(toy: Toy, printed: str, holds: bool) -> None:
    toy.edit("grades.csv", "60.0", printed)
    assert get(toy, "weighted_mean", "grades", "alla", "pass_rate_2019_04").holds is holds


@pytest.mark.parametrize(("printed", "holds"), [("-2.8", False), ("-2.9", False), ("-3.0", True), ("-3.1", False)])
def test_millions_against_thousands_are_as_exact_as_the_millions(toy: Toy, printed: str, holds: bool) -> None:
    toy.edit("summary.csv", "-3.0,", f"{printed},")
    relation = get(toy, "summary-operating-result", "summary", "netto", "outcome_2019_04")
    assert (relation.expected, relation.holds) == (Decimal("-3"), holds)


def test_a_column_that_drops_final_zeros_gets_a_smaller_tolerance(toy: Toy) -> None:
    assert get(toy, "difference", "investments", "gunghast", "deviation_total").tolerance == Decimal("1.5")
    toy.edit(
        "datapackage.yaml",
        "title: Avvikelse, hela projektet\n",
        "title: Avvikelse, hela projektet\n          uppf:decimals: 1\n",
    )
    assert get(toy, "difference", "investments", "gunghast", "deviation_total").tolerance == Decimal("1.05")


@pytest.mark.parametrize(
    ("name", "place", "file", "old", "new"),
    [
        # The result is missing.
        (
            "sum",
            ("volumes", "deltagare", "outcome_2018"),
            "volumes.csv",
            "participants,30,32,40,,",
            "participants,,32,40,not_reported,",
        ),
        # All the parts are missing.
        (
            "sum",
            ("volumes", "deltagare", "target_2019"),
            "volumes.csv",
            "participants,30,32,40,,",
            "participants,30,32,41,,",
        ),
        # One of the terms is missing.
        (
            "difference",
            ("investments", "gunghast", "deviation_total"),
            "investments.csv",
            "1000,900,",
            "1000,,",
        ),
        # Shares cannot be added up.
        ("sum", ("grades", "alla", "pass_rate_2019_04"), "grades.csv", "60.0,30", "60.0,31"),
        # A weight is missing.
        ("weighted_mean", ("grades", "alla", "pass_rate_2019_04"), "grades.csv", "50.0,20,42;43", "50.0,,42"),
        # A share is missing.
        ("weighted_mean", ("grades", "alla", "pass_rate_2019_04"), "grades.csv", "50.0,20,42;43", ",20,43"),
        # Nobody to weigh.
        (
            "weighted_mean",
            ("grades", "alla", "pass_rate_2019_04"),
            "grades.csv",
            "80.0,10,39;40\nman,Män,alla,men,50.0,20",
            "80.0,0,39;40\nman,Män,alla,men,50.0,0",
        ),
        # Words are no numbers.
        ("difference", ("assessments", "verkstad", "assessment_2019_04"), "assessments.csv", ",God,", ",Bra,"),
    ],
    ids=["no result", "no parts", "no term", "not additive", "no weight", "no share", "no people", "words"],
)
def test_what_cannot_be_computed_is_not_a_relation(  # a table's columns
    toy: Toy, name: str, place: tuple[str, str, str], file: str, old: str, new: str
) -> None:
    for table in ("grades", "investments"):  # tables that the cases empty need a status column
        toy.edit(f"{table}.csv", ",line\n", ",status,line\n")
        path = toy.path(f"{table}.csv")
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        with_status = [",not_reported,".join(row.rsplit(",", 1)) for row in rows]
        path.write_text("\n".join([header, *with_status, ""]), encoding="utf-8")
    if file in ("grades.csv", "investments.csv"):
        old, new = (add_status(text) for text in (old, new))
    toy.edit(file, old, new)
    assert find(toy, name, *place) is None


def add_status(text: str) -> str:
    """The text of a case as it stands once each row has a status before its line."""
    return (
        text.replace(",39;40", ",not_reported,39;40")
        .replace(",42", ",not_reported,42")
        .replace(",43", ",not_reported,43")
    )


def test_an_empty_part_is_left_out_of_a_sum(toy: Toy) -> None:
    toy.edit("volumes.csv", "participants,12,12,", "participants,,12,")
    assert get(toy, "sum", "volumes", "deltagare", "outcome_2018").expected == Decimal(18)


def test_a_part_among_others_is_not_added_up(toy: Toy) -> None:
    assert find(toy, "sum", "summary", "netto", "budget_2019") is None


def test_financial_items_count_in_the_net(toy: Toy) -> None:
    toy.edit("operating_result.csv", "totalt-intakter,income,adult_education", ",financial,adult_education")
    assert get(toy, "flow", "operating_result", "sagostund-netto", "budget_2019").expected == Decimal(-6000)


def test_a_heading_without_a_net_has_no_flow_to_check(toy: Toy) -> None:
    toy.edit("operating_result.csv", "totalt-netto,net,adult_education", "totalt-netto,,adult_education")
    assert find(toy, "flow", "operating_result", "sagostund-netto", "budget_2019") is None


def test_a_net_without_anything_else_has_no_flow_to_check(toy: Toy) -> None:
    toy.edit("operating_result.csv", "totalt-intakter,income,adult_education", "totalt-intakter,,adult_education")
    toy.edit("operating_result.csv", "totalt-kostnader,cost,adult_education", "totalt-kostnader,,adult_education")
    assert find(toy, "flow", "operating_result", "sagostund-netto", "budget_2019") is None


def test_lines_are_in_order_and_each_only_once(toy: Toy) -> None:
    toy.edit("volumes.csv", "not_reported,29,", "not_reported,9-10,")
    toy.edit("volumes.csv", "not_reported,30,", "not_reported,28,")
    assert get(toy, "sum", "volumes", "deltagare", "outcome_2018").lines == "9-10;28"


PARTS = "uppf:parts:\n  - {name: halves, table: TABLE, rows: [ROWS], WHOLE}\nuppf:relations:"


def declare_parts(toy: Toy, table: str, rows: str, whole: str) -> None:
    declared = PARTS.replace("TABLE", table).replace("ROWS", rows).replace("WHOLE", whole)
    toy.edit("datapackage.yaml", "uppf:relations:", declared)


def test_declared_parts_make_up_the_row_that_prints_the_whole(toy: Toy) -> None:
    declare_parts(toy, "volumes", "deltagare-kvinnor, deltagare-man", "whole_row: deltagare")
    relation = get(toy, "halves", "volumes", "deltagare", "outcome_2018")
    assert (relation.expected, relation.tolerance, relation.holds) == (Decimal(30), Decimal(0), True)
    assert relation.formula == "«Deltagare*» = «Kvinnor» + «Män»"
    toy.edit("volumes.csv", "participants,18,20,", "participants,17,20,")
    assert not get(toy, "halves", "volumes", "deltagare", "outcome_2018").holds


@pytest.mark.parametrize(
    ("whole", "expected", "holds"),
    [("128", "48", False), ("129.9", "49.9", True), ("130", "50", True), ("132", "52", False)],
)
def test_where_no_row_prints_the_whole_the_last_part_must_make_it_up(
    toy: Toy, whole: str, expected: str, holds: bool
) -> None:
    declare_parts(toy, "grades", "kvinnor, man", f"whole: {whole}")
    relation = get(toy, "halves", "grades", "man", "pass_rate_2019_04")
    assert (relation.expected, relation.tolerance, relation.holds) == (Decimal(expected), Decimal("0.1"), holds)
    assert relation.formula == f"«Kvinnor» + «Män» = {whole}"


def test_parts_of_which_one_is_missing_make_up_nothing(toy: Toy) -> None:
    declare_parts(toy, "volumes", "deltagare-kvinnor, deltagare-man", "whole_row: deltagare")
    toy.edit("volumes.csv", "participants,18,20,", "participants,,20,")
    assert find(toy, "halves", "volumes", "deltagare", "outcome_2018") is None
    assert find(toy, "halves", "volumes", "deltagare", "target_2019") is None


def declare_ratio(toy: Toy, budget: str, share: str) -> None:
    """Make the investment's deviation in thousands a share in per cent."""
    declared = "uppf:unit: percent\n          uppf:ratio_of: [outcome_total, budget_total]"
    toy.edit("datapackage.yaml", "uppf:difference_of: [outcome_total, budget_total]", declared)
    toy.edit("investments.csv", "1000,900,-100", f"{budget},900,{share}")


@pytest.mark.parametrize(("share", "holds"), [("89", False), ("90", True), ("90.4", False), ("90.0", True)])
def test_a_share_is_one_column_of_another_in_per_cent(toy: Toy, share: str, holds: bool) -> None:
    declare_ratio(toy, "1000", share)
    relation = get(toy, "ratio", "investments", "gunghast", "deviation_total")
    assert (relation.expected, relation.holds) == (Decimal(90), holds)
    assert relation.formula == ("«Avvikelse, hela projektet» = «Utfall, hela projektet» av «Budget, hela projektet»")


def test_a_share_of_nothing_cannot_be_computed(toy: Toy) -> None:
    declare_ratio(toy, "0", "90")
    assert find(toy, "ratio", "investments", "gunghast", "deviation_total") is None


def with_values(report: Report, table: str, values: dict[tuple[str, str], str]) -> Report:
    """The report with other numbers in some cells."""
    changed = get_table(report, table)
    for (row, column), value in values.items():
        changed = change_figure(changed, row, column, {"value": Decimal(value)})
    return change_table(report, changed)


@pytest.mark.parametrize(
    ("income", "cost", "net", "holds"),
    [
        ("10", "-60", "-50", True),
        ("10", "-60", "50", False),  # the sign turned
        ("10", "60", "-50", False),  # a cost printed without its minus
        ("10", "60", "70", True),
        ("10", "-60", "-52", False),
        ("10", "-60", "-51", True),  # rounding may make 1.5
    ],
)
def test_a_net_is_a_sum_with_signs(toy: Toy, income: str, cost: str, net: str, holds: bool) -> None:
    rows = dict(zip(("sagostund-intakter", "sagostund-kostnader", "sagostund-netto"), (income, cost, net), strict=True))
    report = with_values(toy.report(), "operating_result", {(row, "budget_2019"): value for row, value in rows.items()})
    (flow,) = [
        one
        for one in find_table_relations(report)
        if (one.name, one.figure.row.id, one.figure.column.name) == ("flow", "sagostund-netto", "budget_2019")
    ]
    assert flow.expected == Decimal(income) + Decimal(cost)
    assert flow.difference == Decimal(net) - flow.expected
    assert flow.holds is holds


def test_financial_items_are_part_of_the_net(toy: Toy) -> None:
    report = toy.report()
    (table,) = (one for one in report.tables if one.id == "operating_result")
    rows = tuple(replace(row, flow="financial") if row.id == "sagostund-intakter" else row for row in table.rows)
    (flow,) = [
        one
        for one in find_table_relations(replace(report, tables=(replace(table, rows=rows),), parts=()))
        if (one.name, one.figure.row.id, one.figure.column.name) == ("flow", "sagostund-netto", "budget_2019")
    ]
    assert [part.row.id for part in flow.parts] == ["sagostund-kostnader", "sagostund-intakter"]
    assert flow.holds
