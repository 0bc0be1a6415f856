"""Builds the site Öppen uppföljning from data packages.

The modules in the order in which data flow through them: packages, reading (into model), checks, comparing,
formatting, charts, tables, downloads, catalog, pages, pipeline. Imports go that way only.
"""
