"""The steps of a route in words, each as one sentence."""

from __future__ import annotations

from typing import Any

from netmap.analysis.routes.results import Route, RouteStage, Step
from netmap.analysis.routes.staged import ArcKind
from netmap.model import Channel, Consultation, Ref
from netmap.report.routes.words import RouteWords
from netmap.texts import say

__all__ = ["acts", "comes_to", "place_of", "step_entry", "step_sentence", "who_where"]


def place_of(step: Step) -> Ref:
    """Return where a signal is at a step: the consultation, else the party that has it."""
    place = step.via or step.party
    assert place, "a step is somewhere or with somebody"
    return place


def comes_to(route: Route) -> list[tuple[Step, Ref]]:
    """Return each hand-over of a route with where the signal was just before."""
    found: list[tuple[Step, Ref]] = []
    for before, step in zip(route.steps, route.steps[1:], strict=False):
        if step.stage is RouteStage.PASS:
            found.append((step, place_of(before)))
    return found


def acts(route: Route, stage: RouteStage) -> Step | None:
    """Return the step in which a stage is taken, known or not; None when the route does not get to it."""
    return next((step for step in route.steps if step.stage is stage), None)


def who_where(step: Step, words: RouteWords) -> str:
    """Return who acts in a step as words: "GGD in wijkoverleg Oost", or the consultation itself."""
    if step.party and step.via:
        return words.plain("route.of_table", party=step.party, table=step.via)
    return words.names.name(place_of(step))


def step_entry(number: int, step: Step, before: Ref | None, words: RouteWords) -> dict[str, Any]:
    """Return one step as the JSON of an answer has it."""
    language = words.language
    certainty, certainty_word = words.certainty(step.certainty, step) if step.certainty else (None, "")
    return {
        "number": number,
        "party": words.entry(step.party),
        "via": words.entry(step.via),
        "stage": step.stage.value,
        "stage_word": say(
            "route.stage.report" if step.kind is ArcKind.OWN_SEAT else f"route.stage.{step.stage.value}", language
        ),
        "kind": step.kind.value if step.kind else None,
        "kind_word": say(f"route.kind.{step.kind.value}", language) if step.kind else "",
        "formal": step.formal,
        "known": step.known,
        "by_function": _function(step, before, words),
        "agreed": step.agreed.value if step.agreed else None,
        "agreed_word": words.word("Agreement", step.agreed.value) if step.agreed else "",
        "criterion": words.function(step.criterion, before, place_of(step)),
        "certainty": certainty,
        "certainty_word": certainty_word,
        "waiting_days": round(step.waiting_days, 1) if step.waiting_days is not None else None,
        "sentence": step_sentence(step, before, words),
        "evidence": [row for evidence in step.evidence for row in words.rows(evidence)],
    }


def step_sentence(step: Step, before: Ref | None, words: RouteWords) -> str:
    """Return what happens in a step.

    Parameters
    ----------
    before : Ref or None
        Where the signal was before; None for the first step.
    """
    match step.stage:
        case RouteStage.SIGNAL:
            return _seen(step, words)
        case RouteStage.VERIFY:
            return _checked(step, words)
        case RouteStage.INTERPRET:
            return _taken(step, words, "route.step.interpret", "route.step.interpret_at", "route.step.interpret_open")
        case RouteStage.DECIDE:
            return _taken(step, words, "route.step.decide", "route.step.decide_at", "route.step.decide_open")
    return _passed(step, before, words)


def _seen(step: Step, words: RouteWords) -> str:
    place = place_of(step)
    if place.label == Channel.KIND:
        return words.say("route.step.channel", channel=place)
    if place.label == Consultation.KIND:
        return words.say("route.step.begins", table=place)
    return words.say("route.step.sees", party=place)


def _checked(step: Step, words: RouteWords) -> str:
    if step.party and step.via:
        party = _acting(step, words)
        return words.fitting(
            ("route.step.verify", {"party": party, "table": step.via}),
            ("route.step.verify", {"party": step.party, "table": step.via}),
        )
    if step.party:
        return words.say("route.partner.plain", party=step.party)
    return words.say("route.step.verify_table", table=step.via)


def _taken(step: Step, words: RouteWords, plain: str, at_table: str, open_: str) -> str:
    if not step.known:
        return words.say(open_, who=who_where(step, words))
    if step.party and step.via:
        return words.say(at_table, party=step.party, table=step.via)
    return words.say(plain, who=place_of(step))


def _passed(step: Step, before: Ref | None, words: RouteWords) -> str:
    end = place_of(step)
    if step.kind is ArcKind.OWN_SEAT and step.party:
        return words.fitting(
            ("route.step.brings", {"party": _acting(step, words), "table": end}),
            ("route.step.brings", {"party": step.party, "table": end}),
        )
    if step.kind is ArcKind.SHARED and step.party:
        return words.say("route.step.shared", party=step.party, table=end)
    if step.kind is ArcKind.HEARS and step.party:
        return words.say("route.step.hears", party=step.party, table=end)
    if step.kind is ArcKind.TAKES_HOME:
        return words.say("route.step.home", party=end)
    if step.kind is ArcKind.COMMITS:
        return words.say("route.step.commits", party=end)
    if step.kind is ArcKind.IN_HOUSE:
        return words.say("route.step.in_house", party=end)
    if step.kind is ArcKind.SEES:
        return words.say("route.step.present", party=end)
    values = {"start": before or end, "end": end}
    if function := _function(step, before, words):
        return words.fitting(("route.step.passes_by", {**values, "function": function}), ("route.step.passes", values))
    return words.say("route.step.passes", **values)


def _acting(step: Step, words: RouteWords) -> str:
    """Return who acts, with the function in which he sits there when that is known."""
    assert step.party
    name = words.names.name(step.party)
    function = words.function(step.function, step.party)
    return words.plain("route.in_function", party=name, function=function) if function else name


def _function(step: Step, before: Ref | None, words: RouteWords) -> str | None:
    """Return in what function somebody acts: along a recorded route that is who hands on, else who acts."""
    return words.function(step.function, before if step.kind is ArcKind.RECORDED else step.party)
