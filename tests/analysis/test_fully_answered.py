"""In a network that is fully answered nothing is left to ask; silence never makes a finding."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

import pytest

from netmap.analysis.demands import Demand
from netmap.analysis.gaps import find_gaps, judge_demands
from netmap.analysis.results import Cover, State, Verdict
from netmap.model import (
    Consultation,
    DealsWith,
    InSector,
    Mandate,
    MandateFor,
    Origin,
    PartOf,
    PopulationGroup,
    Reaches,
    Ref,
    Serves,
    Setting,
    Stage,
    Status,
    TakesPart,
    coverage_id,
)
from netmap.model import Theme as ThemeRecord
from netmap.reference.norm import Norm
from tests.build import DAY, Build, meeting, org
from tests.norms import norm_of

LINES = (
    *("theme-signal", "theme-area-signal", "theme-interpret", "theme-interpret-together", "theme-decide"),
    *("theme-decide-together", "theme-act", "theme-aftercare", "theme-coordinated", "theme-cooperation"),
    *("theme-spread", "area-reached", "group-reached", "group-spread", "consultation-coordinated", "party-verified"),
    *("bridge", "bridge-spread"),
)
SECTORS = ("police", "welfare", "health", "education", "enforcement", "municipality", "housing")
STAGES = ("signal", "interpret", "decide", "act", "aftercare")


def norm() -> Norm:
    return norm_of(*LINES)


def town(seed: int) -> Build:
    """A small municipality in which every cell is filled or "geen", and every list is complete."""
    chance = random.Random(seed)
    b = Build()
    for theme in ("S", "T", "U"):
        b.add(
            ThemeRecord(
                id=theme, label_nl=theme, origin=Origin.LOCAL, sector_pairs=("police+welfare", "education+health")
            )
        )
        b.setting("theme_now", theme)
    b.area("Noord")
    b.area("Straat", "Noord")
    for name in ("ouderen", "jongeren"):
        b.add(PopulationGroup(id=name, label_nl=name, origin=Origin.LOCAL))
        b.setting("group", name)
    b.org("Gemeente", "municipality", actor_type="municipality")
    parties = ["Gemeente"]
    for number in range(chance.randint(2, 7)):
        b.org(f"P{number}", chance.choice(SECTORS), part_of=chance.choice([None, None, *parties]))
        parties.append(f"P{number}")
    tables = [f"O{number}" for number in range(chance.randint(0, 4))]
    for table in tables:
        themes = tuple(theme for theme in "STU" if chance.random() < 0.4)
        mandate = chance.choice([None, *Mandate])
        own = tuple(theme for theme in "STU" if chance.random() < 0.4) or ("S",)
        chair = chance.choice([None, *parties])
        align = mandate in (None, Mandate.ALIGN)
        ref = b.meeting(table, themes=themes, mandate=mandate, decides=() if align else own, chair=chair)
        if mandate is None:
            b.says("no", "mandate", ref)
        if not themes:
            b.says("no", "themes", ref)
        if chair is None:
            b.says("no", "chair", ref)
        b.says("no", "coordinator", ref)
        _place(b, chance, ref)
        for party in parties:
            if party != chair and chance.random() < 0.3:
                as_sector = chance.choice([None, None, "welfare"])
                b.seat(party, table, as_sector=as_sector, status=chance.choice([None, None, Status.PLANNED]))
    for party in parties:
        _place(b, chance, org(party))
        group = chance.choice([None, "ouderen"])
        if group:
            b.tie(Reaches, org(party), Ref("PopulationGroup", group))
        else:
            b.says("no", "reaches", org(party))
    for who in [*map(org, parties), *map(meeting, tables)]:
        for theme in "STU":
            for stage in STAGES:
                if chance.random() < 0.12:
                    b.covers(who, theme, stage, area=chance.choice(["Noord", "Straat"]))
    # What is heard in a whole district must be told of its streets too.
    told = {r.end.id for (kind, _), r in b.records.items() if kind == "COVERED_BY"}  # type: ignore[attr-defined]
    for who in sorted(told):
        ref = Ref("Organisation", who) if who.startswith("org") else Ref("Consultation", who)
        for theme in "STU":
            for stage in STAGES:
                if ("Coverage", _coverage(ref, theme, stage, "geb-Straat")) not in b.records:
                    b.says("no", "coverage", ref, theme=theme, stage=Stage(stage), area="geb-Straat")
    for sheet in ("organisations", "consultations", "participation", "coverage", "experts", "escalation"):
        b.complete(sheet)
    return b


def _coverage(ref: Ref, theme: str, stage: str, area: str) -> str:
    return coverage_id(ref, theme, area, Stage(stage), None)


def _place(b: Build, chance: random.Random, ref: Ref) -> None:
    area = chance.choice([None, "geb-Noord", "geb-Straat"])
    if area:
        b.tie(Serves, ref, Ref("Area", area))
    else:
        b.says("no", "serves", ref)


@pytest.mark.parametrize("seed", range(60))
def test_a_fully_answered_network_leaves_nothing_open(seed: int) -> None:
    network = town(seed).network()
    for demand, found in judge_demands(network, norm(), DAY):
        place = (seed, demand.line.id, demand.subjects)
        assert found.state is not State.UNKNOWN, place
        assert found.certain, place
        assert not found.asks, place
        if found.state is State.ABSENT:
            assert found.reason is not None, place
            assert found.evidence, place
            assert found.remedy is not None, place
    assert not find_gaps(network, norm(), DAY).questions


@pytest.mark.parametrize("seed", range(30))
def test_without_any_list_or_stated_no_there_is_no_finding(seed: int) -> None:
    b = town(seed)
    for key, record in list(b.records.items()):
        if key[0] == "Statement" or (isinstance(record, Setting) and record.key == "complete"):
            b.without(*key)
    assert not find_gaps(b.network(), norm(), DAY).findings


def emptied(b: Build, chance: random.Random) -> None:
    """Take away half of the lists and stated noes, and empty some cells; the rows stay."""
    cells: dict[tuple[str, Ref], list[tuple[str, str]]] = defaultdict(list)
    parts = {record.start for record in b.records.values() if isinstance(record, PartOf)}
    for key, record in list(b.records.items()):
        stated = key[0] == "Statement" or (isinstance(record, Setting) and record.key == "complete")
        if stated and chance.random() < 0.3:
            b.without(*key)
        if isinstance(record, InSector) and record.start in parts:
            continue  # an empty sector of a part reads as that of the whole: a reading of the data model
        if isinstance(record, (InSector, DealsWith, MandateFor, Serves, Reaches)):
            cells[(record.KIND, record.start)].append(key)
        if isinstance(record, TakesPart) and record.role and chance.random() < 0.3:
            b.add(replace(record, role=None))
        if isinstance(record, Consultation) and record.mandate and chance.random() < 0.1:
            b.add(replace(record, mandate=None))
    for keys in cells.values():
        if chance.random() < 0.15:
            for key in keys:
                b.without(*key)


def is_finding(demand: Demand, found: Verdict) -> bool:
    # Of a plain stage the data model lets "only one party" stand beside a mandate that was left open.
    weak = (
        demand.line.stage is None and found.state is State.PRESENT and found.certain and found.cover is not Cover.ENOUGH
    )
    return found.state is State.ABSENT or weak


@pytest.mark.parametrize("seed", range(60))
def test_an_empty_cell_never_makes_a_finding(seed: int) -> None:
    """What a fully answered network has is present or asked when less is told, never said to be missing."""
    b = town(seed)
    whole = {(d.line.id, d.subjects): is_finding(d, v) for d, v in judge_demands(b.network(), norm(), DAY)}
    emptied(b, random.Random(seed))
    for demand, found in judge_demands(b.network(), norm(), DAY):
        if is_finding(demand, found):
            assert whole[(demand.line.id, demand.subjects)], (seed, demand.line.id, demand.subjects)
