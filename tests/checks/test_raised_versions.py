"""A package that has changed since the last edition says so by its version."""

import pytest

from build_site.checks.raised_versions import RULE
from build_site.pipeline import check_datasets, publish_edition
from build_site.problems import DataError
from build_site.publishing.since_edition import compare_with_edition
from tests.halves import leave_to_the_whole
from tests.publishing.editor import CREATED, LATER, Editor
from tests.toy import ESKILSTUNA, Toy, replace_once

leave_to_the_whole("published editions")

ADVICE = f"Skriv när du ändrade det, senare än {CREATED}."


@pytest.fixture
def editor(recorded_toy: Toy) -> Editor:
    """An editor of data that have been published once."""
    publish_edition(recorded_toy.datasets)
    return Editor(recorded_toy)


def problems_of(editor: Editor) -> list[str]:
    since = compare_with_edition(editor.toy.load_trusting(), editor.load())
    return editor.toy.broken(RULE, since_edition=since)


def test_unchanged_packages_keep_their_versions(editor: Editor) -> None:
    assert problems_of(editor) == []


def test_corrected_figure_must_raise_the_version_and_the_time(editor: Editor) -> None:
    editor.correct()
    assert problems_of(editor) == [
        "datapackage.yaml, created: Paketet har ändrats sedan utgåva 1.0.0, men tidpunkten är inte senare än då. "
        f"{ADVICE}",
        "datapackage.yaml, version: Paketet har rättats sedan utgåva 1.0.0, men versionen är 1.0.0. "
        "Skriv version: 1.0.1.",
    ]
    with pytest.raises(DataError, match=r"Skriv version: 1\.0\.1\."):
        check_datasets(editor.toy.datasets)
    editor.write_version("1.0.0", "1.0.1")
    editor.write_time(CREATED, LATER[1])
    assert problems_of(editor) == []
    assert check_datasets(editor.toy.datasets).editions


def test_version_that_is_raised_too_little_is_refused(editor: Editor) -> None:
    editor.correct()
    editor.add()
    editor.write_version("1.0.0", "1.0.1")
    editor.write_time(CREATED, LATER[1])
    assert problems_of(editor) == [
        "datapackage.yaml, version: Paketet har fått nya rader eller tabeller sedan utgåva 1.0.0, men versionen är "
        "1.0.1. Skriv version: 1.1.0."
    ]


def test_version_that_is_raised_too_much_is_refused(editor: Editor) -> None:
    editor.correct()
    editor.write_version("1.0.0", "2.0.0")
    editor.write_time(CREATED, LATER[1])
    assert problems_of(editor) == [
        "datapackage.yaml, version: Paketet har rättats sedan utgåva 1.0.0, men versionen är 2.0.0. "
        "Skriv version: 1.0.1."
    ]


def test_version_and_time_of_an_unchanged_package_stay(editor: Editor) -> None:
    editor.write_version("1.0.0", "1.0.1")
    editor.write_time(CREATED, LATER[1])
    assert problems_of(editor) == [
        "datapackage.yaml, created: Paketet är oförändrat sedan utgåva 1.0.0, men tidpunkten är en annan. "
        f'Skriv created: "{CREATED}".',
        "datapackage.yaml, version: Paketet är oförändrat sedan utgåva 1.0.0, men versionen är 1.0.1. "
        "Skriv version: 1.0.0.",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Driftuppföljning", "title: Driftuppföljningen"),
        ("uppf:measure: budget, uppf:period: 2019", "uppf:measure: budget, uppf:period: 2020"),
    ],
)
def test_corrected_description_counts_as_a_correction(old: str, new: str, editor: Editor) -> None:
    editor.toy.edit("datapackage.yaml", old, new, ESKILSTUNA)
    assert [problem.split("Skriv ")[-1] for problem in problems_of(editor)] == [
        ADVICE.removeprefix("Skriv "),
        "version: 1.0.1.",
    ]


def test_explained_finding_counts_as_a_correction(editor: Editor) -> None:
    path = editor.toy.path("findings.csv")
    first = path.read_text(encoding="utf-8").splitlines()[1]
    replace_once(path, first, f"{first}!")
    assert "Skriv version: 1.0.1." in problems_of(editor)[-1]


def test_comments_and_order_of_the_description_do_not_count(editor: Editor) -> None:
    editor.toy.edit("datapackage.yaml", "uppf:year: 2019\n", "", ESKILSTUNA)
    editor.toy.edit(
        "datapackage.yaml", "uppf:kind: delar-1\n", "uppf:kind: delar-1 # ett\nuppf:year: 2019\n", ESKILSTUNA
    )
    assert problems_of(editor) == []


def test_withdrawn_row_is_the_largest_change(editor: Editor) -> None:
    editor.toy.edit("operating_result.csv", "dockteater,", "dockspel,", ESKILSTUNA)
    assert "förlorat rader eller tabeller" in problems_of(editor)[-1]
    assert problems_of(editor)[-1].endswith("Skriv version: 2.0.0.")


def test_code_lists_have_versions_too(editor: Editor) -> None:
    replace_once(editor.toy.datasets / "codelists" / "municipalities.csv", "Botkyrkas", "Botkyrka kommuns")
    assert [problem.split(" sedan utgåva")[0] for problem in problems_of(editor)] == [
        "codelists/datapackage.yaml, created: Paketet har ändrats",
        "codelists/datapackage.yaml, version: Paketet har rättats",
    ]


@pytest.mark.parametrize("published", [True, False])
def test_version_and_time_of_packages_without_a_schema_have_a_form(published: bool, recorded_toy: Toy) -> None:
    editor = Editor(recorded_toy)
    if published:
        publish_edition(recorded_toy.datasets)
    path = recorded_toy.datasets / "reference" / "datapackage.yaml"
    replace_once(path, "version: 1.0.0", "version: 1.0")
    replace_once(path, f'created: "{CREATED}"\n', "")
    assert problems_of(editor) == [
        "reference/datapackage.yaml, created: «» är ingen tidpunkt. "
        'Skriv datum och tid inom citattecken, som "2026-11-22T00:00:00Z".',
        "reference/datapackage.yaml, version: «1.0» är ingen version. Skriv tre tal, som 1.0.0.",
    ]
