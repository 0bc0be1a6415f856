"""The folder that MkDocs builds from."""

from pathlib import Path

from build_site.output.generator import DocsFolder, generate_site
from tests.folders import snapshot

HANDWRITTEN = {"om/metod.md": "# Metod\n", "theme/main.html": "x"}


def test_docs_folder_holds_handwritten_and_generated_pages_but_not_the_theme(tmp_path: Path) -> None:
    handwritten, target = tmp_path / "docs", tmp_path / "target"
    for name, content in HANDWRITTEN.items():
        (handwritten / name).parent.mkdir(parents=True, exist_ok=True)
        (handwritten / name).write_text(content, encoding="utf-8")
    (target / "gammal").mkdir(parents=True)
    shelved = DocsFolder(handwritten, target).shelve({"data/a.csv": b"a\r\n"})
    assert shelved == {"data/a.csv": b"a\r\n"}
    assert snapshot(target).keys() == {"om/metod.md", "data/a.csv"}
    assert (target / "data" / "a.csv").read_bytes() == b"a\r\n"
    assert not (target / "gammal").exists()


def test_what_material_brings_and_no_page_asks_for_is_left_out(tmp_path: Path) -> None:
    settings = "site_name: a\ndocs_dir: docs\nplugins: []\ntheme: {name: material, font: false}\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# A\n", encoding="utf-8")
    generate_site(tmp_path, tmp_path / "site")
    kept = {path.suffix for path in (tmp_path / "site" / "assets").rglob("*.*")}
    assert kept == {".js", ".css"}
    assert [path.name.split(".")[0] for path in (tmp_path / "site" / "assets").rglob("*.js")] == ["bundle"]
