"""What a site weighs: bytes and files of each kind, and what each further report adds to them.

Run it as `.venv/bin/python -m benchmarks.weigh_sites SITE`, or with the site of a larger corpus beside it and how many
reports the two have: `… SITE LARGER --reports 5 25`. The last lines name the files that hold the same bytes.
"""

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path, PurePosixPath

_ENDINGS = ("-excel-sv.csv", ".jsonstat.json", ".vl.json", "-metadata.json")  # kinds of their own
_FROZEN = "utgavor"  # editions hold what they held
# Folders that a site has whatever reports it holds.
_OWN = frozenset(
    "amnen api assets codelists codes committees comparisons data diagram explore fragment granskning index indicators "
    "jamfor kommuner municipalities om ordbok pagefind reports services tables utgavor v1".split()
)


@dataclass(frozen=True, slots=True)
class Weight:
    """How many bytes there are of something, in how many files."""

    size: int = 0
    files: int = 0

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(self.size + other.size, self.files + other.files)

    def __sub__(self, other: "Weight") -> "Weight":
        return Weight(self.size - other.size, self.files - other.files)

    def tell(self, share: int = 1) -> str:
        """The weight, or a share of it, as cells of a Markdown table."""
        return f"{self.size / share / 1e6:.3f} | {self.files / share:.1f}"


def weigh(site: Path) -> dict[str, Weight]:
    """Bytes and files of a site by kind: where a file lies and how its name ends."""
    found: defaultdict[str, Weight] = defaultdict(Weight)
    for path in _list_files(site):
        found[name_kind(path.relative_to(site).as_posix())] += Weight(path.stat().st_size, 1)
    return dict(found)


def name_kind(path: str) -> str:
    """The site's own folders that a file lies in, `*` for those named after what there are many of, and its ending."""
    pure = PurePosixPath(path)
    ending = next((one for one in _ENDINGS if path.endswith(one)), pure.suffix or pure.name)
    own = list(takewhile(_OWN.__contains__, pure.parts[:-1]))
    many = ["*"] if len(own) < len(pure.parts) - 1 else []
    return f"{'/'.join([*own, *many, ''])}…{ending}"


def find_alike(site: Path) -> Iterator[Sequence[str]]:
    """Files with the same bytes, but for those that lie in a frozen edition."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for path in _list_files(site):
        name = path.relative_to(site).as_posix()
        if not name.startswith(f"{_FROZEN}/") and path.stat().st_size:
            groups[hashlib.sha256(path.read_bytes()).hexdigest()].append(name)
    yield from sorted(sorted(names) for names in groups.values() if len(names) > 1)


def _list_files(site: Path) -> Iterable[Path]:
    return (path for path in site.rglob("*") if path.is_file())


def tell(weights: Mapping[str, Weight], share: int = 1) -> str:
    """The weights as a Markdown table, the heaviest first, and their sum."""
    rows = sorted(weights.items(), key=lambda one: (-one[1].size, one[0]))
    total = sum(weights.values(), Weight())
    lines = [f"| {kind} | {weight.tell(share)} |" for kind, weight in rows if weight != Weight()]
    return "\n".join(("| kind | MB | files |", "|---|---|---|", *lines, f"| together | {total.tell(share)} |"))


def compare(small: Mapping[str, Weight], large: Mapping[str, Weight]) -> dict[str, Weight]:
    """How much more there is of each kind in one site than in another."""
    return {kind: large.get(kind, Weight()) - small.get(kind, Weight()) for kind in Counter([*small, *large])}


def main() -> None:
    """Weigh one site, or what two differ by."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", type=Path, nargs="+", help="a site, or a smaller and a larger one")
    parser.add_argument("--reports", type=int, nargs=2, help="how many reports the two sites have")
    options = parser.parse_args()
    weights = [weigh(site) for site in options.sites]
    if options.reports:
        few, many = options.reports
        print(f"Each report from {few} to {many} adds:\n\n{tell(compare(*weights), many - few)}")
    else:
        print(tell(weights[0]))
    alike = list(find_alike(options.sites[-1]))
    print(f"\nFiles with the same bytes as another: {sum(len(names) - 1 for names in alike)}")
    print(*(f"- {', '.join(names)}" for names in alike), sep="\n")


if __name__ == "__main__":
    main()
