"""Outcomes as dots and their targets as strokes, the outcome before as a hollow dot."""

from collections.abc import Iterable, Sequence

import altair as alt
import pandas as pd

from build_site.charts.chart import ACTUAL, AIMED, Chart, Mark, Point
from build_site.charts.kinds.dot_rows import draw_dots
from build_site.charts.kinds.kind import (
    ChartRequest,
    Drawn,
    Guide,
    Kind,
    list_columns,
    name_with_unit,
    place_by_row_and_column,
)
from build_site.charts.requirements import NO_DOUBLES, need_columns, need_plan
from build_site.charts.theme import PREFIXES
from build_site.charts.titles import PAIR, Wording, say
from build_site.periods import format_period


def _place(request: ChartRequest) -> list[Mark]:
    """Measures in different units have a scale each."""
    if request.unit:
        return place_by_row_and_column(request)
    named = [(point, name_with_unit(point)) for point in request.points]
    return [Mark(point, name, point.column, name) for point, name in named]


def _draw(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    roles = _find_roles(chart)
    labels = [_label(mark, text, role) for mark, text, role in zip(chart.marks, frame["label"], roles, strict=True)]
    frame = frame.assign(measure=[mark.figure.measure for mark in chart.marks], role=roles, label=labels)
    if not any(mark.panel for mark in chart.marks):
        return draw_dots(chart, frame, width, key=False)
    parts = frame.groupby("panel", sort=False)
    return alt.vconcat(*(draw_dots(chart, part, width, key=False) for _, part in parts), spacing=6)


def _find_roles(chart: Chart) -> list[str]:
    """What each mark is drawn as: the target, the outcome now, or one before."""
    held = {mark.series for mark in chart.marks if mark.measure_kind != AIMED}
    last = next((name for name in reversed(chart.series) if name in held), "")
    return [
        "target" if mark.measure_kind == AIMED else "now" if mark.series == last else "before" for mark in chart.marks
    ]


def _label(mark: Mark, text: str, role: str) -> str:
    if role == "target":
        return f"{PREFIXES[AIMED]}{text}"
    return f"{format_period(mark.period)}: {text}" if role == "before" else text


def _explain(points: Sequence[Point]) -> list[str]:
    aims, found = list_columns(points)
    if not (aims and found):
        return []
    before = f", ring: {found[0]}" if len(found) > 1 else ""
    return [f"Punkt: {found[-1]}{before}, streck: {aims[0]}"]


def _tell(chart: Chart, _: Wording) -> Iterable[str]:
    """How many targets are reached, by the rules printed beside the goals; or one or two outcomes and their targets."""
    results = {mark.category: mark.point.reached for mark in chart.marks if mark.point.reached is not None}
    rated, count = len(results), sum(results.values())
    if len(chart.categories) == 1 or (len(chart.categories) == PAIR and not rated):
        return _tell_aims(chart)
    if rated < len(chart.categories):
        return (f"{count} av de {rated} mått som går att bedöma når målet",) if rated > 1 else ()
    if count == rated:
        return ("Båda måtten når målet" if count == PAIR else f"Alla {count} mått når målet",)
    if not count:
        return ("Inget av måtten når målet",)
    return (f"{count} av {rated} mått når målet",)


def _tell_aims(chart: Chart) -> Iterable[str]:
    """An outcome and its target, or two of each."""
    targets = {mark.category: mark for mark in chart.marks if mark.measure_kind == AIMED}
    outcomes = {mark.category: mark for mark in chart.marks if mark.measure_kind == ACTUAL}
    if targets.keys() != outcomes.keys():
        return ()
    if len(targets) > 1:
        said = [f"{name} {say(chart, outcomes[name])} mot målet {targets[name].label}" for name in targets]
        return (", ".join(said),)
    ((name, target),) = targets.items()
    return _tell_aim(chart, outcomes[name], target)


def _tell_aim(chart: Chart, outcome: Mark, target: Mark) -> Iterable[str]:
    if outcome.period and target.period and outcome.period.year != target.period.year:
        then, now = format_period(outcome.period), format_period(target.period)
        return (f"Utfallet {then} var {say(chart, outcome)}, målet {now} är {target.label}",)
    start = f"Utfallet var {say(chart, outcome)}"
    reached = outcome.point.reached
    if reached is None:
        return (f"{start}, målet är {target.label}",)
    return (f"{start}, målet {target.label} nåddes{'' if reached else ' inte'}",)


KIND = Kind(
    code="targets",
    guide=Guide(
        "Mått mot sina mål.",
        "En punkt för utfallet, en ring för utfallet innan och ett streck för målet. Rader med olika enheter får var "
        "sin skala. En till tre kolumner; en har måttet `target`.",
    ),
    requirements=(
        need_columns(1, 3),
        need_plan(frozenset({AIMED}), "ett mål"),
        NO_DOUBLES,
    ),
    place=_place,
    draw=_draw,
    tell=_tell,
    explain=_explain,
    mixes_units=True,
)
