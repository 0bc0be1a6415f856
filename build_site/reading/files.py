"""Looks at a file before anything reads it: is it a file, is it the project's own, is it small enough."""

from pathlib import Path

from build_site.problems import Problem

_MEGABYTE = 1_000_000
_ADVICE = "Lägg en vanlig fil där, eller ta bort det som ligger där."


def check_file(path: Path, shown: str, *, inside: Path, limit: int) -> list[Problem]:
    """Refuse what reading would hang on, or read from elsewhere; a file that isn't there is no fault here.

    Args:
        path: the file.
        shown: its name in messages.
        inside: the folder that it must lie in, also when links are followed.
        limit: how many bytes it may have.
    """
    try:
        return [Problem(shown, 0, "", *fault) for fault in _find_fault(path, inside, limit)]
    except OSError:  # a ring of links, a name that is too long, a folder that may not be read
        return [Problem(shown, 0, "", "Filen går inte att öppna.", _ADVICE)]


def _find_fault(path: Path, inside: Path, limit: int) -> list[tuple[str, str]]:
    if path.is_symlink() and not path.exists():
        return [("Länken leder ingenstans.", _ADVICE)]
    if not path.exists():
        return []
    if not path.resolve().is_relative_to(inside.resolve()):
        return [("Länken leder ut ur mappen med data.", "Lägg själva filen där i stället för en länk till den.")]
    if not path.is_file():
        kind = "en mapp" if path.is_dir() else "ingen vanlig fil"
        return [(f"Här ligger {kind} där en fil ska ligga.", _ADVICE)]
    with path.open("rb"):
        pass  # may it be read?
    if (size := path.stat().st_size) > limit:
        return [(f"Filen är {_say_size(size)} stor.", f"Den får vara högst {_say_size(limit)}. Dela upp den.")]
    return []


def _say_size(size: int) -> str:
    if size < _MEGABYTE:
        return f"{-(-size // 1000)} kB"  # never said to be as small as the limit
    return f"{size / _MEGABYTE:.1f} MB".replace(".", ",")
