"""No names, addresses or numbers of people; small counts that we derive ourselves are hidden.

A count that a municipality has printed in a public report is already disclosed and stays as printed. A count that
this project makes from a list of cases is not, and follows the two constants below.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from build_site.checks.context import Context, Rule
from build_site.problems import Message, Problem, Section

SMALLEST_COUNT = 5
SUPPRESSED = "suppressed"

_REMOVE = "Ta bort uppgiften; webbplatsen publicerar inga personuppgifter."
_PERSONAL = {
    Message("personal-email", Section.CELLS, "Cellen innehåller en e-postadress.", _REMOVE): re.compile(
        r"[\w.+-]+@[\w-]+\.\w{2,}"
    ),
    Message("personal-identity", Section.CELLS, "Cellen innehåller ett personnummer.", _REMOVE): re.compile(
        r"(?<!\d)(19|20)?\d{6}[-+]\d{4}(?!\d)"
    ),
    Message("personal-telephone", Section.CELLS, "Cellen innehåller ett telefonnummer.", _REMOVE): re.compile(
        r"(?<!\d)0\d{1,3}-\d{2,3} ?\d{2,3} ?\d{2}(?!\d)"
    ),
}


def suppress_small_counts(counts: Mapping[str, Decimal]) -> dict[str, Decimal | None]:
    """Hide small counts of individuals, so that no hidden count can be worked out from the total.

    Args:
        counts: derived counts by category; their sum is taken to be known.

    Returns:
        The counts with None for each that is hidden: those from 1 to SMALLEST_COUNT - 1, and with them the
        smallest of the larger counts (all that are equally large). Total minus the rest would give a single
        hidden count away; two that add up to 2 or to 8 would give both away to someone who knows this rule. Zero
        says nothing about any individual and is shown, unless there is no larger count to hide. A single category
        can't be protected: its total must not be published.
    """
    if not any(0 < count < SMALLEST_COUNT for count in counts.values()):
        return dict(counts)
    cover = min((count for count in counts.values() if count >= SMALLEST_COUNT), default=Decimal(0))
    return {name: None if 0 < count < SMALLEST_COUNT or count == cover else count for name, count in counts.items()}


def _check_personal_data(context: Context) -> Iterator[Problem]:
    """No cell of a report holds an e-mail address, a telephone number or a personal identity number."""
    for package in context.loaded.reports:
        for table, rows in package.tables.items():
            for row in rows if table != "verified" else ():
                for column, text in row.cells.items():
                    path = f"{package.folder}/{table}.csv"
                    yield from (
                        message.at(path, row.file_line, column)
                        for message, pattern in _PERSONAL.items()
                        if pattern.search(text)
                    )


RULE = Rule(
    "personal",
    "Ingen cell innehåller personuppgifter",
    tuple(_PERSONAL),
    _check_personal_data,
)
