"""The parts of the page Vragen: whom to call, the questions per addressee, files to take along, what to talk about."""

from __future__ import annotations

from collections.abc import Sequence

from netmap.ui import answers
from netmap.ui.state import say_count


def calling(groups: Sequence[answers.Group]) -> str:
    """Return how few calls answer most of the questions; "" when nobody in particular can be called."""
    calls, answered = answers.calls_for_most(groups)
    if not calls:
        return ""
    total = sum(len(group.questions) for group in groups)
    return say_count("page.calls.all" if answered == total else "page.calls", calls, answered=answered, total=total)
