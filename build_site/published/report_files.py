"""`reports`, `tables` and `goals`: what the reports are, which tables they have and how their goals are assessed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from build_site.comparing.goal_results import Rating, find_goals, rate_indicators
from build_site.comparing.quantities import address_figure
from build_site.model import Corpus, Figure, Report, Row, Table
from build_site.published import shared_columns as shared
from build_site.published.columns import SLUG, DataColumn
from build_site.published.tidy_file import Computed, DatabaseUse, TidyFile
from build_site.published.vocabulary import GOAL, MEASURE


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table and the report that it stands in."""

    report: Report
    table: Table


@dataclass(frozen=True, slots=True)
class PlacedGoal:
    """A row with a goal that its committee assesses, or with a measure that has a target, and where it stands.

    Attributes:
        rating: the measure's outcome held against its target; None for a goal.
    """

    report: Report
    table: Table
    row: Row
    rating: Rating | None = None

    @property
    def kind(self) -> str:
        """Whether it is a goal or a measure."""
        return GOAL if self.rating is None else MEASURE

    @property
    def goal(self) -> str:
        """The goal as it is printed: the measure's own, or the measure where no goal stands above it."""
        above = self.table.goal if self.rating else ""
        return self.row.goal or above or self.row.label

    @property
    def printed(self) -> str:
        """The assessment in the report's words, or ""."""
        figures = (one for one in self.table.figures if one.row is self.row and one.text)
        return "" if self.rating else next((figure.text for figure in figures), "")

    def place(self, name: str) -> str:
        """Where one of the rating's figures stands, as `report/table/row/column`; "" where there is none."""
        figure: Figure | None = getattr(self.rating, name) if self.rating else None
        return address_figure(figure) if figure else ""


def place_tables(reports: Iterable[Report]) -> Iterator[PlacedTable]:
    """All tables of some reports."""
    return (PlacedTable(report, table) for report in reports for table in report.tables)


def place_goals(corpus: Corpus) -> Iterator[PlacedGoal]:
    """All assessed goals, and all measures with a target."""
    for report in corpus.reports:
        for goal in find_goals(report):
            yield PlacedGoal(report, goal.table, goal.row)
        for one in rate_indicators(report, corpus.codes):
            yield PlacedGoal(report, one.table, one.rating.row, one.rating)


def _write_lines(table: Table) -> str:
    """The runs of lines of the text, or of pages of the PDF."""
    return ";".join(f"{first}-{last}" if first != last else str(first) for first, last in table.lines)


def _count(name: str, title: str, description: str) -> DataColumn:
    return DataColumn(name, title, description, type="integer", required=True, unit="antal")


def _place(name: str, title: str, what: str) -> DataColumn:
    return DataColumn(name, title, f"Var {what} står, som rapport/tabell/rad/kolumn. Tomt där det saknas och för mål")


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
            "SHA-256 för texten eller PDF:en som siffrorna är kontrollerade mot",
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
    Computed(
        replace(shared.LINE, name="lines", title="Källrader"),
        lambda one: "" if one.report.source.is_pdf else _write_lines(one.table),
    ),
    Computed(_count("rows", "Antal rader", "Hur många rader"), lambda one: len(one.table.rows)),
    Computed(_FIGURES, lambda one: sum(not figure.is_empty for figure in one.table.figures)),
    Computed(shared.PAGES, lambda one: _write_lines(one.table) if one.report.source.is_pdf else ""),
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
        DataColumn("goal", "Mål", "Målet som det är tryckt. För ett mått: målet som det hör till", required=True),
        lambda one: one.goal,
    ),
    Computed(
        DataColumn(
            "assessment",
            "Bedömning",
            "Nämndens egen bedömning av ett mål, på den gemensamma skalan. Tomt för mått, som vi själva har bedömt",
            codes="levels",
        ),
        lambda one: one.row.level,
    ),
    Computed(
        DataColumn("assessment_printed", "Bedömning som tryckt", "Bedömningen med rapportens ord"),
        lambda one: one.printed,
    ),
    Computed(shared.LINE, lambda one: "" if one.row.spot else ";".join(one.row.places)),
    Computed(shared.NOTE, lambda one: one.row.note),
    Computed(
        DataColumn("kind", "Slag", "Om raden är ett mål eller ett mått", codes="goal_kinds", required=True),
        lambda one: one.kind,
    ),
    Computed(
        DataColumn("label", "Mått", "Måttet som det är tryckt. Tomt för mål"),
        lambda one: one.row.label if one.rating else "",
    ),
    Computed(
        DataColumn("indicator", "Indikator", "Måttets harmoniserade indikator", codes="indicators"),
        lambda one: one.rating.target.indicator if one.rating else "",
    ),
    Computed(_place("target", "Målvärde", "måttets målvärde"), lambda one: one.place("target")),
    Computed(
        _place("outcome", "Utfall", "det senaste utfallet under målets år"),
        lambda one: one.place("outcome"),
    ),
    Computed(
        _place("previous", "Förra utfallet", "det senaste utfallet före målets år"),
        lambda one: one.place("previous"),
    ),
    Computed(
        DataColumn("result", "Resultat", "Vår bedömning av måttet. Tomt för mål", codes="goal_results"),
        lambda one: str(one.rating.result) if one.rating else "",
    ),
    Computed(
        DataColumn(
            "basis",
            "Regel",
            "Regeln som resultatet följer av, eller varför måttet inte går att bedöma. Tomt för mål",
            codes="goal_rules",
        ),
        lambda one: str(one.rating.basis) if one.rating else "",
    ),
    Computed(shared.PAGE, lambda one: one.row.spot.page if one.row.spot else None),
    Computed(shared.BOX, lambda one: one.row.spot.box if one.row.spot else ""),
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
    "Nämndernas mål med deras egna bedömningar, och mått med målvärden och om de nås",
    lambda source: place_goals(source.corpus),
    _GOAL_COLUMNS,
    key=("report", "table", "row"),
    references=(shared.IN_TABLE,),
)
