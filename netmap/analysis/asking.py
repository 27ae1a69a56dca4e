"""Questions: what silence leaves open, once per norm line and subject, to whoever can answer it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.finding_ids import finding_id
from netmap.analysis.minimal import Pending
from netmap.analysis.results import Ask, Evidence, Question
from netmap.model import (
    Consultation,
    Coordinates,
    Coverage,
    CoveredBy,
    Expert,
    Fact,
    Of,
    Organisation,
    PassesOn,
    Ref,
    Relationship,
    Status,
    TakesPart,
)

__all__ = ["questions_of", "status_questions", "theme_question"]

_STATUS_LINE = "status"
#: Asked of one theme, and of all themes that one addressee is asked about.
_EYE, _EYES = "gaps.ask.eye", "gaps.ask.eye_many"
_ASKED_AS = {"Coverage": "coverage", "TAKES_PART": "seat", "PASSES_ON": "route", "COORDINATES": "coordinator"}


def questions_of(pending: list[Pending], facts: Facts) -> list[Question]:
    """Return one question per norm line and subject.

    An unknown field of a record is asked once for all lines; whether anybody has an eye for a theme once for all the
    themes that the same addressee is asked about.
    """
    groups: dict[tuple[str, str, Ref | None, str], list[tuple[Ask, Pending]]] = defaultdict(list)
    held_up: dict[tuple[str, Ref], list[str]] = defaultdict(list)
    for item in pending:
        for end in item.verdict.at:
            held_up[(item.demand.line.id, end)].append(item.if_no.id)
        for ask in item.verdict.asks:
            line = "" if ask.field_of_record else item.demand.line.id
            subject = ask.subject or item.demand.subjects[0]
            if ask.code == _EYE:
                groups[(_EYE, line, Ref("Network", facts.network.id), str(_addressee(ask, facts)))].append((ask, item))
            else:
                groups[(ask.code if ask.field_of_record else "", line, subject, "")].append((ask, item))
    found = []
    for (code, line, about, whom), asked in sorted(groups.items(), key=lambda group: group[0]):
        question = _question(code, line, about, asked, facts)
        if code == _EYE:
            question = _eyes(question, line, about, whom, asked)
        places = {(item.demand.line.id, item.demand.subjects[0]) for _, item in asked}
        more = [waiting for place in sorted(places) for waiting in held_up.get(place, ())]
        found.append(replace(question, would_settle=tuple(sorted({*question.would_settle, *more}))))
    return found


def _addressee(ask: Ask, facts: Facts) -> Ref | None:
    return next((ref for ref in ask.addressees if ref in facts.nodes), None)


def _eyes(question: Question, line: str, about: Ref | None, whom: str, asked: list[tuple[Ask, Pending]]) -> Question:
    """Return the question about one theme or several; its id stays when one of the themes is answered."""
    themes = sorted({ask.subject for ask, _ in asked if ask.subject})
    question = replace(question, id=f"q-{finding_id(line, (about,) if about else (), whom, None, None)}")
    if len(themes) == 1:
        return question
    ask = replace(question.ask, code=_EYES, subject=about, values={"themes": themes})
    title = Evidence(code="gaps.title.eye_many", values={"themes": themes})
    return replace(question, ask=ask, if_no=replace(question.if_no, title=title) if question.if_no else None)


def _question(code: str, line: str, subject: Ref | None, asked: list[tuple[Ask, Pending]], facts: Facts) -> Question:
    # ``asked`` is in the order of the norm's lines, so of equals the first line speaks.
    ask, item = min(asked, key=lambda pair: -pair[1].if_no.severity)
    worst = item.if_no
    stages = {other.if_no.stage for _, other in asked}
    themes = {other.if_no.theme for _, other in asked}
    areas = {other.if_no.area for _, other in asked}
    ask = replace(ask, values=_joined([one for one, _ in asked], ask.values))
    if len(areas) > 1 and "area" in ask.values:
        ask = replace(ask, values={**ask.values, "area": None})
    # One subject per line has one demand; of a line over themes and areas a subject has several, and so has a question
    # about the network that stands for many parties: its id must not move when one of them is answered.
    one = len(item.demand.line.for_each) == 1 and not ask.field_of_record and subject in item.demand.subjects
    return Question(
        id=f"q-{worst.id}" if one else f"q-{finding_id(line or code, (subject,) if subject else (), None, None, None)}",
        line_id=line or worst.line_id,
        ask=ask if ask.subject else replace(ask, subject=subject),
        addressee=_addressee(ask, facts),
        if_no=worst,
        theme=themes.pop() if len(themes) == 1 else None,
        stage=stages.pop() if len(stages) == 1 else None,
        area=areas.pop() if len(areas) == 1 else None,
        would_settle=tuple(sorted({other.if_no.id for _, other in asked})),
    )


def _joined(asks: list[Ask], values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a question that stands for several: lists of references are joined."""
    joined = dict(values)
    for key, value in values.items():
        if isinstance(value, list):
            found = {item for ask in asks for item in ask.values.get(key, ())}
            joined[key] = sorted(found)
    return joined


