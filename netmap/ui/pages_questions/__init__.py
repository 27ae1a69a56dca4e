"""The parts of the page Vragen: whom to call, the questions per addressee, files to take along, what to talk about."""

from __future__ import annotations

from netmap.ui import answers
from netmap.ui.widgets import tekst


def calling(answer: answers.Answer) -> str:
    """Return as Markdown how few calls answer how many questions; "" when nobody in particular can be called."""
    calls = answer["result"]["calls"]
    # In the words of the answer itself: every page, file and the terminal say the same.
    return tekst(calls["sentence"]) if calls and any(call["addressee"] for call in calls["order"]) else ""
