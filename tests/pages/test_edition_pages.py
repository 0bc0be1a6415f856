"""The pages about editions, and the citation on the others."""

from dataclasses import replace

import pytest

from build_site.model import Event, Fate, Report
from build_site.pages.comparison_pages import build_comparison_page, present_comparison
from build_site.pages.edition_pages import (
    LISTED,
    build_edition_pages,
    build_editions_page,
    present_changes,
    present_edition,
    present_editions,
)
from build_site.pages.goal_pages import build_goals_page, present_goals
from build_site.pages.rendering import render_page
from build_site.pages.report_pages import build_report_page, present_report
from build_site.pages.site import Site
from build_site.pages.table_pages import build_table_page, present_table
from build_site.pages.topic_pages import build_topics_page, present_topic
from build_site.publishing.changes import CORRECTED, Change, parse_rows
from build_site.publishing.citing import EditionName
from build_site.publishing.editions import CurrentEdition
from build_site.publishing.history import Step, build_history, name_edition
from build_site.publishing.versions import Version
from build_site.releasing import compute_edition
from tests.built import check, get_table, make_site
from tests.pages.reading import read_page, render_at
from tests.toy import ESKILSTUNA, Toy


@pytest.fixture(scope="module")
def site(four_editions: Toy) -> Site:
    return make_site(four_editions.datasets)


@pytest.fixture(scope="module")
def current(four_editions: Toy) -> CurrentEdition:
    return compute_edition(check(four_editions.datasets))


def as_draft(current: CurrentEdition) -> CurrentEdition:
    """The data of the first edition as a draft after the last."""
    files = {**current.files, "observations.csv": current.published[0].files["observations.csv"]}
    return replace(current, version=Version(2, 0, 1), is_draft=True, files=files)


def test_list_has_every_edition_and_says_which_one_is_shown(site: Site, current: CurrentEdition) -> None:
    page = build_editions_page(site, build_history(current))
    assert page.draft is None
    assert [str(one.step.edition.version) for one in page.steps] == ["2.0.0", "1.1.0", "1.0.1", "1.0.0"]
    text = render_page(present_editions(page), site)
    assert '<a href="2.0.0/">Utgåva 2.0.0</a>' in text
    assert text.count("visas på webbplatsen nu") == 1
    assert "utkast" not in text.lower()
    for file in ('"andringar/"', '"andringar.csv"', '"andringar.xml"'):
        assert f"href={file}" in text


def test_list_says_that_the_site_shows_a_draft(site: Site, current: CurrentEdition) -> None:
    page = build_editions_page(site, build_history(as_draft(current)))
    assert page.draft is not None
    text = render_page(present_editions(page), site)
    assert '<h2 id="utkast">Utkast till utgåva 2.0.1</h2>' in text
    assert "2 siffror rättade jämfört med utgåva 2.0.0." in text
    assert "visas på webbplatsen nu" not in text


def test_list_without_any_edition_says_so(toy_site: Site, checked_toy: Toy) -> None:
    history = build_history(compute_edition(check(checked_toy.datasets)))
    page = build_editions_page(toy_site, history)
    text = render_page(present_editions(page), toy_site)
    assert page.steps == ()
    assert "Ingen utgåva är publicerad ännu." in text
    assert "Publicerade utgåvor" not in text
    assert "Ingen utgåva är publicerad ännu." in render_page(present_changes(page), toy_site)


