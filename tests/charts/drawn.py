"""Reads drawn charts back: which marks and texts an SVG holds, and in which colours."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from build_site.charts.chart import Chart, Mark
from build_site.charts.label_placement import Box
from build_site.charts.text_width import measure_text
from tests.charts.points import TKR, make_mark


@dataclass(frozen=True)
class PlacedText:
    """A text with its box in the drawing, in px."""

    text: str
    box: Box


@dataclass(frozen=True)
class PlacedMark:
    """A mark that stands for a figure: where it begins and how far it reaches along the axis, in px."""

    number: int
    left: float
    top: float
    width: float


@dataclass(frozen=True)
class Drawn:
    """What stands in an SVG.

    Attributes:
        marks: fill colours of the marks that stand for figures, in drawing order.
        labels: the texts beside the marks, by number.
        texts: all texts.
        lengths: width of each bar in px.
        lines: the number of points that each line joins, in drawing order.
        colours: every attribute that gives a colour, with its value.
        ids: what is named, and what is referred to by name.
    """

    marks: list[str]
    labels: dict[int, str]
    texts: list[str]
    lengths: list[float]
    lines: list[int]
    colours: set[tuple[str, str]]
    ids: set[str]


def read_svg(svg: str) -> Drawn:
    """Read a drawn chart."""
    root = ET.fromstring(svg)  # noqa: S314 # our own drawing
    numbered = [element for element in root.iter() if "data-mark" in element.attrib]
    marks = [element for element in numbered if not element.tag.endswith("}text")]
    return Drawn(
        marks=[path.get("fill", "") for path in marks],
        lines=[path.get("d", "").count("L") + 1 for group in _groups(root, "mark-line", "role-mark") for path in group],
        labels={
            int(element.attrib["data-mark"]): element.text or ""
            for element in numbered
            if element.tag.endswith("}text")
        },
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


_MEASURES = {"Mål": "target", "Budget": "budget", "Prognos": "forecast"}


def make_chart(kind: str, values: Mapping[tuple[str, str], str], *, title: str = "Leksaker") -> Chart:
    """A chart with values by category and series, or by panel and category for panels.

    In a chart of lines, what follows a `/` in a series' name tells the pieces of its line apart.
    """
    marks: list[Mark] = []
    for (first, second), text in values.items():
        name, _, piece = second.partition("/")
        mark = make_mark(first, text, _MEASURES.get(name, "outcome"), series=name)
        mark = replace(mark, point=replace(mark.point, address=f"tabell/#rad-{len(marks) + 1}"))
        if kind == "panels":
            mark = replace(mark, category=second, series="", panel=first)
        marks.append(replace(mark, piece=int(piece) if piece else None))
    return Chart(
        kind=kind,
        title=title,
        subtitle="Tusen kronor.",
        unit=TKR,
        series=tuple(dict.fromkeys(mark.series for mark in marks)),
        categories=tuple(dict.fromkeys(mark.category for mark in marks)),
        marks=tuple(marks),
        description="",
    )


_TRANSLATE = re.compile(r"translate\((-?[\d.e-]+),\s*(-?[\d.e-]+)\)")
_SIZE = 13
_ASCENT, _HEIGHT = 0.76, 0.96  # of the font size: from the top of a text to its baseline, and to its bottom


def place_texts(svg: str) -> list[PlacedText]:
    """Every text of a drawing with its box, by the widths of its characters."""
    root = ET.fromstring(svg)  # noqa: S314 # our own drawing
    return [text for element, left, top in _walk(root, 0, 0) for text in _read_text(element, left, top)]


def place_marks(svg: str) -> list[PlacedMark]:
    """Every mark that stands for a figure; a line is no mark."""
    root = ET.fromstring(svg)  # noqa: S314 # our own drawing
    found = []
    for element, left, top in _walk(root, 0, 0):
        if "data-mark" not in element.attrib or element.tag.endswith("}text"):
            continue
        number = int(element.attrib["data-mark"])
        start = re.match(r"M(-?[\d.e-]+),(-?[\d.e-]+)h(-?[\d.e-]+)v", element.get("d", ""))
        if start and not element.get("transform"):
            found.append(PlacedMark(number, left + float(start[1]), top + float(start[2]), float(start[3])))
        else:
            found.append(PlacedMark(number, left, top, 0))
    return found


def place_rules(svg: str) -> list[Box]:
    """The straight lines that stand among the marks, such as that at zero; those of an axis are not there."""
    root = ET.fromstring(svg)  # noqa: S314 # our own drawing
    found = []
    for group, left, top in _walk(root, 0, 0):
        if {"mark-rule", "role-mark"} <= set(group.get("class", "").split()):
            for line in group:
                across, down = _move(line)
                ends = (float(line.get("x2", 0)), float(line.get("y2", 0)))
                found.append(Box(left + across + min(ends[0], 0), top + down + min(ends[1], 0), *map(abs, ends)))
    return found


def place_zeros(svg: str) -> list[float]:
    """Where zero stands on each axis of values, in px from the left, in drawing order."""
    root = ET.fromstring(svg)  # noqa: S314 # our own drawing
    zeros = []
    for group, left, _ in _walk(root, 0, 0):
        if "role-axis-label" in group.get("class", "").split():
            zeros += [left + _move(text)[0] for text in group if text.text == "0"]
    return zeros


def _move(element: ET.Element) -> tuple[float, float]:
    moved = _TRANSLATE.match(element.get("transform", ""))
    return (float(moved[1]), float(moved[2])) if moved else (0.0, 0.0)


def _walk(element: ET.Element, left: float, top: float) -> Iterator[tuple[ET.Element, float, float]]:
    across, down = _move(element)
    left, top = left + across, top + down
    yield element, left, top
    for child in element:
        yield from _walk(child, left, top)


def _read_text(element: ET.Element, left: float, top: float) -> Iterator[PlacedText]:
    if not element.tag.endswith("}text") or element.get("opacity") == "0":
        return
    size = float(element.get("font-size", f"{_SIZE}px").removesuffix("px"))
    lines = [element, *element] if element.text else list(element)
    below = top
    for line in lines:
        text = line.text or ""
        below += float(line.get("dy", 0)) if line is not element and text else 0  # an empty line moves nothing
        width = measure_text(text, size)
        anchor = element.get("text-anchor", "start")
        start = left - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        if text.strip():
            yield PlacedText(text, Box(start, below - _ASCENT * size, width, _HEIGHT * size))
