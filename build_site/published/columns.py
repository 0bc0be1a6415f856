"""What each published file with data from all reports holds, column by column.

A declaration here is what the files' headers, the data dictionary and the descriptions for machines are made from.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

PERIOD = r"[0-9]{4}|[0-9]{4}-[0-9]{2}(-[0-9]{2})?|[0-9]{4}-[0-9]{2}/[0-9]{4}-[0-9]{2}"
LINES = r"[0-9]+(-[0-9]+)?(;[0-9]+(-[0-9]+)?)*"
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
NAME = r"[a-z][a-z0-9_]*"


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of a published file.

    Attributes:
        title: what the column is called in Swedish.
        type: `string`, `integer`, `number`, `boolean`, `date` or `datetime`, in the sense of Data Package v2.
        pattern: regular expression that every cell with content fits, or "".
        codes: name of the file whose first column lists the codes that may stand here, or "".
        separator: what stands between the codes where a cell holds several, or "".
        unit: what the numbers count, or "".
        extra: further properties, such as the heading as the report prints it: name and value, in Swedish.
    """

    name: str
    title: str
    description: str = ""
    type: str = "string"
    required: bool = False
    pattern: str = ""
    codes: str = ""
    separator: str = ""
    unit: str = ""
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RowReference:
    """Columns that together point out a row of another file by its key."""

    columns: tuple[str, ...]
    file: str


@dataclass(frozen=True)
class DataFile:
    """A published CSV file.

    Attributes:
        name: the file's name without ending, unique among the files of a folder.
        path: where it lies, relative to the folder with all data.
        key: the columns that together are different on every row; empty where there are none.
        source: where the content comes from, or "" for our own.
    """

    name: str
    title: str
    description: str
    columns: tuple[DataColumn, ...]
    key: tuple[str, ...] = ()
    references: tuple[RowReference, ...] = ()
    path: str = ""
    source: str = ""

    @property
    def header(self) -> list[str]:
        """The names of the columns, as the file's first line has them."""
        return [column.name for column in self.columns]

    @property
    def all_references(self) -> tuple[RowReference, ...]:
        """How the file points to others: by code, and by the keys of several columns."""
        codes = (
            RowReference((column.name,), column.codes)
            for column in self.columns
            if column.codes and not column.separator and self.key != (column.name,)
        )
        return (*codes, *self.references)


def _must(column: DataColumn) -> DataColumn:
    return replace(column, required=True)


def _all_must(columns: Iterable[DataColumn]) -> tuple[DataColumn, ...]:
    return tuple(map(_must, columns))


# Columns that several files share

_MUNICIPALITY = DataColumn(
    "municipality",
    "Kommun",
    "Kommunens kod hos SCB, som text. 00 är hela riket, där rapporten jämför med riket",
    codes="municipalities",
)
_COMMITTEE = DataColumn("committee", "Nämnd", "Nämnden som rapporten kommer från", codes="committees")
_REPORT = DataColumn(
    "report", "Rapport", "Rapportens id: kommun, nämnd, år och slag. Samma id som datapaketets", codes="reports"
)
_TABLE = DataColumn("table", "Tabell", "Tabellens id, som är eget inom rapporten", pattern=NAME)
_ROW = DataColumn(
    "row",
    "Rad-id",
    "Radens id, som är eget inom tabellen. Tabellens sida visar raden på adressen «#rad-» och id",
    pattern=SLUG,
)
_MEASURE = DataColumn(
    "measure", "Mått", "Om siffran är utfall, budget, prognos, mål eller något annat", codes="measures"
)
_PERIOD = DataColumn(
    "period",
    "Period",
    "Tiden som siffran gäller: ett år (2022), månader (2023-01/2023-08), läget en månad (2022-08) eller en dag "
    "(2023-03-31). Tomt för projekt som löper över flera år",
    pattern=PERIOD,
)
_SEX = DataColumn("sex", "Kön", "Vilka siffran gäller", codes="sexes")
_LINE = DataColumn(
    "line", "Källrad", "Raden eller raderna i rapportens text, utdragen ur rapporten som pdf", pattern=LINES
)
_UNIT_BASE = DataColumn("unit_base", "Basenhet", "Enheten för det omräknade värdet", codes="base_units")
_NOTE = DataColumn("note", "Anmärkning", "Vad läsaren behöver veta om siffran eller raden")
_PLACE = _all_must((_MUNICIPALITY, _COMMITTEE, _REPORT))
_IN_TABLE = RowReference(("report", "table"), "tables")

