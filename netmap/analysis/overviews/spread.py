"""How evenly contacts are spread, what hangs on one party, and which parties are easily forgotten (article K).

Which question of the user: *do we bet on one party, and whom could we invest in as well?* What money goes where is not
on the map.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from netmap.analysis.facts import Facts
from netmap.analysis.overviews.axes import asked, terms, themes_shown
from netmap.analysis.overviews.results import Largest, RestsOn, Spread
from netmap.analysis.predicates.spread import count_parties
from netmap.analysis.results import Cover, State, Verdict
from netmap.analysis.situation import Situation
from netmap.model import Organisation, PopulationGroup, Reaches, Ref, SettingKey, SheetName

__all__ = ["CITIZEN_SECTORS", "CITIZEN_TYPES", "spread_of"]

#: Residents and groups without a fixed organisation, and the kinds of parties elsewhere that are citizens' own.
CITIZEN_SECTORS = frozenset({"residents", "informal"})
CITIZEN_TYPES = frozenset({"supporters", "shops_association", "neighbourhood_fathers", "self_organisation"})
_TWO = ("2",)


def spread_of(facts: Facts, situation: Situation) -> Spread:
    """Return who has most seats, themes and groups, what rests on one party, and the informal and citizens' parties.

    Parties are the tops of PART_OF; a consultation that covers a theme counts as its members. A theme or group rests
    on one party as the norm's lines have it: ``certain`` only when no other can be hidden. Those with nobody are not
    here but among the white spots. A theme of the situation leaves that theme; nothing else changes the spread. An
    empty network gives an empty spread.
    """
    themes = themes_shown(facts, situation)
    groups = _groups(facts)
    on_themes = {theme: count_parties(facts, asked("count", subject=theme), _TWO) for theme in themes}
    on_groups = {group: count_parties(facts, asked("count", subject=group), _TWO) for group in groups}
    largest = [_most("seats", [facts.top(seat.start) for seats in facts.seats.values() for seat in seats])]
    largest += [_of_subjects("themes", on_themes.values()), _of_subjects("groups", on_groups.values())]
    informal = [party for party in facts.organisations if _informal(facts, party)]
    citizens = [party for party in facts.organisations if party not in informal and _citizens(facts, party)]
    return Spread(
        largest=tuple(found for found in largest if found),
        single_themes=_single(on_themes),
        themes=sum(verdict.state is State.PRESENT for verdict in on_themes.values()),
        single_groups=_single(on_groups),
        groups=sum(verdict.state is State.PRESENT for verdict in on_groups.values()),
        informal=tuple(party.ref for party in informal),
        citizens=tuple(party.ref for party in citizens),
        helped=tuple(party.ref for party in (*informal, *citizens) if party.helped_on),
        complete=facts.complete(SheetName.ORGANISATIONS) is not None,
    )


def _groups(facts: Facts) -> tuple[Ref, ...]:
    """Return the groups that the municipality set, or that anybody reaches, in the order of the vocabulary."""
    named = {setting.value for setting in facts.settings(SettingKey.GROUP)}
    named |= {tie.end.id for tie in facts.ties(Reaches)}
    return tuple(group.ref for group in terms(facts, PopulationGroup) if group.id in named)


def _informal(facts: Facts, party: Organisation) -> bool:
    return party.informal is True or (party.informal is None and "informal" in facts.sectors(party.ref))


def _citizens(facts: Facts, party: Organisation) -> bool:
    return bool(CITIZEN_SECTORS & facts.sectors(party.ref)) or party.actor_type in CITIZEN_TYPES


def _of_subjects(what: str, verdicts: Iterable[Verdict]) -> Largest | None:
    """Return who is there for most themes or groups, of those for which somebody is known."""
    there = [verdict for verdict in verdicts if verdict.state is State.PRESENT]
    parties = [party for verdict in there for party in set(verdict.parties) if party.label == Organisation.KIND]
    return _most(what, parties, len(there))


def _most(what: str, parties: Sequence[Ref], of: int | None = None) -> Largest | None:
    counted = Counter(parties)
    if not counted:
        return None
    most = max(counted.values())
    first = tuple(sorted(party for party, count in counted.items() if count == most))
    return Largest(what=what, parties=first, count=most, of=len(parties) if of is None else of)


def _single(verdicts: dict[Ref, Verdict]) -> tuple[RestsOn, ...]:
    return tuple(
        RestsOn(subject=subject, party=verdict.parties[0], certain=verdict.certain, evidence=verdict.evidence)
        for subject, verdict in verdicts.items()
        if verdict.state is State.PRESENT and verdict.cover is Cover.SINGLE and verdict.parties
    )
