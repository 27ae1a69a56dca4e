"""The parts of the page Wat als: what changes, what that makes of the map, what hangs on one, and both pictures."""

from __future__ import annotations

#: The part of the address that says what changes.
PARAMETER = "wijziging"
#: Part of the page -> its address on the page.
ANCHORS = {"more": "erbij", "memory": "geheugen"}
