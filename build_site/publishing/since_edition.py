"""What has happened to each package since the last edition: what its version must say."""

from collections.abc import Sequence

from build_site.checks.context import SinceEdition
from build_site.publishing.changes import compare_packages
from build_site.publishing.editions import Edition, read_packages
from build_site.publishing.versions import ChangeSize, Version
from build_site.reading.packages import LoadedDatasets

_CHANGES = {
    ChangeSize.NONE: "",
    ChangeSize.PATCH: "corrected",
    ChangeSize.MINOR: "added",
    ChangeSize.MAJOR: "withdrawn",
}


def compare_with_edition(loaded: LoadedDatasets, editions: Sequence[Edition]) -> dict[str, SinceEdition]:
    """Compare every package with what it was in the last edition, by its name.

    Args:
        loaded: the packages as they are now.
        editions: the published editions, the first one first.

    Returns:
        One entry for each package that the last edition has.
    """
    found: dict[str, SinceEdition] = {}
    for state in read_packages(loaded) if editions else ():
        if before := editions[-1].packages.get(state.name):
            kind = compare_packages(before, state)
            right = str(Version.parse(before.version).raised(kind))
            found[state.name] = SinceEdition(str(editions[-1].version), _CHANGES[kind], before.created, right)
    return found
