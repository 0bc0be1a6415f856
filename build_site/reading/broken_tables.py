"""Says in Swedish what frictionless finds wrong with a table, and what to write instead."""

import re
from collections.abc import Callable, Mapping

from frictionless import Error, Resource
from frictionless.types import ICallbackFunction

from build_site.problems import Problem
from build_site.reading.patterns import say_pattern
from build_site.reading.table_files import NUMBER_ADVICE


def _say_no(cell: str, kind: str) -> str:
    """«12,5» is no «tal»: the sentence that the guide lists."""
    return f"«{cell}» är inte {kind}."


def validate_table(resource: Resource, shown: str, on_row: ICallbackFunction | None = None) -> list[Problem]:
    """What frictionless finds wrong with a table, in Swedish.

    Args:
        resource: the table.
        shown: its file, as an editor knows it.
        on_row: is given each row on the way, also those that are wrong.
    """
    report = resource.validate(on_row=on_row)
    found = [error for task in report.tasks for error in task.errors] + list(report.errors)
    blank = {getattr(error, "row_number", 0) for error in found if error.type == "blank-row"}
    # A blank row has no key either, which is nothing more to mend.
    told = [one for one in found if one.type != "primary-key" or getattr(one, "row_number", 0) not in blank]
    return [_explain(error, shown) for error in told]


def _explain(error: Error, shown: str) -> Problem:
    """Say a frictionless error in Swedish, with what to write instead."""
    return _EXPLANATIONS.get(error.type, _explain_unforeseen)(error, shown)


def _find_place(error: Error) -> tuple[int, str]:
    """Row and column; 0 and "" when the error is about neither."""
    return getattr(error, "row_number", 0) or 0, getattr(error, "field_name", "") or ""


def _explain_type(error: Error, shown: str) -> Problem:
    (line, column), cell = _find_place(error), getattr(error, "cell", "")
    if "integer" in error.note:
        return Problem(shown, line, column, _say_no(cell, "ett heltal"), NUMBER_ADVICE)
    if "number" in error.note:
        return Problem(shown, line, column, _say_no(cell, "ett tal"), NUMBER_ADVICE)
    if "date" in error.note:
        return Problem(shown, line, column, f"«{cell}» är inget datum.", "Skriv ett datum som finns: 2023-12-31.")
    if "boolean" in error.note:
        return Problem(shown, line, column, f"«{cell}» kan inte stå här.", "Skriv true eller false.")
    return Problem(shown, line, column, f"«{cell}» har fel form.", "Skriv på samma sätt som i raderna omkring.")


def _explain_primary_key(error: Error, shown: str) -> Problem:
    line, _ = _find_place(error)
    message = "Raden har samma nyckel som en tidigare rad, eller ingen."
    return Problem(shown, line, "", message, "Ge raden ett eget namn i nyckelkolumnen.")


def _explain_foreign_key(error: Error, shown: str) -> Problem:
    line, _ = _find_place(error)
    name = error.field_names[0] if hasattr(error, "field_names") else ""
    value = error.field_cells[0] if hasattr(error, "field_cells") else ""
    reference = getattr(error, "reference_name", "")
    advice = f"Välj en kod ur codelists/{reference}.csv eller lägg till den där." if reference else ""
    return Problem(shown, line, name, f"«{value}» finns inte i kodlistan.", advice)


def _explain_label(error: Error, shown: str) -> Problem:
    (_, column), label = _find_place(error), getattr(error, "label", "")
    expected = column or "(ingen kolumn)"
    message = f"Kolumnrubrikerna stämmer inte med datapackage.yaml: här står «{label}», väntat «{expected}»."
    return Problem(shown, 1, column, message, "Ge kolumnerna samma namn och ordning på båda ställena.")


def _explain_cell_count(error: Error, shown: str) -> Problem:
    message = "Raden har inte lika många celler som rubrikraden."
    advice = "Kontrollera kommatecknen; text med komma ska stå inom citattecken."
    return Problem(shown, *_find_place(error), message, advice)


def _explain_blank_row(error: Error, shown: str) -> Problem:
    line, _ = _find_place(error)
    return Problem(shown, line, "", "Raden är tom.", "Ta bort den.")


def _explain_no_file(_: Error, shown: str) -> Problem:
    advice = "Lägg till den, med rubrikrad, eller ta bort den ur datapackage.yaml."
    return Problem(shown, 0, "", "Filen saknas eller är tom.", advice)


def _explain_encoding(_: Error, shown: str) -> Problem:
    return Problem(shown, 0, "", "Filen är inte sparad som UTF-8.", "Spara den med teckenkodning UTF-8.")


def _explain_unforeseen(error: Error, shown: str) -> Problem:
    message = f"Filen kan inte läsas ({error.type}: {error.note})."
    return Problem(shown, *_find_place(error), message, "Rätta filen.")


def _explain_constraint(error: Error, shown: str) -> Problem:
    line, column, cell = (getattr(error, name) for name in ("row_number", "field_name", "cell"))
    match re.match(r'constraint "(\w+)" is "(.*)"', error.note):
        case re.Match() as found if found[1] == "required":
            return Problem(shown, line, column, "Cellen är tom men måste fyllas i.", "Skriv ett värde.")
        case re.Match() as found if found[1] == "pattern":
            return Problem(shown, line, column, f"«{cell}» har fel form.", f"Formen är {say_pattern(found[2])}.")
        case re.Match() as found if found[1] == "enum":
            choices = found[2].strip("[]").replace("'", "")
            return Problem(shown, line, column, f"«{cell}» kan inte stå här.", f"Möjliga värden: {choices}.")
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
    "foreign-key": _explain_foreign_key,
    "missing-label": _explain_label,
    "extra-label": _explain_label,
    "incorrect-label": _explain_label,
    "blank-label": _explain_label,
    "duplicate-label": _explain_label,
    "missing-cell": _explain_cell_count,
    "extra-cell": _explain_cell_count,
    "blank-row": _explain_blank_row,
    "scheme-error": _explain_no_file,
    "source-error": _explain_no_file,
    "encoding-error": _explain_encoding,
}
