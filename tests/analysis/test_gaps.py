"""White spots on networks of at most eight parties, each solved by hand in its test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Confidence, Cover, Fallback, Finding, GapAnswer, Relevance
from netmap.model import Certainty, Coverage, Mandate, Network, Ref, Stage, Status
from netmap.reference.norm import Norm, default_norm, read_norm
from netmap.report.gaps import gap_answer
from netmap.report.names import Names
from tests.build import DAY, Build, meeting, org
from tests.norms import first_lines

LINE = {line.id: line for line in default_norm().lines}


def norm_of(*lines: str) -> Norm:
    return Norm("test", "1", tuple(LINE[line] for line in lines))


def gaps(build: Build, *lines: str, day: date = DAY) -> GapAnswer:
    return find_gaps(build.network(), norm_of(*lines) if lines else first_lines(), day)


def one(answer: GapAnswer) -> Finding:
    assert len(answer.findings) == 1, answer.findings
    return answer.findings[0]


def three_parties() -> Build:
    b = Build()
    b.theme("T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("GGD", "health")
    b.org("Politie", "police")
    return b


# --- nothing, and silence -----------------------------------------------------------------------------------


def test_an_empty_network_gives_one_question_and_no_finding() -> None:
    answer = find_gaps(Network(id="net-x", name="x"), first_lines(), DAY)
    assert not answer.findings
    assert [q.ask.code for q in answer.questions] == ["gaps.ask.themes"]


def test_silence_gives_a_question_with_the_finding_that_a_no_would_make() -> None:
    answer = gaps(three_parties(), "theme-signal")
    assert not answer.findings
    (question,) = answer.questions
    assert question.if_no is not None
    assert (question.id, question.if_no.coverage, question.if_no.severity) == (f"q-{question.if_no.id}", Cover.NONE, 4)
    assert question.addressee == org("Gemeente")


def test_nobody_on_the_map_is_unknown_even_when_the_list_is_complete() -> None:
    b = Build()
    b.theme("T")
    b.complete("coverage")
    answer = gaps(b, "theme-signal")
    assert not answer.findings
    assert len(answer.questions) == 1


# --- absent: three ways, with their confidence ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("checked", "certainty", "expected"),
    [
        ("2026-03", None, Confidence.ESTABLISHED),
        ("2025-09-01", None, Confidence.ESTABLISHED),
        ("2025-03", None, Confidence.LIKELY),
        (None, None, Confidence.LIKELY),
        ("2024-08-31", None, Confidence.ASK),
        ("2026-03", Certainty.IMPLIED, Confidence.ASK),
        ("2026-03", Certainty.ASSUMED, Confidence.ASK),
    ],
)
def test_a_stated_nobody_is_as_sure_as_it_is_fresh(
    checked: str | None, certainty: Certainty | None, expected: Confidence
) -> None:
    b = three_parties()
    b.nobody("T", "signal", checked=checked, certainty=certainty)
    assert one(gaps(b, "theme-signal")).confidence is expected


def test_a_no_of_every_party_is_established() -> None:
    b = three_parties()
    for name in ("Gemeente", "GGD", "Politie"):
        b.says("no", "coverage", org(name), theme="T", stage=Stage.AFTERCARE)
    found = one(gaps(b, "theme-aftercare"))
    assert (found.coverage, found.confidence) == (Cover.NONE, Confidence.ESTABLISHED)
    assert len(found.evidence) == 3


def test_a_no_of_the_candidates_only_is_likely() -> None:
    b = three_parties()
    b.says("no", "coverage", org("GGD"), theme="T", stage=Stage.AFTERCARE)
    line = replace(LINE["theme-aftercare"], candidates=("health",))
    answer = find_gaps(b.network(), Norm("test", "1", (line,)), DAY)
    assert one(answer).confidence is Confidence.LIKELY


def test_one_party_that_said_nothing_keeps_it_a_question() -> None:
    b = three_parties()
    for name in ("Gemeente", "GGD"):
        b.says("no", "coverage", org(name), theme="T", stage=Stage.AFTERCARE)
    answer = gaps(b, "theme-aftercare")
    assert not answer.findings
    assert len(answer.questions) == 1


def test_a_complete_list_is_likely_for_two_years_and_then_asked() -> None:
    b = three_parties()
    b.complete("coverage", "2026-08-20")
    assert one(gaps(b, "theme-signal")).confidence is Confidence.LIKELY
    assert one(gaps(b, "theme-signal", day=date(2029, 1, 1))).confidence is Confidence.ASK


def test_a_party_that_does_not_know_keeps_it_a_question_against_a_complete_list() -> None:
    b = three_parties()
    b.complete("coverage:T")
    b.says("unknown", "coverage", org("GGD"), theme="T", stage=Stage.SIGNAL)
    answer = gaps(b, "theme-signal")
    assert not answer.findings
    assert answer.questions[0].addressee == org("GGD")


def test_an_empty_mandate_keeps_deciding_open_against_a_complete_list() -> None:
    b = three_parties()
    b.complete("coverage")
    b.meeting("Overleg")
    assert not gaps(b, "theme-decide").findings
    assert one(gaps(b, "theme-aftercare")).coverage is Cover.NONE


# --- how many parties -------------------------------------------------------------------------------------------


def test_a_department_and_its_municipality_are_one_party() -> None:
    b = three_parties()
    b.org("OOV", "enforcement", part_of="Gemeente")
    b.covers(org("Gemeente"), "T", "signal")
    b.covers(org("OOV"), "T", "signal")
    b.complete("coverage")
    found = one(gaps(b, "theme-signal"))
    assert (found.coverage, found.parties) == (Cover.SINGLE, (org("Gemeente"),))


def test_two_parties_of_one_sector_are_one_sided() -> None:
    b = three_parties()
    b.org("GGZ", "health")
    b.covers(org("GGD"), "T", "interpret")
    b.covers(org("GGZ"), "T", "interpret")
    b.complete("coverage")
    assert one(gaps(b, "theme-interpret")).coverage is Cover.ONE_SECTOR


def test_a_sector_that_is_not_known_makes_nothing_one_sided() -> None:
    b = three_parties()
    b.org("Onbekend")
    b.covers(org("GGD"), "T", "interpret")
    b.covers(org("Onbekend"), "T", "interpret")
    b.complete("coverage")
    assert not gaps(b, "theme-interpret").findings


def test_one_party_is_a_question_as_long_as_others_said_nothing() -> None:
    b = three_parties()
    b.covers(org("GGD"), "T", "signal")
    answer = gaps(b, "theme-signal")
    assert not answer.findings
    assert (answer.questions[0].ask.code, answer.questions[0].if_no.coverage) == ("gaps.ask.other", Cover.SINGLE)  # type: ignore[union-attr]


def test_one_party_is_a_finding_when_all_others_said_no() -> None:
    b = three_parties()
    b.covers(org("GGD"), "T", "signal")
    for name in ("Gemeente", "Politie"):
        b.says("no", "coverage", org(name), theme="T", stage=Stage.SIGNAL)
    found = one(gaps(b, "theme-signal"))
    assert (found.coverage, found.confidence) == (Cover.SINGLE, Confidence.ESTABLISHED)


def test_a_covering_consultation_without_members_asks_for_its_members() -> None:
    b = three_parties()
    b.meeting("Overleg", chair="Politie")
    b.without("TAKES_PART", next(i for k, i in b.records if k == "TAKES_PART"))
    b.covers(meeting("Overleg"), "T", "signal")
    b.complete("coverage")
    answer = gaps(b, "theme-signal")
    assert not answer.findings
    assert (answer.questions[0].ask.code, answer.questions[0].subject) == ("gaps.ask.members", meeting("Overleg"))


@pytest.mark.parametrize("status", [Status.PLANNED, Status.ENDED])
def test_what_is_not_active_covers_nothing(status: Status) -> None:
    b = three_parties()
    b.covers(org("GGD"), "T", "signal", status=status)
    b.complete("coverage")
    found = one(gaps(b, "theme-signal"))
    assert found.coverage is Cover.NONE
    # A row does stand there: that nothing is on the list would not be true.
    assert [row.code for row in found.evidence] == ["gaps.evidence.searched_not_now"]


@pytest.mark.parametrize("status", [Status.SUSPENDED, Status.UNKNOWN])
def test_what_may_not_hold_covers_nothing_and_is_asked_first(status: Status) -> None:
    b = three_parties()
    b.covers(org("GGD"), "T", "signal", status=status)
    b.complete("coverage")
    answer = gaps(b, "theme-signal")
    assert not answer.findings
    assert [q.ask.code for q in answer.questions] == [f"gaps.ask.exists.coverage.{status}"]


def test_a_planned_cover_is_named_as_a_way_to_close() -> None:
    b = three_parties()
    b.covers(org("GGD"), "T", "signal", status=Status.PLANNED)
    b.complete("coverage")
    closure = one(gaps(b, "theme-signal")).closures[0]
    assert (closure.code, closure.party) == ("gaps.way.planned", org("GGD"))


def test_a_suspended_consultation_is_asked_after() -> None:
    b = three_parties()
    b.meeting("Overleg", status=Status.SUSPENDED)
    codes = [q.ask.code for q in gaps(b, "consultation-coordinated").questions]
    assert codes == ["gaps.ask.exists.node.suspended"]


def test_an_end_date_counts_from_its_last_day() -> None:
    b = three_parties()
    b.covers(org("GGD"), "T", "signal", until="2026")
    b.complete("coverage")
    assert one(gaps(b, "theme-signal")).coverage is Cover.SINGLE
    assert one(gaps(b, "theme-signal", day=date(2026, 12, 31))).coverage is Cover.NONE


# --- mandates and experts ------------------------------------------------------------------------------------------


def test_a_mandate_with_themes_decides_for_these_themes() -> None:
    b = three_parties()
    b.theme("U")
    b.meeting("Driehoek", mandate=Mandate.DECIDE, decides=("T",))
    b.seat("Gemeente", "Driehoek")
    b.seat("Politie", "Driehoek")
    b.complete("coverage")
    found = one(gaps(b, "theme-decide"))
    assert (found.theme, found.coverage) == ("U", Cover.NONE)


def test_a_stated_nobody_against_an_open_mandate_is_at_most_likely() -> None:
    b = three_parties()
    b.meeting("Driehoek", mandate=Mandate.DECIDE)
    b.nobody("T", "decide")
    assert one(gaps(b, "theme-decide")).confidence is Confidence.LIKELY


def test_an_expert_covers_interpreting_and_nothing_else() -> None:
    b = three_parties()
    b.expert("adviseur", "GGD", theme="T")
    b.complete("coverage")
    found = {f.line_id: f.coverage for f in gaps(b, "theme-signal", "theme-interpret", "theme-aftercare").findings}
    assert found == {"theme-signal": Cover.NONE, "theme-interpret": Cover.SINGLE, "theme-aftercare": Cover.NONE}


# --- relevance -------------------------------------------------------------------------------------------------------


def relevance_of(b: Build, theme: str) -> Relevance:
    from netmap.analysis.demands import theme_relevance
    from netmap.analysis.facts import Facts

    return theme_relevance(Facts(b.network(), DAY))[theme]


def test_unrest_of_three_years_ago_makes_a_theme_play_now() -> None:
    b = Build()
    b.theme("T", now=False)
    b.setting("past_unrest", "T", "2023")
    assert relevance_of(b, "T") is Relevance.NOW
    b = Build()
    b.theme("T", now=False)
    b.setting("past_unrest", "T", "2022")
    assert relevance_of(b, "T") is Relevance.CONCEIVABLE


def test_not_here_is_low_but_not_when_it_played() -> None:
    b = Build(shipped=True)
    b.setting("theme_not_here", "radicalisation")
    assert relevance_of(b, "radicalisation") is Relevance.LOW
    b.setting("past_unrest", "radicalisation", "2025")
    assert relevance_of(b, "radicalisation") is Relevance.NOW


def test_without_any_setting_only_themes_that_the_map_names_are_conceivable() -> None:
    b = Build(shipped=True)
    b.org("GGD", "health")
    b.covers(org("GGD"), "radicalisation", "signal")
    assert relevance_of(b, "radicalisation") is Relevance.CONCEIVABLE
    assert relevance_of(b, "polarisation") is Relevance.LOW
    assert "gaps.ask.themes" in [q.ask.code for q in gaps(b).questions]


def test_a_conceivable_theme_is_met_by_dealing_with_it_and_never_more_than_attention() -> None:
    b = Build()
    b.theme("nu")
    b.theme("T", now=False)
    b.setting("past_unrest", "T", "2015")
    b.org("Gemeente", "municipality", actor_type="municipality")
    question = next(q for q in gaps(b, "theme-eye").questions if q.theme == "T")
    assert question.if_no is not None
    assert question.if_no.severity == 2
    b.meeting("Overleg", themes=("T",))
    assert not [q for q in gaps(b, "theme-eye").questions if q.theme == "T"]


# --- areas ------------------------------------------------------------------------------------------------------------

AREA_NORM = """
extends = "handreiking"
[[line]]
id = "area-signal"
text = "In elk gebied signaleert iemand het thema."
kind = "substantive"
type = "area_gap"
for_each = ["theme", "area"]
where = { relevance = ["now"] }
needs = "covered(signal)"
passage = { part = "B1", heading = "Acupunctuur", paraphrase = "Problemen zitten in straten." }
[[line]]
id = "area-aftercare"
text = "In elk gebied is nazorg."
kind = "instrumental"
type = "area_gap"
for_each = ["theme", "area"]
where = { relevance = ["now"] }
needs = "covered(aftercare)"
passage = { part = "B1", heading = "Acupunctuur", paraphrase = "Problemen zitten in straten." }
"""


def area_norm(line: str) -> Norm:
    norm = read_norm(AREA_NORM, "test.toml")
    return Norm("test", "1", tuple(item for item in norm.lines if item.id == line))


def test_a_yes_for_a_district_holds_inside_for_aftercare_but_not_for_signalling() -> None:
    b = three_parties()
    b.area("Noord")
    b.area("Straat", "Noord")
    for stage in ("signal", "aftercare"):
        b.covers(org("GGD"), "T", stage, area="Noord")
        b.covers(org("Politie"), "T", stage, area="Noord")
    b.complete("coverage")
    signal = find_gaps(b.network(), area_norm("area-signal"), DAY)
    # Who hears the district may hear the street, so that it is asked; told that nobody does, it is one.
    assert not signal.findings
    assert [q.ask.values["areas"] for q in signal.questions] == [[Ref("Area", "geb-Straat")]]
    b.nobody("T", "signal", area="geb-Straat")
    signal = find_gaps(b.network(), area_norm("area-signal"), DAY)
    assert [f.area for f in signal.findings] == ["geb-Straat"]
    assert not find_gaps(b.network(), area_norm("area-aftercare"), DAY).findings


def test_only_the_highest_uncovered_area_is_reported() -> None:
    b = three_parties()
    b.area("Noord")
    b.area("Straat", "Noord")
    b.complete("coverage")
    found = one(find_gaps(b.network(), area_norm("area-signal"), DAY))
    assert found.area == "geb-Noord"
    assert len(found.related) == 1


def test_a_no_for_a_district_denies_all_inside_and_nothing_outside() -> None:
    b = three_parties()
    b.area("Noord")
    b.area("Straat", "Noord")
    b.area("Zuid")
    b.nobody("T", "signal", area="geb-Noord")
    answer = find_gaps(b.network(), area_norm("area-signal"), DAY)
    assert one(answer).area == "geb-Noord"
    assert [q.would_settle for q in answer.questions]
    assert not gaps(b, "theme-signal").findings


# --- folding, fallback, severity ---------------------------------------------------------------------------------


def test_a_theme_that_nobody_sees_is_one_finding() -> None:
    b = three_parties()
    for stage in ("signal", "interpret", "decide", "aftercare"):
        b.nobody("T", stage)
    found = one(gaps(b))
    assert (found.line_id, found.folded, len(found.related), len(found.evidence)) == ("theme-signal", True, 3, 4)


def test_fallback_is_inside_outside_or_none() -> None:
    b = three_parties()
    b.theme("U")
    b.complete("coverage")
    missing = next(f for f in gaps(b, "theme-aftercare").findings if f.theme == "T")
    assert (missing.fallback, missing.severity) == (Fallback.NONE, 4)
    b.covers(org("GGD"), "U", "aftercare")
    missing = next(f for f in gaps(b, "theme-aftercare").findings if f.theme == "T")
    assert (missing.fallback, missing.severity) == (Fallback.OUTSIDE, 4)
    b.meeting("Overleg", themes=("T",))
    b.seat("GGD", "Overleg")
    missing = next(f for f in gaps(b, "theme-aftercare").findings if f.theme == "T")
    assert (missing.fallback, missing.severity) == (Fallback.INSIDE, 3)
    assert missing.closures[0].party == org("GGD")


def test_a_question_shows_the_range_that_an_unknown_fallback_leaves() -> None:
    question = gaps(three_parties(), "theme-signal").questions[0]
    assert question.if_no is not None
    assert question.if_no.severity_range == (3, 4)


# --- routes ----------------------------------------------------------------------------------------------------------


def chain() -> Build:
    b = three_parties()
    for name in ("A", "B"):
        b.meeting(name, mandate=Mandate.ALIGN)
    b.meeting("D", mandate=Mandate.DECIDE, echelon="local")
    return b


def routes(b: Build) -> tuple[list[Ref], list[Ref | None]]:
    answer = gaps(b, "consultation-route")
    return [f.subjects[0] for f in answer.findings], [
        q.subject for q in answer.questions if q.line_id == "consultation-route"
    ]


def test_a_chain_to_a_decider_on_the_highest_level_needs_nothing() -> None:
    b = chain()
    b.route(meeting("A"), meeting("B"))
    b.route(meeting("B"), meeting("D"))
    assert routes(b) == ([], [])


def test_informing_reporting_back_and_going_down_are_no_way_on() -> None:
    for direction, kind in (("up", "informs"), ("up", "reports_back"), ("down", None)):
        b = chain()
        b.route(meeting("B"), meeting("D"))
        b.route(meeting("A"), meeting("D"), direction, kind)
        assert routes(b) == ([], [meeting("A")])


def test_a_silent_place_further_on_is_asked_there_and_settles_what_lies_before_it() -> None:
    b = chain()
    b.route(meeting("A"), meeting("B"))
    answer = gaps(b, "consultation-route")
    assert not answer.findings
    (question,) = answer.questions
    assert question.subject == meeting("B")
    assert len(question.would_settle) == 2


def test_signals_that_go_round_are_one_question_and_one_finding_when_the_list_is_complete() -> None:
    b = chain()
    b.route(meeting("A"), meeting("B"))
    b.route(meeting("B"), meeting("A"))
    assert routes(b) == ([], [meeting("A")])
    b.complete("escalation")
    assert routes(b) == ([meeting("A")], [])


def test_a_decider_below_the_top_without_a_way_on_is_asked() -> None:
    b = chain()
    b.meeting("Regio", mandate=Mandate.DECIDE, echelon="region")
    b.route(meeting("A"), meeting("D"))
    b.route(meeting("B"), meeting("D"))
    assert routes(b) == ([], [meeting("D")])
    b.says("no", "route", meeting("D"))
    assert routes(b) == ([meeting("D")], [])


def test_a_shared_member_with_a_decider_is_a_fallback_and_a_way_to_close() -> None:
    b = chain()
    b.route(meeting("B"), meeting("D"))
    b.says("no", "route", meeting("A"))
    assert one(gaps(b, "consultation-route")).fallback is None
    b.seat("Politie", "A")
    b.seat("Politie", "D")
    found = one(gaps(b, "consultation-route"))
    assert (found.fallback, found.closures[0].code) == (Fallback.INSIDE, "gaps.way.route")
    assert found.closures[0].consultation == meeting("D")


def test_two_parts_of_a_network_are_a_remark_and_not_a_finding() -> None:
    b = three_parties()
    b.meeting("A", chair="Politie")
    b.meeting("B", chair="GGD")
    answer = gaps(b, "consultation-coordinated")
    assert not answer.findings
    assert [r.code for r in answer.remarks] == ["gaps.remark.unconnected"]


# --- coordination ---------------------------------------------------------------------------------------------------


def test_one_of_chair_and_coordinator_is_asked_when_the_other_is_denied() -> None:
    b = three_parties()
    b.meeting("A")
    b.says("no", "chair", meeting("A"))
    (question,) = gaps(b, "consultation-coordinated").questions
    assert question.ask.code == "gaps.ask.coordinator"


def test_a_secretary_makes_a_missing_chair_less_serious() -> None:
    b = three_parties()
    b.meeting("A", themes=("T",))
    b.says("no", "chair", meeting("A"))
    b.says("no", "coordinator", meeting("A"))
    assert one(gaps(b, "consultation-coordinated")).severity_range == (3, 4)
    b.seat("GGD", "A", role="secretary")
    assert one(gaps(b, "consultation-coordinated")).severity_range == (3, 3)


# --- stable, in words, and new lines ------------------------------------------------------------------------------


def test_ids_stay_when_a_party_is_renamed_and_the_order_of_records_does_not_matter() -> None:
    b = chain()
    b.nobody("T", "signal")
    b.says("no", "route", meeting("A"))
    before = gaps(b)
    record = b.records[("Consultation", "ovl-A")]
    b.add(replace(record, name="Nieuwe naam"))  # type: ignore[call-arg]
    b.records = dict(reversed(list(b.records.items())))
    after = gaps(b)
    assert [f.id for f in before.findings] == [f.id for f in after.findings]
    assert {q.id for q in before.questions} == {q.id for q in after.questions}


def test_a_new_line_with_a_known_predicate_gives_its_finding_without_code() -> None:
    b = three_parties()
    b.nobody("T", "act", provenance=("import|Dekking|7",))
    text = """
