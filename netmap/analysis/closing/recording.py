"""Ways to close what is not arranged or not written down: presence, experts, plans, dates, and the professions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from netmap.analysis.closing import making
from netmap.analysis.closing.results import Way
from netmap.analysis.closing.spot import Spot, named_themes, seat_way, way
from netmap.analysis.predicates.network import DIGITAL_CHANNELS
from netmap.analysis.results import Addition, Evidence
from netmap.analysis.roles import plays
from netmap.model import (
    About,
    ActorType,
    Area,
    Channel,
    DealsWith,
    Direction,
    Expert,
    Fact,
    Organisation,
    Phase,
    PlanKind,
    PopulationGroup,
    PresentIn,
    Reaches,
    Ref,
    Serves,
    Stage,
    WorksFor,
)

__all__ = [
    "close_agreed",
    "close_area",
    "close_channel",
    "close_deputy",
    "close_entry",
    "close_expert",
    "close_group",
    "close_phase",
    "close_plan",
    "close_recorded",
]

_MOST = 5
_NAMES = 5
#: Who is met in a neighbourhood, and who looks along online, in the order in which they are asked.
_NEAR_PEOPLE = ("welfare", "youth_work", "social_team", "police", "housing")
_ONLINE = ("youth_work", "police", "municipality", "welfare")


def _of(spot: Spot, sectors: Iterable[str], each: int = 2) -> list[Ref]:
    """Return the lightest parties of each of these sectors, each once."""
    found = [party for sector in sectors for party in spot.look.of_sector.get(sector, ())[:each]]
    return list(dict.fromkeys(found))


# --- presence ---------------------------------------------------------------------------------------------------


def close_area(spot: Spot) -> Iterator[Way]:
    """Yield parties that could be present in an area: those of the areas around it first."""
    area = spot.subject(Area.KIND)
    if area is None:
        return
    around = {ref.id for ref in spot.facts.chain(area)[1:]}
    close_by = [ref for ref, areas in spot.look.areas.items() if areas & around and ref.label == Organisation.KIND]
    resting = set(spot.finding.parties)
    # Of the others those who work in a neighbourhood somewhere go first.
    others = sorted(_of(spot, _NEAR_PEOPLE), key=lambda ref: not spot.look.areas.get(ref))
    people = [*spot.look.lightest(close_by)[:_MOST], *others]
    for party in dict.fromkeys(people):
        if spot.facts.top(party) in resting or spot.facts.denied(About.SERVES, party):
            continue
        reasons = []
        if mine := sorted(spot.look.areas.get(party, ())):
            values = {"party": party, "area": Ref(Area.KIND, mine[0])}
            reasons.append(Evidence(code="gaps.why.area", values=values))
        yield way(
            spot,
            "involve",
            "gaps.way.area",
            Addition(what="area", party=party, place=area),
            party=party,
            closes=len(resting) + 1 >= _least(spot),
            records=(making.tie(spot.facts, Serves, party, area),),
            reasons=reasons,
            area=area,
        )


def _least(spot: Spot) -> int:
    arguments = spot.need.arguments if spot.need else ()
    return int(arguments[1]) if len(arguments) > 1 else 1


def close_group(spot: Spot) -> Iterator[Way]:
    """Yield parties that could keep in touch with a group: those who reach other groups first."""
    group = spot.subject(PopulationGroup.KIND)
    if group is None:
        return
    reached = spot.facts.memo("closing.groups", lambda: _groups(spot))
    resting = set(spot.finding.parties)

    def order(ref: Ref) -> tuple[bool, int, int, Ref]:
        # Who is in the neighbourhood for everybody goes before who has one kind of people, like a school.
        return (not spot.facts.sectors(ref) & {*_NEAR_PEOPLE}, -len(reached[ref]), spot.look.weight(ref), ref)

    near = sorted(reached, key=order)
    for party in dict.fromkeys([*near[: 2 * _MOST], *_of(spot, _NEAR_PEOPLE)]):
        mine = reached.get(party, [])
        if group.id in mine or spot.facts.top(party) in resting or spot.facts.denied(About.REACHES, party):
            continue
        names = [Ref(PopulationGroup.KIND, name) for name in mine[:_NAMES]]
        yield way(
            spot,
            "involve",
            "gaps.way.group",
            Addition(what="group", party=party, place=group),
            party=party,
            closes=len(resting) + 1 >= _least(spot),
            records=(making.tie(spot.facts, Reaches, party, group),),
            reasons=[Evidence(code="gaps.why.group", values={"party": party, "groups": names})] if names else [],
            group=group,
        )


def _groups(spot: Spot) -> dict[Ref, list[str]]:
    found: dict[Ref, list[str]] = {}
    for tie in spot.facts.ties(Reaches):
        found.setdefault(tie.start, []).append(tie.end.id)
    return {party: sorted(groups) for party, groups in found.items()}


def close_channel(spot: Spot) -> Iterator[Way]:
    """Yield who could look along in a digital channel."""
    channels = sorted(DIGITAL_CHANNELS & {*spot.facts.network.of(Channel)}) or ["social_media"]
    channel = Ref(Channel.KIND, "social_media" if "social_media" in channels else channels[0])
    for party in _of(spot, _ONLINE, 1):
        if not spot.facts.denied(About.CHANNELS, party):
            yield way(
                spot,
                "involve",
                "gaps.way.channel",
                Addition(what="channel", party=party, place=channel),
                party=party,
                records=(making.tie(spot.facts, PresentIn, party, channel),),
                channel=channel,
            )


def close_entry(spot: Spot) -> Iterator[Way]:
    """Yield a residents' party that joins a table, or a report point with the municipality: a place, no meeting."""
    tables = [t for t in spot.look.wide_tables if t not in spot.look.top_tables]
    for party in spot.look.of_sector.get("residents", ())[:2]:
        fitting = (t for t in tables if spot.look.may_sit(party, t) and spot.look.near_home(party, t))
        for table in islice(fitting, 2):
            yield seat_way(spot, party, table, how="agree")
    home = spot.facts.municipality
    if home is None:
        return
    point = making.report_point(spot.facts, "meldpunt-inwoners", "Meldpunt voor inwoners")
    onward = [*spot.look.hubs, *spot.look.deciding][:1]
    yield way(
        spot,
        "name",
        "gaps.way.entry",
        Addition(what="entry", party=home),
        party=home,
        records=(
            point,
            making.lead(spot.facts, home, point.ref),
            *(making.stated_no(spot.facts, about, point.ref) for about in (About.THEMES, About.MANDATE, About.HUB)),
            *(making.stated_no(spot.facts, about, point.ref) for about in (About.PLAN, About.SERVES)),
            *(making.route(spot.facts, point.ref, goal, Direction.UP) for goal in onward),
            *(making.route(spot.facts, goal, point.ref, Direction.DOWN) for goal in spot.look.hubs[:1]),
        ),
    )


