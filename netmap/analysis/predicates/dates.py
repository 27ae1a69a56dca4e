"""How old something may be: the last exercise, an agreement with an expert, when facts were last checked.

The fallback is ``inside``, what is old is there all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Confidence, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.told import ELSEWHERE, municipality, network_ref, unless_in_doubt
from netmap.model import (
    About,
    Consultation,
    Coverage,
    CoveredBy,
    Expert,
    Fact,
    Organisation,
    PassesOn,
    Ref,
    Relationship,
    Setting,
    SettingKey,
    TakesPart,
    WorksFor,
    first_day,
    is_active,
    last_day,
    months_between,
    normalise,
)

#: What the setting ``oefening`` says when nobody has practised.
_NEVER = frozenset({"geen", "nee", "nooit", "niemand", "none", "no"})
_OLDEST = 5


@unless_in_doubt
def dated_within(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether something is at most so many months old on the day (second argument).

    ``exercise``: the latest one. A "geen" of within those months, or only older ones, is absent; none, one without a
    date, or a "geen" of longer ago, which says nothing about the time since, is asked.
    ``checked_on``: every active organisation, consultation, expert, seat, route and coverage row. Absent as soon as
    one is older; a fact without a date is not counted, and asked only when none has one. ``agreed_on``: an expert's
    agreement. A date of lower precision is its last day; a date after the day does not count as an exercise.
    """
    months = int(arguments[1])
    if arguments[0] == "agreed_on":
        return _expert_agreed(facts, demand, months)
    if not facts.nodes:
        return ELSEWHERE
    return _exercise(facts, months) if arguments[0] == "exercise" else _checked(facts, months)


def _exercise(facts: Facts, months: int) -> Verdict:
    settings = facts.settings(SettingKey.EXERCISE)
    said_no = [s for s in settings if normalise(s.value) in _NEVER]
    never = [s for s in said_no if (said_on := s.date or s.checked_on) is None or _within(said_on, facts.day, months)]
    held = [s for s in settings if s not in said_no]
    undated = [s for s in held if not s.date]
    past = sorted((s for s in held if s.date and first_day(s.date) <= facts.day), key=_newest)
    if past and _within(past[-1].date or "", facts.day, months):
        return Verdict(state=State.PRESENT)
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        fallback=Fallback.INSIDE,
        title=Evidence(code="gaps.title.exercise", values={"months": months}),
        remedy=Evidence(code="gaps.remedy.exercise", values={"months": months, "count": 1}),
    )
    if never and not undated:
        latest = max(never, key=_newest)
        confidence, reason = facts.confidence(replace(latest, checked_on=latest.checked_on or latest.date))
        row = Evidence(code="gaps.evidence.no_exercise", provenance=latest.provenance)
        return replace(verdict, state=State.ABSENT, confidence=confidence, reason=reason, evidence=(row,))
    if past and not undated:
        values = {"date": past[-1].date, "months": months}
        row = Evidence(code="gaps.evidence.exercise", values=values, provenance=past[-1].provenance)
        return replace(
            verdict,
            state=State.ABSENT,
            cover=Cover.SINGLE,
            confidence=Confidence.LIKELY,
            reason=Evidence(code="gaps.reason.last_known", values=values),
            evidence=(row,),
            title=Evidence(code="gaps.title.exercise_old", values=values),
        )
    values = {"key": SettingKey.EXERCISE}
    ask = Ask(code="gaps.ask.setting", subject=network_ref(facts), addressees=municipality(facts), values=values)
    return replace(verdict, asks=(ask,))


def _within(when: str, day: date, months: int) -> bool:
    return months_between(when, day) <= months


def _newest(setting: Setting) -> tuple[str, str]:
    return (last_day(setting.date).isoformat() if setting.date else "", setting.id)


# --- when facts were checked ---------------------------------------------------------------------------------


