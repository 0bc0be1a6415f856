"""Where the site will stand: a whole address, or none."""

import pytest

from build_site.output.site_address import read_site_address
from build_site.problems import BuildError


@pytest.mark.parametrize(
    ("given", "address"),
    [("", ""), ("https://exempel.se", "https://exempel.se/"), ("https://exempel.se/a/", "https://exempel.se/a/")],
)
def test_address_is_that_of_the_setting_and_ends_with_a_slash(
    monkeypatch: pytest.MonkeyPatch, given: str, address: str
) -> None:
    monkeypatch.setenv("SITE_URL", given)
    assert read_site_address() == address


@pytest.mark.parametrize("given", ["exempel.se", "/uppfoljning/", "ftp://exempel.se/", "https://exempel.se/?a=b"])
def test_address_that_is_not_whole_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SITE_URL", given)
    with pytest.raises(BuildError, match="Skriv webbplatsens hela adress"):
        read_site_address()