def test_changes_are_shown_from_and_to_in_words_and_lead_to_the_figure(site: Site, current: CurrentEdition) -> None:
    page = build_editions_page(site, build_history(current))
    withdrawn, added, corrected, first = page.steps
    change = corrected.changes[0]
    assert (change.kind, change.label) == ("rättad", "Lekstuga")
    assert change.facts == "Utfall, januari–april 2019"
    assert change.report == "Leksaksrapport 1 2019, Eskilstuna: Driftuppföljning"
    assert change.address == "kommuner/eskilstuna/avn/2019-delar-1/operating_result/#rad-lekstuga"
    assert change.corrections == (("Värde", "−4,0", "−4,5"),)
    assert added.changes == ()
    assert added.added == (("Leksaksrapport 1 2019, Eskilstuna: Driftuppföljning", 4),)
    assert {(one.kind, one.address) for one in withdrawn.changes} == {("borttagen", "")}
    assert (first.changes, first.added, first.summary) == ((), (), "Första utgåvan.")
    text = render_page(present_changes(page), site)
    assert '<a href="../../kommuner/eskilstuna/avn/2019-delar-1/operating_result/#rad-lekstuga">Lekstuga</a>' in text
    assert '<td class="ou-num">−4,0</td><td class="ou-num">−4,5</td>' in text
    assert "Leksaksrapport 1 2019, Eskilstuna: Driftuppföljning: 4</li>" in text


def test_codes_are_said_in_words(site: Site, current: CurrentEdition) -> None:
    row = parse_rows(current.files["observations.csv"])[0]
    columns = (
        ("measure", "outcome", "budget"),
        ("sex", "women", "total"),
        ("note", "", "Felläst."),
        ("unit", "tkr", "x"),
    )
    step = Step(name_edition(current), "1.0.0", (Change(CORRECTED, row, columns),))
    (shown,) = build_editions_page(site, [step]).steps[0].changes
    assert shown.corrections == (
        ("Mått", "Utfall", "Budget"),
        ("Kön", "kvinnor", "alla"),
        ("Anmärkning", "(tomt)", "Felläst."),
        ("Enhet", site.corpus.codes.units["tkr"].title, "x"),
    )


def test_page_shows_no_more_than_a_reader_can_take_in(site: Site, current: CurrentEdition) -> None:
    row = parse_rows(current.files["observations.csv"])[0]
    changes = (Change(CORRECTED, row, (("value", "1", "2"),)),) * (LISTED + 3)
    page = build_editions_page(site, [Step(name_edition(current), "1.0.0", changes)])
    assert (len(page.steps[0].changes), page.steps[0].more) == (LISTED, 3)
    assert "Ytterligare 3 ändrade siffror" in render_page(present_changes(page), site)


def test_edition_has_a_page_with_its_files_and_how_to_cite_it(site: Site, current: CurrentEdition) -> None:
    built = build_edition_pages(site, current, build_history(current))
    assert [str(page.edition.version) for page in built] == ["1.0.0", "1.0.1", "1.1.0", "2.0.0"]
    text = render_page(present_edition(built[1]), site)
    for name in ("observations.csv", "manifest.json", "../1.0.1.zip", f"{ESKILSTUNA}/operating_result.csv"):
        assert f'href="{name}"' in text
    assert "Öppen uppföljning: Alla data. Utgåva 1.0.1 (2026-12-01)." in text
    assert "2 siffror rättade jämfört med utgåva 1.0.0." in text
    assert "Webbplatsens andra sidor visar utgåva 2.0.0 (2027-02-01)." in text
    assert "Webbplatsens andra sidor" not in render_page(present_edition(built[3]), site)
    linked = {name for _, names in built[1].packages.items() for name in names}
    assert {f"{name.partition('/')[2]}" for name in current.published[1].files if "/" in name} == linked


# The citation on other pages


def cite(site: Site, report: Report) -> str:
    table = get_table(report, "operating_result")
    return render_page(present_table(build_table_page(site, report, table), site), site)


def test_pages_of_a_draft_cite_a_draft(toy_site: Site, eskilstuna: Report) -> None:
    text = cite(toy_site, eskilstuna)
    assert "Öppen uppföljning: «Driftuppföljning», Leksaksrapport 1 2019, Eskilstuna. Utkast till utgåva 1.0.0." in text
    assert "Källa: Eskilstuna, arbetsmarknads- och vuxenutbildningsnämnden: Leksaksrapport 1 2019." in text
    assert "Fryst fil" not in text
    assert "siffrorna kan ändras innan utgåvan publiceras" in text


