"""The tidy database: the one list of the files with data from all reports.

Offers, editions, catalogue, dictionary, database and downloads read this list; a new file is one more here.
"""

from collections.abc import Mapping
from typing import Any

from build_site.published.calendar_file import CALENDAR
from build_site.published.claim_file import CLAIMS
from build_site.published.comparison_file import COMPARISONS
from build_site.published.finding_file import FINDINGS
from build_site.published.observation_file import OBSERVATIONS
from build_site.published.relation_file import RELATIONS
from build_site.published.report_files import GOALS, REPORTS, TABLES
from build_site.published.tidy_file import TidyFile, TidySource

TIDY_FILES: tuple[TidyFile[Any], ...] = (
    OBSERVATIONS,
    REPORTS,
    TABLES,
    GOALS,
    FINDINGS,
    RELATIONS,
    COMPARISONS,
    CALENDAR,
    CLAIMS,
)
TIDY_BY_NAME: Mapping[str, TidyFile[Any]] = {one.name: one for one in TIDY_FILES}


def build_tidy_files(source: TidySource) -> dict[str, bytes]:
    """All of the tidy database that an edition keeps, as canonical CSV: file name → content."""
    return {one.file.path: one.format_whole(source).encode() for one in TIDY_FILES if one.is_frozen}
