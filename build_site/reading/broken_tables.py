"""Says in Swedish what frictionless finds wrong with a table, and what to write instead."""

import re

from frictionless import Error, Resource

from build_site.problems import Problem
from build_site.reading.patterns import say_pattern

NUMBER_ADVICE = "Skriv talet med bindestreck som minus, punkt som decimaltecken och inga mellanslag: -8964.5."


def validate_table(resource: Resource, shown: str) -> list[Problem]:
    """What frictionless finds wrong with a table, in Swedish."""
    report = resource.validate()
    found = [error for task in report.tasks for error in task.errors] + list(report.errors)
    return [_explain(error, shown) for error in found]


def _explain(error: Error, shown: str) -> Problem:  # noqa: C901, PLR0911 # one case per kind of error
    """Say a frictionless error in Swedish, with what to write instead."""
    line = getattr(error, "row_number", 0) or 0
    column = getattr(error, "field_name", "") or ""
    cell = getattr(error, "cell", "")
    match error.type:
        case "type-error" if "number" in error.note or "integer" in error.note:
            kind = "ett heltal" if "integer" in error.note else "ett tal"
            return Problem(shown, line, column, f"«{cell}» är inte {kind}.", NUMBER_ADVICE)
        case "type-error":
            return Problem(shown, line, column, f"«{cell}» har fel form ({error.note}).", "Rätta cellen.")
        case "constraint-error":
            return _explain_constraint(error, shown)
        case "primary-key":
            message = "Raden har samma nyckel som en tidigare rad, eller ingen."
            return Problem(shown, line, "", message, "Ge raden ett eget namn i nyckelkolumnen.")
        case "foreign-key":
            name = error.field_names[0] if hasattr(error, "field_names") else ""
            value = error.field_cells[0] if hasattr(error, "field_cells") else ""
            reference = getattr(error, "reference_name", "")
            advice = f"Välj en kod ur codelists/{reference}.csv eller lägg till den där." if reference else ""
            return Problem(shown, line, name, f"«{value}» finns inte i kodlistan.", advice)
        case "missing-label" | "extra-label" | "incorrect-label" | "blank-label" | "duplicate-label":
            label = getattr(error, "label", "")
            expected = column or "(ingen kolumn)"
            message = f"Kolumnrubrikerna stämmer inte med datapackage.yaml: här står «{label}», väntat «{expected}»."
            return Problem(shown, 1, column, message, "Ge kolumnerna samma namn och ordning på båda ställena.")
        case "missing-cell" | "extra-cell":
            message = "Raden har inte lika många celler som rubrikraden."
            return Problem(
                shown,
                line,
                column,
                message,
                "Kontrollera kommatecknen; text med komma ska stå inom citattecken.",
            )
        case "blank-row":
            return Problem(shown, line, "", "Raden är tom.", "Ta bort den.")
        case "scheme-error" | "source-error":
            return Problem(
                shown,
                0,
                "",
                "Filen saknas eller är tom.",
                "Lägg till den, med rubrikrad, eller ta bort den ur datapackage.yaml.",
            )
        case "encoding-error":
            return Problem(shown, 0, "", "Filen är inte sparad som UTF-8.", "Spara den med teckenkodning UTF-8.")
        case _:
            return Problem(shown, line, column, f"Filen kan inte läsas ({error.type}: {error.note}).", "Rätta filen.")


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
        case _:
            return Problem(shown, line, column, f"«{cell}» är utanför det tillåtna ({error.note}).", "Rätta cellen.")