def test_pages_of_a_published_edition_cite_its_frozen_file(site: Site) -> None:
    report = site.corpus.report(ESKILSTUNA)
    assert report is not None
    text = cite(site, report)
    assert "Utgåva 2.0.0 (2027-02-01)." in text
    frozen = f"utgavor/2.0.0/{ESKILSTUNA}/operating_result.csv"
    assert f'Fryst fil: <a href="../../../../../{frozen}">{frozen}</a>' in text
    assert "siffrorna kan ändras" not in text


def test_addresses_are_absolute_where_the_site_knows_its_own(site: Site) -> None:
    known = replace(site, address="https://exempel.se/uppf/")
    report = site.corpus.report(ESKILSTUNA)
    assert report is not None
    text = cite(known, report)
    page = "kommuner/eskilstuna/avn/2019-delar-1/operating_result/"
    assert f'<a href="./">https://exempel.se/uppf/{page}</a>' in text
    assert f">https://exempel.se/uppf/utgavor/2.0.0/{ESKILSTUNA}/operating_result.csv</a>" in text


def test_every_kind_of_page_with_figures_is_cited(toy_site: Site, botkyrka: Report) -> None:
    comparison = build_comparison_page(toy_site, toy_site.comparisons[0])
    topic = build_topics_page(toy_site)[0]
    rendered = [
        render_page(present_report(build_report_page(toy_site, botkyrka), toy_site), toy_site),
        render_page(present_goals(build_goals_page(toy_site, botkyrka), toy_site), toy_site),
        render_page(present_comparison(comparison, toy_site), toy_site),
        render_page(present_topic(topic), toy_site),
        render_at("mal/", toy_site),
        render_at("granskning/", toy_site),
        render_at("data/", toy_site),
    ]
    for text in rendered:
        assert text.count('<p class="ou-citation">Öppen uppföljning: ') == 1
    assert rendered[2].count("Leksaksrapport") >= 2
    assert "Källor: " in rendered[2]


def test_edition_is_named_in_words() -> None:
    name = EditionName(Version(1, 0, 0), "2026-11-22", is_draft=False)
    assert name.text == "Utgåva 1.0.0 (2026-11-22)"
    assert replace(name, is_draft=True).text == "Utkast till utgåva 1.0.0"


@pytest.mark.parametrize(
    ("fate", "new", "said"),
    [
        (Fate.RENAMED, ("ny",), "Tabell omdöpt: lekstad/sn/2019-delar-1/gammal heter nu lekstad/sn/2019-delar-1/ny."),
        (
            Fate.MERGED,
            ("allt",),
            "Tabell sammanslagen: lekstad/sn/2019-delar-1/gammal ingår nu i lekstad/sn/2019-delar-1/allt.",
        ),
        (
            Fate.SPLIT,
            ("a", "b"),
            "Tabell delad: lekstad/sn/2019-delar-1/gammal har blivit lekstad/sn/2019-delar-1/a och "
            "lekstad/sn/2019-delar-1/b.",
        ),
        (Fate.WITHDRAWN, (), "Tabell återtagen: lekstad/sn/2019-delar-1/gammal."),
    ],
)
def test_changes_say_what_has_become_of_a_thing(site: Site, fate: Fate, new: tuple[str, ...], said: str) -> None:
    home = ("lekstad", "sn", "2019-delar-1")
    event = Event(fate, (*home, "gammal"), tuple((*home, one) for one in new), "2026-12-01", "Den var otydlig.", "")
    step = Step(EditionName(Version(2, 0, 1), "2026-12-01", True), "2.0.0", (), (event,))
    page = read_page(render_page(present_changes(build_editions_page(site, (step,))), site))
    assert f"{said} Den var otydlig (2026-12-01)." in page.text.replace(" .", ".").replace(" :", ":")
