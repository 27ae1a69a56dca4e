"""Whether somebody holds a consultation, or all that meet about a theme, together.

Basis: handreiking A1, "Veel betrokkenen vereist regie".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Confidence, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.seating import MOST_NAMES, Seating, named, searched, seating, weakest
from netmap.analysis.told import unless_in_doubt
from netmap.model import About, Consultation, Ref, Role, SheetName, normalise

_CONFIDENCES = list(Confidence)


@unless_in_doubt
def coordinated(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether somebody holds together: a consultation, or all consultations that deal with a theme.

    A consultation needs an active chair or coordinator. Absent only when both were stated to be nobody; its confidence
    is the weaker of the two. A consultation of which only one was denied is unknown: the other is asked.

    A theme with two or more consultations needs a top party that chairs or coordinates one of them and takes part in
    all. Absent when their members are complete and no chair or coordinator that is not known can be such a party.
    """
    ref = next((r for r in demand.subjects if r.label == "Consultation"), None)
    return _consultation(facts, ref) if ref else _theme(facts, demand.theme or "")


def _consultation(facts: Facts, ref: Ref) -> Verdict:
    record = facts.network.get(ref)
    assert isinstance(record, Consultation)
    people = [seat.start for seat in facts.chairs(ref)] + [tie.start for tie in facts.coordinators.get(ref, ())]
    if people or record.chair_function:
        return Verdict(state=State.PRESENT, parties=tuple(sorted(set(people))))
    chair, coordinator = facts.denied(About.CHAIR, ref), facts.denied(About.COORDINATOR, ref)
    fallback = _fallback(facts, ref)
    remedy = Evidence(code="gaps.remedy.coordinated", values={"consultation": ref})
    if chair and coordinator:
        confidence, reason = max(
            (facts.confidence(chair[0]), facts.confidence(coordinator[0])), key=lambda item: _CONFIDENCES.index(item[0])
        )
        rows = (
            Evidence(code="gaps.evidence.no_chair", values={"consultation": ref}, provenance=chair[0].provenance),
            Evidence(
                code="gaps.evidence.no_coordinator", values={"consultation": ref}, provenance=coordinator[0].provenance
            ),
        )
        return Verdict(
            state=State.ABSENT,
            cover=Cover.NONE,
            confidence=confidence,
            reason=reason,
            evidence=rows,
            fallback=fallback,
            remedy=remedy,
            places=(ref,),
        )
    code = "gaps.ask.chair" if coordinator else "gaps.ask.coordinator" if chair else "gaps.ask.coordinated"
    ask = Ask(code=code, subject=ref, addressees=facts.responsible_for(ref))
    return Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        asks=(ask,),
        fallback=fallback,
        remedy=remedy,
        places=(ref,),
    )


