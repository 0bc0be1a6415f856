"""Turns a page's data into a Markdown file whose body is HTML."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache, partial
from itertools import groupby
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from build_site import addresses, project
from build_site.formatting import (
    format_figure,
    format_number,
    format_signed,
    say_lines,
    upper_first,
)
from build_site.model import Corpus, Figure
from build_site.pages.embed_code import format_embed_code
from build_site.pages.head_titles import head_title
from build_site.pages.page import Page
from build_site.pages.row_sources import RowSource
from build_site.pages.search_listing import SearchListing, mark_choice
from build_site.pages.site import Site
from build_site.periods import format_period
from build_site.published import vocabulary
from build_site.published.shown_tables import LEVELS, align_decimals
from build_site.saying.figures_in_text import split_sentences
from build_site.saying.ledger import Placed
from build_site.saying.sentences import FigureText
from build_site.saying.stated import PLACE

_INDENT = re.compile(r"\n\s*")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
VERDICTS, REASONS, FINDING_KINDS = (
    vocabulary.VERDICTS.titles,
    vocabulary.REASONS.titles,
    vocabulary.FINDING_KINDS.titles,
)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("build_site", "pages/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "number": format_number,
        "numbers": _format_numbers,
        "signed": format_signed,
        "period": format_period,
        "capital": upper_first,
        "groupby_run": _group_rows,
        "figure": format_figure,
        "figure_or_dash": lambda figure: format_figure(figure) if figure else "–",
        "pads": align_decimals,
        "place": _say_place,
    }
    environment.globals |= {
        "verdicts": VERDICTS,
        "reason_kinds": REASONS,
        "finding_kinds": FINDING_KINDS,
        "addresses": addresses,
        "project": project,
        "mark_choice": mark_choice,
        "levels": LEVELS,
        "base_names": vocabulary.BASES.titles,
        "embed_code": format_embed_code,
        "results": vocabulary.GOAL_RESULTS.titles,
        "states": vocabulary.REPORT_STATES.titles,
    }
    return environment


def render_page(page: Page, site: Site) -> str:
    """A page as a Markdown file: front matter, then HTML."""

    def link(target: str) -> str:
        return addresses.relative_link(page.address, target)

    body = (
        _environment()
        .get_template(f"{page.template}.html")
        .render(
            page=page.content,
            site=site,
            codes=site.corpus.codes,
            link=link,
            at=partial(site.ledger.at, page.address),
            say=_claim_renderer(site.corpus, link),
            tell=_text_renderer(site.ledger.at(page.address, PLACE)),
            figure_link=lambda figure: link(_figure_address(site.corpus, figure)),
            cite=lambda what, file, reports: site.cite(what, page.address, file, reports),
        )
    )
    front = yaml.safe_dump(_build_front(page, site), allow_unicode=True, sort_keys=False)
    # Markdown would take an indented line after an empty one for code, so the HTML is laid flat.
    flat = _INDENT.sub("\n", body).strip()
    return f"---\n{front}---\n\n{flat}\n"


def _build_front(page: Page, site: Site) -> dict[str, Any]:
    """What the theme writes into the page besides its body; see docs/theme/main.html."""
    front: dict[str, Any] = {
        **_escape_texts({"title": page.title, "description": page.description}),
        "hide": ["navigation", "toc"],
        "search": _escape_texts(_search_front(page.search)),
        "updated": site.updated(page.address),
        "section": page.address[: page.address.find("/") + 1],  # of the menu: see docs/theme/partials/tabs-item.html
        "head_title": _escape_texts(head_title(page.title, page.brief)),
    }
    if page.address in site.described:
        front["dataset"] = site.described[page.address]
    if page.preview:
        front["preview"] = addresses.preview_address(page.address)
    return front


def _escape_texts(value: Any) -> Any:
    """Texts for the front matter, as HTML; lists and mappings of them likewise.

    This is the one place where a text of the data enters the head, the header and what the search keeps. MkDocs takes a
    title for HTML and its templates print front matter as it stands, Material's in a dozen places that are not ours;
    Zensical's do the same and read no hooks. So what is written must be HTML already. The theme's own blocks print it
    with nothing more, except behind `striptags`, which turns it into plain text again.
    """
    if isinstance(value, str):
        return str(escape(value))
    if isinstance(value, Mapping):
        return {key: _escape_texts(one) for key, one in value.items()}
    return [_escape_texts(one) for one in value] if isinstance(value, list) else value


def _search_front(facts: SearchListing | None) -> dict[str, Any] | None:
    """What the theme writes into the page for the search."""
    if facts is None:
        return None
    return {
        "kind": facts.kind,
        "place": list(facts.place),
        "words": list(facts.words),
        "marks": list(facts.marks),
        "level": facts.level,
    }


def render_document(template: str, *, site: Site, address: str, **content: Any) -> str:
    """Render a page that is a whole HTML document of its own, which MkDocs publishes as it is."""
    found = _environment().get_template(f"{template}.html")
    body = found.render(site=site, link=lambda target: addresses.relative_link(address, target), **content)
    return f"{body.strip()}\n"


def _format_numbers(text: str) -> str:
    """Plain numbers in a text as a Swedish reader expects them: «-228135; 12.5» → «−228 135; 12,5»."""
    return _NUMBER.sub(lambda found: format_number(Decimal(found[0])), text)


def _say_place(lines: str, is_pdf: object) -> str:
    """Where in a report something stands, by its lines or, of a PDF, its pages."""
    return say_lines(lines if is_pdf else lines.replace(";", ", ").replace("-", "–"), is_pdf=bool(is_pdf))


def _group_rows(rows: Sequence[RowSource]) -> list[tuple[str, list[RowSource]]]:
    """Rows that follow each other under the same printed heading."""
    return [(group, list(run)) for group, run in groupby(rows, key=lambda one: one.shown.group)]


def _figure_address(corpus: Corpus, figure: Figure) -> str:
    report = corpus.report(figure.report)
    if report is None:
        raise LookupError(figure.report)
    return addresses.figure_address(report, figure)


def _text_renderer(placed: Iterable[Placed]) -> Callable[[str], Markup]:
    """Makes editors' texts into HTML in which each sentence that is a claim has its place as its id, the first time."""
    left: dict[str, list[str]] = {}
    for one in placed:
        left.setdefault(one.text, []).append(one.place)

    def tell(text: str) -> Markup:
        return Markup(" ").join(map(tell_sentence, split_sentences(text)))

    def tell_sentence(sentence: str) -> Markup:
        place = left[sentence].pop(0) if left.get(sentence) else ""
        return Markup('<span id="{}">{}</span>').format(place, sentence) if place else escape(sentence)

    return tell


def _claim_renderer(corpus: Corpus, link: Callable[[str], str]) -> Callable[[Iterable[Placed]], Markup]:
    """Makes claims into HTML in which every figure leads to its row; each sentence has its place as its id."""

    def say_part(part: str | FigureText) -> Markup:
        if isinstance(part, str):
            return escape(part)
        target = link(_figure_address(corpus, part.figure))
        return Markup('<a class="ou-figure" href="{}">{}</a>').format(target, part.text)

    def say(placed: Iterable[Placed]) -> Markup:
        return Markup(" ").join(
            Markup('<span id="{}">{}</span>').format(one.place, Markup("").join(map(say_part, one.sentence.parts)))
            for one in placed
        )

    return say
