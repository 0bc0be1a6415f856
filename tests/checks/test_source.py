"""Every figure stands on its line, and every digit on the line is accounted for."""

import hashlib
import tracemalloc

import pytest

from build_site.checks.source import RULE, expand_places
from tests.toy import BOTKYRKA, Toy, show

REREAD = "Läs om raden i källan och rätta siffran eller källraden."
SENTENCE = "Raden lyder «I verkstaden lagades tre gungdjur i april. Under året har»."


def test_every_figure_of_the_toy_stands_in_its_source(toy: Toy) -> None:
    assert toy.broken(RULE) == []


# One edit of a table


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "volumes.csv",
            "percent,7.5,6.0,",
            "percent,7.4,6.0,",
            "volumes.csv, rad 6, kolumn outcome_2018: Sambandet «källan» gäller inte: "
            f"7.4 står inte på källrad 32. Raden lyder «Trasiga leksaker, procent 7,5 6,0 5-15%». {REREAD}",
        ),
        (
            "volumes.csv",
            ",80,Ökar,",
            ",80,Öka,",
            "volumes.csv, rad 5, kolumn target_2019: Sambandet «källan» gäller inte: "
            f"Öka står inte på källrad 31. Menade du «Ökar»? {REREAD}",
        ),
        (
            "volumes.csv",
            "5-15%,,32",
            "15%,,32",
            "volumes.csv, rad 6: Sambandet «källan» gäller inte: "
            f"siffrorna står inte i den ordningen på källrad 32. {REREAD}",
        ),
        (
            "volumes.csv",
            "percent,7.5,6.0,",
            "percent,6.0,7.5,",
            "volumes.csv, rad 6: Sambandet «källan» gäller inte: "
            f"siffrorna står inte i den ordningen på källrad 32. {REREAD}",
        ),
        (
            "volumes.csv",
            "not_reported,30,",
            "not_reported,300,",
            "volumes.csv: På källrad 30 står «Män 12 12», som ingen rad i tabellen tar upp. "
            'Lägg till raden, eller förklara källraden i uppf:explained_lines: {"30": skälet}.\n'
            f"volumes.csv, rad 4, kolumn line: Källrad 300 finns inte i källan. {REREAD}",
        ),
        (
            "assessments.csv",
            "fulla,50",
            "fulla,0",
            f"assessments.csv, rad 2, kolumn line: Källrad 0 finns inte i källan. {REREAD}",
        ),
        (
            "grades.csv",
            "80.0,10,39;40",
            "80.0,10,40;39",
            "grades.csv, rad 3, kolumn grades_2019_04: Sambandet «källan» gäller inte: "
            f"10 står inte på källrad 39. Raden lyder «80,0». {REREAD}\n"
            "grades.csv, rad 3, kolumn pass_rate_2019_04: Sambandet «källan» gäller inte: "
            f"80.0 står inte på källrad 40. Raden lyder «10». {REREAD}",
        ),
        (
            "investments.csv",
            "gunghast,4711 Gunghäst,",
            "gunghast,Gunghäst,",
            "investments.csv, rad 2, kolumn line: På källrad 54 står även 4711, "
            "som ingen siffra eller etikett förklarar. Fyll i det som saknas, eller rätta källraden.",
        ),
        (
            "key_figures.csv",
            "2019-04,3,56",
            "2019-04,4,56",
            "key_figures.csv, rad 2, kolumn value: Sambandet «källan» gäller inte: "
            f"4 står inte på källrad 56. {SENTENCE} {REREAD}",
        ),
        (
            "key_figures.csv",
            "12.5,56-57",
            "12.5,56",
            "key_figures.csv, rad 3, kolumn value: Sambandet «källan» gäller inte: "
            f"12.5 står inte på källrad 56. {SENTENCE} {REREAD}",
        ),
        (
            "datapackage.yaml",
            '{"7": sidfot}',
            "{}",
            "summary.csv: På källrad 7 står «Leksaksrapport sida 2», som ingen rad i tabellen tar upp. "
            'Lägg till raden, eller förklara källraden i uppf:explained_lines: {"7": skälet}.',
        ),
        (
            "datapackage.yaml",
            "uppf:lines: 15-25",
            'uppf:lines: 15-25\n    uppf:explained_lines: {"18": rubrik}',
            "operating_result.csv, kolumn uppf:explained_lines: Källrad 18 har inga siffror att förklara. "
            "Ta bort den ur uppf:explained_lines.",
        ),
        (
            "datapackage.yaml",
            '{"7": sidfot}',
            '{"7": sidfot, "8": rad, "13": rubrik}',
            "summary.csv, kolumn uppf:explained_lines: Källrad 13 tas redan upp av en rad, eller ligger utanför "
            "tabellen. Ta bort den ur uppf:explained_lines.\n"
            "summary.csv, kolumn uppf:explained_lines: Källrad 8 tas redan upp av en rad, eller ligger utanför "
            "tabellen. Ta bort den ur uppf:explained_lines.",
        ),
        (
            "datapackage.yaml",
            "uppf:lines: 6-10",
            'uppf:lines: "6-10;28"',
            "summary.csv: På källrad 28 står «Deltagare* 30 32 40», som ingen rad i tabellen tar upp. "
            'Lägg till raden, eller förklara källraden i uppf:explained_lines: {"28": skälet}.',
        ),
        (
            "datapackage.yaml",
            "    uppf:running_text: true\n",
            "",
            "key_figures.csv, rad 2, kolumn value: Sambandet «källan» gäller inte: 3 står inte på källrad 56. "
            f"{SENTENCE} {REREAD}\n"
            "key_figures.csv, rad 3, kolumn line: På källrad 56-57 står även 1, 234, "
            "som ingen siffra eller etikett förklarar. Fyll i det som saknas, eller rätta källraden.\n"
            "key_figures.csv, rad 4, kolumn line: På källrad 57 står även 12, 5, "
            "som ingen siffra eller etikett förklarar. Fyll i det som saknas, eller rätta källraden.",
        ),
    ],
)
def test_a_figure_or_a_digit_out_of_place_is_reported(toy: Toy, file: str, old: str, new: str, problem: str) -> None:
    toy.edit(file, old, new)
    assert toy.broken(RULE) == problem.split("\n")


