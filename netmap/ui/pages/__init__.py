"""One file per page; each reads as the table of contents of what it shows."""
