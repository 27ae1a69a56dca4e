"""What was agreed about a core team: who may join and convene it, who prepares, coordinates and writes, who replaces.

Basis: handreiking A2 (Kernteam), A1 (Veel betrokkenen vereist regie) and A2.1. Of a team that somebody thought up
nothing is agreed yet: these criteria then have no verdict.
"""

from __future__ import annotations

import re

from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Evidence
from netmap.analysis.team.results import CriterionState
from netmap.analysis.team.sitting import Judged, Reason, Sitting, is_on_call
from netmap.analysis.told import listed, none_known, searched
from netmap.model import (
    About,
    ActorType,
    Consultation,
    ConsultationKind,
    Origin,
    PassesOn,
    Presence,
    Ref,
    Role,
    RouteKind,
    SheetName,
    StatedValue,
    Statement,
    normalise,
)

__all__ = [
    "coordinator_and_secretary",
    "every_member_convenes",
    "local_form",
    "prepared_by_officials",
    "replacement",
    "secretary",
    "third_parties_can_join",
]

MET, NOT_MET, UNKNOWN, LOCAL = (
    CriterionState.MET,
    CriterionState.NOT_MET,
    CriterionState.UNKNOWN,
    CriterionState.LOCAL,
)
_MADE_UP = Judged(state=LOCAL, reason="made_up")


def local_form(sitting: Sitting) -> Judged:
    """Criterion 9: the exact form is local, so that there is no verdict."""
    return Judged(state=LOCAL, values=sitting.values())


def third_parties_can_join(sitting: Sitting) -> Judged:
    """Criterion 7: others can join where a situation asks for it: somebody has a seat on call, or is agenda member.

    NOT_MET when all seats are known and each of them is fixed.
    """
    if not sitting.table:
        return _MADE_UP
    joining = [seat for seat in sitting.seats if is_on_call(seat)]
    if joining:
        parties = sorted({seat.start for seat in joining})
        rows = sitting.rows(joining, "gaps.evidence.on_call")
        return Judged(state=MET, values=sitting.values(parties=parties), parties=tuple(parties), evidence=rows)
    if sitting.seats and sitting.complete and all(seat.presence is Presence.FIXED for seat in sitting.seats):
        rows = sitting.rows(sitting.seats, "gaps.evidence.fixed")
        return Judged(state=NOT_MET, values=sitting.values(), evidence=rows, sure=sitting.listed)
    return Judged(state=UNKNOWN, values=sitting.values(), asks=(sitting.ask("team.ask.third"),))


# --- who may convene it -----------------------------------------------------------------------------------------------

_EACH = r"(?:elk|elke|ieder|iedere|alle|each|every|all|any)"
_MEMBERS = r"(?:lid|leden|deelnemers?|deelnemende partij(?:en)?|partij(?:en)?|members?|participants?|part(?:y|ies))"
_OF_IT = r"(?: (?:van|in|uit|of) (?:(?:het|ons|dit|de|the|this|our) )?(?:kernteam|team|overleg|core team|meeting))"
_MAY = (
    r"(?: (?:mag|kan|mogen|kunnen|may|can)(?: (?:dit|het|het team|het kernteam|it|the team))?(?: \w*roepen| convene)?)"
)
#: The whole cell and no word more: "voorzitter namens alle leden" and "elk lid behalve de GGD" are something else.
_ALL = re.compile(rf"(?:de |the )?{_EACH} (?:(?:vaste?|fixed) )?{_MEMBERS}{_OF_IT}?{_MAY}?")
_NOT_ALL = re.compile(rf"niemand|nobody|(?:niet|not) {_EACH} .*")
_ONLY = re.compile(r"^(?:alleen|uitsluitend|only) (?:door |by )?")
#: "Alleen de leden" may well be each of them, and "alleen bij crisis" does not say who.
_ONLY_SOME = re.compile(rf"{_ONLY.pattern}(?:de|het|the) (?!{_MEMBERS}{_OF_IT}?{_MAY}?$)(?!.*\b{_EACH}\b).*")


