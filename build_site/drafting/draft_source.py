"""Drafts the tables of a source for a report: what the command `draft` prints or writes."""

import json
from dataclasses import dataclass
from pathlib import Path

from build_site.codes import CodeLists
from build_site.drafting.draft_files import DraftFiles, list_cells, write_draft
from build_site.drafting.drafts import Draft
from build_site.drafting.heading_words import Vocabulary, load_vocabulary
from build_site.drafting.row_codes import KnownRows, learn_rows, propose_codes
from build_site.drafting.sources import Wanted, read_layouts
from build_site.drafting.table_drafts import draft_tables
from build_site.model import Corpus
from build_site.periods import Period
from build_site.problems import DataError, Problem
from build_site.reading.corpus import read_corpus
from build_site.reading.descriptors import read_descriptor
from build_site.reading.package_checks import has_pdf
from build_site.reading.packages import LoadedDatasets, LoadedPackage, load_datasets
from build_site.steps import Recall, make_anew


@dataclass(frozen=True)
class Drafting:
    """What tables are drafted with: the lists, what is known of other reports, this one's period and kind of source."""

    codes: CodeLists
    known: KnownRows
    vocabulary: Vocabulary
    report: Period
    in_pdf: bool = False


def prepare_drafting(
    datasets: Path, report: str, period: str, recall: Recall = make_anew, source: str = ""
) -> Drafting:
    """Learn from the datasets what headings and rows mean.

    Args:
        datasets: The datasets folder; its faults don't matter here, `check` tells them.
        report: The id of the report that the tables are for; may be empty when the period is given.
        period: The report's period in the contract's form, when no report is given.
        recall: Gives what was found in files that are as they were.
        source: What tables are drafted from, whose kind decides where no report is given.

    Raises:
        DataError: there is no such report, or no period.
    """
    loaded = load_datasets(datasets, recall)
    corpus, _ = read_corpus(loaded)
    codes = corpus.codes
    found = {str(one.descriptor["name"]): one.descriptor for one in (*loaded.reports, *_list_unread(loaded, datasets))}
    begun = str(found[report]["uppf:period"]) if report in found else ""
    return Drafting(
        codes,
        learn_rows(corpus.reports, codes),
        load_vocabulary(codes.measures),
        _find_period(corpus, report, period or begun),
        in_pdf=has_pdf(found[report]) if report in found else source.casefold().endswith(".pdf"),
    )


def find_folder(datasets: Path, report: str) -> Path:
    """The folder of a report by its id, however much is wrong with its tables.

    Raises:
        DataError: there is no such report.
    """
    for path in sorted(datasets.glob("reports/*/*/*/datapackage.yaml")):
        if "-".join(path.relative_to(datasets).parts[1:-1]) == report:
            return path.parent
    advice = "Börja på den med build-site new, eller rätta id:t efter --report."
    raise DataError([Problem("reports", 0, "", f"Rapporten «{report}» finns inte.", advice)])


def _list_unread(loaded: LoadedDatasets, datasets: Path) -> list[LoadedPackage]:
    """Reports whose head can be read though their tables can't, or that have none yet."""
    found = list(loaded.begun)
    known = {one.folder for one in (*loaded.reports, *loaded.begun)}
    for path in sorted(datasets.glob("reports/*/*/*/datapackage.yaml")):
        folder = path.parent.relative_to(datasets).as_posix()
        if folder not in known:
            content, _ = read_descriptor(path, folder, None)
            if {"name", "uppf:period", "sources"} <= content.keys():
                found.append(LoadedPackage(folder, content, {}))
    return found


def _find_period(corpus: Corpus, report: str, period: str) -> Period:
    found = next((one.period for one in corpus.reports if one.id == report), None)
    if found is not None:
        return found
    try:
        return Period.parse(period)
    except ValueError as error:
        known = ", ".join(one.id for one in corpus.reports)
        message = (
            f"Rapporten «{report}» finns inte i datasets, eller går inte att läsa än." if report else "Period saknas."
        )
        advice = f"Ange --period, till exempel 2023-01/2023-08. Rapporter som finns: {known}."
        raise DataError([Problem("draft", 0, "", message, advice)]) from error


def draft_source(drafting: Drafting, source: str, wanted: Wanted) -> list[Draft]:
    """The tables of a source.

    Raises:
        DataError: the source can't be read, or no table was found there.
    """
    drafts = draft_tables(read_layouts(source, wanted), drafting.vocabulary, drafting.report)
    if not drafts:
        advice = "Ange de sidor eller rader där tabellen står, med dess rubriker."
        raise DataError([Problem(source, 0, "", "Här finns ingen tabell med siffror.", advice)])
    return drafts


def write_drafts(drafting: Drafting, drafts: list[Draft], name: str) -> list[tuple[str, DraftFiles]]:
    """The files of each table, with its id; what remains to look at stands in them."""
    codes = [propose_codes(draft, drafting.known, drafting.codes, drafting.vocabulary) for draft in drafts]
    names = [name if len(drafts) == 1 else f"{name}_{number}" for number in range(1, len(drafts) + 1)]
    triples = zip(drafts, codes, names, strict=True)
    return [(each, write_draft(draft, found, each, in_pdf=drafting.in_pdf)) for draft, found, each in triples]


def describe_drafts(drafting: Drafting, drafts: list[Draft], name: str, *, as_json: bool) -> str:
    """What the command prints: for each table its CSV, its description and what remains, or all as JSON."""
    codes = [propose_codes(draft, drafting.known, drafting.codes, drafting.vocabulary) for draft in drafts]
    pairs = list(zip(drafts, codes, strict=True))
    if as_json:
        tables = [list_cells(draft, found) for draft, found in pairs]
        return json.dumps({"tables": tables}, ensure_ascii=False, indent=2)
    files = write_drafts(drafting, drafts, name)
    return "\n".join(_describe(draft, file, each) for draft, (each, file) in zip(drafts, files, strict=True))


def _describe(draft: Draft, files: DraftFiles, name: str) -> str:
    cells = sum(len(row.cells) for row in draft.rows)
    remains = [f"#   - {line}" for line in files.remains]
    return "\n".join(
        (
            f"# {name}.csv: {len(draft.rows)} rader, {len(draft.columns)} kolumner. "
            f"{cells - draft.marked} celler lästa, {draft.marked} att läsa själv.",
            *remains,
            files.csv,
            "# i datapackage.yaml, sist under resources:",
            files.yaml,
        )
    )
