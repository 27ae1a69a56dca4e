"""The answer for one place in one to three sentences: where to report it, who interprets, who decides."""

from __future__ import annotations

from typing import Any

from netmap.analysis.results import Ask
from netmap.analysis.routes.results import MissingLink, Route, RouteAnswer, RouteStage, RouteStatus, Step, TakerState
from netmap.analysis.routes.staged import ArcKind
from netmap.model import Channel, Consultation, Organisation, Ref, Stage
from netmap.report.routes.conditions import conditioned, when_handed
from netmap.report.routes.steps import acts, comes_to, place_of, step_sentence, who_where
from netmap.report.routes.takers import ordered_asks, route_ask, stops_sentence, told_takers
from netmap.report.routes.words import RouteWords

__all__ = ["answer_sentences", "ask_sentence", "missing_sentence", "nowhere"]


def answer_sentences(answer: RouteAnswer, words: RouteWords) -> list[str]:
    """Return the answer, the name that matters first."""
    if answer.status is RouteStatus.ROUTE:
        return _known(answer.routes[0], answer.source, words)
    if answer.status is RouteStatus.NO_ROUTE:
        told = told_takers(answer, words)
        return [_none(answer, words), *([told] if told else []), *_next(answer, words)]
    route = answer.routes[0] if answer.routes else None
    if route is None or len(route.steps) == 1:
        told = told_takers(answer, words)
        return [_nowhere(answer, words), *([told] if told else []), *_next(answer, words)]
    passed = comes_to(route)
    start = [_reported(*passed[0], words)] if passed else []
    return [*start, stops_sentence(route, answer, words) or _stops(route, answer, words), *_next(answer, words)]


# --- a known way ----------------------------------------------------------------------------------------------------


def _known(route: Route, source: Ref, words: RouteWords) -> list[str]:
    passed = comes_to(route)
    interprets, decides = acts(route, RouteStage.INTERPRET), acts(route, RouteStage.DECIDE)
    assert interprets, "a known route is interpreted"
    assert decides, "a known route is decided"
    if not passed:
        return [words.say("route.answer.self_both", who=source)]
    first, before = passed[0]
    report = _reported(first, before, words)
    if route.steps.index(interprets) < route.steps.index(first):
        return [_own(interprets, source, words), report, _decided(route, decides, first, words)]
    if first.kind is ArcKind.SEES and len(passed) > 1 and passed[1][0].kind is ArcKind.OWN_SEAT:
        # A channel reports nothing itself: who is present there does.
        first = passed[1][0]
        values = {"party": first.party, "channel": source, "table": place_of(first)}
        report = words.say("route.answer.seen_report", **values)
    here = place_of(first) == place_of(interprets)
    last = _unrecorded(route, first, words) or _waiting(route, words)
    return [report, _stages(route, first, words, here=here), *last]


def _own(interprets: Step, source: Ref, words: RouteWords) -> str:
    """Return who interprets it before it goes anywhere."""
    if interprets.party and interprets.via:
        return words.say("route.answer.table_interprets", party=interprets.party, table=interprets.via)
    return words.say("route.answer.self_interprets", who=source)


def _decided(route: Route, decides: Step, first: Step, words: RouteWords) -> str:
    if place_of(decides) == place_of(first) and not decides.party:
        return words.say("route.answer.there_decided")
    who = who_where(decides, words)
    options = (*conditioned(who, route, decides, first, words), who)
    return words.fitting(*(("route.answer.then_decides", {"decides": text}) for text in options))


