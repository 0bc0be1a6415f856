"""Altair, which takes a second to import and is used only for charts that were not drawn before."""

from typing import TYPE_CHECKING

from build_site.lazy import import_when_used

if TYPE_CHECKING:
    import altair as alt
else:
    alt = import_when_used("altair")

__all__ = ["alt"]
