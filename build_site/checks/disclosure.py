"""No names, addresses or numbers of people; small counts that we derive ourselves are hidden.

A count that a municipality has printed in a public report is already disclosed and stays as printed. A count that
this project makes from a list of cases is not, and follows the two constants below.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from build_site.packages import LoadedDatasets
from build_site.problems import Problem

SMALLEST_COUNT = 5
SUPPRESSED = "suppressed"

_PERSONAL = {
    "en e-postadress": re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}"),
    "ett personnummer": re.compile(r"(?<!\d)(19|20)?\d{6}[-+]\d{4}(?!\d)"),
    "ett telefonnummer": re.compile(r"(?<!\d)0\d{1,3}-\d{2,3} ?\d{2} ?\d{2}(?!\d)"),
}


def suppress_small_counts(counts: Mapping[str, Decimal]) -> dict[str, Decimal | None]:
    """Hide small counts of individuals, so that no hidden count can be worked out from the total.

    Args:
        counts: derived counts by category; their sum is taken to be known.

    Returns:
        The counts with None for each that is hidden: those from 1 to SMALLEST_COUNT - 1, and when only one is
        hidden also the smallest of the others, because total minus the rest would give it away. Zero says nothing
        about any individual and is shown, unless it is needed to protect another.
    """
    hidden = {name for name, count in counts.items() if 0 < count < SMALLEST_COUNT}
    if len(hidden) == 1:
        others = sorted((count, name) for name, count in counts.items() if name not in hidden)
        positive = [name for count, name in others if count > 0] or [name for _, name in others]
        hidden.update(positive[:1])
    return {name: None if name in hidden else count for name, count in counts.items()}


def check_disclosure_personal_data(loaded: LoadedDatasets) -> Iterator[Problem]:
    """No cell of a report holds an e-mail address, a telephone number or a personal identity number."""
    for package in loaded.reports:
        for table, rows in package.tables.items():
            for row in rows:
                for column, text in row.cells.items():
                    for what, pattern in _PERSONAL.items():
                        if table != "verified" and pattern.search(text):
                            path = f"{package.folder}/{table}.csv"
                            advice = "Ta bort uppgiften; webbplatsen publicerar inga personuppgifter."
                            yield Problem(path, row.file_line, column, f"Cellen innehåller {what}.", advice)
