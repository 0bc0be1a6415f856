"""Links in the built site that lead nowhere."""

from pathlib import Path

import pytest

from build_site.output.links import find_broken_links


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, "index.html", '<h1 id="start">Start</h1><a name="gammal"></a>')
    write(tmp_path, "data/index.html", '<h1 id="data">Data</h1>')
    write(tmp_path, "data/fil å.csv", "a")
    return tmp_path


def write(site: Path, name: str, content: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../">',
        '<a href="../data/">',
        '<a href="../data">',
        '<a href="./">',
        '<a href="#har">',
        '<a href="#__top">',
        '<a href="../#start">',
        '<a href="../#gammal">',
        '<a href="../data/#data">',
        '<a href="../data/fil%20%C3%A5.csv">',
        '<img src="../data/fil å.csv">',
        '<a href="https://example.org/saknas">',
        '<a href="mailto:a@example.org">',
        '<a href="">',
        "<a>",
    ],
)
def test_link_that_leads_somewhere_is_not_listed(site: Path, link: str) -> None:
    write(site, "sida/index.html", f'<p id="har">{link}</p>')
    assert find_broken_links(site) == []


@pytest.mark.parametrize(
    ("element", "link"),
    [
        ('<a href="saknas/">', "saknas/"),
        ('<a href="../data/saknas.csv">', "../data/saknas.csv"),
        ('<a href="#saknas">', "#saknas"),
        ('<a href="../data/#saknas">', "../data/#saknas"),
        ('<img src="saknas.svg">', "saknas.svg"),
        ('<link href="../saknas.css">', "../saknas.css"),
        ('<script src="saknas.js"></script>', "saknas.js"),
        ('<a href="../../utanfor.html">', "../../utanfor.html"),
    ],
)
def test_link_that_leads_nowhere_is_listed_with_its_page(site: Path, element: str, link: str) -> None:
    write(site, "sida/index.html", element)
    assert find_broken_links(site) == [f"sida/index.html: {link}"]


@pytest.mark.parametrize(
    "link", ["../../grannen/index.html", "../../grannen/", "../../grannen/#start", "../..", "../../"]
)
def test_link_out_of_the_site_is_listed_though_something_lies_there(site: Path, link: str) -> None:
    write(site.parent, "grannen/index.html", '<h1 id="start">Grannen</h1>')
    write(site.parent, "index.html", "")
    write(site, "sida/index.html", f'<a href="{link}">')
    assert find_broken_links(site) == [f"sida/index.html: {link}"]


def test_link_from_the_root_of_the_computer_is_listed(site: Path) -> None:
    """The site must work under any address, so no link may begin with a slash."""
    link = (site / "index.html").as_posix()
    write(site, "sida/index.html", f'<a href="{link}">')
    assert find_broken_links(site) == [f"sida/index.html: {link}"]


def test_every_page_is_read_and_each_link_listed_once(site: Path) -> None:
    write(site, "b/index.html", '<a href="x/"></a><a href="x/"></a><a href="a/"></a>')
    write(site, "a/index.html", '<a href="y/"></a>')
    assert find_broken_links(site) == ["a/index.html: y/", "b/index.html: a/", "b/index.html: x/"]


def test_page_for_addresses_that_do_not_exist_is_left_out(site: Path) -> None:
    write(site, "404.html", '<a href="/saknas/">')
    assert find_broken_links(site) == []
