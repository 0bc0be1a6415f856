"""Reads the questions that the data page shows how to ask: `questions/<number>-<name>.sql`.

A file begins with two comments: the question, and what a reader must know of the answer. One SQL statement follows.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from build_site.model import AskedQuestion
from build_site.problems import Problem
from build_site.reading.files import check_file
from build_site.reading.limits import DESCRIPTION_BYTES
from build_site.reading.texts import find_faults

_FORM = re.compile(r"-- (?P<question>[^\n]*\?)\n-- (?P<note>[^\n]+)\n(?P<statement>SELECT\b[^;]+)", re.DOTALL)
_NAME = re.compile(r"[0-9]+-[a-z0-9]+(-[a-z0-9]+)*")
_ADVICE = "Skriv frågan på första raden efter «-- », en förklaring på nästa, och sedan en enda SELECT utan semikolon."


def load_questions(datasets: Path) -> tuple[tuple[AskedQuestion, ...], list[Problem]]:
    """Load the questions in the order of their numbers; those with problems are left out and their problems listed."""
    found: list[tuple[int, AskedQuestion]] = []
    problems: list[Problem] = []
    for path in sorted(datasets.glob("questions/*")):
        shown = path.relative_to(datasets).as_posix()
        if wrong := check_file(path, shown, inside=datasets, limit=DESCRIPTION_BYTES):
            problems += wrong
        elif path.suffix != ".sql" or not _NAME.fullmatch(path.stem):
            advice = "Döp den till exempel till «9-antal-elever.sql»."
            problems.append(Problem(shown, 0, "", "Filens namn är inte en frågas.", advice))
        elif (question := _read_question(path, shown)) is None:
            problems.append(Problem(shown, 0, "", "Filen är ingen fråga som kan ställas.", _ADVICE))
        elif question.id in {other.id for _, other in found}:
            message = f"En annan fråga heter också «{question.id}»."
            problems.append(Problem(shown, 0, "", message, "Ge filen ett annat namn efter numret."))
        elif wrong := list(_check_texts(question)):
            problems += wrong
        else:
            found.append((int(path.stem.partition("-")[0]), question))
    return tuple(question for _, question in sorted(found, key=lambda one: one[0])), problems


def _check_texts(question: AskedQuestion) -> Iterator[Problem]:
    """What is wrong with the characters of a question; its statement may be of several lines."""
    statement = " ".join(line.strip(" ") for line in question.statement.split("\n")).strip(" ")
    for line, text in enumerate((question.question, question.note, statement), start=1):
        for message, advice in find_faults(text):
            yield Problem(question.path, line, "", message, advice)


def _read_question(path: Path, shown: str) -> AskedQuestion | None:
    try:
        match = _FORM.fullmatch(path.read_text(encoding="utf-8").replace("\r\n", "\n").rstrip())
    except UnicodeDecodeError:
        return None
    if match is None:
        return None
    name = path.stem.partition("-")[2]
    return AskedQuestion(name, match["question"], match["note"], match["statement"].rstrip(), shown)
