"""With whom a signal can be checked, by hand and against the white spots of the samples."""

from __future__ import annotations

import pytest

from netmap import model as m
from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.verification import verifiable
from netmap.analysis.results import Relevance, State
from netmap.analysis.routes.partners import MOST_PARTNERS, verification_partners, verifying_tables
from netmap.analysis.routes.results import Partner
from netmap.analysis.seating import seating
from netmap.exchange.reading import read_workbook
from netmap.model import Network, Ref, Stage
from netmap.reference.norm import default_norm
from netmap.resources import resource_folder
from tests.build import DAY, Build, meeting, org
from tests.generator import generate
from tests.loading import load

YOUTH, DISTRICT, CORE = org("Jongerenwerk"), meeting("W"), meeting("K")


def town() -> Build:
    """Jongerenwerk, Buurtwerk and Politie in W (about T); Politie and GGD in K."""
    b = Build()
    b.theme("T", "U")
    for name, sector in (
        ("Jongerenwerk", "welfare"),
        ("Buurtwerk", "welfare"),
        ("Politie", "police"),
        ("GGD", "health"),
    ):
        b.org(name, sector)
    b.meeting("W", themes=("T",))
    b.meeting("K")
    for who, where in (("Jongerenwerk", "W"), ("Buurtwerk", "W"), ("Politie", "W"), ("Politie", "K"), ("GGD", "K")):
        b.seat(who, where)
    return b


def partners(b: Build, source: Ref = YOUTH, theme: str = "T", area: str = "") -> tuple[Partner, ...]:
    return verification_partners(Facts(b.network(), DAY), source, theme, area)


def names(found: tuple[Partner, ...]) -> list[str]:
    return [partner.party.id.removeprefix("org-") for partner in found]


def test_another_sector_at_the_own_table_first_then_one_member_further() -> None:
    found = partners(town())
    assert names(found) == ["Politie", "Buurtwerk", "GGD"]
    assert [(p.steps, p.other_sector, p.knows) for p in found] == [
        (1, True, False),
        (1, False, False),
        (2, True, False),
    ]
    assert [p.through for p in found] == [(DISTRICT,), (DISTRICT,), (org("Politie"),)]


def test_who_knows_the_theme_goes_before_who_does_not_within_as_many_steps() -> None:
    b = town()
    b.covers(org("Buurtwerk"), "T", "signal")
    b.org("Wonen", "housing")
    b.seat("Wonen", "W", "beheerder")
    b.covers(org("Wonen"), "T", "interpret")
    found = partners(b)
    assert names(found) == ["Wonen", "Politie", "Buurtwerk", "GGD"]
    assert found[0].function == "beheerder"
    assert [row.code for row in found[0].evidence] == ["route.evidence.seat_function", "gaps.evidence.covers"]


def test_who_knows_it_elsewhere_does_not_know_it_here() -> None:
    b = town()
    b.area("Oost")
    b.area("West")
    b.covers(org("Politie"), "T", "signal", area="West")
    assert partners(b, area="geb-West")[0].knows
    assert not partners(b, area="geb-Oost")[0].knows
    assert partners(b)[0].knows


def test_who_signals_around_an_area_does_not_yet_signal_in_it() -> None:
    b = town()
    b.area("stad", None)
    b.area("Oost", "stad")
    b.covers(org("Politie"), "T", "signal", area="stad")
    b.covers(org("GGD"), "T", "signal")
    knowing = {area: {p.party for p in partners(b, area=area) if p.knows} for area in ("", "geb-stad", "geb-Oost")}
    assert knowing == {"": {org("Politie"), org("GGD")}, "geb-stad": {org("Politie")}, "geb-Oost": set()}
    b.add(m.Area(id="geb-stad", name="stad", kind=m.AreaKind.MUNICIPALITY))
    assert {p.party for p in partners(b, area="geb-stad") if p.knows} == {org("Politie"), org("GGD")}, "all of it"
    b.covers(org("Buurtwerk"), "T", "interpret", area="stad")
    assert {p.party for p in partners(b, area="geb-Oost") if p.knows} == {org("Buurtwerk")}, (
        "other stages are inherited"
    )


def test_nobody_is_met_at_a_table_of_another_area() -> None:
    b = town()
    for area in ("Oost", "West"):
        b.area(area)
    b.tie(m.Serves, DISTRICT, Ref("Area", "geb-West"))
    b.meeting("V")
    b.seat("Jongerenwerk", "V")
    b.org("Wonen", "housing")
    b.seat("Wonen", "V")
    assert names(partners(b, area="geb-West")) == ["Politie", "Wonen", "Buurtwerk", "GGD"]
    assert names(partners(b, area="geb-Oost")) == ["Wonen"], "nor whom they meet elsewhere"
    b.route(YOUTH, DISTRICT)
    assert names(partners(b, area="geb-Oost")) == ["Wonen"], "a route there makes no meeting of it"
    b.route(CORE, DISTRICT)
    assert names(partners(b, CORE, area="geb-Oost")) == []
    assert "Buurtwerk" in names(partners(b, CORE, area="geb-West"))
    assert names(partners(b, DISTRICT, area="geb-Oost")) == ["GGD", "Wonen"], "who sees it there asks around"


