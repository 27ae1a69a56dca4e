"""The parts of the page Spin in het web: what to look at, the parties in order, paper and practice, what is lost."""

from __future__ import annotations

#: Part of the page -> its address on the page.
ANCHORS = {"sectors": "sectoren", "cell": "vak"}
