"""A draft as what an editor works on: the table's CSV, its block of the description, and what remains to be done."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil, floor

import yaml

from build_site.delimiting import format_csv
from build_site.drafting.drafts import Draft, DraftCell, DraftRow
from build_site.drafting.headings import Meaning
from build_site.drafting.row_codes import RowCodes
from build_site.drafting.settling import Settled
from build_site.formatting import list_all, list_choices
from build_site.periods import Period, format_period
from build_site.vocabularies import TableRole

_SAID = {"measure": "mått", "period": "period"}
_LINE, _PAGE = ("line",), ("page", "box")  # the columns that say where a row stands
# What tables with these roles are about; the others are about money.
_GROUPS: Mapping[str, str] = {
    TableRole.VOLUMES: "services",
    TableRole.UNIT_COSTS: "services",
    TableRole.STAFF: "staff",
    TableRole.SICK_LEAVE: "staff",
}
_LONGEST_ID = 60
_MOST_TOLD = 4  # examples of words that are not in the draft
_BY_SIZE = "läst efter storleken på tabellens andra tal. Jämför med rapporten."
_IN_NAME = "namnet slutar med siffror, och den första kolumnen är tom. Flytta dem dit om de hör dit."
_IN_TEXT = "siffrorna i texten är inte med. Lägg till en rad om de hör till tabellen."


@dataclass(frozen=True)
class DraftFiles:
    """What is written for a table.

    Args:
        csv: The table's file.
        yaml: Its block of `resources` in `datapackage.yaml`.
        remains: In Swedish what an editor must look at, one line each.
    """

    csv: str
    yaml: str
    remains: tuple[str, ...]


def write_draft(draft: Draft, codes: Sequence[RowCodes], name: str, *, in_pdf: bool = False) -> DraftFiles:
    """Write a draft's files.

    Args:
        draft: The table.
        codes: What is proposed for its rows.
        name: The table's id, also the file's name.
        in_pdf: Whether the report's rows stand on pages of a PDF, and not on lines of a text.
    """
    columns = _name_columns(draft.columns)
    ids = _name_rows(draft.rows)
    keys = _choose_keys(draft, codes)
    rows = []
    for place, row in enumerate(draft.rows):
        cells = _list_keys(row, codes[place], ids, place)
        place_cells = _tell_box(row) if in_pdf else (row.line if draft.in_text else "",)
        rows.append([*(cells[key] for key in keys), *_format_cells(row, draft), *place_cells])
    content = format_csv([*keys, *columns, *(_PAGE if in_pdf else _LINE)], rows, line_end="\n")
    remains = (*_tell_missing_places(draft, in_pdf=in_pdf), *_list_remains(draft, ids))
    return DraftFiles(content, _describe_table(draft, keys, columns, name, in_pdf=in_pdf), remains)


def _tell_box(row: DraftRow) -> tuple[str, str]:
    """Page and box as a package has them: whole points, nothing of the row left out."""
    if row.box is None:
        return "", ""
    left, top, right, bottom = row.box
    return str(row.page), " ".join(map(str, (max(0, floor(left)), max(0, floor(top)), ceil(right), ceil(bottom))))


def _tell_missing_places(draft: Draft, *, in_pdf: bool) -> Iterator[str]:
    """That an editor must say where the rows stand, where the draft was made of something else than the source."""
    if in_pdf and not all(row.box for row in draft.rows):
        yield "page och box: skriv var på sidorna raderna står i rapportens PDF, så att verify kan jämföra."
    elif not in_pdf and not draft.in_text:
        yield "line och uppf:lines: skriv raderna i rapportens text, så att verify kan jämföra."


def _format_cells(row: DraftRow, draft: Draft) -> list[str]:
    """The cells of a row as the file has them; a reference to a note as it is printed."""
    pairs = zip(row.cells, draft.columns, strict=True)
    return [cell.text if column.is_reference else _format_cell(cell) for cell, column in pairs]


def _format_cell(cell: DraftCell) -> str:
    if cell.value is not None:
        return f"{cell.value:f}"
    return cell.text if cell.sure and any(map(str.isalpha, cell.text)) else ""


def _name_columns(columns: Sequence[Meaning]) -> list[str]:
    """Each column by its measure and the end of its period, told apart by a number where two are alike."""
    names = []
    for place, column in enumerate(columns, start=1):
        end = column.period.rsplit("/", 1)[-1].replace("-", "_")
        parts = ["note_reference" if column.is_reference else column.measure or f"column_{place}", end, column.sex]
        names.append("_".join(part for part in parts if part))
    uses = Counter(names)
    seen: Counter[str] = Counter()
    for place, name in enumerate(names):
        if uses[name] > 1:
            seen[name] += 1
            names[place] = f"{name}_{seen[name]}"
    return names


def slug(text: str) -> str:
    """A row's id from its name: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].strip("-") or "rad"


