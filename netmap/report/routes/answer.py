"""The answer for one place as JSON with its sentences: which way a signal goes, and what to ask when that is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.results import Remark
from netmap.analysis.routes.results import MissingLink, Partner, Route, RouteAnswer, RouteStage, RouteStatus
from netmap.analysis.situation import Situation
from netmap.model import Agreement, Fact, Ref, last_day
from netmap.reference.norm import Norm
from netmap.report.names import Names
from netmap.report.routes.frame import entries, frame, question
from netmap.report.routes.phones import phones
from netmap.report.routes.sentences import answer_sentences, missing_sentence, nowhere
from netmap.report.routes.steps import acts, comes_to, place_of, step_entry
from netmap.report.routes.takers import ordered_asks, route_ask, taker_entries
from netmap.report.routes.words import RouteWords, WordOf
from netmap.texts import say, say_count

__all__ = ["route_answer"]

_LEGS = ("interpret", "decide")


def route_answer(
    answer: RouteAnswer,
    facts: Facts,
    norm: Norm,
    names: Names,
    word: WordOf,
    *,
    reference_date: date,
    situation: Situation | None = None,
    remarks: Sequence[Remark] = (),
    asked: Ref | None = None,
) -> dict[str, Any]:
    """Return which way a signal goes from one place, with its sentences.

    Parameters
    ----------
    answer : RouteAnswer
    facts : Facts
        The same network on the same day.
    word : callable
        Gives the word of a code of a closed list, in the language of ``names``.
    asked : Ref, optional
        From whom the way was asked, when that is an expert: his organisation sees it, and a remark says so.

    Returns
    -------
    dict
        See :func:`netmap.report.routes.frame.frame`; ``sentences`` (the answer, one to three) and ``result``: ``from``,
        ``theme``, ``area``, ``status``, ``status_word``, ``routes``, ``checked_on`` (the oldest day on which a fact of
        the best way was checked, as ISO text of the precision known; "" when no day is known), ``missing_links``,
        ``single_points``, ``single_sentence``, ``disjoint``, ``disjoint_sentence``, ``partners``,
        ``questions`` (nearest first), ``takers`` (per stage: ``state``, ``who``, ``sentence``), ``nowhere`` (where the
        source reports nothing: ``told`` or not, ``sentence``; else None) and ``phones``.
        JSON types only; the same input gives the same bytes.
    """
    words = RouteWords(facts, norm, names, word)
    known = answer.status is RouteStatus.ROUTE
    return {
        **frame(
            facts.network, norm, reference_date, situation or Situation(), (*remarks, *_remarks(answer, asked)), names
        ),
        "sentences": answer_sentences(answer, words),
        "result": {
            "from": words.entry(answer.source),
            "theme": words.entry(answer.theme),
            "area": words.entry(answer.area),
            "status": answer.status.value,
            "status_word": say(f"route.status.{answer.status.value}", names.language),
            "routes": [_route(route, words, known=known) for route in answer.routes],
            "checked_on": _checked_on(answer.routes[0], facts) if answer.routes else "",
            "missing_links": [_missing(link, answer, words) for link in answer.missing_links],
            "single_points": entries(answer.single_points, names),
            "single_sentence": _single(answer.single_points, words) if known else "",
            "disjoint": {leg: answer.disjoint.get(leg) for leg in _LEGS},
            "disjoint_sentence": _disjoint(answer, words.language) if known else "",
            "partners": [_partner(partner, answer.theme, words) for partner in answer.partners],
            "takers": taker_entries(answer, words),
            "nowhere": nowhere(answer, words),
            "phones": phones(answer, words),
            "questions": [
                question(ask, words, said=route_ask(ask, answer, words), source=answer.source)
                for ask in ordered_asks(answer)[0]
            ],
        },
    }


def _remarks(answer: RouteAnswer, asked: Ref | None) -> Iterator[Remark]:
    if asked and asked != answer.source:
        yield Remark("route.remark.seen_by", {"organisation": answer.source})
    if answer.theme is None:
        yield Remark("routes.remark.any_theme")


# --- routes ---------------------------------------------------------------------------------------------------------


def _route(route: Route, words: RouteWords, *, known: bool) -> dict[str, Any]:
    places: list[Ref | None] = [None, *(place_of(step) for step in route.steps[:-1])]
    certainty, certainty_word = words.certainty(route.certainty, *route.steps)
    return {
        "steps": [
            step_entry(number, step, before, words)
            for number, (step, before) in enumerate(zip(route.steps, places, strict=True), start=1)
        ],
        "handovers": route.handovers,
        "informal": route.informal,
        "certainty": certainty,
        "certainty_word": certainty_word,
        "waiting_days": round(route.waiting_days, 1) if route.waiting_days is not None else None,
        "waiting_sentence": words.waiting(route.waiting_days) if known else "",
        "unknown_stages": [stage.value for stage in route.unknown],
        "skipped": [stage.value for stage in route.skipped],
        "sentence": _whole(route, words, known=known),
        "notes": _notes(route, words),
    }


def _whole(route: Route, words: RouteWords, *, known: bool) -> str:
    """Return a route as one sentence: the consultations on the way, and where it ends."""
    last = acts(route, RouteStage.DECIDE) if known else None
    end = place_of(last or route.steps[-1])
    tables = [table for table in route.consultations if table not in (end, route.steps[0].via)]
    if known and not comes_to(route):
        return words.say("route.whole.self", end=end)
    via, plain = ("route.whole", "route.whole.end") if known else ("route.whole.open_via", "route.whole.open")
    return words.brief(via, tables=tables, end=end) if tables else words.say(plain, end=end)


def _notes(route: Route, words: RouteWords) -> list[str]:
    """Return what to do about a route besides what its steps say."""
    found = []
    if RouteStage.VERIFY in route.skipped:
        found.append(say("route.note.skipped", words.language))
    if route.informal or any(step.agreed is Agreement.HABIT for step, _ in comes_to(route)):
        found.append(say("route.note.agree", words.language))
    return found


def _checked_on(route: Route, facts: Facts) -> str:
    """Return when the facts behind a route were last checked: the oldest of these days; "" when none is known."""
    days = facts.memo("report.routes.checked", lambda: _days(facts))
    rows = {row for step in route.steps for evidence in step.evidence for row in evidence.provenance}
    return min((days[row] for row in rows if row in days), key=last_day, default="")


def _days(facts: Facts) -> dict[str, str]:
    """Return per row of the user's data when it was last checked."""
    found: dict[str, str] = {}
    for record in facts.network.records.values():
        if isinstance(record, Fact) and record.checked_on:
            for row in record.provenance:
                found[row] = min(found.get(row, record.checked_on), record.checked_on, key=last_day)
    return found


