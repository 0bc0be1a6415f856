"""How to cite a page: what it is, which edition of the data, where it stands, and the reports behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from build_site import project
from build_site.formatting import lower_first
from build_site.model import CodeLists, Report
from build_site.publishing.versions import Version


@dataclass(frozen=True, slots=True)
class EditionName:
    """Which edition a page shows.

    Attributes:
        date: the edition's date (`2026-11-22`).
        is_draft: whether the edition is still to be published, so that its figures may change.
    """

    version: Version
    date: str
    is_draft: bool

    @property
    def text(self) -> str:
        """«Utgåva 1.0.0 (2026-11-22)», or «Utkast till utgåva 1.1.0»."""
        return f"Utkast till utgåva {self.version}" if self.is_draft else f"Utgåva {self.version} ({self.date})"


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation that is ready to copy; the addresses are kept apart so that they can be links.

    Attributes:
        what: publisher, title and edition, with a final point.
        page: address of the page, relative to the site's root.
        file: address of the frozen file with the figures, or "" while the edition is a draft.
        sources: «Källa: …» with the reports that the figures come from, with a final point; or "".
    """

    what: str
    page: str
    file: str
    sources: str
    is_draft: bool


def build_citation(title: str, page: str, file: str, edition: EditionName, sources: Iterable[str]) -> Citation:
    """Make the citation of a page.

    Args:
        title: what the page is, without a final point.
        page: its address.
        file: address of the frozen file, should the edition be published.
        edition: which edition the page shows.
        sources: the reports that its figures come from, as `describe_source` says them.
    """
    named = list(dict.fromkeys(sources))
    label = "Källa" if len(named) == 1 else "Källor"
    return Citation(
        what=f"{project.NAME}: {_end(title)} {edition.text}.",
        page=page,
        file="" if edition.is_draft else file,
        sources=f"{label}: {'; '.join(named)}." if named else "",
        is_draft=edition.is_draft,
    )


def _end(title: str) -> str:
    """A title with a stop after it, unless it ends with one of its own."""
    return title if title.endswith((".", "?", "!")) else f"{title}."


def describe_source(report: Report, codes: CodeLists) -> str:
    """A report as a primary source: municipality, committee, title, date and diary number, as far as known."""
    municipality, committee = codes.municipalities[report.municipality], codes.committees[report.committee_key]
    source = report.source
    diary = f"diarienummer {source.diary_number}" if source.diary_number else ""
    date = "" if source.date and source.date in source.title else source.date  # minutes are often named by their day
    facts = [f"{municipality.name}, {lower_first(committee.name)}: {source.title}", date, diary]
    return ", ".join(fact for fact in facts if fact)
