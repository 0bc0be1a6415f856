"""Where charts are drawn: in processes on this computer, or wherever else an `Executor` runs the same functions."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context

from build_site.programs import end_with_parent

OpenExecutor = Callable[[], AbstractContextManager[Executor]]
"""Opens an executor when the first chart has to be drawn, and closes it with the studio."""


@contextmanager
def open_processes() -> Iterator[Executor]:
    """One process for each core that we may use."""
    # A forked process would inherit the locks of threads that it doesn't have.
    pool = ProcessPoolExecutor(len(os.sched_getaffinity(0)), get_context("spawn"), initializer=end_with_parent)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
