"""Packs drawn pictures as small PNG files that hold exactly the pixels that were drawn."""

from collections.abc import Mapping
from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngImageFile

_MOST = 256  # colours of a palette


def pack_png(png: bytes) -> bytes:
    """The same picture in about a seventh of the bytes; what shows through becomes opaque.

    vl-convert packs its pictures in haste, with four bytes for each pixel. Drawings have few colours, so nearly all
    have room in a palette; one that has more keeps three bytes for each pixel.
    """
    packed = BytesIO()
    with PngImageFile(BytesIO(png)) as picture:
        _number_colours(picture.convert("RGB")).save(packed, "PNG", dpi=picture.info.get("dpi"))
    return packed.getvalue()


def _number_colours(picture: Image.Image) -> Image.Image:
    """A picture with a palette, the most used colour first, or the picture itself where it has too many colours.

    Pillow's own `quantize` takes colours that differ by less than four steps for the same one.
    """
    counted = picture.getcolors(_MOST)
    if counted is None:
        return picture
    colours: list[tuple[int, int, int]] = [colour for _, colour in sorted(counted, reverse=True)]  # type: ignore[misc]
    red, green, blue = picture.split()
    pairs = {pair: number for number, pair in enumerate(dict.fromkeys(colour[:2] for colour in colours))}
    triples = {(pairs[colour[:2]], colour[2]): number for number, colour in enumerate(colours)}
    numbered = _number_pairs(_number_pairs(red, green, pairs), blue, triples)
    numbered.putpalette([part for colour in colours for part in colour])
    return numbered


def _number_pairs(first: Image.Image, second: Image.Image, numbers: Mapping[tuple[int, int], int]) -> Image.Image:
    """A picture whose every pixel is the number of a pair: of those of two pictures of one byte a pixel."""
    both = Image.merge("LA", (first, second))
    words = Image.frombytes("I;16", first.size, both.tobytes())
    table = [0] * (1 << 16)
    for (low, high), number in numbers.items():
        table[low + 256 * high] = number
    return words.convert("I").point(table, "L")
