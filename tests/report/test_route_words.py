"""Routes in words: the name that matters first, what is not recorded said as such, and nobody named who is masked."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from netmap import model as m
from netmap.analysis.results import Evidence
from netmap.analysis.routes.results import (
    Route,
    RouteAnswer,
    RouteStage,
    RouteStatus,
    Step,
)
from netmap.analysis.routes.staged import ArcKind
from netmap.model import Certainty
from netmap.report.method.routes import ROUTES, route_sections
from netmap.report.paper import to_docx, to_html
from netmap.report.routes.sheet import route_sheet
from netmap.report.routes.tables import route_table
from tests.build import Build, meeting, org
from tests.report.routes import (
    BEST,
    DECIDED,
    HANDED_ON,
    INTERPRETED,
    KNOWN,
    NETWORK,
    NONE,
    OPEN,
    REPORTED,
    SEEN,
    THEME,
    UNRECORDED,
    build,
    sentences_of,
    told,
    too_long,
    words,
)

# --- the answer -----------------------------------------------------------------------------------------------------


def test_the_answer_begins_with_where_to_report_it() -> None:
    assert told(KNOWN)["sentences"] == [
        "Meld dit in Wijkoverleg (om de week, voorzitter: wijkmanager).",
        "Daar duidt GGD, daarna beslist Driehoek (als het de wijk overstijgt; gewoonte).",
        "Samen gemiddeld 3 weken wachten op de vergaderingen.",
    ]


def test_each_step_says_who_does_what_where_and_on_what_ground() -> None:
    route = told(KNOWN)["result"]["routes"][0]
    assert [step["sentence"] for step in route["steps"]] == [
        "Jongerenwerk ziet het.",
        "Jongerenwerk (jongerenwerker) meldt het in Wijkoverleg.",
        "GGD duidt het, in Wijkoverleg.",
        "Wijkoverleg geeft het door aan Driehoek (door: wijkmanager).",
        "Driehoek beslist.",
    ]
    assert [step["number"] for step in route["steps"]] == [1, 2, 3, 4, 5]
    assert route["steps"][0]["certainty"] is None, "nothing was recorded about seeing it"
    assert route["steps"][1]["evidence"] == [
        {"sheet": "Deelname", "row": 4, "text": "Jongerenwerk (jongerenwerker) zit in Wijkoverleg."}
    ]
    assert (route["steps"][3]["agreed_word"], route["steps"][3]["criterion"]) == (
        "gewoonte",
        "als het de wijk overstijgt",
    )
    assert route["sentence"] == "Via Wijkoverleg naar Driehoek."
    assert route["waiting_sentence"] == "Samen gemiddeld 3 weken wachten op de vergaderingen."


def test_a_route_says_what_is_left_out_and_what_to_agree_on_and_not_its_steps_again() -> None:
    assert told(KNOWN)["result"]["routes"][0]["notes"] == [
        "Nagaan bij een andere sector zit niet op deze weg. Doe dat zelf eerst.",
        "Spreek af wat nog niet vastligt of gewoonte is. Dan hangt de weg niet van toeval af.",
    ]


def test_how_certain_a_way_is_comes_in_plain_words() -> None:
    assert told(KNOWN)["result"]["routes"][0]["certainty_word"] == "afgeleid, niet zelf opgegeven"
    decides = {"who": meeting("Driehoek"), "stage": m.Stage.DECIDE}
    mandate = Evidence(code="gaps.evidence.mandate", values={**decides, "theme": THEME})
    for evidence, said in (((mandate,), "volgt uit het mandaat"), ((), "volgt uit wat is opgegeven")):
        decided = replace(DECIDED, certainty=Certainty.BY_DEFINITION, evidence=evidence)
        route = replace(BEST, steps=(SEEN, REPORTED, INTERPRETED, decided), certainty=Certainty.BY_DEFINITION)
        found = told(replace(KNOWN, routes=(route,)))["result"]["routes"][0]
        assert (found["certainty_word"], found["steps"][3]["certainty_word"]) == (said, said)


def test_who_sits_at_the_table_where_it_begins_interprets_it_there() -> None:
    seen = replace(SEEN, party=None, via=meeting("Wijkoverleg"))
    route = replace(OPEN.routes[0], steps=(seen, INTERPRETED))
    found = told(replace(OPEN, source=meeting("Wijkoverleg"), routes=(route,)))
    assert found["sentences"][0] == "In Wijkoverleg zelf duidt GGD. Niet bekend wie dan beslist."


def test_who_interprets_is_known_where_only_who_decides_is_missing() -> None:
    route = replace(OPEN.routes[0], steps=(SEEN, REPORTED), unknown=(RouteStage.INTERPRET, RouteStage.DECIDE))
    said = "Niet vastgelegd hoe het komt bij wie het duidt, en niet bekend wie beslist."
    assert told(replace(OPEN, routes=(route,)))["sentences"][1] == said
    assert told(replace(OPEN, routes=(route,), missing_links=()))["sentences"][1] == (
        "Niet bekend wie het duidt en wie beslist."
    )


def test_without_a_theme_it_says_that_any_theme_counts() -> None:
    codes = [remark["code"] for remark in told(replace(KNOWN, theme=None))["remarks"]]
    assert codes == ["routes.remark.any_theme"]
    assert told(KNOWN)["remarks"] == []


def test_what_nobody_recorded_is_said_as_such() -> None:
    found = told(replace(KNOWN, routes=(UNRECORDED,)))
    said = "Niet vastgelegd: via GGD, die ook in Driehoek zit."
    assert found["sentences"][-1] == said
    step = found["result"]["routes"][0]["steps"][3]
    assert (step["sentence"], step["formal"]) == (said, False)
    assert found["result"]["routes"][0]["notes"][-1].startswith("Spreek af wat nog niet vastligt")


def test_an_open_end_is_a_question_with_whom_to_ask() -> None:
    found = told(OPEN)
    assert found["sentences"] == [
        "Meld dit in Wijkoverleg (om de week, voorzitter: wijkmanager).",
        "Daar duidt GGD. Niet bekend wie dan beslist.",
        'Vraag aan GGD: "Over welke thema\'s beslist Stuurgroep?"',
    ]
    assert found["result"]["status"] == "unknown"
    assert found["result"]["single_sentence"] == found["result"]["disjoint_sentence"] == ""
    assert found["result"]["routes"][0]["sentence"] == "Vastgelegd tot en met Wijkoverleg."
    assert found["result"]["questions"] == [
        {
            "addressee": {"id": "org-GGD", "name": "GGD", "of": "Organisation:org-GGD"},
            "subject": {"id": "ovl-Stuurgroep", "name": "Stuurgroep", "of": "Consultation:ovl-Stuurgroep"},
            "sentence": "Over welke thema's beslist Stuurgroep?",
        }
    ]
    link = found["result"]["missing_links"][0]
    assert (link["known"], link["stage"], link["sentence"]) == (
        False,
        "decide",
        "Over welke thema's beslist Stuurgroep?",
    )


def test_a_stage_of_which_nobody_said_who_takes_it_names_the_place() -> None:
    perhaps = Step(stage=RouteStage.DECIDE, party=None, via=meeting("Driehoek"), known=False)
    route = replace(BEST, steps=(SEEN, REPORTED, INTERPRETED, HANDED_ON, perhaps), unknown=(RouteStage.DECIDE,))
    found = told(replace(OPEN, routes=(route,)))
    assert found["sentences"][1] == "Niet bekend of Driehoek hierover beslist."
    assert found["result"]["routes"][0]["unknown_stages"] == ["decide"]


def test_no_route_names_the_nearest_agreement() -> None:
    assert told(NONE)["sentences"] == [
        "Vanuit Jongerenwerk is er geen weg naar een besluit over overlast.",
        "Spreek af dat Wijkoverleg signalen doorgeeft aan Driehoek.",
    ]


def test_nothing_recorded_at_all_is_no_dead_end() -> None:
    found = told(RouteAnswer(source=org("Politie"), theme=None, area=None, status=RouteStatus.UNKNOWN))
    assert found["sentences"] == ["Niet bekend waar Politie signalen meldt."]


def test_who_interprets_and_decides_itself_goes_nowhere() -> None:
    steps = (
        replace(SEEN, party=org("GGD")),
        Step(stage=RouteStage.INTERPRET, party=org("GGD"), via=None),
        Step(stage=RouteStage.DECIDE, party=org("GGD"), via=None),
    )
    route = Route(steps=steps, handovers=0, informal=0, certainty=Certainty.STATED, waiting_days=0.0)
    found = told(replace(KNOWN, source=org("GGD"), routes=(route,), single_points=(), disjoint={}))
    assert found["sentences"] == ["GGD kan dit zelf duiden en erover beslissen."]
    assert found["result"]["routes"][0]["sentence"] == "GGD doet alles zelf."
    assert found["result"]["single_sentence"] == "Valt er één schakel weg, dan blijft er een weg over."
    assert found["result"]["disjoint"] == {"interpret": None, "decide": None}


def test_a_consultation_hands_on_and_a_channel_is_seen() -> None:
    begins = Step(stage=RouteStage.SIGNAL, party=None, via=meeting("Wijkoverleg"))
    own = Step(stage=RouteStage.INTERPRET, party=None, via=meeting("Wijkoverleg"))
    table = replace(BEST, steps=(begins, own, HANDED_ON, DECIDED), handovers=1)
    assert told(replace(KNOWN, source=meeting("Wijkoverleg"), routes=(table,)))["sentences"] == [
        "Wijkoverleg kan dit zelf duiden.",
        "Wijkoverleg geeft dit door aan Driehoek (als het de wijk overstijgt; gewoonte, elke maand).",
        "Daar wordt beslist.",
    ]
    channel = Build().add(m.Channel(id="app", label_nl="meldapp"))
    network = NETWORK.with_records([m.Channel(id="app", label_nl="meldapp")])
    seen = Step(stage=RouteStage.SIGNAL, party=channel, via=None)
    present = Step(stage=RouteStage.PASS, party=org("Jongerenwerk"), via=None, kind=ArcKind.SEES)
    route = replace(BEST, steps=(seen, present, REPORTED, INTERPRETED, HANDED_ON, DECIDED), handovers=3)
    found = told(replace(KNOWN, source=channel, routes=(route,)), network)
    assert found["sentences"][0] == "Jongerenwerk ziet dit via meldapp en meldt het in Wijkoverleg."
    assert [s["sentence"] for s in found["result"]["routes"][0]["steps"][:2]] == [
        "Het komt binnen via meldapp.",
        "Jongerenwerk vangt het daar op.",
    ]


def test_what_hangs_on_one_and_with_whom_to_check() -> None:
    result = told(KNOWN, masked=False)["result"]
    assert result["single_sentence"] == (
        "Alles loopt via Wijkoverleg en Driehoek. Valt één daarvan weg, dan is er geen bekende weg meer."
    )
    assert result["disjoint_sentence"] == (
        "Naar wie duidt is er 1 weg. Van daar naar wie beslist zijn er 2 wegen die los van elkaar staan."
    )
    assert [partner["sentence"] for partner in result["partners"]] == [
        "Vraag Politie (wijkagent) of die dit ook ziet, in Wijkoverleg.",
        "Vraag via GGD of Moskee dit ook ziet.",
    ]
    assert [partner["why"] for partner in result["partners"]] == [
        "kent het thema, andere sector, in Wijkoverleg",
        "andere sector, via GGD",
    ]
    assert told(replace(KNOWN, theme=None))["result"]["partners"][0]["why"] == "andere sector, in Wijkoverleg"
    one = told(replace(KNOWN, single_points=(meeting("Driehoek"),)))["result"]["single_sentence"]
    assert one == "Alles loopt via Driehoek: valt die weg, dan is er geen bekende weg meer."


def test_a_phase_changes_nothing_and_is_not_said() -> None:
    situation = told(KNOWN)["situation"]
    assert situation["phase"] is None
    assert situation["words"] == "Voor overlast"


# --- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"per_year": 260.0, "per_year_certainty": Certainty.IMPLIED}, "minstens elke werkdag"),
        ({"per_year": 52.0}, "elke week"),
        ({"per_year": 26.0}, "om de week"),
        ({"per_year": 12.0}, "elke maand"),
        ({"per_year": 6.0}, "om de maand"),
        ({"per_year": 4.0}, "elk kwartaal"),
        ({"per_year": 2.0}, "elk half jaar"),
        ({"per_year": 1.0}, "elk jaar"),
        ({"per_year": 10.0}, "10 keer per jaar"),
        ({"per_year": 8.67}, "8,67 keer per jaar"),
        ({"on_call": True}, "op afroep"),
        ({}, ""),
    ],
)
def test_how_often_is_said_as_people_do(fields: dict[str, Any], said: str) -> None:
    assert words().often(m.Consultation(id="ovl-x", name="X", **fields)) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0.0, "Wachten op een vergadering is niet nodig."),
        (1.0, "Samen gemiddeld 1 dag wachten op de vergaderingen."),
        (7.0, "Samen gemiddeld 1 week wachten op de vergaderingen."),
        (3.5, "Samen gemiddeld 4 dagen wachten op de vergaderingen."),
        (15.2, "Samen gemiddeld 2 weken wachten op de vergaderingen."),
        (91.3, "Samen gemiddeld 3 maanden wachten op de vergaderingen."),
        (None, "De wachttijd is niet te zeggen: niet van elk overleg is bekend hoe vaak het is."),
    ],
)
def test_waiting_is_said_in_days_weeks_or_months(days: float | None, said: str) -> None:
    assert words().waiting(days) == said


def test_details_are_left_out_where_the_sentence_would_be_too_long() -> None:
    b = build()
    b.meeting("Wijkoverleg", per_year=26.0, chair_function=" ".join(["coördinator"] * 14))
    found = told(KNOWN, b.network())["sentences"][0]
    assert found == "Meld dit in Wijkoverleg (om de week)."


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("answer", [KNOWN, replace(KNOWN, routes=(UNRECORDED,)), OPEN, NONE])
def test_no_sentence_is_too_long(answer: RouteAnswer, language: str) -> None:
    found = told(answer, language=language)
    assert 1 <= len(found["sentences"]) <= 3
    assert sentences_of(found)
    assert too_long(sentences_of(found)) == []


# --- who is not named -----------------------------------------------------------------------------------------------


def test_a_sensitive_party_is_masked_in_everything_that_leaves() -> None:
    secret = replace(REPORTED, party=org("Moskee"), function="bestuurder Moskee", evidence=())
    passing = replace(HANDED_ON, function="voorzitter Moskee", criterion="als Moskee het vraagt")
    answer = replace(
        KNOWN,
        source=org("Moskee"),
        routes=(replace(BEST, steps=(replace(SEEN, party=org("Moskee")), secret, INTERPRETED, passing, DECIDED)),),
    )
    b = build()
    b.meeting("Wijkoverleg", per_year=26.0, chair_function="imam van Moskee")
    for language in ("nl", "en"):
        found = told(answer, b.network(), language)
        sheet = route_sheet(found, language)
        leaves = [json.dumps(found, ensure_ascii=False), route_table(found, language), to_html(sheet).decode()]
        assert not any("Moskee" in text or "org-Moskee" in text for text in leaves)
        assert "gevoelig-1" in leaves[0]
    named = json.dumps(told(answer, b.network(), masked=False, marked=True), ensure_ascii=False)
    assert "Moskee (gevoelig)" in named


# --- paper ----------------------------------------------------------------------------------------------------------


def test_the_sheet_holds_the_way_the_second_way_and_a_place_for_a_number() -> None:
    text = to_html(route_sheet(told(KNOWN))).decode()
    for part in (
        "Waar moet ik heen?",
        "Voor Jongerenwerk, bij overlast",
        "Meld dit in Wijkoverleg (om de week, voorzitter: wijkmanager).",
        "2. melden",
        "zit zelf aan tafel",
        "gewoonte",
        "Politie (wijkagent), in Wijkoverleg",
        "een gevoelige partij, via GGD",
        "het overleg zelf",
        "Tweede weg: Via Wijkoverleg naar Driehoek.",
        "Telefoonnummer van de voorzitter van Wijkoverleg (wijkmanager)",
        "Telefoonnummer van iemand uit Driehoek",
        "Peildatum: 1 september 2026",
        "Nagegaan op: november 2025",
        "Bron: de netwerkkaart van Test",
    ):
        assert part in text, part
    assert to_docx(route_sheet(told(KNOWN))) == to_docx(route_sheet(told(KNOWN)))


def test_the_sheet_of_an_open_end_asks() -> None:
    text = to_html(route_sheet(told(OPEN))).decode()
    assert "Dit is vastgelegd" in text
    assert text.count("GGD: Over welke thema&#39;s beslist Stuurgroep?") == 1, "asked once"
    assert "Tweede weg" not in text
    nowhere = to_html(route_sheet(told(replace(OPEN, routes=())))).decode()
    assert "Telefoonnummer om te beginnen" in nowhere
    assert "Nagegaan op: niet bekend" in nowhere


# --- the terminal ---------------------------------------------------------------------------------------------------


def test_the_terminal_shows_every_way_its_rows_and_what_to_ask() -> None:
    text = route_table(told(KNOWN))
    for part in (
        "Waar gaat een signaal van Jongerenwerk heen?",
        "Weg 1: Via Wijkoverleg naar Driehoek.",
        "Weg 2:",
        "- Deelname, rij 4: Jongerenwerk (jongerenwerker) zit in Wijkoverleg.",
        "2 keer melden of doorgeven; zekerheid: afgeleid",
        "Wat eraan hangt",
        "Met wie kan ik het nagaan? (2)",
        ": kent het thema, andere sector, in Wijkoverleg",
    ):
        assert part in text, part
    assert max(map(len, text.splitlines())) <= 100
    asked = route_table(told(OPEN))
    assert "Vastgelegde weg 1:" not in asked
    assert "- GGD: Over welke thema's beslist Stuurgroep?" in asked
    assert "Wat een weg zou maken (1)" in route_table(told(NONE))


# --- the method -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_method_has_a_section_per_question_about_routes(language: str) -> None:
    sections = route_sections(language)
    assert [section["id"] for section in sections] == list(ROUTES)
    for section in sections:
        assert section["part"] == "routes"
        assert len(section["paragraphs"]) == len(ROUTES[section["id"]])
        assert not any("{" in text for text in section["paragraphs"])
        assert too_long(section["paragraphs"]) == []
