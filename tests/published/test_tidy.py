"""The files that others use. Their columns are a contract (design.md), so they are written out here once more."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.checks.findings import Finding
from build_site.comparing.comparison import Comparison, build_comparison
from build_site.downloads.table_sheets import build_printed_sheet
from build_site.model import Corpus, Figure, Table
from build_site.periods import Period
from build_site.published.comparison_file import COMPARISONS as COMPARISON_FILE
from build_site.published.comparison_file import list_values
from build_site.published.delimited import TEXT_MARK, format_excel_csv
from build_site.published.finding_file import FINDINGS as FINDING_FILE
from build_site.published.observation_file import OBSERVATIONS as OBSERVATION_FILE
from build_site.published.report_files import GOALS, REPORTS, TABLES
from build_site.published.shown_tables import build_shown_table
from build_site.published.tidy_file import TidySource
from tests.built import (
    REAL,
    change_table,
    check,
    collect_data,
    get_report,
    get_table,
    parse_csv,
)
from tests.downloads.reading import read_excel_csv
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy

OBSERVATIONS = [
    "municipality", "committee", "report", "table", "row", "label", "service", "indicator", "measure", "period",
    "sex", "age", "unit", "value", "value_text", "value_base", "unit_base", "line", "uncertain", "status", "note",
    "flow", "account", "as_of", "preferred", "same_as", "population", "obs_status", "page", "box",
]  # fmt: skip
FINDINGS = [
    "report", "table", "lines", "kind", "relation", "printed", "expected", "difference", "unit", "explanation",
    "cause", "pages",
]  # fmt: skip
COMPARISONS = [
    "comparison", "title", "verdict", "series", "municipality", "committee", "report", "table", "row", "measure",
    "period", "sex", "base", "value", "unit_base", "population", "population_year", "reasons",
]  # fmt: skip
PLAIN_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
FILES = ("observations", "reports", "tables", "goals", "findings", "relations", "comparisons", "calendar", "claims")


@pytest.fixture(scope="module")
def corpus(checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets).corpus


@pytest.fixture(params=["toy", "real"])
def any_corpus(request: pytest.FixtureRequest, checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets if request.param == "toy" else REAL).corpus


def excel_csv(corpus: Corpus, table: Table) -> str:
    """A table's file for Swedish spreadsheets."""
    return format_excel_csv(build_printed_sheet(build_shown_table(table, corpus.codes, ())))


def format_findings(findings: Iterable[Finding]) -> str:
    return FINDING_FILE.format_contract(FINDING_FILE.build_sheet(findings))


def format_comparisons(comparisons: Iterable[Comparison]) -> str:
    return COMPARISON_FILE.format_contract(COMPARISON_FILE.build_sheet(list_values(comparisons)))


def header(text: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline="")))


# The tidy database


def test_observations_have_the_contract_s_columns(corpus: Corpus) -> None:
    assert header(OBSERVATION_FILE.format_whole(TidySource(corpus))) == OBSERVATIONS


def test_findings_have_the_contract_s_columns(checked_toy: Toy) -> None:
    assert header(format_findings(check(checked_toy.datasets).checked.findings)) == FINDINGS
    assert header(format_findings([])) == FINDINGS


def test_every_figure_of_the_corpus_is_there_once(any_corpus: Corpus) -> None:
    rows = parse_csv(OBSERVATION_FILE.format_whole(TidySource(any_corpus)))
    figures = [figure for report in any_corpus.reports for figure in report.figures]
    assert len(figures) > 50
    assert Counter(map(identify_row, rows)) == Counter(identify_figure(any_corpus, one) for one in figures)
    assert max(Counter(map(identify_row, rows)).values()) == 1


