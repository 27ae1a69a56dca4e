"""The profile of one thing: each fact in one place, a no only where somebody said no, silence as not known."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from netmap import model as m
from netmap.analysis import pictures
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps
from netmap.analysis.pictures.results import Subject, Wish
from netmap.analysis.profiles.profile import SUBJECTS, profile_of
from netmap.analysis.profiles.results import Confirmer, GroupCode, Line, Profile, Said, Word
from netmap.analysis.results import Confidence, Cover, GapAnswer, Sign
from netmap.analysis.theme_steps import theme_steps
from netmap.errors import UsageError
from netmap.exchange.reading import read_workbook
from netmap.reference.norm import default_norm, network_norm
from netmap.resources import resource_folder
from tests.build import DAY, Build, meeting, org
from tests.loading import load

SAMPLES = ("rietdam", "waterveen")
NOTHING = GapAnswer()
STEPS = (GroupCode.SIGNAL, GroupCode.INTERPRET, GroupCode.DECIDE, GroupCode.ACT, GroupCode.AFTERCARE)


def small() -> Build:
    """Five parties and a consultation, by hand.

    The GGD (health) sits in W as physician, on call; it signals noise in North; it hands on to W, and W to it. It said
    no to drugs and does not know about fire. It is part of the Region, has an expert for drugs, and sat in old X until
    2025. W deals with noise, its chair is Welfare, its lead is nobody. W hands on to nobody. For drugs, nobody decides.
    """
    b = Build()
    b.theme("noise", "drugs", "fire")
    b.org("region")
    b.org("ggd", "health", part_of="region", provenance=("import|Organisaties|3",), checked_on="2026-03-12")
    b.org("welfare", "welfare")
    b.area("north")
    b.meeting("w", chair="welfare", themes=("noise",), provenance=("import|Overleggen|2",))
    b.meeting("x")
    b.seat("ggd", "w", "physician", presence=m.Presence.ON_CALL, checked_on="2024-05")
    b.seat("ggd", "x", until="2025-12", checked_on="2020")
    b.covers(org("ggd"), "noise", "signal", "north")
    b.says("no", "coverage", org("ggd"), theme="drugs", stage=m.Stage.SIGNAL)
    b.says("unknown", "coverage", org("ggd"), theme="fire", stage=m.Stage.SIGNAL)
    b.says("no", "coordinator", meeting("w"))
    b.says("no", "route", meeting("w"))
    b.nobody("drugs", "decide")
    b.route(org("ggd"), meeting("w"))
    b.route(meeting("w"), org("ggd"), "down", "reports_back")
    b.expert("doctor", "ggd", theme="drugs")
    return b


def told(profile: Profile, code: GroupCode) -> list[tuple[str, Said]]:
    """Return what the lines of a group are about, and what is said of it."""
    return [(str(line.other) if line.other else line.label, line.said) for line in profile.lines(code)]


def profile(b: Build, ref: m.Ref) -> Profile:
    return profile_of(b.network(), DAY, ref, NOTHING)


def samples() -> list[tuple[str, m.Network]]:
    return [(name, load(read_workbook(resource_folder("sample_networks") / name))[0]) for name in SAMPLES]


# --- by hand ------------------------------------------------------------------------------------------------------


def test_a_party_has_its_seats_coverage_routes_experts_and_parts() -> None:
    found = profile(small(), org("ggd"))
    assert told(found, GroupCode.SEATS) == [("Consultation:ovl-w", Said.YES)]
    (seat,) = found.lines(GroupCode.SEATS)
    assert [part.values["value"] for part in seat.parts] == ["physician", Word("Presence", "on_call")]
    assert told(found, GroupCode.COVERAGE) == [
        ("Theme:noise", Said.YES),
        ("Theme:drugs", Said.NO),
        ("Theme:fire", Said.UNKNOWN),
    ]
    assert told(found, GroupCode.ROUTES_OUT) == [("Consultation:ovl-w", Said.YES)]
    # It reports back: that is no handing on, here as little as in a picture of routes.
    assert told(found, GroupCode.ROUTES_IN) == []
    assert told(found, GroupCode.TOLD_BY) == [("Consultation:ovl-w", Said.YES)]
    assert told(found, GroupCode.EXPERTS) == [("Expert:exp-doctor", Said.YES)]
    assert told(found, GroupCode.PARTS) == [("Organisation:org-region", Said.YES)]
    assert (found.confirm, found.confirm_as) == (org("ggd"), Confirmer.ITSELF)
    assert found.counts["at_tables"] == 1
    assert found.counts["stage.signal"] == 1


def test_what_ended_stands_apart_and_does_not_count_for_when_it_was_checked() -> None:
    found = profile(small(), org("ggd"))
    assert [str(line.other) for line in found.ended.lines] == ["Consultation:ovl-x"]
    # The old seat of 2020 is left out; the stated no of the day itself is the newest, the seat in W the oldest.
    assert (found.newest, found.oldest) == ("2026-09-01", "2024-05")


def test_a_consultation_has_members_chair_and_what_was_stated_not_to_be_there() -> None:
    found = profile(small(), meeting("w"))
    assert told(found, GroupCode.MEMBERS) == [
        ("Organisation:org-ggd", Said.YES),
        ("Organisation:org-welfare", Said.YES),
    ]
    assert told(found, GroupCode.LEAD) == [("Organisation:org-welfare", Said.YES), ("profile.field.lead", Said.NO)]
    assert told(found, GroupCode.ROUTES_OUT) == [("profile.nobody", Said.NO)]
    assert told(found, GroupCode.TELLS) == [("Organisation:org-ggd", Said.YES)]
    assert told(found, GroupCode.THEMES) == [("Theme:noise", Said.YES)]
    assert told(found, GroupCode.MANDATE) == [("profile.field.mandate", Said.UNKNOWN)]
    assert (found.confirm, found.confirm_as) == (org("welfare"), Confirmer.CHAIR)
    assert found.counts["sectors"] == 2


def test_a_theme_has_who_takes_each_step() -> None:
    noise, drugs = (profile(small(), m.Ref("Theme", theme)) for theme in ("noise", "drugs"))
    assert told(noise, GroupCode.SIGNAL) == [("Organisation:org-ggd", Said.YES)]
    assert told(noise, GroupCode.TABLES) == [("Consultation:ovl-w", Said.YES)]
    assert told(drugs, GroupCode.SIGNAL) == [("Organisation:org-ggd", Said.NO)]
    assert told(drugs, GroupCode.INTERPRET) == [("Expert:exp-doctor", Said.YES)]
    assert told(drugs, GroupCode.DECIDE) == [("profile.nobody", Said.NO)]
    assert told(drugs, GroupCode.AFTERCARE) == []
    assert told(drugs, GroupCode.PLAYS) == [("profile.field.plays", Said.YES)]
    assert noise.confirm_as is Confirmer.NOBODY  # no party here is the municipality


def test_an_expert_has_its_organisation_and_themes_and_is_confirmed_there() -> None:
    found = profile(small(), m.Ref("Expert", "exp-doctor"))
    assert told(found, GroupCode.EMPLOYER) == [("Organisation:org-ggd", Said.YES)]
    assert told(found, GroupCode.THEMES) == [("Theme:drugs", Said.YES)]
    assert (found.confirm, found.confirm_as) == (org("ggd"), Confirmer.EMPLOYER)
    assert ("profile.field.deputy", Said.UNKNOWN) in told(found, GroupCode.IDENTITY)


def test_without_a_chair_the_lead_confirms_and_else_the_municipality() -> None:
    b = Build()
    b.org("town", actor_type="municipality")
    b.org("led", "welfare")
    b.meeting("a")
    b.meeting("c")
    b.tie(m.Coordinates, org("led"), meeting("a"))
    assert profile(b, meeting("a")).confirm == org("led")
    assert profile(b, meeting("a")).confirm_as is Confirmer.COORDINATOR
    assert profile(b, meeting("c")).confirm == org("town")
    assert profile(b, m.Ref("Consultation", "ovl-c")).confirm_as is Confirmer.MUNICIPALITY


def test_a_party_that_nobody_said_anything_of_is_not_known_and_never_no() -> None:
    b = Build()
    b.org("alone")
    found = profile(b, org("alone"))
    assert {line.said for group in found.groups for line in group.lines if line.label != "profile.field.name"} == {
        Said.UNKNOWN
    }
    empty = {group.code for group in found.groups if not group.lines}
    assert {GroupCode.SEATS, GroupCode.COVERAGE, GroupCode.ROUTES_OUT, GroupCode.AREAS} <= empty
    assert found.newest is None


def test_only_a_complete_list_makes_an_empty_group_a_no() -> None:
    b = Build()
    b.org("alone")
    assert all(group.complete is None for group in profile(b, org("alone")).groups)
    b.complete("participation")
    complete = {group.code for group in profile(b, org("alone")).groups if group.complete}
    assert complete == {GroupCode.SEATS}  # the list of seats says nothing about coverage or areas


def test_a_complete_list_is_no_answer_where_a_mandate_may_give_one_or_when_it_is_old() -> None:
    b = Build()
    b.theme("noise")
    b.org("alone")
    b.meeting("w", mandate=m.Mandate.OPERATE)  # carries out, for themes that nobody named
    b.complete("coverage")
    theme = profile(b, m.Ref("Theme", "noise"))
    assert {group.code for group in theme.groups if group.complete} == {
        GroupCode.SIGNAL,
        GroupCode.INTERPRET,
        GroupCode.DECIDE,
        GroupCode.AFTERCARE,
    }
    assert not [group for group in profile(b, meeting("w")).groups if group.complete]
    old = Build()
    old.theme("noise")
    old.org("alone")
    old.complete("coverage", "2024-01-01")  # more than two years before the day
    assert not [group for group in profile(old, org("alone")).groups if group.complete]
    # Of a theme it is still the verdict of the white spots that nobody does it, to be asked again.
    steps = {group.code: group.nobody for group in profile(old, m.Ref("Theme", "noise")).groups if group.complete}
    assert steps == dict.fromkeys(STEPS, Confidence.ASK)


# --- a theme, and what else netmap says of it -------------------------------------------------------------------------


def states(found: Profile) -> dict[str, str]:
    """Return of each step of a theme whether somebody takes it, as the sentences of the profile have it."""
    told = {}
    for step in (step.value for step in STEPS):
        nobody = "absent" if found.counts[f"{step}.nobody"] else "unknown"
        told[step] = "present" if found.counts[step] else nobody
    return told


def refusing() -> m.Network:
    """Every party said no to drugs; noise has an old complete list; fire a mandate that nobody told the themes of."""
    b = Build()
    b.theme("drugs", "noise", "fire")
    for party in ("a", "b"):
        b.org(party)
        b.says("no", "coverage", org(party), theme="drugs", stage=m.Stage.SIGNAL)
        b.says("no", "coverage", org(party), theme="drugs", stage=m.Stage.AFTERCARE)
    b.complete("coverage:noise", "2023-01-01")
    b.complete("coverage:fire")
    b.meeting("w", mandate=m.Mandate.DECIDE)
    return b.network()


@pytest.mark.parametrize("name", [*SAMPLES, "refusing"])
def test_profile_white_spots_and_picture_say_the_same_of_every_theme(name: str) -> None:
    network = refusing() if name == "refusing" else dict(samples())[name]
    norm = network_norm(network, default_norm())
    answer = find_gaps(network, norm, DAY)
    signs = {row.theme: row.signs for row in theme_steps(network, norm, DAY, answer)}
    seen = Counter[str]()
    for theme in (theme.ref for theme in network.of(m.Theme).values()):
        mine = states(profile_of(network, DAY, theme, answer, norm=norm))
        for step, sign in signs.get(theme, {}).items():
            if sign is not Sign.NOT_ASKED:
                there = sign not in (Sign.ABSENT, Sign.UNKNOWN)
                assert mine[step] == ("present" if there else sign.value), (theme, step)
        drawn = pictures.view(network, DAY, Wish(subject=Subject.THEME, subjects=(str(theme),)), norm=norm)
        for node in drawn.nodes:
            if "known" in node.values:
                assert mine[node.values["stage"]] == node.values["known"], (theme, node)
                seen[node.values["known"]] += 1
        for finding in answer.findings:
            if finding.subjects == (theme,) and finding.stage and finding.coverage is Cover.NONE:
                assert mine[finding.stage] == "absent"
                seen["finding"] += 1
    assert min(seen[kind] for kind in ("absent", "unknown", "finding")) > 0, seen


@pytest.mark.parametrize("status", ["planned", "suspended", "unknown"])
def test_what_does_not_count_now_is_shown_with_its_status(status: str) -> None:
    b = Build()
    b.org("a")
    b.meeting("w")
    b.seat("a", "w", status=m.Status(status))
    (seat,) = profile(b, org("a")).lines(GroupCode.SEATS)
    assert (seat.said, seat.status) == (Said.YES, m.Status(status))
    assert profile(b, org("a")).counts["at_tables"] == 0


def test_a_seat_in_a_consultation_that_ended_is_over() -> None:
    b = Build()
    b.org("a")
    b.meeting("w", status=m.Status.ENDED)
    b.seat("a", "w")
    found = profile(b, org("a"))
    assert (len(found.ended.lines), found.lines(GroupCode.SEATS)) == (1, ())
    # Of the ended consultation itself, nothing is moved away: it all holds no more.
    over = profile(b, meeting("w"))
    assert over.status is m.Status.ENDED
    assert told(over, GroupCode.MEMBERS) == [("Organisation:org-a", Said.YES)]


@pytest.mark.parametrize("ref", [m.Ref("Organisation", "org-gone"), m.Ref("Area", "geb-north"), m.Ref("", "")])
def test_what_has_no_profile_is_refused(ref: m.Ref) -> None:
    with pytest.raises(UsageError) as refused:
        profile(small(), ref)
    assert refused.value.code == "profile.unknown"


def test_an_unconnected_part_of_the_network_changes_nothing() -> None:
    b = small()
    before = profile(b, org("ggd"))
    b.org("far")
    b.meeting("far-away", chair="far")
    assert profile(b, org("ggd")) == before


# --- on every sample ------------------------------------------------------------------------------------------------


def lines_of(found: Profile) -> list[Line]:
    return [line for group in (*found.groups, found.ended) for line in group.lines]


def test_every_active_tie_of_a_subject_stands_in_exactly_one_line() -> None:
    checked = 0
    for _, network in samples():
        facts = Facts(network, DAY)
        for kind in (m.Organisation, m.Consultation, m.Expert):
            for ref in (record.ref for record in network.of(kind).values()):
                groups = profile_of(network, DAY, ref, NOTHING).groups
                told_ = Counter(key for group in groups for line in group.lines for key in line.records)
                own = [t for t in network.relationships() if ref in (t.start, t.end) and facts.active(t)]
                assert {told_[(tie.KIND, tie.id)] for tie in own} <= {1}, ref
                assert max(told_.values()) == 1
                checked += len(own)
    assert checked > 300


def test_a_no_rests_on_a_statement_and_silence_has_no_record() -> None:
    for _, network in samples():
        for ref in (record.ref for kind in SUBJECTS for record in network.of(kind).values()):
            for line in lines_of(profile_of(network, DAY, ref, NOTHING)):
                statements = [record for key in line.records if isinstance(record := network.records[key], m.Statement)]
                if line.said is Said.NO:
                    assert [s.value for s in statements] == [m.StatedValue.NO]
                elif line.said is Said.YES:
                    assert not statements
                else:
                    assert {s.value for s in statements} <= {m.StatedValue.UNKNOWN}


def test_every_finding_and_question_of_a_sample_concerns_somebody() -> None:
    for name, network in samples():
        answer = find_gaps(network, default_norm(), date(2026, 9, 1))
        profiles = [profile_of(network, DAY, r.ref, answer) for kind in SUBJECTS for r in network.of(kind).values()]
        findings = {finding.id for found in profiles for finding in found.findings}
        assert findings == {finding.id for finding in answer.findings}, name
        of_network = {q.id for q in answer.questions if q.subject and q.subject.label == "Network" and not q.addressee}
        questions = {question.id for found in profiles for question in found.questions}
        assert questions >= {question.id for question in answer.questions} - of_network, name


def told_and_not() -> m.Network:
    """A and B do not know of the approach, of C and D nobody said whether they do; the town is the municipality."""
    b = Build()
    b.org("town", "municipality", actor_type="municipality", knows_samos_on="2026-01-01")
    for party in "ABCD":
        b.org(party, "welfare")
    b.says("no", "told", org("A"))
    b.says("no", "told", org("B"))
    b.setting("exercise", "geen")
    return b.network()


def test_a_party_has_its_own_part_of_what_is_asked_of_many_and_the_municipality_all_of_it() -> None:
    network = told_and_not()
    answer = find_gaps(network, default_norm(), DAY)

    def lists(party: str) -> tuple[list[m.Ref], list[m.Ref]]:
        """Return the parties of the finding and of the question about being told, as one page has them."""
        found = profile_of(network, DAY, org(party), answer)
        findings = [f for f in found.findings if f.line_id == "parties-told"]
        questions = [q for q in found.questions if q.line_id == "parties-told"]
        of_finding = [party for f in findings if f.title for party in f.title.values["parties"]]
        assert all(set(f.parties) == set(of_finding) for f in findings)
        return of_finding, [party for q in questions for party in q.ask.values["parties"]]

    assert lists("A") == ([org("A")], [])  # it said no: that is not asked again
    assert lists("B") == ([org("B")], [])
    assert lists("C") == ([], [org("C")])
    assert lists("D") == ([], [org("D")])
    assert set(lists("town")[1]) >= {org("C"), org("D")}
    # Nothing on the page of one tells of another.
    (mine,) = [f for f in profile_of(network, DAY, org("A"), answer).findings if f.line_id == "parties-told"]
    said = (mine.title, mine.remedy, *mine.evidence)
    assert not [one for one in said if one and str(org("B")) in map(str, one.values.values())]
    assert mine.id in {finding.id for finding in answer.findings}


def test_what_the_network_misses_stands_with_the_municipality_and_not_with_who_could_close_it() -> None:
    network = told_and_not()
    answer = find_gaps(network, default_norm(), DAY)
    on_page = {
        party: {finding.line_id for finding in profile_of(network, DAY, org(party), answer).findings}
        for party in ("town", "A", "C")
    }
    assert "exercise" in on_page["town"]
    assert "exercise" not in on_page["A"] | on_page["C"]


def test_the_same_network_gives_the_same_profile_whatever_the_order_of_its_records() -> None:
    network = small().network()
    turned = m.Network(id=network.id, name=network.name, records=dict(reversed(list(network.records.items()))))
    for ref in (org("ggd"), meeting("w"), m.Ref("Theme", "drugs")):
        assert profile_of(network, DAY, ref, NOTHING) == profile_of(turned, DAY, ref, NOTHING)
