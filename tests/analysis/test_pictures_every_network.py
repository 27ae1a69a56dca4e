"""What holds of every picture: of the samples, of generated municipalities and of any small network."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap import model as m
from netmap.analysis import pictures as p
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps
from netmap.exchange.reading import read_workbook
from netmap.model import Network
from netmap.reference.norm import default_norm
from netmap.resources import resource_folder
from tests.analysis.test_pictures_views import S, missing, picture
from tests.analysis.test_properties import NETWORK, build
from tests.build import DAY, Build
from tests.generator import generate
from tests.loading import load

SAMPLES = ("rietdam", "waterveen")


def test_an_empty_network_gives_empty_pictures_of_the_whole() -> None:
    for subject in (S.OVERVIEW, S.ROUTES, S.MEETINGS, S.HUB, S.TEAM):
        view = p.view(Network(id="net-x", name="x"), DAY, p.Wish(subject=subject))
        assert (view.nodes, view.ties, view.total) == ((), (), 0)


@cache
def sample(name: str) -> Network:
    return load(read_workbook(resource_folder("sample_networks") / name))[0]


@cache
def generated(parties: int) -> Network:
    return load(generate(parties, seed=7, silence=0.3).workbook())[0]


def all_pictures(network: Network, most: int) -> Iterator[p.View]:
    for subject in (S.OVERVIEW, S.ROUTES, S.MEETINGS, S.HUB):
        yield picture(network, subject, most=most)
    yield picture(network, S.HUB, "without", most=most)
    yield picture(network, S.TEAM, most=most)
    yield picture(network, S.TEAM, "2", most=most)
    for theme in list(network.of(m.Theme).values())[:6]:
        yield picture(network, S.THIRD_PARTIES, str(theme.ref), most=most)
    facts = Facts(network, DAY)
    parties, tables = network.of(m.Organisation).values(), network.of(m.Consultation).values()
    for records in (parties, tables):
        for ref in [one.ref for one in records if one.ref in facts.nodes][:4]:
            yield picture(network, S.ROUTE, str(ref), most=most)
    for kind in (m.Organisation, m.Consultation, m.Expert):
        for record in list(network.of(kind).values())[:12]:
            yield picture(network, S.AROUND, str(record.ref), most=most)
    for theme in list(network.of(m.Theme).values())[:12]:
        for subject in (S.THEME, S.ROUTES, S.MEETINGS):
            yield picture(network, subject, str(theme.ref), most=most)
    yield picture(network, S.SECTORS, "police", "health", most=most)
    yield picture(network, S.SECTORS, "housing", "youth_work", most=most)
    answer = find_gaps(network, default_norm(), DAY)
    spots = [*answer.findings, *(q.if_no for q in answer.questions if q.if_no)]
    for spot in spots[:20]:
        yield p.view(network, DAY, p.Wish(subject=S.GAP, subjects=(spot.id,), most=most), gap=spot)


def check(view: p.View) -> None:
    """Check what every picture must be: consistent, connected, counted, and never sure about silence."""
    ids = [n.id for n in view.nodes]
    assert len(set(ids)) == len(ids)
    real = [n for n in view.nodes if n.kind is not p.NodeKind.MISSING]
    assert view.total >= len(real)
    assert set(view.centre) <= set(ids)
    assert len({(t.start, t.end) for t in view.ties}) == len(view.ties)
    tied = {end for t in view.ties for end in (t.start, t.end)}
    assert tied <= set(ids)
    for n in view.nodes:
        if n.kind is p.NodeKind.MISSING:
            assert n.values["known"] in ("absent", "unknown")
        elif n.id not in view.centre and view.wish.subject not in (S.OVERVIEW, S.SECTORS):
            assert n.id in tied or n.hidden == 0
    if view.wish.subject is S.OVERVIEW:
        return
    if view.wish.subject is S.THIRD_PARTIES:
        assert len(real) == view.total  # who to invite and whom to call first is drawn whole: half a list misleads
    else:
        assert len(real) <= max(view.wish.most, len(view.centre))
    assert [n.id for n in view.nodes][: len(view.centre)] == list(view.centre) or set(ids[: len(view.centre)]) == set(
        view.centre
    )


@pytest.mark.parametrize("most", [1, 7, 60])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_picture_of_a_sample_holds_together(name: str, most: int) -> None:
    for view in all_pictures(sample(name), most):
        check(view)


def test_every_picture_of_a_large_network_holds_together() -> None:
    for view in all_pictures(generated(400), 60):
        check(view)


def test_the_order_of_records_does_not_matter() -> None:
    network = sample("waterveen")
    turned = Network(id=network.id, name=network.name, records=dict(reversed(list(network.records.items()))))
    for one, other in zip(all_pictures(network, 30), all_pictures(turned, 30), strict=True):
        assert repr(one) == repr(other)


def places(b: Build) -> dict[tuple[str, ...], str]:
    """Return all missing places of a network, by what is missing, with what is known of them."""
    found: dict[tuple[str, ...], str] = {}
    for theme in ("T", "U"):
        view = picture(b, S.THEME, f"Theme:{theme}")
        found |= {("stage", theme, stage): known for stage, known in missing(view).items()}
    found |= {("route", end): known for end, known in missing(picture(b, S.ROUTES)).items()}
    for pair in (("police", "health"), ("welfare", "municipality")):
        for n in picture(b, S.SECTORS, *pair).nodes:
            if n.kind is p.NodeKind.MISSING:
                found[("sectors", *pair)] = n.values["known"]
    return found


@given(NETWORK, st.data())
@settings(max_examples=150, deadline=None)
def test_silence_never_makes_a_missing_place_absent(facts: list[tuple[object, ...]], data: st.DataObject) -> None:
    """What is left out of a file is neither said nor on a list: a list that loses a row is not complete any more."""
    before = places(build(facts))
    silenced = data.draw(st.lists(st.sampled_from(facts), unique=True)) if facts else []
    lost = {word for word, *_ in silenced} - {"nobody", "refuses", "no_chair", "no_route", "complete"}
    left = [f for f in facts if f not in silenced and not (lost and f[0] == "complete")]
    for place, known in places(build(left)).items():
        if known == "absent":
            assert before.get(place) == "absent", (place, silenced)


@given(NETWORK)
@settings(max_examples=100, deadline=None)
def test_every_picture_of_any_network_holds_together(facts: list[tuple[object, ...]]) -> None:
    network = build(facts).network()
    for view in all_pictures(network, 5):
        check(view)
