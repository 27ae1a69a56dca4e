"""Both sides side by side: what opens, closes, gets worse, becomes a question or loses its subject; solved by hand."""

from __future__ import annotations

import pytest

from netmap.analysis.results import Cover
from netmap.analysis.team.results import CriterionState
from netmap.analysis.what_if.change import ChangeKind
from netmap.analysis.what_if.compare import PARTS, side_of, try_changes
from netmap.model import Ref, Stage
from netmap.reference.norm import default_norm
from tests.analysis.hub.towns import sample
from tests.analysis.what_if.towns import asked, changes, core_team, lines, village
from tests.build import DAY, Build, meeting, org

T = Ref("Theme", "T")


def test_no_change_makes_no_difference() -> None:
    answer = asked(village().network())
    assert answer.nothing
    assert (answer.opened, answer.routes_lost, answer.no_longer) == ((), (), ())


def test_without_a_complete_list_a_loss_is_a_question_and_never_a_white_spot() -> None:
    answer = asked(village().network(), "zonder:Organisation:org-Jongerenwerk")
    assert "theme-signal" not in lines(answer.opened) | lines(answer.worse)
    lost = {one.line_id: one for one in answer.no_longer}
    assert lost["theme-signal"].parties == (org("Jongerenwerk"),)
    assert lost["theme-signal"].asks
    assert answer.stages_lost == ((T, Stage.SIGNAL), (T, Stage.INTERPRET))
    assert answer.before.stages[T, Stage.SIGNAL] == (org("Jongerenwerk"),)


def test_with_a_complete_list_the_same_loss_is_a_white_spot() -> None:
    b = village()
    b.complete("coverage:T")
    answer = asked(b.network(), "zonder:Organisation:org-Jongerenwerk")
    ((before, after),) = [pair for pair in answer.worse if pair[0].line_id == "theme-signal"]
    assert (before.coverage, after.coverage) == (Cover.SINGLE, Cover.NONE)
    assert "theme-signal" not in {one.line_id for one in answer.no_longer}


def test_a_stage_that_the_norm_does_not_ask_for_is_told_as_well() -> None:
    b = village()
    b.theme("U", now=False)
    b.covers(org("Welzijn"), "U", "aftercare")
    answer = asked(b.network(), "terug:Organisation:org-Welzijn")
    assert (Ref("Theme", "U"), Stage.AFTERCARE) in answer.stages_lost


def test_routes_that_go_through_a_table_are_lost_and_the_table_itself_is_not_among_them() -> None:
    answer = asked(village().network(), "zonder:Consultation:ovl-D")
    assert set(answer.before.with_route) >= {meeting("W"), meeting("D"), org("Jongerenwerk")}
    assert answer.after.with_route == ()
    assert meeting("D") not in answer.routes_lost
    assert {meeting("W"), org("Jongerenwerk"), org("Politie")} <= set(answer.routes_lost)
    assert answer.gone == (meeting("D"),)


def test_a_white_spot_about_what_is_gone_is_not_closed() -> None:
    b = village()
    b.says("no", "chair", meeting("D"))
    b.says("no", "coordinator", meeting("D"))
    answer = asked(b.network(), "zonder:Consultation:ovl-D")
    assert "consultation-coordinated" in lines(answer.moot)
    assert "consultation-coordinated" not in lines(answer.closed)


def test_a_seat_closes_what_it_closes_and_wins_a_way() -> None:
    network = sample("rietdam")
    party, table = "org-bewonersvereniging-dorpskern", "ovl-wijkoverleg-rietdam"
    answer = asked(network, f"met:Organisation:{party}@Consultation:{table}")
    assert "party-seated" in lines(answer.closed)
    assert len(answer.closed) == 2, "residents have a way in then as well"
    assert answer.routes_won == (Ref("Organisation", party),)
    assert not answer.opened
    assert not answer.routes_lost
    assert answer.reach_won == (Ref("Organisation", party),)


def test_a_mandate_that_ends_takes_every_way_with_it() -> None:
    answer = asked(sample("rietdam"), "mandaat:Consultation:ovl-driehoek-rietdam=advise")
    # The Driehoek is the only one that decides on jongerenoverlast, and that list is complete.
    assert "theme-decide" in lines(answer.opened)
    assert len(answer.routes_lost) == len(answer.before.with_route) == 15
    assert {remark.code for remark in answer.remarks} == {"whatif.remark.mandate_themes"}


def test_rietdam_without_the_youth_work() -> None:
    # Welzijn still signals (single before and after), and the Jeugdoverleg still interprets. But nobody of the sector
    # youth work is left to sit with the police, and the lists of parties and seats are complete.
    answer = asked(sample("rietdam"), "zonder:Sector:youth_work")
    assert answer.gone == (Ref("Organisation", "org-jongerenwerk-rietdam"),)
    assert [f.line_id for f in answer.opened] == ["theme-cooperation"]
    assert answer.opened[0].theme == "youth_nuisance"
    assert (answer.worse, answer.closed, answer.no_longer, answer.routes_lost) == ((), (), (), ())
    (depends,) = answer.dependence
    assert depends.party == Ref("Organisation", "org-stichting-welzijn-rietdam")
    assert depends.stages == ((Ref("Theme", "youth_nuisance"), Stage.SIGNAL),)
    assert answer.held_lost == (Ref("Sector", "youth_work"),)


