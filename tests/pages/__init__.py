"""Tests of build_site/pages."""
