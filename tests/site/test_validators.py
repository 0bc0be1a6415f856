"""What is published, read by validators that others have written."""

import json
import re
from pathlib import Path

import pytest

from tests.built import collect_data
from tests.site.kinds import KINDS
from tests.toy import Toy
from tests.validators import find_html_faults, run_validator

# What Material's own templates and script do. A message that is no longer given must leave this list.
OF_MATERIAL = {
    ("valid-autocomplete", 'autocomplete attribute cannot be used on <input type="checkbox">'),
    ("attribute-allowed-values", 'Attribute "tabindex" has invalid value ""'),
}
_FACTS = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def _page(site: Path, kind: str) -> Path:
    address = KINDS[kind]
    return site / (address if address.endswith(".html") else f"{address}index.html")


def test_html_of_every_kind_of_page_is_valid(built_site: Path) -> None:
    assert find_html_faults(_page(built_site, kind) for kind in KINDS) == OF_MATERIAL


def test_html_that_is_not_valid_would_be_found(built_site: Path, tmp_path: Path) -> None:
    wrong = {
        "close-order": "<p><div>Text</div></p>",
        "no-dup-id": '<i id="tva"></i><i id="tva"></i>',
        "element-permitted-content": "<ul><p>Text</p></ul>",
        "no-dup-attr": '<i class="en" class="tva"></i>',
        "aria-label-misuse": '<i aria-label="Text"></i>',
        "no-raw-characters": "<p>a < b & c</p>",
        "element-required-attributes": "<img>",
    }
    html = _page(built_site, "om").read_text(encoding="utf-8")
    for rule, text in wrong.items():
        (tmp_path / f"{rule}.html").write_text(html.replace("</article>", f"{text}</article>"), encoding="utf-8")
    found = find_html_faults(tmp_path / f"{rule}.html" for rule in wrong)
    assert wrong.keys() <= {rule for rule, _ in found}, found


@pytest.fixture(scope="module")
def facts(built_site: Path) -> dict[str, str]:
    """The structured data of each page that has any, by address."""
    found = {
        path.relative_to(built_site).as_posix().removesuffix("index.html"): _FACTS.findall(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(built_site.rglob("index.html"))
    }
    return {page: texts[0] for page, texts in found.items() if texts}


def test_structured_data_say_only_what_schema_org_has_words_for(facts: dict[str, str], tmp_path: Path) -> None:
    """The pages' own, and one that is spoilt in each way that must be found."""
    assert len(facts) > 180
    spoilt = {
        "a property that is misspelt": ('"temporalCoverage"', '"temporalcoverage"'),
        "a property of another class": ('"encodingFormat"', '"spatialCoverage"'),
        "a class that there is none of": ('"DataDownload"', '"DataFile"'),
        "a value of another kind": ('"isAccessibleForFree":true', '"isAccessibleForFree":"gratis"'),
        "an address that is none": ('"oppen-uppfoljning.zip"', '"oppen uppfoljning.zip"'),
        "another context": ("https://schema.org/", "https://exempel.se/"),
    }
    wrong = {name: facts["data/"].replace(old, new, 1) for name, (old, new) in spoilt.items()}
    (tmp_path / "facts.json").write_text(json.dumps(facts | wrong), encoding="utf-8")
    assert run_validator("schema-org.js", tmp_path / "facts.json").keys() == wrong.keys()


def test_data_packages_are_read_in_javascript(built_site: Path) -> None:
    packages = sorted((built_site / "data").rglob("datapackage.json"))
    assert len(packages) > 5
    assert run_validator("data-packages.js", *packages) == {}


def test_data_packages_that_are_wrong_would_be_found(checked_toy: Toy, tmp_path: Path) -> None:
    wrong = [
        ("datapackage.json", '"type": "integer"', '"type": "date"'),
        ("datapackage.json", '"resources"', '"resurser"'),
        ("reports.csv", "0127,", "0128,"),  # a municipality that is in no list
        ("observations.csv", ",outcome,", ",utfall,"),
        ("tables.csv", "operating_result", "resultat"),  # one of the two columns of a key
    ]
    packages = []
    for number, (file, old, new) in enumerate(wrong):
        folder = tmp_path / str(number)
        for name, content in collect_data(checked_toy.datasets).items():
            if name.startswith("data/"):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)
        text = (folder / "data" / file).read_text(encoding="utf-8")
        assert old in text
        (folder / "data" / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        packages.append(folder / "data" / "datapackage.json")
    assert run_validator("data-packages.js", *packages).keys() == {str(path) for path in packages}
