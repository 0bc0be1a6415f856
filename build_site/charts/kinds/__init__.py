"""The kinds of charts, one module each: how its marks are placed, how they are drawn and what they say.

A new kind is a module here and a line in the list below; the schema of packages and the guide are tested against it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from build_site.charts.kinds import bars, bullet, deviation, dumbbell, lines, panels, parts, slope, targets
from build_site.charts.kinds.kind import ChartKind

KINDS: Mapping[str, ChartKind] = MappingProxyType(
    {
        module.KIND.code: module.KIND
        for module in (deviation, bars, parts, bullet, targets, dumbbell, lines, slope, panels)
    }
)
