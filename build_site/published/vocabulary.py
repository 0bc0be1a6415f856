"""The closed lists of the project: codes that the program itself gives a meaning, and what they are called in Swedish.

The lists that a data editor may extend stand in datasets/codelists/ instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from build_site.comparing.target_rules import RULES, Result, TargetRule
from build_site.model import Code, Ground, ReportState
from build_site.vocabularies import ObservationStatus

GOAL, MEASURE = "goal", "measure"  # what a row of `goals` is about


@dataclass(frozen=True)
class ClosedList:
    """A list of codes that no dataset can extend.

    Attributes:
        name: name of the file that it is published as.
        column: name of the file's first column, which holds the codes.
    """

    name: str
    column: str
    title: str
    description: str
    codes: tuple[Code, ...]

    @property
    def titles(self) -> Mapping[str, str]:
        """What each code is called."""
        return {code.code: code.title for code in self.codes}


SEXES = ClosedList(
    "sexes",
    "sex",
    "Kön",
    "Vilka en siffra gäller. «total» står också där rapporten inte delar upp siffran",
    (
        Code("total", "Alla", "Kvinnor och män tillsammans, eller en siffra som inte är delad efter kön"),
        Code("women", "Kvinnor", "Bara kvinnor eller flickor"),
        Code("men", "Män", "Bara män eller pojkar"),
    ),
)
TABLE_GROUPS = ClosedList(
    "table_groups",
    "group",
    "Grupper av tabeller",
    "Vad en tabell handlar om",
    (
        Code("economy", "Ekonomi", "Budget, utfall, prognos och investeringar"),
        Code("goals", "Mål och mått", "Mål, indikatorer och bedömningar"),
        Code("services", "Verksamhet", "Volymer, nyckeltal och resultat"),
        Code("staff", "Personal", "Anställda, frånvaro och omsättning"),
        Code("control", "Intern kontroll", "Risker, kontroller, revision och beslut"),
        Code("text", "Ur rapportens text", "Siffror som står i löpande text"),
    ),
)
LEVELS = ClosedList(
    "levels",
    "assessment",
    "Måluppfyllelse",
    "Hur ett mål har bedömts, på en skala som är gemensam för alla nämnder",
    (
        Code("good", "God", "Rapporten säger att målet är nått eller att måluppfyllelsen är god"),
        Code("acceptable", "Godtagbar", "Rapporten säger att målet är nått till en del eller att läget är godtagbart"),
        Code(
            "not_acceptable",
            "Ej godtagbar",
            "Rapporten säger att målet inte är nått eller att läget inte är godtagbart",
        ),
        Code("not_assessed", "Ej bedömt", "Rapporten bedömer inte målet"),
    ),
)
_RULE_TITLES = {
    TargetRule.AT_LEAST: "Minst målet",
    TargetRule.AT_MOST: "Högst målet",
    TargetRule.ABOVE: "Högre än utgångsläget",
    TargetRule.BELOW: "Lägre än målvärdet",
    TargetRule.BETWEEN: "Inom målets gränser",
    TargetRule.SAME: "Detsamma som målet",
    TargetRule.MORE_THAN_BEFORE: "Högre än förra utfallet",
    TargetRule.LESS_THAN_BEFORE: "Lägre än förra utfallet",
    TargetRule.NO_OUTCOME: "Inget utfall",
    TargetRule.NO_NUMBER: "Utfallet är inget tal",
    TargetRule.NO_DIRECTION: "Okänt håll",
    TargetRule.NO_PREVIOUS: "Inget tidigare utfall",
    TargetRule.ONLY_WORDS: "Målet är ord",
    TargetRule.SO_FAR: "Räknas ihop under året",
    TargetRule.DOUBTED: "Osäker siffra",
}
GOAL_KINDS = ClosedList(
    "goal_kinds",
    "kind",
    "Mål och mått",
    "Vad en rad i filen med mål handlar om",
    (
        Code(GOAL, "Mål", "Ett mål som nämnden själv bedömer"),
        Code(MEASURE, "Mått", "Ett mått med ett målvärde, som vi har hållit mot sitt utfall"),
    ),
)
GOAL_RESULTS = ClosedList(
    "goal_results",
    "result",
    "Måttens resultat",
    "Hur ett mått står sig mot sitt målvärde. I en delårsrapport gäller det så långt in på året som rapporten räcker",
    (
        Code(Result.REACHED, "Nått", "Utfallet når målet"),
        Code(Result.NOT_REACHED, "Inte nått", "Utfallet når inte målet"),
        Code(
            Result.AT_LIMIT,
            "Kan inte bli bättre",
            "Målet är en förbättring, men utfallet var redan så bra som det går att bli och är det fortfarande",
        ),
        Code(Result.NOT_RATED, "Går inte att bedöma", "Regeln säger varför"),
    ),
)
GOAL_RULES = ClosedList(
    "goal_rules",
    "basis",
    "Regler för mått",
    "Hur ett utfall hålls mot sitt målvärde, eller varför det inte går",
    tuple(Code(rule, _RULE_TITLES[rule], words) for rule, words in RULES.items()),
)
FINDING_KINDS = ClosedList(
    "finding_kinds",
    "kind",
    "Slag av fel",
    "Vad som inte stämmer i rapporten",
    (
        Code("sum", "Summa", "Delarna blir inte den summa som är tryckt"),
        Code("difference", "Skillnad", "En tryckt skillnad är inte skillnaden mellan de två talen"),
        Code("ratio", "Andel", "En tryckt andel stämmer inte med talen som den är räknad på"),
        Code("across_tables", "Två tabeller", "Samma uppgift har olika värden i två tabeller"),
        Code("across_reports", "Två rapporter", "Samma uppgift har olika värden i två rapporter"),
        Code("sign", "Tecken", "Plus och minus är omkastade"),
        Code("heading", "Rubrik", "Rubriken säger något annat än siffrorna under den"),
        Code("text", "Text mot tabell", "Rapportens text säger något annat än tabellen"),
    ),
)
VERDICTS = ClosedList(
    "verdicts",
    "verdict",
    "Omdömen om jämförelser",
    "Hur väl siffrorna i en jämförelse kan jämföras",
    (
        Code("comparable", "Jämförbart", "Siffrorna betyder samma sak"),
        Code(
            "reservations",
            "Jämförbart med förbehåll",
            "Siffrorna betyder ungefär samma sak; skälen säger vad som skiljer",
        ),
        Code("not_comparable", "Inte jämförbart", "Siffrorna betyder olika saker och visas bara sida vid sida"),
    ),
)
REASONS = ClosedList(
    "reasons",
    "reason",
    "Skäl till förbehåll",
    "Varför en jämförelse kräver försiktighet",
    (
        Code("period", "Period", "Siffrorna gäller olika lång tid eller olika delar av året"),
        Code("definition", "Definition", "Siffrorna är definierade på olika sätt"),
        Code("organisation", "Organisation", "Verksamheten är fördelad på olika sätt mellan nämnderna"),
        Code("measurement", "Mätning", "Siffrorna är mätta eller räknade på olika sätt"),
        Code("uncertain", "Osäker uppgift", "Någon av siffrorna är osäker"),
        Code("unit", "Enhet", "Siffrorna har olika enheter"),
        Code("measure", "Slag av uppgift", "Det som har hänt, väntas eller är beslutat är inte samma slags uppgift"),
        Code("population", "Folkmängd", "Kommunerna är olika stora, och siffrorna är inte räknade per invånare"),
        Code("vintage", "Tidpunkt för uppgiften", "Uppgifterna är lämnade vid olika tider, som prognoser under året"),
        Code("break", "Ny serie", "Från en viss tid betyder siffrorna något annat än före"),
    ),
)
BASES = ClosedList(
    "bases",
    "base",
    "Räknesätt i jämförelser",
    "Vad en jämförd siffra är räknad på",
    (
        Code("total", "Totalt", "Siffran som den är, i sin basenhet; kostnader utan minustecken"),
        Code("per_inhabitant", "Per invånare", "Delad med folkmängden den 31 december året före"),
        Code("percent_of_budget", "Procent av budgeten", "Delad med budgeten på samma rad"),
        Code("index", "Index", "Seriens första siffra är 100"),
    ),
)
BASE_UNITS = ClosedList(
    "base_units",
    "unit_base",
    "Basenheter",
    "De enheter som alla andra räknas om till, så att siffror kan jämföras",
    (
        Code("kr", "kronor", "Tusen och miljoner kronor räknas om till kronor"),
        Code("percent", "procent", "Andelar av hundra"),
        Code("percentage_points", "procentenheter", "Skillnad mellan två andelar"),
        Code("count", "antal", "Det som räknas: personer, platser, dagar och annat"),
        Code("index", "index", "Poäng, betyg, bedömningar och ord"),
    ),
)
UNCERTAINTIES = ClosedList(
    "uncertainties",
    "uncertain",
    "Osäkra uppgifter",
    "Vad som är osäkert med en siffra. Tomt betyder att inget är det",
    (
        Code(
            "column",
            "Kolumnen är osäker",
            "Textutdraget ur rapporten har tappat vilken kolumn siffran står i; anmärkningen säger hur det avgjordes",
        ),
    ),
)
FLOWS = ClosedList(
    "flows",
    "flow",
    "Slag av rader",
    "Vilket slag av pengar en rad i en ekonomisk tabell visar",
    (
        Code("income", "Intäkt", "Pengar in; står med plus"),
        Code("cost", "Kostnad", "Pengar ut; står med minus"),
        Code("net", "Netto", "Intäkter och kostnader tillsammans"),
        Code("financial", "Finansiell post", "Räntor och liknande"),
        Code(
            "contribution",
            "Kommunbidrag",
            "Det som fullmäktige ger nämnden; ingår i resultatet men inte i nettokostnaden",
        ),
    ),
)
DIRECTIONS = ClosedList(
    "directions",
    "direction",
    "Önskade riktningar",
    "Åt vilket håll en indikator helst ska gå. Tomt betyder att ingetdera är bättre",
    (
        Code("higher", "Högre är bättre", "Ett större tal är ett bättre resultat"),
        Code("lower", "Lägre är bättre", "Ett mindre tal är ett bättre resultat"),
    ),
)
OBSERVATION_STATUSES = ClosedList(
    "observation_statuses",
    "obs_status",
    "Siffrornas status hos SDMX",
    "Hur säker en siffra är, eller varför den saknas, med koder ur SDMX:s kodlista CL_OBS_STATUS "
    "(https://sdmx.org/?page_id=3215). Passar flera gäller den som står först nedan av dem som inte är normala",
    (
        Code(ObservationStatus.NORMAL, "Normal", "Normal value: inget särskilt att säga om siffran"),
        Code(ObservationStatus.SUPPRESSED, "Skyddad", "Missing value; suppressed: visas inte av sekretesskäl"),
        Code(
            ObservationStatus.IMPOSSIBLE,
            "Kan inte finnas",
            "Missing value; data cannot exist: uppgiften kan inte finnas, eller har upphört",
        ),
        Code(ObservationStatus.MISSING, "Saknas", "Missing value: rapporten har ingen siffra; status säger mer"),
        Code(
            ObservationStatus.UNRELIABLE,
            "Osäker",
            "Low reliability: textutdraget ur rapporten har tappat vilken kolumn siffran står i",
        ),
        Code(ObservationStatus.FORECAST, "Prognos", "Forecast value: en bedömning av det som inte har hänt än"),
    ),
)
REPORT_STATES = ClosedList(
    "report_states",
    "state",
    "Rapporternas läge",
    "Var en väntad rapport är. Att den inte finns här kan bero på nämnden eller på att ingen har läst in den",
    (
        Code(ReportState.PUBLISHED, "Finns här", "Rapporten är inläst"),
        Code(ReportState.WITHDRAWN, "Återtagen", "Rapporten har funnits här men är borttagen; dess sida säger varför"),
        Code(ReportState.MISSING, "Saknas", "Rapportens tid är förbi, och en senare rapport har stått på tur"),
        Code(ReportState.LATE, "Sen", "Dagen eller månaden då rapporten väntades har passerat"),
        Code(ReportState.NEXT, "Härnäst", "Nästa rapport som väntas från nämnden"),
        Code(ReportState.LATER, "Längre fram", "Rapporten väntas efter nästa"),
    ),
)
GROUNDS = ClosedList(
    "grounds",
    "ground",
    "Grunder för väntade rapporter",
    "Hur vi vet att en rapport väntas ett visst år",
    (
        Code(Ground.STATED, "Källan säger det", "Källan säger det om just det året"),
        Code(
            Ground.ASSUMED, "Som ett annat år", "Källan säger det om ett annat år, och ingen säger att det har ändrats"
        ),
    ),
)
CLAIM_KINDS = ClosedList(
    "claim_kinds",
    "kind",
    "Slag av meningar",
    "Vad för slags sak en mening påstår",
    (
        Code("level", "Nivå", "Hur stort något är"),
        Code("difference", "Skillnad", "Två saker bredvid varandra, till exempel utfall och budget"),
        Code("trend", "Utveckling", "Samma sak vid två tider"),
        Code("extreme", "Störst eller minst", "Det som är mest eller minst av hela mängden"),
        Code("rank", "Ordning", "Hela mängden från störst till minst"),
        Code("share", "Andel", "Hur stor del av en helhet något är"),
        Code("count", "Antal", "Hur många av mängden som något gäller för"),
        Code("threshold", "Mål", "Om ett mål nås"),
        Code(
            "stated",
            "Redaktionens mening",
            "En förklaring eller ett förbehåll som en redaktör har skrivit; kolumnen arithmetic säger var varje tal i "
            "meningen kommer ifrån",
        ),
        Code("answer", "Svar", "Svaret på frågan som en jämförelse ställer"),
    ),
)
CLAIM_BASES = ClosedList(
    "claim_bases",
    "basis",
    "Räknat i",
    "Vad en mening jämför, både när den väljer siffra och när den säger den",
    (
        Code("absolute", "Belopp, antal eller procentenheter", "Skillnaden i siffrans egen enhet"),
        Code("percent", "Procent", "Skillnaden eller delen i procent av det andra talet"),
    ),
)
CLOSED_LISTS = (
    CLAIM_KINDS,
    CLAIM_BASES,
    SEXES,
    FLOWS,
    DIRECTIONS,
    TABLE_GROUPS,
    LEVELS,
    GOAL_KINDS,
    GOAL_RESULTS,
    GOAL_RULES,
    FINDING_KINDS,
    VERDICTS,
    REASONS,
    BASES,
    BASE_UNITS,
    UNCERTAINTIES,
    REPORT_STATES,
    GROUNDS,
    OBSERVATION_STATUSES,
)
