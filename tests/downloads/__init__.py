"""Tests of the files to download, one module per format."""
