"""A printed table as a sheet: for people as its page shows it, for programs as it was keyed."""

from build_site.formatting import format_place
from build_site.model import Row, Table
from build_site.published.sheets import NUMBER, Cell, Fact, Field, Sheet
from build_site.published.shown_tables import LEVEL_HEADING, LEVELS, SEXES, ShownRow, ShownTable

# Columns that only some tables need: for whom a row counts, how far a goal is reached, what is uncertain, notes.
_OPTIONAL = (
    Field("level", LEVEL_HEADING),
    Field("sex", "Kön"),
    Field("uncertain", "Osäkra kolumner"),
    Field("note", "Anmärkning"),
)


def build_printed_sheet(shown: ShownTable, about: tuple[Fact, ...] = ()) -> Sheet:
    """The table as its page shows it: the same rows and figures, and the same words for what is missing.

    What the page says beside a label stands in columns of its own, last, in the tables that need them.
    """
    table = shown.table
    columns = (
        Field("label", "Rad"),
        *(Field(name, title) for name, title in table.text_columns.items()),
        *(Field(one.column.name, one.heading, NUMBER) for one in shown.headings),
        Field("unit", "Enhet"),
        Field("line", "Källrad"),
    )
    rest = [_describe_row(row, table) for row in shown.rows]
    kept = [place for place in range(len(_OPTIONAL)) if any(cells[place] for cells in rest)]
    rows = tuple(
        (*_build_row(row), *(cells[place] for place in kept)) for row, cells in zip(shown.rows, rest, strict=True)
    )
    return Sheet(table.id, table.title, (*columns, *(_OPTIONAL[place] for place in kept)), rows, about)


def _build_row(shown: ShownRow) -> tuple[Cell, ...]:
    row = shown.row
    units = dict.fromkeys(cell.figure.unit.title for cell in shown.cells)
    return (
        row.full_label,
        *(text or None for text in row.extra.values()),
        *(cell.figure.value if cell.figure.value is not None else cell.text or None for cell in shown.cells),
        " / ".join(units),
        format_place(row, ";".join(row.places)),
    )


def _describe_row(shown: ShownRow, table: Table) -> tuple[Cell, ...]:
    row = shown.row
    notes = dict.fromkeys((row.note, *(cell.figure.note for cell in shown.cells)))
    return (
        LEVELS.get(row.level),
        _say_sex(row, table),
        ", ".join(cell.figure.column.title for cell in shown.cells if cell.uncertain) or None,
        " ".join(note for note in notes if note) or None,
    )


def _say_sex(row: Row, table: Table) -> str | None:
    """For whom the row counts, in a table whose rows count for different ones."""
    sexes = {other.sex for other in table.rows if other.sex}
    return SEXES[row.sex] if row.sex and len(sexes) > 1 else None
