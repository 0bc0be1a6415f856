"""JSON-stat as those who use it read it: with pyjstat, and with the toolkit of the form's author."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyjstat import pyjstat

from build_site.downloads import collect_downloads
from build_site.downloads.cubes import Aspect, place_cells
from build_site.downloads.json_files import format_document
from build_site.downloads.json_stat import Cube, CubeCell, CubeUnit, Dimension, build_dataset, format_json_stat
from build_site.releasing import build_content
from build_site.vocabularies import ObservationStatus
from tests.built import check, collect_data, parse_csv
from tests.toy import BOTKYRKA, PROJECT, Toy
from tests.validators import read_json_stat

ENDING = ".jsonstat.json"
VOLUMES = f"data/{BOTKYRKA}/volumes{ENDING}"
NORMAL = ObservationStatus.NORMAL


@pytest.fixture(scope="module")
def toy_files(checked_toy: Toy) -> Mapping[str, bytes]:
    return collect_data(checked_toy.datasets)


def list_datasets(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Every dataset: by its file, or, in a report's collection, as if it had one named after its table."""
    found = {name: json.loads(content) for name, content in files.items() if name.endswith(ENDING)}
    inside = [one for collection in found.values() for one in collection.get("link", {}).get("item", ()) if "id" in one]
    alone = {name: one for name, one in found.items() if one["class"] == "dataset"}
    return alone | {f"data/{one['extension']['px']['tableid']}{ENDING}": one for one in inside}


def read_cells(dataset: Mapping[str, Any]) -> dict[tuple[str, ...], float]:
    """The numbers of a dataset as pyjstat reads them, by the codes of their categories."""
    frame = pyjstat.Dataset.read(format_document(dataset)).write("dataframe", naming="id")
    rows = frame.dropna(subset=["value"])
    return {tuple(row[code] for code in dataset["id"]): row["value"] for _, row in rows.iterrows()}


