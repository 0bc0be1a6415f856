"""`findings`: the slips in the reports."""

from dataclasses import replace
from decimal import Decimal

from build_site.checks.findings import Finding
from build_site.published import shared_columns as shared
from build_site.published.columns import DataColumn
from build_site.published.tidy_file import Computed, DatabaseUse, TidyFile

_COLUMNS: tuple[Computed[Finding], ...] = (
    Computed(shared.REPORT.must(), lambda finding: finding.report),
    Computed(shared.TABLE.must(), lambda finding: finding.table),
    Computed(
        replace(shared.LINE, name="lines", title="Källrader"),
        lambda finding: "" if finding.is_in_pdf else finding.lines,
    ),
    Computed(
        DataColumn("kind", "Slag", "Vad som inte stämmer", codes="finding_kinds", required=True),
        lambda finding: finding.kind,
    ),
    Computed(
        DataColumn("relation", "Samband", "Sambandet som inte håller, eller att felet är läst", required=True),
        lambda finding: finding.relation,
    ),
    Computed(
        DataColumn("printed", "I rapporten", "Det som är tryckt", may_be_number=True), lambda finding: finding.printed
    ),
    Computed(
        DataColumn(
            "expected",
            "Väntat",
            "Det som borde stå, räknat ur rapportens andra tal eller läst ur den",
            may_be_number=True,
        ),
        lambda finding: finding.expected,
    ),
    Computed(
        DataColumn(
            "difference",
            "Skillnad",
            "Tryckt minus väntat, när båda är tal",
            type="number",
            unit="enligt kolumnen «unit»",
        ),
        lambda finding: Decimal(finding.difference) if finding.difference else None,
    ),
    Computed(DataColumn("unit", "Enhet", "Enheten för talen", codes="units"), lambda finding: finding.unit),
    Computed(
        DataColumn("explanation", "Förklaring", "Vad som är fel och vad som troligen är rätt", required=True),
        lambda finding: finding.explanation,
    ),
    Computed(
        DataColumn(
            "cause",
            "Orsak",
            "Felets id i rapporten. Rader med samma orsak är ett enda fel, som syns på flera ställen",
            required=True,
        ),
        lambda finding: finding.cause,
    ),
    Computed(shared.PAGES, lambda finding: finding.lines if finding.is_in_pdf else ""),
)
FINDINGS = TidyFile(
    "findings",
    "Granskning",
    "Fel och motsägelser i rapporterna",
    lambda source: source.findings,
    _COLUMNS,
    references=(shared.IN_TABLE,),
    database=DatabaseUse(
        is_numbered=True, indexes=(("report", "table"),), searched=("explanation",), facets=("kind", "report")
    ),
)
