"""`reports`, `tables` and `goals`: what the reports are, which tables they have and how their goals are assessed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from build_site.model import Report, Row, Table
from build_site.published import shared_columns as shared
from build_site.published.columns import SLUG, DataColumn
from build_site.published.tidy_file import Computed, DatabaseUse, TidyFile


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table and the report that it stands in."""

    report: Report
    table: Table


@dataclass(frozen=True, slots=True)
class PlacedGoal:
    """A row with an assessed goal, and where it stands."""

    report: Report
    table: Table
    row: Row

    @property
    def printed(self) -> str:
        """The assessment in the report's words, or ""."""
        figures = (one for one in self.table.figures if one.row is self.row and one.text)
        return next((figure.text for figure in figures), "")


def place_tables(reports: Iterable[Report]) -> Iterator[PlacedTable]:
    """All tables of some reports."""
    return (PlacedTable(report, table) for report in reports for table in report.tables)


def place_goals(reports: Iterable[Report]) -> Iterator[PlacedGoal]:
    """All assessed goals and goal areas of some reports."""
    placed = place_tables(reports)
    return (PlacedGoal(one.report, one.table, row) for one in placed for row in one.table.rows if row.level)


def _write_lines(table: Table) -> str:
    return ";".join(f"{first}-{last}" if first != last else str(first) for first, last in table.lines)


def _count(name: str, title: str, description: str) -> DataColumn:
    return DataColumn(name, title, description, type="integer", required=True, unit="antal")


_FIGURES = _count("figures", "Antal siffror", "Hur många celler med innehåll")
_REPORT_COLUMNS: tuple[Computed[Report], ...] = (
    Computed(shared.MUNICIPALITY.must(), lambda report: report.municipality),
    Computed(shared.COMMITTEE.must(), lambda report: report.committee),
    Computed(
        DataColumn("report", "Rapport-id", shared.REPORT.description, required=True, pattern=SLUG),
        lambda report: report.id,
    ),
    Computed(
        DataColumn("title", "Rapport", "Datapaketets titel: slag, år, nämnd och kommun", required=True),
        lambda report: report.title,
    ),
    Computed(
        DataColumn("year", "År", "Året som rapporten följer upp", type="integer", required=True),
        lambda report: report.year,
    ),
    Computed(
        DataColumn("kind", "Slag", "Vilken av årets rapporter det är", codes="report_kinds", required=True),
        lambda report: report.kind,
    ),
    Computed(
        replace(shared.PERIOD_COLUMN, description="Tiden som rapporten följer upp", required=True),
        lambda report: report.period.text,
    ),
    Computed(
        DataColumn(
            "version",
            "Datapaketets version",
            "Datapaketets version. Första talet ökar när kolumner ändras, andra när rader läggs till, tredje när ett "
            "värde rättas",
            required=True,
            pattern=r"[0-9]+\.[0-9]+\.[0-9]+",
        ),
        lambda report: report.version,
    ),
    Computed(
        DataColumn(
            "created", "Datapaketet skapat", "När versionen av datapaketet gjordes", type="datetime", required=True
        ),
        lambda report: report.created,
    ),
    Computed(
        DataColumn("source_title", "Rapportens titel", "Titeln som rapporten själv har", required=True),
        lambda report: report.source.title,
    ),
    Computed(
        DataColumn("source_date", "Rapportens datum", "Dagen som rapporten är daterad", type="date"),
        lambda report: date.fromisoformat(report.source.date) if report.source.date else None,
    ),
    Computed(
        DataColumn("diary_number", "Diarienummer", "Ärendets nummer hos kommunen, för den som vill begära ut det"),
        lambda report: report.source.diary_number,
    ),
    Computed(
        DataColumn(
            "source_sha256",
            "Kontrollsumma (sha256)",
            "SHA-256 för textutdraget som siffrorna är kontrollerade mot",
            required=True,
            pattern="[0-9a-f]{64}",
        ),
        lambda report: report.source.sha256,
    ),
    Computed(
        _count("tables", "Antal tabeller", "Hur många tabeller som är inlästa"), lambda report: len(report.tables)
    ),
    Computed(_FIGURES, lambda report: sum(not figure.is_empty for figure in report.figures)),
)
_TABLE_COLUMNS: tuple[Computed[PlacedTable], ...] = (
    Computed(shared.MUNICIPALITY.must(), lambda one: one.report.municipality),
    Computed(shared.COMMITTEE.must(), lambda one: one.report.committee),
    Computed(shared.REPORT.must(), lambda one: one.report.id),
    Computed(replace(shared.TABLE, title="Tabell-id", required=True), lambda one: one.table.id),
    Computed(
        DataColumn("title", "Tabell", "Tabellens rubrik som den är tryckt, eller vad den visar", required=True),
        lambda one: one.table.title,
    ),
    Computed(
        DataColumn("section", "Avsnitt", "Var i rapporten tabellen står", required=True), lambda one: one.table.section
    ),
    Computed(replace(shared.LINE, name="lines", title="Källrader", required=True), lambda one: _write_lines(one.table)),
    Computed(_count("rows", "Antal rader", "Hur många rader"), lambda one: len(one.table.rows)),
    Computed(_FIGURES, lambda one: sum(not figure.is_empty for figure in one.table.figures)),
)
_GOAL_COLUMNS: tuple[Computed[PlacedGoal], ...] = (
    Computed(shared.MUNICIPALITY.must(), lambda one: one.report.municipality),
    Computed(shared.COMMITTEE.must(), lambda one: one.report.committee),
    Computed(shared.REPORT.must(), lambda one: one.report.id),
    Computed(shared.TABLE.must(), lambda one: one.table.id),
    Computed(shared.ROW.must(), lambda one: one.row.id),
    Computed(
        DataColumn("goal_area", "Målområde", "Området som målet hör till, som det är tryckt"),
        lambda one: one.table.goal_area or one.row.heading,
    ),
    Computed(
        DataColumn("goal", "Mål", "Målet som det är tryckt", required=True), lambda one: one.row.goal or one.row.label
    ),
    Computed(
        DataColumn("assessment", "Bedömning", "Bedömningen på den gemensamma skalan", codes="levels", required=True),
        lambda one: one.row.level,
    ),
    Computed(
        DataColumn("assessment_printed", "Bedömning som tryckt", "Bedömningen med rapportens ord"),
        lambda one: one.printed,
    ),
    Computed(shared.LINE.must(), lambda one: ";".join(one.row.places)),
    Computed(shared.NOTE, lambda one: one.row.note),
)
REPORTS = TidyFile(
    "reports",
    "Rapporter",
    "Vilka rapporter som är inlästa, med källa och version",
    lambda source: source.corpus.reports,
    _REPORT_COLUMNS,
    key=("report",),
)
TABLES = TidyFile(
    "tables",
    "Tabeller",
    "Alla tabeller med avsnitt och källrader",
    lambda source: place_tables(source.corpus.reports),
    _TABLE_COLUMNS,
    key=("report", "table"),
    database=DatabaseUse(searched=("title", "section")),
)
GOALS = TidyFile(
    "goals",
    "Mål",
    "Nämndernas mål och hur de bedöms, på en gemensam skala och som det står i rapporten",
    lambda source: place_goals(source.corpus.reports),
    _GOAL_COLUMNS,
    key=("report", "table", "row"),
    references=(shared.IN_TABLE,),
)
