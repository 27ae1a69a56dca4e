"""A copy of a network in which something changed: nothing is stored, and the network itself stays as it is.

Who leaves is there until the day and no longer: its record, seats, routes, coverage and experts end. What was said
about others stays, and so do lists that were declared complete: a list that is complete without somebody shows just
what is missing then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from netmap.analysis.facts import Facts
from netmap.analysis.roles import parts_of
from netmap.analysis.succession import carried_on
from netmap.analysis.what_if.change import Change, ChangeKind
from netmap.errors import UsageError
from netmap.model import (
    About,
    ActorType,
    Consultation,
    Coordinates,
    Coverage,
    CoveredBy,
    Echelon,
    Expert,
    Fact,
    In,
    InSector,
    MandateFor,
    MergedInto,
    Network,
    Organisation,
    PartOf,
    PassesOn,
    Record,
    Ref,
    RenamedTo,
    SameAs,
    Sector,
    Stage,
    StatedValue,
    Statement,
    Status,
    TakesPart,
    Term,
    Theme,
    WorksFor,
    is_active,
    normalise,
    seat_id,
    slug,
    statement_id,
    tie_id,
)

__all__ = ["LOCAL", "applied", "apply_changes", "leaving", "near_home", "seats_as"]

#: The level of the whole municipality: tables below it are those of streets and neighbourhoods.
LOCAL = "local"
F = TypeVar("F", bound=Fact)


def apply_changes(network: Network, day: date, changes: Sequence[Change]) -> Network:
    """Return a copy of a network in which changes were made, one after another.

    Parameters
    ----------
    network : Network
    day : date
        What is active on it can leave.
    changes : sequence of Change
        A later one sees what an earlier one did: a party that left may join a table again.

    Returns
    -------
    Network
        A party leaves with its departments and with the experts that only it employs; of a sector the rows that are in
        no other sector leave, and the others leave that sector. Who withdraws gives up seats, routes and coverage and
        stays on the map. Who works in a larger area gives up seats at tables below the level of the municipality, and
        what it signals in a single area. Without changes the copy answers everything as the network does. It has no
        ``data_version``: nothing says what it holds.

    Raises
    ------
    UsageError
        ``whatif.not_there`` when a change names something that the network does not have.
    """
    return applied(network, day, changes)[0]


def applied(network: Network, day: date, changes: Sequence[Change]) -> tuple[Network, tuple[Change, ...]]:
    """Return the copy of :func:`apply_changes`, and the changes of it that changed nothing, in their order."""
    # Rows that still name a party under its old name are its own, and leave with it.
    base = replace(carried_on(network, day), data_version="")
    changed = base
    idle = []
    for change in changes:
        _check(changed, change)
        following = _APPLIED[change.kind](_Copy(changed, base, day), change)
        if following.records == changed.records:
            idle.append(change)
        changed = following
    return changed, tuple(idle)


@dataclass(frozen=True)
class _Copy:
    """The network as changed so far, and as it was."""

    network: Network
    base: Network
    day: date

    def active(self, kind: type[F]) -> list[F]:
        """Return the records of one kind that count by themselves, by id."""
        return [record for record in self.network.of(kind).values() if is_active(record, self.day)]

    def ended(self, records: Iterable[Fact], also: Iterable[Record] = ()) -> Network:
        """Return the network in which some records ended."""
        return self.network.with_records([*(replace(record, status=Status.ENDED) for record in records), *also])


def _check(network: Network, change: Change) -> None:
    themes = [Ref(Theme.KIND, theme) for theme in change.themes]
    missing = [ref for ref in (*change.refs, *themes) if network.get(ref) is None]
    if missing:
        raise UsageError("whatif.not_there", found=str(missing[0]))
    codes = {seat.seat_holder_code for seat in network.of(TakesPart).values()}
    if change.kind is ChangeKind.HOLDER_LEAVES and change.code not in codes:
        raise UsageError("whatif.not_there", found=change.code)


# --- who leaves ---------------------------------------------------------------------------------------------------


def leaving(facts: Facts, of: Ref) -> tuple[Ref, ...]:
    """Return the active parties that a party or sector stands for, by id.

    A party with its departments at any depth. Of a sector the rows that are in it, a department only when it is so
    itself; those that are in another sector as well are among them.
    """
    if of.label == Sector.KIND:
        return tuple(party.ref for party in facts.organisations if of.id in facts.sectors(party.ref))
    return tuple(sorted({of, *parts_of(facts, of)} & facts.nodes))


def seats_as(facts: Facts, of: Ref) -> tuple[TakesPart, ...]:
    """Return the active seats that somebody has as this sector, whatever sector the party itself is in, by id."""
    if of.label != Sector.KIND:
        return ()
    return tuple(seat for seat in facts.ties(TakesPart) if seat.as_sector == of.id)


def near_home(facts: Facts) -> tuple[Ref, ...]:
    """Return the active consultations of streets and neighbourhoods: known to lie below the municipality's level."""
    local = facts.network.of(Echelon).get(LOCAL)
    if local is None:
        return ()
    ranks = {table.ref: facts.rank(table) for table in facts.consultations}
    return tuple(ref for ref, rank in sorted(ranks.items()) if rank is not None and rank < local.rank)


