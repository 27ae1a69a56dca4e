"""One norm line on one network: its findings and questions, and a check that each of them can be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps, judge_demands
from netmap.analysis.results import Evidence, Finding, GapAnswer, Question, State, Verdict
from netmap.model import Network, Ref
from netmap.reference.norm import Need, Norm, default_norm
from netmap.report.names import Names
from netmap.texts import say, sentences
from tests.build import DAY, Build

LINE = {line.id: line for line in default_norm().lines}


def norm_of(line: str, *arguments: str) -> Norm:
    """Return a norm of one line, with other arguments when some are given."""
    chosen = LINE[line]
    if arguments:
        assert isinstance(chosen.needs, Need)
        chosen = replace(chosen, needs=Need(chosen.needs.predicate, arguments))
    return Norm("test", "1", (chosen,))


def town() -> Build:
    """Return Gemeente and Politie in K, the core team, and Welzijn in W."""
    b = Build()
    b.theme("T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("Politie", "police")
    b.org("Welzijn", "welfare")
    b.meeting("K", hub=True, kind="core_team")
    b.meeting("W", kind="neighbourhood_consultation")
    for who, where in (("Gemeente", "K"), ("Politie", "K"), ("Welzijn", "W")):
        b.seat(who, where)
    return b


def judged(b: Build, line: str, *arguments: str, day: date = DAY) -> dict[Ref, Verdict]:
    """Return the verdicts of one line by their first subject, each of them said aloud."""
    network = b.network()
    found = {d.subjects[0]: v for d, v in judge_demands(network, norm_of(line, *arguments), day)}
    for verdict in found.values():
        can_be_said(verdict, network)
    return found


def only(b: Build, line: str, *arguments: str, day: date = DAY) -> Verdict:
    """Return the verdict of a line that has one demand."""
    (verdict,) = judged(b, line, *arguments, day=day).values()
    return verdict


def gaps(b: Build, line: str, day: date = DAY) -> GapAnswer:
    """Return findings and questions of one line; questions about themes and status left out."""
    answer = find_gaps(b.network(), norm_of(line), day)
    return replace(answer, questions=tuple(q for q in answer.questions if q.line_id not in ("themes", "status")))


def finding(b: Build, line: str) -> Finding:
    """Return the only finding of a line, which asks nothing."""
    answer = gaps(b, line)
    assert not answer.questions
    (found,) = answer.findings
    return found


def question(b: Build, line: str) -> Question:
    """Return the only question of a line, which finds nothing."""
    answer = gaps(b, line)
    assert not answer.findings
    (asked,) = answer.questions
    return asked


def can_be_said(verdict: Verdict, network: Network) -> None:
    """Check what every verdict must have, and that its sentences get all that they name."""
    names = Names(network, masked=False)
    for row in _sentences(verdict):
        code = row.code
        if code == "gaps.ask.setting":
            code = f"{code}.{row.values['key']}"
        assert "{" not in say(code, "nl", **names.spoken(row.values)), code
        assert code in sentences()
    if verdict.state is State.UNKNOWN:
        assert len(verdict.asks) == 1
        assert not verdict.evidence or verdict.title
    if verdict.state is State.ABSENT:
        assert verdict.evidence
        assert verdict.reason
    if verdict.state in (State.UNKNOWN, State.ABSENT):
        assert verdict.title
        assert verdict.remedy


def _sentences(verdict: Verdict) -> Iterator[Evidence]:
    yield from verdict.evidence
    yield from (row for row in (verdict.title, verdict.remedy, verdict.reason) if row)
    for ask in verdict.asks:
        about = {"consultation": ask.subject, "expert": ask.subject, "theme": ask.subject, "party": ask.subject}
        yield Evidence(code=ask.code, values={**about, **ask.values})


def facts_of(b: Build) -> Facts:
    """Return the facts of a network on the day of the tests."""
    return Facts(b.network(), DAY)
