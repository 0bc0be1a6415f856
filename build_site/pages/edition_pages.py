"""The pages about editions: which there are, what each holds, and which figures have changed between them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from build_site import addresses
from build_site.formatting import format_number, list_all
from build_site.model import Code, CodeLists, Event, Fate, Measure, Sex, Unit
from build_site.pages.page import Page
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site
from build_site.periods import Period, format_period
from build_site.published.shown_tables import SEXES
from build_site.publishing.changes import ADDED, Change
from build_site.publishing.citing import Citation, build_citation
from build_site.publishing.editions import CurrentEdition, Edition
from build_site.publishing.history import CHANGE_WORDS, FATE_WORDS, LEVEL_WORDS, Step, list_columns, summarise_step

_BECAME = {Fate.RENAMED: "heter nu", Fate.MERGED: "ingår nu i", Fate.SPLIT: "har blivit"}
LISTED = 200  # changed figures that a page shows of one edition; the file has all
FILES = {
    "observations.csv": "alla siffror",
    "reports.csv": "rapporter",
    "tables.csv": "tabeller",
    "goals.csv": "mål",
    "findings.csv": "fel i rapporterna",
    "comparisons.csv": "jämförelser",
}
_COLUMNS = {
    "label": "Rad",
    "service": "Verksamhet",
    "indicator": "Indikator",
    "measure": "Mått",
    "period": "Period",
    "sex": "Kön",
    "age": "Ålder",
    "unit": "Enhet",
    "value": "Värde",
    "value_text": "Text",
    "value_base": "Värde i grundenhet",
    "unit_base": "Grundenhet",
    "line": "Källrad",
    "uncertain": "Osäker kolumn",
    "status": "Skäl till att värde saknas",
    "note": "Anmärkning",
}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A changed figure as a reader sees it.

    Attributes:
        address: the figure's row on its table's page, or "" when it is gone.
        corrections: column, from and to.
    """

    kind: str
    report: str
    label: str
    facts: str
    address: str
    corrections: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """Something that was renamed, merged, split or withdrawn; its old address tells the same.

    Attributes:
        what: «Rapport omdöpt».
        after: «heter nu» and its new name, or ""; «ingår nu i», «har blivit» likewise.
    """

    what: str
    name: str
    after: str
    address: str
    date: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShownStep:
    """What changed from one edition to the next.

    Attributes:
        changes: figures that are corrected or withdrawn, at most `LISTED`.
        more: how many such figures are only in the file.
        added: report and table, with how many figures are new there.
    """

    step: Step
    summary: str
    changes: tuple[ShownChange, ...]
    more: int
    added: tuple[tuple[str, int], ...]
    events: tuple[ShownEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionPage:
    """What the page of an edition says.

    Attributes:
        files: name and title of each file with data from all reports.
        packages: names of the files of each package, by its folder.
    """

    edition: Edition
    shown: ShownStep
    files: tuple[tuple[str, str], ...]
    packages: Mapping[str, tuple[str, ...]]
    citation: Citation


@dataclass(frozen=True, slots=True)
class EditionsPage:
    """What the list of editions says.

    Attributes:
        steps: the published editions, the latest first.
        draft: the edition to come, or None when the data are as they were published.
    """

    steps: tuple[ShownStep, ...]
    draft: ShownStep | None


def build_editions_page(site: Site, history: Iterable[Step]) -> EditionsPage:
    """List the editions and what changed in each."""
    shown = tuple(_show_step(site, step) for step in history)
    drafts = [one for one in shown if one.step.edition.is_draft]
    return EditionsPage(tuple(one for one in shown if one not in drafts), drafts[0] if drafts else None)


def build_edition_pages(site: Site, current: CurrentEdition, history: Iterable[Step]) -> tuple[EditionPage, ...]:
    """Gather what each published edition holds."""
    steps = {step.edition.version: step for step in history if not step.edition.is_draft}
    return tuple(_build_edition_page(site, edition, steps[edition.version]) for edition in current.published)


def _build_edition_page(site: Site, edition: Edition, step: Step) -> EditionPage:
    names = [one["name"] for one in edition.manifest["files"]]
    folders = sorted({name.partition("/")[0] for name in names if "/" in name})
    address = addresses.edition_address(edition.version)
    return EditionPage(
        edition=edition,
        shown=_show_step(site, step),
        files=tuple((name, FILES.get(name, "")) for name in names if "/" not in name),
        packages={
            folder: tuple(name.partition("/")[2] for name in names if name.startswith(f"{folder}/"))
            for folder in folders
        },
        citation=build_citation("Alla data", address, addresses.edition_archive(edition.version), step.edition, []),
    )


def _show_step(site: Site, step: Step) -> ShownStep:
    listed = [change for change in step.changes if change.kind != ADDED]
    added = Counter((change.row["report"], change.row["table"]) for change in step.of_kind(ADDED))
    return ShownStep(
        step,
        summarise_step(step),
        tuple(_show_change(site, change) for change in listed[:LISTED]),
        max(0, len(listed) - LISTED),
        tuple((_name_table(site, *place), number) for place, number in sorted(added.items())),
        tuple(map(_show_event, step.events)),
    )


def _show_event(event: Event) -> ShownEvent:
    what = f"{LEVEL_WORDS[event.level][0]} {FATE_WORDS[event.fate][0]}".capitalize()
    names = list_all("/".join(place) for place in event.new)
    after = f"{_BECAME[event.fate]} {names}" if names else ""
    address = addresses.place_address(event.old)
    return ShownEvent(what, "/".join(event.old), after, address, event.date, event.reason)


def _show_change(site: Site, change: Change) -> ShownChange:
    row, codes = change.row, site.corpus.codes
    return ShownChange(
        kind=CHANGE_WORDS[change.kind][0],
        report=_name_table(site, row["report"], row["table"]),
        label=row["label"],
        facts=_say_facts(row, codes),
        address=_find_row_address(site, row),
        corrections=tuple(
            (_COLUMNS.get(name, name), _say(name, before, codes) or "(tomt)", _say(name, after, codes) or "(tomt)")
            for name, before, after in _leave_out_base(list_columns(change))
        ),
    )


def _say_facts(row: Mapping[str, str], codes: CodeLists) -> str:
    """What else than its label tells a row of the database from others."""
    facts = [_say(name, row.get(name, ""), codes) for name in ("measure", "period", "age")]
    sex = row.get("sex", Sex.TOTAL)
    return ", ".join(fact for fact in (*facts, "" if sex == Sex.TOTAL else _say("sex", sex, codes)) if fact)


def _find_row_address(site: Site, row: Mapping[str, str]) -> str:
    """Where a row of the database stands on its table's page; "" when it is gone."""
    report = site.corpus.report(row["report"])
    table = report.table(row["table"]) if report else None
    if report is None or table is None or table.row(row["row"]) is None:
        return ""
    return f"{addresses.table_address(report, table.id)}{addresses.place_anchor(row['row'], '')}"


def _leave_out_base(columns: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str, str], ...]:
    """The columns without the value in the base unit, where it only follows the value as printed."""
    if "value" not in [name for name, _, _ in columns]:
        return columns
    return tuple(column for column in columns if column[0] != "value_base")


