"""Tests of build_site.checks: one file per check."""
