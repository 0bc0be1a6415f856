"""Works out what each printed cell means."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from build_site.model import CodeLists, Column, Figure, Measure, MeasureKind, Row, Sex, Unit, UnitKind
from build_site.periods import Period
from build_site.reading.complaints import Complaints
from build_site.reading.packages import LoadedPackage
from build_site.reading.rows import YES_OR_NO, LoadedRow

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_GRADE = re.compile(r"([0-9]+)\. ")
_NO_UNIT = Unit("", "", "", "", Decimal(1), additive=False, whole=False, kind=UnitKind.COUNT)
_NO_MEASURE = Measure("", "", "", MeasureKind.UNSPECIFIED)


def _read_number(cell: str, column: Column) -> Decimal | None:
    """The cell's number; a column with texts may hold numbers too."""
    return Decimal(cell) if cell and (column.numeric or _NUMBER.fullmatch(cell)) else None


def _read_grade(cell: str) -> Decimal | None:
    """The grade that a text begins with: 3 of «3. Stor»."""
    found = _GRADE.match(cell)
    return Decimal(found[1]) if found else None


def find_flow(indicator: str, account: str, codes: CodeLists) -> str:
    """What kind of money something is, by its indicator or else its account; "" when neither says it."""
    entries = (codes.indicators.get(indicator), codes.accounts.get(account))
    return next((entry.flow for entry in entries if entry and entry.flow), "")


def _join_notes(*notes: str) -> str:
    return " ".join(note for note in notes if note)


