"""Sheet *Overleggen*: all but the chair, who is found when all seats are known."""

from __future__ import annotations

from typing import Any

from netmap.exchange.cells import is_unknown, parse_frequency, split_values
from netmap.exchange.findings import Level
from netmap.exchange.planning.cells import Cells, Silence, words_of_list
from netmap.exchange.planning.draft import COLUMN, Draft
from netmap.exchange.planning.names import Names
from netmap.exchange.planning.nodes import Nodes, put_names, terms_as_refs, tie_column
from netmap.exchange.planning.statements import put_stated_date, state
from netmap.exchange.planning.words import Words
from netmap.model import (
    About,
    Consultation,
    ConsultationKind,
    Coordinates,
    DealsWith,
    Echelon,
    LinkedTo,
    Mandate,
    MandateFor,
    Plan,
    PlanKind,
    Ref,
    Serves,
    SheetName,
    Status,
    Theme,
    last_day,
    slug,
)
from netmap.reference.words import code_of, word_of


def plan_consultations(draft: Draft, nodes: Nodes, names: Names, words: Words) -> None:
    """Say what the rows of *Overleggen* say, but for ``voorzitter``."""
    for row in nodes.own_first(SheetName.CONSULTATIONS):
        cells = Cells(draft, row, names, words)
        ref = nodes.refs.get(cells.source)
        if cells.needed("name") and ref:
            _consultation(cells, ref, merged=cells.source in nodes.merged)


def _consultation(cells: Cells, ref: Ref, *, merged: bool) -> None:
    draft = cells.draft
    known = draft.before.get(ref)
    facts = cells.facts()
    fields: dict[str, Any] = _frequency(cells, facts)
    fields.update(cells.of_node(facts))
    put_names(cells, fields, ref, known if isinstance(known, Consultation) else None)
    cells.put_term(fields, "kind", ConsultationKind)
    cells.put_term(fields, "echelon", Echelon)
    cells.put_yes_no(fields, "on_call")
    cells.put_count(fields, "stands_for")
    cells.put_text(fields, "convened_by")
    if text := cells.raw("chair"):
        fields[f"{COLUMN}chair"] = text
    _mandate(cells, ref, facts, fields)
    _hub(cells, ref, facts, fields)
    areas = cells.references("areas", ("Area",), nobody=True)
    tie_column(cells, Serves, ref, areas, facts, fields, About.SERVES)
    themes = terms_as_refs("Theme", cells.terms("themes", Theme, nobody=True))
    tie_column(cells, DealsWith, ref, themes, facts, fields, About.THEMES)
    mandated = terms_as_refs("Theme", cells.terms("mandate_for", Theme))
    tie_column(cells, MandateFor, ref, mandated, facts, fields)
    _coordinator(cells, ref, facts, fields)
    _plan(cells, ref, facts, fields)
    draft.say(Consultation, ref.id, [cells.source], fields, merged=merged)


def _frequency(cells: Cells, facts: dict[str, Any]) -> dict[str, Any]:
    """Return the number of meetings a year; "eenmalig" ends the consultation after its date instead."""
    text = cells.raw("frequency")
    frequency = parse_frequency(text) if text else None
    if frequency is None:
        if text:
            cells.ask("frequency_unknown", "frequency")
        return {}
    if not frequency.ended_once:
        says = frequency.per_year is not None or is_unknown(text)
        return {"per_year": frequency.per_year, "per_year_certainty": frequency.certainty} if says else {}
    day = facts.get("until") or facts.get("since")
    if not day:
        cells.ask("once_undated", "frequency")
        return {}
    facts["until"] = day
    if last_day(day) <= last_day(cells.draft.reference_date):
        facts.setdefault("status", Status.ENDED)
    return {}


