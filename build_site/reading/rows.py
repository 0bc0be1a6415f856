"""A row of a table as it was read from its file."""

from collections.abc import Mapping
from dataclasses import dataclass

YES_OR_NO = {"true": True, "false": False}
"""What a cell says that may also be empty and say neither."""


@dataclass(frozen=True, slots=True)
class LoadedRow:
    """A row of a CSV file: its line number in the file (the header is 1) and its cells as text."""

    file_line: int
    cells: Mapping[str, str]
