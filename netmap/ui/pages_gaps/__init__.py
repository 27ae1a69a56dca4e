"""The parts of the page Witte plekken: its lists, the table of themes and steps, a picture, and what to ask."""

from __future__ import annotations

#: Part of the page -> its address on the page.
ANCHORS = {"substantive": "inhoudelijk", "instrumental": "instrumenteel", "possible": "mogelijk", "questions": "vragen"}
