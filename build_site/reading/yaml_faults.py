"""Says in Swedish why a text can't be read as YAML, where, and what to write instead.

The parser says in English what it came upon, which is often not where the mistake is: a quotation mark without an end
is noticed where the next one begins. What it came upon is told by `_REASONS`; where the mistake is, by the text itself.
"""

import re
from collections.abc import Callable

import yaml

from build_site.problems import Message, Problem, Section
from build_site.reading.plain_yaml import PlainYamlError

_ADVICE = "Kontrollera indrag (mellanslag, inga tabbar), kolon och citattecken på raden och raden ovanför."

TAB = Message(
    "yaml-tab",
    Section.FILES,
    "Raden har en tabb, som inte får stå i indrag.",
    "Byt tabben mot mellanslag, lika många som på raderna omkring.",
)
QUOTE = Message(
    "yaml-quote",
    Section.FILES,
    "Citattecknet på den här raden har inget slut, eller följs av mer text.",
    'Låt hela texten stå mellan två raka citattecken. Citattecken inne i texten skrivs som \\".',
)
COLON = Message(
    "yaml-colon",
    Section.FILES,
    "Texten efter «{name}:» har själv ett kolon.",
    'Sätt texten inom citattecken: {name}: "{text}".',
    "Text med kolon och mellanslag ska stå inom citattecken.",
)
NO_COLON = Message(
    "yaml-no-colon",
    Section.FILES,
    "«{text}» har inget kolon följt av mellanslag efter sitt namn.",
    "Skriv «namn: värde», med kolon och mellanslag.{example}",
    "Efter namnet på en uppgift står kolon och ett mellanslag.",
)
INDENT = Message(
    "yaml-indent",
    Section.FILES,
    "Raden «{text}» har {spaces} mellanslag före sig, men uppgifterna omkring har {around}.",
    "Ge uppgifter som hör ihop lika stort indrag.",
    "Räkna mellanslagen: uppgifter som hör ihop har lika stort indrag.",
)
DASH = Message(
    "yaml-dash",
    Section.FILES,
    "«{text}» har inget mellanslag efter strecket.",
    "Skriv «{mended}».",
)
BRACKET = Message(
    "yaml-bracket",
    Section.FILES,
    "Parentesen {bracket} på den här raden har inget slut.",
    "Sätt {closing} sist, och text med komma, kolon eller parenteser inom citattecken.",
    "Varje parentes ska ha sitt slut. Text med sådana tecken ska stå inom citattecken.",
)
MARK = Message(
    "yaml-mark",
    Section.FILES,
    "Texten börjar med {mark}, som betyder något särskilt i YAML.",
    "Sätt hela texten inom citattecken.",
)
MESSAGES = (TAB, QUOTE, COLON, NO_COLON, INDENT, DASH, BRACKET, MARK)


def explain_yaml_error(shown: str, error: yaml.YAMLError, text: str) -> Problem:
    """The problem that keeps a file from being read.

    Args:
        shown: the file's name in messages.
        error: what the parser says.
        text: all of the file.
    """
    if isinstance(error, yaml.reader.ReaderError):
        return _explain_character(shown, error, text)
    mark = getattr(error, "problem_mark", None)
    line, position = (mark.line + 1, mark.column + 1 if mark.column else 0) if mark else (0, 0)
    detail = getattr(error, "problem", "") or ""
    if isinstance(error, PlainYamlError):
        return Problem(shown, line, "", detail, error.note or "", position=position)
    if "två gånger" in detail:
        return Problem(shown, line, "", detail, "Ta bort den ena.", position=position)
    if "another document" in detail:
        advice = "Ta bort raden med --- och det som följer."
        return Problem(shown, line, "", "Filen har mer än ett dokument.", advice, position=position)
    found = (find(shown, text.splitlines(), error) for find in _FINDERS)
    unforeseen = Problem(shown, line, "", "Filen går inte att läsa som YAML.", _ADVICE, position=position)
    return next(filter(None, found), unforeseen)


def _explain_character(shown: str, error: yaml.reader.ReaderError, text: str) -> Problem:
    message = f"Filen har ett tecken som inte får stå i YAML (U+{ord(chr(error.character)):04X})."
    line = text.count("\n", 0, error.position) + 1
    advice = "Ta bort det; skriv texten för hand i stället för att klistra in den."
    return Problem(shown, line, "", message, advice)


def _at(error: yaml.YAMLError) -> tuple[int, int]:
    """Index of the line and the character where the parser stopped."""
    mark = getattr(error, "problem_mark", None)
    return (mark.line, mark.column) if mark else (0, 0)


