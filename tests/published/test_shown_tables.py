"""What a table looks like to a reader."""

from dataclasses import replace

import pytest

from build_site.checks.findings import Finding
from build_site.model import CodeLists
from build_site.pages.site import Site
from build_site.published.shown_tables import ShownCell, ShownRow, ShownTable, align_decimals, build_shown_table
from tests.built import REAL, change_figure, check, get_report, get_table, make_site
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy


@pytest.fixture(scope="module")
def site(checked_toy: Toy) -> Site:
    return make_site(checked_toy.datasets)


@pytest.fixture(scope="module")
def codes(site: Site) -> CodeLists:
    return site.corpus.codes


def show(site: Site, table: str, report: str = BOTKYRKA) -> ShownTable:
    return build_shown_table(get_table(get_report(site.corpus, report), table), site.corpus.codes, site.findings)


def row(shown: ShownTable, identity: str) -> ShownRow:
    return next(one for one in shown.rows if one.row.id == identity)


def cell(shown: ShownTable, identity: str, column: str) -> ShownCell:
    return next(one for one in row(shown, identity).cells if one.figure.column.name == column)


def test_every_row_and_column_is_shown_once_and_in_print_order(site: Site) -> None:
    for report in site.corpus.reports:
        for table in report.tables:
            shown = show(site, table.id, report.id)
            assert [one.row for one in shown.rows] == list(table.rows)
            assert [heading.column for heading in shown.headings] == list(table.columns)
            for one in shown.rows:
                assert [cell.figure.column for cell in one.cells] == list(table.columns)


def test_one_unit_for_all_is_said_once(site: Site) -> None:
    shown = show(site, "operating_result")
    assert shown.unit == "tusen kronor"
    assert [heading.heading for heading in shown.headings][:2] == ["Utfall januari–april 2019", "Budget 2019"]
    assert row(shown, "totalt-netto").detail == ""


def test_units_that_differ_between_columns_stand_in_the_headings(site: Site) -> None:
    shown = show(site, "grades")
    assert shown.unit == ""
    assert [heading.heading for heading in shown.headings] == [
        "Andel godkända, januari–april 2019 (%)",
        "Antal satta betyg, januari–april 2019 (betyg)",
    ]


def test_units_that_differ_between_rows_stand_on_the_rows(site: Site) -> None:
    shown = show(site, "volumes")
    assert shown.unit == ""
    assert row(shown, "deltagare").detail == "kursdeltagare"
    assert row(shown, "trasiga").detail == "procent"
    assert [heading.heading for heading in shown.headings] == [
        "Utfall 2018",
        "Utfall januari–april 2019",
        "Mål 2019",
    ]


def test_printed_quantity_stands_in_place_of_the_unit(site: Site) -> None:
    table = get_table(get_report(site.corpus, BOTKYRKA), "volumes")
    first = replace(table.rows[0], quantity="Antal kursdeltagare")
    figures = tuple(replace(figure, row=first) if figure.row is table.rows[0] else figure for figure in table.figures)
    table = replace(table, rows=(first, *table.rows[1:]), figures=figures)
    shown = build_shown_table(table, site.corpus.codes, ())
    assert shown.rows[0].detail == "Antal kursdeltagare"
    assert len(shown.rows[0].cells) == 3


def test_headings_labels_and_text_columns(site: Site) -> None:
    shown = show(site, "operating_result")
    assert [(one.group, one.label) for one in shown.rows][:4] == [
        ("Leksaksverkstad", "Intäkter"),
        ("Leksaksverkstad", "Kostnader"),
        ("Leksaksverkstad", "Netto"),
        ("Sagostund", "Intäkter"),
    ]
    shown = show(site, "assessments")
    assert shown.text_headings == ("Kommentar",)
    assert row(shown, "verkstad").texts == ("Hyllorna är fulla",)


