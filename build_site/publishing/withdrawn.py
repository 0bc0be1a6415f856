"""What has been published and has no place now: all that editions had there, and what the API answers instead."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from build_site import addresses
from build_site.downloads.endpoint import VERSION, Response
from build_site.downloads.endpoints import build_document
from build_site.downloads.json_files import format_document
from build_site.model import Corpus, Event, Place
from build_site.model.life import REPORT_DEPTH, TABLE_DEPTH, find_place, name_report
from build_site.published.sheets import Fact
from build_site.publishing.editions import Edition
from build_site.publishing.history import FATE_WORDS, LEVEL_WORDS

_NOUNS = {"kommun": "Kommunen", "nämnd": "Nämnden", "rapport": "Rapporten", "tabell": "Tabellen", "rad": "Raden"}
_COMMITTEE_DEPTH = 2


def list_published(editions: Sequence[Edition]) -> dict[Place, Edition]:
    """Everything with a page in any edition, and the last edition that has it."""
    found: dict[Place, Edition] = {}
    for edition in editions:
        for name, state in edition.packages.items():
            if home := find_place(name):
                places = (home[:1], home[:2], home, *((*home, table) for table in state.tables))
                found |= dict.fromkeys(places, edition)
    return found


def list_withdrawn(
    corpus: Corpus, published: Collection[Place], answered: Collection[Place]
) -> Iterator[tuple[Place, Event]]:
    """Every place that has nothing now, with why: what is withdrawn, all in it, and what nothing is left in.

    What has become a part of another thing may leave such places too: its own tables, and the committee that it lay in.

    Args:
        published: every place that has had a page.
        answered: places that have one now, or a new name.
    """
    seen = set(answered)
    for event in corpus.register.events:
        if len(event.old) > TABLE_DEPTH:
            continue
        inside = [place for place in published if place[: len(event.old)] == event.old]
        above = [event.old[:length] for length in range(1, min(REPORT_DEPTH, len(event.old)))]
        for place in dict.fromkeys((event.old, *inside, *above)):
            if place not in seen:
                seen.add(place)
                yield place, event


def say_fate(event: Event) -> str:
    """«Rapporten är omdöpt», «Tabellen är återtagen»."""
    return f"{_NOUNS[LEVEL_WORDS[event.level][0]]} är {FATE_WORDS[event.fate][0]}"


def answer_withdrawn(files: Mapping[str, bytes], corpus: Corpus, editions: Sequence[Edition]) -> dict[str, bytes]:
    """The API's answers about what has no one place now: no records, but what happened, when, why, and where it is.

    Args:
        files: what the site has; an address that is there already is left.
        editions: all that have been published, the first one first.
    """
    now = dict.fromkeys(corpus.places)
    former = {old for old, places in corpus.register.list_former(now).items() if len(places) == 1}
    published = list_published(editions)
    return {
        path: _answer(place, event, corpus, editions)
        for place, event in list_withdrawn(corpus, published, {*now, *former})
        for path in _list_paths(place, corpus)
        if path not in files
    }


def _list_paths(place: Place, corpus: Corpus) -> Iterator[str]:
    """Where the API has answered about a place; of a committee, by its municipality's code too."""
    root = f"{addresses.API}{VERSION}/"
    codes = {one.slug: code for code, one in corpus.codes.municipalities.items()}
    if len(place) == REPORT_DEPTH:
        yield f"{root}reports/{name_report(place)}.json"
    elif len(place) == TABLE_DEPTH:
        yield f"{root}tables/{name_report(place)}/{place[-1]}.json"
    elif place[0] in codes and len(place) == _COMMITTEE_DEPTH:
        yield f"{root}committees/{codes[place[0]]}/{place[1]}.json"
        yield f"{root}committees/{place[1]}.json"
    elif place[0] in codes:
        yield f"{root}municipalities/{codes[place[0]]}.json"


def _answer(place: Place, event: Event, corpus: Corpus, editions: Sequence[Edition]) -> bytes:
    report = name_report(place) if len(place) >= REPORT_DEPTH else ""
    kept = tuple(addresses.edition_address(one.version) for one in editions if report in one.packages)
    about = (
        Fact("fate", "Vad som har hänt", say_fate(event)),
        Fact("place", "Vad det gällde", "/".join(place)),
        Fact("date", "Datum", event.date),
        Fact("reason", "Skäl", event.reason),
        Fact("editions", "Finns kvar i", kept),
        Fact("became", "Har blivit", tuple(map(addresses.place_address, corpus.register.follow(event.old)))),
    )
    answer = Response(f"{say_fate(event)}: {'/'.join(place)}", about, tuple)
    return format_document(build_document(answer)).encode()
