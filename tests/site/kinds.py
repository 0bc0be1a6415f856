"""One page of each kind, and each kind of chart."""

BOTKYRKA = "kommuner/botkyrka/avun/2023-delar-2/"
ESKILSTUNA = "kommuner/eskilstuna/avn/2022-delar-1/"
DEVIATION = f"{BOTKYRKA}operating_result/"
BARS = f"{ESKILSTUNA}unemployment/"
DUMBBELL = f"{ESKILSTUNA}grades_basic/"
PANELS = f"{ESKILSTUNA}income_support/"
COMPARISON = "jamfor/vuxenutbildning-nettokostnad/"
EDITION = "1.0.0"  # the first one, which never changes; published in the fixture where the project has none yet
CHARTS = {"deviation": DEVIATION, "bars": BARS, "dumbbell": DUMBBELL, "panels": PANELS}
KINDS = {
    "start": "",
    "kommuner": "kommuner/",
    "kommun": "kommuner/botkyrka/",
    "namnd": "kommuner/botkyrka/avun/",
    "rapport": BOTKYRKA,
    **{f"tabell-{kind}": address for kind, address in CHARTS.items()},
    "jamfor": "jamfor/",
    "jamforelse": COMPARISON,
    "granskning": "granskning/",
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
    "sok": "sok/",
    "saknas": "404.html",
}
