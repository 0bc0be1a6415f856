"""What the codes mean: the entries of the code lists.

Code asks what an entry means (its kind, its role, its flow), never what it is called. So a new measure, unit or
municipality is a row in a list, and says nothing false.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from build_site.periods import MONTHS, Period
from build_site.vocabularies import AreaKind, Direction, MeasureKind, UnitKind, UnitRole


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality by its SCB code, or the whole country.

    Attributes:
        place: its address in GeoNames, or "".
    """

    code: str
    name: str
    genitive: str
    slug: str
    kind: AreaKind = AreaKind.MUNICIPALITY
    place: str = ""

    @property
    def name_in_text(self) -> str:
        """The name inside a sentence: «Botkyrka», but «riket»."""
        return self.name.lower() if self.kind is AreaKind.COUNTRY else self.name


CommitteeKey = tuple[str, str]
"""What identifies a committee: its municipality's SCB code and its own code. Every municipality may have an `sn`."""


@dataclass(frozen=True, slots=True)
class Committee:
    """A municipal committee (nämnd); its code is its own within its municipality."""

    code: str
    municipality: str
    name: str
    short_name: str
    responsibility: str

    @property
    def key(self) -> CommitteeKey:
        """What identifies the committee among those of all municipalities."""
        return self.municipality, self.code


