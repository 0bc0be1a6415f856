"""The whole flow on one screen; its neighbours write the files."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from build_site.charts.drawing import explain_invalid
from build_site.charts.executors import open_processes
from build_site.charts.studio import Studio
from build_site.checks.consequences import leave_out_consequences
from build_site.checks.context import Context
from build_site.checks.recorded_cells import COLUMNS as RECORD_COLUMNS
from build_site.checks.recorded_cells import record_cells
from build_site.checks.registry import check
from build_site.collecting import collect_files, list_charts
from build_site.delimiting import format_csv
from build_site.guide import list_messages
from build_site.output.build_lock import hold_place, hold_project
from build_site.output.cluster import open_cluster
from build_site.output.disk_errors import explain_disk_errors
from build_site.output.drawing_errors import explain_drawing_errors
from build_site.output.drawing_store import read_drawings, write_drawings
from build_site.output.edition_folder import write_edition
from build_site.output.generator import DocsFolder, generate_site
from build_site.output.last_build import digest_project, note_build, recall_build
from build_site.output.links import find_broken_links
from build_site.output.search_index import index_for_search
from build_site.output.site_address import read_site_address
from build_site.output.site_folder import heal_site, replace_site
from build_site.output.site_place import find_place
from build_site.output.step_store import StepStore
from build_site.output.weights import HEAVIEST_PAGE, find_heavy_pages
from build_site.output.whole_files import write_whole
from build_site.problems import BuildError, DataError, PublishError, name_problems
from build_site.publishing.edition_register import format_register
from build_site.publishing.editions import FOLDER as EDITIONS_FOLDER
from build_site.publishing.editions import CurrentEdition, freeze_edition
from build_site.publishing.history import build_history, format_step
from build_site.publishing.published_editions import load_editions, read_edition, register
from build_site.publishing.since_edition import compare_with_edition, find_gone, list_known_names
from build_site.reading.corpus import read_corpus
from build_site.reading.packages import load_datasets
from build_site.reading.positions import locate_problems
from build_site.reading.source_texts import read_sources
from build_site.releasing import CheckedCorpus, compute_edition
from build_site.steps import Recall, make_anew

WORK = ".build"  # what builds leave for the next one, below the project; may be deleted at any time
STEPS, FRESH = f"{WORK}/steps", f"{WORK}/site"  # what steps have made; where a site is made


def build_site(project: Path, output: Path, cluster: str = "") -> str:
    """Check everything, build the whole site beside the published one, and put it in its place.

    Nothing is done when the site there is the one that would come out.

    Args:
        project: the folder with datasets, docs and mkdocs.yml.
        output: where the site is published.
        cluster: address of a Dask scheduler whose workers draw the charts; "" draws them here.

    Returns:
        How much there is in it, in a sentence.

    Raises:
        DataError: the data have problems.
        BuildError: the place is not ours to write in, another build is running here or there, the disk refuses, MkDocs
            or the search index failed, a link leads nowhere, or a page is too heavy.
        In all cases the published site is untouched.
    """
    with hold_project(project):
        place = find_place(project, output)
        with hold_place(place, project):
            heal_site(place)
            with explain_disk_errors():
                made_from = digest_project(project, read_site_address())
            if said := recall_build(project / WORK, place, made_from):
                return said
            store = StepStore(project / STEPS)
            result = check_datasets(project / "datasets", recall=store.recall)
            with explain_disk_errors():
                _make_site(result, project, project / FRESH, store.recall, cluster)
                replace_site(project / FRESH, place)
            note_build(project / WORK, place, made_from, result.summary)
            store.tidy()
    return result.summary


def _make_site(result: CheckedCorpus, project: Path, target: Path, recall: Recall, cluster: str) -> None:
    """Write the whole site of checked data in a folder where nobody reads it yet."""
    drawings = project / ".build" / "drawings"
    executor = partial(open_cluster, cluster) if cluster else open_processes
    with explain_drawing_errors(), Studio(read_drawings(drawings), executor) as studio:
        docs = DocsFolder(project / "docs", project / ".build" / "docs")
        collect_files(result, studio, read_site_address(), recall, docs.shelve)
        write_drawings(drawings, studio.finish())
    generate_site(project, target)
    with ThreadPoolExecutor(1) as beside:  # Pagefind is a program of its own, on the other core
        searchable = beside.submit(index_for_search, target)
        if broken := find_broken_links(target, recall):
            raise BuildError("Länkar som inte leder någonstans:\n" + "\n".join(broken))
        if heavy := find_heavy_pages(target):
            raise BuildError(f"Sidor som väger mer än {HEAVIEST_PAGE // 1000} kB komprimerade:\n" + "\n".join(heavy))
        searchable.result()


def publish_edition(datasets: Path) -> tuple[CurrentEdition, Path]:
    """Check everything and freeze the data as the next edition.

    Returns:
        The edition and the file that was written.

    Raises:
        DataError: the data have problems.
        PublishError: the data are those of the last edition, or the file is there already.
        BuildError: another command is writing.
    """
    with hold_project(datasets.absolute().parent):
        current = compute_edition(check_datasets(datasets))
        if not current.is_draft:
            raise PublishError(f"Ingenting har ändrats sedan utgåva {current.version}. Ingenting har skrivits.")
        path = datasets / EDITIONS_FOLDER / f"{current.version}.zip"
        archive = freeze_edition(current)
        editions = (*current.published, read_edition(current.version, archive))
        write_edition(path, archive, format_register(register(editions)))
    return current, path


def read_changes(datasets: Path) -> str:
    """Tell in plain Swedish which figures differ from the last edition, also before the versions are raised.

    Raises:
        DataError: the data have problems.
    """
    result = _check(datasets, None)
    current = compute_edition(result)
    if not current.is_draft:
        return f"Ingenting har ändrats sedan utgåva {current.version}."
    return format_step(build_history(current, result.corpus.register)[0])


def check_datasets(datasets: Path, sources: Path | None = None, recall: Recall = make_anew) -> CheckedCorpus:
    """Load, read and check everything.

    Args:
        datasets: the datasets folder.
        sources: a folder with the reports' texts, or None to trust the recorded digests.
        recall: gives what was found in files that are as they were.

    Raises:
        DataError: with all problems found.
    """
    return _check(datasets, sources, recorded=True, versions=True, recall=recall)


def check_strictly(datasets: Path, sources: Path | None = None, recall: Recall = make_anew) -> CheckedCorpus:
    """Check everything, and hold every chart of the site against Vega-Lite's schema, which builds don't take time for.

    Raises:
        DataError: with all problems found in the data.
        BuildError: the program makes charts that Vega-Lite would not understand.
    """
    result = check_datasets(datasets, sources, recall)
    if invalid := [said for chart in list_charts(result) if (said := explain_invalid(chart))]:
        raise BuildError("\n".join(invalid))
    return result


def verify_datasets(
    datasets: Path, sources: Path, *, record: bool, only: str = "", recall: Recall = make_anew
) -> CheckedCorpus:
    """Check everything against the source texts, and record which cells have passed.

    Args:
        datasets: the datasets folder.
        sources: a folder with the reports' texts.
        record: whether to write `verified.csv` in the packages.
        only: id of the one report to compare and record; "" means all, and the population.
        recall: gives what was found in files that are as they were.

    Raises:
        DataError: with all problems found; nothing is recorded then.
        BuildError: another command is writing, or the disk refuses.
    """
    if not record:
        return _check(datasets, sources, only, recorded=True, recall=recall)
    with hold_project(datasets.absolute().parent), explain_disk_errors():
        result = _check(datasets, sources, only, recall=recall)
        for package in (result.loaded.reference, *result.loaded.reports):
            if only in ("", package.descriptor["name"]):
                path = datasets / package.folder / "verified.csv"
                text = format_csv(RECORD_COLUMNS, record_cells(package), line_end="\n")
                write_whole(path, text.encode())
    return result


def _check(
    datasets: Path,
    sources: Path | None,
    only: str = "",
    *,
    recorded: bool = False,
    versions: bool = False,
    recall: Recall = make_anew,
) -> CheckedCorpus:
    """Load, read and try every rule; every problem is reported at once."""
    loaded = load_datasets(datasets, recall)
    corpus, problems = read_corpus(loaded)
    editions, damaged = load_editions(datasets)
    unread = [*loaded.problems, *problems, *damaged]
    known_as = list_known_names(loaded, corpus, () if unread else editions)
    context = Context(
        corpus,
        loaded,
        only=only,
        complete=not unread,
        recorded=recorded,
        since_edition=compare_with_edition(loaded, editions, corpus.register) if versions and not unread else None,
        gone=find_gone(corpus, editions) if not unread else (),
        known_as=known_as,
    )
    checked = check(_add_sources(context, sources, recall))
    if unread or checked.problems:
        found = locate_problems([*unread, *checked.problems], datasets)
        raise DataError(leave_out_consequences(name_problems(found, list_messages())))
    return CheckedCorpus(loaded, corpus, checked, editions)


def _add_sources(context: Context, folder: Path | None, recall: Recall) -> Context:
    """The context with what the reports say, where there is a folder with that."""
    if folder is None:
        return context
    pdfs = [one.id for one in context.corpus.reports if one.source.is_pdf and context.only in ("", one.id)]
    said = read_sources(folder, pdfs, recall)
    return replace(context, sources=said.texts, pdfs=said.pdfs)
