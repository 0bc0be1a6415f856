"""The head of a new report's description, and the rows that the code lists need for it."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from build_site.codes import CodeLists, Committee, Municipality, ReportKind
from build_site.formatting import lower_first
from build_site.periods import Period
from build_site.project import LICENCE_ADDRESS, LICENCE_ID, LICENCE_NAME, NAME
from build_site.reading.suggestions import make_name
from build_site.vocabularies import AreaKind

_SMALL_WORDS = ("och", "för", "i", "samt")
_BODY = "nämnden"  # what the names of most committees end in, and their codes with an n
_S_SOUNDS = ("s", "x", "z")


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report that somebody is about to add.

    Attributes:
        is_new_municipality, is_new_committee: whether the code lists lack them.
        source_title: the report's title as it is printed.
        source_date: when it was made (`2024-05-14`), or "".
        sha256: of the text or the PDF that its figures are keyed from.
        is_pdf: whether that is a PDF.
    """

    municipality: Municipality
    committee: Committee
    kind: ReportKind
    period: Period
    source_title: str
    source_date: str
    sha256: str
    is_new_municipality: bool = False
    is_new_committee: bool = False
    is_pdf: bool = False

    @property
    def folder(self) -> str:
        """Where the package lies in the datasets folder."""
        return f"reports/{self.municipality.slug}/{self.committee.code}/{self.kind.list_folders(self.period)[0]}"

    @property
    def id(self) -> str:
        """The report's id."""
        return "-".join(self.folder.split("/")[1:])


def make_municipality(code: str, name: str) -> Municipality:
    """A municipality that no list has: what follows from its name."""
    genitive = name if name.endswith(_S_SOUNDS) else f"{name}s"
    return Municipality(code, name, genitive, make_name(name), AreaKind.MUNICIPALITY, "")


def propose_committee_code(name: str) -> str:
    """«Barn- och utbildningsnämnden» is `bun`: the first letters of its words, and n for the committee."""
    words = [make_name(word) for word in re.findall(r"[^\W\d_]+", name) if word.casefold() not in _SMALL_WORDS]
    return "".join(word[0] for word in words if word) + ("n" if name.casefold().endswith(_BODY) else "")


def find_period(text: str, kind: ReportKind) -> Period | None:
    """The period of a kind of report in a year, or as it is written; None when the year alone doesn't say it.

    Raises:
        ValueError: the text is no period.
    """
    period = Period.parse(text)
    first, last = kind.months
    if not period.is_full_year or (first, last) == (12, 12):
        return period
    return Period.parse(f"{text}-01/{text}-{last:02}") if first == last else None


def describe_report(new: NewReport, description: str = "") -> str:
    """The description of a package without tables, as a file that a person goes on writing in."""
    body = f"{lower_first(new.committee.name)} i {new.municipality.name}"
    title = f"{new.kind.name(new.period)}, {body}"
    told = description or f"{new.kind.name(new.period)} för {body}, avskriven ur rapporten."
    source = [f"  - title: {_quote(new.source_title)}"]
    source += [f'    version: "{new.source_date}"'] if new.source_date else []
    return "\n".join(
        [
            "$schema: https://datapackage.org/profiles/2.0/datapackage.json",
            f"name: {new.id}",
            f"title: {_quote(title)}",
            f"description: {_quote(told)}",
            "version: 1.0.0",
            f'created: "{format_now()}"',
            f'licenses: [{{name: {LICENCE_ID}, path: "{LICENCE_ADDRESS}", title: {LICENCE_NAME}}}]',
            f"contributors: [{{title: {NAME}, roles: [dataCurator]}}]",
            "sources:",
            *source,
            *(["    uppf:media_type: application/pdf"] if new.is_pdf else []),
            f"    uppf:sha256: {new.sha256}",
            f'uppf:municipality: "{new.municipality.code}"',
            f"uppf:committee: {new.committee.code}",
            f"uppf:year: {new.period.end[0]}",
            f"uppf:kind: {new.kind.code}",
            f"uppf:period: {new.period}",
            "resources: [] # en tabell i taget; build-site draft skriver stycket",
            "",
        ]
    )


def format_now() -> str:
    """The time now as descriptions write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def list_code_rows(new: NewReport) -> dict[str, list[str]]:
    """The rows that the code lists lack, by list."""
    place, committee = new.municipality, new.committee
    rows = {}
    if new.is_new_municipality:
        rows["municipalities"] = [place.code, place.name, place.genitive, place.slug, place.kind.value, place.place]
    if new.is_new_committee:
        names = [committee.name, committee.short_name, committee.responsibility]
        rows["committees"] = [committee.code, place.code, *names]
    return rows


def find_municipality(text: str, codes: CodeLists) -> Municipality | None:
    """A municipality of the list by its code, its name or its address."""
    wanted = text.strip().casefold().removesuffix(" kommun").strip()
    known = (one for one in codes.municipalities.values() if one.kind is AreaKind.MUNICIPALITY)
    names = ((one, (one.code, one.slug, one.name.casefold(), one.genitive.casefold())) for one in known)
    return next((one for one, called in names if wanted in called), None)


def find_committee(text: str, municipality: Municipality, codes: CodeLists) -> Committee | None:
    """A municipality's committee by its code or its name."""
    wanted = text.strip().casefold()
    own = (one for one in codes.committees.values() if one.municipality == municipality.code)
    return next((one for one in own if wanted in (one.code, one.name.casefold(), one.short_name.casefold())), None)


def _quote(text: str) -> str:
    """A text as YAML takes it whatever it holds: JSON's quotation marks and escapes are YAML's too."""
    return json.dumps(text, ensure_ascii=False)
