"""MkDocs makes the same site whether Markdown reads the generated bodies or not."""

import logging
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_site.output.generator import DocsFolder, generate_site
from build_site.output.site_pages import main
from build_site.problems import BuildError
from tests.built import collect_undrawn
from tests.folders import snapshot
from tests.halves import leave_to_the_whole
from tests.toy import PROJECT, Toy

SETTINGS = "site_name: a\ndocs_dir: .build/docs\nplugins: []\ntheme: {name: mkdocs}\n"
BODY = """---
title: Sida
---

<h1>*Sida*</h1>
<p>1. [inte en länk](x.md) &amp; <b>fet</b> &copy; `kod` {: .klass}</p>

<pre>
    indraget
</pre>
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for name, text in (("docs/egen.md", "# Rubrik\n\n*kursiv*\n"), (".build/docs/sida/index.md", BODY)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    shutil.copy(tmp_path / "docs/egen.md", tmp_path / ".build/docs/index.md")
    shutil.copy(tmp_path / "docs/egen.md", tmp_path / "docs/index.md")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def logs() -> Iterator[None]:
    handlers = logging.root.handlers[:]
    yield
    logging.root.handlers[:] = handlers


def test_a_generated_body_stands_as_it_is_and_a_handwritten_one_is_markdown(project: Path) -> None:
    assert main("site") == 0
    generated = (project / "site/sida/index.html").read_text(encoding="utf-8")
    assert BODY.split("---\n")[2].strip() in generated
    assert "<em>kursiv</em>" in (project / "site/index.html").read_text(encoding="utf-8")


def test_settings_that_cannot_be_read_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    assert main("site") == 1
    assert "mkdocs.yml" in capsys.readouterr().err


def test_a_warning_of_mkdocs_stops_the_build_and_is_told(project: Path) -> None:
    (project / ".build/docs/index.md").write_text("[finns inte](saknas.md)\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"(?s)MkDocs kunde inte bygga.*saknas"):
        generate_site(project, project / "site")


def test_the_site_is_the_one_that_mkdocs_alone_makes(recorded_toy: Toy) -> None:
    leave_to_the_whole("whole sites")
    project = recorded_toy.datasets.parent
    shutil.copytree(PROJECT / "docs", project / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", project)
    DocsFolder(project / "docs", project / ".build" / "docs").shelve(collect_undrawn(recorded_toy.datasets))
    generate_site(project, project / "ours")
    arguments = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(project / "plain")]
    subprocess.run(arguments, cwd=project, check=True, env={"SOURCE_DATE_EPOCH": "1767225600"})  # noqa: S603
    ours, plain = snapshot(project / "ours"), snapshot(project / "plain")
    assert len(ours) > 50
    assert {name: digest for name, digest in plain.items() if name in ours} == ours
