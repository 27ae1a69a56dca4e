"""The parts of the page Overzichten: which overview, its table with what is behind a cell, heat map, lists, files."""

from __future__ import annotations

#: Part of the page -> its address on the page.
ANCHORS = {"table": "tabel", "cell": "vak"}
