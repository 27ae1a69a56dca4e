"""Networks of which the answer is known by hand, and random small ones."""

from __future__ import annotations

import random
from functools import cache

from netmap.analysis.facts import Facts
from netmap.analysis.hub.hub import find_hub
from netmap.analysis.hub.results import HubAnswer, PartyStanding
from netmap.analysis.hub.web import Web, web_of
from netmap.exchange.reading import read_workbook
from netmap.model import Mandate, Network, Ref
from netmap.resources import resource_folder
from tests.build import DAY, Build, meeting, org
from tests.loading import load

SECTORS = {
    "Gemeente": "municipality",
    "Politie": "police",
    "Welzijn": "welfare",
    "School": "education",
    "Sport": "sport",
    "GGD": "health",
}


def town() -> Build:
    """Gemeente - K - Politie - W - School - S - Sport in a chain, Welzijn in W too; OOV and GGD apart, in J."""
    b = Build()
    for name, sector in SECTORS.items():
        b.org(name, sector, actor_type="municipality" if name == "Gemeente" else None)
    b.org("OOV", part_of="Gemeente")
    for name in "KWSJ":
        b.meeting(name, hub=name == "K" or None)
    seats = ["Gemeente K", "Politie K", "Politie W", "Welzijn W", "School W", "School S", "Sport S", "OOV J", "GGD J"]
    for seat in seats:
        b.seat(*seat.split())
    return b


def random_town(seed: int, parties: int = 14, tables: int = 7) -> Build:
    """A town with seats, codes, routes, mandates, coverage and areas drawn by chance."""
    draw = random.Random(seed)
    b = Build()
    b.theme("T", "U")
    for name in ("Noord", "Zuid"):
        b.area(name)
    names = [f"P{number:02}" for number in range(parties)]
    sectors = [*SECTORS.values(), "justice", "housing"]
    for number, name in enumerate(names):
        whole = names[0] if number in (1, 2) else None
        b.org(name, draw.choice(sectors) if draw.random() < 0.9 else None, part_of=whole)
    places = [f"O{number}" for number in range(tables)]
    for number, place in enumerate(places):
        themes = ("T",) if draw.random() < 0.5 else ()
        mandate = Mandate.DECIDE if number == 0 else None
        b.meeting(place, themes=themes, hub=True if number == 1 else None, mandate=mandate)
    for name in names:
        for place in places:
            if draw.random() < 0.2:
                code = f"c{draw.randrange(6)}" if draw.random() < 0.4 else None
                commits = True if draw.random() < 0.2 else None
                b.seat(name, place, seat_holder_code=code, may_commit=commits)
                if draw.random() < 0.15:
                    b.seat(name, place, "tweede", seat_holder_code=f"c{draw.randrange(6)}")
    for _ in range(8):
        ends = [meeting(draw.choice(places)) if draw.random() < 0.6 else org(draw.choice(names)) for _ in range(2)]
        if ends[0] != ends[1]:
            b.route(ends[0], ends[1], draw.choice(("up", "lateral", "down")))
    for _ in range(6):
        b.covers(org(draw.choice(names)), draw.choice("TU"), draw.choice(("signal", "interpret", "decide")))
    return b


def facts_of(b: Build) -> Facts:
    return Facts(b.network(), DAY)


def web_for(b: Build) -> Web:
    return web_of(facts_of(b))


def answer(b: Build, **options: object) -> HubAnswer:
    return find_hub(b.network(), DAY, **{"runs": 0, **options})  # type: ignore[arg-type]


def of(found: HubAnswer, name: str) -> PartyStanding:
    return next(standing for standing in found.parties if standing.party == org(name))


def names(refs: object) -> list[str]:
    """Return the names of parties and consultations, in the order given."""
    return [ref.id.split("-", 1)[1] for ref in refs]  # type: ignore[attr-defined]


@cache
def sample(name: str) -> Network:
    return load(read_workbook(resource_folder("sample_networks") / name))[0]


def called(network: Network, refs: object) -> list[str]:
    """Return the names of records of a sample network, in the order given."""
    assert isinstance(refs, tuple | list)
    return [network.name_of(ref) for ref in refs if isinstance(ref, Ref)]
