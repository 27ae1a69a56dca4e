"""What is needed, in words: who in the team does it, whom to call about it, and what nobody is known for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from netmap.analysis.roles import plays
from netmap.analysis.third_parties.results import Call, NeedAnswer, NeedKind, NeedState, ThirdPartiesAnswer, Unmet
from netmap.model import ActorType, Ref, normalise
from netmap.report.routes.frame import entries
from netmap.report.third_parties.words import ThirdWords

__all__ = ["alike", "call_told", "covered_told", "need_told", "unmet_told"]

#: In the team or not -> who knows; who may well do it; who does it, if that still holds.
_CALLS = {
    False: ("third.call.knows", "third.call.own", "third.call.still"),
    True: ("third.call.team", "third.call.team_own", "third.call.team_still"),
}
#: What is settled by somebody who may: no expertise is looked for.
_SETTLED = (NeedKind.DECIDE, NeedKind.ACT)
_MAYOR = "mayor"


def need_told(one: NeedAnswer, answer: ThirdPartiesAnswer, words: ThirdWords) -> dict[str, Any]:
    """Return one need: what is known of it, and who does it; of who has no seat through whom one calls."""
    told = any(unmet.told for unmet in answer.unmet if unmet.need == one.need.id)
    planned = list(one.planned)
    code = {
        NeedState.COVERED: "third.told.covered",
        NeedState.OPEN: "third.told.open",
        NeedState.ASK: "third.told.doubt" if one.doubt else "third.told.ask",
        NeedState.UNMET: "third.told.unmet_told" if told else "third.told.unmet",
    }[one.state]
    by = _by(one, answer.team, words)
    outside = one.state is NeedState.COVERED and words.member(one.by[0], answer.team)
    if outside:
        said = [words.brief("third.told.covered_via", need=words.need(one.need), via=by)]
    elif planned and one.state is NeedState.UNMET and not told:
        said = [words.brief("third.told.planned", need=words.need(one.need), parties=planned)]
    else:
        said = [words.brief(code, need=words.need(one.need), parties=list(one.by))]
        said += [words.brief("third.unmet.by", parties=planned)] if planned else []
    said += _doubts(words, one.phase_open, one.implied)
    state = {
        NeedState.COVERED: "third.state.covered",
        NeedState.OPEN: "third.state.open",
        NeedState.ASK: "third.state.ask",
        NeedState.UNMET: "third.state.unmet",
    }[one.state]
    return {
        "id": one.need.id,
        "kind": one.need.kind.value,
        "words": words.need(one.need),
        "sentence": " ".join(said),
        "state": one.state.value,
        "state_word": words.plain(state),
        "by": entries(one.by, words.names),
        "by_sentence": _by_sentence(one, by, outside=bool(outside), words=words),
        "rows": [row for evidence in one.evidence for row in words.rows(evidence)],
    }


def call_told(call: Call, words: ThirdWords) -> dict[str, Any]:
    """Return whom to call first, and what to ask."""
    needs = words.called(call.needs)
    if call.party is None:
        sentence = words.brief("third.call.nobody_still" if call.doubt else "third.call.nobody", needs=needs)
    else:
        sentence = words.brief(_CALLS[call.in_team][call.own + call.doubt], party=call.party, needs=needs)
    return {
        "party": words.entry(call.party),
        "needs": list(call.needs),
        "in_team": call.in_team,
        "sentence": sentence,
    }


def alike(unmet: Sequence[Unmet], words: ThirdWords) -> list[list[Unmet]]:
    """Return what is unmet in groups that differ in their areas only."""
    groups: dict[Any, list[Unmet]] = {}
    for one in unmet:
        need = words.needs[one.need]
        about = replace(need, area="") if need.theme else need
        groups.setdefault((about, one.told, one.kinds, one.fallback, one.planned), []).append(one)
    return list(groups.values())


def unmet_told(some: Sequence[Unmet], team: Sequence[Ref], words: ThirdWords) -> dict[str, Any]:
    """Return for what nobody is known: what to look for, or to whom one puts what nobody decides or does."""
    one = some[0]
    need = words.called(other.need for other in some)
    silent = "third.unmet.planned" if one.planned else "third.unmet.silent"
    said = [words.brief("third.unmet.told" if one.told else silent, need=need)]
    if words.needs[one.need].kind in _SETTLED:
        said.append(_put_to(one.put_to, team, words))
    elif one.kinds:
        said.append(words.brief("third.unmet.kinds", kinds=list(one.kinds)))
    near = [words.brief("third.unmet.by", parties=list(one.planned))] if one.planned else []
    near += [words.brief("third.unmet.fallback", parties=list(one.fallback))] if one.fallback else []
    return {
        "need": one.need,
        "needs": [other.need for other in some],
        "sentence": " ".join(said),
        "short_sentence": " ".join(said) if one.put_to else said[0],
        "kinds": [words.names.name(kind) for kind in one.kinds],
        "told": one.told,
        "fallback": entries(dict.fromkeys((*one.planned, *one.fallback)), words.names),
        "planned": entries(one.planned, words.names),
        "fallback_sentence": " ".join(near),
        "put_to": entries(one.put_to[:1], words.names),
    }


def _put_to(refs: Sequence[Ref], team: Sequence[Ref], words: ThirdWords) -> str:
    """Return to whom one puts what nobody decides or does: the mayor, called by his party, or the municipality."""
    if not refs:
        return words.plain("third.unmet.mayor")
    tops = {words.facts.top(member) for member in team}
    party = next((ref for ref in refs if words.facts.top(ref) in tops), refs[0])
    seated = words.facts.top(party) in tops
    mayor = words.names.name(Ref(ActorType.KIND, _MAYOR))
    if party in plays(words.facts, _MAYOR) and normalise(mayor) not in normalise(words.names.name(party)):
        return words.brief("third.unmet.mayor_team" if seated else "third.unmet.mayor_of", party=party)
    return words.brief("third.unmet.party_team" if seated else "third.unmet.party", party=party)


# --- what the team does -----------------------------------------------------------------------------------------------


def covered_told(answer: ThirdPartiesAnswer, words: ThirdWords) -> list[dict[str, Any]]:
    """Return what the team does in one line for each who does it, in the order of the needs."""
    groups: dict[Any, list[str]] = {}
    for one in answer.needs:
        if one.state is NeedState.COVERED:
            groups.setdefault((one.by, one.phase_open, one.implied), []).append(one.need.id)
    return [
        {
            "by": entries(by, words.names),
            "needs": ids,
            "sentence": " ".join([_line(by, ids, answer, words), *_doubts(words, phase_open, implied)]),
        }
        for (by, phase_open, implied), ids in groups.items()
    ]


def _line(by: tuple[Ref, ...], ids: Sequence[str], answer: ThirdPartiesAnswer, words: ThirdWords) -> str:
    why = words.shorts(ids, by[0] if len(by) == 1 else None)
    if member := words.member(by[0], answer.team):
        return words.brief("third.covered.via", parties=list(by), member=member, why=why)
    return words.brief("third.covered", parties=list(by), why=why)


def _doubts(words: ThirdWords, phase_open: bool, implied: bool) -> list[str]:
    said = [words.plain("third.told.covered_phase")] if phase_open else []
    return [*said, words.plain("third.told.covered_implied")] if implied else said


def _by(one: NeedAnswer, team: Sequence[Ref], words: ThirdWords) -> list[str]:
    """Return through which members one calls who covers a need without a seat of its own, each member once."""
    groups: dict[Ref | None, list[Ref]] = {}
    for ref in one.by:
        groups.setdefault(words.member(ref, team), []).append(ref)
    return [words.plain("third.by.via", member=via, parties=refs) for via, refs in groups.items() if via]


def _by_sentence(one: NeedAnswer, via: Sequence[str], *, outside: bool, words: ThirdWords) -> str:
    """Return who does it: at the table, or through whom; "" when nobody is known."""
    if not one.by:
        return ""
    if one.state is not NeedState.COVERED:
        return words.brief("third.by.invite", parties=list(one.by))
    if outside:
        return words.brief("third.by.outside", via=list(via))
    return words.brief("third.by.seated", parties=list(one.by))
