"""Reads the YAML files that describe packages and comparisons, and checks their form."""

from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from build_site.problems import Problem

_SCHEMAS = Path(__file__).parent / "schemas"
_KIND_NAMES = {
    "string": "text",
    "integer": "ett heltal",
    "number": "ett tal",
    "array": "en lista",
    "object": "en post",
    "boolean": "true eller false",
}


class _Loader(yaml.SafeLoader):
    """YAML as a data editor expects it: dates stay text, and a key given twice is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Build a mapping; raises ConstructorError for a repeated key."""
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise yaml.constructor.ConstructorError(None, None, "unhashable key", key_node.start_mark)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"«{key}» står två gånger", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_schema(name: str) -> dict[str, Any]:
    """Read one of the project's own schemas by file name without ending."""
    content: dict[str, Any] = yaml.safe_load((_SCHEMAS / f"{name}.yaml").read_text(encoding="utf-8"))
    return content


@cache
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator(read_schema(schema))


def read_descriptor(path: Path, shown: str, schema: str | None) -> tuple[dict[str, Any], list[Problem]]:
    """Read a YAML file and check it against one of the project's schemas.

    Args:
        path: the file.
        shown: the file's name in messages.
        schema: name of the schema, or None to only read.

    Returns:
        The content ({} when it can't be read) and what is wrong with it.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 # a SafeLoader
    except UnicodeDecodeError:
        return {}, [Problem(shown, 0, "", "Filen är inte sparad som UTF-8.", "Spara den med teckenkodning UTF-8.")]
    except yaml.YAMLError as error:
        return {}, [_explain_yaml_error(shown, error)]
    if not isinstance(content, dict):
        return {}, [Problem(shown, 0, "", "Filen beskriver ingenting.", "Skriv «namn: värde», en uppgift per rad.")]
    if schema is None:
        return content, []
    errors = sorted(_validator(schema).iter_errors(content), key=lambda error: [str(part) for part in error.path])
    return content, [problem for error in errors for problem in _explain_schema_error(shown, content, error)]


def _explain_yaml_error(shown: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 0
    detail = getattr(error, "problem", "") or ""
    advice = "Kontrollera indrag, kolon och citattecken på raden och raden ovanför."
    if "två gånger" in detail:
        return Problem(shown, line, "", f"{detail[0].upper()}{detail[1:]}.", "Ta bort den ena.")
    return Problem(shown, line, "", "Filen går inte att läsa som YAML.", advice)


def _explain_schema_error(shown: str, content: Mapping[str, Any], error: ValidationError) -> Iterator[Problem]:
    place = _name_place(content, list(error.absolute_path))
    demand: Any = error.validator_value  # jsonschema's types allow for errors without a rule; ours all have one
    schema: Any = error.schema
    instance: Any = error.instance
    match error.validator:
        case "required":
            for name in demand:
                if name not in instance:
                    yield Problem(shown, 0, place, f"Uppgiften «{name}» saknas.", f"Lägg till «{name}: …».")
        case "additionalProperties":
            known = schema.get("properties", {})
            for name in instance:
                if name not in known:
                    yield Problem(
                        shown,
                        0,
                        place,
                        f"Uppgiften «{name}» är okänd.",
                        f"Kända är {', '.join(sorted(known))}.",
                    )
        case "enum" | "const":
            allowed = demand if error.validator == "enum" else [demand]
            yield Problem(shown, 0, place, f"«{error.instance}» kan inte stå här.", f"Skriv {_list_choices(allowed)}.")
        case "pattern":
            advice = f"Det ska ha formen {demand}."
            yield Problem(shown, 0, place, f"«{error.instance}» har fel form.", advice)
        case "type":
            kinds = demand if isinstance(demand, list) else [demand]
            wanted = " eller ".join(_KIND_NAMES[kind] for kind in kinds)
            advice = f"Skriv {wanted}" + (", inom citattecken." if "string" in kinds else ".")
            yield Problem(shown, 0, place, f"«{error.instance}» är av fel slag.", advice)
        case _:
            yield Problem(
                shown,
                0,
                place,
                f"Uppgiften uppfyller inte kravet {error.validator}: {demand}.",
                "Se sidan om hur man lägger till en rapport.",
            )


def _name_place(content: Mapping[str, Any], path: list[str | int]) -> str:
    """Name a place as an editor finds it: the table's or field's name instead of its number."""
    names: list[str] = []
    here: Any = content
    for part in path:
        here = here[part]
        if isinstance(part, str):
            names.append(part)
        elif isinstance(here, dict) and "name" in here:
            names.append(str(here["name"]))
        else:
            names.append(str(part + 1))
    return " → ".join(names)


def _list_choices(choices: list[Any]) -> str:
    texts = [str(choice) for choice in choices]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} eller {texts[-1]}"
