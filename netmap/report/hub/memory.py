"""What goes along when one person leaves ("collectief geheugenverlies"): by code and function, never by name."""

from __future__ import annotations

from typing import Any

from netmap.analysis.hub.results import SeatHolder
from netmap.report.hub.standing import loss_sentences, lost_entries
from netmap.report.hub.words import Speaker
from netmap.texts import say

__all__ = ["holder_words"]


def holder_words(holder: SeatHolder, speaker: Speaker) -> dict[str, Any]:
    """Return one seat-holder: who by code and function, the chairs that are left empty, and what is lost."""
    who = _who(holder, speaker)
    said = [speaker.say("hub.holder.leaves", who=who, consultations=holder.consultations)]
    said += loss_sentences("hub.holder.lost", holder.lost, speaker)
    if holder.lost.tables:
        everywhere = set(holder.lost.tables) == set(holder.consultations)
        said.append(
            speaker.say("hub.holder.voice")
            if everywhere
            else speaker.say("hub.holder.voice_at", consultations=holder.lost.tables)
        )
    if not holder.exact:
        said.append(speaker.say("hub.holder.not_exact"))
    return {
        "code": _code(holder, speaker),
        "who": who,
        "party": speaker.entry(holder.party),
        "parties": speaker.entries(holder.parties or (holder.party,)),
        "consultations": speaker.entries(holder.consultations),
        "only": holder.only,
        "exact": holder.exact,
        "lost": lost_entries(holder.lost, speaker),
        "sentence": " ".join(said),
    }


def _who(holder: SeatHolder, speaker: Speaker) -> str:
    """Return who holds a seat: for which party, in which function, and by which code, as far as they are known."""
    functions = _functions(holder, speaker)
    parties = holder.parties or (holder.party,)
    code = _code(holder, speaker)
    marks = [*functions, *([say("hub.holder.code", speaker.language, code=code)] if code else [])]
    if not marks:
        return speaker.part("hub.holder.seat", parties=parties)
    return speaker.part("hub.holder.marked", parties=parties, marks=", ".join(marks))


def _functions(holder: SeatHolder, speaker: Speaker) -> list[str]:
    """Return the functions of the seats of one person, by name; none of a sensitive party in what leaves."""
    found = {
        function
        for party in holder.parties or (holder.party,)
        for seat in speaker.facts.seats_of.get(party, ())
        if seat.end in holder.consultations and (seat.seat_holder_code or "") == holder.code
        if (function := speaker.names.function(party, seat.function))
    }
    return sorted(found)


def _code(holder: SeatHolder, speaker: Speaker) -> str:
    """Return the code of a person's seats; "" when there is none, or when it is masked for one of the parties."""
    told = [speaker.names.function(party, holder.code) for party in holder.parties or (holder.party,)]
    return holder.code if all(told) else ""
