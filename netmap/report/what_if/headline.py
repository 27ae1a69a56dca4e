"""The answer in one to three sentences, and both sides in lines for a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from netmap.analysis.results import Finding
from netmap.analysis.team.results import CriterionState
from netmap.analysis.what_if.change import Change, ChangeKind
from netmap.analysis.what_if.results import Side, WhatIfAnswer
from netmap.model import Consultation, Organisation, Sector
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
#: So many parties that go with their sector are named.
_MOST_GONE = 3
#: A consultation has one mandate, so that another one takes the place of the one that it has.
_MAY_NOW = {
    "align": "whatif.may_now.align",
    "advise": "whatif.may_now.advise",
    "operate": "whatif.may_now.operate",
    "decide": "whatif.may_now.decide",
}


def headline(answer: WhatIfAnswer, speaker: TeamSpeaker) -> list[str]:
    """Return what changes, what becomes unsure, and what that is for the core team; of the last two what there is."""
    if not answer.changes:
        return [speaker.word("whatif.change.none")]
    change = capital(whole_change(answer.changes, speaker))
    lapses = _lapses(answer.changes, speaker)
    if answer.nothing:
        return [*lapses, *_nothing(answer.changes, change, speaker)]
    said = [" ".join([*lapses, _pieces(answer, change, speaker), *_who_go(answer, speaker)])]
    if lost := unsure(answer):
        said.append(say_count("whatif.unsure", lost, speaker.language))
    elif won := len(answer.questions_closed):
        said.append(say_count("whatif.known", won, speaker.language))
    if answer.reach_lost or answer.reach_won or answer.left or answer.before.core_team != answer.after.core_team:
        said.append(team_sentence(answer, speaker))
    return said


def unsure(answer: WhatIfAnswer) -> int:
    """Return how many things are known now and a question then."""
    cut = {change.of for change in answer.changes if change.kind is ChangeKind.LEAVES}
    return sum(1 for lost in (*answer.no_longer, *answer.thinner) if not cut.intersection(lost.subjects))


def _lapses(changes: Sequence[Change], speaker: TeamSpeaker) -> list[str]:
    """Return which mandates end because a consultation gets another one."""
    then = {change.of: change.mandate for change in changes if change.kind is ChangeKind.MANDATE}
    found = []
    for of, mandate in then.items():
        table = speaker.facts.network.get(of) if of in speaker.facts.nodes else None
        if isinstance(table, Consultation) and table.mandate and table.mandate is not mandate:
            found.append(speaker.say(_MAY_NOW[table.mandate.value], of=of))
    return found


def _nothing(changes: Sequence[Change], change: str, speaker: TeamSpeaker) -> list[str]:
    """Return that nothing changes, and where that is so why: who would join sits there already."""
    seats = speaker.facts.seats_of
    joined = [(one.of, one.at) for one in changes if one.kind is ChangeKind.JOINS and one.of and one.at]
    if len(joined) == len(changes) and all(at in {seat.end for seat in seats.get(of, ())} for of, at in joined):
        said = [speaker.say("whatif.answer.sits_there", of=of, at=at) for of, at in joined]
        return [*said, speaker.word("whatif.answer.sits_there.so")]
    return [say("whatif.answer.nothing", speaker.language, change=change)]


def _who_go(answer: WhatIfAnswer, speaker: TeamSpeaker) -> list[str]:
    """Return which parties go with a sector, when they are few."""
    cut = any(one.kind is ChangeKind.LEAVES and one.of and one.of.label == Sector.KIND for one in answer.changes)
    gone = [ref for ref in answer.gone if ref.label == Organisation.KIND]
    if not cut or not 0 < len(gone) <= _MOST_GONE:
        return []
    return [speaker.say("whatif.answer.who_go", parties=gone)]


def _other_team(answer: WhatIfAnswer) -> bool:
    """Return whether the core team of now is gone: another one that takes its place is not compared with it."""
    return answer.before.core_team is not None and answer.before.core_team != answer.after.core_team


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
    values = {"reach": speaker.number(after.reach), "of": speaker.number(after.of)}
    if _other_team(answer):
        return speaker.say("whatif.team.other", **values, before=answer.before.core_team, after=answer.after.core_team)
    if before is None:
        return speaker.say("whatif.team.new", **values)
    if (before.reach, before.of) == (after.reach, after.of):
        return speaker.say("whatif.team.same", **values)
    return speaker.say(
        "whatif.team.reach", **values, reach_now=speaker.number(before.reach), of_now=speaker.number(before.of)
    )


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


def side_words(side: Side, findings: Sequence[Finding], speaker: TeamSpeaker) -> dict[str, Any]:
    """Return one side in numbers, of the white spots those that are counted on it.

    ``team`` and ``criteria`` are None without a core team with known members.
    """
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
        "criteria": counts(side.test.criteria) if side.test and side.reach else None,
        "hub": speaker.entry(side.hub),
        "parties": len(side.parties),
        "consultations": len(side.consultations),
    }


def lines(answer: WhatIfAnswer, speaker: TeamSpeaker) -> list[dict[str, str]]:
    """Return both sides as rows of a table: what, before, after, and the difference in words."""
    spots: dict[str, Callable[[Finding], bool]] = {
        "whatif.line.gaps": lambda finding: True,
        "whatif.line.substantive": lambda finding: finding.kind == "substantive",
        "whatif.line.instrumental": lambda finding: finding.kind != "substantive",
        "whatif.line.serious": lambda finding: finding.severity >= _SERIOUS,
    }
    sides = (answer.before.gaps.findings, answer.spots)
    found = [_numbers(code, [sum(map(chosen, side)) for side in sides], speaker) for code, chosen in spots.items()]
    found.append(_line("whatif.line.possible", answer, lambda side: side.possible, speaker))
    found.append(_line("whatif.line.questions", answer, lambda side: len(side.gaps.questions), speaker))
    routes = [(len(s.with_route), len(s.with_route) + len(s.open) + len(s.without)) for s in _sides(answer)]
    reach = [(s.reach.reach, s.reach.of) if s.reach else None for s in _sides(answer)]
    criteria = [_criteria(side) for side in _sides(answer)]
    ways = len(answer.routes_won) - len(answer.routes_lost)
    found.append(_shares("whatif.line.routes", routes, _of_who_stay(routes, ways, speaker), speaker))
    if any(reach):
        met = len(answer.reach_won) - len(answer.reach_lost)
        other = speaker.word(_TEAM_THEN[answer.after.core_team is None]) if _other_team(answer) else ""
        said = other or _of_who_stay(reach, met, speaker)
        found.append(_shares("whatif.line.reach", reach, said, speaker))
        found.append(_shares("whatif.line.criteria", criteria, other or _difference_of(criteria, speaker), speaker))
    hubs = [speaker.names.name(s.hub) if s.hub else speaker.word("whatif.line.unknown") for s in _sides(answer)]
    found.append(_row("whatif.line.hub", hubs, "whatif.line.same" if hubs[0] == hubs[1] else "", speaker))
    found.append(_line("whatif.line.parties", answer, lambda side: len(side.parties), speaker))
    found.append(_line("whatif.line.consultations", answer, lambda side: len(side.consultations), speaker))
    return found


def _sides(answer: WhatIfAnswer) -> tuple[Side, Side]:
    return answer.before, answer.after


def _criteria(side: Side) -> tuple[int, int] | None:
    if side.test is None or side.reach is None:
        return None
    met = sum(criterion.state is CriterionState.MET for criterion in side.test.criteria)
    return met, len(side.test.criteria)


def _line(code: str, answer: WhatIfAnswer, count: Callable[[Side], int], speaker: TeamSpeaker) -> dict[str, str]:
    return _numbers(code, [count(side) for side in _sides(answer)], speaker)


def _numbers(code: str, both: Sequence[int], speaker: TeamSpeaker) -> dict[str, str]:
    before, after = both
    return _row(code, [speaker.number(before), speaker.number(after)], _difference(before, after, speaker), speaker)


_Shares = Sequence[tuple[int, int] | None]
#: What is said of the core team of then when that of now is gone: that there is another one, or none.
_TEAM_THEN = {False: "whatif.line.other_team", True: "whatif.line.no_team"}


def _shares(code: str, both: _Shares, difference: str, speaker: TeamSpeaker) -> dict[str, str]:
    words = [
        speaker.word("whatif.line.unknown")
        if one is None
        else speaker.part("whatif.line.of", count=speaker.number(one[0]), of=speaker.number(one[1]))
        for one in both
    ]
    return _row(code, words, difference, speaker)


def _of_who_stay(both: _Shares, change: int, speaker: TeamSpeaker) -> str:
    """Return the difference among those that are there on both sides: who leaves loses nothing by it."""
    before, after = both
    if before is None or after is None:
        return ""
    if before[1] == after[1] or change:
        return _difference(0, change, speaker)
    return speaker.word("whatif.line.none_loses")


def _difference_of(both: _Shares, speaker: TeamSpeaker) -> str:
    before, after = both
    return "" if before is None or after is None else _difference(before[0], after[0], speaker)


def _difference(before: int, after: int, speaker: TeamSpeaker) -> str:
    if before == after:
        return "whatif.line.same"
    code = "whatif.line.more" if after > before else "whatif.line.fewer"
    return speaker.part(code, count=speaker.number(abs(after - before)))


def _row(code: str, both: Sequence[str], difference: str, speaker: TeamSpeaker) -> dict[str, str]:
    known = {"whatif.line.same": "whatif.line.same", "": "whatif.line.other"}.get(difference)
    said = speaker.word(known) if known else difference
    return {"what": speaker.word(code), "before": both[0], "after": both[1], "sentence": said}
