"""Places within a page that somebody may have cited under other names, and where each leads now."""

from collections.abc import Iterable
from dataclasses import dataclass

from build_site import addresses
from build_site.model import Column, Place
from build_site.model.life import TABLE_DEPTH, name_report
from build_site.pages.site import Site


@dataclass(frozen=True, slots=True)
class OldAnchor:
    """A place within the old page that somebody may have cited, and where it leads now ("" when it leads nowhere)."""

    id: str
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class OldRow:
    """A row of an old table, with its cells."""

    row: OldAnchor
    cells: tuple[OldAnchor, ...]


def name_anchor(row: str, column: str, text: str, address: str = "") -> OldAnchor:
    """The anchor of a cell, a row (without column) or a column (without row)."""
    return OldAnchor(addresses.place_anchor(row, column)[1:], text, address)


def leave_row(old: str, label: str, columns: Iterable[tuple[str, str]]) -> OldRow:
    """A row that is no longer anywhere: its anchors stay, and lead nowhere.

    Args:
        old: the row's name.
        label: what stood there.
        columns: name and title of the columns that its table had.
    """
    cells = tuple(name_anchor(old, name, title) for name, title in columns)
    return OldRow(name_anchor(old, "", label), cells)


def lead_row(site: Site, old: str, new: Place, columns: Iterable[Column]) -> OldRow:
    """A row under a name that it had; its cells lead to those of the same columns, where its table has them now.

    Args:
        site: what the pages share.
        old: the row's former name.
        new: the place of the row now, which may be in another table.
        columns: the columns of the table where it had that name.

    Raises:
        LookupError: nothing stands at the place; `check` refuses such data.
    """
    report = site.corpus.report(name_report(new))
    table = report.table(new[TABLE_DEPTH - 1]) if report else None
    row = table.row(new[-1]) if table else None
    if report is None or table is None or row is None:
        raise LookupError(new)
    page, names = addresses.table_address(report, table.id), {column.name for column in table.columns}

    def lead(column: str) -> str:
        return f"{page}{addresses.place_anchor(row.id, column)}" if column in {"", *names} else ""

    cells = tuple(name_anchor(old, column.name, column.title, lead(column.name)) for column in columns)
    return OldRow(name_anchor(old, "", row.full_label, lead("")), cells)
