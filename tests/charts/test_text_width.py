"""How wide texts are held to be."""

from build_site.charts.text_width import measure_text


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert measure_text("mmm", 13) > measure_text("iii", 13) > 0
    assert measure_text("mål", 26) == 2 * measure_text("mål", 13)
