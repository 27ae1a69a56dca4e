"""The answer of ``wat-als`` in words: the headline, both sides, what is lost, and what stays masked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.what_if.amnesia import amnesia
from netmap.analysis.what_if.change import change_of
from netmap.analysis.what_if.compare import try_changes
from netmap.analysis.what_if.scenarios import ready_scenarios
from netmap.model import Consultation, Mandate, Network, Status
from netmap.reference.norm import default_norm
from netmap.report.names import Names
from netmap.report.team.words import TeamSpeaker
from netmap.report.what_if.answer import what_if_answer
from netmap.report.what_if.choices import amnesia_words, scenario_words
from netmap.report.what_if.tables import what_if_table
from netmap.texts import LANGUAGES
from tests.analysis.hub.towns import sample
from tests.analysis.what_if.towns import one_table, village
from tests.build import DAY, Build, org
from tests.report.routes import too_long

NORM = default_norm()


def told(network: Network, *tokens: str, language: str = "nl", masked: bool = True) -> dict[str, Any]:
    answer = try_changes(network, NORM, DAY, [change_of(token) for token in tokens])
    names = Names(answer.network, language, masked=masked, marked=not masked)
    return what_if_answer(answer, Facts(network, DAY), NORM, names)


def ready(network: Network, language: str = "nl", *, masked: bool = True) -> dict[str, Any]:
    facts = Facts(network, DAY)
    speaker = TeamSpeaker(Names(network, language, masked=masked, marked=not masked), facts, NORM)
    return {
        "scenarios": [scenario_words(scenario, speaker) for scenario in ready_scenarios(facts)],
        "amnesia": amnesia_words(amnesia(facts), speaker),
    }


def sentences(value: Any) -> Iterator[str]:
    """Return all sentences of an answer."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key in ("sentence", "title", "why_not") and isinstance(one, str):
                yield one
            yield from sentences(one)
    elif isinstance(value, list):
        for one in value:
            if isinstance(one, str):
                yield one
            yield from sentences(one)


def mosque() -> Build:
    """The village with a sensitive party that only is known for T, by one seat with a code, and chairs M."""
    b = village()
    b.org("Moskee Ons Huis", actor_type="mosque", sensitive_number=4)
    b.meeting("M", echelon="wijk")
    b.seat("Moskee Ons Huis", "M", "imam", role="chair", seat_holder_code="imam1")
    b.seat("Moskee Ons Huis", "K", "imam", seat_holder_code="imam1")
    b.theme("U")
    b.covers(org("Moskee Ons Huis"), "U", "signal")
    return b


# --- the answer -----------------------------------------------------------------------------------------------------


def test_the_answer_begins_with_the_change_and_its_numbers() -> None:
    answer = told(sample("rietdam"), "zonder:Sector:youth_work", "zonder:Sector:welfare", "terug:Sector:housing")
    assert answer["sentences"][0].startswith("Met deze 3 veranderingen: ")
    answer = told(sample("rietdam"), "zonder:Sector:youth_work")
    assert answer["sentences"][0] == (
        "Zonder het jongerenwerk: 1 nieuwe witte plek. Van de kaart gaan: Jongerenwerk Rietdam."
    )
    answer = told(sample("rietdam"), "zonder:Consultation:ovl-driehoek-rietdam")
    assert answer["sentences"][0] == (
        "Zonder Driehoek Rietdam: 3 nieuwe witte plekken, 1 witte plek erger en 14 routes weg."
    )
    assert len(answer["sentences"]) <= 3


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("zonder:Organisation:org-Welzijn", "Zonder Welzijn"),
        ("zonder:Sector:police", "Zonder de sector politie"),
        ("terug:Sector:housing", "Als de woningcorporaties zich terugtrekken"),
        ("terug:Organisation:org-Politie", "Als Politie zich terugtrekt"),
        ("wijk:Sector:police", "Als de politie in een groter gebied gaat werken"),
        ("zonder:zetel:ovl-W:org-Politie", "Zonder Politie in W"),
        ("met:Organisation:org-Welzijn@Consultation:ovl-D", "Met Welzijn in D"),
        ("met:Sector:housing@Consultation:ovl-D", "Met een nieuwe partij (wonen) in D"),
        ("met:overleg:Tafel:org-Politie+org-Welzijn", "Met een nieuw overleg Tafel van Politie en Welzijn"),
        ("mandaat:Consultation:ovl-W=decide:T", "Als W beslist over T"),
        ("mandaat:Consultation:ovl-D=none", "Als D geen mandaat heeft"),
    ],
)
def test_each_change_in_words_with_its_text(token: str, said: str) -> None:
    (part,) = told(village().network(), token)["result"]["change"]["parts"]
    assert (part["sentence"], part["token"]) == (said, token)


