"""Descriptions of the data for machines: data packages, CSVW, DCAT-AP-SE and schema.org. Nothing here writes files."""

from build_site.catalog.csvw import build_csv_group, build_csv_metadata, build_folder_group
from build_site.catalog.data_packages import build_data_package, build_whole_package
from build_site.catalog.datasets import list_datasets
from build_site.catalog.dcat import build_catalogue
from build_site.catalog.release import Release, build_release
from build_site.catalog.schema_org import describe_pages

__all__ = [
    "Release",
    "build_catalogue",
    "build_csv_group",
    "build_csv_metadata",
    "build_data_package",
    "build_folder_group",
    "build_release",
    "build_whole_package",
    "describe_pages",
    "list_datasets",
]
