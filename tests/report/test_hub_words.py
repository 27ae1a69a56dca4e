"""Who holds the web together, in words: short and plain, nothing masked leaks, unknown is never said as absent."""

from __future__ import annotations

from typing import Any

import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.hub.hub import find_hub
from netmap.analysis.hub.results import (
    Designated,
    HubAnswer,
    HubView,
    Lost,
    Mixing,
    Overlap,
    PartyStanding,
    SeatHolder,
    SectorPair,
    Stability,
)
from netmap.analysis.results import Evidence
from netmap.model import Network, Ref, Stage
from netmap.reference.norm import default_norm
from netmap.report.hub import hub_answer
from netmap.report.hub.tables import hub_table
from netmap.report.hub.words import Named, Speaker
from netmap.report.names import Names
from tests.build import DAY, Build, meeting, org


def town(**hub: Any) -> Network:
    """Two tables: W with the municipality, police and a school; V with the municipality and the police; core team K."""
    build = Build(shipped=True)
    build.org("Gemeente", "municipality", actor_type="municipality")
    build.org("Politie", "police")
    build.org("School", "education")
    build.org("Moskee", "faith_community")
    for name in ("W", "V"):
        build.meeting(name)
    build.meeting("K", hub=True, **hub)
    for party, tables in {"Gemeente": "WVK", "Politie": "WVK", "School": "W", "Moskee": "W"}.items():
        for table in tables:
            build.seat(party, table)
    return build.network()


def standing(name: str, *tables: str, reach: int = 3, **fields: Any) -> PartyStanding:
    ranks = dict.fromkeys(HubView, 1)
    return PartyStanding(
        party=org(name),
        consultations=tuple(meeting(table) for table in tables),
        reach=reach,
        harmonic=0.512345,
        brokerage=fields.pop("brokerage", 0.123456),
        lost=fields.pop("lost", Lost()),
        ranks=fields.pop("ranks", ranks),
        **fields,
    )


def told(answer: HubAnswer, network: Network | None = None, language: str = "nl", *, masked: bool = True) -> Any:
    network = network or town()
    names = Names(network, language, masked=masked)
    return hub_answer(answer, Facts(network, DAY), default_norm(), names)


def answer(**fields: Any) -> HubAnswer:
    school = standing("School", "W", reach=4)
    first = {view: (org("Gemeente"),) for view in HubView}
    values: dict[str, Any] = {
        "parties": (standing("Gemeente", "W", "V", "K", reach=4), school),
        "without_municipality": (school,),
        "of": 3,
        "actual": org("Gemeente"),
        "actual_without": org("School"),
        "first": first,
        "designated": (Designated(consultation=meeting("K"), members=(org("Gemeente"),), reach=4, holds_actual=True),),
    }
    return HubAnswer(**{**values, **fields})


# --- the answer -----------------------------------------------------------------------------------------------


def test_paper_and_practice_are_set_side_by_side() -> None:
    result = told(answer())
    assert result["sentences"][0] == (
        "Op papier K, in de praktijk Gemeente: in 3 van de 3 overleggen, met 3 andere partijen."
    )
    assert result["sentences"][1] == result["result"]["actual_sentence"] == "Gemeente zit ook in K."
    assert result["result"]["actual"] == {"id": "org-Gemeente", "name": "Gemeente", "of": "Organisation:org-Gemeente"}


@pytest.mark.parametrize(
    ("team", "sentence"),
    [
        ({"holds_actual": False}, "Of Gemeente in K zit, is niet bekend."),
        ({"holds_actual": False, "surely_not": True}, "Gemeente zit niet in K."),
    ],
)
def test_a_seat_in_the_core_team_that_nobody_told_is_not_said_to_be_missing(team: Any, sentence: str) -> None:
    hub = Designated(consultation=meeting("K"), members=(), reach=0, **team)
    assert told(answer(designated=(hub,)))["result"]["actual_sentence"] == sentence