def test_nothing_chosen_and_nothing_changed() -> None:
    network = village().network()
    assert told(network)["sentences"] == ["Er is nog niets gekozen om te veranderen."]
    answer = told(network, "met:Organisation:org-Politie@Consultation:ovl-W")
    assert answer["sentences"] == ["Politie zit al in W.", "Op de kaart verandert er dus niets."]
    assert "Op de kaart verandert hierdoor niets: met Politie in W." in [r["sentence"] for r in answer["remarks"]]


def test_another_core_team_is_named_and_not_compared() -> None:
    answer = told(sample("waterveen"), "zonder:Consultation:ovl-kernteam")
    (said,) = [one for one in answer["sentences"] if "kernteam" in one]
    assert said.startswith("Kernteam Maatschappelijke Onrust is er dan niet meer. Een ander kernteam, ")
    assert "Nu zijn dat er" not in said
    rows = {row["what"]: row["sentence"] for row in answer["result"]["difference"]["lines"]}
    assert rows["Partijen die het kernteam bereikt"] == rows["Eisen die het kernteam haalt"] == "een ander kernteam"


def test_who_goes_loses_no_way_and_is_asked_nothing() -> None:
    answer = told(sample("waterveen"), "zonder:Sector:youth_work")
    difference = answer["result"]["difference"]
    (routes,) = [row for row in difference["lines"] if row["what"].startswith("Plekken met een bekende weg")]
    assert difference["routes"]["lost"] == []
    assert routes["before"] != routes["after"]
    assert routes["sentence"] == "evenveel van wie blijft"
    about_others = [
        one for one in difference["no_longer"] if "Sector:youth_work" not in [of["of"] for of in one["subjects"]]
    ]
    assert f"Daarnaast zijn {len(about_others)} dingen nu bekend, en dan een vraag." in answer["sentences"]
    assert f"dan een vraag ({len(about_others)})" in what_if_table(answer)


def test_a_loss_is_told_as_a_question_and_no_white_spot() -> None:
    answer = told(village().network(), "zonder:Organisation:org-Jongerenwerk")
    difference = answer["result"]["difference"]
    (lost,) = [one for one in difference["no_longer"] if one["sentence"].startswith("Wie vangt signalen op over T")]
    assert [party["name"] for party in lost["parties"]] == ["Jongerenwerk"]
    assert difference["no_longer_sentence"] in answer["sentences"]
    assert "Voor signaleren bij T is dan niemand meer bekend. Nu: Jongerenwerk." in [
        one["sentence"] for one in difference["stages"]["lost"]
    ]


def test_both_sides_count_what_they_hold() -> None:
    answer = told(sample("rietdam"), "zonder:Organisation:org-stichting-welzijn-rietdam")
    before, after, difference = (answer["result"][key] for key in ("before", "after", "difference"))
    gaps = difference["gaps"]
    opened, closed = len(gaps["opened"]), len(gaps["closed"]) + len(gaps["asked"]) + len(gaps["moot"])
    total = {
        name: side["gaps"]["substantive"] + side["gaps"]["instrumental"]
        for name, side in answer["result"].items()
        if name in ("before", "after")
    }
    assert total["after"] == total["before"] + opened - closed
    assert sum(before["gaps"]["by_severity"].values()) == total["before"]
    lines = {row["what"]: row for row in difference["lines"]}
    assert lines["Witte plekken"]["before"] == str(total["before"])
    assert lines["Partijen op de kaart"] == {
        "what": "Partijen op de kaart",
        "before": "12",
        "after": "10",
        "sentence": "2 minder",
    }
    assert lines["Spin in het web"]["sentence"] == "wordt anders"
    assert before["team"]["share"] == 100
    assert after["team"]["of"] < before["team"]["of"]
    assert difference["team"]["left_sentence"] == "Uit het kernteam vertrekt Stichting Welzijn Rietdam."


def test_a_loss_is_never_told_as_fewer_white_spots() -> None:
    answer = told(one_table(Mandate.DECIDE, ("T",)).network(), "mandaat:Consultation:ovl-D=none")
    assert answer["sentences"][0] == (
        "Nu mag D beslissen; dat vervalt hiermee. Als D geen mandaat heeft: 1 nieuwe witte plek."
    )
    assert [spot["title"] for spot in answer["result"]["difference"]["gaps"]["opened"]] == ["Niemand beslist over T."]
    rows = {row["what"]: (row["before"], row["after"]) for row in answer["result"]["difference"]["lines"]}
    assert rows["Witte plekken"] == ("5", "6")
    assert rows["Kritieke en ernstige witte plekken"] == ("5", "6")
    assert sum(answer["result"]["after"]["gaps"]["by_severity"].values()) == 6


