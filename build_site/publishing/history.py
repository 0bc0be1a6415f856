"""What has changed in the figures from edition to edition: as rows, as sentences and as a feed."""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree

from build_site import project
from build_site.addresses import CHANGES_FEED, EDITIONS, edition_address, relative_link
from build_site.delimiting import format_csv
from build_site.formatting import format_number, list_all
from build_site.model import Depth, Event, Fate, Register, Sex
from build_site.model.life import REPORT_DEPTH, name_report
from build_site.publishing.changes import (
    ADDED,
    CORRECTED,
    DESCRIBED,
    WITHDRAWN,
    Change,
    compare_observations,
    find_events,
)
from build_site.publishing.citing import EditionName
from build_site.publishing.editions import OBSERVATIONS, CurrentEdition

# The words that readers see for each kind of change: of one figure, and of several.
CHANGE_WORDS = {
    CORRECTED: ("rättad", "rättade"),
    ADDED: ("tillagd", "tillagda"),
    WITHDRAWN: ("borttagen", "borttagna"),
    DESCRIBED: ("med rättad beskrivning", "med rättad beskrivning"),
}
# Of corrected figures, those whose number stands but is about something else: another service, measure or unit.
_RECODED_WORDS = ("med rättad innebörd", "med rättad innebörd")
# What has happened to things, one and several; and what the things are, likewise.
FATE_WORDS = {
    Fate.RENAMED: ("omdöpt", "omdöpta"),
    Fate.MERGED: ("sammanslagen", "sammanslagna"),
    Fate.SPLIT: ("delad", "delade"),
    Fate.WITHDRAWN: ("återtagen", "återtagna"),
}
LEVEL_WORDS = {
    Depth.MUNICIPALITY: ("kommun", "kommuner"),
    Depth.COMMITTEE: ("nämnd", "nämnder"),
    Depth.REPORT: ("rapport", "rapporter"),
    Depth.TABLE: ("tabell", "tabeller"),
    Depth.ROW: ("rad", "rader"),
}
_ROW_COLUMNS = (
    "municipality committee report table row label service indicator measure period sex age unit".split()
)  # what tells a figure from the others
CHANGE_COLUMNS = ["edition", "previous", "kind", *_ROW_COLUMNS, "column", "from", "to", "reason"]
_ATOM = "http://www.w3.org/2005/Atom"
# The ids must be the same for ever, wherever the site stands, so they are made of the editions' names alone.
_FEED_ID = uuid.UUID("0b0f2c52-6f0e-4d0c-9a53-5f2c4f3b7a10")


@dataclass(frozen=True, slots=True)
class Step:
    """What changed from one edition to the next.

    Attributes:
        previous: version of the edition before, or "" for the first one, of which nothing is said to be new.
        events: what has been renamed, merged, split or withdrawn; its figures are the same, unless they are gone.
    """

    edition: EditionName
    previous: str
    changes: tuple[Change, ...]
    events: tuple[Event, ...] = ()

    def of_kind(self, kind: str) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many figures have changed, by kind."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in CHANGE_WORDS}


def name_edition(current: CurrentEdition) -> EditionName:
    """Which edition the pages show."""
    return EditionName(current.version, current.date, current.is_draft)


def build_history(current: CurrentEdition, register: Register | None = None) -> tuple[Step, ...]:
    """Every edition and, while the data differ from the last one, the draft of the next; the latest first."""
    states = [(EditionName(one.version, one.date, False), one.files[OBSERVATIONS]) for one in current.published]
    if current.is_draft:
        states.append((name_edition(current), current.files[OBSERVATIONS]))
    steps = [Step(name, "", ()) for name, _ in states[:1]]
    for (before, old), (name, new) in pairwise(states):
        events = find_events(old, new, register) if register else ()
        steps.append(Step(name, str(before.version), compare_observations(old, new, Register(events)), events))
    return tuple(reversed(steps))


def summarise_step(step: Step) -> str:
    """What changed, in a sentence: «2 siffror rättade, 12 tillagda, 1 borttagen jämfört med utgåva 1.0.0.»."""
    if not step.previous:
        return "Första utgåvan." if not step.edition.is_draft else "Ingen utgåva är publicerad ännu."
    told = [*_count_events(step.events), *_count_changes(step)]
    if not told:
        return f"Inga siffror har ändrats jämfört med utgåva {step.previous}, men beskrivningar eller listor."
    return f"{', '.join(told)} jämfört med utgåva {step.previous}."


def _count_events(events: Sequence[Event]) -> Iterator[str]:
    """«1 rapport omdöpt», «2 tabeller återtagna»."""
    for (level, fate), number in Counter((event.level, event.fate) for event in events).items():
        several = number != 1
        yield f"{format_number(number)} {LEVEL_WORDS[level][several]} {FATE_WORDS[fate][several]}"


