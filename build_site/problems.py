"""What is wrong, told to the one who can mend it: with the input, with the site, or with an edition."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One error in the input, in Swedish.

    Attributes:
        path: the file, relative to the datasets folder.
        line: line number in the file (a CSV file's header is line 1), or 0 for the file as a whole.
        column: column of the CSV file, or property of the YAML file, or "".
        message: what is wrong.
        advice: what to write or do instead.
    """

    path: str
    line: int
    column: str
    message: str
    advice: str

    def __str__(self) -> str:
        place = [self.path]
        if self.line:
            place.append(f"rad {self.line}")
        if self.column:
            place.append(f"kolumn {self.column}" if self.path.endswith(".csv") else self.column)
        return f"{', '.join(place)}: {self.message} {self.advice}".strip()


class DataError(Exception):
    """The input has errors; nothing has been written. Carries all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class BuildError(Exception):
    """The data are right but the site could not be built; the published site is as it was."""


class PublishError(Exception):
    """The data are right but no edition can be published of them; nothing has been written."""
