"""The folder of the published site: the new site takes the place of the old one."""

import shutil
from pathlib import Path


def replace_site(fresh: Path, output: Path) -> None:
    """Put the new site where the old one is; the old one comes back if that fails."""
    previous = fresh.with_name("previous")
    shutil.rmtree(previous, ignore_errors=True)
    if output.exists():
        output.rename(previous)
    try:
        fresh.rename(output)
    except OSError:
        if previous.exists():
            previous.rename(output)
        raise
    shutil.rmtree(previous, ignore_errors=True)
