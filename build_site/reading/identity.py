"""Who a report is: its folder, its name and its properties must say the same, and one of them is told to be wrong."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from build_site.codes import CommitteeKey
from build_site.model import CodeLists
from build_site.periods import Period
from build_site.problems import Message, Problem, Section
from build_site.reading.suggestions import make_name, suggest

_PART = re.compile("[a-z0-9]+(-[a-z0-9]+)*")

FOLDER = Message(
    "identity-folder",
    Section.DESCRIPTION,
    "Mappen «{folder}» kan inte bli en adress.",
    "Kalla den «{right}», och skriv name: {name}.",
    "Mappar heter med små bokstäver a–z, siffror och bindestreck; å och ä blir a, ö blir o.",
)
MUNICIPALITY = Message(
    "identity-municipality",
    Section.DESCRIPTION,
    "Mappen ligger under «{folder}», men uppf:municipality är {code} ({name}).",
    "{correction}lägg mappen under reports/{slug}/.",
    "Rätta `uppf:municipality`, eller flytta mappen.",
)
COMMITTEE = Message(
    "identity-committee",
    Section.DESCRIPTION,
    "Mappen ligger under «{folder}», men uppf:committee är {committee}.",
    "Skriv uppf:committee: {folder}, eller lägg mappen under reports/{slug}/{committee}/.",
    "Rätta `uppf:committee`, eller flytta mappen.",
)
BELONGS = Message(
    "identity-belongs",
    Section.DESCRIPTION,
    "{name} ({code}) har ingen nämnd «{committee}» i kodlistan.",
    "{hint}Kommunens nämnder är {own}. Rätta koden, eller lägg till nämnden i codelists/committees.csv.",
    "En nämnd är kommun och kod tillsammans. Rätta det ena, eller lägg till nämnden; det gör `build-site new`.",
)
NAME = Message(
    "identity-name",
    Section.DESCRIPTION,
    "Namnet «{name}» följer inte mappen.",
    "Skriv name: {right}.",
    "Skriv det id som meddelandet föreslår.",
)
RENAMED = Message(
    "identity-renamed",
    Section.DESCRIPTION,
    "Mappen heter «{folder}», men name, uppf:kind och uppf:period säger «{right}».",
    "Kalla mappen «{right}», eller rätta alla tre.",
    "Mappen har bytt namn av misstag, eller så är det paketet för en annan tid som har kopierats.",
)
MESSAGES = (FOLDER, MUNICIPALITY, COMMITTEE, BELONGS, NAME, RENAMED)


def check_identity(folder: str, meta: Mapping[str, Any], codes: CodeLists) -> Iterator[Problem]:
    """The first thing that a package's folder, name and properties don't agree on; the rest would follow from it.

    Args:
        folder: where the package lies, relative to the datasets folder.
        meta: its description, of the right form.
        codes: the code lists.
    """
    checks = (_check_folder, _check_municipality, _check_committee, _check_name)
    yield from next((found for check in checks if (found := list(check(folder, meta, codes)))), [])


def _at(folder: str, place: str) -> tuple[str, int, str]:
    return f"{folder}/datapackage.yaml", 0, place


def _check_folder(folder: str, _: Mapping[str, Any], __: CodeLists) -> Iterator[Problem]:
    parts = folder.split("/")[1:]
    right = [part if _PART.fullmatch(part) else make_name(part) or "delar-1" for part in parts]
    for part, mended in zip(parts, right, strict=True):
        if part != mended:
            yield FOLDER.at(*_at(folder, "name"), folder=part, right=mended, name="-".join(right))
            return


def _check_municipality(folder: str, meta: Mapping[str, Any], codes: CodeLists) -> Iterator[Problem]:
    slug, known = folder.split("/")[1], codes.municipalities.get(meta["uppf:municipality"])
    if known and known.slug != slug:
        other = next((one for one in codes.municipalities.values() if one.slug == slug), None)
        correction = f'Skriv uppf:municipality: "{other.code}", eller ' if other else "Rätta koden, eller "
        values = {"folder": slug, "code": known.code, "name": known.name, "slug": known.slug}
        yield MUNICIPALITY.at(*_at(folder, "uppf:municipality"), correction=correction, **values)


def _check_committee(folder: str, meta: Mapping[str, Any], codes: CodeLists) -> Iterator[Problem]:
    slug, held = folder.split("/")[1:3]
    municipality, code = codes.municipalities.get(meta["uppf:municipality"]), meta["uppf:committee"]
    if municipality is None:
        return
    at = _at(folder, "uppf:committee")
    if (municipality.code, code) not in codes.committees:
        told = tell_unknown_committee((municipality.code, code), codes)
        if (municipality.code, held) in codes.committees:
            told["hint"] = f"Mappen säger «{held}»: skriv det. "
        yield BELONGS.at(*at, **told)
    elif code != held:
        yield COMMITTEE.at(*at, folder=held, committee=code, slug=slug)


def tell_unknown_committee(key: CommitteeKey, codes: CodeLists) -> dict[str, str]:
    """What `BELONGS` says of a committee that isn't in its list."""
    municipality = codes.municipalities.get(key[0])
    own = [committee for code, committee in codes.committees if code == key[0]]
    return {
        "name": municipality.name if municipality else "Kommunen",
        "code": key[0],
        "committee": key[1],
        "hint": suggest(key[1], own),
        "own": ", ".join(own) or "inga än",
    }


def _check_name(folder: str, meta: Mapping[str, Any], codes: CodeLists) -> Iterator[Problem]:
    _, slug, committee, period = folder.split("/")
    if meta["name"] == f"{slug}-{committee}-{period}":
        return
    meant = next((one for one in _list_periods(meta, codes) if meta["name"] == f"{slug}-{committee}-{one}"), "")
    if meant and period not in _list_periods(meta, codes):
        yield RENAMED.at(*_at(folder, "name"), folder=period, right=meant)
    else:
        yield NAME.at(*_at(folder, "name"), name=meta["name"], right=f"{slug}-{committee}-{period}")


def _list_periods(meta: Mapping[str, Any], codes: CodeLists) -> tuple[str, ...]:
    """What the folder may be called by the kind and the period; nothing when one of them is wrong itself."""
    kind = codes.report_kinds.get(meta["uppf:kind"])
    try:
        return tuple(kind.list_folders(Period.parse(str(meta["uppf:period"])))) if kind else ()
    except ValueError:
        return ()
