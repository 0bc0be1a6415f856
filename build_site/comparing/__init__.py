"""Figures beside each other: comparisons, what they look like to a reader, and whether goals are reached."""
