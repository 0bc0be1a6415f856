"""The static API: files with stable addresses under `api/v1/`, declared once for the answers and their description.

Every answer has the same form: `title`, `license`, `about` (what to know) and `records`. Addresses end with `.json`, so
that any host that serves plain files says what they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from build_site import project
from build_site.downloads.database import DatabaseTable
from build_site.downloads.descriptions import (
    describe_committee,
    describe_comparison,
    describe_everything,
    describe_report,
    describe_table,
    to_mapping,
)
from build_site.downloads.endpoint import ROOT, Endpoint, Response
from build_site.downloads.explored_endpoints import list_explored
from build_site.downloads.json_files import format_document
from build_site.downloads.offered_data import OfferedData
from build_site.downloads.parted_files import MOST_ROWS
from build_site.downloads.series import SERIES_SCHEMA, build_series
from build_site.published.comparison_file import COMPARISONS, list_values
from build_site.published.sheets import Field, Sheet, build_schema
from build_site.published.shown_tables import build_shown_table

_ADDRESS = Field("address", "Adress", description="Där mer om posten finns.")


def build_endpoints(
    content: OfferedData, tidy: Mapping[str, Sheet], database: Sequence[DatabaseTable]
) -> tuple[Endpoint, ...]:
    """All of the API.

    Args:
        content: what there is.
        tidy: the tidy sheets by name.
        database: the tables of the database, for the code lists.
    """
    lists = {one.sheet.name: one.sheet for one in database if one.sheet.name not in tidy}
    endpoints = (
        *_municipalities(content, lists["municipalities"]),
        *_committees(content, lists["committees"]),
        *_reports(content, tidy),
        *_tables(content, tidy["tables"]),
        *_indicators(content, lists["indicators"]),
        *_comparisons(content),
        *list_explored(content),
        _collection(content, "goals", "Nämndernas mål och hur de bedöms", tidy["goals"]),
        _collection(content, "findings", "Fel och motsägelser i rapporterna", tidy["findings"]),
        _collection(content, "calendar", "Vilka rapporter som väntas, är sena eller saknas", tidy["calendar"]),
        *_code_lists(content, lists),
    )
    return (_index(content, endpoints), *endpoints)


def build_api_files(endpoints: Iterable[Endpoint]) -> dict[str, bytes]:
    """The API's files by address."""
    return {
        address: format_document(build_document(answer)).encode()
        for endpoint in endpoints
        for address, answer in endpoint.addresses.items()
    }


def build_document(answer: Response) -> dict[str, object]:
    """What a file of the API holds."""
    return {
        "title": answer.title,
        "license": project.LICENCE_ID,
        "about": to_mapping(answer.about),
        "records": list(answer.list_records()),
    }


def _index(content: OfferedData, endpoints: Iterable[Endpoint]) -> Endpoint:
    fields = (Field("name", "Namn"), Field("title", "Innehåll"), Field("path", "Adress med parametrar inom klamrar"))
    records = [{"name": one.name, "title": one.title, "path": content.absolute(ROOT + one.path)} for one in endpoints]
    answer = Response("Allt som API:et svarar på", describe_everything(content), lambda: records)
    return Endpoint("index", "index.json", "Allt som API:et svarar på", build_schema(fields), {(): answer})


def _collection(content: OfferedData, name: str, title: str, sheet: Sheet) -> Endpoint:
    """A list of everything of a kind."""
    answer = Response(title, describe_everything(content, title), sheet.records)
    return Endpoint(name, f"{name}.json", title, build_schema(sheet.fields), {(): answer})


def _with_addresses(sheet: Sheet, found: Sequence[str]) -> Sheet:
    rows = tuple((*row, address) for row, address in zip(sheet.rows, found, strict=True))
    return Sheet(sheet.name, sheet.title, (*sheet.fields, _ADDRESS), rows)


