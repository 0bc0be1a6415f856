"""Which cells have been compared with the source, so that a change is noticed where the source text is absent.

`build-site verify --record` writes a digest of each cell once everything has passed against the source texts.
"""

from collections.abc import Iterable, Iterator, Mapping

from build_site.checks.context import Context, Rule
from build_site.checks.former_texts import list_meanings, list_near_periods, list_variants
from build_site.checks.recorded_cells import (
    DESCRIPTION,
    WHOLE_TABLE,
    Changed,
    Changes,
    find_changes,
    find_twin,
    has_record,
)
from build_site.model import Flow
from build_site.problems import Message, Problem, Section
from build_site.reading.packages import LoadedPackage

_REREAD = "Läs om raden i källan. Stämmer den nya siffran: kör build-site verify --sources MAPP --record."

NEVER = Message(
    "verified-never",
    Section.SOURCE,
    "Paketet är inte kontrollerat mot källan.",
    "Kör build-site verify --sources MAPP --record.",
    "Kör `verify --sources MAPP --record`.",
)
OTHER = Message(
    "verified-other",
    Section.SOURCE,
    "Sambandet «källan» gäller inte: {cell} är inte det som stod här när tabellen jämfördes med källan.",
    f"{{hint}}{_REREAD}",
    "Någon har ändrat cellen. Läs om källan och kör `verify --record` om ändringen är rätt.",
)
MEANING = Message(
    "verified-meaning",
    Section.SOURCE,
    "{what} betyder inte det som den gjorde när tabellen jämfördes med källan. Nu står här {meaning}.",
    "{hint}Läs om rubriken i källan. Är det rätt: kör build-site verify --sources MAPP --record.",
    "Någon har ändrat mått, period, enhet eller något annat som säger vad siffrorna är. Läs om rubriken i källan och "
    "kör `verify --record` om ändringen är rätt.",
)
NEW = Message(
    "verified-new",
    Section.SOURCE,
    "Sambandet «källan» är inte kontrollerat: {what} är ny sedan tabellen jämfördes med källan.",
    "{hint}Står den i rapporten: kör build-site verify --sources MAPP --record. Annars: ta bort den.",
    "Kör `verify --record`, eller ta bort det som inte står i rapporten.",
)
GONE = Message(
    "verified-gone",
    Section.SOURCE,
    "{what} fanns när tabellen jämfördes med källan men saknas nu.",
    "Lägg tillbaka den. Ska den bort: kör build-site verify --sources MAPP --record.",
    "Lägg tillbaka den, eller kör `verify --record` om den ska bort.",
)
RENAMED = Message(
    "verified-renamed",
    Section.SOURCE,
    "Raden hette «{old}» när tabellen jämfördes med källan, men heter nu «{new}».",
    "Skriv tillbaka «{old}», eller säg namnbytet i uppf:formerly.",
    "Kalkylprogram gör om rad-id till datum. Ska raden byta namn skriver du det i [`uppf:formerly`](#liv).",
)


def _check_verified_cells(context: Context) -> Iterator[Problem]:
    """Every figure, printed word and source line is the one that was compared with the source."""
    for package in (context.loaded.reference, *context.loaded.reports) if context.recorded else ():
        if _is_itself(package):
            yield from _check_package(package, context)


def _is_itself(package: LoadedPackage) -> bool:
    """Whether a package's name is that of its folder: else reading has said so, and every digest is another's."""
    places = package.folder.split("/")
    return len(places) == 1 or "-".join(places[1:]) == package.descriptor["name"]


def _check_package(package: LoadedPackage, context: Context) -> Iterator[Problem]:
    if not has_record(package):
        yield NEVER.at(f"{package.folder}/verified.csv")
        return
    name = package.descriptor["name"]
    changes = find_changes(package, context.corpus.register, context.known_as.get(name, ()))
    for changed in changes.other:
        is_meaning = DESCRIPTION in (changed.cell.row, changed.cell.column)
        yield _tell_meaning(package, changed, context) if is_meaning else _tell_cell(package, changed)
    yield from _tell_rows(package, changes)


def _tell_cell(package: LoadedPackage, changed: Changed) -> Problem:
    """That a cell has changed, and what it was where a single slip has changed it."""
    cell = changed.cell
    former = next((text for text in list_variants(cell.text) if text != cell.text and changed.was(text)), None)
    hint = "" if former is None else f"Då stod här {f'«{former}»' if former else 'ingenting'}. "
    at = (f"{package.folder}/{cell.table}.csv", cell.line, cell.column)
    return OTHER.at(*at, cell=f"«{cell.text}»" if cell.text else "tomt", hint=hint)


def _tell_meaning(package: LoadedPackage, changed: Changed, context: Context) -> Problem:
    """That a table or a column means something else, and what it meant where one property of it is another."""
    cell, codes = changed.cell, context.corpus.codes
    choices: Mapping[str, Iterable[str]] = {
        "measure": (*codes.measures, "per_row"),
        "unit": codes.units,
        "sex": ("total", "women", "men"),
        "service": codes.services,
        "indicator": codes.indicators,
        "account": codes.accounts,
        "period": tuple(list_near_periods(cell.text)),
        "flow": tuple(Flow),
        "parent": (row.cells["row"] for row in package.tables[cell.table] if "row" in row.cells),
    }
    name, former = next((found for text, *found in list_meanings(cell.text, choices) if changed.was(text)), ("", ""))
    hint = f"Då stod här {name}: {former}. " if name else ""
    if cell.row != DESCRIPTION:
        at = (f"{package.folder}/{cell.table}.csv", cell.line, name)
        return MEANING.at(*at, what="Raden", meaning=cell.text, hint=hint)
    place = cell.table if cell.column == WHOLE_TABLE else f"{cell.table} → {cell.column}"
    what = "Tabellen" if cell.column == WHOLE_TABLE else "Kolumnen"
    at = (f"{package.folder}/datapackage.yaml", 0, f"{place} → uppf:{name}" if name else place)
    return MEANING.at(*at, what=what, meaning=cell.text, hint=hint)


def _tell_rows(package: LoadedPackage, changes: Changes) -> Iterator[Problem]:
    """Rows that have come, gone or got other ids, and columns that have come or gone."""
    for cell in changes.new_rows:
        twin = find_twin(package, cell)
        hint = f"Den är likadan som raden «{twin}»: är den inlagd två gånger tar du bort den ena. " if twin else ""
        yield NEW.at(f"{package.folder}/{cell.table}.csv", cell.line, what=f"raden «{cell.row}»", hint=hint)
    for table, row in changes.gone_rows:
        if table == "findings" and not row.partition(" reading")[1]:
            continue  # what it explained is told by the relation that fails
        yield GONE.at(f"{package.folder}/{table}.csv", what=f"Raden «{row}»")
    for table, column in changes.new_columns:
        yield NEW.at(f"{package.folder}/{table}.csv", 1, column, what=f"kolumnen «{column}»", hint="")
    for table, column in changes.gone_columns:
        yield GONE.at(f"{package.folder}/{table}.csv", what=f"Kolumnen «{column}»")
    for old, cell in changes.renamed:
        if cell.table == "findings":
            continue  # its place is no name of its own
        yield RENAMED.at(f"{package.folder}/{cell.table}.csv", cell.line, "row", old=old, new=cell.row)


RULE = Rule(
    "verified",
    "Varje siffra, tryckt ord och källrad är den som jämfördes med källan",
    (NEVER, OTHER, MEANING, NEW, GONE, RENAMED),
    _check_verified_cells,
    judges_cells=True,
)
