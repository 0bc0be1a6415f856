"""How wide texts are held to be: the same as in the fonts that draw them, and lines that fit."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from build_site.charts.converter import convert_to_png
from build_site.charts.pictures import FONT
from build_site.charts.text_width import Face, cut_lines, measure_text, wrap_text

SIZE, ROW, ROOM = 50, 80, 2600
SAID = "Kostnaden för vuxenutbildning ökade från 1 234,5 till 1 301,9 mnkr (+5,5 %), «Åäö» & W@…"
WEIGHTS = {Face.PICTURE: 400, Face.PICTURE_BOLD: 700}


def draw_advances(texts: list[str], face: Face) -> list[float]:
    """How far a bar after each text stands from one that follows no text, as vl-convert draws it, in px."""
    shown = [text.replace("&", "&amp;").replace("<", "&lt;") for text in ["", *texts]]
    lines = "".join(
        f'<text x="0" y="{number * ROW + 55}" xml:space="preserve">{text}|</text>' for number, text in enumerate(shown)
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{ROOM}" height="{len(shown) * ROW}">'
        f'<g font-family="{FONT}" font-size="{SIZE}" font-weight="{WEIGHTS[face]}">{lines}</g></svg>'
    )
    with Image.open(BytesIO(convert_to_png(svg))) as picture:
        alpha = picture.getchannel("A")
        boxes = [alpha.crop((0, n * ROW, ROOM, (n + 1) * ROW)).getbbox() for n in range(len(shown))]
    rights = [box[2] for box in boxes if box]
    assert len(rights) == len(shown)
    return [right - rights[0] for right in rights[1:]]


@pytest.mark.parametrize("face", WEIGHTS)
def test_every_sign_is_as_wide_as_in_the_font_of_the_pictures(face: Face) -> None:
    # Five of each, so that the rounding to whole pixels is small, with bars between them: pairs may be drawn closer.
    signs = [sign for sign in face.value if sign not in " \u00a0"]
    drawn = draw_advances(["|".join([sign] * 5) for sign in signs], face)
    wrong = {
        sign: (advance, said)
        for sign, advance in zip(signs, drawn, strict=True)
        if abs(advance - (said := measure_text("|".join([sign] * 5), SIZE, face))) > 1
    }
    assert wrong == {}


@pytest.mark.parametrize("face", WEIGHTS)
def test_a_sentence_is_no_wider_than_it_is_said_to_be_and_nearly_as_wide(face: Face) -> None:
    (drawn,) = draw_advances([SAID], face)
    assert drawn - 1 <= measure_text(SAID, SIZE, face) <= drawn * 1.01  # some letters are drawn closer to each other


def test_every_sign_that_swedish_needs_is_known() -> None:
    needed = "abcdefghijklmnopqrstuvwxyzåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789 \u00a0.,:;!?–−+()«»%§/&"
    for face in Face:
        assert set(needed) <= face.value.keys()


def test_an_unknown_sign_takes_room_and_pages_get_air() -> None:
    assert measure_text("学", 10) >= 7
    assert measure_text(SAID, 13) == pytest.approx(1.15 * measure_text(SAID, 13, Face.PICTURE))
    assert measure_text("mål", 26) == 2 * measure_text("mål", 13)


words = st.text("abcåäöWi ,-\u00a0", max_size=80)


@given(words, st.floats(20, 300), st.sampled_from(Face), st.booleans())
def test_lines_fit_and_hold_the_whole_text(text: str, width: float, face: Face, break_words: bool) -> None:
    lines = wrap_text(text, width, 13, face, break_words=break_words)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert line
        fits = measure_text(line, 13, face) <= width
        assert fits or (not break_words and " " not in line)


def test_lines_are_broken_at_spaces_and_after_hyphens_but_not_at_no_break_spaces() -> None:
    assert wrap_text("Antal SFI-studerande", 85, 13) == ["Antal SFI-", "studerande"]
    assert wrap_text("1\u00a0234 kr", 30, 13) == ["1\u00a0234", "kr"]
    assert wrap_text("Daglig 2019-04", 60, 13) == ["Daglig", "2019-04"]
    assert wrap_text("", 100, 13) == []


def test_a_line_is_as_full_as_it_can_be() -> None:
    width = measure_text("ett två", 13)
    assert wrap_text("ett två tre", width, 13) == ["ett två", "tre"]
    assert wrap_text("ett två tre", width - 0.1, 13) == ["ett", "två", "tre"]


def test_what_is_left_out_is_marked_and_the_mark_fits() -> None:
    lines = wrap_text("ett två tre fyra fem sex sju", 50, 13)
    assert cut_lines(lines, len(lines), 50, 13) == lines
    cut = cut_lines(lines, 2, 50, 13)
    assert len(cut) == 2
    assert cut[0] == lines[0]
    assert cut[1].endswith(" …")
    assert measure_text(cut[1], 13) <= 50
