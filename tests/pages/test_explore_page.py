"""The page for exploring, before its script has run."""

from build_site import addresses
from build_site.pages.site import Site
from tests.pages.reading import render_at


def test_without_a_script_it_leads_to_the_ready_comparisons(toy_site: Site) -> None:
    body = render_at("utforska/", toy_site)
    assert '<form action="./" method="get" hidden>' in body
    assert '<a href="../jamfor/">Färdiga jämförelser</a>' in body
    for one in toy_site.comparisons:
        link = f'<a href="../jamfor/{one.spec.id}/">'
        assert (link in body) == (one.spec.group == "municipalities")


def test_its_script_is_a_file_and_its_fields_have_names(toy_site: Site) -> None:
    body = render_at("utforska/", toy_site)
    assert '<script type="module" src="../assets/explore.js"></script>' in body
    for name in ("verksamhet", "vad", "vad2"):
        assert f'<label for="utforska-{name}">' in body
        assert f'id="utforska-{name}" name="{name}"' in body


def test_a_choice_has_an_address() -> None:
    assert addresses.explore_address() == "utforska/"
    assert addresses.explore_address(vad="sfi--net", kon="women") == "utforska/?vad=sfi--net&kon=women"
    assert addresses.explore_address(vad="a&b") == "utforska/?vad=a%26b"
