"""Pages at old addresses: what happened to what stood there, and where it is now. Cited rows and cells still answer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from build_site import addresses
from build_site.comparing.goal_results import find_goals, rate_indicators
from build_site.model import Column, Event, Place, Report, Table
from build_site.model.life import REPORT_DEPTH, TABLE_DEPTH, name_report
from build_site.pages.old_anchors import OldAnchor, OldRow, lead_row, leave_row, name_anchor
from build_site.pages.page import Page
from build_site.pages.site import Site
from build_site.publishing.editions import Edition
from build_site.publishing.withdrawn import list_published, list_withdrawn, say_fate
from build_site.vocabularies import Fate


@dataclass(frozen=True, slots=True)
class MovedPage:
    """What a page at an old address says.

    Attributes:
        name: what stood there, as its address names it.
        what: what has happened, in a few words: «Rapporten är omdöpt».
        targets: title and address of what it has become; none when it is withdrawn.
        kept: title and address of what editions keep of it for ever.
        columns, rows: what may have been cited within the page.
    """

    event: Event
    name: str
    what: str
    targets: tuple[tuple[str, str], ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    columns: tuple[OldAnchor, ...] = ()
    rows: tuple[OldRow, ...] = ()


@dataclass(frozen=True, slots=True)
class _Inside:
    """What may have been cited within a table."""

    columns: tuple[OldAnchor, ...]
    rows: tuple[OldRow, ...]


def build_pages(site: Site) -> Iterator[Page]:
    """A page for each old address: of what has a new name, and of what nothing is left of."""
    published = list_published(site.current.published)
    now = dict.fromkeys(site.corpus.places)  # in the order of the reports and their tables
    former = {old: places for old, places in site.corpus.register.list_former(now).items() if old not in now}
    for old, places in former.items():
        if len(old) <= TABLE_DEPTH:
            rows = {one[-1]: new[0] for one, new in former.items() if one[:TABLE_DEPTH] == old and one != old}
            gone = _list_gone(published.get(old), old)
            yield from _present_former(site, old, places, _Inside(*gone), rows)
    yield from _present_withdrawn(site, published, frozenset((*now, *former)))


def _present_former(
    site: Site, old: Place, places: tuple[Place, ...], was: _Inside, rows: Mapping[str, Place]
) -> Iterator[Page]:
    """The page of something under its old name; a report has pages for its goals and its columns too."""
    event = site.corpus.register.find(old)
    if event is None:
        raise LookupError(old)
    said = MovedPage(event, "/".join(old), say_fate(event), tuple(_lead(site, place) for place in places))
    address = addresses.place_address(old)
    if len(old) == TABLE_DEPTH:
        inside = _add_gone(_Inside(*_list_anchors(site, places, rows)), was, event)
        said = replace(said, columns=inside.columns, rows=inside.rows)
    yield _present(address, said)
    if len(old) == REPORT_DEPTH:
        yield from _present_beside(site, address, name_report(old), said, places)


def _present_beside(site: Site, address: str, former: str, said: MovedPage, places: Iterable[Place]) -> Iterator[Page]:
    """The pages of a report's columns and goals under its old name."""
    reports = [report for place in places if (report := site.corpus.report(name_report(place)))]
    columns = tuple((f"Kolumner i {site.name_source(one)}", addresses.dictionary_address(one.id)) for one in reports)
    yield _present(addresses.dictionary_address(former), replace(said, targets=columns))
    goals = [one for one in reports if find_goals(one) or rate_indicators(one, site.corpus.codes)]
    if goals:
        leads = tuple((f"Mål i {site.name_source(one)}", addresses.goals_address(one)) for one in goals)
        yield _present(f"{address}mal/", replace(said, targets=leads))


def _lead(site: Site, place: Place) -> tuple[str, str]:
    """Title and address of what stands at a place."""
    address, report = addresses.place_address(place), site.corpus.report(name_report(place))
    for owner, table in _find_table(site, place):
        return f"{table.plain_title}, {site.name_source(owner)}", address
    if report and len(place) == REPORT_DEPTH:
        return site.name_source(report), address
    codes = site.corpus.codes
    municipality = next(one for one in codes.municipalities.values() if one.slug == place[0])
    if len(place) == 1:
        return municipality.name, address
    return f"{codes.committees[municipality.code, place[1]].name} i {municipality.name}", address


