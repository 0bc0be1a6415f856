"""What the zip files hold: a report's data package, and all of them."""

from collections.abc import Mapping

import yaml

from build_site import addresses, project
from build_site.downloads.descriptions import describe_everything, describe_report
from build_site.downloads.offered_data import OfferedData
from build_site.model import Report
from build_site.published.sheets import Fact

README, CITATION = "LÄSMIG.txt", "CITATION.cff"
_PACKAGE = """\
Det här är ett datapaket (Data Package v2). datapackage.json beskriver alla tabeller och kolumner. Varje tabell är en
CSV-fil med komma mellan kolumnerna, decimalpunkt och teckenkodning UTF-8. Kolumnen line säger på vilken rad i
rapportens text siffrorna står. Tomma celler är inte noll: kolumnen status säger varför en uppgift saknas.

Ska du öppna filerna i Excel? Hämta hellre rapportens Excel-fil från webbplatsen.
"""
_EVERYTHING = """\
I mappen data ligger allt i sex CSV-filer: siffror, rapporter, tabeller, mål, granskning och jämförelser. I mappen
kodlistor står vad koderna betyder. Under rapporter ligger varje rapports datapaket med tabellerna som de är tryckta.
"""


def build_package_files(content: OfferedData, report: Report) -> dict[str, bytes]:
    """A report's data package with what a person needs to read first and to cite it."""
    about = describe_report(content, report)
    return {
        **content.packages[report.id],
        README: _format_readme(about, _PACKAGE).encode(),
        CITATION: _format_citation(content, report).encode(),
    }


def build_all_files(content: OfferedData, data: Mapping[str, bytes], lists: Mapping[str, bytes]) -> dict[str, bytes]:
    """Everything: the tidy files, the code lists and every report's package in a folder of its own."""
    files = {f"data/{name}": file for name, file in data.items()}
    files |= {f"kodlistor/{name}": file for name, file in lists.items()}
    for report in content.corpus.reports:
        packed = build_package_files(content, report)
        files |= {f"rapporter/{report.id}/{name}": file for name, file in packed.items()}
    return files | {README: _format_readme(describe_everything(content), _EVERYTHING).encode()}


def _format_readme(about: tuple[Fact, ...], introduction: str) -> str:
    facts = "\n\n".join(f"{fact.title}\n" + "\n".join(f"  {text}" for text in fact.texts) for fact in about)
    return f"{introduction}\n{facts}\n"


def _format_citation(content: OfferedData, report: Report) -> str:
    """The Citation File Format, which reference managers read."""
    citation = {
        "cff-version": "1.2.0",
        "message": "Ange gärna källan så här.",
        "type": "dataset",
        "title": report.title,
        "version": report.version,
        "date-released": report.created[:10],
        "license": project.LICENCE_ID,
        "license-url": project.LICENCE_PAGE,
        "authors": [{"name": project.NAME}],
        "references": [
            {"type": "report", "title": report.source.title, "authors": [{"name": _issuer(content, report)}]}
        ],
    }
    if content.base:
        citation["url"] = content.absolute(addresses.report_address(report))
    return yaml.safe_dump(citation, allow_unicode=True, sort_keys=False)


def _issuer(content: OfferedData, report: Report) -> str:
    codes = content.corpus.codes
    return f"{codes.committees[report.committee_key].name}, {codes.municipalities[report.municipality].name}"
