"""Words for what is not sure: who comes only when called, what may no longer hold, what is planned, what is there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from netmap import model as m
from netmap.analysis.third_parties.results import Needed, Wish
from netmap.model import Ref
from netmap.report.third_parties.sheet import third_parties_sheet
from netmap.report.third_parties.tables import third_parties_table
from netmap.texts import LANGUAGES
from tests.browser.demo import sample
from tests.build import Build, meeting, org
from tests.report.routes import sentences_of, too_long
from tests.report.test_third_parties import EAST, east, told

ACT = Wish(themes=("incident_shock",), needed=(Needed.ACT,))


def doubtful(status: m.Status | None) -> Build:
    """Return a municipality in which Wonen acts, as far as its row holds."""
    b = east()
    b.covers(org("Wonen"), "incident_shock", "act", status=status, provenance=("import|Dekking|7",))
    return b


def test_who_is_on_call_in_the_core_team_is_invited_with_that_said() -> None:
    b = east()
    b.seat("GGD", "Kernteam", "arts van dienst", presence=m.Presence.ON_CALL)
    answer = told(b.network(), Wish(themes=EAST.themes, needed=(Needed.AFTERCARE,)))
    assert answer["sentences"] == ["Nodig 1 partij uit: GGD (nazorg, via Kernteam)."]
    result = answer["result"]
    assert result["team_sentence"] == "Het team is Kernteam: Politie. Alleen op afroep of als agendalid: GGD."
    assert [entry["name"] for entry in result["on_call"]] == ["GGD"]
    one = result["invite"][0]
    assert (one["function"], one["on_call"]) == ("arts van dienst", True)
    assert one["through_sentence"] == "Bel via Politie: die zit met GGD in Kernteam."
    assert one["notes"][0] == "GGD zit in Kernteam, maar alleen op afroep of als agendalid."
    assert one["notes"][0] in third_parties_table(answer)


def test_a_core_team_of_people_on_call_only_is_said_so() -> None:
    b = east()
    b.seat("Politie", "Kernteam", presence=m.Presence.ON_CALL)
    answer = told(b.network(), EAST)
    assert [remark["code"] for remark in answer["remarks"]] == ["third.remark.all_on_call"]
    assert answer["remarks"][0]["sentence"].startswith("Niemand is vast lid van Kernteam.")


@pytest.mark.parametrize("status", [m.Status.UNKNOWN, m.Status.SUSPENDED])
def test_what_may_no_longer_hold_is_called_about_with_its_row(status: m.Status) -> None:
    answer = told(doubtful(status).network(), ACT)
    assert answer["sentences"] == [
        "Er is niemand bekend die u nu kunt uitnodigen.",
        "Bel eerst Wonen. Niet zeker is of dit nog geldt: uitvoeren rond schokkend incident.",
    ]
    need = answer["result"]["needs"][0]
    assert need["sentence"] == "Uitvoeren rond schokkend incident: niet zeker is of dit nog geldt. Bel eerst."
    assert (need["rows"][0]["sheet"], need["rows"][0]["row"]) == ("Dekking", 7)
    call = answer["result"]["call_first"][0]["sentence"]
    assert call == "Bel eerst Wonen. Vraag of die dit nog doet: uitvoeren rond schokkend incident."
    assert call in " ".join(third_parties_table(answer).split())


def test_what_may_no_longer_hold_in_the_team_is_asked_there_and_of_nobody_it_is_said() -> None:
    b = east()
    b.covers(org("Politie"), "incident_shock", "act", status=m.Status.UNKNOWN)
    call = told(b.network(), ACT)["result"]["call_first"][0]["sentence"]
    assert call == "Vraag in het team aan Politie of die dit nog doet: uitvoeren rond schokkend incident."
    b = east()
    b.meeting("Leeg", status=m.Status.SUSPENDED)
    b.covers(meeting("Leeg"), "incident_shock", "act")
    call = told(b.network(), ACT)["result"]["call_first"][0]
    assert (call["party"], call["sentence"]) == (None, "Vraag na of dit nog geldt: uitvoeren rond schokkend incident.")


def test_what_is_planned_is_named_and_counts_for_nothing() -> None:
    asked = told(doubtful(m.Status.PLANNED).network(), ACT)["result"]["needs"][0]
    assert asked["sentence"].endswith(": niet bekend wie dat kan. Bel eerst. Gepland bij: Wonen.")
    b = east()
    b.theme("drukte")  # no sectors belong to it, so nobody is to be asked
    b.covers(org("Wonen"), "drukte", "act", status=m.Status.PLANNED)
    wish = Wish(themes=("drukte",), needed=(Needed.ACT,))
    answer = told(b.network(), wish)
    assert answer["result"]["needs"][0]["sentence"] == "Uitvoeren rond drukte: nu niemand, wel gepland bij Wonen."
    one = answer["result"]["unmet"][0]
    assert one["short_sentence"] == "Hiervoor is nu niemand, het is wel gepland: uitvoeren rond drukte."
    assert one["fallback_sentence"] == "Gepland bij: Wonen."
    assert one["fallback"] == one["planned"]
    assert one["planned"][0]["name"] == "Wonen"
    b.nobody("drukte", "act")
    assert told(b.network(), wish)["result"]["needs"][0]["sentence"] == (
        "Uitvoeren rond drukte: volgens uw gegevens is hiervoor niemand. Gepland bij: Wonen."
    )


def test_what_the_team_has_is_no_verdict() -> None:
    team = (org("Wonen"),)
    answer = told(doubtful(None).network(), ACT, team=team)
    assert answer["sentences"] == ["Voor zover bekend kan het team dit zelf: Wonen (uitvoeren)."]
    b = doubtful(None)
    for stage in ("interpret", "decide"):
        b.covers(org("Wonen"), "incident_shock", stage)
    open_wish = told(b.network(), Wish(themes=EAST.themes), team=team)["sentences"]
    assert open_wish[-1] == "Kies ook een fase. Dan ziet u welke beroepen er nog bij horen."
    phase = told(b.network(), Wish(themes=EAST.themes, phase="calm", needed=(Needed.ACT,)), team=team)
    assert phase["sentences"][1] == "Vraag in het team of dit nu ook geldt: uitvoeren rond schokkend incident."
    assert phase["result"]["needs"][0]["sentence"].endswith("Of dat ook in deze fase geldt, staat er niet bij.")
    b.covers(org("Wonen"), "incident_shock", "act", certainty=m.Certainty.MENTIONED)
    derived = told(b.network(), ACT, team=team)
    assert derived["sentences"][1].startswith("Vraag in het team of dit nu ook geldt: ")
    assert derived["result"]["needs"][0]["sentence"].endswith("Dat is afgeleid of alleen genoemd.")


def test_waterveen_says_who_is_on_call_and_how_to_look_further() -> None:
    answer = told(sample("waterveen"), Wish(themes=("youth_nuisance",)))
    assert answer["sentences"][0].startswith("Voor zover bekend kan het team dit zelf: ")
    assert answer["sentences"][1].startswith("Kies ook een fase.")
    on_call = {entry["name"] for entry in answer["result"]["on_call"]}
    assert on_call == {"Openbaar Ministerie Plassenland", "Veencollege", "Wonen Veen"}
    assert not on_call & {entry["name"] for entry in answer["result"]["team"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_it_is_short_and_masked(language: str) -> None:
    b = east()
    b.meeting("Eigen overleg", status=m.Status.PLANNED)
    b.seat("Vrouwengroep", "Kernteam", "imam", presence=m.Presence.ON_CALL)
    b.covers(org("Vrouwengroep"), "incident_shock", "act", status=m.Status.UNKNOWN)
    b.theme("drukte")
    b.covers(org("Vrouwengroep"), "drukte", "act", status=m.Status.PLANNED)
    wish = Wish(themes=(*EAST.themes, "drukte"), groups=EAST.groups, needed=(Needed.ACT,))
    answer = told(b.network(), wish, language)
    texts: list[Any] = [json.dumps(answer), third_parties_table(answer, language)]
    texts.append(repr(third_parties_sheet(answer, language)))
    assert not any("Vrouwengroep" in text or "imam" in text for text in texts)
    assert answer["result"]["call_first"]
    assert answer["result"]["unmet"][0]["planned"][0]["id"] == "gevoelig-3"
    assert too_long(sentences_of(answer)) == []
    assert Ref("Organisation", "org-Vrouwengroep").id not in texts[0]
