"""The rows of the user's data behind the steps of a route, each as a sentence with its place."""

from __future__ import annotations

from netmap.analysis.facts import Cover, Facts
from netmap.analysis.predicates.coverage_cell import cover_row
from netmap.analysis.results import Evidence
from netmap.model import (
    Consultation,
    Coordinates,
    Fact,
    MandateFor,
    PartOf,
    PassesOn,
    PresentIn,
    Ref,
    Relationship,
    Stage,
    TakesPart,
)

__all__ = ["seat_row", "stage_cover", "stage_row", "tie_row"]


def seat_row(seat: TakesPart | Coordinates) -> Evidence:
    """Return the row that says that a party sits in a consultation, or coordinates it."""
    values: dict[str, object] = {"party": seat.start, "consultation": seat.end}
    if isinstance(seat, Coordinates):
        code = "gaps.evidence.coordinates"
    elif seat.function:
        code, values["function"] = "route.evidence.seat_function", seat.function
    else:
        code = "route.evidence.seat"
    return Evidence(code=code, values=values, provenance=seat.provenance)


def tie_row(tie: Relationship) -> Evidence:
    """Return the row behind one step: a seat, a route, a part of a party, or who is present in a channel."""
    if isinstance(tie, TakesPart | Coordinates):
        return seat_row(tie)
    codes = {PassesOn: "route.evidence.route", PartOf: "route.evidence.part_of", PresentIn: "route.evidence.present"}
    values = {"who": tie.start, "other": tie.end}
    return Evidence(code=codes[type(tie)], values=values, provenance=tie.provenance)


def stage_cover(facts: Facts, who: Ref, stage: Stage, theme: str, record: Fact) -> Cover | None:
    """Return the yes that a record is; None for a mandate of which it does not matter for which themes."""
    covers = facts.covers.get((theme, stage), ()) if theme else facts.covers_of_stage.get(stage, ())
    return next((cover for cover in covers if cover.who == who and cover.record is record), None)


def stage_row(facts: Facts, who: Ref, stage: Stage, theme: str, record: Fact) -> Evidence:
    """Return the row that says that somebody takes a stage of a theme ("": of any)."""
    if cover := stage_cover(facts, who, stage, theme, record):
        return cover_row(cover)
    assert isinstance(record, Consultation | MandateFor), record
    values = {"who": who, "stage": stage}
    return Evidence(code="route.evidence.mandate", values=values, provenance=record.provenance)
