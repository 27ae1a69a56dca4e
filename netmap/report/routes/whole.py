"""The routes of a whole network as JSON with sentences: where a signal gets stuck, and on what everything hangs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.results import Remark
from netmap.analysis.routes.results import DeadEnd, RoutesAnswer, SinglePoint
from netmap.analysis.situation import Situation
from netmap.model import Consultation, Ref
from netmap.reference.norm import Norm
from netmap.report.names import Names
from netmap.report.routes.down import KINDS, down_sentences, not_heard, silent
from netmap.report.routes.frame import entries, frame, question
from netmap.report.routes.takers import taker_sentences
from netmap.report.routes.words import RouteWords, WordOf
from netmap.texts import say, say_count

__all__ = ["routes_answer"]

_LEGS = ("interpret", "decide")
#: Sentences of an answer; with a theme, what is known of it and what hangs on one place.
_MOST = 4


def routes_answer(
    answer: RoutesAnswer,
    facts: Facts,
    norm: Norm,
    names: Names,
    word: WordOf,
    *,
    reference_date: date,
    situation: Situation | None = None,
    remarks: Sequence[Remark] = (),
) -> dict[str, Any]:
    """Return where signals get stuck in a network, what hangs on one place, and who does not hear a request.

    Returns
    -------
    dict
        See :func:`netmap.report.routes.frame.frame`; ``sentences`` (one to four) and ``result``: ``counts``,
        ``dead_ends``, ``loops``, ``single_points``, ``bottlenecks``, ``one_way``, ``one_way_sentence``, ``no_way_up``,
        ``without``, ``open``, ``seatless``, ``not_heard``, ``silent``, ``heard``, ``down_sentence``, ``hubs`` and
        ``questions``. JSON types only; the same input gives the same bytes.
    """
    words = RouteWords(facts, norm, names, word)
    down = answer.down
    return {
        **frame(facts.network, norm, reference_date, situation or Situation(), (*remarks, *_remarks(answer)), names),
        "sentences": _sentences(answer, facts, words),
        "result": {
            "counts": {
                "places": len(answer.with_route) + len(answer.open) + len(answer.without),
                "with_route": len(answer.with_route),
                "open": len(answer.open),
                "without": len(answer.without),
                "consultations": len(facts.consultations),
                "no_way_up": len(answer.no_way_up),
            },
            "dead_ends": [_dead_end(end, words) for end in answer.dead_ends],
            "loops": [{"places": entries(loop, names), "sentence": _loop(loop, words)} for loop in answer.loops],
            "single_points": [_single(point, words) for point in _worst_first(answer.single_points)],
            "bottlenecks": [
                {
                    "place": words.entry(place.place),
                    "rank": place.rank,
                    "routes": place.routes,
                    "sentence": words.say(
                        "routes.bottleneck.one" if place.routes == 1 else "routes.bottleneck.other",
                        place=place.place,
                        count=place.routes,
                    ),
                }
                for place in answer.bottlenecks
            ],
            "one_way": {leg: entries(answer.one_way.get(leg, ()), names) for leg in _LEGS},
            "one_way_sentence": _one_way(answer, names.language),
            "no_way_up": entries(answer.no_way_up, names),
            "without": entries(answer.without, names),
            "open": entries(answer.open, names),
            "seatless": entries(answer.seatless, names),
            "not_heard": not_heard(down, names) if down else {kind: [] for kind in KINDS},
            "silent": silent(down, names) if down else [],
            "heard": {kind: len(down.heard.get(kind, ())) if down else 0 for kind in KINDS},
            "down_sentence": " ".join(down_sentences(down, words)) if down else say("down.sum.no_hub", names.language),
            "hubs": entries(down.sources, names) if down else [],
            "questions": [question(ask, words) for ask in answer.asks],
        },
    }


def _remarks(answer: RoutesAnswer) -> tuple[Remark, ...]:
    return (Remark("routes.remark.any_theme"),) if answer.any_theme else ()


def _sentences(answer: RoutesAnswer, facts: Facts, words: RouteWords) -> list[str]:
    """Return the answer: where it surely stops, from where no way up was told, and what most hangs on."""
    places = len(answer.with_route) + len(answer.open) + len(answer.without)
    if not places:
        return [words.say("routes.sum.empty")]
    said = _few(answer, places, words) if answer.theme else []
    if ends := list(dict.fromkeys(end.place for end in answer.dead_ends)):
        code = "routes.sum.dead.one" if len(ends) == 1 else "routes.sum.dead.other"
        said.append(words.brief(code, count=len(ends), places=ends))
        if set(ends) <= set(answer.with_route):
            said.append(words.say("routes.sum.informal"))
    if up := answer.no_way_up:
        code = "routes.sum.no_way_up.one" if len(up) == 1 else "routes.sum.no_way_up.other"
        said.append(words.brief(code, count=len(up), of=len(facts.consultations), places=list(up)))
    if len(answer.with_route) == places and not said:
        said.append(say_count("routes.sum.fine", places, words.language))
    elif not said:
        said.append(words.say("routes.sum.known", with_route=len(answer.with_route), places=places))
    return [*said, *_most(answer.single_points, words)][:_MOST]


def _few(answer: RoutesAnswer, places: int, words: RouteWords) -> list[str]:
    """Return from how few places a way is known for the theme, and from which not; nothing when it is from all."""
    known = len(answer.with_route)
    if not known:
        return [words.say("routes.sum.nowhere", theme=answer.theme), *taker_sentences(answer, words)]
    if known == places:
        return []
    said = [words.say("routes.sum.known", with_route=known, places=places)]
    if answer.without:
        said.append(words.brief("routes.sum.without", places=list(answer.without)))
    if answer.open:
        said.append(words.brief("routes.sum.open", places=list(answer.open)))
    return said


def _worst_first(points: Sequence[SinglePoint]) -> list[SinglePoint]:
    return sorted(points, key=lambda point: (-len(point.breaks), -len(point.breaks_recorded), point.place))


def _most(points: Sequence[SinglePoint], words: RouteWords) -> list[str]:
    """Return what is lost with the place on which most hangs."""
    most = next(iter(_worst_first(points)), None)
    if most is None or not (most.breaks or most.breaks_recorded):
        return []
    if not most.breaks:
        count = len(most.breaks_recorded)
        return [words.say("routes.sum.single_recorded", place=most.place, count=count)] if count > 1 else []
    code = "routes.sum.single_one" if len(most.breaks) == 1 else "routes.sum.single"
    return [words.say(code, place=most.place, count=len(most.breaks))]


def _dead_end(end: DeadEnd, words: RouteWords) -> dict[str, Any]:
    language, type_ = words.language, end.type.value
    sentence = words.say(f"routes.ending.{type_}", place=end.place)
    if end.behind:
        sentence += " " + words.brief("routes.ending.behind", places=list(end.behind))
    return {
        "place": words.entry(end.place),
        "consultation": words.entry(end.place) if end.place.label == Consultation.KIND else None,
        "type": type_,
        "type_word": say(f"routes.end.{type_}", language),
        "confidence": end.confidence.value,
        "confidence_word": say(f"confidence.{end.confidence.value}", language),
        "sentence": sentence,
        "behind": entries(end.behind, words.names),
        "evidence": [row for evidence in end.evidence for row in words.rows(evidence)],
    }


def _loop(loop: Sequence[Ref], words: RouteWords) -> str:
    return words.brief("routes.loop_two" if len(loop) == 2 else "routes.loop", places=list(loop))


def _single(point: SinglePoint, words: RouteWords) -> dict[str, Any]:
    return {
        "party": words.entry(point.place),
        "breaks": entries(point.breaks, words.names),
        "breaks_recorded": entries(point.breaks_recorded, words.names),
        "sentence": " ".join(_lost(point, words)),
    }


def _lost(point: SinglePoint, words: RouteWords) -> list[str]:
    """Return what is lost without a place: every way of some places, and of others every recorded one."""
    breaks, recorded = list(point.breaks), list(point.breaks_recorded)
    said = []
    if breaks:
        values = {"place": point.place, "count": len(breaks), "places": breaks}
        several = (("routes.single.breaks.other", values), ("routes.single.breaks.short", values))
        said.append(words.fitting(*((("routes.single.breaks.one", values),) if len(breaks) == 1 else several)))
    values = {"place": point.place, "count": len(recorded), "places": recorded}
    if recorded and breaks:
        code = "routes.single.also.one" if len(recorded) == 1 else "routes.single.also.other"
        said.append(words.say(code, **values))
    elif recorded:
        several = (("routes.single.recorded.other", values), ("routes.single.recorded.short", values))
        said.append(words.fitting(*((("routes.single.recorded.one", values),) if len(recorded) == 1 else several)))
    return said


def _one_way(answer: RoutesAnswer, language: str) -> str:
    said = []
    if places := answer.one_way.get("interpret", ()):
        said.append(say_count("routes.one_way.interpret", len(places), language))
    if places := answer.one_way.get("decide", ()):
        said.append(say_count("routes.one_way.decide", len(places), language))
    if not said and answer.with_route:
        return say("routes.one_way.none", language)
    return " ".join(said)
