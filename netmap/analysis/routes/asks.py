"""What to ask where it is not known how a signal goes on: the questions that the white spots ask as well."""

from __future__ import annotations

from collections.abc import Iterable

from netmap.analysis.asking import status_questions
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask
from netmap.analysis.routes.telling import coverage_told, lone_experts, mandate_told, members_told, ways_on_told
from netmap.analysis.told import municipality
from netmap.model import Channel, Consultation, Ref, Stage, Theme

__all__ = [
    "ask_employers",
    "ask_of_theme",
    "ask_onward",
    "ask_stage",
    "ask_whether_they_exist",
    "ask_who_stops",
    "each_once",
]


def addressees(facts: Facts, place: Ref) -> tuple[Ref, ...]:
    """Return who knows a place: who answers for a consultation, a party itself, then the municipality."""
    if place.label == Consultation.KIND:
        return facts.responsible_for(place)
    own = (place,) if place in facts.nodes else ()
    return tuple(dict.fromkeys((*own, *municipality(facts))))


def ask_stage(facts: Facts, place: Ref, stage: Stage, theme: str = "") -> Ask:
    """Return the question whether somebody takes a stage; never what was told already.

    Of a consultation: for which themes it may, when it may do so for some; whether it decides, when nobody said what it
    may do; who interprets its signals. Of a party, and of a consultation of which it was told what it may decide on:
    who takes the stage of the theme; without a theme, where a signal goes on which the consultation may not decide.
    """
    whom, table = addressees(facts, place), place.label == Consultation.KIND
    values: dict[str, object] = {}
    if table and theme and _open(facts, place, stage):
        code, values = "gaps.ask.mandate_themes", {"stage": stage}
    elif table and stage is Stage.INTERPRET:
        code = "gaps.ask.interprets"
    elif table and mandate_told(facts, place):
        if theme:
            return ask_of_theme(facts, stage, theme, whom)
        code = "gaps.ask.way_on"
    elif not table and theme:
        return ask_of_theme(facts, stage, theme, whom)
    else:
        code = "gaps.ask.may_decide" if stage is Stage.DECIDE else "gaps.ask.interprets"
    return Ask(code=code, subject=place, addressees=whom, values=values, field_of_record=True)


def ask_of_theme(facts: Facts, stage: Stage, theme: str, whom: tuple[Ref, ...] = ()) -> Ask:
    """Return the question who takes a stage of a theme; of the municipality when nobody else is named."""
    values = {"stage": stage, "area": None}
    to = whom or municipality(facts)
    return Ask(code="gaps.ask.stage", subject=Ref(Theme.KIND, theme), addressees=to, values=values)


def ask_onward(facts: Facts, place: Ref) -> Ask:
    """Return the question to whom a place passes signals on; of a party that sits nowhere, where it sits."""
    whom = addressees(facts, place)
    if place.label == Channel.KIND:
        return Ask(code="gaps.ask.channel", subject=place, addressees=whom)
    if place.label != Consultation.KIND and not facts.tables_of(place):
        return Ask(code="gaps.ask.seat", subject=place, addressees=whom, values={"party": place}, field_of_record=True)
    return Ask(code="gaps.ask.route", subject=place, addressees=whom, field_of_record=True)


def ask_who_stops(facts: Facts, place: Ref, theme: str = "", *, interpreted: bool = False) -> Ask | None:
    """Return the first thing that nobody told about a place where the recorded way stops; None: all was told.

    ``interpreted``: the signal was interpreted when it came there, so nobody is asked who does that.
    """
    if place.label == Channel.KIND or not ways_on_told(facts, place, theme):
        return ask_onward(facts, place)
    table = place.label == Consultation.KIND
    stages = (Stage.DECIDE,) if interpreted else (Stage.INTERPRET, Stage.DECIDE)
    if table and not mandate_told(facts, place):
        return ask_stage(facts, place, Stage.DECIDE, theme)
    if table and (stage := next((s for s in reversed(stages) if theme and _open(facts, place, s)), None)):
        return ask_stage(facts, place, stage, theme)
    if not members_told(facts, place):
        code = "gaps.ask.members" if table else "gaps.ask.seat"
        values = {"stage": stages[0]} if table else {"party": place}
        whom = addressees(facts, place)
        return Ask(code=code, subject=place, addressees=whom, values=values, field_of_record=True)
    untold = next((stage for stage in stages if not coverage_told(facts, theme, stage, of=place)), None)
    if untold is Stage.DECIDE:
        # What it may do itself was told above, so somebody else decides, and the municipality knows who. Without a
        # theme there is nothing to ask for: nobody decides on all of them.
        whom = municipality(facts) or addressees(facts, place)
        return ask_of_theme(facts, untold, theme, whom) if theme else None
    return ask_stage(facts, place, untold, theme) if untold else None


def _open(facts: Facts, place: Ref, stage: Stage) -> bool:
    """Return whether a consultation takes a stage for themes that nobody told."""
    return place in {consultation.ref for consultation in facts.open_mandates.get(stage, ())}


def ask_employers(facts: Facts, theme: str = "") -> tuple[Ask, ...]:
    """Return the questions to which organisation the experts of a theme belong of whom nobody said so."""
    whom = municipality(facts)
    experts = lone_experts(facts, theme)
    return tuple(Ask(code="gaps.ask.employer", subject=e, addressees=whom, field_of_record=True) for e in experts)


def ask_whether_they_exist(facts: Facts, places: Iterable[Ref]) -> tuple[Ask, ...]:
    """Return the questions "does this still exist?" about what stands around some places, by id."""
    around = set(places)
    asks = (question.ask for question in status_questions(facts))
    return tuple(ask for ask in asks if around & {ask.subject, *(v for v in ask.values.values() if _is_ref(v))})


def _is_ref(value: object) -> bool:
    return isinstance(value, Ref)


def each_once(asks: Iterable[Ask]) -> tuple[Ask, ...]:
    """Return the questions in their order, each once."""
    found: dict[tuple[str, Ref | None, str], Ask] = {}
    for ask in asks:
        found.setdefault((ask.code, ask.subject, str(ask.values.get("stage"))), ask)
    return tuple(found.values())
