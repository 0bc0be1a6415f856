"""The whole flow on one screen, and the only writer of files."""

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from build_site import addresses, catalog, downloads, pages
from build_site.catalog.csvw import ENDING, GROUP
from build_site.charts import theme
from build_site.charts.studio import Drawing, Pictures, Studio
from build_site.checks import Checked, check_corpus, check_verified_cells, check_versions_raised, verified
from build_site.comparing import Comparison, build_comparison
from build_site.dictionary import Dictionary, build_dictionary
from build_site.editions import (
    FOLDER as EDITIONS_FOLDER,
)
from build_site.editions import (
    CurrentEdition,
    Edition,
    compute_current,
    freeze_edition,
    list_packages,
    load_editions,
    read_packages,
)
from build_site.history import Step, build_change_log, build_feed, build_history, format_step, name_edition
from build_site.links import find_broken_links
from build_site.model import Corpus, Report
from build_site.packages import LoadedDatasets, complete_descriptor, load_datasets
from build_site.pages.site import Site
from build_site.previews import build_icon_svg, build_preview_svg, draw_png
from build_site.problems import DataError, Problem
from build_site.reading import read_corpus
from build_site.weights import HEAVIEST_PAGE, find_heavy_pages

# Files get this time instead of the clock's, so that two builds of the same input are the same (2026-01-01).
_BUILD_TIME = "1767225600"
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
# The files of a drawing, in the order of the fields of Pictures; only the PNG is not a text.
_PICTURES = ("wide.svg", "narrow.svg", "picture.svg", "picture.png", "picture.vl.json")


class PublishError(Exception):
    """The data are right but no edition can be published of them; nothing has been written."""


ICON, ICON_SIZE = "assets/ikon.png", 180


class BuildError(Exception):
    """The data are right but the site could not be built; the published site is as it was."""


@dataclass(frozen=True)
class CheckedCorpus:
    """A corpus that has passed every check."""

    loaded: LoadedDatasets
    corpus: Corpus
    checked: Checked
    editions: tuple[Edition, ...]


