"""On how many parties a theme, a group or an area rests (handreiking A2, doelgroep en urgentiedilemma)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.coverage_cell import cover_row
from netmap.analysis.results import Ask, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.seating import MOST_NAMES, seating, weakest
from netmap.analysis.told import unless_in_doubt
from netmap.model import (
    About,
    Area,
    Fact,
    PopulationGroup,
    Reaches,
    Ref,
    Relationship,
    Serves,
    Setting,
    SheetName,
    Stage,
    StatedValue,
    Theme,
)


@unless_in_doubt
def count_parties(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether at least so many parties (and at most so many) are there for a theme, a group or an area.

    Parameters
    ----------
    facts : Facts
    demand : Demand
        On a theme (who gives any stage), a group (who reaches it) or an area (who works in it, around it or inside
        it, or has a coverage row there).
    arguments : tuple of str
        The least, and perhaps the most.

    Returns
    -------
    Verdict
        Parties are the tops of PART_OF; a consultation counts as its members, an expert as its organisation. Nobody at
        all is absent or unknown when one is enough, else another line's matter. Fewer than needed: present with
        ``cover`` single, certain only when nobody else can be hidden. More than allowed: too_many.
    """
    least, most = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else None
    count = _count(facts, demand)
    if most is not None and len(count.firm) > most:
        values = {**count.values, "parties": list(count.firm), "count": most}
        return Verdict(
            state=State.PRESENT,
            cover=Cover.TOO_MANY,
            evidence=count.rows,
            parties=count.firm,
            title=Evidence(code=f"gaps.title.too_many.{count.what}", values=values),
            remedy=None,
        )
    if len(count.firm) >= least:
        return Verdict(state=State.PRESENT, parties=count.firm)
    if not count.firm and not count.loose:
        return _nobody(facts, count) if least <= 1 else Verdict(state=State.ELSEWHERE, cover=Cover.NONE)
    if least <= 1:  # somebody is there: which party that is does not matter
        return Verdict(state=State.PRESENT, parties=count.loose)
    return _too_few(facts, count)


@dataclass(frozen=True)
class _Count:
    """Who is there for one subject.

    ``firm`` are top parties; ``loose`` are consultations without known members and experts without a known
    organisation. ``asks`` are about members that may hold another party; ``lists`` declare that all are known, empty
    when that cannot be said.
    """

    what: str
    subject: Ref
    firm: tuple[Ref, ...]
    loose: tuple[Ref, ...]
    rows: tuple[Evidence, ...]
    asks: tuple[Ask, ...]
    lists: tuple[Setting, ...]
    fallback: Fallback | None
    addressees: tuple[Ref, ...]

    @property
    def values(self) -> dict[str, Any]:
        return {self.what: self.subject}


def _count(facts: Facts, demand: Demand) -> _Count:
    subject = next(ref for ref in demand.subjects if ref.label in (Theme.KIND, PopulationGroup.KIND, Area.KIND))
    if subject.label == Theme.KIND:
        return _of_theme(facts, subject)
    return _of_group(facts, subject) if subject.label == PopulationGroup.KIND else _of_area(facts, subject)


# --- verdicts ---------------------------------------------------------------------------------------------------


def _nobody(facts: Facts, count: _Count) -> Verdict:
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        fallback=Fallback.NONE if count.lists else count.fallback,
        title=Evidence(code=f"gaps.title.nobody.{count.what}", values=count.values),
        remedy=Evidence(code=f"gaps.remedy.nobody.{count.what}", values=count.values),
    )
    if not count.lists:
        values = {f"{count.what}s": [count.subject]}
        ask = Ask(
            code=f"gaps.ask.present.{count.what}",
            subject=Ref("Network", facts.network.id),
            addressees=count.addressees,
            values=values,
        )
        return replace(verdict, asks=(ask,))
    confidence, reason = weakest(facts.complete_confidence(setting) for setting in count.lists)
    return replace(
        verdict, state=State.ABSENT, confidence=confidence, reason=reason, evidence=(_searched(facts, count),)
    )


