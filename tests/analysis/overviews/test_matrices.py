"""Overviews of networks solved by hand: the three states of each, what a situation leaves, and what is at hand."""

from __future__ import annotations

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.overviews.axes import asked
from netmap.analysis.overviews.overview import overview
from netmap.analysis.overviews.results import Cell, Kind, OverviewAnswer, PhaseView
from netmap.analysis.predicates.cooperation import cooperates
from netmap.analysis.results import Confidence, State
from netmap.model import Network, Ref
from tests.build import DAY, Build, meeting, org


def cells(answer: OverviewAnswer) -> dict[tuple[str, str], Cell]:
    return {(cell.row.id, cell.column.id): cell for cell in answer.matrix.cells}


def states(answer: OverviewAnswer) -> dict[tuple[str, str], str]:
    return {place: cell.state.value for place, cell in cells(answer).items()}


def view(answer: OverviewAnswer, phase: str) -> PhaseView:
    return next(view for view in answer.phases if view.phase.id == phase)


# --- themes and consultations ------------------------------------------------------------------------------------


def themes_and_tables() -> Build:
    """T1 plays; W talks about it and signals it, D decides on T2, S told nothing, N said that it is about no theme."""
    build = Build()
    build.theme("T1")
    build.theme("T2", now=False)
    build.meeting("W", themes=("T1",), mandate=m.Mandate.ALIGN)
    build.meeting("D", themes=("T2",), decides=("T2",), mandate=m.Mandate.DECIDE)
    build.meeting("S")
    build.meeting("N", mandate=m.Mandate.ALIGN)
    build.says("no", "themes", meeting("N"))
    build.covers(meeting("W"), "T1", "signal")
    return build


def test_a_theme_is_where_it_is_talked_about_or_done_and_silence_is_not_known() -> None:
    answer = overview(themes_and_tables().network(), DAY, Kind.COVERAGE)
    assert [ref.id for ref in answer.matrix.rows] == ["T1", "T2"]
    assert [ref.id for ref in answer.matrix.columns] == ["ovl-D", "ovl-N", "ovl-S", "ovl-W"]
    found = cells(answer)
    assert found["T1", "ovl-W"].marks == ("deals", "signal")
    assert found["T2", "ovl-D"].marks == ("deals", "decide")
    assert {place for place, state in states(answer).items() if state == "present"} == {
        ("T1", "ovl-W"),
        ("T2", "ovl-D"),
    }
    assert set(states(answer).values()) == {"present", "unknown"}


def test_a_complete_list_makes_absent_what_told_its_themes_and_never_what_told_nothing() -> None:
    build = themes_and_tables()
    build.complete("consultations")
    build.complete("coverage")
    answer = overview(build.network(), DAY, Kind.COVERAGE)
    assert states(answer) == {
        ("T1", "ovl-D"): "absent",
        ("T1", "ovl-N"): "absent",
        ("T1", "ovl-S"): "unknown",
        ("T1", "ovl-W"): "present",
        ("T2", "ovl-D"): "present",
        ("T2", "ovl-N"): "absent",
        ("T2", "ovl-S"): "unknown",
        ("T2", "ovl-W"): "absent",
    }
    assert cells(answer)["T1", "ovl-D"].confidence is Confidence.LIKELY


def test_a_mandate_without_themes_keeps_every_theme_open() -> None:
    build = themes_and_tables()
    build.complete("consultations")
    build.complete("coverage")
    build.meeting("O", themes=("T1",), mandate=m.Mandate.DECIDE)
    found = states(overview(build.network(), DAY, Kind.COVERAGE))
    assert (found["T1", "ovl-O"], found["T2", "ovl-O"]) == ("present", "unknown")


def test_a_theme_or_an_area_leaves_what_it_is_about() -> None:
    build = themes_and_tables()
    build.area("Stad")
    build.area("Noord", "Stad")
    build.area("Zuid", "Stad")
    for table, area in (("W", "Noord"), ("D", "Zuid"), ("N", "Stad")):
        build.tie(m.Serves, meeting(table), Ref("Area", f"geb-{area}"))
    network = build.network()
    assert [ref.id for ref in overview(network, DAY, Kind.COVERAGE, theme="T2").matrix.rows] == ["T2"]
    north = overview(network, DAY, Kind.COVERAGE, area="geb-Noord", phase="calm")
    # What is around it and what nobody said anything of stay; a phase changes nothing here.
    assert [ref.id for ref in north.matrix.columns] == ["ovl-N", "ovl-S", "ovl-W"]
    assert north.situation.phase == ""


