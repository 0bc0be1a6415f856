"""Charts drawn by a real Dask scheduler and its workers, also when one of them is killed on the way."""

import os
import pickle
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from build_site.charts.studio import Studio
from build_site.collecting import list_charts
from build_site.output.cluster import open_cluster
from build_site.output.drawing_store import read_drawings
from build_site.pipeline import build_site
from build_site.problems import BuildError
from tests.built import DRAWINGS, REAL, check
from tests.folders import snapshot
from tests.halves import leave_to_the_whole
from tests.toy import PROJECT, Toy

leave_to_the_whole("a cluster")

PYTHON = PROJECT / ".build" / "cluster" / "bin" / "python"
SCHEDULER = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
WORKER = ("-m", "distributed.cli.dask_worker", "--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT)}


def start(stack: ExitStack, arguments: Sequence[str], event: str) -> tuple[subprocess.Popen[str], str]:
    """Start a program, wait until it says that something has happened, and go on reading what it says."""
    program = subprocess.Popen(  # noqa: S603 # our own arguments
        [str(PYTHON), *arguments], env=ENVIRONMENT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    stack.callback(program.wait)
    stack.callback(program.kill)
    assert program.stderr is not None
    for line in program.stderr:
        if event in line:
            stack.enter_context(subprocess.Popen(["cat"], stdin=program.stderr, stdout=subprocess.DEVNULL))  # noqa: S607
            stack.callback(program.kill)  # before cat is waited for, which reads until the program ends
            return program, line
    raise AssertionError(f"{arguments} ended")


@pytest.fixture
def cluster() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a scheduler with two workers, and the first of them."""
    with ExitStack() as stack:
        _, said = start(stack, SCHEDULER, "Scheduler at:")
        address = said.split("Scheduler at:")[1].strip()
        first, _ = start(stack, [*WORKER, address], "Registered to:")
        start(stack, [*WORKER, address], "Registered to:")
        yield address, first


def test_the_real_charts_are_drawn_to_the_byte_though_a_worker_is_killed(
    cluster: tuple[str, subprocess.Popen[str]], tmp_path: Path
) -> None:
    address, worker = cluster
    charts = list_charts(check(REAL))
    with Studio(read_drawings(DRAWINGS)) as studio:
        for chart in charts:
            studio.draw(chart, "test")
        here = studio.finish()
    (tmp_path / "charts").write_bytes(pickle.dumps(charts))
    files = [str(tmp_path / "charts"), str(tmp_path / "there")]
    command = [str(PYTHON), "-m", "tests.output.draw_on_cluster", address, *files]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as program:  # noqa: S603
        assert program.stdout is not None
        assert next(program.stdout) == "drawn\n"
        worker.send_signal(signal.SIGKILL)
        assert len(list(program.stdout)) == len(charts) - 1
    assert program.returncode == 0
    assert worker.wait() == -signal.SIGKILL
    assert pickle.loads((tmp_path / "there").read_bytes()) == here  # noqa: S301 # our own
    assert len(here) > 100


def test_a_site_built_with_a_cluster_is_the_same_to_the_byte(
    cluster: tuple[str, subprocess.Popen[str]], recorded_toy: Toy, tmp_path: Path
) -> None:
    project = recorded_toy.datasets.parent
    shutil.copytree(PROJECT / "docs", project / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", project)
    command = ["-m", "build_site", "build", "--project", str(project), "--output", str(tmp_path / "there")]
    subprocess.run([str(PYTHON), *command, "--cluster", cluster[0]], env=ENVIRONMENT, check=True)  # noqa: S603
    shutil.rmtree(project / ".build")
    build_site(project, tmp_path / "here")
    assert snapshot(tmp_path / "there") == snapshot(tmp_path / "here")


@pytest.mark.parametrize(
    ("address", "told"),
    [("tcp://127.0.0.1:1", "Ingen arbetare svarar genom tcp://127.0.0.1:1."), ("strunt://x", "Ingen arbetare svarar")],
)
def test_an_address_where_nobody_answers_is_told(address: str, told: str) -> None:
    program = (
        "import sys; from build_site.output import cluster; from build_site.problems import BuildError\n"
        "cluster._PATIENCE = 1\n"
        "try:\n    cluster.open_cluster(sys.argv[1]).__enter__()\nexcept BuildError as error:\n    print(error)"
    )
    command = [str(PYTHON), "-c", program, address]
    said = subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True)  # noqa: S603
    assert told in said.stdout
    assert "dask scheduler" in said.stdout


def test_without_dask_the_option_says_what_to_install() -> None:
    with pytest.raises(BuildError, match=r"Installera det som står i tools/cluster\.lock"), open_cluster("tcp://x:1"):
        pass
