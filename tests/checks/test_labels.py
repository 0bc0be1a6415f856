"""Labels, headings and printed titles stand in the report as they are keyed."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from build_site.checks.context import Context
from build_site.checks.labels import RULE
from build_site.model import Corpus, Row
from build_site.reading.corpus import read_corpus
from build_site.reading.packages import load_datasets
from build_site.reading.source_texts import read_sources
from tests.halves import leave_to_the_whole
from tests.memory import recall
from tests.shared import SOURCES, need
from tests.toy import PROJECT, Toy

ADVICE = "Skriv texten som den är tryckt, eller förklara den i uppf:reworded."
CHANGED = 200  # labels in which one letter is changed
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
Place = tuple[str, int, str]


def test_every_text_of_the_toy_stands_in_its_source(toy: Toy) -> None:
    assert toy.broken(RULE) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "staff.csv",
            "Sagoläsare",
            "Sagolösare",
            "staff.csv, rad 3, kolumn label: «Sagolösare» står inte så på källrad 47-57; "
            f"där står «Sagoläsare». {ADVICE}",
        ),
        (
            "staff.csv",
            "Sagoläsare",
            "SagolÃ¤sare",
            "staff.csv, rad 3, kolumn label: «SagolÃ¤sare» står inte så på källrad 47-57; "
            f"där står «Sagoläsare». {ADVICE}",
        ),
        (
            "staff.csv",
            "Sagoläsare",
            "Sagoläs",
            f"staff.csv, rad 3, kolumn label: «Sagoläs» står inte så på källrad 47-57; där står «Sagoläs». {ADVICE}",
        ),
        (
            "operating_result.csv",
            "verkstad-netto,Leksaksverkstad,",
            "verkstad-netto,Leksakverkstad,",
            "operating_result.csv, rad 4, kolumn heading: «Leksakverkstad» står inte så på källrad 11-18; "
            f"där står «eksaksverkstad». {ADVICE}",
        ),
        (
            "datapackage.yaml",
            "uppf:printed: Budget - prognos",
            "uppf:printed: Budget – prognos",
            "datapackage.yaml, operating_result → deviation_2019 → uppf:printed: «Budget – prognos» står inte så på "
            f"källrad 11-35; där står «Budget - prognos». {ADVICE}",
        ),
        (
            "datapackage.yaml",
            "title: Driftuppföljning",
            "title: Drifuppföljning",
            "datapackage.yaml, operating_result → title: «Drifuppföljning» står inte så på källrad 1-61; "
            f"där står «riftuppföljning». {ADVICE}",
        ),
        (
            "staff.csv",
            "leksaksmakare,Leksaksmakare,staff_employees,3,4,7,46\n",
            "",
            "",
        ),
        (
            "key_figures.csv",
            "Lagade gungdjur",
            "Lagade gungjdur",
            "key_figures.csv, rad 2, kolumn label: Ordet «gungjdur» står inte i rapporten. "
            "Rätta stavningen, eller skriv ordet i paketets uppf:own_words.",
        ),
        (
            "datapackage.yaml",
            "[andel, ",
            "[andel, gungdjur, ",
            "datapackage.yaml, uppf:own_words: Ordet «gungdjur» behöver inte förklaras: det står i rapporten eller "
            "används inte. Ta bort det ur uppf:own_words.",
        ),
        (
            "datapackage.yaml",
            "printed: Bedömning,",
            "printed: Bedömningar,",
            "datapackage.yaml, assessments → uppf:reworded: «Bedömningar», som «Bedömning april 2019» ska stå för, "
            "finns inte på källrad 48-61; där står «Bedömning L». "
            "Skriv printed som det är tryckt; sätt […] för ord som är utelämnade.",
        ),
        (
            "datapackage.yaml",
            "      - {label: Bedömning april 2019,",
            "      - {label: Sagostund, printed: Sagostund}\n      - {label: Bedömning april 2019,",
            "datapackage.yaml, assessments → uppf:reworded: «Sagostund» behöver inte förklaras: den är tryckt så, "
            "eller finns inte i tabellen. Ta bort den ur uppf:reworded.",
        ),
    ],
)
def test_what_differs_from_the_source_is_told(toy: Toy, file: str, old: str, new: str, problem: str) -> None:
    toy.edit(file, old, new)
    assert toy.broken(RULE) == ([problem] if problem else [])


def test_labels_that_have_changed_places_are_told_each(toy: Toy) -> None:
    toy.edit("staff.csv", "leksaksmakare,Leksaksmakare", "leksaksmakare,Byte")
    toy.edit("staff.csv", "sagolasare,Sagoläsare", "sagolasare,Leksaksmakare")
    toy.edit("staff.csv", "leksaksmakare,Byte", "leksaksmakare,Sagoläsare")
    assert [text.split(":")[0] for text in toy.broken(RULE)] == [
        "staff.csv, rad 2, kolumn label",
        "staff.csv, rad 3, kolumn label",
    ]


def test_rows_in_a_stack_share_the_label_above_them(toy: Toy) -> None:
    """Women and men under one label: it stands above the first row only."""
    toy.edit_source("\nAlla\n60,0", "\nBetyg i åk 9\n60,0")
    toy.edit("grades.csv", "alla,Alla,", "alla,Betyg i åk 9,")
    toy.edit("grades.csv", "kvinnor,Kvinnor,", "kvinnor,Betyg i åk 9 > Kvinnor,")
    toy.edit("grades.csv", "man,Män,", "man,Betyg i åk 9 > Män,")
    assert toy.broken(RULE) == []


def test_without_the_text_nothing_is_compared(toy: Toy) -> None:
    toy.edit("staff.csv", "Sagoläsare", "Sagolösare")
    assert toy.broken(RULE, sources=None) == []


# Every label of the real reports: one changed letter is noticed


def test_one_changed_letter_in_each_of_many_labels_is_noticed() -> None:
    """In printed tables always; in running text too, unless the letters make another word of the report."""
    leave_to_the_whole("real data")
    need(SOURCES, "texts of the reports")
    loaded = load_datasets(PROJECT / "datasets", recall)
    corpus, problems = read_corpus(loaded)
    assert not problems
    sources = read_sources(SOURCES).texts
    for seed in range(3):
        changed, places = change_letters(corpus, random.Random(seed))  # noqa: S311 # the same letters in every run
        assert len(places) == CHANGED
        noticed = {(one.path, one.line, one.column) for one in RULE.find(Context(changed, loaded, sources))}
        in_tables = {place for place, printed in places.items() if printed}
        assert in_tables - noticed == set()
        assert len(places.keys() - noticed) <= 1


def change_letters(corpus: Corpus, by: random.Random) -> tuple[Corpus, dict[Place, bool]]:
    """A corpus with a letter changed in many labels, and where; whether the table is printed, or running text."""
    chosen = set(by.sample(list(list_labels(corpus)), CHANGED))
    places: dict[Place, bool] = {}

    def change(row: Row, path: str, printed: bool) -> Row:
        for name in ("label", "heading", "quantity"):
            if (path, row.file_line, name) in chosen:
                places[path, row.file_line, name] = printed
                row = with_text(row, name, change_letter(getattr(row, name), by))
        return row

    reports = [
        replace(
            report,
            tables=tuple(
                replace(
                    table,
                    rows=tuple(
                        change(row, table.path, not (table.running_text or table.own_count)) for row in table.rows
                    ),
                )
                for table in report.tables
            ),
        )
        for report in corpus.reports
    ]
    return replace(corpus, reports=tuple(reports)), places


def with_text(row: Row, name: str, text: str) -> Row:
    if name == "label":
        return replace(row, label=text)
    return replace(row, heading=text) if name == "heading" else replace(row, quantity=text)


def list_labels(corpus: Corpus) -> Iterator[Place]:
    for report in corpus.reports:
        for table in report.tables:
            for row in table.rows:
                for name in ("label", "heading", "quantity"):
                    if any(character.isalpha() for character in getattr(row, name)):
                        yield table.path, row.file_line, name


def change_letter(text: str, by: random.Random) -> str:
    place = by.choice([number for number, character in enumerate(text) if character.isalpha()])
    new = by.choice([letter for letter in LETTERS if letter != text[place].lower()])
    return text[:place] + (new.upper() if text[place].isupper() else new) + text[place + 1 :]
