"""What has been published and what has changed since: versions, changes, editions, history, citing."""
