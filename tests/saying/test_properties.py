"""Every kind of claim, of random tables: recomputed from the numbers that the table was made of, not from the claims.

The tables have negative numbers, zeros, ties, gaps (in the first row, too), one to three columns in any order and rows
of several units. What a sentence says is read from its text; a title says nothing that its sentence doesn't.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.model import Corpus
from build_site.saying.claims import Claim, Kind
from build_site.saying.table_claims import claim_table
from build_site.saying.target_claims import claim_target
from tests.built import check
from tests.comparing.test_goal_results import Goals
from tests.saying.making import Number, codes, make_report, make_table, read
from tests.toy import Toy

Rows = dict[str, list[Number]]
Amounts = Mapping[str, Mapping[str, Decimal]]  # row → column → number; gaps are left out

NAMES = ("Rad A", "Rad B", "Rad C", "Rad D", "Rad E")
COLUMNS = {
    "2021": ("outcome", "2021"),
    "2022": ("outcome", "2022"),
    "2023": ("outcome", "2023"),
    "8": ("outcome", "2023-01/2023-08"),
    "budget": ("budget", "2023"),
    "forecast": ("forecast", "2023"),
}
UNITS = ("persons", "percent", "mnkr", "index")
KINDS = ("bars", "bullet", "lines", "slope", "panels", "parts", "deviation")
NUMBER = re.compile(r"[+−]?\d[\d\u00a0]*(?:,\d+)?")
TIME = re.compile(r"(?:januari–augusti )?\b20\d\d\b")
WORDS = ("ökade", "minskade", "en ökning", "en minskning", " både ", " över ", " under ", "överskott", "underskott")

numbers = st.one_of(st.none(), st.integers(-40, 40).map(str), st.sampled_from(["0", "10", "10", "100.5", "1000"]))
made = st.tuples(
    st.lists(st.sampled_from(sorted(COLUMNS)), min_size=1, max_size=3, unique=True),
    st.lists(st.tuples(st.sampled_from(UNITS), numbers, numbers, numbers), min_size=1, max_size=5),
    st.sampled_from(KINDS),
    st.booleans(),
)


def parse(said: str) -> Decimal:
    return Decimal(re.sub(r"[\u00a0+]", "", said).replace("−", "-").replace(",", "."))


def list_numbers(text: str) -> list[str]:
    return [one.rstrip("\u00a0") for one in NUMBER.findall(TIME.sub(" ", re.sub("de [0-9]+ ", "de ", text)))]


def tell(rows: Rows, columns: Sequence[str], kind: str, units: Mapping[str, str]) -> tuple[Claim, ...]:
    table = make_table(rows, {f"c{name}": COLUMNS[name] for name in columns}, kind=kind, units=units)
    return claim_table(make_report(table), table, codes(), [])


def pick(claim: Claim, amounts: Amounts) -> list[Decimal]:
    """The numbers that a claim's figures have, by their places in the table that was made."""
    labels = {name.lower().replace(" ", "-"): name for name in NAMES}
    return [amounts[labels[one.row.id]][one.column.name[1:]] for one in claim.figures]


def check_level(claim: Claim, text: str, amounts: Amounts) -> None:
    assert [parse(said) for said in list_numbers(text)] == pick(claim, amounts)


def check_change(claim: Claim, text: str, amounts: Amounts) -> None:
    last, first = pick(claim, amounts)
    column = {one.column.name[1:] for one in claim.figures}
    years = [COLUMNS[one.column.name[1:]][1] for one in claim.figures]
    assert years[0] > years[1]
    assert "8" not in column  # months have no like in these tables
    if last == first:
        assert " både " in text
    else:
        assert ("ökade" in text) == (last > first)
        assert ("minskade" in text) == (last < first)


def check_difference(claim: Claim, text: str, amounts: Amounts) -> None:
    after, before = pick(claim, amounts)
    said = [parse(one) for one in list_numbers(text)]
    assert said[:2] == [after, before]
    assert len(said) == (2 if after == before or (len(said) == 2 and before <= 0) else 3)
    assert "8" not in {one.column.name[1:] for one in claim.figures}


