"""The answer in one to three sentences, and both sides in lines for a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from netmap.analysis.team.results import CriterionState
from netmap.analysis.what_if.change import ChangeKind
from netmap.analysis.what_if.results import Side, WhatIfAnswer
from netmap.report.gaps.words import capital
from netmap.report.hub.words import MOST_WORDS, longest
from netmap.report.team.criteria import counts
from netmap.report.team.words import TeamSpeaker, share
from netmap.report.what_if.words import whole_change
from netmap.texts import say, say_count

__all__ = ["headline", "hub_sentence", "lines", "side_words", "team_sentence", "unsure"]

_SERIOUS = 3
#: Of these it is asked what they bring, and not what they cost.
_BRINGS = (ChangeKind.JOINS, ChangeKind.MEETS)


def headline(answer: WhatIfAnswer, speaker: TeamSpeaker) -> list[str]:
    """Return what changes, what becomes unsure, and what that is for the core team; of the last two what there is."""
    if not answer.changes:
        return [speaker.word("whatif.change.none")]
    change = capital(whole_change(answer.changes, speaker))
    if answer.nothing:
        return [say("whatif.answer.nothing", speaker.language, change=change)]
    said = [_pieces(answer, change, speaker)]
    if lost := unsure(answer):
        said.append(say_count("whatif.unsure", lost, speaker.language))
    elif won := len(answer.questions_closed):
        said.append(say_count("whatif.known", won, speaker.language))
    if answer.reach_lost or answer.reach_won or answer.left or answer.before.core_team != answer.after.core_team:
        said.append(team_sentence(answer, speaker))
    return said


def unsure(answer: WhatIfAnswer) -> int:
    """Return how many things are known now and a question then."""
    return len(answer.no_longer) + len(answer.thinner)


def _pieces(answer: WhatIfAnswer, change: str, speaker: TeamSpeaker) -> str:
    """Return what changes in numbers; what makes the sentence too long stands in the next one."""
    counted = {
        "whatif.piece.opened": answer.opened,
        "whatif.piece.worse": answer.worse,
        "whatif.piece.closed": answer.closed,
        "whatif.piece.better": answer.better,
        "whatif.piece.routes_lost": answer.routes_lost,
        "whatif.piece.routes_won": answer.routes_won,
    }
    pieces = [say_count(code, len(found), speaker.language) for code, found in counted.items() if found]
    if not pieces:
        brings = all(made.kind in _BRINGS for made in answer.changes)
        return say("whatif.answer.no_gain" if brings else "whatif.answer.no_gaps", speaker.language, change=change)
    for first in range(len(pieces), 0, -1):
        said = say("whatif.answer", speaker.language, change=change, pieces=pieces[:first])
        if longest(said) <= MOST_WORDS or first == 1:
            break
    rest = pieces[first:]
    return f"{said} {say('whatif.answer.also', speaker.language, pieces=rest)}" if rest else said


def team_sentence(answer: WhatIfAnswer, speaker: TeamSpeaker) -> str:
    """Return what the change is for whom the core team reaches."""
    before, after = answer.before.reach, answer.after.reach
    if before is None and after is None:
        return speaker.word("whatif.team.none")
    if after is None:
        return speaker.word("whatif.team.gone" if answer.after.core_team is None else "whatif.team.empty")
    values = {"reach": after.reach, "of": after.of}
    if before is None:
        return speaker.say("whatif.team.new", **values)
    if (before.reach, before.of) == (after.reach, after.of):
        return speaker.say("whatif.team.same", **values)
    return speaker.say("whatif.team.reach", **values, reach_now=before.reach, of_now=before.of)


def hub_sentence(answer: WhatIfAnswer, speaker: TeamSpeaker) -> str:
    """Return who holds the web together on both sides."""
    before, after = answer.before.hub, answer.after.hub
    if before is None and after is None:
        return speaker.word("whatif.hub.none")
    if before == after:
        return speaker.say("whatif.hub.same", after=after)
    if after is None:
        return speaker.say("whatif.hub.gone", before=before)
    if before is None:
        return speaker.say("whatif.hub.new", after=after)
    return speaker.say("whatif.hub.other", before=before, after=after)


# --- both sides -----------------------------------------------------------------------------------------------------


def side_words(side: Side, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return one side in numbers; ``team`` and ``criteria`` are None without a core team with known members."""
    findings = side.gaps.findings
    levels = [finding.severity for finding in findings]
    places = len(side.with_route) + len(side.open) + len(side.without)
    return {
        "gaps": {
            "substantive": sum(finding.kind == "substantive" for finding in findings),
            "instrumental": sum(finding.kind != "substantive" for finding in findings),
            "possible": side.possible,
            "by_severity": {str(level): levels.count(level) for level in (1, 2, 3, 4)},
            "questions": len(side.gaps.questions),
        },
        "routes": {
            "with_route": len(side.with_route),
            "open": len(side.open),
            "without": len(side.without),
            "places": places,
        },
        "team": {"reach": side.reach.reach, "of": side.reach.of, "share": share(side.reach.reach, side.reach.of)}
        if side.reach
        else None,
        "criteria": counts(side.test.criteria) if side.test else None,
        "hub": speaker.entry(side.hub),
        "parties": len(side.parties),
        "consultations": len(side.consultations),
    }


