"""The parts of the page Witte plekken: filter, lists, the table of themes and steps, agreements, picture, questions."""

from __future__ import annotations

#: Part of the page -> its address on the page.
ANCHORS = {
    "worst": "dringend",
    "substantive": "inhoudelijk",
    "instrumental": "instrumenteel",
    "possible": "mogelijk",
    "matrix": "stappen",
    "cell": "vak",
    "agreements": "afspraken",
    "questions": "vragen",
}
