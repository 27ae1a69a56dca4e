"""Whether everything about a place was told, so that "there is no way on" can be said for sure.

Which question of the user: *is there really no way, or did nobody say?* Silence is never a no: only where the ways on,
the members, the mandate and the coverage of a place are all known, a way that is not on the map is not there. What was
told too long ago to build on (:meth:`Facts.confidence` is ask) counts as not told.
"""

from __future__ import annotations

from collections.abc import Iterable

from netmap.analysis.facts import Facts
from netmap.analysis.results import Confidence
from netmap.analysis.told import none_known, statements_about
from netmap.model import (
    About,
    Channel,
    Consultation,
    Direction,
    Expert,
    Organisation,
    PresentIn,
    Ref,
    Setting,
    SheetName,
    Stage,
    StatedValue,
    Statement,
    Status,
    WorksFor,
)

__all__ = [
    "all_told",
    "coverage_told",
    "facts_if_held",
    "fully_told",
    "listed_lately",
    "lone_experts",
    "mandate_told",
    "members_told",
    "nobody_onward",
    "said_lately",
    "ways_on_told",
]

_STAGES = (Stage.INTERPRET, Stage.DECIDE)


def fully_told(facts: Facts, place: Ref, theme: str = "") -> bool:
    """Return whether nothing untold about a place itself could make a way on from it ("": for any theme).

    Of a consultation its ways on, members, mandate and the coverage of the theme; of a party its seats, ways on and
    the coverage; of a channel who is present in it. Another kind of place tells nothing: False.
    """
    return facts.memo(f"telling.{place}.{theme}", lambda: _fully_told(facts, place, theme))


def _fully_told(facts: Facts, place: Ref, theme: str) -> bool:
    if place.label == Channel.KIND:
        return _presence_told(facts)
    covered = all(coverage_told(facts, theme, stage, of=place) for stage in _STAGES)
    if not covered or not ways_on_told(facts, place, theme):
        return False
    if place.label == Consultation.KIND:
        return members_told(facts, place) and mandate_told(facts, place, theme)
    return place.label == Organisation.KIND and members_told(facts, place)


def all_told(facts: Facts, places: Iterable[Ref], theme: str = "") -> bool:
    """Return whether all these places were told, and no expert of the theme may belong to one of them unseen."""
    return not lone_experts(facts, theme) and all(fully_told(facts, place, theme) for place in places)


def lone_experts(facts: Facts, theme: str) -> list[Ref]:
    """Return the experts of a theme ("": any) of whom nobody said which organisation they belong to, by id."""
    employed = {tie.start for tie in facts.ties(WorksFor)}
    about = facts.expert_themes.items()
    active = {e.ref for e in facts.network.of(Expert).values() if e.ref in facts.nodes}
    return sorted(e for e, themes in about if e in active - employed and (not theme or theme in themes))


def facts_if_held(facts: Facts) -> tuple[Facts | None, Facts | None]:
    """Return the facts as they are when all rows of unknown status hold, and when the suspended ones hold as well.

    None where there are no such rows. What the first leave open is open; of the second only what they make by
    themselves counts: of a suspended row it was told that it does not hold now.
    """
    return facts.if_held(Status.UNKNOWN), facts.if_held(Status.UNKNOWN, Status.SUSPENDED)


# --- how long ago -----------------------------------------------------------------------------------------------


