"""Whatever text is published, wherever it is kept, a fault in it is refused with its file and its place."""

import shutil
from collections.abc import Iterable
from itertools import cycle, islice

import pytest

from build_site.checks.context import Context
from build_site.checks.personal_data import RULE
from tests.toy import PROJECT, Toy, replace_once

pytestmark = pytest.mark.sampled
REPORT = "reports/botkyrka/avun/2019-delar-1"
# Every kind of place with a text: file, words of it with · where the fault is put, and how the message names the place.
PLACES = [
    ("codelists/topics.csv", "·Budget, utfall", "rad 2, kolumn description"),
    ("codelists/datapackage.yaml", "title: ·Slag av rapporter", "resources → report_kinds → title"),
    ("reference/rhythms.csv", "·Delårsrapporten lämnas i maj", "rad 3, kolumn due_quote"),
    ("reference/datapackage.yaml", "title: ·Påhittad folkmängd", "title"),
    ("definitions/ways.csv", "·Genomsnitt per månad", "rad 2, kolumn title"),
    ("definitions/rules.csv", "·Siffrorna mäter olika saker", "rad 5, kolumn text"),
    ("definitions/datapackage.yaml", "title: ·Jämförbarhet", "title"),
    ("comparisons/leksaker.yaml", "·Vad kostar leksakerna?", "question"),
    ("comparisons/leksaker.yaml", "·Eskilstuna har en dockteater", "reasons → 1 → text"),
    ("statements/botkyrka-avun-2019-delar-1.yaml", "·Fotnoten * säger", "sentences → 1 → text"),
    ("questions/5-sfi.sql", "-- ·Hur många", "rad 1"),
    (f"{REPORT}/datapackage.yaml", "description: ·En påhittad", "description"),
    (f"{REPORT}/datapackage.yaml", "[·Ett plus i", "resources → operating_result → uppf:notes → 1"),
    (f"{REPORT}/datapackage.yaml", "uppf:plain_title: ·Leksakernas", "resources → summary → uppf:plain_title"),
    (f"{REPORT}/datapackage.yaml", '{"7": ·sidfot', "resources → summary → uppf:explained_lines → 7"),
    (f"{REPORT}/datapackage.yaml", 'note: "·Fotnoten', "resources → volumes → uppf:exceptions → 1 → note"),
    (f"{REPORT}/datapackage.yaml", "title: ·Kommentar", "resources → assessments → schema → fields → comment → title"),
    (f"{REPORT}/datapackage.yaml", "reason: ·Månaden", "resources → assessments → uppf:reworded → 1 → reason"),
    (f"{REPORT}/findings.csv", "·Fem kvinnor", "rad 2, kolumn explanation"),
    (f"{REPORT}/volumes.csv", "·Trasiga leksaker", "rad 6, kolumn label"),
    (f"{REPORT}/volumes.csv", "·Utdraget har", "rad 5, kolumn note"),
    (f"{REPORT}/assessments.csv", "·Hyllorna är", "rad 2, kolumn comment"),
]
FAULTS = {
    "UTF-8 as Windows-1252": ("fÃ¶r", "«fÃ¶r», som har lästs med fel teckenkodning"),
    "twice": ("fÃƒÂ¶r", "«fÃƒÂ¶r», som har lästs med fel teckenkodning"),
    "UTF-8 as MS-DOS": ("f├╢r", "«f├╢r», som har lästs med fel teckenkodning"),
    "Windows-1252 as MS-DOS": ("f÷r", "«f÷r», som har lästs med fel teckenkodning"),
    "a mark for what couldn't be read": ("f\ufffdr", "ett tecken som inte gick att läsa (U+FFFD)"),
    "a letter of nobody's": ("f\ue000r", "ett tecken som inte betyder något (U+E000)"),
    "no width": ("fö\u200br", "ett osynligt tecken (U+200B)"),
    "no width at all": ("fö\u2060r", "ett osynligt tecken (U+2060)"),
    "a hyphen that nobody sees": ("fö\u00adr", "ett mjukt bindestreck (U+00AD)"),
}


def plant(toy: Toy, kind: tuple[str, bool], planted: Iterable[str]) -> list[tuple[str, str]]:
    """Put the next fault in every place of the files of one kind; each file, and its place as a message names it."""
    ending, shared = kind
    shutil.copytree(PROJECT / "datasets" / "questions", toy.datasets / "questions")
    places = [one for one in PLACES if one[0].endswith(ending) and one[0].startswith("reports/") is not shared]
    for (file, words, _), fault in zip(places, planted, strict=False):
        replace_once(toy.datasets / file, words.replace("·", ""), words.replace("·", f"{fault} "))
    return [(file, place) for file, _, place in places]


def find_missed(places: list[tuple[str, str]], told: list[str]) -> list[tuple[str, str]]:
    return [(file, place) for file, place in places if not any(file in text and place in text for text in told)]


# Where a description has faults its tables aren't read, and where the shared lists have, no report: each by itself.
KINDS = [(".yaml", True), (".csv", True), (".sql", True), (".yaml", False), (".csv", False)]


@pytest.mark.parametrize("first", range(0, len(FAULTS), 3))  # every place gets faults of several kinds
@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_in_any_published_text_is_told_with_its_place(toy: Toy, kind: tuple[str, bool], first: int) -> None:
    places = plant(toy, kind, islice(cycle(planted for planted, _ in FAULTS.values()), first, None))
    said = [words for _, words in FAULTS.values()]
    told = [str(one) for one in toy.load().problems if any(words in one.message for words in said)]
    assert find_missed(places, told) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind[0] != ".sql"])
def test_personal_data_in_any_published_text_are_told_with_their_place(toy: Toy, kind: tuple[str, bool]) -> None:
    corpus, personal = toy.read(), ("nisse@example.org", "121212-1212", "070-123 45 67")
    places = plant(toy, kind, cycle(personal))
    found = RULE.find(Context(corpus, toy.load_trusting()))
    assert find_missed(places, [str(one) for one in found]) == []
