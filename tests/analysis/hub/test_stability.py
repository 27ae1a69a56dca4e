"""How a place holds when part of the data would be missing."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from netmap.analysis.hub import between as between_module
from netmap.analysis.hub import stability as module
from netmap.analysis.hub.between import between
from netmap.analysis.hub.results import HubView
from netmap.analysis.hub.stability import runs_for
from tests.analysis.hub.towns import answer, of, random_town, town, web_for
from tests.build import Build, org


def wheel(tables: int = 12) -> Build:
    """Spin sits in every consultation, with two others that sit nowhere else."""
    b = Build()
    b.org("Spin", "welfare")
    for number in range(tables):
        b.meeting(f"O{number}")
        b.seat("Spin", f"O{number}")
        for side in "ab":
            b.org(f"{side}{number}", "police")
            b.seat(f"{side}{number}", f"O{number}")
    return b


def test_who_is_far_ahead_is_firmly_first() -> None:
    held = of(answer(wheel(), runs=60), "Spin").stability
    for view in (HubView.REACH, HubView.BROKERAGE):
        assert (held[view].band, held[view].first, held[view].firm) == ((1, 1), 60, True)


def test_who_is_the_same_as_many_others_is_not_firm() -> None:
    held = of(answer(wheel(), runs=60), "a0").stability[HubView.REACH]
    low, high = held.band
    assert high - low >= 2
    assert not held.firm


def test_bands_hold_nine_tenths_of_the_ranks() -> None:
    # One of forty lies outside on each side.
    assert module._bands(np.array([[1], *[[2]] * 38, [9]])).tolist() == [[2], [2]]
    assert module._bands(np.array([[1]] * 3 + [[2]] * 34 + [[9]] * 3)).tolist() == [[1], [9]]


@pytest.mark.parametrize("seed", range(5))
def test_the_same_again_gives_the_same(seed: int) -> None:
    assert answer(random_town(seed), runs=20) == answer(random_town(seed), runs=20)


def test_progress_counts_the_runs_of_both_lists() -> None:
    seen: list[tuple[int, int]] = []
    answer(town(), runs=7, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(number, 14) for number in range(1, 15)]


def test_without_runs_nothing_is_said_of_it() -> None:
    found = answer(town())
    assert all(s.stability == {} for s in found.parties)
    assert (found.runs, found.estimated) == (0, False)
    assert "hub.remark.dependence" not in {r.code for r in found.remarks}


def test_a_large_web_gets_fewer_runs_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    web = web_for(wheel())
    assert runs_for(web, 200) == 200
    nodes, ties = len(web.parties) + len(web.tables), len(web.rows)
    monkeypatch.setattr(module, "MOST_WORK", 30 * nodes * ties)
    found = answer(wheel(), runs=200)
    assert (found.runs, found.estimated) == (30, False)
    assert next(r for r in found.remarks if r.code == "hub.remark.fewer_runs").values == {"runs": 30}
    monkeypatch.setattr(module, "MOST_WORK", 1)
    assert runs_for(web, 200) == module.LEAST_RUNS
    assert runs_for(web, 3) == 3
    monkeypatch.setattr(module, "MOST_NODES", nodes - 1)
    assert runs_for(web, 200) == 0
    assert answer(wheel(), runs=200).parties[0].party == org("Spin")


def test_nobody_is_first_where_nobody_meets_anybody() -> None:
    b = Build()
    for name in "AB":
        b.org(name)
        b.meeting(f"K{name}")
        b.seat(name, f"K{name}")
    found = answer(b, runs=50)
    assert found.first[HubView.REACH] == ()
    assert all(held.first == 0 for s in found.parties for held in s.stability.values())


@pytest.mark.parametrize("seed", range(60))
def test_between_is_betweenness_of_what_is_kept(seed: int) -> None:
    web = web_for(random_town(seed, parties=4 + seed % 30, tables=2 + seed % 9))
    draw = np.random.default_rng(seed)
    for missing in (0.0, 0.1, 0.5, 1.0):
        kept = draw.random(len(web.rows)) >= missing
        graph = nx.Graph()
        graph.add_nodes_from(range(len(web.parties) + len(web.tables)))
        graph.add_edges_from(zip(web.rows[kept], web.columns[kept] + len(web.parties), strict=True))
        expected = nx.betweenness_centrality(graph)
        found = between(web, kept)
        assert found == pytest.approx([expected[here] for here in range(len(web.parties))], abs=1e-12)
        assert ((found > 0) == [expected[here] > 1e-12 for here in range(len(web.parties))]).all()


def test_a_few_starting_nodes_at_once_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    web = web_for(random_town(3, parties=30, tables=9))
    kept = np.ones(len(web.rows), bool)
    whole = between(web, kept)
    monkeypatch.setattr(between_module, "_AT_ONCE", 1)
    assert whole.any()
    assert between(web, kept) == pytest.approx(whole, abs=1e-14)