def check_extreme(claim: Claim, text: str, amounts: Amounts) -> None:
    columns = list(dict.fromkeys(one.column.name[1:] for one in claim.figures))
    unit = claim.figures[0].unit.code
    alike = {name: row for name, row in amounts.items() if row["unit"] == UNITS.index(unit)}
    own = next(name for name in NAMES if name in text)
    if len(columns) == 1:
        held = {name: row[columns[0]] for name, row in alike.items() if columns[0] in row}
        sizes = held
        winners = [name for name in NAMES if name in text]
        assert all(sizes[name] == max(sizes.values()) for name in winners)
        assert len(winners) == list(sizes.values()).count(max(sizes.values()))
    else:
        pairs = {name: (row[columns[0]], row[columns[1]]) for name, row in alike.items() if set(columns) <= set(row)}
        percent = ", i procent" in text
        sizes = {name: abs(a - b) / b if percent else abs(a - b) for name, (a, b) in pairs.items()}
        assert all(sizes[own] > size for name, size in sizes.items() if name != own)
        assert not percent or all(b > 0 for _, b in pairs.values())
        held = dict.fromkeys(sizes, Decimal(0))
    found = re.search(r"av de (\d+) ", text)
    assert found
    assert int(found[1]) == len(held)


def check_rank(claim: Claim, text: str, amounts: Amounts) -> None:
    (column,) = {one.column.name[1:] for one in claim.figures}
    unit = UNITS.index(claim.figures[0].unit.code)
    values = {name: row[column] for name, row in amounts.items() if column in row and row["unit"] == unit}
    order = sorted(values.values(), reverse=True)
    assert pick(claim, amounts) == order
    assert ("lika mycket" in text) == (len(set(order)) == 1)
    assert [parse(one) for one in list_numbers(text)] == sorted(set(order), reverse=True)


def check_share(claim: Claim, text: str, amounts: Amounts) -> None:
    part, total = pick(claim, amounts)
    (column,) = {one.column.name[1:] for one in claim.figures}
    parts = [row[column] for name, row in amounts.items() if column in row and name != NAMES[0]]
    assert part == max(parts)
    assert all(value >= 0 for value in parts)
    assert parse(list_numbers(text)[-1]) == (part * 100 / total).quantize(Decimal("0.1"), ROUND_HALF_UP)


def check_count(claim: Claim, text: str, amounts: Amounts) -> None:
    pairs = list(zip(*[iter(pick(claim, amounts))] * 2, strict=True))
    over, under = sum(a > b for a, b in pairs), sum(a < b for a, b in pairs)
    sides = {"över": over, "under": under, "nivå": len(pairs) - over - under}
    told = dict(re.findall(r"(över|under|nivå)(?: \w+)? för (\d+|alla|båda)", text))
    assert told
    for side, said in told.items():
        assert sides[side] == (len(pairs) if said in ("alla", "båda") else int(said))
    assert sum(sides[side] for side in told) == len(pairs)
    unit = UNITS.index(claim.figures[0].unit.code)
    columns = {one.column.name[1:] for one in claim.figures}
    assert len(pairs) == sum(row["unit"] == unit and columns <= set(row) for row in amounts.values())


CHECKS: Mapping[Kind, Callable[[Claim, str, Amounts], None]] = {
    Kind.LEVEL: check_level,
    Kind.TREND: check_change,
    Kind.DIFFERENCE: check_difference,
    Kind.EXTREME: check_extreme,
    Kind.RANK: check_rank,
    Kind.SHARE: check_share,
    Kind.COUNT: check_count,
}


@given(made)
def test_every_claim_of_a_random_table_is_true_and_its_titles_agree(
    table: tuple[list[str], list[tuple[str, Number, Number, Number]], str, bool],
) -> None:
    columns, cells, kind, mixed = table
    rows = {name: list(row[1 : len(columns) + 1]) for name, row in zip(NAMES, cells, strict=False)}
    units = {name: row[0] if mixed else cells[0][0] for name, row in zip(NAMES, cells, strict=False)}
    amounts = {
        name: {"unit": Decimal(UNITS.index(units[name]))}
        | {column: Decimal(value) for column, value in zip(columns, row, strict=True) if value is not None}
        for name, row in rows.items()
    }
    for claim in tell(rows, columns, kind, units):
        text = claim.render().text
        CHECKS[claim.kind](claim, text, amounts)
        assert_titles_agree(claim)


