"""Everything that is generated, gathered in memory before the first file is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_site import addresses, all_pages, catalog, downloads, pages, project
from build_site.catalog.csvw import ENDING, GROUP
from build_site.charts import theme
from build_site.charts.studio import Drawing, Studio
from build_site.checks.registry import Checked
from build_site.comparing.comparison import Comparison, build_comparison
from build_site.model import Corpus, Report
from build_site.pages.preview_pictures import build_icon_svg, build_preview_svg, draw_png
from build_site.pages.site import Site
from build_site.published.dictionary import Dictionary, build_dictionary
from build_site.publishing.editions import CurrentEdition, Edition, compute_current, list_packages, read_packages
from build_site.publishing.history import build_change_log, build_feed, build_history, name_edition
from build_site.reading.packages import LoadedDatasets, complete_descriptor

ICON, ICON_SIZE = "assets/ikon.png", 180


@dataclass(frozen=True)
class CheckedCorpus:
    """A corpus that has passed every check."""

    loaded: LoadedDatasets
    corpus: Corpus
    checked: Checked
    editions: tuple[Edition, ...]


def collect_files(result: CheckedCorpus, datasets: Path, studio: Studio, address: str = "") -> dict[str, bytes]:
    """Everything that is generated, in memory: path below the docs folder → content.

    Args:
        result: the checked data.
        datasets: the folder that they were read from.
        studio: where the charts are drawn.
        address: the site's absolute address ending with `/`, or "" when nobody has said where it will stand.
    """
    content = build_content(result, datasets, address)
    offered = downloads.collect_downloads(content)
    tidy = {f"{name}.csv": offered.files[f"{addresses.DATA}{name}.csv"] for name in downloads.TIDY_NAMES}
    current = _compute_current(result, tidy, datasets)
    history = build_history(current)
    comparisons = content.comparisons
    release = catalog.build_release(result.corpus, str(current.version))
    files = dict(offered.files)
    files[f"{addresses.DATA}population.csv"] = (datasets / "reference" / "population.csv").read_bytes()
    dictionary = content.dictionary
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
        result.corpus, files, release, address or project.THIS_COMPUTER
    )
    texts = {
        addresses.CHANGES_FILE: build_change_log(history),
        addresses.CHANGES_FEED: build_feed(history, address),
        "assets/charts-dark.css": theme.render_css(),
        **all_pages.render_all_pages(site),
        **all_pages.render_all_edition_pages(site, current, history),
        **all_pages.render_all_dictionary_pages(site, dictionary, files),
    }
    if address:
        texts["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n"
    files[ICON] = draw_png(build_icon_svg(ICON_SIZE))
    if address:
        files |= {path: draw_png(build_preview_svg(one)) for path, one in pages.build_previews(site).items()}
    for drawing in studio.published:
        files |= _collect_pictures(drawing, site)
    return files | _collect_editions(current) | {path: text.encode() for path, text in texts.items()}


def build_content(result: CheckedCorpus, datasets: Path, address: str = "") -> downloads.OfferedData:
    """What the files to download are made from."""
    corpus, loaded = result.corpus, result.loaded
    return downloads.OfferedData(
        corpus,
        result.checked.findings,
        tuple(build_comparison(spec, corpus) for spec in corpus.comparisons),
        build_dictionary(loaded, corpus),
        loaded.reference,
        {report.id: _collect_package(report, loaded, datasets) for report in corpus.reports},
        address,
    )


def _collect_package(report: Report, loaded: LoadedDatasets, datasets: Path) -> dict[str, bytes]:
    """A report's package as it is downloaded: its tables as keyed, and its descriptor; by name in its folder."""
    tables = {f"{table.id}.csv": (datasets / report.folder / f"{table.id}.csv").read_bytes() for table in report.tables}
    descriptor = catalog.build_data_package(complete_descriptor(report.descriptor, loaded.code_lists), tables)
    return {**tables, "datapackage.json": descriptor.encode()}


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


def _collect_pictures(drawing: Drawing, site: Site) -> dict[str, bytes]:
    """A chart's pictures to download, and its page for embedding."""
    chart, pictures = drawing.chart.id, drawing.finish()
    return {
        addresses.picture_download(chart, ".svg"): pictures.svg.encode(),
        addresses.picture_download(chart, ".png"): pictures.png,
        addresses.picture_download(chart, ".vl.json"): pictures.spec.encode(),
        f"{addresses.embed_address(chart)}index.html": pages.render_embed_page(drawing, site).encode(),
    }


def _collect_editions(current: CurrentEdition) -> dict[str, bytes]:
    """The published editions, byte for byte as they were published."""
    files = {}
    for edition in current.published:
        files[addresses.edition_archive(edition.version)] = edition.archive
        folder = addresses.edition_address(edition.version)
        files |= {f"{folder}{name}": content for name, content in edition.files.items()}
    return files


def compute_edition(result: CheckedCorpus, datasets: Path) -> CurrentEdition:
    """Which edition checked data are, and how they differ from what has been published."""
    comparisons = tuple(build_comparison(spec, result.corpus) for spec in result.corpus.comparisons)
    return _compute_current(result, _build_tidy_files(result, comparisons), datasets)


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
