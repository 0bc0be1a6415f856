"""Everything that is generated, gathered in memory before the first file is written.

Each stage takes what the stages before it made and returns a value of its own: what is released, the files with data
and what describes them, the pages, the pictures. No two stages make the same file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from build_site import addresses
from build_site.charts import theme
from build_site.charts.chart import Chart
from build_site.charts.studio import Drawing, Pictures, Studio, digest_chart
from build_site.joining import join_files
from build_site.output.headers import build_header_files
from build_site.output.link_guard import refuse_programs
from build_site.pages.embedded_chart import render_embed_page
from build_site.pages.gathering import gather_pages
from build_site.pages.page import Page
from build_site.pages.preview_pictures import build_icon_svg, build_preview_svg, draw_png
from build_site.pages.rendering import render_page
from build_site.pages.site import Site
from build_site.publishing.aliases import alias_files, list_redirects
from build_site.publishing.editions import Edition
from build_site.publishing.history import build_change_log, build_feed
from build_site.publishing.moved_files import list_moved_files
from build_site.publishing.withdrawn import answer_withdrawn
from build_site.releasing import CheckedCorpus, Released, describe_pages, release
from build_site.steps import Recall, make_anew

ICON, ICON_SIZE = "assets/ikon.png", 180


def collect_files(
    result: CheckedCorpus, studio: Studio, address: str = "", recall: Recall = make_anew
) -> dict[str, bytes]:
    """Everything that is generated, in memory: path below the docs folder → content.

    Args:
        result: the checked data.
        studio: where the charts are drawn.
        address: the site's absolute address ending with `/`, or "" when nobody has said where it will stand.
        recall: gives what an earlier build made from the same.

    Raises:
        BuildError: an address in one of the files runs a program.
    """
    released = release(result, address, recall)
    site = build_site_value(released, studio)
    pages = gather_pages(site)
    made = join_files(
        {
            "data": released.files,
            "pages": {f"{page.address}index.md": render_page(page, site).encode() for page in pages},
            "previews": _draw_previews(pages) if address else {},
            "charts": _collect_charts(studio.published, site),
            "changes": _collect_changes(site),
            "editions": _collect_editions(released.current.published),
            "the site's own": _collect_own(address, _list_all_redirects(released)),
        }
    )
    aliased = join_files({"all": made, "old addresses": alias_files(made, result.corpus)})
    withdrawn = answer_withdrawn(aliased, result.corpus, released.current.published)
    joined = join_files({"all": aliased, "answers about what is withdrawn": withdrawn})
    return dict(refuse_programs(joined, recall))


def list_charts(result: CheckedCorpus) -> tuple[Chart, ...]:
    """Every chart of the site once; none is drawn."""
    studio, asked = Studio({}), dict[str, Chart]()

    def note(chart: Chart, identity: str) -> Drawing:
        asked[digest_chart(chart)] = chart
        return Drawing(chart, identity, _refuse_to_draw)

    gather_pages(replace(build_site_value(release(result), studio), draw=note))
    return tuple(asked.values())


def _refuse_to_draw() -> Pictures:
    raise AssertionError("pages are gathered before any chart is drawn")


def build_site_value(released: Released, studio: Studio) -> Site:
    """What all pages share, with charts drawn in a studio."""
    content, checked = released.content, released.checked
    return Site(
        content.corpus,
        checked.findings,
        checked.relations,
        content.comparisons,
        studio.draw,
        released.offered,
        dictionary=content.dictionary,
        data=released.data,
        current=released.current,
        history=released.history,
        address=content.base,
        described=describe_pages(released),
    )


def _list_all_redirects(released: Released) -> tuple[tuple[str, str], ...]:
    """Where hosts that can redirect should: from old names, and from files that another one has taken the place of."""
    corpus, published = released.content.corpus, released.current.published
    return (*list_redirects(corpus), *list_moved_files(released.offered.files.keys(), corpus, published))


def _draw_previews(pages: Iterable[Page]) -> dict[str, bytes]:
    """The pictures that are shown where somebody shares a link; they need absolute addresses."""
    return {
        addresses.preview_address(page.address): draw_png(build_preview_svg(page.preview))
        for page in pages
        if page.preview
    }


def _collect_charts(drawings: Iterable[Drawing], site: Site) -> dict[str, bytes]:
    return {path: content for drawing in drawings for path, content in _collect_chart(drawing, site).items()}


def _collect_chart(drawing: Drawing, site: Site) -> dict[str, bytes]:
    """A chart's pictures to download, and its page for embedding."""
    chart, pictures = drawing.chart.id, drawing.finish()
    return {
        addresses.picture_download(chart, ".svg"): pictures.svg.encode(),
        addresses.picture_download(chart, ".png"): pictures.png,
        addresses.picture_download(chart, ".vl.json"): pictures.spec.encode(),
        f"{addresses.embed_address(chart)}index.html": render_embed_page(drawing, site).encode(),
    }


def _collect_changes(site: Site) -> dict[str, bytes]:
    """What has changed between the editions, as a table and as a feed."""
    return {
        addresses.CHANGES_FILE: build_change_log(site.history).encode(),
        addresses.CHANGES_FEED: build_feed(site.history, site.address).encode(),
    }


def _collect_editions(published: Iterable[Edition]) -> dict[str, bytes]:
    """The published editions, byte for byte as they were published."""
    files = {}
    for edition in published:
        files[addresses.edition_archive(edition.version)] = edition.archive
        folder = addresses.edition_address(edition.version)
        files |= {f"{folder}{name}": content for name, content in edition.files.items()}
    return files


def _collect_own(address: str, redirects: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    """What the site as a whole needs: its icon, the charts' dark colours, what servers should say, robots may read."""
    own = {ICON: draw_png(build_icon_svg(ICON_SIZE)), "assets/charts-dark.css": theme.render_css().encode()}
    own |= {path: text.encode() for path, text in build_header_files(redirects).items()}
    if address:
        own["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n".encode()
    return own
