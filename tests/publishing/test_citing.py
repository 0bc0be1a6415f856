"""How a page is cited."""

from dataclasses import replace

import pytest

from build_site.publishing.citing import EditionName, build_citation, describe_source
from build_site.publishing.versions import Version
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy

PUBLISHED = EditionName(Version(1, 1, 0), "2026-12-01", is_draft=False)
DRAFT = replace(PUBLISHED, is_draft=True)


def test_published_edition_is_cited_with_its_date_and_its_frozen_file() -> None:
    cited = build_citation("Driftuppföljning", "kommuner/x/", "utgavor/1.1.0/x.csv", PUBLISHED, ["A: Rapport"])
    assert cited.what == "Öppen uppföljning: Driftuppföljning. Utgåva 1.1.0 (2026-12-01)."
    assert (cited.page, cited.file) == ("kommuner/x/", "utgavor/1.1.0/x.csv")
    assert cited.sources == "Källa: A: Rapport."
    assert not cited.is_draft


def test_draft_is_cited_as_a_draft_and_has_no_frozen_file() -> None:
    cited = build_citation("Driftuppföljning", "kommuner/x/", "utgavor/1.1.0/x.csv", DRAFT, [])
    assert cited.what == "Öppen uppföljning: Driftuppföljning. Utkast till utgåva 1.1.0."
    assert (cited.file, cited.sources, cited.is_draft) == ("", "", True)


@pytest.mark.parametrize("title", ["Mål.", "Når nämnderna sina mål?"])
def test_title_with_a_stop_gets_no_second(title: str) -> None:
    assert build_citation(title, "mal/", "", DRAFT, []).what.startswith(f"Öppen uppföljning: {title} Utkast")


def test_several_sources_are_named_once_each() -> None:
    assert build_citation("Mål", "mal/", "", DRAFT, ["B", "A", "B"]).sources == "Källor: B; A."


def test_source_is_named_by_what_is_known_of_it(toy: Toy) -> None:
    corpus = toy.read()
    botkyrka, eskilstuna = corpus.report(BOTKYRKA), corpus.report(ESKILSTUNA)
    assert botkyrka is not None
    assert eskilstuna is not None
    assert describe_source(eskilstuna, corpus.codes) == (
        "Eskilstuna, arbetsmarknads- och vuxenutbildningsnämnden: Leksaksrapport 1 2019"
    )
    known = replace(botkyrka, source=replace(botkyrka.source, title="Lek", date="2019-05-15", diary_number="LEK/1"))
    assert describe_source(known, corpus.codes) == (
        "Botkyrka, arbetsmarknads- och vuxenutbildningsnämnden: Lek, 2019-05-15, diarienummer LEK/1"
    )


def test_day_in_the_title_of_a_source_is_not_told_twice(toy: Toy) -> None:
    corpus = toy.read()
    report = corpus.report(BOTKYRKA)
    assert report is not None
    minutes = replace(
        report, source=replace(report.source, title="Nämnd 2019-05-15", date="2019-05-15", diary_number="L/1")
    )
    assert describe_source(minutes, corpus.codes).endswith(": Nämnd 2019-05-15, diarienummer L/1")
    other = replace(minutes, source=replace(minutes.source, date="2019-05-16"))
    assert describe_source(other, corpus.codes).endswith(": Nämnd 2019-05-15, 2019-05-16, diarienummer L/1")
