"""Has MkDocs make the site of a folder of Markdown files."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from build_site.guide import PATH, fill_guide
from build_site.problems import BuildError
from build_site.programs import run_program

_MKDOCS = "build_site.output.site_pages"
# What Material brings for a search of its own, a picture instead of our icon, and maps of its scripts for those who
# write them. No page asks for any of it, and it is more than half of the theme's weight.
_UNUSED = (
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/images/favicon.png",
    "assets/javascripts/*.map",
    "assets/stylesheets/*.map",
)


def write_docs(files: Mapping[str, bytes], handwritten: Path, target: Path) -> None:
    """Write the folder that MkDocs builds from: the pages written by hand and those that are generated.

    The guide gets its table of messages on the way.

    Raises:
        BuildError: a page is both written by hand and generated.
    """
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(handwritten, target, ignore=shutil.ignore_patterns("theme"))
    guide = target / PATH
    if guide.is_file():
        guide.write_text(fill_guide(guide.read_text(encoding="utf-8")), encoding="utf-8")
    for name, content in files.items():
        path = target / name
        if path.exists():
            raise BuildError(f"docs/{name} är både skriven för hand och genererad.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def generate_site(project: Path, target: Path) -> None:
    """Make HTML of the Markdown files, as the project's mkdocs.yml says.

    Raises:
        BuildError: MkDocs failed, or warned.
    """
    shutil.rmtree(target, ignore_errors=True)  # MkDocs leaves hidden files of an earlier build
    run_program(_MKDOCS, [str(target.resolve())], project, failure="MkDocs kunde inte bygga webbplatsen")
    for pattern in _UNUSED:
        for path in list(target.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