def _leaves(copy: _Copy, change: Change) -> Network:
    assert change.of is not None
    if change.of.label == Expert.KIND:
        return copy.ended(e for e in copy.active(Expert) if e.ref == change.of)
    if change.of.label == Consultation.KIND:
        tables = [table for table in copy.active(Consultation) if table.ref == change.of]
        return copy.ended((*tables, *_doings(copy, {change.of}), *_became(copy, {change.of})))
    facts = Facts(copy.network, copy.day)
    gone = set(leaving(facts, change.of))
    ties: list[Fact] = []
    if change.of.label == Sector.KIND:
        ties += [tie for tie in copy.active(InSector) if tie.end == change.of]
        ties += seats_as(facts, change.of)
        gone = {party for party in gone if facts.sectors(party) == {change.of.id}}
        ties = [tie for tie in ties if isinstance(tie, TakesPart | InSector) and tie.start not in gone]
    parties = [party for party in copy.active(Organisation) if party.ref in gone]
    # What is part of who leaves, and stays itself, stands on its own then: it does not count as the whole that left.
    parts = [tie for tie in copy.active(PartOf) if tie.end in gone and tie.start not in gone]
    ended = [*parties, *ties, *parts, *_doings(copy, gone), *_became(copy, gone), *_experts(copy, gone)]
    return _without_chairs(copy.ended(ended), copy, ended)


def _withdraws(copy: _Copy, change: Change) -> Network:
    assert change.of is not None
    facts = Facts(copy.network, copy.day)
    doings = [*_doings(copy, set(leaving(facts, change.of))), *seats_as(facts, change.of)]
    return _without_chairs(copy.ended(doings), copy, doings)


def _grows(copy: _Copy, change: Change) -> Network:
    assert change.of is not None
    facts = Facts(copy.network, copy.day)
    who, tables = set(leaving(facts, change.of)), set(near_home(facts))
    placed = {tie.start for tie in copy.active(In)}
    own = {tie.start for tie in copy.active(CoveredBy) if tie.end in who}
    signals = [c for c in copy.active(Coverage) if c.stage is Stage.SIGNAL and c.ref in own and c.ref in placed]
    seats = [*_seats(copy, who), *seats_as(facts, change.of)]
    ended: list[Fact] = [*(tie for tie in seats if tie.end in tables), *signals]
    return _without_chairs(copy.ended(ended), copy, ended)


