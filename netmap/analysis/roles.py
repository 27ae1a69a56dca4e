"""Who plays which part: the parties of an actor type, and where a party sits when its parts and wholes count too.

Which question of the user: *who is the neighbourhood officer here, and where does he sit?* An actor type may be a
party of its own, a part of one, or only a function at a table.
"""

from __future__ import annotations

from collections import defaultdict

from netmap.analysis.facts import Facts
from netmap.model import ActorType, Organisation, Origin, Ref, Represents, normalise

__all__ = ["is_seated", "kindred", "may_play", "parts_of", "places_of", "plays"]


def plays(facts: Facts, actor_type: str) -> list[Ref]:
    """Return the active parties that play an actor type, by id.

    They have that type; or belong to the sector of the same name (police, welfare, youth_work, youth_care ...); or
    hold an active seat whose function is the type's label or one of its synonyms. Empty for an unknown type.
    """
    return facts.memo("roles.players", lambda: _players(facts)).get(actor_type, [])


def _players(facts: Facts) -> dict[str, list[Ref]]:
    types = facts.network.of(ActorType)
    called: dict[str, set[str]] = defaultdict(set)
    for term in types.values():
        for word in (term.label_nl, term.label_en, *term.synonyms):
            if word:
                called[normalise(word)].add(term.id)
    found: dict[str, set[Ref]] = defaultdict(set)
    for party in facts.organisations:
        for actor_type in {party.actor_type or "", *facts.sectors(party.ref)} & types.keys():
            found[actor_type].add(party.ref)
    for seats in facts.seats.values():
        for seat in seats:
            for actor_type in called.get(normalise(seat.function), ()) if seat.function else ():
                found[actor_type].add(seat.start)
    return {actor_type: sorted(parties) for actor_type, parties in found.items()}


#: Types that do the same work under another name, or of which that work is a part: who is one of these may well be
#: what the handreiking means. Types of one sector that do other work (GGD and GGZ) are not kindred.
_KINDRED = {
    "community_work": ("community_development", "welfare", "community_centre", "neighbourhood_sports_work"),
    "youth_work": ("outreach_youth_work", "square_worker"),
    "outreach_youth_work": ("youth_work", "square_worker"),
    "school": ("head_teacher", "teacher"),
    "social_neighbourhood_team": ("social_work",),
    "housing_association": ("caretaker", "housing_area_manager"),
    "residents_organisation": ("residents_committee", "neighbourhood_watch", "neighbourhood_force", "active_resident"),
    "neighbourhood_officer": ("police",),
}


def kindred(facts: Facts, actor_type: str) -> list[Ref]:
    """Return the active parties that do the work of an actor type under another name, by id; without those of it."""
    own = set(plays(facts, actor_type))
    return sorted({party for near in _KINDRED.get(actor_type, ()) for party in plays(facts, near)} - own)


def may_play(facts: Facts, actor_type: str) -> bool:
    """Return whether some party may play an actor type because nobody said what kind of party it is.

    That is a party without a type and without a sector, or without a type in the sector that the type belongs to. A
    type that is the user's own word tells nothing here.
    """
    record = facts.network.of(ActorType).get(actor_type)
    open_sectors = facts.memo("roles.untyped", lambda: _untyped_sectors(facts))
    return "" in open_sectors or (record is not None and (record.sector or "") in open_sectors)


def _untyped_sectors(facts: Facts) -> set[str]:
    """Return the sectors of the parties without a type; "" stands for a party without a sector as well."""
    types = facts.network.of(ActorType)
    own_words = {term.id for term in types.values() if term.origin is Origin.LOCAL}
    untyped: list[Organisation] = [o for o in facts.organisations if not o.actor_type or o.actor_type in own_words]
    return {sector for o in untyped for sector in (facts.sectors(o.ref) or {""})}


def parts_of(facts: Facts, party: Ref) -> list[Ref]:
    """Return the active parties that are part of a party, at any depth, by id."""
    return facts.memo("roles.parts", lambda: _parts(facts)).get(party, [])


def _parts(facts: Facts) -> dict[Ref, list[Ref]]:
    found: dict[Ref, list[Ref]] = defaultdict(list)
    for party in facts.organisations:
        for whole in facts.chain(party.ref)[1:]:
            found[whole].append(party.ref)
    return found


def places_of(facts: Facts, party: Ref) -> list[Ref]:
    """Return the consultations where a party itself sits, or which it coordinates, by id."""
    return facts.memo("roles.places", lambda: _places(facts)).get(party, [])


def _places(facts: Facts) -> dict[Ref, list[Ref]]:
    found: dict[Ref, set[Ref]] = defaultdict(set)
    for seats in facts.seats.values():
        for seat in seats:
            found[seat.start].add(seat.end)
    for ties in facts.coordinators.values():
        for tie in ties:
            found[tie.start].add(tie.end)
    return {party: sorted(places) for party, places in found.items()}


def is_seated(facts: Facts, party: Ref) -> bool:
    """Return whether a party sits somewhere: itself, through a part or a whole, or through who represents it."""
    through_parts = facts.memo("roles.seated", lambda: _seated(facts))
    represented = facts.memo("roles.represented", lambda: _represented(facts))
    if party in through_parts or any(places_of(facts, whole) for whole in facts.chain(party)):
        return True
    return any(one in represented for one in (*facts.chain(party), *parts_of(facts, party)))


def _seated(facts: Facts) -> set[Ref]:
    sitting = [party.ref for party in facts.organisations if places_of(facts, party.ref)]
    return {whole for party in sitting for whole in facts.chain(party)}


def _represented(facts: Facts) -> set[Ref]:
    """Return the parties that a seated party represents, also over several steps: its seat is theirs as well."""
    seated = facts.memo("roles.seated", lambda: _seated(facts))
    by: dict[Ref, list[Ref]] = defaultdict(list)
    for tie in facts.ties(Represents):
        by[tie.start].append(tie.end)
    found: set[Ref] = set()
    waiting = [who for who in by if who in seated or any(places_of(facts, whole) for whole in facts.chain(who))]
    while waiting:
        for party in by[waiting.pop()]:
            if party not in found:
                found.add(party)
                waiting += [party] if party in by else []
    return found
