"""Everything that is generated, gathered before the first page of the site is made of it.

Each stage takes what the stages before it made and returns a value of its own: what is released, the files with data
and what describes them, the pages, the pictures. No two stages make the same file. Where the files lie in the meantime
is said by whoever asks for them: a build shelves each in a folder as soon as it is made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from build_site import addresses
from build_site.charts import theme
from build_site.charts.chart import Chart
from build_site.charts.studio import Drawing, Pictures, Studio, digest_chart
from build_site.joining import Shelve, hold, join_files, shelve_all
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
    result: CheckedCorpus, studio: Studio, address: str = "", recall: Recall = make_anew, shelve: Shelve = hold
) -> Mapping[str, bytes]:
    """Everything that is generated: path below the docs folder → content.

    Args:
        result: the checked data.
        studio: where the charts are drawn.
        address: the site's absolute address ending with `/`, or "" when nobody has said where it will stand.
        recall: gives what an earlier build made from the same.
        shelve: says where the files lie once they are made.

    Raises:
        BuildError: an address in one of the files runs a program.
    """
    released = release(result, address, recall, shelve)
    site = build_site_value(released, studio)
    pages = gather_pages(site)
    published, offered, described = released.current.published, released.offered.files, released.files
    made = join_files(
        {
            "downloads": offered,
            "descriptions": shelve({path: described[path] for path in described if path not in offered}),
            "pages": shelve_all((_render_page(page, site) for page in pages), shelve),
            "previews": shelve_all(map(_draw_preview, pages if address else ()), shelve),
            "charts": shelve_all((_collect_chart(drawing, site) for drawing in studio.published), shelve),
            "changes": shelve(_collect_changes(site)),
            "editions": shelve_all(map(_collect_edition, published), shelve),
            "the site's own": shelve(_collect_own(address, _list_all_redirects(released))),
        }
    )
    aliased = join_files({"all": made, "old addresses": shelve(alias_files(made, result.corpus))})
    withdrawn = shelve(answer_withdrawn(aliased, result.corpus, published))
    joined = join_files({"all": aliased, "answers about what is withdrawn": withdrawn})
    return refuse_programs(joined, recall)


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
    return (*list_redirects(corpus), *list_moved_files(released.described.keys(), corpus, published))


def _render_page(page: Page, site: Site) -> dict[str, bytes]:
    return {f"{page.address}index.md": render_page(page, site).encode()}


def _draw_preview(page: Page) -> dict[str, bytes]:
    """The picture that is shown where somebody shares a link to a page; it needs an absolute address."""
    preview = page.preview
    return {addresses.preview_address(page.address): draw_png(build_preview_svg(preview))} if preview else {}


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


def _collect_edition(edition: Edition) -> dict[str, bytes]:
    """A published edition, byte for byte as it was published."""
    folder = addresses.edition_address(edition.version)
    files = {f"{folder}{name}": content for name, content in edition.files.items()}
    return {addresses.edition_archive(edition.version): edition.archive, **files}


def _collect_own(address: str, redirects: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    """What the site as a whole needs: its icon, the charts' dark colours, what servers should say, robots may read."""
    own = {ICON: draw_png(build_icon_svg(ICON_SIZE)), "assets/charts-dark.css": theme.render_css().encode()}
    own |= {path: text.encode() for path, text in build_header_files(redirects).items()}
    if address:
        own["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n".encode()
    return own
