"""How long it takes to draw all real charts: in this process, in the studio's processes, and when they are known.

Run it as `.venv/bin/python -m benchmarks.draw_charts [rounds]`. The ways are timed in turn within each round, because
the machine's speed changes; read the ratios, not the seconds.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from build_site.charts.chart import Chart
from build_site.charts.from_tables import build_table_chart
from build_site.charts.studio import Pictures, Studio, draw_pictures
from build_site.pipeline import check_datasets

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


def main() -> None:
    """Time all ways and print them beside the first."""
    charts = list_charts()
    seconds = time_ways(charts, int(sys.argv[1]) if len(sys.argv) > 1 else 3)
    base = seconds["one process"]
    print(f"{len(charts)} charts")
    for name, taken in seconds.items():
        ratios = [one / other for one, other in zip(taken, base, strict=True)]
        print(f"{name:12} {statistics.median(taken):6.2f} s, ratio {min(ratios):.2f}-{max(ratios):.2f}")


if __name__ == "__main__":
    main()
