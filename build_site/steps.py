"""Steps whose results may be kept: pure work, named, and known by the content of all that it is made from."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Recall(Protocol):
    """Gives the result of a step: what was kept of it, or made now.

    Args:
        step: the step's name.
        made_from: everything that its result depends on besides the code; two steps of one name whose parts are the
            same have the same result.
        make: makes it.
    """

    def __call__(self, step: str, made_from: Sequence[str | bytes], make: Callable[[], T], /) -> T:
        """The result of a step."""


def make_anew(step: str, made_from: Sequence[str | bytes], make: Callable[[], T], /) -> T:  # noqa: ARG001 # a `Recall`
    """A `Recall` that keeps nothing."""
    return make()
