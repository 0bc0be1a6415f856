"""Year, kind, period, folder, title and figures say the same time."""

import re
from dataclasses import replace

import pytest

from build_site.checks.times import RULE
from build_site.periods import Period
from tests.toy import BOTKYRKA, FOLDERS, Toy

PERIOD = "uppf:period: 2019-01/2019-04\nuppf:relations"
YEAR = "uppf:year: 2019"
KIND = "uppf:kind: delar-1"
TITLE = "title: Leksaksrapport 1 2019, Botkyrka"
TITLES = {"title": TITLE, "sources → title": "  - title: Leksaksrapport 1 2019\n"}


def set_title(toy: Toy, place: str, title: str) -> None:
    """Give the package (`title`) or the report itself (`sources → title`) another title."""
    old = TITLES[place]
    toy.edit("datapackage.yaml", old, re.sub(r"(title: ).*", rf"\g<1>{title}", old))


def test_times_that_agree_are_left_alone(toy: Toy) -> None:
    assert toy.broken(RULE) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            PERIOD,
            "uppf:period: 2018-01/2018-04\nuppf:relations",
            "uppf:year: uppf:period är 2018-01/2018-04, men uppf:year är 2019. Skriv uppf:year: 2018, eller en "
            "period som ligger i 2019.",
        ),
        (
            PERIOD,
            "uppf:period: 2018-11/2019-04\nuppf:relations",
            "uppf:year: uppf:period är 2018-11/2019-04, men uppf:year är 2019. Skriv uppf:year: 2019 och rätta "
            "uppf:period, eller en period som ligger i 2019.",
        ),
        (
            PERIOD,
            "uppf:period: 2019-03/2019-04\nuppf:relations",
            "uppf:period: En rapport av slaget delar-1 (delårsrapport 1) gäller tiden från januari till någon av "
            "månaderna januari–oktober, men uppf:period är 2019-03/2019-04. Skriv till exempel uppf:period: "
            "2019-01/2019-02, eller det slag som rapporten är.",
        ),
        (
            KIND,
            "uppf:kind: delar-2",
            "name: Mappen heter «2019-delar-1», men rapporten är av slaget delar-2 och gäller januari–april 2019. "
            "Kalla mappen «2019-delar-2» och ändra name likadant, eller rätta uppf:kind eller uppf:period.",
        ),
        (
            TITLE,
            "title: Leksaksrapport 1, Botkyrka",
            "title: Titeln «Leksaksrapport 1, Botkyrka» nämner inte året 2019. Skriv till exempel "
            "«Delårsrapport 1 2019, …».",
        ),
        (
            TITLE,
            "title: Delårsrapport 2 2019, Botkyrka",
            "title: Titeln «Delårsrapport 2 2019, Botkyrka» säger Delårsrapport 2, men uppf:kind är delar-1. Skriv "
            "«Delårsrapport 1 2019, …» i title, eller uppf:kind: delar-2.",
        ),
        (
            TITLE,
            "title: Leksaker till och med mars 2019, Botkyrka",
            "title: Titeln «Leksaker till och med mars 2019, Botkyrka» nämner mars, men uppf:period slutar i "
            "januari–april 2019. Rätta månaden i title, eller uppf:period.",
        ),
    ],
)
def test_what_disagrees_is_named_with_what_to_write(toy: Toy, old: str, new: str, message: str) -> None:
    toy.edit("datapackage.yaml", old, new)
    assert message in [text.removeprefix("datapackage.yaml, ") for text in toy.broken(RULE)]


@pytest.mark.parametrize("title", ["Delårsrapport 1 2019, Botkyrka", "Rapport per april 2019", "Om 2019 och 2020"])
def test_titles_that_say_the_right_time(toy: Toy, title: str) -> None:
    toy.edit("datapackage.yaml", TITLE, f"title: {title}")
    assert toy.broken(RULE) == []


@pytest.mark.parametrize(
    ("kind", "period", "folder"),
    [
        ("tertial-1", "2019-01/2019-04", "2019-tertial-1"),
        ("tertial-2", "2019-01/2019-08", "2019-tertial-2"),
        ("tertial-3", "2019", "2019-tertial-3"),
        ("delar", "2019-01/2019-06", "2019-delar"),
        ("arsbokslut", "2019", "2019-arsbokslut"),
        ("arsredovisning", "2019", "2019-arsredovisning"),
        ("verksamhetsberattelse", "2019-01/2019-12", "2019-verksamhetsberattelse"),
        ("handlingar", "2019-06", "2019-juni"),
        ("handlingar", "2019-06-13", "2019-handlingar-juni"),
        ("manad", "2019-01/2019-03", "2019-mars"),
        ("uppfoljning", "2019-01/2019-10", "2019-uppfoljning-oktober"),
    ],
)
def test_kinds_that_municipalities_print(toy: Toy, kind: str, period: str, folder: str) -> None:
    corpus = toy.read()
    first = corpus.reports[0]
    report = replace(
        first,
        kind=kind,
        period=Period.parse(period),
        folder=f"reports/botkyrka/avun/{folder}",
        source=replace(first.source, date="2020-02-12"),
    )
    assert toy.broken(RULE, corpus=replace(corpus, reports=(report,))) == []


@pytest.mark.parametrize(
    ("kind", "period"),
    [
        ("tertial-1", "2019-01/2019-03"),
        ("tertial-3", "2019-01/2019-08"),
        ("arsbokslut", "2019-01/2019-11"),
        ("delar", "2019"),
    ],
)
def test_kinds_with_another_period(toy: Toy, kind: str, period: str) -> None:
    corpus = toy.read()
    report = replace(
        corpus.reports[0], kind=kind, period=Period.parse(period), folder=f"reports/botkyrka/avun/2019-{kind}"
    )
    (message,) = toy.broken(RULE, corpus=replace(corpus, reports=(report,)))
    assert f"uppf:period: En rapport av slaget {kind}" in message


