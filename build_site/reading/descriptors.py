"""Reads the YAML files that describe packages and comparisons, and checks their form."""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from build_site.formatting import list_choices
from build_site.problems import Problem, telling
from build_site.reading.patterns import say_pattern, suggest_form
from build_site.reading.plain_yaml import PlainLoader
from build_site.reading.suggestions import suggest
from build_site.reading.text_encoding import explain_bytes
from build_site.reading.text_forms import FORMATS, advise_format
from build_site.reading.texts import check_texts
from build_site.reading.yaml_faults import explain_yaml_error
from build_site.steps import Recall, make_anew

_SCHEMAS = Path(__file__).parent / "schemas"
_KIND_NAMES = {
    "string": "text",
    "integer": "ett heltal",
    "number": "ett tal",
    "array": "en lista",
    "object": "en post",
    "boolean": "true eller false",
}


def read_schema(name: str) -> dict[str, Any]:
    """Read one of the project's own schemas by file name without ending; the caller may change what it gets."""
    return deepcopy(_read_schema(name))


@cache
def _read_schema(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((_SCHEMAS / f"{name}.yaml").read_text(encoding="utf-8"))
    return content


# JSON Schema takes 2019.0 for an integer; what is written of it would have a decimal point.
_Validator: type[Draft202012Validator] = extend(  # type: ignore[no-untyped-call] # it has no types
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    ),
)


@cache
def _validator(schema: str) -> Draft202012Validator:
    return _Validator(read_schema(schema), format_checker=FORMATS)


def read_descriptor(
    path: Path, shown: str, schema: str | None, recall: Recall = make_anew
) -> tuple[dict[str, Any], list[Problem]]:
    """Read a YAML file and check it against one of the project's schemas.

    Args:
        path: the file.
        shown: the file's name in messages.
        schema: name of the schema, or None to only read.
        recall: gives what was found in a file that is as it was.

    Returns:
        The content ({} when it can't be read) and what is wrong with it.
    """
    with telling(f"Filen {shown} lästes."):
        return recall("description", (shown, schema or "", path.read_bytes()), lambda: _read(path, shown, schema))


def _read(path: Path, shown: str, schema: str | None) -> tuple[dict[str, Any], list[Problem]]:
    written = path.read_bytes()
    if problems := explain_bytes(written, shown):
        return {}, problems
    text = written.decode("utf-8-sig").replace("\r\n", "\n")
    try:
        content = yaml.load(text, Loader=PlainLoader)  # noqa: S506 # a SafeLoader
    except yaml.YAMLError as error:
        return {}, [explain_yaml_error(shown, error, text)]
    if not isinstance(content, dict):
        return {}, [Problem(shown, 0, "", "Filen beskriver ingenting.", "Skriv «namn: värde», en uppgift per rad.")]
    if problems := list(check_texts(content, shown)):
        return content, problems
    if schema is None:
        return content, []
    errors = sorted(_validator(schema).iter_errors(content), key=lambda error: [str(part) for part in error.path])
    return content, [problem for error in errors for problem in _explain_schema_error(shown, content, error)]


def _explain_schema_error(shown: str, content: Mapping[str, Any], error: ValidationError) -> Iterator[Problem]:
    place = _name_place(content, list(error.absolute_path))
    for message, advice in EXPLANATIONS[str(error.validator)](error, error.validator_value, error.instance):
        yield Problem(shown, 0, place, message, advice)


_Explanation = Iterator[tuple[str, str]]


def _explain_required(_: ValidationError, demand: Any, instance: Any) -> _Explanation:
    for name in demand:
        if name not in instance:
            yield f"Uppgiften «{name}» saknas.", f"Lägg till «{name}: …»."


def _explain_dependent(_: ValidationError, demand: Any, instance: Any) -> _Explanation:
    for name, others in demand.items():
        for other in others:
            if name in instance and other not in instance:
                yield f"Uppgiften «{other}» saknas; den hör till «{name}».", f"Lägg till «{other}: …»."


def _explain_unknown(error: ValidationError, _: Any, instance: Any) -> _Explanation:
    schema: Any = error.schema
    known = schema.get("properties", {})
    for name, value in instance.items():
        if name in known:
            continue
        message, advice = f"Uppgiften «{name}» är okänd.", f"Kända är {', '.join(sorted(known))}."
        if value is None:  # in { … } a comma ends a text, and what follows it is read as a name
            advice = "Är det en del av en text med komma ska hela texten stå inom citattecken. " + advice
        yield message, suggest(name, known) + advice


def _explain_choice(_: ValidationError, demand: Any, instance: Any) -> _Explanation:
    allowed = demand if isinstance(demand, list) else [demand]
    advice = f"Skriv {_list_choices(allowed)}."
    yield f"«{_show(instance)}» kan inte stå här.", suggest_form(instance, "|".join(map(str, allowed))) + advice


