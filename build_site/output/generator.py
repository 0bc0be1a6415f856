"""Has MkDocs make the site of a folder of Markdown files."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
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


class DocsFolder:
    """The folder that MkDocs builds from: the pages written by hand, and what is shelved here of what is generated.

    The guide gets its table of messages on the way.

    Args:
        handwritten: the folder of the pages written by hand.
        target: the folder; what is in it is removed.
    """

    def __init__(self, handwritten: Path, target: Path) -> None:
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(handwritten, target, ignore=shutil.ignore_patterns("theme"))
        guide = target / PATH
        if guide.is_file():
            guide.write_text(fill_guide(guide.read_text(encoding="utf-8")), encoding="utf-8")
        self._folder = target
        self._generated: set[str] = set()

    def shelve(self, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
        """Write files, and give them as they lie there; see `build_site.joining.Shelve`.

        Raises:
            BuildError: a page is both written by hand and generated.
            ValueError: a file is generated twice.
        """
        for name, content in files.items():
            path = self._folder / name
            if name in self._generated:
                raise ValueError(f"«{name}» is made twice")
            if path.exists():
                raise BuildError(f"docs/{name} är både skriven för hand och genererad.")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            self._generated.add(name)
        return WrittenFiles(self._folder, files)


class WrittenFiles(Mapping[str, bytes]):
    """Files in a folder, by path; they are read when they are asked for.

    Args:
        folder: where they lie.
        paths: theirs, below the folder.
    """

    def __init__(self, folder: Path, paths: Iterable[str]) -> None:
        self._folder = folder
        self._paths = dict.fromkeys(paths)

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        return (self._folder / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths


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
