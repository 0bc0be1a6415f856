"""The whole flow: everything is checked before anything is written, and a failed build changes nothing."""

import errno
import random
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from build_site import pipeline
from build_site.charts import studio as drawing
from build_site.charts.studio import Studio
from build_site.collecting import ICON, collect_files
from build_site.delimiting import format_csv
from build_site.output import search_index
from build_site.output.build_lock import hold_place, hold_project
from build_site.output.drawing_store import read_drawings, write_drawings
from build_site.output.last_build import RECORD
from build_site.output.site_folder import mark
from build_site.output.site_place import MARKER
from build_site.pipeline import build_site, check_datasets, publish_edition, read_changes, verify_datasets
from build_site.problems import BuildError, DataError, PublishError
from build_site.published import tidy_file
from tests.built import check, collect
from tests.folders import make_site, snapshot
from tests.halves import leave_to_the_whole
from tests.output.test_drawing_errors import die
from tests.publishing.editor import Editor
from tests.toy import BOTKYRKA, ESKILSTUNA, PROJECT, Toy
from tests.validators import find_sitemap_faults

leave_to_the_whole("whole flows")

OLD_DRAWING = '<svg viewBox="0 0 720 300"><text>från förra bygget</text></svg>'


@pytest.fixture
def project(recorded_toy: Toy) -> Path:
    """A project with the toy datasets and the pages that are written by hand."""
    folder = recorded_toy.datasets.parent
    shutil.copytree(PROJECT / "docs", folder / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return folder


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A site that is published already."""
    site = make_site(tmp_path / "published")
    mark(site)
    return site


# Building


def test_a_known_address_stands_in_all_descriptions(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://exempel.se/uppfoljning")
    build_site(project, tmp_path / "site")
    robots = (tmp_path / "site" / "robots.txt").read_text(encoding="utf-8")
    assert robots == "User-agent: *\nAllow: /\n\nSitemap: https://exempel.se/uppfoljning/sitemap.xml\n"
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
    place = "https://exempel.se/uppfoljning"
    assert f"<url><loc>{place}/data/ordbok/units/</loc><lastmod>2026-11-22</lastmod></url>" in sitemap
    assert f"<url><loc>{place}/om/metod/</loc></url>" in sitemap
    assert find_sitemap_faults(tmp_path / "site" / "sitemap.xml") == []
    for right, wrong in (("<lastmod>2026-11-22<", "<lastmod>i november<"), ("<loc>", "<place>"), ("</urlset>", "")):
        (tmp_path / "sitemap.xml").write_text(sitemap.replace(right, wrong), encoding="utf-8")
        assert find_sitemap_faults(tmp_path / "sitemap.xml") != []
    for name in ("index.html", "jamfor/leksaker/index.html"):
        page = (tmp_path / "site" / name).read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{place}/{name.removesuffix("index.html")}">' in page
    missing = (tmp_path / "site" / "404.html").read_text(encoding="utf-8")
    assert 'href="/uppfoljning/kommuner/"' in missing
    assert "canonical" not in missing
    catalogue = (tmp_path / "site" / "data" / "dcat.rdf").read_text(encoding="utf-8")
    assert "https://exempel.se/uppfoljning/data/observations.csv" in catalogue
    assert "127.0.0.1" not in catalogue
    page = (tmp_path / "site" / "jamfor" / "leksaker" / "index.html").read_text(encoding="utf-8")
    assert '"contentUrl":"https://exempel.se/uppfoljning/data/comparisons/leksaker.csv"' in page


def test_two_builds_are_the_same_to_the_byte_and_replace_the_published_site(
    project: Path, published: Path, tmp_path: Path
) -> None:
    assert build_site(project, published).startswith("Allt stämmer: 2 rapporter, ")
    first = snapshot(published)
    other = tmp_path / "other-project"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns(".build"))
    build_site(other, tmp_path / "other-site")
    assert len(first) > 50
    assert snapshot(tmp_path / "other-site") == first
    assert (published / "index.html").read_text(encoding="utf-8") != "som den var"
    generated = {name for name in collect(project / "datasets") if not name.endswith(".md")}
    assert generated <= first.keys()
    assert {"pagefind/pagefind.js", "pagefind/wasm.sv.pagefind", "sok/index.html"} <= first.keys()
    assert not [name for name in first if "pagefind-ui" in name], "its own user interfaces are not published"
    assert MARKER in first
    left = {"docs", "drawings", "last-build.json", "lock", "steps"}
    assert {path.name for path in (project / ".build").iterdir()} == left


def test_a_site_that_would_come_out_the_same_is_not_built_again(
    project: Path, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = build_site(project, published)
    with monkeypatch.context() as changed:
        changed.setattr(pipeline, "check_datasets", None)
        assert build_site(project, published) == said
    first = snapshot(published)
    (published / "index.html").write_text("ändrad för hand", encoding="utf-8")
    assert build_site(project, published) == said
    assert snapshot(published) == first


def test_what_is_wrong_is_told_again_by_what_was_kept(project: Path, published: Path) -> None:
    build_site(project, published)
    table = project / "datasets/reports/eskilstuna/avn/2019-delar-1/operating_result.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("-24.0", "tjugo"), encoding="utf-8")
    told = []
    for _ in range(2):
        with pytest.raises(DataError) as failure:
            build_site(project, published)
        told.append(str(failure.value))
    assert told[0] == told[1]
    assert "«tjugo» är inte ett tal" in told[0]


def test_a_changed_code_list_is_held_against_tables_that_are_as_they_were(project: Path, published: Path) -> None:
    """A table's rows depend on the code lists too."""
    build_site(project, published)
    lists = project / "datasets/codelists/services.csv"
    kept = [line for line in lists.read_text(encoding="utf-8").splitlines() if not line.startswith("adult_education,")]
    assert len(kept) < len(lists.read_text(encoding="utf-8").splitlines())
    lists.write_text("\n".join(kept) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match="«adult_education» finns inte i kodlistan"):
        build_site(project, published)


def test_charts_drawn_by_one_build_are_used_by_the_next_and_others_go(project: Path, published: Path) -> None:
    folder = project / ".build" / "drawings"
    build_site(project, published)
    kept = read_drawings(folder)
    first = min(kept)
    assert sorted(kept) == sorted(path.name for path in folder.iterdir())
    write_drawings(folder, {**kept, first: replace(kept[first], wide=OLD_DRAWING), "0" * 64: kept[first]})
    (project / ".build" / RECORD).unlink()
    build_site(project, published)
    assert read_drawings(folder).keys() == kept.keys()
    pages = [path.read_text(encoding="utf-8") for path in published.rglob("index.html")]
    assert any("från förra bygget" in page for page in pages)


def test_failed_check_leaves_the_published_site_and_writes_nothing(project: Path, published: Path) -> None:
    before = snapshot(project)
    table = project / "datasets/reports/eskilstuna/avn/2019-delar-1/operating_result.csv"
    changed = table.read_text(encoding="utf-8").replace("-24.0", "-25.0")
    table.write_text(changed, encoding="utf-8")
    with pytest.raises(DataError):
        build_site(project, published)
    assert (published / "index.html").read_text(encoding="utf-8") == "som den var"
    after = {name for name in snapshot(project) if not name.startswith(".build/")}
    assert after == {name for name in before if not name.startswith(".build/")}


def test_folder_that_is_not_ours_is_refused_before_anything_is_read(project: Path, tmp_path: Path) -> None:
    (project / "datasets" / "reference" / "datapackage.yaml").unlink()
    foreign = make_site(tmp_path / "bilder")
    with pytest.raises(BuildError, match="är inte skriven av build-site"):
        build_site(project, foreign)
    with pytest.raises(BuildError, match="hör till projektets mapp docs"):
        build_site(project, project / "docs")
    assert snapshot(foreign).keys() == {"index.html"}
    assert (project / "docs" / "om" / "metod.md").is_file()


def test_site_that_an_interrupted_build_put_aside_comes_back_though_the_data_have_errors(
    project: Path, published: Path
) -> None:
    work = published.with_name(f".{published.name}.build-site")
    work.mkdir()
    mark(work)
    published.rename(work / "previous")
    (project / "datasets" / "reference" / "datapackage.yaml").unlink()
    with pytest.raises(DataError):
        build_site(project, published)
    assert (published / "index.html").read_text(encoding="utf-8") == "som den var"
    assert not work.exists()


def test_second_build_at_once_is_refused_and_changes_nothing(project: Path, published: Path) -> None:
    with hold_project(project), pytest.raises(BuildError, match=r"Ett annat kommando skriver .*: process \d+, sedan"):
        build_site(project, published)
    assert (published / "index.html").read_text(encoding="utf-8") == "som den var"


def test_second_project_is_refused_the_same_place_and_changes_nothing(
    project: Path, published: Path, tmp_path: Path
) -> None:
    with (
        hold_place(published, tmp_path / "granne"),
        pytest.raises(BuildError, match=r"Ett annat bygge skriver redan i .*, för projektet i \S+/granne"),
    ):
        build_site(project, published)
    assert (published / "index.html").read_text(encoding="utf-8") == "som den var"


def test_process_that_dies_while_it_draws_is_told_and_leaves_the_published_site(
    project: Path, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "draw_pictures", die)
    with pytest.raises(BuildError, match="som ritar diagrammen avbröts"):
        build_site(project, published)
    assert (published / "index.html").read_text(encoding="utf-8") == "som den var"


def test_disk_that_refuses_is_told_and_leaves_the_published_site(
    project: Path, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", ".build/docs/index.md")

    monkeypatch.setattr(pipeline, "DocsFolder", refuse)
    with pytest.raises(BuildError, match=r"\.build/docs/index\.md: Disken är full\."):
        build_site(project, published)
    assert (published / "index.html").read_text(encoding="utf-8") == "som den var"


def test_failed_check_publishes_nothing_where_nothing_was(project: Path, tmp_path: Path) -> None:
    (project / "datasets/reports/eskilstuna/avn/2019-delar-1/operating_result.csv").unlink()
    with pytest.raises(DataError):
        build_site(project, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_failed_mkdocs_leaves_the_published_site(project: Path, published: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    with pytest.raises(BuildError, match="MkDocs kunde inte bygga"):
        build_site(project, published)
    assert snapshot(published).keys() == {"index.html", MARKER}
    assert (published / "index.html").read_text(encoding="utf-8") == "som den var"


def test_link_that_leads_nowhere_leaves_the_published_site(project: Path, published: Path) -> None:
    page = project / "docs" / "om" / "metod.md"
    page.write_text(
        page.read_text(encoding="utf-8") + '\n<p><a href="../../saknas/">Saknas</a></p>\n', encoding="utf-8"
    )
    with pytest.raises(BuildError, match=r"om/metod/index\.html: \.\./\.\./saknas/"):
        build_site(project, published)
    assert (published / "index.html").read_text(encoding="utf-8") == "som den var"


def test_failed_search_index_leaves_the_published_site(
    project: Path, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "_PAGEFIND", "pagefind_som_saknas")
    with pytest.raises(BuildError, match="Pagefind kunde inte göra webbplatsen sökbar"):
        build_site(project, published)
    assert (published / "index.html").read_text(encoding="utf-8") == "som den var"


def test_page_that_is_too_heavy_leaves_the_published_site(project: Path, published: Path) -> None:
    page = project / "docs" / "om" / "metod.md"
    noise = random.Random(1).randbytes(60_000).hex()  # noqa: S311 # the same bytes each time
    page.write_text(f"{page.read_text(encoding='utf-8')}\n\n<!-- {noise} -->\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"väger mer än 60 kB komprimerade:\nom/metod/index\.html: \d"):
        build_site(project, published)
    assert (published / "index.html").read_text(encoding="utf-8") == "som den var"


def test_page_that_is_both_handwritten_and_generated_is_refused(project: Path, published: Path) -> None:
    (project / "docs" / "data").mkdir()
    (project / "docs" / "data" / "index.md").write_text("# Data\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"docs/data/index\.md är både skriven för hand och genererad"):
        build_site(project, published)
    assert (published / "index.html").read_text(encoding="utf-8") == "som den var"


# Collecting


def test_everything_is_collected_in_memory(checked_toy: Toy) -> None:
    before = snapshot(checked_toy.datasets.parent)
    files = collect(checked_toy.datasets)
    assert snapshot(checked_toy.datasets.parent) == before
    tables = sum(len(report.tables) for report in check(checked_toy.datasets).corpus.reports)
    # per report, and for everything
    assert len([name for name in files if name.endswith("-excel-sv.csv")]) == 2 + 9
    pages = [name for name in files if name.endswith("index.md")]
    topics = [name for name in pages if name.startswith("amnen/") and name != "amnen/index.md"]
    assert 0 < len(topics) <= len(check(checked_toy.datasets).corpus.codes.topics)
    described = [name for name in pages if name.startswith("data/ordbok/")]
    assert len(described) > 20
    # main pages with the API, licences, editions and changes, comparisons, municipality/committee/report, tables
    assert len(pages) - len(topics) - len(described) == 12 + 2 + 2 + 2 * 3 + tables
    assert {"index.md", "data/index.md", "granskning/index.md", "jamfor/leksaker/index.md"} <= set(pages)
    folders = {"kommuner", "jamfor", "amnen", "mal", "granskning", "data", "sok", "assets", "utgavor", "api", "diagram"}
    folders |= {"kalender", "utforska"}
    folders |= {"om"}  # the licences, and the settings for servers
    assert {name.split("/")[0] for name in files} <= {"index.md", "_headers", "_redirects", ".htaccess"} | folders


def test_same_data_give_the_same_files(checked_toy: Toy) -> None:
    with Studio({}) as studio:
        again = collect_files(check_datasets(checked_toy.datasets), studio)
    assert again == collect(checked_toy.datasets)


def test_pictures_for_shared_links_are_there_only_when_the_site_knows_its_address(checked_toy: Toy) -> None:
    without = collect(checked_toy.datasets)
    with Studio({}) as studio:
        files = collect_files(check(checked_toy.datasets), studio, "https://exempel.se/")
    more = files.keys() - without.keys() - {"robots.txt"}
    assert "forhandsvisning.png" in more
    assert len(more) == 1 + 2 + 2  # the site, reports, comparisons
    assert all(files[name].startswith(b"\x89PNG") for name in more)
    assert collect(checked_toy.datasets)[ICON].startswith(b"\x89PNG")


# Checking


def test_datasets_that_pass_are_returned_with_what_was_found(checked_toy: Toy) -> None:
    result = check_datasets(checked_toy.datasets, checked_toy.sources)
    assert [report.id for report in result.corpus.reports] == [BOTKYRKA, ESKILSTUNA]
    assert len(result.checked.findings) == 2
    assert result.checked.problems == ()


def test_problems_of_all_files_are_told_at_once(recorded_toy: Toy) -> None:
    recorded_toy.edit("operating_result.csv", "-24.0", "mycket", ESKILSTUNA)
    recorded_toy.edit("staff.csv", "sagolasare,Sagoläsare", "Sagoläsare,Sagoläsare")
    with pytest.raises(DataError) as caught:
        check_datasets(recorded_toy.datasets)
    files = {problem.path for problem in caught.value.problems}
    assert {
        "reports/eskilstuna/avn/2019-delar-1/operating_result.csv",
        "reports/botkyrka/avun/2019-delar-1/staff.csv",
    } <= files
    assert not [name for name in files if name.startswith("comparisons/")]


def test_datasets_that_have_not_been_compared_with_the_source_are_refused(toy: Toy) -> None:
    with pytest.raises(DataError, match="inte kontrollerat mot källan"):
        check_datasets(toy.datasets)


def test_verify_records_only_when_asked_and_only_what_is_right(toy: Toy) -> None:
    assert not toy.path("verified.csv").exists()
    with pytest.raises(DataError, match="inte kontrollerat mot källan"):
        verify_datasets(toy.datasets, toy.sources, record=False)
    assert not toy.path("verified.csv").exists()
    toy.edit_source("-24,0", "-26,0", ESKILSTUNA)
    with pytest.raises(DataError):
        verify_datasets(toy.datasets, toy.sources, record=True)
    assert not toy.path("verified.csv").exists()
    toy.edit_source("-26,0", "-24,0", ESKILSTUNA)
    verify_datasets(toy.datasets, toy.sources, record=True)
    assert toy.path("verified.csv").is_file()
    assert check_datasets(toy.datasets).checked.problems == ()


def test_nothing_is_recorded_or_published_while_another_command_writes(recorded_toy: Toy) -> None:
    before = snapshot(recorded_toy.datasets)
    with hold_project(recorded_toy.datasets.parent):
        with pytest.raises(BuildError, match="Ett annat kommando skriver redan"):
            verify_datasets(recorded_toy.datasets, recorded_toy.sources, record=True)
        with pytest.raises(BuildError, match="Ett annat kommando skriver redan"):
            publish_edition(recorded_toy.datasets)
        verify_datasets(recorded_toy.datasets, recorded_toy.sources, record=False)
    assert snapshot(recorded_toy.datasets) == before


def test_recording_twice_writes_the_same(recorded_toy: Toy) -> None:
    before = snapshot(recorded_toy.datasets)
    verify_datasets(recorded_toy.datasets, recorded_toy.sources, record=True)
    assert snapshot(recorded_toy.datasets) == before


# Editions


def test_publishing_writes_one_file_and_refuses_to_publish_the_same_again(recorded_toy: Toy) -> None:
    before = snapshot(recorded_toy.datasets)
    edition, path = publish_edition(recorded_toy.datasets)
    assert (str(edition.version), path) == ("1.0.0", recorded_toy.datasets / "editions" / "1.0.0.zip")
    assert snapshot(recorded_toy.datasets).keys() - before.keys() == {"editions/1.0.0.zip", "editions/register.csv"}
    published = snapshot(recorded_toy.datasets)
    with pytest.raises(PublishError, match=r"Ingenting har ändrats sedan utgåva 1\.0\.0\. Ingenting har skrivits\."):
        publish_edition(recorded_toy.datasets)
    assert snapshot(recorded_toy.datasets) == published


def test_nothing_is_published_of_data_with_errors(recorded_toy: Toy) -> None:
    recorded_toy.edit("operating_result.csv", "-24.0", "-25.0", ESKILSTUNA)
    with pytest.raises(DataError):
        publish_edition(recorded_toy.datasets)
    assert not (recorded_toy.datasets / "editions").exists()


def test_nothing_is_published_before_the_version_is_raised(recorded_toy: Toy) -> None:
    publish_edition(recorded_toy.datasets)
    Editor(recorded_toy).correct()
    with pytest.raises(DataError, match=r"Skriv version: 1\.0\.1\."):
        publish_edition(recorded_toy.datasets)
    assert snapshot(recorded_toy.datasets / "editions").keys() == {"1.0.0.zip", "register.csv"}


def test_damaged_edition_stops_the_build(recorded_toy: Toy) -> None:
    _, path = publish_edition(recorded_toy.datasets)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(DataError, match=r"editions/1\.0\.0\.zip: Utgåvan går inte att läsa\."):
        check_datasets(recorded_toy.datasets)


def test_edition_is_the_same_to_the_byte_in_every_later_build(
    recorded_toy: Toy, four_editions: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the data, the code that formats them and the site's address are others than then."""
    publish_edition(recorded_toy.datasets)
    first = frozen_files(collect(recorded_toy.datasets), "1.0.0")
    monkeypatch.setenv("SITE_URL", "https://exempel.se/")
    monkeypatch.setattr(tidy_file, "format_csv", format_otherwise)
    with Studio({}) as studio:
        later = collect_files(check(four_editions.datasets), studio)
    assert frozen_files(later, "1.0.0") == first
    assert len(first) > 20
    assert later["utgavor/1.0.0.zip"] == (recorded_toy.datasets / "editions" / "1.0.0.zip").read_bytes()
    assert later["data/reports.csv"] != first["utgavor/1.0.0/reports.csv"]


def format_otherwise(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """One file of the tidy database in capitals below its header."""
    shown = [[cell.upper() for cell in row] for row in rows] if "diary_number" in columns else rows
    return format_csv(columns, shown)


def frozen_files(files: Mapping[str, bytes], version: str) -> dict[str, bytes]:
    folder = f"utgavor/{version}/"
    return {name: content for name, content in files.items() if name.startswith(folder) and name[-3:] != ".md"}


def test_frozen_files_are_those_that_the_data_page_offered(four_editions: Toy) -> None:
    files = collect(four_editions.datasets)
    for name in ("observations.csv", "comparisons.csv", f"{BOTKYRKA}/staff.csv", f"{ESKILSTUNA}/datapackage.json"):
        assert files[f"utgavor/2.0.0/{name}"] == files[f"data/{name}"], name
    assert files["utgavor/1.0.0/observations.csv"] != files["data/observations.csv"]


def test_changes_are_told_before_the_version_is_raised(recorded_toy: Toy) -> None:
    assert read_changes(recorded_toy.datasets) == "Utkast till utgåva 1.0.0: Ingen utgåva är publicerad ännu."
    publish_edition(recorded_toy.datasets)
    assert read_changes(recorded_toy.datasets) == "Ingenting har ändrats sedan utgåva 1.0.0."
    Editor(recorded_toy).correct()
    told = read_changes(recorded_toy.datasets)
    assert told.startswith("Utkast till utgåva 1.0.1: 2 siffror rättade jämfört med utgåva 1.0.0.\n")
    assert "/operating_result/lekstuga (outcome, 2019-01/2019-04) value: -4.0 → -4.5" in told
