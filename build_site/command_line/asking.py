"""What `new` is told on the command line, and asks for where somebody sits at a terminal."""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from build_site.codes import CodeLists, Committee, Municipality, ReportKind
from build_site.drafting.report_head import (
    NewReport,
    find_committee,
    find_municipality,
    find_period,
    make_municipality,
    propose_committee_code,
)
from build_site.periods import FORMS, Period
from build_site.reading.suggestions import suggest
from build_site.reading.text_forms import is_day

T = TypeVar("T")
_MUNICIPALITY_CODE = 4  # digits


class MissingAnswersError(Exception):
    """What was not given, or was given wrong, and nobody is there to ask; in Swedish."""


@dataclass(frozen=True, slots=True)
class Answers:
    """All that a new report needs.

    Attributes:
        new: the report, without the digest of its text.
        population: inhabitants by day, where they were given.
    """

    new: NewReport
    source: Path
    population: Mapping[str, int]


class Interview:
    """Takes answers from the command line and, at a terminal, from whoever sits there; keeps what is missing."""

    def __init__(
        self, options: argparse.Namespace, codes: CodeLists, population: Mapping[tuple[str, int], int]
    ) -> None:
        self._options, self._codes, self._population = options, codes, population
        self._asks = is_terminal()
        self.missing: list[str] = []

    def run(self) -> Answers:
        """Ask for everything, in the order in which one thing depends on another.

        Raises:
            MissingAnswersError: something is missing or wrong, and there is nobody to ask.
        """
        place, is_new_place = self._find_municipality()
        committee, is_new_committee = self._find_committee(place)
        kind = self._find_kind()
        period = self._find_period(kind)
        source = self._take("source", "Rapportens fil (PDF eller text)", _read_file)
        if self.missing or not (place and committee and kind and period and source):
            raise MissingAnswersError("\n".join(self.missing))
        name = kind.name(period)
        title = self._take("title", "Rapportens titel som den är tryckt", str, name) or name
        date = self._take("date", "Rapportens datum, till exempel 2024-05-14", _read_date, "") or ""
        new = NewReport(place, committee, kind, period, title, date, "", is_new_place, is_new_committee)
        return Answers(new, source, self._find_population(place, period))

    def _take(self, name: str, question: str, read: Callable[[str], T], default: str | None = None) -> T | None:
        """An answer from the command line, else from the terminal, else the default; wrong ones are told."""
        given = str(getattr(self._options, name) or "")
        while True:
            if not given and self._asks:
                given = _ask(question, default)
            if not given:
                if default is not None:
                    return read(default) if default else None
                self.missing.append(f"Här fattas: {_OPTIONS[name]} ({question[0].lower()}{question[1:]}).")
                return None
            try:
                return read(given)
            except ValueError as error:
                if not self._asks:
                    self.missing.append(f"{_OPTIONS[name]}: {error}")
                    return None
                print(error)
                given = ""

    def _find_municipality(self) -> tuple[Municipality | None, bool]:
        text = self._take("municipality", "Kommun", str)
        known = find_municipality(text, self._codes) if text else None
        if known or not text:
            return known, False
        names = {one.name: one.name for one in self._codes.municipalities.values()}
        if hint := suggest(text, names):
            print(hint.strip(), "Annars läggs kommunen till.", file=sys.stderr)
        code = self._take("municipality_code", f"Kommunkod (SCB) för {text}, fyra siffror", self._read_new_code)
        return (make_municipality(code, text.removesuffix(" kommun")) if code else None), True

    def _read_new_code(self, text: str) -> str:
        if not (text.isascii() and text.isdigit() and len(text) == _MUNICIPALITY_CODE):
            raise ValueError(f"«{text}» är ingen kommunkod. Skriv SCB:s fyra siffror, till exempel 0127.")
        if text in self._codes.municipalities:
            raise ValueError(f"Koden {text} har {self._codes.municipalities[text].name}.")
        return text

    def _find_committee(self, place: Municipality | None) -> tuple[Committee | None, bool]:
        text = self._take("committee", "Nämnd", str)
        if not text or not place:
            return None, False
        if known := find_committee(text, place, self._codes):
            return known, False
        read = partial(self._read_new_committee, place)
        code = self._take("committee_code", f"Kort kod för {text}", read, propose_committee_code(text))
        duty = self._take("responsibility", "Nämndens ansvar, i några ord", str)
        return (Committee(code, place.code, text, code.upper(), duty) if code and duty else None), True

    def _read_new_committee(self, place: Municipality, code: str) -> str:
        if not (code.isascii() and code.isalpha() and code.islower()):
            raise ValueError(f"«{code}» är ingen kod för en nämnd. Skriv små bokstäver a–z, till exempel sn.")
        if (place.code, code) in self._codes.committees:
            raise ValueError(f"Koden {code} har redan en nämnd i {place.name}. Skriv en annan.")
        return code

    def _find_kind(self) -> ReportKind | None:
        kinds = self._codes.report_kinds

        def read(text: str) -> ReportKind:
            titles = {code: one.title for code, one in kinds.items()}
            names = {name.casefold(): one for one in kinds.values() for name in (one.code, *one.names)}
            found = names.get(text.casefold())
            if found is None:
                raise ValueError(f"«{text}» är inget slag. {suggest(text, kinds, titles)}Slagen är {', '.join(kinds)}.")
            return found

        return self._take("kind", f"Slag av rapport ({', '.join(kinds)})", read)

    def _find_period(self, kind: ReportKind | None) -> Period | None:
        def read(text: str) -> Period:
            try:
                period = find_period(text, kind) if kind else Period.parse(text)
            except ValueError as error:
                raise ValueError(f"«{text}» är ingen period. Skriv {FORMS}.") from error
            if period is None:
                raise ValueError(f"Skriv också vilka månader rapporten följer upp, till exempel {text}-01/{text}-06.")
            return period

        return self._take("period", "Året, eller tiden som rapporten följer upp (2024-01/2024-06)", read)

    def _find_population(self, place: Municipality, period: Period) -> dict[str, int]:
        """Inhabitants at the turn of the year before, by which costs are divided; nothing where they are known."""
        year = period.end[0] - 1
        if (place.code, year) in self._population:
            return {}
        day = f"{year}-12-31"
        count = self._take("population", f"Folkmängd {day} enligt SCB (tomt om du inte vet)", _read_count, "")
        return {day: count} if count else {}


_OPTIONS = {
    "municipality": "--municipality",
    "municipality_code": "--municipality-code",
    "committee": "--committee",
    "committee_code": "--committee-code",
    "responsibility": "--responsibility",
    "kind": "--kind",
    "period": "--period",
    "source": "källfilen, sist på raden",
    "title": "--title",
    "date": "--date",
    "population": "--population",
}


def is_terminal() -> bool:
    """Whether somebody sits there to read and answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(question: str, default: str | None) -> str:
    shown = f" [{default}]" if default else ""
    return input(f"{question}{shown}: ").strip() or (default or "")


def _read_file(text: str) -> Path:
    path = Path(text.strip("\"'"))
    if not path.is_file():
        raise ValueError(f"Filen {path} finns inte.")
    return path


def _read_date(text: str) -> str:
    try:
        if is_day(text):
            return text
    except ValueError:
        pass
    raise ValueError(f"«{text}» är inget datum. Skriv till exempel 2024-05-14.")


def _read_count(text: str) -> int:
    plain = "".join(text.split())
    if not plain.isdecimal() or int(plain) < 1:
        raise ValueError(f"«{text}» är inget antal invånare. Skriv ett heltal, till exempel 95318.")
    return int(plain)