def close_phase(spot: Spot) -> Iterator[Way]:
    """Yield parties that play a missing profession and could take part in the phase."""
    phase = spot.subject(Phase.KIND)
    if phase is None or spot.finding.title is None:
        return
    missing: list[Ref] = list(spot.finding.title.values.get("professions", ()))
    themes = spot.facts.memo("closing.first_theme", lambda: _first_themes(spot))
    for profession in missing:
        for party in spot.look.lightest(plays(spot.facts, profession.id))[:2]:
            theme, stage = themes.get(party, ("", Stage.SIGNAL))
            records = making.covers(spot.facts, party, theme, stage, phase=phase.id) if theme else ()
            yield way(
                spot,
                "involve",
                "gaps.way.phase",
                Addition(what="phase", party=party, place=phase),
                party=party,
                closes=len(missing) == 1 and bool(theme),
                records=records,
                reasons=[] if len(missing) == 1 else [Evidence(code="gaps.why.more")],
                phase=phase,
            )


def _first_themes(spot: Spot) -> dict[Ref, tuple[str, Stage]]:
    found: dict[Ref, tuple[str, Stage]] = {}
    for (who, stage), themes in sorted(spot.look.themes_given.items()):
        found.setdefault(who, (themes[0], stage))
    return found


# --- experts ----------------------------------------------------------------------------------------------------


def close_expert(spot: Spot) -> Iterator[Way]:
    """Yield experts on the map who could also be called for a theme, then parties that could give one."""
    facts, about = spot.facts, Ref("Theme", spot.theme)
    known = facts.expert_themes
    experts = [r.ref for r in facts.network.of(Expert).values() if r.ref in facts.nodes]
    for expert in sorted(experts, key=lambda ref: (len(known.get(ref, ())), ref))[:_MOST]:
        themes = sorted(known.get(expert, set()) - {spot.theme})
        values = {"party": expert, "themes": named_themes(themes)}
        yield way(
            spot,
            "expert",
            "gaps.way.expert_widen",
            Addition(what="expert", party=expert),
            party=expert,
            records=(making.tie(facts, DealsWith, expert, about),),
            reasons=[Evidence(code="gaps.why.same_stage", values=values)] if themes else [],
            theme=about,
        )
    givers = {c.who for c in facts.covers.get((spot.theme, Stage.INTERPRET), ()) if c.who.label == Organisation.KIND}
    others = [*spot.look.lightest(givers), *_of(spot, ("expertise", "health"), 1)]
    for party in list(dict.fromkeys(others))[:_MOST]:
        called = making.expert(facts, party)
        yield way(
            spot,
            "expert",
            "gaps.way.expert_new",
            Addition(what="expert", party=party),
            party=party,
            records=(
                called,
                making.tie(facts, WorksFor, called.ref, party),
                making.tie(facts, DealsWith, called.ref, about),
            ),
            theme=about,
        )


