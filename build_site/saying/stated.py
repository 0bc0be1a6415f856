"""A sentence that an editor has written, whose numbers are vouched for one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from build_site.model import Corpus
from build_site.saying.claims import Basis, Claim, Kind, Scope
from build_site.saying.editors_texts import find_texts
from build_site.saying.figures_in_text import split_sentences
from build_site.saying.ledger import Placed
from build_site.saying.origins import Origin, read_origins
from build_site.saying.scopes import scope_of_figures
from build_site.saying.sentences import Sentence

PLACE = "mening"


@dataclass(frozen=True)
class Stated(Claim):
    """An editor's own sentence.

    Attributes:
        text: the sentence.
        origins: where each of its numbers comes from, in order.
    """

    kind: ClassVar[Kind] = Kind.STATED

    text: str
    origins: tuple[Origin, ...]

    @property
    def arithmetic(self) -> str:
        """How each number is got: `24,9 = {report/table/row/column}; 9 = …`."""
        return "; ".join(f"{origin.said} = {origin.formula}" for origin in self.origins)

    def render(self) -> Sentence:
        """The sentence as it is written."""
        return Sentence((self.text,))

    def render_titles(self) -> tuple[str, ...]:
        """None: it is no title."""
        return ()


def place_texts(corpus: Corpus) -> Iterator[Placed]:
    """Every sentence of editors that holds a figure, on every page that shows it, once a page."""
    claims = {one.key: _make_claim(one.sentence, read_origins(one, corpus)) for one in corpus.stated}
    seen: dict[str, dict[tuple[str, str], None]] = {}
    for text in find_texts(corpus):
        for sentence in split_sentences(text.text):
            found = corpus.stated_in(text.report, sentence)
            for page in text.pages if found else ():
                told = seen.setdefault(page, {})
                if found and found.key not in told:
                    told[found.key] = None
                    yield Placed(page, PLACE, f"{PLACE}-{len(told)}", claims[found.key])


def _make_claim(sentence: str, origins: Sequence[Origin]) -> Stated:
    figures = tuple({id(one): one for origin in origins for one in origin.figures}.values())
    reports = dict.fromkeys(origin.printed[0] for origin in origins if origin.printed[0])
    of_reports = Scope(" OR ".join(f"report = '{report}'" for report in reports))
    scope = scope_of_figures(figures, len(figures)) if figures else of_reports
    return Stated(scope, Basis.NONE, (), sentence, tuple(origins), worded=figures)
