"""Tells somebody at a terminal that work goes on, when it takes more than a second; says nothing anywhere else."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

_AFTER = 1.0  # seconds


def is_watched() -> bool:
    """Whether somebody sees what is written to standard error while it is written."""
    return sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show what is being done, and that it goes on, until the block ends.

    Args:
        what: in Swedish, as «Läser och kontrollerar data».
    """
    if not is_watched():
        yield
        return
    from rich.console import Console  # noqa: PLC0415 # a tenth of a second, for those who watch

    status = Console(stderr=True).status(f"{what} …")
    timer = Timer(_AFTER, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()
