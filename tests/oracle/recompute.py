"""Recomputes every sentence of the site from the published files alone: no code is shared with what wrote them.

`claims.csv` says what is claimed and of which set; `observations.csv` holds the figures; the reports' own tables say in
which row and column a figure stands. Everything is done with pandas, DuckDB and plain arithmetic.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import duckdb
import pandas as pd
import yaml

# Numbers as the site writes them: «−1 394,0», «+12,5», «0,800».
NUMBER = re.compile(r"[+−]?\d{1,3}(?:\u00a0\d{3})+(?:,\d+)?|[+−]?\d+(?:,\d+)?")
# What looks like a figure and is none: years, periods, and numbers that are part of a name.
_UNIT_WORDS = {"mnkr": Decimal(1_000_000), "tkr": Decimal(1000)}


@dataclass(frozen=True)
class Cell:
    """A figure at an address, as the published files have it."""

    address: str
    value: Decimal
    base: Decimal
    unit: str
    measure: str
    period: str
    sex: str
    row: str


def parse(number: str) -> Decimal:
    """A number as the site writes it."""
    return Decimal(number.replace("\u00a0", "").replace("−", "-").replace("+", "").replace(",", "."))


def read_csv(files: Mapping[str, bytes], name: str) -> pd.DataFrame:
    """A published file, everything as text."""
    return pd.read_csv(io.BytesIO(files[name]), dtype=str, keep_default_na=False)


class Database:
    """The published files, as somebody who has downloaded them sees them."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.observations = read_csv(files, "data/observations.csv")
        self.claims = read_csv(files, "data/claims.csv")
        self._connection = duckdb.connect()
        self._connection.register("observations", self.observations)

    def select(self, where: str) -> pd.DataFrame:
        """The rows of the tidy database that a claim's set names; those with a number."""
        found = self._connection.execute(f"SELECT * FROM observations WHERE {where}").df()
        return found[found["value"] != ""]

    def cell(self, address: str) -> Cell:
        """The figure at `report/table/row/column`."""
        report, table, row, column = address.split("/")
        printed = read_csv(self.files, f"data/{report}/{table}.csv")
        value = printed.loc[printed["row"] == row, column].iloc[0]
        meaning = self._describe(report, table, column)
        found = self.observations.query("report == @report and table == @table and row == @row and value == @value")
        for field, wanted in meaning.items():
            if wanted:
                found = found[found[field] == wanted]
        one = found.iloc[0]
        return Cell(
            address,
            Decimal(value),
            Decimal(one["value_base"]),
            one["unit"],
            one["measure"],
            one["period"],
            one["sex"],
            row,
        )

    def _describe(self, report: str, table: str, column: str) -> dict[str, str]:
        package = yaml.safe_load(self.files[f"data/{report}/datapackage.json"])
        resource = next(one for one in package["resources"] if one["name"] == table)
        field = next(one for one in resource["schema"]["fields"] if one["name"] == column)
        return {name: str(field.get(f"uppf:{name}", "")) for name in ("measure", "period", "sex", "indicator")}


def figures_in(text: str, *, names: tuple[str, ...] = ()) -> Iterator[str]:
    """The numbers that a sentence says, without years, months and what stands in the names of things."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    text = re.sub(
        r"\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
        r"(?:–\w+)? \d{4}",
        " ",
        text,
    )
    text = re.sub(r"\b(?:19|20)\d\d(?:–(?:19|20)\d\d)?\b", " ", text)
    for match in NUMBER.finditer(text):
        yield match[0]


def rounds_to(exact: Decimal, said: str) -> bool:
    """Whether an exact number is told as these digits, halves away from zero."""
    number = parse(said)
    exponent = number.as_tuple().exponent
    return exact.quantize(Decimal(1).scaleb(int(exponent)), ROUND_HALF_UP) == number
