"""Has Pagefind make the site searchable, and says which parts of a page are searched."""

from pathlib import Path

from build_site.programs import run_program

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


def index_for_search(site: Path) -> None:
    """Add the files that the search page loads when someone searches; Pagefind's own user interfaces are left out.

    Raises:
        BuildError: Pagefind failed.
    """
    arguments = ["--site", str(site.resolve()), "--quiet", "--exclude-selectors", ", ".join(_NOT_SEARCHED)]
    run_program(_PAGEFIND, arguments, site, failure="Pagefind kunde inte göra webbplatsen sökbar")
    for pattern in _UNUSED_SEARCH_FILES:
        for path in (site / "pagefind").glob(pattern):
            path.unlink()
