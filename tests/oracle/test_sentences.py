"""Every page of the real site, read as its visitors do: a sentence with a figure in it is a row of claims.csv."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import partial
from html import escape, unescape

import pandas as pd
import pytest
import yaml

from build_site.pages.gathering import gather_pages
from tests.built import REAL, collect_undrawn, make_site
from tests.oracle.recompute import Database, parse, read_claims
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


def test_every_sentence_with_a_figure_is_a_claim_or_a_count_that_is_right(
    files: Mapping[str, bytes], unclaimed: Mapping[str, list[str]]
) -> None:
    counts, wrong = _count(Database(files)), []
    totals, claimed = Database(files).read("observations"), _find_claimed(files)
    for page, blocks in unclaimed.items():
        for block in blocks:
            left = re.sub(rf"{N} samband", " ", block)  # see the next test
            left = re.sub(r"Totalt ([\d\u00a0 ,]+)\.", partial(_leave_total, page=page, observations=totals), left)
            left = re.sub(
                rf"Rapporten nämner {N} mått med mål men inget utfall", " ", left
            )  # the goals' tests count it
            for pattern, expected in counts.items():
                for found in re.finditer(pattern, block):
                    numbers = [int(re.sub(r"\s", "", number)) for number in found.groups()]
                    if numbers == expected(page):  # a count that is wrong is left, and told
                        left = left.replace(found[0], " ")
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
_READ = "Rubrik eller text mot tabell"  # what has been read rather than computed


def _count(database: Database) -> dict[str, Callable[[str], list[int]]]:
    """What the site says of itself, counted in the published files: pattern → the numbers in it, of a page."""
    findings, observations = database.read("findings"), database.read("observations")
    verdicts = database.read("comparisons").drop_duplicates("comparison")["verdict"].value_counts()
    causes = len(findings.drop_duplicates(["report", "cause"]))
    figures = int(((observations["value"] != "") | (observations["value_text"] != "")).sum())

    def count_causes(page: str) -> list[int]:
        report = "-".join(page.removeprefix("kommuner/").strip("/").split("/"))
        return [int(findings[findings["report"] == report]["cause"].nunique())]

    return {
        rf"kontrollerat {N} siffror och": lambda _: [figures],
        rf"{N} gånger räknar": lambda _: [causes],
        rf"{N} fel och motsägelser är förklarade här": lambda _: [causes],
        rf"på {N} ställen, för": lambda _: [len(findings)],
        rf"{N} av dem går inte ihop": lambda _: [int((findings["relation"] != _READ).sum())],
        rf"{N} jämförelser håller, {N} gör det med förbehåll, och {N} gånger": lambda _: [
            int(verdicts[one]) for one in ("comparable", "reservations", "not_comparable")
        ],
        rf"{N} fel eller motsägelser": count_causes,
    }


# What is published beside the pages: for search engines, screen readers, feeds and programs.
TEXTS = re.compile(r'(?:aria-label|alt|title|content|data-tip)="([^"]*)"')
PROSE = ("title", "description", "question", "summary", "reasons", "notes", "text", "explanation", "note", "message")
# Digits of texts that are about files and places, not figures.
ABOUT = (
    r"^[\d;, –-]+källrad till raden .*", r"^(?:I rapporten|Kolumner|Filer): .*",
    r"^[\d,]+\s(?:kB|byte|MB): .*", r"RiR \d+:\d+", r"[a-z]+(?:-[a-zåäö0-9]+){2,}",
    r"avsnitt .*?avskriven siffra för siffra", r"\d+ (?:rapporter|tabeller|siffror|rader|kolumner|mått|jämförelser)\b",
    r"källrad(?:erna)? [\d–;, och-]+", r"HTTP|ISO \d+|\d{4,}|UTF-8|SHA-256", r"tabell \d+|avsnitt [\d.]+",
)  # fmt: skip


def test_what_stands_beside_the_text_of_a_page_is_claimed_too(files: Mapping[str, bytes]) -> None:
    """Front matter (titles, descriptions of the page and of its structured data), alternative texts and labels."""
    claimed, wrong, tried = _find_claimed(files), [], 0
    totals = Database(files).read("observations")
    for path, content in files.items():
        page = path.removesuffix("index.md")
        if path.endswith("index.md") and not page.startswith(NO_FIGURES_AT_ALL):
            _, front, body = content.decode().split("---\n", 2)
            leave = partial(_leave_total, page=page, observations=totals)
            told = [
                re.sub(r"Totalt ([\d\u00a0 ,]+)\.", leave, unescape(text))
                for text in (*_list_texts(yaml.safe_load(front)), *TEXTS.findall(body))
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


def test_relations_are_counted_alike_on_all_pages(unclaimed: Mapping[str, list[str]]) -> None:
    """How many relations have been tried stands in no published file, but is the same sum wherever it is said."""
    told = {page: _find_relations(blocks) for page, blocks in unclaimed.items()}
    of_reports = sum(number for page, number in told.items() if page.startswith("kommuner/") and number)
    assert of_reports > 0
    assert {told[""], told["granskning/"]} == {of_reports}


def _find_relations(blocks: list[str]) -> int:
    found = re.search(rf"{N} samband", " ".join(blocks))
    return int(re.sub(r"\s", "", found[1])) if found else 0


def test_a_sentence_that_is_no_claim_is_found() -> None:
    page = "<p>Nämnden gick 13,5 mnkr plus 2022. Det är mer än året före.</p><p class='ou-meta'>20 siffror</p>"
    assert find_unclaimed(page, []) != []
    assert find_unclaimed(page, ["Nämnden gick 13,5 mnkr plus 2022."]) == []
    assert find_unclaimed(page, ["Nämnden gick 13,4 mnkr plus 2022."]) != []
