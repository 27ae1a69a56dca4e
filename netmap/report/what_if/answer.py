"""The whole answer of ``wat-als``: both sides, and what is otherwise on the second, with its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netmap import __version__
from netmap.analysis.facts import Facts
from netmap.analysis.results import Finding, Remark
from netmap.analysis.what_if.change import Change
from netmap.analysis.what_if.results import CriterionChange, Dependence, NoLonger, WhatIfAnswer
from netmap.model import Area, Channel, PopulationGroup, Ref, Sector
from netmap.reference.norm import Norm
from netmap.report.gaps.words import capital
from netmap.report.names import Names
from netmap.report.team.criteria import criterion_words
from netmap.report.team.words import TeamSpeaker
from netmap.report.what_if.headline import headline, hub_sentence, lines, side_words, team_sentence, unsure
from netmap.report.what_if.words import change_words, phrase, spot_words, stage_words, whole_change
from netmap.texts import say, say_count

__all__ = ["frame", "remark_words", "what_if_answer"]

_HELD = {
    Sector.KIND: "whatif.held.sector",
    Area.KIND: "whatif.held.area",
    PopulationGroup.KIND: "whatif.held.group",
    Channel.KIND: "whatif.held.channel",
}


def what_if_answer(
    answer: WhatIfAnswer, facts: Facts, norm: Norm, names: Names, remarks: Sequence[Remark] = ()
) -> dict[str, Any]:
    """Return what is otherwise when something changes, in words.

    Parameters
    ----------
    answer : WhatIfAnswer
    facts : Facts
        The network as it is, on the day of the answer.
    norm : Norm
    names : Names
        Of the network of the answer, so that who joins has a name; language, and what is masked.
    remarks : sequence of Remark
        Said before those of the answer itself.

    Returns
    -------
    dict
        ``netmap``, ``network``, ``norm``, ``reference_date``, ``situation`` (always empty), ``remarks``, ``sentences``
        and ``result`` with ``change``, ``before``, ``after`` and ``difference``. In ``difference``: ``gaps`` (white
        spots that are ``opened``, ``closed``, ``worse``, ``better``, that become a question (``asked``), and of which
        the subject is gone (``moot``)); ``questions``; ``no_longer`` (known now, a question then: never a white spot);
        ``stages``, ``held`` and ``dependence``; ``routes``, ``reach``, ``team``, ``hub`` and ``lines``. JSON types
        only; ordered; the same input gives the same bytes.
    """
    speaker = TeamSpeaker(names, facts, norm)
    return {
        **frame(facts, norm),
        "remarks": [remark_words(remark, speaker) for remark in _said(answer, remarks)],
        "sentences": headline(answer, speaker),
        "result": {
            "change": {
                "sentence": capital(whole_change(answer.changes, speaker)),
                "parts": [change_words(change, speaker) for change in answer.changes],
            },
            "before": side_words(answer.before, answer.before.gaps.findings, speaker),
            "after": side_words(answer.after, answer.spots, speaker),
            "difference": _difference(answer, speaker),
        },
    }


def frame(facts: Facts, norm: Norm) -> dict[str, Any]:
    """Return what every answer about a change says besides its result, its remarks and its sentences."""
    return {
        "netmap": __version__,
        "network": {"id": facts.network.id, "name": facts.network.name},
        "norm": {"name": norm.name, "version": norm.version},
        "reference_date": facts.day.isoformat(),
        "situation": {"theme": None, "area": None, "phase": None, "words": ""},
    }


def _said(answer: WhatIfAnswer, remarks: Sequence[Remark]) -> list[Remark]:
    found = [*remarks, *answer.remarks]
    return [*found, Remark("whatif.remark.not_stored")] if answer.changes else found


def remark_words(remark: Remark, speaker: TeamSpeaker) -> dict[str, str]:
    """Return a remark with its code."""
    values = dict(remark.values)
    if remark.code == "whatif.remark.deputies":
        return {"code": remark.code, "sentence": say_count(remark.code, values["count"], speaker.language)}
    if isinstance(change := values.get("change"), Change):
        values["change"] = phrase(change, speaker)
    return {"code": remark.code, "sentence": speaker.say(remark.code, **values)}


# --- the difference -------------------------------------------------------------------------------------------------


def _difference(answer: WhatIfAnswer, speaker: TeamSpeaker) -> dict[str, Any]:
    before, after = answer.before, answer.after
    return {
        "gone": speaker.entries(answer.gone),
        "come": speaker.entries(answer.come),
        "gaps": {
            "opened": [spot_words(finding, speaker) for finding in answer.opened],
            "closed": [spot_words(finding, speaker) for finding in answer.closed],
            "worse": [_changed(old, new, speaker) for old, new in answer.worse],
            "better": [_changed(old, new, speaker) for old, new in answer.better],
            "asked": [spot_words(finding, speaker) for finding in answer.asked],
            "moot": [spot_words(finding, speaker) for finding in answer.moot],
        },
        "questions": {
            "opened": len(answer.questions_opened),
            "closed": len(answer.questions_closed),
            "list": _each_once(speaker.writer.ask(question.ask) for question in answer.questions_opened),
            "closed_list": _each_once(speaker.writer.ask(question.ask) for question in answer.questions_closed),
        },
        "no_longer": [_no_longer(lost, speaker, thin=False) for lost in answer.no_longer]
        + [_no_longer(lost, speaker, thin=True) for lost in answer.thinner],
        "no_longer_sentence": say_count("whatif.unsure", count, speaker.language) if (count := unsure(answer)) else "",
        "stages": {
            "lost": [
                stage_words("whatif.stage_lost", theme, stage, before.stages[theme, stage], speaker)
                for theme, stage in answer.stages_lost
            ],
            "won": [
                stage_words("whatif.stage_won", theme, stage, after.stages[theme, stage], speaker)
                for theme, stage in answer.stages_won
            ],
        },
        "held": [_held(ref, speaker) for ref in answer.held_lost],
        "dependence": [_depends(one, speaker) for one in answer.dependence],
        "routes": {"lost": speaker.entries(answer.routes_lost), "won": speaker.entries(answer.routes_won)},
        "reach": {"lost": speaker.entries(answer.reach_lost), "won": speaker.entries(answer.reach_won)},
        "team": {
            "left": speaker.entries(answer.left),
            "left_sentence": speaker.counted("whatif.team.left", len(answer.left), parties=list(answer.left))
            if answer.left
            else "",
            "sentence": team_sentence(answer, speaker),
            "criteria": [_criterion(change, speaker) for change in answer.criteria],
        },
        "hub": {
            "before": speaker.entry(before.hub),
            "after": speaker.entry(after.hub),
            "sentence": hub_sentence(answer, speaker),
        },
        "lines": lines(answer, speaker),
    }


def _each_once(sentences: Any) -> list[str]:
    return list(dict.fromkeys(sentences))


def _changed(old: Finding, new: Finding, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return a white spot as it is then, with how serious it is now; where that stays, how well it is covered.

    Where that stays as well a part of it is solved.
    """
    language = speaker.language
    if (old.severity, old.coverage) == (new.severity, new.coverage):
        words, word = spot_words(old, speaker), say(f"severity.{old.severity}", language)
        sentence = say("whatif.partly", language, title=words["title"])
        return {**words, "before_word": word, "after_word": word, "sentence": sentence}
    if old.severity != new.severity:
        both = [say(f"severity.{finding.severity}", language) for finding in (old, new)]
    else:
        both = [say(f"coverage.{finding.coverage}", language) for finding in (old, new)]
    words = spot_words(new, speaker)
    sentence = say("whatif.worse", language, before=both[0], after=both[1], title=words["title"])
    return {**words, "before_word": both[0], "after_word": both[1], "sentence": sentence}


