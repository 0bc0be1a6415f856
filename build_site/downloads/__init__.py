"""The files that others use, one module per format: made from sheets of typed cells. Nothing is written here.

The columns of the tidy CSV files are a contract with other programs; see `build_site.published.columns`.
"""

from build_site.downloads.all_downloads import Downloads, collect_downloads
from build_site.downloads.cubes import NO_SERVICE
from build_site.downloads.endpoint import Endpoint
from build_site.downloads.offered_data import OfferedData
from build_site.downloads.offered_formats import (
    DATASETTE_METADATA,
    Offer,
    offer_committee,
    offer_comparison,
    offer_everything,
    offer_feed,
    offer_parts,
    offer_report,
    offer_service,
    offer_services,
    offer_table,
    offer_tidy,
)
from build_site.downloads.openapi import OPENAPI

__all__ = [
    "DATASETTE_METADATA",
    "NO_SERVICE",
    "OPENAPI",
    "Downloads",
    "Endpoint",
    "Offer",
    "OfferedData",
    "collect_downloads",
    "offer_committee",
    "offer_comparison",
    "offer_everything",
    "offer_feed",
    "offer_parts",
    "offer_report",
    "offer_service",
    "offer_services",
    "offer_table",
    "offer_tidy",
]
