"""`metadata.json` for Datasette: what the database's tables and columns are called, and the licence."""

from collections.abc import Sequence

from build_site import addresses
from build_site.downloads.about import LICENSE, LICENSE_ADDRESS, PUBLISHER
from build_site.downloads.content import Content
from build_site.downloads.database import Relation
from build_site.downloads.records import format_document
from build_site.published.sheets import Field

DATABASE = "oppen-uppfoljning"  # Datasette names a database after its file
_FACETS = {
    "observations": ["municipality", "committee", "measure", "service"],
    "findings": ["kind", "report"],
    "comparisons": ["verdict", "base"],
}
_LABELS = {"reports": "title", "tables": "title", "municipalities": "name", "committees": "name"}


def format_datasette_metadata(content: Content, relations: Sequence[Relation]) -> str:
    """Titles, licence and source for Datasette, with the site's address where it is known."""
    tables = {
        relation.sheet.name: {
            "title": relation.sheet.title,
            "columns": {field.name: _describe(field) for field in relation.sheet.fields},
        }
        | ({"facets": _FACETS[relation.sheet.name]} if relation.sheet.name in _FACETS else {})
        | ({"label_column": label} if (label := _find_label(relation)) else {})
        for relation in relations
    }
    return format_document(
        {
            "title": PUBLISHER,
            "description": "Siffror ur kommunala nämnders rapporter.",
            "license": LICENSE,
            "license_url": LICENSE_ADDRESS,
            "source": PUBLISHER,
            "databases": {DATABASE: {"title": PUBLISHER, "tables": tables}},
        }
        | ({"source_url": content.absolute(addresses.DATA)} if content.base else {})
    )


def _describe(field: Field) -> str:
    return f"{field.title}. {field.description}" if field.description else f"{field.title}."


def _find_label(relation: Relation) -> str:
    """The column that Datasette shows where another table points here."""
    name = relation.sheet.name
    return _LABELS.get(name, "title" if "title" in relation.sheet.names and len(relation.key) == 1 else "")
