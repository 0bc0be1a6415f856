"""Tests of build_site, in the same folders as what they test."""
