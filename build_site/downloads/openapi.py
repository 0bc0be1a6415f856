"""The API's description (OpenAPI 3.1), made from the same declarations as its answers."""

import json
from collections.abc import Iterable, Mapping

from build_site import addresses, project
from build_site.downloads.endpoint import VERSION, Endpoint
from build_site.downloads.offered_data import OfferedData

OPENAPI = f"{addresses.API}openapi.json"
_DESCRIPTION = """\
Siffror ur kommunala nämnders rapporter, som vanliga filer: inga nycklar, inga gränser, inget att registrera. Varje svar
har title, license, about och records. Tomma celler är null. Tal har de decimaler som är tryckta. Adresser räknas från
webbplatsens rot där webbplatsens egen adress inte är känd. Inom v1 tillkommer fält och adresser,
men inga försvinner."""
_CORS = {
    "description": "Svaren får läsas av skript på alla webbplatser (CORS), när värden skickar de rubriker som följer "
    "med webbplatsen.",
    "schema": {"const": "*"},
}
_PARAMETERS = {
    "municipality": "Kommunkod enligt SCB",
    "committee": "Nämndens kod, kommunens egen",
    "report": "Rapportens id",
    "table": "Tabellens id, unikt i rapporten",
    "indicator": "Indikatorns id",
    "comparison": "Jämförelsens id",
    "subject": "Vad siffrorna gäller: verksamhet, indikator och kostnadsslag, de som finns, med -- mellan",
}


def build_openapi(content: OfferedData, endpoints: Iterable[Endpoint]) -> dict[str, object]:
    """The description as an object."""
    described = [one for one in endpoints if one.answers]  # without comparisons nobody can ask for one
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{project.NAME}: API",
            "version": f"{VERSION[1:]}.0.0",
            "description": _DESCRIPTION,
            "license": {"name": project.LICENCE_NAME, "identifier": project.LICENCE_ID},
            "x-license-url": project.LICENCE_PAGE,
        },
        # Paths begin where this description lies, so that it is right under any address.
        "servers": [{"url": content.absolute(addresses.API.rstrip("/")) if content.base else "."}],
        "paths": {f"/{VERSION}/{one.path}": {"get": _describe(one)} for one in described},
        "components": {"schemas": {one.name: build_response_schema(one) for one in described}},
    }


def format_openapi(content: OfferedData, endpoints: Iterable[Endpoint]) -> str:
    """`api/openapi.json`."""
    return json.dumps(build_openapi(content, endpoints), ensure_ascii=False, indent=1) + "\n"


def build_response_schema(endpoint: Endpoint) -> dict[str, object]:
    """JSON Schema of an endpoint's answers."""
    text = {"type": "string"}
    return {
        "type": "object",
        "required": ["title", "license", "about", "records"],
        "properties": {
            "title": text,
            "license": {"const": project.LICENCE_ID},
            "about": {
                "type": "object",
                "description": "Vad man behöver veta: källa, period, enhet, anmärkningar, hur källan anges.",
                "additionalProperties": {"oneOf": [text, {"type": "array", "items": text}]},
            },
            "records": {"type": "array", "items": endpoint.schema},
        },
        "additionalProperties": False,
    }


def _describe(endpoint: Endpoint) -> Mapping[str, object]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{endpoint.name}"}}}
    return {
        "operationId": endpoint.name,
        "summary": endpoint.title,
        "parameters": [_describe_parameter(endpoint, place) for place in range(len(endpoint.parameters))],
        "responses": {
            "200": {
                "description": endpoint.title,
                "headers": {"Access-Control-Allow-Origin": _CORS},
                "content": content,
            },
            "404": {"description": "Det finns inget svar på adressen.", "content": {"text/html": {}}},
        },
    }


def _describe_parameter(endpoint: Endpoint, place: int) -> Mapping[str, object]:
    name = endpoint.parameters[place]
    values = list(dict.fromkeys(key[place] for key in endpoint.answers))
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": _PARAMETERS[name],
        "schema": {"type": "string", "enum": values},
        "example": values[0],
    }