def status_questions(facts: Facts) -> list[Question]:
    """Return "does this still exist?" for every record whose status is suspended or unknown."""
    kinds: tuple[type[Fact], ...] = (Organisation, Consultation, Expert, TakesPart, PassesOn, Coordinates, Coverage)
    found = []
    for kind in kinds:
        for record in facts.network.of(kind).values():
            if record.status not in (Status.SUSPENDED, Status.UNKNOWN):
                continue
            about = _about(record, facts)
            if not all(_stands(ref, facts) for ref in about):
                continue  # a tie of something that ended is not worth a call
            ask = Ask(
                code=f"gaps.ask.exists.{_ASKED_AS.get(record.KIND, 'node')}.{record.status.value}",
                subject=about[0],
                addressees=(*(ref for ref in about if ref.label == "Organisation"), *_municipality(facts)),
                values=_existing(record, about, facts),
            )
            found.append(
                Question(
                    id=f"q-{finding_id(_STATUS_LINE, (record.ref,), None, None, None)}",
                    line_id=_STATUS_LINE,
                    ask=ask,
                    addressee=_addressee(ask, facts),
                    if_no=None,
                )
            )
    return found


def _about(record: Fact, facts: Facts) -> tuple[Ref, ...]:
    if isinstance(record, Relationship):
        return record.start, record.end
    if isinstance(record, Coverage):
        return tuple(t.end for t in facts.network.of(CoveredBy).values() if t.start.id == record.id) or (record.ref,)
    return (record.ref,)


def _stands(ref: Ref, facts: Facts) -> bool:
    record = facts.network.get(ref)
    return not isinstance(record, Fact) or record.status is not Status.ENDED


def _existing(record: Fact, about: tuple[Ref, ...], facts: Facts) -> dict[str, Any]:
    """Return what the question "does this still exist?" names: one thing, the two ends of a tie, or a coverage."""
    if isinstance(record, Coverage):
        theme = next((t.end for t in facts.network.of(Of).values() if t.start.id == record.id), None)
        return {"who": about[0], "stage": record.stage, "theme": theme}
    return {"who": about[0], "other": about[-1]}


def _municipality(facts: Facts) -> tuple[Ref, ...]:
    return (facts.municipality,) if facts.municipality else ()


def theme_question(facts: Facts) -> Question:
    """Return the question which themes play, for a network that says nothing about themes."""
    ask = Ask(
        code="gaps.ask.themes",
        subject=Ref("Network", facts.network.id),
        addressees=_municipality(facts),
    )
    return Question(
        id=f"q-{finding_id('themes', (), None, None, None)}",
        line_id="themes",
        ask=ask,
        addressee=facts.municipality,
        if_no=None,
    )
