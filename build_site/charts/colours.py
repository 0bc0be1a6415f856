"""One colour for each meaning: women and men, municipalities, budgets, forecasts, outcomes and targets."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from build_site.charts import theme
from build_site.charts.chart import Chart, Mark
from build_site.vocabularies import MeasureKind, Sex

Trait = Callable[[Mark], Hashable]


def _find_sex(mark: Mark) -> Hashable:
    return Sex(mark.figure.sex) if mark.figure.sex else None


def _find_place(mark: Mark) -> Hashable:
    return mark.figure.municipality


def _find_kind(mark: Mark) -> Hashable:
    return mark.measure_kind if mark.measure_kind in theme.KIND_COLOURS else None


_TRAITS: Sequence[Trait] = (_find_sex, _find_place, _find_kind)


def colour_series(chart: Chart) -> tuple[str, ...]:
    """A colour for each series of a chart.

    Series that all differ in whom they are about, in their municipality or in the kind of their measure have the
    colours of that. Otherwise budgets, forecasts and targets keep theirs beside outcomes; the rest have others.
    """
    groups = [[mark for mark in chart.marks if mark.series == name] for name in chart.series]
    for find in _TRAITS:
        traits = [_find_single(group, find) for group in groups]
        if len(groups) > 1 and None not in traits and len(set(traits)) == len(traits):
            return tuple(colour_traits(traits))
    return _colour_rest([_find_single(group, _find_kind) for group in groups])


def colour_marks(chart: Chart) -> tuple[str, ...]:
    """A colour for each mark of a chart that has one series: by municipality, or else by what tells the marks apart."""
    for find in (_find_place, _find_kind, _find_sex):
        traits = [find(mark) for mark in chart.marks]
        if None not in traits and len(set(traits)) > 1:
            found = list(dict.fromkeys(traits))
            colours = dict(zip(found, colour_traits(found), strict=True))
            return tuple(colours[trait] for trait in traits)
    return (theme.SERIES[0],) * len(chart.marks)


def colour_traits(traits: Iterable[Hashable]) -> list[str]:
    """The colour of each sex, kind of measure or municipality; municipalities share none while there are others."""
    colours: list[str] = []
    for trait in traits:
        if isinstance(trait, Sex):
            colours.append(theme.SEX_COLOURS[trait])
        elif isinstance(trait, MeasureKind):
            colours.append(theme.KIND_COLOURS[trait])
        else:
            colours.append(_choose_place_colour(str(trait), colours))
    return colours


def _choose_place_colour(code: str, taken: Sequence[str]) -> str:
    """By its code, so that a new municipality changes no other's; the next where that is taken."""
    first = int(code) % len(theme.PLACE_COLOURS)
    turned = (*theme.PLACE_COLOURS[first:], *theme.PLACE_COLOURS[:first])
    return next((colour for colour in turned if colour not in taken), turned[0])


def _find_single(group: Iterable[Mark], find: Trait) -> Hashable:
    """What all marks of a group have in common, or None."""
    found = {find(mark) for mark in group}
    return found.pop() if len(found) == 1 else None


def _colour_rest(kinds: Sequence[Hashable]) -> tuple[str, ...]:
    beside = MeasureKind.ACTUAL in kinds
    fixed = [
        theme.KIND_COLOURS[kind] if isinstance(kind, MeasureKind) and kind is not MeasureKind.ACTUAL and beside else ""
        for kind in kinds
    ]
    free = [colour for colour in theme.SERIES if colour not in fixed]
    left = iter(range(len(kinds)))
    return tuple(colour or free[next(left) % len(free)] for colour in fixed)