def _keep(sheet: Sheet, column: str, values: Iterable[str]) -> Sheet:
    place, kept = sheet.names.index(column), set(values)
    return Sheet(sheet.name, sheet.title, sheet.fields, tuple(row for row in sheet.rows if row[place] in kept))


def _listed(content: OfferedData, one: Endpoint, title: str, sheet: Sheet, keys: tuple[str, ...]) -> Endpoint:
    """The list of what an endpoint with parameters answers, each with its address."""
    places = [sheet.names.index(key) for key in keys]
    found = [content.absolute(one.address([str(row[place]) for place in places])) for row in sheet.rows]
    return _collection(content, sheet.name, title, _with_addresses(sheet, found))


def _municipalities(content: OfferedData, sheet: Sheet) -> tuple[Endpoint, Endpoint]:
    codes = sorted({figure.municipality for report in content.corpus.reports for figure in report.figures})
    answers: dict[tuple[str, ...], Response] = {}
    for code in codes:
        title = content.names.lists["municipalities"][code]
        series = partial(build_series, content.observations_of("municipality", code))
        answers[code,] = Response(title, describe_everything(content, title), series)
    one = Endpoint(
        "municipality", "municipalities/{municipality}.json", "En kommuns siffror som serier", SERIES_SCHEMA, answers
    )
    kept = _keep(sheet, "municipality", codes)
    return _listed(content, one, "Kommuner", kept, ("municipality",)), one


def _committees(content: OfferedData, sheet: Sheet) -> tuple[Endpoint, ...]:
    """Each committee by municipality and code, and by code alone: all that have it, one in each municipality."""
    reports = {report.committee_key: report for report in content.corpus.reports}
    answers: dict[tuple[str, ...], Response] = {}
    for key, report in sorted(reports.items()):
        about = describe_committee(content, report)
        answers[key] = Response(str(about[0].text), about, partial(build_series, content.observations_from(key)))
    path = "committees/{municipality}/{committee}.json"
    one = Endpoint("committee", path, "En nämnds siffror som serier", SERIES_SCHEMA, answers)
    places = [sheet.names.index(name) for name in ("municipality", "committee")]
    rows = tuple(row for row in sheet.rows if tuple(row[place] for place in places) in reports)
    listed = _listed(content, one, "Nämnder", replace(sheet, rows=rows), ("municipality", "committee"))
    return (listed, one, *_same_codes(content, answers))


def _same_codes(content: OfferedData, answers: Mapping[tuple[str, ...], Response]) -> tuple[Endpoint, ...]:
    """The address from when one municipality had the code: the answers of all that have it, if they have room in one.

    Of a code that one municipality has there is one answer, and hosts redirect to it (`publishing/moved_files.py`).
    """
    alike: dict[str, list[tuple[str, ...]]] = {}
    for key in sorted(answers):
        alike.setdefault(key[1], []).append(key)
    by_code: dict[tuple[str, ...], Response] = {}
    for code, keys in alike.items():
        if len(keys) > 1 and _count_rows(content, keys) <= MOST_ROWS:
            title = "; ".join(answers[key].title for key in keys)
            together = partial(_list_together, [answers[key] for key in keys])
            by_code[code,] = Response(title, describe_everything(content, title), together)
    title = "Alla nämnder med samma kod, i varje kommun som har en, som serier"
    one = Endpoint("committee_code", "committees/{committee}.json", title, SERIES_SCHEMA, by_code)
    return (one,) if by_code else ()


def _count_rows(content: OfferedData, committees: Iterable[tuple[str, ...]]) -> int:
    return sum(len(content.observations_from((municipality, code)).rows) for municipality, code in committees)


def _list_together(answers: Iterable[Response]) -> list[Mapping[str, object]]:
    return [record for answer in answers for record in answer.list_records()]