def test_equals_are_named_beside_the_one_that_is_chosen() -> None:
    others = (org("Politie"), org("School"))
    for team, sentence in (
        ({"holds_actual": True}, "Gemeente zit ook in K."),
        ({"holds_actual": False}, "Of Gemeente, Politie en School in K zitten, is niet bekend."),
        ({"holds_actual": False, "surely_not": True}, "Gemeente, Politie en School zitten niet in K."),
    ):
        hub = Designated(consultation=meeting("K"), members=(), reach=0, **team)
        found = told(answer(designated=(hub,), equals=others, without_municipality=()))
        assert found["sentences"] == [
            "Op papier K, in de praktijk Gemeente, Politie en School: elk met 3 andere partijen.",
            sentence,
        ]
        assert [entry["name"] for entry in found["result"]["equals"]] == ["Politie", "School"]
    assert told(answer(designated=(), equals=others, without_municipality=()))["sentences"] == [
        "Op papier is geen kernteam bekend, in de praktijk Gemeente, Politie en School: elk met 3 andere partijen."
    ]


def test_without_and_with_several_core_teams_that_is_said() -> None:
    numbers = "in de praktijk Gemeente: in 3 van de 3 overleggen, met 3 andere partijen."
    assert told(answer(designated=(), without_municipality=()))["sentences"] == [
        f"Op papier is geen kernteam bekend, {numbers}"
    ]
    hubs = tuple(Designated(consultation=meeting(name), members=(), reach=0, holds_actual=False) for name in ("K", "V"))
    assert told(answer(designated=hubs, without_municipality=()))["sentences"] == [
        f"Op papier 2 kernteams, {numbers}",
        "Of Gemeente in K en V zit, is niet bekend.",
    ]
    there = (Designated(consultation=meeting("V"), members=(), reach=0, holds_actual=True), hubs[0])
    assert told(answer(designated=there))["sentences"][1] == "Gemeente zit ook in V."


def test_what_is_lost_is_named_or_counted() -> None:
    lost = Lost(
        routes=(meeting("V"), meeting("W"), org("School")), areas=(Ref("Area", "geb-x"),), recorded=(meeting("K"),)
    )
    network = town()
    spider = standing("Gemeente", "W", "V", "K", lost=lost)
    hub = told(answer(parties=(spider,)), network)
    assert hub["sentences"][1] == (
        "Zonder Gemeente verdwijnt, voor zover bekend: de weg naar een besluit van 3 plekken en nog 1 ander ding."
    )
    assert hub["result"]["ranking"][0]["dependence"] == 4
    assert hub["result"]["ranking"][0]["lost_sentences"] == [
        "Geen bekende weg meer naar een besluit vanuit V, W en School.",
        "Vanuit K is dan alleen nog een weg bekend via een gedeeld lid.",
        "Verder is er niemand bekend in geb-x.",
    ]


def test_what_does_not_fit_in_one_sentence_is_counted() -> None:
    areas = (Ref("Area", "geb-x"),)
    lost = Lost(routes=(meeting("V"), meeting("W")), areas=areas, alone=(org("School"), org("Moskee")))
    hub = told(answer(parties=(standing("Gemeente", "W", lost=lost),)))
    assert hub["sentences"][1] == (
        "Zonder Gemeente verdwijnt, voor zover bekend: de weg naar een besluit van 2 plekken en nog 3 andere dingen."
    )
    one = Lost(routes=(meeting("V"), meeting("W")), areas=areas, themes=areas * 2)
    hub = told(answer(parties=(standing("Gemeente", "W", lost=one),), without_municipality=()))
    assert hub["sentences"][1] == "Gemeente zit ook in K."
    assert hub["sentences"][2].endswith("de weg naar een besluit van 2 plekken en nog 3 andere dingen.")


