"""Which tables belong to a topic."""

from build_site.model import Table, Topic


def belongs_to(table: Table, topic: Topic) -> bool:
    """A table belongs to a topic by its group, or because most of its rows are about the topic's services."""
    if table.group in topic.groups:
        return True
    rows = {figure.row.id for figure in table.figures}
    about = {figure.row.id for figure in table.figures if figure.service in topic.services}
    return bool(about) and (table.group == "services" or 2 * len(about) > len(rows))