def _explain_constant(_: ValidationError, demand: Any, instance: Any) -> _Explanation:
    yield f"«{_show(instance)}» kan inte stå här.", f"Skriv {_show(demand)}."


def _explain_alternatives(_: ValidationError, demand: Any, __: Any) -> _Explanation:
    choices = _list_choices([f"«{one['required'][0]}»" for one in demand])
    yield "En uppgift saknas, eller två står som utesluter varandra.", f"Ange {choices}."


def _explain_pattern(_: ValidationError, demand: Any, instance: Any) -> _Explanation:
    bare = str(instance).strip("”“„’'‘")
    if bare != instance and re.search(demand, bare):
        yield f"«{instance}» har typografiska citattecken.", f'Skriv raka: "{bare}".'
        return
    yield f"«{instance}» har fel form.", suggest_form(instance, demand) + f"Formen är {say_pattern(demand)}."


def _explain_format(_: ValidationError, demand: Any, instance: Any) -> _Explanation:
    advice = advise_format(demand)
    if demand == "moment" and FORMATS.conforms(instance, "day"):
        advice = f'Skriv tiden också: "{instance}T00:00:00Z".'
    yield f"«{instance}» har fel form.", advice


def _explain_long(_: ValidationError, demand: Any, instance: Any) -> _Explanation:
    yield f"«{instance}» har {len(instance)} tecken.", f"Skriv högst {demand}."


def _explain_type(error: ValidationError, demand: Any, instance: Any) -> _Explanation:
    kinds = demand if isinstance(demand, list) else [demand]
    if (pattern := _ask(error, "pattern")) and not isinstance(instance, bool | None):
        advice = f"Formen är {say_pattern(pattern)}; sätt det inom citattecken om det ser ut som ett tal."
        yield f"«{_show(instance)}» har fel form.", advice
        return
    wanted = list_choices(_KIND_NAMES[kind] for kind in kinds)
    quotes = ", inom citattecken" if "string" in kinds else ", utan citattecken" if isinstance(instance, str) else ""
    read_so = " Utan citattecken läses yes, no, on och off som true och false." if isinstance(instance, bool) else ""
    hint = suggest_form(instance, "true|false") if "boolean" in kinds else ""
    yield f"«{_show(instance)}» är av fel slag.", f"{hint}Skriv {wanted}{quotes}.{read_so}"


def _ask(error: ValidationError, name: str) -> str:
    """What the schema of a value asks for under another name."""
    schema: Any = error.schema
    return str(schema.get(name, ""))


def _explain_empty(_: ValidationError, __: Any, ___: Any) -> _Explanation:
    yield "Texten är tom.", "Skriv något, eller ta bort uppgiften."


def _explain_few(_: ValidationError, demand: Any, instance: Any) -> _Explanation:
    message = f"Här står {_count(len(instance))}, men det ska vara minst {demand}."
    yield message, "Skriv fler, eller ta bort uppgiften."


def _explain_many(_: ValidationError, demand: Any, instance: Any) -> _Explanation:
    yield f"Här står {_count(len(instance))}, men det får vara högst {demand}.", "Ta bort några."


def _explain_twice(_: ValidationError, __: Any, instance: Any) -> _Explanation:
    twice = next(one for place, one in enumerate(instance) if one in instance[:place])
    yield f"«{_show(twice)}» står två gånger i listan.", "Ta bort den ena."


def _explain_low(_: ValidationError, demand: Any, instance: Any) -> _Explanation:
    yield f"«{instance}» är för litet.", f"Skriv {demand} eller mer."


def _explain_high(_: ValidationError, demand: Any, instance: Any) -> _Explanation:
    yield f"«{instance}» är för stort.", f"Skriv {demand} eller mindre."


# Every demand that the schemas make.
EXPLANATIONS: Mapping[str, Callable[[ValidationError, Any, Any], _Explanation]] = {
    "required": _explain_required,
    "dependentRequired": _explain_dependent,
    "additionalProperties": _explain_unknown,
    "enum": _explain_choice,
    "const": _explain_constant,
    "oneOf": _explain_alternatives,
    "pattern": _explain_pattern,
    "maxLength": _explain_long,
    "format": _explain_format,
    "type": _explain_type,
    "minLength": _explain_empty,
    "minItems": _explain_few,
    "minProperties": _explain_few,
    "maxItems": _explain_many,
    "uniqueItems": _explain_twice,
    "minimum": _explain_low,
    "maximum": _explain_high,
}


def _show(value: Any) -> str:
    """A value as an editor writes it, and not as Python would."""
    return value if isinstance(value, str) else str(yaml.safe_dump(value, default_flow_style=True)).split("\n")[0]


def _count(number: int) -> str:
    return {0: "ingenting", 1: "en uppgift"}.get(number, f"{number} uppgifter")


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
