"""Packed pictures hold the pixels that were drawn, with a palette where one has room for their colours."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from build_site.charts.packing import pack_png

colours = st.tuples(*[st.integers(0, 255)] * 3)


def write(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", dpi=(144, 144))
    return file.getvalue()


def read(png: bytes) -> Image.Image:
    picture = Image.open(BytesIO(png))
    picture.load()
    return picture


@given(st.lists(colours, min_size=12, max_size=12))
def test_every_pixel_keeps_its_colour(drawn: list[tuple[int, int, int]]) -> None:
    picture = Image.frombytes("RGB", (4, 3), bytes(part for colour in drawn for part in colour))
    packed = read(pack_png(write(picture)))
    assert packed.mode == "P"
    assert packed.convert("RGB").tobytes() == picture.tobytes()


@pytest.mark.parametrize(("number", "mode"), [(256, "P"), (257, "RGB")])
def test_a_picture_with_too_many_colours_for_a_palette_keeps_them_all(number: int, mode: str) -> None:
    near = bytes(part for place in range(number) for part in (place % 256, place // 256, 7))
    picture = Image.frombytes("RGB", (number, 1), near)
    packed = read(pack_png(write(picture)))
    assert packed.mode == mode
    assert packed.convert("RGB").tobytes() == near


def test_size_in_print_stays_and_nothing_shows_through() -> None:
    packed = read(pack_png(write(Image.new("RGBA", (3, 2), (10, 20, 30, 255)))))
    assert packed.info["dpi"] == pytest.approx((144, 144), abs=0.1)
    assert packed.convert("RGBA").getpixel((2, 1)) == (10, 20, 30, 255)
