"""What every file says of itself: source, period, unit, notes, findings, licence, and how to cite it."""

from collections.abc import Iterable

from build_site import addresses, project
from build_site.comparing.comparison import Comparison
from build_site.downloads.offered_data import OfferedData
from build_site.formatting import upper_first
from build_site.model import Report, Table
from build_site.periods import format_period
from build_site.published.sheets import Fact
from build_site.published.shown_tables import ShownTable
from build_site.published.vocabulary import REASONS, VERDICTS

_LICENCE = f"{project.LICENCE_NAME}: fritt att använda, även utan att ange källan. {project.LICENCE_PAGE}"
_UNCERTAIN = (
    "En uppgift där kolumnen är osäker står i en kolumn som textutdraget ur rapporten har tappat; "
    "anmärkningen säger hur platsen avgjordes."
)


def cite(title: str, source: str, version: str, address: str) -> str:
    """A ready citation: title, source, version and address."""
    return f"{project.NAME}: {title}. {source}. {version}. {address}"


def describe_table(content: OfferedData, report: Report, table: Table, shown: ShownTable) -> tuple[Fact, ...]:
    """What a table's file says of it."""
    address = addresses.table_address(report, table.id)
    notes = dict.fromkeys((*table.notes, *(figure.note for figure in table.figures if figure.note)))
    lines = ", ".join(f"{first}–{last}" if first != last else str(first) for first, last in table.lines)
    return _keep(
        Fact("title", "Tabell", table.title),
        *_describe_source(content, report),
        Fact("section", "Avsnitt i rapporten", table.section),
        Fact("lines", "Rader i rapportens text", lines),
        Fact("unit", "Enhet", upper_first(shown.unit) or "Flera, se kolumnen Enhet"),
        Fact("period", "Period", _list_periods(table)),
        Fact("headings", "Rubriker i rapporten", _list_headings(table)),
        Fact("notes", "Att tänka på", tuple(notes)),
        Fact("uncertain", "Osäkra uppgifter", _UNCERTAIN if any(one.uncertain for one in table.figures) else ""),
        Fact("findings", "Så räknade rapporten fel", tuple(finding.explanation for finding in shown.findings)),
        *_describe_use(content, table.title, report.source.title, _version(report), address),
    )


def describe_report(content: OfferedData, report: Report) -> tuple[Fact, ...]:
    """What a report's files say of it."""
    findings = tuple(finding.explanation for finding in content.findings_of(report))
    return _keep(
        Fact("title", "Rapport", report.title),
        *_describe_source(content, report),
        Fact("period", "Period", format_period(report.period)),
        Fact("description", "Om rapporten", report.description),
        Fact("findings", "Så räknade rapporten fel", findings),
        *_describe_use(content, report.title, report.source.title, _version(report), addresses.report_address(report)),
    )


def describe_committee(content: OfferedData, report: Report) -> tuple[Fact, ...]:
    """What a committee's files say of it; any of its reports will do."""
    committee = content.corpus.codes.committees[report.committee_key]
    municipality = content.corpus.codes.municipalities[report.municipality].name
    title = f"{committee.name} i {municipality}"
    sources = tuple(one.source.title for one in content.corpus.reports if one.committee_key == report.committee_key)
    return _keep(
        Fact("title", "Nämnd", title),
        Fact("responsibility", "Ansvar", committee.responsibility),
        Fact("sources", "Rapporter", sources),
        *_describe_use(content, title, "; ".join(sources), content.created, addresses.committee_address(report)),
    )


def describe_comparison(content: OfferedData, comparison: Comparison) -> tuple[Fact, ...]:
    """What a comparison's files say of it."""
    spec = comparison.spec
    sources = tuple(dict.fromkeys(point.report.source.title for point in comparison.points))
    return _keep(
        Fact("title", "Jämförelse", spec.title),
        Fact("question", "Fråga", spec.question),
        Fact("verdict", "Omdöme", VERDICTS.titles[spec.verdict]),
        Fact("summary", "Sammanfattning", spec.summary),
        Fact("reasons", "Förbehåll", tuple(f"{REASONS.titles[reason.kind]}: {reason.text}" for reason in spec.reasons)),
        Fact(
            "breaks",
            "Ny serie",
            tuple(f"Från {format_period(one.period)}: {one.text}" for one in spec.breaks),
        ),
        Fact("sources", "Källor", sources),
        *_describe_use(content, spec.title, "; ".join(sources), content.created, addresses.comparison_address(spec)),
    )


def describe_everything(content: OfferedData, title: str = "Alla rapporter") -> tuple[Fact, ...]:
    """What the files with all reports say of themselves."""
    sources = tuple(report.source.title for report in content.corpus.reports)
    return _keep(
        Fact("title", "Innehåll", title),
        Fact("sources", "Rapporter", sources),
        *_describe_use(content, title, "Siffror ur kommunala nämnders rapporter", content.created, addresses.DATA),
    )


def _describe_source(content: OfferedData, report: Report) -> tuple[Fact, ...]:
    codes = content.corpus.codes
    return (
        Fact("municipality", "Kommun", codes.municipalities[report.municipality].name),
        Fact("committee", "Nämnd", codes.committees[report.committee_key].name),
        Fact("source", "Källa", report.source.title),
        Fact("diary_number", "Diarienummer", report.source.diary_number),
        Fact("source_date", "Rapportens datum", report.source.date),
        Fact("package", "Datapaket", f"{report.id}, {_version(report)}"),
    )


def _describe_use(content: OfferedData, title: str, source: str, version: str, address: str) -> tuple[Fact, ...]:
    absolute = content.absolute(address)
    return (
        Fact("license", "Licens", _LICENCE),
        Fact("citation", "Ange källan så här", cite(title, source, version, absolute)),
        Fact("address", "Adress", absolute),
    )


def _version(report: Report) -> str:
    return f"version {report.version}, {report.created[:10]}"


def _list_periods(table: Table) -> tuple[str, ...]:
    return tuple(dict.fromkeys(upper_first(format_period(figure.period)) for figure in table.figures))


def _list_headings(table: Table) -> tuple[str, ...]:
    """How the report heads the columns that the site heads otherwise."""
    return tuple(
        f"{column.title}: «{column.printed}»"
        for column in table.columns
        if column.printed and column.printed != column.title
    )


def _keep(*facts: Fact) -> tuple[Fact, ...]:
    """The facts that say something."""
    return tuple(fact for fact in facts if any(fact.texts))


def to_mapping(facts: Iterable[Fact]) -> dict[str, str | list[str]]:
    """Facts by name, for JSON."""
    return {fact.name: fact.text if isinstance(fact.text, str) else list(fact.text) for fact in facts}