def test_a_row_that_was_left_out_is_noticed(toy: Toy) -> None:
    toy.edit("staff.csv", "leksaksmakare,Leksaksmakare,staff_employees,3,4,7,46\n", "")
    assert toy.broken(RULE) == [
        "staff.csv: På källrad 46 står «Leksaksmakare 3 4 7», som ingen rad i tabellen tar upp. "
        'Lägg till raden, eller förklara källraden i uppf:explained_lines: {"46": skälet}.'
    ]


def test_a_figure_that_was_left_out_is_noticed(toy: Toy) -> None:
    toy.edit("volumes.csv", "participants,18,20,,not_reported", "participants,18,,,not_reported")
    assert toy.broken(RULE) == [
        "volumes.csv, rad 3, kolumn line: På källrad 29 står även 20, som ingen siffra eller etikett förklarar. "
        "Fyll i det som saknas, eller rätta källraden."
    ]


def test_a_row_with_only_empty_cells_has_a_line_without_digits(toy: Toy) -> None:
    toy.edit("volumes.csv", "participants,18,20,,not_reported", "participants,,,,not_reported")
    toy.edit_source("Kvinnor                          18        20", "Kvinnor")
    assert toy.broken(RULE) == []


# One edit of the source


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("-3 120    -9 350", "−3\u00a0120    \u22129\u202f350"),  # other minus signs and spaces
        ("-3 120    -9 350", "–3 120    –9 350"),  # U+2013
        ("-3 120    -9 350", "‑3 120    ‐9 350"),  # U+2011, U+2010
        ("-3 120    -9 350", "－3 120    －9 350"),  # U+FF0D
        ("-3 120    -9 350", "- 3 120    - 9 350"),
        ("-3 120    -9 350", "–\u00a03 120    −\u202f9 350"),
        ("-3 120    -9 350", "-3120    -9350"),
        ("-3 120    -9 350", "<b>-3 120</b>\t-9 350"),
        ("7,5       6,0", "7.5       6.0"),
        ("80      Ökar", "80 %    Ökar"),
        ("12,5 procent av de 1 234", "12,5 procent av de 1234"),
        ("tre gungdjur", "Tre gungdjur"),
        ("tre gungdjur", "3 gungdjur, av 17 vagnar,"),  # a sentence may hold other figures
        ("Leksaksverkstad          God ", "Leksaksverkstad  God."),
    ],
)
def test_the_source_may_print_a_figure_in_several_ways(toy: Toy, old: str, new: str) -> None:
    toy.edit_source(old, new)
    assert toy.broken(RULE) == []


@pytest.mark.parametrize("sign", ["-", "−", "–", "‑", "‐", "－"])
def test_a_minus_that_was_left_out_is_noticed_however_it_is_printed(toy: Toy, sign: str) -> None:
    toy.edit_source("-3 120    -9 350", f"{sign}3 120    {sign}9 350")
    toy.edit("operating_result.csv", "-3120,-9350", "3120,-9350")
    assert len(toy.broken(RULE)) == 1


def test_a_dash_for_an_empty_cell_is_no_minus_of_the_next_figure(toy: Toy) -> None:
    toy.edit_source("-3 120    -9 350", "-    3 120    -9 350")
    assert len(toy.broken(RULE)) == 1
    toy.edit("operating_result.csv", "-3120,-9350", "3120,-9350")
    assert toy.broken(RULE) == []


def test_a_dash_within_words_may_be_keyed_as_it_is_printed(toy: Toy) -> None:
    toy.edit_source("Leksaksverkstad          God ", "Leksaksverkstad          God – i maj ")
    toy.edit("assessments.csv", ",God,", ",God – i maj,")
    assert toy.broken(RULE) == []


def test_the_minus_of_a_bullet_is_not_taken_for_the_figures(toy: Toy) -> None:
    toy.edit_source("tre gungdjur", "- 3 gungdjur")
    assert toy.broken(RULE) == []


