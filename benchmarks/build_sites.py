"""What a build costs, by the number of reports: cold, when nothing has changed, and when one figure has.

Run it as `.venv/bin/python -m benchmarks.build_sites 5 25 [--folder DIR]`. Each build is a process of its own, as an
editor starts it. Processor seconds count all that it starts; memory is that of the largest of these processes. What
got worse by more than a tenth since the last recorded run (`benchmarks/build_sites.json`) is said at the end.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.corpora import PROJECT, make_corpus, record

RECORD = Path(__file__).with_suffix(".json")
# A figure that nothing is computed from but its own row, so that data with another one are right too.
CHANGED = ("reports/eskilstuna/avn/2022-delar-1/grades_basic.csv", "47.1", "47.2")
_WORSE = 1.1
_STATES = ("cold", "unchanged", "one figure changed")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build of so many reports took, and what it left.

    Attributes:
        seconds: on the clock.
        processor: seconds, of all processes.
        memory: MB of the largest process.
        size: bytes of the site.
        files: of the site.
    """

    reports: int
    state: str
    seconds: float
    processor: float
    memory: int
    size: int
    files: int


def measure(project: Path, reports: int, state: str) -> Cost:
    """Build a project's site once."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.one_build", str(project)]
    memory = int(subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout)  # noqa: S603
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = sum(getattr(after, name) - getattr(before, name) for name in ("ru_utime", "ru_stime"))
    files = [path for path in (project / "site").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    return Cost(reports, state, round(seconds, 2), round(processor, 2), memory // 1024, size, len(files))


def measure_all(project: Path, reports: int) -> list[Cost]:
    """Build a new corpus of so many reports cold, again, and with a figure changed."""
    make_corpus(project, reports)
    costs = [measure(project, reports, state) for state in _STATES[:2]]
    change_a_figure(project / "datasets")
    return [*costs, measure(project, reports, _STATES[2])]


def change_a_figure(datasets: Path) -> None:
    """Change one figure of one table, and take it for compared with the source."""
    name, old, new = CHANGED
    path = datasets / name
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{old} doesn't stand once in {name}")
    path.write_text(text.replace(old, new), encoding="utf-8")
    record(datasets)


def tell(costs: Iterable[Cost]) -> str:
    """The costs as a Markdown table, and what each further report adds."""
    lines = [
        "| reports | build | seconds | processor seconds | MB, largest process | site, MB | files |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {one.reports} | {one.state} | {one.seconds:.1f} | {one.processor:.1f} | {one.memory} | "
        f"{one.size / 1e6:.1f} | {one.files} |"
        for one in costs
    ]
    cold = [one for one in costs if one.state == _STATES[0]]
    for few, many in pairwise(cold):
        more = many.reports - few.reports
        lines.append(
            f"\nFrom {few.reports} to {many.reports} reports, each adds {(many.processor - few.processor) / more:.1f} "
            f"processor seconds, {(many.size - few.size) / more / 1e6:.2f} MB and "
            f"{(many.files - few.files) / more:.0f} files."
        )
    return "\n".join(lines)


def find_worse(costs: Iterable[Cost], recorded: Iterable[Cost]) -> list[str]:
    """What costs more than a tenth more than when it was recorded, but for the clock: machines are shared."""
    known = {(one.reports, one.state): one for one in recorded}
    found = []
    for now in costs:
        then = known.get((now.reports, now.state))
        for name in ("processor", "memory", "size", "files") if then else ():
            if getattr(now, name) > getattr(then, name) * _WORSE:
                found.append(f"{now.reports} reports, {now.state}: {name} {getattr(then, name)} → {getattr(now, name)}")
    return found


def main() -> None:
    """Measure, tell, and compare with what is recorded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int, nargs="+", help="multiples of five")
    parser.add_argument("--record", action="store_true", help="keep what was measured for the next time")
    options = parser.parse_args()
    costs = []
    for reports in options.reports:
        with tempfile.TemporaryDirectory() as folder:
            costs += measure_all(Path(folder), reports)
    print(tell(costs))
    recorded = [Cost(**one) for one in json.loads(RECORD.read_text(encoding="utf-8"))] if RECORD.is_file() else []
    print(*("\nWorse than recorded:", *found) if (found := find_worse(costs, recorded)) else (), sep="\n")
    if options.record:
        kept = [one for one in recorded if one.reports not in options.reports]
        text = json.dumps([asdict(one) for one in [*kept, *costs]], indent=1)
        RECORD.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