def every_member_convenes(sitting: Sitting) -> Judged:
    """Criterion 8: every member may call the core team together.

    The cell is text: "elk lid" and the like meet it when that is all it says. NOT_MET when it names just one function
    or party that is on the map, or says "alleen de ..." or "niet elk ..."; other words are not understood and asked.
    """
    record = sitting.record
    if record is None:
        return _MADE_UP
    text = normalise(record.convened_by or "")
    callers = sitting.facts.memo("words for one who convenes", lambda: _callers(sitting.facts))
    row = Evidence(code="gaps.evidence.convened", values=sitting.values(), provenance=record.provenance)
    if _ALL.fullmatch(text):
        return Judged(state=MET, values=sitting.values(), evidence=(row,))
    if text and (_NOT_ALL.fullmatch(text) or _ONLY_SOME.fullmatch(text) or _ONLY.sub("", text, count=1) in callers):
        sure = (sitting.facts.confidence(record),)
        return Judged(state=NOT_MET, values=sitting.values(), evidence=(row,), sure=sure)
    ask = sitting.ask("gaps.ask.convened")
    rows = (row,) if text else ()
    return Judged(state=UNKNOWN, reason="read" if text else "", values=sitting.values(), evidence=rows, asks=(ask,))


def _callers(facts: Facts) -> frozenset[str]:
    """Return the words that stand for one party or function: types of party, roles, functions and names on the map."""
    words = {"voorzitter", "secretaris", "coordinator", "coördinator", "regisseur", "chair", "secretary"}
    for term in facts.network.of(ActorType).values():
        words |= {term.label_nl, term.label_en or "", *term.synonyms}
    for party in facts.organisations:
        words |= {party.name, *party.aliases}
    words |= {seat.function for seats in facts.seats.values() for seat in seats if seat.function}
    plain = {normalise(word) for word in words if word}
    return frozenset(plain | {f"{article} {word}" for article in ("de", "het", "the") for word in plain})


# --- preparation ------------------------------------------------------------------------------------------------------

_PREPARATORY = "preparatory_team"
_OFFICIAL = "official_consultation"


def prepared_by_officials(sitting: Sitting) -> Judged:
    """Criterion 10: where there is an official team, it prepares the core team.

    MET by a consultation of that kind, or by one with a route that prepares the core team. Where the list of
    consultations is complete and has none, that is a local choice: the handreiking says that some municipalities have
    one. NOT_MET when an official team passes nothing on.
    """
    if not sitting.table:
        return _MADE_UP
    facts = sitting.facts
    others = [c for c in facts.consultations if c.ref != sitting.table]
    routes = [tie for tie in facts.ties(PassesOn) if tie.end == sitting.table and tie.start.label == Consultation.KIND]
    preparing = {tie.start: tie for tie in routes if tie.kind is RouteKind.PREPARES}
    teams = [c for c in others if c.kind == _PREPARATORY]
    silent = {c.ref: said[0] for c in teams if c.ref not in preparing and (said := _passes_nothing_on(facts, c.ref))}
    known = sorted({*preparing, *(c.ref for c in teams if c.ref not in silent)})
    if known:
        rows = tuple(
            Evidence(
                code="gaps.evidence.prepares",
                values={"consultation": ref, "other": sitting.table},
                provenance=_row_of(facts, ref, preparing),
            )
            for ref in known
        )
        return Judged(state=MET, values=sitting.values(consultations=known), evidence=rows)
    if silent:
        rows = tuple(
            Evidence(code="gaps.evidence.to_nobody", values={"consultation": ref}, provenance=statement.provenance)
            for ref, statement in silent.items()
        )
        sure = tuple(facts.confidence(statement) for statement in silent.values())
        return Judged(state=NOT_MET, values=sitting.values(consultations=sorted(silent)), evidence=rows, sure=sure)
    return _perhaps_prepared(sitting, others)


