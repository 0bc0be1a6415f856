"""Drawing each chart once."""

from dataclasses import replace

from build_site.charts.studio import Pictures, Studio, digest_chart, draw_pictures
from tests.charts.drawn import make_chart
from tests.halves import leave_to_the_whole

CHART = make_chart("bars", {("Sagor", ""): "1", ("Lek", ""): "2"})
KNOWN = Pictures('<svg id="a">bred</svg>', "<svg>smal</svg>", "<svg>bild</svg>", b"bild", "{}")


def test_pictures_are_those_that_are_drawn_in_this_process() -> None:
    leave_to_the_whole("drawn charts")
    with Studio({}) as studio:
        drawing = studio.draw(CHART, "diagram")
        assert studio.finish() == {digest_chart(CHART): draw_pictures(CHART)}
        assert drawing.narrow.startswith("<svg")
        assert drawing.wide != drawing.narrow


def test_known_pictures_are_used_and_their_ids_prefixed() -> None:
    with Studio({digest_chart(CHART): KNOWN}) as studio:
        drawing = studio.draw(CHART, "diagram-2")
        assert (drawing.wide, drawing.narrow) == ('<svg id="diagram-2-w-a">bred</svg>', "<svg>smal</svg>")
        assert studio.finish() == {digest_chart(CHART): KNOWN}


def test_only_what_was_asked_for_is_kept() -> None:
    with Studio({"stale": KNOWN}) as studio:
        assert studio.finish() == {}


def test_a_changed_chart_is_another_chart() -> None:
    changed = replace(
        CHART, marks=(replace(CHART.marks[0], point=replace(CHART.marks[0].point, decimals=1)), CHART.marks[1])
    )
    assert digest_chart(changed) != digest_chart(CHART)
    assert digest_chart(replace(CHART)) == digest_chart(CHART)


def test_charts_with_an_id_are_published_each_once_in_order() -> None:
    other, chart = replace(CHART, id="b/lek"), replace(CHART, id="a/lek")
    with Studio({digest_chart(one): KNOWN for one in (CHART, other, chart)}) as studio:
        for one in (CHART, other, chart, other):
            studio.draw(one, "diagram")
        assert [drawing.chart.id for drawing in studio.published] == ["a/lek", "b/lek"]


def test_height_is_that_of_the_higher_drawing() -> None:
    known = replace(KNOWN, wide='<svg viewBox="0 0 720 200.4">', narrow='<svg viewBox="0 0 340 310.6">')
    with Studio({digest_chart(CHART): known}) as studio:
        assert studio.draw(CHART, "diagram").height == 311
