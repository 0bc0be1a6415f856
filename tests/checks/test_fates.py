"""What is said of something that has gone fits what is there, on the toy."""

import pytest

from build_site.checks.fates import RULE
from tests.toy import Toy

HERE = "botkyrka/avun/2019-delar-1"
GONE, OTHER = "botkyrka/avun/2018-delar-1", "botkyrka/avun/2018-delar-2"


def tell(toy: Toy, *rows: str) -> list[str]:
    register = toy.datasets / "reference" / "events.csv"
    head = register.read_text(encoding="utf-8").splitlines()[0]
    lines = [head, *(f"2026-01-01,{row},Skäl" for row in rows)]
    register.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return toy.broken(RULE)


@pytest.mark.parametrize(
    "row",
    [f"renamed,{GONE},{HERE}", f"merged,{GONE},{HERE}", f"split,{GONE},{HERE} eskilstuna/avn/2019-delar-1",
     f"withdrawn,{GONE},"],
)  # fmt: skip
def test_what_is_rightly_declared_is_no_error(toy: Toy, row: str) -> None:
    assert tell(toy, row) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"renamed,{GONE},", "«new» har inget namn, men ska ha ett namn när fate är renamed. Rätta fate eller new."),
        (
            f"merged,{GONE},{HERE} eskilstuna/avn/2019-delar-1",
            "«new» har flera namn, men ska ha ett namn när fate är m",
        ),
        (f"split,{GONE},{HERE}", "«new» har ett namn, men ska ha flera namn när fate är split."),
        (f"withdrawn,{GONE},{HERE}", "«new» har ett namn, men ska ha inget namn när fate är withdrawn."),
        (f"withdrawn,{HERE},", f"{HERE} finns kvar, fast det står att rapporten har bytt namn eller tagits bort."),
        (f"renamed,{GONE},{OTHER}", f"{OTHER} finns inte."),
        (f"renamed,{GONE},{HERE}/summary", f"{GONE} och {HERE}/summary är inte saker av samma slag."),
    ],
)
def test_what_does_not_fit_is_told(toy: Toy, row: str, said: str) -> None:
    (problem,) = tell(toy, row)
    assert "events.csv, rad 2, kolumn old" in problem
    assert said in problem


def test_one_thing_has_one_fate(toy: Toy) -> None:
    (problem,) = tell(toy, f"renamed,{GONE},{HERE}", f"withdrawn,{GONE},")
    assert f"rad 3, kolumn old: Det står redan på ett annat ställe vad som har hänt med {GONE}." in problem


@pytest.mark.parametrize(
    "rows",
    [
        (f"renamed,{GONE},{OTHER}", f"renamed,{OTHER},{GONE}"),
        (f"split,{GONE},{HERE} {OTHER}", f"merged,{OTHER},{GONE}"),
        (f"renamed,{HERE}/a,{HERE}/b", f"renamed,{HERE}/b,{HERE}/c", f"renamed,{HERE}/c,{HERE}/a"),
    ],
)
def test_what_has_become_each_other_in_a_ring_is_nowhere(toy: Toy, rows: tuple[str, ...]) -> None:
    (problem,) = tell(toy, *rows)
    assert "Det står att sakerna har blivit varandra, runt i en ring: " in problem
    assert "skriv withdrawn för den." in problem


def test_a_long_ring_is_told_briefly(toy: Toy) -> None:
    names = [f"botkyrka/avun/2018-r{number}" for number in range(500)]
    rows = [f"renamed,{old},{new}" for old, new in zip(names, [*names[1:], names[0]], strict=True)]
    (problem,) = tell(toy, *rows)
    assert len(problem) < 1_000
