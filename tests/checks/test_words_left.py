"""No word beside the figures of a printed table is left over."""

from build_site.checks.words_left import RULE
from tests.toy import Toy

ADVICE = "Skriv hela etiketten, eller säg i uppf:omitted_lines vad som är utelämnat."


def test_every_word_of_the_toy_is_taken_up(toy: Toy) -> None:
    assert toy.broken(RULE) == []


def test_a_label_that_is_cut_short_leaves_words(toy: Toy) -> None:
    toy.edit("volumes.csv", "Nöjda deltagare, procent", "Nöjda deltagare")
    toy.edit("summary.csv", "varav Sagostund", "Sagostund")
    assert toy.broken(RULE) == [
        f"summary.csv, rad 5, kolumn label: På källrad 10 står även «varav», "
        f"som ingen etikett, rubrik eller cell tar upp. {ADVICE}",
        f"volumes.csv, rad 5, kolumn label: På källrad 31 står även «procent», "
        f"som ingen etikett, rubrik eller cell tar upp. {ADVICE}",
    ]


def test_a_label_that_begins_on_the_line_above_must_be_whole(toy: Toy) -> None:
    toy.edit_source("Leksaksmakare              3", "Leksaksmakare\ni verkstan              3")
    toy.edit("staff.csv", "Leksaksmakare,", "i verkstan,")
    toy.edit("staff.csv", "3,4,7,46", "3,4,7,47")
    toy.edit("staff.csv", "5,1,7,47", "5,1,7,48")
    toy.edit("datapackage.yaml", "uppf:lines: 46-47", "uppf:lines: 47-48")
    assert [text for text in toy.broken(RULE) if text.startswith("staff")] == [
        "staff.csv, rad 2, kolumn label: På källrad 46 står även «Leksaksmakare», "
        f"som ingen etikett, rubrik eller cell tar upp. {ADVICE}"
    ]


def test_what_is_left_out_is_said(toy: Toy) -> None:
    toy.edit("volumes.csv", "Nöjda deltagare, procent", "Nöjda deltagare")
    toy.edit("datapackage.yaml", "uppf:lines: 28-32", 'uppf:lines: 28-32\n    uppf:omitted_lines: {"31": enheten}')
    assert toy.broken(RULE) == []


def test_a_line_from_which_nothing_is_left_out_is_told(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "uppf:lines: 28-32", 'uppf:lines: 28-32\n    uppf:omitted_lines: {"30-31": enheten}')
    assert toy.broken(RULE) == [
        "datapackage.yaml, volumes → uppf:omitted_lines: På källrad 30-31 är inga ord utelämnade. "
        "Ta bort den ur uppf:omitted_lines."
    ]