def _checked(facts: Facts, months: int) -> Verdict:
    records = list(_records(facts))
    dated = [(fact.checked_on, fact) for fact in records if fact.checked_on]
    old = [(date, fact) for date, fact in dated if months_between(date, facts.day) > months]
    if records and not dated:
        ask = Ask(code="gaps.ask.checked", subject=network_ref(facts), addressees=municipality(facts))
        return Verdict(
            state=State.UNKNOWN,
            cover=Cover.ONE_SECTOR,
            fallback=Fallback.INSIDE,
            asks=(ask,),
            title=Evidence(code="gaps.title.unchecked"),
            remedy=Evidence(code="gaps.remedy.checked", values={"count": len(records)}),
        )
    if not old:
        return Verdict(state=State.PRESENT)
    old.sort(key=lambda item: (last_day(item[0]), item[1].KIND, item[1].id))
    return Verdict(
        state=State.ABSENT,
        cover=Cover.ONE_SECTOR,
        confidence=Confidence.ESTABLISHED,
        reason=Evidence(code="gaps.reason.own_dates"),
        evidence=tuple(_old_row(facts, date, fact) for date, fact in old[:_OLDEST]),
        fallback=Fallback.INSIDE,
        title=Evidence(code="gaps.title.stale", values={"count": len(old), "total": len(records), "months": months}),
        remedy=Evidence(code="gaps.remedy.checked", values={"count": len(old)}),
    )


def _records(facts: Facts) -> Iterator[Fact]:
    kinds: tuple[type[Fact], ...] = (Organisation, Consultation, Expert)
    nodes = (fact for kind in kinds for fact in facts.network.of(kind).values() if fact.ref in facts.nodes)
    rows = (row for row in facts.network.of(Coverage).values() if is_active(row, facts.day))
    return chain(nodes, facts.ties(TakesPart), facts.ties(PassesOn), rows)


def _old_row(facts: Facts, date: str, fact: Fact) -> Evidence:
    if isinstance(fact, Relationship):
        values = {"who": fact.start, "other": fact.end, "checked_on": date}
        return Evidence(code="gaps.evidence.old_tie", values=values, provenance=fact.provenance)
    code, who = "gaps.evidence.old", fact.ref
    if isinstance(fact, Coverage):
        code = "gaps.evidence.old_coverage"
        who = next((tie.end for tie in facts.network.of(CoveredBy).values() if tie.start == fact.ref), fact.ref)
    return Evidence(code=code, values={"who": who, "checked_on": date}, provenance=fact.provenance)


# --- an expert's agreement ------------------------------------------------------------------------------------


def _expert_agreed(facts: Facts, demand: Demand, months: int) -> Verdict:
    ref = next(r for r in demand.subjects if r.label == "Expert")
    record = facts.network.get(ref)
    assert isinstance(record, Expert)
    if not record.agreed_on:
        return not_agreed(facts, ref)
    if months_between(record.agreed_on, facts.day) <= months:
        return Verdict(state=State.PRESENT)
    values = {"expert": ref, "date": record.agreed_on, "months": months}
    return Verdict(
        state=State.ABSENT,
        cover=Cover.SINGLE,
        confidence=Confidence.LIKELY,
        reason=Evidence(code="gaps.reason.last_known", values=values),
        evidence=(Evidence(code="gaps.evidence.agreed", values=values, provenance=record.provenance),),
        fallback=Fallback.INSIDE,
        title=Evidence(code="gaps.title.agreed_old", values=values),
        remedy=Evidence(code="gaps.remedy.agreed", values={**values, "count": 1}),
    )


def not_agreed(facts: Facts, expert: Ref) -> Verdict:
    """Return the verdict of an expert without a date: absent when "nee" was stated, else one question for all."""
    employers = facts.memo("records.employers", lambda: {t.start: t.end for t in reversed(facts.ties(WorksFor))})
    employer = employers.get(expert)
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        fallback=Fallback.INSIDE,
        parties=(employer,) if employer else (),
        title=Evidence(code="gaps.title.not_agreed", values={"expert": expert}),
        remedy=Evidence(code="gaps.remedy.agreed", values={"expert": expert, "count": 1}),
    )
    if denied := facts.denied(About.AGREED, expert):
        confidence, reason = facts.confidence(denied[0])
        row = Evidence(code="gaps.evidence.not_agreed", values={"expert": expert}, provenance=denied[0].provenance)
        return replace(verdict, state=State.ABSENT, confidence=confidence, reason=reason, evidence=(row,))
    ask = Ask(
        code="gaps.ask.agreed",
        subject=network_ref(facts),
        addressees=municipality(facts),
        values={"experts": [expert]},
    )
    return replace(verdict, asks=(ask,))
