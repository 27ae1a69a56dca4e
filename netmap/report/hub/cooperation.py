"""Cooperation between sectors and between consultations: counts that name the meetings, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from netmap.analysis.hub.results import HubAnswer, Mixing, Overlap, SectorPair
from netmap.analysis.predicates.bridges import SAFETY, SOCIAL
from netmap.model import Ref
from netmap.report.hub.words import Named, Speaker

__all__ = ["apart_sentence", "bridge_sentence", "bridge_words", "mixing_sentence", "overlap_words", "pair_words"]

#: From which share of the shuffles on the ties are said to stay inside sectors, or to cross them, more than by chance.
RARE = 0.05


def bridge_words(table: Ref, sides: tuple[Sequence[Ref], Sequence[Ref]], speaker: Speaker) -> dict[str, Any]:
    """Return one consultation where safety and the social domain sit together, with the parties of each."""
    safety, social = sides
    return {
        "consultation": speaker.entry(table),
        "safety": speaker.entries(safety),
        "social": speaker.entries(social),
    }


def bridge_sentence(answer: HubAnswer, speaker: Speaker) -> str:
    """Return where safety and the social domain sit together, and of how many other tables that is not known."""
    tables = tuple(answer.bridges)
    said = [
        speaker.counted("hub.bridge.some", len(tables), consultations=tables)
        if tables
        else speaker.say("hub.bridge.none")
    ]
    across = [pair for pair in answer.pairs if _across(pair)]
    if unknown := {table for pair in across for table in pair.open} - set(tables):
        said.append(speaker.counted("hub.bridge.open", len(unknown)))
    return " ".join(said)


def _across(pair: SectorPair) -> bool:
    one, other = pair.one.id, pair.other.id
    return (one in SAFETY and other in SOCIAL) or (one in SOCIAL and other in SAFETY)


def pair_words(pair: SectorPair, speaker: Speaker) -> dict[str, Any]:
    """Return how often two sectors sit together, in which meetings, and of how many that is not known."""
    return {
        "one": speaker.entry(pair.one),
        "one_word": speaker.names.name(pair.one),
        "other": speaker.entry(pair.other),
        "other_word": speaker.names.name(pair.other),
        "count": len(pair.consultations),
        "consultations": speaker.entries(pair.consultations),
        "open": len(pair.open),
        "sentence": _pair(pair, speaker),
    }


def apart_sentence(pairs: Sequence[SectorPair], speaker: Speaker) -> str:
    """Return which sectors of safety and the social domain are not known to sit together; "" when there are none."""
    apart = [pair for pair in pairs if _across(pair) and not pair.consultations]
    if not apart:
        return ""
    named = [speaker.part("hub.pair.both", one=pair.one, other=pair.other) for pair in apart]
    return speaker.say("hub.pair.apart", pairs=Named(named))


def _pair(pair: SectorPair, speaker: Speaker) -> str:
    sectors = {"one": pair.one, "other": pair.other}
    if not pair.consultations:
        if not pair.open:
            return speaker.say("hub.pair.none", **sectors)
        return speaker.counted("hub.pair.unknown", len(pair.open), **sectors)
    said = speaker.counted("hub.pair.some", len(pair.consultations), consultations=pair.consultations, **sectors)
    return f"{said} {speaker.counted('hub.pair.open', len(pair.open))}" if pair.open else said


def mixing_sentence(mixing: Mixing | None, speaker: Speaker) -> str:
    """Return whether ties stay inside sectors more than by chance, against the shuffles; "" without ties."""
    if mixing is None or not mixing.draws:
        return ""
    share = mixing.lower / mixing.draws
    code = "hub.mixing.inside" if share <= RARE else "hub.mixing.across" if share >= 1 - RARE else "hub.mixing.chance"
    counts = {"lower": speaker.number(mixing.lower), "draws": speaker.number(mixing.draws)}
    return f"{speaker.say(code, **counts)} {speaker.say('hub.mixing.shuffle')}"


def overlap_words(overlap: Overlap, members: Mapping[Ref, int], speaker: Speaker) -> dict[str, Any]:
    """Return two consultations that look alike, as a question.

    ``members`` gives how many parties sit in each consultation.
    """
    shared = len(overlap.shared)
    together = members[overlap.one] + members[overlap.other] - shared
    values: dict[str, Any] = {"one": overlap.one, "other": overlap.other, "shared": shared}
    said = (
        speaker.say("hub.overlap.same", **values)
        if shared == together
        else speaker.say("hub.overlap", all=together, **values)
    )
    return {
        "one": speaker.entry(overlap.one),
        "other": speaker.entry(overlap.other),
        "shared": shared,
        "of": together,
        "sentence": f"{said} {speaker.say('hub.overlap.ask')}",
    }
