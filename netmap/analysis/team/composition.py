"""Who is in a team: from more than one sector, small, with the usual members, and together the largest network.

Basis: handreiking A2, Kernteam. None of these counts a member who only comes when called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Evidence
from netmap.analysis.roles import plays
from netmap.analysis.seating import weakest
from netmap.analysis.team.reach import neighbourhoods
from netmap.analysis.team.results import CriterionState
from netmap.analysis.team.sitting import Judged, Sitting
from netmap.analysis.told import all_seats_listed, municipality, network_ref, searched
from netmap.model import ActorType, Organisation, Origin, Ref, Sector, normalise

__all__ = ["SAFETY_SECTORS", "SMALL", "largest_network", "mixed_sectors", "small", "usual_members"]

MET, NOT_MET, UNKNOWN = CriterionState.MET, CriterionState.NOT_MET, CriterionState.UNKNOWN
#: These are one sector here: police and prosecution alone are the safety sector, whatever their own names.
SAFETY_SECTORS = frozenset({"police", "justice", "enforcement", "safety_region"})
#: As many members as a team that is proposed may have; the handreiking gives no number.
SMALL = 7
_USUAL = ("mayor", "police")
_OTHERS = 2
_MUNICIPALITY = "municipality"
#: A shorter word may stand in another by chance.
_LONG = 5


def mixed_sectors(sitting: Sitting) -> Judged:
    """Criterion 1: not from one sector only, for example safety.

    Police, justice, enforcement and the safety region are one sector here. It takes two members; a single one that is
    of two sectors gives no verdict. NOT_MET when all members and their sectors are known and only one sector is among
    them.
    """
    of = {party: {_as_one(sector) for sector in sitting.sectors(party)} for party in sitting.fixed}
    named = sorted({sector for party in sitting.fixed for sector in sitting.sectors(party)})
    sectors = [Ref(Sector.KIND, sector) for sector in named]
    apart = len(set().union(*of.values())) > 1
    # One party of two sectors is not yet a team of two: of two members with a sector each can stand for another.
    if apart and sum(bool(own) for own in of.values()) > 1:
        values = sitting.values(sectors=sectors, count=len(set().union(*of.values())))
        return Judged(state=MET, values=values, parties=sitting.fixed, evidence=_members(sitting, sitting.fixed))
    if not sitting.fixed:
        return _nobody_known(sitting)
    without = [party for party in sitting.fixed if not of[party]]
    if without or not sitting.complete:
        asks = [] if sitting.complete else [sitting.asks_members()]
        asks += [_ask_sector(party) for party in without]
        values = sitting.values(sectors=sectors, parties=without)
        return Judged(state=UNKNOWN, reason="" if without else "members", values=values, asks=tuple(asks))
    if apart:
        values = sitting.values(sectors=sectors, parties=list(sitting.fixed))
        asks = [sitting.asks_members()] if sitting.table else []
        return Judged(state=UNKNOWN, reason="alone", values=values, asks=tuple(asks), parties=sitting.fixed)
    return Judged(
        state=NOT_MET,
        values=sitting.values(sector=sectors[0], sectors=sectors, parties=list(sitting.fixed)),
        parties=sitting.fixed,
        evidence=_members(sitting, sitting.fixed),
        sure=sitting.listed,
    )


def _nobody_known(sitting: Sitting, **more: object) -> Judged:
    """Return that no member is known, with the question who they are where there is a table."""
    asks = (sitting.asks_members(),) if sitting.table else ()
    return Judged(state=UNKNOWN, reason="members", values=sitting.values(**more), asks=asks)


def _as_one(sector: str) -> str:
    return "safety" if sector in SAFETY_SECTORS else sector


def _ask_sector(party: Ref) -> Ask:
    return Ask(
        code="gaps.ask.sector", subject=party, addressees=(party,), values={"party": party}, field_of_record=True
    )


def _members(sitting: Sitting, parties: Iterable[Ref]) -> tuple[Evidence, ...]:
    """Return the rows of *Deelname* of some members, or those of their own where they have no seat."""
    wanted = set(parties)
    if sitting.table:
        return sitting.rows([seat for seat in sitting.seats if seat.start in wanted])
    found = []
    for party in sorted(wanted):
        record = sitting.facts.network.get(party)
        provenance = record.provenance if isinstance(record, Organisation) else ()
        found.append(Evidence(code="gaps.evidence.in_team", values={"party": party}, provenance=provenance))
    return tuple(found)


def largest_network(sitting: Sitting, steps: int, best: int | None) -> Judged:
    """Criterion 2: together the largest network, of the members that are there each time.

    How much a team reaches is a figure; whether it is the largest is only known beside a proposal: ``best`` is what
    the best team of as many members reaches. Without one only a team that reaches everybody meets it. NOT_MET when the
    best reaches more, and every seat of every consultation is known: else a seat that nobody told may be the
    difference. The reason says of whom the figure is: of all members, or of the fixed ones only.
    """
    near = neighbourhoods(sitting.facts, steps)
    mask = near.mask(sitting.fixed)
    reach, of = mask.bit_count(), len(near.parties)
    missed = near.named(~mask & ((1 << of) - 1))
    fixed = "fixed" if len(sitting.fixed) < len(sitting.team) else ""
    values = sitting.values(reach=reach, of=of, parties=list(missed), best=best)
    if reach and reach == of:
        return Judged(state=MET, reason="all_fixed" if fixed else "all", values=values, parties=near.named(mask))
    if best is None or not sitting.fixed:
        return Judged(state=UNKNOWN, reason=fixed, values=values)
    if reach >= best:
        return Judged(state=MET, reason=fixed, values=values, parties=near.named(mask))
    settings = all_seats_listed(sitting.facts)
    if settings:
        sure = (weakest(map(sitting.facts.complete_confidence, settings)),)
        rows = searched(sitting.facts, settings)
        return Judged(state=NOT_MET, reason=fixed, values=values, sure=sure, parties=missed, evidence=rows)
    ask = Ask(
        code="gaps.ask.seats",
        subject=network_ref(sitting.facts),
        addressees=municipality(sitting.facts),
        values={"parties": list(missed)},
    )
    return Judged(state=UNKNOWN, reason="fixed_seats" if fixed else "seats", values=values, asks=(ask,))


def small(sitting: Sitting) -> Judged:
    """Criterion 4: small enough to be quick and flexible: at most :data:`SMALL` members that are there each time.

    MET only when these are all members; a list that is open may hold more.
    """
    count = len(sitting.fixed)
    values = sitting.values(count=count, most=SMALL, parties=list(sitting.fixed))
    rows = _members(sitting, sitting.fixed)
    if count > SMALL:
        # Each of them was told, so that a list that is open changes nothing.
        seats = [seat for seat in sitting.seats if seat.start in set(sitting.fixed)]
        return Judged(
            state=NOT_MET,
            values=values,
            parties=sitting.fixed,
            evidence=rows,
            sure=tuple(sitting.facts.confidence(seat) for seat in seats),
        )
    if count and sitting.complete:
        return Judged(state=MET, values=values, parties=sitting.fixed, evidence=rows)
    if not count:
        return _nobody_known(sitting)
    return Judged(state=UNKNOWN, values=values, evidence=rows, asks=(sitting.asks_members(),))


# --- the usual members ------------------------------------------------------------------------------------------------


def usual_members(sitting: Sitting) -> Judged:
    """Criterion 6: usually the mayor and the police, and two parties from other sectors.

    Mayor and police are who plays them: by type or sector, or by the function of the seat. A member from the
    municipality of which the function at the table was not told may be the mayor; and so may be who sits there in a
    function with such a word in it ("burgemeester van ..."), or is of a kind in the user's own word. NOT_MET when all
    members, what they sit there as and their sectors are known, and one of these is missing.
    """
    if not sitting.fixed:
        return _nobody_known(sitting, types=[Ref(ActorType.KIND, kind) for kind in _USUAL])
    there = {kind: [party for party in sitting.team if _plays(sitting, party, kind)] for kind in _USUAL}
    others = [party for party in sitting.fixed if _is_other(sitting, party)]
    missing = [kind for kind in _USUAL if not there[kind] and not _chairs(sitting, kind)]
    values = sitting.values(mayor=there["mayor"], police=there["police"], others=others, count=len(others))
    if not missing and len(others) >= _OTHERS:
        parties = sorted({*there["mayor"], *there["police"], *others})
        rows = _members(sitting, parties)
        return Judged(state=MET, values={**values, "parties": parties}, parties=tuple(parties), evidence=rows)
    perhaps = {kind: [party for party in sitting.team if _may_play(sitting, party, kind)] for kind in missing}
    without = [party for party in sitting.fixed if not sitting.sectors(party)]
    gone = [kind for kind in missing if sitting.complete and not perhaps[kind] and not _may_chair(sitting, kind)]
    rows = _members(sitting, sitting.team)
    if gone or (sitting.complete and len(others) + len(without) < _OTHERS):
        refs = [Ref(ActorType.KIND, kind) for kind in gone]
        return Judged(
            state=NOT_MET,
            reason="" if gone else "others",
            values={**values, "types": refs, "parties": list(sitting.fixed) if gone else others},
            parties=sitting.fixed,
            evidence=rows,
            sure=sitting.listed,
        )
    asks = [] if sitting.complete else [sitting.asks_members()]
    asks += _ask_usual(sitting, perhaps)
    if len(others) < _OTHERS:
        asks += [ask for ask in map(_ask_sector, without) if ask not in asks]
    types = [Ref(ActorType.KIND, kind) for kind in missing]
    values = {**values, "types": types, "parties": list(sitting.fixed) if missing else others}
    return Judged(state=UNKNOWN, reason="" if missing else "others", values=values, evidence=rows, asks=tuple(asks))


def _plays(sitting: Sitting, party: Ref, kind: str) -> bool:
    """Return whether a member plays an actor type: by its type or sector, or as it sits at the table.

    A team without a table is not told in which function: whoever plays the type anywhere is taken to do so here.
    """
    facts = sitting.facts
    record = facts.network.get(party)
    if (isinstance(record, Organisation) and record.actor_type == kind) or kind in facts.sectors(party):
        return True
    if not sitting.table:
        return party in plays(facts, kind)
    words = _words(facts, kind)
    return any(_plain(seat.function) in words for seat in sitting.seats_of[party])


def _may_play(sitting: Sitting, party: Ref, kind: str) -> bool:
    """Return whether a member may play a type though nobody said so: in a function or of a kind that was not told."""
    facts = sitting.facts
    record = facts.network.get(party)
    assert isinstance(record, Organisation)
    sectors = sitting.sectors(party)
    term = facts.network.of(ActorType).get(record.actor_type) if record.actor_type else None
    # A kind in the user's own word does not tell which of the shipped ones it is.
    typed = term is not None and term.origin is not Origin.LOCAL
    if not sectors and not typed:
        return True
    seats = sitting.seats_of[party] if sitting.table else facts.seats_of.get(party, [])
    if any(_has_word(seat.function, _words(facts, kind)) for seat in seats):
        return True
    if kind != "mayor":
        return False
    told = sitting.seats_of[party] and all(seat.function for seat in sitting.seats_of[party])
    municipal = record.actor_type == _MUNICIPALITY or (not typed and _MUNICIPALITY in sectors)
    return not told and (municipal or party in plays(facts, kind))


def _chairs(sitting: Sitting, kind: str) -> bool:
    """Return whether the table has a chair who is known by such a function, and by no seat."""
    return _plain(sitting.record.chair_function if sitting.record else None) in _words(sitting.facts, kind)


def _may_chair(sitting: Sitting, kind: str) -> bool:
    """Return whether the table has a chair who is known by a function with such a word in it."""
    return _has_word(sitting.record.chair_function if sitting.record else None, _words(sitting.facts, kind))


def _plain(function: str | None) -> str:
    return re.sub("^(de|het|the) ", "", normalise(function or ""))


def _has_word(function: str | None, words: set[str]) -> bool:
    """Return whether a function holds one of some words, or a word that is made with it ("politiechef")."""
    text = f" {normalise(function or '')} "
    return any(f" {word} " in text or (len(word) >= _LONG and word in text) for word in words)


def _words(facts: Facts, kind: str) -> set[str]:
    term = facts.network.of(ActorType).get(kind)
    return {normalise(word) for word in (term.label_nl, term.label_en, *term.synonyms) if word} if term else set()


def _is_other(sitting: Sitting, party: Ref) -> bool:
    """Return whether a member stands for a sector besides the municipality and the police."""
    return bool(sitting.sectors(party) - {_MUNICIPALITY, "police"})


def _ask_usual(sitting: Sitting, perhaps: dict[str, list[Ref]]) -> list[Ask]:
    """Return what settles whether the usual members are there: which kind of party somebody is, and as what he sits."""
    unclear = sorted({party for parties in perhaps.values() for party in parties if not sitting.sectors(party)})
    asks = [_ask_sector(party) for party in unclear]
    # Who sits there as police may be of that sector besides its own.
    asks += [_ask_sector(party) for party in perhaps.get("police", ()) if party not in unclear]
    mayors = [party for party in perhaps.get("mayor", ()) if party not in unclear]
    if not mayors and "mayor" in perhaps and _may_chair(sitting, "mayor"):
        mayors = list(municipality(sitting.facts))
    if mayors:
        asks.append(sitting.ask("gaps.ask.mayor" if sitting.table else "team.ask.mayor", parties=mayors))
    return asks
