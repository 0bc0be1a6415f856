"""Making a drawn SVG fit to stand in a page."""

from build_site.charts.svg import inline_svg, prefix_ids

DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" class="marks" width="720" height="236.5" '
    'viewBox="0 0 720 236">\n  <defs>\n    <clipPath id="clip1"><path d="M0,0h1v1Z"/></clipPath>\n'
    '    <linearGradient id="g-2"/><linearGradient id="g3" href="#g-2"/>\n  </defs>\n'
    '  <g clip-path="url(#clip1)" aria-label="X-axis titled \'a\'" role="graphics-symbol" '
    'aria-roledescription="axis" aria-hidden="true"><text>Budget 2019, tkr</text></g>\n</svg>\n'
)
INLINE = prefix_ids(inline_svg(DRAWN), "diagram-w")


def test_size_goes_and_the_view_box_stays() -> None:
    assert ' width="' not in INLINE
    assert ' height="' not in INLINE
    assert 'viewBox="0 0 720 236"' in INLINE


def test_svg_is_hidden_from_screen_readers_and_from_the_tab_order() -> None:
    assert INLINE.startswith("<svg ")
    assert INLINE.count('aria-hidden="true"') == 1
    assert 'focusable="false"' in INLINE.split(">")[0]


def test_english_texts_for_screen_readers_go() -> None:
    assert "aria-label" not in INLINE
    assert "roledescription" not in INLINE
    assert "role=" not in INLINE
    assert "axis" not in INLINE


def test_ids_and_references_to_them_get_the_prefix() -> None:
    assert 'id="diagram-w-clip1"' in INLINE
    assert "url(#diagram-w-clip1)" in INLINE
    assert 'id="diagram-w-g-2"' in INLINE
    assert 'href="#diagram-w-g-2"' in INLINE


def test_space_between_elements_goes_but_not_within_texts() -> None:
    assert "\n" not in INLINE
    assert "> <" not in INLINE
    assert "<text>Budget 2019, tkr</text>" in INLINE


def test_sizes_of_what_stands_inside_stay() -> None:
    inside = '<svg width="9" height="9"><rect width="5" height="6"/></svg>'
    assert '<rect width="5" height="6"/>' in inline_svg(inside)


def test_marks_keep_their_number() -> None:
    drawn = '<svg><path aria-label="12" role="graphics-symbol" d="M0,0"/><text aria-label="value: 1">1</text></svg>'
    assert inline_svg(drawn) == '<svg><path data-mark="12" d="M0,0"/><text>1</text></svg>'


def test_lines_keep_the_number_of_their_first_mark_apart_from_the_marks() -> None:
    drawn = '<svg><path aria-label="3" role="graphics-symbol" aria-roledescription="line mark" d="M0,0L1,1"/></svg>'
    assert inline_svg(drawn) == '<svg><path data-line="3" d="M0,0L1,1"/></svg>'


def test_names_at_the_ends_of_lines_keep_the_number_of_their_series() -> None:
    drawn = '<svg><text aria-label="series 2" role="graphics-symbol">Sagor</text></svg>'
    assert inline_svg(drawn) == '<svg><text data-series="2">Sagor</text></svg>'


def test_places_are_rounded_to_hundredths_and_texts_are_not() -> None:
    drawn = (
        '<svg viewBox="0 0 7.125 2"><path transform="translate(1.23456,-0.001)" d="M0,-12.3456h7.10000L1e-7,2.999"/>'
        '<text x="3.14159">1.23456</text></svg>'
    )
    assert inline_svg(drawn) == (
        '<svg viewBox="0 0 7.125 2"><path transform="translate(1.23,0)" d="M0,-12.35h7.1L0,3"/>'
        '<text x="3.14">1.23456</text></svg>'
    )


def test_line_below_empty_ones_stands_as_far_down_as_they_reach() -> None:
    drawn = '<text><tspan/><tspan x="0" dy="13"/><tspan x="0" dy="13">2019</tspan></text>'
    assert inline_svg(drawn) == '<text><tspan x="0" dy="26">2019</tspan></text>'
    whole = '<text><tspan>aug</tspan><tspan x="0" dy="13">2019</tspan></text>'
    assert inline_svg(whole) == whole
