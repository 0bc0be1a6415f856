"""Everything that the site says of figures, placed: made once, before the pages, from the checked data alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from build_site import addresses
from build_site.comparing.comparison import Comparison
from build_site.comparing.doubt import find_doubted
from build_site.comparing.goal_results import find_goals, rate_indicators
from build_site.comparing.shown_values import ShownValue, build_shown_values
from build_site.comparing.topic_tables import belongs_to
from build_site.model import CommitteeKey, Corpus, Figure, Report, Table, TableRole, Topic
from build_site.saying.answer_claims import claim_answer
from build_site.saying.budget import find_budget_claim
from build_site.saying.claims import Claim, Kind
from build_site.saying.committee_claims import claim_budget_cell, claim_cost_cell
from build_site.saying.comparison_claims import claim_comparison
from build_site.saying.goal_claims import (
    claim_assessed,
    claim_drawn,
    claim_goal_cell,
    claim_levels,
    claim_missed,
    claim_reached,
    claim_results,
)
from build_site.saying.heads import choose_heads
from build_site.saying.ledger import ANSWER, Ledger, Placed, place_claims, place_title
from build_site.saying.stated import place_texts
from build_site.saying.table_claims import claim_table

MOST_SENTENCES = 3  # sentences that a comparison's page begins with
MISSED = "-missade"  # what the place of a report's goals ends with where its missed measures are named
REACHED = "-mal"  # … and on a committee's page, where it is said how many are reached
HEADS = "tal"  # the place of the large figures


def build_ledger(corpus: Corpus, comparisons: Sequence[Comparison]) -> Ledger:
    """Make and place every claim.

    Args:
        corpus: the checked data; nothing rests on figures that the reports' findings doubt.
        comparisons: the declared comparisons with their figures looked up.
    """
    made = _Made(corpus, comparisons)
    places = (_place_reports, _place_committees, _place_topics, _place_goals, _place_comparisons, _place_start)
    computed = (placed for place in places for placed in place(made))
    return Ledger((*computed, *place_texts(corpus)))


@dataclass(frozen=True)
class _Made:
    """The claims before they are placed."""

    corpus: Corpus
    comparisons: Sequence[Comparison]

    @cached_property
    def doubted(self) -> Mapping[str, tuple[Figure, ...]]:
        """The doubted figures of each report."""
        return {report.id: find_doubted(report) for report in self.corpus.reports}

    @cached_property
    def tables(self) -> Mapping[tuple[str, str], tuple[Claim, ...]]:
        """The claims of each table, by report and table."""
        codes = self.corpus.codes
        return {
            (report.id, table.id): claim_table(report, table, codes, self.doubted[report.id])
            for report in self.corpus.reports
            for table in report.tables
        }

    def budget(self, report: Report) -> list[Claim]:
        """What a report says of the committee's budget: one claim or none."""
        claim = find_budget_claim(report, self.corpus.codes)
        return [claim] if claim else []

    @cached_property
    def shown(self) -> Mapping[str, tuple[ShownValue, ...]]:
        """The values of each comparison as the reader sees them."""
        return {one.spec.id: build_shown_values(one, self.corpus.codes) for one in self.comparisons}

    def compared(self, comparison: Comparison, base: str) -> tuple[Claim, ...]:
        """What is claimed of a comparison on one base."""
        doubted = [*(figure for figures in self.doubted.values() for figure in figures), *comparison.doubted]
        shown = [one for one in self.shown[comparison.spec.id] if one.value.base == base]
        answer = claim_answer(comparison, shown, doubted)
        others = claim_comparison(comparison, shown, doubted)
        return (*answer, *(one for one in others if not _is_told(one, answer)))

    def heads(self, comparison: Comparison) -> tuple[Claim, ...]:
        """The large figures of a comparison."""
        base = comparison.spec.bases[0]
        unsound = {id(figure) for figure in comparison.doubted}
        shown = [one for one in self.shown[comparison.spec.id] if one.value.base == base]
        shown = [one for one in shown if id(one.point.figure) not in unsound]
        return choose_heads(shown, self.compared(comparison, base))


def _is_told(claim: Claim, answers: Sequence[Claim]) -> bool:
    """Whether an answer has told the same figures, or the change of one of the things that it tells of."""
    figures = {id(figure) for figure in claim.figures}
    told = [{id(figure) for figure in answer.figures} for answer in answers]
    return any(figures == one or (claim.kind is Kind.TREND and figures <= one) for one in told)


def _place_reports(made: _Made) -> Iterator[Placed]:
    for report in made.corpus.reports:
        page, budget = addresses.report_address(report), made.budget(report)
        yield from place_claims(page, ANSWER, budget)
        yield from place_claims(addresses.committee_address(report), report.id, budget)
        municipality = made.corpus.codes.municipalities[report.municipality]
        yield from place_claims(addresses.municipality_address(municipality.slug), report.id, budget)
        result = report.table_for(TableRole.OPERATING_RESULT)
        if result:
            yield from _place_chart(page, "diagram", report.id, choose_drawn(result, made.tables[report.id, result.id]))
        for table in report.tables:
            claims = made.tables[report.id, table.id]
            yield from place_claims(page, table.id, claims)
            address = addresses.table_address(report, table.id)
            yield from place_claims(address, ANSWER, claims)
            yield from _place_chart(address, "diagram", f"{report.id}/{table.id}", choose_drawn(table, claims))