def _find_table(site: Site, place: Place) -> Iterator[tuple[Report, Table]]:
    """The table at a place, with its report; nothing where another thing stands."""
    report = site.corpus.report(name_report(place)) if len(place) == TABLE_DEPTH else None
    table = report.table(place[-1]) if report else None
    if report and table:
        yield report, table


def _list_anchors(
    site: Site, places: Iterable[Place], former: Mapping[str, Place]
) -> tuple[tuple[OldAnchor, ...], tuple[OldRow, ...]]:
    """Every column of the tables at some places, and every row that has stood in the old one, with its cells."""
    columns: dict[str, tuple[Column, str]] = {}
    for report, table in (found for place in places for found in _find_table(site, place)):
        page = addresses.table_address(report, table.id)
        for column in table.columns:
            columns.setdefault(column.name, (column, page))
    anchors = (
        name_anchor("", name, column.title, f"{page}{addresses.place_anchor('', name)}")
        for name, (column, page) in columns.items()
    )
    known = [column for column, _ in columns.values()]
    return tuple(anchors), tuple(lead_row(site, old, new, known) for old, new in former.items())


def _add_gone(now: _Inside, was: _Inside, event: Event) -> _Inside:
    """What leads on, and what editions had there that leads nowhere now.

    Where several things have become one, or one several, the table may have rows that never stood here.
    """
    had = {one.row.id: one for one in was.rows}
    moved = event.fate not in (Fate.MERGED, Fate.SPLIT) or not had
    rows = {one.row.id: one for one in now.rows if moved or one.row.id in had}
    for name, old in had.items():
        rows[name] = replace(rows[name], cells=_add(rows[name].cells, old.cells)) if name in rows else old
    return _Inside(_add(now.columns, was.columns), tuple(rows.values()))


def _add(anchors: tuple[OldAnchor, ...], others: tuple[OldAnchor, ...]) -> tuple[OldAnchor, ...]:
    return tuple({one.id: one for one in (*others, *anchors)}.values())


def _present_withdrawn(site: Site, published: Mapping[Place, Edition], answered: frozenset[Place]) -> Iterator[Page]:
    """The pages of what nothing is left of: what is withdrawn or has become another thing, and what it lay in."""
    for place, event in list_withdrawn(site.corpus, published, answered):
        columns, rows = _list_gone(published.get(place), place)
        targets = tuple(_lead(site, one) for one in site.corpus.register.follow(event.old) if one in answered)
        said = MovedPage(event, "/".join(place), say_fate(event), targets, _list_kept(site, place), columns, rows)
        yield _present(addresses.place_address(place), said)
        if len(place) == REPORT_DEPTH:
            yield _present(addresses.dictionary_address(name_report(place)), said)
            yield _present(f"{addresses.place_address(place)}mal/", said)


def _list_gone(edition: Edition | None, place: Place) -> tuple[tuple[OldAnchor, ...], tuple[OldRow, ...]]:
    """The anchors of a table that is no longer there; they say what was there, and no figure."""
    if edition is None or len(place) != TABLE_DEPTH:
        return (), ()
    report, table = name_report(place), place[-1]
    titles = edition.name_columns(report, table).items()
    rows = edition.packages[report].tables[table].rows
    columns = tuple(name_anchor("", name, title) for name, title in titles)
    return columns, tuple(leave_row(row["row"], row["label"], titles) for row in rows)


def _list_kept(site: Site, place: Place) -> tuple[tuple[str, str], ...]:
    """Where editions have it: an edition never changes, whatever happens afterwards."""
    name = name_report(place) if len(place) >= REPORT_DEPTH else ""
    having = [one for one in site.current.published if name in one.packages]
    return tuple((f"Utgåva {one.version} ({one.date})", addresses.edition_address(one.version)) for one in having)


def _present(address: str, said: MovedPage) -> Page:
    """A page at an old address; nobody should find it by searching."""
    return Page(
        address=address,
        template="moved",
        title=f"{said.what}: {said.name}",
        description=f"{said.what} {said.event.date}. {said.event.reason}",
        search=None,
        content=said,
    )
