"""Whether labels, headings and printed titles stand in the report as they are keyed.

A text that isn't printed so is declared in `uppf:reworded`, with what the report prints instead. Labels of running text
are our own; their words must be words of the report, or declared in the package's `uppf:own_words`.
"""

from collections.abc import Iterator

from build_site.checks.context import Context, Rule
from build_site.checks.lined_sources import LinedSource, list_sources
from build_site.checks.printed_texts import clean_text_line, collect_words, find_nearest, list_words, stands_in
from build_site.checks.tables_in_text import TableInText, list_tables_in_text
from build_site.model import Report, Table
from build_site.problems import Message, Problem, Section

_REWORDED = "uppf:reworded"

NOT_THERE = Message(
    "labels-not-there",
    Section.SOURCE,
    "«{text}» står inte så på {where}{nearest}.",
    "Skriv texten som den är tryckt, eller förklara den i uppf:reworded.",
    "Jämför bokstav för bokstav med källan. Är texten förkortad eller vår egen: skriv den i `uppf:reworded`.",
)
OWN_WORD = Message(
    "labels-own-word",
    Section.SOURCE,
    "Ordet «{word}» står inte i rapporten.",
    "Rätta stavningen, eller skriv ordet i paketets uppf:own_words.",
    "Etiketter i löpande text är våra egna, men orden ska vara rapportens. Rätta stavningen. Är ordet rätt skrivet, "
    "och vårt eget: skriv det i paketets `uppf:own_words`.",
)
NOT_OWN = Message(
    "labels-not-own",
    Section.SOURCE,
    "Ordet «{word}» behöver inte förklaras: det står i rapporten eller används inte.",
    "Ta bort det ur uppf:own_words.",
    "Ta bort det ur `uppf:own_words`.",
)
REWORDED_ELSEWHERE = Message(
    "labels-reworded-elsewhere",
    Section.SOURCE,
    "«{printed}», som «{text}» ska stå för, finns inte på {where}{nearest}.",
    "Skriv printed som det är tryckt; sätt […] för ord som är utelämnade.",
    "Skriv `printed` som det är tryckt. Ord som är utelämnade skrivs `[…]`.",
)
NOT_REWORDED = Message(
    "labels-not-reworded",
    Section.SOURCE,
    "«{text}» behöver inte förklaras: den är tryckt så, eller finns inte i tabellen.",
    "Ta bort den ur uppf:reworded.",
    "Ta bort den ur `uppf:reworded`.",
)


def _check_labels(context: Context) -> Iterator[Problem]:
    """Texts of every report whose text is at hand."""
    for source in list_sources(context):
        lines = source.clean(clean_text_line)
        for table in list_tables_in_text(source.report, lines):
            yield from _check_texts(table, source)
        yield from _check_own_words(source.report, "\n".join(lines))


def _check_texts(table: TableInText, source: LinedSource) -> Iterator[Problem]:
    declared, used = table.table.reworded, set()
    for one in table.list_texts():
        if stands_in(one.text, one.inside):
            continue
        printed = [form for text, form in declared if text == one.text]
        standing = {(one.text, form) for form in printed if not form or stands_in(form, one.inside)}
        used |= standing
        if not printed:
            at = (one.path, one.file_line, one.column)
            where, nearest = source.say(one.lines), _show_nearest(one.text, one.inside)
            yield NOT_THERE.at(*at, text=one.text, where=where, nearest=nearest)
        elif not standing:
            nearest = _show_nearest(printed[0], one.inside)
            at = (table.description, 0, f"{table.table.id} → {_REWORDED}")
            where = source.say(one.lines)
            yield REWORDED_ELSEWHERE.at(*at, text=one.text, printed=printed[0], where=where, nearest=nearest)
            used |= {(one.text, form) for form in printed}
    for text, _ in sorted(set(declared) - used):
        yield NOT_REWORDED.at(table.description, 0, f"{table.table.id} → {_REWORDED}", text=text)


def _show_nearest(wanted: str, inside: str) -> str:
    nearest = find_nearest(wanted, inside)
    return f"; där står «{nearest}»" if nearest else ""


def _check_own_words(report: Report, text: str) -> Iterator[Problem]:
    """Words of our own are spelt as in the report, or declared."""
    known, used = collect_words(text), set()
    for path, file_line, column, words in _list_own_texts(report):
        for word in dict.fromkeys(words):
            if word not in known:
                used.add(word)
                if word not in report.own_words:
                    yield OWN_WORD.at(path, file_line, column, word=word)
    for word in sorted(report.own_words - used):
        yield NOT_OWN.at(f"{report.folder}/datapackage.yaml", 0, "uppf:own_words", word=word)


def _list_own_texts(report: Report) -> Iterator[tuple[str, int, str, list[str]]]:
    """The words of texts that we have written, with file, line and column."""
    for table in report.tables:
        at = f"{table.id} → uppf:section"
        yield f"{report.folder}/datapackage.yaml", 0, at, list_words(table.section)
        if table.running_text or table.own_count:
            yield from _list_own_labels(table)


def _list_own_labels(table: Table) -> Iterator[tuple[str, int, str, list[str]]]:
    for row in table.rows:
        for name, text in (("heading", row.heading), ("label", row.label), ("quantity", row.quantity)):
            yield table.path, row.file_line, name, list_words(text)
        yield from ((table.path, row.file_line, name, list_words(text)) for name, text in row.extra.items())


RULE = Rule(
    "labels",
    "Etiketter och rubriker står i källan så som de är skrivna",
    (NOT_THERE, OWN_WORD, NOT_OWN, REWORDED_ELSEWHERE, NOT_REWORDED),
    _check_labels,
)
