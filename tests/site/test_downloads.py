"""What is offered is there: every file and every address of the API is linked and answered, and the examples run."""

import html
import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import urlopen

import pytest

from build_site.project import UNKNOWN_SITE
from build_site.published.formats import MEDIA_TYPES
from tests.built import REAL, collect_offered, parse_csv

EXAMPLES = ("pandas", "pandas-api", "duckdb")


@pytest.fixture(scope="module")
def linked(built_site: Path) -> set[str]:
    """Every address within the site that a page links to."""
    found = set()
    for path in sorted(built_site.rglob("*.html")):
        page = path.relative_to(built_site).as_posix()
        for link in re.findall(r'<a [^>]*href="([^"#]+)', path.read_text(encoding="utf-8")):
            target = urlsplit(urljoin(f"http://site/{page}", html.unescape(link)))
            if target.netloc == "site":
                found.add(target.path.lstrip("/"))
    return found


def test_every_download_and_every_address_of_the_api_is_linked_and_answered(linked: set[str], address: str) -> None:
    offered = collect_offered(REAL).files
    assert offered.keys() <= linked
    for name, content in offered.items():
        with urlopen(f"{address}{quote(name)}") as answer:  # noqa: S310 # served by the test itself
            assert answer.status == 200, name
            assert answer.headers["Content-Type"] == MEDIA_TYPES[Path(name).suffix], name
            assert answer.read() == content, name


def read_example(built_site: Path, name: str, address: str) -> str:
    """An example's code as the page shows it, with the site's address put in."""
    page = (built_site / "data" / "api" / "index.html").read_text(encoding="utf-8")
    (code,) = re.findall(rf'<code id="exempel-{name}">(.*?)</code>', page, re.DOTALL)
    text = html.unescape(code)
    assert UNKNOWN_SITE in text
    return text.replace(UNKNOWN_SITE, address)


@pytest.fixture(scope="module")
def expected(built_site: Path) -> list[tuple[str, ...]]:
    rows = parse_csv((built_site / "data" / "observations.csv").read_bytes())
    return sorted(
        (row["committee"], row["period"], row["label"], row["unit"])
        for row in rows
        if (row["indicator"], row["measure"]) == ("net", "outcome")
    )


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_runs_and_finds_the_figures(
    name: str, built_site: Path, address: str, expected: list[tuple[str, ...]], tmp_path: Path
) -> None:
    code = read_example(built_site, name, address)
    rows = (
        "netto.fetchall()"
        if name == "duckdb"
        else "netto[['committee', 'period', 'label', 'value', 'unit']].values.tolist()"
    )
    code += f"\nimport json\njson.dump([[str(cell) for cell in row] for row in {rows}], open('svar.json', 'w'))\n"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 # the page's own example
    assert done.returncode == 0, done.stderr
    assert "outcome" not in done.stderr
    found = json.loads((tmp_path / "svar.json").read_text(encoding="utf-8"))
    assert sorted((row[0], row[1], row[2], row[4]) for row in found) == expected
    assert len(expected) > 10


def test_excel_examples_name_files_columns_and_encoding_as_they_are(built_site: Path, address: str) -> None:
    csv_query = read_example(built_site, "excel-csv", address)
    (target,) = re.findall(r'Web\.Contents\("([^"]+)"\)', csv_query)
    with urlopen(target) as answer:  # noqa: S310 # served by the test itself
        header = answer.read().decode("utf-8").splitlines()[0].split(",")
    assert 'Delimiter=","' in csv_query
    assert "Encoding=65001" in csv_query
    typed = re.findall(r'\{"(\w+)", type number\}', csv_query)
    assert typed
    assert set(typed) <= set(header)
    api_query = read_example(built_site, "excel-json", address)
    (target,) = re.findall(r'Web\.Contents\("([^"]+)"\)', api_query)
    with urlopen(target) as answer:  # noqa: S310 # served by the test itself
        (first, *_) = json.load(answer)["records"]
    expanded = re.findall(r'\{("period".*?)\}', api_query)[0].replace('"', "").split(", ")
    assert set(expanded) <= first["points"][0].keys()
    for query in (csv_query, api_query):
        assert query.startswith("let\n")
        assert query.count("(") == query.count(")")
        assert query.count("{") == query.count("}")
        steps = re.findall(r"^(\w+) = ", query, re.MULTILINE)
        assert query.rpartition("in\n")[2].strip() == steps[-1]
