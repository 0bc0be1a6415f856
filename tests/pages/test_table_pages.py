"""A table's page."""

import re
from dataclasses import replace

import pytest

from build_site.model import Report
from build_site.pages.rendering import render_page
from build_site.pages.site import Site
from build_site.pages.table_pages import FOLDED_ROWS, NO_SERVICE, TablePage, build_table_page, present_table, split_rows
from build_site.published.shown_tables import ShownCell, build_shown_table
from tests.built import get_table
from tests.pages.reading import ReadPage, read_page


def build(site: Site, report: Report, table: str) -> TablePage:
    return build_table_page(site, report, get_table(report, table))


def render(site: Site, report: Report, table: str) -> ReadPage:
    return read_page(render_page(present_table(build(site, report, table), site), site))


def test_order_is_answer_chart_table_downloads_findings_reservations_source(toy_site: Site, botkyrka: Report) -> None:
    page = render(toy_site, botkyrka, "operating_result")
    assert [identity for level, identity, _ in page.headings if level == "h2"] == [
        "siffror",
        "hamta",
        "anmarkningar",
        "forbehall",
        "jamfor-med",
        "anvands-i",
        "mer",
        "kalla",
        "hanvisa",
    ]
    places = [page.body.index(part) for part in ("ou-answer", "<svg", "<table", "ou-downloads", "ou-findings")]
    assert places == sorted(places)


def test_every_row_can_be_linked_to_and_tells_its_source_line(toy_site: Site, botkyrka: Report) -> None:
    for table in botkyrka.tables:
        page = render(toy_site, botkyrka, table.id)
        rows = re.findall(r'<tr id="rad-([\w-]+)".*?</tr>', page.body, re.DOTALL)
        assert rows == [row.id for row in table.rows]
        for row in table.rows:
            shown = ", ".join(place.replace("-", "–") for place in row.places)
            assert re.search(rf'<td class="ou-lines"><a href="#rad-{row.id}"[^>]*>{shown}</a></td>', page.body)


def test_every_row_of_the_html_table_has_as_many_cells_as_the_heading(toy_site: Site, botkyrka: Report) -> None:
    for table in botkyrka.tables:
        page = render(toy_site, botkyrka, table.id)
        expected = page.body[: page.body.index("</thead>")].count('<th scope="col"')
        assert expected == 2 + len(table.text_columns) + len(table.columns)
        for row in re.findall(r"<tr id=.*?</tr>", page.body, re.DOTALL):
            assert len(re.findall(r"<t[hd][ >]", row)) == expected


def test_printed_headings_stand_once_above_their_rows(toy_site: Site, botkyrka: Report) -> None:
    page = render(toy_site, botkyrka, "operating_result")
    groups = re.findall(
        r'<tr class="ou-group" id="grupp-[^"]+"><th scope="rowgroup" colspan="(\d+)"><span class="ou-stay">([^<]*)',
        page.body,
    )
    assert groups == [("6", "Leksaksverkstad"), ("6", "Sagostund"), ("6", "Totalt")]


def test_printed_column_heading_is_told_where_it_differs(toy_site: Site, botkyrka: Report) -> None:
    assert 'title="I rapporten: Budget - prognos"' in render(toy_site, botkyrka, "operating_result").body


def test_missing_uncertain_and_zero_are_told_apart(toy_site: Site, botkyrka: Report) -> None:
    body = render(toy_site, botkyrka, "volumes").body
    missing = toy_site.corpus.codes.statuses["not_reported"].title
    assert body.count(f'class="ou-missing">{missing}</td>') == 2
    assert 'data-pad=",0">80</span> <span class="ou-mark ou-mark--uncertain">osäker kolumn</span></td>' in body
    assert 'class="ou-num">0</td>' in render(toy_site, botkyrka, "operating_result").body


def test_findings_are_marked_and_explained(toy_site: Site, botkyrka: Report) -> None:
    page = render(toy_site, botkyrka, "staff")
    assert '7 <a class="ou-mark" href="#anm-1">fel 1</a></td>' in page.body
    assert "anm-1" in page.ids
    assert "summan är tryckt som sju" in page.text
    assert page.link("Till siffran") == "#rad-sagolasare--total_2019_04"
    assert "rad-sagolasare--total_2019_04" in page.ids
    heading = render(toy_site, botkyrka, "operating_result")
    assert "anm-1" in heading.ids
    assert heading.link("Till kolumnen") == "#kolumn-deviation_2019"
    assert "kolumn-deviation_2019" in heading.ids


