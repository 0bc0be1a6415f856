"""Which modules of this package a module rests on, found in their sources.

A package that looks for its modules (`iter_modules`) names none of them, and rests on them all.
"""

import ast
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from pkgutil import iter_modules

PACKAGE = Path(__file__).parent.parent


def find_imported(module: str, package: Path = PACKAGE) -> tuple[Path, ...]:
    """The source files of a module, of all that it imports from the package, of all that they import, and so on.

    Args:
        module: full name, such as `build_site.charts.studio`.
        package: the folder of the package that the name begins with.

    Returns:
        The files, sorted.

    Raises:
        LookupError: the package has no such module.
    """
    if not any(path.stem == module.rsplit(".", maxsplit=1)[-1] for path in _find_files(module, package)):
        raise LookupError(module)
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        new = set(_find_files(waiting.pop(), package)) - found
        found |= new
        for path in new:
            waiting += _list_imports(path)
            if _looks_for_modules(path):
                waiting += _list_siblings(path, package)
    return tuple(sorted(found))


def digest_sources(module: str, package: Path = PACKAGE) -> str:
    """What changes when the source of a module changes, or of any that it rests on."""
    digest = hashlib.sha256()
    for path in find_imported(module, package):
        digest.update(f"{path.relative_to(package).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _find_files(name: str, package: Path) -> Iterator[Path]:
    """The files of a module and of the packages that it lies in; none for what isn't a module of the package."""
    first, *parts = name.split(".")
    if first != package.name:
        return
    places = [package.joinpath(*parts[:length]) for length in range(len(parts) + 1)]
    yield from (place / "__init__.py" for place in places if (place / "__init__.py").is_file())
    yield from (place.with_suffix(".py") for place in places[1:] if place.with_suffix(".py").is_file())


def _list_imports(path: Path) -> Iterable[str]:
    """The full names of what a file imports: modules, and what is imported from them, which may be modules too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _list_siblings(path: Path, package: Path) -> Iterable[str]:
    """The full names of all modules and packages in a package, by its `__init__.py`."""
    place = ".".join((package.name, *path.parent.relative_to(package).parts))
    return (f"{place}.{found.name}" for found in iter_modules([str(path.parent)]))


def _looks_for_modules(path: Path) -> bool:
    """Whether a file asks which modules its package has, and imports what it finds."""
    names = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name))
    return any(node.id == "iter_modules" for node in names)
