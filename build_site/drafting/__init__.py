"""From a printed table to a first draft of its CSV and schema, where nothing uncertain is settled in silence."""