extends = "handreiking"
[[line]]
id = "eigen-uitvoering"
text = "Iemand voert maatregelen uit."
kind = "instrumental"
type = "instrumental_sector_gap"
for_each = ["theme"]
where = { relevance = ["now"] }
needs = "covered(act)"
closes = ["involve"]
passage = { part = "A1", heading = "Wie is waarbij betrokken?", paraphrase = "Iedere partij doet haar eigen deel." }
"""
    norm = read_norm(text, "eigen.toml")
    network = b.network()
    answer = gap_answer(find_gaps(network, norm, DAY), network, norm, DAY, Names(network))
    found = next(f for f in answer["result"]["findings"] if f["norm_line"]["id"] == "eigen-uitvoering")
    assert found["title"] == "Niemand voert maatregelen uit rond T."
    assert found["evidence"][0] == {
        "sheet": "Dekking",
        "row": 7,
        "text": "Voor T, stap uitvoeren, staat 'niemand'.",
    }


def test_a_sensitive_party_is_masked_everywhere_in_what_leaves() -> None:
    b = three_parties()
    b.org("Moskee El Fictie", "faith_community", sensitive_number=3)
    b.covers(org("Moskee El Fictie"), "T", "signal")
    b.complete("coverage")
    network = b.network()
    result = find_gaps(network, norm_of("theme-signal"), DAY)
    masked = str(gap_answer(result, network, first_lines(), DAY, Names(network)))
    assert "Fictie" not in masked
    assert "gevoelige partij" in masked
    assert "Fictie" in str(gap_answer(result, network, first_lines(), DAY, Names(network, masked=False)))


def test_a_cover_row_of_a_removed_party_counts_for_nothing() -> None:
    b = three_parties()
    b.covers(org("GGD"), "T", "signal")
    b.add(replace(b.records[("Organisation", "org-GGD")], status=Status.ENDED))  # type: ignore[call-arg]
    b.complete("coverage")
    assert one(gaps(b, "theme-signal")).coverage is Cover.NONE
    assert b.network().of(Coverage)
