"""What is asked once and not twice: an eye for several themes, and what a finding about the same stands for."""

from __future__ import annotations

from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Finding, GapAnswer, Question
from netmap.model import Network, Ref
from netmap.reference.norm import default_norm
from tests.build import DAY, Build, meeting, org

EYES = ("gaps.ask.eye", "gaps.ask.eye_many")


def answer(network: Network) -> GapAnswer:
    return find_gaps(network, default_norm(), DAY)


def eyes(network: Network) -> list[Question]:
    return [question for question in answer(network).questions if question.ask.code in EYES]


def silent(*themes: str) -> Build:
    build = Build()
    build.org("gem", "municipality", actor_type="municipality")
    build.theme(*themes, now=False)
    for theme in themes:  # what played before is conceivable
        build.setting("past_unrest", theme)
    return build


def test_all_themes_that_one_addressee_is_asked_about_are_one_question() -> None:
    found = eyes(silent("brand", "ruzie", "staking").network())
    (question,) = found
    themes = [Ref("Theme", name) for name in ("brand", "ruzie", "staking")]
    assert question.ask.code == "gaps.ask.eye_many"
    assert question.ask.values == {"themes": themes}
    assert question.subject == Ref("Network", silent().network().id)
    assert (question.theme, question.addressee) == (None, org("gem"))
    assert len(question.would_settle) == 3
    assert question.if_no is not None
    assert question.if_no.title is not None
    assert question.if_no.title.values == {"themes": themes}


def test_the_question_keeps_its_id_when_one_theme_is_answered() -> None:
    both = eyes(silent("brand", "ruzie").network())
    build = silent("brand", "ruzie")
    build.covers(org("gem"), "ruzie", "signal")
    (left,) = eyes(build.network())
    assert [question.id for question in both] == [left.id]
    assert (left.ask.code, left.subject, left.theme) == ("gaps.ask.eye", Ref("Theme", "brand"), "brand")


# --- a finding stands for the question about the same --------------------------------------------------------------


def about(found: list[Finding] | list[Question], line: str, subject: Ref) -> list[str]:
    kept = []
    for one in found:
        finding = one.if_no if isinstance(one, Question) else one
        if finding and finding.line_id == line and subject in finding.subjects:
            kept.append(finding.id)
    return kept


def stuck(*, said: bool) -> GapAnswer:
    """Signals stop at B; whether B interprets them itself is not known. A passes on to B."""
    build = Build()
    build.org("gem", "municipality", actor_type="municipality")
    build.meeting("a", mandate="coordinate")
    build.meeting("b", mandate="coordinate")
    build.route(meeting("a"), meeting("b"))
    if said:
        build.complete("escalation")
    return answer(build.network())


def test_a_consultation_that_passes_nothing_on_is_not_asked_who_interprets_it() -> None:
    found = stuck(said=True)
    (route,) = [f for f in found.findings if f.line_id == "consultation-route"]
    assert route.subjects == (meeting("b"),)
    assert not [q for q in found.questions if q.line_id == "consultation-route-interpret"]
    open_ones = stuck(said=False)
    (asked,) = [q for q in open_ones.questions if q.ask.code == "gaps.ask.route"]
    assert len(asked.would_settle) == 4
    assert set(asked.would_settle) == {route.id, *route.related}


def nowhere(*, whole: bool) -> GapAnswer:
    """P signals and sits nowhere; Q of another sector sits at a table."""
    build = Build()
    build.org("gem", "municipality", actor_type="municipality")
    build.org("p", "welfare")
    build.org("q", "police")
    build.theme("brand")
    build.meeting("tafel", themes=("brand",))
    build.seat("q", "tafel")
    build.covers(org("p"), "brand", "signal")
    build.says("no", "seat", org("p"))
    if whole:
        build.complete("participation")
    return answer(build.network())


def test_a_party_that_sits_nowhere_is_not_found_or_asked_a_second_time_for_it() -> None:
    for whole in (True, False):
        found = nowhere(whole=whole)
        (seated,) = [f for f in found.findings if f.line_id == "party-seated" and org("p") in f.subjects]
        assert not about(list(found.findings), "party-verified", org("p"))
        assert not about(list(found.questions), "party-verified", org("p"))
        assert seated.related


def test_a_party_that_sits_somewhere_is_still_asked_where_it_checks_a_signal() -> None:
    build = Build()
    build.org("p", "welfare")
    build.theme("brand")
    build.meeting("tafel", themes=("brand",))
    build.seat("p", "tafel")
    build.covers(org("p"), "brand", "signal")
    assert about(list(answer(build.network()).questions), "party-verified", org("p"))
