"""Draws charts in several processes, each chart once, and none that was drawn before."""

import hashlib
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Self

from build_site.charts.data import Chart
from build_site.charts.drawing import NARROW, WIDE, draw_chart
from build_site.charts.svg import prefix_ids

_LIBRARIES = ("altair", "vl-convert-python", "babel")


@dataclass(frozen=True, slots=True)
class Pictures:
    """A chart as drawn.

    Attributes:
        wide, narrow: SVG elements for a page on a wide and on a narrow screen.
    """

    wide: str
    narrow: str


@dataclass(frozen=True)
class Drawing:
    """A chart on a page, drawn once for wide screens and once for narrow ones.

    Attributes:
        id: makes its ids unique on the page.
        finish: waits for the pictures, which may be on their way while other pages are gathered.
    """

    chart: Chart
    id: str
    finish: Callable[[], Pictures]

    @cached_property
    def wide(self) -> str:
        """The SVG for wide screens."""
        return prefix_ids(self.finish().wide, f"{self.id}-w")

    @cached_property
    def narrow(self) -> str:
        """The SVG for narrow screens."""
        return prefix_ids(self.finish().narrow, f"{self.id}-n")


class Studio:
    """Where charts are drawn. Use it as a context manager.

    Args:
        known: pictures from an earlier build, by `digest_chart`.
    """

    def __init__(self, known: Mapping[str, Pictures]) -> None:
        self._known = known
        self._pool: ProcessPoolExecutor | None = None
        self._asked: dict[str, Callable[[], Pictures]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def draw(self, chart: Chart, identity: str) -> Drawing:
        """Begin to draw a chart.

        Args:
            chart: what to draw.
            identity: makes its ids unique on the page.
        """
        digest = digest_chart(chart)
        if digest not in self._asked:
            self._asked[digest] = self._begin(chart, digest)
        return Drawing(chart, identity, self._asked[digest])

    def finish(self) -> dict[str, Pictures]:
        """All pictures that were asked for, by digest."""
        return {digest: ask() for digest, ask in self._asked.items()}

    def _begin(self, chart: Chart, digest: str) -> Callable[[], Pictures]:
        if pictures := self._known.get(digest):
            return lambda: pictures
        if self._pool is None:
            # A forked process would inherit the locks of threads that it doesn't have.
            self._pool = ProcessPoolExecutor(len(os.sched_getaffinity(0)), get_context("spawn"))
        return self._pool.submit(draw_pictures, chart).result


def draw_pictures(chart: Chart) -> Pictures:
    """Draw a chart in every form in which it is published."""
    return Pictures(wide=draw_chart(chart, WIDE), narrow=draw_chart(chart, NARROW))


def digest_chart(chart: Chart) -> str:
    """What tells whether a chart must be drawn anew: its content, the code that draws it and the libraries."""
    return hashlib.sha256(f"{_digest_code()}{chart!r}".encode()).hexdigest()


@cache
def _digest_code() -> str:
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in _LIBRARIES).encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
