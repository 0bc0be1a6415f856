"""`relations`: every relation between figures that the checks have tried, so that anyone can try it again."""

from dataclasses import replace

from build_site.checks.arithmetic import Relation
from build_site.comparing.quantities import address_figure
from build_site.published import shared_columns as shared
from build_site.published.columns import NAME, DataColumn
from build_site.published.tidy_file import Computed, DatabaseUse, TidyFile

_DECIMALS = 6  # of what is computed: a share may have no last one


def _number(name: str, title: str, description: str) -> DataColumn:
    return DataColumn(name, title, description, type="number", required=True, unit="enligt kolumnen «unit»")


_COLUMNS: tuple[Computed[Relation], ...] = (
    Computed(shared.REPORT.must(), lambda one: one.figure.report),
    Computed(shared.TABLE.must(), lambda one: one.figure.table),
    Computed(shared.ROW.must(), lambda one: one.figure.row.id),
    Computed(
        DataColumn("column", "Kolumn", "Kolumnens id i rapportens tabell", required=True, pattern=NAME),
        lambda one: one.figure.column.name,
    ),
    Computed(
        DataColumn(
            "relation",
            "Samband",
            "sum, flow, difference, column_sum, ratio, weighted_mean, reports eller det namn som rapportens paket ger",
            required=True,
        ),
        lambda one: one.name,
    ),
    Computed(
        DataColumn(
            "figures",
            "Siffror",
            "De tryckta siffrorna som siffran följer av, som rapport/tabell/rad/kolumn med semikolon mellan",
            required=True,
        ),
        lambda one: ";".join(map(address_figure, one.parts)),
    ),
    Computed(_number("printed", "Tryckt", "Siffran som den är tryckt"), lambda one: one.printed),
    Computed(
        _number("expected", "Väntat", "Vad siffran borde vara enligt de andra"),
        lambda one: round(one.expected, _DECIMALS),
    ),
    Computed(
        _number("difference", "Skillnad", "Tryckt minus väntat. Sambandet håller när den inte är större än tolerance"),
        lambda one: round(one.difference, _DECIMALS),
    ),
    Computed(
        _number("tolerance", "Avrundning", "Hur mycket avrundningen av de tryckta siffrorna kan förklara"),
        lambda one: round(one.tolerance, _DECIMALS),
    ),
    Computed(
        DataColumn("unit", "Enhet", "Enheten för talen", codes="units", required=True), lambda one: one.figure.unit.code
    ),
    Computed(
        replace(shared.LINE, name="lines", title="Källrader"), lambda one: "" if one.figure.row.spot else one.lines
    ),
    Computed(
        DataColumn("formula", "Uträkning", "Sambandet i ord, med radernas namn", required=True),
        lambda one: one.formula,
    ),
    Computed(shared.PAGES, lambda one: one.lines if one.figure.row.spot else ""),
)
RELATIONS = TidyFile(
    "relations",
    "Samband",
    "Varje samband mellan siffror som har kontrollräknats, och om det håller",
    lambda source: source.relations,
    _COLUMNS,
    references=(shared.IN_TABLE,),
    is_frozen=False,  # they follow from the figures, which an edition keeps
    database=DatabaseUse(is_numbered=True, indexes=(("report", "table"),), facets=("relation",)),
)
