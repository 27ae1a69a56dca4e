"""Small networks drawn by chance: with seats, routes of every kind, parts, channels, mandates and who covers what."""

from __future__ import annotations

import random
from dataclasses import replace

from netmap import model as m
from tests.build import Build, meeting, org

KINDS = (None, "passes", "prepares", "advises", "informs", "reports_back")


def random_town(seed: int, *, parties: int = 8, tables: int = 5, areas: bool = False) -> Build:
    """Return a town that is the same for the same seed; dense and sparse ones, with and without deciders."""
    rng = random.Random(seed)
    b = Build()
    b.theme("T", "U")
    names, places = [f"p{n}" for n in range(parties)], [f"t{n}" for n in range(tables)]
    if areas:
        b.area("stad")
        b.area("noord", "stad")
        b.area("zuid", "stad")
    channel = b.add(m.Channel(id="balie", label_nl="balie", origin=m.Origin.LOCAL))
    for number, name in enumerate(names):
        part_of = rng.choice(names[:number]) if number and rng.random() < 0.2 else None
        b.org(name, rng.choice(("police", "welfare", "health")), part_of)
        if rng.random() < 0.15:
            b.tie(m.PresentIn, org(name), channel)
    mandates = (*[None] * 3, m.Mandate.ALIGN, m.Mandate.ADVISE, m.Mandate.DECIDE)
    for name in places:
        mandate = rng.choice(mandates)
        themes = ("T",) if mandate and rng.random() < 0.6 else ()
        ref = b.meeting(name, mandate=mandate, decides=themes, hub=rng.random() < 0.2 or None)
        if areas and rng.random() < 0.6:
            b.tie(m.Serves, ref, m.Ref("Area", rng.choice(("geb-stad", "geb-noord", "geb-zuid"))))
        if rng.random() < 0.2:
            b.says("no", "mandate", ref)
    for _ in range(rng.randint(parties // 2, 2 * parties)):
        b.seat(rng.choice(names), rng.choice(places), may_commit=rng.random() < 0.15 or None)
    for _ in range(rng.randint(1, 3)):
        b.tie(m.Coordinates, org(rng.choice(names)), meeting(rng.choice(places)))
    everybody = [*map(org, names), *map(meeting, places)]
    for _ in range(rng.randint(0, parties + tables)):
        start, end = rng.choice(everybody), rng.choice(everybody)
        b.route(start, end, rng.choice(("up", "up", "lateral", "down")), rng.choice(KINDS))
    for stage in ("interpret", "interpret", "decide"):
        for _ in range(rng.randint(0, 2)):
            b.covers(rng.choice(everybody), rng.choice("TU"), stage)
    for ref in everybody:
        if rng.random() < 0.1:
            b.says("no", "route", ref)
    if rng.random() < 0.3:
        b.complete("escalation")
    if rng.random() < 0.3:
        b.complete("participation")
    if rng.random() < 0.3:
        b.complete("coverage")
    return b


def without(network: m.Network, gone: m.Ref) -> m.Network:
    """Return the network in which a party or consultation has ended."""
    record = network.get(gone)
    assert isinstance(record, m.Organisation | m.Consultation)
    return network.with_records([replace(record, status=m.Status.ENDED)])
