"""Swedish words for the codes that no code list holds: verdicts, reasons, kinds of reports and of findings."""

VERDICTS = {
    "comparable": "Jämförbart",
    "reservations": "Jämförbart med förbehåll",
    "not_comparable": "Inte jämförbart",
}
REASONS = {
    "period": "Period",
    "definition": "Definition",
    "organisation": "Organisation",
    "measurement": "Mätning",
    "uncertain": "Osäker uppgift",
}
KINDS = {
    "delar-1": "Delårsrapport 1",
    "delar-2": "Delårsrapport 2",
    "verksamhetsberattelse": "Verksamhetsberättelse",
    "other": "Övrig rapport",
}
FINDING_KINDS = {
    "sum": "Summa",
    "difference": "Skillnad",
    "ratio": "Andel",
    "across_tables": "Två tabeller",
    "across_reports": "Två rapporter",
    "sign": "Tecken",
    "heading": "Rubrik",
    "text": "Text mot tabell",
}
BASES = {
    "total": "Totalt",
    "per_inhabitant": "Per invånare",
    "percent_of_budget": "Procent av budgeten",
    "index": "Index, första perioden = 100",
}
BASE_UNITS = {
    "kr": "kronor",
    "percent": "procent",
    "percentage_points": "procentenheter",
    "count": "antal",
    "index": "index",
}
