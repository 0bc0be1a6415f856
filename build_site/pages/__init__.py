"""The pages. Each module that has `build_pages(site)` yields the pages of one kind, as values; see `gather_pages`."""
