"""Who holds the web together, through the services on the embedded database: kept, masked, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from netmap.analysis.hub import hub as analysis
from netmap.config import settings_for
from netmap.errors import NetworkNotFound
from netmap.sensitive import sensitive_ids
from netmap.services import Services
from netmap.store import embedded
from netmap.texts import LANGUAGES
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded

SAMPLES = ("rietdam", "waterveen")


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Services on a database with both samples."""
    data = tmp_path_factory.mktemp("hub") / "data"
    opened = open_services(settings_for(data))
    for sample in SAMPLES:
        opened.load_example(sample)
    yield opened
    opened.close()
    embedded.stop(data)


def network_id(sample: str) -> str:
    return f"net-{sample}-voorbeeld"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_has_an_answer_of_at_most_three_sentences(services: Services, sample: str, language: str) -> None:
    answer = services.hub(network_id(sample), language=language)
    assert answer["network"]["id"] == network_id(sample)
    assert answer["reference_date"] == "2026-09-01"
    assert 1 <= len(answer["sentences"]) <= 3
    assert answer["result"]["ranking"][0]["party"] == answer["result"]["actual"]
    assert answer["result"]["actual"]["name"] in answer["sentences"][0]
    assert json.loads(json.dumps(answer)) == answer


def test_the_municipality_and_its_departments_are_left_out_of_the_second_list(services: Services) -> None:
    result = services.hub(network_id("waterveen"))["result"]
    whole = {party["party"]["id"] for party in result["ranking"]}
    without = {party["party"]["id"] for party in result["without_municipality"]}
    assert "gem-waterveen" in whole
    assert without < whole
    assert not {"gem-waterveen", "org-afdeling-openbare-orde-en-veiligheid"} & without


def test_an_answer_is_worked_out_once_for_both_languages_and_anew_for_another_day(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[date] = []

    def find(network, day, **options):  # type: ignore[no-untyped-def]
        asked.append(day)
        return analysis.find_hub(network, day, **{**options, "runs": 0})

    monkeypatch.setattr("netmap.services.hub.find_hub", find)
    day = date(2026, 9, 2)
    for language in LANGUAGES:
        services.hub(network_id("rietdam"), reference_date=day, language=language)
    assert asked == [day]
    services.hub(network_id("rietdam"), reference_date=day, collective="each")
    services.hub(network_id("rietdam"), reference_date=date(2026, 9, 3))
    assert asked == [day, day, date(2026, 9, 3)]


def test_who_waits_hears_how_far_it_is(services: Services) -> None:
    told: list[tuple[int, int]] = []
    services.hub(
        network_id("rietdam"), reference_date=date(2026, 8, 31), progress=lambda done, total: told.append((done, total))
    )
    totals = {total for _, total in told}
    assert len(totals) == 1
    assert [done for done, _ in told] == list(range(1, totals.pop() + 1))


def test_what_leaves_is_masked_and_a_local_page_marks(services: Services) -> None:
    network = services.network(network_id("waterveen"))
    names = {network.name_of(ref) for ref in sensitive_ids(network) if ref.label == "Organisation"}
    masked = json.dumps(services.hub(network.id), ensure_ascii=False)
    assert names
    assert not [name for name in names if name in masked]
    local = json.dumps(services.hub(network.id, masked=False, mark_sensitive=True), ensure_ascii=False)
    assert [name for name in names if f"{name} (gevoelig)" in local]


def test_a_network_that_is_not_there_is_refused(services: Services) -> None:
    with pytest.raises(NetworkNotFound):
        services.hub("nergens")
