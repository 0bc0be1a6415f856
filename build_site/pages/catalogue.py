"""The data page: everything that can be downloaded."""

from dataclasses import dataclass

from build_site import addresses
from build_site.model import Report
from build_site.pages.rendering import render_page
from build_site.pages.site import Site


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file with data from all reports."""

    name: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """What the data page says."""

    files: tuple[DataFile, ...]
    reports: tuple[Report, ...]


FILES = (
    DataFile(
        "observations.csv",
        "Alla siffror",
        "En rad per siffra ur alla tabeller, med mått, period, enhet och källrad",
    ),
    DataFile("reports.csv", "Rapporter", "Vilka rapporter som är inlästa, med källa och version"),
    DataFile("tables.csv", "Tabeller", "Alla tabeller med avsnitt och källrader"),
    DataFile("goals.csv", "Mål", "Nämndernas mål och hur de bedöms, på en gemensam skala och som det står i rapporten"),
    DataFile("findings.csv", "Granskning", "Fel och motsägelser i rapporterna"),
    DataFile("comparisons.csv", "Jämförelser", "Jämförda siffror med omdöme"),
)


def build_data_page(site: Site) -> DataPage:
    """List all files."""
    return DataPage(FILES, site.corpus.reports)


def render_data_page(page: DataPage, site: Site) -> str:
    """The data page as Markdown with HTML."""
    description = "Hämta alla tabeller som CSV, för Excel och som datapaket. Fria att använda, CC0."
    return render_page("data", page, site, title="Data", description=description, address=addresses.DATA)
