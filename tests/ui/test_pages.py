"""Both pages on every sample network and on an empty database, and what they say when something is wrong."""

from __future__ import annotations

import re
import socket
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap.config import settings_for
from netmap.services import Services
from netmap.store import embedded
from netmap.store.port import Health
from netmap.texts import format_date, offered, say
from netmap.texts.pages import SENTENCES
from netmap.wiring import open_services
from tests.ui.conftest import SAMPLES, Open, shown

pytestmark = pytest.mark.embedded

TITLES = {"start": "Hoe staat het web ervoor?", "gaps": "Wat ontbreekt er?"}


def answer_of(services: Services, network_id: str) -> dict[str, Any]:
    return services.gaps(network_id, masked=False, mark_sensitive=True)


def plain(text: str) -> str:
    """Return Markdown as it reads, as far as these pages use it."""
    text = re.sub(r"(?<![:a-z])\[((?:[^\[\]\\]|\\.)*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r":[a-z]+(-badge)?\[((?:[^\[\]\\]|\\.)*)\]", r"\2", text)
    return re.sub(r"\\(.)", r"\1", text).replace("**", "").replace("\u2060", "")


def address(visit: AppTest) -> str:
    """Return the network in the address, which the test framework gives as a list or as a text."""
    found = visit.query_params["netwerk"]
    return found if isinstance(found, str) else found[0]


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("page", TITLES)
def test_every_page_has_its_blocks_on_every_sample(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, page: str, sample: str
) -> None:
    visit = open_page(sample_services, page, network=sample_ids[sample])
    text = plain(shown(visit))
    assert not visit.exception
    assert not visit.error
    assert [title.value for title in visit.title] == [TITLES[page]]
    assert re.search(r"\d+ van \d+ getoond", text)
    assert "Waar komt dit vandaan?" in text
    answer = answer_of(sample_services, sample_ids[sample])
    assert f"peildatum {format_date(answer['reference_date'])}" in text
    assert len(visit.get("page_link")) > 2  # besides the two in the sidebar: the next step


@pytest.mark.parametrize("language", offered())
@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("page", TITLES)
def test_every_page_is_in_the_language_that_its_address_asks_for(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, page: str, sample: str, language: str
) -> None:
    visit = open_page(sample_services, page, network=sample_ids[sample], language=language)
    assert not visit.exception
    assert not visit.error
    assert [title.value for title in visit.title] == [say(f"page.{page}.title", language)]
    assert say("page.source", language) in [header.value for header in visit.header]
    other = [say("page.source", code) for code in offered() if code != language]
    assert not set(other) & {header.value for header in visit.header}


@pytest.mark.parametrize("sample", SAMPLES)
def test_start_answers_with_the_numbers_and_the_most_urgent_finding(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    result = answer_of(sample_services, sample_ids[sample])["result"]
    text = plain(shown(open_page(sample_services, network=sample_ids[sample])))
    critical = result["summary"]["by_severity"]["4"]
    assert f"{len(result['findings'])} witte plekken" in text
    assert (f"waarvan {critical} kritiek" in text) == bool(critical)
    assert f"{len(result['questions'])} vragen staan nog open." in text
    assert f"Het dringendst: {result['findings'][0]['title']}" in text
    shown_now = min(5, len(result["findings"]))
    assert f"{shown_now} van {len(result['findings'])} getoond" in text


def test_an_empty_database_leads_to_the_template_and_the_example(tmp_path: Path, open_page: Open) -> None:
    services = open_services(settings_for(tmp_path / "data"))
    try:
        for page in TITLES:
            visit = open_page(services, page)
            text = shown(visit)
            assert not visit.exception
            assert not visit.error
            assert "Er staat nog geen netwerk in netmap" in text
            assert "netmap sjabloon" in text
        visit.button[0].click().run()
        assert "Waterveen (voorbeeld)" in plain(shown(visit))
        assert [network.name for network in services.networks()] == ["Waterveen (voorbeeld)"]
    finally:
        services.close()
        embedded.stop(tmp_path / "data")


def test_a_database_that_is_away_is_one_dutch_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, open_page: Open
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: nobody answers there
        uri = f"bolt://127.0.0.1:{taken.getsockname()[1]}"
        monkeypatch.setenv("NEO4J_URI", uri)
        monkeypatch.setenv("NEO4J_PASSWORD", "geheim")
        monkeypatch.setenv("NETMAP_DATA", str(tmp_path))
        visit = open_page(None)
    assert not visit.exception
    assert [title.value for title in visit.title] == ["De database is er even niet"]
    (error,) = visit.error
    assert uri in plain(error.value)
    assert "geheim" not in shown(visit) + error.value


class Damaged(Services):
    """The services as they are when the check at start found that a record is gone."""

    def health(self) -> Health:
        found = super().health()
        return replace(found, healthy=False, problems=(("store.check.damaged", {"found": "een telling klopt niet"}),))


def test_a_database_that_may_only_be_read_says_so_and_still_answers(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    damaged = Damaged(sample_services._store, today=date.today, now=lambda: "2026-09-01T00:00:00Z", who="toets")
    visit = open_page(damaged, network=sample_ids["rietdam"])
    (warning,) = visit.warning
    assert "U kunt nu alleen lezen" in warning.value
    assert "een telling klopt niet" in plain(warning.value)
    assert visit.title[0].value == TITLES["start"]


def test_an_unforeseen_failure_becomes_a_sentence_and_its_details_stay_in_the_log(
    sample_services: Services, open_page: Open, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Services):
        def networks(self) -> Any:
            raise ZeroDivisionError("geheim wachtwoord")

    broken = Broken(sample_services._store, today=date.today, now=lambda: "2026-09-01T00:00:00Z", who="toets")
    visit = open_page(broken)
    assert not visit.exception
    (error,) = visit.error
    assert error.value == say("page.failed.text")
    assert "geheim wachtwoord" not in shown(visit)
    assert "geheim wachtwoord" in caplog.text


def test_an_address_with_an_unknown_network_shows_another_and_says_so(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = open_page(sample_services, network="net-bestaat-niet")
    assert visit.info[0].value == say("page.network_gone")
    assert address(visit) in {network.id for network in sample_services.networks()}


def test_choosing_a_network_shows_it_and_puts_it_in_the_address(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = open_page(sample_services, network=sample_ids["waterveen"])
    visit.selectbox(key="choose-network").set_value(sample_ids["rietdam"]).run()
    assert "Rietdam (voorbeeld), peildatum" in plain(shown(visit))
    assert address(visit) == sample_ids["rietdam"]
    visit.switch_page("netmap/ui/pages/gaps.py").run()
    assert "Rietdam (voorbeeld), peildatum" in plain(shown(visit))


def test_sentences_of_the_pages_are_at_most_twenty_words() -> None:
    for code, text in SENTENCES.items():
        for sentence in re.split(r"[.?!:;](?:\s|$)", text):
            assert len(sentence.split()) <= 20, f"{code}: {sentence}"


def test_start_leads_to_the_way_of_a_signal_with_the_theme_that_was_chosen(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = open_page(sample_services, network=sample_ids["waterveen"], thema="youth_nuisance")
    told = "\n".join(f"{link.proto.page} {link.proto.query_string}" for link in visit.main.get("page_link"))
    for page in ("waar-moet-ik-heen", "spin-in-het-web", "signaalroutes"):
        assert re.search(rf"^{page} .*thema=youth_nuisance", told, re.MULTILINE), page
