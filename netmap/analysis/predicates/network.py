"""What a network as a whole has: spokesperson, residents' way in, digital channels, passages to plans.

Basis: handreiking A2 (Communicatie; Doel, randvoorwaarden en uitgangspunten), B1 and B3. Each of these is asked once,
of the municipality; silence in one row is never a gap of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.roles import places_of
from netmap.analysis.seating import seating
from netmap.analysis.told import (
    ELSEWHERE,
    Reason,
    all_seats_listed,
    listed,
    municipality,
    network_ref,
    none_known,
    searched,
    statements_about,
    surest,
    unless_in_doubt,
    weakest,
)
from netmap.model import (
    About,
    Channel,
    ConsultationKind,
    Expert,
    LinkedTo,
    Origin,
    PassesOn,
    Plan,
    PlanKind,
    PresentIn,
    Ref,
    Role,
    Sector,
    SheetName,
    Statement,
    TakesPart,
    Term,
    normalise,
)

#: Channels of the shipped list through which people meet online; the others are a place, a paper or a telephone.
DIGITAL_CHANNELS = frozenset({"social_media", "whatsapp_group", "citizen_net", "report_app", "neighbourhood_site"})
#: Channels that are themselves a place where residents can come with a signal.
_OPEN_TO_ALL = frozenset({"report_point", "office_hours", "report_app"})
#: Where residents are heard without a place to go to.
_HEARD_AT = "street_contact"
_ENTRY_KINDS = frozenset({"report_point", "residents_consultation"})
_RESIDENTS = "residents"
_CHANNELS = "channels"
#: Rows of the user's data that are shown behind one answer; more would hide it.
_MOST_ROWS = 5
#: What the function of a spokesperson holds, also as a part of it ("woordvoerder burgemeester", "woordvoering").
_SPOKESPERSON_WORDS = ("woordvoerder", "woordvoering", "persvoorlicht", "spokesperson")


@dataclass(frozen=True)
class _Codes:
    """The sentences of one thing that a network should have."""

    title: str
    remedy: str
    ask: str


@dataclass(frozen=True)
class _Search:
    """What was found, and why there is no more of it (None: not known)."""

    found: tuple[Ref, ...]
    none: tuple[Reason, tuple[Evidence, ...]] | None
    fallback: Fallback | None = None
    places: tuple[Ref, ...] = ()


def _counted(facts: Facts, arguments: tuple[str, ...], search: _Search, codes: _Codes) -> Verdict:
    """Return the verdict of a count: enough, too many, too few for sure, or a question to the municipality."""
    least, most = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else None
    count = len(search.found)
    verdict = Verdict(state=State.PRESENT, parties=search.found, places=search.places)
    if most is not None and count > most:
        many = Evidence(code="gaps.title.too_many", values={"parties": list(search.found), "count": most})
        return replace(verdict, cover=Cover.TOO_MANY, title=many)
    if count >= least:
        return verdict
    verdict = replace(
        verdict,
        cover=Cover.SINGLE if count else Cover.NONE,
        title=Evidence(code=codes.title),
        remedy=Evidence(code=codes.remedy, values={"count": least - count}),
        fallback=search.fallback,
    )
    if search.none:
        (confidence, reason), rows = search.none
        return replace(
            verdict,
            state=State.ABSENT,
            confidence=confidence,
            reason=reason,
            evidence=rows,
            fallback=search.fallback or Fallback.NONE,
        )
    ask = Ask(code=codes.ask, subject=network_ref(facts), addressees=municipality(facts))
    return replace(verdict, state=State.UNKNOWN, asks=(ask,))


# --- spokesperson -------------------------------------------------------------------------------------------


@unless_in_doubt
def count_spokespersons(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether enough active seats are a spokesperson's, by their role or function; an expert on call counts too.

    Absent when all seats are known (or those of the core team are) and each of them has a role, or was stated to have
    none.
    """
    seats = [seat for seats in facts.seats.values() for seat in seats if _speaks(seat)]
    hubs = [c.ref for c in facts.consultations if c.hub]
    seats.sort(key=lambda seat: (seat.end not in hubs, seat.start, seat.id))
    on_call = [e.ref for e in facts.network.of(Expert).values() if e.ref in facts.nodes and _is_spokesperson(e.title)]
    found = tuple(dict.fromkeys((*(seat.start for seat in seats), *on_call)))
    places = tuple(dict.fromkeys(seat.end for seat in seats)) or tuple(hubs)
    search = _Search(found, _no_spokesperson(facts, hubs), places=places)
    return _counted(
        facts,
        arguments,
        search,
        _Codes("gaps.title.spokesperson", "gaps.remedy.spokesperson", "gaps.ask.spokesperson"),
    )


