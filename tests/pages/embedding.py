"""A chart that can be embedded, without its drawing."""

from dataclasses import replace

from build_site.charts.studio import Drawing, Pictures
from tests.charts.drawn import make_chart

CHART = replace(
    make_chart("bars", {("Sagor", "Budget"): "1", ("Sagor", "Utfall"): "2"}, title="«Sagor» & lek"),
    id="lek/sagor",
    source="Källa: Leknämnden 2023.",
    page="kommuner/lek/",
)


def draw_embedded(height: int = 300, title: str = CHART.title) -> Drawing:
    svg = f'<svg viewBox="0 0 720 {height}"></svg>'
    return Drawing(replace(CHART, title=title), "diagram", lambda: Pictures(svg, svg, svg, b"", "{}"))