def identify_row(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(
        row[name]
        for name in OBSERVATIONS
        if name not in ("committee", "label", "value_base", "unit_base", "status", "note", *OBSERVATIONS[-9:])
    )


def identify_figure(corpus: Corpus, figure: Figure) -> tuple[str, ...]:
    assert corpus.report(figure.report) is not None
    return (
        figure.municipality,
        figure.report,
        figure.table,
        figure.row.id,
        figure.service,
        figure.indicator,
        figure.measure,
        "" if figure.period is None else figure.period.text,
        figure.sex,
        figure.age,
        figure.unit.code,
        "" if figure.number is None else str(figure.number),
        figure.text,
        figure.line,
        "column" if figure.uncertain else "",
    )


def test_observations_are_sorted(any_corpus: Corpus) -> None:
    rows = [list(row.values()) for row in parse_csv(OBSERVATION_FILE.format_whole(TidySource(any_corpus)))]
    assert rows == sorted(rows)


def test_observation_says_all_that_is_known_of_its_figure(corpus: Corpus) -> None:
    rows = parse_csv(OBSERVATION_FILE.format_whole(TidySource(corpus)))
    found = [
        row
        for row in rows
        if (row["report"], row["table"], row["row"], row["measure"])
        == (BOTKYRKA, "operating_result", "totalt-netto", "deviation_forecast")
    ]
    assert found == [
        {
            "municipality": "0127",
            "committee": "avun",
            "report": BOTKYRKA,
            "table": "operating_result",
            "row": "totalt-netto",
            "label": "Totalt > Netto",
            "service": "whole_committee",
            "indicator": "net",
            "measure": "deviation_forecast",
            "period": "2019",
            "sex": "total",
            "age": "",
            "unit": "tkr",
            "value": "-100",
            "value_text": "",
            "value_base": "-100000",
            "unit_base": "kr",
            "line": "25",
            "uncertain": "",
            "status": "",
            "note": "",
            "flow": "net",
            "account": "",
            "as_of": "2019-04",
            "preferred": "true",
            "same_as": "",
            "population": "1000",
            "obs_status": "A",
            "page": "",
            "box": "",
        }
    ]


def test_observation_of_text_of_nothing_and_of_an_uncertain_figure(corpus: Corpus) -> None:
    rows = parse_csv(OBSERVATION_FILE.format_whole(TidySource(corpus)))
    by_place = {
        (row["table"], row["row"], row["measure"], row["period"]): row for row in rows if row["report"] == BOTKYRKA
    }
    text = by_place["volumes", "trasiga", "target", "2019"]
    assert (text["value"], text["value_text"], text["value_base"]) == ("", "5-15%", "")
    missing = by_place["volumes", "deltagare-kvinnor", "target", "2019"]
    assert (missing["value"], missing["value_text"], missing["status"]) == ("", "", "not_reported")
    uncertain = by_place["volumes", "nojda", "outcome", "2019-01/2019-04"]
    assert uncertain["uncertain"] == "column"
    assert uncertain["note"].startswith("Utdraget har tappat kolumnen")
    project = by_place["investments", "gunghast", "budget", ""]
    assert (project["value"], project["value_base"]) == ("1000", "-1000000")


def test_value_keeps_its_printed_decimals_and_base_value_is_in_the_base_unit(any_corpus: Corpus) -> None:
    factors = {code: unit.factor for code, unit in any_corpus.codes.units.items()}
    bases = {code: unit.base_unit for code, unit in any_corpus.codes.units.items()}
    numbers = 0
    for row in parse_csv(OBSERVATION_FILE.format_whole(TidySource(any_corpus))):
        assert row["unit_base"] == bases[row["unit"]]
        assert bool(row["value"]) == bool(row["value_base"])
        if row["value"]:
            numbers += 1
            assert PLAIN_NUMBER.fullmatch(row["value"]), row
            assert PLAIN_NUMBER.fullmatch(row["value_base"]), row
            assert abs(Decimal(row["value_base"])) == abs(Decimal(row["value"]) * factors[row["unit"]])
            assert not row["value_text"] or row["value_text"].startswith(f"{row['value']}. ")
            assert not row["status"]
    assert numbers > 50


def test_periods_are_written_as_the_contract_says(any_corpus: Corpus) -> None:
    periods = {row["period"] for row in parse_csv(OBSERVATION_FILE.format_whole(TidySource(any_corpus)))}
    assert len(periods) > 2
    assert {Period.parse(period).text for period in periods if period} == periods - {""}


def test_codes_of_the_contract(any_corpus: Corpus) -> None:
    rows = parse_csv(OBSERVATION_FILE.format_whole(TidySource(any_corpus)))
    assert {row["sex"] for row in rows} <= {"total", "women", "men"}
    assert {row["measure"] for row in rows} <= {
        "outcome", "budget", "forecast", "target", "deviation_forecast", "deviation_outcome", "deviation_target",
        "budget_minus_forecast", "budget_remaining", "change", "change_from_last_year", "change_from_forecast",
        "probability", "consequence", "risk_value", "status", "other",
    }  # fmt: skip
    assert all(re.fullmatch(r"\d{2}(\d{2})?", row["municipality"]) for row in rows)
    assert all(row["line"] and row["row"] and row["label"] for row in rows)


# Its siblings


def test_reports_are_listed_with_their_source_and_their_size(corpus: Corpus) -> None:
    rows = parse_csv(REPORTS.format_whole(TidySource(corpus)))
    assert [row["report"] for row in rows] == [BOTKYRKA, ESKILSTUNA]
    botkyrka = get_report(corpus, BOTKYRKA)
    assert rows[0] == {
        "municipality": "0127",
        "committee": "avun",
        "report": BOTKYRKA,
        "title": "Leksaksrapport 1 2019, Botkyrka",
        "year": "2019",
        "kind": "delar-1",
        "period": "2019-01/2019-04",
        "version": "1.0.0",
        "created": botkyrka.created,
        "source_title": "Leksaksrapport 1 2019",
        "source_date": "2019-05-15",
        "diary_number": "LEK/2019:1",
        "source_sha256": botkyrka.source.sha256,
        "tables": str(len(botkyrka.tables)),
        "figures": str(sum(not figure.is_empty for figure in botkyrka.figures)),
    }


def test_tables_are_listed_with_their_lines_and_their_size(any_corpus: Corpus) -> None:
    rows = parse_csv(TABLES.format_whole(TidySource(any_corpus)))
    tables = {(table.report, table.id): table for report in any_corpus.reports for table in report.tables}
    assert len(rows) == len(tables)
    for row in rows:
        table = tables[row["report"], row["table"]]
        assert row["figures"] == str(sum(not figure.is_empty for figure in table.figures))
        assert row["rows"] == str(len(table.rows))
        runs = [tuple(map(int, (*run.split("-"), run.split("-")[0])[:2])) for run in row["lines"].split(";")]
        assert tuple(runs) == table.lines


def test_goals_are_the_rows_with_a_level_and_their_printed_words(corpus: Corpus) -> None:
    report = get_report(corpus, BOTKYRKA)
    table = get_table(report, "assessments")
    goal = replace(table.rows[0], goal="Alla ska leka", heading="Lek", level="good", note="")
    table = replace(
        table,
        rows=(goal, *table.rows[1:]),
        figures=tuple(replace(one, row=goal) if one.row is table.rows[0] else one for one in table.figures),
    )
    report = change_table(report, table)
    goals = parse_csv(GOALS.format_whole(TidySource(replace(corpus, reports=(report,)))))
    assert goals == [
        {
            "municipality": "0127",
            "committee": "avun",
            "report": BOTKYRKA,
            "table": "assessments",
            "row": goal.id,
            "goal_area": "Lek",
            "goal": "Alla ska leka",
            "assessment": "good",
            "assessment_printed": next(one.text for one in table.figures if one.row is goal and one.text),
            "line": ";".join(goal.places),
            "note": "",
            "kind": "goal",
            **dict.fromkeys(
                ("label", "indicator", "target", "outcome", "previous", "result", "basis", "page", "box"), ""
            ),
        }
    ]
    with_area = change_table(report, replace(table, goal_area="Fritid"))
    goals = parse_csv(GOALS.format_whole(TidySource(replace(corpus, reports=(with_area,)))))
    assert [row["goal_area"] for row in goals] == ["Fritid"]


def test_findings_hold_what_the_reader_needs(checked_toy: Toy) -> None:
    rows = parse_csv(format_findings(check(checked_toy.datasets).checked.findings))
    assert [(row["table"], row["kind"], row["lines"]) for row in rows] == [
        ("operating_result", "heading", "13"),
        ("staff", "sum", "47"),
    ]
    assert (rows[1]["printed"], rows[1]["expected"], rows[1]["difference"]) == ("7", "6", "1")
    assert (rows[0]["printed"], rows[0]["expected"]) == ("Budget - prognos", "Prognos - budget")


def test_comparisons_hold_each_figure_on_each_base(corpus: Corpus) -> None:
    rows = parse_csv(format_comparisons([build_comparison(corpus.comparisons[0], corpus)]))
    assert [(row["report"], row["base"], row["value"], row["population"], row["population_year"]) for row in rows] == [
        (BOTKYRKA, "per_inhabitant", "9000.00", "1000", "2018"),
        (BOTKYRKA, "total", "9000000.00", "", ""),
        (ESKILSTUNA, "per_inhabitant", "12000.00", "2000", "2018"),
        (ESKILSTUNA, "total", "24000000.00", "", ""),
    ]
    assert {row["reasons"] for row in rows} == {"organisation;definition"}  # the second is computed
    assert {row["verdict"] for row in rows} == {"reservations"}
    assert {row["series"] for row in rows} == {""}


def test_comparisons_hold_each_figure_of_each_series(corpus: Corpus) -> None:
    text = format_comparisons([build_comparison(corpus.comparisons[1], corpus)])
    assert header(text) == COMPARISONS
    rows = parse_csv(text)
    assert [(row["series"], row["measure"], row["period"], row["base"], row["value"]) for row in rows] == [
        ("Budget", "budget", "2019", "index", "100.00"),
        ("Budget", "budget", "2019", "total", "40.00"),
        ("Deltagare", "outcome", "2018", "index", "100.00"),
        ("Deltagare", "outcome", "2018", "total", "30.00"),
        ("Deltagare", "outcome", "2019-01/2019-04", "index", "106.67"),
        ("Deltagare", "outcome", "2019-01/2019-04", "total", "32.00"),
    ]
    assert {(row["table"], row["row"], row["sex"], row["unit_base"]) for row in rows} == {
        ("volumes", "deltagare", "total", "count")
    }


def test_comparison_without_a_population_has_an_empty_value(corpus: Corpus) -> None:
    without = replace(corpus, population={})
    rows = parse_csv(format_comparisons([build_comparison(spec, without) for spec in corpus.comparisons]))
    assert [row["value"] for row in rows if row["base"] == "per_inhabitant"] == ["", ""]
    assert [row["population_year"] for row in rows if row["base"] == "per_inhabitant"] == ["2018", "2018"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("datasets", ["toy", "real"])
def test_published_files_are_rfc_4180_sorted_and_without_duplicates(name: str, datasets: str, checked_toy: Toy) -> None:
    content = collect_data(checked_toy.datasets if datasets == "toy" else REAL)[f"data/{name}.csv"].decode()
    assert not content.startswith("\ufeff")
    assert content.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows[1:] == sorted(rows[1:])
    assert len({tuple(row) for row in rows}) == len(rows)
    assert "\n" not in content.replace("\r\n", "")


# For Swedish spreadsheets


def test_excel_file_has_a_byte_order_mark_semicolons_and_decimal_commas(corpus: Corpus) -> None:
    text = excel_csv(corpus, get_table(get_report(corpus, BOTKYRKA), "grades"))
    assert text.startswith("\ufeff")
    assert text.removeprefix("\ufeff").splitlines() == [
        '"Rad";"Andel godkända, januari–april 2019 (%)\t";"Antal satta betyg, januari–april 2019 (betyg)\t"'
        ';"Enhet";"Källrad";"Kön"',
        '"Alla\t";60,0;30;"procent / betyg\t";"36;37\t";"alla\t"',
        '"Kvinnor\t";80,0;10;"procent / betyg\t";"39;40\t";"kvinnor\t"',
        '"Män\t";50,0;20;"procent / betyg\t";"42;43\t";"män\t"',
    ]


def test_excel_file_has_plain_negative_numbers_and_text_columns(corpus: Corpus) -> None:
    report = get_report(corpus, BOTKYRKA)
    rows = read_excel_csv(excel_csv(corpus, get_table(report, "operating_result")).encode())
    assert rows[-1]["Budget 2019"] == "-9000"
    assert rows[-1]["Rad"] == "Totalt > Netto"
    rows = read_excel_csv(excel_csv(corpus, get_table(report, "assessments")).encode())
    assert rows[0]["Kommentar"] == "Hyllorna är fulla"
    assert rows[0]["Bedömning april 2019"] == "God"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_would_start_a_formula_is_guarded(corpus: Corpus, start: str) -> None:
    table = get_table(get_report(corpus, BOTKYRKA), "assessments")
    harmful = f"{start}1+1"
    rows = tuple(replace(row, label=harmful, extra={"comment": harmful}) for row in table.rows)
    figures = tuple(replace(figure, row=rows[number], text=harmful) for number, figure in enumerate(table.figures))
    text = excel_csv(corpus, replace(table, rows=rows, figures=figures))
    for row in list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))[1:]:
        assert row[:3] == [f"'{harmful}\t"] * 3


