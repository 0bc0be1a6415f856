"""`metadata.json` for Datasette: what the database's tables and columns are called, and the licence."""

from collections.abc import Sequence

from build_site import addresses, project
from build_site.downloads.database import DatabaseTable
from build_site.downloads.json_files import format_document
from build_site.downloads.offered_data import OfferedData
from build_site.published.sheets import Field

DATABASE = project.SLUG  # Datasette names a database after its file
_LABELS = {"reports": "title", "tables": "title", "municipalities": "name", "committees": "name"}


def format_datasette_metadata(content: OfferedData, database: Sequence[DatabaseTable]) -> str:
    """Titles, licence and source for Datasette, with the site's address where it is known."""
    tables = {
        table.sheet.name: {
            "title": table.sheet.title,
            "columns": {field.name: _describe(field) for field in table.sheet.fields},
        }
        | ({"facets": list(table.use.facets)} if table.use.facets else {})
        | ({"label_column": label} if (label := _find_label(table)) else {})
        for table in database
    }
    return format_document(
        {
            "title": project.NAME,
            "description": "Siffror ur kommunala nämnders rapporter.",
            "license": project.LICENCE_ID,
            "license_url": project.LICENCE_PAGE,
            "source": project.NAME,
            "databases": {DATABASE: {"title": project.NAME, "tables": tables}},
        }
        | ({"source_url": content.absolute(addresses.DATA)} if content.base else {})
    )


def _describe(field: Field) -> str:
    return f"{field.title}. {field.description}" if field.description else f"{field.title}."


def _find_label(table: DatabaseTable) -> str:
    """The column that Datasette shows where another table points here."""
    name = table.sheet.name
    return _LABELS.get(name, "title" if "title" in table.sheet.names and len(table.key) == 1 else "")
