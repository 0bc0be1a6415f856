"""Says in Swedish that a process that draws has died; what died with it says nothing."""

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from build_site.problems import BuildError


@contextmanager
def explain_drawing_errors() -> Iterator[None]:
    """Turn the death of a process that draws within the block into a message for whoever builds.

    Raises:
        BuildError: a process that drew charts was killed, most often because the computer's memory ran out.
    """
    try:
        yield
    except BrokenProcessPool as error:
        raise BuildError(
            "Ett av de program som ritar diagrammen avbröts innan det var klart, oftast för att datorns minne "
            "tog slut. Stäng andra program och bygg igen."
        ) from error