def _stages(route: Route, first: Step, words: RouteWords, *, here: bool) -> str:
    """Return who interprets and who decides, and when it gets there; ``here``: interpreted where it is reported."""
    interprets, decides = acts(route, RouteStage.INTERPRET), acts(route, RouteStage.DECIDE)
    assert interprets, "a known route is interpreted"
    assert decides, "a known route is decided"
    both = place_of(interprets) == place_of(decides)
    full = {"interprets": who_where(interprets, words), "decides": who_where(decides, words)}
    short = {"interprets": words.names.name(_name(interprets)), "decides": words.names.name(_name(decides))}
    if both:
        full["interprets"] = short["interprets"]  # where it is, who decides says
    # When it is handed on matters more than at which table somebody decides.
    told = [
        {**values, "decides": text}
        for values in (full, short)
        for text in conditioned(values["decides"], route, decides, first, words)
    ]
    if here and interprets.party and interprets.via:
        values = [{**one, "interprets": short["interprets"]} for one in (*told, full, short)]
        return words.fitting(*(("route.answer.here_party", one) for one in values))
    if here:
        if both and decides.party in (None, interprets.party):
            return words.say("route.answer.here_both")
        return words.fitting(*(("route.answer.here", one) for one in (*told, full)))
    if both and decides.party == interprets.party:
        return words.fitting(*(("route.answer.then_both", one) for one in (*told, full)))
    return words.fitting(*(("route.answer.then", one) for one in (*told, full, short)))


def _name(step: Step) -> Ref:
    return step.party or place_of(step)


def _reported(step: Step, before: Ref, words: RouteWords) -> str:
    """Return where a signal goes first."""
    end = place_of(step)
    details = [*when_handed(step, before, words)[:1], *words.details(end)]
    if step.kind is ArcKind.OWN_SEAT:
        return _with_details(("route.answer.report", "route.answer.report_at"), {"table": end}, details, words)
    if step.kind is ArcKind.SHARED:
        return words.say("route.answer.carried", party=step.party, start=before, end=end)
    if step.kind in (ArcKind.TAKES_HOME, ArcKind.COMMITS):
        return words.say("route.answer.home", party=end, start=before)
    if step.kind is ArcKind.IN_HOUSE:
        return words.say("route.answer.in_house", end=end)
    if step.kind is ArcKind.SEES:
        return words.say("route.answer.seen", party=end, channel=before)
    if before.label == Consultation.KIND:
        return _with_details(
            ("route.answer.from_table", "route.answer.from_table_at"), {"start": before, "end": end}, details, words
        )
    return _with_details(("route.answer.report_to", "route.answer.report_to_at"), {"end": end}, details, words)


def _with_details(codes: tuple[str, str], values: dict[str, Any], details: list[str], words: RouteWords) -> str:
    """Return a sentence with as many details of a consultation as fit; ``codes``: without and with them."""
    plain, detailed = codes
    told = [words.plain("route.details", first=details[0], second=details[1])] if len(details) > 1 else []
    options = [(detailed, {**values, "details": text}) for text in (*told, *details)]
    return words.fitting(*options, (plain, values))


def _unrecorded(route: Route, told: Step, words: RouteWords) -> list[str]:
    """Return the first hand-over that nobody recorded, unless the answer told that one already."""
    informal = [(step, before) for step, before in comes_to(route) if not step.formal and step is not told]
    return [step_sentence(*informal[0], words)] if informal else []


def _waiting(route: Route, words: RouteWords) -> list[str]:
    return [words.waiting(route.waiting_days)] if route.waiting_days is not None else []


# --- no known way ---------------------------------------------------------------------------------------------------


def _stops(route: Route, answer: RouteAnswer, words: RouteWords) -> str:
    """Return what is not known further on."""
    asked = [step for step in route.steps if not step.known]
    if len(asked) == 1 and len(route.unknown) == 1:
        return step_sentence(asked[0], None, words)
    if RouteStage.INTERPRET in route.unknown:
        both = RouteStage.DECIDE in route.unknown
        link = answer.missing_links[0] if answer.missing_links else None
        if both and link and link.stage is Stage.DECIDE and not link.also:
            # Only who decides is wanting, so it does get to somebody who interprets it, by what nobody recorded.
            return words.say("route.answer.open_unrecorded")
        return words.say("route.answer.open_both") if both else words.say("route.answer.open_interpret")
    step = acts(route, RouteStage.INTERPRET)
    if step is None or not step.known:
        return words.say("route.answer.open_decide")
    passed = [one for one, _ in comes_to(route) if route.steps.index(one) < route.steps.index(step)]
    if not passed:
        if step.party and step.via:
            return words.say("route.answer.open_own_table", party=step.party, table=step.via)
        return words.say("route.answer.open_own", who=_name(step))
    if place_of(passed[0]) == place_of(step):
        return words.say("route.answer.open_here", who=_name(step))
    return words.say("route.answer.open_then", who=who_where(step, words))