def close_deputy(spot: Spot) -> Iterator[Way]:
    """Yield the agreement on a deputy: with the expert's own organisation."""
    record = _expert(spot)
    if record:
        yield way(
            spot,
            "name",
            "gaps.way.deputy",
            Addition(what="deputy", party=record.ref),
            party=record.ref,
            records=(making.changed(spot.facts, record, deputy="vervanger"),),
        )


def close_agreed(spot: Spot) -> Iterator[Way]:
    """Yield the agreement with an expert that he can be called."""
    record = _expert(spot)
    if record:
        yield way(
            spot,
            "agree",
            "gaps.way.agreed",
            Addition(what="agreed", party=record.ref),
            party=record.ref,
            records=(making.changed(spot.facts, record, agreed_on=spot.facts.day.isoformat()),),
        )


def _expert(spot: Spot) -> Expert | None:
    ref = spot.subject(Expert.KIND)
    record = spot.facts.network.get(ref) if ref else None
    return record if isinstance(record, Expert) else None


# --- plans and dates --------------------------------------------------------------------------------------------


def close_plan(spot: Spot) -> Iterator[Way]:
    """Yield in which consultation the passage to a plan can be agreed: the core team, else those that decide."""
    assert spot.need is not None
    kind = PlanKind(spot.need.arguments[0])
    for table in list(dict.fromkeys([*spot.finding.places, *spot.look.hubs, *spot.look.deciding]))[:_MOST]:
        yield way(
            spot,
            "agree",
            f"gaps.way.plan.{kind.value}",
            Addition(what=kind.value, place=table),
            table=table,
            records=making.linked(spot.facts, table, kind),
        )


_SAID = {
    "knows_samos_on": ("told", "gaps.way.told"),
    "helped_on": ("consulted", "gaps.way.consulted"),
    "consent_on": ("consent", "gaps.way.consent"),
}


def close_recorded(spot: Spot) -> Iterator[Way]:
    """Yield what the municipality does about a date that is missing: tell, ask along, exercise, go over the facts."""
    assert spot.need is not None
    name, home, day = spot.need.arguments[0], spot.facts.municipality, spot.facts.day.isoformat()
    if name == "agreed_on":
        yield from close_agreed(spot)
    elif name in _SAID:
        parties = list(spot.finding.parties)
        rows = [spot.facts.network.get(ref) for ref in parties]
        records = [making.changed(spot.facts, row, **{name: day}) for row in rows if isinstance(row, Organisation)]
        what, code = _SAID[name]
        addition = Addition(what=what, party=home)
        yield way(spot, "agree", code, addition, records=records, parties=parties[:_NAMES])
    elif name == "exercise":
        held = making.exercise(spot.facts)
        table = next(iter([*spot.look.hubs, *spot.look.deciding]), None)
        code = "gaps.way.exercise" if table else "gaps.way.exercise_plain"
        addition = Addition(what="exercise", party=home)
        yield way(spot, "agree", code, addition, table=table, records=(held,))
    elif name == "checked_on":
        old = [
            record
            for _, record in sorted(spot.facts.network.records.items())
            if isinstance(record, Fact) and record.checked_on and record.checked_on < day
        ]
        checked = [making.changed(spot.facts, record) for record in old]
        yield way(spot, "agree", "gaps.way.check", Addition(what="check", party=home), records=checked)


def typical(spot: Spot, sector: str) -> list[Ref]:
    """Return the actor types of a sector that the handreiking names most, to look for outside the map."""
    types = spot.facts.network.of(ActorType)
    return [Ref(ActorType.KIND, name) for name in _TYPICAL.get(sector, ()) if name in types]


#: The kind of party that stands for a sector in the handreiking's own examples (A1, Wie is waarbij betrokken?).
_TYPICAL = {
    "police": ("neighbourhood_officer",),
    "justice": ("public_prosecutor",),
    "enforcement": ("enforcement_officer",),
    "safety_region": ("crisis_management",),
    "welfare": ("community_work",),
    "youth_work": ("outreach_youth_work",),
    "social_team": ("social_neighbourhood_team",),
    "youth_care": ("youth_and_family_centre",),
    "health": ("public_health_service", "mental_health"),
    "housing": ("housing_association",),
    "education": ("school",),
    "residents": ("residents_organisation",),
    "sport": ("sports_club",),
    "business": ("shops_association",),
}
