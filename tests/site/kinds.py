"""One page of each kind, and each kind of chart."""

BOTKYRKA = "kommuner/botkyrka/avun/2023-delar-2/"
ESKILSTUNA = "kommuner/eskilstuna/avn/2022-delar-1/"
SOCIAL = "kommuner/botkyrka/sn/2022-verksamhetsberattelse/"
DEVIATION = f"{BOTKYRKA}operating_result/"
BARS = f"{ESKILSTUNA}unemployment/"
DUMBBELL = f"{ESKILSTUNA}grades_basic/"
PANELS = f"{ESKILSTUNA}income_support/"
COMPARISON = "jamfor/vuxenutbildning-nettokostnad/"
EDITION = "1.0.0"  # the first one, which never changes; published in the fixture where the project has none yet
CHARTS = {"deviation": DEVIATION, "bars": BARS, "dumbbell": DUMBBELL, "panels": PANELS}
# The kinds of chart that are built from the same parts as those above.
RELATED_CHARTS = {
    "parts": f"{SOCIAL}grant_use_foster_care/",
    "bullet": f"{BOTKYRKA}unit_costs/",
    "targets": f"{BOTKYRKA}indicators_4_2/",
    "lines": f"{BOTKYRKA}indicators_1_6/",
    "slope": f"{SOCIAL}migration_agency_income/",
}
# Comparisons by what they show: one chart of each kind, a choice between two charts, and none.
COMPARISONS = {
    "tva-baser": COMPARISON,
    "tva-baser-avvikelse": "jamfor/kommuner-namnder-mot-budget/",
    "tva-baser-linjer": "jamfor/placerade-barn-kostnad-per-arsplats/",
    "linjer": "jamfor/sfi-volymer/",
    "staplar": "jamfor/kommuner-arbetsloshet/",
    "mal": "jamfor/kommuner-e-ansokan/",
    "prognoser": "jamfor/sn-2022-prognoser/",
    "utan-diagram": "jamfor/kommuner-sfi/",
}
KINDS = {
    "start": "",
    "kommuner": "kommuner/",
    "kommun": "kommuner/botkyrka/",
    "namnd": "kommuner/botkyrka/avun/",
    "rapport": BOTKYRKA,
    "rapport-mal": f"{SOCIAL}mal/",
    **{f"tabell-{kind}": address for kind, address in (CHARTS | RELATED_CHARTS).items()},
    "tabell-text": f"{BOTKYRKA}internal_control_controls/",
    "tabell-lopande-text": f"{SOCIAL}key_figures/",
    "mal": "mal/",
    "amnen": "amnen/",
    "amne": "amnen/ekonomiskt-bistand/",
    "jamfor": "jamfor/",
    **{f"jamforelse-{kind}": address for kind, address in COMPARISONS.items()},
    "granskning": "granskning/",
    "kalender": "kalender/",
    "data": "data/",
    "utgavor": "utgavor/",
    "andrade-siffror": "utgavor/andringar/",
    "utgava": f"utgavor/{EDITION}/",
    "dataordbok": "data/ordbok/",
    "ordbok-fil": "data/ordbok/observations/",
    "ordbok-koder": "data/ordbok/units/",
    "ordbok-rapport": "data/ordbok/eskilstuna-avn-2022-delar-1/",
    "api": "data/api/",
    "om": "om/",
    "metod": "om/metod/",
    "guide": "om/lagg-till-rapport/",
    "ordlista": "om/ordlista/",
    "tillganglighet": "om/tillganglighet/",
    "integritet": "om/integritet/",
    "licenser": "om/licenser/",
    "andringar": "om/andringar/",
    "utforska": "utforska/",
    "sok": "sok/",
    "saknas": "404.html",
    "inbaddat": "diagram/botkyrka-avun-2023-delar-2/operating_result/",
    "inbaddat-rapport": "diagram/botkyrka-avun-2023-delar-2/",
    "inbaddat-mal": "diagram/botkyrka-avun-2023-delar-2/mal/",
    "inbaddat-jamforelse": "diagram/jamfor/vuxenutbildning-nettokostnad/total/",
}
SITE = [kind for kind in KINDS if not kind.startswith("inbaddat")]  # pages with the site's header and footer
# Each kind is looked at on a phone in the dark and on a desk in the light; those that hold what the others are made of
# (a table, a chart, cards, folds, code, the search, a page without the site around it) the other way round too.
TWO = ((360, "dark"), (1440, "light"))
OTHER_TWO = ((360, "light"), (1440, "dark"))
MANIFOLD = ("start", "rapport", "tabell-deviation", "jamforelse-tva-baser", "granskning", "guide", "sok", "inbaddat")
LOOKS = [(kind, *screen) for kind in KINDS for screen in (TWO + OTHER_TWO if kind in MANIFOLD else TWO)]
