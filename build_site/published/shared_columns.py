"""Columns that several of the files with data from all reports have."""

from dataclasses import replace

from build_site.published.columns import BOX_EDGES, LINES, NAME, PERIOD, SLUG, DataColumn, RowReference

MUNICIPALITY = DataColumn(
    "municipality",
    "Kommun",
    "Kommunens kod hos SCB, som text. 00 är hela riket, där rapporten jämför med riket",
    codes="municipalities",
)
COMMITTEE = DataColumn(
    "committee",
    "Nämnd",
    "Nämnden som rapporten kommer från. Koden är kommunens egen, så nämnden är kommun och nämnd tillsammans",
    codes="committees",
    within="municipality",
)
COMMITTEE_OF_REPORT = replace(
    COMMITTEE,
    description="Nämnden som rapporten kommer från. Koden är egen inom rapportens kommun, som står i reports.csv",
    within="report_municipality",  # a figure may be about another municipality, or all of Sweden
)
REPORT = DataColumn(
    "report", "Rapport", "Rapportens id: kommun, nämnd, år och slag. Samma id som datapaketets", codes="reports"
)
TABLE = DataColumn("table", "Tabell", "Tabellens id, som är eget inom rapporten", pattern=NAME)
ROW = DataColumn(
    "row",
    "Rad-id",
    "Radens id, som är eget inom tabellen. Tabellens sida visar raden på adressen «#rad-» och id",
    pattern=SLUG,
)
MEASURE = DataColumn(
    "measure", "Mått", "Om siffran är utfall, budget, prognos, mål eller något annat", codes="measures"
)
PERIOD_COLUMN = DataColumn(
    "period",
    "Period",
    "Tiden som siffran gäller: ett år (2022), månader (2023-01/2023-08), läget en månad (2022-08) eller en dag "
    "(2023-03-31). Tomt för projekt som löper över flera år",
    pattern=PERIOD,
)
SEX = DataColumn("sex", "Kön", "Vilka siffran gäller", codes="sexes")
LINE = DataColumn(
    "line",
    "Källrad",
    "Raden eller raderna i rapportens text, utdragen ur rapporten. Tomt när källan är en PDF",
    pattern=LINES,
)
PAGE = DataColumn(
    "page", "Sida", "Sidan i rapportens PDF, räknad från filens första. Tomt när källan är en text", type="integer"
)
PAGES = DataColumn(
    "pages", "Sidor", "Sidorna i rapportens PDF, räknade från filens första. Tomt när källan är en text", pattern=LINES
)
BOX = DataColumn(
    "box",
    "Ruta på sidan",
    "Var på sidan raden står: vänster, övre, höger och nedre kant i punkter från sidans övre vänstra hörn",
    pattern=BOX_EDGES,
)
UNIT_BASE = DataColumn("unit_base", "Basenhet", "Enheten för det omräknade värdet", codes="base_units")
NOTE = DataColumn("note", "Anmärkning", "Vad läsaren behöver veta om siffran eller raden")
IN_TABLE = RowReference(("report", "table"), "tables")
