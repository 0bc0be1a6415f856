"""Draws charts on other computers: a Dask cluster whose workers have the same program.

Dask is no part of the installation; `tools/cluster.lock` has it. What goes over the network is pickled, so a cluster is
for those who trust every computer in it.
"""

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import ExitStack, contextmanager

from build_site.charts.studio import digest_code
from build_site.problems import BuildError

_PATIENCE = 60  # seconds until the scheduler must have answered, and a worker have come


@contextmanager
def open_cluster(address: str) -> Iterator[Executor]:
    """The workers of a scheduler, as an executor. A worker that is lost on the way has its work done by the others.

    Args:
        address: the scheduler's, such as `tcp://10.0.0.1:8786`.

    Raises:
        BuildError: Dask isn't installed, nobody answers there, no worker comes, one has another version of the
            program, or all are lost.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 # an option
        from distributed.comm import CommClosedError  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise BuildError(
            "--cluster behöver Dask. Installera det som står i tools/cluster.lock och bygg igen."
        ) from error
    with ExitStack() as stack:
        try:
            client = stack.enter_context(Client(address, timeout=_PATIENCE, set_as_default=False))
            client.wait_for_workers(1, timeout=_PATIENCE)
            digests = client.run(digest_code)
        except (OSError, ValueError) as error:  # TimeoutError is an OSError; ValueError: an address of no known form
            raise BuildError(
                f"Ingen arbetare svarar genom {address}. Kontrollera adressen, att schemaläggaren är igång "
                "(dask scheduler) och att minst en arbetare är det (dask worker)."
            ) from error
        _refuse_others(digests, address)
        try:
            yield client.get_executor()
        except (KilledWorker, CommClosedError, CancelledError) as error:
            raise BuildError(
                f"Arbetet hos {address} avbröts: arbetarna eller schemaläggaren försvann. "
                "Se efter varför, och bygg igen."
            ) from error


def _refuse_others(digests: dict[str, str], address: str) -> None:
    """Refuse workers that would draw in another way than we."""
    others = sorted(worker for worker, digest in digests.items() if digest != digest_code())
    if others:
        raise BuildError(
            f"De här arbetarna hos {address} har en annan version av programmet eller av det som ritar: "
            f"{', '.join(others)}. Installera samma version där som här."
        )