def _perhaps_prepared(sitting: Sitting, others: list[Consultation]) -> Judged:
    facts = sitting.facts
    official = [c.ref for c in others if c.kind == _OFFICIAL]
    kinds = facts.network.of(ConsultationKind)
    plain = all(c.kind and (kinds[c.kind].origin is not Origin.LOCAL if c.kind in kinds else False) for c in others)
    whole = listed(facts, SheetName.CONSULTATIONS)
    if not official and whole and plain:
        return Judged(state=LOCAL, values=sitting.values(), evidence=searched(facts, whole))
    if official:
        ask = sitting.ask("team.ask.prepared_by", consultations=official)
        values = sitting.values(consultations=official)
        return Judged(state=UNKNOWN, reason="named", values=values, asks=(ask,))
    return Judged(state=UNKNOWN, values=sitting.values(), asks=(sitting.ask("team.ask.prepared"),))


def _passes_nothing_on(facts: Facts, table: Ref) -> list[Statement]:
    if none_known(facts.stated(About.ROUTE, table)):
        return []
    return [s for s in facts.denied(About.ROUTE, table) if s.theme is None and s.direction is None]


def _row_of(facts: Facts, table: Ref, routes: dict[Ref, PassesOn]) -> tuple[str, ...]:
    record = facts.network.get(table)
    assert isinstance(record, Consultation)
    return routes[table].provenance if table in routes else record.provenance


# --- who coordinates and who writes -----------------------------------------------------------------------------------


def coordinator_and_secretary(sitting: Sitting) -> Judged:
    """Criterion 11: somebody coordinates (or chairs) the core team, and somebody keeps its minutes.

    NOT_MET when the chair and the coordinator were both stated to be nobody, or when all seats are known with their
    roles and none is the secretary's.
    """
    record = sitting.record
    if record is None or sitting.table is None:
        return _MADE_UP
    facts = sitting.facts
    chairs = facts.chairs(sitting.table)
    ties = facts.coordinators.get(sitting.table, [])
    secretaries = [seat for seat in sitting.seats if seat.role is Role.SECRETARY]
    coordinators = sorted({*(seat.start for seat in chairs), *(tie.start for tie in ties)})
    held = bool(coordinators or record.chair_function)
    parties = sorted({*coordinators, *(seat.start for seat in secretaries)})
    rows = [*sitting.rows(chairs, "gaps.evidence.leads"), *sitting.rows(secretaries, "gaps.evidence.writes")]
    rows += [
        Evidence(
            code="gaps.evidence.coordinates",
            values={"party": tie.start, "consultation": tie.end},
            provenance=tie.provenance,
        )
        for tie in ties
    ]
    if held and secretaries:
        return Judged(state=MET, values=sitting.values(parties=parties), parties=tuple(parties), evidence=tuple(rows))
    missing = {} if held else {"coordinator": _nobody_leads(sitting)}
    if not secretaries:
        missing["secretary"] = _roles_missing(sitting, Role.SECRETARY)
    sure = {role: found for role, found in missing.items() if found}
    roles = list(sure) if sure else list(missing)
    values = sitting.values(roles=roles, parties=parties)
    asks = tuple(_ask_role(sitting, role) for role in missing if role not in sure)
    if sure:
        reasons = tuple(reason for found in sure.values() for reason in found[0])
        rows += [row for found in sure.values() for row in found[1]]
        return Judged(state=NOT_MET, values=values, evidence=tuple(rows), asks=asks, sure=reasons)
    return Judged(state=UNKNOWN, values=values, evidence=tuple(rows), asks=asks)


_Nobody = tuple[tuple[Reason, ...], tuple[Evidence, ...]]


def _nobody_leads(sitting: Sitting) -> _Nobody | None:
    """Return why nobody chairs or coordinates it; None when that is not known."""
    assert sitting.table is not None
    facts = sitting.facts
    chair, coordinator = facts.denied(About.CHAIR, sitting.table), facts.denied(About.COORDINATOR, sitting.table)
    if not chair or not coordinator:
        return None
    values = sitting.values()
    rows = (
        Evidence(code="gaps.evidence.no_chair", values=values, provenance=chair[0].provenance),
        Evidence(code="gaps.evidence.no_coordinator", values=values, provenance=coordinator[0].provenance),
    )
    return (facts.confidence(chair[0]), facts.confidence(coordinator[0])), rows


