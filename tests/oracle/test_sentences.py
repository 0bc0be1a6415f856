"""Every page of the real site, read as its visitors do: a sentence with a figure in it is a row of claims.csv."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial
from html import escape, unescape

import pandas as pd
import pytest
import yaml

from build_site.pages.gathering import gather_pages
from tests.built import REAL, collect, collect_undrawn, make_site
from tests.oracle.recompute import NUMBER, TIMES, Database, parse, read_claims, rounds_to
from tests.oracle.sentences import find_unclaimed

# Pages whose digits are versions and licences, and what changed between editions: tests/publishing counts that.
NO_FIGURES_AT_ALL = ("om/licenser/", "utgavor/")
# What has digits and no figure: files, versions, the forms of numbers, and where a compared figure stands.
NO_FIGURES = (
    r"[\w{}./-]+\.(?:json|csv|xlsx|zip)\b.*", r"OpenAPI 3\.1|JSON-stat 2\.0|CC0(?: 1\.0)?",
    r"version \d+\.\d+\.\d+|utgåva \d+\.\d+\.\d+",
    r"så 93,30 står som 93\.30", r"Index där (?:seriens första siffra|\d{4}) är 100\.", r"källrad [\d–;, -]+(?=\)|$)",
    r"[Dd]elårsrapport \d", r"delår \d»", r"«Delårsrapport [^»]*»", r"«[^»]*(?:per år|den \d+ [a-z]+)[^»]*»",
    r"«[\d–]+»|«[<>=]*\d+»", r"på \d+–\d+ procent$",
    r"(?<=nämnden)\d rapport(?:er)?$", r"^.+, .+: (?:−?[\d\u00a0 ,]+|tom cell)\. ",  # an uncertain cell of a list
)  # fmt: skip


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return collect_undrawn(REAL)


@pytest.fixture(scope="module")
def unclaimed(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """What pages say with figures that no claim has, by page."""
    claimed = _find_claimed(files)
    pattern = re.compile("|".join(f"(?:{one})" for one in NO_FIGURES))
    found = {}
    for path, content in files.items():
        page = path.removesuffix("index.md")
        if path.endswith("index.md") and not page.startswith(NO_FIGURES_AT_ALL):
            body = content.decode().split("---\n", 2)[2]
            found[page] = find_unclaimed(body, claimed[page], partial(pattern.sub, " "))
    return {page: blocks for page, blocks in found.items() if blocks}


def _find_claimed(files: Mapping[str, bytes]) -> Mapping[str, list[str]]:
    claimed: dict[str, list[str]] = defaultdict(list)
    for claim in read_claims(Database(files)):
        claimed[claim.page].append(claim.text)
    return claimed


def test_every_sentence_with_a_figure_is_a_claim(
    files: Mapping[str, bytes], unclaimed: Mapping[str, list[str]]
) -> None:
    totals, claimed, wrong = Database(files).read("observations"), _find_claimed(files), []
    for page, blocks in unclaimed.items():
        for block in blocks:
            left = re.sub(r"Totalt ([\d\u00a0 ,]+)\.", partial(_leave_total, page=page, observations=totals), block)
            left = re.sub(
                rf"Rapporten nämner {N} mått med mål men inget utfall", " ", left
            )  # the goals' tests count it
            if find_unclaimed(f"<p>{left}</p>", claimed[page]):
                wrong.append((page, left))
    assert not wrong, "\n".join(f"{page}: {left}" for page, left in wrong)


def _leave_total(found: re.Match[str], page: str, observations: pd.DataFrame) -> str:
    """Nothing, where the total that a chart's subtitle tells is a figure of the table on the page."""
    municipality, committee, period, table = page.removeprefix("kommuner/").strip("/").split("/")
    report = f"{municipality}-{committee}-{period}"
    about = observations[(observations["report"] == report) & (observations["table"] == table)]
    number = parse(re.sub(r"\s", "", found[1]))
    amounts = {abs(Decimal(text)) / factor for text in about["value_base"] if text for factor in (1, 1000, 1000000)}
    return " " if any(round(one, 1) == number for one in amounts) else found[0]


