"""Every number that an editor writes in a sentence comes from somewhere that is declared, and is what that gives."""

import re
from collections.abc import Iterable, Iterator
from itertools import permutations

from build_site.checks.context import Context, Rule
from build_site.checks.printed_forms import build_number_pattern, clean_line
from build_site.comparing.quantities import address_figure
from build_site.model import Corpus, Figure, StatedSentence
from build_site.problems import Message, Problem, Section
from build_site.saying.editors_texts import EditorsText, find_texts
from build_site.saying.figures_in_text import SaidNumber, find_numbers, split_sentences
from build_site.saying.origins import OriginError, read_origin, read_origins

_MOST = 150  # figures of a table beyond which pairs of them are not tried

UNDECLARED = Message(
    "stated-undeclared",
    Section.ARITHMETIC,
    "Ingen har sagt var talen kommer ifrån i meningen «{sentence}»: {numbers}.",
    "Lägg till meningen i en fil i datasets/statements/, till exempel så här: {example}",
    "Lägg till meningen i en fil i `datasets/statements/` och säg vad varje tal är, som [guiden](#meningar) visar. "
    "Förslaget i meddelandet är räknat ur tabellerna: läs efter att det är rätt siffra och inte bara samma tal.",
)
WRONG = Message(
    "stated-wrong",
    Section.ARITHMETIC,
    "Talen i meningen «{sentence}» stämmer inte: ursprunget {why}.",
    "Rätta talet i texten, eller vad som sägs om det här.",
    "Rätta talet i texten, eller ursprunget i `datasets/statements/`.",
)
UNUSED = Message(
    "stated-unused",
    Section.ARITHMETIC,
    "Ingen text innehåller meningen «{sentence}».",
    "Ta bort den här, eller skriv den som den står i texten, ord för ord.",
)
TWICE = Message(
    "stated-twice",
    Section.ARITHMETIC,
    "Meningen «{sentence}» är redan med.",
    "Ta bort den ena.",
)
NOT_PRINTED = Message(
    "stated-not-printed",
    Section.SOURCE,
    "Talet {number} i meningen «{sentence}» står inte på källrad {lines} i {report}.",
    "Läs om raden i källan; rätta talet eller källraden.",
)


def _check_statements(context: Context) -> Iterator[Problem]:
    """Sentences in texts against the declared ones, both ways; what refers to unread reports is not judged."""
    if not context.complete:
        return
    corpus = context.corpus
    stated: dict[tuple[str, str], StatedSentence] = {}
    for one in corpus.stated:
        if one.key in stated:
            yield TWICE.at(one.path, 0, f"sentences → {one.number}", sentence=one.sentence)
        stated.setdefault(one.key, one)
    used: set[tuple[str, str]] = set()
    for text in find_texts(corpus):
        for sentence in split_sentences(text.text):
            numbers = find_numbers(sentence)
            found = corpus.stated_in(text.report, sentence)
            if numbers and not found:
                yield _ask_for(sentence, numbers, text, corpus)
            if found:
                used.add(found.key)
    for key, one in stated.items():
        if key not in used:
            yield UNUSED.at(one.path, 0, f"sentences → {one.number}", sentence=one.sentence)
        yield from _check_numbers(one, context)


def _check_numbers(stated: StatedSentence, context: Context) -> Iterator[Problem]:
    try:
        origins = read_origins(stated, context.corpus)
    except OriginError as error:
        yield WRONG.at(stated.path, 0, f"sentences → {stated.number}", sentence=stated.sentence, why=error)
        return
    for origin, number in zip(origins, find_numbers(stated.sentence), strict=True):
        report, lines = origin.printed
        if context.sources is None or not report or context.only not in ("", report):
            continue
        if not _is_printed(number, lines, context.sources.get(report, "")):
            values = {"number": origin.said, "sentence": stated.sentence, "lines": lines, "report": report}
            yield NOT_PRINTED.at(stated.path, 0, f"sentences → {stated.number}", **values)


def _is_printed(number: SaidNumber, lines: str, source: str) -> bool:
    """Whether the lines hold the number by itself: 4 doesn't stand in «2024»."""
    first, _, last = lines.partition("-")
    text = clean_line(" ".join(source.splitlines()[int(first) - 1 : int(last or first)]))
    return re.search(build_number_pattern(number.amount), text) is not None


def _ask_for(sentence: str, numbers: Iterable[SaidNumber], text: EditorsText, corpus: Corpus) -> Problem:
    said = list(numbers)
    lines = "; ".join(f"{number.text} = {next(suggest(number, text, corpus), '…')}" for number in said)
    values = {"sentence": sentence, "numbers": ", ".join(number.text for number in said), "example": lines}
    return UNDECLARED.at(text.path, text.line, text.column, **values)


def suggest(number: SaidNumber, text: EditorsText, corpus: Corpus) -> Iterator[str]:
    """Where a number may come from: a figure of the tables that a text is about, or what two of them give."""
    figures = list(_find_near(text, corpus))
    forms = [f"{{{address_figure(figure)}}}" for figure in figures]
    yield from (form for form in forms if _gives(number, form, corpus))
    pairs = permutations(forms, 2) if len(forms) <= _MOST else ()
    for one, other in pairs:
        for form in (f"{one} - {other}", f"{one} + {other}"):
            if _gives(number, form, corpus):
                yield form


def _gives(number: SaidNumber, formula: str, corpus: Corpus) -> bool:
    try:
        exact = read_origin(number, formula, corpus).exact
    except OriginError:
        return False
    return bool(exact) and all(map(number.tells, exact))


def _find_near(text: EditorsText, corpus: Corpus) -> Iterator[Figure]:
    """The numbers of the tables that a text is likely to take its figures from."""
    near = _list_tables(text, corpus)
    for report in corpus.reports:
        for table in report.tables:
            if (report.id, table.id) in near:
                yield from (figure for figure in table.figures if figure.value is not None)


def _list_tables(text: EditorsText, corpus: Corpus) -> set[tuple[str, str]]:
    """Report and table of a text's report; of a comparison, those that it compares."""
    spec = next((one for one in corpus.comparisons if one.path == text.path), None)
    if spec is None:
        return {(text.report, table) for table in text.tables}
    points = (selector for series in spec.series for selector in series.points)
    return {(figure.report, figure.table) for point in points for figure in corpus.select(point)}


RULE = Rule(
    "stated",
    "Varje tal som en redaktör skriver i en mening har ett ursprung, och är det som ursprunget ger",
    (UNDECLARED, WRONG, UNUSED, TWICE, NOT_PRINTED),
    _check_statements,
)
