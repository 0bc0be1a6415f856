"""Recomputes every sentence of the site from the published files alone: no code is shared with what wrote them.

`claims.csv` says what is claimed and of which set; `observations.csv` holds the figures; the reports' own tables say in
which row and column a figure stands; `comparisons.csv` has figures on other bases. Everything here is done with pandas,
DuckDB and plain arithmetic.
"""

import io
import json
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from tests.oracle.goals import check_target, count_measures
from tests.oracle.stated import check_arithmetic

# Numbers as the site writes them: «−1 394,0», «+12,5», «0,800».
NUMBER = re.compile(r"[+−]?\d{1,3}(?:\u00a0\d{3})+(?:,\d+)?|[+−]?\d+(?:,\d+)?")
MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
TIMES = re.compile(rf"\b(?:(?:{MONTHS})(?:–(?:{MONTHS}))? )?(?:19|20)\d\d(?:–(?:19|20)\d\d)?\b|\d{{4}}-\d\d-\d\d")
OTHER_BASES = {"kr_per_inhabitant": "per_inhabitant", "percent_of_budget": "percent_of_budget", "index": "index"}


def parse(number: str) -> Decimal:
    """A number as the site writes it."""
    return Decimal(number.replace("\u00a0", "").replace("−", "-").replace("+", "").replace(",", "."))


def count_decimals(said: str) -> int:
    """How many decimals a number is said with."""
    return len(said.partition(",")[2])


def rounds_to(exact: Decimal, said: str, slack: Decimal) -> bool:
    """Whether a number is told as these digits, halves away from zero; a sign that is said must be right.

    Args:
        exact: the number, known within `slack`.
    """
    number = parse(said)
    step = Decimal(1).scaleb(-count_decimals(said))
    near = (exact - slack, exact, exact + slack)
    rounded = {one.quantize(step, ROUND_HALF_UP) for one in near}
    return number in (rounded if said[0] in "+−" else set(map(abs, rounded)))


@dataclass(frozen=True)
class Cell:
    """A figure at an address, as the published files have it; `amount` is in the unit that the claim is said in."""

    address: str
    row: str
    value: Decimal
    base: Decimal
    unit: str
    measure: str
    period: str
    sex: str
    amount: Decimal = Decimal(0)


@dataclass(frozen=True)
class Claim:
    """A row of claims.csv."""

    page: str
    place: str
    text: str
    kind: str
    basis: str
    measure: str
    unit: str
    where: str
    addresses: tuple[str, ...]
    arithmetic: str = ""

    def change(self, **changes: str) -> "Claim":
        """The claim with something changed on purpose."""
        return replace(self, **changes)  # type: ignore[arg-type]


