"""Says what has changed in Markdown, for a comment on a change; what the data hold can be nothing but text in it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from build_site.reviewing.differences import CellChange, ChangeKind, TableChange

_LONGEST_VALUE, _MOST_ROWS, _LONGEST_COMMENT = 160, 60, 60_000  # GitHub takes 65 536 characters
_HEADINGS = {ChangeKind.VALUE: "Värden", ChangeKind.CODE: "Koder och betydelse", ChangeKind.TEXT: "Text och källrader"}


def describe_changes(found: Sequence[TableChange], unread: Iterable[str]) -> str:
    """All changes as Markdown (GitHub's and GitLab's), cut where a comment would be too long.

    Args:
        found: in the order in which they are told.
        unread: files that could not be read, and so not compared.
    """
    lines = ["## Ändringar i data", "", _summarise(found), *_warn(unread)]
    for package, changes in groupby(found, lambda one: one.package):
        lines += ["", f"### {quote(package)}", *_describe_package(list(changes))]
    text = "\n".join(lines).strip() + "\n"
    if len(text) <= _LONGEST_COMMENT:
        return text
    kept = text[:_LONGEST_COMMENT].rsplit("\n", 1)[0]
    return f"{kept}\n\nResten får inte plats här. Kör `build-site diff` för att se allt.\n"


def _summarise(found: Sequence[TableChange]) -> str:
    if not found:
        return "Ingenting har ändrats."
    changes = Counter(change.kind for one in found if one.state == "ändrad" for change in one.changes)
    tables = Counter(one.state for one in found if one.table)
    new, lost = (sum(map(len, rows)) for rows in zip(*((one.new_rows, one.lost_rows) for one in found), strict=True))
    return (
        f"{changes[ChangeKind.VALUE]} ändrade värden, {changes[ChangeKind.CODE]} koder och "
        f"{changes[ChangeKind.TEXT]} texter; {tables['ny']} nya och {tables['borttagen']} borttagna tabeller; "
        f"{new} nya och {lost} borttagna rader."
    )


def _warn(unread: Iterable[str]) -> list[str]:
    names = ", ".join(quote(name) for name in unread)
    return ["", f"**Gick inte att läsa, och är inte jämfört:** {names}. Kör `build-site check`."] if names else []


def _describe_package(found: Iterable[TableChange]) -> Iterator[str]:
    for one in found:
        yield ""
        if one.table:
            size = f", {one.rows} rader och {one.figures} siffror" if one.state != "ändrad" else ""
            yield f"#### {quote(one.table)} ({one.state}{size})"
        else:
            yield f"Om helheten ({one.state}):"
        yield from _list_rows("Nya rader", one.new_rows)
        yield from _list_rows("Borttagna rader", one.lost_rows)
        for kind in ChangeKind:
            yield from _list_changes(kind, [change for change in one.changes if change.kind is kind])


def _list_rows(heading: str, rows: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Rows as a table of their own, with the columns that any of them fills."""
    if not rows:
        return
    columns = [name for name in next(iter(rows.values())) if any(row.get(name) for row in rows.values())]
    yield from ("", f"{heading}:", "", _row(quote(name) for name in columns), _row("---" for _ in columns))
    yield from (_row(_show(row.get(name)) for name in columns) for row in list(rows.values())[:_MOST_ROWS])
    yield from _tell_more(len(rows))


def _list_changes(kind: ChangeKind, changes: Sequence[CellChange]) -> Iterator[str]:
    if not changes:
        return
    yield from ("", f"{_HEADINGS[kind]}:", "", "| Rad | Kolumn | Förr | Nu |", "|---|---|---|---|")
    for one in changes[:_MOST_ROWS]:
        yield _row((quote(one.row) if one.row else "", quote(one.column), _show(one.before), _show(one.now)))
    yield from _tell_more(len(changes))


def _tell_more(count: int) -> Iterator[str]:
    if count > _MOST_ROWS:
        yield from ("", f"… och {count - _MOST_ROWS} till.")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _show(value: str | None) -> str:
    if value is None:
        return "*fanns inte*"
    return quote(value) if value else "*tomt*"


def quote(text: str) -> str:
    """A text as code: no Markdown, HTML, link or mention is anything but letters there, and it stays in its cell.

    The fence is longer than any run of backticks in the text. What turns the direction of writing, or isn't seen, is
    shown by its number.
    """
    plain = re.sub(r"\s+", " ", text).strip(" ")
    seen = "".join(one if one.isprintable() else f"<{ord(one):X}>" for one in plain)
    cut = seen if len(seen) <= _LONGEST_VALUE else f"{seen[:_LONGEST_VALUE]} …"
    fence = "`" * (max((len(run) for run in re.findall("`+", cut)), default=0) + 1)
    space = " " if not cut or cut[0] == "`" or cut[-1] == "`" else ""
    # A backslash before a bar: tables are parted into cells before code is found, and the backslash goes then.
    return f"{fence}{space}{cut}{space}{fence}".replace("|", "\\|")
