"""What is released of checked data: the files with data, what describes them, and which edition they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_site import addresses, catalog, downloads, project
from build_site.catalog.csvw import GROUP
from build_site.checks.causes import gather_causes
from build_site.checks.registry import Checked
from build_site.comparing.comparison import build_comparison
from build_site.delimiting import format_csv
from build_site.joining import Shelve, hold, join_files
from build_site.model import Corpus
from build_site.published.columns import DataFile
from build_site.published.dictionary import Dictionary, build_dictionary
from build_site.published.tidy import TIDY_FILES, build_tidy_files
from build_site.published.tidy_file import TidySource
from build_site.publishing.editions import CurrentEdition, Edition, compute_current, list_packages, read_packages
from build_site.publishing.history import Step, build_history
from build_site.reading.packages import LoadedDatasets, LoadedPackage, complete_descriptor
from build_site.steps import Recall, make_anew


@dataclass(frozen=True)
class CheckedCorpus:
    """A corpus that has passed every check."""

    loaded: LoadedDatasets
    corpus: Corpus
    checked: Checked
    editions: tuple[Edition, ...]

    @property
    def summary(self) -> str:
        """How much there is, in a sentence."""
        reports = self.corpus.reports
        figures = sum(not figure.is_empty for report in reports for figure in report.figures)
        relations = sum(len(found) for found in self.checked.relations.values())
        causes = len(gather_causes(self.checked.findings))
        return (
            f"Allt stämmer: {len(reports)} rapporter, {sum(len(report.tables) for report in reports)} tabeller, "
            f"{figures} siffror, {relations} samband, {causes} fel i rapporterna förklarade.{self._begun}"
        )

    @property
    def _begun(self) -> str:
        """The reports that have no table yet, and are no part of the site."""
        names = [str(package.descriptor["name"]) for package in self.loaded.begun]
        return f"\nPåbörjade, utan tabeller än: {', '.join(names)}." if names else ""


@dataclass(frozen=True)
class Released:
    """The files with data, what describes them, and which edition they are.

    Attributes:
        content: what the files are made from.
        checked: what the checks have found in them.
        offered: the files that pages offer to download.
        data: those and the population, by address.
        descriptions: the code lists, and what describes the files with data for machines.
        current: the data as they are now, beside the published editions.
        history: what changed from edition to edition, the latest first.
        facts: what describes the release as a whole.
    """

    content: downloads.OfferedData
    checked: Checked
    offered: downloads.Downloads
    data: Mapping[str, bytes]
    descriptions: Mapping[str, bytes]
    current: CurrentEdition
    history: tuple[Step, ...]
    facts: catalog.Release

    @property
    def described(self) -> Mapping[str, bytes]:
        """The files with data and their descriptions, by address."""
        return join_files({"files with data": self.data, "descriptions": self.descriptions})

    @property
    def files(self) -> Mapping[str, bytes]:
        """All files of the release by address, with the catalogue of them."""
        base = self.content.base or project.THIS_COMPUTER
        listed = catalog.list_datasets(self.content.corpus, self.content.comparisons, self.facts)
        catalogue = catalog.build_catalogue(listed, self.described, self.facts, base)
        return join_files({"files and descriptions": self.described, "catalogues": {addresses.CATALOGUE: catalogue}})


def release(result: CheckedCorpus, address: str = "", recall: Recall = make_anew, shelve: Shelve = hold) -> Released:
    """Make the files with data and what describes them.

    Args:
        result: the checked data.
        address: the site's absolute address ending with `/`, or "" when nobody has said where it will stand.
        recall: gives files that an earlier build made from the same.
        shelve: says where the files lie once they are made.
    """
    content = build_content(result, address, recall)
    offered = downloads.collect_downloads(content, shelve)
    tidy = {one.file.path: offered.files[f"{addresses.DATA}{one.file.path}"] for one in TIDY_FILES if one.is_frozen}
    current = _compute_current(result, tidy)
    begun = str(result.loaded.reference.descriptor["created"])
    facts = catalog.build_release(result.corpus, str(current.version), begun)
    population = {f"{addresses.DATA}population.csv": result.loaded.reference.published["population.csv"]}
    data = join_files({"downloads": offered.files, "reference data": population})
    return Released(
        content=content,
        checked=result.checked,
        offered=offered,
        data=data,
        descriptions=_describe_data(content.dictionary, data, facts),
        current=current,
        history=build_history(current, result.corpus.register),
        facts=facts,
    )


def describe_pages(released: Released) -> dict[str, str]:
    """What search engines read of the pages that show data, by address."""
    content = released.content
    return catalog.describe_pages(content.corpus, content.comparisons, released.described, released.facts, content.base)


def build_content(result: CheckedCorpus, address: str = "", recall: Recall = make_anew) -> downloads.OfferedData:
    """What the files to download are made from."""
    corpus, loaded = result.corpus, result.loaded
    return downloads.OfferedData(
        corpus,
        result.checked.findings,
        tuple(build_comparison(spec, corpus) for spec in corpus.comparisons),
        build_dictionary(loaded, corpus),
        loaded.reference,
        {str(package.descriptor["name"]): _collect_package(package, loaded) for package in loaded.reports},
        address,
        recall,
        tuple(relation for found in result.checked.relations.values() for relation in found),
    )


def _collect_package(package: LoadedPackage, loaded: LoadedDatasets) -> dict[str, bytes]:
    """A report's package as it is downloaded: its tables as keyed, and its descriptor; by name in its folder."""
    tables = package.published
    descriptor = catalog.build_data_package(complete_descriptor(package.descriptor, loaded.code_lists), tables)
    return {**tables, "datapackage.json": descriptor.encode()}


