"""A row is not a part of its own part: sums in a ring can't be computed."""

from collections.abc import Iterator

from build_site.checks.context import Context, Rule
from build_site.checks.hierarchy import find_rings
from build_site.problems import Message, Problem, Section

RING = Message(
    "ring-of-rows",
    Section.CELLS,
    "Raderna ingår i varandra runt i en ring: {rows}.",
    "Låt parent och of_which leda till den rad som är summan, och lämna dem tomma på summans egen rad.",
    "Låt `parent` och `of_which` leda till den rad som är summan, och lämna dem tomma på summans egen rad.",
)


def _check_rings(context: Context) -> Iterator[Problem]:
    for report in context.corpus.reports:
        for table in report.tables:
            for ring in find_rings(table):
                names = " → ".join(row.id for row in (*ring, ring[0]))
                yield RING.at(table.path, ring[0].file_line, "parent" if ring[0].parent else "of_which", rows=names)


RULE = Rule("ring", "En rad ingår inte i sig själv genom andra rader", (RING,), _check_rings)
