"""When one hands on, and whether that is a habit, in words that fit within the sentence of an answer."""

from __future__ import annotations

from netmap.analysis.routes.results import Route, Step
from netmap.model import Agreement, Ref
from netmap.report.routes.steps import comes_to, place_of
from netmap.report.routes.words import RouteWords

__all__ = ["conditioned", "when_handed"]


def when_handed(step: Step, before: Ref, words: RouteWords) -> list[str]:
    """Return when somebody hands on and that it is a habit: all that is known first, then less; empty when nothing is.

    Parameters
    ----------
    step : Step
        A hand-over.
    before : Ref
        Where the signal was.
    """
    criterion = (words.function(step.criterion, before, place_of(step)) or "").rstrip(".")
    habit = words.word("Agreement", step.agreed.value) if step.agreed is Agreement.HABIT else ""
    both = [words.plain("route.when.both", criterion=criterion, agreed=habit)] if criterion and habit else []
    return [*both, *(text for text in (criterion, habit) if text)]


def conditioned(who: str, route: Route, step: Step, told: Step, words: RouteWords) -> list[str]:
    """Return who takes a stage with when it gets there, most said first; without a condition: empty.

    ``told`` is the hand-over that the answer told already.
    """
    there = place_of(step)
    passed = [(one, before) for one, before in comes_to(route) if place_of(one) == there and one is not told]
    if not passed:
        return []
    return [words.plain("route.when.condition", who=who, when=text) for text in when_handed(*passed[-1], words)]
