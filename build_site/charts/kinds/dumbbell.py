"""Women and men, and all, as dots on a line."""

from collections.abc import Iterable, Sequence

import pandas as pd

from build_site.charts.chart import SEX_NAMES, Chart, Mark, Point
from build_site.charts.kinds.dot_rows import draw_dots
from build_site.charts.kinds.kind import ChartRequest, Drawn, Guide, Kind
from build_site.charts.requirements import BOTH_SEXES, NO_DOUBLES, ONE_SCALE
from build_site.charts.titles import Wording, is_share, say, say_difference
from build_site.model import Sex
from build_site.periods import format_period


def _place(request: ChartRequest) -> list[Mark]:
    return [
        Mark(point, _name_category(point, request.points), SEX_NAMES[Sex(point.figure.sex)]) for point in request.points
    ]


def _name_category(point: Point, points: Sequence[Point]) -> str:
    """What tells this pair from the others: what it is about, the period, or both."""
    several_rows = len({one.row for one in points}) > 1
    parts = [point.row] if several_rows else []
    if len({one.figure.period for one in points}) > 1 or not parts:
        parts.append(format_period(point.figure.period))
    return ", ".join(parts)


def _draw(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    """Draw a row for each pair; the first row says which dot is which."""
    first = chart.categories[0]
    inside = {mark.series for mark in chart.marks if mark.category == first} == set(chart.series)
    if inside:
        at_first = frame["category"] == first
        frame = frame.assign(label=frame["label"].where(~at_first, frame["series"] + " " + frame["label"]))
    return draw_dots(chart, frame, width, key=not inside)


def _tell(chart: Chart, _: Wording) -> Iterable[str]:
    pairs = _pair_sexes(chart)
    if not pairs:
        return ()
    women, men = pairs[-1]
    if len(pairs) == 1:
        points = say_difference(women, men) if is_share(chart.unit) and women.value != men.value else ""
        apart = f": {points} procentenheter skiljer" if points else ""
        pair = f"Kvinnor {say(chart, women)}, män {say(chart, men)}"
        return (f"{pair}{apart}", pair)
    return _tell_counts(chart, pairs)


def _pair_sexes(chart: Chart) -> list[tuple[Mark, Mark]]:
    rows = [
        {Sex(mark.figure.sex): mark for mark in chart.marks if mark.category == category}
        for category in chart.categories
    ]
    return [(row[Sex.WOMEN], row[Sex.MEN]) for row in rows if {Sex.WOMEN, Sex.MEN} <= row.keys()]


def _tell_counts(chart: Chart, pairs: Sequence[tuple[Mark, Mark]]) -> Iterable[str]:
    """How often the ones are above the others."""
    higher = sum(one.value > other.value for one, other in pairs)
    lower = sum(one.value < other.value for one, other in pairs)
    if higher == lower:
        return (f"Kvinnor ligger över män i {higher} fall och under i {lower} av {len(pairs)}",)
    first, second, count = ("Kvinnor", "män", higher) if higher > lower else ("Män", "kvinnor", lower)
    share = f"alla {len(pairs)}" if count == len(pairs) else f"{count} av {len(pairs)}"
    if len({mark.period for mark in chart.marks}) != len(pairs):
        return (f"{first} ligger över {second} i {share} jämförelser",)
    above, below = pairs[-1] if higher > lower else reversed(pairs[-1])
    now = f", senast {above.label} mot {say(chart, below)}"
    return (
        (f"{first} ligger över {second} varje gång{now}" if count == len(pairs) else ""),
        f"{first} ligger över {second} i {share} mätningar",
    )


KIND = Kind(
    code="dumbbell",
    guide=Guide(
        "Kvinnor och män.",
        "Två punkter på en linje per rad och period. Kolumnerna eller raderna har `women` och `men` som kön.",
    ),
    requirements=(
        BOTH_SEXES,
        NO_DOUBLES,
        ONE_SCALE,
    ),
    place=_place,
    draw=_draw,
    tell=_tell,
    pairs_sexes=True,
)