def test_parts_and_wholes_are_oneself() -> None:
    b = town()
    b.tie(m.PartOf, org("Politie"), YOUTH)
    assert names(partners(b)) == ["GGD", "Buurtwerk"]


def test_a_seat_may_stand_for_another_sector() -> None:
    b = town()
    b.seat("Buurtwerk", "W", as_sector="education")
    assert partners(b)[0].party == org("Buurtwerk")
    assert partners(b)[0].other_sector


def test_of_whom_the_own_sector_is_not_known_two_others_hold_another() -> None:
    b = town()
    b.without("IN_SECTOR", m.tie_id("IN_SECTOR", YOUTH, Ref("Sector", "welfare")))
    assert partners(b)[0].other_sector
    b.without("TAKES_PART", m.seat_id(org("Politie"), DISTRICT, None))
    assert not partners(b)[0].other_sector


def test_a_route_brings_a_partner_too() -> None:
    b = town()
    b.org("School", "education")
    b.covers(org("School"), "T", "signal")
    b.route(YOUTH, org("School"), "lateral")
    assert partners(b)[0].party == org("School")
    assert partners(b)[0].through == ()
    assert partners(b, org("School"))[0].party == YOUTH


def test_a_consultation_checks_with_a_sector_that_it_lacks() -> None:
    found = partners(town(), DISTRICT)
    assert [(p.party, p.through, p.steps) for p in found] == [(org("GGD"), (CORE,), 2)]
    b = town()
    b.route(DISTRICT, CORE)
    assert partners(b, DISTRICT)[0].steps == 1


def test_a_channel_checks_with_whom_those_present_know() -> None:
    b = town()
    b.add(m.Channel(id="app", label_nl="appgroep"))
    assert partners(b, Ref("Channel", "app")) == ()
    b.tie(m.PresentIn, YOUTH, Ref("Channel", "app"))
    b.tie(m.PresentIn, org("Buurtwerk"), Ref("Channel", "app"))
    assert names(partners(b, Ref("Channel", "app"))) == ["Politie", "GGD"]


def test_at_most_twelve_and_nobody_without_a_seat() -> None:
    b = town()
    for number in range(20):
        b.org(f"N{number:02}", "education")
        b.seat(f"N{number:02}", "W")
    assert len(partners(b)) == MOST_PARTNERS
    b.org("Alleen", "sport")
    assert partners(b, org("Alleen")) == ()
    assert partners(Build(), YOUTH) == ()


def test_where_it_can_be_checked() -> None:
    facts = Facts(town().network(), DAY)
    assert verifying_tables(facts, YOUTH) == {DISTRICT, CORE}
    assert verifying_tables(facts, org("GGD")) == {DISTRICT, CORE}
    assert verifying_tables(facts, DISTRICT) == {DISTRICT, CORE}
    b = Build()
    b.org("A", "welfare")
    b.meeting("Team", kind="team_meeting")
    b.seat("A", "Team")
    assert verifying_tables(Facts(b.network(), DAY), org("A")) == {meeting("Team")}
    assert verifying_tables(Facts(b.network(), DAY), meeting("Team")) == frozenset()


# --- the same as the white spots say ----------------------------------------------------------------------------------


def sample(name: str) -> Network:
    if name.isdigit():
        return load(generate(60, seed=int(name), silence=0.2).workbook())[0]
    return load(read_workbook(resource_folder("sample_networks") / name))[0]


@pytest.mark.parametrize("name", ["waterveen", "rietdam", "2", "5", "8"])
def test_a_party_has_a_partner_exactly_when_the_white_spots_say_so(name: str) -> None:
    facts = Facts(sample(name), DAY)
    line = next(line for line in default_norm().lines if line.id == "party-verified")
    signals = {cover.who for cover in facts.covers_of_stage[Stage.SIGNAL] if cover.who.label == "Organisation"}
    seats, seen = seating(facts), set()
    for party in sorted(signals):
        themes = {cover.theme for cover in facts.covers_of_stage[Stage.SIGNAL] if cover.who == party}
        checked = all(_qualifies(facts, party, theme, seats.scope.get(theme, set())) for theme in themes)
        verdict = verifiable(facts, Demand(line=line, subjects=(party,), relevance=Relevance.NOW), ())
        assert (verdict.state is State.PRESENT) is checked, (party, themes)
        seen.add(checked)
    assert seen, "somebody signals"


def _qualifies(facts: Facts, party: Ref, theme: str, about: set[Ref]) -> bool:
    found = verification_partners(facts, party, theme)
    near = (p for p in found if p.steps == 1 and p.other_sector)
    return any(p.knows or about & set(p.through) for p in near)
