"""A process that dies while it draws is told in Swedish."""

import os

import pytest

from build_site.charts import studio
from build_site.charts.chart import Chart
from build_site.charts.studio import Pictures, Studio
from build_site.output.drawing_errors import explain_drawing_errors
from build_site.problems import BuildError
from tests.charts.drawn import make_chart

CHART = make_chart("bars", {("Sagor", ""): "1", ("Lek", ""): "2"})


def die(_: Chart) -> Pictures:
    """End the process at once, as a system does that has no memory left."""
    os._exit(9)


def test_process_that_dies_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studio, "draw_pictures", die)
    with (
        pytest.raises(BuildError, match=r"som ritar diagrammen avbröts .* bygg igen"),
        explain_drawing_errors(),
        Studio({}) as drawing,
    ):
        drawing.draw(CHART, "diagram").finish()


def test_other_errors_pass() -> None:
    with pytest.raises(ZeroDivisionError), explain_drawing_errors():
        raise ZeroDivisionError
