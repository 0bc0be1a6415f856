"""The project's only writer of comma-separated values."""

import csv
import io
from collections.abc import Iterable, Sequence


def format_csv(columns: Sequence[str], rows: Iterable[Sequence[str]], *, line_end: str = "\r\n") -> str:
    """RFC 4180 with comma, LF-free cells kept as they are, CRLF between records. The data are never changed.

    Args:
        columns: the header.
        rows: the cells of each record.
        line_end: what ends a record; files that stand in version control end theirs with LF.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator=line_end)
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()