def _count_changes(step: Step) -> Iterator[str]:
    """«2 siffror rättade», «1 tillagd»: the first says what is counted.

    A figure that says the same, but about something else, is told apart: nobody printed or keyed a wrong number.
    """
    recoded = sum(not change.is_of_value for change in step.of_kind(CORRECTED))
    counts = step.counts
    told = [
        (counts[CORRECTED] - recoded, CHANGE_WORDS[CORRECTED]),
        (recoded, _RECODED_WORDS),
        *((number, CHANGE_WORDS[kind]) for kind, number in counts.items() if kind != CORRECTED),
    ]
    noun = True
    for number, words in told:
        if number:
            named = ("siffra ", "siffror ")[number != 1] if noun else ""
            yield f"{format_number(number)} {named}{words[number != 1]}"
            noun = False


def build_change_log(history: Sequence[Step]) -> str:
    """`utgavor/andringar.csv`: one row per added or withdrawn figure and per corrected column, the latest first.

    Before them one row for each thing that has been renamed, merged, split or withdrawn, with the reason.
    """
    return format_csv(CHANGE_COLUMNS, (row for step in history for row in _list_step(step)))


def _list_step(step: Step) -> Iterator[list[str]]:
    edition = [f"{step.edition.version}{'-utkast' if step.edition.is_draft else ''}", step.previous]
    for event in step.events:
        after = " ".join("/".join(place) for place in event.new)
        yield [*edition, event.fate, *_place_columns(event), event.level, "/".join(event.old), after, event.reason]
    for change in step.changes:
        for columns in list_columns(change):
            yield [*edition, change.kind, *(change.row.get(name, "") for name in _ROW_COLUMNS), *columns, ""]


def _place_columns(event: Event) -> Iterator[str]:
    """The columns that tell a figure from others, for what an event is about under its old name."""
    old = event.old
    named = {"report": name_report(old) if len(old) >= REPORT_DEPTH else ""}
    named |= dict(zip(("committee", "table", "row"), (*old[1:2], *old[REPORT_DEPTH:]), strict=False))
    return (named.get(name, "") for name in _ROW_COLUMNS)


def list_columns(change: Change) -> tuple[tuple[str, str, str], ...]:
    """Column, from and to of a change; for a figure that is added or withdrawn, the figure itself."""
    if change.columns:
        return change.columns
    column = "value" if change.row["value"] else "value_text"
    shown = change.row[column]
    return ((column, "", shown) if change.kind == ADDED else (column, shown, ""),)


def format_step(step: Step) -> str:
    """What changed, as plain text for the terminal or for a pull request: a line for each figure and column."""
    return "\n".join(
        [f"{step.edition.text}: {summarise_step(step)}", *map(_format_event, step.events), *_format_lines(step)]
    )


def _format_event(event: Event) -> str:
    after = list_all("/".join(place) for place in event.new)
    arrow = f" → {after}" if after else ""
    return f"  {FATE_WORDS[event.fate][0]}: {LEVEL_WORDS[event.level][0]} {'/'.join(event.old)}{arrow}. {event.reason}"


def _format_lines(step: Step) -> Iterator[str]:
    for change in step.changes:
        row = change.row
        parts = [
            row[name] for name in ("measure", "period", "sex", "age") if row.get(name) not in ("", Sex.TOTAL, None)
        ]
        place = f"{row['report']}/{row['table']}/{row['row']} ({', '.join(parts)})"
        for column, before, after in list_columns(change):
            values = {ADDED: after, WITHDRAWN: before}.get(change.kind, f"{before or '(tomt)'} → {after or '(tomt)'}")
            yield f"  {CHANGE_WORDS[change.kind][0]}: {place} {column}: {values}"


def build_feed(history: Sequence[Step], site_address: str) -> str:
    """`utgavor/andringar.xml`: an Atom feed with an entry for each published edition, the latest first.

    Args:
        history: every edition, the latest first; a draft is left out.
        site_address: the site's absolute address ending with `/`, or "" to link relative to the feed.
    """
    published = [step for step in history if not step.edition.is_draft]
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "sv"})
    _add(feed, "id", _FEED_ID.urn)
    _add(feed, "title", f"{project.NAME}: ändrade siffror")
    _add(feed, "updated", _time((published or history)[0].edition.date))
    _add(feed, "link", rel="self", type="application/atom+xml", href=_feed_link(CHANGES_FEED, site_address))
    _add(feed, "link", rel="alternate", type="text/html", href=_feed_link(EDITIONS, site_address))
    _add(ElementTree.SubElement(feed, "author"), "name", project.NAME)
    for step in published:
        _add_entry(feed, step, site_address)
    ElementTree.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def _add_entry(feed: ElementTree.Element, step: Step, site_address: str) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    version = step.edition.version
    _add(entry, "id", uuid.uuid5(_FEED_ID, str(version)).urn)
    _add(entry, "title", f"Utgåva {version}")
    _add(entry, "updated", _time(step.edition.date))
    _add(entry, "link", rel="alternate", type="text/html", href=_feed_link(edition_address(version), site_address))
    _add(entry, "summary", summarise_step(step))


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text or None


def _feed_link(target: str, site_address: str) -> str:
    return f"{site_address}{target}" if site_address else relative_link(EDITIONS, target)


def _time(date: str) -> str:
    return f"{date}T00:00:00Z"