def test_every_figure_can_be_linked_to(toy_site: Site, botkyrka: Report) -> None:
    for table in botkyrka.tables:
        ids = render(toy_site, botkyrka, table.id).ids
        assert [one for one in ids if "--" in one] == [
            f"rad-{figure.row.id}--{figure.column.name}" for figure in table.figures
        ]


def test_each_row_is_followed_by_its_source_that_shows_when_the_row_is_pointed_at(
    toy_site: Site, botkyrka: Report
) -> None:
    page = render(toy_site, botkyrka, "staff")
    rows = re.findall(r"<tr ([^>]*)>", page.body[page.body.index("<tbody>") :])
    kinds = [kind for kind in rows if "ou-group" not in kind]
    assert len(kinds) == 2 * len(get_table(botkyrka, "staff").rows)
    assert all('id="rad-' in kind for kind in kinds[::2])
    assert set(kinds[1::2]) == {'class="ou-source-row" hidden'}
    source = page.text[page.text.index("Källan till «Sagoläsare»") :]
    for said in (
        "Rapport Leksaksrapport 1 2019 , diarienummer LEK/2019:1",
        "Tabell Personal",
        "Källrad 47 i rapportens text",
        "Placering Säker",
        "Fel i rapporten Fel 1: summa",
    ):
        assert said in source.split("Stäng")[0], said


def test_source_of_an_uncertain_figure_says_which_column_and_why(toy_site: Site, botkyrka: Report) -> None:
    shown = build(toy_site, botkyrka, "volumes")
    uncertain = [one for part in shown.parts for one in part.rows if one.uncertain]
    assert [one.uncertain for one in uncertain] == [("Utfall januari–april 2019",)]
    assert uncertain[0].notes
    text = render(toy_site, botkyrka, "volumes").text
    assert "Placering Osäker i Utfall januari–april 2019" in text
    assert f"Anmärkning {uncertain[0].notes[0]}" in text


def test_table_is_called_by_its_plain_title_and_tells_the_printed_one(toy_site: Site, botkyrka: Report) -> None:
    page = render(toy_site, botkyrka, "summary")
    assert page.headings[0][2] == "Leksakernas ekonomi i korthet (mnkr)"
    assert page.front["title"].startswith("Leksakernas ekonomi i korthet (mnkr) – ")
    assert "I rapporten: «Sammanfattning»" in page.text
    assert "I rapporten: «" not in render(toy_site, botkyrka, "staff").text
    following = render(toy_site, botkyrka, botkyrka.tables[1].id)
    assert following.link("← Leksakernas ekonomi i korthet (mnkr)") == "../summary/"


def test_many_figures_from_running_text_are_folded_by_service(toy_site: Site, botkyrka: Report) -> None:
    shown = build(toy_site, botkyrka, "key_figures").shown
    codes = toy_site.corpus.codes
    assert [part.title for part in split_rows(shown, codes)] == [""]
    many = replace(shown, rows=shown.rows * (FOLDED_ROWS + 1))
    parts = split_rows(many, codes)
    services = {row.cells[0].figure.service for row in shown.rows}
    assert {part.title for part in parts} == {codes.services[one].title if one else NO_SERVICE for one in services}
    assert sum(len(part.rows) for part in parts) == len(many.rows)
    printed = replace(many, table=replace(shown.table, running_text=False))
    assert [part.title for part in split_rows(printed, codes)] == [""]


def test_reservations_hold_the_table_s_and_the_rows_notes_once(toy_site: Site, botkyrka: Report) -> None:
    assert build(toy_site, botkyrka, "operating_result").notes == ("Ett plus i avvikelsen betyder överskott.",)
    volumes = build(toy_site, botkyrka, "volumes")
    assert len(volumes.notes) == len(set(volumes.notes)) == 2
    assert volumes.uncertain
    assert not build(toy_site, botkyrka, "grades").uncertain
    assert "Att tänka på" not in render(toy_site, botkyrka, "grades").text


