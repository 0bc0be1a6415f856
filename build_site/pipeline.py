"""The whole flow on one screen, and the only writer of files."""

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from build_site import addresses, pages
from build_site.catalog import build_data_package
from build_site.charts.studio import Pictures, Studio
from build_site.checks import Checked, check_corpus, check_verified_cells, verified
from build_site.comparing import build_comparison
from build_site.downloads import Content, collect_downloads
from build_site.links import find_broken_links
from build_site.model import Corpus, Report
from build_site.packages import LoadedDatasets, complete_descriptor, load_datasets
from build_site.pages.site import Site
from build_site.problems import DataError, Problem
from build_site.reading import read_corpus

# Files get this time instead of the clock's, so that two builds of the same input are the same (2026-01-01).
_BUILD_TIME = "1767225600"
_PICTURES = ("wide.svg", "narrow.svg")  # the files of a drawing, in the order of the fields of Pictures
# People search for words: the labels of a table's rows are indexed, its figures and headings are not.
_NOT_SEARCHED = (
    "[data-search-exclude]",
    "h1",  # its words are the page's title, which the search knows already
    ".ou-kicker",
    ".ou-table caption",
    ".ou-table thead",
    ".ou-table td",
    ".ou-table .ou-detail",
    ".ou-facts",
    ".ou-numbers",
    ".ou-verdict",
    ".ou-downloads",
)
_PAGEFIND = "pagefind"
_UNUSED_SEARCH_FILES = ("pagefind-*.js", "pagefind-*.css", "wasm.unknown.pagefind")


class BuildError(Exception):
    """The data are right but the site could not be built; the published site is as it was."""


@dataclass(frozen=True)
class CheckedCorpus:
    """A corpus that has passed every check."""

    loaded: LoadedDatasets
    corpus: Corpus
    checked: Checked


def build_site(project: Path, output: Path) -> CheckedCorpus:
    """Check everything, build the whole site beside the published one, and put it in its place.

    Args:
        project: the folder with datasets, docs and mkdocs.yml.
        output: where the site is published.

    Raises:
        DataError: the data have problems.
        BuildError: MkDocs or the search index failed, or the site has links that lead nowhere.
        In both cases the published site is untouched.
    """
    result = check_datasets(project / "datasets")
    drawings = project / ".build" / "drawings"
    with Studio(read_drawings(drawings)) as studio:
        files = collect_files(result, project / "datasets", studio)
        _write_drawings(drawings, studio.finish())
    write_docs(files, project / "docs", project / ".build" / "docs")
    fresh = project / ".build" / "site"
    _run_mkdocs(project, fresh)
    if broken := find_broken_links(fresh):
        raise BuildError("Länkar som inte leder någonstans:\n" + "\n".join(broken))
    _index_for_search(fresh)
    _publish(fresh, output)
    return result


def collect_files(result: CheckedCorpus, datasets: Path, studio: Studio) -> dict[str, bytes]:
    """Everything that is generated, in memory: path below the docs folder → content."""
    corpus, content = result.corpus, build_content(result, datasets)
    offered = collect_downloads(content)
    site = Site(corpus, content.findings, result.checked.relations, content.comparisons, studio.draw, offered)
    return {path: text.encode() for path, text in _render_pages(site).items()} | dict(offered.files)


def build_content(result: CheckedCorpus, datasets: Path) -> Content:
    """What the files to download are made from; the site's own address is taken from SITE_URL."""
    corpus, loaded = result.corpus, result.loaded
    base = os.environ.get("SITE_URL", "").rstrip("/")
    return Content(
        corpus,
        result.checked.findings,
        tuple(build_comparison(spec, corpus) for spec in corpus.comparisons),
        loaded.code_lists,
        loaded.reference,
        {report.id: _collect_package(report, loaded, datasets) for report in corpus.reports},
        f"{base}/" if base else "",
    )


