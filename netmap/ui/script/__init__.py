"""Holds the script that the installed server runs; alone in a folder, so that nothing beside it is mistaken for a page."""
