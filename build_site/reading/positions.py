"""Where in a description a problem stands: the line, and the character when other things stand before it there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from build_site.problems import Problem
from build_site.reading.limits import DESCRIPTION_BYTES
from build_site.reading.plain_yaml import PlainLoader

_INSIDE = " → "  # between the names of a place, the outermost first
# Parts of a place that messages leave out when the rest is clear without them; numbers of list items are others.
_LEFT_OUT = frozenset({"resources", "schema", "fields", "points"})


def locate_problems(problems: Iterable[Problem], datasets: Path) -> list[Problem]:
    """Give the problems of descriptions the line of the property that they name; others stay as they are.

    Args:
        problems: in any order.
        datasets: the folder that their paths are relative to.
    """
    listed = list(problems)
    places = {path: _find_places(datasets / path) for path in {one.path for one in listed if _has_no_line(one)}}
    return [
        replace(one, line=found[0], position=found[1])
        if _has_no_line(one) and (found := _look_up(one.column, places[one.path]))
        else one
        for one in listed
    ]


def _look_up(place: str, places: Mapping[str, tuple[int, int]]) -> tuple[int, int] | None:
    """Where a property stands, or the nearest one around it that does, when it is missing itself."""
    names = place.split(_INSIDE)
    inner = (_INSIDE.join(names[:count]) for count in range(len(names), 0, -1))
    return next((places[name] for name in inner if name in places), None)


def _has_no_line(problem: Problem) -> bool:
    return problem.path.endswith(".yaml") and not problem.line and bool(problem.column)


def _find_places(path: Path) -> dict[str, tuple[int, int]]:
    """Line and character (0 when it is the line's first) of everything in a YAML file, by how messages name it."""
    try:
        if path.stat().st_size > DESCRIPTION_BYTES:
            return {}
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=PlainLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    lines = text.splitlines()
    places: dict[str, tuple[int, int]] = {}
    for names, mark in _walk(node, ()):
        before = lines[mark.line][: mark.column].strip(" -")
        for name in _name(names):
            places.setdefault(name, (mark.line + 1, mark.column + 1 if before else 0))
    return places


def _walk(node: Node | None, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], yaml.Mark]]:
    """Every property and list item with its names from the outermost, and where it begins."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            inner = (*names, str(key.value))
            yield inner, key.start_mark
            yield from _walk(value, inner)
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.value, start=1):
            inner = (*names, _name_item(item) or str(number))
            yield inner, item.start_mark
            yield from _walk(item, inner)


def _name_item(item: Node) -> str:
    """The name of a table, a column, a series or a relation."""
    pairs = item.value if isinstance(item, MappingNode) else ()
    return next((str(value.value) for key, value in pairs if key.value == "name" and isinstance(value.value, str)), "")


def _name(names: tuple[str, ...]) -> Iterator[str]:
    """The ways in which messages name a place, the whole name first."""
    left_out = [place for place, name in enumerate(names) if name in _LEFT_OUT or name.isdigit()]
    for count in range(len(left_out) + 1):
        for dropped in combinations(left_out, count):
            yield _INSIDE.join(name for place, name in enumerate(names) if place not in dropped)