def _render_pages(site: Site) -> dict[str, str]:
    """Every generated page as Markdown, by path.

    All pages are gathered before the first is rendered, so that charts are drawn meanwhile.
    """
    renders: dict[str, Callable[[], str]] = {
        addresses.START: partial(pages.render_start_page, pages.build_start_page(site), site),
        addresses.MUNICIPALITIES: partial(
            pages.render_municipalities_page, pages.build_municipalities_page(site), site
        ),
        addresses.COMPARISONS: partial(pages.render_comparisons_page, pages.build_comparisons_page(site), site),
        addresses.FINDINGS: partial(pages.render_findings_page, pages.build_findings_page(site), site),
        addresses.DATA: partial(pages.render_data_page, pages.build_data_page(site), site),
        addresses.SEARCH: partial(pages.render_search_page, pages.build_search_page(site), site),
        addresses.API_PAGE: partial(pages.render_api_page, pages.build_api_page(site), site),
    }
    for municipality in pages.build_municipalities_page(site).municipalities:
        renders[municipality.address] = partial(pages.render_municipality_page, municipality, site)
        for committee in municipality.committees:
            renders[committee.address] = partial(pages.render_committee_page, committee, site)
    renders[addresses.GOALS] = partial(pages.render_goal_overview, pages.build_goal_overview(site), site)
    topics = pages.build_topics_page(site)
    renders[addresses.TOPICS] = partial(pages.render_topics_page, topics, site)
    for topic in topics:
        renders[addresses.topic_address(topic.topic)] = partial(pages.render_topic_page, topic, site)
    for comparison in site.comparisons:
        page = pages.build_comparison_page(site, comparison)
        renders[addresses.comparison_address(comparison.spec)] = partial(pages.render_comparison_page, page, site)
    for report in site.corpus.reports:
        address = addresses.report_address(report)
        renders[address] = partial(pages.render_report_page, pages.build_report_page(site, report), site)
        goals = pages.build_goals_page(site, report)
        if pages.has_goals(goals):
            renders[addresses.goals_address(report)] = partial(pages.render_goals_page, goals, site)
        for table in report.tables:
            address = addresses.table_address(report, table.id)
            renders[address] = partial(pages.render_table_page, pages.build_table_page(site, report, table), site)
    return {f"{address}index.md": render() for address, render in renders.items()}


def read_drawings(folder: Path) -> dict[str, Pictures]:
    """The pictures that an earlier build has left, by digest."""
    return {
        path.name: Pictures(*((path / name).read_text(encoding="utf-8") for name in _PICTURES))
        for path in folder.glob("*")
        if all((path / name).is_file() for name in _PICTURES)
    }


def _write_drawings(folder: Path, drawn: Mapping[str, Pictures]) -> None:
    """Keep pictures for the next build, and no others."""
    for path in folder.glob("*"):
        if path.name not in drawn:
            shutil.rmtree(path)
    for digest, pictures in drawn.items():
        target = folder / digest
        if target.exists():
            continue
        target.mkdir(parents=True)
        for name, content in zip(_PICTURES, (pictures.wide, pictures.narrow), strict=True):
            (target / name).write_text(content, encoding="utf-8")


def _collect_package(report: Report, loaded: LoadedDatasets, datasets: Path) -> dict[str, bytes]:
    """A report's package as it is downloaded: its tables as keyed, and its descriptor; by name in its folder."""
    tables = {f"{table.id}.csv": (datasets / report.folder / f"{table.id}.csv").read_bytes() for table in report.tables}
    descriptor = build_data_package(complete_descriptor(report.descriptor, loaded.code_lists), tables)
    return {**tables, "datapackage.json": descriptor.encode()}


def write_docs(files: Mapping[str, bytes], handwritten: Path, target: Path) -> None:
    """Write the folder that MkDocs builds from: the pages written by hand and those that are generated.

    Raises:
        BuildError: a page is both written by hand and generated.
    """
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(handwritten, target, ignore=shutil.ignore_patterns("theme"))
    for name, content in files.items():
        path = target / name
        if path.exists():
            raise BuildError(f"docs/{name} är både skriven för hand och genererad.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _run_mkdocs(project: Path, target: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        str(target.resolve()),
    ]
    _run(command, project, "MkDocs kunde inte bygga webbplatsen")


