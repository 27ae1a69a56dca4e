"""What the data leave open, and what to keep in mind when reading the answer: never a finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from netmap.analysis.hub.results import HubAnswer
from netmap.analysis.measures.two_mode import SAMPLED_SOURCES
from netmap.model import Organisation, Ref
from netmap.report.hub.headline import USUAL_SECTORS
from netmap.report.hub.reasons import counted_values
from netmap.report.hub.words import Speaker

__all__ = ["remark_words"]

#: Remarks whose sentence is about one or about more, with the value that says how many.
_COUNTED = {"hub.remark.unseated": "count", "hub.remark.parts": "smaller"}
_TRIANGLE = "triangle"


def remark_words(answer: HubAnswer, speaker: Speaker) -> list[dict[str, str]]:
    """Return the remarks with their sentences: those of the analysis first, then how to read the lists."""
    said = [(remark.code, _sentence(remark.code, remark.values, speaker)) for remark in answer.remarks]
    said += list(_reading(answer, speaker))
    return [{"code": code, "sentence": sentence} for code, sentence in said]


def _sentence(code: str, values: dict[str, Any], speaker: Speaker) -> str:
    if code == "hub.remark.fewer_runs" and not values["runs"]:
        code = "hub.remark.no_runs"
    spoken = counted_values(values)
    if by := _COUNTED.get(code):
        code = f"{code}.{'one' if values[by] == 1 else 'other'}"
    return speaker.say(code, **spoken)


def _reading(answer: HubAnswer, speaker: Speaker) -> Iterator[tuple[str, str]]:
    facts = speaker.facts
    named = {hub.consultation for hub in answer.designated}
    triangles = {c.ref for c in facts.consultations if c.kind == _TRIANGLE}
    # Beside a core team of another kind nothing need be said about a triangle.
    if triangles & named or (triangles and not named):
        yield "hub.remark.triangle", speaker.say("hub.remark.triangle")
    if answer.actual and facts.sectors(answer.actual) & USUAL_SECTORS:
        yield "hub.remark.usual", speaker.say("hub.remark.usual")
    if empty := [
        c.ref for c in facts.consultations if not facts.seats.get(c.ref) and not facts.coordinators.get(c.ref)
    ]:
        yield "hub.remark.empty_tables", speaker.counted("hub.remark.empty_tables", len(empty))
    if any(_stands_for_more(standing.party, speaker) for standing in answer.parties):
        code = "hub.remark.collective.each" if answer.collective == "each" else "hub.remark.collective.once"
        yield code, speaker.say(code)
    if answer.estimated:
        yield "hub.remark.estimated", speaker.say("hub.remark.estimated", sources=SAMPLED_SOURCES)


def _stands_for_more(party: Ref, speaker: Speaker) -> bool:
    record = speaker.facts.network.get(party)
    if not isinstance(record, Organisation):
        return False
    return (record.stands_for or len(record.represents_text)) > 1
