"""An export without sensitive names says nothing about those parties in other words either."""

from __future__ import annotations

from typing import Any

import pytest

from netmap import model as m
from netmap.exchange.exporting import export_rows
from netmap.exchange.masking import masked_network
from netmap.sensitive import sensitive_ids
from tests.build import Build, meeting, org

#: What stands in free words somewhere, and whether it may be in a file with masked names.
NOTE, TOLD, KEPT = "eigen opmerking", "verteld over de partij", "over een gewone partij"
FREE: dict[str, Any] = {"note": NOTE, "source": TOLD}


def masked(build: Build) -> tuple[m.Network, str]:
    network = build.network()
    result = masked_network(network, sensitive_ids(network), "gevoelige partij")
    return result, repr(export_rows(result)) + repr(result.records)


@pytest.fixture
def build() -> Build:
    build = Build(shipped=True)
    build.theme("onrust")
    build.org("Moskee Noord", sensitive=True, **FREE)
    build.org("Politie", note=NOTE, source=KEPT)
    build.meeting("Wijkoverleg", note=NOTE, source=KEPT)
    return build


def test_no_record_keeps_a_note(build: Build) -> None:
    build.seat("Politie", "Wijkoverleg", "wijkagent", note=NOTE)
    build.add(m.Setting(id="s1", key=m.SettingKey.MUNICIPALITY, value="Zandwijk", note=NOTE))
    network, written = masked(build)
    assert NOTE not in written
    assert KEPT in written
    assert "wijkagent" in written
    assert any(r.ref == org("Politie") for r in network.records.values())


def test_facts_about_a_sensitive_party_hold_no_free_words(build: Build) -> None:
    build.seat("Moskee Noord", "Wijkoverleg", "imam die alles regelt", deputy=TOLD, **FREE)
    route = {"criterion": TOLD, "by_function": TOLD}
    build.route(org("Moskee Noord"), meeting("Wijkoverleg"), **route, **FREE)
    build.route(meeting("Wijkoverleg"), org("Moskee Noord"), "down", **route, **FREE)
    build.covers(org("Moskee Noord"), "onrust", "signal", **FREE)
    build.add(
        m.Statement(
            id="s1",
            about=m.About.SEAT,
            subject=str(org("Moskee Noord")),
            object=str(meeting("Wijkoverleg")),
            function=TOLD,
            note=NOTE,
            source=TOLD,
        )
    )
    network, written = masked(build)
    assert TOLD not in written
    assert "imam" not in written
    assert "Moskee Noord" not in written
    assert len(network.of(m.PassesOn)) == 2  # the facts themselves stay
    assert len(network.of(m.Coverage)) == 1


def test_facts_between_other_parties_keep_their_words(build: Build) -> None:
    build.seat("Politie", "Wijkoverleg", "wijkagent", deputy=KEPT, source=KEPT)
    build.route(org("Politie"), meeting("Wijkoverleg"), criterion=KEPT, by_function="wijkagent")
    network, _ = masked(build)
    (seat,) = network.of(m.TakesPart).values()
    (route,) = network.of(m.PassesOn).values()
    assert (seat.function, seat.deputy, seat.source) == ("wijkagent", KEPT, KEPT)
    assert (route.criterion, route.by_function) == (KEPT, "wijkagent")
