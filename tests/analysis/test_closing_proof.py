"""What an agreement says it closes is gone once it is made: in the samples, and in towns that have said everything."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from netmap.analysis.closing.additions import closing_plan
from netmap.analysis.closing.applying import with_additions
from netmap.analysis.closing.results import Agreement
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Finding, GapAnswer
from netmap.exchange.reading import read_workbook
from netmap.model import (
    About,
    DealsWith,
    Expert,
    Network,
    PopulationGroup,
    Record,
    Ref,
    Role,
    Setting,
    SettingKey,
    Statement,
    TakesPart,
    canonical,
    setting_id,
    statement_id,
)
from netmap.reference.norm import default_norm
from netmap.resources import resource_folder
from tests.build import DAY
from tests.generator import generate
from tests.loading import load

NORM = default_norm()
#: What the norm looks at only once something is so: requests that go down from a core team, with whom a new signaller
#: checks, and whether a new decider sits at the table.
OPENED = {"hub": {"hub-reaches"}, "stage": {"party-verified", "theme-decide-together"}}


def sample(name: str) -> Network:
    return load(read_workbook(resource_folder("sample_networks") / name))[0]


def gaps(network: Network, day: date = DAY) -> GapAnswer:
    return find_gaps(network, NORM, day)


def said_everything(network: Network) -> Network:
    """Return a town that declared its lists complete and said no where it was silent, so that gaps are findings."""
    facts = Facts(network, DAY)
    more: list[Record] = []

    def setting(key: SettingKey, value: str) -> None:
        more.append(Setting(id=setting_id(key, value, None), key=key, value=value, date="2026-08-20"))

    def no(about: About, ref: Ref) -> None:
        fields = {"about": about, "subject": str(ref)}
        more.append(Statement(id=statement_id(fields), about=about, subject=str(ref), checked_on="2026-08-20"))

    lists = ("organisations", "consultations", "participation", "escalation", "coverage", "experts")
    for name in lists:
        setting(SettingKey.COMPLETE, name)
    for group in list(network.of(PopulationGroup))[:3]:
        setting(SettingKey.GROUP, group)
        setting(SettingKey.COMPLETE, f"groups:{group}")
    setting(SettingKey.EXERCISE, "geen")
    dealing = {tie.start for tie in facts.ties(DealsWith)}
    for number, table in enumerate(facts.consultations):
        abouts = [About.HUB, About.PLAN, About.ASSURED]
        abouts += [About.THEMES] if table.ref not in dealing else []
        abouts += [About.MANDATE] if table.mandate is None else []
        if not facts.chairs(table.ref) and not facts.coordinators.get(table.ref):
            abouts += [About.CHAIR, About.COORDINATOR]
        for about in abouts:
            no(about, table.ref)
        more.append(replace(table, kind=table.kind or "network_meeting", hub=None if number else table.hub))
    for number, party in enumerate(facts.organisations):
        for about in (About.TOLD, About.HELPED, *((About.CHANNELS, About.REACHES) if number % 2 else ())):
            no(about, party.ref)
    more += [replace(seat, role=Role.MEMBER) for seat in facts.ties(TakesPart) if seat.role is None]
    for expert in network.of(Expert).values():
        no(About.AGREED, expert.ref)
        no(About.DEPUTY, expert.ref)
    return network.with_records(more)


def check(network: Network, before: GapAnswer, made: list[Agreement], day: date = DAY) -> list[Finding]:
    """Assert that all that these agreements close is gone and nothing worse came; return what is left."""
    after = {finding.id: finding for finding in gaps(with_additions(network, made), day).findings}
    closed = {key for agreement in made for key in agreement.closes}
    assert not closed & set(after), [after[key] for key in closed & set(after)]
    old = {finding.id: finding for finding in before.findings}
    stood_for = {key for finding in before.findings for key in finding.related}
    worst = max(old[key].severity for key in closed)
    opened = set().union(*(OPENED.get(agreement.addition.what, set()) for agreement in made))
    for finding in after.values():
        if finding.id in old or finding.id in stood_for or finding.line_id in opened:
            continue  # what another finding stood for shows by itself when that one is gone
        of_theme = [f.severity for f in before.findings if finding.theme and f.theme == finding.theme]
        assert finding.severity <= max([worst, *of_theme]), (made, finding)
    return list(after.values())


@pytest.mark.parametrize("name", ["waterveen", "rietdam"])
def test_every_agreement_in_a_sample_closes_what_it_says(name: str) -> None:
    network = sample(name)
    before = gaps(network)
    plan = closing_plan(network, NORM, DAY, before)
    assert plan.sets
    for agreement in plan.agreements.values():
        check(network, before, [agreement])
    for chosen in plan.sets:
        assert len({key for made in chosen for key in made.closes}) == plan.closes
    check(network, before, list(plan.sets[0]))


def town(seed: int) -> Network:
    return said_everything(load(generate(14 + seed % 17, seed=seed).workbook())[0])


@pytest.mark.parametrize("seed", range(60))
def test_the_plan_of_a_town_closes_what_it_says(seed: int) -> None:
    network = town(seed)
    before = gaps(network)
    plan = closing_plan(network, NORM, DAY, before)
    assert 1 <= len(plan.sets[0]) <= 5
    check(network, before, list(plan.sets[0]))
    some = random.Random(seed).sample(sorted(plan.agreements), min(4, len(plan.agreements)))
    for key in some:
        check(network, before, [plan.agreements[key]])


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(60, 160))
def test_every_agreement_of_many_towns_closes_what_it_says(seed: int) -> None:
    network = town(seed)
    before = gaps(network)
    for agreement in closing_plan(network, NORM, DAY, before).agreements.values():
        check(network, before, [agreement])


def test_a_plan_adds_no_meeting_but_a_core_team_and_invites_nobody_who_said_no() -> None:
    for seed in range(10):
        network = town(seed)
        facts = Facts(network, DAY)
        plan = closing_plan(network, NORM, DAY, gaps(network))
        known = {table.ref for table in facts.consultations}
        for made in plan.agreements.values():
            new = [r for r in made.records if r.KIND == "Consultation" and r.ref not in known]
            assert not new or made.addition.what in ("hub", "entry"), made
            if made.addition.what == "channel":
                assert not facts.denied(About.CHANNELS, made.party)
            if made.addition.what == "group":
                assert not facts.denied(About.REACHES, made.party)


def test_the_same_network_gives_the_same_plan_whatever_the_order_of_its_records() -> None:
    network = sample("waterveen")
    turned = replace(network, records=dict(reversed(network.records.items())))
    plans = [closing_plan(one, NORM, DAY, gaps(one)) for one in (network, turned)]
    assert plans[0] == plans[1]


def test_applying_nothing_changes_nothing_and_applying_leaves_the_network_as_it_was() -> None:
    network = sample("rietdam")
    content = canonical(network)
    plan = closing_plan(network, NORM, DAY, gaps(network))
    assert canonical(with_additions(network, [])) == content
    assert canonical(with_additions(network, plan.sets[0])) != content
    assert canonical(network) == content


def test_a_plan_for_some_findings_speaks_of_those_alone() -> None:
    network = sample("waterveen")
    answer = gaps(network)
    some = replace(answer, findings=answer.findings[:3])
    plan = closing_plan(network, NORM, DAY, some)
    ids = {finding.id for finding in some.findings}
    assert {key for made in plan.agreements.values() for key in made.closes} | set(plan.left) == ids