# --- sectors -----------------------------------------------------------------------------------------------------


def three_sectors() -> Build:
    build = Build()
    build.org("P", "police")
    build.org("S", "education")
    build.org("W", "welfare")
    build.meeting("K", mandate=m.Mandate.ALIGN)
    build.seat("P", "K")
    build.seat("S", "K")
    return build


def test_sectors_sit_together_where_each_has_a_party_and_else_it_is_not_known() -> None:
    answer = overview(three_sectors().network(), DAY, Kind.SECTORS)
    found = cells(answer)
    assert found["police", "education"].refs == (meeting("K"),)
    assert found["education", "police"].refs == (meeting("K"),)
    assert found["police", "welfare"].state is State.UNKNOWN
    assert found["police", "welfare"].perhaps == (meeting("K"),)
    assert found["welfare", "welfare"].state is State.UNKNOWN


def test_sectors_are_apart_only_when_all_members_of_all_consultations_are_known() -> None:
    build = three_sectors()
    build.complete("consultations")
    assert states(overview(build.network(), DAY, Kind.SECTORS))["police", "welfare"] == "unknown"
    build.complete("participation")
    found = states(overview(build.network(), DAY, Kind.SECTORS))
    assert found["police", "welfare"] == found["welfare", "welfare"] == "absent"
    build.org("X")  # of which nobody said what it is
    build.seat("X", "K")
    assert states(overview(build.network(), DAY, Kind.SECTORS))["police", "welfare"] == "unknown"


def test_a_suspended_consultation_keeps_an_absence_open_only_with_what_it_would_bring() -> None:
    build = three_sectors()
    build.complete("consultations")
    build.complete("participation")
    build.meeting("Z", status=m.Status.SUSPENDED)
    assert states(overview(build.network(), DAY, Kind.SECTORS))["police", "welfare"] == "absent"
    build.seat("P", "Z", status=m.Status.SUSPENDED)
    build.seat("W", "Z", status=m.Status.SUSPENDED)
    found = states(overview(build.network(), DAY, Kind.SECTORS))
    assert (found["police", "welfare"], found["education", "welfare"]) == ("unknown", "absent")


def all_listed() -> Build:
    build = Build()
    for name in ("organisations", "consultations", "participation", "coverage"):
        build.complete(name)
    return build


def test_two_departments_of_one_municipality_sit_together_as_the_white_spots_have_it() -> None:
    build = all_listed()
    build.complete("escalation")
    build.theme("T1")
    build.org("gem", "municipality")
    build.org("jongeren", "youth_work", part_of="gem")
    build.org("boa", "enforcement", part_of="gem")
    build.meeting("W", themes=("T1",), mandate=m.Mandate.ALIGN)
    build.seat("jongeren", "W")
    build.seat("boa", "W")
    network = build.network()
    cell = cells(overview(network, DAY, Kind.SECTORS))["youth_work", "enforcement"]
    assert (cell.state, cell.refs) == (State.PRESENT, (meeting("W"),))
    pair = ("youth_work", "enforcement")
    verdict = cooperates(Facts(network, DAY), asked("cooperates", *pair, subject=Ref("Theme", "T1")), pair)
    assert verdict.state is State.PRESENT


def test_a_party_of_two_sectors_does_not_sit_together_with_itself() -> None:
    build = all_listed()
    build.org("huis", "police")
    build.tie(m.InSector, org("huis"), Ref("Sector", "welfare"))
    build.meeting("W")
    build.seat("huis", "W")
    found = states(overview(build.network(), DAY, Kind.SECTORS))
    assert (found["police", "welfare"], found["police", "police"]) == ("absent", "present")


