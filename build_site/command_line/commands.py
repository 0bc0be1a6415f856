"""What each command does, and what it says."""

import argparse

from build_site.beginning import begin_report, describe_begun
from build_site.command_line.asking import Interview
from build_site.command_line.serving import serve_site
from build_site.comparing.coverage import describe_coverage
from build_site.drafting.draft_source import describe_drafts, draft_source, prepare_drafting
from build_site.drafting.sources import Wanted
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


def run_command(options: argparse.Namespace) -> None:
    """Do what a command asks for, and say in Swedish how it went."""
    if options.command == "check":
        check = check_strictly if options.strict else check_datasets
        store = StepStore(options.datasets.absolute().parent / STEPS)
        result = check(options.datasets, options.sources, store.recall)
        store.tidy()
        print(result.summary)
        if options.verbose:
            print(*describe_coverage(result.corpus), sep="\n")
    elif options.command == "verify":
        result = verify_datasets(options.datasets, options.sources, record=options.record, only=options.report)
        print(result.summary)
    elif options.command == "draft":
        print(_draft(options))
    elif options.command == "new":
        print(_begin(options))
    elif options.command == "changes":
        print(read_changes(options.datasets))
    elif options.command == "publish":
        edition, path = publish_edition(options.datasets)
        print(f"Utgåva {edition.version} är publicerad: {path} ({len(edition.files)} filer).")
        print("Lägg till filen i versionshanteringen och bygg webbplatsen. Filen får aldrig ändras.")
    elif options.command == "build":
        print(build_site(options.project, options.output, options.cluster))
        print(f"Webbplatsen ligger i {options.output}/. Öppna {(options.output / 'index.html').resolve().as_uri()},")
        print("eller kör `make serve` och öppna http://localhost:8000/ (då fungerar även sökningen).")
        if not read_site_address():
            print("Adresserna i katalogen data/dcat.rdf gäller bara på den här datorn tills SITE_URL är satt.")
    else:
        serve_site(options.project, options.output, options.port)


def _begin(options: argparse.Namespace) -> str:
    """Begin a report, and say what is left to do with it."""
    store = StepStore(options.datasets.absolute().parent / STEPS)
    loaded = load_datasets(options.datasets, store.recall)
    corpus, problems = read_corpus(loaded)
    if unread := [*loaded.problems, *problems]:
        raise DataError(unread)
    answers = Interview(options, corpus.codes, corpus.population).run()
    begun = begin_report(
        options.datasets,
        answers.new,
        answers.source,
        population=answers.population,
        sources=options.sources,
        recall=store.recall,
    )
    return describe_begun(begun, options.datasets)


def _draft(options: argparse.Namespace) -> str:
    drafting = prepare_drafting(options.datasets, options.report, options.period)
    first, last = options.pages if any(options.pages) else options.lines
    drafts = draft_source(drafting, options.source, Wanted(first, last, options.sheet))
    return describe_drafts(drafting, drafts, options.table, as_json=options.json)