@pytest.mark.parametrize(
    ("title", "named", "code"),
    [
        ("Tertialrapport 2 2019", "Tertialrapport 2", "tertial-2"),
        ("Tertial 2 2019", "Tertialrapport 2", "tertial-2"),
        ("T3 2019", "Tertialrapport 3", "tertial-3"),
        ("Delår 2 2019", "Delårsrapport 2", "delar-2"),
        ("DELÅRSBOKSLUT 2019", "Delårsrapport", "delar"),
        ("Bokslut 2019", "Årsbokslut", "arsbokslut"),
        ("Årsredovisning för 2019", "Årsredovisning", "arsredovisning"),
        ("Verksamhetsuppföljning 2019", "Uppföljning", "uppfoljning"),
    ],
)
@pytest.mark.parametrize("place", TITLES)
def test_a_title_that_names_another_kind_by_any_of_its_names(
    toy: Toy, title: str, named: str, code: str, place: str
) -> None:
    set_title(toy, place, title)
    assert toy.broken(RULE) == [
        f"datapackage.yaml, {place}: Titeln «{title}» säger {named}, men uppf:kind är delar-1. "
        f"Skriv «Delårsrapport 1 2019, …» i title, eller uppf:kind: {code}."
    ]


@pytest.mark.parametrize(
    "title", ["Delår 1 2019", "Delårsbokslut 1 2019, Botkyrka", "Handlingar med delårsrapport 1 2019", "Rapport 2019"]
)
def test_a_title_may_name_the_kind_by_any_of_its_names_beside_others(toy: Toy, title: str) -> None:
    toy.edit("datapackage.yaml", TITLE, f"title: {title}")
    assert toy.broken(RULE) == []


@pytest.mark.parametrize("place", TITLES)
@pytest.mark.parametrize(
    ("title", "named", "own", "wrong"),
    [
        ("Rapport 2019, Eskilstuna", "Eskilstuna", "Botkyrka", "uppf:municipality"),
        ("Eskilstunas rapport 2019", "Eskilstuna", "Botkyrka", "uppf:municipality"),
        (
            "Rapport 2019, socialnämnden",
            "Socialnämnden",
            "Arbetsmarknads- och vuxenutbildningsnämnden",
            "uppf:committee",
        ),
    ],
)
def test_a_title_that_names_anothers_municipality_or_committee(
    toy: Toy, place: str, title: str, named: str, own: str, wrong: str
) -> None:
    set_title(toy, place, title)
    assert toy.broken(RULE) == [
        f"datapackage.yaml, {place}: Titeln «{title}» nämner {named}, men rapporten är från {own}. "
        f"Skriv rätt namn i title, eller rätta {wrong}."
    ]


@pytest.mark.parametrize("title", ["Rapport 2019, Botkyrka och Eskilstuna", "Vi i Eskilstunatrakten 2019", "År 2019"])
def test_a_title_may_name_others_beside_its_own(toy: Toy, title: str) -> None:
    toy.edit("datapackage.yaml", TITLE, f"title: {title}")
    assert toy.broken(RULE) == []


@pytest.mark.parametrize("title", ["Rapport 2018", "Rapporten för 2017 och 2018"])
def test_the_reports_own_title_may_leave_the_year_out_but_names_no_other(toy: Toy, title: str) -> None:
    set_title(toy, "sources → title", title)
    assert toy.broken(RULE) == [
        f"datapackage.yaml, sources → title: Titeln «{title}» nämner inte året 2019. Skriv till exempel "
        "«Delårsrapport 1 2019, …»."
    ]


def test_the_reports_own_title_without_a_year(toy: Toy) -> None:
    set_title(toy, "sources → title", "Leksaksrapport")
    assert toy.broken(RULE) == []


@pytest.mark.parametrize(
    ("date", "message"),
    [
        (
            "2018-05-15",
            "uppf:period: uppf:period slutar i januari–april 2019, men rapporten är daterad 2018-05-15. Rätta "
            "uppf:period, eller datumet i sources → version: en rapport följer upp det som har hänt.",
        ),
        (
            "2029-05-15",
            "sources → version: Rapporten är daterad 2029-05-15, men paketet skapades 2026-11-22. Rätta datumet i "
            "sources → version, eller created: en rapport finns innan den läses in.",
        ),
    ],
)
def test_a_date_before_the_period_is_over_or_after_the_report_was_keyed(toy: Toy, date: str, message: str) -> None:
    toy.edit("datapackage.yaml", 'version: "2019-05-15"', f'version: "{date}"')
    assert toy.broken(RULE) == [f"datapackage.yaml, {message}"]


def test_a_report_none_of_whose_figures_are_about_its_year(toy: Toy) -> None:
    corpus = toy.read()
    source = replace(corpus.reports[0].source, date="")
    folder = FOLDERS[BOTKYRKA].replace("2019", "2042")
    report = replace(corpus.reports[0], year=2042, period=Period.parse("2042-01/2042-04"), source=source, folder=folder)
    texts = toy.broken(RULE, corpus=replace(corpus, reports=(report,)))
    assert any(
        text.endswith(
            "datapackage.yaml, uppf:year: Ingen av rapportens siffror gäller 2042, som står i uppf:year. "
            "Rätta uppf:year eller kolumnernas uppf:period: siffrorna gäller 2018, 2019."
        )
        for text in texts
    )