# Columns that only the formats other than CSV have: what CSV can't say, or says by its text

COLUMN = DataColumn("column", "Kolumn-id", "Kolumnens id i den tryckta tabellens fil", pattern=NAME)
EXTRA_COLUMNS = (
    COLUMN,
    DataColumn("value_printed", "Värde som tryckt", "Talet som text, med alla tryckta decimaler"),
    DataColumn("period_start", "Från", "Periodens första dag", type="date"),
    DataColumn("period_end", "Till", "Periodens sista dag", type="date"),
)

# The files

OBSERVATIONS = DataFile(
    "observations",
    "Alla siffror",
    "En rad per siffra ur alla tabeller, med mått, period, enhet och källrad",
    (
        *_PLACE,
        _must(_TABLE),
        _must(_ROW),
        DataColumn(
            "label",
            "Rad",
            "Radens namn som det är tryckt. Rubriker ovanför kommer först, med « > » mellan",
            required=True,
        ),
        DataColumn("service", "Verksamhet", "Gemensam kod för verksamheten", codes="services"),
        DataColumn("indicator", "Indikator", "Gemensam kod för det som mäts", codes="indicators"),
        _must(_MEASURE),
        _PERIOD,
        _must(_SEX),
        DataColumn("age", "Ålder", "Åldersgruppen som den är tryckt"),
        DataColumn("unit", "Enhet", "Enheten för «value»", codes="units", required=True),
        DataColumn(
            "value",
            "Värde",
            "Talet som det är tryckt: samma tecken, skala och decimaler. Tomt när cellen är tom eller har ord",
            type="number",
            unit="enligt kolumnen «unit»",
        ),
        DataColumn("value_text", "Värde i ord", "Det som är tryckt när det inte är ett tal: «Ja», «5-15%», «God»"),
        DataColumn(
            "value_base",
            "Värde i basenhet",
            "Värdet i basenheten, så att tusental och miljoner kan jämföras",
            type="number",
            unit="enligt kolumnen «unit_base»",
        ),
        _must(_UNIT_BASE),
        _must(_LINE),
        DataColumn(
            "uncertain",
            "Osäker kolumn",
            "Om textutdraget har tappat vilken kolumn siffran står i; anmärkningen säger hur det avgjordes",
            codes="uncertainties",
        ),
        DataColumn("status", "Därför saknas uppgiften", "Varför det inte finns något värde", codes="statuses"),
        _NOTE,
    ),
    references=(_IN_TABLE,),
)
REPORTS = DataFile(
    "reports",
    "Rapporter",
    "Vilka rapporter som är inlästa, med källa och version",
    (
        *_all_must((_MUNICIPALITY, _COMMITTEE)),
        DataColumn("report", "Rapport-id", _REPORT.description, required=True, pattern=SLUG),
        DataColumn("title", "Rapport", "Datapaketets titel: slag, år, nämnd och kommun", required=True),
        DataColumn("year", "År", "Året som rapporten följer upp", type="integer", required=True),
        DataColumn("kind", "Slag", "Vilken av årets uppföljningar det är", codes="report_kinds", required=True),
        replace(_PERIOD, description="Tiden som rapporten följer upp", required=True),
        DataColumn(
            "version",
            "Datapaketets version",
            "Datapaketets version. Första talet ökar när kolumner ändras, andra när rader läggs till, tredje när ett "
            "värde rättas",
            required=True,
            pattern=r"[0-9]+\.[0-9]+\.[0-9]+",
        ),
        DataColumn(
            "created", "Datapaketet skapat", "När versionen av datapaketet gjordes", type="datetime", required=True
        ),
        DataColumn("source_title", "Rapportens titel", "Titeln som rapporten själv har", required=True),
        DataColumn("source_date", "Rapportens datum", "Dagen som rapporten är daterad", type="date"),
        DataColumn("diary_number", "Diarienummer", "Ärendets nummer hos kommunen, för den som vill begära ut det"),
        DataColumn(
            "source_sha256",
            "Kontrollsumma (sha256)",
            "SHA-256 för textutdraget som siffrorna är kontrollerade mot",
            required=True,
            pattern="[0-9a-f]{64}",
        ),
        DataColumn(
            "tables", "Antal tabeller", "Hur många tabeller som är inlästa", type="integer", required=True, unit="antal"
        ),
        DataColumn(
            "figures", "Antal siffror", "Hur många celler med innehåll", type="integer", required=True, unit="antal"
        ),
    ),
    key=("report",),
)
TABLES = DataFile(
    "tables",
    "Tabeller",
    "Alla tabeller med avsnitt och källrader",
    (
        *_PLACE,
        replace(_TABLE, title="Tabell-id", required=True),
        DataColumn("title", "Tabell", "Tabellens rubrik som den är tryckt, eller vad den visar", required=True),
        DataColumn("section", "Avsnitt", "Var i rapporten tabellen står", required=True),
        replace(_LINE, name="lines", title="Källrader", required=True),
        DataColumn("rows", "Antal rader", "Hur många rader", type="integer", required=True, unit="antal"),
        DataColumn(
            "figures", "Antal siffror", "Hur många celler med innehåll", type="integer", required=True, unit="antal"
        ),
    ),
    key=("report", "table"),
)
GOALS = DataFile(
    "goals",
    "Mål",
    "Nämndernas mål och hur de bedöms, på en gemensam skala och som det står i rapporten",
    (
        *_PLACE,
        _must(_TABLE),
        _must(_ROW),
        DataColumn("goal_area", "Målområde", "Området som målet hör till, som det är tryckt"),
        DataColumn("goal", "Mål", "Målet som det är tryckt", required=True),
        DataColumn("assessment", "Bedömning", "Bedömningen på den gemensamma skalan", codes="levels", required=True),
        DataColumn("assessment_printed", "Bedömning som tryckt", "Bedömningen med rapportens ord"),
        _must(_LINE),
        _NOTE,
    ),
    key=("report", "table", "row"),
    references=(_IN_TABLE,),
)
FINDINGS = DataFile(
    "findings",
    "Granskning",
    "Fel och motsägelser i rapporterna",
    (
        _must(_REPORT),
        _must(_TABLE),
        replace(_LINE, name="lines", title="Källrader", required=True),
        DataColumn("kind", "Slag", "Vad som inte stämmer", codes="finding_kinds", required=True),
        DataColumn("relation", "Samband", "Sambandet som inte håller, eller att felet är läst", required=True),
        DataColumn("printed", "I rapporten", "Det som är tryckt"),
        DataColumn("expected", "Väntat", "Det som borde stå, räknat ur rapportens andra tal eller läst ur den"),
        DataColumn(
            "difference",
            "Skillnad",
            "Tryckt minus väntat, när båda är tal",
            type="number",
            unit="enligt kolumnen «unit»",
        ),
        DataColumn("unit", "Enhet", "Enheten för talen", codes="units"),
        DataColumn("explanation", "Förklaring", "Vad som är fel och vad som troligen är rätt", required=True),
    ),
    references=(_IN_TABLE,),
)
COMPARISONS = DataFile(
    "comparisons",
    "Jämförelser",
    "Jämförda siffror med omdöme",
    (
        DataColumn("comparison", "Jämförelse-id", "Jämförelsens id, som också är namnet på dess sida", required=True),
        DataColumn("title", "Jämförelse", "Vad som jämförs", required=True),
        DataColumn("verdict", "Omdöme", "Hur väl siffrorna kan jämföras", codes="verdicts", required=True),
        DataColumn("series", "Serie", "Vilka siffror som hör ihop. Tomt när varje siffra står för sig"),
        *_PLACE,
        _must(_TABLE),
        _must(_ROW),
        _must(_MEASURE),
        _PERIOD,
        _must(_SEX),
        DataColumn("base", "Räknat som", "Vad värdet är räknat på", codes="bases", required=True),
        DataColumn(
            "value",
            "Värde",
            "Siffran i basenheten på det valda räknesättet. Tomt när den inte går att räkna ut",
            type="number",
            unit="enligt kolumnerna «base» och «unit_base»",
        ),
        _must(_UNIT_BASE),
        DataColumn("population", "Folkmängd", "Invånarna som värdet är delat med", type="integer", unit="personer"),
        DataColumn(
            "population_year", "Folkmängd 31 december", "Året vid vars slut invånarna är räknade", type="integer"
        ),
        DataColumn(
            "reasons",
            "Förbehåll",
            "Varför jämförelsen kräver försiktighet, med semikolon mellan",
            codes="reasons",
            separator=";",
        ),
    ),
    key=("comparison", "series", "report", "table", "row", "measure", "period", "sex", "base"),
    references=(_IN_TABLE,),
)
FILES = tuple(
    replace(file, path=f"{file.name}.csv") for file in (OBSERVATIONS, REPORTS, TABLES, GOALS, FINDINGS, COMPARISONS)
)
