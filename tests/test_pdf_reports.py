"""A report whose source is a PDF: its rows' pages and boxes are compared with the file, and follow its figures out."""

import re
from pathlib import Path

import pytest

from build_site.pages.rendering import render_page
from build_site.pages.table_pages import build_table_page, present_table
from build_site.pipeline import check_datasets, verify_datasets
from build_site.problems import DataError, Problem
from build_site.published.observation_file import OBSERVATIONS
from build_site.published.tidy_file import TidySource
from tests.built import get_report, get_table, make_site, parse_csv
from tests.pages.reading import read_page
from tests.paper import key_from_pdf
from tests.toy import ESKILSTUNA, Toy, show

TABLE, DESCRIPTION = "operating_result.csv", "datapackage.yaml"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Toy:
    """The toy with Eskilstuna's report as a PDF. Not to be changed by tests."""
    toy = Toy.copy_to(tmp_path_factory.mktemp("paper") / "toy")
    key_from_pdf(toy)
    return toy


@pytest.fixture
def edited(paper: Toy, tmp_path: Path) -> Toy:
    return paper.copy_again(tmp_path / "toy")


def list_problems(toy: Toy) -> list[str]:
    try:
        verify_datasets(toy.datasets, toy.sources, record=True, only=ESKILSTUNA)
    except DataError as error:
        return show(error.problems)
    return []


def test_a_table_keyed_from_a_pdf_is_what_the_pdf_says(edited: Toy) -> None:
    assert list_problems(edited) == []
    assert "operating_result,lekstuga,box," in edited.path("verified.csv", ESKILSTUNA).read_text(encoding="utf-8")


CASES = {
    "digit": (
        TABLE,
        "-16.0,-15.5,0.5",
        "-16.0,-15.7,0.5",
        "kolumn forecast_2019: Sambandet «källan» gäller inte: -15.7",
    ),
    "decimals": (TABLE, "-8.0,-8.0,0.0", "-8.00,-8.0,0.0", "-8.00 står inte på sidan 2. Där står det med 1 decimaler"),
    "order": (TABLE, "-16.0,-15.5,0.5", "-15.5,-16.0,0.5", "siffrorna står inte i den ordningen på sidan 2."),
    "other page": (TABLE, "0.0,2,", "0.0,1,", "rad 3, kolumn box: I rutan 69 174 372 185 på sidan 1 står ingenting."),
    "no page": (TABLE, "0.0,2,", "0.0,7,", "rad 3, kolumn box: Sidan 7 finns inte i källan."),
    "box upside down": (TABLE, " 174 372 185", " 185 372 174", "har ingen bredd eller höjd."),
    "label": (TABLE, "sagostund", "sagolund", "kolumn label: «Lekstuga och öppen sagolund i parken» står inte så på"),
    "heading": (DESCRIPTION, "printed: Utfall hittills", "printed: Utfall perioden", "«Utfall perioden» står inte så"),
    "title": (DESCRIPTION, "title: Driftuppföljning", "title: Driftredovisning", "«Driftredovisning» står inte så på"),
    "cut label": (TABLE, "öppen sagostund i parken", "öppen", "På sidan 2 står även «sagostund i parken»"),
    "digest": (DESCRIPTION, "uppf:sha256: ", "uppf:sha256: 0", "Källan är en annan än den som paketet bygger på."),
}


@pytest.mark.parametrize(("file", "old", "new", "said"), CASES.values(), ids=CASES)
def test_what_the_pdf_does_not_say_is_told_once_with_its_page(
    edited: Toy, file: str, old: str, new: str, said: str
) -> None:
    path = edited.path(file, ESKILSTUNA)
    text = path.read_text(encoding="utf-8")
    assert old in text
    changed = re.sub(r"uppf:sha256: 0(\w{63})\w", r"uppf:sha256: 0\1", text.replace(old, new, 1))
    path.write_text(changed, encoding="utf-8")
    problems = list_problems(edited)
    assert any(said in one for one in problems), problems
    assert not [one for one in problems if "källrad" in one.lower()]
    of_figures = ("digit", "order")  # what the figures add up to is told too
    assert len(problems) == 1 or any(CASES[case] == (file, old, new, said) for case in of_figures), problems


