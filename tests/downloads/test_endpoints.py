"""The API and its description come from the same declarations, and each answer is as described."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from build_site.downloads import OPENAPI, Downloads
from build_site.downloads.openapi import build_openapi
from build_site.downloads.series import build_series
from build_site.published.observation_file import OBSERVATIONS
from tests.built import REAL, collect_offered, make_content, parse_csv
from tests.toy import BOTKYRKA, Toy

POINTS = {"municipalities": "municipality", "committees": "committee", "indicators": "indicator"}


@pytest.fixture(params=["toy", "real"])
def offered(request: pytest.FixtureRequest, checked_toy: Toy) -> Downloads:
    return collect_offered(checked_toy.datasets if request.param == "toy" else REAL)


def read_files(offered: Downloads) -> dict[str, Any]:
    return {address: json.loads(file) for address, file in offered.files.items() if address.startswith("api/v1/")}


def describe(offered: Downloads) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(offered.files[OPENAPI])
    return document


def match(path: str, item: dict[str, Any]) -> re.Pattern[str]:
    """The addresses that a path stands for: each parameter is one of its values."""
    pattern = re.escape(path).replace(r"\{", "{").replace(r"\}", "}")
    for parameter in item["get"]["parameters"]:
        values = "|".join(map(re.escape, parameter["schema"]["enum"]))
        pattern = pattern.replace("{" + parameter["name"] + "}", f"({values})")
    return re.compile(f"api{pattern}")


def test_every_path_is_answered_by_a_file_and_every_file_has_a_path(offered: Downloads) -> None:
    patterns = {path: match(path, item) for path, item in describe(offered)["paths"].items()}
    files = [address for address in offered.files if address.startswith("api/") and address != OPENAPI]
    assert len(files) > 40
    found = {address: [path for path, pattern in patterns.items() if pattern.fullmatch(address)] for address in files}
    assert {address: paths for address, paths in found.items() if len(paths) != 1} == {}
    assert {path for paths in found.values() for path in paths} == patterns.keys()


def test_every_value_of_a_parameter_answers(offered: Downloads) -> None:
    for path, item in describe(offered)["paths"].items():
        names = [parameter["name"] for parameter in item["get"]["parameters"]]
        assert names == re.findall(r"\{(\w+)\}", path)
        assert all(parameter["required"] and parameter["in"] == "path" for parameter in item["get"]["parameters"])
        for name in names if len(names) == 1 else ():
            (parameter,) = item["get"]["parameters"]
            for value in parameter["schema"]["enum"]:
                assert f"api{path}".replace("{" + name + "}", value) in offered.files


def test_every_answer_is_as_described(offered: Downloads) -> None:
    document, files = describe(offered), read_files(offered)
    checked = 0
    for path, item in document["paths"].items():
        reference = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        schema = document["components"]["schemas"][reference.rpartition("/")[2]]
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        pattern = match(path, item)
        for address, answer in files.items():
            if pattern.fullmatch(address):
                assert next(validator.iter_errors(answer), None) is None, address
                checked += 1
    assert checked == len(files)


def test_schemas_refuse_what_is_not_as_described(offered: Downloads) -> None:
    document, files = describe(offered), read_files(offered)
    for name, address in (("indicator", "api/v1/indicators/net.json"), ("reports", "api/v1/reports.json")):
        validator = Draft202012Validator(document["components"]["schemas"][name])
        answer = files[address]
        assert validator.is_valid(answer)
        first = answer["records"][0]
        assert not validator.is_valid(answer | {"records": [first | {"extra": 1}]})
        assert not validator.is_valid(answer | {"records": [{**first, next(iter(first)): 1}]})
        assert not validator.is_valid({key: value for key, value in answer.items() if key != "about"})


def test_description_is_openapi_3_1_with_ids_of_its_own(offered: Downloads) -> None:
    document = describe(offered)
    assert document["openapi"].startswith("3.1")
    assert {"title", "version", "license", "description"} <= document["info"].keys()
    operations = [item["get"]["operationId"] for item in document["paths"].values()]
    assert sorted(operations) == sorted(document["components"]["schemas"])
    assert len(set(operations)) == len(operations)
    assert document["servers"] == [{"url": "."}]


def test_site_with_a_known_address_says_it_in_the_api(checked_toy: Toy) -> None:
    content = replace(make_content(checked_toy.datasets), base="https://exempel.se/oppet/")
    assert build_openapi(content, ())["servers"] == [{"url": "https://exempel.se/oppet/api"}]


def test_index_names_every_kind_of_address(offered: Downloads) -> None:
    index = read_files(offered)["api/v1/index.json"]
    named = {record["path"].removeprefix("api") for record in index["records"]}
    assert named == describe(offered)["paths"].keys() - {"/v1/index.json"}


def by_code(offered: Downloads) -> set[str]:
    """The addresses of committees by code alone, which answer with what the committees' own addresses answer."""
    return {address for one in offered.endpoints if one.name == "committee_code" for address in one.addresses}


def test_lists_lead_to_every_answer(offered: Downloads) -> None:
    files = read_files(offered)
    for name in ("municipalities", "committees", "reports", "tables", "indicators", "comparisons", "codes"):
        led = {record["address"] for record in files[f"api/v1/{name}.json"]["records"]}
        assert led == {address for address in files if address.startswith(f"api/v1/{name}/")} - by_code(offered)
    for address, answer in files.items():
        if address.startswith("api/v1/reports/"):
            assert {record["address"] for record in answer["records"]} <= files.keys()


@pytest.mark.parametrize("kind", POINTS)
def test_series_together_hold_every_figure_once(kind: str, offered: Downloads) -> None:
    observations = json.loads(offered.files["data/observations.json"])["records"]
    names = [field.name for field in OBSERVATIONS.fields]
    found = []
    for address, answer in read_files(offered).items():
        if not address.startswith(f"api/v1/{kind}/") or address in by_code(offered):
            continue
        for series in answer["records"]:
            shared = {name: value for name, value in series.items() if name not in ("series", "points")}
            found += [shared | point for point in series["points"]]
            ends = [point["period_end"] or "" for point in series["points"]]
            assert ends == sorted(ends)
    expected = [row for row in observations if row[POINTS[kind]] is not None]
    key = [[str(row[name]) for name in names] for row in found]
    assert sorted(key) == sorted([str(row[name]) for name in names] for row in expected)


def test_series_keeps_apart_what_is_not_the_same(checked_toy: Toy) -> None:
    content = make_content(checked_toy.datasets)
    series = build_series(content.observations)
    assert len({one["series"] for one in series}) == len(series)
    for one in series:
        points = one["points"]
        assert isinstance(points, list)
        assert one["indicator"] or len({point["label"] for point in points}) == 1


def test_table_answers_with_the_figures_of_the_tidy_database(checked_toy: Toy) -> None:
    offered = collect_offered(checked_toy.datasets)
    rows = [row for row in parse_csv(offered.files["data/observations.csv"]) if row["report"] == BOTKYRKA]
    answer = json.loads(offered.files[f"api/v1/tables/{BOTKYRKA}/staff.json"])
    expected = [row for row in rows if row["table"] == "staff"]
    assert [(one["row"], one["line"], one["value_printed"] or "") for one in answer["records"]] == [
        (row["row"], row["line"], row["value"]) for row in expected
    ]
    assert answer["about"]["source"] == "Leksaksrapport 1 2019"
    assert answer["about"]["diary_number"] == "LEK/2019:1"
