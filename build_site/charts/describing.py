"""Says a chart's figures in words: for those who can't see it, and beside each mark."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_site.charts.chart import Chart, Mark
from build_site.charts.kinds import KINDS
from build_site.formatting import NBSP, lower_first, upper_first


@dataclass(frozen=True, slots=True)
class SpokenMark:
    """A mark in words.

    Attributes:
        name: what the value is of.
        value: with its unit.
        series: the mark's series, as its place among those of the chart.
        target: where the figure stands on the site.
    """

    name: str
    value: str
    series: int
    target: str


def say_marks(chart: Chart) -> tuple[SpokenMark, ...]:
    """The marks of a chart in words, in the order of the chart's marks."""
    return tuple(
        SpokenMark(_name(chart, mark), _say_value(chart, mark), _find_series(chart, mark), mark.point.address)
        for mark in chart.marks
    )


def _name(chart: Chart, mark: Mark) -> str:
    if KINDS[chart.kind].has_lines:
        return ", ".join(part for part in (mark.series, mark.category) if part)
    return mark.name


def _say_value(chart: Chart, mark: Mark) -> str:
    """With the unit that all marks share, unless their names say it."""
    if chart.unit is None or KINDS[chart.kind].says_units:
        return mark.label
    return f"{mark.label}{NBSP}{chart.unit.abbreviation}"


def _find_series(chart: Chart, mark: Mark) -> int:
    return chart.series.index(mark.series) if mark.series in chart.series else 0


def describe_chart(chart: Chart) -> str:
    """The unit, then every figure with what it is of, then what is missing or broken: common things are said once."""
    common = chart.series[0] if len(chart.series) == 1 else ""
    unit = chart.unit.title if chart.unit else ""
    first = ", ".join(part for part in (upper_first(unit), lower_first(common) if unit else common) if part)
    sentences = [*([first] if first else []), *_list_figures(chart), *_list_gaps(chart), *_list_breaks(chart)]
    return join_sentences(sentences)


def join_sentences(sentences: Iterable[str]) -> str:
    """Sentences with a full stop after each, except where «…» ends it."""
    return " ".join(sentence if sentence.endswith("…") else f"{sentence}." for sentence in sentences)


def _list_figures(chart: Chart) -> Iterator[str]:
    """A sentence for each series of a line, otherwise for each row."""
    by_series = KINDS[chart.kind].is_over_time
    groups: dict[str, list[Mark]] = {}
    for mark in chart.marks:
        group = mark.series if by_series else mark.panel or mark.category
        groups.setdefault(group, []).append(mark)
    for group, marks in groups.items():
        figures = [_say_figure(chart, group, mark) for mark in marks]
        yield f"{group}: {', '.join(figures)}" if group else ", ".join(figures)


def _say_figure(chart: Chart, group: str, mark: Mark) -> str:
    names = (mark.category, mark.series if len(chart.series) > 1 else "")
    said = ", ".join(dict.fromkeys(lower_first(name) for name in names if name not in ("", group)))
    sure = " (osäker placering)" if mark.figure.uncertain else ""
    return f"{said} {mark.label}{sure}".strip()


def _list_gaps(chart: Chart) -> Iterator[str]:
    for gap in chart.gaps:
        yield f"{gap.category}, {lower_first(gap.series)}: uppgift saknas"


def _list_breaks(chart: Chart) -> Iterator[str]:
    for one in chart.breaks:
        yield f"Ny serie från {one.category}: {lower_first(one.reason.rstrip('.'))}"
