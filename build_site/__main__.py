"""The command line: `build-site check | verify | new | draft | changes | publish | build | serve`."""

import argparse
import sys
from pathlib import Path

from build_site import project
from build_site.command_line.asking import MissingAnswersError
from build_site.command_line.command_parser import CommandParser
from build_site.command_line.commands import run_command
from build_site.command_line.serving import PortError
from build_site.guide import list_addresses
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
    options = _parse(arguments)
    try:
        run_command(options)
    except DataError as error:
        print(error, file=sys.stderr)
        print("\nMer om felen på webbplatsen:", *list_addresses(error.problems), sep="\n  ", file=sys.stderr)
        print(f"\n{len(error.problems)} fel. Ingenting har skrivits.", file=sys.stderr)
        return EXIT_DATA_ERROR
    except MissingAnswersError as error:
        print(error, "Se alla tillägg med: build-site new --help", sep="\n", file=sys.stderr)
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


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = CommandParser(prog="build-site", description=f"Bygger webbplatsen {project.NAME}.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="kontrollera alla data och visa alla fel på en gång")
    verify = commands.add_parser("verify", help="kontrollera varje siffra mot rapporternas texter")
    changes = commands.add_parser("changes", help="visa vilka siffror som har ändrats sedan den senaste utgåvan")
    publish = commands.add_parser("publish", help="kontrollera allt och frys data som nästa utgåva")
    draft = commands.add_parser("draft", help="gör ett utkast till tabeller ur en PDF, en text eller en arbetsbok")
    new = commands.add_parser("new", help="börja på en ny rapport: mapp, huvud, kodlistor och folkmängd")
    new.add_argument("source", nargs="?", default="", help="rapportens PDF eller text")
    new.add_argument("--municipality", default="", help="kommunens namn eller kod; en ny läggs till")
    new.add_argument("--municipality-code", default="", help="SCB:s kod för en ny kommun")
    new.add_argument("--committee", default="", help="nämndens namn eller kod; en ny läggs till")
    new.add_argument("--committee-code", default="", help="kort kod för en ny nämnd, till exempel sn")
    new.add_argument("--responsibility", default="", help="en ny nämnds ansvar, i några ord")
    new.add_argument("--kind", default="", help="slag av rapport, till exempel delar-1 eller Årsbokslut")
    new.add_argument("--period", default="", help="året, eller tiden som rapporten följer upp: 2024-01/2024-06")
    new.add_argument("--title", default="", help="rapportens titel som den är tryckt")
    new.add_argument("--date", default="", help="rapportens datum, till exempel 2024-05-14")
    new.add_argument("--population", default="", help="folkmängden vid årsskiftet före, enligt SCB")
    new.add_argument("--sources", type=Path, help="mapp där rapportens text ska ligga, utanför projektet")
    draft.add_argument("source", help="PDF, textfil, .xlsx eller .ods; - betyder text på standard in")
    draft.add_argument("--report", default="", help="rapporten som tabellen hör till")
    draft.add_argument("--period", default="", help="rapportens period när den inte finns än: 2023-01/2023-08")
    draft.add_argument("--table", default="tabell", help="tabellens id, till exempel operating_result")
    part = draft.add_mutually_exclusive_group()
    part.add_argument("--pages", type=_read_range, default=(0, 0), help="sidor i en PDF: 12-14")
    part.add_argument("--lines", type=_read_range, default=(0, 0), help="rader i en text, med rubrikerna: 1072-1084")
    part.add_argument("--sheet", default="", help="blad i en arbetsbok")
    draft.add_argument("--json", action="store_true", help="visa varje cell med plats, läsning och om den är säker")
    for command in (check, verify, changes, publish, draft, new):
        command.add_argument("--datasets", type=Path, default=Path("datasets"), help="mappen med data")
    check.add_argument("--sources", type=Path, help="mapp med rapporternas texter")
    check.add_argument(
        "-v", "--verbose", action="store_true", help="visa också hur stor del av siffrorna som har koder"
    )
    check.add_argument("--strict", action="store_true", help="pröva också varje diagram mot Vega-Lites schema")
    verify.add_argument("--sources", type=Path, required=True, help="mapp med rapporternas texter")
    verify.add_argument("--report", default="", help="bara den här rapporten, till exempel botkyrka-sn-2022-delar-1")
    verify.add_argument("--record", action="store_true", help="anteckna vilka celler som har kontrollerats")
    build = commands.add_parser("build", help="kontrollera allt och bygg webbplatsen")
    build.add_argument(
        "--cluster", default="", help="adress till en Dask-schemaläggare vars arbetare ritar diagrammen: tcp://…"
    )
    serve = commands.add_parser("serve", help="bygg, visa på den här datorn och bygg om när något ändras")
    for command in (build, serve):
        command.add_argument("--project", type=Path, default=Path(), help="mappen med datasets, docs och mkdocs.yml")
        command.add_argument("--output", type=Path, default=Path("site"), help="mappen där webbplatsen hamnar")
    for command in commands.choices.values():
        command.add_argument("--debug", action="store_true", help="visa var i programmet det blev fel")
    serve.add_argument("--port", type=int, default=8000, help="porten på den här datorn")
    return parser.parse_args(arguments)


def _read_range(text: str) -> tuple[int, int]:
    """`12` or `12-14` as first and last."""
    first, _, last = text.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()):
        raise argparse.ArgumentTypeError("skriv ett tal eller två med bindestreck emellan, som 12-14")
    return int(first), int(last or first)


if __name__ == "__main__":
    sys.exit(main())
