"""A comparison as it is declared: which figures, how they are shown and how well they can be compared."""

from dataclasses import dataclass
from enum import StrEnum

from build_site.periods import Period


@dataclass(frozen=True, slots=True)
class Selector:
    """Points out one figure by what the tidy database says of it; "" says nothing.

    Attributes:
        column: name of the column in the package's table.
        budget_column: the column of the same row that the figure is a share of, for the base `percent_of_budget`.
        doubted: why nothing may rest on the figure, though it is shown; "" for others.
    """

    report: str = ""
    table: str = ""
    row: str = ""
    column: str = ""
    service: str = ""
    indicator: str = ""
    measure: str = ""
    period: str = ""
    sex: str = ""
    age: str = ""
    unit: str = ""
    budget_column: str = ""
    doubted: str = ""

    def describe(self) -> str:
        """What the selector asks for, for messages."""
        asked = ((name, getattr(self, name)) for name in self.__slots__ if name != "doubted")
        return ", ".join(f"{name} {value}" for name, value in asked if value)


@dataclass(frozen=True, slots=True)
class SeriesSpec:
    """Figures that belong together, such as one quantity over the years.

    Attributes:
        name: as the reader sees it; "" lets municipality, measure and period speak for a single figure.
        target: whether the series is a target that others are held against.
    """

    name: str
    points: tuple[Selector, ...]
    target: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """From this period on, figures can't be compared with those before."""

    period: Period
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two figures can't be compared without care."""

    kind: str
    text: str


class AskKind(StrEnum):
    """What a comparison asks of its series."""

    RISES = "rises"  # whether they have risen
    FALLS = "falls"  # whether they have fallen
    HIGHER = "higher"  # whether the first is higher than the second
    HIGHEST = "highest"  # which is highest
    KEPT = "kept"  # whether they keep their budgets
    MISSED = "missed"  # how far the outcome came from what was expected
    SEXES = "sexes"  # whether women or men more often have the higher figure


@dataclass(frozen=True, slots=True)
class Asks:
    """What the question of a comparison asks, so that it can be answered from the figures.

    Attributes:
        series: names of the series that it asks of, in the order that the kind gives a meaning; () for all.
    """

    kind: AskKind
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparisonSpec:
    """A declared comparison: a question, the figures that answer it and how well they can be compared.

    Attributes:
        group: `municipalities`, `years`, `committees`, `sexes` or `forecasts`.
        topics: codes of the topics whose pages show the comparison.
        bases: what the figures are shown per: `total`, `per_inhabitant`, `percent_of_budget`, `index`.
        verdict: `comparable`, `reservations` or `not_comparable`: as declared, it only says how bad it is at least;
            in a comparison that is built it is the one that holds.
        breaks: where a series changes its meaning.
        cost: whether the figures are costs, printed with a minus, so that they are shown without it.
        featured: whether the start page may show it.
        slope: whether each thing goes from a forecast to an outcome; its series are called «<thing>, <time>».
        asks: what the question asks, or None where no answer is shorter than the figures.
    """

    id: str
    path: str
    title: str
    question: str
    summary: str
    group: str
    topics: tuple[str, ...]
    series: tuple[SeriesSpec, ...]
    bases: tuple[str, ...]
    verdict: str
    reasons: tuple[Reason, ...]
    breaks: tuple[Break, ...]
    cost: bool
    featured: bool = False
    slope: bool = False
    asks: Asks | None = None
