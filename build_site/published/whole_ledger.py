"""Everything that the site says with a figure in it: of the reports' figures, and of how it has worked with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_site import addresses
from build_site.checks.arithmetic import Relation
from build_site.checks.causes import gather_causes
from build_site.checks.findings import Finding
from build_site.comparing.comparison import Comparison
from build_site.model import Corpus, Report
from build_site.saying.ledger import Ledger, Placed, place_claims
from build_site.saying.site_claims import build_ledger
from build_site.saying.tally import Counted, Tally, make_tally

TALLY = "kontroll"  # the place of what a page says of the site's own work
_CAUSES = "SELECT count(*) FROM (SELECT DISTINCT report, cause FROM findings)"


def _ask(counted: str, table: str, condition: str = "") -> str:
    """A question in SQL: how many rows of a published file there are, or how many different values of a column."""
    return " ".join(("SELECT", f"count({counted})", "FROM", table, *(("WHERE", condition) if condition else ())))


@dataclass(frozen=True)
class Tried:
    """What the checks have tried and found.

    Attributes:
        relations: every relation between figures, those that hold and those that don't.
    """

    corpus: Corpus
    comparisons: Sequence[Comparison]
    findings: Sequence[Finding]
    relations: Sequence[Relation]


def build_whole_ledger(tried: Tried) -> Ledger:
    """Every sentence with a figure, placed: those of the figures first."""
    claims = build_ledger(tried.corpus, tried.comparisons)
    return Ledger((*claims.placed, *_place_tallies(tried)))


def _place_tallies(tried: Tried) -> Iterator[Placed]:
    yield from place_claims(addresses.START, TALLY, _tell_at_start(tried))
    yield from place_claims(addresses.FINDINGS, TALLY, _tell_findings(tried))
    yield from place_claims(addresses.COMPARISONS, TALLY, [_tell_verdicts(tried)])
    for report in tried.corpus.reports:
        yield from place_claims(addresses.report_address(report), TALLY, _tell_report(report, tried))


def _tell_at_start(tried: Tried) -> Iterator[Tally]:
    figures = sum(not figure.is_empty for report in tried.corpus.reports for figure in report.figures)
    yield make_tally(
        "Vi har kontrollerat {} siffror och {} samband mellan dem.",
        Counted(figures, _ask("*", "observations", "value IS NOT NULL OR value_text IS NOT NULL")),
        Counted(len(tried.relations), _ask("*", "relations")),
    )
    causes = len(gather_causes(tried.findings))
    times = "gång" if causes == 1 else "gånger"
    yield make_tally(f"{{}} {times} räknar rapporterna fel eller säger emot sig själva.", Counted(causes, _CAUSES))


def _tell_findings(tried: Tried) -> Iterator[Tally]:
    causes, places = len(gather_causes(tried.findings)), len(tried.findings)
    yield make_tally("{} fel och motsägelser är förklarade här.", Counted(causes, _CAUSES))
    if places > causes:
        yield make_tally(
            "De märks på {} ställen, för ett fel kan störa flera siffror.",
            Counted(places, _ask("*", "findings")),
        )
    yield make_tally(
        "{} samband är kontrollräknade: summor, skillnader, andelar och siffror som står på två ställen.",
        Counted(len(tried.relations), _ask("*", "relations")),
    )
    failed = sum(not one.holds for one in tried.relations)
    yield make_tally(
        "{} av dem går inte ihop, fast siffrorna är rätt avskrivna.",
        Counted(failed, _ask("*", "relations", "abs(difference) > tolerance")),
    )


def _tell_verdicts(tried: Tried) -> Tally:
    verdicts = [one.spec.verdict for one in tried.comparisons]

    def count(verdict: str) -> Counted:
        question = _ask("DISTINCT comparison", "comparisons", f"verdict = '{verdict}'")
        return Counted(verdicts.count(verdict), question)

    noun = "jämförelse" if verdicts.count("comparable") == 1 else "jämförelser"
    return make_tally(
        f"{{}} {noun} håller, {{}} gör det med förbehåll, och {{}} gånger går siffrorna inte att jämföra fast de ser "
        "ut så.",
        *map(count, ("comparable", "reservations", "not_comparable")),
    )


def _tell_report(report: Report, tried: Tried) -> Iterator[Tally]:
    relations = sum(one.figure.report == report.id for one in tried.relations)
    of_report = f"report = '{report.id}'"
    yield make_tally(
        "{} samband mellan siffrorna är kontrollräknade.",
        Counted(relations, _ask("*", "relations", of_report)),
    )
    causes = len(gather_causes([one for one in tried.findings if one.report == report.id]))
    if causes:
        said = "fel eller motsägelse är förklarad" if causes == 1 else "fel eller motsägelser är förklarade"
        yield make_tally(
            f"{{}} {said} på sidan Granskning.",
            Counted(causes, _ask("DISTINCT cause", "findings", of_report)),
        )
