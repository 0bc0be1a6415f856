"""Finds the sentences of a page that hold a figure, by a declared grammar of what is no sentence and no figure.

No code is shared with what writes them. A figure is everything with a digit, but what `stated.APART` takes
away: times, references, ages, codes and names in quotation marks. No sentences are tables, charts' own texts, code, and
what is said *about* files and places rather than of figures: sources, facts, downloads, trails and folds.
"""

import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser

from tests.oracle.stated import find_written

# Elements whose text is no sentence of the page: data, code, controls and pictures.
NO_TEXT = {"svg", "style", "script", "pre", "code", "table", "option", "nav", "template", "textarea", "button", "label",
           "summary", "h1", "h2", "h3", "time"}  # fmt: skip
# What says where figures come from, how they are fetched and how much there is of it, by the class of the element.
NO_SENTENCES = {
    "ou-source": "a chart's source", "ou-citation": "how to cite", "ou-cite": "how to cite", "ou-facts": "a source",
    "ou-downloads": "files", "ou-save": "files", "ou-crumbs": "where one is", "ou-marks": "a chart's marks as text",
    "ou-hidden": "a chart's gaps", "ou-printed": "a title as printed", "ou-kicker": "a report's name",
    "ou-numbers": "large figures, each a claim of its own, with its parts in elements", "ou-detail": "a file's name",
    "ou-compared-values": "large figures", "ou-tables": "tables by name and size", "ou-meta": "what a card leads to",
    "ou-plot": "a chart", "ou-finding-head": "a finding's place", "ou-words": "words", "ou-neighbours": "tables",
}  # fmt: skip
BLOCKS = {"p", "li", "dt", "dd", "div", "section", "figcaption", "details", "figure", "ul", "ol", "dl", "caption"}
VOID = {"input", "br", "img", "meta", "link", "hr", "wbr", "source"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, set[str]]] = []
        self.blocks: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._end_block()
        if tag not in VOID:
            self.open.append((tag, set((dict(attrs).get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end_block()
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(tag in NO_TEXT or classes & NO_SENTENCES.keys() for tag, classes in self.open):
            self.text += data

    def _end_block(self) -> None:
        if self.text.strip():
            self.blocks.append(" ".join(self.text.split()))
        self.text = ""


def find_unclaimed(
    html: str, claimed: Iterable[str], leave_out: Callable[[str], str] = lambda block: block
) -> list[str]:
    """The blocks of a page that hold a figure outside the texts of the page's claims.

    Args:
        leave_out: takes away what has digits and is no figure.
    """
    reader = _Reader()
    reader.feed(html)
    reader.handle_endtag("div")
    texts = sorted({" ".join(text.split()) for text in claimed}, key=len, reverse=True)
    return [block for block in reader.blocks if _has_figure(block, texts, leave_out)]


def _has_figure(block: str, claimed: list[str], leave_out: Callable[[str], str]) -> bool:
    for text in claimed:
        block = block.replace(text, " ")
    return bool(find_written(leave_out(re.sub(r"https?://\S+", " ", block))))
