"""Tables made by tests: labels, columns and numbers, everything else as plain as it can be."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from build_site.model import ChartSpec, CodeLists, Column, Corpus, Figure, Report, Row, Source, Table
from build_site.periods import Period
from build_site.saying import values
from build_site.saying.claims import Claim
from build_site.saying.sentences import Sentence
from build_site.saying.values import Value
from build_site.vocabularies import TableRole
from tests.built import check
from tests.toy import PROJECT

Number = str | None


@cache
def codes() -> CodeLists:
    """The project's own code lists."""
    return real().codes


@cache
def real() -> Corpus:
    """The real data."""
    return check(PROJECT / "datasets").corpus


def make_table(  # noqa: PLR0913 # a test says only what it needs
    rows: Mapping[str, Sequence[Number]],
    columns: Mapping[str, tuple[str, str]],
    *,
    kind: str = "bars",
    unit: str = "persons",
    sexes: Mapping[str, str] | None = None,
    flows: Mapping[str, str] | None = None,
    uncertain: Sequence[tuple[str, str]] = (),
    units: Mapping[str, str] | None = None,
    parents: Mapping[str, str] | None = None,
    of_which: Mapping[str, str] | None = None,
    role: TableRole | None = None,
) -> Table:
    """A table with a chart of all its columns.

    Args:
        rows: label → its numbers as printed (ASCII minus, decimal point), None where nothing is printed.
        columns: name → measure and period.
        kind: of the chart.
        unit: of all figures.
        sexes, flows: of rows by label; total and none otherwise.
        uncertain: label and column of figures whose place was lost.
        units: of rows by label, where they have another.
        parents, of_which: the label of the row that a row is counted in, by label.
        role: of the table.
    """
    sexes, flows, units, parents, of_which = sexes or {}, flows or {}, units or {}, parents or {}, of_which or {}
    made = {
        name: Column(name, name, name, numeric=True, measure=measure, period=Period.parse(period) if period else None)
        for name, (measure, period) in columns.items()
    }
    printed = [
        Row(
            _name_id(label),
            number,
            label,
            (str(number),),
            flow=flows.get(label, ""),
            sex=sexes.get(label, ""),
            parent=_name_id(parents.get(label, "")),
            of_which=_name_id(of_which.get(label, "")),
        )
        for number, label in enumerate(rows, start=2)
    ]
    figures = [
        _make_figure(
            row,
            column,
            value,
            units.get(row.label, unit),
            sexes.get(row.label, "total"),
            (row.label, column.name) in uncertain,
        )
        for row in printed
        for column, value in zip(made.values(), rows[row.label], strict=True)
    ]
    return Table(
        id="t", report="r", path="t.csv", title="T", section="", group="services", lines=((1, 9),), cells=1,
        columns=tuple(made.values()), rows=tuple(printed), figures=tuple(figures), explained_lines={}, text_columns={},
        notes=(), chart=ChartSpec(kind, tuple(made)), role=role,
    )  # fmt: skip


def _name_id(label: str) -> str:
    return label.lower().replace(" ", "-")


def _make_figure(row: Row, column: Column, value: Number, unit: str, sex: str, uncertain: bool) -> Figure:
    return Figure(
        report="r", table="t", row=row, column=column, municipality="0127", meaning=codes().measures[column.measure],
        period=column.period, sex=sex, age="", unit=codes().units[unit], service="", is_whole=False, indicator="",
        flow=row.flow,
        value=None if value is None else Decimal(value), text="", line="1", uncertain=uncertain,
        status="" if value is not None else "not_reported", note="",
    )  # fmt: skip


def make_report(*tables: Table) -> Report:
    """A report of the toy committee with these tables."""
    return Report(
        id="r", folder="reports/botkyrka/avun/2024-delar-1", title="R", description="", version="1.0.0",
        created="2024-05-01",
        municipality="0127", committee="avun", year=2024, kind="delar-1", period=Period.parse("2024-01/2024-04"),
        source=Source("R", "2024-05-01", "", ""), tables=tables, relations=(), parts=(), findings=(), descriptor={},
    )  # fmt: skip


def make_value(  # a test says only what it needs
    amount: str,
    measure: str = "outcome",
    period: str = "2022",
    *,
    name: str = "Lek",
    unit: str = "persons",
    sex: str = "",
) -> Value:
    """A figure with a row of its own, as a sentence says it."""
    table = make_table({name: [amount]}, {"c": (measure, period)}, unit=unit, sexes={name: sex} if sex else None)
    return values.make_value(table.figures[0], name)


def read(sentence: Sentence) -> str:
    """A sentence's text with plain spaces; what leads to a figure does lead to one."""
    assert all(isinstance(part, str) or isinstance(part.figure, Figure) for part in sentence.parts)
    return sentence.text.replace("\u00a0", " ")


def read_titles(claim: Claim) -> tuple[str, ...]:
    """A claim's titles with plain spaces."""
    return tuple(title.replace("\u00a0", " ") for title in claim.render_titles())
