"""Reference data that ships with netmap, and its loaders: vocabularies, the norm, the severity table."""
