"""Holds the script that an installed server runs; alone in a folder, so that nothing beside it looks like a page."""