def build_site(project: Path, output: Path) -> CheckedCorpus:
    """Check everything, build the whole site beside the published one, and put it in its place.

    Args:
        project: the folder with datasets, docs and mkdocs.yml.
        output: where the site is published.

    Raises:
        DataError: the data have problems.
        BuildError: MkDocs or the search index failed, a link leads nowhere, or a page is too heavy.
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
    if heavy := find_heavy_pages(fresh):
        raise BuildError(f"Sidor som väger mer än {HEAVIEST_PAGE // 1000} kB komprimerade:\n" + "\n".join(heavy))
    _index_for_search(fresh)
    _publish(fresh, output)
    return result


def collect_files(result: CheckedCorpus, datasets: Path, studio: Studio) -> dict[str, bytes]:
    """Everything that is generated, in memory: path below the docs folder → content.

    Raises:
        BuildError: the site's address, where one is given, is not absolute.
    """
    content = build_content(result, datasets)
    offered = downloads.collect_downloads(content)
    tidy = {f"{name}.csv": offered.files[f"{addresses.DATA}{name}.csv"] for name in downloads.TIDY_NAMES}
    current = _compute_current(result, tidy, datasets)
    history = build_history(current)
    address, comparisons = content.base, content.comparisons
    release = catalog.build_release(result.corpus, str(current.version))
    files = dict(offered.files)
    files[f"{addresses.DATA}population.csv"] = (datasets / "reference" / "population.csv").read_bytes()
    dictionary = build_dictionary(result.loaded, result.corpus)
    files |= _collect_descriptions(dictionary, files, release)
    site = Site(
        result.corpus,
        result.checked.findings,
        result.checked.relations,
        comparisons,
        studio.draw,
        offered,
        edition=name_edition(current),
        address=address,
        described=catalog.describe_pages(result.corpus, comparisons, files, release, address),
    )
    files[addresses.CATALOGUE] = catalog.build_catalogue(
        result.corpus, files, release, address or addresses.THIS_COMPUTER
    )
    texts = {
        addresses.CHANGES_FILE: build_change_log(history),
        addresses.CHANGES_FEED: build_feed(history, address),
        "assets/charts-dark.css": theme.render_css(),
        **_render_pages(site),
        **_render_edition_pages(site, current, history),
        **_render_dictionary(site, dictionary, files),
    }
    if address:
        texts["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n"
    files[ICON] = draw_png(build_icon_svg(ICON_SIZE))
    if address:
        files |= {path: draw_png(build_preview_svg(one)) for path, one in pages.build_previews(site).items()}
    for drawing in studio.published:
        files |= _collect_pictures(drawing, site)
    return files | _collect_editions(current) | {path: text.encode() for path, text in texts.items()}


def _collect_editions(current: CurrentEdition) -> dict[str, bytes]:
    """The published editions, byte for byte as they were published."""
    files = {}
    for edition in current.published:
        files[addresses.edition_archive(edition.version)] = edition.archive
        folder = addresses.edition_address(edition.version)
        files |= {f"{folder}{name}": content for name, content in edition.files.items()}
    return files


def build_content(result: CheckedCorpus, datasets: Path) -> downloads.Content:
    """What the files to download are made from.

    Raises:
        BuildError: the site's address, where one is given, is not absolute.
    """
    corpus, loaded = result.corpus, result.loaded
    return downloads.Content(
        corpus,
        result.checked.findings,
        tuple(build_comparison(spec, corpus) for spec in corpus.comparisons),
        loaded.code_lists,
        loaded.reference,
        {report.id: _collect_package(report, loaded, datasets) for report in corpus.reports},
        read_site_address(),
    )


def read_site_address() -> str:
    """The site's absolute address ending with `/`, or "" when nobody has said where it will stand.

    Raises:
        BuildError: the environment variable SITE_URL holds something else than an absolute address.
    """
    address = os.environ.get("SITE_URL", "").strip()
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise BuildError(f"SITE_URL är «{address}». Skriv webbplatsens hela adress, till exempel https://exempel.se/.")
    return f"{address.rstrip('/')}/"


def _collect_descriptions(
    dictionary: Dictionary, data: Mapping[str, bytes], release: catalog.Release
) -> dict[str, bytes]:
    """The code lists, and what describes the files with data for machines."""
    lists = {
        f"{addresses.DATA}{listed.file.path}": downloads.format_csv(listed.file.header, listed.rows).encode()
        for listed in dictionary.lists
    }
    published = {path.removeprefix(addresses.DATA): content for path, content in {**data, **lists}.items()}
    texts = {f"{addresses.DATA}{file.path}{ENDING}": catalog.build_csv_metadata(file) for file in dictionary.all_files}
    texts[f"{addresses.DATA}{GROUP}"] = catalog.build_csv_group(dictionary)
    texts[f"{addresses.DATA}datapackage.json"] = catalog.build_whole_package(dictionary, published, release)
    return lists | {path: text.encode() for path, text in texts.items()}


def _render_dictionary(site: Site, dictionary: Dictionary, data: Mapping[str, bytes]) -> dict[str, str]:
    """The pages of the data dictionary as Markdown, by path."""
    overview = pages.build_dictionary_page(dictionary, site)
    rendered = {addresses.DICTIONARY: pages.render_dictionary_page(overview, site)}
    for page in pages.build_dictionary_pages(dictionary, site, data):
        rendered[page.address] = pages.render_dictionary_entry(page, site)
    return {f"{address}index.md": text for address, text in rendered.items()}


def _build_tidy_files(result: CheckedCorpus, comparisons: Sequence[Comparison]) -> dict[str, bytes]:
    """The tidy database: file name → content."""
    corpus = result.corpus
    texts = {
        "observations.csv": downloads.build_observations(corpus),
        "reports.csv": downloads.build_reports(corpus),
        "tables.csv": downloads.build_tables(corpus),
        "goals.csv": downloads.build_goals(corpus),
        "findings.csv": downloads.build_findings(result.checked.findings),
        "comparisons.csv": downloads.build_comparisons(comparisons),
    }
    return {name: text.encode() for name, text in texts.items()}


def _compute_current(result: CheckedCorpus, tidy: Mapping[str, bytes], datasets: Path) -> CurrentEdition:
    """What an edition of today holds (the tidy database and every package), beside the published ones."""
    files = dict(tidy)
    for package in list_packages(result.loaded):
        name, descriptor = package.descriptor["name"], package.descriptor
        if package.folder.startswith("reports/"):
            descriptor = complete_descriptor(descriptor, result.loaded.code_lists)
        tables = {
            resource["path"]: (datasets / package.folder / resource["path"]).read_bytes()
            for resource in descriptor["resources"]
        }
        files |= {f"{name}/{path}": content for path, content in tables.items()}
        files[f"{name}/datapackage.json"] = catalog.build_data_package(descriptor, tables).encode()
    return compute_current(result.editions, files, read_packages(result.loaded))


def compute_edition(result: CheckedCorpus, datasets: Path) -> CurrentEdition:
    """Which edition checked data are, and how they differ from what has been published."""
    comparisons = tuple(build_comparison(spec, result.corpus) for spec in result.corpus.comparisons)
    return _compute_current(result, _build_tidy_files(result, comparisons), datasets)


def publish_edition(datasets: Path) -> tuple[CurrentEdition, Path]:
    """Check everything and freeze the data as the next edition.

    Returns:
        The edition and the file that was written.

    Raises:
        DataError: the data have problems.
        PublishError: the data are those of the last edition, or the file is there already.
    """
    current = compute_edition(check_datasets(datasets), datasets)
    if not current.is_draft:
        raise PublishError(f"Ingenting har ändrats sedan utgåva {current.version}. Ingenting har skrivits.")
    path = datasets / EDITIONS_FOLDER / f"{current.version}.zip"
    path.parent.mkdir(exist_ok=True)
    _write_once(path, freeze_edition(current))
    return current, path


def _write_once(path: Path, content: bytes) -> None:
    """Write a file that is never written again."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise PublishError(f"{path} finns redan. En publicerad utgåva skrivs aldrig över.") from error