def _leaves_seat(copy: _Copy, change: Change) -> Network:
    assert change.of is not None
    there = [tie for tie in _seats(copy, {change.of}) if tie.end == change.at]
    if change.code:
        there = [tie for tie in there if isinstance(tie, TakesPart) and tie.seat_holder_code == change.code]
    return _without_chairs(copy.ended(there), copy, there)


def _holder_leaves(copy: _Copy, change: Change) -> Network:
    seats = [seat for seat in copy.active(TakesPart) if seat.seat_holder_code == change.code]
    return _without_chairs(copy.ended(seats), copy, seats)


def _seats(copy: _Copy, who: set[Ref]) -> list[TakesPart | Coordinates]:
    """Return the seats and coordination of parties, or at consultations."""
    ties: list[TakesPart | Coordinates] = [*copy.active(TakesPart), *copy.active(Coordinates)]
    return [tie for tie in ties if tie.start in who or tie.end in who]


def _doings(copy: _Copy, who: set[Ref]) -> list[Fact]:
    """Return what parties or consultations take part in: seats, coordination, routes from and to them, coverage."""
    covering: dict[Ref, set[Ref]] = {}
    for tie in copy.active(CoveredBy):
        covering.setdefault(tie.start, set()).add(tie.end)
    routes = [route for route in copy.active(PassesOn) if route.start in who or route.end in who]
    rows = [row for row in copy.active(Coverage) if (by := covering.get(row.ref)) and by <= who]
    return [*_seats(copy, who), *routes, *rows]


def _became(copy: _Copy, who: set[Ref]) -> list[Fact]:
    """Return what says that somebody goes on as another: who is cut does not."""
    kinds = (RenamedTo, MergedInto, SameAs)
    return [tie for kind in kinds for tie in copy.active(kind) if tie.start in who]


def _experts(copy: _Copy, gone: set[Ref]) -> list[Fact]:
    """Return the experts that are called through nobody else."""
    there = {party.ref for party in copy.active(Organisation)}
    employers: dict[Ref, set[Ref]] = {}
    for tie in copy.active(WorksFor):
        if tie.end in there:
            employers.setdefault(tie.start, set()).add(tie.end)
    return [expert for expert in copy.active(Expert) if (by := employers.get(expert.ref)) and by <= gone]


def _without_chairs(network: Network, copy: _Copy, ended: Iterable[Fact]) -> Network:
    """Return a network in which no consultation is chaired by the function of a seat that ended.

    A chair that is known by function alone stays while somebody else sits there in that function.
    """
    functions: dict[Ref, set[str]] = {}
    for seat in ended:
        if isinstance(seat, TakesPart) and seat.function:
            functions.setdefault(seat.end, set()).add(normalise(seat.function))
    if not functions:
        return network
    for seat in network.of(TakesPart).values():
        if seat.function and is_active(seat, copy.day):
            functions.get(seat.end, set()).discard(normalise(seat.function))
    tables = [network.get(ref) for ref in functions]
    return network.with_records(
        replace(table, chair_function=None)
        for table in tables
        if isinstance(table, Consultation) and normalise(table.chair_function or "") in functions[table.ref]
    )


# --- who joins ----------------------------------------------------------------------------------------------------


def _joins(copy: _Copy, change: Change) -> Network:
    assert change.of is not None
    assert change.at is not None
    party, made = _joining(copy, change.of)
    return _seated(replace(copy, network=copy.network.with_records(made)), party, change.at)


def _meets(copy: _Copy, change: Change) -> Network:
    table = Consultation(id=_new_id(copy.network, change.name), name=change.name, checked_on=copy.day.isoformat())
    network = copy.network.with_records([table])
    for party in change.parties:
        again, made = _joining(replace(copy, network=network), party)
        network = _seated(replace(copy, network=network.with_records(made)), again, table.ref)
    return network


def _new_id(network: Network, name: str) -> str:
    first = f"new-{slug(name)}"
    number, found = 1, first
    while (Consultation.KIND, found) in network.records:
        number += 1
        found = f"{first}-{number}"
    return found


