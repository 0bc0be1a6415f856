"""Versions of data: three numbers, raised by how much a change breaks for those who use the data."""

import re
from dataclasses import dataclass
from enum import IntEnum

_FORM = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


class ChangeSize(IntEnum):
    """How large a change is: the largest of several counts."""

    NONE = 0
    PATCH = 1  # a value or a text is corrected
    MINOR = 2  # rows, tables or reports are added
    MAJOR = 3  # columns are changed, or something is withdrawn


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version such as `1.2.0`; versions are ordered as numbers, not as text."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> "Version":
        """Read a version.

        Raises:
            ValueError: the text is not three plain numbers with points between.
        """
        found = _FORM.fullmatch(text)
        if found is None:
            raise ValueError(text)
        return cls(*(int(number) for number in found.groups()))

    def raised(self, kind: ChangeSize) -> "Version":
        """The version after a change; without a change it is the same."""
        match kind:
            case ChangeSize.MAJOR:
                return Version(self.major + 1, 0, 0)
            case ChangeSize.MINOR:
                return Version(self.major, self.minor + 1, 0)
            case ChangeSize.PATCH:
                return Version(self.major, self.minor, self.patch + 1)
        return self

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


FIRST = Version(1, 0, 0)
