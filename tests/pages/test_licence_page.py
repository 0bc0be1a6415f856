"""The page about licences says what the packages say, of everything from others that the site carries."""

import json
import re
from importlib.metadata import distribution

from build_site.pages.licence_page import ADDRESS, BUNDLED, list_components
from tests.built import collect
from tests.pages.reading import read_page
from tests.toy import Toy

GRANTED = "Permission is hereby granted"


def test_every_component_has_a_version_and_a_licence() -> None:
    components = {one.name: one for one in list_components()}
    assert set(components) == {"mkdocs-material", "pagefind"}
    for one in components.values():
        assert one.version == distribution(one.name).version
        assert one.licence == "MIT"
    licence, icons = components["mkdocs-material"].texts
    assert any(part.startswith(GRANTED) for part in licence)
    assert any("Apache 2.0" in part for part in icons)
    assert "@" not in str(components["mkdocs-material"].texts)


def test_page_shows_all_of_it(checked_toy: Toy) -> None:
    page = read_page(collect(checked_toy.datasets)[f"{ADDRESS}index.md"].decode())
    for one in list_components():
        assert f'<h2 id="{one.name}">{one.name}</h2>' in page.body
        assert f"Version {one.version}, licens {one.licence}." in page.body
    assert GRANTED in page.body
    assert all(f"{name} ({licence})" in page.body for name, licence in BUNDLED.items())


def test_parts_of_materials_script_are_those_that_its_map_names() -> None:
    files = distribution("mkdocs-material").files or ()
    (found,) = [file for file in files if re.search(r"bundle\..*\.js\.map$", str(file))]
    sources = json.loads(found.read_text(encoding="utf-8"))["sources"]
    names = [re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source) for source in sources]
    assert {name[1] for name in names if name} == set(BUNDLED)