def _reports(content: OfferedData, tidy: Mapping[str, Sheet]) -> tuple[Endpoint, Endpoint]:
    answers: dict[tuple[str, ...], Response] = {}
    fields = (*tidy["tables"].fields, _ADDRESS)
    for report in content.corpus.reports:
        sheet = _keep(tidy["tables"], "report", [report.id])
        found = [content.absolute(f"{ROOT}tables/{row[2]}/{row[3]}.json") for row in sheet.rows]
        about = describe_report(content, report)
        answers[report.id,] = Response(report.title, about, _with_addresses(sheet, found).records)
    one = Endpoint("report", "reports/{report}.json", "En rapport och dess tabeller", build_schema(fields), answers)
    return _listed(content, one, "Rapporter", tidy["reports"], ("report",)), one


def _tables(content: OfferedData, sheet: Sheet) -> tuple[Endpoint, Endpoint]:
    answers: dict[tuple[str, ...], Response] = {}
    for report in content.corpus.reports:
        figures = content.observations_of("report", report.id)
        for table in report.tables:
            shown = build_shown_table(table, content.corpus.codes, content.findings)
            about = describe_table(content, report, table, shown)
            answers[report.id, table.id] = Response(table.title, about, _keep(figures, "table", [table.id]).records)
    schema = build_schema(content.observations.fields)
    one = Endpoint("table", "tables/{report}/{table}.json", "En tabells siffror", schema, answers)
    return _listed(content, one, "Tabeller", sheet, ("report", "table")), one


def _indicators(content: OfferedData, sheet: Sheet) -> tuple[Endpoint, Endpoint]:
    place = content.observations.names.index("indicator")
    codes = sorted({str(row[place]) for row in content.observations.rows if row[place]})
    answers: dict[tuple[str, ...], Response] = {}
    for code in codes:
        title = content.names.lists["indicators"][code]
        series = partial(build_series, content.observations_of("indicator", code))
        answers[code,] = Response(title, describe_everything(content, title), series)
    one = Endpoint("indicator", "indicators/{indicator}.json", "En indikator som serier", SERIES_SCHEMA, answers)
    return _listed(content, one, "Indikatorer och volymer", _keep(sheet, "indicator", codes), ("indicator",)), one


def _comparisons(content: OfferedData) -> tuple[Endpoint, Endpoint]:
    fields = tuple(
        Field(name, title)
        for name, title in (
            ("comparison", "Jämförelse-id"),
            ("title", "Titel"),
            ("question", "Fråga"),
            ("verdict", "Omdöme"),
        )
    )
    specs = [comparison.spec for comparison in content.comparisons]
    listed = Sheet(
        "comparisons",
        "Jämförelser",
        fields,
        tuple((spec.id, spec.title, spec.question, spec.verdict) for spec in specs),
    )
    answers: dict[tuple[str, ...], Response] = {
        (comparison.spec.id,): Response(
            comparison.spec.title,
            describe_comparison(content, comparison),
            COMPARISONS.build_sheet(list_values([comparison])).records,
        )
        for comparison in content.comparisons
    }
    schema = build_schema(COMPARISONS.fields)
    one = Endpoint(
        "comparison", "comparisons/{comparison}.json", "En jämförelse med omdöme och förbehåll", schema, answers
    )
    return _listed(content, one, "Jämförelser", listed, ("comparison",)), one


def _code_lists(content: OfferedData, lists: Mapping[str, Sheet]) -> tuple[Endpoint, ...]:
    """Each list has columns of its own, so each is an endpoint."""
    each = tuple(
        Endpoint(
            f"codes_{name}",
            f"codes/{name}.json",
            f"Kodlista: {sheet.title.lower()}",
            build_schema(sheet.fields),
            {(): Response(sheet.title, describe_everything(content, sheet.title), sheet.records)},
        )
        for name, sheet in lists.items()
    )
    fields = (Field("name", "Kodlista"), Field("title", "Titel"), _ADDRESS)
    rows = tuple((name, sheet.title, content.absolute(f"{ROOT}codes/{name}.json")) for name, sheet in lists.items())
    return (_collection(content, "codes", "Kodlistor", Sheet("codes", "Kodlistor", fields, rows)), *each)
