"""Who interprets and who decides in words, also where no way to them is known: what was told is never "not known"."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from netmap.analysis.results import Ask
from netmap.analysis.routes.results import Route, RouteAnswer, RoutesAnswer, RouteStage, RouteStatus, Takers, TakerState
from netmap.model import Ref, Stage
from netmap.report.routes.frame import entries
from netmap.report.routes.steps import acts, comes_to, place_of, step_sentence, who_where
from netmap.report.routes.words import RouteWords

__all__ = ["ordered_asks", "route_ask", "stops_sentence", "taker_entries", "taker_sentences", "told_takers"]

_STAGES = (Stage.INTERPRET, Stage.DECIDE)
#: By stage and what is known of it: the codes of its sentence for one and for several.
_KNOWN = {
    Stage.INTERPRET: ("route.takers.interprets", "route.takers.interpret"),
    Stage.DECIDE: ("route.takers.decides", "route.takers.decide"),
}
_UNREACHED = {
    Stage.INTERPRET: ("route.takers.interprets_unreached", "route.takers.interpret_unreached"),
    Stage.DECIDE: ("route.takers.decides_unreached", "route.takers.decide_unreached"),
}
#: Stated, and because the list is complete.
_NOBODY = {
    Stage.INTERPRET: ("route.takers.nobody_interprets", "route.takers.nobody_interprets_listed"),
    Stage.DECIDE: ("route.takers.nobody_decides", "route.takers.nobody_decides_listed"),
}
#: With a theme, and without.
_NOT_KNOWN = {
    Stage.INTERPRET: ("route.takers.interpret_not_known", "route.answer.open_interpret"),
    Stage.DECIDE: ("route.takers.decide_not_known", "route.answer.open_decide"),
}
_ANY_THEME = {Stage.INTERPRET: "route.takers.interpret_any", Stage.DECIDE: "route.takers.decide_any"}


def taker_entries(answer: RouteAnswer, words: RouteWords) -> dict[str, Any]:
    """Return per stage its ``state``, ``who`` takes it and the ``sentence`` that says so."""
    route = _open_route(answer)
    found = {}
    for stage in _STAGES:
        taker = answer.takers.get(stage, Takers())
        unreached = bool(route) and _unreached(stage, answer, route)
        found[stage.value] = {
            "state": taker.state.value,
            "who": entries(taker.who, words.names),
            "sentence": _sentence(stage, answer, words, unreached=unreached),
        }
    return found


def told_takers(answer: RouteAnswer, words: RouteWords) -> str:
    """Return who takes each stage, or that it is nobody, as far as that was told of the theme; "" when it was not."""
    if answer.theme is None:
        return ""
    told = [s for s in _STAGES if answer.takers.get(s, Takers()).state is not TakerState.UNKNOWN]
    return " ".join(_sentence(stage, answer, words) for stage in told)


def taker_sentences(answer: RoutesAnswer, words: RouteWords) -> list[str]:
    """Return who takes each stage of the theme, that it is nobody, or that it is not known; nothing without a theme."""
    return [_sentence(stage, answer, words) for stage in _STAGES] if answer.theme else []


def stops_sentence(route: Route, answer: RouteAnswer, words: RouteWords) -> str:
    """Return who takes the stages that a recorded way does not get to; "" when that was told of none of them."""
    asked = [step for step in route.steps if not step.known]
    open_stages = [stage for stage in _STAGES if RouteStage(stage.value) in route.unknown]
    states = {answer.takers.get(stage, Takers()).state for stage in open_stages}
    if answer.theme is None or states <= {TakerState.UNKNOWN} or (len(asked) == 1 and len(open_stages) == 1):
        return ""
    if open_stages == [Stage.DECIDE]:
        return f"{_interpreted(route, words)} {_sentence(Stage.DECIDE, answer, words, unreached=True)}".strip()
    link = answer.missing_links[0] if answer.missing_links else None
    if link and link.stage is Stage.DECIDE and not link.also:
        # Only who decides is wanting, so it does get to somebody who interprets it, by what nobody recorded.
        open_stages = [Stage.DECIDE]
    said = []
    shown = False  # that it is not known how it gets there is said once
    for stage in open_stages:
        step = acts(route, RouteStage(stage.value))
        if step and answer.takers.get(stage, Takers()).state is TakerState.UNKNOWN:
            said.append(step_sentence(step, None, words))
            continue
        unreached = not shown and _unreached(stage, answer, route)
        shown = shown or unreached
        said.append(_sentence(stage, answer, words, unreached=unreached))
    return " ".join(said)


def _interpreted(route: Route, words: RouteWords) -> str:
    """Return who interprets it on a recorded way; "" when nobody is known to."""
    step = acts(route, RouteStage.INTERPRET)
    if step is None or not step.known:
        return ""
    who = step.party or place_of(step)
    passed = [one for one, _ in comes_to(route) if route.steps.index(one) < route.steps.index(step)]
    if not passed and step.party and step.via:
        return words.say("route.answer.table_interprets", party=step.party, table=step.via)
    if not passed:
        return words.say("route.answer.self_interprets", who=who)
    if place_of(passed[0]) == place_of(step):
        return words.say("route.answer.interprets_here", who=who)
    return words.say("route.answer.interprets_then", who=who_where(step, words))


# --- questions ------------------------------------------------------------------------------------------------------


def ordered_asks(answer: RouteAnswer) -> tuple[tuple[Ask, ...], bool]:
    """Return the questions, first those about the best way itself; and whether the first is one to begin with.

    It is not where all of the way was told: it goes nowhere, or nobody takes the stage that is wanting.
    """
    route = answer.routes[0] if answer.routes else None
    places: Collection[Ref | None] = {
        answer.source,
        answer.theme,
        *(ref for step in (route.steps if route else ()) for ref in (step.via, step.party)),
    }
    far = {id(ask): ask.subject not in places or _taken(ask, answer) for ask in answer.asks}
    asks = tuple(sorted(answer.asks, key=lambda ask: far[id(ask)]))
    told = answer.onward_told and (route is None or len(route.steps) == 1)
    for stage in _STAGES:
        wanting = route is None or RouteStage(stage.value) in route.unknown
        told = told or (wanting and answer.takers.get(stage, Takers()).state is TakerState.NOBODY)
    return asks, bool(asks) and not told and not far[id(asks[0])]


def route_ask(ask: Ask, answer: RouteAnswer, words: RouteWords) -> str:
    """Return a question; of a stage of which it was told who takes it, who else does."""
    if _taken(ask, answer):
        parties = list(answer.takers[Stage(str(ask.values["stage"]))].who)
        return words.ask(Ask(code="gaps.ask.other", subject=ask.subject, values={**ask.values, "parties": parties}))
    return words.ask(ask)


def _taken(ask: Ask, answer: RouteAnswer) -> bool:
    """Return whether it was told who takes the stage that is asked about."""
    stage = ask.values.get("stage")
    if ask.code != "gaps.ask.stage" or ask.subject != answer.theme or stage not in _STAGES:
        return False
    return answer.takers.get(Stage(str(stage)), Takers()).state is TakerState.KNOWN


# --- one stage ------------------------------------------------------------------------------------------------------


def _sentence(stage: Stage, answer: RouteAnswer | RoutesAnswer, words: RouteWords, *, unreached: bool = False) -> str:
    taker, theme = answer.takers.get(stage, Takers()), answer.theme
    if taker.state is TakerState.UNKNOWN or (theme is None and taker.state is TakerState.NOBODY):
        about, plain = _NOT_KNOWN[stage]
        return words.fitting((about, {"theme": theme}), (plain, {})) if theme else words.say(plain)
    if theme is None:
        return words.say(_ANY_THEME[stage])
    if taker.state is TakerState.NOBODY:
        stated, listed = _NOBODY[stage]
        return words.say(listed if taker.listed else stated, theme=theme)
    one, several = _KNOWN[stage]
    plain = one if len(taker.who) == 1 else several
    if not unreached:
        return words.brief(plain, who=list(taker.who))
    one, several = _UNREACHED[stage]
    code = one if len(taker.who) == 1 else several
    return words.brief(code, who=list(taker.who))


def _open_route(answer: RouteAnswer) -> Route | None:
    return answer.routes[0] if answer.status is RouteStatus.UNKNOWN and answer.routes else None


def _unreached(stage: Stage, answer: RouteAnswer, route: Route | None) -> bool:
    """Return whether it is known who takes a stage, but no way to them."""
    if route is None or RouteStage(stage.value) not in route.unknown:
        return False
    if answer.onward_told and not comes_to(route):
        return False  # it is known that it gets nowhere
    passed = {ref for step in route.steps for ref in (step.via, step.party)}
    return not passed & set(answer.takers.get(stage, Takers()).who)