def test_who_coordinates_a_table_is_there_and_its_row_says_so() -> None:
    build = all_listed()
    build.theme("T1")
    build.org("P", "police")
    build.org("W", "welfare")
    build.org("S", "education")
    build.meeting("K", mandate=m.Mandate.ALIGN)
    build.seat("P", "K")
    build.tie(m.Coordinates, org("W"), meeting("K"))
    build.covers(meeting("K"), "T1", "act", phase="calm")
    answer = overview(build.network(), DAY, Kind.SECTORS)
    cell = cells(answer)["police", "welfare"]
    assert (cell.state, cell.refs) == (State.PRESENT, (meeting("K"),))
    assert [row.code for row in cell.evidence] == ["overview.evidence.seat", "gaps.evidence.coordinates"]
    assert states(answer)["welfare", "welfare"] == "present"
    assert states(answer)["education", "welfare"] == "absent"
    acting = states(overview(build.network(), DAY, Kind.SECTOR_PHASES))
    assert (acting["welfare", "calm"], acting["education", "calm"]) == ("present", "absent")
    build.org("X")  # of which nobody said what it is
    build.tie(m.Coordinates, org("X"), meeting("K"))
    assert states(overview(build.network(), DAY, Kind.SECTORS))["education", "welfare"] == "unknown"
    assert states(overview(build.network(), DAY, Kind.SECTOR_PHASES))["education", "calm"] == "unknown"


def test_a_theme_counts_the_consultations_about_it_only() -> None:
    build = three_sectors()
    build.theme("T1")
    assert states(overview(build.network(), DAY, Kind.SECTORS, theme="T1"))["police", "education"] == "unknown"
    build.tie(m.DealsWith, meeting("K"), Ref("Theme", "T1"))
    assert states(overview(build.network(), DAY, Kind.SECTORS, theme="T1"))["police", "education"] == "present"


# --- areas -------------------------------------------------------------------------------------------------------


def test_who_hears_a_district_may_or_may_not_hear_its_streets() -> None:
    build = Build()
    build.theme("T1")
    build.org("W", "welfare")
    for name, around in (("Stad", None), ("Noord", "Stad"), ("Straat", "Noord"), ("Zuid", "Stad")):
        build.area(name, around)
    build.covers(org("W"), "T1", "signal", "Noord")
    build.says("no", "coverage", theme="T1", stage=m.Stage.SIGNAL, area="geb-Zuid")
    answer = overview(build.network(), DAY, Kind.AREAS)
    assert [ref.id for ref in answer.matrix.columns] == ["geb-Stad", "geb-Noord", "geb-Straat", "geb-Zuid"]
    assert states(answer) == {
        ("T1", "geb-Stad"): "unknown",
        ("T1", "geb-Noord"): "present",
        ("T1", "geb-Straat"): "unknown",
        ("T1", "geb-Zuid"): "absent",
    }
    found = cells(answer)
    assert found["T1", "geb-Straat"].perhaps == found["T1", "geb-Stad"].perhaps == (org("W"),)
    assert found["T1", "geb-Zuid"].confidence is Confidence.ESTABLISHED
    north = overview(build.network(), DAY, Kind.AREAS, area="geb-Noord")
    assert [ref.id for ref in north.matrix.columns] == ["geb-Noord", "geb-Straat"]


# --- phases ------------------------------------------------------------------------------------------------------


def phases_town() -> Build:
    build = Build()
    build.theme("T1", "T2")
    build.org("Gemeente", actor_type="municipality")
    build.org("Politie", actor_type="police")
    build.org("Agent", actor_type="neighbourhood_officer", part_of="Politie")
    build.org("School", actor_type="school")
    build.meeting("K", mandate=m.Mandate.ALIGN)
    build.seat("School", "K")
    build.covers(org("Agent"), "T1", "act", phase="tension")
    build.covers(meeting("K"), "T1", "aftercare")
    return build


def test_who_acts_in_a_phase_acts_by_a_row_or_at_a_table() -> None:
    answer = overview(phases_town().network(), DAY, Kind.PHASES)
    found = cells(answer)
    assert [ref.id for ref in answer.matrix.columns] == [
        *("calm", "first_signs", "build_up", "tension", "escalation", "return_to_calm")
    ]
    assert found["neighbourhood_officer", "tension"].refs == (org("Agent"),)
    # The police as a whole has a part that acts; table A1 names it for the escalation only.
    assert found["police", "tension"].state is State.PRESENT
    assert not found["police", "tension"].named
    assert found["school", "return_to_calm"].refs == (meeting("K"),)
    assert found["school", "calm"].state is State.UNKNOWN
    assert found["school", "calm"].perhaps == (org("School"),)
    assert {cell.state for cell in answer.matrix.cells} == {State.PRESENT, State.UNKNOWN}


