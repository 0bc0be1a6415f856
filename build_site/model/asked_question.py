"""A question that the data answer, and how it is asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the SQL statement that answers it from `observations.csv` alone.

    Attributes:
        question, note: in Swedish: what is asked, and what a reader must know of the answer.
        statement: SQL as DuckDB reads it, without a final semicolon.
        path: the file that asks it, relative to the datasets folder.
    """

    id: str
    question: str
    note: str
    statement: str
    path: str = ""
