"""Who holds the web together on the sample networks: every sentence, the terminal, and what is masked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.hub.hub import find_hub
from netmap.analysis.hub.results import HubAnswer, HubView
from netmap.model import Network
from netmap.reference.norm import default_norm
from netmap.report.hub import hub_answer
from netmap.report.hub.tables import hub_table
from netmap.report.names import Names
from netmap.sensitive import SensitiveNames, sensitive_ids
from netmap.texts import LANGUAGES
from tests.browser.demo import sample

DAY = date(2026, 9, 1)
SAMPLES = ("waterveen", "rietdam")
LONGEST = 20


def told(answer: HubAnswer, network: Network, language: str = "nl", *, masked: bool = True) -> dict[str, Any]:
    return hub_answer(answer, Facts(network, DAY), default_norm(), Names(network, language, masked=masked))


@cache
def found(name: str, collective: str = "once") -> tuple[Network, HubAnswer]:
    network = sample(name)
    return network, find_hub(network, DAY, collective=collective)  # type: ignore[arg-type]


@cache
def of_sample(name: str, language: str = "nl", *, masked: bool = True) -> dict[str, Any]:
    network, hub = found(name)
    return told(hub, network, language, masked=masked)


def sentences_of(value: Any) -> Iterator[str]:
    """Return every sentence in an answer: what stands under a key that names one."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key.endswith(("sentence", "sentences", "reason", "reasons")):
                yield from [part] if isinstance(part, str) else part
            else:
                yield from sentences_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from sentences_of(part)


@pytest.mark.parametrize("masked", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_sentences_are_short_and_filled_in(name: str, language: str, masked: bool) -> None:
    said = [sentence for sentence in sentences_of(of_sample(name, language, masked=masked)) if sentence]
    assert len(said) > 50
    network, _ = found(name)
    for sentence in said:
        assert "{" not in sentence
        assert sentence[0].isupper() or sentence[0].isdigit(), sentence
        assert sentence.endswith((".", "?")), sentence
        for part in re.split(r"(?<=[.?!])\s", sentence):
            # A name may be long; of each list one is named at least.
            assert len(_without_names(part, network).split()) <= LONGEST, part


def _without_names(text: str, network: Network) -> str:
    names = {getattr(record, "name", "") for record in network.records.values()}
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = text.replace(name, "X")
    return text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_page_sentences_and_terminal_hold_no_decimals(name: str, language: str) -> None:
    hub = of_sample(name, language)
    decimal = re.compile(r"\d[.,]\d(?!\d\d\b)")
    for text in (*sentences_of(hub), hub_table(hub, language)):
        assert not decimal.search(text), text
    assert any(party["brokerage"] % 1 for party in hub["result"]["ranking"])  # the JSON has them


@pytest.mark.parametrize("name", SAMPLES)
def test_the_answer_is_plain_data_and_the_same_bytes_every_time(name: str) -> None:
    network, hub = found(name)
    first = json.dumps(told(hub, network))
    assert json.loads(first) == told(hub, network)
    turned = replace(network, records=dict(reversed(list(network.records.items()))))
    assert json.dumps(told(find_hub(turned, DAY), turned)) == first


def test_everything_that_the_contract_names_is_there() -> None:
    hub = of_sample("waterveen")
    assert set(hub) == {
        *("netmap", "network", "norm", "reference_date", "situation", "remarks", "sentences", "result"),
    }
    result = hub["result"]
    assert 1 <= len(hub["sentences"]) <= 3
    assert not any(re.search(r"[.?!]\s", sentence) for sentence in hub["sentences"]), "each is one sentence"
    assert result["actual"]["name"] in hub["sentences"][0]
    assert re.search(r"\d", hub["sentences"][0])
    assert {
        *("ranking", "without_municipality", "of", "designated", "actual", "actual_sentence", "first"),
        *("first_sentence", "seat_holders", "bridges", "bridge_sentence", "sectors", "overlaps"),
        *("stability_sentence", "collective", "estimated"),
        *("across", "across_sentence", "equals", "equals_without"),
    } <= set(result)
    for party in (*result["ranking"], *result["without_municipality"]):
        assert set(party["ranks"]) == set(party["bands"]) == set(party["first_in"]) == {view.value for view in HubView}
        assert party["reason"] == party["reasons"][0]
        assert party["met"] == party["reach"] - 1
        assert len(party["tables"]) == party["consultations"]
    assert [party["ranks"]["reach"] for party in result["ranking"]] == sorted(
        party["ranks"]["reach"] for party in result["ranking"]
    )


def test_a_collective_seat_counted_for_each_is_said_so() -> None:
    network, hub = found("waterveen", "each")
    result = told(hub, network)
    assert result["result"]["collective"] == "each"
    assert "Een zetel namens meer partijen telt hier voor al die partijen." in {
        r["sentence"] for r in result["remarks"]
    }
    for party in result["result"]["ranking"]:
        assert 0 <= party["met"] < party["reach"]


# --- masking --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_masked_answer_and_its_table_hold_no_name_or_id_of_a_sensitive_party(language: str) -> None:
    network, _ = found("waterveen")
    hidden = sensitive_ids(network)
    hub = of_sample("waterveen", language)
    text = json.dumps(hub, ensure_ascii=False) + hub_table(hub, language)
    ids = re.compile("|".join(rf"{re.escape(ref.id)}(?![\w-])" for ref in hidden))
    assert hidden
    assert not ids.search(text)
    assert not SensitiveNames(network, hidden)(text)
    assert "gevoelig-" in text
    named = json.dumps(of_sample("waterveen", language, masked=False), ensure_ascii=False)
    assert ids.search(named)