def _place_committees(made: _Made) -> Iterator[Placed]:
    """What a committee can be held against itself in, on its page."""
    for report in {report.committee_key: report for report in made.corpus.reports}.values():
        page = addresses.committee_address(report)
        for comparison in find_own(report.committee_key, made.comparisons):
            yield from place_claims(page, comparison.spec.id, made.heads(comparison))


def find_own(key: CommitteeKey, comparisons: Iterable[Comparison]) -> Iterator[Comparison]:
    """The comparisons of a committee's figures alone."""
    return (one for one in comparisons if {point.report.committee_key for point in one.points} == {key})


def choose_drawn(table: Table, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that a table's chart bears out: of figures that it draws, or that say of which whole they are."""
    drawn = {id(figure) for figure in table.chart_figures}
    return [claim for claim in claims if claim.names_set or all(id(figure) in drawn for figure in claim.figures)]


def _place_chart(page: str, drawing: str, chart: str, claims: Sequence[Claim]) -> Iterator[Placed]:
    """The title of a chart on its page and on the page for embedding it."""
    yield from place_title(page, drawing, claims)
    yield from place_title(addresses.embed_address(chart), "diagram", claims)


def _place_topics(made: _Made) -> Iterator[Placed]:
    for topic in made.corpus.codes.topics.values():
        page = addresses.topic_address(topic)
        for report in made.corpus.reports:
            for table in report.tables:
                if belongs_to(table, topic):
                    yield from place_claims(page, f"{report.id}-{table.id}", made.tables[report.id, table.id])
        answering = find_answering(topic, made.comparisons)
        if answering:
            said = made.compared(answering, answering.spec.bases[0])
            yield from place_claims(page, f"{answering.spec.id}-{ANSWER}", said[:MOST_SENTENCES])
            yield from place_title(page, f"{answering.spec.id}-diagram-1", said)
        for comparison in made.comparisons:
            if topic.code in comparison.spec.topics:
                yield from place_claims(page, comparison.spec.id, made.heads(comparison))


def _place_goals(made: _Made) -> Iterator[Placed]:
    for report in made.corpus.reports:
        goals, indicators = find_goals(report), rate_indicators(report, made.corpus.codes)
        if not goals and not indicators:
            continue
        answer = [claim for claim in (claim_assessed(goals), claim_reached(indicators)) if claim]
        told: dict[str, Iterable[Claim]] = {
            "": answer,
            "-nivaer": claim_levels(goals),
            "-resultat": claim_results(indicators),
            MISSED: claim_missed(indicators, made.corpus.codes),
        }
        for ending, claims in told.items():
            yield from place_claims(addresses.goals_address(report), f"{ANSWER}{ending}", claims)
            yield from place_claims(addresses.GOALS, f"{report.id}{ending}", claims)
        yield from place_claims(addresses.committee_address(report), f"{report.id}{REACHED}", answer)
        drawn = claim_drawn(indicators, made.corpus.codes)
        yield from _place_chart(addresses.goals_address(report), "diagram", f"{report.id}/mal", drawn)


def _place_comparisons(made: _Made) -> Iterator[Placed]:
    for comparison in made.comparisons:
        spec = comparison.spec
        page, heads = addresses.comparison_address(spec), made.heads(comparison)
        yield from place_claims(page, ANSWER, made.compared(comparison, spec.bases[0])[:MOST_SENTENCES])
        yield from place_claims(page, HEADS, heads)
        yield from place_claims(addresses.COMPARISONS, spec.id, heads)
        for number, base in enumerate(spec.bases, start=1):
            yield from _place_chart(page, f"diagram-{number}", f"{page}{base}", made.compared(comparison, base))


def _place_start(made: _Made) -> Iterator[Placed]:
    codes = made.corpus.codes
    for report in find_latest(made.corpus):
        cells: dict[str, Claim | None] = {
            "svar": find_budget_claim(report, codes),
            "budget": claim_budget_cell(report, codes),
            "mal": claim_goal_cell(find_goals(report)),
            "kostnad": claim_cost_cell(report, codes),
        }
        for name, claim in cells.items():
            yield from place_claims(addresses.START, f"{report.id}-{name}", [claim] if claim else [])
    comparison = find_featured(made.comparisons)
    if comparison:
        yield from place_claims(addresses.START, HEADS, made.heads(comparison))


def find_latest(corpus: Corpus) -> tuple[Report, ...]:
    """Each committee's latest report that says whether it keeps its budget, by municipality and committee."""
    latest = {
        report.committee_key: report
        for report in sorted(corpus.reports, key=lambda report: report.period.end)
        if find_budget_claim(report, corpus.codes)
    }
    return tuple(report for _, report in sorted(latest.items()))


def find_answering(topic: Topic, comparisons: Iterable[Comparison]) -> Comparison | None:
    """The comparison that answers first on a topic's page: one that the start page may show, or that holds best."""
    about = (one for one in comparisons if topic.code in one.spec.topics and one.spec.verdict != "not_comparable")
    ordered = sorted(about, key=lambda one: (not one.spec.featured, one.spec.verdict != "comparable"))
    return next(iter(ordered), None)


def find_featured(comparisons: Sequence[Comparison]) -> Comparison | None:
    """The comparison that the start page shows: the first that may be, or else the first of all."""
    featured = [comparison for comparison in comparisons if comparison.spec.featured]
    return next(iter(featured or comparisons), None)
