"""What changes when something changes."""
