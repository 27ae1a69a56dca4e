"""Small networks made at random from a seed, with every kind of silence, denial, doubt and complete list in them."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from netmap import model as m
from tests.build import Build, meeting, org

PARTIES = ("a", "b", "c", "d", "e", "f")
TABLES = ("k", "l", "m", "n")
THEMES = ("t1", "t2", "t3")
AREAS = ("stad", "noord", "straat", "zuid")
SECTORS = ("police", "welfare", "education", None)
TYPES = ("neighbourhood_officer", "school", "youth_work", None, "school")
CHANNELS = ("whatsapp_group", "report_point", "vlog")
PHASES = ("calm", "tension", "return_to_calm")
STAGES = ("signal", "interpret", "decide", "act", "aftercare")
LISTS = (
    *("coverage", "coverage:t1", "consultations", "organisations", "channels"),
    *("participation", "participation:ovl-k", "participation:ovl-l", "participation:ovl-m", "participation:ovl-n"),
)


def town(seed: int) -> m.Network:
    """Return a network of six parties, up to four consultations, three themes and four areas."""
    # Some towns are told in full, so that there is something absent; in others much is open.
    pick = random.Random(seed)
    told, town_ = pick.choice((0.3, 0.7, 1.0)), Build(shipped=False)
    for channel in CHANNELS[:2]:
        town_.add(m.Channel(id=channel, label_nl=channel))
    town_.add(m.Channel(id=CHANNELS[2], label_nl=CHANNELS[2], origin=m.Origin.LOCAL))
    town_.theme(*THEMES, now=False)
    town_.setting("theme_now", "t1")
    for name, parent in zip(AREAS, (None, "stad", "noord", "stad"), strict=True):
        town_.area(name, parent)
    for number, name in enumerate(PARTIES):
        sector = pick.choice(SECTORS if told < 1 else SECTORS[:3])
        whole = pick.choice(PARTIES[:number]) if number and pick.random() < 0.15 else None
        town_.org(name, sector, whole, actor_type=pick.choice(TYPES if told < 1 else TYPES[:3]), **_status(pick))
        if pick.random() < told:
            _channels(town_, name, pick)
    tables = TABLES[: pick.randint(1, len(TABLES))]
    for name in tables:
        _table(town_, name, pick, told)
    for _ in range(pick.randint(0, 8)):
        _cover(town_, pick, tables)
    for _ in range(pick.randint(0, 4)):
        _denial(town_, pick, tables)
    for value in LISTS:
        if pick.random() < told * 0.8:
            town_.complete(value)
    return town_.network()


def _status(pick: random.Random) -> dict[str, Any]:
    return {"status": m.Status(pick.choice(("unknown", "suspended", "ended")))} if pick.random() < 0.06 else {}


def _channels(town_: Build, name: str, pick: random.Random) -> None:
    chosen = [channel for channel in CHANNELS if pick.random() < 0.25]
    for channel in chosen:
        town_.tie(m.PresentIn, org(name), m.Ref("Channel", channel))
    if not chosen:
        town_.says(pick.choice(("no", "no", "no", "unknown")), "channels", org(name))


def _table(town_: Build, name: str, pick: random.Random, told: float) -> None:
    themes = tuple(theme for theme in THEMES if pick.random() < 0.3) if pick.random() < told else ()
    mandate = pick.choice(tuple(m.Mandate)) if pick.random() < told else None
    decides = tuple(theme for theme in THEMES if pick.random() < 0.3) if mandate and pick.random() < told else ()
    town_.meeting(name, themes=themes, decides=decides, mandate=mandate, **_status(pick))
    if not themes and pick.random() < told / 2:
        town_.says(pick.choice(("no", "unknown")), "themes", meeting(name))
    if mandate is None and pick.random() < told:
        town_.says("no", "mandate", meeting(name))
    for party in PARTIES:
        if pick.random() < 0.35:
            sector = pick.choice(("police", "welfare")) if pick.random() < 0.2 else None
            town_.seat(party, name, as_sector=sector, **_status(pick))
    if pick.random() < 0.3:
        town_.tie(m.Coordinates, org(pick.choice(PARTIES)), meeting(name), **_status(pick))
    if pick.random() < 0.1:
        town_.says("unknown", "seat", object=str(meeting(name)))


def _anybody(pick: random.Random, tables: tuple[str, ...]) -> m.Ref:
    return org(pick.choice(PARTIES)) if pick.random() < 0.6 else meeting(pick.choice(tables))


def _cover(town_: Build, pick: random.Random, tables: tuple[str, ...]) -> None:
    stage, theme = pick.choice(STAGES), pick.choice(THEMES)
    area = pick.choice(AREAS) if pick.random() < 0.5 else None
    phase = pick.choice(PHASES) if pick.random() < 0.6 else None
    town_.covers(_anybody(pick, tables), theme, stage, area, phase, **_status(pick))


def _denial(town_: Build, pick: random.Random, tables: tuple[str, ...]) -> None:
    subject = _anybody(pick, tables) if pick.random() < 0.7 else None
    phase = pick.choice(PHASES) if pick.random() < 0.5 else None
    stage, theme = pick.choice(STAGES), pick.choice(THEMES)
    value = pick.choice(("no", "no", "unknown"))
    if value == "no" and subject and pick.random() < 0.4:  # all of it, so that it can be absent
        for every in STAGES:
            town_.says("no", "coverage", subject, theme=theme, stage=m.Stage(every))
    else:
        town_.says(value, "coverage", subject, theme=theme, stage=m.Stage(stage), phase=phase)


def held(network: m.Network, *statuses: m.Status) -> m.Network:
    """Return a network in which whatever has one of these statuses holds after all."""
    kinds = (m.Organisation, m.Consultation, m.Expert, m.TakesPart, m.PassesOn, m.Coordinates, m.Coverage)
    records = dict(network.records)
    for key, record in records.items():
        if isinstance(record, kinds) and record.status in statuses:
            records[key] = replace(record, status=None)
    return m.Network(id=network.id, name=network.name, records=records)
