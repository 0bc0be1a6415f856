"""What an address of the static API is: what it answers, and how the answer is described."""

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from build_site import addresses
from build_site.published.sheets import Fact

VERSION = "v1"
ROOT = f"{addresses.API}{VERSION}/"


@dataclass(frozen=True)
class Response:
    """What one address says.

    Attributes:
        list_records: makes the records, which are not held: together they are many times what they are made from.
    """

    title: str
    about: tuple[Fact, ...]
    list_records: Callable[[], Sequence[Mapping[str, object]]]


@dataclass(frozen=True)
class Endpoint:
    """A kind of address.

    Attributes:
        name: what programs call it.
        path: below `api/v1/`, with parameters in braces.
        title: what it answers, in Swedish.
        schema: JSON Schema of a record.
        answers: by the values of the parameters, in the path's order.
    """

    name: str
    path: str
    title: str
    schema: Mapping[str, object]
    answers: Mapping[tuple[str, ...], Response]

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names in braces."""
        return tuple(name for _, name, _, _ in string.Formatter().parse(self.path) if name)

    def address(self, values: Sequence[str] = ()) -> str:
        """Where an answer is, from the site's root."""
        return ROOT + self.path.format(**dict(zip(self.parameters, values, strict=True)))

    @property
    def addresses(self) -> dict[str, Response]:
        """All answers by address."""
        return {self.address(values): answer for values, answer in self.answers.items()}