def read_claims(database: "Database") -> list[Claim]:
    """All claims."""
    rows = database.read("claims").to_dict("records")
    return [
        Claim(
            row["page"], row["place"], row["text"], row["kind"], row["basis"], row["measure"], row["unit"], row["set"],
            tuple(filter(None, row["figures"].split(";"))), row["arithmetic"],
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class Database:
    """The published files, as somebody who has downloaded them sees them."""

    files: Mapping[str, bytes]

    def read(self, name: str) -> pd.DataFrame:
        """A published file, everything as text."""
        path = f"data/{name}.csv"
        return _read(self.files[path if path in self.files else f"data/codelists/{name}.csv"])

    @cached_property
    def observations(self) -> pd.DataFrame:
        """The tidy database, with a number of each row."""
        frame = self.read("observations")
        return frame.assign(number=range(len(frame)))

    def with_observations(self, frame: pd.DataFrame) -> "Database":
        """The same with other figures."""
        content = frame.drop(columns="number").to_csv(index=False).encode()
        return Database({**self.files, "data/observations.csv": content})

    @cached_property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        connection.register("frame", self.observations)
        connection.execute("CREATE TABLE observations AS FROM frame")
        return connection

    def select(self, where: str) -> pd.DataFrame:
        """The rows of the tidy database that a claim's set names; not to be changed."""
        if where not in self._selected:
            found = self._connection.execute(f"SELECT * FROM observations WHERE {where} ORDER BY number")
            self._selected[where] = found.df()
        return self._selected[where]

    @cached_property
    def _selected(self) -> dict[str, pd.DataFrame]:
        return {}

    @cached_property
    def _places(self) -> dict[tuple[str, str, str], Any]:
        """The places of the rows of the tidy database that each row of a table has become."""
        groups: Mapping[Any, Any] = self.observations.groupby(["report", "table", "row"]).indices
        return dict(groups)

    @cached_property
    def _as_read(self) -> duckdb.DuckDBPyConnection:
        """The files as DuckDB reads them by itself, under their names."""
        connection = duckdb.connect()
        with tempfile.TemporaryDirectory() as folder:
            for name in ("observations", "relations", "findings", "comparisons"):
                path = Path(folder, f"{name}.csv")
                path.write_bytes(self.files[f"data/{name}.csv"])
                connection.execute(f"CREATE TABLE {name} AS SELECT * FROM read_csv('{path}', sample_size = -1)")
        return connection

    def ask(self, question: str) -> tuple[int, ...]:
        """The answer of one row to a question about the files."""
        found = self._as_read.execute(question).fetchone()
        return found or ()

    @cached_property
    def factors(self) -> dict[str, tuple[str, Decimal]]:
        """Base unit and factor of each unit."""
        return {
            row["unit"]: (row["base_unit"], Decimal(row["factor"])) for row in self.read("units").to_dict("records")
        }

    def names_in(self, claim: Claim) -> str:
        """The names that a sentence may use: what numbers stand in them are no figures."""
        found, compared = self.select(claim.where), self.read("comparisons")
        own = compared[
            compared["comparison"].map(lambda name: f"/{name}/" in claim.page or claim.place.startswith(name))
        ]
        own = own if len(own) else compared if claim.page == "" else own
        indicators = self.read("indicators")
        titles = indicators[indicators["indicator"].isin(found["indicator"])]["title"]
        return " ".join({*found["label"], *titles, *own["series"], *own["title"], *_columns(self, claim)})

    def cell(self, address: str) -> Cell:
        """The figure at `report/table/row/column`."""
        if address not in self._cells:
            self._cells[address] = self._find_cell(address)
        return self._cells[address]

    @cached_property
    def _cells(self) -> dict[str, Cell]:
        return {}

    def _find_cell(self, address: str) -> Cell:
        report, table, row, column = address.split("/")
        printed = self.read(f"{report}/{table}")
        value = printed.loc[printed["row"] == row, column].iloc[0]
        package = self.files[f"data/{report}/datapackage.json"]
        field = {**_describe(package, table, column), **_find_exception(package, table, row, column)}
        found = self.observations.iloc[self._places[report, table, row]]
        found = found[(found["value"] == value) | (found["value_text"] == value)]
        for name in ("measure", "period", "sex", "indicator"):
            said = str(field.get(f"uppf:{name}", ""))
            if said and said != "per_row":  # the row itself says it
                found = found[found[name] == said]
        one = found.iloc[0]
        number = Decimal(value) if one["value"] else Decimal("NaN")
        base = Decimal(one["value_base"]) if one["value_base"] else Decimal("NaN")
        return Cell(address, row, number, base, one["unit"], one["measure"], one["period"], one["sex"])


@cache
def _read(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)


@cache
def _find_exception(package: bytes, table: str, row: str, column: str) -> dict[str, object]:
    """What the package says of one cell alone, which goes before what it says of the cell's column."""
    resource = next(one for one in json.loads(package)["resources"] if one["name"] == table)
    exceptions = [one for one in resource.get("uppf:exceptions", ()) if (one["row"], one["column"]) == (row, column)]
    return {f"uppf:{name}": said for one in exceptions for name, said in one.items()}


@cache
def _describe(package: bytes, table: str, column: str) -> dict[str, object]:
    resource = next(one for one in json.loads(package)["resources"] if one["name"] == table)
    found: dict[str, object] = next(one for one in resource["schema"]["fields"] if one["name"] == column)
    return found


def check_claim(claim: Claim, database: Database) -> str:
    """What is wrong with a claim, or ""."""
    if claim.kind == "stated":
        return "; ".join(check_stated(claim, database))
    if claim.arithmetic:
        return "; ".join(check_tally(claim, database))
    cells = [_in_unit(database.cell(address), claim, database) for address in claim.addresses]
    told = [*_tell(claim, cells, database), *check_times(claim, cells, database)]
    problems = [problem for problem in told if problem]
    return "; ".join(problems)


def check_stated(claim: Claim, database: Database) -> list[str]:
    """What is wrong with an editor's sentence: a number that its arithmetic doesn't give, or doesn't mention."""

    def find(address: str) -> tuple[Decimal, str, Decimal]:
        parts = address.split("/")
        if parts[0] == "population":
            people = _read(database.files["data/population.csv"])
            row = people[(people["municipality"] == parts[1]) & (people["date"] == f"{parts[2]}-12-31")].iloc[0]
            return Decimal(row["population"]), "", Decimal(1)
        cell = database.cell(address)
        base, factor = database.factors[cell.unit]
        return cell.base, base, factor

    def count_rows(report: str, table: str) -> int:
        return len(database.read(f"{report}/{table}"))

    used = {one for one in re.findall(r"\{([^}]*)\}", claim.arithmetic) if not one.startswith("population/")}
    problems = [] if used == set(claim.addresses) else ["figures"]
    return problems + check_arithmetic(claim.text, claim.arithmetic, find, count_rows)


def check_times(claim: Claim, cells: list[Cell], database: Database) -> list[str]:
    """Every year and month in a sentence is of a figure that it rests on, or of when a report was made."""
    reports = database.read("reports").set_index("report")["period"]
    periods = {cell.period for cell in cells if cell.period}
    made = {str(reports[cell.address.split("/")[0]]) for cell in cells}
    years = {year for period in periods | made for year in re.findall(r"(?<!\d)\d{4}", period)}
    ends = {_end_of(period) for period in periods | made}
    names, problems = database.names_in(claim), []
    for first, last, year in SAID_TIMES.findall(claim.text):
        whole = f"{year}-{_number(first)}/{year}-{_number(last)}" if last else ""
        right = whole in periods | made if last else (f"{year}-{_number(first)}" in ends if first else year in years)
        named = year in names if not first else not last and first in names and year in years  # «väntat efter augusti»
        problems += [] if right or named else [f"{first} {last} {year} is no time of the figures"]
    return problems + _check_order(claim, cells)


def _check_order(claim: Claim, cells: list[Cell]) -> list[str]:
    """What has changed between two times did so between those of its figures, the earlier first."""
    between = re.search(r" mellan ([^()]*?) och ([^()]*?)\.$", claim.text)
    if not between or len(cells) != 2:
        return []
    told = [set(re.findall(r"\d{4}", time)) for time in between.groups()]
    dated = [set(re.findall(r"(?<!\d)\d{4}", cell.period)) for cell in reversed(cells)]
    return [] if all(one <= other for one, other in zip(told, dated, strict=True)) else ["other times"]


SAID_TIMES = re.compile(rf"(?:({MONTHS})(?:–({MONTHS}))? )?((?:19|20)\d\d)(?!\d)")


def _number(month: str) -> str:
    return f"{MONTHS.split('|').index(month) + 1:02}"


def _end_of(period: str) -> str:
    """The month in which a period ends."""
    last = period.rpartition("/")[2]
    return last[:7] if "-" in last else f"{last}-12"


def check_tally(claim: Claim, database: Database) -> list[str]:
    """What is wrong with a sentence of the site's own work: each number answers its question to the files."""
    asked = re.findall(r"(\d[\d\u00a0]*) = (SELECT .+?)(?=; \d|$)", claim.arithmetic)
    written = [match[0] for match in NUMBER.finditer(claim.text)]
    problems = [] if written == [said for said, _ in asked] else [f"{written} are written"]
    for said, question in asked:
        (answer,) = database.ask(question)
        problems += [] if parse(said) == answer else [f"{answer} is not {said}"]
    return problems


def _in_unit(cell: Cell, claim: Claim, database: Database) -> Cell:
    """The figure in the unit that the claim is said in, or in its own where the claim's is of another kind."""
    if claim.unit in OTHER_BASES and cell.unit != claim.unit:
        return replace(cell, amount=_on_base(cell, claim, database))
    base_unit, factor = database.factors[claim.unit]
    own_base, _ = database.factors[cell.unit]
    return replace(
        cell, amount=cell.base / factor if base_unit == own_base and _is_money(cell, database) else cell.value
    )


def _is_money(cell: Cell, database: Database) -> bool:
    return database.factors[cell.unit][0] == "kr"


def _on_base(cell: Cell, claim: Claim, database: Database) -> Decimal:
    report, table, row, _ = cell.address.split("/")
    wanted = {
        "report": report, "table": table, "row": row, "measure": cell.measure, "period": cell.period, "sex": cell.sex,
        "base": OTHER_BASES[claim.unit],
    }  # fmt: skip
    found = database.read("comparisons")
    for column, value in wanted.items():
        found = found[found[column] == value]
    own = found[found["comparison"].map(lambda name: f"jamfor/{name}/" in claim.page or claim.place.startswith(name))]
    chosen = own if len(own) else found
    return cell.value if chosen.empty else Decimal(chosen.iloc[0]["value"])


def _tell(claim: Claim, cells: list[Cell], database: Database) -> list[str]:
    numbers = [match[0] for match in NUMBER.finditer(TIMES.sub(" ", claim.text))]
    checks = {"level": _level, "difference": _difference, "trend": _trend, "extreme": _extreme, "rank": _rank,
              "share": _share, "count": _count, "threshold": _threshold, "answer": _answer}  # fmt: skip
    expected, problems = checks[claim.kind](claim, cells, database)
    # Figures on another base are published with two decimals.
    slack = Decimal("0.005") if claim.unit in OTHER_BASES else Decimal(0)
    left, names = list(numbers), database.names_in(claim)
    for exact, needed in expected:
        fits = [number for number in left if rounds_to(exact, number, slack)]
        if fits:
            said = max(fits, key=count_decimals)
            left.remove(said)
        elif needed:
            problems.append(f"{exact} is not said")
    problems += [f"{number} is nowhere in the figures" for number in left if not _stands_in(number, names)]
    return problems


def _stands_in(number: str, names: str) -> bool:
    return re.search(rf"(?<!\d){re.escape(number.lstrip('+−'))}(?!\d)", names) is not None


def _columns(database: Database, claim: Claim) -> list[str]:
    """The titles of the columns that the claim's figures stand in."""
    places = (address.split("/") for address in claim.addresses)
    fields = (_describe(database.files[f"data/{report}/datapackage.json"], table, column)
              for report, table, _, column in places)  # fmt: skip
    return [str(field.get("title", "")) for field in fields]


Expected = tuple[list[tuple[Decimal, bool]], list[str]]


def _level(claim: Claim, cells: list[Cell], __: Database) -> Expected:
    if claim.text.startswith("Mellan "):  # from the lowest to the highest of several
        amounts = sorted(cell.amount for cell in cells)
        return [(amounts[0], True), (amounts[-1], True)], []
    return [(cell.amount, True) for cell in cells], []


def _difference(claim: Claim, cells: list[Cell], _: Database) -> Expected:
    one, other = cells
    said: list[tuple[Decimal, bool]] = [(one.amount, True), (other.amount, True)]
    problems = []
    if "skiljer" in claim.text:
        said.append((abs(one.amount - other.amount), True))
        problems += ["points"] if (claim.unit == "percent") != ("procentenhet" in claim.text) else []
        problems += ["sexes"] if {one.sex, other.sex} != {"women", "men"} else []
        problems += ["women first"] if one.sex != "women" else []
    elif "(" in claim.text:
        said.append((_percent(one, other) if claim.basis == "percent" else one.amount - other.amount, True))
    return said, problems


def _percent(after: Cell, before: Cell) -> Decimal:
    return (abs(after.amount) - abs(before.amount)) * 100 / abs(before.amount)


def _trend(claim: Claim, cells: list[Cell], _: Database) -> Expected:
    if not re.search("ökade|minskade|en ökning|en minskning| både ", claim.text):
        return _net_cost(cells)
    last, first = cells
    problems = [] if last.period > first.period else ["periods"]
    problems += [] if last.measure == first.measure and last.unit == first.unit else ["measures"]
    signed = "−" in claim.text.split("(")[0]
    before, after = (cell.amount if signed else abs(cell.amount) for cell in (first, last))
    word = "ökade|en ökning" if after > before else "minskade|en minskning" if after < before else " både "
    problems += [] if re.search(word, claim.text) else [f"not {word}"]
    said = [(last.amount, True), (first.amount, "från" in claim.text)]
    if "(" in claim.text.split(" till ")[-1] and word != " både ":
        points = claim.basis != "percent"
        said.append((after - before if points else (after - before) * 100 / abs(before), False))
        problems += ["points"] if claim.unit == "percent" and "procentenhet" not in claim.text else []
    return said, problems


def _net_cost(cells: list[Cell]) -> Expected:
    """A cell with nothing but the change: what adds up to the net cost of a year, and then of the year before."""
    half = len(cells) // 2
    last, first = (sum((cell.base for cell in part), Decimal(0)) for part in (cells[:half], cells[half:]))
    problems = [] if last < 0 and first < 0 else ["no costs"]
    problems += [] if [cell.row for cell in cells[:half]] == [cell.row for cell in cells[half:]] else ["rows"]
    problems += (
        [] if all(one.period > other.period for one, other in zip(cells, cells[half:], strict=False)) else ["periods"]
    )
    return [((last - first) * 100 / first, True)], problems


def _extreme(claim: Claim, cells: list[Cell], database: Database) -> Expected:
    frame = database.select(claim.where)
    numbers = frame[frame["value"] != ""]
    if "kvinnor och män" in claim.text.lower() or "könen" in claim.text:
        return _widest(claim, cells, numbers)
    if len(cells) == 2 and (cells[0].period, cells[0].measure) != (cells[1].period, cells[1].measure):
        return _furthest(claim, cells, numbers, database)
    amounts = [Decimal(text) for text in numbers["value_base"]]
    winner = cells[0]
    size = len(numbers)
    said = [(winner.amount, True), (Decimal(size), f"de {size} " in claim.text)]
    problems = _size_is_said(claim, size)
    if claim.unit in OTHER_BASES:  # the base is another than the set's own
        return said, problems
    if winner.measure.startswith("deviation"):
        problems += [] if ("vänta" in claim.text) == ("forecast" in winner.measure) else ["expected or not"]
    down = "underskott" in claim.text or "negativ" in claim.text or "minskning" in claim.text
    signed = down or "överskott" in claim.text or "positiv" in claim.text
    most = min(amounts) if down else max(amounts if signed else map(abs, amounts))
    held = winner.base if signed else abs(winner.base)
    problems += [] if held == most else [f"{most} is more"]
    problems += [] if [abs(one) if not signed else one for one in amounts].count(most) == len(cells) else ["ties"]
    return said, problems


def _size_is_said(claim: Claim, size: int) -> list[str]:
    found = re.search(r"av (?:de )?(\d+) ", claim.text)
    return [f"the set has {size}"] if found and int(found[1]) != size else []


def _furthest(claim: Claim, cells: list[Cell], numbers: pd.DataFrame, database: Database) -> Expected:
    """What has changed or differs most: the other rows of the set have the same two columns."""
    after, before = cells
    sizes: dict[object, Decimal] = {}
    for key, group in _group_things(claim, numbers, database):
        one = group[(group["measure"] == after.measure) & (group["period"] == after.period)]
        other = group[(group["measure"] == before.measure) & (group["period"] == before.period)]
        if len(one) == len(other) == 1:
            change = abs(abs(Decimal(one.iloc[0]["value_base"])) - abs(Decimal(other.iloc[0]["value_base"])))
            held = abs(Decimal(other.iloc[0]["value_base"]))
            sizes[key] = change / held if claim.basis == "percent" else change
    own = abs(abs(after.base) - abs(before.base))
    own = own / abs(before.base) if claim.basis == "percent" else own
    said = [(after.amount, False), (before.amount, False), (Decimal(len(sizes)), False)]
    said.append(
        (_percent(after, before) if claim.basis == "percent" else abs(after.amount) - abs(before.amount), False)
    )
    problems = [] if claim.unit == "index" else _size_is_said(claim, len(sizes))
    problems += ["basis"] if (claim.basis == "percent") != (" i procent" in claim.text) else []
    if claim.unit not in OTHER_BASES and own != max(sizes.values()):
        problems.append(f"{max(sizes.values())} is more than {own}")
    if re.search("ökade|minskade|en ökning|en minskning", claim.text):
        word = "ökade|en ökning" if abs(after.amount) > abs(before.amount) else "minskade|en minskning"
        problems += [] if re.search(word, claim.text) else [f"not {word}"]
    return said, problems


def _group_things(claim: Claim, numbers: pd.DataFrame, database: Database) -> list[tuple[object, pd.DataFrame]]:
    """The figures of each thing: of each row of a table, or of each series of a comparison."""
    page = re.fullmatch(r"(?:diagram/)?jamfor/([^/]+)/.*", claim.page)
    if not page:
        return list(numbers.groupby("row"))
    frame = database.read("comparisons")
    frame = frame[(frame["comparison"] == page[1])].drop_duplicates(
        ["series", "report", "table", "row", "measure", "period", "sex"]
    )
    joined = numbers.merge(frame[["series", "report", "table", "row", "measure", "period", "sex"]])
    if (joined["measure"].nunique() > 1) and joined["series"].nunique() == len(joined):  # each figure is a series
        return list(joined.groupby("row"))
    return list(joined.groupby("series"))


def _widest(claim: Claim, cells: list[Cell], numbers: pd.DataFrame) -> Expected:
    women, men = cells
    keyed = numbers.assign(about=numbers["label"].str.rsplit(" > ", n=1).str[0])
    keyed["about"] = keyed["about"].where(keyed["label"].str.contains(" > "), "")
    gaps = []
    for _, group in keyed.groupby(["about", "indicator", "age", "period"]):
        by_sex = {row["sex"]: Decimal(row["value"]) for row in group.to_dict("records")}
        if {"women", "men"} <= by_sex.keys():
            gaps.append(abs(by_sex["women"] - by_sex["men"]))
    own = abs(women.value - men.value)
    problems = [] if own == max(gaps) else [f"{max(gaps)} is wider"]
    problems += _size_is_said(claim, len(gaps)) + ([] if women.sex == "women" and men.sex == "men" else ["sexes"])
    problems += [] if "procentenhet" in claim.text else ["points"]
    return [(women.value, False), (men.value, False), (own, True), (Decimal(len(gaps)), False)], problems


def _rank(claim: Claim, cells: list[Cell], _: Database) -> Expected:
    amounts = [abs(cell.amount) if "−" not in claim.text else cell.amount for cell in cells]
    problems = [] if amounts == sorted(amounts, reverse=True) else ["order"]
    alike = len(set(amounts)) == 1
    problems += ["tie"] if alike != ("lika mycket" in claim.text) and claim.text.endswith(".") else []
    first = claim.text.split(" ", maxsplit=1)[0]
    problems += (
        ["word"]
        if claim.text.endswith(".") and not alike and first not in ("Högst", "Störst", "Flest", "Längst")
        else []
    )
    return [(cell.amount, not alike or number == 0) for number, cell in enumerate(cells)], problems


def _share(claim: Claim, cells: list[Cell], database: Database) -> Expected:
    if claim.text.startswith("Av ") or (" av " in claim.text and "är" in claim.text):
        total, *parts = cells
        problems = [] if sum(part.amount for part in parts) <= total.amount else ["parts"]
        return [(total.amount, True), *((part.amount, False) for part in parts)], problems
    part, whole = cells
    percent = abs(part.base) * 100 / abs(whole.base)
    said = [(abs(part.amount), True), (percent, "procent" in claim.text or "%" in claim.text), (whole.amount, False)]
    if "totalt" in claim.text:
        frame = database.select(claim.where)
        rows = frame[(frame["value"] != "") & (frame["row"] != whole.row)]
        most = max(abs(Decimal(text)) for text in rows["value_base"])
        said.append((Decimal(len(rows)), False))
        return said, ([] if abs(part.base) == most else ["not the largest"]) + _size_is_said(claim, len(rows))
    word = "överskott" if part.value > 0 else "underskott" if part.value < 0 else "hålla|höll"
    signs = [(part.amount, True), *said[1:]] if claim.text[0] in "+−" else said
    problems = [] if claim.text[0] in "+−" or re.search(word, claim.text) else [f"not {word}"]
    return signs, problems


def _count(claim: Claim, cells: list[Cell], database: Database) -> Expected:
    if " ligger " in claim.text:
        return _count_sides(claim, cells, database)
    if re.search("högre (värde|andel)", claim.text):
        return _count_higher(claim, cells)
    if claim.measure == "status":
        return _count_levels(claim, cells, database)
    return count_measures(claim, cells, database)


def _count_higher(claim: Claim, cells: list[Cell]) -> Expected:
    """How often women or men have more, the other sex and how often neither: nothing is left out."""
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    women = sum(one.value > other.value for one, other in pairs)
    men = sum(one.value < other.value for one, other in pairs)
    most, least = (women, men) if claim.text.startswith("Kvinnor") else (men, women)
    equal = len(pairs) - women - men
    problems = (
        [] if most > least and all((one.sex, other.sex) == ("women", "men") for one, other in pairs) else ["sexes"]
    )
    problems += [] if ("andel" in claim.text) == (claim.unit == "percent") else ["what is higher"]
    if re.search("båda|alla", claim.text):
        said = 2 if "båda" in claim.text else len(pairs)
        return [(Decimal(most), False)], problems + ([] if most == len(pairs) == said else ["not all"])
    said_least = re.search(r", (kvinnor|män) i (\d+)", claim.text)
    said_equal = re.search(r"i (\d+) är det lika", claim.text)
    problems += [] if (int(said_least[2]) if said_least else 0) == least else ["the other sex"]
    problems += [] if (int(said_equal[1]) if said_equal else 0) == equal else ["alike"]
    numbers = [(Decimal(number), number > 0) for number in (most, len(pairs), least, equal)]
    return numbers, problems


def _count_sides(claim: Claim, cells: list[Cell], database: Database) -> Expected:
    cells = [replace(cell, amount=abs(cell.amount)) for cell in cells]  # costs are printed with a minus
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    ways = [_apart(one, other, database) for one, other in pairs]
    sides = {"över": ways.count(1), "under": ways.count(-1), "nivå": ways.count(0)}
    problems = []
    for side, number in re.findall(r"(över|under|nivå)[^,]*? för (alla|båda|\d+)", claim.text):
        said = len(pairs) if number in ("alla", "båda") else int(number)
        problems += [] if sides[side] == said else [f"{side}: {sides[side]}"]
    told = re.findall(r"\b(över|under)\b", claim.text)
    problems += [] if len(told) == len(set(told)) else ["the same side twice"]
    problems += _size_is_said(claim, len(pairs))
    return [(Decimal(number), False) for number in (*sides.values(), len(pairs))], problems


_LEVELS = {
    "god": "good", "goda": "good", "godtagbar": "acceptable", "godtagbara": "acceptable",
    "ej godtagbar": "not_acceptable", "ej godtagbara": "not_acceptable",
    "ej bedömd": "not_assessed", "ej bedömda": "not_assessed",
}  # fmt: skip


def _count_levels(claim: Claim, cells: list[Cell], database: Database) -> Expected:
    goals = database.read("goals")
    places = {tuple(cell.address.split("/")[:3]) for cell in cells}
    about = goals[[place in places for place in zip(goals["report"], goals["table"], goals["row"], strict=True)]]
    level = _LEVELS.get(claim.text.split(" ", 1)[-1], "good")
    number = int((about["assessment"] == level).sum())
    return [(Decimal(number), True), (Decimal(len(about)), " av " in claim.text)], []


def _threshold(claim: Claim, cells: list[Cell], database: Database) -> Expected:
    said = [(cell.amount, True) for cell in cells if not cell.value.is_nan()]
    return said, check_target(claim, cells, database) if "nås" in claim.text else []


FEWER = re.compile(r"\b(färre|minskar|minskat)\b", re.IGNORECASE)  # what a question asks, by its own words


def _answer(claim: Claim, cells: list[Cell], database: Database) -> Expected:
    """An answer: what it says of the figures, and that it is the answer to its page's question."""
    if "högre andel" in claim.text:
        return _answer_sexes(claim, cells)
    if " blev " in claim.text:
        return _answer_miss(claim, cells)
    if "störst skillnad av" in claim.text or claim.text.startswith("Störst miss"):
        return _answer_largest_miss(claim, cells, database)
    if all(cell.measure.startswith("deviation") for cell in cells):
        return _answer_kept(claim, cells)
    if cells[0].period == cells[1].period and cells[0].row + cells[0].sex != cells[1].row + cells[1].period:
        return _answer_pair(claim, cells, database)
    return _answer_change(claim, cells, database)


def _apart(one: Cell, other: Cell, database: Database) -> int:
    """Which is more, or 0 where half of the last printed decimals can't tell."""
    slack = sum(abs(cell.amount / cell.value) * _half(cell, database) for cell in (one, other) if cell.value)
    difference = one.amount - other.amount
    return 0 if abs(difference) < slack else (difference > 0) - (difference < 0)


def _half(cell: Cell, database: Database) -> Decimal:
    report, table, row, column = cell.address.split("/")
    printed = database.read(f"{report}/{table}")
    declared = int(
        str(_describe(database.files[f"data/{report}/datapackage.json"], table, column).get("uppf:decimals", 0))
    )
    decimals = max(declared, len(printed.loc[printed["row"] == row, column].iloc[0].partition(".")[2]))
    return Decimal(5).scaleb(-decimals - 1)


def _question(claim: Claim, database: Database) -> str:
    name = re.search(r"jamfor/([^/]+)/", claim.page) or re.match(r"(.+)-(?:svar|diagram)-", claim.place)
    listed = json.loads(database.files["api/v1/comparisons.json"])["records"]
    questions = {one["comparison"]: one["question"] for one in listed}
    return str(questions.get(name[1], "")) if name else ""


def _yes(agree: list[int]) -> str:
    wanted = [one > 0 for one in agree]
    return "Ungefär lika" if not any(agree) else "Ja" if all(wanted) else "Både ja och nej" if any(wanted) else "Nej"


def _answer_change(claim: Claim, cells: list[Cell], database: Database) -> Expected:
    cells = [replace(cell, amount=abs(cell.amount)) for cell in cells]  # costs are printed with a minus
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    sign = -1 if FEWER.search(_question(claim, database)) else 1
    said = _yes([sign * _apart(last, first, database) for last, first in pairs])
    problems = [] if claim.text.startswith(f"{said}: ") else [f"not {said}"]
    problems += [] if all(last.period > first.period for last, first in pairs) else ["periods"]
    problems += (
        [] if all((last.measure, last.unit) == (first.measure, first.unit) for last, first in pairs) else ["measures"]
    )
    problems += (
        []
        if all(last.period[4:] == re.sub(r"\d{4}(?=-)", last.period[:4], first.period)[4:] for last, first in pairs)
        else ["months"]
    )
    whole = claim.text.endswith(".")
    more = sum(last.amount > first.amount for last, first in pairs)
    counted = [(Decimal(more), False), (Decimal(len(pairs)), False)] if "en ökning i" in claim.text else []
    return [*((cell.amount, whole) for cell in cells), *counted], problems


def _answer_pair(claim: Claim, cells: list[Cell], database: Database) -> Expected:
    cells = [replace(cell, amount=abs(cell.amount)) for cell in cells]
    said = claim.text.partition(":")[0]
    order = [_apart(cells[0], cell, database) for cell in cells[1:]]
    problems = [] if len({(cell.period, cell.measure, cell.unit) for cell in cells}) == 1 else ["not alike"]
    if said in ("Ja", "Nej", "Ungefär lika"):
        problems += [] if said == _yes(order) else ["not the answer"]
    else:
        problems += [] if all(one > 0 for one in order) else [f"{said} is not the most"]
    return [(cell.amount, number == 0 or claim.text.endswith(".")) for number, cell in enumerate(cells)], problems


def _answer_kept(claim: Claim, cells: list[Cell]) -> Expected:
    kept = [cell.value >= 0 for cell in cells]
    if " höll " in claim.text and claim.text.split()[0] in ("Alla", "Båda"):
        both = len(kept) == 2 if claim.text.startswith("Båda") else True  # that is what «båda» means
        return [(Decimal(len(kept)), claim.text.startswith("Alla"))], [] if all(kept) and both else ["not all"]
    if " höll " in claim.text:
        return [(Decimal(sum(kept)), True), (Decimal(len(kept)), True)], []
    words = re.findall(r"\b(ja|nej)\b", claim.text.partition(": ")[2] if claim.text.startswith("Både") else claim.text)
    said = _yes([1 if one else -1 for one in kept])
    problems = [] if not words or words == ["ja" if one else "nej" for one in kept] else ["words"]
    problems += [] if not claim.text.endswith(".") or claim.text.startswith(f"{said}: ") else [f"not {said}"]
    return [(cell.amount, True) for cell in cells], problems


def _answer_miss(claim: Claim, cells: list[Cell]) -> Expected:
    outcome, *forecasts = cells
    told = (
        forecasts
        if claim.text.endswith(".")
        else forecasts[-1:]
        if claim.text.count("än väntat") < len(forecasts)
        else forecasts
    )
    words = re.findall(r"(bättre|sämre|mer|mindre) än", claim.text)
    right = [("bättre", "mer") if outcome.amount > one.amount else ("sämre", "mindre") for one in told]
    problems = [] if all(word in pair for word, pair in zip(words, right, strict=True)) else ["words"]
    return [(outcome.amount, True), *((abs(outcome.amount - one.amount), True) for one in told)], problems


def _answer_largest_miss(claim: Claim, cells: list[Cell], database: Database) -> Expected:
    outcome, forecast = cells
    frame = database.select(claim.where)
    misses = []
    for _, rows in frame.groupby("service"):
        by_measure = {row["measure"]: Decimal(row["value_base"]) for row in rows.to_dict("records")}
        misses.append(abs(by_measure[outcome.measure] - by_measure[forecast.measure]))
    own = abs(outcome.base - forecast.base)
    problems = [] if own == max(misses) else [f"{max(misses)} is more"]
    return [(outcome.amount, True), (forecast.amount, True), (Decimal(len(misses)), "av" in claim.text)], problems


def _answer_sexes(claim: Claim, cells: list[Cell]) -> Expected:
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    women = sum(one.value > other.value for one, other in pairs)
    men = sum(one.value < other.value for one, other in pairs)
    first = re.search(r"(kvinnor|män) har", claim.text.lower())
    most, least = (women, men) if first and first[1] == "kvinnor" else (men, women)
    problems = (
        [] if most >= least and all((one.sex, other.sex) == ("women", "men") for one, other in pairs) else ["sexes"]
    )
    problems += [] if claim.text.startswith("Det varierar") == (2 * most <= len(pairs)) else ["not most"]
    equal = len(pairs) - women - men
    return [
        (Decimal(most), True),
        (Decimal(len(pairs)), True),
        (Decimal(least), least > 0),
        (Decimal(equal), equal > 0),
    ], problems
