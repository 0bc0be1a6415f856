"""No published file leads to a program, whatever its form and however the address is written."""

import html
import json
from collections.abc import Mapping

import pytest
import yaml

from build_site.output.link_guard import find_programs, refuse_programs, runs_program
from build_site.problems import BuildError
from build_site.publishing.citing import EditionName
from build_site.publishing.history import Step, build_feed
from build_site.publishing.versions import Version

PROGRAMS = (
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "DATA:application/xhtml+xml;base64,PHg+",
    "\u200bjavascript:alert(1)",
    "javascript\t:alert(1)",
)
HARMLESS = (
    "https://exempel.se/?q=javascript:x",
    "./data:x",
    "#data:x",
    "kommuner/javascript/",
    "data/observations.csv",
    "urn:uuid:0b0f2c52-6f0e-4d0c-9a53-5f2c4f3b7a10",
)


def _write_forms(address: str) -> Mapping[str, bytes]:
    """Every form of file in which an address is published, with one in it."""
    attribute, text = html.escape(address), json.dumps(address)
    linked = f'{{"@context":"https://schema.org/","spatialCoverage":[{{"sameAs":{text}}}]}}'
    inside = linked.replace("<", r"\u003c")  # as JSON stands in a script element
    front = yaml.safe_dump({"title": "x", "dataset": linked}, allow_unicode=True)
    forms = {
        "kommuner/index.md": f"---\n{front}---\n\n<p>Text</p>\n",
        "diagram/x/index.html": f'<script type="application/ld+json">{inside}</script>',
        "data/datapackage.json": f'{{"licenses": [{{"path": {text}}}], "resources": []}}',
        "data/x-metadata.json": f'{{"@context": ["x", {{"@language": "sv"}}], "tables": [{{"url": {text}}}]}}',
        "api/openapi.json": f'{{"servers": [{{"url": {text}}}]}}',
        "api/v1/index.json": f'{{"reports": [{{"sameAs": ["https://a.se", {text}]}}]}}',
    }
    for name in ("href", "src", "action", "formaction", "data-to", "xlink:href", "srcset"):
        forms[f"{name}/index.md"] = f'---\ntitle: x\n---\n\n<p><a {name}="{attribute}">x</a></p>\n'
        forms[f"{name}/index.html"] = f'<p><a {name}="{attribute}">x</a></p>\n'
    if "\x01" not in address:  # which XML can't hold
        place = attribute.replace("\t", "&#9;").replace("\n", "&#10;")
        rdf, xsd = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#anyURI"
        forms |= {
            "about.rdf": f'<rdf:RDF xmlns:rdf="{rdf}"><rdf:Description rdf:about="{place}"/></rdf:RDF>',
            "resource.rdf": f'<rdf:RDF xmlns:rdf="{rdf}"><x rdf:resource="{place}"/></rdf:RDF>',
            "text.rdf": f'<rdf:RDF xmlns:rdf="{rdf}"><x rdf:datatype="{xsd}">{place}</x></rdf:RDF>',
            "feed.xml": f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{place}"/></feed>',
            "author.xml": f'<feed xmlns="http://www.w3.org/2005/Atom"><author><uri>{place}</uri></author></feed>',
            "chart.svg": f'<svg xmlns:x="http://www.w3.org/1999/xlink"><a x:href="{place}"><text>x</text></a></svg>',
        }
    return {path: content.encode() for path, content in forms.items()}


@pytest.mark.parametrize("address", PROGRAMS)
def test_address_that_runs_a_program_is_found_in_every_form(address: str) -> None:
    for path, content in _write_forms(address).items():
        assert [runs_program(found) for found in find_programs(path, content)] == [True], path


@pytest.mark.parametrize("address", HARMLESS)
def test_address_that_runs_nothing_is_let_through_in_every_form(address: str) -> None:
    forms = _write_forms(address)
    assert refuse_programs(forms) is forms


def test_words_that_look_like_addresses_are_let_through() -> None:
    files = {
        "a/index.md": b'---\ntitle: "javascript:x"\n---\n\n<p title="data:x" aria-label="data: 3">javascript:x</p>\n',
        "a.svg": b'<svg><text aria-label="data: 3">javascript:x</text></svg>',
        "a.json": b'{"label": "Data: antal", "rows": [{"title": "javascript:x", "url": null}]}',
        "a.csv": b"url\njavascript:x\n",
        "a.png": b"\x89PNG href=javascript:x",
    }
    assert refuse_programs(files) is files


def test_every_file_and_address_is_told_in_swedish() -> None:
    with pytest.raises(BuildError) as told:
        refuse_programs({"a.json": b'{"url": "javascript:x"}', "b.html": b'<a href="data:y">x</a>', "c.csv": b""})
    text = str(told.value)
    assert "Länkar som kör ett program" in text
    assert "a.json: «javascript:x»\nb.html: «data:y»\n" in text
    assert "skriv en adress som börjar med https://" in text


def test_feed_of_a_site_at_such_an_address_is_refused() -> None:
    step = Step(EditionName(Version(1, 0, 0), "2026-11-22", False), "", ())
    feed = build_feed([step], "javascript:alert(1)//")
    assert len(find_programs("utgavor/andringar.xml", feed.encode())) == 3
    assert refuse_programs({"utgavor/andringar.xml": build_feed([step], "https://exempel.se/").encode()})
