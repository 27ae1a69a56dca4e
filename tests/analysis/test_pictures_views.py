"""What belongs in a picture: small networks that are solved by hand."""

from __future__ import annotations

import pytest

from netmap import model as m
from netmap.analysis import pictures as p
from netmap.analysis.gaps import find_gaps
from netmap.errors import UsageError
from netmap.model import Network, Status
from netmap.reference.norm import default_norm
from tests.analysis.test_worked_example import zandwijk
from tests.build import DAY, Build, meeting, org

S = p.Subject


def shown(view: p.View) -> list[str]:
    """Return the ids of what is shown in order, without the label."""
    return [node.id.rpartition("-")[2] if node.ref else node.id for node in view.nodes]


def node(view: p.View, name: str) -> p.Node:
    return next(n for n in view.nodes if n.id.endswith(name))


def tie(view: p.View, one: str, other: str) -> p.Tie:
    return next(t for t in view.ties if {t.start.rpartition("-")[2], t.end.rpartition("-")[2]} == {one, other})


def missing(view: p.View) -> dict[str, str]:
    """Return what is missing with what is known of it: by stage, or by what it is tied to."""
    found = {}
    for place in view.nodes:
        if place.kind is p.NodeKind.MISSING:
            key = place.values.get("stage") or next(t.start for t in view.ties if t.end == place.id)
            found[str(key).rpartition("-")[2]] = place.values["known"]
    return found


def picture(b: Build | Network, subject: S, *subjects: str, **wish: object) -> p.View:
    network = b.network() if isinstance(b, Build) else b
    return p.view(network, DAY, p.Wish(subject=subject, subjects=subjects, **wish))  # type: ignore[arg-type]


def town() -> Build:
    """Two tables: W (A, B) and V (B, C); D is part of A and sits in V; E sits alone; X works for C."""
    b = Build()
    for name in "ABCDE":
        b.org(name, "police" if name == "A" else None, part_of="A" if name == "D" else None)
    for name in "WV":
        b.meeting(name)
    for who, where in ("AW", "BW", "BV", "CV", "DV"):
        b.seat(who, where)
    b.expert("X", "C")
    return b


# --- around -------------------------------------------------------------------------------------------------------


def test_around_a_party_stand_its_tables_their_parties_and_the_tables_of_its_parts() -> None:
    view = picture(town(), S.AROUND, "Organisation:org-A")
    assert view.centre == ("Organisation:org-A",)
    # First A; then D and W; then V, where D sits, and B, who sits in W. C sits only in V: that comes by growing.
    assert shown(view) == ["A", "W", "D", "V", "B"]
    assert [n.steps for n in view.nodes] == [0, 1, 1, 2, 2]
    assert (view.total, dict(view.counts)) == (
        5,
        {"parties": 2, "consultations": 2, "experts": 0, "own_consultations": 1},
    )
    assert {n.id.rpartition("-")[2]: n.hidden for n in view.nodes} == {"A": 0, "W": 0, "D": 0, "V": 1, "B": 0}
    assert node(view, "org-A").sector == "police"
    assert node(view, "org-B").sector is None


def test_around_a_consultation_stand_its_parties_and_where_it_hands_on_to_and_from() -> None:
    b = town()
    b.route(meeting("W"), meeting("V"))
    b.tie(m.Coordinates, org("E"), meeting("W"))
    view = picture(b, S.AROUND, "Consultation:ovl-W")
    assert shown(view) == ["W", "V", "A", "B", "E"]
    assert view.total == 5
    assert tie(view, "W", "V").directed
    assert tie(view, "W", "E").kinds == (p.TieKind.COORDINATES,)


def test_around_an_expert_stand_his_organisation_and_its_tables() -> None:
    view = picture(town(), S.AROUND, "Expert:exp-X")
    assert shown(view) == ["X", "C", "V"]
    assert node(view, "exp-X").sector == "expertise"  # C has no sector


