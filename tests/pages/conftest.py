"""The toy site, without its drawings."""

import pytest

from build_site.model import Report
from build_site.pages.site import Site
from tests.built import get_report, make_site
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy


@pytest.fixture(scope="session")
def toy_site(checked_toy: Toy) -> Site:
    """What the toy pages are built from."""
    return make_site(checked_toy.datasets)


@pytest.fixture(scope="session")
def botkyrka(toy_site: Site) -> Report:
    """Botkyrka's report, which uses every feature."""
    return get_report(toy_site.corpus, BOTKYRKA)


@pytest.fixture(scope="session")
def eskilstuna(toy_site: Site) -> Report:
    """Eskilstuna's report of one plain table."""
    return get_report(toy_site.corpus, ESKILSTUNA)