@unless_in_doubt
def has_role(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether somebody at a consultation has a role; absent only when a chair or coordinator was denied."""
    ref = next(r for r in demand.subjects if r.label == "Consultation")
    role = Role(arguments[0])
    record = facts.network.get(ref)
    parties = {seat.start for seat in facts.seats.get(ref, ()) if seat.role is role}
    if role is Role.COORDINATOR:
        parties |= {tie.start for tie in facts.coordinators.get(ref, ())}
    by_function = role is Role.CHAIR and isinstance(record, Consultation) and record.chair_function
    if parties or by_function:
        return Verdict(state=State.PRESENT, parties=tuple(sorted(parties)))
    about = {Role.CHAIR: About.CHAIR, Role.COORDINATOR: About.COORDINATOR}.get(role)
    denied = facts.denied(about, ref) if about else []
    remedy = Evidence(code="gaps.remedy.role", values={"consultation": ref, "role": role})
    if denied:
        confidence, reason = facts.confidence(denied[0])
        row = Evidence(
            code=f"gaps.evidence.no_{role.value}", values={"consultation": ref}, provenance=denied[0].provenance
        )
        return Verdict(
            state=State.ABSENT,
            cover=Cover.NONE,
            confidence=confidence,
            reason=reason,
            evidence=(row,),
            remedy=remedy,
            places=(ref,),
        )
    ask = Ask(code="gaps.ask.role", subject=ref, addressees=facts.responsible_for(ref), values={"role": role})
    return Verdict(state=State.UNKNOWN, cover=Cover.NONE, asks=(ask,), remedy=remedy, places=(ref,))


def _fallback(facts: Facts, ref: Ref) -> Fallback | None:
    """Return the fallback of a missing chair: a secretary, or a seat with a deputy, could step in."""
    if any(s.role is Role.SECRETARY or s.deputy for s in facts.seats.get(ref, ())):
        return Fallback.INSIDE
    listed = facts.complete(SheetName.PARTICIPATION, f"{SheetName.PARTICIPATION}:{ref.id}")
    return Fallback.NONE if listed else None


# --- a theme ------------------------------------------------------------------------------------------------------


def _theme(facts: Facts, theme: str) -> Verdict:
    seats = seating(facts)
    tables = sorted(seats.dealing(theme))
    if len(tables) < 2:
        return Verdict(state=State.PRESENT)
    held = _Held(facts, seats, tables)
    if held.overview:
        return Verdict(state=State.PRESENT, parties=tuple(held.overview), places=tuple(tables))
    about = Ref("Theme", theme)
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        title=Evidence(code="gaps.title.overview", values={"theme": about, "count": len(tables)}),
        remedy=held.remedy,
        evidence=held.rows,
        parties=tuple(held.leaders),
        places=tuple(tables),
        fallback=held.fallback,
    )
    if not all(seats.complete(table) for table in tables) or held.may_be_hidden:
        ask = Ask(
            code="gaps.ask.overview",
            subject=about,
            addressees=(facts.municipality,) if facts.municipality else (),
            values={"theme": about, "consultations": named(tables)},
        )
        return replace(verdict, asks=(ask,))
    settings = seats.declared(tables)
    denials = [s[0] for t in tables for kind in (About.CHAIR, About.COORDINATOR) if (s := facts.denied(kind, t))]
    reasons = [*map(facts.complete_confidence, settings), *map(facts.confidence, denials)]
    confidence, reason = weakest(reasons)
    row = searched(tables, settings)
    return replace(verdict, state=State.ABSENT, confidence=confidence, reason=reason, evidence=(*verdict.evidence, row))


@dataclass(frozen=True)
class _Held:
    """Who leads and who takes part in the consultations about one theme, as top parties."""

    facts: Facts
    seats: Seating
    tables: list[Ref]

    @cached_property
    def leading(self) -> dict[Ref, set[Ref]]:
        """Who chairs or coordinates each; a chair that is known by function is whoever sits there in that function."""
        found: dict[Ref, set[Ref]] = {}
        for table in self.tables:
            rows = {seat.start for seat in self.facts.chairs(table)}
            rows |= {tie.start for tie in self.facts.coordinators.get(table, ())}
            if function := self._function(table):
                rows |= {s.start for s in self.facts.seats.get(table, ()) if normalise(s.function or "") == function}
            found[table] = {self.facts.top(row) for row in rows}
        return found

    def _function(self, table: Ref) -> str:
        record = self.facts.network.get(table)
        return normalise(record.chair_function or "") if isinstance(record, Consultation) else ""

    @cached_property
    def there(self) -> dict[Ref, set[Ref]]:
        """Who takes part in each, or leads it."""
        return {table: self.seats.tops[table] | self.leading[table] for table in self.tables}

    @cached_property
    def leaders(self) -> list[Ref]:
        """Who leads at least one of them."""
        return sorted(set().union(*self.leading.values()))

    @cached_property
    def everywhere(self) -> set[Ref]:
        """Who takes part in all of them."""
        return set.intersection(*self.there.values())

    @property
    def overview(self) -> list[Ref]:
        """Who leads one of them and takes part in all."""
        return [party for party in self.leaders if party in self.everywhere]

    @property
    def may_be_hidden(self) -> bool:
        """Whether a chair or coordinator that nobody told, or that is only known by function, may have the overview.

        Whoever leads the open ones must take part in all others; when nobody does that, nobody can be hidden.
        """
        open_ones = {table for table in self.tables if self._open(table)}
        others = [self.there[table] for table in self.tables if table not in open_ones]
        return bool(open_ones) and (not others or bool(set.intersection(*others)))

    def _open(self, table: Ref) -> bool:
        facts = self.facts
        chairs = {seat.role for seat in facts.chairs(table)}
        chaired = Role.CHAIR in chairs or bool(facts.denied(About.CHAIR, table))
        held = Role.COORDINATOR in chairs or facts.coordinators.get(table) or facts.denied(About.COORDINATOR, table)
        if function := self._function(table):
            chaired = any(normalise(s.function or "") == function for s in facts.seats.get(table, ()))
        return not (chaired and held)

    @property
    def remedy(self) -> Evidence:
        """The smallest thing that may exist untold: the seats that the leader in most of them has not."""
        if not self.leaders:
            return Evidence(code="gaps.remedy.overview", values={"consultations": named(self.tables)})
        # The first by id of those who are in most of them.
        leader = max(self.leaders, key=lambda ref: sum(ref in there for there in self.there.values()))
        lacking = [table for table in self.tables if leader not in self.there[table]]
        values = {"party": leader, "consultation": lacking[0], "consultations": lacking, "count": len(lacking)}
        return Evidence(code="gaps.remedy.seat" if len(lacking) == 1 else "gaps.remedy.seats_in", values=values)

    @property
    def rows(self) -> tuple[Evidence, ...]:
        """A row per consultation: who leads it, or that nobody does."""
        found = []
        for table in self.tables[:MOST_NAMES]:
            ties = [*self.facts.chairs(table), *self.facts.coordinators.get(table, ())]
            provenance = tuple(sorted({row for tie in ties for row in tie.provenance}))
            values = {"consultation": table, "parties": named(self.leading[table])}
            code = "gaps.evidence.led_by" if self.leading[table] else "gaps.evidence.led_by_nobody"
            found.append(Evidence(code=code, values=values, provenance=provenance))
        return tuple(found)

    @property
    def fallback(self) -> Fallback | None:
        """Who takes part in all of them could take it up; else nobody, when the members are complete."""
        if self.everywhere:
            return Fallback.INSIDE
        return Fallback.NONE if all(self.seats.complete(table) for table in self.tables) else None