def test_a_picture_fills_up_nearest_first_and_says_what_is_hidden() -> None:
    b = town()
    b.seat("B", "W", "adviseur")
    view = picture(b, S.AROUND, "Organisation:org-B", most=3)
    assert shown(view) == ["B", "V", "W"]
    assert view.total == 6
    assert node(view, "ovl-V").hidden == 2
    assert shown(picture(b, S.AROUND, "Organisation:org-B", most=2)) == ["B", "W"]  # two seats go before one


def test_growing_adds_all_direct_neighbours_beyond_the_limit() -> None:
    b = town()
    grown = picture(b, S.AROUND, "Organisation:org-A", grown=("Consultation:ovl-V",), most=2)
    assert shown(grown) == ["A", "W", "D", "V", "B", "C"]
    assert grown.total == 6  # B, V and D belong to the answer already, and C came with growing
    unknown = ("Consultation:ovl-weg", "no reference", "", "Theme:T")
    assert shown(picture(b, S.AROUND, "Organisation:org-A", grown=unknown)) == ["A", "W", "D", "V", "B"]


def test_what_is_not_active_is_shown_with_its_status_and_what_has_ended_only_by_itself() -> None:
    b = town()
    b.meeting("later", since="2027")
    b.meeting("soms", status=Status.SUSPENDED)
    b.meeting("oud", status=Status.ENDED)
    for name in ("later", "soms", "oud"):
        b.seat("E", name, status=Status.PLANNED if name == "soms" else None)
    view = picture(b, S.AROUND, "Organisation:org-E")
    assert {n.id.rpartition("-")[2]: n.status for n in view.nodes} == {
        "E": Status.ACTIVE,
        "later": Status.PLANNED,
        "soms": Status.SUSPENDED,
    }
    assert (tie(view, "E", "soms").status, tie(view, "E", "later").status) == (Status.PLANNED, None)
    alone = picture(b, S.AROUND, "Consultation:ovl-oud")
    assert (shown(alone), alone.nodes[0].status, alone.total) == (["oud"], Status.ENDED, 1)


def test_a_line_says_all_that_ties_two_nodes_and_each_way_has_its_own() -> None:
    b = town()
    b.seat("A", "W", "wijkagent", role="chair")
    b.route(org("A"), meeting("W"))
    b.route(meeting("W"), org("A"), direction="down")
    lines = [t for t in picture(b, S.AROUND, "Organisation:org-A").ties if t.start.endswith(("-A", "-W"))]
    lines = [t for t in lines if t.end.endswith(("-A", "-W"))]
    assert [(t.start[-1], t.end[-1], t.kinds, t.count) for t in lines] == [
        ("W", "A", (p.TieKind.ROUTE,), 1),
        ("A", "W", (p.TieKind.SEAT, p.TieKind.ROUTE), 3),
    ]
    assert (lines[1].functions, lines[1].roles) == (("wijkagent",), ("chair",))


@pytest.mark.parametrize(
    ("subject", "subjects"),
    [
        (S.AROUND, ("Organisation:org-weg",)),
        (S.AROUND, ("Theme:T",)),
        (S.AROUND, ("geen",)),
        (S.AROUND, ()),
        (S.THEME, ("Theme:weg",)),
        (S.THEME, ("Organisation:org-A",)),
        (S.SECTORS, ("police",)),
        (S.SECTORS, ("police", "police")),
        (S.SECTORS, ("police", "weg")),
        (S.GAP, ("0123456789abcdef",)),
        (S.ROUTES, ("Theme:weg",)),
        (S.MEETINGS, ("Organisation:org-A",)),
    ],
)
def test_a_subject_that_is_not_there_is_an_error_of_use(subject: S, subjects: tuple[str, ...]) -> None:
    with pytest.raises(UsageError) as error:
        picture(town(), subject, *subjects)
    assert error.value.code == "picture.unknown_subject"
    assert "found" in error.value.details


# --- theme --------------------------------------------------------------------------------------------------------