def _index_for_search(site: Path) -> None:
    """Add the files that the search page loads when someone searches; Pagefind's own user interfaces are left out."""
    selectors = ", ".join(_NOT_SEARCHED)
    command = [sys.executable, "-m", _PAGEFIND, "--site", str(site.resolve()), "--quiet"]
    _run([*command, "--exclude-selectors", selectors], site, "Pagefind kunde inte göra webbplatsen sökbar")
    for pattern in _UNUSED_SEARCH_FILES:
        for path in (site / "pagefind").glob(pattern):
            path.unlink()


def _run(command: Sequence[str], folder: Path, failure: str) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": _BUILD_TIME}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 # our own arguments
    if done.returncode:
        raise BuildError(f"{failure}:\n{done.stdout}{done.stderr}")


def _publish(fresh: Path, output: Path) -> None:
    """Put the new site where the old one is; the old one comes back if that fails."""
    previous = fresh.with_name("previous")
    shutil.rmtree(previous, ignore_errors=True)
    if output.exists():
        output.rename(previous)
    try:
        fresh.rename(output)
    except OSError:
        if previous.exists():
            previous.rename(output)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def check_datasets(datasets: Path, sources: Path | None = None) -> CheckedCorpus:
    """Load, read and check everything.

    Args:
        datasets: the datasets folder.
        sources: a folder with the reports' texts, or None to trust the recorded digests.

    Raises:
        DataError: with all problems found.
    """
    result = _check(datasets, sources)
    if problems := check_verified_cells(result.loaded):
        raise DataError(problems)
    return result


def verify_datasets(datasets: Path, sources: Path, *, record: bool, only: str = "") -> CheckedCorpus:
    """Check everything against the source texts, and record which cells have passed.

    Args:
        datasets: the datasets folder.
        sources: a folder with the reports' texts.
        record: whether to write `verified.csv` in the packages.
        only: id of the one report to compare and record; "" means all, and the population.

    Raises:
        DataError: with all problems found; nothing is recorded then.
    """
    result = _check(datasets, sources, only)
    packages = [
        package
        for package in (result.loaded.reference, *result.loaded.reports)
        if only in ("", package.descriptor["name"])
    ]
    if only and not packages:
        advice = f"Rapporterna är {', '.join(report.id for report in result.corpus.reports)}."
        raise DataError([Problem("reports", 0, "", f"Rapporten «{only}» finns inte.", advice)])
    if not record and (problems := check_verified_cells(result.loaded)):
        raise DataError(problems)
    for package in packages if record else ():
        path = datasets / package.folder / "verified.csv"
        path.write_text(_format_csv(verified.COLUMNS, verified.record_cells(package)), encoding="utf-8")
    return result


def _check(datasets: Path, sources: Path | None, only: str = "") -> CheckedCorpus:
    """Load, read and check all but the recorded digests; every problem of a stage is reported at once."""
    loaded = load_datasets(datasets)
    corpus, problems = read_corpus(loaded)
    checked = check_corpus(corpus, loaded, None if sources is None else read_sources(sources), only)
    unread = [*loaded.problems, *problems]
    # A report that could not be read is missing to the comparisons that refer to it; that is not their fault.
    found = [problem for problem in checked.problems if not (unread and problem.path.startswith("comparisons/"))]
    if unread or found:
        raise DataError([*unread, *found, *check_verified_cells(loaded)])
    return CheckedCorpus(loaded, corpus, checked)


def read_sources(folder: Path) -> dict[str, str]:
    """Read the reports' texts: `<report id>.txt` in a folder, by report id.

    Raises:
        DataError: a text is not UTF-8.
    """
    texts, problems = {}, []
    for path in sorted(folder.glob("*.txt")):
        try:
            texts[path.stem] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            advice = "Spara den med teckenkodning UTF-8."
            problems.append(Problem(path.name, 0, "", "Filen är inte sparad som UTF-8.", advice))
    if problems:
        raise DataError(problems)
    return texts


def _format_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue()
