"""One party in the three views: its numbers, its reasons, what is lost without it, and how firm its place is."""

from __future__ import annotations

from typing import Any

from netmap.analysis.hub.results import HubView, Lost, PartyStanding, Stability
from netmap.model import Ref, Stage
from netmap.report.hub.reasons import reason_sentences
from netmap.report.hub.words import MOST_WORDS, Speaker, longest
from netmap.texts import say

__all__ = ["loss_sentence", "loss_sentences", "lost_entries", "lost_sentences", "party_words"]


def party_words(standing: PartyStanding, speaker: Speaker, runs: int) -> dict[str, Any]:
    """Return one party as the JSON of an answer has it.

    ``rank_band``, ``firm`` and ``firm_word`` are about reach, the view that orders the list; ``bands``, ``firm_in``
    and ``first_in`` give every view. Without runs the bands are None and nothing is firm.
    """
    reasons = reason_sentences(standing, speaker)
    held = standing.stability
    reach = held.get(HubView.REACH)
    return {
        "party": speaker.entry(standing.party),
        "consultations": len(standing.consultations),
        "tables": speaker.entries(standing.consultations),
        "reach": standing.reach,
        "met": speaker.met(standing),
        "met_word": speaker.others(standing),
        "brokerage": standing.brokerage,
        "harmonic": standing.harmonic,
        "dependence": standing.lost.count,
        "lost": lost_entries(standing.lost, speaker),
        "lost_sentences": lost_sentences(standing.lost, speaker),
        "roles": {role.value: count for role, count in sorted(standing.roles.items())},
        "ranks": {view.value: standing.ranks[view] for view in HubView if view in standing.ranks},
        "rank_words": _rank_words(standing, speaker.language),
        "reason": reasons[0],
        "reasons": reasons,
        "rank_band": list(reach.band) if reach else None,
        "band_word": _band(reach, speaker.language),
        "bands": {view.value: list(held[view].band) for view in HubView if view in held},
        "first_in": {view.value: held[view].first for view in HubView if view in held},
        "first_word": say("hub.first_in", speaker.language, first=reach.first, runs=runs) if reach else "",
        "firm": bool(reach and reach.firm),
        "firm_in": {view.value: held[view].firm for view in HubView if view in held},
        "firm_word": _firm(reach, speaker.language),
    }


def _rank_words(standing: PartyStanding, language: str) -> dict[str, str]:
    """Return the place in each view in words; of who has nothing in a view that, and not the last place."""
    words = {view.value: say("hub.rank", language, rank=rank) for view, rank in standing.ranks.items()}
    if not standing.brokerage:
        words[HubView.BROKERAGE.value] = say("hub.rank.no_brokerage", language)
    if not standing.lost.count:
        words[HubView.DEPENDENCE.value] = say("hub.rank.no_dependence", language)
    return words


def _band(held: Stability | None, language: str) -> str:
    """Return a rank band in words: "plaats 1 tot 3"; "" when it was not tested."""
    if held is None:
        return ""
    low, high = held.band
    return say("hub.band.one" if low == high else "hub.band.other", language, low=low, high=high)


def _firm(held: Stability | None, language: str) -> str:
    if held is None:
        return say("hub.firm.untested", language)
    return say("hub.firm.yes" if held.firm else "hub.firm.no", language)


def lost_entries(lost: Lost, speaker: Speaker) -> dict[str, Any]:
    """Return all that is lost, as entries; a page or terminal does not show ``fragmentation``."""
    return {
        "routes": speaker.entries(lost.routes),
        "recorded": speaker.entries(lost.recorded),
        "themes": speaker.entries(lost.themes),
        "stages": [
            {
                "theme": speaker.entry(theme),
                "stage": stage.value,
                "stage_word": say(f"stage.{stage}", speaker.language),
            }
            for theme, stage in lost.stages
        ],
        "areas": speaker.entries(lost.areas),
        "alone": speaker.entries(lost.alone),
        "tables": speaker.entries(lost.tables),
        "fragmentation": lost.fragmentation,
    }


def _loss_pieces(lost: Lost, speaker: Speaker) -> list[tuple[str, int]]:
    """Return what is lost in counts ("de weg naar een besluit van 3 plekken"), where it is one thing by name.

    With each piece goes how many things it is about.
    """
    found: dict[str, tuple[Ref, ...]] = {
        "hub.loss.routes": lost.routes,
        "hub.loss.themes": lost.themes,
        "hub.loss.areas": lost.areas,
        "hub.loss.alone": lost.alone,
    }
    steps = [say(f"stage.{stage}", speaker.language) for _, stage in lost.stages]
    return [(_piece(code, refs, steps, speaker), len(refs)) for code, refs in found.items() if refs]


def _piece(code: str, refs: tuple[Ref, ...], steps: list[str], speaker: Speaker) -> str:
    many = "one" if len(refs) == 1 else "other"
    return speaker.part(f"{code}.{many}", count=len(refs), name=refs[0], steps=steps)


def loss_sentence(lost: Lost, speaker: Speaker, party: Ref) -> str:
    """Return what is lost without a party in one sentence; what does not fit in it is counted. "" when nothing is."""
    if not (pieces := _loss_pieces(lost, speaker)):
        return ""
    whole = speaker.say("hub.loss.some", party=party, pieces=[piece for piece, _ in pieces])
    if longest(whole) <= MOST_WORDS or len(pieces) == 1:
        return whole
    piece, count = pieces[0]
    rest = sum(number for _, number in pieces) - count
    return speaker.counted("hub.loss.and_more", rest, party=party, piece=piece)


def loss_sentences(code: str, lost: Lost, speaker: Speaker, **values: Any) -> list[str]:
    """Return what is lost in counts, as sentences of at most 20 words; the first is ``code``. None when nothing is."""
    said: list[str] = []
    pieces: list[str] = []

    def sentence(pieces: list[str]) -> str:
        return speaker.say("hub.loss.also", pieces=pieces) if said else speaker.say(code, pieces=pieces, **values)

    for piece, _ in _loss_pieces(lost, speaker):
        if pieces and longest(sentence([*pieces, piece])) > MOST_WORDS:
            said.append(sentence(pieces))
            pieces = []
        pieces.append(piece)
    return [*said, sentence(pieces)] if pieces else said


def lost_sentences(lost: Lost, speaker: Speaker) -> list[str]:
    """Return what is lost by name, a sentence per kind and step; one sentence when nothing is lost."""
    said = [speaker.say("hub.lost.routes", names=lost.routes)] if lost.routes else []
    if lost.recorded:
        said.append(speaker.say("hub.lost.recorded", names=lost.recorded))
    for stage in Stage:
        if themes := tuple(theme for theme, of in lost.stages if of is stage):
            said.append(speaker.say("hub.lost.stage", step=say(f"stage.{stage}", speaker.language), names=themes))
    if lost.areas:
        said.append(speaker.say("hub.lost.areas", names=lost.areas))
    if lost.alone:
        said.append(
            speaker.say("hub.lost.alone.one" if len(lost.alone) == 1 else "hub.lost.alone.other", names=lost.alone)
        )
    return said or [speaker.say("hub.lost.none")]
