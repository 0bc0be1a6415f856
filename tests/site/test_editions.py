"""Editions as they are served: every frozen file is there with its hash, and a citation can be copied."""

import hashlib
import io
import json
import re
import urllib.request
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from tests.site.conftest import Open
from tests.site.kinds import DEVIATION, EDITION

FOLDER = f"utgavor/{EDITION}/"


def fetch(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 # this computer's own
        content: bytes = answer.read()
    return content


def test_every_file_of_the_manifest_is_answered_with_its_hash(address: str) -> None:
    manifest = json.loads(fetch(f"{address}{FOLDER}manifest.json"))
    assert manifest["edition"] == EDITION
    assert len(manifest["files"]) > 100
    for file in manifest["files"]:
        content = fetch(f"{address}{FOLDER}{file['name']}")
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file["bytes"], file["sha256"]), file["name"]


def test_zip_holds_the_same_files(address: str, built_site: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(fetch(f"{address}utgavor/{EDITION}.zip"))) as archive:
        for name in archive.namelist():
            assert archive.read(name) == (built_site / FOLDER / name).read_bytes(), name


def test_every_page_leads_to_the_feed(built_site: Path) -> None:
    pages = [path for path in built_site.rglob("index.html") if not path.is_relative_to(built_site / "diagram")]
    for path in pages:
        (href,) = re.findall(
            r'<link rel="alternate feed" type="application/atom\+xml"[^>]* href="([^"]+)"', path.read_text()
        )
        assert (path.parent / href).resolve() == (built_site / "utgavor" / "andringar.xml").resolve()
    feed = ElementTree.fromstring((built_site / "utgavor" / "andringar.xml").read_text())  # noqa: S314 # our own
    titles = [title.text for title in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert f"Utgåva {EDITION}" in titles
    assert len(pages) > 100


def test_data_page_leads_to_the_editions(open_page: Open) -> None:
    visit = open_page("data/")
    visit.page.get_by_role("link", name="Utgåvor som aldrig ändras").click()
    visit.page.get_by_role("link", name=f"Utgåva {EDITION}", exact=True).click()
    assert visit.page.locator("h1").inner_text() == f"Utgåva {EDITION}"


def test_citation_is_copied_with_whole_addresses_and_the_row(open_page: Open) -> None:
    visit = open_page(DEVIATION, permissions=["clipboard-read", "clipboard-write"])
    visit.page.locator(".ou-lines a").first.click()
    row = visit.page.evaluate("location.hash")
    assert row.startswith("#rad-")
    visit.page.get_by_role("button", name="Kopiera hänvisningen").click()
    visit.page.get_by_role("status").filter(has_text="Kopierad").wait_for()
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Öppen uppföljning: «")
    assert f" {visit.address}{DEVIATION}{row} " in copied
    assert visit.errors == []


def test_citation_is_complete_without_javascript(open_page: Open) -> None:
    visit = open_page(DEVIATION, java_script_enabled=False)
    assert DEVIATION in visit.page.locator(".ou-citation").inner_text()
    assert visit.page.get_by_role("button", name="Kopiera hänvisningen").count() == 0
