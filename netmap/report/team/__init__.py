"""The core team: its test, proposals, and teams that were kept to compare."""
