"""Parts of a whole: a bar for each, the largest first."""

from build_site.charts.chart import Mark
from build_site.charts.kinds.bars import draw_bars
from build_site.charts.kinds.kind import ChartKind, ChartRequest, Guide, place_in_rows
from build_site.charts.requirements import NO_DOUBLES, ONE_SCALE, need_columns


def _place(request: ChartRequest) -> list[Mark]:
    return sorted(place_in_rows(request), key=lambda mark: -abs(mark.value))


KIND = ChartKind(
    code="parts",
    guide=Guide(
        "Delar av en helhet.",
        "En stapel per rad, störst först. En kolumn. Delarnas summa, om den står i tabellen, skrivs ut ovanför "
        "diagrammet.",
    ),
    requirements=(
        need_columns(1, 1, or_one_row=True),
        NO_DOUBLES,
        ONE_SCALE,
    ),
    place=_place,
    draw=draw_bars,
    says_total=True,
)
