"""Whether the sectors that a theme needs meet about it: networks solved by hand."""

from __future__ import annotations

from netmap.analysis.gaps import find_gaps, judge_demands
from netmap.analysis.results import Fallback, State, Verdict
from netmap.model import Mandate, MandateFor, Origin, Ref, Sector
from netmap.model import Theme as ThemeRecord
from netmap.report.gaps import gap_answer
from netmap.report.names import Names
from tests.build import DAY, Build, meeting, org
from tests.norms import norm_of

PAIR = "theme-cooperation"


def verdict(b: Build, line: str) -> Verdict:
    ((_, found),) = judge_demands(b.network(), norm_of(line), DAY)
    return found


def codes(found: Verdict) -> list[str]:
    return [ask.code for ask in found.asks]


def town() -> Build:
    """Four parties of four sectors, and one theme that plays."""
    b = Build()
    b.theme("T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("GGD", "health")
    b.org("Politie", "police")
    b.org("Welzijn", "welfare")
    return b


# --- sectors that a theme needs ---------------------------------------------------------------------------------


def pair() -> Build:
    """T needs police and welfare; Politie sits in W, which deals with T."""
    b = Build()
    b.add(ThemeRecord(id="T", label_nl="T", origin=Origin.LOCAL, sector_pairs=("police+welfare",)))
    b.setting("theme_now", "T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("Politie", "police")
    b.org("Welzijn", "welfare")
    b.meeting("W", themes=("T",))
    b.seat("Politie", "W")
    return b


def test_a_shared_table_about_the_theme_is_cooperation() -> None:
    b = pair()
    b.seat("Welzijn", "W")
    found = verdict(b, PAIR)
    assert (found.state, found.places) == (State.PRESENT, (meeting("W"),))


def test_a_shared_table_about_something_else_is_a_fallback_only() -> None:
    b = pair()
    b.theme("U", now=False)
    b.meeting("X", themes=("U",), mandate=Mandate.ALIGN)
    b.seat("Politie", "X")
    b.seat("Welzijn", "X")
    found = verdict(b, PAIR)
    assert (found.state, found.fallback, codes(found)) == (
        State.UNKNOWN,
        Fallback.INSIDE,
        ["gaps.ask.cooperates_in"],
    )
    b.complete("consultations")
    b.complete("escalation")
    b.complete("participation")
    assert verdict(b, PAIR).state is State.ABSENT


def test_the_finding_names_the_pair_the_theme_and_where_one_of_them_sits() -> None:
    b = pair()
    b.complete("consultations")
    b.complete("escalation")
    b.complete("participation:ovl-W")
    network = b.network()
    result = find_gaps(network, norm_of(PAIR), DAY)
    (found,) = gap_answer(result, network, norm_of(PAIR), DAY, Names(network))["result"]["findings"]
    assert result.findings[0].places == (meeting("W"),)
    assert result.findings[0].remedy is not None
    assert result.findings[0].remedy.values == {"party": org("Welzijn"), "consultation": meeting("W")}
    texts = [row["text"] for row in found["evidence"]]
    assert "In W zit Politie, maar niemand uit de sector welzijn." in texts
    assert "Doorzochte overleggen (1): W." in texts


def test_a_mandate_or_a_coverage_row_puts_a_consultation_in_scope() -> None:
    b = pair()
    b.meeting("X")
    b.seat("Politie", "X")
    b.seat("Welzijn", "X")
    assert verdict(b, PAIR).state is State.UNKNOWN
    b.covers(meeting("X"), "T", "aftercare")
    assert verdict(b, PAIR).state is State.PRESENT
    b = pair()
    ref = b.meeting("X", mandate=Mandate.DECIDE)
    b.seat("Politie", "X")
    b.seat("Welzijn", "X")
    b.tie(MandateFor, ref, Ref("Theme", "T"))
    assert verdict(b, PAIR).state is State.PRESENT


def test_the_lists_of_tables_prove_nothing_while_a_route_may_be_untold() -> None:
    b = pair()
    b.complete("consultations")
    b.complete("participation")
    assert verdict(b, PAIR).state is State.UNKNOWN
    b.complete("escalation")
    assert verdict(b, PAIR).state is State.ABSENT


def test_a_route_of_a_party_to_a_table_with_the_other_sector_is_cooperation() -> None:
    b = pair()
    b.meeting("B", chair="Welzijn")
    for name in ("consultations", "participation", "escalation"):
        b.complete(name)
    b.says("no", "themes", meeting("B"))
    b.says("no", "mandate", meeting("B"))
    b.says("no", "mandate", meeting("W"))
    assert verdict(b, PAIR).state is State.ABSENT
    b.route(org("Politie"), meeting("B"))
    assert verdict(b, PAIR).state is State.PRESENT


def test_a_route_between_parties_of_both_sectors_is_cooperation() -> None:
    b = pair()
    b.route(org("Welzijn"), org("Politie"), theme="U")
    assert verdict(b, PAIR).state is State.UNKNOWN  # for another theme
    b = pair()
    b.route(org("Welzijn"), org("Politie"))
    assert verdict(b, PAIR).state is State.PRESENT


def test_a_table_of_which_the_themes_are_not_told_may_be_where_they_meet() -> None:
    b = pair()
    b.meeting("X")
    b.seat("Politie", "X")
    b.seat("Welzijn", "X")
    b.complete("consultations")
    b.complete("escalation")
    b.complete("participation")
    assert verdict(b, PAIR).state is State.UNKNOWN
    b.says("no", "themes", meeting("X"))
    assert verdict(b, PAIR).state is State.UNKNOWN  # nor was its mandate told
    b.says("no", "mandate", meeting("X"))
    assert verdict(b, PAIR).state is State.ABSENT


def test_no_party_of_a_sector_is_said_and_does_not_make_it_absent() -> None:
    b = pair()
    b.without("Organisation", "org-Welzijn")
    found = verdict(b, PAIR)
    assert found.state is State.UNKNOWN
    b.complete("consultations")
    b.complete("escalation")
    b.complete("participation")
    found = verdict(b, PAIR)
    assert found.state is State.ABSENT
    assert Ref(Sector.KIND, "welfare") in [row.values.get("sector") for row in found.evidence]
    assert "gaps.evidence.no_party_of" in [row.code for row in found.evidence]


def test_a_theme_without_pairs_has_nothing_to_meet() -> None:
    b = town()
    assert not judge_demands(b.network(), norm_of(PAIR), DAY)


def test_two_pairs_of_one_theme_are_one_question() -> None:
    b = pair()
    b.add(ThemeRecord(id="T", label_nl="T", origin=Origin.LOCAL, sector_pairs=("police+welfare", "education+welfare")))
    (question,) = find_gaps(b.network(), norm_of(PAIR), DAY).questions
    assert question.ask.values["sectors"] == [Ref("Sector", s) for s in ("education", "police", "welfare")]
    assert len(question.would_settle) == 2
