"""Says a chart's figures in words, for those who can't see it: what figures have in common is said once."""

from collections.abc import Iterable, Iterator

from build_site.charts.data import Chart, Mark
from build_site.formatting import lower_first, upper_first

_BY_SERIES = ("lines", "slope")


def describe_chart(chart: Chart, unit: str) -> str:
    """The unit, then every figure with what it is of, then what is missing or broken.

    Args:
        chart: with its marks.
        unit: the title of its unit, or "" where the names say it.
    """
    common = chart.series[0] if len(chart.series) == 1 else ""
    first = ", ".join(part for part in (upper_first(unit), lower_first(common) if unit else common) if part)
    sentences = [*([first] if first else []), *_list_figures(chart), *_list_gaps(chart), *_list_breaks(chart)]
    return join_sentences(sentences)


def join_sentences(sentences: Iterable[str]) -> str:
    """Sentences with a full stop after each, except where «…» ends it."""
    return " ".join(sentence if sentence.endswith("…") else f"{sentence}." for sentence in sentences)


def _list_figures(chart: Chart) -> Iterator[str]:
    """A sentence for each series of a line, otherwise for each row."""
    groups: dict[str, list[Mark]] = {}
    for mark in chart.marks:
        group = mark.series if chart.kind in _BY_SERIES else mark.panel or mark.category
        groups.setdefault(group, []).append(mark)
    for group, marks in groups.items():
        figures = [_say_figure(chart, group, mark) for mark in marks]
        yield f"{group}: {', '.join(figures)}" if group else ", ".join(figures)


def _say_figure(chart: Chart, group: str, mark: Mark) -> str:
    names = (mark.category, mark.series if len(chart.series) > 1 else "")
    said = ", ".join(dict.fromkeys(lower_first(name) for name in names if name not in ("", group)))
    sure = " (osäker placering)" if mark.uncertain else ""
    return f"{said} {mark.label}{sure}".strip()


def _list_gaps(chart: Chart) -> Iterator[str]:
    for category, series in chart.gaps:
        yield f"{category}, {lower_first(series)}: uppgift saknas"


def _list_breaks(chart: Chart) -> Iterator[str]:
    for category, reason in chart.breaks:
        yield f"Brott före {category}: {lower_first(reason.rstrip('.'))}"
