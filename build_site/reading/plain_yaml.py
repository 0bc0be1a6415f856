"""The part of YAML that a description needs: names, texts, numbers, lists; no references and no tags.

References («&a», «*a») let a file of a few lines stand for gigabytes, and tags («!!») make other things than text.
"""

import re
from collections.abc import Hashable
from typing import Any

import yaml
from yaml.constructor import ConstructorError
from yaml.nodes import Node

from build_site.reading.limits import DEPTH, DIGITS

_REFERENCE = "Filen hänvisar till sig själv med * eller &."
_TAG = "Märkningen med utropstecken kan inte stå här."
_DEEP = f"Uppgifterna ligger i varandra i fler än {DEPTH} led."


class PlainYamlError(yaml.MarkedYAMLError):
    """Something that YAML allows and the project doesn't; `problem` says what, and `note` what to do, in Swedish."""


class PlainLoader(yaml.SafeLoader):
    """YAML as a data editor expects it: dates stay text, and a key given twice is an error.

    Raises:
        PlainYamlError: for references, tags, deep nesting, keys that are no names and numbers with too many digits.
        yaml.YAMLError: the text is no YAML.
    """

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._depth = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        """Compose a node; refuses what stands for more than it says, before it is built."""
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(_REFERENCE, "Skriv ut uppgiften, och text som börjar med * eller & inom citattecken.", event)
        if getattr(event, "tag", None):
            self._refuse(_TAG, "Skriv text som börjar med ! inom citattecken.", event)
        self._depth += 1
        if self._depth > DEPTH:
            self._refuse(_DEEP, "Titta på exemplet: så djupt behöver ingen uppgift ligga.", event)
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Build a mapping; refuses keys that are no names and keys that were given before."""
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise ConstructorError(None, None, "unhashable key", key_node.start_mark)
            if isinstance(key, bool) or not isinstance(key, str | int):
                advice = "Skriv ett namn; yes, no, on, off och null ska stå inom citattecken."
                raise PlainYamlError(None, None, "Namnet på uppgiften är ingen text.", key_node.start_mark, advice)
            if key in seen:
                raise ConstructorError(None, None, f"«{key}» står två gånger.", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)

    def construct_number(self, node: yaml.ScalarNode) -> int | float:
        """Build a number that can be written, compared and kept."""
        digits = sum(character.isdigit() for character in node.value)
        if digits > DIGITS or node.value.lower().lstrip("+-") in (".inf", ".nan"):
            advice = f"Skriv ett tal med högst {DIGITS} siffror, eller sätt det inom citattecken om det är text."
            raise PlainYamlError(None, None, "Talet går inte att använda.", node.start_mark, advice)
        if node.tag == "tag:yaml.org,2002:int":
            return int(super().construct_yaml_int(node))
        number = float(super().construct_yaml_float(node))
        if number in (float("inf"), float("-inf")):
            raise PlainYamlError(None, None, "Talet går inte att använda.", node.start_mark, "Skriv ett mindre tal.")
        return number

    def _refuse(self, problem: str, advice: str, event: yaml.Event) -> None:
        raise PlainYamlError(None, None, problem, event.start_mark, advice)  # type: ignore[arg-type] # a mark of either kind


for _kind in ("int", "float"):
    PlainLoader.add_constructor(f"tag:yaml.org,2002:{_kind}", PlainLoader.construct_number)
# Dates stay text. So does what begins with a zero: YAML's old rules read 0127 as 87, but 0484 as text.
_OWN_KINDS = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int")
PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _OWN_KINDS]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?(0|[1-9][0-9]*)$"), list("-+0123456789"))