N = r"(\d[\d\u00a0 ]*)"
# What is published beside the pages: for search engines, screen readers, feeds and programs.
TEXTS = re.compile(r'(?:aria-label|alt|title|content|data-tip)="([^"]*)"')
PROSE = ("title", "description", "question", "summary", "reasons", "notes", "text", "explanation", "note", "message")
# Digits of texts that are about files and places, not figures.
ABOUT = (
    r"^[\d;, –-]+källrad till raden .*", r"^(?:I rapporten|Kolumner|Filer): .*",
    r"^[\d,]+\s(?:kB|byte|MB): .*", r"RiR \d+:\d+", r"[a-z]+(?:-[a-zåäö0-9]+){2,}",
    r"avsnitt .*?avskriven siffra för siffra", r"«[^»]*», diarienummer [A-Z]+/\d{4}:\d+",
    r"\d+ (?:rapporter|tabeller|siffror|rader|kolumner|mått|jämförelser)\b",
    r"källrad(?:erna)? [\d–;, och-]+", r"HTTP|ISO \d+|\d{4,}|UTF-8|SHA-256", r"tabell \d+|avsnitt [\d.]+",
)  # fmt: skip


def test_what_stands_beside_the_text_of_a_page_is_claimed_too(files: Mapping[str, bytes]) -> None:
    """Front matter (titles, descriptions of the page and of its structured data), alternative texts and labels."""
    claimed, wrong, tried = _find_claimed(files), [], 0
    totals, titles = Database(files).read("observations"), set(Database(files).read("tables")["title"])
    for path, content in files.items():
        page = path.removesuffix("index.md")
        if path.endswith("index.md") and not page.startswith(NO_FIGURES_AT_ALL):
            _, front, body = content.decode().split("---\n", 2)
            leave = partial(_leave_total, page=page, observations=totals)
            head = yaml.safe_load(front)
            described = [  # JSON-LD for search engines, with tables' names as printed
                text.removeprefix(next((one for one in titles if text.startswith(f"{one}. Tabell ur ")), ""))
                for text in _list_texts(json.loads(head.get("dataset", "{}")))
            ]
            told = [
                re.sub(r"Totalt ([\d\u00a0 ,]+)\.", leave, unescape(text))
                for text in (*_list_texts(head), *described, *TEXTS.findall(body))
            ]
            tried += len(told)
            wrong += [(page, text) for text in told if _is_unclaimed(text, claimed[page])]
    assert tried > 1000
    assert not wrong, "\n".join(f"{page}: {text}" for page, text in wrong[:40])


def test_what_programs_and_feeds_get_is_claimed_too(files: Mapping[str, bytes]) -> None:
    """Every text in the API, in descriptions of the data and in feeds that is a sentence with a figure."""
    claimed = {text for texts in _find_claimed(files).values() for text in texts}
    wrong, tried = [], 0
    for path, content in files.items():
        texts: list[str] = []
        if path.startswith("api/v1/") and path.endswith(".json") and "/tables/" not in path:
            texts = [text for text in _list_texts(json.loads(content)) if text.endswith(".")]
        elif path.endswith((".xml", ".ics")):
            texts = ["".join(one) for one in re.findall(r"<summary>(.*?)</summary>|SUMMARY:(.*)", content.decode())]
        tried += len(texts)
        wrong += [(path, text) for text in texts if _is_unclaimed(text, claimed)]
    assert tried > 50
    assert not wrong, "\n".join(f"{path}: {text}" for path, text in wrong[:40])


def test_what_pictures_beside_links_say_is_claimed_too(files: Mapping[str, bytes]) -> None:
    claimed = _find_claimed(files)
    site = make_site(REAL)
    previews = [(page.address, page.preview) for page in gather_pages(site) if page.preview]
    assert len(previews) > 50
    for address, preview in previews:
        heads = [f"{one.number}\u00a0{one.unit}: {one.name}" if one.unit else f"{one.number}: {one.name}"
                 for one in preview.numbers]  # fmt: skip
        said = {text.replace("\u00a0", " ") for text in claimed[address]}
        assert {head.replace("\u00a0", " ") for head in heads} <= said, address
        assert not _is_unclaimed(preview.title, claimed[address]), preview.title


@pytest.fixture(scope="module")
def pictures() -> Mapping[str, tuple[str, str]]:
    """What each drawn picture says to those who don't see it: its title and its description, by address."""
    found = {}
    for path, content in collect(REAL).items():
        if path.endswith(".svg") and path.startswith("diagram/"):
            title, about = re.findall(r"<(?:title|desc)>(.*?)</(?:title|desc)>", content.decode())[:2]
            found[path.rpartition("/")[0] + "/"] = unescape(title), unescape(about)
    return found