def test_a_white_spot_that_is_solved_for_a_part_says_so() -> None:
    answer = told(one_table(Mandate.ALIGN, ()).network(), "mandaat:Consultation:ovl-D=decide:T")
    assert answer["sentences"][0] == (
        "Nu stemt D alleen af; dat vervalt hiermee. Als D beslist over T: 1 witte plek minder erg."
    )
    (better,) = answer["result"]["difference"]["gaps"]["better"]
    assert better["sentence"] == (
        "Voor een deel opgelost: Niemand heeft oog voor T: voor geen enkele stap is er iemand."
    )


def test_what_does_not_count_and_another_core_team_are_said() -> None:
    b = village()
    b.meeting("N", status=Status.PLANNED)
    b.meeting("K2", hub=True)
    said = told(b.network(), "met:Organisation:org-Politie@Consultation:ovl-N", "zonder:Consultation:ovl-K")["remarks"]
    assert [remark["sentence"] for remark in said][:2] == [
        "N is er nog niet. Wat u daar verandert, telt nog niet mee.",
        "K is er dan niet meer. Daarna gaat het hier om een ander kernteam: K2.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["rietdam", "waterveen"])
def test_every_sentence_is_short_and_complete(name: str, language: str) -> None:
    network = sample(name)
    found = ready(network, language)
    answers = [found]
    for scenario in found["scenarios"]:
        if scenario["possible"]:
            answer = told(network, *scenario["tokens"], language=language)
            assert 1 <= len(answer["sentences"]) <= 3
            assert what_if_table(answer, language)
            assert json.loads(json.dumps(answer)) == answer
            answers.append(answer)
    said = [text for answer in answers for text in sentences(answer)]
    assert said
    assert not [text for text in said if "{" in text]
    assert not too_long([text for text in said if language == "nl"])


# --- masked ---------------------------------------------------------------------------------------------------------


TOKENS = (
    *("zonder:Organisation:org-Moskee Ons Huis", "zonder:code:imam1", "zonder:zetel:ovl-M:org-Moskee Ons Huis:imam1"),
    *("terug:Organisation:org-Moskee Ons Huis", "zonder:Consultation:ovl-M"),
    *("met:Organisation:org-Moskee Ons Huis@Consultation:ovl-W", "met:overleg:Moskee Ons Huis:org-Moskee Ons Huis"),
)


@pytest.mark.parametrize("token", TOKENS)
def test_what_leaves_names_no_sensitive_party_no_function_and_no_code(token: str) -> None:
    b = mosque()
    masked = json.dumps(told(b.network(), token.replace(" ", "%20")), ensure_ascii=False)
    assert "Ons" not in masked
    assert "imam" not in masked
    local = json.dumps(told(b.network(), token.replace(" ", "%20"), masked=False), ensure_ascii=False)
    assert "Moskee Ons Huis" in local or token.endswith("ovl-M")


def test_what_there_is_to_think_through_is_masked_and_its_texts_can_be_used() -> None:
    network = mosque().network()
    found = ready(network)
    assert "imam" not in json.dumps(found)
    assert "Ons" not in json.dumps(found)
    holders = [holder for holder in found["amnesia"]["holders"] if holder["party"]["id"] == "gevoelig-4"]
    (holder,) = holders
    assert holder["code"] == ""
    assert holder["tokens"] == ["zonder:zetel:ovl-K:gevoelig-4", "zonder:zetel:ovl-M:gevoelig-4"]
    local = ready(network, masked=False)
    assert ["zonder:code:imam1"] in [holder["tokens"] for holder in local["amnesia"]["holders"]]


def test_a_new_party_moves_no_number_of_a_masked_one() -> None:
    b = mosque()
    b.org("Kerk", actor_type="mosque")
    before = told(b.network(), "zonder:Organisation:org-Kerk")
    after = told(b.network(), "zonder:Organisation:org-Kerk", "met:ActorType:mosque@Consultation:ovl-W")
    assert before["result"]["change"]["parts"][0]["of"] == after["result"]["change"]["parts"][0]["of"]


def test_what_does_not_fit_in_the_first_sentence_stands_in_the_next() -> None:
    network = sample("rietdam")
    name = "Driehoek van de burgemeester met de officier van justitie en de teamchef van politie"
    table = network.of(Consultation)["ovl-driehoek-rietdam"]
    renamed = network.with_records([replace(table, name=name)])
    answer = told(renamed, "zonder:Consultation:ovl-driehoek-rietdam")
    assert answer["sentences"][0] == (
        f"Zonder {name}: 3 nieuwe witte plekken. Ook 1 witte plek erger en 14 routes weg."
    )
