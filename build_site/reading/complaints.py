"""Collects what is wrong with one file while its reading goes on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from build_site.periods import FORMS, Period
from build_site.problems import Problem
from build_site.reading.limits import LINE_DIGITS
from build_site.reading.suggestions import suggest

_FIRST, _LAST = 1900, 2199


@dataclass
class Complaints:
    """Collects problems about one YAML file, and gives back values that let the reading go on."""

    path: str

    def __post_init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, place: str, message: str, advice: str, *, path: str = "", line: int = 0) -> None:
        """Note a problem at a place of the file, or of another file when `path` names one."""
        self.problems.append(Problem(path or self.path, line, place, message, advice))

    def period(self, text: str | int, place: str, *, path: str = "", line: int = 0) -> Period | None:
        """Read a period; an empty text means the total of a project over several years."""
        if text == "":
            return None
        try:
            return parse_period(text)
        except ValueError:
            advice = f'Skriv {FORMS}, eller "" för summan av ett flerårigt projekt.'
            self.add(place, f"«{text}» är ingen period.", advice, path=path, line=line)
            return None

    def lines(self, text: str, place: str, *, path: str, line: int) -> None:
        """Complain about source lines whose numbers are too large to be any."""
        if any(len(number) > LINE_DIGITS for number in re.split("[-;]", text)):
            message = f"Ett radnummer har fler än {LINE_DIGITS} siffror."
            self.add(place, message, "Skriv radnumret i källtexten.", path=path, line=line)

    def known(self, code: str, codes: Mapping[str, object], name: str, place: str) -> None:
        """Complain about a code that is not in its list."""
        if code and code not in codes:
            advice = f"Välj en kod ur codelists/{name}.csv eller lägg till den där."
            titles = {key: str(getattr(one, "title", "") or getattr(one, "name", "")) for key, one in codes.items()}
            self.add(place, f"«{code}» finns inte i kodlistan.", suggest(code, codes, titles) + advice)


def parse_period(text: str | int) -> Period:
    """Read a period in a time that a report can be about.

    Raises:
        ValueError: the text is no period, or lies in the year 0 or in another age.
    """
    period = Period.parse(str(text))
    if period.start[0] < _FIRST or period.end[0] > _LAST:
        raise ValueError(text)
    return period