def _no_longer(lost: NoLonger, speaker: TeamSpeaker, *, thin: bool) -> dict[str, Any]:
    """Return what is known now and a question then; ``thin``: it would rest on one party, as far as is known."""
    themes = [ref for ref in lost.subjects if ref.label == "Theme"]
    asks = [speaker.writer.ask(ask) for ask in lost.asks]
    line = speaker.writer.lines.get(lost.line_id)
    return {
        "id": lost.id,
        "sentence": asks[0] if asks else speaker.writer.own_text(line.text if line else ""),
        "theme": speaker.entry(themes[0]) if themes else None,
        "subjects": speaker.entries(lost.subjects),
        "parties": speaker.entries(lost.parties),
        "kind": "substantive" if lost.substantive else "instrumental",
        "thin": thin,
    }


def _held(ref: Ref, speaker: TeamSpeaker) -> dict[str, Any]:
    return {"of": speaker.entry(ref), "sentence": speaker.say(_HELD[ref.label], of=ref)}


def _depends(one: Dependence, speaker: TeamSpeaker) -> dict[str, Any]:
    by_theme: dict[Ref, list[str]] = {}
    for theme, stage in one.stages:
        by_theme.setdefault(theme, []).append(say(f"stage.{stage}", speaker.language))
    said = [
        speaker.say("whatif.depends.stages", party=one.party, theme=theme, stages=stages)
        for theme, stages in by_theme.items()
    ]
    if one.routes:
        said.append(speaker.say("whatif.depends.routes", party=one.party, places=list(one.routes)))
    return {
        "party": speaker.entry(one.party),
        "themes": speaker.entries(list(by_theme)),
        "routes": speaker.entries(one.routes),
        "sentence": " ".join(said),
    }


def _criterion(change: CriterionChange, speaker: TeamSpeaker) -> dict[str, Any]:
    before, after = criterion_words(change.before, speaker), criterion_words(change.after, speaker)
    return {
        "id": after["id"],
        "title": after["title"],
        "before": before["state"],
        "after": after["state"],
        "before_word": before["state_word"],
        "after_word": after["state_word"],
        "sentence": after["sentence"],
    }
