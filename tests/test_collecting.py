"""What passes check builds: mutated datasets are refused in Swedish, or everything of the site can be made of them."""

import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_site.charts.chart import Chart
from build_site.charts.drawing import explain_invalid
from build_site.charts.studio import Drawing, Pictures, Studio, digest_chart
from build_site.checks.context import Context
from build_site.checks.registry import check
from build_site.collecting import collect_files
from build_site.guide import list_messages
from build_site.pipeline import check_datasets
from build_site.problems import BuildError, name_problems
from build_site.reading.corpus import read_corpus
from build_site.reading.packages import load_datasets
from build_site.releasing import CheckedCorpus
from tests.halves import leave_to_the_whole
from tests.memory import recall
from tests.mutations import KINDS, Mutation
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy, replace_once

leave_to_the_whole("everything that is generated, of many datasets")

# So many in the suite; UPPF_EXAMPLES=2000 for a night.
EXAMPLES = int(os.environ.get("UPPF_EXAMPLES", "24"))
LONGEST = 1_500  # characters of a message
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10"></svg>'
_SPECIFIED: set[str] = set()


class PlaceholderStudio(Studio):
    """Makes and validates the specification of each chart, which is ours; the drawing is not, and has other tests."""

    def draw(self, chart: Chart, identity: str) -> Drawing:
        """Specify a chart, once for all examples."""
        digest = digest_chart(chart)
        if digest not in _SPECIFIED:
            assert explain_invalid(chart) == ""
            _SPECIFIED.add(digest)
        drawing = Drawing(chart, identity, lambda: Pictures(_SVG, _SVG, _SVG, b"", "{}"))
        if chart.id:
            self._published[chart.id] = drawing
        return drawing


def build(datasets: Path) -> list[str] | Mapping[str, bytes]:
    """The messages of check, or else all files of the site."""
    loaded = load_datasets(datasets, recall)
    corpus, problems = read_corpus(loaded)
    checked = check(Context(corpus, loaded, complete=not (loaded.problems or problems)))
    named = name_problems([*loaded.problems, *problems, *checked.problems], list_messages())
    assert [problem for problem in named if not problem.id] == []  # all lead to their place in the guide
    found = [str(problem) for problem in named]
    return found or collect_files(CheckedCorpus(loaded, corpus, checked, ()), PlaceholderStudio({}))


def assert_refused_or_built(datasets: Path) -> None:
    """An editor can read the messages, or there is a site."""
    result = build(datasets)
    if isinstance(result, Mapping):
        assert "index.md" in result
        return
    for message in result:
        assert len(message) < LONGEST
        # A place may name uppf:chart, and what is said may begin with the place of something that has gone.
        assert re.match(r"(?:[^:]|:(?! ))+: (?:[^a-z]|[a-z]+/)", message), message
        assert not re.search(r"Error|Traceback|NoneType|object at 0x", message)
        message.encode()


mutations = st.builds(
    Mutation,
    st.integers(0, len(KINDS) - 1),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Toy:
    return Toy.copy_to(tmp_path_factory.mktemp("original") / "toy")


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(st.lists(mutations, min_size=1, max_size=2))
def test_what_passes_check_builds(original: Toy, changes: list[Mutation]) -> None:
    folder = original.datasets.parent.parent / "mutated"
    shutil.rmtree(folder, ignore_errors=True)
    toy = original.copy_again(folder)
    for change in changes:
        change.apply(toy.datasets)
    assert_refused_or_built(toy.datasets)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_kind_of_mutation_changes_the_files(
    kind: Callable[[Path, int, int, int], str], original: Toy, tmp_path: Path
) -> None:
    toy = original.copy_again(tmp_path / "toy")
    kind(toy.datasets, 0, 1, 2)
    assert snapshot(toy.datasets) != snapshot(original.datasets)


def snapshot(datasets: Path) -> dict[str, bytes]:
    return {path.relative_to(datasets).as_posix(): path.read_bytes() for path in datasets.rglob("*") if path.is_file()}


def drop_reports(toy: Toy) -> None:
    drop_comparisons(toy)
    shutil.rmtree(toy.datasets / "reports")
    shutil.rmtree(toy.datasets / "statements")
    forget_rhythms(toy)


def forget_rhythms(toy: Toy) -> None:
    """Know nothing of when reports come: the one that says so is gone."""
    path = toy.datasets / "reference" / "rhythms.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")


def drop_comparisons(toy: Toy) -> None:
    shutil.rmtree(toy.datasets / "comparisons")


def keep_the_small_report(toy: Toy) -> None:
    drop_comparisons(toy)
    shutil.rmtree(toy.datasets / "reports" / "botkyrka")
    shutil.rmtree(toy.datasets / "statements")  # what its texts say
    forget_rhythms(toy)