def test_a_theme_shows_who_does_which_step_and_which_steps_are_missing() -> None:
    view = picture(zandwijk(), S.THEME, "Theme:T1")
    # Welzijn signals, W interprets (and deals with it); who decides is not known, nor who acts: a mandate may give
    # either; the list says: no aftercare.
    assert missing(view) == {"decide": "unknown", "act": "unknown", "aftercare": "absent"}
    assert tie(view, "Theme:T1", "Welzijn").stages == ("signal",)
    assert tie(view, "Theme:T1", "W").kinds == (p.TieKind.COVERS, p.TieKind.DEALS_WITH)
    assert (view.total, view.counts["absent"], view.counts["unknown"]) == (3, 1, 2)


def test_a_theme_shows_experts_with_their_organisation_one_step_further() -> None:
    view = picture(zandwijk(), S.THEME, "Theme:T2")
    expert = next(n for n in view.nodes if n.kind is p.NodeKind.EXPERT)
    assert expert.steps == 1
    assert "interpret" in next(t for t in view.ties if t.start == expert.id and t.end == "Theme:T2").stages
    assert missing(view) == {"signal": "absent", "decide": "unknown", "act": "unknown"}


def test_a_mandate_shows_as_the_step_that_it_gives() -> None:
    b = Build()
    b.theme("T")
    b.meeting("D", decides=("T",), mandate=m.Mandate.DECIDE)
    b.meeting("K", decides=("T",), mandate=m.Mandate.ALIGN)
    view = picture(b, S.THEME, "Theme:T")
    assert tie(view, "Theme:T", "D").stages == ("decide",)
    assert tie(view, "Theme:T", "K").kinds == (p.TieKind.DEALS_WITH,)
    assert missing(view) == dict.fromkeys(("signal", "interpret", "act", "aftercare"), "unknown")


def test_a_planned_cover_is_a_line_with_its_status_and_the_step_still_misses() -> None:
    b = Build()
    b.theme("T")
    b.org("A")
    b.covers(org("A"), "T", "signal", status=Status.PLANNED)
    view = picture(b, S.THEME, "Theme:T")
    assert tie(view, "Theme:T", "A").status is Status.PLANNED
    assert missing(view)["signal"] == "unknown"


def test_of_a_theme_that_does_not_play_here_nothing_is_missing() -> None:
    b = Build()
    b.theme("T", now=False)
    b.setting("theme_not_here", "T")
    view = picture(b, S.THEME, "Theme:T")
    assert [n.kind for n in view.nodes] == [p.NodeKind.THEME]


# --- sectors ------------------------------------------------------------------------------------------------------


def sectors() -> Build:
    b = Build()
    for name, sector in (("Politie", "police"), ("GGD", "health"), ("GGZ", "health"), ("School", "education")):
        b.org(name, sector)
    b.meeting("W")
    b.seat("Politie", "W")
    b.seat("School", "W")
    return b


def test_two_sectors_that_meet_show_their_table_and_nothing_missing() -> None:
    view = picture(sectors(), S.SECTORS, "police", "education")
    assert shown(view) == ["W", "Politie", "School"]
    assert missing(view) == {}
    assert (view.counts["first"], view.counts["second"], view.counts["consultations"]) == (1, 1, 1)


def test_a_seat_counts_for_the_sector_that_it_is_taken_as() -> None:
    b = sectors()
    b.seat("School", "W", "jeugdarts", as_sector="health")
    assert missing(picture(b, S.SECTORS, "police", "health")) == {}


def test_two_sectors_that_do_not_meet_show_an_unknown_place_between_them() -> None:
    view = picture(sectors(), S.SECTORS, "police", "health")
    (place,) = [n for n in view.nodes if n.kind is p.NodeKind.MISSING]
    assert (place.code, place.values["known"]) == ("cooperation", "unknown")
    assert {t.start.rpartition("-")[2] for t in view.ties if t.end == place.id} == {"Politie", "GGD", "GGZ"}


def test_the_place_is_absent_only_when_the_list_of_seats_is_complete_and_nothing_is_open() -> None:
    b = sectors()
    b.complete("participation")
    assert picture(b, S.SECTORS, "police", "health").nodes[-1].values["known"] == "absent"
    b.org("Onbekend")
    b.seat("Onbekend", "W")  # may be of health
    assert picture(b, S.SECTORS, "police", "health").nodes[-1].values["known"] == "unknown"
    assert picture(b, S.SECTORS, "police", "sport").nodes[-1].values["known"] == "unknown"  # nobody of sport is known