# --- what is missing, and whom to check it with ---------------------------------------------------------------------


def _missing(link: MissingLink, answer: RouteAnswer, words: RouteWords) -> dict[str, Any]:
    addressees = link.ask.addressees
    addressee = next((ref for ref in addressees if ref != answer.source), next(iter(addressees), None))
    return {
        "from": words.entry(link.start),
        "to": words.entry(link.end),
        "stage": link.stage.value if link.stage else None,
        "known": link.known,
        "cost": link.cost,
        "sentence": missing_sentence(link, answer.theme, words),
        "addressee": words.entry(addressee),
        "also": [_missing(other, answer, words) for other in link.also],
    }


def _single(points: Sequence[Ref], words: RouteWords) -> str:
    if not points:
        return words.say("route.single.none")
    code = "route.single.one" if len(points) == 1 else "route.single.several"
    return words.brief(code, who=list(points))


def _disjoint(answer: RouteAnswer, language: str) -> str:
    """Return how many separate ways there are per leg; nothing of a leg that is one place only."""
    said = []
    if (count := answer.disjoint.get("interpret")) is not None:
        said.append(say_count("route.ways.interpret", count, language))
    if (count := answer.disjoint.get("decide")) is not None:
        said.append(say_count("route.ways.decide", count, language))
    return " ".join(said)


def _partner(partner: Partner, theme: Ref | None, words: RouteWords) -> dict[str, Any]:
    name = words.names.name(partner.party)
    function = words.function(partner.function, partner.party)
    called = words.plain("route.in_function", party=name, function=function) if function else name
    code = "route.partner.at_table" if partner.steps == 1 else "route.partner.through"
    # At a shared table any of them will do; of those who can carry the question, one is enough.
    through = list(partner.through if partner.steps == 1 else partner.through[:1])
    options = [(code, {"party": text, "through": through}) for text in (called, name)] if through else []
    return {
        "party": words.entry(partner.party),
        "through": entries(partner.through, words.names),
        "steps": partner.steps,
        "other_sector": partner.other_sector,
        "knows": partner.knows,
        "function": function,
        "why": ", ".join(_why(partner, through, theme, words)),
        "sentence": words.fitting(*options, ("route.partner.plain", {"party": name})),
    }


def _why(partner: Partner, through: list[Ref], theme: Ref | None, words: RouteWords) -> Iterator[str]:
    """Yield why to ask somebody, and where to meet."""
    if partner.knows and theme:
        yield say("route.partner.knows", words.language)
    if partner.other_sector:
        yield say("route.partner.other_sector", words.language)
    if not through:
        yield say("route.partner.by_route", words.language)
    else:
        code = "route.partner.where" if partner.steps == 1 else "route.partner.via"
        yield words.plain(code, through=through)
