"""Reads a report's package: who says it, about what, and its tables."""

from build_site.model import CodeLists, DeclaredFinding, Report, Source
from build_site.periods import Period
from build_site.problems import Problem
from build_site.reading.complaints import Complaints
from build_site.reading.declarations import read_finding, read_parts, read_relation
from build_site.reading.packages import LoadedPackage
from build_site.reading.references import check_relations, check_roles
from build_site.reading.tables import read_table


def read_report(package: LoadedPackage, codes: CodeLists) -> tuple[Report, list[Problem]]:
    """Build a report from its package.

    Returns:
        The report, and what could not be understood: unknown codes and periods, names that lead nowhere, a meaning
        given twice or not at all. With problems the report is incomplete and must not be used.
    """
    meta = package.descriptor
    complain = Complaints(f"{package.folder}/datapackage.yaml")
    _check_identity(package, codes, complain)
    source = meta["sources"][0]
    tables = [read_table(package, resource, codes, complain) for resource in meta["resources"]]
    report = Report(
        id=meta["name"],
        folder=package.folder,
        title=meta["title"],
        description=meta["description"],
        version=meta["version"],
        created=meta["created"],
        municipality=meta["uppf:municipality"],
        committee=meta["uppf:committee"],
        year=meta["uppf:year"],
        kind=meta["uppf:kind"],
        period=complain.period(meta["uppf:period"], "uppf:period") or Period.parse(str(meta["uppf:year"])),
        source=Source(
            source["title"],
            source.get("version", ""),
            source.get("uppf:diary_number", ""),
            source["uppf:sha256"],
        ),
        tables=tuple(tables),
        relations=tuple(read_relation(declared) for declared in meta.get("uppf:relations", [])),
        parts=tuple(read_parts(declared) for declared in meta.get("uppf:parts", [])),
        findings=tuple(read_finding(row) for row in package.tables.get("findings", ())),
        descriptor=meta,
        keywords=tuple(meta.get("keywords", ())),
    )
    for finding in report.findings:
        _check_finding(finding, codes, f"{package.folder}/findings.csv", complain)
    check_relations(report, complain)
    check_roles(report, complain)
    return report, complain.problems


def _check_finding(finding: DeclaredFinding, codes: CodeLists, path: str, complain: Complaints) -> None:
    """Its lines are numbers of lines, and its unit is one."""
    complain.lines(finding.lines, "lines", path=path, line=finding.file_line)
    if finding.unit and finding.unit not in codes.units:
        advice = "Välj en kod ur codelists/units.csv eller lägg till den där."
        message = f"«{finding.unit}» finns inte i kodlistan."
        complain.add("unit", message, advice, path=path, line=finding.file_line)


def _check_committee(municipality: str, code: str, codes: CodeLists, complain: Complaints) -> None:
    """A committee's code is its municipality's own: the same code elsewhere is another committee."""
    if municipality not in codes.municipalities or (municipality, code) in codes.committees:
        return
    own = ", ".join(key[1] for key in codes.committees if key[0] == municipality) or "inga än"
    advice = f"Kommunens nämnder är {own}. Rätta koden, eller lägg till nämnden i codelists/committees.csv."
    complain.add("uppf:committee", f"Kommunen {municipality} har ingen nämnd «{code}» i kodlistan.", advice)


def _check_identity(package: LoadedPackage, codes: CodeLists, complain: Complaints) -> None:
    """A package says who it is in its folder, its name and its properties; they must agree."""
    meta = package.descriptor
    complain.known(meta["uppf:municipality"], codes.municipalities, "municipalities", "uppf:municipality")
    _check_committee(meta["uppf:municipality"], meta["uppf:committee"], codes, complain)
    complain.known(meta["uppf:kind"], codes.report_kinds, "report_kinds", "uppf:kind")
    _, slug, committee, period = package.folder.split("/")
    municipality = codes.municipalities.get(meta["uppf:municipality"])
    if municipality and municipality.slug != slug:
        complain.add(
            "uppf:municipality",
            f"Mappen heter «{slug}» men kommunen «{municipality.slug}».",
            "Rätta det ena.",
        )
    if meta["uppf:committee"] != committee:
        complain.add(
            "uppf:committee",
            f"Mappen heter «{committee}» men nämnden «{meta['uppf:committee']}».",
            "Rätta det ena.",
        )
    if meta["name"] != f"{slug}-{committee}-{period}":
        complain.add("name", f"Namnet «{meta['name']}» följer inte mappen.", f"Skriv «{slug}-{committee}-{period}».")
