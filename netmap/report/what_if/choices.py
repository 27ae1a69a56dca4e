"""What there is to think through: ready scenarios, and what would leave with one person or one party."""

from __future__ import annotations

from typing import Any

from netmap.analysis.hub.results import SeatHolder
from netmap.analysis.what_if.results import Amnesia, Scenario, ScenarioId, ThemeMemory
from netmap.analysis.what_if.scenarios import holder_changes
from netmap.model import Ref
from netmap.report.hub.memory import holder_words
from netmap.report.hub.standing import loss_sentences
from netmap.report.team.words import TeamSpeaker
from netmap.report.what_if.words import token
from netmap.texts import say

__all__ = ["amnesia_words", "holder_choice", "scenario_words"]

_TITLES = {
    ScenarioId.YOUTH_WORK: ("whatif.scenario.youth_work", "whatif.scenario.youth_work.why"),
    ScenarioId.WELFARE: ("whatif.scenario.welfare", "whatif.scenario.welfare.why"),
    ScenarioId.PREVENTION: ("whatif.scenario.prevention", "whatif.scenario.prevention.why"),
    ScenarioId.HOUSING: ("whatif.scenario.housing", "whatif.scenario.housing.why"),
    ScenarioId.POLICE: ("whatif.scenario.police", "whatif.scenario.police.why"),
    ScenarioId.TOGETHER: ("whatif.scenario.together", "whatif.scenario.together.why"),
    ScenarioId.PERSON: ("whatif.scenario.person", "whatif.scenario.person.why"),
    ScenarioId.SPIDER: ("whatif.scenario.spider", "whatif.scenario.spider.why"),
}


def scenario_words(scenario: Scenario, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return a ready scenario: ``id``, ``word`` (to type), ``title``, ``sentence``, ``tokens``, ``possible``."""
    title, why = _TITLES[scenario.id]
    reason = speaker.word(why)
    about: list[Ref] = list(scenario.about)
    said = speaker.say("whatif.scenario.sentence", why=reason, about=about) if scenario.possible else reason
    if scenario.holder and scenario.possible:
        who = holder_words(scenario.holder, speaker)["who"]
        said = speaker.say("whatif.scenario.sentence", why=reason, about=who)
    return {
        "id": scenario.id.value,
        "word": say(f"whatif.scenario.word.{scenario.id}", speaker.language),
        "title": speaker.word(title),
        "sentence": said,
        "tokens": _tokens(scenario.holder, speaker)
        if scenario.holder
        else [token(c, speaker) for c in scenario.changes],
        "possible": scenario.possible,
        "why_not": speaker.word(scenario.why_not) if scenario.why_not else "",
        "about": speaker.entries(about),
    }


def _tokens(holder: SeatHolder, speaker: TeamSpeaker) -> list[str]:
    """Return how to say that a seat-holder leaves; one whose code is masked leaves its seats one by one."""
    found = [token(change, speaker) for change in holder_changes(holder)]
    if all(found):
        return found
    pairs = sorted(
        {
            (party, seat.end)
            for party in holder.parties
            for seat in speaker.facts.seats_of.get(party, ())
            if seat.seat_holder_code == holder.code
        }
    )
    names = speaker.names
    return [f"zonder:zetel:{names.id(table)}:{names.id(party)}" for party, table in pairs]


def holder_choice(holder: SeatHolder, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return one seat-holder on whom something hangs: by code and function, with the losses as sentences."""
    words = holder_words(holder, speaker)
    lost = loss_sentences("hub.holder.lost", holder.lost, speaker)
    if holder.lost.tables:
        lost.append(speaker.say("hub.holder.voice_at", consultations=holder.lost.tables))
    return {
        "code": words["code"],
        "who": words["who"],
        "party": words["party"],
        "parties": words["parties"],
        "consultations": words["consultations"],
        "count": holder.lost.count,
        "sentence": words["sentence"],
        "lost": lost,
        "tokens": _tokens(holder, speaker),
    }


def amnesia_words(found: Amnesia, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return what would leave with one person (``holders``) and with one party (``themes``), most first.

    ``sentences`` say so when nothing is known to, and when no seat has a code.
    """
    said = [] if found.holders or found.themes else [speaker.word("whatif.memory.none")]
    if not found.codes and speaker.facts.organisations:
        said.append(speaker.word("whatif.memory.no_codes"))
    return {
        "holders": [holder_choice(holder, speaker) for holder in found.holders],
        "themes": [_theme(row, speaker) for row in found.themes],
        "sentences": said,
    }


def _theme(row: ThemeMemory, speaker: TeamSpeaker) -> dict[str, Any]:
    stages = [say(f"stage.{stage}", speaker.language) for stage in row.stages]
    code = "whatif.memory.whole" if row.whole else "whatif.memory.theme"
    said = [speaker.say(code, theme=row.theme, party=row.party, stages=stages)]
    holder = row.holder
    words = holder_words(holder, speaker) if holder else None
    if words:
        known = words["code"]
        said.append(
            speaker.say("whatif.memory.one_person", holder=known) if known else speaker.word("whatif.memory.one_seat")
        )
    is_party = row.party.label == "Organisation"
    return {
        "theme": speaker.entry(row.theme),
        "party": speaker.entry(row.party),
        "stages": [stage.value for stage in row.stages],
        "stage_words": stages,
        "whole": row.whole,
        "plays": row.plays,
        "holder": {"code": words["code"], "who": words["who"]} if words else None,
        "sentence": " ".join(said),
        "tokens": [f"zonder:{row.party.label}:{speaker.names.id(row.party)}"] if is_party else [],
    }
