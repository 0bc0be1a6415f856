"""Says in Swedish which form a text must have: an editor reads no regular expressions."""

import re

from build_site.reading.suggestions import make_name, suggest

_CHOICES = re.compile(r"[a-z0-9_]+(\|[a-z0-9_]+)+")
_LINE = "ett radnummer, flera eller ett spann, till exempel 6, 6;7 eller 6-8"
_SLUG = "små bokstäver a–z, siffror och bindestreck, till exempel daglig-verksamhet-2"
_LETTERS = "små bokstäver a–z och bindestreck, till exempel daglig-verksamhet"
_PLACE = "kommun, nämnd, period, tabell och rad med / emellan, till exempel botkyrka/avun/2023-delar-2"
_PLACES = f"en eller flera, med mellanslag emellan: {_PLACE}"
_BOX = "57 310 540 322"
_WORD = "små bokstäver a–z och understreck, till exempel daily_activities"
_SAID = {
    "[0-9]+(-[0-9]+)?(;[0-9]+(-[0-9]+)?)*": _LINE,
    "[0-9]{1,6}(-[0-9]{1,6})?(;[0-9]{1,6}(-[0-9]{1,6})?)*": _LINE,
    "[0-9]+(-[0-9]+)?": "ett radnummer eller ett spann, till exempel 6 eller 6-8",
    "[0-9]{1,6}(-[0-9]{1,6})?": "ett radnummer eller ett spann, till exempel 931 eller 931-934",
    "[0-9]{1,6}": "ett radnummer, till exempel 931",
    "[1-9][0-9]{0,3}": "sidans nummer i PDF-filen, till exempel 14",
    "[0-9]{1,5}( [0-9]{1,5}){3}": f"fyra hela tal för vänster, övre, höger och nedre kant, till exempel {_BOX}",
    "[0-9]{1,6}(( [0-9]{1,5}){4})?": f"ett radnummer, eller sida och ruta i en PDF, till exempel 931 eller 14 {_BOX}",
    "[0-9]{1,6}(-[0-9]{1,6}|( [0-9]{1,5}){4})?": "ett radnummer, ett spann, eller sida och ruta i en PDF, "
    f"till exempel 931, 931-934 eller 14 {_BOX}",
    "[0-9]{4}": "fyra siffror, till exempel 0127",
    "(19|20)[0-9]{2}": "ett år, till exempel 2026",
    "(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?": "ett år eller en månad, till exempel 2022 eller 2022-09",
    "([1-9]|1[0-2])": "månadens nummer, till exempel 8",
    "(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?": "en månad eller en månad och en dag, till exempel 02 eller 04-27",
    "[0-9]{2}([0-9]{2})?": "två eller fyra siffror, till exempel 00 eller 0127",
    "[0-9a-f]{16}": "sexton siffror och bokstäver a–f; verify --record skriver dem",
    "[0-9a-f]{64}": "64 siffror och bokstäver a–f, som sha256sum skriver dem",
    r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}": "tre tal med punkt emellan, till exempel 1.0.0",
    "[a-z0-9]+(-[a-z0-9]+)*": _SLUG,
    r"([a-z0-9]+(-[a-z0-9]+)*|https?://\S+)": "en rapports id eller en webbadress, till exempel https://www.scb.se/",
    "[a-z]+(-[a-z]+)*": _LETTERS,
    "[a-z-]+": _LETTERS,
    r"http://sws\.geonames\.org/[0-9]+/": "en adress hos GeoNames, till exempel http://sws.geonames.org/2720114/",
    "[a-z0-9_-]+(/[a-z0-9_-]+){0,4}": _PLACE,
    "[a-z0-9_-]+(/[a-z0-9_-]+){0,4}( [a-z0-9_-]+(/[a-z0-9_-]+){0,4})*": _PLACES,
    "[A-Za-z]+": "bokstäver a–z, till exempel dataCurator",
    "[A-Za-z0-9]+([.+-][A-Za-z0-9]+)*": "licensens namn hos SPDX, till exempel CC0-1.0",
    "[a-z]+": "små bokstäver a–z, till exempel avun",
    "[a-z_]+": _WORD,
    "[a-z][a-z0-9_]*": "små bokstäver a–z, siffror och understreck, till exempel budget_2024",
    r"[a-z][a-z0-9_]*\.csv": "ett filnamn av små bokstäver, siffror och understreck, till exempel budget_2024.csv",
}
_UNSAID = "den som de andra raderna har"


def say_pattern(pattern: str) -> str:
    """What a text must look like that fits a pattern; of a pattern that has no words of its own, nothing exact."""
    bare = pattern.removeprefix("^").removesuffix("$")
    if _CHOICES.fullmatch(bare):
        *others, last = bare.split("|")
        return f"{', '.join(others)} eller {last}"
    return _SAID.get(bare, _UNSAID)


# What editors write for choices that are words of the program.
_SWEDISH = {"true": "ja", "false": "nej", "women": "kvinnor", "men": "män", "income": "intäkt", "cost": "kostnad"}
_SWEDISH |= {"net": "netto", "at_least": "minst", "at_most": "högst", "good": "god", "total": "totalt"}


def suggest_form(written: object, pattern: str) -> str:
    """«Menade du «total»? » or «Skriv till exempel «ny-rad». » where a text seems to mean something; otherwise ""."""
    bare = pattern.removeprefix("^").removesuffix("$")
    if _CHOICES.fullmatch(bare):
        return suggest(written, bare.split("|"), _SWEDISH)
    # A name where hyphens may stand has them between words, another name has underscores.
    name = make_name(str(written), "-" if "-[" in bare else "_")
    is_name = bare.startswith("[a-z") and name and re.fullmatch(bare, name)
    return f"Skriv till exempel «{name}». " if is_name else ""


def has_words(pattern: str) -> bool:
    """Whether something exact can be said of a pattern."""
    return say_pattern(pattern) != _UNSAID
