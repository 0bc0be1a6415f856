"""A sheet as people read it: codes as words, months as days, and the codes themselves last."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from build_site.model import CodeLists, CommitteeKey, Corpus
from build_site.periods import Period, format_period
from build_site.published import vocabulary
from build_site.published.sheets import DATE, NUMBER, PERIODS, Cell, Field, Sheet

_DAYS = ("period_start", "period_end")  # a sheet in words has its own
_MOMENT = "as_of"  # a period that says when something was said: it needs no days beside it
_TIME = "created"  # a time for programs, a day for people
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)([.,][0-9]+)?")
# A spreadsheet shows the printed decimals by itself, and the report's name says its municipality.
_MACHINE = ("value_printed", "report_municipality")


@dataclass(frozen=True)
class CodeNames:
    """What codes are called.

    Attributes:
        lists: names by the name of the published list, and code.
        tables: titles by report and table.
        homes: each report's municipality, within which its committee's code stands.
    """

    lists: Mapping[str, Mapping[str, str]]
    tables: Mapping[tuple[str, str], str]
    committees: Mapping[CommitteeKey, str]
    homes: Mapping[str, str]


def build_names(corpus: Corpus) -> CodeNames:
    """What the corpus calls its codes."""
    lists: dict[str, Mapping[str, str]] = {listed.name: listed.titles for listed in vocabulary.CLOSED_LISTS}
    lists |= _name_code_lists(corpus.codes)
    lists["reports"] = {report.id: report.title for report in corpus.reports}
    tables = {(report.id, table.id): table.title for report in corpus.reports for table in report.tables}
    committees = {key: one.name for key, one in corpus.codes.committees.items()}
    return CodeNames(lists, tables, committees, {report.id: report.municipality for report in corpus.reports})


def _name_code_lists(codes: CodeLists) -> dict[str, Mapping[str, str]]:
    return {
        "municipalities": {code: one.name for code, one in codes.municipalities.items()},
        "report_kinds": {code: one.title for code, one in codes.report_kinds.items()},
        "services": {code: one.title for code, one in codes.services.items()},
        "indicators": {code: one.title for code, one in codes.indicators.items()},
        "accounts": {code: one.title for code, one in codes.accounts.items()},
        "measures": {code: one.title for code, one in codes.measures.items()},
        "units": {code: one.title for code, one in codes.units.items()},
        "statuses": {code: one.title for code, one in codes.statuses.items()},
    }


def put_in_words(sheet: Sheet, names: CodeNames) -> Sheet:
    """The sheet with words for its codes, the first and last day beside each period, and the codes as last columns."""
    kept = [field for field in sheet.fields if field.name not in _DAYS + _MACHINE]
    columns = [column for field in kept for column in _columns_in_words(field)]
    columns += [replace(field, title=f"{field.title} (kod)") for field in kept if field.codes]
    rows = tuple(_row_in_words(kept, record, names) for record in sheet.records())
    return replace(sheet, fields=tuple(columns), rows=rows)


def _row_in_words(fields: Sequence[Field], record: Mapping[str, Cell], names: CodeNames) -> tuple[Cell, ...]:
    words = [cell for field in fields for cell in _cells_in_words(field, record, names)]
    return (*words, *(record[field.name] for field in fields if field.codes))


def _columns_in_words(field: Field) -> list[Field]:
    if field.name == _TIME:
        return [replace(field, kind=DATE)]
    if field.may_be_number:
        return [replace(field, kind=NUMBER)]
    if not field.codes:
        return [field]
    column = replace(field, name=f"{field.name}_title", codes="")
    has_days = field.codes == PERIODS and field.name != _MOMENT
    days = [Field("period_start", "Från", DATE), Field("period_end", "Till", DATE)] if has_days else []
    return [column, *days]


def _cells_in_words(field: Field, record: Mapping[str, Cell], names: CodeNames) -> list[Cell]:
    code = record[field.name]
    if field.name == _TIME:
        return [date.fromisoformat(str(code)[:10])]
    if field.may_be_number:
        return [_read_number(code)]
    if not field.codes:
        return [code]
    if field.codes == PERIODS:
        words = _period_in_words(code)
        return words[:1] if field.name == _MOMENT else words
    find = _finder(field, record, names)
    # Several reasons stand in one cell.
    return [None if code is None else ", ".join(find(one) for one in str(code).split(";"))]


def _read_number(cell: Cell) -> Cell:
    """A plain number of a column with texts, such as `-164689` or «13,6», as a number; else what stands there."""
    return Decimal(cell.replace(",", ".")) if isinstance(cell, str) and _PLAIN_NUMBER.fullmatch(cell) else cell


def _finder(field: Field, record: Mapping[str, Cell], names: CodeNames) -> Callable[[str], str]:
    if field.codes == "tables":
        return lambda code: names.tables[str(record["report"]), code]
    if field.codes == "committees":
        home = names.homes.get(str(record.get("report")), str(record["municipality"]))
        return lambda code: names.committees[home, code]
    return names.lists[field.codes].__getitem__


def _period_in_words(code: Cell) -> list[Cell]:
    if code is None:
        return [None, None, None]
    period = Period.parse(str(code))
    return [format_period(period), period.first_day, period.last_day]