def test_a_row_that_is_left_out_is_told_with_the_box_that_explains_it(edited: Toy) -> None:
    row = next(line for line in edited.path(TABLE, ESKILSTUNA).read_text().splitlines() if line.startswith("dock"))
    edited.edit(TABLE, f"{row}\n", "", ESKILSTUNA)
    edited.edit(DESCRIPTION, "uppf:cells: 12", "uppf:cells: 8", ESKILSTUNA)
    edited.edit(DESCRIPTION, "rows: [lekstuga, dockteater]", "rows: [lekstuga]", ESKILSTUNA)
    (left_out,) = (one for one in list_problems(edited) if "ingen rad i tabellen tar upp" in one)
    assert "På sidan 2 står «Dockteater -2,0 -8,0 -8,0 0,0»" in left_out
    box = re.search(r'"(2 \d+ \d+ \d+ \d+)"', left_out)
    assert box
    explained = f'    uppf:cells: 8\n    uppf:explained_lines: {{"{box[1]}": hör till en annan tabell}}\n'
    edited.edit(DESCRIPTION, "    uppf:cells: 8\n", explained, ESKILSTUNA)
    assert not [one for one in list_problems(edited) if "ingen rad i tabellen tar upp" in one]


def test_a_pdf_that_is_not_there_is_asked_for(edited: Toy) -> None:
    (edited.sources / f"{ESKILSTUNA}.pdf").unlink()
    (said,) = list_problems(edited)
    assert said.endswith(f"Rapportens källa saknas. Lägg rapportens PDF i {ESKILSTUNA}.pdf i källmappen.")


def test_a_text_s_column_in_a_report_from_a_pdf_is_told(edited: Toy) -> None:
    edited.edit(DESCRIPTION, "{name: box, type: string}", "{name: line, type: string}", ESKILSTUNA)
    edited.edit(DESCRIPTION, "    uppf:cells: 12\n", '    uppf:cells: 12\n    uppf:lines: "5-7"\n', ESKILSTUNA)
    said = " ".join(list_problems(edited))
    assert "Kolumnen «box» saknas." in said
    assert "Kolumnen «line» hör inte hit: rapportens källa är en PDF. Skriv page och box i stället" in said
    assert "Uppgiften «uppf:lines» hör inte hit: källan är en PDF." in said


def test_the_page_follows_the_figures_out(edited: Toy) -> None:
    verify_datasets(edited.datasets, edited.sources, record=True)
    site = make_site(edited.datasets)
    report = get_report(site.corpus, ESKILSTUNA)
    table = get_table(report, "operating_result")
    shown = read_page(render_page(present_table(build_table_page(site, report, table), site), site))
    assert "s. 2" in shown.text
    assert "sidan 2 i rapportens PDF" in shown.body
    assert '<th scope="col" class="ou-num">Sida</th>' in shown.body
    assert "källrad" not in shown.body.lower().replace("kallrad", "")
    rows = parse_csv(OBSERVATIONS.format_whole(TidySource(site.corpus)))
    (one,) = (
        row for row in rows if row["report"] == ESKILSTUNA and (row["row"], row["measure"]) == ("totalt", "outcome")
    )
    assert (one["line"], one["page"], one["box"]) == ("", "2", table.rows[2].spot and table.rows[2].spot.box)
    assert {row["page"] for row in rows if row["report"] != ESKILSTUNA} == {""}


def test_a_relation_that_fails_names_the_page(edited: Toy) -> None:
    edited.edit(TABLE, "-6.0,-24.0", "-7.0,-24.0", ESKILSTUNA)
    said = " ".join(show(check_all(edited)))
    assert "Sambandet «delar och summa» gäller inte" in said
    assert "(sidan 2)" in said


def check_all(toy: Toy) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as refused:
        check_datasets(toy.datasets)
    return refused.value.problems
