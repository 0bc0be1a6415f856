"""What has changed between two states of the data, for whoever reviews a change."""
