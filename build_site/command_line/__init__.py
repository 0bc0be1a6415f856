"""The commands, and what serves the site while one works."""
