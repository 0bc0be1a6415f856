"""The whole set of a claim as a question that anyone can put to `data/observations.csv`."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from build_site.model import Figure, Table
from build_site.saying.claims import Scope

# What tells the figures of a table apart in the tidy database; the first are the ones that readers know best.
_FIELDS: Mapping[str, Callable[[Figure], str]] = {
    "measure": lambda figure: figure.measure,
    "period": lambda figure: str(figure.period or ""),
    "row": lambda figure: figure.row.id,
    "sex": lambda figure: figure.sex,
    "indicator": lambda figure: figure.indicator,
    "unit": lambda figure: figure.unit.code,
    "age": lambda figure: figure.age,
    "service": lambda figure: figure.service,
    "municipality": lambda figure: figure.municipality,
}
_RESERVED = ("table", "row")  # words that mean something else in SQL


def scope_of_table(table: Table, figures: Iterable[Figure], size: int = 1, noun: str = "") -> Scope:
    """The set of some figures of a table, as the shortest condition that fits them and no other number."""
    chosen = list(figures)
    wanted = _identities(chosen)
    left = [figure for figure in table.figures if not figure.is_empty]
    conditions = [f"report = {_quote(table.report)}", f'"table" = {_quote(table.id)}']
    for field, read in _FIELDS.items():
        if _identities(left) == wanted:
            break
        values = dict.fromkeys(read(figure) for figure in chosen)
        kept = [figure for figure in left if read(figure) in values]
        if len(kept) < len(left):
            conditions.append(_one_of(field, list(values)))
            left = kept
    if _identities(left) != wanted:  # no rectangle: the figures one by one
        return scope_of_figures(chosen, size, noun)
    return Scope(" AND ".join(conditions), size, noun)


def _identities(figures: Iterable[Figure]) -> set[int]:
    return {id(figure) for figure in figures}


def scope_of_figures(figures: Iterable[Figure], size: int = 1, noun: str = "") -> Scope:
    """The set of figures from several tables or reports, each pointed out."""
    fields = ("report", "table", *_FIELDS)
    listed = dict.fromkeys(
        (figure.report, figure.table, *(read(figure) for read in _FIELDS.values())) for figure in figures
    )
    names = ", ".join(_name(field) for field in fields)
    places = ", ".join(f"({', '.join(_quote(value) for value in place)})" for place in listed)
    return Scope(f"({names}) IN ({places})", size, noun)


def _one_of(field: str, values: Sequence[str]) -> str:
    if len(values) == 1:
        return f"{_name(field)} = {_quote(values[0])}"
    return f"{_name(field)} IN ({', '.join(_quote(value) for value in values)})"


def _name(field: str) -> str:
    return f'"{field}"' if field in _RESERVED else field


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