@dataclass(frozen=True)
class FigureReader:
    """Works out what each cell of a table means: from the exception, the column, the row, the table, in that order.

    Attributes:
        followed_until: the month in which the report's period ends, from which its own forecasts speak.
    """

    package: LoadedPackage
    resource: Mapping[str, Any]
    codes: CodeLists
    complain: Complaints
    path: str
    followed_until: Period | None = None

    def read_figures(self, loaded: LoadedRow, row: Row, columns: tuple[Column, ...]) -> list[Figure]:
        """The figures of one row, in print order."""
        for name in loaded.cells.get("uncertain", "").split():
            if name not in {column.name for column in columns}:
                advice = "Skriv namn på sifferkolumner, med mellanslag mellan."
                message = f"Kolumnen «{name}» finns inte i tabellen."
                self.complain.add("uncertain", message, advice, path=self.path, line=row.file_line)
        self.complain.lines(loaded.cells.get("line", ""), "line", path=self.path, line=row.file_line)
        printed = [column for column in columns if loaded.cells[column.name]]
        if len(row.places) not in (1, len(printed)):
            self.complain.add(
                "line",
                f"Raden har {len(printed)} siffror men {len(row.places)} källrader.",
                "Ange en källrad för hela raden, eller en för varje siffra.",
                path=self.path,
                line=row.file_line,
            )
        places = row.places if len(row.places) == len(printed) else row.places[:1] * len(printed)
        lines = dict(zip((column.name for column in printed), places, strict=True))
        return [self._read_figure(loaded, row, column, lines.get(column.name, row.places[0])) for column in columns]

    def _read_figure(self, loaded: LoadedRow, row: Row, column: Column, line: str) -> Figure:
        exception = self._exception(row.id, column.name)
        cell = loaded.cells[column.name]
        number = _read_number(cell, column)
        meaning = self._resolver(loaded, column, exception)
        unit = meaning("unit", self.resource.get("uppf:unit", ""))
        status = "" if cell else self._read_status(loaded, column, exception)
        self._check_meaning(loaded, column, measure=meaning("measure"), unit=unit)
        code = meaning("indicator") or row.flow or self.resource.get("uppf:indicator", "")
        account = meaning("account", self.resource.get("uppf:account", ""))
        service = meaning("service", self.resource.get("uppf:service", ""))
        of_whole = self.codes.services.get(service)
        return Figure(
            report=self.package.descriptor["name"],
            table=self.resource["name"],
            row=row,
            column=column,
            municipality=column.area or self.package.descriptor["uppf:municipality"],
            meaning=self.codes.measures.get(meaning("measure"), _NO_MEASURE),
            period=self._period(loaded, column, exception),
            sex=meaning("sex") or Sex.TOTAL,
            age=meaning("age"),
            unit=self.codes.units.get(unit, _NO_UNIT),
            service=service,
            is_whole=of_whole is not None and not of_whole.parent,
            indicator=code,
            flow=find_flow(code, account, self.codes),
            value=number,
            text="" if number is not None else cell,
            line=line,
            uncertain=column.name in loaded.cells.get("uncertain", "").split(),
            status=status,
            note=_join_notes(str(exception.get("note", "")), row.note),
            account=account,
            as_of=self._as_of(loaded, column, exception),
            turned=self._is_turned(loaded, column, exception),
            is_reread="turned" in exception or bool(loaded.cells.get("turned")),
            is_slip=bool(exception.get("turned")),
            grade=_read_grade(cell) if column.has_grades else None,
        )

    def _read_status(self, loaded: LoadedRow, column: Column, exception: Mapping[str, Any]) -> str:
        """Why a cell is empty: as the cell says, else its row."""
        status = str(exception.get("status", loaded.cells.get("status", "")))
        if not status:
            self._complain_cell(loaded, column, "Cellen är tom utan förklaring.", "Skriv varför i kolumnen status.")
        return status

    def _is_turned(self, loaded: LoadedRow, column: Column, exception: Mapping[str, Any]) -> bool:
        """Whether the cell is printed with the opposite sign: the cell says it, else its column, its row, its table."""
        said = (
            exception.get("turned"),
            self._field(column).get("uppf:turned"),
            YES_OR_NO.get(loaded.cells.get("turned", "")),
            self.resource.get("uppf:turned"),
        )
        return bool(next((one for one in said if one is not None), False))

    def _as_of(self, loaded: LoadedRow, column: Column, exception: Mapping[str, Any]) -> Period | None:
        """The point of time that the cell, its row or its column says; for a forecast else the end of the report."""
        if said := exception.get("as_of") or loaded.cells.get("as_of"):
            return self._read_period(said, loaded, "as_of")
        if column.as_of:
            return column.as_of
        meaning = self.codes.measures.get(str(exception.get("measure", column.measure or loaded.cells.get("measure"))))
        return self.followed_until if meaning and meaning.is_expected else None

    def _check_meaning(self, loaded: LoadedRow, column: Column, *, measure: str, unit: str) -> None:
        if not measure:
            self._complain_cell(loaded, column, "Måttet saknas.", "Ange measure på raden.")
        if not unit:
            self._complain_cell(
                loaded, column, "Enheten saknas.", "Ange uppf:unit på tabellen eller kolumnen, eller unit på raden."
            )

    def _resolver(self, loaded: LoadedRow, column: Column, exception: Mapping[str, Any]) -> Callable[..., str]:
        def meaning(name: str, default: str = "") -> str:
            of_column, of_row = getattr(column, name), loaded.cells.get(name, "")
            if of_column and of_row and of_column != of_row:
                message = f"«{name}» står både på raden ({of_row}) och på kolumnen ({of_column})."
                self._complain_cell(loaded, column, message, "Ta bort det ena.")
            return str(exception.get(name, of_column or of_row or default))

        return meaning

    def _period(self, loaded: LoadedRow, column: Column, exception: Mapping[str, Any]) -> Period | None:
        of_column = self._field(column).get("uppf:period")
        of_row = loaded.cells.get("period", "")
        if of_column is not None and of_row and str(of_column) != of_row:
            message = f"«period» står både på raden ({of_row}) och på kolumnen ({of_column})."
            self._complain_cell(loaded, column, message, "Ta bort det ena.")
        if "period" in exception:
            return self._read_period(exception["period"], loaded, column.name)
        if of_column is not None:
            return column.period
        if of_row:
            return self._read_period(of_row, loaded, "period")
        if "uppf:period" in self.resource:
            return self._read_period(self.resource["uppf:period"], loaded, column.name)
        if "period" not in loaded.cells:
            advice = "Ange uppf:period på kolumnen eller tabellen, eller period på raden."
            self._complain_cell(loaded, column, "Perioden saknas.", advice)
        return None

    def _read_period(self, text: str | int, loaded: LoadedRow, place: str) -> Period | None:
        return self.complain.period(text, place, path=self.path, line=loaded.file_line)

    def _field(self, column: Column) -> Mapping[str, Any]:
        fields: list[dict[str, Any]] = self.resource["schema"]["fields"]
        return next(field for field in fields if field["name"] == column.name)

    def _exception(self, row: str, column: str) -> Mapping[str, Any]:
        return next(
            (one for one in self.resource.get("uppf:exceptions", ()) if one["row"] == row and one["column"] == column),
            {},
        )

    def _complain_cell(self, loaded: LoadedRow, column: Column, message: str, advice: str) -> None:
        self.complain.add(column.name, message, advice, path=self.path, line=loaded.file_line)
