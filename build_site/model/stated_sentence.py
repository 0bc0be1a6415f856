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
        report: id of the report whose texts say it, or "" when texts of several reports, or of comparisons, do.
    """

    path: str
    number: int
    sentence: str
    numbers: tuple[str, ...]
    report: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What is declared once: the same words in another report speak of other figures."""
        return self.report, self.sentence
