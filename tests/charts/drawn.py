"""Reads drawn charts back: which marks and texts an SVG holds, and in which colours."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree as ET

from build_site.charts.data import Chart, Mark
from build_site.formatting import format_number

MARKS = {
    "deviation": "mark-rect",
    "bars": "mark-rect",
    "panels": "mark-rect",
    "dumbbell": "mark-symbol",
    "lines": "mark-symbol",
}


@dataclass(frozen=True)
class Drawn:
    """What stands in an SVG.

    Attributes:
        marks: fill colours of the marks that stand for figures, in drawing order.
        labels: the texts beside the marks.
        texts: all texts.
        lengths: width of each bar in px.
        lines: the number of points that each line joins, in drawing order.
        colours: every attribute that gives a colour, with its value.
        ids: what is named, and what is referred to by name.
    """

    marks: list[str]
    labels: list[str]
    texts: list[str]
    lengths: list[float]
    lines: list[int]
    colours: set[tuple[str, str]]
    ids: set[str]


def read_svg(svg: str, kind: str) -> Drawn:
    """Read a drawn chart of a kind."""
    root = ET.fromstring(svg)  # noqa: S314 # our own drawing
    marks = [path for group in _groups(root, MARKS[kind], "role-mark") for path in group]
    return Drawn(
        marks=[path.get("fill", "") for path in marks],
        lines=[path.get("d", "").count("L") + 1 for group in _groups(root, "mark-line", "role-mark") for path in group],
        labels=[text.text or "" for group in _groups(root, "mark-text", "role-mark") for text in group],
        texts=[element.text or "" for element in root.iter() if element.tag.endswith(("}text", "}tspan"))],
        lengths=[
            float(found[1])
            for path in marks
            if (found := re.search(r"M[\d.e-]+,[\d.e-]+h([\d.e-]+)v", path.get("d", "")))
        ],
        colours={
            (name, value)
            for element in root.iter()
            for name, value in element.attrib.items()
            if name in ("fill", "stroke") and value not in ("none", "transparent")
        },
        ids=set(re.findall(r'(?:id="|url\(#|href="#)([^")]+)', svg)),
    )


def _groups(root: ET.Element, kind: str, role: str) -> Iterator[ET.Element]:
    for element in root.iter():
        if {kind, role} <= set(element.get("class", "").split()):
            yield element


def make_chart(kind: str, values: Mapping[tuple[str, str], str], *, title: str = "Leksaker") -> Chart:
    """A chart with values by category and series, or by panel and category for panels.

    In a chart of lines, what follows a `/` in a series' name tells the pieces of its line apart.
    """
    marks: list[Mark] = []
    for (first, second), text in values.items():
        value = Decimal(text)
        label = format_number(value)
        if kind == "panels":
            marks.append(Mark(second, "", first, value, label, f"tabell/#rad-{len(marks) + 1}"))
        else:
            marks.append(
                Mark(
                    first,
                    second.split("/")[0],
                    second if kind == "lines" else "",
                    value,
                    label,
                    f"tabell/#rad-{len(marks) + 1}",
                )
            )
    return Chart(
        kind=kind,
        title=title,
        subtitle="Tusen kronor.",
        unit="tkr",
        series=tuple(dict.fromkeys(mark.series for mark in marks)),
        categories=tuple(dict.fromkeys(mark.category for mark in marks)),
        marks=tuple(marks),
        description="",
    )
