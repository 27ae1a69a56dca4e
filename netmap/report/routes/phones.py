"""Whose telephone numbers belong beside a way: of where one reports it, and of who decides.

A meeting has no telephone: its chair has, or somebody who sits there.
"""

from __future__ import annotations

from netmap.analysis.routes.results import RouteAnswer, RouteStage, RouteStatus, TakerState
from netmap.model import Consultation, Ref, Role, Stage
from netmap.report.routes.steps import acts, comes_to, place_of
from netmap.report.routes.words import RouteWords

__all__ = ["phones"]


def phones(answer: RouteAnswer, words: RouteWords) -> list[str]:
    """Return whose numbers to note, each as words: at most two; empty when no way has begun and nobody decides."""
    return list(dict.fromkeys(_phone(place, words) for place in _places(answer)))


def _places(answer: RouteAnswer) -> list[Ref]:
    """Return where one reports it, and who decides on it as far as known."""
    route = answer.routes[0] if answer.routes and answer.status is not RouteStatus.NO_ROUTE else None
    passed = comes_to(route) if route else []
    found = [place_of(passed[0][0])] if passed else []
    if route and (step := acts(route, RouteStage.DECIDE)):
        return [*found, place_of(step)]
    decides = answer.takers.get(Stage.DECIDE)
    if answer.theme and decides and decides.state is TakerState.KNOWN:
        return [*found, decides.who[0]]
    return [*found, place_of(passed[-1][0])] if passed else []


def _phone(place: Ref, words: RouteWords) -> str:
    record = words.facts.network.get(place)
    if not isinstance(record, Consultation):
        return words.say("route.sheet.phone_of", who=place)
    seats = [seat for seat in words.facts.seats.get(place, ()) if seat.role is Role.CHAIR]
    said = [words.function(seat.function, seat.start) for seat in seats]
    for function in (words.function(record.chair_function, place), *said):
        if function:
            return words.say("route.sheet.phone_chair", who=place, function=function)
    chaired = seats or record.chair_function
    return words.say("route.sheet.phone_chair_of" if chaired else "route.sheet.phone_contact", who=place)
