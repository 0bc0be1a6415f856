"""Places for texts: none covers another, and none runs outside."""

import random
from itertools import combinations, pairwise

import pytest

from build_site.charts.label_placement import Anchor, Box, NoRoomError, place_labels, spread

FRAME = Box(0, 0, 320, 260)


def anchor(x: float, y: float, width: float = 40) -> Anchor:
    return Anchor(x, y, width, 16, 8)


@pytest.mark.parametrize("seed", range(40))
def test_no_two_labels_overlap_wherever_the_marks_are(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 # no secret
    anchors = [anchor(chance.uniform(0, 320), chance.uniform(0, 260), chance.uniform(15, 70)) for _ in range(20)]
    taken = [Box(one.x - 4, one.y - 4, 8, 8) for one in anchors]
    boxes = place_labels(anchors, FRAME, taken)
    assert len(boxes) == len(anchors)
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert not any(box.overlaps(other) for box in boxes for other in taken)
    assert all(FRAME.holds(box) for box in boxes)


def test_a_label_stands_above_its_mark_when_there_is_room() -> None:
    (box,) = place_labels([anchor(100, 100)], FRAME)
    assert (box.left + box.width / 2, box.top + box.height) == (100, 92)


def test_a_label_goes_below_rather_than_over_a_line_or_outside() -> None:
    line = Box(60, 80, 80, 8)
    (box,) = place_labels([anchor(100, 100)], FRAME, avoided=[line])
    assert box.top >= 108
    (box,) = place_labels([anchor(100, 5)], FRAME)
    assert box.top >= 13


def test_what_is_to_be_avoided_is_covered_rather_than_another_text() -> None:
    everywhere = [Box(0, 0, 320, 260)]
    first, second = place_labels([anchor(100, 100), anchor(100, 100)], FRAME, avoided=everywhere)
    assert not first.overlaps(second)


def test_a_frame_that_is_too_full_is_an_error() -> None:
    with pytest.raises(NoRoomError, match="no room"):
        place_labels([anchor(20, 8)] * 3, Box(0, 0, 45, 20))


@pytest.mark.parametrize("seed", range(40))
def test_texts_are_spread_without_overlap_in_their_order_within_the_limits(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 # no secret
    centres = [chance.uniform(-20, 220) for _ in range(6)]
    heights = [chance.choice([16.0, 32.0]) for _ in centres]
    moved = spread(centres, heights, 0, 200)
    order = sorted(range(6), key=lambda number: centres[number])
    for one, other in pairwise(order):
        assert moved[other] - moved[one] >= (heights[one] + heights[other]) / 2 - 1e-6
    assert all(
        centre - height / 2 >= 0 and centre + height / 2 <= 200 for centre, height in zip(moved, heights, strict=True)
    )


def test_texts_with_room_stay_where_they_are() -> None:
    assert spread([20, 100, 60], [16, 16, 16], 0, 200) == [20, 100, 60]


def test_texts_higher_than_the_space_are_an_error() -> None:
    with pytest.raises(NoRoomError, match="no room"):
        spread([1, 2], [16, 16], 0, 20)
