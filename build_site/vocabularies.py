"""The closed vocabularies that the program gives a meaning: what an entry of a code list, or a table, may be."""

from enum import StrEnum


class MeasureKind(StrEnum):
    """What a measure is, whatever it is called."""

    ACTUAL = "actual"  # what has happened
    EXPECTED = "expected"  # what is expected to happen
    PLANNED = "planned"  # what has been decided that it may cost or comprise
    AIMED = "aimed"  # what one wants to reach
    DIFFERENCE = "difference"  # one measure minus another
    REMAINING = "remaining"  # what is left of a plan before its time is out
    CHANGE = "change"  # the same measure at two times
    STATE = "state"  # in words: how far something has come
    UNSPECIFIED = "unspecified"  # only the column's heading says what it is

    @property
    def is_level(self) -> bool:
        """Whether it is how much there is, and no difference, change, state or anything unsaid."""
        return self in (MeasureKind.ACTUAL, MeasureKind.EXPECTED, MeasureKind.PLANNED, MeasureKind.AIMED)


class UnitKind(StrEnum):
    """What a unit measures, whatever it is called."""

    MONEY = "money"
    MONEY_PER = "money_per"  # kronor for each place, person, inhabitant …
    SHARE = "share"  # of a hundred
    POINTS = "points"  # the difference between two shares
    COUNT = "count"
    COUNT_PER = "count_per"  # persons for each manager, households for each thousand inhabitants …
    DURATION = "duration"
    INDEX = "index"
    WORDS = "words"  # assessments and other answers that are no numbers


class UnitRole(StrEnum):
    """What the site shows in a unit of its own choice; one unit has each role."""

    SUM = "sum"  # sums of money, in sentences and in comparisons
    PER_INHABITANT = "per_inhabitant"  # money divided by the number of inhabitants
    OF_BUDGET = "of_budget"  # figures as parts of their budget
    OF_FIRST = "of_first"  # figures of a series when the first is 100
    SHARE = "share"  # parts of a hundred


class TableRole(StrEnum):
    """What a table is in its report, whatever the report calls it."""

    SUMMARY = "summary"
    OPERATING_RESULT = "operating_result"
    OPERATING_DETAILS = "operating_details"
    INCOME_STATEMENT = "income_statement"
    ACCOUNT_ANALYSIS = "account_analysis"
    FORECASTS = "forecasts"
    GRANTS = "grants"
    INVESTMENTS = "investments"
    INVESTMENTS_ANNUAL = "investments_annual"
    INVESTMENTS_MULTI_YEAR = "investments_multi_year"
    VOLUMES = "volumes"
    UNIT_COSTS = "unit_costs"
    STAFF = "staff"
    SICK_LEAVE = "sick_leave"
    OTHER = "other"

    @property
    def is_investment(self) -> bool:
        """Whether the table is about investments: they are paid once, and leave no surplus."""
        return self in _INVESTMENTS


_INVESTMENTS = (TableRole.INVESTMENTS, TableRole.INVESTMENTS_ANNUAL, TableRole.INVESTMENTS_MULTI_YEAR)


class Sex(StrEnum):
    """Whom a figure is about."""

    TOTAL = "total"
    WOMEN = "women"
    MEN = "men"

    @property
    def stems(self) -> tuple[str, ...]:
        """What a printed label begins with that says the sex by itself, in small letters."""
        return _STEMS.get(self, ())


_STEMS = {Sex.WOMEN: ("kvinn",), Sex.MEN: ("man", "män")}


class Flow(StrEnum):
    """What kind of money a row or an indicator is about."""

    INCOME = "income"
    COST = "cost"
    NET = "net"
    FINANCIAL = "financial"
    CONTRIBUTION = "contribution"  # what the council gives the committee: in its result, but no part of its net cost
    INVESTMENT = "investment"

    @property
    def adds_to_net(self) -> bool:
        """Whether the flow is one of those that make up the net; the council's contribution is a part of the income."""
        return self in (Flow.INCOME, Flow.COST, Flow.FINANCIAL)

    @property
    def direction(self) -> "Flow":
        """Money in, money out, or both together: what the tidy database says of it."""
        return _DIRECTIONS.get(self, self)


_DIRECTIONS = {Flow.FINANCIAL: Flow.NET, Flow.INVESTMENT: Flow.COST, Flow.CONTRIBUTION: Flow.INCOME}


class AreaKind(StrEnum):
    """What an area is."""

    MUNICIPALITY = "municipality"
    COUNTRY = "country"


class TableGroup(StrEnum):
    """What a table is about; the report's page and the topics go by it."""

    ECONOMY = "economy"
    GOALS = "goals"
    SERVICES = "services"
    STAFF = "staff"
    CONTROL = "control"
    TEXT = "text"


class Base(StrEnum):
    """What a compared figure is shown per."""

    TOTAL = "total"
    PER_INHABITANT = "per_inhabitant"
    PERCENT_OF_BUDGET = "percent_of_budget"
    INDEX = "index"


class Fate(StrEnum):
    """What has happened to something that was published."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    WITHDRAWN = "withdrawn"


class ReportState(StrEnum):
    """Where a report is that a committee is expected to make, on the day that the data speak of."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    MISSING = "missing"  # not here, though its time is over and the next one's turn has come
    LATE = "late"  # its day has passed, and no later report is in turn yet
    NEXT = "next"  # the first that the committee is to make from now on
    LATER = "later"


class ObservationStatus(StrEnum):
    """Codes of SDMX's code list CL_OBS_STATUS (https://sdmx.org/?page_id=3215) that fit what reports print."""

    NORMAL = "A"
    FORECAST = "F"
    UNRELIABLE = "U"
    MISSING = "O"  # whatever the reason
    IMPOSSIBLE = "M"  # missing because there can be no such figure
    SUPPRESSED = "Q"


class Ground(StrEnum):
    """How something is known of a year."""

    STATED = "stated"  # a source says it of that year
    ASSUMED = "assumed"  # a source says it of another year, and none says that it has changed


class Depth(StrEnum):
    """What something is that has an address of its own, from the outside in."""

    MUNICIPALITY = "municipality"
    COMMITTEE = "committee"
    REPORT = "report"
    TABLE = "table"
    ROW = "row"


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


class GoalLevel(StrEnum):
    """How far a goal is reached, as its committee says."""

    GOOD = "good"
    ACCEPTABLE = "acceptable"
    NOT_ACCEPTABLE = "not_acceptable"
    NOT_ASSESSED = "not_assessed"


class Aim(StrEnum):
    """How an outcome is held against a target that is a number."""

    AT_LEAST = "at_least"
    ABOVE = "above"  # the number is where one begins, and must be passed
    AT_MOST = "at_most"
    BELOW = "below"
