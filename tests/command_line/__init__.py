"""Tests of build_site/charts."""
