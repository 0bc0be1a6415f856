"""The commands and what can be said to each of them."""

import argparse
import os
from pathlib import Path

from build_site import project
from build_site.command_line.command_parser import CommandParser
from build_site.command_line.completion import SHELLS
from build_site.command_line.reporting import Form


def read_options(arguments: list[str] | None) -> argparse.Namespace:
    """Read a command line, or end the program with what is wrong with it."""
    return make_parser().parse_args(arguments)


def find_form(options: argparse.Namespace) -> Form:
    """How problems are to be told: as asked for, and at GitHub as annotations of the change."""
    if getattr(options, "json", False) and options.command == "check":
        return Form.JSON
    if getattr(options, "form", None):
        return Form(options.form)
    return Form.GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else Form.TEXT


def make_parser() -> CommandParser:
    """The parser of all commands."""
    parser = CommandParser(prog="build-site", description=f"Bygger webbplatsen {project.NAME}.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="kontrollera alla data och visa alla fel på en gång")
    verify = commands.add_parser("verify", help="kontrollera varje siffra mot rapporternas texter")
    changes = commands.add_parser("changes", help="visa vilka siffror som har ändrats sedan den senaste utgåvan")
    publish = commands.add_parser("publish", help="kontrollera allt och frys data som nästa utgåva")
    draft = commands.add_parser("draft", help="gör ett utkast till tabeller ur en PDF, en text eller en arbetsbok")
    new = commands.add_parser("new", help="börja på en ny rapport: mapp, huvud, kodlistor och folkmängd")
    _add_new(new)
    diff = commands.add_parser("diff", help="visa vad som har ändrats i data, som Markdown för den som granskar")
    diff.add_argument(
        "states", nargs="*", metavar="[FÖRR] NU", help="mapp, utgåva som 1.0.0 eller git-revision som main"
    )
    draft.add_argument("source", help="PDF, textfil, .xlsx eller .ods; - betyder text på standard in")
    draft.add_argument("--report", default="", help="rapporten som tabellen hör till")
    draft.add_argument("--period", default="", help="rapportens period när den inte finns än: 2023-01/2023-08")
    draft.add_argument("--table", default="tabell", help="tabellens id, till exempel operating_result")
    part = draft.add_mutually_exclusive_group()
    part.add_argument("--pages", type=_read_range, default=(0, 0), help="sidor i en PDF: 12-14")
    part.add_argument("--lines", type=_read_range, default=(0, 0), help="rader i en text, med rubrikerna: 1072-1084")
    part.add_argument("--sheet", default="", help="blad i en arbetsbok")
    draft.add_argument(
        "--save", action="store_true", help="spara tabellen i rapportens mapp, och stycket i datapackage.yaml"
    )
    draft.add_argument("--json", action="store_true", help="visa varje cell med plats, läsning och om den är säker")
    for command in (check, verify, changes, publish, draft, new, diff):
        command.add_argument("--datasets", type=Path, default=Path("datasets"), help="mappen med data")
    check.add_argument("--sources", type=Path, help="mapp med rapporternas texter")
    check.add_argument(
        "-v", "--verbose", action="store_true", help="visa också hur stor del av siffrorna som har koder"
    )
    check.add_argument("--json", action="store_true", help="visa felen som JSON")
    check.add_argument(
        "--format",
        dest="form",
        choices=[form.value for form in Form],
        help="hur felen visas: text, json, github eller sarif",
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
    completion = commands.add_parser("completion", help="skriv det som får skalet att fylla i kommandon")
    completion.add_argument("shell", choices=[*SHELLS], metavar="SKAL", help=f"skalet: {', '.join(SHELLS)}")
    for command in commands.choices.values():
        command.add_argument("--debug", action="store_true", help="visa var i programmet det blev fel")
    serve.add_argument("--port", type=int, default=8000, help="porten på den här datorn")
    serve.add_argument(
        "--sources", type=Path, help="mapp med rapporternas texter, som visas bredvid tabellerna på /korrektur/"
    )
    return parser


def _add_new(new: argparse.ArgumentParser) -> None:
    """What `new` can be told, and otherwise asks for."""
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


def _read_range(text: str) -> tuple[int, int]:
    """`12` or `12-14` as first and last."""
    first, _, last = text.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()):
        raise argparse.ArgumentTypeError("skriv ett tal eller två med bindestreck emellan, som 12-14")
    return int(first), int(last or first)
