"""No personal data, and no hidden count that can be worked out."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from build_site.checks.disclosure import SMALLEST_COUNT, suppress_small_counts
from tests.toy import Toy

Shown = dict[str, int | None]


def suppress(*counts: int) -> list[int | None]:
    """Suppress the counts of the categories a, b, c …"""
    named = {chr(ord("a") + place): Decimal(count) for place, count in enumerate(counts)}
    shown = suppress_small_counts(named)
    assert list(shown) == list(named)
    return [None if count is None else int(count) for count in shown.values()]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([], []),
        ([7], [7]),
        ([0, 5, 12], [0, 5, 12]),  # nothing to hide
        ([4, 5], [None, None]),  # five is the smallest count shown, but here it protects four
        ([4, 9, 20], [None, None, 20]),
        ([20, 9, 4], [20, None, None]),
        ([1, 3, 9, 20], [None, None, None, 20]),
        ([1, 1, 10], [None, None, None]),  # else 2 in all would say one each
        ([4, 4, 10], [None, None, None]),  # else 8 in all would say four each
        ([4, 5, 5], [None, None, None]),  # else the names would say which five is hidden
        ([0, 3, 9, 20], [0, None, None, 20]),  # zero says nothing about anyone
        ([0, 3], [None, None]),  # unless nothing else can protect
        ([0, 0, 2, 1], [None, None, None, None]),
        ([3], [None]),
    ],
)
def test_small_counts_are_hidden_with_the_smallest_of_the_others(counts: list[int], shown: list[int | None]) -> None:
    assert suppress(*counts) == shown


def with_sum(total: int, places: int) -> Iterator[tuple[int, ...]]:
    """Every way to divide a total among categories."""
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in with_sum(total - first, places - 1):
            yield (first, *rest)


@example([1, 1, 10])
@example([5, 4, 4])
@example([5, 4, 5])
@example([4, 4, 4])
@given(st.lists(st.integers(0, 8), min_size=2, max_size=4).filter(lambda counts: sum(counts) <= 20))
def test_no_hidden_count_can_be_computed_from_the_total_and_the_rule(counts: list[int]) -> None:
    """The reader knows the total, what is shown and how we choose; each hidden count can still be several."""
    shown = suppress(*counts)
    possible = [other for other in with_sum(sum(counts), len(counts)) if suppress(*other) == shown]
    assert tuple(counts) in possible
    for place, count in enumerate(shown):
        if count is None:
            assert len({other[place] for other in possible}) > 1


@given(st.lists(st.integers(0, 200), max_size=12))
def test_no_small_count_is_shown_and_no_count_is_changed(counts: list[int]) -> None:
    shown = suppress(*counts)
    assert all(count not in range(1, SMALLEST_COUNT) for count in shown if count is not None)
    assert all(after in (None, before) for before, after in zip(counts, shown, strict=True))


@given(st.lists(st.integers(SMALLEST_COUNT, 200) | st.just(0), max_size=12))
def test_nothing_is_hidden_when_no_count_is_small(counts: list[int]) -> None:
    assert suppress(*counts) == counts


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Frågor till lek.nisse@example.org", "en e-postadress"),
        ("Gäller 19121212-1212", "ett personnummer"),
        ("Gäller 121212-1212", "ett personnummer"),
        ("Gäller 121212+1212", "ett personnummer"),
        ("Ring 08-530 610 00", "ett telefonnummer"),
        ("Ring 070-123 45 67", "ett telefonnummer"),
        ("Ring 08-53061000", "ett telefonnummer"),
    ],
)
def test_personal_data_in_a_cell_are_reported(toy: Toy, text: str, what: str) -> None:
    toy.edit("assessments.csv", "Hyllorna är fulla", text)
    assert toy.checking_problems() == [
        f"assessments.csv, rad 2, kolumn comment: Cellen innehåller {what}. "
        "Ta bort uppgiften; webbplatsen publicerar inga personuppgifter."
    ]


@pytest.mark.parametrize(
    "text",
    ["Den 2019-04-15", "2019-01/2019-04", "Rad 931-934", "Diarienummer LEK/2019:1", "1 234 567", "Ökar 10-15 procent"],
)
def test_ordinary_figures_are_no_personal_data(toy: Toy, text: str) -> None:
    toy.edit("assessments.csv", "Hyllorna är fulla", text)
    assert toy.checking_problems() == []


def test_findings_are_searched_too_and_every_cell_is_reported(toy: Toy) -> None:
    toy.edit("findings.csv", "Fem kvinnor och en man", "Enligt nisse@example.org, 121212-1212,")
    toy.edit("assessments.csv", "Böckerna är slut", "Ring 070-123 45 67")
    assert [text.split(". ")[0] for text in toy.checking_problems()] == [
        "assessments.csv, rad 3, kolumn comment: Cellen innehåller ett telefonnummer",
        "findings.csv, rad 2, kolumn explanation: Cellen innehåller en e-postadress",
        "findings.csv, rad 2, kolumn explanation: Cellen innehåller ett personnummer",
    ]