@dataclass(frozen=True, slots=True)
class ReportKind:
    """Which of a year's reports a report is, as Swedish municipalities print them.

    Attributes:
        plural, definite: the name inside a sentence: «delårsrapporter», «delårsrapporten».
        months: the first and the last month that its period may end with.
        repeats: whether a committee may have several a year, told apart by their month; else the period follows the
            year from January.
        also: other names that reports of the kind have in their titles.
    """

    code: str
    title: str
    description: str
    plural: str
    definite: str
    months: tuple[int, int]
    repeats: bool
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All that a report of the kind may be called, its title first."""
        return self.title, *self.also

    def name(self, period: Period) -> str:
        """A report of the kind: «Delårsrapport 2 2023», «Sammanträdeshandlingar juni 2023»."""
        month = f"{MONTHS[period.end[1] - 1]} " if self.repeats else ""
        return f"{self.title} {month}{period.year}"

    def list_folders(self, period: Period) -> tuple[str, ...]:
        """What the folder of such a report may be called, the first choice first."""
        if not self.repeats:
            return (f"{period.year}-{self.code}",)
        month = MONTHS[period.end[1] - 1]
        return f"{period.year}-{self.code}-{month}", f"{period.year}-{month}"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: outcome, budget, a deviation …

    Attributes:
        of, against: codes of the measures of which a difference is the first minus the second. For an outcome or a
            forecast, `against` holds what it may be compared with, the first choice first.
        of_kind, against_kind: the kinds of those measures where the measure is a difference, otherwise its own kind
            and None.
        signed: whether the figure is shown with its sign also when it is positive.
        better: `higher` where a positive figure is good news whatever it is about, `lower`, or "".
        additive: whether the figures of parts add up to that of the whole.
        definite: the measure inside a sentence, such as «utfallet».
        versus: what one writes after «mot» when something is held against the measure («budget»), or when a
            difference says what it differs from.
    """

    code: str
    title: str
    description: str
    kind: MeasureKind
    of: str = ""
    against: tuple[str, ...] = ()
    of_kind: MeasureKind | None = None
    against_kind: MeasureKind | None = None
    signed: bool = False
    better: str = ""
    additive: bool = False
    definite: str = ""
    versus: str = ""

    @property
    def is_difference(self) -> bool:
        """Whether the measure is one measure minus another."""
        return self.kind is MeasureKind.DIFFERENCE

    @property
    def is_expected(self) -> bool:
        """Whether the figure is a forecast, or says how far a forecast is from something."""
        return self.of_kind is MeasureKind.EXPECTED or self.against_kind is MeasureKind.EXPECTED

    @property
    def is_reversed(self) -> bool:
        """Whether the difference is printed the other way round: budget minus outcome, so that minus is a surplus."""
        return self.is_difference and self.better == Direction.LOWER

    @property
    def plan(self) -> str:
        """Code of the budget that a deviation is from, whichever way round it is printed; "" for other measures."""
        if not self.is_budget_deviation:
            return ""
        return self.of if self.of_kind is MeasureKind.PLANNED else self.against[0]

    @property
    def is_budget_deviation(self) -> bool:
        """Whether the measure says how far something is from its budget, so that plus is a surplus."""
        kinds = (self.of_kind, self.against_kind)
        return self.is_difference and MeasureKind.PLANNED in kinds

    @property
    def is_plan(self) -> bool:
        """Whether the measure is something that others are held against: a budget or a target."""
        return self.kind in (MeasureKind.PLANNED, MeasureKind.AIMED)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement.

    Attributes:
        factor: what one unit is worth in the base unit.
        additive: whether figures in this unit can be added to a sum (kronor can, per cent can't).
        whole: whether the thing counted has no halves, so that sums must be exact.
        singular: the unit after the number 1; "" where it is the abbreviation.
        role: what the site shows in this unit of its own choice, or None.
    """

    code: str
    title: str
    abbreviation: str
    base_unit: str
    factor: Decimal
    additive: bool
    whole: bool
    kind: UnitKind
    singular: str = ""
    role: UnitRole | None = None

    @property
    def is_relative(self) -> bool:
        """Whether figures in the unit don't grow with the length of the period: shares and indices."""
        return self.kind in (UnitKind.SHARE, UnitKind.POINTS, UnitKind.INDEX, UnitKind.WORDS)

    @property
    def is_money(self) -> bool:
        """Whether figures in the unit are kronor, in all or for each of something."""
        return self.kind in (UnitKind.MONEY, UnitKind.MONEY_PER)

    @property
    def is_named(self) -> bool:
        """Whether the unit is written after its numbers: an index of 78 is only «78»."""
        return self.kind not in (UnitKind.INDEX, UnitKind.WORDS)


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of a simple code list: service, status, indicator or account.

    Attributes:
        parent: for a service the one that it is part of, for an indicator the service that it belongs to, or "".
        direction: for an indicator, which way is better: `higher`, `lower` or "" when neither is.
        flow: for an indicator of money, and for an account, what kind of money, or "".
        accumulates: for an indicator, whether it adds up over the year; None where its unit says it.
        obs_status: for a reason why a cell is empty, its code in SDMX's CL_OBS_STATUS.
    """

    code: str
    title: str
    description: str = ""
    parent: str = ""
    direction: str = ""
    flow: str = ""
    accumulates: bool | None = None
    obs_status: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that several committees report on: the tables of some groups and of some services.

    Attributes:
        words: other words that people use for the subject, by which its page is found too.
        themes: codes of the European themes of open data that it belongs to.
    """

    code: str
    title: str
    description: str
    groups: frozenset[str]
    services: frozenset[str]
    words: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeLists:
    """The shared vocabularies, by code; committees by municipality and code."""

    municipalities: Mapping[str, Municipality]
    committees: Mapping[CommitteeKey, Committee]
    services: Mapping[str, Code]
    measures: Mapping[str, Measure]
    units: Mapping[str, Unit]
    indicators: Mapping[str, Code]
    accounts: Mapping[str, Code]
    statuses: Mapping[str, Code]
    topics: Mapping[str, Topic]
    report_kinds: Mapping[str, ReportKind]

    def unit_for(self, role: UnitRole) -> Unit:
        """The unit that the site shows something in.

        Raises:
            LookupError: no unit has the role; reading refuses such a list.
        """
        found = next((unit for unit in self.units.values() if unit.role is role), None)
        if found is None:
            raise LookupError(role)
        return found
