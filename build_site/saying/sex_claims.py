"""What is said of women and men: the latest time first, and of all shares of the table, not only those drawn."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from build_site.formatting import lower_first
from build_site.model import CodeLists, Figure, Table
from build_site.naming import name_pairs
from build_site.saying.choosing import FEWEST, claim_gaps
from build_site.saying.claims import Basis, Claim
from build_site.saying.count import HigherCount
from build_site.saying.shared_phrases import find_end
from build_site.saying.told_table import ToldTable
from build_site.saying.values import Value
from build_site.vocabularies import Sex, UnitKind

_WHOLE = 100  # per cent


def tell_sexes(told: ToldTable) -> Iterable[Claim]:
    """The latest time first: how far women and men are apart, and how often who has the higher figure.

    All shares of the table count, not only those that are drawn.
    """
    if not told.figures:
        return
    pairs = _pair_sexes(told, _find_latest(told))
    yield from claim_gaps(pairs, told.scope)
    yield from _count_higher(told, pairs)


def _find_latest(told: ToldTable) -> list[Figure]:
    """The figures of women and of men that are like those drawn, also those that aren't, of the latest time.

    A time at which a share is of a few persons is passed over: one of two is no half.
    """
    drawn = told.figures[0]
    sexes = [one for one in told.table.figures if _is_of_sex(one, drawn)]
    of_few = {find_end(one) for one in sexes if _is_share_of_few(one, told.table)}
    times = [{find_end(one) for one in sexes if one.sex == sex} for sex in (Sex.WOMEN, Sex.MEN)]
    latest = max(set.intersection(*times) - of_few, default=None)
    return [one for one in sexes if find_end(one) == latest]


def _is_share_of_few(figure: Figure, table: Table) -> bool:
    """Whether the row prints how many a share is of at that time, and they are few."""
    beside = (one for one in table.figures if one.row is figure.row and one.period == figure.period)
    counts = (one.value for one in beside if one.unit.kind is UnitKind.COUNT and one.value is not None)
    return figure.unit.kind is UnitKind.SHARE and any(count < FEWEST for count in counts)


def _is_of_sex(figure: Figure, drawn: Figure) -> bool:
    """Whether a figure is a dated number of women or of men, in the unit and of the kind of measure of one drawn."""
    is_number = figure.value is not None and figure.unit == drawn.unit
    alike = is_number and figure.meaning.kind is drawn.meaning.kind
    return alike and figure.sex != Sex.TOTAL and figure.period is not None


def _count_higher(told: ToldTable, pairs: Sequence[tuple[Value, Value]]) -> Iterable[Claim]:
    """How often who has the higher figure, where one of them has it more often."""
    higher = sum(women.amount > men.amount for women, men in pairs)
    lower = sum(women.amount < men.amount for women, men in pairs)
    if len(pairs) > 1 and higher != lower:
        values = tuple(value for pair in pairs for value in pair)
        yield HigherCount(told.scope(values, len(pairs)), Basis.ABSOLUTE, values, higher, lower)


def _pair_sexes(told: ToldTable, figures: Sequence[Figure]) -> list[tuple[Value, Value]]:
    """Women and men of the same thing; [] where one of the figures is doubted or their times differ."""
    named = name_pairs(told.table, figures, told.codes)
    found = [pair for pair in _match_sexes(figures, named) if not _is_division(*pair)]
    if len({women.period for women, _ in found}) != 1 or not told.is_sound(chain.from_iterable(found)):
        return []
    several = len({women.indicator for women, _ in found}) > 1

    def name(figure: Figure) -> str:
        about = _say_row(figure, named)
        return _add_indicator(about, figure, told.codes) if several else about

    return [(told.value(women, name(women)), told.value(men, name(men))) for women, men in found]


def _match_sexes(figures: Iterable[Figure], named: Mapping[str, str]) -> list[tuple[Figure, Figure]]:
    """The figures of women and of men of the same row, indicator, age and time."""
    groups: dict[tuple[object, ...], dict[str, Figure]] = {}
    for figure in figures:
        key = (_say_row(figure, named), figure.indicator, figure.age, figure.period)
        groups.setdefault(key, {})[figure.sex] = figure
    return [(pair[Sex.WOMEN], pair[Sex.MEN]) for pair in groups.values() if {Sex.WOMEN, Sex.MEN} <= pair.keys()]


def _say_row(figure: Figure, named: Mapping[str, str]) -> str:
    """What a figure is of, without its sex."""
    return named.get(figure.row.id, figure.row.heading)


def _add_indicator(about: str, figure: Figure, codes: CodeLists) -> str:
    """What a figure is of, with its indicator, where several are told."""
    indicator = codes.indicators.get(figure.indicator)
    if indicator is None or about == indicator.title:
        return about
    return f"{about}, {lower_first(indicator.title)}" if about else indicator.title


def _is_division(women: Figure, men: Figure) -> bool:
    """Whether the two say how one group divides by sex, rather than the same thing of each."""
    return women.unit.kind is UnitKind.SHARE and (women.value or 0) + (men.value or 0) == _WHOLE