def _name_table(site: Site, report: str, table: str) -> str:
    """Report and table by their titles, or by their ids when they are gone."""
    found = site.corpus.report(report)
    shown = found.table(table) if found else None
    return f"{found.title if found else report}: {shown.title if shown else table}"


def _say(column: str, text: str, codes: CodeLists) -> str:
    """A cell of the database in words: codes by their titles, numbers in Swedish."""
    if not text:
        return ""
    if column in ("value", "value_base"):
        return format_number(Decimal(text))
    if column == "period":
        return format_period(Period.parse(text))
    if column == "sex":
        return SEXES.get(text, text)
    lists: Mapping[str, Mapping[str, Code | Measure | Unit]] = {
        "measure": codes.measures,
        "unit": codes.units,
        "service": codes.services,
        "indicator": codes.indicators,
        "account": codes.accounts,
        "status": codes.statuses,
    }
    code = lists.get(column, {}).get(text)
    return code.title if code else text


def build_pages(site: Site) -> Iterator[Page]:
    """The list of editions, the log of changed figures, and a page for each published edition."""
    said = build_editions_page(site, site.history)
    yield present_editions(said)
    yield present_changes(said)
    for edition in build_edition_pages(site, site.current, site.history):
        yield present_edition(edition)


def present_editions(said: EditionsPage) -> Page:
    """The list of editions from what it says."""
    return Page(
        address=addresses.EDITIONS,
        template="editions",
        title="Utgåvor",
        description="Utgåvor av alla data som aldrig ändras, så att en hänvisning håller.",
        search=SearchListing(),
        content=said,
    )


def present_changes(said: EditionsPage) -> Page:
    """The log of changed figures from what it says."""
    return Page(
        address=addresses.CHANGES,
        template="changes",
        title="Ändrade siffror",
        description="Vilka siffror som har rättats, lagts till eller tagits bort mellan utgåvorna, från och till.",
        search=SearchListing(),
        content=said,
    )


def present_edition(said: EditionPage) -> Page:
    """An edition's page from what it says."""
    version, date = said.edition.version, said.edition.date
    return Page(
        address=addresses.edition_address(version),
        template="edition",
        title=f"Utgåva {version}",
        description=f"Alla data som de publicerades i utgåva {version}, {date}, med kontrollsummor.",
        search=SearchListing(),
        content=said,
    )
