import pytest

from build_site.pages.head_titles import MOST, head_title

SOURCE = "Delårsrapport 1 2022, AVN Eskilstuna"


@pytest.mark.parametrize(
    ("title", "brief", "expected"),
    [
        ("Öppen uppföljning", "", "Öppen uppföljning"),
        ("Kommuner", "", "Kommuner – Öppen uppföljning"),
        ("a" * 49, "", "a" * 49 + " – Öppen uppföljning"),
        ("a" * 50, "", "a" * 50),
        (f"Sjukfrånvaro – {SOURCE}", "Sjukfrånvaro – AVN Eskilstuna 2022", f"Sjukfrånvaro – {SOURCE}"),
        (
            f"Godkända betyg i komvux, gymnasial nivå – {SOURCE}",
            "Godkända betyg i komvux, gymnasial nivå – AVN Eskilstuna 2022",
            "Godkända betyg i komvux, gymnasial nivå – AVN Eskilstuna 2022",
        ),
        (
            f"Stickprov: nyanställda och utdrag ur belastningsregistret – {SOURCE}",
            "Stickprov: nyanställda och utdrag ur belastningsregistret – SN Botkyrka 2022",
            "Stickprov: nyanställda och utdrag ur… – SN Botkyrka 2022",
        ),
        ("Alla ord, " * 9 + "slut", "", "Alla ord, Alla ord, Alla ord, Alla ord, Alla ord, Alla ord, Alla…"),
        ("a" * 90, "", "a" * 68 + "…"),
        ("a" * 90 + " – " + SOURCE, "", "a" * 29 + "… – " + SOURCE),
    ],
)
def test_title_says_the_page_first_and_keeps_where_it_is_from(title: str, brief: str, expected: str) -> None:
    assert head_title(title, brief) == expected
    assert len(expected) <= MOST


def test_a_long_source_is_cut_with_the_rest() -> None:
    assert head_title("Betyg – " + "lång " * 20) == "Betyg – " + "lång " * 11 + "lång…"