def test_no_cell_of_the_published_excel_files_starts_a_formula_or_becomes_a_date() -> None:
    files = {name: content for name, content in collect_data(REAL).items() if name.endswith("-excel-sv.csv")}
    corpus = check(REAL).corpus
    assert len(files) == len(corpus.reports) + len(FILES)
    for name, content in files.items():
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
        for value in (value for row in rows for value in row):
            assert not value.startswith(("=", "+", "@", "\t", "\r")), (name, value)
            assert not value.startswith("-") or re.fullmatch(r"-\d+(,\d+)?", value), (name, value)
            assert not re.fullmatch(r"\d{1,2}-\d{1,2}", value), (name, value)


def test_excel_files_have_the_same_figures_as_the_tidy_database(any_corpus: Corpus) -> None:
    for report in any_corpus.reports:
        for table in report.tables:
            text = excel_csv(any_corpus, table).removeprefix("\ufeff")
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]
            skip = 1 + len(table.text_columns)
            cells = [value for row in rows for value in row[skip : skip + len(table.columns)]]
            found = [value for value in cells if re.match(r"-?\d", value)]
            numbers = [str(figure.value).replace(".", ",") for figure in table.figures if figure.value is not None]
            texts = [f"{figure.text}{TEXT_MARK}" for figure in table.figures if re.match(r"-?\d", figure.text)]
            assert Counter(found) == Counter([*numbers, *texts])
