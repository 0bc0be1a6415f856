"""The files where people declare something about the figures, before what they say is read."""

import pytest

from tests.toy import Toy

pytestmark = pytest.mark.sampled


@pytest.mark.parametrize("name", ["Leksaker", "leksaker 2", "a<b>", "å", "x" * 81])
def test_a_comparison_whose_name_is_no_address_is_refused(small: Toy, name: str) -> None:
    path = small.datasets / "comparisons" / "leksaker.yaml"
    path.rename(path.with_stem(name))
    assert small.loading_problems() == [
        f"comparisons/{name}.yaml: Filens namn kan inte bli en adress. "
        "Använd små bokstäver a–z, siffror och bindestreck, högst 80 tecken."
    ]


def test_a_comparison_that_is_no_file_or_too_large_is_refused(small: Toy) -> None:
    (small.datasets / "comparisons" / "mapp.yaml").mkdir()
    (small.datasets / "comparisons" / "stor.yaml").write_text("#" * 2_000_000, encoding="utf-8")
    assert [text.split(":")[0] for text in small.loading_problems()] == [
        "comparisons/mapp.yaml",
        "comparisons/stor.yaml",
    ]


def test_a_file_of_another_kind_is_told_and_not_left_unread(small: Toy) -> None:
    for folder in ("comparisons", "statements"):
        (small.datasets / folder / "anteckningar.txt").write_text("Se rad 12.", encoding="utf-8")
    assert small.loading_problems() == [
        f"{folder}/anteckningar.txt: Filen slutar inte på .yaml, så den läses inte. Låt namnet sluta på .yaml."
        for folder in ("comparisons", "statements")
    ]