def _mandate(cells: Cells, ref: Ref, facts: dict[str, Any], fields: dict[str, Any]) -> None:
    silence = cells.value("mandate")
    if silence is Silence.NOBODY or silence is Silence.UNKNOWN:
        state(cells, About.MANDATE, facts, denied=silence is Silence.NOBODY, subject=str(ref))
        fields["mandate"] = None
        if silence is Silence.NOBODY:
            cells.draft.replaced.append((MandateFor, ref, ()))
    else:
        cells.put_code(fields, "mandate", Mandate)


def _hub(cells: Cells, ref: Ref, facts: dict[str, Any], fields: dict[str, Any]) -> None:
    answer = cells.yes_no("hub")
    if answer is True:
        fields["hub"] = True
    elif answer is not Silence.EMPTY:
        fields["hub"] = None
        state(cells, About.HUB, facts, denied=answer is False, subject=str(ref))


def _coordinator(cells: Cells, ref: Ref, facts: dict[str, Any], fields: dict[str, Any]) -> None:
    """Say who coordinates; a later file's answer takes the place of the earlier one."""
    who = cells.references("coordinator", ("Organisation",), nobody=True)
    assured: dict[str, Any] = {}
    put_stated_date(cells, assured, "assured_on", About.ASSURED, facts, ref)
    if who is not Silence.EMPTY:
        fields[f"{COLUMN}{Coordinates.KIND}"] = who
    if who is Silence.EMPTY:
        known = [t for t in cells.draft.ties_to(Coordinates, ref) if t.status is not Status.ENDED]
        for tie in known if assured else ():
            cells.draft.say(Coordinates, tie.id, [cells.source], assured, ends=(tie.start, tie.end))
        if assured.get("assured_on") and not known:
            cells.tell("column_alone", Level.NOTE, "assured_on")
    elif isinstance(who, Silence):
        state(cells, About.COORDINATOR, facts, denied=who is Silence.NOBODY, subject=str(ref))
    else:
        for party in who:
            said = cells.draft.say_tie(Coordinates, party, ref, cells.source, {**facts, **assured})
            stored = [t.status for t in cells.draft.ties_to(Coordinates, ref) if t.start == party]
            if cells.is_answer and stored and stored[0] in (Status.SUSPENDED, Status.UNKNOWN):
                said.fields["status"] = Status.ACTIVE  # whoever is named as the answer, coordinates now
        cells.draft.replaced_to.append((Coordinates, ref, who))


def _plan(cells: Cells, ref: Ref, facts: dict[str, Any], fields: dict[str, Any]) -> None:
    """Say to which plans a passage is agreed; there is one node per kind of plan."""
    agreed: dict[str, Any] = {}
    put_stated_date(cells, agreed, "plan_agreed_on", About.PLAN_AGREED, facts, ref, "agreed_on")
    plans: list[Ref] = []
    if (silence := cells.value("plan")) in (Silence.NOBODY, Silence.UNKNOWN):
        assert isinstance(silence, Silence)
        tie_column(cells, LinkedTo, ref, silence, facts, fields, About.PLAN)
        return
    for word in split_values(cells.raw("plan"), lambda word: code_of("PlanKind", word) is not None):
        code = code_of("PlanKind", word)
        if code is None:
            cells.ask("code_unknown", "plan", found=word, known=words_of_list("PlanKind"))
            continue
        name = word_of("PlanKind", code)
        plan = Ref("Plan", f"plan-{slug(name)}")
        cells.draft.say(Plan, plan.id, [cells.source], {"name": name, "kind": PlanKind(code)}, dated=False)
        plans.append(plan)
    if plans:
        tie_column(cells, LinkedTo, ref, tuple(sorted(plans)), {**facts, **agreed}, fields)
    elif agreed:
        _agreed_alone(cells, ref, agreed)


def _agreed_alone(cells: Cells, ref: Ref, agreed: dict[str, Any]) -> None:
    known = cells.draft.ties_from(LinkedTo, ref)
    for tie in known:
        cells.draft.say(LinkedTo, tie.id, [cells.source], agreed, ends=(tie.start, tie.end))
    if agreed.get("agreed_on") and not known:
        cells.tell("column_alone", Level.NOTE, "plan_agreed_on")