def drop_indicators(toy: Toy) -> None:
    """No row has an indicator; its account still says what kind of money it is about."""
    keep_the_small_report(toy)
    path = toy.path("operating_result.csv", ESKILSTUNA)
    text = path.read_text(encoding="utf-8").replace(",indicator,", ",account,")
    path.write_text(text.replace(",net,", ",result_after_funding,"), encoding="utf-8")
    replace_once(toy.path("datapackage.yaml", ESKILSTUNA), "name: indicator,", "name: account,")


def name_the_file_otherwise(toy: Toy) -> None:
    toy.path("grades.csv").rename(toy.path("betyg.csv"))
    toy.edit("datapackage.yaml", "path: grades.csv", "path: betyg.csv")


@pytest.mark.parametrize(
    "change", [drop_comparisons, keep_the_small_report, drop_indicators, drop_reports, name_the_file_otherwise]
)
def test_little_data_make_a_site_too(toy: Toy, change: Callable[[Toy], None]) -> None:
    change(toy)
    result = build(toy.datasets)
    assert not isinstance(result, list), result
    assert "index.md" in result


def test_a_table_is_published_under_its_own_name_whatever_its_file_is_called(toy: Toy) -> None:
    name_the_file_otherwise(toy)
    files = build(toy.datasets)
    assert not isinstance(files, list)
    folder = "data/botkyrka-avun-2019-delar-1/"
    assert files[f"{folder}grades.csv"] == toy.path("betyg.csv").read_bytes()
    assert b'"path": "grades.csv"' in files[f"{folder}datapackage.json"]
    assert not [name for name in files if "betyg.csv" in name]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content.replace(b"\n", b"\r"),
        lambda content: content.replace(b"Lekstuga", b'"Lekstuga"'),
    ],
    ids=["mark", "crlf", "cr", "quotes"],
)
def test_a_table_is_published_in_one_form_however_it_was_saved(toy: Toy, spoil: Callable[[bytes], bytes]) -> None:
    keep_the_small_report(toy)
    path = toy.path("operating_result.csv", ESKILSTUNA)
    content = path.read_bytes()
    path.write_bytes(spoil(content))
    files = build(toy.datasets)
    assert not isinstance(files, list), files
    assert files[f"data/{ESKILSTUNA}/operating_result.csv"] == content


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "codelists/measures.csv",
            "forecast,Prognos,Nämndens bedömning av hur helåret slutar",
            None,
            "forecast_2019 → uppf:measure: «forecast» finns inte i kodlistan.",
        ),
        (
            f"{FOLDERS[ESKILSTUNA]}/datapackage.yaml",
            "kind: bars, columns: [budget_2019, forecast_2019]",
            "kind: slope, columns: [forecast_2019]",
            "uppf:chart: Ett diagram med kind: slope har två till tre kolumner, men här står en kolumn.",
        ),
        (
            f"{FOLDERS[BOTKYRKA]}/datapackage.yaml",
            "    title: Investeringar\n",
            "    title: Investeringar\n    uppf:chart: {kind: lines, columns: [budget_total]}\n",
            "uppf:chart: Ett diagram med kind: lines visar siffror över tid",
        ),
        (
            "comparisons/leksaksdeltagare.yaml",
            "{period: 2019, text",
            '{period: "0000", text',
            "«0000» är ingen period.",
        ),
    ],
)
def test_what_could_not_be_built_is_refused(toy: Toy, file: str, old: str, new: str | None, problem: str) -> None:
    if new is None:
        path = toy.datasets / file
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.startswith("forecast,")), encoding="utf-8")
    else:
        replace_once(toy.datasets / file, old, new)
    result = build(toy.datasets)
    assert isinstance(result, list)
    assert any(problem in message for message in result), result


def test_address_of_a_place_that_runs_a_program_reaches_no_form(checked_toy: Toy) -> None:
    """JSON-LD in the pages and the catalogue both take it as it is, when `check` has let it through."""
    checked = check_datasets(checked_toy.datasets)
    municipalities = {
        code: replace(one, place="javascript:alert(1)") for code, one in checked.corpus.codes.municipalities.items()
    }
    corpus = replace(checked.corpus, codes=replace(checked.corpus.codes, municipalities=municipalities))
    with pytest.raises(BuildError) as told:
        collect_files(replace(checked, corpus=corpus), PlaceholderStudio({}))
    refused = {line.partition(": ")[0] for line in str(told.value).splitlines()}
    assert {"data/dcat.rdf", "data/index.md", "jamfor/leksaker/index.md"} <= refused