def test_the_step_that_nobody_else_is_known_to_take_is_named() -> None:
    theme, other = Ref("Theme", "polarisation"), Ref("Theme", "fireworks")
    stages = ((theme, Stage.INTERPRET), (theme, Stage.ACT))
    values = {"stage": Stage.INTERPRET, "themes": [theme], "count": 1, "more": 1}
    reason = Evidence(code="hub.reason.themes", values=values)
    spider = standing("Gemeente", "W", lost=Lost(themes=(theme,), stages=stages), reasons=(reason,))
    hub = told(answer(parties=(spider,)))
    party = hub["result"]["ranking"][0]
    assert hub["sentences"][1] == "Zonder Gemeente verdwijnt, voor zover bekend: duiden en uitvoeren bij polarisatie."
    assert party["reason"] == (
        "Duidt als enige bekende partij bij polarisatie. Dat geldt ook voor 1 andere stap bij een thema."
    )
    assert party["lost_sentences"] == [
        "Voor duiden bij polarisatie is verder niemand bekend.",
        "Voor uitvoeren bij polarisatie is verder niemand bekend.",
    ]
    assert [(one["theme"]["name"], one["stage_word"]) for one in party["lost"]["stages"]] == [
        ("polarisatie", "duiden"),
        ("polarisatie", "uitvoeren"),
    ]
    for stage in Stage:
        one = Evidence(code="hub.reason.themes", values={**values, "stage": stage, "themes": [theme, other], "more": 0})
        said = told(answer(parties=(standing("Gemeente", "W", reasons=(one,)),)))["result"]["ranking"][0]["reason"]
        assert "als enige bekende partij" in said


def test_the_only_one_of_its_sector_at_a_table_is_named_with_where() -> None:
    values = {
        "one": Ref("Sector", "health"),
        "other": Ref("Sector", "education"),
        "consultations": [meeting("W"), meeting("V")],
        "count": 2,
        "more": 0,
    }
    reason = Evidence(code="hub.reason.own_link", values=values)
    result = told(answer(parties=(standing("School", "W", "V", reasons=(reason,)),)))["result"]
    assert result["ranking"][0]["reason"] == (
        "Alleen via School zitten gezondheid en onderwijs, voor zover bekend, samen aan tafel: in W en V."
    )


def test_who_bridges_is_asked_outside_municipality_police_and_prosecutor() -> None:
    reasons = (
        Evidence(
            code="hub.reason.themes",
            values={"stage": Stage.ACT, "themes": [Ref("Theme", "polarisation")], "count": 1, "more": 0},
        ),
        Evidence(
            code="hub.reason.link",
            values={
                "one": Ref("Sector", "education"),
                "other": Ref("Sector", "police"),
                "consultations": [meeting("W")],
                "count": 1,
                "more": 0,
            },
        ),
    )
    police = standing("Politie", "W", "V", "K", brokerage=0.9)
    school = standing("School", "W", brokerage=0.2, reasons=reasons)
    spider = standing("Gemeente", "W", "V", "K", reach=4)
    hub = told(answer(parties=(spider, police, school), without_municipality=(police, school)))
    assert hub["sentences"][1:] == [
        "Gemeente zit ook in K.",
        "Buiten gemeente, politie en OM brengt School de domeinen het meest bij elkaar.",
    ]
    assert hub["result"]["across_sentence"] == (
        "Buiten gemeente, politie en OM brengt School de domeinen het meest bij elkaar. "
        "Enige bekende verbinding tussen onderwijs en politie, via W."
    )
    assert hub["result"]["actual_sentence"] == "Gemeente zit ook in K."
    both = (standing("Moskee", "W", brokerage=0.2), school)
    equal = told(answer(without_municipality=both), masked=False)
    assert (
        equal["sentences"][2]
        == equal["result"]["across_sentence"]
        == ("Buiten gemeente, politie en OM brengen Moskee en School de domeinen het meest bij elkaar.")
    )
    spider = told(answer(without_municipality=both, actual=org("School")), masked=False)
    assert spider["result"]["across"]["name"] == "School"
    assert hub["result"]["across"]["name"] == "School"
    assert "hub.remark.usual" in {remark["code"] for remark in hub["remarks"]}
    nobody = told(answer(without_municipality=(police, standing("School", "W", brokerage=0.0))))
    assert nobody["sentences"][1:] == ["Gemeente zit ook in K."]
    assert (nobody["result"]["across"], nobody["result"]["across_sentence"]) == (None, "")


