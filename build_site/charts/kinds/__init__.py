"""The kinds of charts, one module each: how its marks are placed, how they are drawn and what they say.

A new kind is a module here with a `KIND`: packages may then declare it, and the guide lists it.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from build_site.charts.kinds.kind import ChartKind


def _find_kinds() -> Mapping[str, ChartKind]:
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    kinds = [module.KIND for module in modules if isinstance(getattr(module, "KIND", None), ChartKind)]
    return MappingProxyType({kind.code: kind for kind in sorted(kinds, key=lambda kind: kind.code)})


KINDS: Mapping[str, ChartKind] = _find_kinds()
