"""From tables and graphs in Python to a network, for researchers."""
