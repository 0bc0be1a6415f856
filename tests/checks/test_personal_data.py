"""No personal data in any text that is published."""

from dataclasses import replace

import pytest

from build_site.checks.personal_data import RULE, find_personal_data
from build_site.model import AskedQuestion
from tests.toy import Toy, replace_once


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("lek.nisse@example.org", "en e-postadress"),
        ("19121212-1212", "ett personnummer"),
        ("121212-1212", "ett personnummer"),
        ("121212+1212", "ett personnummer"),
        ("191212121212", "ett personnummer"),
        ("08-530 610 00", "ett telefonnummer"),
        ("070-123 45 67", "ett telefonnummer"),
        ("08-53061000", "ett telefonnummer"),
        ("0701234567", "ett telefonnummer"),
        ("+46 70 123 45 67", "ett telefonnummer"),
    ],
)
def test_personal_data_in_any_text_are_reported(toy: Toy, text: str, what: str) -> None:
    said = f"Texten innehåller {what}: {text}. Ta bort uppgiften; webbplatsen publicerar inga personuppgifter."
    toy.edit("assessments.csv", "Hyllorna är fulla", f"Gäller {text}")
    toy.edit("datapackage.yaml", "[Ett plus i avvikelsen betyder överskott.]", f'["Gäller {text}"]')
    replace_once(toy.datasets / "comparisons" / "leksaker.yaml", "Vad kostar leksakerna?", f"Vad kostar {text}?")
    assert toy.broken(RULE) == [
        f"comparisons/leksaker.yaml, question: {said}",
        f"assessments.csv, rad 2, kolumn comment: {said}",
        f"datapackage.yaml, resources → operating_result → uppf:notes → 1: {said}",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "lek.nisse@example.org",
        "lek.nisse @ example.org",
        "lek.nisse(at)example.org",
        "lek.nisse [at] example [punkt] org",
        "lek.nisse snabel-a example.org",
        "LEK.NISSE\uff20EXAMPLE.ORG",
        "åsa.lek@kommun.sub.example.org",
    ],
)
def test_an_address_is_known_in_all_its_forms(text: str) -> None:
    assert [message.id for message, _ in find_personal_data(f"Frågor till {text}, tack.")] == ["personal-email"]


@pytest.mark.parametrize(
    "text",
    [
        "121212-1212",
        "121212+1212",
        "19121212-1212",
        "1212121212",
        "191212121212",
        "121212 1212",
        "19121212 1212",
        "1912-12-12-1212",
        "121212\u20131212",  # en dash
        "121212\u20111212",  # hyphen that does not break
        "121212 - 1212",
        "121212\u00a01212",
        "121272-1212",  # a coordination number: sixty added to the day
        "191212721212",
        "121291-1212",
        "121212-XXXX",
        "121212-****",
        "121212-T121",
    ],
)
def test_an_identity_number_is_known_in_all_its_forms(text: str) -> None:
    assert [message.id for message, _ in find_personal_data(f"Gäller {text}.")] == ["personal-identity"]


@pytest.mark.parametrize(
    "text",
    [
        "08-530 610 00",
        "08 530 610 00",
        "(08) 530 610 00",
        "08/530 610 00",
        "08\u2013530 610 00",
        "08-53061000",
        "0853061000",
        "08 - 530 610 00",
        "016-710 10 00",
        "0500-49 80 00",
        "070-123 45 67",
        "070 123 45 67",
        "070-1234567",
        "0701234567",
        "070.123.45.67",
        "070\u00a0123\u00a045\u00a067",
        "+46 70 123 45 67",
        "+46701234567",
        "+46 (0)70-123 45 67",
        "+46(0)8-530 610 00",
        "0046 8 530 610 00",
        "tfn 530 610 00",
        "ring 12345",
        "Telefon: 530 610",
    ],
)
def test_a_telephone_number_is_known_in_all_its_forms(text: str) -> None:
    assert [message.id for message, _ in find_personal_data(f"Kontakt {text}.")] == ["personal-telephone"]


@pytest.mark.parametrize(
    "text",
    [
        "Den 2019-04-15",
        "2019-01/2019-04",
        "Rad 931-934",
        "Rad 0931;120101-120103",
        "Diarienummer LEK/2019:1",
        "Org.nr 212000-2882",  # no month has the number 20
        "1 234 567",
        "Ökar 10-15 procent",
        "kommun 0127 och 0484",
        "12 060 -269 046 och 12 060 269",
        "0,5 till 12 procent, 0.123",
        "121345-1212",  # no month has the number 13
        "121200-1212",
        "ISBN 978-91-0-012345-7",
        "kl. 08-17",
        "08.30-16.30",
        "5d7922d39d3ca115e323e16367b650589c5c9fdf1e21439540d177ce79166547",
        "prisma @ vecka 7",
        "ring klockan 8",
    ],
)
def test_ordinary_figures_are_no_personal_data(text: str) -> None:
    assert list(find_personal_data(text)) == []


def test_everything_in_a_text_is_told() -> None:
    text = "Nisse nås på nisse@example.org eller lek@example.org, 070-123 45 67 och 08-530 610 00."
    assert [found for _, found in find_personal_data(text)] == [
        "nisse@example.org",
        "lek@example.org",
        "070-123 45 67",
        "08-530 610 00",
    ]


@pytest.mark.parametrize(
    ("file", "old", "place"),
    [
        ("codelists/topics.csv", "Budget, utfall, prognos", "codelists/topics.csv, rad 2, kolumn description"),
        ("reference/datapackage.yaml", "title: Påhittad folkmängd", "reference/datapackage.yaml, title"),
        ("comparisons/leksaker.yaml", "Vad kostar leksakerna?", "comparisons/leksaker.yaml, question"),
    ],
)
def test_shared_lists_and_declarations_are_searched(toy: Toy, file: str, old: str, place: str) -> None:
    replace_once(toy.datasets / file, old, ("title: " if old.startswith("title") else "") + "Ring 070-123 45 67")
    assert [text.split(": ")[0] for text in toy.broken(RULE)] == [place]


def test_questions_are_searched(toy: Toy) -> None:
    question = AskedQuestion("vem", "Vem är 121212-1212?", "", "SELECT 'nisse@example.org'", "questions/1-vem.sql")
    loaded = replace(toy.load_trusting(), questions=(question,))
    assert [text.split(": ")[0] for text in toy.broken(RULE, loaded=loaded)] == [
        "questions/1-vem.sql, rad 1",
        "questions/1-vem.sql, rad 3",
    ]


def test_numbers_in_columns_of_numbers_are_amounts(toy: Toy) -> None:
    toy.edit("key_figures.csv", "2019-01/2019-04,1234,57", "2019-01/2019-04,1212121212,57")
    assert toy.broken(RULE) == []


def test_findings_are_searched_too_and_every_cell_is_reported(toy: Toy) -> None:
    toy.edit("findings.csv", "Fem kvinnor och en man", "Enligt nisse@example.org, 121212-1212,")
    toy.edit("assessments.csv", "Böckerna är slut", "Ring 070-123 45 67")
    assert [text.split(". ")[0] for text in toy.broken(RULE)] == [
        "assessments.csv, rad 3, kolumn comment: Texten innehåller ett telefonnummer: 070-123 45 67",
        "findings.csv, rad 2, kolumn explanation: Texten innehåller en e-postadress: nisse@example.org",
        "findings.csv, rad 2, kolumn explanation: Texten innehåller ett personnummer: 121212-1212",
    ]