def test_a_phase_tells_who_is_there_who_is_missing_and_for_which_themes() -> None:
    build = phases_town()
    build.complete("organisations")
    build.complete("coverage")
    answer = overview(build.network(), DAY, Kind.PHASES)
    tension = view(answer, "tension")
    assert [ref.id for ref in tension.acting] == ["neighbourhood_officer"]
    # Nobody plays these, and everybody told what he is.
    assert {ref.id for ref in tension.missing} == {"outreach_youth_work", "youth_care", "public_health_service"}
    assert tension.unknown == ()
    assert tension.stages == {"act": (org("Agent"),)}
    # The school sits at a table of which the members may not be whole, and K acts with its aftercare.
    after = view(answer, "return_to_calm")
    assert {ref.id for ref in after.unknown} == {"neighbourhood_officer"}
    assert (after.themes.present, after.themes.absent) == ((Ref("Theme", "T1"),), (Ref("Theme", "T2"),))
    assert view(answer, "calm").themes.present == ()


def test_instruments_and_practices_name_who_here_could_run_them() -> None:
    build = phases_town()
    build.complete("organisations")
    answer = overview(build.network(), DAY, Kind.PHASES)
    by_id = {found.what.id: found for found in view(answer, "escalation").instruments}
    assert by_id["samos"].who == (org("Gemeente"),)
    # The police and its neighbourhood officer are one.
    assert by_id["top_600"].who == (org("Gemeente"), org("Politie"))
    assert (by_id["ggd_protocol"].who, by_id["ggd_protocol"].state) == ((), State.ABSENT)
    build.org("Onbekend")
    answer = overview(build.network(), DAY, Kind.PHASES)
    by_id = {found.what.id: found for found in view(answer, "escalation").instruments}
    assert by_id["ggd_protocol"].state is State.UNKNOWN
    assert all(found.risks for found in view(answer, "calm").practices if found.what.id == "new_neighbours")


def test_a_phase_of_the_situation_leaves_one_column_and_the_professions_named_for_it() -> None:
    answer = overview(phases_town().network(), DAY, Kind.PHASES, phase="escalation")
    assert [ref.id for ref in answer.matrix.rows] == ["police", "public_prosecutor"]
    assert [ref.id for ref in answer.matrix.columns] == ["escalation"]
    assert len(answer.phases) == 1


def test_a_theme_of_the_situation_counts_its_own_rows_only() -> None:
    network = phases_town().network()
    assert states(overview(network, DAY, Kind.PHASES, theme="T1"))["neighbourhood_officer", "tension"] == "present"
    assert states(overview(network, DAY, Kind.PHASES, theme="T2"))["neighbourhood_officer", "tension"] == "unknown"


def test_a_sector_acts_by_its_parties_and_by_its_seats() -> None:
    build = phases_town()
    build.seat("Gemeente", "K", as_sector="welfare")
    found = cells(overview(build.network(), DAY, Kind.SECTOR_PHASES))
    assert found["police", "tension"].refs == (org("Agent"),)
    assert found["police", "tension"].marks == ("neighbourhood_officer",)
    assert found["education", "return_to_calm"].refs == (meeting("K"),)
    assert found["welfare", "return_to_calm"].refs == (meeting("K"),)
    assert found["municipality", "return_to_calm"].state is State.UNKNOWN


# --- channels ----------------------------------------------------------------------------------------------------


