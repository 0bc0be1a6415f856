"""Specifications say each set of rows once, and Vega-Lite's schema takes them."""

from dataclasses import replace
from typing import Any

import altair as alt
import pytest
from jsonschema import ValidationError

from build_site.charts import drawing, theme
from build_site.charts.chart import Chart
from build_site.charts.drawing import NARROW, WIDE, build_spec, explain_invalid
from build_site.charts.layers import Layer, Panel, Row, Rows, Spec, Stack, build_top_spec, name_rows, validate_spec
from tests.charts.test_drawing import CHARTS, KINDS

ROWS: list[Row] = [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]
OTHER: list[Row] = [{"a": 3, "b": "z"}]


def make_layer(rows: Rows) -> Layer:
    return Layer(rows, {"x": alt.X("a:Q"), "description": alt.Description("b:N")}).marked("bar", height=3)


def build(drawn: Panel | Stack) -> Spec:
    return build_top_spec(drawn, theme.build_config())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_follows_the_schema_of_vega_lite(kind: str) -> None:
    assert explain_invalid(CHARTS[kind]) == ""


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_chart_that_breaks_the_schema_is_told_in_swedish(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def build_wrong(chart: Chart, wanted: int) -> Spec:
        spec = build_spec(chart, wanted)
        return {**spec, "layer": "?"} if wanted == width else spec

    monkeypatch.setattr(drawing, "build_spec", build_wrong)
    said = explain_invalid(replace(CHARTS["bars"], id="sagor/a"))
    assert said.startswith("Diagrammet «sagor/a» följer inte Vega-Lites schema, vilket är programmets fel: ")


@pytest.mark.parametrize("look", [{"height": "hög"}, {"opacity": 2}, {"kulör": "#000000"}])
def test_looks_that_vega_lite_lacks_are_refused(look: dict[str, Any]) -> None:
    with alt.utils.schemapi.debug_mode(False):
        wrong = build(Panel([make_layer(ROWS).marked("bar", **look)], 10, 20))
    with pytest.raises(ValidationError):
        validate_spec(wrong)


def test_rows_that_all_layers_share_are_said_once() -> None:
    spec = build(Panel([make_layer(ROWS), make_layer(ROWS).marked("text")], 10, 20))
    assert spec["data"] == {"name": name_rows(ROWS)}
    assert [sorted(layer) for layer in spec["layer"]] == [["encoding", "mark"]] * 2
    assert spec["datasets"] == {name_rows(ROWS): ROWS}


def test_layers_with_rows_of_their_own_say_which() -> None:
    spec = build(Panel([make_layer(ROWS), make_layer(OTHER)], 10, 20))
    assert "data" not in spec
    assert [layer["data"]["name"] for layer in spec["layer"]] == [name_rows(ROWS), name_rows(OTHER)]
    assert spec["datasets"] == {name_rows(ROWS): ROWS, name_rows(OTHER): OTHER}


@pytest.mark.parametrize(("second", "at_top"), [(ROWS, True), (OTHER, False)])
def test_panels_say_rows_where_they_differ(second: list[Row], at_top: bool) -> None:
    spec = build(Stack([Panel([make_layer(rows)], 10, 20) for rows in (ROWS, second)], spacing=4))
    assert ("data" in spec) == at_top
    assert ["data" in panel for panel in spec["vconcat"]] == [not at_top] * 2
    validate_spec(spec)


def test_a_test_says_which_rows_have_a_mark() -> None:
    layer = make_layer(ROWS).marked("bar", test="datum.a > 1").to_spec()
    assert layer["transform"] == [{"filter": "datum.a > 1"}]
    assert "transform" not in make_layer(ROWS).to_spec()


def test_further_channels_leave_those_before() -> None:
    layer = make_layer(ROWS).encoded(y=alt.Y("b:N"))
    assert list(layer.to_spec()["encoding"]) == ["description", "x", "y"]
    assert list(make_layer(ROWS).to_spec()["encoding"]) == ["description", "x"]