def _describe_data(dictionary: Dictionary, data: Mapping[str, bytes], facts: catalog.Release) -> dict[str, bytes]:
    """The code lists, and what describes the files with data for machines."""
    lists = {
        f"{addresses.DATA}{listed.file.path}": format_csv(listed.file.header, listed.rows).encode()
        for listed in dictionary.lists
    }
    everything = join_files({"files with data": data, "code lists": lists})
    published = {file.path: everything[f"{addresses.DATA}{file.path}"] for file in dictionary.shared.values()}
    texts = _describe_csv(dictionary)
    texts[f"{addresses.DATA}datapackage.json"] = catalog.build_whole_package(dictionary, published, facts)
    return lists | {path: text.encode() for path, text in texts.items()}


def _describe_csv(dictionary: Dictionary) -> dict[str, str]:
    """What every CSV file holds: one by one beside those that stand for themselves, and folder by folder."""
    folders: dict[str, list[DataFile]] = {}
    for file in dictionary.all_files:
        folders.setdefault(addresses.csv_description(file.path), []).append(file)
    texts = {
        address: catalog.build_folder_group(files) if address.endswith(f"/{GROUP}") else _describe_alone(files)
        for address, files in folders.items()
    }
    return texts | {f"{addresses.DATA}{GROUP}": catalog.build_csv_group(dictionary)}


def _describe_alone(files: Sequence[DataFile]) -> str:
    (file,) = files
    return catalog.build_csv_metadata(file)


def compute_edition(result: CheckedCorpus) -> CurrentEdition:
    """Which edition checked data are, and how they differ from what has been published."""
    comparisons = tuple(build_comparison(spec, result.corpus) for spec in result.corpus.comparisons)
    source = TidySource(result.corpus, result.checked.findings, comparisons)
    return _compute_current(result, build_tidy_files(source))


def _compute_current(result: CheckedCorpus, tidy: Mapping[str, bytes]) -> CurrentEdition:
    """What an edition of today holds (the tidy database and every package), beside the published ones."""
    files = dict(tidy)
    for package in list_packages(result.loaded):
        name, descriptor = package.descriptor["name"], package.descriptor
        if package.folder.startswith("reports/"):
            descriptor = complete_descriptor(descriptor, result.loaded.code_lists)
        tables = package.published
        files |= {f"{name}/{path}": content for path, content in tables.items()}
        files[f"{name}/datapackage.json"] = catalog.build_data_package(descriptor, tables).encode()
    return compute_current(result.editions, files, read_packages(result.loaded))