def _speaks(seat: TakesPart) -> bool:
    return seat.role is Role.SPOKESPERSON or _is_spokesperson(seat.function)


def _is_spokesperson(function: str | None) -> bool:
    return any(word in normalise(function or "") for word in _SPOKESPERSON_WORDS)


def _no_spokesperson(facts: Facts, hubs: list[Ref]) -> tuple[Reason, tuple[Evidence, ...]] | None:
    settings = all_seats_listed(facts)
    tables: Iterable[Ref] = facts.seats
    if settings is None and hubs and all(str(hub) not in facts.seats_not_known for hub in hubs):
        settings, tables = listed(facts, *(f"{SheetName.PARTICIPATION}:{hub.id}" for hub in hubs)), hubs
    if settings is None:
        return None
    without_role = {(s.subject, s.object): s for s in statements_about(facts, About.ROLE)}
    said: list[Statement] = []
    for seat in (seat for table in tables for seat in facts.seats.get(table, ())):
        if seat.role is None:
            statement = without_role.get((str(seat.start), str(seat.end)))
            if statement is None or none_known([statement]):
                return None
            said.append(statement)
    reasons = [*map(facts.complete_confidence, settings), *map(facts.confidence, said)]
    return weakest(reasons), searched(facts, settings)


# --- residents ----------------------------------------------------------------------------------------------


