"""What a report prints: a column, a row, and the figure where they meet."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal

from build_site.codes import Measure, Unit
from build_site.periods import Period


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column that holds figures.

    Attributes:
        title: the heading that the site shows, with measure and period spelled out.
        printed: the heading as the report prints it.
        period: what the figures refer to; None where each row says it, or for a total over several years.
        unit, sex, age, indicator, account, service, area: code that holds for the whole column, or "".
        as_of: the point of time from which the figures speak, where it is another than the report's; see `Figure`.
        has_grades: whether each text begins with its grade on a scale: «3. Stor».
        decimals: decimals to count with where the report drops final zeros.
        difference_of: the two columns of which this one is the difference (first minus second).
        ratio_of: the two columns of which this one is the share in per cent (first of second).
        sum_of: the columns of which this one is the sum.
        weighted_by: the column with the weights, when the total is the weighted mean of its parts.
    """

    name: str
    title: str
    printed: str
    numeric: bool
    measure: str
    period: Period | None
    unit: str = ""
    sex: str = ""
    age: str = ""
    indicator: str = ""
    service: str = ""
    area: str = ""
    account: str = ""
    as_of: Period | None = None
    has_grades: bool = False
    decimals: int = 0
    difference_of: tuple[str, str] | None = None
    ratio_of: tuple[str, str] | None = None
    sum_of: tuple[str, ...] = ()
    weighted_by: str = ""


@dataclass(frozen=True, slots=True, order=True)
class PageBox:
    """A part of a page of a PDF: the page from 1, and edges in whole points from the page's upper left corner."""

    page: int
    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def parse(cls, text: str) -> "PageBox | None":
        """Read «14 57 310 540 322»; None where the text is no page and box."""
        numbers = text.split(" ")
        return (
            cls(*map(int, numbers)) if len(numbers) == len(fields(cls)) and all(map(str.isdecimal, numbers)) else None
        )

    def __str__(self) -> str:
        return f"{self.page} {self.box}"

    @property
    def is_flat(self) -> bool:
        """Whether the box has no width or no height."""
        return self.left >= self.right or self.top >= self.bottom

    @property
    def box(self) -> str:
        """The edges as a package writes them: «57 310 540 322»."""
        return f"{self.left} {self.top} {self.right} {self.bottom}"


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row.

    Attributes:
        file_line: where the row stands in the CSV file (the header is line 1).
        places: source lines as written in the file: one for the row, or one for each figure. Of a PDF the page.
        spot: where on that page the row stands; None of a text.
        parent: id of the row whose sum this row is a part of.
        of_which: id of the row of which this is one part among others, or that is the same thing counted otherwise.
        level: how far a goal is reached on the shared scale: `good`, `acceptable`, `not_acceptable` or
            `not_assessed`; "" for rows that are no goals.
        aim: how an outcome is held against the row's target, a code of `Aim`; "" where its words or
            the indicator say it.
        extra: text columns that hold no figures, by name.
    """

    id: str
    file_line: int
    label: str
    places: tuple[str, ...]
    heading: str = ""
    quantity: str = ""
    parent: str = ""
    of_which: str = ""
    flow: str = ""
    goal: str = ""
    level: str = ""
    project: str = ""
    sex: str = ""
    note: str = ""
    aim: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    spot: PageBox | None = None

    @property
    def full_label(self) -> str:
        """The printed labels from the outermost to the innermost, joined with ` > `."""
        return " > ".join(part for part in (self.heading, self.label, self.quantity) if part)


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed cell, with everything that says what it means.

    Attributes:
        meaning: what is measured; `measure` is its code.
        account: harmonised type of cost, income or investment, or "".
        flow: the kind of money that the figure is about, by its indicator, its row or its account; "" when it isn't
            money.
        as_of: the point of time from which a forecast speaks, or a figure that was printed otherwise before or later;
            None for what does not depend on it.
        turned: whether the figure is printed with the opposite sign to that of `base_value`: a cost without minus.
        is_reread: whether the cell itself, or its row, says which sign it has, because it has another than one expects.
        is_slip: whether only the cell is turned, so that it contradicts the rest of its table: a slip of the report.
        is_whole: whether the figure is about the whole committee, by its service.
        value: the number as printed, with its decimals; None for text and for empty cells.
        text: the text as printed when the cell is not a number.
        grade: the number that the text begins with where it is a grade on a scale.
        line: source line or lines (`931`, `931-934`).
        status: why the cell is empty, or "".
    """

    report: str
    table: str
    row: Row
    column: Column
    municipality: str
    meaning: Measure
    period: Period | None
    sex: str
    age: str
    unit: Unit
    service: str
    is_whole: bool
    indicator: str
    flow: str
    value: Decimal | None
    text: str
    line: str
    uncertain: bool
    status: str
    note: str
    account: str = ""
    as_of: Period | None = None
    turned: bool = False
    is_reread: bool = False
    is_slip: bool = False
    grade: Decimal | None = None

    @property
    def measure(self) -> str:
        """Code of what is measured."""
        return self.meaning.code

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed in the cell."""
        return self.value is None and not self.text

    @property
    def number(self) -> Decimal | None:
        """The number that the cell holds: its value, or the grade that its text begins with."""
        return self.grade if self.value is None else self.value

    @property
    def printed_base(self) -> Decimal | None:
        """The value in the base unit (kr, per cent, count), with its printed sign."""
        return None if self.value is None else self.value * self.unit.factor

    @property
    def sign(self) -> int:
        """What the printed sign is multiplied by to get the one of `base_value`: 1 or -1."""
        return -1 if self.turned != self.meaning.is_reversed else 1

    @property
    def ledger_value(self) -> Decimal | None:
        """The printed value with the sign by which the figures of its table add up, whatever the habit of printing."""
        return -self.value if self.value is not None and self.turned and not self.is_slip else self.value

    @property
    def base_value(self) -> Decimal | None:
        """The value in the base unit with the sign that all figures have by one rule, whoever printed them.

        Income is positive; cost, cost per unit and investment negative; net is income plus cost; a deviation is
        positive where it is a surplus; a change has its own sign.
        """
        return None if self.number is None else self.number * self.unit.factor * self.sign

    @property
    def told_base(self) -> Decimal | None:
        """The value in the base unit as a reader is told it: as printed, but a deviation is a surplus when positive."""
        return self.base_value if self.meaning.is_budget_deviation else self.printed_base

    @property
    def rounding(self) -> Decimal:
        """Half a unit of the last printed decimal: how far the printed value may be from the true one."""
        exponent = 0 if self.value is None else int(self.value.as_tuple().exponent)
        return Decimal(5).scaleb(min(exponent, -self.column.decimals) - 1)

    @property
    def base_rounding(self) -> Decimal:
        """The rounding in the base unit."""
        return self.rounding * self.unit.factor