def _name_rows(rows: Sequence[DraftRow]) -> list[str]:
    plain = [slug(f"{row.label} {row.parts[row.part] if row.part < len(row.parts) else ''}") for row in rows]
    uses = Counter(plain)
    ids = [
        slug(f"{row.heading} {name}") if uses[name] > 1 and row.heading else name
        for row, name in zip(rows, plain, strict=True)
    ]
    seen: Counter[str] = Counter()
    for place, name in enumerate(ids):
        seen[name] += 1
        if seen[name] > 1:
            ids[place] = f"{name}-{seen[name]}"
    return ids


def _choose_keys(draft: Draft, codes: Sequence[RowCodes]) -> list[str]:
    """The key columns that the table needs; service and indicator always, because every figure should have one."""
    needed = {
        "row": True,
        "heading": any(row.heading for row in draft.rows),
        "label": True,
        "parent": any(one.parent >= 0 for one in codes),
        "flow": any(one.flow for one in codes),
        "service": True,
        "indicator": True,
        "sex": any(one.sex for one in codes) or any(row.part for row in draft.rows),
        "unit": _needs_unit(draft, codes),
    }
    return [key for key, is_needed in needed.items() if is_needed]


def _needs_unit(draft: Draft, codes: Sequence[RowCodes]) -> bool:
    """Whether rows say what their figures count, and columns don't."""
    return any(one.unit for one in codes) and not all(column.unit for column in draft.columns)


def _list_keys(row: DraftRow, codes: RowCodes, ids: Sequence[str], place: int) -> dict[str, str]:
    return {
        "row": ids[place],
        "heading": row.heading,
        "label": row.label,
        "parent": ids[codes.parent] if codes.parent >= 0 else "",
        "flow": codes.flow,
        "service": codes.service,
        "indicator": codes.indicator,
        "sex": codes.sex,
        "unit": codes.unit,
    }


def _describe_table(draft: Draft, keys: Sequence[str], columns: Sequence[str], name: str, *, in_pdf: bool) -> str:
    """The block of the description, with a comment wherever something was assumed or is missing."""
    head = {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "title": draft.title or draft.corner.strip() or name,
        "uppf:section": draft.title or "SKRIV rapportens rubrik",
        "uppf:group": _GROUPS.get(name, "economy"),
        "uppf:role": name if name in set(TableRole) else TableRole.OTHER.value,
        "uppf:lines": _find_lines(draft),
        "uppf:cells": _count_filled(draft),
    }
    if in_pdf:
        del head["uppf:lines"]  # the rows say their pages
    text = _dump(head)
    text += 'schema:\n  primaryKey: [row]\n  missingValues: [""]\n  fields:\n'
    text += "".join(f"    - {{name: {key}, type: string}}\n" for key in keys)
    for place, (column, meaning) in enumerate(zip(columns, draft.columns, strict=True)):
        text += _describe_column(column, meaning, words=any(_is_words(row, place) for row in draft.rows))
    text += "".join(f"    - {{name: {place}, type: string}}\n" for place in (_PAGE if in_pdf else _LINE))
    indented = "".join(f"    {line}\n" for line in text.splitlines())
    return "  - " + indented[4:]


def _count_filled(draft: Draft) -> int:
    """How many cells something is printed in."""
    counted = [place for place, column in enumerate(draft.columns) if not column.is_reference]
    cells = (row.cells[place] for row in draft.rows for place in counted)
    return sum(bool(_format_cell(cell)) or not cell.sure for cell in cells)


def _find_lines(draft: Draft) -> str:
    """The lines of the text from the first row's to the last's."""
    numbers = [int(number) for row in draft.rows for number in row.line.split(";") if number and draft.in_text]
    return f"{min(numbers)}-{max(numbers)}" if numbers else "1-1"


def _is_words(row: DraftRow, place: int) -> bool:
    cell = row.cells[place]
    return cell.value is None and any(map(str.isalpha, cell.text))


