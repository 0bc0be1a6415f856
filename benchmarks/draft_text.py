"""How much of the reports' tables `build-site draft` reads right unaided, from their texts.

Run it as `.venv/bin/python -m benchmarks.draft_text SOURCES`, with the folder of the reports' texts. Which lines an
editor would ask for, with the heading, stands in `draft_ranges.csv`: all tables but those whose figures are spread
over hundreds of lines of running text. The truth is the data, where every figure has been compared with its line.

A figure is right when it is read in its own column on its own line, marked when its cell waits for an editor, missed
when nothing is said of it, and silently wrong when another figure is given there.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from build_site.drafting.drafts import Draft
from build_site.drafting.heading_words import HeadingKind, Vocabulary, load_vocabulary
from build_site.drafting.headings import Meaning
from build_site.drafting.table_drafts import draft_tables
from build_site.drafting.text_lines import read_text
from build_site.model import Figure, Report, Table
from build_site.reading.corpus import read_corpus
from build_site.reading.packages import load_datasets

PROJECT = Path(__file__).parent.parent
Truth = Mapping[tuple[int, int], set[Decimal]]  # figures by line and column
MOST_SHOWN = 30


def list_lines(place: str) -> Iterator[int]:
    """The numbers in `249;254-256`."""
    for part in place.split(";"):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def collect_truth(table: Table) -> tuple[Truth, int]:
    """Where a table's figures stand, and how many they are; columns are counted as they are printed."""
    places = {column.name: place for place, column in enumerate(one for one in table.columns if one.printed)}
    truth: dict[tuple[int, int], set[Decimal]] = defaultdict(set)
    count = 0
    for figure in table.figures:
        if figure.value is not None and figure.column.name in places:
            count += 1
            for line in list_lines(figure.line):
                truth[line, places[figure.column.name]].add(figure.value)
    return truth, count


def compare(drafts: list[Draft], truth: Truth, elsewhere: set[tuple[int, Decimal]]) -> Counter[str]:
    """Count the cells of drafts by what they are worth; `elsewhere` are figures of other tables among the lines."""
    found: Counter[str] = Counter()
    for row in (row for draft in drafts for row in draft.rows):
        for place, cell in enumerate(row.cells):
            lines = list(list_lines(row.line)) if row.line else []
            value = cell.value
            if not cell.sure:
                found["marked"] += 1
            elif value is None:
                continue
            elif any(value in truth.get((line, place), ()) for line in lines):
                found["right"] += 1
            else:
                found["of another table" if any((line, value) in elsewhere for line in lines) else "wrong"] += 1
    return found


def measure(report: Report, table: Table, part: str, vocabulary: Vocabulary) -> Counter[str]:
    """Draft a part of a report's text and compare it with the data."""
    truth, count = collect_truth(table)
    others = (collect_truth(other)[0] for other in report.tables if other is not table)
    elsewhere = {(line, value) for other in others for (line, _), values in other.items() for value in values}
    drafts = draft_tables([read_text(part)], vocabulary, report.period)
    found = compare(drafts, truth, elsewhere)
    found["figures"] = count
    found["marked"] = min(found["marked"] + count_told(drafts, truth), count - found["right"])
    found["missed"] = max(0, count - found["right"] - found["marked"] - found["wrong"])
    return found + compare_columns(drafts, table, part, vocabulary)


def count_told(drafts: list[Draft], truth: Truth) -> int:
    """Count figures on lines that the draft says hold figures that it has left out."""
    told = {int(one.line) for draft in drafts for one in draft.left_out}
    told |= {int(number) for draft in drafts for row in draft.rows if row.trailing for number in row.line.split(";")}
    return sum(len(values) for (line, _), values in truth.items() if line in told)


def compare_columns(drafts: list[Draft], table: Table, heading: str, vocabulary: Vocabulary) -> Counter[str]:
    """Count what is read of columns' measure, period, sex and unit, where the draft has as many columns as the table.

    What all figures of a column share is the column's; where rows differ, as units do in a table of indicators, the
    heading has nothing to say. A unit that is nowhere among the lines must be left open.
    What the draft leaves open, or says that it assumes, is marked.
    """
    counts: Counter[str] = Counter()
    columns = [column for column in table.columns if column.printed]
    numbers = {figure.column.name for figure in table.figures if figure.value is not None}
    draft = max(drafts, key=lambda one: len(one.rows), default=None)
    units = {word.code for word in vocabulary.find(heading) if word.kind is HeadingKind.UNIT}
    units |= {"percent"} if "%" in heading else set()
    for place, column in enumerate(columns):
        if column.name not in numbers:
            continue
        figures = [figure for figure in table.figures if figure.column.name == column.name]
        if draft is None or len(draft.columns) != len(columns):
            counts["columns not found"] += 1
            continue
        read = draft.columns[place]
        for what in ("measure", "period", "sex", "unit"):
            said = {tell(figure, what) for figure in figures}
            if len(said) != 1 or (what == "sex" and said == {""}):
                continue
            if what == "unit" and not said & units:
                counts["unit not printed"] += 1
                said = {""}
            counts[f"{what} {grade(read, what, said.pop())}"] += 1
    return counts


def tell(figure: Figure, what: str) -> str:
    """A figure's measure, period, sex or unit in the contract's form; empty where it has none."""
    return figure.unit.code if what == "unit" and figure.unit else str(getattr(figure, what) or "")


def grade(read: Meaning, what: str, said: str) -> str:
    """How a heading was read: right, marked or wrong."""
    value = getattr(read, what)
    if value == said or (what == "sex" and {value, said} == {"", "total"}):
        return "right"
    is_open = not value or what in read.assumed or (what == "measure" and len(read.measures) != 1)
    return "marked" if is_open else "wrong"


def main(sources: Path) -> None:
    """Print the sum, and the tables of which an editor has the most to do."""
    corpus, _ = read_corpus(load_datasets(PROJECT / "datasets"))
    vocabulary = load_vocabulary(corpus.codes.measures)
    tables = {(report.id, table.id): (report, table) for report in corpus.reports for table in report.tables}
    measured = []
    with (PROJECT / "benchmarks" / "draft_ranges.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            report, table = tables[row["report"], row["table"]]
            lines = (sources / f"{report.id}.txt").read_text(encoding="utf-8").split("\n")
            first, last = int(row["first"]), int(row["last"])
            part = "\n" * (first - 1) + "\n".join(lines[first - 1 : last])  # the lines keep their numbers
            measured.append((measure(report, table, part, vocabulary), f"{report.id}/{table.id}"))
    total = sum((found for found, _ in measured), Counter[str]())
    print(f"{len(measured)} tables, {total['figures']} figures")
    for name in ("right", "marked", "missed", "wrong", "of another table"):
        print(f"{name:17} {total[name]:5} {total[name] / total['figures']:6.1%}")
    print(f"{total['columns not found']} columns of tables that were not read as so many columns")
    print(f"{total['unit not printed']} units are nowhere among the table's lines")
    for what in ("measure", "period", "sex", "unit"):
        counts = [total[f"{what} {kind}"] for kind in ("right", "marked", "wrong")]
        print(f"{what:8} of {sum(counts)} columns: {counts[0] / sum(counts):.1%} right, {counts[1:]} marked and wrong")
    wanting = sorted(measured, key=lambda pair: (-pair[0]["wrong"], pair[0]["right"] - pair[0]["figures"]))
    for found, name in wanting[:MOST_SHOWN]:
        print(f"{name}: {found['right']} of {found['figures']}, {found['marked']} marked, {found['wrong']} wrong")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
