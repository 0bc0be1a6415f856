"""What a drawn chart is made of, and its Vega-Lite specification: rows, layers of marks that show them, and panels.

Marks, channels, scales and axes are Altair's. Its charts are not used: each step in making one copies all of it, looks
through the data for types that are said anyway, and writes the data again for every layer, which took half of the time
of a picture.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from build_site.charts.drawn_with import alt

Row = Mapping[str, Any]
Rows = Sequence[Row]
Spec = dict[str, Any]

_VIEW = {"continuousWidth": 300, "continuousHeight": 300}  # Altair's own; every panel says its size anyway


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks of one look.

    Attributes:
        rows: what they are drawn from; layers that share the same list share its place in the specification.
        channels: what is read from the rows, by the name of the channel.
        look: how the marks look.
        test: a Vega expression that tells which rows have a mark, or "" for all.
    """

    rows: Rows
    channels: Mapping[str, alt.SchemaBase]
    look: alt.MarkDef | None = None
    test: str = ""

    def marked(self, mark: str, *, test: str = "", **look: Any) -> Layer:
        """The same with marks of a Vega-Lite sort, such as `bar`, for the rows that pass a test."""
        return replace(self, look=alt.MarkDef(**{"type": mark, **look}), test=test)

    def encoded(self, **channels: alt.SchemaBase) -> Layer:
        """The same with further channels."""
        return replace(self, channels={**self.channels, **channels})

    def to_spec(self) -> Spec:
        """The layer in Vega-Lite, without its rows."""
        channels = {name: _to_dict(self.channels[name]) for name in sorted(self.channels)}
        spec = {"mark": _to_dict(self.look or alt.MarkDef()), "encoding": channels}
        return {**spec, "transform": [{"filter": self.test}]} if self.test else spec


@dataclass(frozen=True, slots=True)
class Panel:
    """Layers on top of each other, in px."""

    layers: Sequence[Layer]
    width: float
    height: float
    title: alt.TitleParams | None = None


@dataclass(frozen=True, slots=True)
class Stack:
    """Panels below each other, with so many px between them."""

    panels: Sequence[Panel]
    spacing: float


def build_top_spec(drawn: Panel | Stack, config: Mapping[str, Any]) -> Spec:
    """The specification of a chart, with each set of rows once.

    Args:
        drawn: with at least one layer in each panel.
        config: the looks that charts share.
    """
    body = _build_panel(drawn) if isinstance(drawn, Panel) else _build_stack(drawn)
    panels = [drawn] if isinstance(drawn, Panel) else drawn.panels
    view = {"view": {**_VIEW, **config["view"]}}
    settings = {name: config[name] for name in sorted(config) if name != "view"}
    datasets = {name_rows(layer.rows): list(layer.rows) for panel in panels for layer in panel.layers}
    return {"config": {**view, **settings}, **body, "$schema": alt.SCHEMA_URL, "datasets": datasets}


def name_rows(rows: Rows) -> str:
    """What rows are called in a specification: the same rows always the same."""
    return f"data-{hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:32]}"


def validate_spec(spec: Mapping[str, Any]) -> None:
    """Hold a specification against Vega-Lite's schema, which takes longer than drawing it.

    Raises:
        jsonschema.ValidationError: Vega-Lite would not understand it, or draw something else.
    """
    alt.Root.validate(dict(spec))


def _build_stack(stack: Stack) -> Spec:
    shared = _find_shared(layer for panel in stack.panels for layer in panel.layers)
    panels = [_build_panel(panel, has_rows=shared is None) for panel in stack.panels]
    return {"vconcat": panels, **_say_rows(shared), "spacing": stack.spacing}


def _build_panel(panel: Panel, *, has_rows: bool = True) -> Spec:
    """A panel; rows that all its layers share are said once, and none when those around it say them."""
    shared = _find_shared(panel.layers)
    own = has_rows and shared is None
    layers = [{**_say_rows(layer.rows if own else None), **layer.to_spec()} for layer in panel.layers]
    title = {"title": _to_dict(panel.title)} if panel.title else {}
    rows = _say_rows(shared if has_rows else None)
    return {"layer": layers, **rows, "height": panel.height, **title, "width": panel.width}


def _find_shared(layers: Iterable[Layer]) -> Rows | None:
    """The rows of all layers, where they are the same for all."""
    first, *others = [layer.rows for layer in layers]
    return first if all(rows is first for rows in others) else None


def _say_rows(rows: Rows | None) -> Spec:
    return {} if rows is None else {"data": {"name": name_rows(rows)}}


def _to_dict(part: alt.SchemaBase) -> Spec:
    written: Spec = part.to_dict(validate=False)
    return written
