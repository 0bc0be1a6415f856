"""What each command does, and what it says."""

import argparse
from collections.abc import Callable, Mapping

from build_site.beginning import begin_report, describe_begun
from build_site.command_line.asking import Interview, MissingAnswersError
from build_site.command_line.completion import complete_for, list_commands
from build_site.command_line.options import find_form, make_parser
from build_site.command_line.progress import working
from build_site.command_line.reporting import Form, tell_problems
from build_site.command_line.serving import serve_site
from build_site.comparing.coverage import describe_coverage
from build_site.drafting.draft_source import describe_drafts, draft_source, find_folder, prepare_drafting, write_drafts
from build_site.drafting.sources import Wanted
from build_site.output.build_lock import hold_project
from build_site.output.report_folder import add_tables
from build_site.output.site_address import read_site_address
from build_site.output.step_store import StepStore
from build_site.pipeline import (
    STEPS,
    build_site,
    check_datasets,
    check_strictly,
    publish_edition,
    read_changes,
    verify_datasets,
)
from build_site.problems import DataError
from build_site.reading.corpus import read_corpus
from build_site.reading.packages import load_datasets
from build_site.reviewing.differences import compare_snapshots
from build_site.reviewing.markdown import describe_changes
from build_site.reviewing.snapshots import read_snapshot

_STATES = 2  # that `diff` compares


def run_command(options: argparse.Namespace) -> None:
    """Do what a command asks for, and say in Swedish how it went."""
    _COMMANDS[options.command](options)


def _check(options: argparse.Namespace) -> None:
    check = check_strictly if options.strict else check_datasets
    store = _remember(options)
    with working("Läser och kontrollerar data"):
        result = check(options.datasets, options.sources, store.recall)
    store.tidy()
    form = find_form(options)
    if form in (Form.JSON, Form.SARIF):
        print(tell_problems([], options.datasets, form))
        return
    print(result.summary)
    if options.verbose:
        print(*describe_coverage(result.corpus), sep="\n")


def _remember(options: argparse.Namespace) -> StepStore:
    """What was found the last time in files that are as they were."""
    return StepStore(options.datasets.absolute().parent / STEPS)


def _verify(options: argparse.Namespace) -> None:
    with working("Jämför varje siffra med rapporternas texter"):
        result = verify_datasets(
            options.datasets,
            options.sources,
            record=options.record,
            only=options.report,
            recall=_remember(options).recall,
        )
    print(result.summary)


def _draft(options: argparse.Namespace) -> None:
    with working("Läser tabellerna"):
        drafting = prepare_drafting(
            options.datasets, options.report, options.period, _remember(options).recall, options.source
        )
        first, last = options.pages if any(options.pages) else options.lines
        drafts = draft_source(drafting, options.source, Wanted(first, last, options.sheet))
        text = describe_drafts(drafting, drafts, options.table, as_json=options.json)
        files = write_drafts(drafting, drafts, options.table) if options.save else []
    if not options.save:
        print(text)
        return
    folder = find_folder(options.datasets, options.report)
    with hold_project(options.datasets.absolute().parent):
        paths = add_tables(folder, [(name, made.csv, made.yaml) for name, made in files])
    for path, (_, made) in zip(paths, files, strict=True):
        print(f"{path} är sparad, med ett stycke i {folder / 'datapackage.yaml'}.")
        for line in made.remains:
            print(f"  - {line}")


def _tell_changes(options: argparse.Namespace) -> None:
    with working("Jämför med den senaste utgåvan"):
        text = read_changes(options.datasets)
    print(text)


def _publish(options: argparse.Namespace) -> None:
    with working("Kontrollerar och fryser data"):
        edition, path = publish_edition(options.datasets)
    print(f"Utgåva {edition.version} är publicerad: {path} ({len(edition.files)} filer).")
    print("Lägg till filen i versionshanteringen och bygg webbplatsen. Filen får aldrig ändras.")


def _build(options: argparse.Namespace) -> None:
    with working("Bygger webbplatsen"):
        said = build_site(options.project, options.output, options.cluster)
    print(said)
    print(f"Webbplatsen ligger i {options.output}/. Öppna {(options.output / 'index.html').resolve().as_uri()},")
    print("eller kör `make serve` och öppna http://localhost:8000/ (då fungerar även sökningen).")
    if not read_site_address():
        print("Adresserna i katalogen data/dcat.rdf gäller bara på den här datorn tills SITE_URL är satt.")


def _serve(options: argparse.Namespace) -> None:
    serve_site(options.project, options.output, options.port, options.sources)


def _complete(options: argparse.Namespace) -> None:
    print(complete_for(options.shell, list_commands(make_parser())), end="")


def _compare(options: argparse.Namespace) -> None:
    """What differs between two states of the data; without the first it is what git has, and the second the files."""
    if len(options.states) > _STATES:
        raise MissingAnswersError("Ange högst två: vad som ska jämföras, och med vad.")
    new = options.states[-1] if options.states else str(options.datasets)
    old = options.states[0] if len(options.states) == _STATES else "HEAD"
    before, now = (read_snapshot(place, options.datasets) for place in (old, new))
    print(describe_changes(compare_snapshots(before, now), sorted({*before.unread, *now.unread})), end="")


def _begin(options: argparse.Namespace) -> None:
    """Begin a report, and say what is left to do with it."""
    store = _remember(options)
    with working("Läser kodlistorna"):
        loaded = load_datasets(options.datasets, store.recall)
        corpus, problems = read_corpus(loaded)
    if unread := [*loaded.problems, *problems]:
        raise DataError(unread)
    answers = Interview(options, corpus.codes, corpus.population).run()
    with working("Kontrollerar att allt stämmer med den nya rapporten"):
        begun = begin_report(
            options.datasets,
            answers.new,
            answers.source,
            population=answers.population,
            sources=options.sources,
            recall=store.recall,
        )
    print(describe_begun(begun, options.datasets))


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "check": _check,
    "verify": _verify,
    "new": _begin,
    "draft": _draft,
    "diff": _compare,
    "changes": _tell_changes,
    "publish": _publish,
    "build": _build,
    "serve": _serve,
    "completion": _complete,
}