def test_a_table_that_may_not_exist_leaves_open_whether_two_sectors_meet() -> None:
    b = sectors()
    b.complete("participation")
    b.meeting("V", status=Status.UNKNOWN)
    b.seat("Politie", "V")
    b.seat("GGD", "V")
    view = picture(b, S.SECTORS, "police", "health")
    assert node(view, "ovl-V").status is Status.UNKNOWN
    assert view.nodes[-1].values["known"] == "unknown"


def test_handing_on_directly_is_a_way_to_meet() -> None:
    b = sectors()
    b.route(org("GGD"), org("Politie"))
    view = picture(b, S.SECTORS, "police", "health")
    assert (missing(view), view.counts["routes"]) == ({}, 1)


# --- gap ----------------------------------------------------------------------------------------------------------


def test_a_gap_shows_the_missing_place_beside_what_misses_it() -> None:
    network = zandwijk().network()
    answer = find_gaps(network, default_norm(), DAY)
    for finding in answer.findings:
        view = p.view(network, DAY, p.Wish(subject=S.GAP, subjects=(finding.id,)), gap=finding)
        (place,) = [n for n in view.nodes if n.kind is p.NodeKind.MISSING]
        assert (place.code, place.values["known"]) == (finding.type, "absent")
        assert place.values["stage"] == (finding.stage or "")
        assert str(finding.subjects[0]) in {t.start for t in view.ties if t.end == place.id}
        assert len(view.nodes) <= 26


def test_what_only_a_question_says_is_an_unknown_place() -> None:
    network = zandwijk().network()
    asked = [q.if_no for q in find_gaps(network, default_norm(), DAY).questions if q.if_no]
    assert asked
    for finding in asked:
        view = p.view(network, DAY, p.Wish(subject=S.GAP, subjects=(finding.id,)), gap=finding)
        assert [n.values["known"] for n in view.nodes if n.kind is p.NodeKind.MISSING] == ["unknown"]


def test_another_finding_than_the_wish_names_is_refused() -> None:
    network = zandwijk().network()
    first, second, *_ = find_gaps(network, default_norm(), DAY).findings
    with pytest.raises(UsageError):
        p.view(network, DAY, p.Wish(subject=S.GAP, subjects=(first.id,)), gap=second)


def gap_of(b: Build, line: str, *, asked: bool = False) -> p.View:
    """Return the picture of the one finding of a norm line, or of what a question about it says."""
    network = b.network()
    answer = find_gaps(network, default_norm(), DAY)
    found = [q.if_no for q in answer.questions if q.if_no] if asked else answer.findings
    (finding,) = [one for one in found if one.line_id == line]
    return p.view(network, DAY, p.Wish(subject=S.GAP, subjects=(finding.id,)), gap=finding)


def missed_by(view: p.View) -> set[str]:
    """Return what the missing place is tied to."""
    return {t.start.rpartition("-")[2] for t in view.ties if t.end.startswith("missing:")}


def test_what_the_network_misses_is_drawn_at_who_the_finding_names() -> None:
    b = Build()
    b.org("Gemeente", "municipality", actor_type="municipality")
    for name in "ABC":
        b.org(name, "welfare")
    b.meeting("W")
    b.seat("C", "W")
    for name in "AB":  # A and B are tied to nothing else on the map
        b.says("no", "told", org(name))
    view = gap_of(b, "parties-told")
    assert view.centre == ("Organisation:org-A", "Organisation:org-B")
    assert missed_by(view) == {"A", "B"}
    assert node(view, "missing:1").values["need"] == "recorded:knows_samos_on"


