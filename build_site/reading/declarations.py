"""Reads what people declare about the figures: comparisons, relations between tables, findings."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from build_site.model import (
    AskKind,
    Asks,
    Break,
    ComparisonSpec,
    DeclaredFinding,
    DeclaredParts,
    Reason,
    SameQuantity,
    Selector,
    SeriesSpec,
    StatedSentence,
)
from build_site.periods import FORMS
from build_site.reading.complaints import Complaints, parse_period
from build_site.reading.declaration_files import LoadedDeclaration
from build_site.reading.rows import LoadedRow


def read_comparison(declaration: LoadedDeclaration, complain: Complaints) -> ComparisonSpec:
    """A declared comparison; a break without a period is complained about and left out."""
    content = declaration.content
    if content.get("slope"):
        _check_slope(content["series"], complain)
    breaks = []
    for declared in content.get("breaks", []):
        try:
            breaks.append(Break(parse_period(declared["period"]), declared["text"]))
        except ValueError:
            complain.add("breaks → period", f"«{declared['period']}» är ingen period.", f"Skriv {FORMS}.")
    return ComparisonSpec(
        id=declaration.id,
        path=declaration.path,
        title=content["title"],
        question=content["question"],
        summary=content["summary"],
        group=content["group"],
        topics=tuple(content.get("topics", ())),
        series=tuple(_read_series(series) for series in content["series"]),
        bases=tuple(content["bases"]),
        verdict=content.get("verdict", "comparable"),
        reasons=tuple(Reason(**reason) for reason in content["reasons"]),
        breaks=tuple(breaks),
        cost=content.get("cost", False),
        featured=content.get("featured", False),
        slope=content.get("slope", False),
        asks=_read_asks(content, complain) if "asks" in content else None,
    )


def _read_asks(content: Mapping[str, Any], complain: Complaints) -> Asks | None:
    """What a comparison asks; a series that it doesn't have is complained about."""
    kind, asked = AskKind(content["asks"]["kind"]), tuple(content["asks"]["series"])
    names = [one["name"] for one in content["series"] if "points" in one]
    wrong = [name for name in asked if name not in names]
    for name in wrong:
        listed = ", ".join(f"«{one}»" for one in names)
        complain.add("asks → series", f"Jämförelsen har ingen serie som heter «{name}».", f"Välj bland {listed}.")
    if kind is AskKind.HIGHER and len(asked) != 2:  # noqa: PLR2004 # one and another
        complain.add(
            "asks → series", "Frågan higher gäller två serier.", "Skriv den som ska vara högre, sedan den andra."
        )
        return None
    return None if wrong else Asks(kind, asked)


def _check_slope(series: list[Mapping[str, Any]], complain: Complaints) -> None:
    """A slope goes from one time to another, which the names of its series tell."""
    times = [str(one.get("name", "")).rpartition(", ")[2] for one in series]
    if not all(times) or len(set(times)) == 1:
        advice = "Döp serierna till «sak, tidpunkt» eller «tidpunkt», med minst två tidpunkter, eller ta bort slope."
        complain.add("slope", "Serierna säger inte vad som går från vilken tidpunkt till vilken.", advice)


def _read_series(declared: Mapping[str, Any]) -> SeriesSpec:
    """A named series of points, or a single figure."""
    if "points" not in declared:
        return SeriesSpec("", (_read_selector(declared),))
    points = tuple(_read_selector(point) for point in declared["points"])
    return SeriesSpec(declared["name"], points, declared.get("target", False))


def _read_selector(declared: Mapping[str, Any]) -> Selector:
    return Selector(**{name: str(value) for name, value in declared.items()})


def read_statements(declaration: LoadedDeclaration) -> list[StatedSentence]:
    """The sentences of a file, with what their numbers rest on."""
    report = declaration.content.get("report", "")
    return [
        StatedSentence(
            declaration.path,
            number,
            _squeeze(one["text"]),
            tuple(_add_report(_squeeze(origin), report) for origin in one["numbers"]),
            report,
        )
        for number, one in enumerate(declaration.content["sentences"], start=1)
    ]


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _add_report(origin: str, report: str) -> str:
    """An origin whose addresses begin with a report: those that name none are of the file's own."""
    if not report:
        return origin
    whole = re.sub(r"\{(?!population/)([^{}/]*/[^{}/]*/[^{}/]*)\}", rf"{{{report}/\1}}", origin)
    whole = re.sub(r"rows\(([a-z0-9_]+)\)", rf"rows({report}/\1)", whole)
    return re.sub(r"printed\((\d)", rf"printed({report}:\1", whole)


def read_relation(declared: Mapping[str, Any]) -> SameQuantity:
    """A declaration that two tables print the same quantity."""
    return SameQuantity(
        declared["name"],
        declared["left"],
        declared["right"],
        tuple(declared["rows"].items()),
        tuple(declared["columns"].items()),
        declared.get("sign", 1),
    )


def read_parts(declared: Mapping[str, Any]) -> DeclaredParts:
    """A declaration that some rows make up a whole."""
    whole = declared.get("whole")
    return DeclaredParts(
        declared["name"],
        declared["table"],
        tuple(declared["rows"]),
        None if whole is None else Decimal(str(whole)),
        declared.get("whole_row", ""),
    )


def read_finding(row: LoadedRow) -> DeclaredFinding:
    """An explained error of the report, from its row in findings.csv."""
    cells = dict(row.cells)
    difference = cells.pop("difference")
    return DeclaredFinding(file_line=row.file_line, difference=Decimal(difference) if difference else None, **cells)
