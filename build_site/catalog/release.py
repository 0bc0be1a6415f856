"""What all descriptions of the data for machines say alike."""

from dataclasses import dataclass

from build_site.formatting import list_all
from build_site.model import Corpus


@dataclass(frozen=True, slots=True)
class Release:
    """What all descriptions say of the data as a whole.

    Attributes:
        title: what they are about, in Swedish.
        version: the version of all data together.
        created: when the newest package was made (`2026-11-22T00:00:00Z`).
    """

    title: str
    version: str
    created: str


def build_release(corpus: Corpus, version: str, begun: str) -> Release:
    """Sum up a corpus.

    Args:
        corpus: all reports.
        version: the version of all data together.
        begun: when the data were made, as long as there is no report (`2026-11-22T00:00:00Z`).
    """
    names = dict.fromkeys(corpus.codes.municipalities[report.municipality].name for report in corpus.reports)
    title = "Nämndernas uppföljning" + (f" i {list_all(names)}" if names else "")
    return Release(title, version, max((report.created for report in corpus.reports), default=begun))