def test_sums_and_nets_are_emphasised(site: Site) -> None:
    shown = show(site, "operating_result")
    assert [one.row.id for one in shown.rows if one.emphasis] == [
        "verkstad-netto",
        "sagostund-netto",
        "totalt-intakter",
        "totalt-kostnader",
        "totalt-netto",
    ]
    assert [one.row.id for one in show(site, "operating_result", ESKILSTUNA).rows if one.emphasis] == ["totalt"]


def test_cells_are_numbers_texts_or_missing_with_a_reason(site: Site) -> None:
    shown = show(site, "volumes")
    number = cell(shown, "trasiga", "outcome_2018")
    text = cell(shown, "trasiga", "target_2019")
    missing = cell(shown, "deltagare-kvinnor", "target_2019")
    assert (number.kind, number.text) == ("number", "7,5")
    assert (text.kind, text.text) == ("text", "5-15%")
    assert (missing.kind, missing.text) == ("missing", site.corpus.codes.statuses["not_reported"].title)


def test_zero_is_not_missing(site: Site) -> None:
    shown = show(site, "operating_result")
    zero = cell(shown, "verkstad-intakter", "deviation_2019")
    assert (zero.kind, zero.text) == ("number", "0")


def test_empty_cell_without_a_known_reason_is_blank(site: Site, codes: CodeLists) -> None:
    table = get_table(get_report(site.corpus, BOTKYRKA), "grades")
    table = change_figure(table, "alla", "grades_2019_04", {"value": None, "status": ""})
    shown = build_shown_table(table, codes, ())
    assert (cell(shown, "alla", "grades_2019_04").kind, cell(shown, "alla", "grades_2019_04").text) == (
        "missing",
        "",
    )


def test_uncertain_figures_are_marked_and_no_others(site: Site) -> None:
    shown = show(site, "volumes")
    uncertain = [(one.row.id, cell.figure.column.name) for one in shown.rows for cell in one.cells if cell.uncertain]
    assert uncertain == [("nojda", "outcome_2019_04")]


def test_source_lines_are_shown_with_swedish_dashes(site: Site) -> None:
    assert row(show(site, "grades"), "alla").lines == "36, 37"
    assert row(show(site, "key_figures"), "andel-nallar").lines == "56–57"


def test_finding_is_numbered_at_its_figure(site: Site) -> None:
    shown = show(site, "staff")
    assert [finding.row for finding in shown.findings] == ["sagolasare"]
    assert cell(shown, "sagolasare", "total_2019_04").findings == (1,)
    numbered = [cell for one in shown.rows for cell in one.cells if cell.findings]
    assert len(numbered) == 1
    assert all(heading.findings == () for heading in shown.headings)


def test_finding_about_a_column_is_numbered_in_its_heading(site: Site) -> None:
    shown = show(site, "operating_result")
    assert [heading.findings for heading in shown.headings] == [(), (), (), (1,)]
    assert [cell for one in shown.rows for cell in one.cells if cell.findings] == []


def test_findings_of_other_tables_and_reports_are_left_out(site: Site) -> None:
    assert show(site, "volumes").findings == ()
    assert show(site, "operating_result", ESKILSTUNA).findings == ()


def test_findings_are_numbered_in_their_order(site: Site, codes: CodeLists) -> None:
    table = get_table(get_report(site.corpus, BOTKYRKA), "staff")
    one = Finding(BOTKYRKA, "staff", "", "women_2019_04", "1", "heading", "x", "a", "b", "", "", "", "x")
    two = replace(one, row="sagolasare")
    shown = build_shown_table(table, codes, (one, two, two))
    assert shown.headings[0].findings == (1,)
    assert cell(shown, "sagolasare", "women_2019_04").findings == (2, 3)


