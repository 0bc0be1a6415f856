"""Puts the files that several stages have made together; no two stages make the same one."""

from collections.abc import Mapping


def join_files(stages: Mapping[str, Mapping[str, bytes]]) -> dict[str, bytes]:
    """The files of all stages, by path.

    Args:
        stages: what each stage has made, by the stage's name.

    Raises:
        ValueError: two stages have made the same file.
    """
    makers: dict[str, str] = {}
    for stage, files in stages.items():
        for path in files:
            if path in makers:
                raise ValueError(f"«{path}» is made both among {makers[path]} and among {stage}")
            makers[path] = stage
    return {path: content for files in stages.values() for path, content in files.items()}
