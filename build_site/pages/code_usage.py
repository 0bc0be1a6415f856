"""Where each code is used: how many figures, goals, tables or comparisons have it, and on which pages they stand."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_site import addresses
from build_site.comparing.topic_tables import belongs_to
from build_site.model import Figure, Report, Table
from build_site.pages.site import Site

MOST_TABLES = 12  # a code that is used in more tables leads to the reports instead


@dataclass(frozen=True, slots=True)
class Place:
    """A page where a code is used, and how often."""

    title: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class Usage:
    """How often a code is used.

    Attributes:
        noun: what is counted, as one and as several: «siffra», «siffror».
    """

    count: int
    noun: tuple[str, str]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of a code: the narrowest page that shows it, and the report that it belongs to."""

    list: str
    code: str
    noun: tuple[str, str]
    narrow: tuple[str, str]
    wide: tuple[str, str]


_FIGURES, _EMPTY = ("siffra", "siffror"), ("tom cell", "tomma celler")
_GOALS, _TABLES = ("mål", "mål"), ("tabell", "tabeller")
_FINDINGS, _REPORTS, _COMPARISONS = ("fel", "fel"), ("rapport", "rapporter"), ("jämförelse", "jämförelser")
_ROWS, _INDICATORS = ("rad", "rader"), ("indikator", "indikatorer")


def build_usage(site: Site) -> Mapping[tuple[str, str], Usage]:
    """How every code of every list is used, by list and code; codes that nothing uses are not there."""
    uses: dict[tuple[str, str], list[_Use]] = {}
    for use in _find_uses(site):
        uses.setdefault((use.list, use.code), []).append(use)
    return {key: _sum_up(found) for key, found in uses.items()}


def _sum_up(every: list[_Use]) -> Usage:
    """Count figures; empty cells are counted for the codes that only they have."""
    uses = [use for use in every if use.noun != _EMPTY] or every
    narrow = Counter(use.narrow for use in uses)
    found = narrow if len(narrow) <= MOST_TABLES else Counter(use.wide for use in uses)
    places = tuple(Place(title, address, count) for (title, address), count in found.items())
    return Usage(len(uses), uses[0].noun, places)


def _find_uses(site: Site) -> Iterator[_Use]:
    for report in site.corpus.reports:
        page = (site.name_source(report), addresses.report_address(report))
        yield _Use("report_kinds", report.kind, _REPORTS, page, page)
        for table in report.tables:
            yield from _find_table_uses(site, report, table, page)
    for finding in site.findings:
        page = ("Granskning", addresses.FINDINGS)
        yield _Use("finding_kinds", finding.kind, _FINDINGS, page, page)
    for code, indicator in site.corpus.codes.indicators.items():
        if indicator.direction:
            page = (indicator.title, f"{addresses.dictionary_address('indicators')}{addresses.code_anchor(code)}")
            yield _Use(
                "directions",
                indicator.direction,
                _INDICATORS,
                page,
                ("Indikatorer", addresses.dictionary_address("indicators")),
            )
    yield from _find_comparison_uses(site)


def _find_table_uses(site: Site, report: Report, table: Table, wide: tuple[str, str]) -> Iterator[_Use]:
    narrow = (f"{table.title}, {wide[0]}", addresses.table_address(report, table.id))
    yield _Use("table_groups", table.group, _TABLES, narrow, wide)
    for topic in site.corpus.codes.topics.values():
        if belongs_to(table, topic):
            yield _Use("topics", topic.code, _TABLES, narrow, (topic.title, addresses.topic_address(topic)))
    for column in table.keyed_columns:
        yield _Use("key_columns", column.name, _TABLES, narrow, wide)
    for name, code, noun in (*_list_row_codes(table), *_list_figure_codes(report, table)):
        if code:
            yield _Use(name, code, noun, narrow, wide)


def _list_row_codes(table: Table) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """List, code and what is counted, for each code of each row; the code is "" where a row has none."""
    for row in table.rows:
        yield "levels", row.level, _GOALS
        yield "flows", row.flow, _ROWS


def _list_figure_codes(report: Report, table: Table) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """The same of each figure."""
    for figure in table.figures:
        for name, code in _list_codes(report, figure):
            yield name, code, _EMPTY if figure.is_empty else _FIGURES


def _list_codes(report: Report, figure: Figure) -> tuple[tuple[str, str], ...]:
    return (
        ("municipalities", figure.municipality),
        ("committees", "-".join(report.committee_key)),
        ("services", figure.service),
        ("indicators", figure.indicator),
        ("accounts", figure.account),
        ("measures", figure.measure),
        ("units", figure.unit.code),
        ("base_units", figure.unit.base_unit),
        ("statuses", figure.status),
        ("sexes", figure.sex),
    )


def _find_comparison_uses(site: Site) -> Iterator[_Use]:
    overview = ("Jämför", addresses.COMPARISONS)
    for comparison in site.comparisons:
        spec = comparison.spec
        page = (spec.title, addresses.comparison_address(spec))
        yield _Use("verdicts", spec.verdict, _COMPARISONS, page, overview)
        for base in spec.bases:
            yield _Use("bases", base, _COMPARISONS, page, overview)
        for reason in dict.fromkeys(reason.kind for reason in spec.reasons):
            yield _Use("reasons", reason, _COMPARISONS, page, overview)
