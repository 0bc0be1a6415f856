"""Libraries that are imported when they are used."""

import subprocess
import sys

import pytest

from build_site.lazy import import_when_used

SLOW = ("altair.vegalite", "frictionless", "pyarrow.lib")


def test_a_library_is_imported_when_something_of_it_is_used() -> None:
    program = (
        "import sys; from build_site.lazy import import_when_used; found = import_when_used('wsgiref.handlers'); "
        "print('wsgiref.headers' in sys.modules); found.SimpleHandler; print('wsgiref.headers' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert said.stdout.split() == ["False", "True"]


def test_one_that_is_imported_already_is_itself() -> None:
    assert import_when_used("json.decoder") is sys.modules["json.decoder"]


def test_one_that_is_not_installed_is_missed_at_once() -> None:
    with pytest.raises(ModuleNotFoundError, match="finns_inte"):
        import_when_used("finns_inte")


def test_the_command_line_waits_with_what_takes_long_to_import() -> None:
    program = "import sys, build_site.__main__; print(*sorted(sys.modules))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    modules = said.stdout.split()
    assert "build_site.charts.drawing" in modules
    assert [name for name in SLOW if name in modules] == []
