"""What has changed from edition to edition: as rows, as sentences, as a feed."""

import csv
import io
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest

from build_site.publishing.changes import ADDED, CORRECTED, DESCRIBED, WITHDRAWN, Change
from build_site.publishing.citing import EditionName
from build_site.publishing.editions import CurrentEdition
from build_site.publishing.history import (
    CHANGE_COLUMNS,
    Step,
    build_change_log,
    build_feed,
    build_history,
    format_step,
    summarise_step,
)
from build_site.publishing.versions import Version
from build_site.releasing import compute_edition
from tests.built import check
from tests.toy import ESKILSTUNA, Toy

ATOM = "{http://www.w3.org/2005/Atom}"
FIGURE = {"report": "r", "table": "t", "row": "a", "measure": "outcome", "value": "1.0", "value_text": ""}


@pytest.fixture(scope="session")
def current(four_editions: Toy) -> CurrentEdition:
    """The data as they are after four editions: those of the last."""
    return compute_edition(check(four_editions.datasets))


@pytest.fixture
def history(current: CurrentEdition) -> tuple[Step, ...]:
    return build_history(current)


def make_step(*kinds: str, previous: str = "1.0.0") -> Step:
    columns = (("value", "0.5", "1.0"),)
    changes = tuple(Change(kind, FIGURE, columns if kind == CORRECTED else ()) for kind in kinds)
    return Step(EditionName(Version(1, 1, 0), "2026-12-01", is_draft=False), previous, changes)


def parse_log(history: tuple[Step, ...]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(build_change_log(history), newline="")))


def test_history_has_every_edition_the_latest_first(history: tuple[Step, ...]) -> None:
    assert [str(step.edition.version) for step in history] == ["2.0.0", "1.1.0", "1.0.1", "1.0.0"]
    assert [step.previous for step in history] == ["1.1.0", "1.0.1", "1.0.0", ""]
    counts = [{kind: number for kind, number in step.counts.items() if number} for step in history]
    assert counts == [{WITHDRAWN: 4}, {ADDED: 4}, {CORRECTED: 2}, {}]
    assert not any(step.edition.is_draft for step in history)


def test_draft_stands_first(current: CurrentEdition) -> None:
    last = current.published[-1]
    files = {**current.files, "observations.csv": current.published[0].files["observations.csv"]}
    draft = replace(current, version=Version(2, 0, 1), is_draft=True, files=files)
    (step, *_) = build_history(draft)
    assert (step.edition.is_draft, step.previous) == (True, str(last.version))
    assert step.counts[CORRECTED] == 2


def test_log_has_a_row_for_each_corrected_column_and_each_figure_that_comes_or_goes(
    history: tuple[Step, ...],
) -> None:
    rows = parse_log(history)
    assert list(rows[0]) == CHANGE_COLUMNS
    assert [(row["edition"], row["kind"], row["row"]) for row in rows] == [
        *[("2.0.0", WITHDRAWN, "sagospel")] * 4,
        *[("1.1.0", ADDED, "sagospel")] * 4,
        *[("1.0.1", CORRECTED, "lekstuga")] * 2,
        *[("1.0.1", CORRECTED, "totalt")] * 2,
    ]
    corrected = [(row["row"], row["column"], row["from"], row["to"]) for row in rows if row["kind"] == CORRECTED]
    assert corrected == [
        ("lekstuga", "value", "-4.0", "-4.5"),
        ("lekstuga", "value_base", "-4000000", "-4500000"),
        ("totalt", "value", "-6.0", "-6.5"),
        ("totalt", "value_base", "-6000000", "-6500000"),
    ]
    assert {(row["report"], row["table"]) for row in rows} == {(ESKILSTUNA, "operating_result")}
    withdrawn = {row["from"]: row["to"] for row in rows if row["kind"] == WITHDRAWN}
    assert withdrawn == {"-1.0": "", "-2.0": "", "-2.5": "", "-0.5": ""}


def test_log_says_what_is_a_draft() -> None:
    step = make_step(ADDED)
    draft = replace(step, edition=replace(step.edition, is_draft=True))
    assert parse_log((draft,))[0]["edition"] == "1.1.0-utkast"


def test_added_text_is_shown_as_text() -> None:
    change = Change(ADDED, FIGURE | {"value": "", "value_text": "Ökar"})
    (row,) = parse_log((replace(make_step(), changes=(change,)),))
    assert (row["column"], row["from"], row["to"]) == ("value_text", "", "Ökar")


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (make_step(CORRECTED), "1 siffra rättad jämfört med utgåva 1.0.0."),
        (make_step(CORRECTED, CORRECTED, ADDED), "2 siffror rättade, 1 tillagd jämfört med utgåva 1.0.0."),
        (make_step(*[ADDED] * 1200), "1\u00a0200 siffror tillagda jämfört med utgåva 1.0.0."),
        (make_step(WITHDRAWN, ADDED), "1 siffra tillagd, 1 borttagen jämfört med utgåva 1.0.0."),
        (make_step(DESCRIBED), "1 siffra med rättad beskrivning jämfört med utgåva 1.0.0."),
        (
            make_step(CORRECTED, DESCRIBED, DESCRIBED),
            "1 siffra rättad, 2 med rättad beskrivning jämfört med utgåva 1.0.0.",
        ),
        (make_step(), "Inga siffror har ändrats jämfört med utgåva 1.0.0, men beskrivningar eller listor."),
        (make_step(previous=""), "Första utgåvan."),
    ],
)
def test_step_is_summarised_in_swedish(step: Step, expected: str) -> None:
    assert summarise_step(step) == expected


