"""What was published goes nowhere without a word: what is renamed, merged, split or withdrawn is declared."""

from collections.abc import Iterator

from build_site.checks.context import Context, Rule
from build_site.model import Depth, Event, Fate, Place, Register
from build_site.model.life import REPORT_DEPTH, name_report
from build_site.problems import Message, Problem, Section

_REGISTER = "reference/events.csv"
_SEVERAL = 2  # new names or more
_MOST_SHOWN = 10  # places of a ring that are told
_COUNTS = {Fate.RENAMED: 1, Fate.MERGED: 1, Fate.SPLIT: _SEVERAL, Fate.WITHDRAWN: 0}
_SAID_COUNTS = {0: "inget namn", 1: "ett namn", _SEVERAL: "flera namn"}
_NAMES = {
    Depth.MUNICIPALITY: "Kommunen",
    Depth.COMMITTEE: "Nämnden",
    Depth.REPORT: "Rapporten",
    Depth.TABLE: "Tabellen",
    Depth.ROW: "Raden",
}

GONE = Message(
    "life-gone",
    Section.VERSIONS,
    "{thing} {place} är publicerad men finns inte längre{more}.",
    "Har den bytt namn: skriv uppf:formerly vid det nya namnet. Annars: skriv vad som har hänt på en rad i {register}.",
    "Lägg tillbaka det, eller säg vad som har hänt: se [namnbyten och återtagna rapporter](#liv).",
)
SEEMS_RENAMED = Message(
    "life-renamed",
    Section.VERSIONS,
    "Rapporten hette {old} när den publicerades.",
    "Skriv uppf:formerly: [{{name: {place}, date: …, reason: …}}], så fortsätter gamla adresser att svara.",
    "Skriv det som meddelandet föreslår, med dagen och skälet, eller byt tillbaka namnet.",
)
STILL_THERE = Message(
    "life-still-there",
    Section.VERSIONS,
    "{place} finns kvar, fast det står att {thing} har bytt namn eller tagits bort.",
    "Ta bort uppgiften, eller det som skulle bort.",
)
NOT_THERE = Message(
    "life-not-there",
    Section.VERSIONS,
    "{place} finns inte.",
    "Skriv vad det heter nu, med kommun, nämnd, period, tabell och rad.",
    "Det som står i `new` ska finnas, eller i sin tur ha bytt namn.",
)
WRONG_NUMBER = Message(
    "life-number",
    Section.VERSIONS,
    "«new» har {found}, men ska ha {wanted} när fate är {fate}.",
    "Rätta fate eller new.",
    "I `new` står ett namn för `renamed` och `merged`, flera för `split` och inget för `withdrawn`.",
)
OTHER_LEVEL = Message(
    "life-level",
    Section.VERSIONS,
    "{old} och {new} är inte saker av samma slag.",
    "Skriv lika många delar med / emellan.",
)
TWICE = Message(
    "life-twice",
    Section.VERSIONS,
    "Det står redan på ett annat ställe vad som har hänt med {place}.",
    "Låt det stå en gång.",
)
RING = Message(
    "life-ring",
    Section.VERSIONS,
    "Det står att sakerna har blivit varandra, runt i en ring: {places}.",
    "Låt den sista leda till något som finns, eller skriv withdrawn för den.",
)


def _say(place: Place) -> str:
    return "/".join(place)


def _check_life(context: Context) -> Iterator[Problem]:
    """Everything that has gone is declared once, and everything that is declared has gone, to what is there."""
    yield from _check_gone(context)
    if context.complete:
        now, seen = frozenset(context.corpus.places), set[Place]()
        for event in context.corpus.register.events:
            yield from _check_event(event, context, now)
            if event.old in seen:
                yield TWICE.at(event.path, event.line, "old", place=_say(event.old))
            seen.add(event.old)
        yield from _check_rings(context.corpus.register)


def _check_gone(context: Context) -> Iterator[Problem]:
    """One message for each report, and one for each table that has lost rows."""
    renamed = {old: new for new, names in context.known_as.items() for old in names}
    tables: dict[Place, list[Place]] = {}
    for place in context.gone:
        tables.setdefault(place[:-1] if len(place) == len(Depth) else place, []).append(place)
    for places in tables.values():
        place = places[0]
        if len(place) == REPORT_DEPTH and name_report(place) in renamed:
            report = context.corpus.report(renamed[name_report(place)])
            folder = report.folder if report else f"reports/{_say(place)}"
            values = {"old": name_report(place), "place": _say(place)}
            yield SEEMS_RENAMED.at(f"{folder}/datapackage.yaml", 0, "name", **values)
            continue
        more = f", och inte heller {len(places) - 1} andra rader i samma tabell" if len(places) > 1 else ""
        thing = _NAMES[tuple(Depth)[len(place) - 1]]
        yield GONE.at(_REGISTER, thing=thing, place=_say(place), more=more, register=_REGISTER)


def _check_event(event: Event, context: Context, now: frozenset[Place]) -> Iterator[Problem]:
    at = _locate(event)
    if event.old in now and event.old not in event.new:
        yield STILL_THERE.at(*at, place=_say(event.old), thing=_NAMES[event.level].lower())
    found, wanted = min(len(event.new), _SEVERAL), _COUNTS[event.fate]
    if found != wanted:
        yield WRONG_NUMBER.at(*at, fate=event.fate, wanted=_SAID_COUNTS[wanted], found=_SAID_COUNTS[found])
    for new in event.new:
        if len(new) != len(event.old):
            yield OTHER_LEVEL.at(*at, old=_say(event.old), new=_say(new))
        elif new not in now and context.corpus.register.find(new) in (None, event):
            yield NOT_THERE.at(*at, place=_say(new))


def _locate(event: Event) -> tuple[str, int, str]:
    return event.path, event.line, "old" if event.line else "uppf:formerly"


def _check_rings(register: Register) -> Iterator[Problem]:
    for ring in register.list_rings():
        if event := register.find(ring[0]):
            shown = [*map(_say, ring[:_MOST_SHOWN]), *(("…",) if len(ring) > _MOST_SHOWN else ())]
            yield RING.at(*_locate(event), places=" → ".join(shown))


RULE = Rule(
    "life",
    "Det som är publicerat försvinner inte utan ett ord",
    (GONE, SEEMS_RENAMED, STILL_THERE, NOT_THERE, WRONG_NUMBER, OTHER_LEVEL, TWICE, RING),
    _check_life,
)