def nowhere(answer: RouteAnswer, words: RouteWords) -> dict[str, Any] | None:
    """Return that the source hands it to nobody, and whether that was told; None where it does."""
    if answer.status is RouteStatus.ROUTE or (answer.routes and comes_to(answer.routes[0])):
        return None
    return {"told": answer.onward_told, "sentence": _nowhere(answer, words)}


def _nowhere(answer: RouteAnswer, words: RouteWords) -> str:
    if answer.onward_told:
        return words.say("route.answer.nowhere", start=answer.source)
    if answer.source.label == Channel.KIND or answer.theme is None:
        return words.say("route.answer.open_start", start=answer.source)
    return words.fitting(
        ("route.answer.open_theme", {"start": answer.source, "theme": answer.theme}),
        ("route.answer.open_start", {"start": answer.source}),
    )


def _none(answer: RouteAnswer, words: RouteWords) -> str:
    if answer.theme is None:
        return words.say("route.answer.none", start=answer.source)
    return words.say("route.answer.none_theme", start=answer.source, theme=answer.theme)


def _next(answer: RouteAnswer, words: RouteWords) -> list[str]:
    """Return what to ask first, or to agree on.

    A question that alone would make a way goes first, then what is not known on the recorded way; what was told not to
    be there and alone would make a way goes before what is asked further off.
    """
    link = answer.missing_links[0] if answer.missing_links else None
    asks, near = ordered_asks(answer)
    # Where it was told that nobody takes a stage, no answer to a question makes a way: that must be agreed on.
    nobody = any(taker.state is TakerState.NOBODY for taker in answer.takers.values())
    if link and asks and not (nobody and link.known) and (link.also or (link.known and near)):
        link = None
    if link is None:
        return [ask_sentence(asks[0], route_ask(asks[0], answer, words), answer.source, words)] if asks else []
    sentence = missing_sentence(link, answer.theme, words)
    return [sentence if link.known else ask_sentence(link.ask, sentence, answer.source, words)]


def ask_sentence(ask: Ask, question: str, source: Ref, words: RouteWords) -> str:
    """Return a question with whom to ask it, as one sentence; ``source`` is who reads it, and not sent to itself."""
    who = next((ref for ref in ask.addressees if ref != source), None)
    if who is None:
        return words.say("route.answer.ask_nobody", question=question)
    values = {"who": who, "question": question}
    return words.fitting(("route.answer.ask", values), ("route.answer.ask_nobody", values))


def missing_sentence(link: MissingLink, theme: Ref | None, words: RouteWords) -> str:
    """Return what would make a way: a question when it was not told, else a proposal."""
    values: dict[str, Any] = {"start": link.start, "end": link.end, "theme": theme}
    if link.end:
        if link.start.label == Organisation.KIND and link.end.label == Consultation.KIND:
            return words.say("route.missing.sit" if link.known else "route.missing.ask_sit", **values)
        return words.say("route.missing.pass" if link.known else "route.missing.ask_pass", **values)
    if not link.known:
        return words.ask(link.ask)
    plain, about = (
        ("route.missing.interpret", "route.missing.interpret_theme")
        if link.stage is Stage.INTERPRET
        else ("route.missing.decide", "route.missing.decide_theme")
    )
    return words.fitting((about, values), (plain, values)) if theme else words.say(plain, **values)
