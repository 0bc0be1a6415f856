"""Begins a report: what its package, the code lists and the population need, checked before any of it is written."""

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_site.checks.recorded_cells import COLUMNS, record_cells
from build_site.delimiting import format_csv
from build_site.drafting.report_head import NewReport, describe_report, format_now, list_code_rows
from build_site.drafting.whole_text import read_whole_source
from build_site.output.build_lock import hold_project
from build_site.output.report_folder import stage_datasets, write_report, write_source
from build_site.pipeline import check_datasets
from build_site.problems import BuildError, DataError
from build_site.publishing.published_editions import load_editions
from build_site.publishing.since_edition import compare_with_edition
from build_site.reading.corpus import read_corpus
from build_site.reading.packages import load_datasets
from build_site.steps import Recall, make_anew

_SHARED = ("codelists", "reference")


@dataclass(frozen=True, slots=True)
class Begun:
    """What has been written for a new report.

    Attributes:
        files: paths in the datasets folder.
        source: where the report's text or PDF was put, or None.
    """

    report: NewReport
    files: tuple[str, ...]
    source: Path | None


def begin_report(
    datasets: Path,
    new: NewReport,
    source: Path,
    *,
    population: Mapping[str, int],
    sources: Path | None,
    recall: Recall = make_anew,
) -> Begun:
    """Write a new report's folder, head, and rows of the shared lists; or nothing.

    Args:
        datasets: the datasets folder.
        new: the report, without the digest of its source.
        source: the report's PDF or text.
        population: inhabitants of its municipality by day (`2023-12-31`), where the list lacks them.
        sources: a folder for the report's text or PDF, or None to only compute its digest.
        recall: gives what was found in files that are as they were.

    Raises:
        DataError: the source can't be read, or the data would have problems with the new report.
        BuildError: the folder is there already, another command is writing, or the disk refuses.
    """
    if os.path.lexists(datasets / new.folder):
        raise BuildError(f"{datasets / new.folder} finns redan. Ingenting har skrivits.")
    text, is_pdf = read_whole_source(source)
    told = replace(new, sha256=hashlib.sha256(text).hexdigest(), is_pdf=is_pdf)
    with hold_project(datasets.absolute().parent):
        files = _make_files(datasets, told, population)
        with stage_datasets(datasets, files) as staged:
            files |= _raise_versions(staged, files, recall)
        with stage_datasets(datasets, files) as staged:
            files |= _record_population(staged, files, recall)
        with stage_datasets(datasets, files) as staged:
            check_datasets(staged, None, recall)
        placed = write_source(sources, f"{told.id}.{'pdf' if is_pdf else 'txt'}", text) if sources else None
        write_report(datasets, told.folder, files)
    return Begun(told, tuple(files), placed)


def describe_begun(begun: Begun, datasets: Path) -> str:
    """What has been written, and what is left to do before the report is on the site; in Swedish."""
    said = [f"Rapporten {begun.report.id} är påbörjad. Skrivet:", *(f"  {datasets / path}" for path in begun.files)]
    if begun.source:
        said.append(f"  {begun.source} (som siffrorna jämförs med)")
    steps = enumerate(_list_steps(begun, datasets), start=1)
    return "\n".join([*said, "", "Kvar att göra:", *(f"  {number}. {step}" for number, step in steps)])


def _list_steps(begun: Begun, datasets: Path) -> list[str]:
    """What is left to do."""
    new, folder = begun.report, datasets / begun.report.folder
    source = begun.source or Path("MAPP") / f"{new.id}.{'pdf' if new.is_pdf else 'txt'}"
    what, part = ("PDF", "--pages 12") if new.is_pdf else ("text", "--lines 40-60")
    steps = [
        f"Gör ett utkast av en tabell i taget: build-site draft {source} --report {new.id} {part} --table ID --save",
        f"Fyll i det som saknas i {folder}: tabellens fil, och dess stycke under resources i datapackage.yaml.",
        "Läs varje rad mot rapporten, och kör build-site check tills allt stämmer.",
        f"Jämför med rapporten, och anteckna: build-site verify --sources {source.parent} --report {new.id} --record",
    ]
    if begun.source is None:
        steps.insert(
            0, f"Spara rapportens {what} som {source}, i en mapp utanför projektet (eller kör med --sources MAPP)."
        )
    if not new.source_date:
        steps.append('Skriv rapportens datum under sources i datapackage.yaml: version: "2024-05-14".')
    if not any("population" in path for path in begun.files):
        steps.append("Folkmängden står i reference/population.csv: lägg till den om kostnader ska visas per invånare.")
    return steps


def _make_files(datasets: Path, new: NewReport, population: Mapping[str, int]) -> dict[str, bytes]:
    files = {f"{new.folder}/datapackage.yaml": describe_report(new).encode()}
    for name, row in list_code_rows(new).items():
        path = f"codelists/{name}.csv"
        files[path] = add_rows((datasets / path).read_bytes(), [row])
    if population:
        path = "reference/population.csv"
        rows = [[new.municipality.code, day, str(count)] for day, count in population.items()]
        files[path] = add_rows((datasets / path).read_bytes(), rows)
    return files


def add_rows(content: bytes, rows: Sequence[Sequence[str]]) -> bytes:
    """A CSV file with rows added last, in the form that it has: its line ends, its mark at the beginning."""
    text = content.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    first, *others = rows
    mark = "\ufeff" if content.startswith(b"\xef\xbb\xbf") else ""
    return f"{mark}{text.rstrip()}{end}{format_csv(first, others, line_end=end)}".encode()


def _raise_versions(staged: Path, files: Mapping[str, bytes], recall: Recall) -> dict[str, bytes]:
    """The descriptions of the shared lists that have changed, with the version and time that `check` will ask for.

    Raises:
        DataError: the data can't be read; then nothing is known of what they should be.
    """
    loaded = load_datasets(staged, recall)
    corpus, problems = read_corpus(loaded)
    editions, damaged = load_editions(staged)
    if unread := [*loaded.problems, *problems, *damaged]:
        raise DataError(unread)
    since = compare_with_edition(loaded, editions, corpus.register)
    changed = {}
    for name in _SHARED:
        path = f"{name}/datapackage.yaml"
        if name in since and any(other.startswith(f"{name}/") for other in files):
            text = (staged / path).read_text(encoding="utf-8")
            text = re.sub(r"(?m)^version: .*$", f"version: {since[name].version}", text, count=1)
            changed[path] = re.sub(r"(?m)^created: .*$", f'created: "{format_now()}"', text, count=1).encode()
    return changed


def _record_population(staged: Path, files: Mapping[str, bytes], recall: Recall) -> dict[str, bytes]:
    """The record of the population with the new row, which has been read from its source when it was given."""
    if "reference/population.csv" not in files or not (staged / "reference" / "verified.csv").exists():
        return {}
    text = format_csv(COLUMNS, record_cells(load_datasets(staged, recall).reference), line_end="\n")
    return {"reference/verified.csv": text.encode()}
