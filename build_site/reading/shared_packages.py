"""What the project's own packages must hold for the rest of it to rest on: code lists and population."""

from collections.abc import Iterator, Mapping
from typing import Any

from build_site.problems import Problem

CODE_LISTS, REFERENCE = "codelists", "reference"
_TABLES = {
    CODE_LISTS: "municipalities committees services measures units statuses indicators topics key_columns".split(),
    REFERENCE: ["population"],
}


def check_shared_package(descriptor: Mapping[str, Any], folder: str, shown: str) -> Iterator[Problem]:
    """Refuse a description whose name, tables, files or keys are not what everything else counts on.

    Args:
        descriptor: the description, of the right form.
        folder: `codelists` or `reference`.
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