def test_what_names_nobody_is_drawn_at_the_municipality_and_else_alone() -> None:
    b = Build()
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.setting("exercise", "geen")
    assert gap_of(b, "exercise").centre == ("Organisation:org-Gemeente",)
    without = Build()
    without.org("A", "police")  # has nothing to do with it
    without.setting("exercise", "geen")
    view = gap_of(without, "exercise")
    assert [n.kind for n in view.nodes] == [p.NodeKind.MISSING]
    assert (view.centre, view.ties, view.total) == ((), (), 0)


def test_an_old_fact_is_drawn_where_it_is_and_not_at_the_municipality() -> None:
    b = Build()
    b.org("Gemeente", "municipality", actor_type="municipality", checked_on="2026-08-01")
    b.org("A", "police", checked_on="2020-01-01")
    assert gap_of(b, "facts-checked").centre == ("Organisation:org-A",)


def test_of_more_parties_than_there_is_room_for_the_rest_is_counted_and_not_called_around() -> None:
    b = Build()
    for number in range(40):
        b.org(f"{number:02}", "welfare")
        b.says("no", "told", org(f"{number:02}"))
    b.meeting("W")
    b.seat("00", "W")
    view = gap_of(b, "parties-told")
    assert (len(view.centre), view.total) == (25, 41)
    assert dict(view.counts) == {"parties": 0, "consultations": 1, "experts": 0}


def test_two_core_teams_both_stand_in_the_middle_and_nothing_is_missing() -> None:
    b = Build()
    b.org("A", "police")
    b.meeting("K", hub=True)
    b.meeting("L", hub=True)
    b.seat("A", "K")
    view = gap_of(b, "hub-one")
    assert view.centre == ("Consultation:ovl-K", "Consultation:ovl-L")
    assert missing(view) == {}


# --- overview -----------------------------------------------------------------------------------------------------


def test_the_overview_counts_groups_by_domain_kind_and_layer() -> None:
    b = Build()
    b.org("Politie", "police", echelon="local")
    b.org("OM", "justice", echelon="local")
    b.org("GGD", "health", echelon="region")
    b.org("X")
    b.org("oud", "health", status=Status.ENDED)
    b.meeting("W", echelon="wijk")
    for who in ("Politie", "OM", "GGD"):
        b.seat(who, "W")
    b.expert("adviseur", "GGD", scale=m.Scale.REGIONAL)
    view = picture(b, S.OVERVIEW)
    assert {n.id: (n.members, n.column, n.row) for n in view.nodes} == {
        "group:safety:organisation:local": (2, 0, 1),
        "group:care:organisation:region": (1, 1, 0),
        "group:consultation:consultation:wijk": (1, 2, 2),
        "group:unknown:organisation:unknown": (1, 3, 3),
        "group:expert:expert:region": (1, 4, 0),
    }
    assert {(t.start, t.end): t.count for t in view.ties} == {
        ("group:consultation:consultation:wijk", "group:safety:organisation:local"): 2,
        ("group:care:organisation:region", "group:consultation:consultation:wijk"): 1,
    }  # the expert has a tie, but no seat: it is counted and not drawn
    assert dict(view.counts) == {"parties": 4, "consultations": 1, "experts": 1, "ties": 4}
    assert view.total == 5


# --- routes -------------------------------------------------------------------------------------------------------


def test_routes_run_from_who_only_signals_to_who_decides() -> None:
    b = Build()
    for name in "WJK":
        b.meeting(name, echelon="wijk", mandate=m.Mandate.ALIGN)
    b.meeting("D", echelon="local", mandate=m.Mandate.DECIDE)
    b.meeting("L", echelon="wijk", mandate=m.Mandate.ALIGN)
    b.route(meeting("W"), meeting("J"))
    b.route(meeting("J"), meeting("D"))
    b.route(meeting("W"), meeting("D"))
    b.route(meeting("D"), meeting("J"), direction="down")  # goes down: no hand-over
    b.says("no", "route", meeting("K"))
    view = picture(b, S.ROUTES)
    # W over J to D is the longest way; K and L lead nowhere.
    assert {n.id[-1]: n.column for n in view.nodes if n.ref} == {"W": 0, "J": 1, "D": 2, "K": 0, "L": 0}
    assert missing(view) == {"K": "absent", "L": "unknown"}
    assert {(t.start[-1], t.end[-1]) for t in view.ties if p.TieKind.MISSING not in t.kinds} == {
        ("W", "J"),
        ("J", "D"),
        ("W", "D"),
    }
    assert (view.counts["deciders"], view.counts["absent"], view.counts["unknown"]) == (1, 1, 1)


