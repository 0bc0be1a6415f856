"""The command line: `build-site check | verify | new | draft | changes | publish | build | serve`."""

import argparse
import io
import sys

from build_site.command_line.asking import MissingAnswersError
from build_site.command_line.commands import run_command
from build_site.command_line.options import find_form, read_options
from build_site.command_line.reporting import Form, sort_for_reading, tell_problems
from build_site.command_line.serving import PortError
from build_site.problems import BuildError, DataError, PublishError, describe_unforeseen

EXIT_DATA_ERROR = 1
EXIT_MISSPELT = 2
EXIT_BUILD_ERROR = 3
EXIT_UNFORESEEN = 4
EXIT_INTERRUPTED = 130  # as the shell counts Ctrl+C


def main(arguments: list[str] | None = None) -> int:
    """Run a command.

    Returns:
        0 when all is well, 1 when the data have errors (printed in Swedish), 2 for a misspelt command, 3 when the
        site could not be built, or no edition published, from data without errors, or the port is taken, 4 for an
        error in the program that nobody foresaw, 130 when it was interrupted. In all cases but the first, the
        published site is as it was.
    """
    _write_utf8()
    options = read_options(arguments)
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
        if options.debug:
            raise
        print(describe_unforeseen(error), file=sys.stderr)
        return EXIT_UNFORESEEN
    return 0


def _write_utf8() -> None:
    """Let what is written be UTF-8 also where the system has another encoding, as Windows does in a pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() not in ("utf-8", "utf8"):
            stream.reconfigure(encoding="utf-8", errors="replace")


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
