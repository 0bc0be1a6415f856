"""How many of the numbers have codes."""

from build_site.comparing.coverage import Coverage, describe_coverage, measure_coverage
from tests.toy import Toy


def test_numbers_with_and_without_codes_are_counted_for_each_kind_of_table(toy: Toy) -> None:
    found = {one.kind: one for one in measure_coverage(toy.read())}
    assert found["operating_result"] == Coverage("operating_result", 36 + 12, 48)
    assert found["volumes"].numbers - found["volumes"].coded == 3  # «Nöjda» and «Trasiga» have no code
    assert all(one.coded <= one.numbers for one in found.values())


def test_the_whole_comes_first_and_then_each_kind(toy: Toy) -> None:
    heading, whole, *kinds = describe_coverage(toy.read())
    assert heading == "Siffror med verksamhet, indikator eller kostnadsslag:"
    assert whole.startswith("  alla: ")
    assert "  operating_result: 48 av 48 (100,0 procent)" in kinds