def _too_few(facts: Facts, count: _Count) -> Verdict:
    parties = count.firm or count.loose[:1]
    values = {**count.values, "parties": list(parties)}
    verdict = Verdict(
        state=State.PRESENT,
        cover=Cover.SINGLE,
        parties=parties,
        evidence=count.rows,
        fallback=Fallback.NONE if count.lists and count.fallback is None else count.fallback,
        title=Evidence(code=f"gaps.title.rests_on.{count.what}", values=values),
        remedy=Evidence(code=f"gaps.remedy.rests_on.{count.what}", values=count.values),
    )
    if count.asks:
        return replace(verdict, certain=False, asks=count.asks[:1])
    if not count.lists:
        ask = Ask(
            code=f"gaps.ask.besides.{count.what}",
            subject=count.subject,
            addressees=count.addressees,
            values=values,
        )
        return replace(verdict, certain=False, asks=(ask,))
    confidence, reason = weakest(facts.complete_confidence(setting) for setting in count.lists)
    return replace(verdict, confidence=confidence, reason=reason, evidence=(*count.rows, _searched(facts, count)))


def _searched(facts: Facts, count: _Count) -> Evidence:
    parties, consultations = len(facts.organisations), len(facts.consultations)
    provenance = tuple(sorted({row for setting in count.lists for row in setting.provenance}))
    values = {**count.values, "parties": parties, "consultations": consultations, "count": parties + consultations}
    return Evidence(code=f"gaps.evidence.searched_for.{count.what}", values=values, provenance=provenance)


def _rows(ties: Iterable[Relationship], code: str, subject: Ref) -> tuple[Evidence, ...]:
    chosen = sorted(ties, key=lambda tie: (tie.start, tie.id))[:MOST_NAMES]
    return tuple(
        Evidence(code=code, values={"who": tie.start, "what": tie.end, "subject": subject}, provenance=tie.provenance)
        for tie in chosen
    )


def _municipality(facts: Facts) -> tuple[Ref, ...]:
    return (facts.municipality,) if facts.municipality else ()


# --- themes -----------------------------------------------------------------------------------------------------


def _of_theme(facts: Facts, subject: Ref) -> _Count:
    theme, seats = subject.id, seating(facts)
    firm: set[Ref] = set()
    loose: list[Ref] = []
    asks: list[Ask] = []
    who_covers = sorted(facts.covering.get(theme, ()))
    for who in who_covers:
        if who.label == "Organisation":
            firm.add(facts.top(who))
        elif who.label == "Expert":
            loose.append(who)
            asks.append(
                Ask(
                    code="gaps.ask.employer",
                    subject=who,
                    addressees=_municipality(facts),
                    field_of_record=True,
                )
            )
        else:
            firm |= seats.tops[who]
            if not seats.tops[who] and seats.complete(who):
                firm.add(who)  # told to have no members: a party of its own, as the stages of the theme count it
            elif not seats.tops[who]:
                loose.append(who)
            if not seats.complete(who):
                asks.append(
                    Ask(
                        code="gaps.ask.members",
                        subject=who,
                        addressees=facts.responsible_for(who),
                        values={"stage": None},
                        field_of_record=True,
                    )
                )
    lists: list[Setting] = []
    listed = facts.complete(SheetName.COVERAGE, f"{SheetName.COVERAGE}:{theme}")
    if listed and not asks and _told_of(facts, theme):
        lists = [listed, *seats.declared(who for who in who_covers if who.label == "Consultation")]
    covers = [cover for stage in Stage for cover in facts.covers.get((theme, stage), ())]
    return _Count(
        what="theme",
        subject=subject,
        firm=tuple(sorted(firm)),
        loose=tuple(loose),
        rows=tuple(cover_row(cover) for cover in covers[:MOST_NAMES]) if len(firm) < 2 else (),
        asks=tuple(asks),
        lists=tuple(lists),
        fallback=_near_theme(facts, theme, firm),
        addressees=facts.askable_about(theme, ()),
    )


def _told_of(facts: Facts, theme: str) -> bool:
    """Return whether no mandate and no "onbekend" leaves open who else does something for a theme."""
    if facts.silent_mandates or any(facts.open_mandates.values()):
        return False
    statements = (s for stage in Stage for s in facts.coverage_statements.get((theme, stage), ()))
    return not any(s.value is StatedValue.UNKNOWN for s in statements)


def _near_theme(facts: Facts, theme: str, firm: set[Ref]) -> Fallback | None:
    """Return who could step in: another party at a table about the theme, or one that does something elsewhere."""
    if len(firm) >= 2:
        return None  # not needed then
    seats = seating(facts)
    if any(seats.tops[table] - firm for table in seats.scope.get(theme, ())):
        return Fallback.INSIDE
    busy = facts.memo("spread.busy", lambda: {facts.top(who) for whos in facts.covering.values() for who in whos})
    return Fallback.OUTSIDE if busy - firm else None


