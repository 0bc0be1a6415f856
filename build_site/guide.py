"""The guide's tables of messages and of charts, made from the rules, from what reading can say, and from the kinds."""

import re
from collections.abc import Iterable, Iterator

from build_site.charts.kinds import KINDS
from build_site.checks.registry import find_rules
from build_site.problems import Message, Problem, Section
from build_site.publishing import edition_messages as of_editions
from build_site.reading import messages as of_reading

PATH = "om/lagg-till-rapport.md"
PLACE = "<!-- Här skriver bygget in tabellerna över felmeddelanden. -->"
KINDS_PLACE = "<!-- Här skriver bygget in tabellen över diagram. -->"


def list_messages() -> tuple[Message, ...]:
    """Everything that can be said about the input: what reading says first, then each rule."""
    rules = [message for rule in find_rules() for message in rule.messages]
    return (*of_reading.MESSAGES, *of_editions.MESSAGES, *rules)


def list_addresses(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Where the guide says more of each kind of problem, in the problems' order: addresses relative to the site's."""
    return tuple(dict.fromkeys(f"{PATH.removesuffix('.md')}/#{problem.anchor}" for problem in problems))


def fill_guide(text: str) -> str:
    """Put the tables of messages and of kinds of charts in their places in the guide.

    Args:
        text: the guide as it is written by hand (Markdown).

    Raises:
        ValueError: the guide has no place for one of them, or several.
    """
    for place, tables in ((PLACE, "\n\n".join(_render_sections(list_messages()))), (KINDS_PLACE, _render_kinds())):
        if text.count(place) != 1:
            raise ValueError(f"{PATH} must hold «{place}» once")
        text = text.replace(place, tables)
    return text


def _render_kinds() -> str:
    rows = "\n".join(f"| `{kind.code}` | {kind.guide.suits} | {kind.guide.draws} |" for kind in KINDS.values())
    return f"| `kind` | Passar för | Vad som ritas |\n|---|---|---|\n{rows}"


def _render_sections(messages: Iterable[Message]) -> Iterator[str]:
    for section in Section:
        rows = "\n".join(_render_row(message) for message in messages if message.section is section)
        yield f"### {section.heading} {{ #fel-{section} }}\n\n| Meddelande | Gör så här |\n|---|---|\n{rows}"


def _render_row(message: Message) -> str:
    text, advice = (_leave_out_values(part) for part in (message.text, message.guide or message.advice))
    return f'| <span id="fel-{message.id}"></span>{text} | {advice} |'


def _leave_out_values(text: str) -> str:
    return re.sub(r"\{\w+\}", "…", text).replace("|", "\\|")
