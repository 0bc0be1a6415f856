"""Timings, run by hand. They are never tests: machines are shared and noisy."""
