"""Reads a report's package: who says it, about what, and its tables."""

from build_site.model import CodeLists, DeclaredFinding, Report, Source
from build_site.periods import Period
from build_site.problems import Problem
from build_site.reading.complaints import Complaints
from build_site.reading.declarations import read_finding, read_parts, read_relation
from build_site.reading.identity import check_identity
from build_site.reading.package_checks import has_pdf
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
    complain.problems += check_report(package, codes)
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
            is_pdf=has_pdf(meta),
        ),
        tables=tuple(tables),
        relations=tuple(read_relation(declared) for declared in meta.get("uppf:relations", [])),
        parts=tuple(read_parts(declared) for declared in meta.get("uppf:parts", [])),
        findings=tuple(read_finding(row) for row in package.tables.get("findings", ())),
        descriptor=meta,
        keywords=tuple(meta.get("keywords", ())),
        own_words=frozenset(word.casefold() for word in meta.get("uppf:own_words", ())),
    )
    for finding in report.findings:
        _check_finding(finding, codes, f"{package.folder}/findings.csv", complain)
    check_relations(report, complain)
    check_roles(report, complain)
    return report, complain.problems


def check_report(package: LoadedPackage, codes: CodeLists) -> list[Problem]:
    """What is wrong with who a package says that it is, whether it has tables or not."""
    meta, complain = package.descriptor, Complaints(f"{package.folder}/datapackage.yaml")
    complain.known(meta["uppf:municipality"], codes.municipalities, "municipalities", "uppf:municipality")
    complain.known(meta["uppf:kind"], codes.report_kinds, "report_kinds", "uppf:kind")
    if not meta["resources"]:
        complain.period(meta["uppf:period"], "uppf:period")
    return [*complain.problems, *check_identity(package.folder, meta, codes)]


def _check_finding(finding: DeclaredFinding, codes: CodeLists, path: str, complain: Complaints) -> None:
    """Its lines are numbers of lines, and its unit is one."""
    complain.lines(finding.lines, "lines", path=path, line=finding.file_line)
    if finding.unit and finding.unit not in codes.units:
        advice = "Välj en kod ur codelists/units.csv eller lägg till den där."
        message = f"«{finding.unit}» finns inte i kodlistan."
        complain.add("unit", message, advice, path=path, line=finding.file_line)
