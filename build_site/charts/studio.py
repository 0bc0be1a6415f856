"""Draws charts beside each other, each chart once, and none that was drawn before."""

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from types import TracebackType
from typing import Self

from build_site.charts.chart import Chart
from build_site.charts.describing import SpokenMark, say_marks
from build_site.charts.drawing import NARROW, WIDE, build_spec, draw_chart, draw_spec
from build_site.charts.executors import OpenExecutor, open_processes
from build_site.charts.import_closure import digest_sources
from build_site.charts.pictures import complete_spec, draw_png, draw_standalone, measure_svg
from build_site.charts.svg import prefix_ids

_LIBRARIES = ("altair", "babel", "pillow", "vl-convert-python")


@dataclass(frozen=True, slots=True)
class Pictures:
    """A chart as drawn.

    Attributes:
        wide, narrow: SVG elements for a page on a wide and on a narrow screen.
        svg, png: the chart with title, source and licence, to download.
        spec: the same as a Vega-Lite specification, in JSON.
    """

    wide: str
    narrow: str
    svg: str
    png: bytes
    spec: str


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

    @property
    def marks(self) -> tuple[SpokenMark, ...]:
        """What the marks show, in words; a mark's place here is its number in the SVG."""
        return say_marks(self.chart)

    @property
    def height(self) -> int:
        """Height in px that the higher of the two SVGs takes, each as wide as it was drawn."""
        return round(max(measure_svg(svg)[1] for svg in (self.finish().wide, self.finish().narrow)))


class Studio:
    """Where charts are drawn. Use it as a context manager.

    Args:
        known: pictures from an earlier build, by `digest_chart`.
        open_executor: where the others are drawn.
    """

    def __init__(self, known: Mapping[str, Pictures], open_executor: OpenExecutor = open_processes) -> None:
        self._known = known
        self._open_executor = open_executor
        self._executor: Executor | None = None
        self._opened = ExitStack()
        self._asked: dict[str, Callable[[], Pictures]] = {}
        self._published: dict[str, Drawing] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.__exit__(kind, error, trace)

    def draw(self, chart: Chart, identity: str) -> Drawing:
        """Begin to draw a chart.

        Args:
            chart: what to draw.
            identity: makes its ids unique on the page.
        """
        digest = digest_chart(chart)
        if digest not in self._asked:
            self._asked[digest] = self._begin(chart, digest)
        drawing = Drawing(chart, identity, self._asked[digest])
        if chart.id:
            self._published[chart.id] = drawing
        return drawing

    @property
    def published(self) -> tuple[Drawing, ...]:
        """The drawings that have pictures to download and a page for embedding, by the chart's id."""
        return tuple(drawing for _, drawing in sorted(self._published.items()))

    def finish(self) -> dict[str, Pictures]:
        """All pictures that were asked for, by digest."""
        return {digest: ask() for digest, ask in self._asked.items()}

    def _begin(self, chart: Chart, digest: str) -> Callable[[], Pictures]:
        if pictures := self._known.get(digest):
            return lambda: pictures
        if self._executor is None:
            self._executor = self._opened.enter_context(self._open_executor())
        return self._executor.submit(draw_pictures, chart).result


def draw_pictures(chart: Chart) -> Pictures:
    """Draw a chart in every form in which it is published."""
    spec = build_spec(chart, WIDE)
    wide = draw_spec(spec)
    svg = draw_standalone(chart, wide)
    return Pictures(
        wide=wide, narrow=draw_chart(chart, NARROW), svg=svg, png=draw_png(svg), spec=complete_spec(chart, spec)
    )


def digest_chart(chart: Chart) -> str:
    """What tells whether a chart must be drawn anew: its content, the code that draws it and the libraries."""
    return hashlib.sha256(f"{digest_code()}{chart!r}".encode()).hexdigest()


@cache
def digest_code() -> str:
    """What changes with anything that shapes a picture: the libraries, this module and all modules that it rests on."""
    libraries = " ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return hashlib.sha256(f"{libraries}\n{digest_sources(__name__)}".encode()).hexdigest()
