"""Finds places for texts in a chart, so that none covers another. Pure geometry, in px from the upper left corner."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_STEP = 8  # px between the places that are tried when none beside the mark is free


class NoRoomError(Exception):
    """There is no room for all the texts."""

    def __init__(self) -> None:
        super().__init__("there is no room for all the texts")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two have any area in common."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.left + other.width <= self.left + self.width
            and other.top + other.height <= self.top + self.height
        )


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mark that wants a text of some size beside it; `reach` is from its middle to its edge."""

    x: float
    y: float
    width: float
    height: float
    reach: float


def place_labels(
    anchors: Sequence[Anchor], frame: Box, taken: Iterable[Box] = (), avoided: Iterable[Box] = ()
) -> list[Box]:
    """A place for each anchor's text.

    Args:
        anchors: in order of importance: the first have the best places.
        frame: no text runs outside it.
        taken: no text covers any of these.
        avoided: nor these, if it can be helped.

    Returns:
        A box per anchor, beside its mark or as near as there is room, in the order of the anchors.

    Raises:
        NoRoomError: the frame is too full.
    """
    occupied, avoided = list(taken), list(avoided)
    placed = []
    for anchor in anchors:
        box = _place(anchor, frame, occupied, avoided)
        occupied.append(box)
        placed.append(box)
    return placed


def _place(anchor: Anchor, frame: Box, occupied: list[Box], avoided: list[Box]) -> Box:
    near = [box for box in _places_beside(anchor) if frame.holds(box) and not _hits(box, occupied)]
    for box in near:
        if not _hits(box, avoided):
            return box
    if near:
        return near[0]
    for box in _places_around(anchor, frame):
        if not _hits(box, occupied):
            return box
    raise NoRoomError


def _places_beside(anchor: Anchor) -> list[Box]:
    """Above, below, at the sides and at the corners of the mark."""
    centre, middle = anchor.x - anchor.width / 2, anchor.y - anchor.height / 2
    above, below = anchor.y - anchor.reach - anchor.height, anchor.y + anchor.reach
    before, after = anchor.x - anchor.reach - anchor.width, anchor.x + anchor.reach
    corners = (before, above), (after, above), (before, below), (after, below)
    places = ((centre, above), (centre, below), (after, middle), (before, middle), *corners)
    return [Box(left, top, anchor.width, anchor.height) for left, top in places]


def _places_around(anchor: Anchor, frame: Box) -> list[Box]:
    """All places in the frame, the nearest first."""
    columns = range(int((frame.width - anchor.width) // _STEP) + 1)
    rows = range(int((frame.height - anchor.height) // _STEP) + 1)
    boxes = [
        Box(frame.left + column * _STEP, frame.top + row * _STEP, anchor.width, anchor.height)
        for column in columns
        for row in rows
    ]
    return sorted(boxes, key=lambda box: _distance(anchor, box))


def _distance(anchor: Anchor, box: Box) -> float:
    across, down = box.left + box.width / 2 - anchor.x, box.top + box.height / 2 - anchor.y
    return across * across + 4 * down * down  # a text further down belongs to another mark sooner than one beside


def _hits(box: Box, others: Iterable[Box]) -> bool:
    return any(box.overlaps(other) for other in others)


def spread(centres: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Move texts above each other apart, as little as needed, between two limits.

    Returns:
        A new centre for each, in the order given; those that were above another stay above it.

    Raises:
        NoRoomError: they are higher together than the space between the limits.
    """
    if sum(heights) > high - low + 1e-6:
        raise NoRoomError
    order = sorted(range(len(centres)), key=lambda number: (centres[number], number))
    moved = list(centres)
    edge = low
    for number in order:
        moved[number] = max(moved[number], edge + heights[number] / 2)
        edge = moved[number] + heights[number] / 2
    edge = high
    for number in reversed(order):
        moved[number] = min(moved[number], edge - heights[number] / 2)
        edge = moved[number] - heights[number] / 2
    return moved
