"""Which groups of lines a profile has, by kind of subject: a party, a consultation, an expert, a theme."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from netmap.analysis.facts import STAGE_OF_MANDATE
from netmap.analysis.profiles.lines import Lines, said_value, seat_parts, value
from netmap.analysis.profiles.results import Group, GroupCode, Line, Part, When, Word
from netmap.analysis.profiles.theme import expert_parts, theme_groups
from netmap.model import (
    About,
    ActorType,
    Consultation,
    Coordinates,
    DealsWith,
    Expert,
    ExpertIn,
    InSector,
    LinkedTo,
    Mandate,
    MandateFor,
    Organisation,
    PartOf,
    PresentIn,
    Reaches,
    Ref,
    Represents,
    Role,
    Setting,
    SheetName,
    Statement,
    Status,
    TakesPart,
    Term,
    Theme,
    WorksFor,
)
from netmap.reference.norm import Norm


def groups_of(lines: Lines, norm: Norm) -> list[Group]:
    """Return the groups of the subject; ended lines are still among the others."""
    makers: dict[str, Callable[[Lines], list[Group]]] = {
        Organisation.KIND: _organisation,
        Consultation.KIND: _consultation,
        Expert.KIND: _expert,
        Theme.KIND: partial(theme_groups, norm=norm),
    }
    return makers[lines.ref.label](lines)


# --- a party --------------------------------------------------------------------------------------------------------


def _organisation(lines: Lines) -> list[Group]:
    participation = lines.complete(SheetName.PARTICIPATION)
    covered = lines.complete(SheetName.COVERAGE)
    routes = lines.complete(SheetName.ESCALATION)
    return [
        *lines.group(GroupCode.IDENTITY, _party_identity(lines)),
        *lines.group(GroupCode.SEATS, _seats(lines), complete=participation),
        *lines.group(GroupCode.LEADS, [_leading(lines, tie) for tie in lines.from_(Coordinates)], keep=False),
        # Who has an expert helps to interpret, whatever stands on the list.
        *lines.group(GroupCode.COVERAGE, lines.coverage(), complete=None if lines.to(WorksFor) else covered),
        *lines.group(GroupCode.ROUTES_IN, lines.routes_in(), complete=routes),
        *lines.group(GroupCode.ROUTES_OUT, lines.routes_out(), complete=routes),
        *lines.group(GroupCode.TOLD_BY, lines.told_by(), keep=False),
        *lines.group(GroupCode.TELLS, lines.tells(), keep=False),
        *lines.group(GroupCode.EXPERTS, _callable(lines), complete=lines.complete(SheetName.EXPERTS)),
        *lines.group(GroupCode.PARTS, _parts(lines)),
        *lines.group(GroupCode.AREAS, lines.areas()),
        *lines.group(GroupCode.REACH, _reach(lines)),
        *lines.group(GroupCode.HISTORY, lines.history(), keep=False),
    ]


def _party_identity(lines: Lines) -> list[Line]:
    party = lines.network.get(lines.ref)
    assert isinstance(party, Organisation)
    kind = value(Ref("ActorType", party.actor_type)) if party.actor_type else None
    level = value(Ref("Echelon", party.echelon)) if party.echelon else None
    found = [*lines.own_row(party), lines.field(party, "profile.field.kind", kind)]
    found += _sectors(lines, party)
    found.append(lines.field(party, "profile.field.echelon", level))
    for label, thing in (
        ("profile.field.represents", party.represents_text),
        ("profile.field.stands_for", party.stands_for),
        ("profile.field.consent_on", When(party.consent_on) if party.consent_on else None),
        ("profile.field.knows_samos_on", When(party.knows_samos_on) if party.knows_samos_on else None),
        ("profile.field.helped_on", When(party.helped_on) if party.helped_on else None),
    ):
        found += lines.optional(party, label, thing)
    if party.informal is not None:
        said = "profile.part.informal" if party.informal else "profile.part.formal"
        found.append(lines.field(party, "profile.field.informal", Part(said)))
    return found


def _sectors(lines: Lines, party: Organisation) -> list[Line]:
    """Return the sectors: as the row says, else what follows from the kind, else from what it is part of."""
    label = "profile.field.sector"
    found = [lines.tie(tie, value(tie.end), other=None, label=label) for tie in lines.from_(InSector)]
    if any(line.status is Status.ACTIVE for line in found):
        return found
    kind = lines.network.of(ActorType).get(party.actor_type or "")
    code = "profile.part.by_kind" if kind and kind.sector else "profile.part.by_whole"
    derived: list[Part | None] = [
        said_value(code, Ref("Sector", sector)) for sector in sorted(lines.facts.sectors(lines.ref))
    ]
    return [*found, *(lines.field(party, label, part) for part in derived or [None])]


def _seats(lines: Lines) -> list[Line]:
    found = [lines.tie(seat, *seat_parts(seat)) for seat in lines.from_(TakesPart)]
    return found + [_seat_statement(lines, statement) for statement in lines.stated(*_OF_SEATS)]


#: What is stated about a seat, and what a "no" and a "not known" say of it.
_OF_SEATS = {
    About.SEAT: ("profile.part.no_seat", "profile.part.seat_unknown"),
    About.MANDATE: ("profile.part.may_not_commit", "profile.part.may_unknown"),
    About.DEPUTY: ("profile.part.no_deputy", "profile.part.deputy_unknown"),
}


def _seat_statement(lines: Lines, statement: Statement) -> Line:
    no, unknown = _OF_SEATS[statement.about]
    ends = [Ref.parse(text) for text in (statement.subject, statement.object) if text]
    other = next((end for end in ends if end != lines.ref), None)
    function = value(statement.function) if statement.function else None
    label = "" if other else "profile.field.seat"
    return lines.statement(statement, function, no=no, unknown=unknown, other=other, label=label)


def _leading(lines: Lines, tie: Coordinates) -> Line:
    assured = said_value("profile.part.assured_on", When(tie.assured_on)) if tie.assured_on else None
    return lines.tie(tie, Part("profile.part.leads"), assured)


def _callable(lines: Lines) -> list[Line]:
    """Return the experts who are called through the subject."""
    return [lines.tie(tie, *expert_parts(lines, tie.start)) for tie in lines.to(WorksFor)]


def _reach(lines: Lines) -> list[Line]:
    groups = [lines.tie(tie, Part("profile.part.reaches")) for tie in lines.from_(Reaches)]
    return groups + [lines.tie(tie, Part("profile.part.present_in")) for tie in lines.from_(PresentIn)]


def _parts(lines: Lines) -> list[Line]:
    return [
        *(lines.tie(tie, Part("profile.part.part_of")) for tie in lines.from_(PartOf)),
        *(lines.tie(tie, Part("profile.part.has_part")) for tie in lines.to(PartOf)),
        *(lines.tie(tie, Part("profile.part.represents")) for tie in lines.from_(Represents)),
        *(lines.tie(tie, Part("profile.part.represented_by")) for tie in lines.to(Represents)),
    ]


# --- a consultation -------------------------------------------------------------------------------------------------


def _consultation(lines: Lines) -> list[Group]:
    table = lines.network.get(lines.ref)
    assert isinstance(table, Consultation)
    routes = lines.complete(SheetName.ESCALATION)
    members = lines.complete(SheetName.PARTICIPATION, table.id)
    return [
        *lines.group(GroupCode.IDENTITY, _table_identity(lines, table)),
        *lines.group(GroupCode.LEAD, _lead(lines, table)),
        *lines.group(GroupCode.MEMBERS, _members(lines), complete=members),
        *lines.group(GroupCode.MANDATE, _mandates(lines, table)),
        *lines.group(GroupCode.THEMES, lines.themes()),
        *lines.group(GroupCode.COVERAGE, lines.coverage(), complete=_covered_by(lines, table)),
        *lines.group(GroupCode.ROUTES_IN, lines.routes_in(), complete=routes),
        *lines.group(GroupCode.ROUTES_OUT, lines.routes_out(), complete=routes),
        *lines.group(GroupCode.TOLD_BY, lines.told_by(), keep=False),
        *lines.group(GroupCode.TELLS, lines.tells(), keep=False),
        *lines.group(GroupCode.AREAS, lines.areas()),
        *lines.group(GroupCode.PLANS, [_plan(lines, tie) for tie in lines.from_(LinkedTo)], keep=False),
        *lines.group(GroupCode.HISTORY, lines.history(), keep=False),
    ]


def _covered_by(lines: Lines, table: Consultation) -> Setting | None:
    """Return what makes the list of coverage complete for a consultation: a mandate, or not knowing it, says more."""
    known = table.mandate is Mandate.ALIGN or (table.mandate is None and lines.facts.denied(About.MANDATE, table.ref))
    return lines.complete(SheetName.COVERAGE) if known else None


def _table_identity(lines: Lines, table: Consultation) -> list[Line]:
    often: list[Part | None] = []
    if table.per_year is not None:
        code = "profile.part.at_least_per_year" if table.per_year_certainty else "profile.part.per_year"
        often.append(said_value(code, table.per_year))
    if table.on_call:
        often.append(Part("profile.part.on_call"))
    sectors = sorted({s for seat in lines.facts.seats.get(lines.ref, ()) for s in lines.facts.sectors(seat.start)})
    found = [
        *lines.own_row(table),
        lines.field(table, "profile.field.kind", value(Ref("ConsultationKind", table.kind)) if table.kind else None),
        lines.field(table, "profile.field.echelon", value(Ref("Echelon", table.echelon)) if table.echelon else None),
        *(lines.field(table, "profile.field.often", part) for part in often or [None]),
        *_stated_field(
            lines, table, "profile.field.hub", About.HUB, Part("profile.part.is_hub") if table.hub else None, need=False
        ),
    ]
    if sectors:
        together = Part("", {"value": [Ref("Sector", sector) for sector in sectors]})
        found.append(lines.field(table, "profile.field.sectors", together))
    found += lines.optional(table, "profile.field.convened_by", table.convened_by)
    return found + lines.optional(table, "profile.field.stands_for", table.stands_for)


#: What a stated "no" and "not known" about the subject's own field say.
_OF_FIELDS = {
    About.HUB: ("profile.part.no_hub", "profile.part.unknown"),
    About.CHAIR: ("profile.part.no_chair", "profile.part.chair_unknown"),
    About.COORDINATOR: ("profile.part.no_lead", "profile.part.lead_unknown"),
    About.MANDATE: ("profile.part.no_mandate", "profile.part.mandate_unknown"),
    About.DEPUTY: ("profile.part.no_deputy", "profile.part.deputy_unknown"),
}


def _stated_field(
    lines: Lines, record: Consultation | Expert, label: str, about: About, known: Part | None, *, need: bool = True
) -> list[Line]:
    """Return a field that can also be stated not to be there; ``need`` False leaves it out when nothing was said."""
    no, unknown = _OF_FIELDS[about]
    stated = [lines.statement(s, no=no, unknown=unknown, label=label) for s in lines.stated(about)]
    if known:
        return [lines.field(record, label, known), *stated]
    return stated or ([lines.field(record, label, None)] if need else [])


def _lead(lines: Lines, table: Consultation) -> list[Line]:
    """Return who chairs and who has the lead; the seats among these are told at the members."""
    chair, lead = "profile.field.chair", "profile.field.lead"
    found = []
    for role, code in ((Role.CHAIR, "profile.part.chairs"), (Role.COORDINATOR, "profile.part.coordinates")):
        seats = [seat for seat in lines.to(TakesPart) if seat.role is role]
        found += [lines.tie(s, Part(code), value(s.function) if s.function else None, own=False) for s in seats]
    chaired = any(line.status is Status.ACTIVE for line in found)
    if table.chair_function or not chaired:
        known = value(table.chair_function) if table.chair_function else None
        found += _stated_field(lines, table, chair, About.CHAIR, known)
    leading = [_leading(lines, tie) for tie in lines.to(Coordinates)]
    found += leading
    if not any(line.status is Status.ACTIVE for line in leading):
        found += _stated_field(lines, table, lead, About.COORDINATOR, None)
    return found


def _members(lines: Lines) -> list[Line]:
    found = []
    for seat in lines.to(TakesPart):
        sectors = sorted(lines.facts.sectors(seat.start)) if not seat.as_sector else []
        of = [said_value("profile.part.of_sector", Ref("Sector", sector)) for sector in sectors]
        found.append(lines.tie(seat, *seat_parts(seat), *of))
    return found + [_seat_statement(lines, statement) for statement in lines.stated_at(*_OF_SEATS)]


def _mandates(lines: Lines, table: Consultation) -> list[Line]:
    may = value(Word("Mandate", table.mandate.value)) if table.mandate else None
    found = _stated_field(lines, table, "profile.field.mandate", About.MANDATE, may)
    themes = [lines.tie(tie, may or Part("profile.part.mandate_for")) for tie in lines.from_(MandateFor)]
    if table.mandate in STAGE_OF_MANDATE and not any(line.status is Status.ACTIVE for line in themes):
        found.append(lines.unknown("profile.field.mandate_for", table))
    return found + themes


def _plan(lines: Lines, tie: LinkedTo) -> Line:
    agreed = said_value("profile.part.agreed_on", When(tie.agreed_on)) if tie.agreed_on else None
    return lines.tie(tie, Part("profile.part.linked"), agreed)


# --- an expert ------------------------------------------------------------------------------------------------------


def _expert(lines: Lines) -> list[Group]:
    expert = lines.network.get(lines.ref)
    assert isinstance(expert, Expert)
    identity = [
        *lines.own_row(expert),
        lines.field(expert, "profile.field.scale", value(Word("Scale", expert.scale.value)) if expert.scale else None),
        lines.field(expert, "profile.field.reachable", value(expert.reachable) if expert.reachable else None),
        *_stated_field(
            lines, expert, "profile.field.deputy", About.DEPUTY, value(expert.deputy) if expert.deputy else None
        ),
        lines.field(expert, "profile.field.agreed_on", value(When(expert.agreed_on)) if expert.agreed_on else None),
    ]
    by_domain = [
        lines.line(expert, Part("profile.part.by_domain"), own=False, other=Ref("Theme", theme), source=None, note=None)
        for theme in sorted(
            lines.facts.expert_themes.get(lines.ref, set()) - {tie.end.id for tie in lines.from_(DealsWith)}
        )
    ]
    return [
        *lines.group(GroupCode.IDENTITY, identity),
        *lines.group(GroupCode.EMPLOYER, [lines.tie(tie) for tie in lines.from_(WorksFor)]),
        *lines.group(GroupCode.EXPERTISE, [lines.tie(tie) for tie in lines.from_(ExpertIn)]),
        *lines.group(GroupCode.THEMES, [*lines.themes(), *by_domain]),
        *lines.group(GroupCode.HISTORY, lines.history(), keep=False),
    ]


def kind_of(record: Organisation | Consultation | Expert | Term) -> Ref | None:
    """Return the word of the network's own lists for what kind of thing something is; None when it is not known."""
    if isinstance(record, Organisation) and record.actor_type:
        return Ref("ActorType", record.actor_type)
    if isinstance(record, Consultation) and record.kind:
        return Ref("ConsultationKind", record.kind)
    return None
