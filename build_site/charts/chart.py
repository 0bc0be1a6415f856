"""What a chart shows, before it is drawn: marks that rest on figures, and what they are called."""

from dataclasses import dataclass
from decimal import Decimal

from build_site.formatting import NBSP, format_number, format_signed, round_number
from build_site.model import Figure, MeasureKind, Sex, Unit
from build_site.periods import Period

ACTUAL, PLANNED, AIMED = MeasureKind.ACTUAL, MeasureKind.PLANNED, MeasureKind.AIMED
SEX_NAMES = {Sex.WOMEN: "Kvinnor", Sex.MEN: "Män", Sex.TOTAL: "Alla"}


@dataclass(frozen=True, slots=True)
class Point:
    """A figure that is to be drawn, with what a chart may call it.

    Attributes:
        value: in `unit`.
        address: where the figure stands on the site, relative to its root.
        row: what the figure is about.
        column: which of the row's figures it is.
        line: what a line of such figures over time is called.
        time: when it was known, along an axis from forecast to outcome: «Prognosen i delårsrapport 2».
        decimals: how many the value is shown with; None keeps those that it has.
    """

    figure: Figure
    value: Decimal
    unit: Unit
    address: str
    row: str = ""
    column: str = ""
    line: str = ""
    time: str = ""
    decimals: int | None = None

    @property
    def measure_kind(self) -> MeasureKind:
        """What kind of measure the figure is."""
        return self.figure.meaning.kind

    @property
    def is_plan(self) -> bool:
        """Whether the figure is a budget or a target, which others are held against."""
        return self.figure.meaning.is_plan


@dataclass(frozen=True, slots=True)
class Mark:
    """One drawn mark: a point and its place.

    Attributes:
        category: what stands at its place along the axis of categories.
        series: the series that it belongs to, or "".
        panel: the small multiple that it stands in, or "".
        piece: which unbroken piece of its line it is in; None where there are no lines.
    """

    point: Point
    category: str
    series: str = ""
    panel: str = ""
    piece: int | None = None

    @property
    def figure(self) -> Figure:
        """The figure that the mark rests on."""
        return self.point.figure

    @property
    def value(self) -> Decimal:
        """In the mark's unit."""
        return self.point.value

    @property
    def unit(self) -> Unit:
        """The unit that the value is shown in."""
        return self.point.unit

    @property
    def period(self) -> Period | None:
        """What the figure refers to."""
        return self.figure.period

    @property
    def measure_kind(self) -> MeasureKind:
        """See `Point.measure_kind`."""
        return self.point.measure_kind

    @property
    def is_plan(self) -> bool:
        """See `Point.is_plan`."""
        return self.point.is_plan

    @property
    def shown(self) -> Decimal:
        """The value as the reader sees it, rounded."""
        return round_number(self.value, self.point.decimals)

    @property
    def label(self) -> str:
        """The value as the reader sees it, with its sign where plus says something: «+3,2»."""
        return format_signed(self.shown) if self.figure.meaning.signed else format_number(self.shown)

    @property
    def sure_label(self) -> str:
        """The label, with a question mark where the place of the figure is uncertain."""
        return f"{self.label}{NBSP}?" if self.figure.uncertain else self.label

    @property
    def group(self) -> str:
        """What the mark is drawn together with: its panel, or the unbroken piece of its line."""
        return self.panel or ("" if self.piece is None else f"{self.series} {self.piece}")

    @property
    def name(self) -> str:
        """What the value is of."""
        return ", ".join(dict.fromkeys(part for part in (self.panel, self.category, self.series) if part))


@dataclass(frozen=True, slots=True)
class MissingFigure:
    """A figure that is missing beside others."""

    category: str
    series: str


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """From this category on a series has another meaning, and why."""

    category: str
    reason: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows, before it is drawn.

    Attributes:
        kind: code of its kind; see `kinds`.
        title: what the chart says, as a sentence, or its plain heading where no sentence is safe.
        subtitle: what it shows: heading, unit and period.
        unit: of all its marks; None where they have several.
        series: names of the series in the order in which they are drawn.
        categories: names of the categories, likewise.
        description: the figures in words, for those who can't see the chart.
        id: where its pictures and its page for embedding stand, such as `<report>/<table>`; "" when it has none.
        base: the base that the figures of a comparison are on, or "".
        source: the report that the figures come from, as a line below the chart.
        page: the address of the page that it stands on.
    """

    kind: str
    title: str
    subtitle: str
    unit: Unit | None
    series: tuple[str, ...]
    categories: tuple[str, ...]
    marks: tuple[Mark, ...]
    description: str
    id: str = ""
    base: str = ""
    source: str = ""
    page: str = ""
    gaps: tuple[MissingFigure, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()

    @property
    def caption(self) -> str:
        """Title and subtitle as sentences, for those who hear them one after another."""
        return " ".join(
            one if one.endswith((".", "?", "…")) else f"{one}." for one in (self.title, self.subtitle) if one
        )
