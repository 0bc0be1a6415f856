"""Whether all words on the lines of a printed table are taken up: a label that is cut short leaves some."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby

from build_site.checks.context import Context, Rule
from build_site.checks.lined_sources import LinedSource, list_sources
from build_site.checks.printed_texts import clean_text_line, find_spans, stands_in
from build_site.checks.tables_in_text import PART, PrintedText, TableInText, list_tables_in_text
from build_site.model import Table
from build_site.problems import Message, Problem, Section

_WORD = re.compile(r"[^\W\d_]+")
_OMITTED = "uppf:omitted_lines"

LEFT = Message(
    "words-left",
    Section.SOURCE,
    "På {where} står även «{words}», som ingen etikett, rubrik eller cell tar upp.",
    "Skriv hela etiketten, eller säg i uppf:omitted_lines vad som är utelämnat.",
    "Är etiketten förkortad: skriv hela. Är det en kommentar som tabellen inte tar upp: säg det i "
    "`uppf:omitted_lines`, med källrad och vad som är utelämnat.",
)
NOTHING_OMITTED = Message(
    "words-nothing-omitted",
    Section.SOURCE,
    "På {where} är inga ord utelämnade.",
    "Ta bort den ur uppf:omitted_lines.",
    "Ta bort den ur `uppf:omitted_lines`.",
)


def _check_words(context: Context) -> Iterator[Problem]:
    """Every word beside the figures of a printed table belongs to it."""
    for source in list_sources(context):
        for table in list_tables_in_text(source.report, source.clean(clean_text_line)):
            yield from _check_table(table, source)


def _check_table(table: TableInText, source: LinedSource) -> Iterator[Problem]:
    left = {line: words for line, words in _find_left(table).items() if words}
    omitted = table.table.omitted_lines
    misspelt = _list_misspelt(table)
    beside = [line for line in sorted(left.keys() & _list_beside(table)) if not _is_in_run(line, omitted)]
    by_row = {row: list(lines) for row, lines in groupby(beside, key=lambda line: _find_row(table, line))}
    for row in by_row.keys() - misspelt:
        words = " ".join(chain.from_iterable(left[line] for line in by_row[row]))
        yield LEFT.at(table.table.path, row, "label", where=source.say(_span(by_row[row])), words=words)
    for first, last in omitted:
        if left.keys().isdisjoint(range(first, last + 1)):
            shown = f"{first}" if first == last else f"{first}-{last}"
            yield NOTHING_OMITTED.at(table.description, 0, f"{table.table.id} → {_OMITTED}", where=source.say(shown))


def _span(lines: Sequence[int]) -> str:
    """From the first to the last of some lines."""
    return str(lines[0]) if len(lines) == 1 else f"{lines[0]}-{lines[-1]}"


def _list_misspelt(table: TableInText) -> set[int]:
    """The rows of the file with a text that doesn't stand in the source."""
    return {one.file_line for one in table.list_texts() if one.file_line and _is_absent(one, table)}


def _is_in_run(line: int, runs: Iterable[tuple[int, int]]) -> bool:
    return any(first <= line <= last for first, last in runs)


def _is_absent(one: PrintedText, table: TableInText) -> bool:
    """Whether a text doesn't stand in the source, which another rule says: its words are left over because of that."""
    return not stands_in(one.text, one.inside) and one.text not in dict(table.table.reworded)


def _find_row(table: TableInText, line: int) -> int:
    """The row of the file whose figures stand on a line or nearest to it."""
    near = {row.file_line: table.own_lines[row.id] for row in table.table.rows if row.id in table.own_lines}
    return min(near, key=lambda row: min(abs(line - own) for own in near[row]), default=0)


def _list_beside(table: TableInText) -> set[int]:
    """The lines with the rows' figures, and those next to them that a label may have been broken over."""
    own = {line for lines in table.own_lines.values() for line in lines}
    inside = {line for first, last in table.table.lines for line in range(first - 1, last + 1)}
    near = {line + step for line in own for step in (-1, 1)} & inside
    return own | (near - set(table.table.explained_lines))


def _find_left(table: TableInText) -> Mapping[int, list[str]]:
    """The words that no text of the table takes up, by line."""
    first, last = max(1, table.begins), table.last
    text = table.join(first, last)
    shown = list(text)
    for wanted in _list_texts(table.table):
        for start, end in find_spans(wanted, text):
            shown[start:end] = ["\n" if character == "\n" else " " for character in text[start:end]]
    units = {word for figure in table.table.figures for word in _WORD.findall(figure.unit.abbreviation)}
    return {
        number: [word for word in _WORD.findall(line) if word not in units]
        for number, line in enumerate("".join(shown).split("\n"), start=first)
    }


def _list_texts(table: Table) -> Iterable[str]:
    """Every text that the table says is printed, as it is printed."""
    labels = [text for row in table.rows for text in (row.full_label, *row.extra.values())]
    titles = [*(column.printed for column in table.columns), table.title, table.goal, table.goal_area]
    parts = {part for text in (*labels, *titles) for part in text.split(PART)}
    cells = {figure.text for figure in table.figures}
    columns = {column.title for column in table.keyed_columns}
    return filter(None, (parts | cells | columns | {printed for _, printed in table.reworded}))


RULE = Rule("words", "Inga ord bredvid tabellens siffror är glömda", (LEFT, NOTHING_OMITTED), _check_words)
