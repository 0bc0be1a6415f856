"""What the steps of a build have made, kept for the next one.

An entry is known by a digest of the step's name, of all that its result depends on, of this program and of the
libraries that are installed: whatever changes, it is made anew. The folder may be deleted at any time. Nothing that is
wrong with the store stops a build. Of an entry only plain values and the project's own classes are read back: a
ready-made store such as joblib's or diskcache's would run whatever it finds there.
"""

import hashlib
import io
import pickle  # read back by `_PlainUnpickler` only
import platform
import sysconfig
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from build_site.output.sealed_files import discard, read_sealed, write_sealed

T = TypeVar("T")

_PACKAGE = Path(__file__).parent.parent
_PLAIN = {("decimal", "Decimal"), ("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")}
_MOST_BYTES = 400_000_000  # of all entries; the least recently used go first
_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, ImportError, EOFError, pickle.UnpicklingError)


class StepStore:
    """Keeps what steps have made in a folder, one file for each.

    Args:
        folder: where; it need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recall(self, step: str, made_from: Sequence[str | bytes], make: Callable[[], T], /) -> T:
        """What was kept of a step, or what it makes now; see `build_site.steps.Recall`."""
        path = self._folder / digest_step(step, made_from)
        with suppress(*_BROKEN):
            if (body := read_sealed(path)) is not None:
                path.touch()  # it was used just now
                return cast(T, _PlainUnpickler(io.BytesIO(body)).load())
        made = make()
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_sealed(path, pickle.dumps(made, protocol=5))
        return made

    def tidy(self) -> None:
        """Discard what was used the longest ago, once all is too much."""
        with suppress(OSError):
            found = sorted((path.stat().st_mtime_ns, path.stat().st_size, path) for path in self._folder.iterdir())
            excess = sum(size for _, size, _ in found) - _MOST_BYTES
            for _, size, path in found:
                if excess <= 0:
                    return
                discard(path)
                excess -= size


class _PlainUnpickler(pickle.Unpickler):  # it makes nothing but values
    """Reads values, and the project's own frozen classes and choices; a name of anything else is refused."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith("build_site.") else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def digest_step(step: str, made_from: Sequence[str | bytes]) -> str:
    """What a step's result is known by."""
    digest = hashlib.sha256(digest_program().encode())
    for part in (step, *made_from):
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.hexdigest()


@cache
def digest_program() -> str:
    """What changes with the program: its files, the Python that runs it and the libraries that are installed."""
    digest = hashlib.sha256(f"{platform.python_version()} {platform.platform()}".encode())
    for name in sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info")):
        digest.update(f"{name}\n".encode())
    for path in _list_program_files():
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _list_program_files() -> Iterator[Path]:
    found = (path for path in _PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return iter(sorted(found))
