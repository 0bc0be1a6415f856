"""A sentence that an editor has written with figures in it, and what the figures come from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatedSentence:
    """What an editor says that the numbers of a sentence come from.

    Attributes:
        path: the file where it is said, relative to the datasets folder.
        number: which of the file's sentences it is, from 1.
        sentence: the sentence, word by word; with another word it is another sentence.
        numbers: each number with its origin: `24,9 = {report/table/row/column}`, `9 = {…} - {…}`.
    """

    path: str
    number: int
    sentence: str
    numbers: tuple[str, ...]
