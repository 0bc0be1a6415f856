"""Whether every figure stands where its row says, and every digit of a table is accounted for.

Works on the text of the report. Swedish thousands are separated by spaces, so `-8 964 964` may be one figure or
three; the check therefore never splits the text into numbers. It goes the other way: it writes each figure of the
row as the report may have printed it and looks for all of them, in order, on the row's lines. What is left of the
lines then must be explained by the row's label.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from build_site.model import Figure, Report, Row, Table
from build_site.problems import Problem

_TAG = re.compile(r"</?\w+>")
_DIGITS = re.compile(r"\d+")
# Running text writes small numbers as words.
_NUMBER_WORDS = dict(
    zip(
        map(str, range(13)),
        "noll en|ett två tre fyra fem sex sju åtta nio tio elva tolv".split(),
        strict=False,
    )
)
_REREAD = "Läs om raden i källan och rätta siffran eller källraden."


def check_source_texts(report: Report, sources: Mapping[str, str]) -> list[Problem]:
    """The text is there, and it is the one that the package was keyed from."""
    path = f"{report.folder}/datapackage.yaml"
    if report.id not in sources:
        advice = f"Lägg rapportens text i {report.id}.txt i källmappen."
        return [Problem(path, 0, "sources", "Källtexten saknas.", advice)]
    if hashlib.sha256(sources[report.id].encode()).hexdigest() != report.source.sha256:
        advice = "Kontrollera paketet mot den nya texten och rätta uppf:sha256."
        return [Problem(path, 0, "sources", "Källtexten är en annan än den som paketet bygger på.", advice)]
    return []


def check_source_figures(report: Report, sources: Mapping[str, str]) -> list[Problem]:
    """Each figure stands on its line, and no digit of a table's lines is left unexplained."""
    if report.id not in sources:
        return []
    lines = [_clean(line) for line in sources[report.id].split("\n")]
    return [
        problem
        for table in report.tables
        for problem in (
            *_check_rows(table, lines),
            *(() if table.running_text else _check_unused_lines(table, lines)),
        )
    ]


def expand_places(places: Iterable[str]) -> list[int]:
    """The line numbers of `931`, `931-934` or several such."""
    numbers: list[int] = []
    for place in places:
        first, _, last = place.partition("-")
        numbers.extend(range(int(first), int(last or first) + 1))
    return numbers


def _clean(line: str) -> str:
    """A line without markup, with one kind of space and one kind of minus."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", _TAG.sub(" ", line)).replace("\u2212", "-")


def _pattern(figure: Figure, *, running_text: bool = False) -> str:
    """A regular expression for the ways in which a report may print a figure."""
    if figure.value is None:
        words = r"\s*".join(re.escape(word) for word in figure.text.split())
        # Not inside another word, but the mark of a footnote may follow: «ökar2».
        return rf"(?<!\w){words}(?:(?!\w)|(?<=\D)(?=\d))"
    sign, number = ("-", str(figure.value)[1:]) if figure.value.is_signed() else ("", str(figure.value))
    whole, _, decimals = number.partition(".")
    groups = re.sub(r"(?<=\d)(?=(\d{3})+$)", " ?", whole)
    # A positive figure must not be found inside a negative one; in «1150-1350» the hyphen is not a minus.
    before = r"(?<![\d,.])-" if sign else r"(?<![\d,.])(?<![^\d]-)(?<!^-)"
    digits = rf"{before}{groups}{'[.,]' + decimals if decimals else ''}(?![\d]|[.,]\d)"
    word = _NUMBER_WORDS.get(str(figure.value).removeprefix("-"))
    return rf"(?:{digits}|(?i:\b(?:{word})\b))" if word and running_text else digits


def _check_rows(table: Table, lines: list[str]) -> Iterator[Problem]:
    for row in table.rows:
        numbers = expand_places(row.places)
        if not all(1 <= number <= len(lines) for number in numbers):
            message = f"Källraden {';'.join(row.places)} finns inte i källtexten."
            yield Problem(table.path, row.file_line, "line", message, _REREAD)
            continue
        figures = [figure for figure in table.figures if figure.row.id == row.id and not figure.is_empty]
        if len(row.places) == 1:
            yield from _check_place(table, row, figures, row.places[0], lines)
        else:
            by_place: dict[str, list[Figure]] = {}
            for figure in figures:
                by_place.setdefault(figure.line, []).append(figure)
            for place, standing in by_place.items():
                yield from _check_place(table, row, standing, place, lines)


def _check_place(table: Table, row: Row, figures: list[Figure], place: str, lines: list[str]) -> Iterator[Problem]:
    """The figures stand in order on the place's lines, and only the label's digits are left beside them."""
    text = " ".join(lines[number - 1] for number in expand_places([place]))
    patterns = [_pattern(figure, running_text=table.running_text) for figure in figures]
    between = ".*?" if table.running_text else r"[^\d]*?"  # a sentence may hold other figures between ours
    match = re.search(between.join(patterns), text)
    if match is None:
        missing = [figure for figure, one in zip(figures, patterns, strict=True) if not re.search(one, text)]
        for figure in missing:
            shown = figure.text if figure.value is None else figure.value
            message = f"Sambandet «källan» gäller inte: {shown} står inte på källrad {place}."
            yield Problem(table.path, row.file_line, figure.column.name, message, _REREAD)
        if not missing:
            message = f"Sambandet «källan» gäller inte: siffrorna står inte i den ordningen på källrad {place}."
            yield Problem(table.path, row.file_line, "", message, _REREAD)
        return
    if table.running_text:  # a sentence may hold other figures
        return
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    left = Counter(_DIGITS.findall(rest)) - Counter(_DIGITS.findall(row.full_label))
    if left:
        message = f"På källrad {place} står även {', '.join(sorted(left))}, som ingen siffra eller etikett förklarar."
        yield Problem(table.path, row.file_line, "line", message, "Fyll i det som saknas, eller rätta källraden.")


def _check_unused_lines(table: Table, lines: list[str]) -> Iterator[Problem]:
    """Between the table's first and last line, digits outside the rows must belong to labels or be explained."""
    used = {number for row in table.rows for number in expand_places(row.places)}
    labels = Counter(digits for row in table.rows for digits in _DIGITS.findall(row.full_label))
    inside = {number for first, last in table.lines for number in range(first, last + 1)}
    for number in sorted(inside):
        if number > len(lines):
            break
        digits = Counter(_DIGITS.findall(lines[number - 1]))
        if number in used:
            continue
        if number in table.explained_lines:
            if not digits:
                message = f"Källrad {number} har inga siffror att förklara."
                yield Problem(table.path, 0, "uppf:explained_lines", message, "Ta bort den ur uppf:explained_lines.")
        elif left := digits - labels:
            message = f"På källrad {number} står {', '.join(sorted(left))}, som ingen rad i tabellen tar upp."
            advice = "Lägg till raden, eller förklara källraden i uppf:explained_lines."
            yield Problem(table.path, 0, "", message, advice)
    for number in sorted(set(table.explained_lines) & used | set(table.explained_lines) - inside):
        message = f"Källrad {number} tas redan upp av en rad, eller ligger utanför tabellen."
        yield Problem(table.path, 0, "uppf:explained_lines", message, "Ta bort den ur uppf:explained_lines.")
    if outside := sorted(used - inside):
        message = f"Källrad {outside[0]} ligger utanför tabellens rader i uppf:lines."
        yield Problem(table.path, 0, "line", message, "Rätta källraden eller uppf:lines.")