def test_a_figure_that_is_about_something_else_is_not_told_as_a_wrong_number() -> None:
    coded = Change(CORRECTED, FIGURE, (("service", "", "sfi"), ("value_base", "1", "-1")))
    wrong = Change(CORRECTED, FIGURE, (("service", "", "sfi"), ("value_text", "Ja", "Nej")))
    step = replace(make_step(), changes=(wrong, coded, coded))
    assert summarise_step(step) == "1 siffra rättad, 2 med rättad innebörd jämfört med utgåva 1.0.0."
    assert summarise_step(replace(step, changes=(coded,))) == "1 siffra med rättad innebörd jämfört med utgåva 1.0.0."


def test_first_draft_is_no_edition() -> None:
    step = make_step(previous="")
    draft = replace(step, edition=replace(step.edition, is_draft=True))
    assert summarise_step(draft) == "Ingen utgåva är publicerad ännu."


def test_changes_can_be_read_in_a_terminal(history: tuple[Step, ...]) -> None:
    assert format_step(history[2]).splitlines() == [
        "Utgåva 1.0.1 (2026-12-01): 2 siffror rättade jämfört med utgåva 1.0.0.",
        f"  rättad: {ESKILSTUNA}/operating_result/lekstuga (outcome, 2019-01/2019-04) value: -4.0 → -4.5",
        f"  rättad: {ESKILSTUNA}/operating_result/lekstuga (outcome, 2019-01/2019-04) value_base: -4000000 → -4500000",
        f"  rättad: {ESKILSTUNA}/operating_result/totalt (outcome, 2019-01/2019-04) value: -6.0 → -6.5",
        f"  rättad: {ESKILSTUNA}/operating_result/totalt (outcome, 2019-01/2019-04) value_base: -6000000 → -6500000",
    ]
    assert f"  tillagd: {ESKILSTUNA}/operating_result/sagospel (budget, 2019) value: -2.0" in format_step(history[1])


# The feed


def parse_feed(history: tuple[Step, ...], address: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(build_feed(history, address))  # noqa: S314 # our own


def text_of(element: ElementTree.Element, name: str) -> str:
    found = element.findtext(f"{ATOM}{name}")
    assert found, name
    return found


@pytest.mark.parametrize("address", ["", "https://exempel.se/uppf/"])
def test_feed_has_what_atom_demands(history: tuple[Step, ...], address: str) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: id, title, updated, an author, and a link to itself and from every entry."""
    feed = parse_feed(history, address)
    assert feed.tag == f"{ATOM}feed"
    assert text_of(feed, "title")
    assert text_of(feed, "updated") == "2027-02-01T00:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Öppen uppföljning"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": f"{address}utgavor/andringar.xml" if address else "andringar.xml",
        "alternate": f"{address}utgavor/" if address else "./",
    }
    entries = feed.findall(f"{ATOM}entry")
    assert [text_of(entry, "title") for entry in entries] == [
        "Utgåva 2.0.0",
        "Utgåva 1.1.0",
        "Utgåva 1.0.1",
        "Utgåva 1.0.0",
    ]
    ids = [text_of(feed, "id"), *(text_of(entry, "id") for entry in entries)]
    assert len(set(ids)) == 5
    assert all(one.startswith("urn:uuid:") for one in ids)
    assert text_of(entries[2], "updated") == "2026-12-01T00:00:00Z"
    assert text_of(entries[2], "summary") == "2 siffror rättade jämfört med utgåva 1.0.0."
    (link,) = entries[2].findall(f"{ATOM}link")
    assert link.get("href") == (f"{address}utgavor/1.0.1/" if address else "1.0.1/")


def test_entries_keep_their_ids_whatever_comes_later_and_wherever_the_site_stands(history: tuple[Step, ...]) -> None:
    later = {text_of(one, "title"): text_of(one, "id") for one in parse_feed(history).findall(f"{ATOM}entry")}
    earlier = parse_feed(history[-1:], "https://exempel.se/").findall(f"{ATOM}entry")
    assert [text_of(one, "id") for one in earlier] == [later["Utgåva 1.0.0"]]


def test_feed_before_the_first_edition_is_empty_but_whole(checked_toy: Toy) -> None:
    result = check(checked_toy.datasets)
    feed = parse_feed(build_history(compute_edition(result)))
    assert feed.findall(f"{ATOM}entry") == []
    # Data know their own time: the newest package is the code lists'.
    assert text_of(feed, "updated") == f"{str(result.loaded.code_lists.descriptor['created'])[:10]}T00:00:00Z"


def test_draft_is_not_in_the_feed(current: CurrentEdition) -> None:
    draft = replace(current, version=Version(3, 0, 0), is_draft=True)
    assert len(parse_feed(build_history(draft)).findall(f"{ATOM}entry")) == 4


@pytest.mark.parametrize("address", ["", "https://exempel.se/"])
def test_a_feed_reader_reads_the_feed_without_complaint(history: tuple[Step, ...], address: str) -> None:
    read = feedparser.parse(build_feed(history, address).encode())
    assert not read.bozo
    assert (read.version, read.feed.title) == ("atom10", "Öppen uppföljning: ändrade siffror")
    assert [entry.title for entry in read.entries] == [f"Utgåva {step.edition.version}" for step in history]
    assert all(entry.updated_parsed and entry.link and entry.summary for entry in read.entries)
