"""Reads a command line and says in Swedish what is wrong with it; argparse's own words are English."""

import argparse
import re
from typing import Any, NoReturn

from build_site.reading.suggestions import suggest

_USAGE = "usage: "
# What argparse says, for lack of anything but its words to go by, and what we say instead; the first that fits.
_WORDS = (
    (r"the following arguments are required: command", "Här fattas: kommando."),
    (r"the following arguments are required: (.+)", r"Här fattas: \1."),
    (r"unrecognized arguments: (.+)", r"Det här går inte att ange: \1."),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 och \2 kan inte anges tillsammans."),
    (r"argument (.+?): expected one argument", r"\1 ska följas av ett värde."),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 ska inte följas av något värde."),
    (r"argument .+?: invalid choice: '(.*)' \(choose from (.+)\)", r"«\1» finns inte. Välj bland \2."),
    (r"argument (.+?): invalid int value: '(.*)'", r"\1 ska följas av ett heltal, inte «\2»."),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 kan betyda flera saker: \2."),
    (r"argument (.+?): (.+)", r"\1: \2."),
)


class CommandParser(argparse.ArgumentParser):
    """A parser whose help and errors are in Swedish; so are those of its commands."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "add_help": False})
        self._positionals.title, self._optionals.title = "det som ska anges", "tillägg"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def format_usage(self) -> str:
        """How the command is written, in a few lines."""
        return super().format_usage().replace(_USAGE, "Skriv: ", 1)

    def format_help(self) -> str:
        """How the command is written, and what each part of it means."""
        return super().format_help().replace(_USAGE, "Skriv: ", 1)

    def error(self, message: str) -> NoReturn:
        """End the program with what is wrong, and how the command is written."""
        self.exit(2, f"{self.format_usage()}{self.prog}: {say_in_swedish(message)}\n")


def _say_meant(found: re.Match[str]) -> str:
    """« Menade du «check»?» after a choice that is almost one of those that there are; otherwise nothing."""
    if "invalid choice" not in found.re.pattern:
        return ""
    hint = suggest(found[1], re.findall(r"[\w-]+", found[2]))
    return f" {hint.rstrip()}" if hint else ""


def say_in_swedish(message: str) -> str:
    """What argparse says of a command line, in Swedish."""
    for pattern, words in _WORDS:
        if found := re.fullmatch(pattern, message):
            return found.expand(words) + _say_meant(found)
    return message