def list_observations(files: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    """The figures as JSON has them, with the columns that CSV can't say."""
    return iter(json.loads(files["data/observations.json"])["records"])


def test_every_number_of_a_table_is_where_pyjstat_looks_for_it(toy_files: Mapping[str, bytes]) -> None:
    expected: dict[str, dict[tuple[str, ...], float]] = {}
    for one in list_observations(toy_files):
        table = expected.setdefault(f"data/{one['report']}/{one['table']}{ENDING}", {})
        if one["value"] is not None:
            table[one["row"], one["column"]] = one["value"]
    datasets = list_datasets(toy_files)
    assert len(expected) == 9
    for name, cells in expected.items():
        assert read_cells(datasets[name]) == cells, name


def test_every_compared_value_is_there(toy_files: Mapping[str, bytes]) -> None:
    rows = parse_csv(toy_files["data/comparisons.csv"])
    for comparison in {row["comparison"] for row in rows}:
        name = f"data/comparisons/{comparison}{ENDING}"
        found = read_cells(list_datasets(toy_files)[name])
        values = [float(row["value"]) for row in rows if row["comparison"] == comparison and row["value"]]
        assert sorted(found.values()) == sorted(values)


def test_every_preferred_figure_stands_with_its_service(toy_files: Mapping[str, bytes]) -> None:
    expected: dict[str, list[float]] = {}
    for one in list_observations(toy_files):
        if one["preferred"] == "true":
            expected.setdefault(one["service"] or "no_service", []).append(one["value_base"])
    datasets = list_datasets(toy_files)
    assert {name for name in datasets if name.startswith("data/services/")} == {
        f"data/services/{service}{ENDING}" for service in expected
    }
    for service, values in expected.items():
        name = f"data/services/{service}{ENDING}"
        found = read_cells(datasets[name])
        assert sorted(found.values()) == sorted(values), service


def test_a_service_is_a_cube_of_committees_contents_and_times(toy_files: Mapping[str, bytes]) -> None:
    name = f"data/services/whole_committee{ENDING}"
    dataset = list_datasets(toy_files)[name]
    assert dataset["role"] == {"time": ["period"], "geo": ["committee"], "metric": ["contents"]}
    assert dataset["dimension"]["committee"]["category"]["label"] == {
        "0127-avun": "AVUN Botkyrka",
        "0484-avn": "AVN Eskilstuna",
    }
    found = read_cells(dataset)
    expected = {
        (f"{one['report_municipality']}-{one['committee']}", one["as_of"] or "-", one["period"]): one["value_base"]
        for one in list_observations(toy_files)
        if one["preferred"] == "true" and one["service"] == "whole_committee" and one["flow"] == "net"
        if one["measure"] == "budget"
    }
    assert len(expected) == 2
    assert {
        (place[0], *place[2:]): value for place, value in found.items() if place[1] == "net//net/budget/total//kr"
    } == expected


def test_the_services_are_listed_and_the_list_leads_to_them(toy_files: Mapping[str, bytes], checked_toy: Toy) -> None:
    listed = json.loads(toy_files[f"data/services{ENDING}"])
    assert (listed["version"], listed["class"]) == ("2.0", "collection")
    found = {f"data/{item['href']}" for item in listed["link"]["item"]}
    assert found == {name for name in toy_files if name.startswith("data/services/")}
    absolute = collect_downloads(build_content(check(checked_toy.datasets), "https://example.org/sida/")).files
    listed = json.loads(absolute[f"data/services{ENDING}"])
    assert listed["href"] == f"https://example.org/sida/data/services{ENDING}"
    assert {item["href"].removeprefix("https://example.org/sida/") for item in listed["link"]["item"]} == found


def test_status_is_that_of_sdmx_and_has_a_name(toy_files: Mapping[str, bytes]) -> None:
    names = {one["obs_status"]: one["title"] for one in parse_csv(toy_files["data/codelists/observation_statuses.csv"])}
    datasets = list_datasets(toy_files)
    for one in list_observations(toy_files):
        dataset = datasets[f"data/{one['report']}/{one['table']}{ENDING}"]
        row, column = (dataset["dimension"][code]["category"]["index"] for code in dataset["id"])
        at = str(row.index(one["row"]) * len(column) + column.index(one["column"]))
        assert dataset.get("status", {}).get(at, "A") == one["obs_status"]
        if one["obs_status"] != "A":
            label = dataset["extension"]["status"]["label"]
            assert label[one["obs_status"]] == names[one["obs_status"]]
    assert {one["obs_status"] for one in list_observations(toy_files)} >= {"A", "F", "O"}


def test_words_stand_beside_the_numbers(toy_files: Mapping[str, bytes]) -> None:
    dataset = list_datasets(toy_files)[VOLUMES]
    texts = set(dataset["extension"]["texts"].values())
    assert texts == {"Ökar", "5-15%"}
    assert all(dataset["value"][int(at)] is None for at in dataset["extension"]["texts"])


def test_units_stand_where_they_are_the_same(toy_files: Mapping[str, bytes]) -> None:
    datasets = list_datasets(toy_files)
    money = datasets[f"data/{BOTKYRKA}/operating_result{ENDING}"]
    assert money["role"] == {"metric": ["column"]}
    unit = money["dimension"]["column"]["category"]["unit"]["budget_2019"]
    assert unit == {"base": "tusen kronor", "label": "tusen kronor", "decimals": 0}
    counted = datasets[VOLUMES]
    assert counted["role"] == {"metric": ["row"]}
    assert len({one["base"] for one in counted["dimension"]["row"]["category"]["unit"].values()}) > 1


def test_labels_tell_categories_apart(toy_files: Mapping[str, bytes]) -> None:
    for name, dataset in list_datasets(toy_files).items():
        for code in dataset["id"]:
            labels = list(dataset["dimension"][code]["category"]["label"].values())
            assert len(labels) == len(set(labels)), (name, code)


def test_a_table_says_where_it_comes_from_as_pxweb_does(toy_files: Mapping[str, bytes]) -> None:
    dataset = list_datasets(toy_files)[VOLUMES]
    assert dataset["version"] == "2.0"
    assert dataset["source"].endswith(", Botkyrka kommun")
    assert dataset["updated"] == "2026-11-22T00:00:00Z"
    assert dataset["extension"]["px"]["tableid"] == f"{BOTKYRKA}/volumes"
    assert dataset["extension"]["px"]["official-statistics"] == "NO"
    assert "href" not in dataset  # nobody has said where the site stands


def make_cube(sizes: list[int], cells: Mapping[tuple[str, ...], CubeCell]) -> Cube:
    dimensions = tuple(
        Dimension(f"d{place}", f"Dimension {place}", {f"c{number}": f"Kategori {number}" for number in range(size)})
        for place, size in enumerate(sizes)
    )
    return Cube("kub", "En kub", "", "Källa", "2026-11-22T00:00:00Z", dimensions, cells)


@st.composite
def cubes(draw: st.DrawFn) -> Cube:
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    places = list(product(*([f"c{number}" for number in range(size)] for size in sizes)))
    chosen = draw(st.lists(st.sampled_from(places), min_size=1, unique=True))
    numbers = st.one_of(st.none(), st.decimals(-(10**9), 10**9, places=2))
    cells = {place: CubeCell(draw(numbers), draw(st.sampled_from(list(ObservationStatus)))) for place in chosen}
    return make_cube(sizes, cells)


@given(cubes())
def test_any_cube_is_read_back_whole(cube: Cube) -> None:
    dataset = build_dataset(cube)
    found = read_cells(dataset)
    assert found == {place: float(cell.value) for place, cell in cube.cells.items() if cell.value is not None}


def test_few_values_are_written_by_their_numbers_and_many_in_a_row() -> None:
    cell = CubeCell(Decimal("1.50"), NORMAL)
    assert build_dataset(make_cube([3, 3], {("c2", "c1"): cell}))["value"] == {"7": Decimal("1.50")}
    assert build_dataset(make_cube([1, 2], {("c0", "c1"): cell}))["value"] == [None, Decimal("1.50")]
    assert '"value": [null, 1.50]' in format_json_stat(make_cube([1, 2], {("c0", "c1"): cell}))


def test_two_figures_in_one_place_are_refused_so_that_none_is_lost() -> None:
    aspects = (Aspect("d0", "Dimension", lambda one: (one[0], one)),)
    assert len(place_cells(aspects, ["a1", "b1"], lambda _: CubeCell(Decimal(1), NORMAL))) == 2
    with pytest.raises(ValueError, match="two figures at"):
        place_cells(aspects, ["a1", "a2"], lambda _: CubeCell(Decimal(1), NORMAL))


def test_a_cell_outside_the_cube_is_refused() -> None:
    with pytest.raises(ValueError, match="c9"):
        build_dataset(make_cube([1, 2], {("c0", "c9"): CubeCell(Decimal(1), NORMAL)}))


def test_decimals_of_a_unit_are_told_to_programs() -> None:
    unit = Dimension("content", "Innehåll", {"a": "A"}, "metric", {"a": CubeUnit("kronor", 2)})
    cube = Cube("kub", "En kub", "", "", "", (unit,), {("a",): CubeCell(Decimal("1.50"), NORMAL)})
    dataset = build_dataset(cube)
    extension = dataset["extension"]
    assert isinstance(extension, dict)
    assert extension["px"]["decimals"] == 2


@pytest.mark.parametrize("data", ["toy", "real"])
def test_the_toolkit_of_the_forms_author_reads_the_same(data: str, checked_toy: Toy, tmp_path: Path) -> None:
    datasets_folder = checked_toy.datasets if data == "toy" else PROJECT / "datasets"
    files = collect_data(datasets_folder)
    datasets = list_datasets(files)
    texts = {name: content.decode() for name, content in files.items() if name.endswith(ENDING)}
    texts |= {name: json.dumps(one) for name, one in datasets.items() if name not in texts}
    paths = {tmp_path / name.replace("/", "--"): name for name in texts}
    for path, name in paths.items():
        path.write_text(texts[name], encoding="utf-8")
    read = {paths[Path(path)]: told for path, told in read_json_stat(paths).items()}
    reports = {f"data/{one.id}/{one.id}{ENDING}" for one in check(datasets_folder).corpus.reports}
    assert {name: told["class"] for name, told in read.items() if name not in datasets} == dict.fromkeys(
        {f"data/services{ENDING}", *reports}, "collection"
    )
    for name, dataset in datasets.items():
        told = read[name]
        assert (told["label"], told["order"], told["size"]) == (dataset["label"], dataset["id"], dataset["size"])
        assert sum(value is not None for _, value, _ in told["cells"]) == count_values(dataset), name
        statuses = dataset.get("status", {}).values()
        assert sorted(status for _, _, status in told["cells"] if status) == sorted(statuses), name
        roles = {code: role for role, codes in dataset["role"].items() for code in codes}
        for code, dimension in told["dimensions"].items():
            assert dimension["role"] == roles.get(code, "classification"), (name, code)
            assert dimension["categories"] == dataset["dimension"][code]["category"]["label"]
    figures = {
        (f"data/{one['report']}/{one['table']}{ENDING}", one["row"], one["column"]): one["value"]
        for one in list_observations(files)
        if one["value"] is not None
    }
    tables = {name for name, _, _ in figures}
    assert figures == {
        (name, *place): value for name in tables for place, value, _ in read[name]["cells"] if value is not None
    }


def count_values(dataset: Mapping[str, Any]) -> int:
    values = dataset["value"]
    return len([one for one in (values.values() if isinstance(values, dict) else values) if one is not None])