def _describe_column(name: str, meaning: Meaning, *, words: bool) -> str:
    if meaning.is_reference:
        return f"    - {{name: {name}, type: string, title: {meaning.printed}}}\n"
    fields: dict[str, object] = {"name": name, "type": "string" if words else "number"}
    period = Period.parse(meaning.period) if meaning.period else None
    fields["title"] = _title(meaning, period)
    if meaning.printed:
        fields["uppf:printed"] = meaning.printed
    fields["uppf:measure"] = meaning.measure or "SKRIV"
    told = {"uppf:period": meaning.period, "uppf:sex": meaning.sex, "uppf:unit": meaning.unit}
    fields |= {name: text for name, text in told.items() if text}
    comment = _comment(meaning)
    dumped = _dump(fields).splitlines()
    block = "".join(f"      {line}\n" for line in dumped)
    return (f"    # {comment}\n" if comment else "") + "    - " + block[6:]


def _title(meaning: Meaning, period: Period | None) -> str:
    said = meaning.printed or "Kolumn"
    return said if period is None else f"{said} ({format_period(period)})"


def _comment(meaning: Meaning) -> str:
    """What of a column an editor must look at, in Swedish."""
    notes = []
    if len(meaning.measures) > 1:
        notes.append(f"välj mått: {list_choices(meaning.measures)}")
    if meaning.assumed:
        notes.append(f"antaget, kontrollera: {list_all(_SAID[one] for one in dict.fromkeys(meaning.assumed))}")
    return "; ".join(notes)


def _dump(fields: object) -> str:
    return str(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=1000))


def _list_remains(draft: Draft, ids: Sequence[str]) -> Iterator[str]:
    """What an editor must look at, in Swedish."""
    for name, row in zip(ids, draft.rows, strict=True):
        yield from _tell_readings(name, row)
    for is_told, what in (
        (lambda row: row.settled is Settled.SIZE, _BY_SIZE),
        (lambda row: row.trailing, _describe_trailing(draft.rows)),
        (_may_lack_figure, _IN_NAME),
    ):
        yield from _tell_of(list(filter(is_told, draft.rows)), what)
    if draft.left_out:
        yield f"rad {', '.join(one.line for one in draft.left_out)}: {_IN_TEXT}"
    yield from _tell_columns(draft.columns)


def _describe_trailing(rows: Sequence[DraftRow]) -> str:
    words = list_all([f"«{text}»" for text in dict.fromkeys(row.trailing for row in rows if row.trailing)][:_MOST_TOLD])
    return f"orden efter siffrorna ({words}) är inte med. Skriv dem som kolumn eller enhet om de behövs."


def _may_lack_figure(row: DraftRow) -> bool:
    """Whether a name in a PDF may have taken the figure that stands beside it."""
    first = row.cells[0].text if row.cells else "."
    return bool(row.page) and not first and any(map(str.isdigit, row.label.split(" ")[-1]))


def _tell_readings(name: str, row: DraftRow) -> Iterator[str]:
    """All that a row without certain figures can be read as."""
    if readings := dict.fromkeys(reading for cell in row.cells for reading in cell.readings):
        where = f"sida {row.page}, rad {row.line}" if row.page else f"rad {row.line}"
        yield f"{where} «{row.label}» ({name}) kan läsas: {'; eller '.join(readings)}. Fyll i cellerna själv."


def _tell_columns(columns: Sequence[Meaning]) -> Iterator[str]:
    """What was assumed of each column, or must be chosen."""
    for number, column in enumerate(columns, start=1):
        if comment := _comment(column):
            yield f"kolumn {number} «{column.printed}»: {comment}."


def _tell_of(rows: Sequence[DraftRow], what: str) -> Iterator[str]:
    if rows:
        yield f"rad {', '.join(row.line for row in rows)}: {what}"


def list_cells(draft: Draft, codes: Sequence[RowCodes]) -> dict[str, object]:
    """Every cell with its place, its reading, and whether it is sure."""
    ids = _name_rows(draft.rows)
    return {
        "left_out": [asdict(one) for one in draft.left_out],
        "columns": [asdict(column) | {"measure": column.measure} for column in draft.columns],
        "rows": [
            {
                "row": ids[place],
                "label": row.label,
                "heading": row.heading,
                "line": row.line,
                "page": row.page or None,
                "box": row.box,
                "settled": row.settled,
                "proposed": asdict(codes[place])
                | {"parent": ids[codes[place].parent] if codes[place].parent >= 0 else ""},
                "cells": [
                    {
                        "text": cell.text,
                        "value": None if cell.value is None else f"{cell.value:f}",
                        "sure": cell.sure,
                        "readings": list(cell.readings),
                        "box": cell.box,
                    }
                    for cell in row.cells
                ],
            }
            for place, row in enumerate(draft.rows)
        ],
    }