def _joining(copy: _Copy, of: Ref) -> tuple[Ref, list[Record]]:
    """Return the party that joins, with what must be on the map for it to be there."""
    if of.label == Organisation.KIND:
        party = copy.network.get(of)
        assert isinstance(party, Organisation)
        if is_active(party, copy.day):
            return of, []
        return of, [replace(party, status=Status.ACTIVE, since=None, until=None)]
    term = copy.network.get(of)
    assert isinstance(term, Term)
    ref = Ref(Organisation.KIND, f"new-{of.label.lower()}-{of.id}")
    if copy.network.get(ref):
        return ref, []
    kind = of.id if of.label == ActorType.KIND else None
    # It is nobody yet, so that nothing of it is to be masked, and no number of a masked party moves up.
    told = copy.day.isoformat()
    made: list[Record] = [
        Organisation(id=ref.id, name=term.label_nl, actor_type=kind, sensitive=False, checked_on=told)
    ]
    if of.label == Sector.KIND:
        made.append(InSector(id=tie_id(InSector.KIND, ref, of), start=ref, end=of))
    return ref, made


def _seated(copy: _Copy, party: Ref, table: Ref) -> Network:
    """Return the network with a seat; what an earlier change ended there comes back as it was."""
    if any(seat.start == party and seat.end == table for seat in copy.active(TakesPart)):
        return copy.network
    kinds = (TakesPart, Coordinates)
    before = [tie for kind in kinds for tie in copy.base.of(kind).values() if tie.start == party and tie.end == table]
    back: list[Record] = [tie for tie in before if is_active(tie, copy.day)]
    if not any(isinstance(tie, TakesPart) for tie in back):
        seat = seat_id(party, table, None)
        back.append(TakesPart(id=seat, start=party, end=table, checked_on=copy.day.isoformat()))
    said = _statements(copy, About.SEAT, party, table)
    return copy.ended(said, back)


def _statements(copy: _Copy, about: About, subject: Ref, other: Ref | None = None) -> list[Statement]:
    return [
        statement
        for statement in copy.active(Statement)
        if statement.about is about
        and statement.subject == str(subject)
        and (other is None or statement.object == str(other))
    ]


# --- mandates -----------------------------------------------------------------------------------------------------


def _mandate(copy: _Copy, change: Change) -> Network:
    table = copy.network.get(change.of) if change.of else None
    assert isinstance(table, Consultation)
    made: list[Record] = [replace(table, mandate=change.mandate)]
    ended: list[Fact] = [*_statements(copy, About.MANDATE, table.ref)]
    if change.themes or change.mandate is None:
        ended += [tie for tie in copy.active(MandateFor) if tie.start == table.ref]
    for theme in change.themes:
        end = Ref(Theme.KIND, theme)
        made.append(MandateFor(id=tie_id(MandateFor.KIND, table.ref, end), start=table.ref, end=end))
    if change.mandate is None:
        said = Statement(
            id=statement_id({"about": About.MANDATE, "subject": str(table.ref)}),
            about=About.MANDATE,
            subject=str(table.ref),
            value=StatedValue.NO,
            checked_on=copy.day.isoformat(),
        )
        ended = [record for record in ended if record.id != said.id]
        made.append(said)
    return copy.ended(ended, made)


_APPLIED: dict[ChangeKind, Callable[[_Copy, Change], Network]] = {
    ChangeKind.LEAVES: _leaves,
    ChangeKind.WITHDRAWS: _withdraws,
    ChangeKind.GROWS: _grows,
    ChangeKind.LEAVES_SEAT: _leaves_seat,
    ChangeKind.HOLDER_LEAVES: _holder_leaves,
    ChangeKind.JOINS: _joins,
    ChangeKind.MEETS: _meets,
    ChangeKind.MANDATE: _mandate,
}