def assert_titles_agree(claim: Claim) -> None:
    """A title has no number and no direction that its sentence hasn't."""
    text = claim.render().text
    for title in claim.render_titles():
        said = {one.rstrip("\u00a0") for one in NUMBER.findall(title)}
        assert said <= {one.rstrip("\u00a0") for one in NUMBER.findall(text)}, (title, text)
        assert all(word in text for word in WORDS if word in title), (title, text)


@given(st.lists(st.integers(0, 40), min_size=2, max_size=4))
def test_parts_of_a_sum_and_deviations(values: list[int]) -> None:
    """What random tables seldom have: rows that add up to another, and deviations with their signs."""
    names = NAMES[1 : len(values) + 1]
    parts: Rows = {name: [str(value)] for name, value in zip(names, values, strict=True)}
    total = sum(int(value or 0) for (value,) in parts.values())
    rows: Rows = {NAMES[0]: [str(total)], **parts}
    table = make_table(rows, {"c2023": COLUMNS["2023"]}, kind="parts", parents=dict.fromkeys(names, NAMES[0]))
    amounts = {name: {"unit": Decimal(0), "2023": Decimal(value or 0)} for name, (value,) in rows.items()}
    for claim in claim_table(make_report(table), table, codes(), []):
        if claim.kind is Kind.SHARE:
            check_share(claim, claim.render().text, amounts)
            assert_titles_agree(claim)
    signed = {name: [str(value - 20)] for name, value in zip(names, values, strict=True)}
    table = make_table(signed, {"c": ("deviation_outcome", "2023")}, kind="deviation", unit="mnkr")
    for claim in claim_table(make_report(table), table, codes(), []):
        said = parse(list_numbers(claim.render().text)[-1])
        wanted = [value - 20 for value in values if (value - 20 > 0) == (said > 0) and value != 20]
        assert said == (max(wanted) if said > 0 else min(wanted))
        assert ("positiv" in claim.render().text) == (said > 0)
        assert_titles_agree(claim)


@pytest.fixture(scope="module")
def corpus(checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets).corpus


@pytest.mark.parametrize("aim", ["ökar", "minskar"])
@given(target=st.integers(0, 50), outcome=st.integers(0, 50), months=st.booleans())
def test_a_target_is_said_to_be_reached_when_it_is(
    corpus: Corpus, aim: str, target: int, outcome: int, months: bool
) -> None:
    period = "2019-01/2019-08" if months else "2019"
    rating = Goals(corpus).add(str(target), {period: str(outcome)}, label=f"Andel glada {aim}").rating()
    claim = claim_target(rating, corpus.codes)
    assert claim is not None
    reached = outcome >= target if aim == "ökar" else outcome <= target
    end = f"nås{'' if reached else ' inte'}{' så långt' if months else ''}."
    text = read(claim.render())
    assert text.endswith(f"{target} procent, {end}"), text
    assert f"{outcome} procent {'januari–augusti 2019' if months else 'år 2019'}. Målet för 2019, " in text
    assert_titles_agree(claim)


BESIDE = ["budget", "forecast"]


@pytest.mark.parametrize(
    ("kind", "rows", "columns"),
    [
        (Kind.LEVEL, {"Rad A": ["5"]}, ["2023"]),
        (Kind.TREND, {"Rad A": ["5", "-7"]}, ["2023", "2021"]),
        (Kind.DIFFERENCE, {"Rad A": ["5", "-7"]}, BESIDE),
        (Kind.EXTREME, {"Rad A": [None, "1"], "Rad B": ["5", "7"], "Rad C": ["1", "9"]}, ["2023", "2021"]),
        (Kind.RANK, {"Rad A": ["0"], "Rad B": ["-5"]}, ["2023"]),
        (Kind.COUNT, {"Rad A": ["5", "7"], "Rad B": ["5", "5"], "Rad C": ["5", None]}, BESIDE),
    ],
)
def test_the_tables_lead_to_claims_of_every_kind(kind: Kind, rows: Rows, columns: list[str]) -> None:
    """Were a kind never claimed, the properties above would hold of nothing."""
    assert kind in {claim.kind for claim in tell(rows, columns, "bars", dict.fromkeys(rows, "persons"))}
