"""The command line: `build-site check | verify | changes | publish | build | serve`."""

import argparse
import sys
from pathlib import Path

from build_site.collecting import CheckedCorpus
from build_site.pipeline import (
    BuildError,
    PublishError,
    build_site,
    check_datasets,
    publish_edition,
    read_changes,
    read_site_address,
    verify_datasets,
)
from build_site.problems import DataError
from build_site.serving import PortError, serve_site

EXIT_DATA_ERROR = 1
EXIT_BUILD_ERROR = 3


def main(arguments: list[str] | None = None) -> int:
    """Run a command.

    Returns:
        0 when all is well, 1 when the data have errors (printed in Swedish), 2 for a misspelt command, 3 when the
        site could not be built, or no edition published, from data without errors, or the port is taken.
    """
    options = _parse(arguments)
    try:
        return _run(options)
    except DataError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(
            f"\n{count} fel. Ingenting har skrivits." if count > 1 else "\n1 fel. Ingenting har skrivits.",
            file=sys.stderr,
        )
        return EXIT_DATA_ERROR
    except (BuildError, PublishError, PortError) as error:
        print(error, file=sys.stderr)
        return EXIT_BUILD_ERROR


def _run(options: argparse.Namespace) -> int:
    if options.command == "check":
        print(_summarise(check_datasets(options.datasets, options.sources)))
    elif options.command == "verify":
        print(
            _summarise(verify_datasets(options.datasets, options.sources, record=options.record, only=options.report))
        )
    elif options.command == "changes":
        print(read_changes(options.datasets))
    elif options.command == "publish":
        edition, path = publish_edition(options.datasets)
        print(f"Utgåva {edition.version} är publicerad: {path} ({len(edition.files)} filer).")
        print("Lägg till filen i versionshanteringen och bygg webbplatsen. Filen får aldrig ändras.")
    elif options.command == "build":
        print(_summarise(build_site(options.project, options.output)))
        print(f"Webbplatsen ligger i {options.output}/. Öppna {(options.output / 'index.html').resolve().as_uri()},")
        print("eller kör `make serve` och öppna http://localhost:8000/ (då fungerar även sökningen).")
        if not read_site_address():
            print("Adresserna i katalogen data/dcat.rdf gäller bara på den här datorn tills SITE_URL är satt.")
    else:
        serve_site(options.project, options.output, options.port)
    return 0


def _summarise(result: CheckedCorpus) -> str:
    reports = result.corpus.reports
    figures = sum(not figure.is_empty for report in reports for figure in report.figures)
    relations = sum(len(found) for found in result.checked.relations.values())
    return (
        f"Allt stämmer: {len(reports)} rapporter, {sum(len(report.tables) for report in reports)} tabeller, "
        f"{figures} siffror, {relations} samband, {len(result.checked.findings)} fel i rapporterna förklarade."
    )


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build-site", description="Bygger webbplatsen Öppen uppföljning.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="kontrollera alla data och visa alla fel på en gång")
    verify = commands.add_parser("verify", help="kontrollera varje siffra mot rapporternas texter")
    changes = commands.add_parser("changes", help="visa vilka siffror som har ändrats sedan den senaste utgåvan")
    publish = commands.add_parser("publish", help="kontrollera allt och frys data som nästa utgåva")
    for command in (check, verify, changes, publish):
        command.add_argument("--datasets", type=Path, default=Path("datasets"), help="mappen med data")
    check.add_argument("--sources", type=Path, help="mapp med rapporternas texter")
    verify.add_argument("--sources", type=Path, required=True, help="mapp med rapporternas texter")
    verify.add_argument("--report", default="", help="bara den här rapporten, till exempel botkyrka-sn-2022-delar-1")
    verify.add_argument("--record", action="store_true", help="anteckna vilka celler som har kontrollerats")
    build = commands.add_parser("build", help="kontrollera allt och bygg webbplatsen")
    serve = commands.add_parser("serve", help="bygg, visa på den här datorn och bygg om när något ändras")
    for command in (build, serve):
        command.add_argument("--project", type=Path, default=Path(), help="mappen med datasets, docs och mkdocs.yml")
        command.add_argument("--output", type=Path, default=Path("site"), help="mappen där webbplatsen hamnar")
    serve.add_argument("--port", type=int, default=8000, help="porten på den här datorn")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
