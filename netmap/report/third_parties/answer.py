"""Whom to invite as JSON with its sentences: why, through whom, and whom to call first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.hub.designated import hubs_of
from netmap.analysis.results import Remark
from netmap.analysis.situation import Situation
from netmap.analysis.third_parties.find import MOST_INVITED
from netmap.analysis.third_parties.results import (
    Call,
    Invitee,
    NeedAnswer,
    NeedState,
    ThirdPartiesAnswer,
    Unmet,
    Wish,
)
from netmap.model import About, Area, Phase, PopulationGroup, Ref, Theme
from netmap.reference.norm import Norm
from netmap.report.gaps.words import capital
from netmap.report.names import Names
from netmap.report.routes.frame import entries, frame
from netmap.report.routes.words import WordOf
from netmap.report.third_parties.words import ThirdWords, needed_words
from netmap.texts import format_date

__all__ = ["third_parties_answer"]

_CALLS = {
    (False, False): "third.call.knows",
    (True, False): "third.call.own",
    (False, True): "third.call.team",
    (True, True): "third.call.team_own",
}


def third_parties_answer(
    answer: ThirdPartiesAnswer,
    facts: Facts,
    norm: Norm,
    names: Names,
    word: WordOf,
    *,
    reference_date: date,
    remarks: Sequence[Remark] = (),
) -> dict[str, Any]:
    """Return whom to invite, with its sentences.

    Parameters
    ----------
    answer : ThirdPartiesAnswer
    facts : Facts
        The same network on the same day.
    word : callable
        Gives the word of a code of a closed list, in the language of ``names``.

    Returns
    -------
    dict
        See :func:`netmap.report.routes.frame.frame`; ``sentences`` (the answer, one to three) and ``result``: ``wish``,
        ``team``, ``team_from``, ``team_sentence``, ``needs``, ``open_needs`` (ids), ``invite``, ``alternatives`` (the
        first parties of other sets of as few), ``more_alternatives``, ``call_first``, ``unmet``, ``more_than_five``
        ("" unless more than five are needed), ``status`` and ``checked_on`` (the oldest day of all parties to invite;
        "" when none is known). JSON types only; the same input gives the same bytes.
    """
    words = ThirdWords(facts, norm, names, word, (one.need for one in answer.needs))
    said = (*remarks, *_remarks(answer, facts))
    framed = frame(facts.network, norm, reference_date, Situation(), said, names)
    framed["situation"] = _situation(answer.wish, words)
    days = [one.checked_on for one in answer.invite if one.checked_on]
    five = answer.five
    return {
        **framed,
        "sentences": _sentences(answer, words),
        "result": {
            "wish": _wish(answer, words),
            "team": entries(answer.team, names),
            "team_from": words.entry(answer.team_from),
            "team_sentence": _team(answer, words),
            "needs": [_need(one, answer, words) for one in answer.needs],
            "open_needs": [one.need.id for one in answer.needs if one.state is not NeedState.COVERED],
            "invite": [_invitee(number, one, words) for number, one in enumerate(answer.invite, start=1)],
            "alternatives": [entries(some, names) for some in answer.alternatives],
            "more_alternatives": answer.more_alternatives,
            "call_first": [_call(call, words) for call in answer.calls],
            "unmet": [_unmet(some, words) for some in _alike(answer.unmet, words)],
            "more_than_five": words.brief("third.five", most=MOST_INVITED, needs=words.called(five.left))
            if five
            else "",
            "status": answer.proof,
            "checked_on": min(days, default=""),
        },
    }


# --- the answer -------------------------------------------------------------------------------------------------------


def _sentences(answer: ThirdPartiesAnswer, words: ThirdWords) -> list[str]:
    """Return the answer: whom to invite, whom to call first, and for what nobody is known."""
    tell = words.brief
    if not answer.needs:
        return [tell("third.answer.nothing")]
    said = []
    if answer.invite:
        said.append(words.invitation(answer.invite))
    elif not (answer.calls or answer.unmet):
        return [tell("third.answer.complete")]
    else:
        said.append(tell("third.answer.nobody"))
    outside = [call for call in answer.calls if call.party and not call.in_team]
    asked = words.called(name for call in outside or answer.calls for name in call.needs)
    if outside:
        said.append(tell("third.answer.call", parties=[call.party for call in outside], needs=asked))
    elif answer.calls:
        in_team = any(call.in_team for call in answer.calls)
        said.append(tell("third.answer.ask_team" if in_team else "third.answer.ask_nobody", needs=asked))
    if answer.unmet:
        said.append(tell("third.answer.unmet", needs=words.called(one.need for one in answer.unmet)))
    return said


def _remarks(answer: ThirdPartiesAnswer, facts: Facts) -> list[Remark]:
    said = []
    hubs = hubs_of(facts)
    if not answer.team_given and not answer.team_from:
        said.append(Remark("third.remark.no_team"))
    elif answer.team_from and not answer.team:
        said.append(Remark("third.remark.no_members", {"table": answer.team_from}))
    elif answer.team_from and len(hubs) > 1:
        said.append(Remark("third.remark.several", {"count": len(hubs), "table": answer.team_from}))
    if answer.proof == "bound":
        said.append(Remark("third.remark.bound", {"least": answer.least}))
    return said


def _team(answer: ThirdPartiesAnswer, words: ThirdWords) -> str:
    if not answer.team:
        return words.plain("third.team.empty")
    if answer.team_from:
        return words.brief("third.team.from", table=answer.team_from, parties=list(answer.team))
    return words.brief("third.team.given", parties=list(answer.team))


def _wish(answer: ThirdPartiesAnswer, words: ThirdWords) -> dict[str, Any]:
    wish, called = answer.wish, needed_words(words.language)
    return {
        "themes": entries((Ref(Theme.KIND, one) for one in wish.themes), words.names),
        "areas": entries((Ref(Area.KIND, one) for one in wish.areas), words.names),
        "phase": words.entry(Ref(Phase.KIND, wish.phase)) if wish.phase else None,
        "groups": entries((Ref(PopulationGroup.KIND, one) for one in wish.groups), words.names),
        "needed": [{"id": one.value, "word": called[one.value]} for one in answer.needed],
        "chosen": bool(wish.needed),
    }


def _situation(wish: Wish, words: ThirdWords) -> dict[str, Any]:
    """Return the situation as other answers have it: a theme or area only when there is one of them."""
    theme = Ref(Theme.KIND, wish.themes[0]) if len(wish.themes) == 1 else None
    area = Ref(Area.KIND, wish.areas[0]) if len(wish.areas) == 1 else None
    phase = Ref(Phase.KIND, wish.phase) if wish.phase else None
    return {
        "theme": words.entry(theme),
        "area": words.entry(area),
        "phase": words.entry(phase),
        "words": words.situation(wish),
    }


# --- needs ------------------------------------------------------------------------------------------------------------


def _need(one: NeedAnswer, answer: ThirdPartiesAnswer, words: ThirdWords) -> dict[str, Any]:
    told = any(unmet.told for unmet in answer.unmet if unmet.need == one.need.id)
    code = {
        NeedState.COVERED: "third.told.covered",
        NeedState.OPEN: "third.told.open",
        NeedState.ASK: "third.told.ask",
        NeedState.UNMET: "third.told.unmet_told" if told else "third.told.unmet",
    }[one.state]
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
        "sentence": words.brief(code, need=words.need(one.need), parties=list(one.by)),
        "state": one.state.value,
        "state_word": words.plain(state),
        "by": entries(one.by, words.names),
        "rows": [row for evidence in one.evidence for row in words.rows(evidence)],
    }


def _call(call: Call, words: ThirdWords) -> dict[str, Any]:
    needs = words.called(call.needs)
    if call.party is None:
        sentence = words.brief("third.call.nobody", needs=needs)
    else:
        sentence = words.brief(_CALLS[call.own, call.in_team], party=call.party, needs=needs)
    return {
        "party": words.entry(call.party),
        "needs": list(call.needs),
        "in_team": call.in_team,
        "sentence": sentence,
    }


def _alike(unmet: Sequence[Unmet], words: ThirdWords) -> list[list[Unmet]]:
    """Return what is unmet in groups that differ in their areas only."""
    groups: dict[Any, list[Unmet]] = {}
    for one in unmet:
        need = words.needs[one.need]
        about = replace(need, area="") if need.theme else need
        groups.setdefault((about, one.told, one.kinds, one.fallback), []).append(one)
    return list(groups.values())


def _unmet(some: Sequence[Unmet], words: ThirdWords) -> dict[str, Any]:
    one = some[0]
    need = words.called(other.need for other in some)
    said = [words.brief("third.unmet.told" if one.told else "third.unmet.silent", need=need)]
    if one.kinds:
        said.append(words.brief("third.unmet.kinds", kinds=list(one.kinds)))
    near = words.brief("third.unmet.fallback", parties=list(one.fallback)) if one.fallback else ""
    return {
        "need": one.need,
        "needs": [other.need for other in some],
        "sentence": " ".join(said),
        "short_sentence": said[0],
        "kinds": [words.names.name(kind) for kind in one.kinds],
        "told": one.told,
        "fallback": entries(one.fallback, words.names),
        "fallback_sentence": near,
    }


# --- one party --------------------------------------------------------------------------------------------------------


def _invitee(number: int, one: Invitee, words: ThirdWords) -> dict[str, Any]:
    function = words.function(one.function, one.function_of, one.party)
    deputy = words.function(one.deputy, one.function_of, one.party)
    reachable = words.function(one.reachable, one.expert, one.party)
    via = one.way.via[0] if one.way.via else None
    return {
        "number": number,
        "party": words.entry(one.party),
        "expert": _expert(one, words),
        "reasons": [capital(text) for text in words.called(one.needs)],
        "why": capital(", ".join(words.shorts(one.needs))),
        "needs": list(one.needs),
        "steps": one.way.steps,
        "via": words.entry(via),
        "others_via": entries(one.way.via[1:], words.names),
        "member": words.entry(one.way.member),
        "through": words.entry(one.way.table),
        "through_sentence": words.through(one.party, one.way),
        "function": function,
        "reachable": reachable,
        "deputy": deputy,
        "checked_on": one.checked_on,
        "checked_sentence": words.checked(one),
        "stale": one.stale,
        "notes": _notes(one, deputy, reachable, words),
        "instead": entries(one.instead, words.names),
        "evidence": [row for evidence in one.evidence for row in words.rows(evidence)],
        "sentence": words.brief("third.invite", party=one.party, needs=words.called(one.needs)),
    }


def _expert(one: Invitee, words: ThirdWords) -> dict[str, Any] | None:
    if one.expert is None:
        return None
    entry = words.entry(one.expert)
    assert entry is not None
    title = words.function(getattr(words.facts.network.get(one.expert), "title", ""), one.expert, one.party)
    return {"id": entry["id"], "title": title or entry["name"], "of": entry["of"]}


def _notes(one: Invitee, deputy: str | None, reachable: str | None, words: ThirdWords) -> list[str]:
    """Return what to know before calling: of an expert also what is not known of reaching him."""
    masked = words.names.masked and one.party in words.names.sensitive
    said = []
    if one.phase_open:
        said.append(words.say("third.note.phase"))
    if one.implied:
        said.append(words.say("third.note.implied"))
    if one.expert and one.function_of != one.expert and not masked:
        said.append(words.say("third.note.expert", expert=one.expert))
    if reachable:
        said.append(words.say("third.note.reachable", reachable=reachable))
    elif one.expert and not masked:
        said.append(words.say("third.note.not_reachable"))
    if deputy:
        said.append(words.say("third.note.deputy", deputy=deputy))
    elif one.function_of == one.expert and one.expert and not masked and not one.deputy:
        told = words.facts.denied(About.DEPUTY, one.expert)
        said.append(words.say("third.note.nobody_deputy" if told else "third.note.no_deputy"))
    if one.expert:
        if one.agreed_on:
            said.append(words.say("third.note.agreed", date=format_date(one.agreed_on, words.language)))
        else:
            said.append(words.say("third.note.not_agreed"))
    return said