def test_neighbours_are_the_tables_before_and_after(toy_site: Site, botkyrka: Report, eskilstuna: Report) -> None:
    first, *_, last = (table.id for table in botkyrka.tables)
    assert build(toy_site, botkyrka, first).previous is None
    assert build(toy_site, botkyrka, last).following is None
    second = build(toy_site, botkyrka, botkyrka.tables[1].id)
    assert (second.previous, second.following) == (botkyrka.tables[0], botkyrka.tables[2])
    alone = build(toy_site, eskilstuna, "operating_result")
    assert (alone.previous, alone.following) == (None, None)


def test_downloads_lead_to_every_format_with_its_size(toy_site: Site, botkyrka: Report) -> None:
    page = render(toy_site, botkyrka, "staff")
    folder = f"../../../../../data/{botkyrka.id}"
    assert page.link("Excel") == f"{folder}/staff.xlsx"
    assert page.link("CSV för program") == f"{folder}/staff.csv"
    assert page.link("JSON") == f"../../../../../api/v1/tables/{botkyrka.id}/staff.json"
    assert "Excel 12 kB med källa" in page.text


def test_source_is_told_with_section_and_lines(toy_site: Site, botkyrka: Report) -> None:
    page = render(toy_site, botkyrka, "volumes")
    assert "Avsnitt Verksamhet" in page.text
    assert "Källrader 28–32 i rapportens text" in page.text
    assert "Källrader 54 i rapportens text" in render(toy_site, botkyrka, "investments").text


def test_description_for_search_is_the_answer_or_the_title(toy_site: Site, botkyrka: Report) -> None:
    answer = build(toy_site, botkyrka, "volumes").answer
    assert answer
    assert render(toy_site, botkyrka, "volumes").front["description"] == " ".join(one.text for one in answer)
    page = render(toy_site, botkyrka, "staff")
    assert page.front["description"].startswith("Personal ur Delårsrapport 1 2019, ")


@pytest.mark.parametrize("table", ["operating_result", "grades", "volumes"])
def test_chart_is_described_in_words_and_told_its_source(toy_site: Site, botkyrka: Report, table: str) -> None:
    page = render(toy_site, botkyrka, table)
    drawing = build(toy_site, botkyrka, table).drawing
    assert drawing is not None
    assert page.body.count(f'role="img" aria-label="Diagram. {drawing.chart.title}') == 2  # wide and narrow
    assert drawing.marks
    for mark in drawing.marks:
        assert " ".join(f"{mark.name} : {mark.value}".split()) in " ".join(page.text.split())
    assert "Källa: Leksaksrapport 1 2019, " in page.text


def test_table_without_a_chart_or_an_answer_has_neither(toy_site: Site, botkyrka: Report) -> None:
    page = build(toy_site, botkyrka, "staff")
    assert (page.answer, page.drawing) == ((), None)
    assert "<figure" not in render(toy_site, botkyrka, "staff").body


@pytest.mark.parametrize(("rows", "parts"), [(FOLDED_ROWS, 1), (FOLDED_ROWS + 1, 2)])
def test_running_text_is_folded_when_it_has_more_rows_than_fit(
    toy_site: Site, botkyrka: Report, rows: int, parts: int
) -> None:
    codes = toy_site.corpus.codes
    shown = build_shown_table(get_table(botkyrka, "key_figures"), codes, ())
    first, *_, last = shown.rows
    elsewhere = replace(last, cells=tuple(_without_service(cell) for cell in last.cells))
    split = split_rows(replace(shown, rows=(first,) * (rows - 1) + (elsewhere,)), codes)
    assert len(split) == parts
    assert sum(len(part.rows) for part in split) == rows
    assert split[-1].title == (NO_SERVICE if parts > 1 else "")  # what has no service comes last


def test_a_printed_table_is_never_folded(toy_site: Site, botkyrka: Report) -> None:
    shown = build_shown_table(get_table(botkyrka, "volumes"), toy_site.corpus.codes, ())
    assert len(split_rows(replace(shown, rows=shown.rows * FOLDED_ROWS), toy_site.corpus.codes)) == 1


def _without_service(cell: ShownCell) -> ShownCell:
    return replace(cell, figure=replace(cell.figure, service=""))
