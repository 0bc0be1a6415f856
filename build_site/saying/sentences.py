"""Sentences: text in which every figure leads to the row that it stands on."""

from collections.abc import Iterable
from dataclasses import dataclass

from build_site.formatting import list_separators
from build_site.model import Figure


@dataclass(frozen=True, slots=True)
class FigureText:
    """A piece of a sentence that leads to the row of the figure it rests on."""

    text: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Sentence:
    """One or more sentences."""

    parts: tuple[str | FigureText, ...]

    @property
    def text(self) -> str:
        """The sentence without its references."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


def write_sentence(*parts: str | FigureText | Iterable[str | FigureText]) -> Sentence:
    """Put a sentence together: pieces, and runs of pieces, in the order in which they are read."""
    flat: list[str | FigureText] = []
    for part in parts:
        flat += [part] if isinstance(part, str | FigureText) else list(part)
    return Sentence(tuple(part for part in flat if not isinstance(part, str) or part))


def list_pieces(pieces: list[list[str | FigureText]]) -> list[str | FigureText]:
    """«a, b och c», of pieces that may hold references."""
    listed: list[str | FigureText] = []
    for between, piece in zip(list_separators(len(pieces)), pieces, strict=True):
        listed += [between, *piece]
    return listed
