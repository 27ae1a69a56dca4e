"""What is got ready before the first page: answers are there, nothing is written, and what fails is not told."""

from __future__ import annotations

from datetime import date

import pytest

from netmap.analysis import gaps
from netmap.services import Services, analyses
from netmap.ui import warming
from tests.ui.conftest import SAMPLES


def own(services: Services) -> Services:
    """Return services on the same database that have answered nothing yet."""
    return Services(services._store, today=lambda: date(2026, 9, 1), now=lambda: "2026-09-01T00:00:00Z", who="test")


def test_the_white_spots_are_there_and_nothing_was_written(
    sample_services: Services, sample_ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    services, network_id = own(sample_services), sample_ids[SAMPLES[0]]
    before = services.networks()
    times: list[str] = []

    def counted(network: object, *rest: object, **more: object) -> object:
        times.append("found")
        return gaps.find_gaps(network, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(analyses, "find_gaps", counted)
    warming.begin(services, network_id).join(60)
    assert times == ["found"]
    ready = services.gaps(network_id, masked=False)
    services.profile(network_id, of=next(one["of"] for one in services.names(network_id)))
    assert times == ["found"]
    assert ready == own(sample_services).gaps(network_id, masked=False)
    assert services.networks() == before


def test_a_network_that_is_not_there_is_left_for_the_page_to_tell(sample_services: Services) -> None:
    thread = warming.begin(own(sample_services), "net-nergens")
    thread.join(60)
    assert not thread.is_alive()


def test_the_usual_network_is_no_example_unless_there_is_nothing_else(sample_services: Services) -> None:
    from dataclasses import replace

    # Other tests may have put networks of their own beside the examples.
    examples = [network for network in sample_services.networks() if network.example]
    assert warming.usual([]) == ""
    assert warming.usual(examples) == examples[0].id
    assert warming.usual([*examples, replace(examples[-1], id="net-eigen", example=False)]) == "net-eigen"