def _roles_missing(sitting: Sitting, role: Role) -> _Nobody | None:
    """Return why nobody at the table has a role; None when that is not known.

    All seats are known, and each has another role or was stated to have none.
    """
    if not sitting.complete or not sitting.seats:
        return None
    said: list[Statement] = []
    for seat in sitting.seats:
        if seat.role is role:
            return None
        if seat.role is None:
            function = [s for s in sitting.said(About.ROLE, seat.start) if s.function in (None, seat.function)]
            unknown = sitting.said(About.ROLE, seat.start, StatedValue.UNKNOWN)
            if not function or unknown:
                return None
            said.append(function[0])
    rows = sitting.rows(sitting.seats, "gaps.evidence.member")
    return (*sitting.listed, *map(sitting.facts.confidence, said)), rows


def secretary(sitting: Sitting) -> Judged:
    """Return the half of criterion 11 that no other norm line asks: somebody keeps the minutes of the core team."""
    values = sitting.values(role=Role.SECRETARY)
    found = [seat for seat in sitting.seats if seat.role is Role.SECRETARY]
    if found:
        parties = tuple(sorted({seat.start for seat in found}))
        return Judged(state=MET, values=values, parties=parties, evidence=sitting.rows(found, "gaps.evidence.writes"))
    nobody = _roles_missing(sitting, Role.SECRETARY)
    if nobody:
        return Judged(state=NOT_MET, values=values, sure=nobody[0], evidence=nobody[1])
    return Judged(state=UNKNOWN, values=values, asks=(_ask_role(sitting, Role.SECRETARY.value),))


def _ask_role(sitting: Sitting, role: str) -> Ask:
    if role == "coordinator":
        return Ask(
            code="gaps.ask.coordinated", subject=sitting.table, addressees=sitting.addressees, values=sitting.values()
        )
    return sitting.ask("gaps.ask.role", role=Role(role))


# --- replacement ------------------------------------------------------------------------------------------------------


def replacement(sitting: Sitting) -> Judged:
    """Criterion 12: each fixed member has a replacement, for a situation that lasts.

    NOT_MET when "niemand" stands at the deputy of a seat, and no other seat of that member has one.
    """
    if not sitting.table:
        return _MADE_UP
    facts = sitting.facts
    replaced = [p for p in sitting.fixed if any(seat.deputy for seat in sitting.seats_of[p])]
    rest = [party for party in sitting.fixed if party not in replaced]
    said: dict[Ref, list[Statement]] = {}
    for party in rest:
        if denied := sitting.said_of_each_seat(About.DEPUTY, party):
            said[party] = denied
    silent = [party for party in rest if party not in said]
    asks = (sitting.ask("gaps.ask.deputies", parties=silent),) if silent else ()
    if said:
        rows = tuple(
            Evidence(code="gaps.evidence.no_deputy", values={"who": party}, provenance=statement.provenance)
            for party, denied in said.items()
            for statement in denied
        )
        return Judged(
            state=NOT_MET,
            values=sitting.values(parties=sorted(said)),
            parties=tuple(sorted(said)),
            evidence=rows,
            asks=asks,
            sure=tuple(facts.confidence(statement) for denied in said.values() for statement in denied),
        )
    covered = [seat for party in replaced for seat in sitting.seats_of[party] if seat.deputy]
    rows = sitting.rows(covered, "gaps.evidence.replaced")
    if silent or not sitting.complete or not sitting.fixed:
        if not sitting.complete or not sitting.fixed:
            asks = (*asks, sitting.asks_members())
        values = sitting.values(parties=silent)
        reason = "" if silent else "members"
        return Judged(state=UNKNOWN, reason=reason, values=values, parties=tuple(silent), evidence=rows, asks=asks)
    return Judged(state=MET, values=sitting.values(parties=replaced), parties=tuple(replaced), evidence=rows)
