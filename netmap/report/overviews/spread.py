"""The spread in words: who has most, what rests on one party, and who is easily forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netmap.analysis.overviews.results import Largest, RestsOn, Spread
from netmap.model import Organisation, Ref
from netmap.report.overviews.headline import share_of
from netmap.report.overviews.words import OverviewWords
from netmap.texts import say

__all__ = ["spread_words"]

#: Sentence about who has most of something: alone, and together with others.
_LARGEST = {
    "seats": ("overview.said.seats_one", "overview.said.seats_several"),
    "themes": ("overview.spread.themes_one", "overview.spread.themes_several"),
    "groups": ("overview.spread.groups_one", "overview.spread.groups_several"),
}


def spread_words(spread: Spread, words: OverviewWords, most: int | None) -> dict[str, Any]:
    """Return the spread: lists with a sentence each, and what is not on the map.

    ``largest`` is by "seats", "themes" and "groups"; what is known of nobody is left out. ``most`` is how many rows
    stand behind one theme or group; None: all.
    """
    return {
        "largest": {largest.what: _largest(largest, words) for largest in spread.largest},
        "single_themes": [_rests_on(single, "overview.spread.theme", words, most) for single in spread.single_themes],
        "single_groups": [_rests_on(single, "overview.spread.group", words, most) for single in spread.single_groups],
        "themes": spread.themes,
        "groups": spread.groups,
        "informal": words.named(spread.informal),
        "citizens": words.named(spread.citizens),
        "helped": [_helped(party, words) for party in spread.helped],
        "complete": spread.complete,
        "sentences": _sentences(spread, words),
    }


def _largest(largest: Largest, words: OverviewWords) -> dict[str, Any]:
    share = share_of(largest.count, largest.of)
    one, several = _LARGEST[largest.what]
    values = {"parties": list(largest.parties), "count": largest.count, "all": largest.of, "share": share}
    return {
        "party": words.entry(largest.parties[0]),
        "equals": words.named(largest.parties[1:]),
        "count": largest.count,
        "of": largest.of,
        "share": share,
        "sentence": words.brief(one if len(largest.parties) == 1 else several, **values),
    }


def _rests_on(single: RestsOn, code: str, words: OverviewWords, most: int | None) -> dict[str, Any]:
    sure = say("overview.spread.sure" if single.certain else "overview.spread.known", words.language)
    return {
        "theme" if single.subject.label == "Theme" else "group": words.entry(single.subject),
        "party": words.entry(single.party),
        "certain": single.certain,
        "certain_word": sure,
        "sentence": words.say(code, subject=single.subject, party=single.party, sure=sure),
        "evidence": words.rows_of(single.evidence, most),
    }


def _helped(party: Ref, words: OverviewWords) -> dict[str, Any]:
    record = words.names.network.get(party)
    day = record.helped_on if isinstance(record, Organisation) else None
    values: dict[str, Any] = {"party": party, "date": day or ""}
    return {"party": words.entry(party), "sentence": words.say("overview.spread.helped", **values)}


def _sentences(spread: Spread, words: OverviewWords) -> list[str]:
    said = [_listed("overview.spread.informal", spread.informal, "overview.spread.no_informal", spread, words)]
    said.append(_listed("overview.spread.citizens", spread.citizens, "overview.spread.no_citizens", spread, words))
    said.append(words.say("overview.spread.money"))
    return said


def _listed(code: str, parties: Sequence[Ref], none: str, spread: Spread, words: OverviewWords) -> str:
    """Return who is there; without anybody that none is known, and whether the list of parties is complete."""
    if parties:
        return words.brief(code, parties=list(parties))
    open_ = "overview.spread.list_complete" if spread.complete else "overview.spread.list_open"
    return f"{words.say(none)} {words.say(open_)}"
