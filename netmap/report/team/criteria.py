"""The twelve criteria of a core team in words: what each asks, whether this team meets it, and whom to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from netmap.analysis.results import Evidence
from netmap.analysis.team.results import Criterion, CriterionState
from netmap.model import Ref
from netmap.report.hub.words import MOST_WORDS, longest
from netmap.report.team.words import TeamSpeaker
from netmap.texts import say, sentences

__all__ = ["counts", "criterion_words"]

#: Reasons that every criterion may have: they say the same of each.
_OF_ALL = {"members": "team.criterion.members", "doubt": "team.criterion.doubt"}
#: Reasons that change nothing about what is said.
_SAID_ALREADY = ("made_up",)
#: What is counted in a sentence for one, for more and for none, where that is not its parties: by the end of its code.
_COUNTED = {
    "mixed_sectors.not_met": "sectors",
    "mandate.met": "count",
    "small.met": "count",
    "support.met": "count",
    "support.unknown.own": "count",
    "small.unknown": "count",
    "usual_members.not_met.others": "count",
    "usual_members.unknown.others": "count",
}
_START = "team.criterion."
#: About more parties than a team may have one question is asked that does not name them all.
_MOST_ASKED = 30
#: A sentence names so many parties at most.
_MOST_NAMED = 4
_BOTH = 2


def counts(criteria: Sequence[Criterion]) -> dict[str, int]:
    """Return how many criteria are met, not met, unknown and local; 0 where none are."""
    found = Counter(criterion.state for criterion in criteria)
    return {state.value: found[state] for state in CriterionState}


def criterion_words(criterion: Criterion, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return one criterion; ``asks`` are sentences with whom to ask, ``evidence`` the rows of the user's data."""
    name, state = criterion.id, criterion.state.value
    return {
        "id": name,
        "number": criterion.number,
        "title": speaker.word(f"team.title.{name}"),
        "state": state,
        "state_word": speaker.word(f"team.state.{state}"),
        "sentence": speaker.writer.brief(_code(criterion), **_values(criterion)),
        "asks": list(dict.fromkeys(said for ask in criterion.asks for said in _asks(ask, speaker))),
        "evidence": speaker.rows(criterion.evidence),
        "passage": speaker.word(f"team.passage.{name}"),
    }


def _asks(ask: Evidence, speaker: TeamSpeaker) -> list[str]:
    """Return a question with whom to ask: about several parties as many as it takes to name each of them."""
    values = dict(ask.values)
    who = values.pop("who", None)
    questions = _named(ask.code, values, speaker)
    if not isinstance(who, Ref):
        return questions
    name = speaker.names.name(who)
    return [say("team.ask", speaker.language, who=name, question=question) for question in questions]


def _named(code: str, values: dict[str, Any], speaker: TeamSpeaker) -> list[str]:
    """Return a question, parted so that each is short and names everybody; about very many parties it stays one."""
    parties = list(values.get("parties", ()))
    if not 1 < len(parties) <= _MOST_ASKED:
        return [speaker.writer.brief(_asked(code, values), **values)]
    for parts in range(-(-len(parties) // _MOST_NAMED), len(parties) + 1):
        # About as many in each: a last question about one is asked in words for several.
        edges = [len(parties) * part // parts for part in range(parts + 1)]
        shares = [{**values, "parties": parties[start:end]} for start, end in pairwise(edges)]
        said = [speaker.writer.say(_asked(code, share), **share) for share in shares]
        if max(map(longest, said)) <= MOST_WORDS:
            break
    return said


def _asked(code: str, values: dict[str, Any]) -> str:
    if code in sentences():
        return code
    return f"{code}.{'one' if len(values.get('parties', ())) == 1 else 'other'}"


def _values(criterion: Criterion) -> dict[str, Any]:
    """Return the values of a sentence, those that are not known left out."""
    return {key: value for key, value in criterion.values.items() if value is not None}


def _code(criterion: Criterion) -> str:
    """Return the code of the sentence: for its reason where there is one for it, and for how many it is about."""
    start = f"{_START}{criterion.id}.{criterion.state.value}"
    reason = criterion.code.removeprefix(start).removeprefix(".")
    if reason in _OF_ALL:
        return _OF_ALL[reason]
    if roles := criterion.values.get("roles"):
        reason = "both" if len(roles) >= _BOTH else str(roles[0])
    known = sentences()
    for code in (f"{start}.{reason}", start) if reason and reason not in _SAID_ALREADY else (start,):
        for found in (_of_number(code, criterion), code):
            if found in known:
                return found
    raise KeyError(criterion.code)


def _of_number(code: str, criterion: Criterion) -> str:
    counted = criterion.values.get(_COUNTED.get(code.removeprefix(_START), "parties"))
    number = len(counted) if isinstance(counted, (list, tuple)) else counted
    if criterion.values.get("of") == 1 and f"{code}.only" in sentences():
        return f"{code}.only"
    if number == 0 and f"{code}.none" in sentences():
        return f"{code}.none"
    return f"{code}.{'one' if number == 1 else 'other'}"
