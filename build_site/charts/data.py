"""What a chart shows, before it is drawn."""

from dataclasses import dataclass
from decimal import Decimal

from build_site.periods import Period


@dataclass(frozen=True, slots=True)
class Mark:
    """One drawn mark.

    Attributes:
        category: what the mark is about, along the category axis.
        series: which series it belongs to.
        panel: which small multiple it stands in, or "".
        value: in the chart's unit.
        label: the value as the reader sees it.
        target: where the figure stands on the site, relative to its root.
        measure: code of what is measured: `outcome`, `budget`, `target` …
        period: what the figure refers to.
        whole: whether the mark is the sum of the others.
        within: whether the mark is a part of another one.
        uncertain: whether the place of the figure in its table was lost.
    """

    category: str
    series: str
    panel: str
    value: Decimal
    label: str
    target: str
    measure: str = ""
    period: Period | None = None
    whole: bool = False
    within: bool = False
    uncertain: bool = False

    @property
    def name(self) -> str:
        """What the value is of."""
        return ", ".join(dict.fromkeys(part for part in (self.panel, self.category, self.series) if part))


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows, before it is drawn.

    Attributes:
        kind: `deviation`, `bars`, `parts`, `panels`, `bullet`, `targets`, `dumbbell`, `lines` or `slope`.
        title: what the chart says, as a sentence, or its plain heading where no sentence is safe.
        subtitle: what it shows: heading, unit and period.
        series: names of the series in the order in which they are drawn.
        categories: names of the categories, likewise.
        description: the figures in words, for those who can't see the chart.
        id: where its pictures and its page for embedding stand, such as `<report>/<table>`; "" when it has none.
        source: the report that the figures come from, as a line below the chart.
        page: the address of the page that it stands on.
        gaps: category and series of figures that are missing beside others.
        breaks: categories from which on a series has another meaning, and why.
    """

    kind: str
    title: str
    subtitle: str
    unit: str
    series: tuple[str, ...]
    categories: tuple[str, ...]
    marks: tuple[Mark, ...]
    description: str
    id: str = ""
    source: str = ""
    page: str = ""
    gaps: tuple[tuple[str, str], ...] = ()
    breaks: tuple[tuple[str, str], ...] = ()


def say_label(mark: Mark) -> str:
    """The mark's label, with a question mark where the place of the figure is uncertain."""
    return f"{mark.label}\u00a0?" if mark.uncertain else mark.label