def test_a_sector_is_absent_from_a_channel_when_each_of_its_parties_told_its_channels() -> None:
    build = Build(shipped=True)
    build.org("P", "police")
    build.org("W", "welfare")
    build.org("V", "welfare")
    build.tie(m.PresentIn, org("P"), Ref("Channel", "whatsapp_group"))
    build.tie(m.PresentIn, org("W"), Ref("Channel", "report_point"))
    found = states(overview(build.network(), DAY, Kind.CHANNELS))
    assert (found["police", "whatsapp_group"], found["police", "report_app"]) == ("present", "unknown")
    build.complete("organisations")
    found = states(overview(build.network(), DAY, Kind.CHANNELS))
    assert (found["police", "report_app"], found["welfare", "report_app"]) == ("absent", "unknown")
    build.says("no", "channels", org("V"))
    assert states(overview(build.network(), DAY, Kind.CHANNELS))["welfare", "report_app"] == "absent"


def test_a_party_without_a_sector_has_its_own_row_and_keeps_the_others_open() -> None:
    build = Build(shipped=True)
    build.org("P", "police")
    build.org("X")
    build.tie(m.PresentIn, org("P"), Ref("Channel", "report_point"))
    build.tie(m.PresentIn, org("X"), Ref("Channel", "whatsapp_group"))
    build.complete("channels")
    answer = overview(build.network(), DAY, Kind.CHANNELS)
    found = states(answer)
    assert answer.matrix.rows[-1] == org("X")
    assert found["org-X", "whatsapp_group"] == "present"
    assert found["org-X", "report_app"] == found["police", "report_app"] == "absent"
    assert found["police", "whatsapp_group"] == "unknown"
    assert cells(answer)["police", "whatsapp_group"].perhaps == (org("X"),)


# --- the spread --------------------------------------------------------------------------------------------------


def test_the_spread_counts_parties_with_their_departments() -> None:
    build = Build(shipped=True)
    build.theme("T1", "T2")
    build.org("Gemeente", "municipality")
    build.org("OOV", part_of="Gemeente")
    build.org("Politie", "police")
    build.org("Buurt", "residents", helped_on="2021-01")
    build.org("Boeren", "informal")
    build.org("Club", "sport", informal=True)
    for name in ("K", "L"):
        build.meeting(name)
        build.seat("OOV", name)
    build.seat("Gemeente", "K", "wethouder")
    build.seat("Politie", "K")
    build.covers(org("OOV"), "T1", "signal")
    build.covers(org("Gemeente"), "T1", "act")
    build.covers(org("Politie"), "T2", "signal")
    build.covers(org("Gemeente"), "T2", "act")
    build.tie(m.Reaches, org("Club"), Ref("PopulationGroup", "young_people"))
    spread = overview(build.network(), DAY, Kind.SPREAD).spread
    assert spread is not None
    largest = {found.what: (found.parties, found.count, found.of) for found in spread.largest}
    assert largest == {
        "seats": ((org("Gemeente"),), 3, 4),
        "themes": ((org("Gemeente"),), 2, 2),
        "groups": ((org("Club"),), 1, 1),
    }
    assert [(single.subject.id, single.party, single.certain) for single in spread.single_themes] == [
        ("T1", org("Gemeente"), False)
    ]
    assert [single.subject.id for single in spread.single_groups] == ["young_people"]
    assert (spread.informal, spread.citizens) == ((org("Boeren"), org("Club")), (org("Buurt"),))
    assert spread.helped == (org("Buurt"),)


def test_a_theme_surely_rests_on_one_party_when_the_list_is_complete() -> None:
    build = Build()
    build.theme("T1")
    build.org("W", "welfare")
    build.covers(org("W"), "T1", "signal")
    build.complete("coverage")
    spread = overview(build.network(), DAY, Kind.SPREAD).spread
    assert spread is not None
    assert [single.certain for single in spread.single_themes] == [True]


# --- nothing there -----------------------------------------------------------------------------------------------


def test_an_empty_network_has_nothing_that_is_missing() -> None:
    for network in (Network(id="net-leeg", name="Leeg"), Build(shipped=True).network()):
        for kind in Kind:
            answer = overview(network, DAY, kind)
            assert all(cell.state is State.UNKNOWN for cell in answer.matrix.cells), kind
            for found in (found for view in answer.phases for found in (*view.instruments, *view.practices)):
                assert (found.who, found.state) == ((), State.UNKNOWN)
            if answer.spread:
                assert (answer.spread.largest, answer.spread.single_themes, answer.spread.informal) == ((), (), ())
