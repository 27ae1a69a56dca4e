"""Sheet *Deelname*, and the chairs that *Overleggen* names: who has a seat where, in which function and role."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from netmap.exchange.planning.cells import Cells, Silence
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.identity import double_rows
from netmap.exchange.planning.names import Names
from netmap.exchange.planning.nodes import Nodes
from netmap.exchange.planning.statements import state
from netmap.exchange.planning.words import Words
from netmap.model import (
    About,
    Consultation,
    Presence,
    Ref,
    Role,
    Sector,
    SheetName,
    Status,
    TakesPart,
    seat_id,
    slug,
)
from netmap.model.network import Key
from netmap.reference.words import word_of

Pair = tuple[Ref, Ref]


@dataclass(slots=True)
class _Seat:
    """A row that says that a party takes part."""

    cells: Cells
    function: str | None
    fields: dict[str, Any]


class Seats:
    """Seats of the network and of the file, as the chairs need them."""

    def __init__(self, draft: Draft) -> None:
        self._by_table: dict[Ref, dict[Key, tuple[Ref, str | None]]] = defaultdict(dict)
        self._stored: dict[Pair, list[TakesPart]] = defaultdict(list)
        for seat in draft.before.of(TakesPart).values():
            self._stored[(seat.start, seat.end)].append(seat)
            if seat.status is not Status.ENDED:
                self._by_table[seat.end][(seat.KIND, seat.id)] = (seat.start, seat.function)

    def stored(self, pair: Pair) -> list[TakesPart]:
        """Return the seats of a party at a table that the network has, ended ones too."""
        return self._stored.get(pair, [])

    def add(self, pair: Pair, key: Key, function: str | None) -> None:
        """Make a seat known that the file names."""
        self._by_table[pair[1]][key] = (pair[0], function)

    def discard(self, pair: Pair, key: Key) -> None:
        """Forget a seat whose place another took."""
        self._by_table[pair[1]].pop(key, None)

    def of_party(self, pair: Pair) -> list[Key]:
        """Return the seats of a party at a table."""
        return sorted(key for key, (party, _) in self._by_table[pair[1]].items() if party == pair[0])

    def with_function(self, table: Ref, function: str) -> list[Key]:
        """Return the seats at a table that bear a function."""
        wanted = slug(function)
        return sorted(key for key, (_, has) in self._by_table[table].items() if has and slug(has) == wanted)

    def at(self, table: Ref) -> list[Key]:
        """Return all seats at a table."""
        return sorted(self._by_table[table])


# --- Deelname ----------------------------------------------------------------------------------------------------


def plan_participation(draft: Draft, names: Names, words: Words, seats: Seats) -> None:
    """Say what the rows of *Deelname* say."""
    rows = draft.rows(SheetName.PARTICIPATION)
    double_rows(draft, rows)
    taking_part: dict[Pair, list[_Seat]] = defaultdict(list)
    for row in rows:
        cells = Cells(draft, row, names, words)
        if not cells.needed("consultation", "organisation"):
            continue
        table = cells.reference("consultation", ("Consultation",), nobody=True)
        party = cells.reference("organisation", ("Organisation",))
        if not (isinstance(table, Ref) and isinstance(party, Ref)):
            if isinstance(party, Ref) and table is Silence.NOBODY:
                state(cells, About.SEAT, cells.facts(), denied=True, subject=str(party))
            else:
                _nobody_here(cells, table, party)
            continue
        seat = _read(cells, (party, table))
        if seat and not cells.blocked:
            taking_part[(party, table)].append(seat)
    for pair in sorted(taking_part):
        _say_seats(draft, pair, taking_part[pair], seats)


def _nobody_here(cells: Cells, *read: Ref | Silence | None) -> None:
    """Block a row whose party or consultation reads "niemand" or "onbekend"."""
    for key, value in zip(("consultation", "organisation"), read, strict=True):
        if isinstance(value, Silence):
            cells.block("value_needed", key)


def _read(cells: Cells, pair: Pair) -> _Seat | None:
    """Return the seat of a row; None when the row says that there is none, or that it is not known."""
    facts = cells.facts()
    function = cells.value("function")
    name = function if isinstance(function, str) else None
    place = {"subject": str(pair[0]), "object": str(pair[1]), "function": name}
    answer = cells.yes_no("takes_part")
    if answer is False or answer is Silence.UNKNOWN:
        state(cells, About.SEAT, facts, denied=answer is False, **place)
        return None
    fields: dict[str, Any] = dict(facts)
    if name:
        fields["function"] = name
    if (role := cells.value("role")) is Silence.NOBODY:
        fields["role"] = None
        state(cells, About.ROLE, facts, denied=True, **place)
    else:
        cells.put_code(fields, "role", Role)
        if role is Silence.UNKNOWN:
            state(cells, About.ROLE, facts, denied=False, **place)
    cells.put_code(fields, "presence", Presence)
    cells.put_term(fields, "as_sector", Sector)
    cells.put_text(fields, "seat_holder_code")
    may_commit = cells.yes_no("may_commit")
    if may_commit is True:
        fields["may_commit"] = True
    elif may_commit is not Silence.EMPTY:
        fields["may_commit"] = None
        state(cells, About.MANDATE, facts, denied=may_commit is False, **place)
    put_deputy(cells, fields, facts, place)
    return _Seat(cells, name, fields)


def put_deputy(cells: Cells, fields: dict[str, Any], facts: dict[str, Any], place: dict[str, Any]) -> None:
    """Set the deputy of a seat or expert, or say that there is nobody."""
    deputy = cells.value("deputy")
    if isinstance(deputy, str):
        fields["deputy"] = deputy
    elif deputy is not Silence.EMPTY:
        fields["deputy"] = None
        state(cells, About.DEPUTY, facts, denied=deputy is Silence.NOBODY, **place)


def _say_seats(draft: Draft, pair: Pair, rows: list[_Seat], seats: Seats) -> None:
    """Say the seats of one party at one table: those with a function first, for they may take over the other."""
    known = {slug(t.function) if t.function else None: t for t in seats.stored(pair)}
    by_function: dict[str | None, list[_Seat]] = defaultdict(list)
    for row in rows:
        by_function[slug(row.function) if row.function else None].append(row)
    new = sorted(f for f in by_function if f is not None and f not in known)
    bare = known.get(None)
    taken_over = new[0] if new and bare and bare.status is not Status.ENDED and None not in by_function else None
    for function, same in sorted(by_function.items(), key=lambda item: item[0] or ""):
        if function is None:
            _say_bare(draft, pair, same, known, by_function, seats)
            continue
        key = (TakesPart.KIND, seat_id(*pair, same[0].function))
        for row in same:
            said = draft.say(TakesPart, key[1], [row.cells.source], row.fields, ends=pair)
            if function == taken_over and bare:
                said.taken_over = (TakesPart.KIND, bare.id)
                seats.discard(pair, said.taken_over)
                if len(new) > 1 and (bare.role or bare.deputy or bare.seat_holder_code):
                    row.cells.ask("seat_taken_over", "function")
        seats.add(pair, key, same[0].function)


def _say_bare(
    draft: Draft,
    pair: Pair,
    rows: list[_Seat],
    known: dict[str | None, TakesPart],
    by_function: dict[str | None, list[_Seat]],
    seats: Seats,
) -> None:
    """Say a seat without function: the stored one, else the only other one of the party there, else a new one."""
    others = [t for f, t in known.items() if f is not None and f not in by_function and t.status is not Status.ENDED]
    if None not in known and len(others) > 1:
        for row in rows:
            # That the party takes part is known already; to which seat the rest belongs is not.
            if row.fields:
                row.cells.ask("seat_which", "organisation")
        return
    bare_id = seat_id(*pair, None) if None in known or not others else others[0].id
    function = None if None in known or not others else others[0].function
    for row in rows:
        draft.say(TakesPart, bare_id, [row.cells.source], row.fields, ends=pair)
    seats.add(pair, (TakesPart.KIND, bare_id), function)


# --- chairs -----------------------------------------------------------------------------------------------------


def plan_chairs(draft: Draft, nodes: Nodes, names: Names, words: Words, seats: Seats) -> None:
    """Say what ``voorzitter`` says: a role of a seat, a function, nobody, or not known."""
    for row in nodes.rows[SheetName.CONSULTATIONS]:
        cells = Cells(draft, row, names, words)
        ref = nodes.refs.get(cells.source)
        if ref is None or cells.blocked:
            continue
        chair = cells.value("chair")
        if isinstance(chair, Silence):
            if chair is not Silence.EMPTY:
                denied = chair is Silence.NOBODY
                state(cells, About.CHAIR, cells.facts(), denied=denied, subject=str(ref))
            continue
        parties = names.find(chair, ("Organisation",))
        if len(parties) > 1:
            cells.resolve("chair", chair, ("Organisation",))
        else:
            by_party = bool(parties)
            seat = _chair_of_party(cells, (parties[0], ref), seats) if by_party else _by_function(cells, ref, seats)
            function = None if seat else chair
            draft.say(Consultation, ref.id, [cells.source], {"chair_function": function})
            _replace_chairs(draft, ref, seats)


def _chair_of_party(cells: Cells, pair: Pair, seats: Seats) -> Key | None:
    """Return the seat of a party that chairs: its only one, else a new one; None when it has several."""
    draft = cells.draft
    draft.use(pair[0], cells.source)
    mine = seats.of_party(pair)
    chairing = [key for key in mine if _role(draft, key) is Role.CHAIR]
    if not chairing and len(mine) > 1:
        cells.ask("chair_seats", "chair")
        return None
    if not mine:
        key = (TakesPart.KIND, seat_id(*pair, None))
        draft.say(TakesPart, key[1], [cells.source], {"role": Role.CHAIR, **cells.facts()}, ends=pair)
        seats.add(pair, key, None)
        return key
    key = (chairing or mine)[0]
    _make_chair(cells, key)
    return key


def _by_function(cells: Cells, table: Ref, seats: Seats) -> Key | None:
    """Return the one seat that bears the function; None when no seat or several do."""
    bearing = seats.with_function(table, cells.raw("chair"))
    if len(bearing) != 1:
        return None
    _make_chair(cells, bearing[0])
    return bearing[0]


def _make_chair(cells: Cells, key: Key) -> None:
    """Set the role of a seat to chair: more than being a member, and asked when the seat has another role."""
    draft = cells.draft
    said = draft.said.get(key)
    role = said.fields.get("role") if said else None
    if role not in (None, Role.MEMBER, Role.CHAIR):
        cells.ask("chair_role", "chair", role=word_of("Role", role))
    seat = draft.before.records.get(key)
    ends = said.ends if said else (seat.start, seat.end) if isinstance(seat, TakesPart) else None
    if said:
        said.fields["role"] = Role.CHAIR
    draft.say(TakesPart, key[1], [cells.source], {"role": Role.CHAIR}, ends=ends)


def _replace_chairs(draft: Draft, table: Ref, seats: Seats) -> None:
    """Take the role of earlier chairs away whom this file does not call chair."""
    for key in seats.at(table):
        said = draft.said.get(key)
        stated = said is not None and "role" in said.fields
        if not stated and _role(draft, key) is Role.CHAIR:
            seat = draft.before.records[key]
            assert isinstance(seat, TakesPart)
            draft.change(key, {"role": None})


def _role(draft: Draft, key: Key) -> Role | None:
    record = draft.current(key)
    return record.role if isinstance(record, TakesPart) else None
