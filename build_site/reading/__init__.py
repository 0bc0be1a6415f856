"""Finds, loads and validates the packages, and turns them into the model; the only importer of frictionless."""
