"""What may be claimed of a table's targets, by the rules that the page of goals prints."""

from collections.abc import Callable, Iterable, Sequence

from build_site.comparing.goal_results import NOT_RATED, REACHED, rate_indicators
from build_site.model import CodeLists, Figure, Report, Table
from build_site.saying.claims import Basis, Claim, Scope
from build_site.saying.threshold import ReachedCount, Threshold
from build_site.saying.values import Value, make_value


def claim_targets(
    report: Report,
    table: Table,
    codes: CodeLists,
    scope: Callable[[Sequence[Value], int], Scope],
    is_sound: Callable[[Iterable[Figure]], bool],
) -> list[Claim]:
    """One measure with its target, or how many of several reach theirs."""
    found: list[tuple[tuple[Value, Value], str]] = []
    for indicator in rate_indicators(report, codes):
        rating = indicator.rating
        outcome, target = rating.outcome or rating.previous, rating.target
        if indicator.table is not table or outcome is None or outcome.value is None or target.value is None:
            continue
        if is_sound((outcome, target)):
            title = codes.indicators[outcome.indicator].title if outcome.indicator else rating.row.label
            found.append(((make_value(outcome, title), make_value(target, title)), rating.result))
    if len(found) == 1:
        ((pair, result),) = found
        reached = None if result == NOT_RATED else result == REACHED
        return [Threshold(scope(pair, 1), Basis.ABSOLUTE, pair, reached)]
    rated = [(pair, result) for pair, result in found if result != NOT_RATED]
    if len(rated) < 2:  # noqa: PLR2004 # one measure is no set
        return [Threshold(scope(pair, 1), Basis.ABSOLUTE, pair, result == REACHED) for pair, result in rated]
    values = tuple(value for pair, _ in rated for value in pair)
    reached_count = sum(result == REACHED for _, result in rated)
    return [ReachedCount(scope(values, len(rated)), Basis.ABSOLUTE, values, reached_count)]