# --- groups and areas -------------------------------------------------------------------------------------------


def _of_group(facts: Facts, subject: Ref) -> _Count:
    ties = facts.memo("spread.reaching", lambda: _by_end(facts.ties(Reaches))).get(subject.id, [])
    firm = tuple(sorted({facts.top(tie.start) for tie in ties}))
    listed = facts.complete(f"groups:{subject.id}")
    return _Count(
        what="group",
        subject=subject,
        firm=firm,
        loose=(),
        rows=_rows(ties, "gaps.evidence.reaches", subject),
        asks=(),
        lists=(listed,) if listed else facts.memo("spread.told_groups", lambda: _told_groups(facts)),
        fallback=None,
        addressees=_municipality(facts),
    )


def _by_end(ties: Iterable[Reaches]) -> dict[str, list[Reaches]]:
    found: dict[str, list[Reaches]] = defaultdict(list)
    for tie in ties:
        found[tie.end.id].append(tie)
    return found


def _told_groups(facts: Facts) -> tuple[Setting, ...]:
    """Return the list of parties when it is complete and each has told which groups it reaches (or "geen")."""
    listed = facts.complete(SheetName.ORGANISATIONS)
    told = {tie.start for tie in facts.ties(Reaches)}
    sure = all(o.ref in told or facts.denied(About.REACHES, o.ref) for o in facts.organisations)
    return (listed,) if listed and sure else ()


def _of_area(facts: Facts, subject: Ref) -> _Count:
    there = facts.memo("spread.areas", lambda: _in_areas(facts))
    ties: dict[str, tuple[Ref, Ref, Fact]] = {}
    for around in facts.chain(subject)[1:]:
        ties |= there.exactly.get(around, {})
    ties |= there.within.get(subject, {})
    seats = seating(facts)
    firm: set[Ref] = set()
    for who, _, _ in ties.values():
        # A consultation without known members counts as one party: somebody meets there.
        firm |= (seats.tops[who] or {who}) if who.label == "Consultation" else {facts.top(who)}
    rows = [
        Evidence(
            code="gaps.evidence.works_in",
            values={"who": who, "what": area, "subject": subject},
            provenance=record.provenance,
        )
        for _, (who, area, record) in sorted(ties.items(), key=lambda item: (item[1][0], item[0]))[:MOST_NAMES]
    ]
    listed = facts.complete(*(f"areas:{area.id}" for area in facts.chain(subject)))
    return _Count(
        what="area",
        subject=subject,
        firm=tuple(sorted(firm)),
        loose=(),
        rows=tuple(rows),
        asks=(),
        lists=(listed,) if listed else facts.memo("spread.told_areas", lambda: _told_areas(facts)),
        fallback=None,
        addressees=_municipality(facts),
    )


@dataclass(frozen=True)
class _Areas:
    """Who is told to be in each area: exactly there, and there or anywhere inside it; by the record that says so."""

    exactly: dict[Ref, dict[str, tuple[Ref, Ref, Fact]]]
    within: dict[Ref, dict[str, tuple[Ref, Ref, Fact]]]


def _in_areas(facts: Facts) -> _Areas:
    exactly: dict[Ref, dict[str, tuple[Ref, Ref, Fact]]] = defaultdict(dict)
    within: dict[Ref, dict[str, tuple[Ref, Ref, Fact]]] = defaultdict(dict)
    for tie in facts.ties(Serves):
        exactly[tie.end][tie.id] = (tie.start, tie.end, tie)
        for around in facts.chain(tie.end):
            within[around][tie.id] = (tie.start, tie.end, tie)
    for covers in facts.covers.values():
        for cover in covers:
            if cover.area:  # a row for an area around it says nothing of who is present inside
                place = Ref(Area.KIND, cover.area)
                for around in facts.chain(place):
                    within[around][cover.record.id] = (cover.who, place, cover.record)
    return _Areas(dict(exactly), dict(within))


def _told_areas(facts: Facts) -> tuple[Setting, ...]:
    """Return the lists of parties and consultations when both are complete and each has told where it works."""
    lists = [facts.complete(sheet) for sheet in (SheetName.ORGANISATIONS, SheetName.CONSULTATIONS)]
    told = {tie.start for tie in facts.ties(Serves)}
    nodes = [*(o.ref for o in facts.organisations), *(c.ref for c in facts.consultations)]
    sure = all(node in told or facts.denied(About.SERVES, node) for node in nodes)
    return tuple(setting for setting in lists if setting) if all(lists) and sure else ()
