"""Says in Swedish what frictionless finds wrong with a table, and what to write instead."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from frictionless import Error, Report, Row
from frictionless.resources import TableResource
from frictionless.types import ICallbackFunction

from build_site.problems import Problem
from build_site.reading.number_forms import advise_number
from build_site.reading.patterns import say_pattern, suggest_form
from build_site.reading.rows import LoadedRow
from build_site.reading.suggestions import suggest


@dataclass(frozen=True, slots=True)
class CodeList:
    """A table whose keys other tables refer to.

    Attributes:
        file: where an editor finds it.
        titles: what each of its codes is called in Swedish.
    """

    file: str
    titles: Mapping[str, str]


FindList = Callable[[str], CodeList]
"""Finds a list by what a foreign key calls it: "" is the table itself."""


def _say_no(cell: str, kind: str) -> str:
    """«12,5» is no «tal»: the sentence that the guide lists."""
    return f"«{cell}» är inte {kind}."


def list_titles(rows: Iterable[LoadedRow]) -> Mapping[str, str]:
    """What the codes of a list are called; a list's first column is its code, as the guide says."""
    return {next(iter(row.cells.values())): row.cells.get("title") or row.cells.get("name", "") for row in rows}


def validate_table(
    resource: TableResource, shown: str, on_row: ICallbackFunction | None = None, *, find_list: FindList
) -> list[Problem]:
    """What frictionless finds wrong with a table, in Swedish.

    Args:
        resource: the table.
        shown: its file, as an editor knows it.
        on_row: is given each row on the way, also those that are wrong.
        find_list: finds the lists that its foreign keys refer to.
    """
    read: list[Row] = []  # to read the file again for each problem would take the square of its length

    def note(row: Row) -> None:
        read.append(row)
        if on_row:
            on_row(row)

    told = _choose_told(resource.validate(on_row=note))
    explain_code = partial(_explain_foreign_key, find_list=cache(find_list))
    problems = [(explain_code if one.type == "foreign-key" else _explain)(one, shown) for one in told]
    return _tell_twins(problems, read, resource.schema.primary_key)


def _choose_told(report: Report) -> list[Error]:
    """The errors of which an editor is told."""
    every = [error for task in report.tasks for error in task.errors] + list(report.errors)
    found = [error for error in every if error.type not in _TOLD_BEFORE]
    blank = {getattr(error, "row_number", 0) for error in found if error.type == "blank-row"}
    # A blank row has no key either, which is nothing more to mend.
    return [one for one in found if one.type != "primary-key" or getattr(one, "row_number", 0) not in blank]


_TOLD_BEFORE = ("missing-cell", "extra-cell")  # by table_form, which knows what a comma has parted
_SAME_KEY = "Raden har samma nyckel som en tidigare rad, eller ingen."


def _tell_twins(problems: list[Problem], rows: Iterable[Row], keys: list[str]) -> list[Problem]:
    """The problems, those of two rows with one key with which key it is and where it stood first."""
    if not any(one.message == _SAME_KEY for one in problems):
        return problems
    by_line = {row.row_number: row for row in rows}
    first: dict[tuple[str, ...], Row] = {}
    for row in by_line.values():
        first.setdefault(_read_key(row, keys), row)

    def tell(problem: Problem) -> Problem:
        row = by_line[problem.line]
        return _tell_twin(problem, row, first[_read_key(row, keys)], keys)

    return [tell(one) if one.message == _SAME_KEY else one for one in problems]


def _read_key(row: Row, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(row[key]) for key in keys)


def _tell_twin(problem: Problem, row: Row, first: Row, keys: list[str]) -> Problem:
    """Which key a row has in common with an earlier row, and which row that is."""
    key = _read_key(row, keys)
    if first is row or not any(key):
        return problem
    name = " ".join(key)
    if first.cells == row.cells:
        message = f"Raden är densamma som rad {first.row_number}: «{name}»."
        return Problem(problem.path, problem.line, keys[0], message, "Ta bort den ena.")
    message = f"Nyckeln «{name}» finns redan på rad {first.row_number}."
    advice = f"Ge raden ett eget {keys[0]}, eller ta bort den om den är inlagd två gånger."
    return Problem(problem.path, problem.line, keys[0], message, advice)