def test_one_party_first_in_every_view_is_said_once_and_different_ones_are_named() -> None:
    assert told(answer())["result"]["first_sentence"].startswith("Gemeente komt drie keer vooraan.")
    first = {HubView.REACH: (org("Gemeente"),), HubView.BROKERAGE: (org("School"), org("Politie"))}
    sentence = told(answer(first={**first, HubView.DEPENDENCE: ()}))["result"]["first_sentence"]
    assert sentence == (
        "Wie ontmoet de meesten? Gemeente. Wie brengt anderen bij elkaar? School en Politie. "
        "Zonder wie valt het meeste weg? Voor zover bekend hangt van niemand alleen iets af. "
        "Geen partij staat op alle drie de lijsten vooraan."
    )


def test_an_empty_network_gets_one_sentence_that_says_what_to_do() -> None:
    network = Network(id="net-leeg", name="Leeg")
    hub = told(find_hub(network, DAY), network)
    assert hub["sentences"] == ["Van geen enkele partij is bekend in welk overleg die zit. Vul het blad Deelname in."]
    assert hub["result"]["ranking"] == []
    assert hub["result"]["first_sentence"] == hub["result"]["actual_sentence"] == ""
    assert hub_table(hub).startswith("Leeg, peildatum 1 september 2026\nVan geen enkele partij")


def test_that_nobody_meets_anybody_is_not_said_as_that_nobody_sits_anywhere() -> None:
    build = Build(shipped=True)
    for name in ("School", "Moskee"):
        build.org(name)
        build.meeting(f"Bij {name}")
        build.seat(name, f"Bij {name}")
    hub = told(find_hub(build.network(), DAY), build.network())
    assert hub["sentences"] == [
        "Geen twee partijen zitten, voor zover bekend, samen in een overleg. Vul het blad Deelname aan."
    ]
    assert (hub["result"]["actual"], hub["result"]["stability_sentence"]) == (None, "")
    assert len(hub["result"]["ranking"]) == 2
    assert "niet getoetst" not in hub_table(hub).split("Wie het web")[0]


# --- how firm -------------------------------------------------------------------------------------------------


def test_a_place_is_firm_or_not_with_its_band_and_the_assumption() -> None:
    held = {HubView.REACH: Stability(band=(1, 3), first=183, firm=False)}
    sure = {HubView.REACH: Stability(band=(2, 2), first=0, firm=True)}
    parties = (standing("Gemeente", "W", "V", stability=held), standing("School", "W", stability=sure))
    result = told(answer(parties=parties, runs=200))["result"]
    spider, school = result["ranking"]
    assert (spider["rank_band"], spider["firm_word"], spider["band_word"]) == ([1, 3], "onzeker", "plaats 1 tot 3")
    assert spider["first_word"] == "eerste in 183 van 200 proeven"
    assert (school["firm"], school["firm_word"], school["band_word"]) == (True, "zeker", "plaats 2")
    assert result["stability_sentence"].startswith("Gemeente is eerste in 183 van 200 proeven. De aanname: 10 % van")


def test_without_runs_nothing_is_said_to_be_firm() -> None:
    result = told(answer())["result"]
    assert result["ranking"][0]["rank_band"] is None
    assert result["ranking"][0]["firm"] is False
    assert result["ranking"][0]["firm_word"] == "niet getoetst"
    assert "niet getoetst" in result["stability_sentence"]


# --- people, sectors, consultations ---------------------------------------------------------------------------


def test_a_person_is_a_function_or_a_code_and_never_a_name() -> None:
    build = Build(shipped=True)
    build.org("Gemeente", "municipality")
    build.meeting("W")
    build.seat("Gemeente", "W", "adviseur", seat_holder_code="P7")
    theme = Ref("Theme", "polarisation")
    lost = Lost(tables=(meeting("W"),), themes=(theme,), stages=((theme, Stage.SIGNAL),))
    holder = SeatHolder(code="P7", party=org("Gemeente"), consultations=(meeting("W"),), lost=lost, exact=False)
    hub = told(answer(seat_holders=(holder,), designated=()), build.network())
    assert hub["result"]["seat_holders"][0]["sentence"] == (
        "Vertrekt wie namens Gemeente aan tafel zit (adviseur, code P7), dan is een stoel leeg in W. "
        "Dan verdwijnt, voor zover bekend: signaleren bij polarisatie. "
        "Daar is dan geen bekende stem meer van die sector. "
        "Of er ook een route vervalt, is hier niet nagerekend."
    )
    assert hub["result"]["seat_holders"][0]["exact"] is False


