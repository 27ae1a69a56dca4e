"""The routes of a whole network in words, up and down: what surely stops first, and who does not hear a request."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Confidence, Evidence, Remark
from netmap.analysis.routes.results import (
    Bottleneck,
    DeadEnd,
    DeadEndType,
    DownAnswer,
    Heard,
    RoutesAnswer,
    SinglePoint,
)
from netmap.model import Network
from netmap.reference.norm import default_norm
from netmap.report.names import Names
from netmap.report.routes.down import down_answer
from netmap.report.routes.tables import down_table, routes_table
from netmap.report.routes.whole import routes_answer
from tests.build import DAY, Build, meeting, org
from tests.report.routes import (
    NETWORK,
    WHO_DECIDES,
    build,
    sentences_of,
    too_long,
    word,
)

# --- the whole network ----------------------------------------------------------------------------------------------

DOWN = DownAnswer(
    sources=(meeting("Driehoek"),),
    within=3,
    heard={
        "organisation": (
            Heard(ref=org("Politie"), steps=1, through=meeting("Wijkoverleg"), formal=False),
            Heard(ref=org("GGD"), steps=0, through=meeting("Driehoek")),
        ),
        "consultation": (Heard(ref=meeting("Wijkoverleg"), steps=1, through=meeting("Driehoek")),),
    },
    not_heard={"organisation": (org("Moskee"), org("Jongerenwerk"))},
    silent=(org("Jongerenwerk"),),
    by_step=(1, 2, 2, 2),
)
WHOLE = RoutesAnswer(
    theme=None,
    area=None,
    with_route=(org("Jongerenwerk"), org("GGD"), meeting("Wijkoverleg"), meeting("Driehoek")),
    open=(meeting("Jeugdoverleg"),),
    without=(meeting("Stuurgroep"),),
    no_way_up=(meeting("Jeugdoverleg"),),
    dead_ends=(
        DeadEnd(
            place=meeting("Stuurgroep"),
            type=DeadEndType.STOPS,
            confidence=Confidence.ESTABLISHED,
            behind=(meeting("Jeugdoverleg"),),
            evidence=(
                Evidence(
                    code="gaps.evidence.to_nobody",
                    values={"consultation": meeting("Stuurgroep")},
                    provenance=("import|Doorgeven|9",),
                ),
            ),
        ),
    ),
    loops=((meeting("Jeugdoverleg"), meeting("Stuurgroep")),),
    single_points=(
        SinglePoint(place=meeting("Driehoek"), breaks=(org("GGD"), org("Jongerenwerk"), meeting("Wijkoverleg"))),
        SinglePoint(place=org("GGD"), breaks_recorded=(meeting("Wijkoverleg"),)),
    ),
    bottlenecks=(Bottleneck(place=meeting("Driehoek"), rank=1, share=0.75, routes=3),),
    one_way={"decide": (org("GGD"), org("Jongerenwerk"))},
    down=DOWN,
    asks=(WHO_DECIDES,),
)


def whole(answer: RoutesAnswer, network: Network = NETWORK, language: str = "nl", **options: Any) -> dict[str, Any]:
    names = Names(network, language, **options)
    remarks = (Remark("gaps.remark.unconnected", {"parts": 2, "sizes": [1]}),)
    return routes_answer(
        answer, Facts(network, DAY), default_norm(), names, word(language), reference_date=DAY, remarks=remarks
    )


def test_without_a_theme_it_is_said_that_any_theme_counts() -> None:
    sentence = "Zonder thema telt wie over welk thema ook duidt of beslist. Kies een thema voor een precies antwoord."
    remarks = whole(replace(WHOLE, any_theme=True))["remarks"]
    assert {"code": "routes.remark.any_theme", "sentence": sentence} in remarks
    assert "routes.remark.any_theme" not in {remark["code"] for remark in whole(WHOLE)["remarks"]}


def test_what_was_told_long_ago_is_a_question() -> None:
    asks = (Ask(code="routes.ask.still", subject=meeting("Jeugdoverleg"), addressees=(org("Jongerenwerk"),)),)
    (found,) = whole(replace(WHOLE, asks=asks))["result"]["questions"]
    assert found["addressee"]["name"] == "Jongerenwerk"
    assert found["sentence"] == ("Eerder is opgegeven dat Jeugdoverleg signalen aan niemand doorgeeft. Klopt dat nog?")


def test_the_whole_network_says_first_where_a_signal_surely_stops() -> None:
    found = whole(WHOLE)
    assert found["sentences"] == [
        "Bij Stuurgroep loopt een signaal dood.",
        "Vanuit 1 van de 4 overleggen is geen weg omhoog vastgelegd: Jeugdoverleg. Vraag het na.",
        "Valt Driehoek weg, dan is van 3 andere plekken geen weg meer bekend.",
    ]
    result = found["result"]
    assert result["counts"] == {
        "places": 6,
        "with_route": 4,
        "open": 1,
        "without": 1,
        "consultations": 4,
        "no_way_up": 1,
    }
    assert result["dead_ends"][0]["sentence"] == (
        "Wat bij Stuurgroep binnenkomt, gaat langs vastgelegde wegen niet verder. Dit overleg mag zelf niet beslissen. "
        "Ook wat via Jeugdoverleg komt, loopt hier dood."
    )
    assert result["dead_ends"][0]["evidence"][0]["row"] == 9
    assert result["loops"][0]["sentence"] == (
        "Jeugdoverleg en Stuurgroep geven signalen aan elkaar door. Geen van beide beslist."
    )
    assert [point["sentence"] for point in result["single_points"]] == [
        "Zonder Driehoek is er vanuit 3 plekken geen bekende weg meer: GGD, Jongerenwerk en Wijkoverleg.",
        "Zonder GGD is er vanuit Wijkoverleg geen vastgelegde weg meer.",
    ]
    assert result["bottlenecks"][0]["sentence"] == "Bij 3 plekken kan de kortste weg langs Driehoek gaan."
    assert result["one_way_sentence"] == "Bij 2 plekken hangt de weg naar wie beslist aan één schakel."
    assert result["heard"] == {"organisation": 2, "consultation": 1, "area": 0, "group": 0, "channel": 0}
    assert [hub["name"] for hub in result["hubs"]] == ["Driehoek"]
    assert found["remarks"][0]["code"] == "gaps.remark.unconnected"


def test_an_empty_network_and_one_without_a_hub_say_so() -> None:
    empty = whole(RoutesAnswer(theme=None, area=None), Build().network())
    assert empty["sentences"] == ["Op deze kaart staat nog niets waar een signaal langs kan gaan."]
    assert empty["result"]["down_sentence"].startswith("Niet bekend welk overleg het kernteam is.")
    assert routes_table(empty)
    fine = replace(WHOLE, open=(), without=(), no_way_up=(), dead_ends=(), single_points=())
    assert whole(fine)["sentences"] == ["Vanuit alle 4 plekken is een weg naar een besluit bekend."]


def test_no_sentence_about_the_whole_network_is_too_long() -> None:
    many = tuple(org(f"Stichting Samenwerking en Welzijn nummer {n}") for n in range(30))
    b = build()
    for party in many:
        b.org(party.id.removeprefix("org-"))
    down = replace(DOWN, not_heard={"organisation": many}, silent=many[:2])
    answer = replace(
        WHOLE,
        dead_ends=tuple(replace(WHOLE.dead_ends[0], place=party, behind=many) for party in many[:5]),
        loops=(many,),
        single_points=(SinglePoint(place=many[0], breaks=many[1:], breaks_recorded=many[1:]),),
        down=down,
    )
    for language in ("nl", "en"):
        assert too_long(sentences_of(whole(answer, b.network(), language))) == []


def told_down(answer: DownAnswer, network: Network = NETWORK, language: str = "nl", **options: Any) -> dict[str, Any]:
    names = Names(network, language, **options)
    return down_answer(answer, Facts(network, DAY), default_norm(), names, word(language), reference_date=DAY)


def test_whom_a_request_reaches_and_who_does_not_hear_it() -> None:
    found = told_down(DOWN, masked=False)
    assert found["sentences"] == [
        "Een verzoek van Driehoek bereikt binnen 3 stappen 2 partijen.",
        "1 partij hoort het niet: Moskee.",
        "Van 1 partij is niet bekend of die het hoort: Jongerenwerk.",
    ]
    assert [one["name"] for one in found["result"]["not_heard"]["organisation"]] == ["Jongerenwerk", "Moskee"]
    heard = found["result"]["heard"]["organisation"]
    assert [(one["name"], one["steps"], one["formal"]) for one in heard] == [("GGD", 0, True), ("Politie", 1, False)]
    text = down_table(found)
    assert "Politie: 1 stap, via Wijkoverleg, niet vastgelegd" in text
    assert "GGD: meteen" in text
    assert "Hoort het niet (1)\n------------------\nPartijen (1): Moskee\n" in text
    assert text.endswith(
        "Niet bekend of die het horen (1)\n--------------------------------\nPartijen (1): Jongerenwerk"
    )
    assert "Moskee" not in down_table(told_down(DOWN))
    assert "Moskee" not in json.dumps(told_down(DOWN))
    assert "Partijen (1): een gevoelige partij (gevoelig-1)" in down_table(told_down(DOWN))


def test_when_nothing_is_told_nobody_is_said_to_miss_it() -> None:
    unknown = replace(DOWN, silent=DOWN.not_heard["organisation"])
    assert told_down(unknown, masked=False)["sentences"][1:] == [
        "Van 2 partijen is niet bekend of zij het horen: Jongerenwerk en Moskee."
    ]
    assert "Hoort het niet" not in down_table(told_down(unknown))
    text = routes_table(whole(replace(WHOLE, down=unknown)))
    assert "niet bekend of zij het horen" in " ".join(text.split())
    assert "Hoort het niet" not in text


def test_an_area_says_that_only_the_whole_municipality_hears_it_and_a_masked_name_begins_a_line() -> None:
    b = build()
    oost, west = b.area("Oost"), b.area("West")
    areas = (
        Heard(ref=oost, steps=1, through=org("Moskee"), whole=True, formal=False),
        Heard(ref=west, steps=0, through=org("GGD")),
    )
    heard = {"organisation": (Heard(ref=org("Moskee"), steps=1, through=meeting("Wijkoverleg")),), "area": areas}
    found = told_down(replace(DOWN, heard=heard), b.network())
    assert [one["whole"] for one in found["result"]["heard"]["area"]] == [False, True]
    assert "whole" not in found["result"]["heard"]["organisation"][0]
    text = " ".join(down_table(found).split())
    assert "- Een gevoelige partij (gevoelig-1): 1 stap, via Wijkoverleg" in text
    assert (
        "- Oost: 1 stap, via een gevoelige partij (gevoelig-1), alleen via de gemeente als geheel, niet vastgelegd"
    ) in text
    assert text.count("alleen via de gemeente als geheel") == 1


def test_down_says_when_nobody_or_everybody_hears_it_or_there_is_no_core_team() -> None:
    assert told_down(replace(DOWN, heard={}))["sentences"] == [
        "Een verzoek van Driehoek bereikt volgens de kaart niemand."
    ]
    assert told_down(replace(DOWN, not_heard={}, silent=()))["sentences"][1] == "Alle partijen op de kaart horen het."
    none = told_down(DownAnswer(sources=(), within=3))
    assert none["sentences"][0].startswith("Niet bekend welk overleg het kernteam is.")
    assert "Wie hoort een verzoek van het kernteam?" in down_table(none)


def test_the_terminal_shows_the_whole_network() -> None:
    text = routes_table(whole(WHOLE))
    for part in (
        "Plekken: 6. Weg bekend: 4. Niet bekend: 1. Geen weg: 1.",
        "Stuurgroep: gaat niet verder (vastgesteld)",
        "Doorgeven, rij 9",
        "1. Bij 3 plekken kan de kortste weg langs Driehoek gaan.",
        "Wie hoort een verzoek van het kernteam?",
        "Partijen (1): een gevoelige partij (gevoelig-1)",
        "Partijen (1): Jongerenwerk",
    ):
        assert part in text, part