def _explain(error: Error, shown: str) -> Problem:
    """Say a frictionless error in Swedish, with what to write instead."""
    return _EXPLANATIONS.get(error.type, _explain_unforeseen)(error, shown)


def _find_place(error: Error) -> tuple[int, str]:
    """Row and column; 0 and "" when the error is about neither."""
    return getattr(error, "row_number", 0) or 0, getattr(error, "field_name", "") or ""


def _explain_type(error: Error, shown: str) -> Problem:
    (line, column), cell = _find_place(error), getattr(error, "cell", "")
    if "integer" in error.note:
        return Problem(shown, line, column, _say_no(cell, "ett heltal"), advise_number(cell))
    if "number" in error.note:
        return Problem(shown, line, column, _say_no(cell, "ett tal"), advise_number(cell))
    if "date" in error.note:
        return Problem(shown, line, column, f"«{cell}» är inget datum.", "Skriv ett datum som finns: 2023-12-31.")
    if "boolean" in error.note:
        return Problem(
            shown,
            line,
            column,
            f"«{cell}» kan inte stå här.",
            suggest_form(cell, "true|false") + "Skriv true eller false.",
        )
    return Problem(shown, line, column, f"«{cell}» har fel form.", "Skriv på samma sätt som i raderna omkring.")


def _explain_primary_key(error: Error, shown: str) -> Problem:
    line, _ = _find_place(error)
    return Problem(shown, line, "", _SAME_KEY, "Ge raden ett eget namn i nyckelkolumnen.")


def _explain_foreign_key(error: Error, shown: str, find_list: FindList) -> Problem:
    line, _ = _find_place(error)
    name = error.field_names[0] if hasattr(error, "field_names") else ""
    value = error.field_cells[0] if hasattr(error, "field_cells") else ""
    known = find_list(getattr(error, "reference_name", ""))
    advice = f"Välj en kod ur {known.file} eller lägg till den där."
    message = f"«{value}» finns inte i kodlistan."
    return Problem(shown, line, name, message, suggest(value, known.titles, known.titles) + advice)


def _explain_blank_row(error: Error, shown: str) -> Problem:
    line, _ = _find_place(error)
    return Problem(shown, line, "", "Raden är tom.", "Ta bort den.")


def _explain_no_file(_: Error, shown: str) -> Problem:
    advice = "Lägg till den, med rubrikrad, eller ta bort den ur datapackage.yaml."
    return Problem(shown, 0, "", "Filen saknas eller är tom.", advice)


def _explain_unforeseen(error: Error, shown: str) -> Problem:
    message = f"Filen kan inte läsas ({error.type}: {error.note})."
    return Problem(shown, *_find_place(error), message, "Rätta filen.")


def _explain_constraint(error: Error, shown: str) -> Problem:
    line, column, cell = (getattr(error, name) for name in ("row_number", "field_name", "cell"))
    match re.match(r'constraint "(\w+)" is "(.*)"', error.note):
        case re.Match() as found if found[1] == "required":
            return Problem(shown, line, column, "Cellen är tom men måste fyllas i.", "Skriv ett värde.")
        case re.Match() as found if found[1] == "pattern":
            advice = f"Formen är {say_pattern(found[2])}."
            return Problem(shown, line, column, f"«{cell}» har fel form.", suggest_form(cell, found[2]) + advice)
        case re.Match() as found if found[1] == "enum":
            choices = found[2].strip("[]").replace("'", "")
            advice = suggest(cell, choices.split(", ")) + f"Möjliga värden: {choices}."
            return Problem(shown, line, column, f"«{cell}» kan inte stå här.", advice)
        case re.Match() as found if found[1] == "minimum":
            return Problem(shown, line, column, f"«{cell}» är för litet.", f"Skriv {found[2]} eller mer.")
        case re.Match() as found if found[1] == "maximum":
            return Problem(shown, line, column, f"«{cell}» är för stort.", f"Skriv {found[2]} eller mindre.")
        case _:
            return Problem(shown, line, column, f"«{cell}» är utanför det tillåtna.", "Skriv som i raderna omkring.")


_EXPLANATIONS: Mapping[str, Callable[[Error, str], Problem]] = {
    "type-error": _explain_type,
    "constraint-error": _explain_constraint,
    "primary-key": _explain_primary_key,
    "blank-row": _explain_blank_row,
    "scheme-error": _explain_no_file,
    "source-error": _explain_no_file,
}
