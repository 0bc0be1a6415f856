"""What is wrong, told to the one who can mend it: with the input, with the site, or with an edition."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

_LONGEST_MESSAGE = 400  # characters
_VARIES = re.compile(r"\{\w+\}")  # what a message leaves open


class Section(StrEnum):
    """A part of the guide's table of messages: its anchor there is `fel-<value>`."""

    FILES = "filer"
    CELLS = "celler"
    DESCRIPTION = "beskrivningen"
    VERSIONS = "utgavor"
    SOURCE = "kallan"
    ARITHMETIC = "rakningen"
    COMPARISONS = "jamforelser"

    @property
    def heading(self) -> str:
        """The section's heading in the guide."""
        return _HEADINGS[self]


_HEADINGS = {
    Section.FILES: "Filer",
    Section.CELLS: "Celler",
    Section.DESCRIPTION: "Beskrivningen",
    Section.VERSIONS: "Versioner och utgåvor",
    Section.SOURCE: "Källan",
    Section.ARITHMETIC: "Räkningen",
    Section.COMPARISONS: "Jämförelser",
}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One error in the input, in Swedish.

    Attributes:
        path: the file, relative to the datasets folder.
        line: line number in the file (a CSV file's header is line 1), or 0 for the file as a whole.
        column: column of the CSV file, or property of the YAML file, or "".
        message: what is wrong.
        advice: what to write or do instead.
        id: id of the message that it was made by, or that `name_problems` found; the guide's anchor is `fel-<id>`.
        position: character in the line, where something else stands before it there; otherwise 0.
    """

    path: str
    line: int
    column: str
    message: str
    advice: str
    id: str = ""
    position: int = 0

    @property
    def anchor(self) -> str:
        """Where the guide says more."""
        return f"fel-{self.id}" if self.id else "felmeddelanden"

    def __str__(self) -> str:
        place = ["".join(one if one.isprintable() else f"<{ord(one):X}>" for one in self.path)]
        if self.line:
            place.append(f"rad {self.line}, tecken {self.position}" if self.position else f"rad {self.line}")
        if self.column:
            place.append(f"kolumn {self.column}" if self.path.endswith(".csv") else self.column)
        return f"{', '.join(place)}: {_cut(self.message)} {self.advice}".strip()


def _cut(message: str) -> str:
    """A message whose quotation would fill the screen, without its middle."""
    if len(message) <= _LONGEST_MESSAGE:
        return message
    half = _LONGEST_MESSAGE // 2
    return f"{message[:half]} … {message[-half:]}"


@dataclass(frozen=True, slots=True)
class Message:
    """A kind of problem: what is printed, and what the guide's table of messages says about it.

    Attributes:
        id: unique; words with hyphens, the first ones those of the rule that says it.
        section: where in the guide's table it stands.
        text: what is wrong, with `{name}` for what varies.
        advice: what to write or do instead, with `{name}` for what varies.
        guide: what the guide says to do, where that is more than the advice (Markdown).
    """

    id: str
    section: Section
    text: str
    advice: str
    guide: str = ""

    def fits(self, problem: Problem) -> tuple[bool, bool, bool, int]:
        """How well a problem is of this kind: whether its text, advice and sort of file are, and signs in common."""
        text = _fits(self.text, problem.message)
        advice = text and _fits(self.advice, problem.advice)
        file = (self.section is Section.CELLS) == problem.path.endswith(".csv")  # cells stand in tables
        return text, advice, file, len(_VARIES.sub("", self.text))

    def at(self, path: str, line: int = 0, column: str = "", /, **values: object) -> Problem:
        """The problem at a place; `values` are what varies in its text and advice."""
        return Problem(path, line, column, self.text.format(**values), self.advice.format(**values), self.id)


def _fits(template: str, text: str) -> bool:
    return _compile(template).fullmatch(text) is not None


@cache  # there are more templates than `re` remembers, and each is asked once for each problem
def _compile(template: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, _VARIES.split(template))), re.DOTALL)


def name_problems(problems: Iterable[Problem], messages: Sequence[Message]) -> list[Problem]:
    """Give the problems that reading words itself the id of the message that is declared for them.

    Args:
        problems: in any order; those that a message made keep their id.
        messages: all that can be said.
    """
    return [one if one.id else replace(one, id=_find_message(one, messages)) for one in problems]


def _find_message(problem: Problem, messages: Sequence[Message]) -> str:
    """The id of the message that fits best, or "" when none does."""
    fitting = ((message.fits(problem), message.id) for message in messages)
    return max((one for one in fitting if one[0][0]), default=(None, ""))[1]


class DataError(Exception):
    """The input has errors; nothing has been written. Carries all of them, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class BuildError(Exception):
    """The data are right but the site could not be built; the published site is as it was."""


class PublishError(Exception):
    """The data are right but no edition can be published of them; nothing has been written."""


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Let an error that nobody foresaw tell what was going on, in Swedish: «Filen a.csv lästes.».

    The errors that are made for the editor say that themselves and stay as they are.
    """
    try:
        yield
    except (DataError, BuildError, PublishError):
        raise
    except Exception as error:
        error.add_note(what)
        raise


def describe_unforeseen(error: Exception) -> str:
    """What to say of an error in the program itself: nothing that the reader must be a programmer to understand.

    Notes that were added to it on its way (`add_note`), such as which file was being read, are told.
    """
    notes = "".join(f" {note}" for note in getattr(error, "__notes__", ()))
    return (
        f"Programmet stötte på något som ingen har förutsett.{notes} Webbplatsen är som den var. Är det en fil som du "
        "nyss har ändrat kan du ta tillbaka ändringen. Kör om kommandot med --debug och skicka det som skrivs ut "
        "till projektet, så att felet kan rättas."
    )
