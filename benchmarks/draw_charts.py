"""How long it takes to draw all real charts: in this process, in the studio's processes, and when they are known.

Run it as `.venv/bin/python -m benchmarks.draw_charts [rounds]`. The ways are timed in turn within each round, because
the machine's speed changes; read the ratios, not the seconds. The processor time of each step of a chart follows; it
holds that of vl-convert's own threads.
"""

import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from build_site.charts.chart import Chart
from build_site.charts.drawing import NARROW, WIDE, build_spec, draw_spec
from build_site.charts.from_tables import build_table_chart
from build_site.charts.pictures import complete_spec, draw_png, draw_standalone
from build_site.charts.studio import Pictures, Studio, draw_pictures
from build_site.pipeline import check_datasets

_T = TypeVar("_T")
DATASETS = Path(__file__).parent.parent / "datasets"


def list_charts() -> list[Chart]:
    """The charts of all tables."""
    corpus = check_datasets(DATASETS).corpus
    built = (
        build_table_chart(report, table, corpus.codes, table.title)
        for report in corpus.reports
        for table in report.tables
    )
    return [chart for chart in built if chart]


def draw_in_studio(charts: list[Chart], known: dict[str, Pictures]) -> dict[str, Pictures]:
    """Draw charts as the build does."""
    with Studio(known) as studio:
        for chart in charts:
            studio.draw(chart, "diagram")
        return studio.finish()


def time_ways(charts: list[Chart], rounds: int) -> dict[str, list[float]]:
    """Seconds of each way, by round."""
    known = draw_in_studio(charts, {})
    ways: dict[str, Callable[[], object]] = {
        "one process": lambda: [draw_pictures(chart) for chart in charts],
        "the studio": lambda: draw_in_studio(charts, {}),
        "known": lambda: draw_in_studio(charts, known),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, draw in ways.items():
            start = time.perf_counter()
            draw()
            seconds[name].append(time.perf_counter() - start)
    return seconds


def time_steps(charts: list[Chart]) -> dict[str, float]:
    """Processor seconds of each step in drawing all charts, once each."""
    spent: defaultdict[str, float] = defaultdict(float)

    def timed(step: str, run: Callable[[], _T]) -> _T:
        start = time.process_time()
        made = run()
        spent[step] += time.process_time() - start
        return made

    for chart in charts:
        wide, narrow = (timed("specification", partial(build_spec, chart, width)) for width in (WIDE, NARROW))
        inline = timed("SVG", partial(draw_spec, wide))
        timed("SVG", partial(draw_spec, narrow))
        svg = timed("standalone", partial(draw_standalone, chart, inline))
        timed("PNG and packing", partial(draw_png, svg))
        timed("standalone", partial(complete_spec, chart, wide))
    return dict(spent)


def main() -> None:
    """Time all ways and print them beside the first."""
    charts = list_charts()
    seconds = time_ways(charts, int(sys.argv[1]) if len(sys.argv) > 1 else 3)
    base = seconds["one process"]
    print(f"{len(charts)} charts")
    for name, taken in seconds.items():
        ratios = [one / other for one, other in zip(taken, base, strict=True)]
        print(f"{name:12} {statistics.median(taken):6.2f} s, ratio {min(ratios):.2f}-{max(ratios):.2f}")
    for step, spent in time_steps(charts).items():
        print(f"{step:16} {1000 * spent / len(charts):6.1f} ms of processor time for each chart")


if __name__ == "__main__":
    main()