def lines(answer: WhatIfAnswer, speaker: TeamSpeaker) -> list[dict[str, str]]:
    """Return both sides as rows of a table: what, before, after, and the difference in words."""
    counted: dict[str, Callable[[Side], int]] = {
        "whatif.line.gaps": lambda side: len(side.gaps.findings),
        "whatif.line.substantive": lambda side: sum(f.kind == "substantive" for f in side.gaps.findings),
        "whatif.line.instrumental": lambda side: sum(f.kind != "substantive" for f in side.gaps.findings),
        "whatif.line.serious": lambda side: sum(f.severity >= _SERIOUS for f in side.gaps.findings),
        "whatif.line.possible": lambda side: side.possible,
        "whatif.line.questions": lambda side: len(side.gaps.questions),
    }
    found = [_line(code, answer, count, speaker) for code, count in counted.items()]
    routes = [(len(s.with_route), len(s.with_route) + len(s.open) + len(s.without)) for s in _sides(answer)]
    reach = [(s.reach.reach, s.reach.of) if s.reach else None for s in _sides(answer)]
    criteria = [_criteria(side) for side in _sides(answer)]
    found.append(_shares("whatif.line.routes", routes, speaker))
    if any(reach):
        found.append(_shares("whatif.line.reach", reach, speaker))
        found.append(_shares("whatif.line.criteria", criteria, speaker))
    hubs = [speaker.names.name(s.hub) if s.hub else speaker.word("whatif.line.unknown") for s in _sides(answer)]
    found.append(_row("whatif.line.hub", hubs, "whatif.line.same" if hubs[0] == hubs[1] else "", speaker))
    found.append(_line("whatif.line.parties", answer, lambda side: len(side.parties), speaker))
    found.append(_line("whatif.line.consultations", answer, lambda side: len(side.consultations), speaker))
    return found


def _sides(answer: WhatIfAnswer) -> tuple[Side, Side]:
    return answer.before, answer.after


def _criteria(side: Side) -> tuple[int, int] | None:
    if side.test is None:
        return None
    met = sum(criterion.state is CriterionState.MET for criterion in side.test.criteria)
    return met, len(side.test.criteria)


def _line(code: str, answer: WhatIfAnswer, count: Callable[[Side], int], speaker: TeamSpeaker) -> dict[str, str]:
    before, after = (count(side) for side in _sides(answer))
    return _row(code, [speaker.number(before), speaker.number(after)], _difference(before, after, speaker), speaker)


def _shares(code: str, both: Sequence[tuple[int, int] | None], speaker: TeamSpeaker) -> dict[str, str]:
    words = [
        speaker.word("whatif.line.unknown") if one is None else speaker.part("whatif.line.of", count=one[0], of=one[1])
        for one in both
    ]
    before, after = both
    if before is None or after is None:
        return _row(code, words, "", speaker)
    return _row(code, words, _difference(before[0], after[0], speaker), speaker)


def _difference(before: int, after: int, speaker: TeamSpeaker) -> str:
    if before == after:
        return "whatif.line.same"
    code = "whatif.line.more" if after > before else "whatif.line.fewer"
    return speaker.part(code, count=speaker.number(abs(after - before)))


def _row(code: str, both: Sequence[str], difference: str, speaker: TeamSpeaker) -> dict[str, str]:
    known = {"whatif.line.same": "whatif.line.same", "": "whatif.line.other"}.get(difference)
    said = speaker.word(known) if known else difference
    return {"what": speaker.word(code), "before": both[0], "after": both[1], "sentence": said}
