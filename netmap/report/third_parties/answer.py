"""Whom to invite as JSON with its sentences: why, through whom, and whom to call first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.hub.designated import hubs_of
from netmap.analysis.results import Remark
from netmap.analysis.situation import Situation
from netmap.analysis.third_parties.find import MOST_INVITED
from netmap.analysis.third_parties.results import Invitee, NeedState, ThirdPartiesAnswer, Wish
from netmap.model import About, Area, Phase, PopulationGroup, Ref, Theme
from netmap.reference.norm import Norm
from netmap.report.gaps.words import capital
from netmap.report.names import Names
from netmap.report.routes.frame import entries, frame
from netmap.report.routes.words import WordOf
from netmap.report.third_parties.needs import alike, call_told, covered_told, need_told, unmet_told
from netmap.report.third_parties.words import ThirdWords, needed_words
from netmap.texts import format_date

__all__ = ["third_parties_answer"]


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
        ``team`` (who is there each time), ``team_from``, ``on_call`` (who comes there when called), ``team_sentence``,
        ``needs``, ``covered`` (what the team does, by party), ``open_needs`` (ids), ``invite``, ``alternatives`` (the
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
            "on_call": entries(answer.on_call, names),
            "team_sentence": _team(answer, words),
            "needs": [need_told(one, answer, words) for one in answer.needs],
            "covered": covered_told(answer, words),
            "open_needs": [one.need.id for one in answer.needs if one.state is not NeedState.COVERED],
            "invite": [_invitee(number, one, answer, words) for number, one in enumerate(answer.invite, start=1)],
            "alternatives": [entries(some, names) for some in answer.alternatives],
            "more_alternatives": answer.more_alternatives,
            "call_first": [call_told(call, words) for call in answer.calls],
            "unmet": [unmet_told(some, answer.team, words) for some in alike(answer.unmet, words)],
            "more_than_five": words.brief("third.five", most=MOST_INVITED, needs=words.called(five.left))
            if five
            else "",
            "status": answer.proof,
            "checked_on": min(days, default=""),
        },
    }


# --- the answer -------------------------------------------------------------------------------------------------------


def _sentences(answer: ThirdPartiesAnswer, words: ThirdWords) -> list[str]:
    """Return the answer; where there is no core team it begins with that."""
    first, *rest = _told(answer, words)
    if answer.team_given or answer.team_from:
        return [first, *rest]
    return [f"{words.plain('third.answer.no_team')} {first}", *rest]


def _told(answer: ThirdPartiesAnswer, words: ThirdWords) -> list[str]:
    """Return whom to invite, whom to call first, and for what nobody is known."""
    tell = words.brief
    if not answer.needs:
        return [tell("third.answer.nothing")]
    said = []
    if answer.invite:
        said.append(words.invitation(answer.invite))
    elif not (answer.calls or answer.unmet):
        return _complete(answer, words)
    else:
        said.append(tell("third.answer.nobody"))
    outside = [call for call in answer.calls if call.party and not call.in_team]
    asked = words.called(name for call in outside or answer.calls for name in call.needs)
    if outside:
        code = "third.answer.still" if all(call.doubt for call in outside) else "third.answer.call"
        said.append(tell(code, parties=[call.party for call in outside], needs=asked))
    elif answer.calls:
        in_team = any(call.in_team for call in answer.calls)
        said.append(tell("third.answer.ask_team" if in_team else "third.answer.ask_nobody", needs=asked))
    if answer.unmet:
        said.append(tell("third.answer.unmet", needs=words.called(one.need for one in answer.unmet)))
    return said


def _complete(answer: ThirdPartiesAnswer, words: ThirdWords) -> list[str]:
    """Return that the team can do it itself: who does what, as far as recorded, and how to look further."""
    said = [words.complete(answer)]
    if unsure := [one.need.id for one in answer.needs if one.phase_open or one.implied]:
        said.append(words.brief("third.answer.complete_unsure", needs=words.called(unsure)))
    if not (answer.wish.phase or answer.wish.needed):
        said.append(words.plain("third.answer.choose_phase"))
    return said


def _remarks(answer: ThirdPartiesAnswer, facts: Facts) -> list[Remark]:
    said = []
    hubs = hubs_of(facts)
    if answer.team_from and answer.on_call and not answer.team:
        said.append(Remark("third.remark.all_on_call", {"table": answer.team_from}))
    elif answer.team_from and not answer.team:
        said.append(Remark("third.remark.no_members", {"table": answer.team_from}))
    elif answer.team_from and len(hubs) > 1:
        said.append(Remark("third.remark.several", {"count": len(hubs), "table": answer.team_from}))
    if answer.proof == "bound":
        said.append(Remark("third.remark.bound", {"least": answer.least}))
    return said


def _team(answer: ThirdPartiesAnswer, words: ThirdWords) -> str:
    if not answer.team:
        said = [words.plain("third.team.empty")]
    elif answer.team_from:
        said = [words.brief("third.team.from", table=answer.team_from, parties=list(answer.team))]
    else:
        said = [words.brief("third.team.given", parties=list(answer.team))]
    if answer.on_call:
        said.append(words.brief("third.team.on_call", parties=list(answer.on_call)))
    return " ".join(said)


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


# --- one party --------------------------------------------------------------------------------------------------------


def _invitee(number: int, one: Invitee, answer: ThirdPartiesAnswer, words: ThirdWords) -> dict[str, Any]:
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
        # Without a team there is nobody to call through, so that is no question either.
        "through_sentence": words.through(one.party, one.way) if answer.team else "",
        "function": function,
        "reachable": reachable,
        "deputy": deputy,
        "deputy_nobody": _told_nobody(one, words),
        "agreed_on": one.agreed_on if one.expert else None,
        "checked_on": one.checked_on,
        "checked_sentence": words.checked(one),
        "stale": one.stale,
        "on_call": one.on_call is not None,
        "notes": _notes(one, answer.table, deputy, reachable, words),
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


def _notes(one: Invitee, table: Ref | None, deputy: str | None, reachable: str | None, words: ThirdWords) -> list[str]:
    """Return what to know before calling: of an expert also what is not known of reaching him."""
    masked = words.names.masked and one.party in words.names.sensitive
    said = []
    if one.on_call:
        said.append(words.say("third.note.on_call", member=one.on_call, table=table))
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
        told = _told_nobody(one, words)
        said.append(words.say("third.note.nobody_deputy" if told else "third.note.no_deputy"))
    if one.expert:
        if one.agreed_on:
            said.append(words.say("third.note.agreed", date=format_date(one.agreed_on, words.language)))
        else:
            said.append(words.say("third.note.not_agreed"))
    return said


def _told_nobody(one: Invitee, words: ThirdWords) -> bool:
    """Return whether it was told that the expert who is called has no deputy; masked with him."""
    called = one.expert is not None and one.function_of == one.expert and not one.deputy
    masked = words.names.masked and one.party in words.names.sensitive
    return called and not masked and bool(words.facts.denied(About.DEPUTY, one.expert))
