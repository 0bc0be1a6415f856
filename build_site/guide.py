"""The guide's table of messages, made from the rules and from what reading can say."""

import re
from collections.abc import Iterable, Iterator

from build_site.checks.registry import find_rules
from build_site.problems import Message, Problem, Section
from build_site.publishing import edition_messages as of_editions
from build_site.reading import messages as of_reading

PATH = "om/lagg-till-rapport.md"
PLACE = "<!-- Här skriver bygget in tabellerna över felmeddelanden. -->"


def list_messages() -> tuple[Message, ...]:
    """Everything that can be said about the input: what reading says first, then each rule."""
    rules = [message for rule in find_rules() for message in rule.messages]
    return (*of_reading.MESSAGES, *of_editions.MESSAGES, *rules)


def list_addresses(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Where the guide says more of each kind of problem, in the problems' order: addresses relative to the site's."""
    return tuple(dict.fromkeys(f"{PATH.removesuffix('.md')}/#{problem.anchor}" for problem in problems))


def fill_guide(text: str) -> str:
    """Put the tables of messages in their place in the guide.

    Args:
        text: the guide as it is written by hand (Markdown).

    Raises:
        ValueError: the guide has no place for them, or several.
    """
    if text.count(PLACE) != 1:
        raise ValueError(f"{PATH} must hold «{PLACE}» once")
    return text.replace(PLACE, "\n\n".join(_render_sections(list_messages())))


def _render_sections(messages: Iterable[Message]) -> Iterator[str]:
    for section in Section:
        rows = "\n".join(_render_row(message) for message in messages if message.section is section)
        yield f"### {section.heading} {{ #fel-{section} }}\n\n| Meddelande | Gör så här |\n|---|---|\n{rows}"


def _render_row(message: Message) -> str:
    text, advice = (_leave_out_values(part) for part in (message.text, message.guide or message.advice))
    return f'| <span id="fel-{message.id}"></span>{text} | {advice} |'


def _leave_out_values(text: str) -> str:
    return re.sub(r"\{\w+\}", "…", text).replace("|", "\\|")