@pytest.mark.parametrize(
    ("tables", "unknown", "sentence"),
    [
        ("WV", "", "Onderwijs en politie zitten samen in 2 overleggen: W en V."),
        ("W", "V", "Onderwijs en politie zitten samen in 1 overleg: W. Van 1 ander overleg is dat niet bekend."),
        ("", "", "Onderwijs en politie zitten in geen overleg op de kaart samen."),
        (
            "",
            "WV",
            "Van onderwijs en politie is geen overleg samen bekend. "
            "Van 2 overleggen is niet alles bekend over wie er zit.",
        ),
    ],
)
def test_a_pair_of_sectors_names_its_meetings_and_says_what_is_not_known(
    tables: str, unknown: str, sentence: str
) -> None:
    pair = SectorPair(
        one=Ref("Sector", "education"),
        other=Ref("Sector", "police"),
        consultations=tuple(meeting(name) for name in tables),
        open=tuple(meeting(name) for name in unknown),
    )
    row = told(answer(pairs=(pair,)))["result"]["sectors"]["rows"][0]
    assert (row["sentence"], row["count"], row["open"]) == (sentence, len(tables), len(unknown))


@pytest.mark.parametrize(
    ("lower", "begin"),
    [(12, "De banden lopen vaker binnen"), (990, "De banden lopen vaker tussen"), (400, "De banden lopen niet")],
)
def test_mixing_is_told_against_the_shuffles_and_never_as_a_figure(lower: int, begin: str) -> None:
    sentence = told(answer(mixing=Mixing(index=-0.4321, lower=lower, draws=1_000)))["result"]["sectors"][
        "mixing_sentence"
    ]
    assert sentence.startswith(begin)
    assert f"in {lower} van de 1.000 schudbeurten" in sentence.replace("In ", "in ")
    assert "0," not in sentence
    assert told(answer())["result"]["sectors"]["mixing_sentence"] == ""


def test_consultations_that_look_alike_are_a_question() -> None:
    both = (org("Gemeente"), org("Politie"))
    network = town()
    overlap = Overlap(one=meeting("V"), other=meeting("W"), members=0.5, themes=None, shared=both)
    same = Overlap(one=meeting("K"), other=meeting("V"), members=1.0, themes=1.0, shared=both)
    rows = told(answer(overlaps=(overlap, same)), network)["result"]["overlaps"]
    assert rows[0]["sentence"] == (
        "V en W hebben bijna dezelfde leden: 2 van de 4 partijen zitten in beide. Waarin vullen ze elkaar aan?"
    )
    assert rows[1]["sentence"] == "K en V hebben dezelfde leden: 2 partijen. Waarin vullen ze elkaar aan?"


def test_a_triangle_is_said_not_to_be_a_core_team() -> None:
    build = Build(shipped=True)
    build.org("Gemeente", "municipality")
    build.meeting("D", kind="triangle")
    build.seat("Gemeente", "D")
    hub = told(find_hub(build.network(), DAY), build.network())
    codes = [remark["code"] for remark in hub["remarks"]]
    assert {"hub.remark.no_hub", "hub.remark.triangle"} <= set(codes)
    assert "hub.remark.triangle" not in {remark["code"] for remark in told(answer())["remarks"]}


# --- names ----------------------------------------------------------------------------------------------------


def test_at_most_five_names_and_then_how_many_others() -> None:
    network = town()
    speaker = Speaker(Names(network), Facts(network, DAY), 3, {})
    refs = [Ref("Theme", letter) for letter in "abcdefgh"]
    assert speaker.say("hub.reason.areas", areas=refs) == "Enige bekende partij in a, b, c, d, e en 3 andere."
    assert speaker.say("hub.reason.areas", areas=Named(refs[:2], 4)) == "Enige bekende partij in a, b en 2 andere."
    assert speaker.say("hub.reason.areas", areas=refs[:1]) == "Enige bekende partij in a."
