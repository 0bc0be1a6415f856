"""Puts the files that several stages have made together; no two stages make the same one.

A stage hands what it has made to a `Shelve`, which says where it lies from then on: in memory, or in a folder, so that
nothing is held but what is being made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

Shelve = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]
"""Takes files that have just been made, by path, and gives them as they can be read from then on."""


def hold(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """A `Shelve` that holds everything in memory."""
    return files


class JoinedFiles(Mapping[str, bytes]):
    """Files of several stages, by path. It knows where each is, and holds none.

    Args:
        homes: path → the files that it is one of.
    """

    def __init__(self, homes: Mapping[str, Mapping[str, bytes]]) -> None:
        self._homes = homes

    def __getitem__(self, path: str) -> bytes:
        return self._homes[path][path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)

    def __contains__(self, path: object) -> bool:
        return path in self._homes


def join_files(stages: Mapping[str, Mapping[str, bytes]]) -> JoinedFiles:
    """The files of all stages, by path.

    Args:
        stages: what each stage has made, by the stage's name.

    Raises:
        ValueError: two stages have made the same file.
    """
    makers: dict[str, str] = {}
    homes: dict[str, Mapping[str, bytes]] = {}
    for stage, files in stages.items():
        for path in files:
            if path in makers:
                raise ValueError(f"«{path}» is made both among {makers[path]} and among {stage}")
            makers[path], homes[path] = stage, files
    return JoinedFiles(homes)


def shelve_all(made: Iterable[Mapping[str, bytes]], shelve: Shelve) -> JoinedFiles:
    """Files that are made some at a time, each lot shelved before the next is made.

    Raises:
        ValueError: two lots have the same file.
    """
    return join_files({f"lot {number}": shelve(files) for number, files in enumerate(made)})