def test_the_mark_of_a_footnote_after_a_word_belongs_to_the_label(toy: Toy) -> None:
    toy.edit_source("80      Ökar", "80      Ökar2")
    assert [text.split(",")[1] for text in toy.broken(RULE)] == [" rad 5"]
    toy.edit("volumes.csv", "Nöjda deltagare, procent", "Nöjda deltagare, procent (fotnot 2)")
    assert toy.broken(RULE) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (
            "Kostnader           -3 120",
            "Kostnader           -3 12O",
            "operating_result.csv, rad 9, kolumn outcome_2019_04",
        ),
        (
            "Kostnader           -3 120",
            "Kostnader            3 120",
            "operating_result.csv, rad 9, kolumn outcome_2019_04",
        ),
        (
            "Sagostund                Svag",
            "Sagostund                Svagt",
            "assessments.csv, rad 3, kolumn assessment_2019_04",
        ),
        ("Leksaksmakare              3", "Leksaksmakare            2 3", "staff.csv, rad 2, kolumn line"),
        ("Leksaksmakare              3", "Leksaksmakare             -3", "staff.csv, rad 2, kolumn women_2019_04"),
        ("tre gungdjur", "trettio gungdjur", "key_figures.csv, rad 2, kolumn value"),
        ("5-15%", "25-15%", "volumes.csv, rad 6, kolumn target_2019"),
    ],
)
def test_a_source_that_prints_something_else_is_noticed(toy: Toy, old: str, new: str, place: str) -> None:
    toy.edit_source(old, new)
    assert [text.split(":")[0] for text in toy.broken(RULE)] == [place]


def test_a_word_for_a_number_counts_in_running_text_only(toy: Toy) -> None:
    toy.edit_source("Sagoläsare                 5      1        7", "Sagoläsare               fem     en      sju")
    assert [text.split(":")[0] for text in toy.broken(RULE)] == [
        "staff.csv, rad 3, kolumn men_2019_04",
        "staff.csv, rad 3, kolumn total_2019_04",
        "staff.csv, rad 3, kolumn women_2019_04",
    ]


def test_a_label_that_reads_as_a_number_is_not_taken_for_the_figure(toy: Toy) -> None:
    toy.edit_source("Sagoläsare                 5", "En sagoläsare              5")
    assert toy.broken(RULE) == []


# The texts themselves


def test_a_missing_text_is_reported_once(toy: Toy) -> None:
    (toy.sources / f"{BOTKYRKA}.txt").unlink()
    assert toy.checking_problems() == [
        "datapackage.yaml, sources: Rapportens källa saknas. "
        "Lägg rapportens text i botkyrka-avun-2019-delar-1.txt i källmappen."
    ]


def test_another_text_than_the_one_keyed_from_is_reported(toy: Toy) -> None:
    path = toy.sources / f"{BOTKYRKA}.txt"
    path.write_text(path.read_text(encoding="utf-8") + "Tillägg.\n", encoding="utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert toy.checking_problems() == [
        "datapackage.yaml, sources: Källan är en annan än den som paketet bygger på. "
        f"Kontrollera paketet mot den nya och rätta uppf:sha256, till {digest}."
    ]


@pytest.mark.parametrize(
    ("places", "lines"),
    [
        ([], []),
        (["931"], [931]),
        (["931-934"], [931, 932, 933, 934]),
        (["7", "3-4", "7"], [7, 3, 4, 7]),
        (["9-8"], []),
        (["0"], []),
        (["0-3"], []),
        (["1000"], [1000]),
        (["999-1000"], [999, 1000]),
        (["1001"], []),
        (["999-1001"], []),
        (["1-999999999"], []),
    ],
)
def test_places_within_the_text_are_expanded_to_lines_in_the_given_order(places: list[str], lines: list[int]) -> None:
    assert expand_places(places, 1000) == lines


@pytest.mark.parametrize("place", ["1-999999", "900000-999999"])
def test_a_run_of_lines_past_the_text_takes_no_memory(toy: Toy, place: str) -> None:
    toy.edit("assessments.csv", "fulla,50", f"fulla,{place}")
    toy.edit("datapackage.yaml", "uppf:lines: 6-10", "uppf:lines: 6-999999")
    context = toy.context()
    tracemalloc.start()
    problems = show(list(RULE.find(context)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [text for text in problems if text.startswith("assessments.csv, rad 2")] == [
        f"assessments.csv, rad 2, kolumn line: Källrad {place} finns inte i källan. {REREAD}"
    ]
    assert peak < 2_000_000


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("80.0,10", "80,10", "Där står det med 1 decimaler: skriv 80.0."),
        ("80.0,10", "80.00,10", "Där står det med 1 decimaler: skriv 80.0."),
        ("80.0,10", "-80.0,10", "Där står 80.0, med annat tecken."),
    ],
)
def test_what_is_wrong_with_a_figure_is_told_where_the_line_tells_it(toy: Toy, old: str, new: str, hint: str) -> None:
    toy.edit("grades.csv", old, new)
    (problem,) = toy.broken(RULE)
    assert f"står inte på källrad 39. {hint} {REREAD}" in problem
