"""The whole flow on one screen, and the only writer of files."""

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from urllib.parse import urlsplit

from build_site.charts.studio import Pictures, Studio
from build_site.checks import check_corpus, check_verified_cells, verified
from build_site.collecting import CheckedCorpus, collect_files, compute_edition
from build_site.links import find_broken_links
from build_site.problems import DataError, Problem
from build_site.publishing.editions import (
    FOLDER as EDITIONS_FOLDER,
)
from build_site.publishing.editions import (
    CurrentEdition,
    freeze_edition,
    load_editions,
)
from build_site.publishing.history import build_history, format_step
from build_site.publishing.raised_versions import check_versions_raised
from build_site.reading.corpus import read_corpus
from build_site.reading.packages import load_datasets
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


class BuildError(Exception):
    """The data are right but the site could not be built; the published site is as it was."""


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
        files = collect_files(result, project / "datasets", studio, read_site_address())
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
