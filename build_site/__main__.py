"""The command line: `build-site check | verify | new | draft | changes | publish | build | serve`."""

import argparse
import io
import os
import sys
from contextlib import suppress

from build_site.command_line.asking import MissingAnswersError
from build_site.command_line.commands import run_command
from build_site.command_line.options import find_form, read_options
from build_site.command_line.reporting import Form, sort_for_reading, tell_problems
from build_site.command_line.serving import PortError
from build_site.output.disk_errors import explain
from build_site.problems import BuildError, DataError, PublishError, describe_unforeseen

EXIT_DATA_ERROR = 1
EXIT_MISSPELT = 2
EXIT_BUILD_ERROR = 3
EXIT_UNFORESEEN = 4
EXIT_INTERRUPTED = 130  # as the shell counts Ctrl+C
EXIT_UNREAD = 141  # and a reader that has gone


def main(arguments: list[str] | None = None) -> int:
    """Run a command.

    Returns:
        0 when all is well, 1 when the data have errors (printed in Swedish), 2 for a misspelt command, 3 when the
        site could not be built, or no edition published, from data without errors, the port is taken, or the disk
        refuses; 4 for an error in the program that nobody foresaw, 130 when it was interrupted, 141 when nobody reads
        what it says any longer. In all cases but the first and the last, the published site is as it was.
    """
    _write_utf8()
    options = read_options(arguments)
    try:
        code = _run(options)
        print(end="", flush=True)
    except BrokenPipeError:
        code = EXIT_UNREAD
    except OSError as error:  # standard output may be a file on a full disk
        if options.debug:
            raise
        print(explain(error), *getattr(error, "__notes__", ()), file=sys.stderr)
        code = EXIT_BUILD_ERROR
    _leave_unsaid()
    return code


def _run(options: argparse.Namespace) -> int:
    """Run a command and tell what went wrong.

    Raises:
        OSError: the disk refuses, which may be because what is said could not be written.
    """
    try:
        run_command(options)
    except DataError as error:
        _tell(error, options)
        return EXIT_DATA_ERROR
    except MissingAnswersError as error:
        print(error, f"Se alla tillägg med: build-site {options.command} --help", sep="\n", file=sys.stderr)
        return EXIT_MISSPELT
    except (BuildError, PublishError, PortError) as error:
        print(error, file=sys.stderr)
        return EXIT_BUILD_ERROR
    except KeyboardInterrupt:
        print("\nAvbrutet. Webbplatsen är som den var.", file=sys.stderr)
        return EXIT_INTERRUPTED
    except Exception as error:  # an error that nobody foresaw, told to someone who needs no programming
        if options.debug or isinstance(error, OSError):
            raise
        print(describe_unforeseen(error), file=sys.stderr)
        return EXIT_UNFORESEEN
    return 0


def _write_utf8() -> None:
    """Let what is written be UTF-8 also where the system has another encoding, as Windows does in a pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave_unsaid() -> None:
    """Let what could not be written be, so that Python does not try again, and complain, when it ends."""
    try:
        print(end="", flush=True)
    except OSError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(error: DataError, options: argparse.Namespace) -> None:
    """Tell what is wrong: for programs on standard output, for people on standard error."""
    form, datasets = find_form(options), getattr(options, "datasets", None) or options.project / "datasets"
    problems = sort_for_reading(error.problems)
    if form is not Form.TEXT:
        print(tell_problems(problems, datasets, form))
    if form in (Form.TEXT, Form.GITHUB):
        print(tell_problems(problems, datasets, Form.TEXT), file=sys.stderr)
        print(f"\n{len(problems)} fel. Ingenting har skrivits.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
