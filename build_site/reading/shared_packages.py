"""What the project's own packages must hold for the rest of it to rest on: code lists, population and comparability."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from build_site.problems import Problem
from build_site.reading.rows import LoadedRow
from build_site.reading.text_forms import FORMATS, advise_format

CODE_LISTS, REFERENCE, DEFINITIONS = "codelists", "reference", "definitions"
_TABLES = {
    CODE_LISTS: [
        *"municipalities committees report_kinds services measures units".split(),
        *"statuses indicators accounts topics key_columns".split(),
    ],
    REFERENCE: ["population"],
    DEFINITIONS: ["rules", "ways", "definitions", "breaks", "scales"],
}

# What every table of a report is read with; the other lists' columns are known where the model is made from them.
_COLUMNS = {"key_columns": "column required pattern code_list title description".split()}


def check_shared_package(descriptor: Mapping[str, Any], folder: str, shown: str) -> Iterator[Problem]:
    """Refuse a description whose name, tables, files or keys are not what everything else counts on.

    Args:
        descriptor: the description, of the right form.
        folder: `codelists`, `reference` or `definitions`.
        shown: the file's name in messages.
    """
    if descriptor["name"] != folder:
        yield Problem(shown, 0, "name", f"Paketet heter «{descriptor['name']}».", f"Skriv «{folder}».")
    names = [resource["name"] for resource in descriptor["resources"]]
    for name in _TABLES[folder]:
        if name not in names:
            yield Problem(shown, 0, "resources", f"Tabellen «{name}» saknas.", "Lägg tillbaka den.")
    for resource in descriptor["resources"]:
        place = f"resources → {resource['name']}"
        fields = [field["name"] for field in resource["schema"]["fields"]]
        for column in _COLUMNS.get(resource["name"], ()):
            if column not in fields:
                advice = "Lägg tillbaka den, här och i tabellen."
                yield Problem(shown, 0, f"{place} → schema", f"Kolumnen «{column}» saknas.", advice)
        if resource["path"] != f"{resource['name']}.csv":
            message = f"Filen heter «{resource['path']}»."
            yield Problem(shown, 0, f"{place} → path", message, f"Skriv «{resource['name']}.csv».")
        yield from _check_keys(resource, place, shown, names)


def _check_keys(resource: Mapping[str, Any], place: str, shown: str, names: list[str]) -> Iterator[Problem]:
    schema = resource["schema"]
    columns = [field["name"] for field in schema["fields"]]
    foreign = schema.get("foreignKeys", ())
    for name in [*schema["primaryKey"], *(name for key in foreign for name in key["fields"])]:
        if name not in columns:
            advice = f"Kolumnerna är {', '.join(columns)}."
            yield Problem(shown, 0, f"{place} → schema", f"Nyckelkolumnen «{name}» finns inte i tabellen.", advice)
    for key in foreign:
        if key["reference"]["resource"] not in ("", *names):
            message = f"Kodlistan «{key['reference']['resource']}» finns inte."
            yield Problem(shown, 0, f"{place} → foreignKeys", message, f"Kodlistorna är {', '.join(names)}.")
        if len(key["fields"]) != len(key["reference"]["fields"]):
            message = "Nyckeln har inte lika många kolumner på båda sidor."
            yield Problem(shown, 0, f"{place} → foreignKeys", message, "Skriv lika många.")


def check_key_columns(rows: Iterable[LoadedRow], lists: Iterable[str]) -> Iterator[Problem]:
    """Refuse a pattern that is none, and a code list that is none, before every table is checked against them.

    Args:
        rows: the rows of key_columns.csv.
        lists: the names of the code lists.
    """
    path, names = "codelists/key_columns.csv", list(lists)
    for row in rows:
        if not FORMATS.conforms(row.cells["pattern"], "pattern"):
            message = f"«{row.cells['pattern']}» har fel form."
            yield Problem(path, row.file_line, "pattern", message, advise_format("pattern"))
        if row.cells["code_list"] not in ("", *names):
            message = f"Kodlistan «{row.cells['code_list']}» finns inte."
            yield Problem(path, row.file_line, "code_list", message, f"Kodlistorna är {', '.join(names)}.")