def test_drawn_pictures_say_what_is_claimed_and_then_the_figures_of_their_table(
    files: Mapping[str, bytes], pictures: Mapping[str, tuple[str, str]]
) -> None:
    assert len(pictures) > 100
    database, claimed = Database(files), _find_claimed(files)
    strange = {page: _find_strange(page, texts, claimed, database) for page, texts in pictures.items()}
    assert {page: found for page, found in strange.items() if found} == {}


def test_a_changed_figure_in_a_picture_is_noticed(
    files: Mapping[str, bytes], pictures: Mapping[str, tuple[str, str]]
) -> None:
    database, claimed = Database(files), _find_claimed(files)
    page = "diagram/botkyrka-sn-2022-verksamhetsberattelse/volumes/"
    title, about = pictures[page]
    changed = title.replace("7 av de 12", "6 av de 12")
    assert _find_strange(page, (changed, about.replace(title, changed)), claimed, database) == [changed]
    assert _find_strange(page, (title, about.replace("2022 103", "2022 107")), claimed, database) == ["107"]


Claimed = Mapping[str, list[str]]


def _find_strange(page: str, texts: tuple[str, str], claimed: Claimed, database: Database) -> list[str]:
    """The title where it has a figure and is no claim, and the numbers of the description that nobody has printed."""
    title, about = texts
    strange = [title] if _is_unclaimed(title, claimed[page]) else []
    strange += [] if about.startswith(title) else [about]
    told = re.sub(r"[Dd]elår(?:srapport)? \d", " ", TIMES.sub(" ", about.removeprefix(title)))
    said = [one[0] for one in NUMBER.finditer(told)]
    amounts, names = _list_drawn(page, claimed, database)
    return strange + [
        number
        for number in said
        if number not in names and not any(rounds_to(amount, number.lstrip("+−"), HALF) for amount in amounts)
    ]


HALF = Decimal("0.005")  # figures on another base are published with two decimals


def _list_drawn(page: str, claimed: Claimed, database: Database) -> tuple[set[Decimal], set[str]]:
    """The sizes that a chart's table or comparison has, in kronor, thousands and millions; and the digits of names."""
    if page.startswith("diagram/jamfor/"):
        name = page.split("/")[2]
        frame = database.read("comparisons")
        frame = frame[frame["comparison"] == name]
        texts = [*frame["series"], *frame["title"], *claimed[f"jamfor/{name}/"]]
    else:
        # A report's own chart has no table in its address; its goals' chart holds measures of several tables.
        report, table = [*page.split("/"), ""][1:3]
        frame = database.read("observations")
        frame = frame[(frame["report"] == report) & (frame["table"].eq(table) | (table in ("", "mal")))]
        texts = [*frame["label"], *database.read("indicators")["title"]]
    numbers = {Decimal(one) for column in ("value", "value_base") if column in frame for one in frame[column] if one}
    sizes = {abs(number) / factor for number in numbers for factor in (1, 1000, 1000000)}
    return sizes, {one[0] for text in texts for one in NUMBER.finditer(text)}


def _list_texts(value: object, key: str = "") -> list[str]:
    """The texts of a parsed file that people read, whatever they lie in."""
    if isinstance(value, dict):
        return [text for name, inner in value.items() for text in _list_texts(inner, str(name))]
    if isinstance(value, list):
        return [text for inner in value for text in _list_texts(inner, key)]
    return [value] if isinstance(value, str) and key in PROSE else []


def _is_unclaimed(text: str, claimed: Iterable[str]) -> bool:
    leave = re.compile("|".join(f"(?:{one})" for one in (*ABOUT, *NO_FIGURES)))
    return bool(find_unclaimed(f"<p>{escape(text)}</p>", claimed, partial(leave.sub, " ")))


def test_a_sentence_that_is_no_claim_is_found() -> None:
    page = "<p>Nämnden gick 13,5 mnkr plus 2022. Det är mer än året före.</p><p class='ou-meta'>20 siffror</p>"
    assert find_unclaimed(page, []) != []
    assert find_unclaimed(page, ["Nämnden gick 13,5 mnkr plus 2022."]) == []
    assert find_unclaimed(page, ["Nämnden gick 13,4 mnkr plus 2022."]) != []