def _find_tab(shown: str, lines: list[str], error: yaml.YAMLError) -> Problem | None:
    line = _at(error)[0]
    if line < len(lines) and "\t" in lines[line] and "'\\t'" in str(getattr(error, "problem", "")):
        return TAB.at(shown, line + 1)
    return None


def _find_quote(shown: str, lines: list[str], error: yaml.YAMLError) -> Problem | None:
    """The first line before the stop that has an odd number of quotation marks, if one has."""
    for line, text in enumerate(lines[: _at(error)[0] + 1]):
        if _strip_comment(text).replace('\\"', "").count('"') % 2:  # what follows was taken for a part of the text
            return QUOTE.at(shown, line + 1)
    stopped = lines[_at(error)[0]] if _at(error)[0] < len(lines) else ""
    if re.search(r""": (".*"|'.*') *[^\s#,}\]]""", stopped):
        return QUOTE.at(shown, _at(error)[0] + 1)
    return None


def _strip_comment(text: str) -> str:
    return re.sub(r"(^|\s)#[^\"]*$", "", text)


def _find_bracket(shown: str, lines: list[str], error: yaml.YAMLError) -> Problem | None:
    """The bracket that the parser was reading from, when it came to something else than its end."""
    mark = getattr(error, "context_mark", None)
    if mark is None or "flow" not in str(getattr(error, "context", "")):
        return None
    bracket = lines[mark.line][mark.column : mark.column + 1]
    closing = {"{": "}", "[": "]"}.get(bracket)
    return BRACKET.at(shown, mark.line + 1, "", bracket=bracket, closing=closing) if closing else None


def _find_colon(shown: str, lines: list[str], error: yaml.YAMLError) -> Problem | None:
    if "mapping values are not allowed" not in str(getattr(error, "problem", "")):
        return None
    found = re.fullmatch(r"[\s-]*([^\s:]+(?::[a-z_]+)?): +(.*?: .*|.*:)", lines[_at(error)[0]])
    return COLON.at(shown, _at(error)[0] + 1, "", name=found[1], text=found[2].replace('"', '\\"')) if found else None


def _find_dash(shown: str, lines: list[str], error: yaml.YAMLError) -> Problem | None:
    line = next((one for one in _near(error, lines) if re.match(r"\s*-[^\s-]", lines[one])), None)
    if line is None:
        return None
    text = lines[line].strip()
    return DASH.at(shown, line + 1, "", text=text, mended=f"- {text[1:]}")


def _find_no_colon(shown: str, lines: list[str], error: yaml.YAMLError) -> Problem | None:
    """A line that is no list item, has no «namn: » and follows one that has."""
    for line in _near(error, lines):
        text = lines[line].strip()
        if text and not re.match(r"[-#\]}\[{]", text) and not re.search(r":(\s|$)", text):
            found = re.match(r"((?:uppf:)?[a-z_$]+)[ :]\s*(.+)", text)
            example = f" Till exempel: {found[1]}: {found[2]}" if found else ""
            return NO_COLON.at(shown, line + 1, "", text=text, example=example)
    return None


def _find_indent(shown: str, lines: list[str], error: yaml.YAMLError) -> Problem | None:
    line = _at(error)[0]
    if not 0 < line < len(lines):
        return None
    before = next((one for one in range(line - 1, -1, -1) if lines[one].strip()), line)
    spaces, around = (_count_spaces(lines[one]) for one in (line, before))
    text = lines[line].strip()
    if spaces == around or not text:
        return None
    told = text if len(text) <= 40 else f"{text[:40]} …"  # noqa: PLR2004 # enough to find the line by
    return INDENT.at(shown, line + 1, "", text=told, spaces=spaces, around=around)


def _count_spaces(text: str) -> int:
    """How far in a line's property begins; that of a list item begins after its dash."""
    found = re.match(r" *(- +)?", text)
    return len(found[0]) if found else 0


def _find_mark(shown: str, _: list[str], error: yaml.YAMLError) -> Problem | None:
    found = re.search(r"found character '(.)' that cannot start", str(getattr(error, "problem", "")))
    return MARK.at(shown, _at(error)[0] + 1, "", mark=found[1]) if found else None


def _near(error: yaml.YAMLError, lines: list[str]) -> list[int]:
    """The line where the parser stopped and the two before it."""
    line = min(_at(error)[0], len(lines) - 1)
    return [one for one in (line - 1, line, line - 2) if one >= 0]


_Finder = Callable[[str, list[str], yaml.YAMLError], Problem | None]
_FINDERS: tuple[_Finder, ...] = (
    *(_find_tab, _find_mark, _find_quote, _find_colon, _find_bracket, _find_dash, _find_no_colon, _find_indent),
)
