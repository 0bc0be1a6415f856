"""What steps have made in this run of the tests, so that what hundreds of tests begin with is made once.

A result is kept by the content of all that it is made from, as in `build_site.output.step_store`, and each test gets a
copy of its own. Tests of a step itself leave it out.
"""

import pickle
from collections.abc import Callable, Sequence
from typing import TypeVar, cast

T = TypeVar("T")

_MADE: dict[tuple[str | bytes, ...], bytes] = {}


def recall(step: str, made_from: Sequence[str | bytes], make: Callable[[], T], /) -> T:
    """What a step made before, or makes now; see `build_site.steps.Recall`."""
    known = (step, *made_from)
    if known not in _MADE:
        _MADE[known] = pickle.dumps(make(), protocol=5)
    return cast(T, pickle.loads(_MADE[known]))  # noqa: S301 # our own, from this process