def said_lately(facts: Facts, statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements that are sure enough to build on: not those of over two years ago, nor assumed ones."""
    return [said for said in statements if facts.confidence(said)[0] is not Confidence.ASK]


def listed_lately(facts: Facts, *lists: str) -> Setting | None:
    """Return the latest setting that declares one of these lists complete, not over two years ago; or None."""
    found = facts.complete(*lists)
    return found if found and facts.complete_confidence(found)[0] is not Confidence.ASK else None


# --- the parts --------------------------------------------------------------------------------------------------


def nobody_onward(facts: Facts, place: Ref, theme: str = "") -> Statement | None:
    """Return the statement that a place passes nothing on, upwards and for all themes (or for this one); or None."""
    about = (None, theme) if theme else (None,)
    said = said_lately(facts, facts.denied(About.ROUTE, place))
    return next((s for s in said if s.theme in about and s.direction in (None, Direction.UP)), None)


def ways_on_told(facts: Facts, place: Ref, theme: str = "") -> bool:
    """Return whether all ways on from a place are known: "niemand" was stated, or the list of routes is complete.

    Another way that was stated to be not known leaves it open.
    """
    if nobody_onward(facts, place, theme):
        return True
    said = facts.stated(About.ROUTE, place)
    concerned = [s for s in said if not theme or s.theme in (None, theme)]
    return bool(listed_lately(facts, SheetName.ESCALATION)) and not none_known(concerned)


def members_told(facts: Facts, place: Ref) -> bool:
    """Return whether all members of a consultation, or all seats of a party, are known."""
    if place.label == Consultation.KIND:
        return _all_members_listed(facts, place)
    not_sure = {s.subject for s in statements_about(facts, About.SEAT) if s.value is StatedValue.UNKNOWN}
    # A seat of which it was not said whose it is may be of any party.
    return None not in not_sure and str(place) not in not_sure and _all_seats_listed(facts)


def _all_members_listed(facts: Facts, table: Ref) -> bool:
    sheet = SheetName.PARTICIPATION
    listed = listed_lately(facts, sheet, f"{sheet}:{table.id}")
    return bool(listed) and str(table) not in facts.seats_not_known


def _all_seats_listed(facts: Facts) -> bool:
    """Return whether every seat is known: by the whole list, or by that of consultations and each of their members."""

    def told() -> bool:
        if listed_lately(facts, SheetName.PARTICIPATION):
            return True
        every = all(_all_members_listed(facts, c.ref) for c in facts.consultations)
        return bool(listed_lately(facts, SheetName.CONSULTATIONS)) and every

    return facts.memo("telling.seats", told)


def mandate_told(facts: Facts, place: Ref, theme: str = "") -> bool:
    """Return whether it is known what a consultation may do and, when it matters, for which themes."""
    return place not in facts.memo(f"telling.mandates.{bool(theme)}", lambda: _open_mandates(facts, bool(theme)))


def _open_mandates(facts: Facts, with_themes: bool) -> set[Ref]:
    found = {c.ref for c in facts.silent_mandates}
    found |= {c.ref for c in facts.consultations if c.mandate is None and not _no_mandate(facts, c.ref)}
    # Without a theme it is enough to know that it decides on something.
    return found | {c.ref for stage in _STAGES if with_themes for c in facts.open_mandates.get(stage, ())}


def _no_mandate(facts: Facts, table: Ref) -> bool:
    return bool(said_lately(facts, facts.denied(About.MANDATE, table)))


def coverage_told(facts: Facts, theme: str, stage: Stage, of: Ref | None = None) -> bool:
    """Return whether it is known who takes a stage of a theme ("": of any), in all of the list or for one place.

    The list of coverage is complete, or "niemand" was stated for the stage everywhere, or the place itself said no;
    and nobody stated that it is not known (of that place).
    """
    themes = (None, theme) if theme else tuple({None, *(t for t, _ in facts.coverage_statements)})
    said = [s for about in themes for s in facts.coverage_statements.get((about, stage), ())]
    unknown = [s for s in said if s.value is StatedValue.UNKNOWN and (s.subject in (None, str(of)) or of is None)]
    if unknown:
        return False
    if listed_lately(facts, SheetName.COVERAGE, *((f"{SheetName.COVERAGE}:{theme}",) if theme else ())):
        return True
    no = said_lately(facts, (s for s in said if s.value is StatedValue.NO))
    everywhere = [s for s in no if s.theme == theme and not (s.area or s.phase)]
    return bool(theme) and any(s.subject in (None, str(of)) for s in everywhere)


def _presence_told(facts: Facts) -> bool:
    """Return whether all parties that are present in a channel are known."""

    def told() -> bool:
        if none_known(statements_about(facts, About.CHANNELS)):
            return False
        if listed_lately(facts, "channels"):
            return True
        present = {tie.start for tie in facts.ties(PresentIn)}
        denied = (
            said_lately(facts, facts.denied(About.CHANNELS, o.ref)) or o.ref in present for o in facts.organisations
        )
        return bool(listed_lately(facts, SheetName.ORGANISATIONS)) and all(denied)

    return facts.memo("telling.channels", told)
