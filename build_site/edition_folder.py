"""The folder of the published editions, where every file is written once."""

from pathlib import Path

from build_site.problems import PublishError


def write_once(path: Path, content: bytes) -> None:
    """Write a file that is never written again."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise PublishError(f"{path} finns redan. En publicerad utgåva skrivs aldrig över.") from error