@unless_in_doubt
def count_entries(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether residents have a way in: a report point, a residents' consultation, or residents who sit along.

    So is a party that has a report point, a report app or office hours. A party of residents counts when it has a
    seat or passes on, and so does a seat that stands for residents. Absent when the lists of organisations,
    consultations and seats are complete, every consultation has a kind, every party a sector and told its channels,
    and all those words are of the shipped lists. A party that is met in the street is a fallback.
    """
    tables = [c.ref for c in facts.consultations if c.kind in _ENTRY_KINDS]
    passing = {tie.start for tie in facts.ties(PassesOn)}
    residents = [o.ref for o in facts.organisations if _RESIDENTS in facts.sectors(o.ref)]
    heard = {ref for ref in residents if places_of(facts, ref) or ref in passing}
    heard |= {s.start for seats in facts.seats.values() for s in seats if s.as_sector == _RESIDENTS}
    heard |= {tie.start for tie in facts.ties(PresentIn) if tie.end.id in _OPEN_TO_ALL}
    near = any(tie.end.id == _HEARD_AT for tie in facts.ties(PresentIn))
    search = _Search(
        found=(*tables, *sorted(heard)),
        none=_no_entry(facts, residents),
        fallback=Fallback.INSIDE if near else None,
        places=tuple(tables),
    )
    return _counted(facts, arguments, search, _Codes("gaps.title.entry", "gaps.remedy.entry", "gaps.ask.entry"))


def _no_entry(facts: Facts, residents: list[Ref]) -> tuple[Reason, tuple[Evidence, ...]] | None:
    names: list[str] = [SheetName.ORGANISATIONS, SheetName.CONSULTATIONS]
    if residents:  # they may pass on what nobody told
        names.append(SheetName.ESCALATION)
    settings, seats = listed(facts, *names), all_seats_listed(facts)
    kinds_known = all(c.kind and not _own_word(facts, ConsultationKind, c.kind) for c in facts.consultations)
    sectors_known = all(_all_shipped(facts, facts.sectors(o.ref)) for o in facts.organisations)
    sectors_known = sectors_known and all(
        _all_shipped(facts, seating(facts).sectors_of(seat)) for seats in facts.seats.values() for seat in seats
    )
    channels = _channels_told(facts)
    if settings is None or seats is None or channels is None or not kinds_known or not sectors_known:
        return None
    settings += [setting for setting in seats if setting not in settings]
    reason, rows = channels
    found = (*searched(facts, settings), *rows)
    reasons = [*map(facts.complete_confidence, settings), reason]
    return weakest(reasons), tuple({repr(row): row for row in found}.values())


def _all_shipped(facts: Facts, sectors: set[str]) -> bool:
    return bool(sectors) and not any(_own_word(facts, Sector, sector) for sector in sectors)


def _own_word(facts: Facts, kind: type[Term], word: str) -> bool:
    """Return whether a word is the user's own: what it stands for is not known here."""
    record = facts.network.of(kind).get(word)
    return record is not None and record.origin is Origin.LOCAL


# --- digital channels ---------------------------------------------------------------------------------------


@unless_in_doubt
def count_channels(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether somebody is present in enough digital channels.

    Absent when the list of channels is complete; or when the list of organisations is and each of them told in which
    channels it is present, or that it is in none. "Onbekend" of one party leaves it open, and so does a channel
    that is the user's own word: it may well be a digital one.
    """
    present: dict[Ref, set[Ref]] = {}
    for tie in facts.ties(PresentIn):
        if tie.end.id in DIGITAL_CHANNELS:
            present.setdefault(tie.end, set()).add(tie.start)
    search = _Search(tuple(sorted(present)), _channels_told(facts))
    verdict = _counted(
        facts, arguments, search, _Codes("gaps.title.channel", "gaps.remedy.channel", "gaps.ask.channel")
    )
    parties = sorted({party for parties in present.values() for party in parties})
    return replace(verdict, parties=tuple(parties))


def _channels_told(facts: Facts) -> tuple[Reason, tuple[Evidence, ...]] | None:
    """Return how sure it is that no party is in more channels than are known; None when one may be."""
    return facts.memo("channels of a network", lambda: _all_channels(facts))


def _all_channels(facts: Facts) -> tuple[Reason, tuple[Evidence, ...]] | None:
    told = {tie.start for tie in facts.ties(PresentIn)}
    if any(_own_word(facts, Channel, tie.end.id) for tie in facts.ties(PresentIn)) or none_known(
        s for s in statements_about(facts, About.CHANNELS) if s.subject and Ref.parse(s.subject) in facts.nodes
    ):
        return None
    reasons: list[Reason] = []
    rows: list[Evidence] = []
    if settings := listed(facts, _CHANNELS):
        reasons.append(facts.complete_confidence(settings[0]))
        rows += searched(facts, settings)
    settings = listed(facts, SheetName.ORGANISATIONS)
    said = [no[0] for o in facts.organisations if o.ref not in told and (no := facts.denied(About.CHANNELS, o.ref))]
    if settings and facts.organisations and len(said) + len(told) == len(facts.organisations):
        reasons.append(weakest([facts.complete_confidence(settings[0]), *map(facts.confidence, said)]))
        rows += searched(facts, settings)
        for statement in said[:_MOST_ROWS]:
            values = {"party": Ref.parse(statement.subject or "")}
            rows.append(Evidence(code="gaps.evidence.no_channel", values=values, provenance=statement.provenance))
    return (surest(reasons), tuple(rows)) if reasons else None


# --- plans --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _PlanCodes:
    """The sentences about the passage to one kind of plan."""

    title: str
    title_open: str
    remedy: str
    ask: str


_PLANS = {
    PlanKind.CRISIS_PLAN: _PlanCodes(
        "gaps.title.crisis_plan", "gaps.title.crisis_plan_open", "gaps.remedy.crisis_plan", "gaps.ask.crisis_plan"
    ),
    PlanKind.GGD_PROTOCOL: _PlanCodes(
        "gaps.title.ggd_protocol", "gaps.title.ggd_protocol_open", "gaps.remedy.ggd_protocol", "gaps.ask.ggd_protocol"
    ),
}


@unless_in_doubt
def linked(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a consultation has agreed the passage to a plan of a kind, with a date.

    Linked without a date is a question to that consultation; absent when all linked ones stated that nothing was
    agreed; and, without any link, when the list of consultations is complete and each told to which plans it is
    linked, or to none.
    """
    if not facts.nodes:
        return ELSEWHERE
    kind = PlanKind(arguments[0])
    codes = _PLANS[kind]
    links = [tie for tie in facts.ties(LinkedTo) if _kind_of(facts, tie) is kind]
    places = tuple(dict.fromkeys(tie.start for tie in links))
    if any(tie.agreed_on for tie in links):
        return Verdict(state=State.PRESENT, places=tuple(tie.start for tie in links if tie.agreed_on))
    remedy = Evidence(code=codes.remedy, values={"count": 1})
    if not links:
        return _not_linked(facts, kind, codes, remedy)
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        fallback=Fallback.INSIDE,  # the plan is known where it matters; only the agreement is missing
        title=Evidence(code=codes.title_open, values={"consultations": list(places)}),
        remedy=Evidence(code="gaps.remedy.plan_date", values={"consultations": list(places), "count": 1}),
        places=places,
    )
    silent = [tie for tie in links if not facts.denied(About.PLAN_AGREED, tie.start)]
    if silent:
        table = silent[0].start
        ask = Ask(
            code="gaps.ask.plan_agreed",
            subject=table,
            addressees=facts.responsible_for(table),
            values={"plan": silent[0].end},
        )
        return replace(verdict, asks=(ask,))
    said = [facts.denied(About.PLAN_AGREED, place)[0] for place in places]
    confidence, reason = weakest(map(facts.confidence, said))
    rows = tuple(
        Evidence(code="gaps.evidence.plan_not_agreed", values={"consultation": place}, provenance=s.provenance)
        for place, s in zip(places, said, strict=True)
    )
    return replace(verdict, state=State.ABSENT, confidence=confidence, reason=reason, evidence=rows)


def _kind_of(facts: Facts, tie: LinkedTo) -> PlanKind | None:
    plan = facts.network.get(tie.end)
    return plan.kind if isinstance(plan, Plan) else None


def _not_linked(facts: Facts, kind: PlanKind, codes: _PlanCodes, remedy: Evidence) -> Verdict:
    verdict = Verdict(state=State.UNKNOWN, cover=Cover.NONE, title=Evidence(code=codes.title), remedy=remedy)
    settings = listed(facts, SheetName.CONSULTATIONS)
    said = _without_plan(facts)
    if settings and said is not None and facts.consultations:
        confidence, reason = weakest([facts.complete_confidence(settings[0]), *map(facts.confidence, said)])
        rows = [
            Evidence(
                code="gaps.evidence.no_plan", values={"consultation": Ref.parse(s.subject)}, provenance=s.provenance
            )
            for s in said[:_MOST_ROWS]
            if s.subject
        ]
        return replace(
            verdict,
            state=State.ABSENT,
            confidence=confidence,
            reason=reason,
            evidence=(*rows, *searched(facts, settings)),
            fallback=Fallback.NONE,
        )
    ask = Ask(code=codes.ask, subject=network_ref(facts), addressees=municipality(facts))
    return replace(verdict, asks=(ask,))


def _without_plan(facts: Facts) -> list[Statement] | None:
    """Return the statements "no plan" when every consultation told its plans or that it has none, else None."""
    told: dict[Ref, bool] = {}
    for tie in facts.ties(LinkedTo):  # a plan of unknown kind may be the one that is looked for
        told[tie.start] = told.get(tie.start, True) and _kind_of(facts, tie) is not None
    said: list[Statement] = []
    for consultation in facts.consultations:
        denied = facts.denied(About.PLAN, consultation.ref)
        if consultation.ref not in told and not denied:
            return None
        if not told.get(consultation.ref, True):
            return None
        said += denied[:1]
    return said
