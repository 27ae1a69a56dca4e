"""Who interprets and who decides at all: known, nobody, or not known; solved by hand."""

from __future__ import annotations

import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.routes.abilities import abilities
from netmap.analysis.routes.results import Takers, TakerState
from netmap.analysis.routes.takers import takers
from netmap.analysis.routes.upward import find_route
from netmap.model import Stage, Status
from tests.analysis.routes.random_towns import random_town
from tests.build import DAY, Build, org


def town() -> Build:
    """A sits in W with B; W may not decide."""
    b = Build()
    b.theme("T", "U")
    b.org("A")
    b.org("B")
    b.area("noord")
    b.meeting("W", mandate=m.Mandate.ALIGN)
    b.seat("A", "W")
    b.seat("B", "W")
    return b


def found(b: Build, stage: Stage, theme: str = "T", area: str = "") -> Takers:
    return takers(Facts(b.network(), DAY), theme, area)[stage]


def test_a_yes_names_who_takes_it_with_the_row_and_not_the_table_where_he_sits() -> None:
    b = town()
    b.covers(org("B"), "T", "interpret", provenance=("import|Dekking|3",))
    b.covers(org("B"), "T", "decide", area="noord")
    told = found(b, Stage.INTERPRET)
    assert (told.state, told.who) == (TakerState.KNOWN, (org("B"),))
    assert told.evidence[0].provenance == ("import|Dekking|3",)
    assert found(b, Stage.DECIDE, area="geb-noord").who == (org("B"),)
    assert find_route(b.network(), DAY, org("A"), "T").takers[Stage.INTERPRET] == told


@pytest.mark.parametrize("stage", [Stage.INTERPRET, Stage.DECIDE])
def test_a_stated_niemand_is_nobody_and_silence_is_not(stage: Stage) -> None:
    b = town()
    assert found(b, stage).state is TakerState.UNKNOWN
    b.nobody("T", stage.value)
    told = found(b, stage)
    assert (told.state, told.who, told.listed) == (TakerState.NOBODY, (), False)
    assert told.evidence[0].code == "gaps.reason.stated"
    assert found(b, stage, "U").state is TakerState.UNKNOWN
    assert found(b, stage, "").state is TakerState.UNKNOWN, "of any theme nobody said so"


@pytest.mark.parametrize("fields", [{"checked": "2020-01-01"}, {"area": "geb-noord"}, {"phase": "onrust"}])
def test_niemand_long_ago_elsewhere_or_in_one_phase_leaves_it_open(fields: dict[str, str]) -> None:
    b = town()
    b.nobody("T", "decide", **fields)
    assert found(b, Stage.DECIDE).state is TakerState.UNKNOWN
    here = found(b, Stage.DECIDE, area="geb-noord").state
    assert here is (TakerState.NOBODY if "area" in fields else TakerState.UNKNOWN)


def test_a_complete_list_is_nobody_only_when_every_mandate_was_told() -> None:
    b = town()
    b.complete("coverage:T")
    told = found(b, Stage.DECIDE)
    assert (told.state, told.listed, told.evidence[0].code) == (TakerState.NOBODY, True, "gaps.reason.complete")
    b.meeting("D", mandate=m.Mandate.DECIDE)  # for which themes was not told
    assert found(b, Stage.DECIDE).state is TakerState.UNKNOWN


def test_a_row_in_doubt_or_a_lone_expert_leaves_it_open() -> None:
    b = town()
    b.complete("coverage:T")
    assert found(b, Stage.INTERPRET).state is TakerState.NOBODY
    b.covers(org("B"), "T", "interpret", status=Status.UNKNOWN)
    assert found(b, Stage.INTERPRET).state is TakerState.UNKNOWN
    assert found(b, Stage.DECIDE).state is TakerState.NOBODY


def test_an_empty_network_tells_nothing() -> None:
    told = takers(Facts(Build().network(), DAY), "T")
    assert told == {Stage.INTERPRET: Takers(), Stage.DECIDE: Takers()}


@pytest.mark.parametrize("seed", range(40))
def test_it_never_says_otherwise_than_the_graph_of_routes(seed: int) -> None:
    facts = Facts(random_town(seed).network(), DAY)
    for theme in ("", *sorted({theme for theme, _ in facts.covers})):
        able = abilities(facts, theme)
        for stage, told in takers(facts, theme).items():
            assert bool(able.known[stage]) is (told.state is TakerState.KNOWN)
            assert set(told.who) <= able.known[stage].keys()
            if told.state is TakerState.NOBODY:
                assert not able.perhaps[stage]