def test_rietdam_when_the_corporation_withdraws() -> None:
    # Only Wonen De Dam signals burenruzie, and that list is open: a question. It sat with Welzijn in the Wijkoverleg
    # only, and its own way to a decision went through there.
    answer = asked(sample("rietdam"), "terug:Sector:housing")
    housing = Ref("Organisation", "org-wonen-de-dam")
    assert answer.gone == ()
    assert lines(answer.opened) == {"theme-cooperation", "party-seated"}
    assert [(one.line_id, one.parties) for one in answer.no_longer] == [("theme-signal", (housing,))]
    assert answer.routes_lost == answer.reach_lost == (housing,)
    # Who signals something else and sits with Welzijn was what helped for jongerenoverlast.
    assert [(new.line_id, old.severity, new.severity) for old, new in answer.worse] == [("theme-signal", 2, 3)]


def test_who_leaves_the_core_team_is_named_and_its_reach_shrinks() -> None:
    answer = asked(sample("rietdam"), "zonder:Organisation:org-stichting-welzijn-rietdam")
    assert answer.left == (Ref("Organisation", "org-stichting-welzijn-rietdam"),)
    assert answer.before.reach
    assert answer.after.reach
    assert answer.after.reach.reach < answer.before.reach.reach
    assert not set(answer.reach_lost) & set(answer.gone)
    assert answer.before.hub == Ref("Organisation", "org-stichting-welzijn-rietdam")
    assert answer.after.hub != answer.before.hub


def test_without_the_core_team_there_is_nothing_to_compare() -> None:
    answer = asked(village().network(), "zonder:Consultation:ovl-K")
    assert answer.before.core_team == meeting("K")
    assert (answer.after.core_team, answer.after.reach, answer.after.test) == (None, None, None)
    assert answer.criteria == ()


def test_when_all_members_leave_the_core_team_is_still_judged() -> None:
    b = core_team(("Gemeente", "municipality"), ("Politie", "police"))
    b.seat("Gemeente", "kern")
    b.seat("Politie", "kern")
    answer = asked(b.network(), "zonder:Organisation:org-Gemeente", "zonder:Organisation:org-Politie")
    assert (answer.after.core_team, answer.after.team, answer.after.reach) == (meeting("kern"), (), None)
    (mixed,) = [change for change in answer.criteria if change.before.id == "mixed_sectors"]
    assert mixed.before.state is CriterionState.MET
    assert mixed.after.state is not CriterionState.MET


def test_of_two_core_teams_the_other_one_is_not_compared_without_a_word() -> None:
    b = village()
    b.meeting("K2", hub=True)
    b.seat("Politie", "K2")
    answer = asked(b.network(), "zonder:Consultation:ovl-K")
    (remark,) = answer.remarks
    assert remark.code == "whatif.remark.other_team"
    assert remark.values == {"before": meeting("K"), "after": meeting("K2")}
    assert asked(b.network(), "zonder:Consultation:ovl-K2").remarks == ()


def test_removing_and_adding_back_makes_no_difference_but_is_no_idle_change() -> None:
    tokens = ("zonder:zetel:ovl-W:org-Politie", "met:Organisation:org-Politie@Consultation:ovl-W")
    answer = asked(village().network(), *tokens)
    assert answer.remarks == ()
    assert answer.nothing


def test_a_change_that_changes_nothing_says_so() -> None:
    answer = asked(village().network(), "met:Organisation:org-Politie@Consultation:ovl-W")
    assert answer.nothing
    (remark,) = answer.remarks
    assert remark.code == "whatif.remark.idle"
    assert remark.values["change"].kind is ChangeKind.JOINS


def test_who_is_in_two_sectors_and_deputies_are_remarked() -> None:
    b = village()
    b.seat("Politie", "D", "teamchef", seat_holder_code="P1", deputy="plaatsvervanger")
    codes = [remark.code for remark in asked(b.network(), "zonder:code:P1").remarks]
    assert codes == ["whatif.remark.deputies"]


def test_the_kept_side_gives_the_same_answer_and_progress_is_told() -> None:
    network, norm = sample("rietdam"), default_norm()
    told: list[tuple[int, int]] = []
    made = changes("zonder:Sector:welfare")
    plain = try_changes(network, norm, DAY, made, progress=lambda done, parts: told.append((done, parts)))
    kept = try_changes(network, norm, DAY, made, before=side_of(network, norm, DAY))
    assert told == [(part, PARTS) for part in range(1, PARTS + 1)]
    assert (kept.opened, kept.worse, kept.no_longer, kept.after.gaps) == (
        plain.opened,
        plain.worse,
        plain.no_longer,
        plain.after.gaps,
    )


def test_an_empty_network_has_nothing_to_lose() -> None:
    assert asked(Build(shipped=True).network(), "zonder:Sector:police").nothing


@pytest.mark.parametrize("name", ["rietdam", "waterveen"])
def test_no_white_spot_is_in_two_lists(name: str) -> None:
    for token in ("zonder:Sector:welfare", "zonder:Sector:police", "terug:Sector:housing", "wijk:Sector:police"):
        answer = asked(sample(name), token)
        singles = [f.id for many in (answer.opened, answer.closed, answer.asked, answer.moot) for f in many]
        pairs = [new.id for many in (answer.worse, answer.better) for _, new in many]
        assert len(set(singles + pairs)) == len(singles + pairs)
        before = {f.id for f in answer.before.gaps.findings}
        after = {f.id for f in answer.after.gaps.findings}
        assert {f.id for f in answer.opened} <= after - before
        assert {f.id for f in (*answer.closed, *answer.asked, *answer.moot)} <= before - after