def test_where_no_way_is_known_at_all_only_what_was_stated_is_a_missing_place() -> None:
    b = Build()
    for name in "WJK":
        b.meeting(name, echelon="wijk", mandate=m.Mandate.ALIGN)
    b.says("no", "route", meeting("K"))
    view = picture(b, S.ROUTES)
    assert missing(view) == {"K": "absent"}
    assert (view.counts["ways"], view.counts["absent"], view.counts["unknown"]) == (0, 1, 2)


def test_a_circle_is_one_column_and_is_not_known_to_lead_anywhere() -> None:
    b = Build()
    for name in "WJK":
        b.meeting(name, echelon="wijk", mandate=m.Mandate.ALIGN)
    b.route(meeting("W"), meeting("J"))
    b.route(meeting("J"), meeting("K"))
    b.route(meeting("K"), meeting("J"))
    view = picture(b, S.ROUTES)
    columns = {n.id[-1]: n.column for n in view.nodes if n.ref}
    assert (columns["W"], columns["J"], columns["K"]) == (0, 1, 1)
    assert missing(view) == {"J": "unknown"}  # once, at the smallest id


def test_what_leads_nowhere_never_stands_in_the_last_column() -> None:
    b = Build()
    for name in "ABC":
        b.meeting(name, mandate=m.Mandate.ALIGN)
    b.meeting("D", mandate=m.Mandate.DECIDE)
    for one, other in ("AB", "BC", "AD"):
        b.route(meeting(one), meeting(other))
    columns = {n.id[-1]: n.column for n in picture(b, S.ROUTES).nodes if n.ref}
    assert columns == {"A": 0, "B": 1, "C": 2, "D": 3}


def test_routes_of_one_theme_leave_out_what_is_for_another() -> None:
    b = Build()
    b.theme("T", "U")
    b.meeting("W", themes=("T",))
    b.meeting("V", themes=("U",))
    b.meeting("D", mandate=m.Mandate.DECIDE)
    b.route(meeting("W"), meeting("D"), theme="T")
    b.route(meeting("V"), meeting("D"), theme="U")
    assert {n.id[-1] for n in picture(b, S.ROUTES, "Theme:T").nodes if n.ref} == {"W", "D"}
    assert {n.id[-1] for n in picture(b, S.ROUTES).nodes if n.ref} == {"W", "V", "D"}


# --- meetings -----------------------------------------------------------------------------------------------------


def test_meetings_show_the_fullest_tables_first_with_their_parties() -> None:
    b = town()
    view = picture(b, S.MEETINGS, most=4)
    assert shown(view) == ["V", "B", "C", "D"]
    assert view.total == 6  # W and V with A, B, C and D; E sits nowhere
    assert {n.column for n in view.nodes if n.kind is p.NodeKind.ORGANISATION} <= {0, 2}
    assert node(view, "ovl-V").column == 1
    assert node(view, "org-B").hidden == 1
    assert set(shown(picture(b, S.MEETINGS))) == set("VWABCD")


def test_the_side_of_a_party_does_not_depend_on_who_else_is_there() -> None:
    b = town()
    before = {n.id: n.column for n in picture(b, S.MEETINGS).nodes}
    for number in range(9):
        b.org(f"0{number}")
        b.seat(f"0{number}", "W")
    after = {n.id: n.column for n in picture(b, S.MEETINGS).nodes}
    assert after.items() >= before.items()


def test_meetings_of_one_theme_are_those_that_have_to_do_with_it() -> None:
    b = town()
    b.theme("T")
    b.covers(meeting("W"), "T", "interpret")
    assert set(shown(picture(b, S.MEETINGS, "Theme:T"))) == set("WAB")
