"""What a report says beside what is keyed from it: the lines of its text, or of its PDF as `page_lines` lays it out."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_site.checks.context import Context
from build_site.checks.page_lines import lay_out
from build_site.formatting import say_lines
from build_site.model import PageBox, Report


@dataclass(frozen=True)
class LinedSource:
    """A report and its source.

    Attributes:
        report: with the source's lines, also where it is a PDF.
        lines: from the first.
        sha256: the source's digest.
        spots: of a PDF the page and box of each line, by number from 1.
    """

    report: Report
    lines: tuple[str, ...]
    sha256: str
    spots: Mapping[int, PageBox] = field(default_factory=dict)

    def clean(self, clean_line: Callable[[str], str]) -> list[str]:
        """The lines as a rule compares them."""
        return [clean_line(line) for line in self.lines]

    def say(self, lines: object) -> str:
        """What an editor calls a line or a run of lines: «källrad 6-8», or «sidan 14»."""
        if not self.report.source.is_pdf:
            return say_lines(str(lines), is_pdf=False)
        return say_lines(";".join(map(str, self._find_pages(str(lines)))), is_pdf=True)

    def _find_pages(self, lines: str) -> Sequence[int]:
        first, _, last = lines.partition("-")
        numbers = range(int(first), int(last or first) + 1)
        found = {self.spots[number].page for number in numbers if number in self.spots}
        # An empty box is on the page of the lines before it.
        before = [spot.page for number, spot in self.spots.items() if number <= int(first)]
        return sorted(found) or before[-1:] or [1]

    def name(self, line: int) -> str:
        """What stands for a line where it is explained: its number, or its page and box."""
        return str(self.spots.get(line, line))

    @property
    def named(self) -> str:
        """What an editor is told to mend where a row stands elsewhere."""
        return "rutan" if self.report.source.is_pdf else "källraden"

    @property
    def column(self) -> str:
        """The column of a table that says where its rows stand."""
        return "box" if self.report.source.is_pdf else "line"


def list_sources(context: Context) -> Iterator[LinedSource]:
    """The reports to be compared whose sources are at hand, with them."""
    for report in context.corpus.reports if context.sources is not None else ():
        text, pdf = (context.sources or {}).get(report.id), context.pdfs.get(report.id)
        if context.only not in ("", report.id):
            continue
        if report.source.is_pdf and pdf is not None:
            lined, found = lay_out(report, pdf.pages)
            yield LinedSource(lined, tuple(found.lines), pdf.sha256, found.spots)
        elif not report.source.is_pdf and text is not None:
            yield LinedSource(report, tuple(text.split("\n")), hashlib.sha256(text.encode()).hexdigest())