def read_changes(datasets: Path) -> str:
    """Tell in plain Swedish which figures differ from the last edition, also before the versions are raised.

    Raises:
        DataError: the data have problems.
    """
    current = compute_edition(_check(datasets, None), datasets)
    if not current.is_draft:
        return f"Ingenting har ändrats sedan utgåva {current.version}."
    return format_step(build_history(current)[0])


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


def _render_edition_pages(site: Site, current: CurrentEdition, history: Sequence[Step]) -> dict[str, str]:
    """The pages about editions as Markdown, by path."""
    overview = pages.build_editions_page(site, history)
    rendered = {
        addresses.EDITIONS: pages.render_editions_page(overview, site),
        addresses.CHANGES: pages.render_changes_page(overview, site),
    }
    for page in pages.build_edition_pages(site, current, history):
        rendered[addresses.edition_address(page.edition.version)] = pages.render_edition_page(page, site)
    return {f"{address}index.md": text for address, text in rendered.items()}


def _collect_pictures(drawing: Drawing, site: Site) -> dict[str, bytes]:
    """A chart's pictures to download, and its page for embedding."""
    chart, pictures = drawing.chart.id, drawing.finish()
    return {
        addresses.picture_download(chart, ".svg"): pictures.svg.encode(),
        addresses.picture_download(chart, ".png"): pictures.png,
        addresses.picture_download(chart, ".vl.json"): pictures.spec.encode(),
        f"{addresses.embed_address(chart)}index.html": pages.render_embed_page(drawing, site).encode(),
    }


def read_drawings(folder: Path) -> dict[str, Pictures]:
    """The pictures that an earlier build has left, by digest."""
    return {
        path.name: _read_pictures(path)
        for path in folder.glob("*")
        if all((path / name).is_file() for name in _PICTURES)
    }


def _read_pictures(folder: Path) -> Pictures:
    wide, narrow, svg, png, spec = ((folder / name).read_bytes() for name in _PICTURES)
    return Pictures(wide.decode(), narrow.decode(), svg.decode(), png, spec.decode())


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
        for name, content in zip(_PICTURES, astuple(pictures), strict=True):
            (target / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def _collect_package(report: Report, loaded: LoadedDatasets, datasets: Path) -> dict[str, bytes]:
    """A report's package as it is downloaded: its tables as keyed, and its descriptor; by name in its folder."""
    tables = {f"{table.id}.csv": (datasets / report.folder / f"{table.id}.csv").read_bytes() for table in report.tables}
    descriptor = catalog.build_data_package(complete_descriptor(report.descriptor, loaded.code_lists), tables)
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
    problems = [*check_verified_cells(result.loaded), *check_versions_raised(result.loaded, result.editions)]
    if problems:
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
    editions, damaged = load_editions(datasets)
    unread = [*loaded.problems, *problems, *damaged]
    # A report that could not be read is missing to the comparisons that refer to it; that is not their fault.
    found = [problem for problem in checked.problems if not (unread and problem.path.startswith("comparisons/"))]
    if unread or found:
        raise DataError([*unread, *found, *check_verified_cells(loaded)])
    return CheckedCorpus(loaded, corpus, checked, editions)


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
