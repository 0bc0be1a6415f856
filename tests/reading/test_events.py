"""What has happened, as the register and the packages say it."""

from typing import Any

import pytest

from build_site.model import Event, Fate
from build_site.reading.events import read_register
from build_site.reading.packages import LoadedDatasets, LoadedPackage
from build_site.reading.rows import LoadedRow

HOME = ("lekstad", "sn", "2019-delar-1")
WHEN: dict[str, Any] = {"date": "2026-12-01", "reason": "Skäl"}


def read(
    *, report: list[dict[str, Any]] | None = None, table: list[dict[str, Any]] | None = None, register: str = ""
) -> tuple[Event, ...]:
    columns = ("date", "fate", "old", "new", "reason")
    rows = [LoadedRow(2, dict(zip(columns, register.split(","), strict=True)))] if register else []
    descriptor = {"uppf:formerly": report or [], "resources": [{"name": "volumes", "uppf:formerly": table or []}]}
    package = LoadedPackage(f"reports/{'/'.join(HOME)}", descriptor, {})
    reference = LoadedPackage("reference", {}, {"events": tuple(rows)})
    return read_register(LoadedDatasets(LoadedPackage("codelists", {}, {}), reference, (package,), (), ())).events


def test_the_register_says_all_of_it_and_where() -> None:
    (event,) = read(register="2026-12-01,split,x/sn,x/a x/b,Nämnden är delad")
    assert (event.fate, event.old, event.new) == (Fate.SPLIT, ("x", "sn"), (("x", "a"), ("x", "b")))
    assert (event.path, event.line) == ("reference/events.csv", 2)


def test_a_report_says_its_former_folder() -> None:
    (event,) = read(report=[{"name": "lekstad/sn/2019-vt", **WHEN}])
    assert (event.old, event.new) == (("lekstad", "sn", "2019-vt"), (HOME,))


@pytest.mark.parametrize("name", ["volymer", "lekstad/sn/2019-delar-1/volymer"])
def test_a_table_says_its_former_name_alone_or_with_what_it_lay_in(name: str) -> None:
    (event,) = read(table=[{"name": name, **WHEN}])
    assert (event.old, event.new) == ((*HOME, "volymer"), ((*HOME, "volumes"),))


@pytest.mark.parametrize("name", ["alla", "lekstad/sn/2019-delar-1/volumes/alla"])
def test_a_row_says_its_former_name_alone_or_with_what_it_lay_in(name: str) -> None:
    (event,) = read(table=[{"name": name, "row": "totalt", **WHEN}])
    assert (event.old, event.new) == ((*HOME, "volumes", "alla"), ((*HOME, "volumes", "totalt"),))