def test_every_finding_of_the_real_reports_is_marked_somewhere_in_its_table() -> None:
    site = make_site(REAL)
    expected = marked = 0
    for report in site.corpus.reports:
        for table in report.tables:
            shown = build_shown_table(table, site.corpus.codes, site.findings)
            expected += sum(bool(finding.column) for finding in shown.findings)
            marked += sum(len(heading.findings) for heading in shown.headings)
            marked += sum(len(cell.findings) for one in shown.rows for cell in one.cells)
    assert expected == marked > 0


def test_real_datasets_have_the_reports_of_the_project() -> None:
    assert len(check(REAL).corpus.reports) >= 2


@pytest.mark.parametrize(
    ("texts", "pads"),
    [
        (("12", "3,45", "6,7"), (",00", "", "0")),
        (("1\u00a0234", "\u22125,0", "+7"), (",0", "", ",0")),
        (("12", "13"), ("", "")),
        (("1,5", "2,5"), ("", "")),
        (("5-15%", "2,25", "Ja", ""), ("", "", "", "")),
        ((), ()),
    ],
)
def test_decimal_commas_stand_under_each_other(texts: tuple[str, ...], pads: tuple[str, ...]) -> None:
    found = align_decimals(texts)
    assert found == pads
    assert len({len((text + pad).partition(",")[2]) for text, pad in zip(texts, found, strict=True) if pad}) <= 1


def test_figures_are_padded_within_their_column_only(site: Site) -> None:
    shown = show(site, "volumes")
    assert (cell(shown, "trasiga", "outcome_2018").text, cell(shown, "trasiga", "outcome_2018").pad) == ("7,5", "")
    assert (cell(shown, "deltagare", "outcome_2018").text, cell(shown, "deltagare", "outcome_2018").pad) == ("30", ",0")
    assert cell(shown, "deltagare-kvinnor", "target_2019").pad == ""
    assert cell(shown, "trasiga", "target_2019").pad == ""
    assert {one.pad for line in show(site, "operating_result").rows for one in line.cells} == {""}


def test_table_of_like_rows_can_be_sorted_and_one_of_groups_or_of_different_units_cannot(site: Site) -> None:
    staff = show(site, "staff")
    assert replace(staff, rows=staff.rows * 2).is_sortable
    assert not show(site, "operating_result").is_sortable
    assert not show(site, "volumes").is_sortable


def test_sum_at_the_end_may_stay_there_but_a_sum_among_the_rows_may_not(site: Site) -> None:
    shown = show(site, "staff")
    rows = [replace(one, emphasis=False) for one in (shown.rows * 3)[:4]]
    summed = replace(rows[0], emphasis=True)
    assert replace(shown, rows=(*rows, summed)).is_sortable
    assert replace(shown, rows=(summed, *rows)).is_sortable
    assert not replace(shown, rows=(*rows[:2], summed, *rows[2:])).is_sortable
    assert not replace(shown, rows=tuple(rows[:2])).is_sortable


def test_column_without_any_number_is_text(site: Site) -> None:
    numeric = {heading.column.name: heading.is_numeric for heading in show(site, "volumes").headings}
    assert numeric["outcome_2018"]
    assert {heading.is_numeric for heading in show(site, "assessments").headings} != {True}


def test_what_is_missing_in_several_cells_beside_each_other_is_said_once(site: Site) -> None:
    row = show(site, "volumes").rows[0]
    number = row.cells[0]
    gap, later = (
        replace(number, kind="missing", text="Ej redovisat"),
        replace(number, kind="missing", text="Mäts senare"),
    )
    doubted = replace(gap, uncertain=True)
    runs = replace(row, cells=(number, number, gap, gap, later, gap, doubted, doubted)).runs
    assert [len(run) for run in runs] == [1, 1, 2, 1, 1, 1, 1]
    assert [run[0].text for run in runs[2:5]] == ["Ej redovisat", "Mäts senare", "Ej redovisat"]


def test_answer_of_a_table_is_its_first_deviation_from_the_budget(site: Site) -> None:
    assert show(site, "operating_result").answer_column == "deviation_2019"
    assert show(site, "grades").answer_column == ""
