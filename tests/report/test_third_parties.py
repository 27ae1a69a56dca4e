"""Whom to invite in words, on the terminal and on one A4: short sentences, unknown said as such, nobody named who is
masked."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from functools import cache, partial
from typing import Any

import docx
import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.third_parties import find, needs
from netmap.analysis.third_parties.find import third_parties_of
from netmap.analysis.third_parties.results import Needed, NeedState, Wish
from netmap.model import Network, Ref
from netmap.reference.norm import default_norm
from netmap.reference.words import word_of
from netmap.report.method.third_parties import third_parties_sections
from netmap.report.names import Names
from netmap.report.paper import to_docx, to_html
from netmap.report.third_parties import needed_words, third_parties_answer
from netmap.report.third_parties.sheet import third_parties_sheet
from netmap.report.third_parties.tables import third_parties_table
from netmap.sensitive import SensitiveNames, sensitive_ids
from netmap.texts import LANGUAGES
from tests.browser.demo import sample
from tests.build import DAY, Build, meeting, org
from tests.report.routes import sentences_of, too_long

SAMPLES = ("rietdam", "waterveen")
#: Situations that together reach every kind of need and every state.
WISHES = (
    Wish(),
    Wish(themes=("neighbour_conflict", "youth_nuisance"), phase="escalation"),
    Wish(themes=("neighbour_conflict",), phase="calm", groups=("home_owners", "tenants"), areas=("WV03", "WV05")),
    Wish(themes=("asylum_reception",), areas=("WV0301",), groups=("newcomers",), needed=(Needed.INTERPRET,)),
    Wish(themes=("radicalisation", "domestic_violence"), phase="tension", areas=("WV02",)),
    Wish(phase="return_to_calm", groups=("older_people",)),
)


def told(
    network: Network,
    wish: Wish,
    language: str = "nl",
    *,
    masked: bool = True,
    marked: bool = False,
    team: tuple[Ref, ...] | None = None,
) -> dict[str, Any]:
    facts = Facts(network, DAY)
    names = Names(network, language, masked=masked, marked=marked)
    word = partial(word_of, language=language)
    answer = third_parties_of(facts, wish, team=team)
    return third_parties_answer(answer, facts, default_norm(), names, word, reference_date=date(2026, 9, 1))


def fitting(network: Network, wish: Wish) -> Wish:
    """Return a situation without the areas that a network does not have."""
    known = network.of(m.Area)
    areas = tuple(area for area in wish.areas if area in known)
    return Wish(wish.themes, areas, wish.phase, wish.groups, wish.needed)


@cache
def every(language: str = "nl", *, masked: bool = False) -> list[dict[str, Any]]:
    networks = [sample(name) for name in SAMPLES]
    return [told(n, fitting(n, wish), language, masked=masked) for n in networks for wish in WISHES]


# --- all answers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("masked", [True, False])
def test_sentences_are_short_filled_in_and_at_most_three(language: str, masked: bool) -> None:
    for answer in every(language, masked=masked):
        assert 1 <= len(answer["sentences"]) <= 3
        assert all(len(part.split()) <= 20 for one in answer["sentences"] for part in re.split(r"(?<=\.) ", one))
        assert too_long(sentences_of(answer)) == []
        assert "{" not in json.dumps(answer["sentences"] + [need["sentence"] for need in answer["result"]["needs"]])


def test_all_states_are_seen_and_every_open_end_has_an_answer() -> None:
    states = {need["state"] for answer in every() for need in answer["result"]["needs"]}
    assert states == {state.value for state in NeedState}
    for answer in every():
        result = answer["result"]
        by_state: dict[str, set[str]] = {state: set() for state in states}
        for need in result["needs"]:
            by_state[need["state"]].add(need["id"])
        assert set(result["open_needs"]) == by_state["open"] | by_state["ask"] | by_state["unmet"]
        assert {need for one in result["invite"] for need in one["needs"]} == by_state["open"]
        assert {need for call in result["call_first"] for need in call["needs"]} == by_state["ask"]
        assert {need for one in result["unmet"] for need in one["needs"]} == by_state["unmet"]
        assert [one["number"] for one in result["invite"]] == [*range(1, len(result["invite"]) + 1)]


def test_the_answer_is_plain_data_and_the_same_bytes_every_time() -> None:
    network = sample("waterveen")
    once = json.dumps(told(network, WISHES[2]), sort_keys=True)
    turned = Network(id=network.id, name=network.name, records=dict(reversed(list(network.records.items()))))
    assert json.dumps(told(turned, WISHES[2]), sort_keys=True) == once
    assert json.loads(once)["result"]["status"] == "optimal"


def test_everything_that_pages_rely_on_is_there() -> None:
    result = every()[2 + len(WISHES)]["result"]
    assert set(result) >= {
        *("wish", "team", "team_from", "needs", "open_needs", "invite", "alternatives", "more_alternatives"),
        *("call_first", "unmet", "more_than_five", "status"),
    }
    assert set(result["wish"]) >= {"themes", "areas", "phase", "groups", "needed"}
    assert set(result["needs"][0]) >= {"id", "sentence", "state", "state_word", "by", "rows"}
    assert set(result["invite"][0]) >= {
        *("number", "party", "expert", "reasons", "needs", "via", "through", "through_sentence", "function"),
        *("reachable", "deputy", "checked_on", "checked_sentence", "evidence", "sentence"),
    }
    assert set(result["unmet"][0]) >= {"need", "sentence", "kinds"}
    for one in result["invite"]:
        assert all({"sheet", "row", "text"} <= set(row) for row in one["evidence"])
        assert one["evidence"]


# --- Rietdam and Waterveen by hand ------------------------------------------------------------------------------------


def test_rietdam_invites_the_prosecutor_calls_the_corporation_and_lacks_two() -> None:
    answer = told(sample("rietdam"), WISHES[1])
    assert answer["sentences"] == [
        "Nodig 1 partij uit: Openbaar Ministerie (hoort bij deze fase, via Driehoek Rietdam).",
        "Bel eerst Wonen De Dam. Niet bekend is wie dit kan: uitvoeren rond burenruzie.",
        "Nog niemand op de kaart voor: duiden van signalen over burenruzie en woordvoering.",
    ]
    one = answer["result"]["invite"][0]
    assert one["function"] == "gebiedsofficier"
    assert one["through_sentence"] == "Bel via Gemeente Rietdam: die zit met Openbaar Ministerie in Driehoek Rietdam."
    assert answer["result"]["team_from"]["name"] == "Kernteam Rietdam"
    lacking = answer["result"]["unmet"][0]
    assert lacking["told"]
    assert lacking["kinds"] == ["bemiddeling"]
    assert lacking["sentence"].endswith("Vul het expertisenetwerk aan, bijvoorbeeld met bemiddeling.")


def test_waterveen_invites_who_is_near_the_area_and_says_what_could_be_otherwise() -> None:
    answer = told(sample("waterveen"), Wish(themes=("neighbour_conflict",), phase="calm", areas=("WV03",)))
    parties = [one["party"]["name"] for one in answer["result"]["invite"]]
    assert "Woonstichting De Dijk" in parties, "Wonen Veen works in other areas"
    assert "Sociaal Wijkteam Noord" in parties, "Zuid works in other areas"
    assert "Basisschool Het Kompas" in parties
    dike = next(one for one in answer["result"]["invite"] if one["party"]["name"] == "Woonstichting De Dijk")
    assert dike["through"]["name"] == "Wijkoverleg De Meenten"
    assert dike["function"] == "wijkconsulent"
    assert dike["checked_sentence"] == "Nagegaan op 12 november 2024."
    assert answer["remarks"][-1]["sentence"].startswith("Er staan 2 kernteams op de kaart.")


def test_who_cannot_be_reached_through_a_consultation_is_said_so() -> None:
    answer = told(sample("waterveen"), Wish(themes=("asylum_reception",), needed=(Needed.AFTERCARE,)))
    one = answer["result"]["invite"][0]
    assert one["party"]["name"] == "Opvanglocatie De Meent"
    assert (one["via"], one["through"]) == (None, None)
    assert one["through_sentence"] == "Niet bekend via wie: er is geen gedeeld overleg."
    assert [entry["name"] for entry in one["instead"]] == ["Stichting Vluchtelingensteun Waterveen"]


# --- by hand ----------------------------------------------------------------------------------------------------------


def east() -> Build:
    """Wonen knows Oost and is met in Wijkoverleg; the GGD has an expert for aftercare; the self-organisation is
    sensitive and reaches newcomers."""
    b = Build(shipped=True)
    b.org("Politie", "police")
    b.org("Wonen", "housing")
    b.org("GGD", "health")
    b.org("Vrouwengroep", "faith_community", sensitive=True, sensitive_number=3)
    b.area("Oost")
    b.meeting("Kernteam", hub=True)
    b.meeting("Wijkoverleg")
    b.seat("Politie", "Kernteam")
    b.seat("Politie", "Wijkoverleg")
    b.seat("Wonen", "Wijkoverleg", "consulent")
    b.seat("Vrouwengroep", "Wijkoverleg", "imam")
    b.tie(m.Serves, org("Wonen"), Ref("Area", "geb-Oost"), checked_on="2026-03")
    b.covers(org("GGD"), "incident_shock", "aftercare", checked_on="2023-05-06")
    b.tie(m.Reaches, org("Vrouwengroep"), Ref("PopulationGroup", "newcomers"))
    b.expert("adviseur", "GGD", "incident_shock", deputy="arts", reachable="24 uur")
    return b


EAST = Wish(themes=("incident_shock",), areas=("geb-Oost",), groups=("newcomers",), needed=(Needed.AFTERCARE,))


def test_the_first_sentence_has_reasons_and_places_as_far_as_they_fit() -> None:
    two = Wish(themes=EAST.themes, areas=EAST.areas, needed=EAST.needed)
    answer = told(east().network(), two)
    assert answer["sentences"] == ["Nodig 2 partijen uit: Wonen (gebied Oost, via Wijkoverleg) en GGD (nazorg)."]
    assert answer["situation"]["words"] == "Voor schokkend incident in Oost"
    wonen, ggd = answer["result"]["invite"]
    assert wonen["checked_sentence"] == "Nagegaan in maart 2026."
    assert ggd["checked_sentence"].startswith("Nagegaan: 6 mei 2023. Dat is meer dan twee jaar geleden")
    assert ggd["reasons"] == ["Nazorg rond schokkend incident in Oost"]


def test_a_stage_in_some_of_the_areas_is_said_with_them() -> None:
    b = east()
    b.area("West")
    b.covers(org("Wonen"), "incident_shock", "act", "West")
    b.covers(org("GGD"), "incident_shock", "act", "Oost")
    wish = Wish(themes=EAST.themes, areas=("geb-Oost", "geb-West"), needed=(Needed.AFTERCARE, Needed.ACT))
    why = {one["party"]["name"]: one["why"] for one in told(b.network(), wish)["result"]["invite"]}
    assert why["GGD"] == "Uitvoeren rond schokkend incident in Oost, nazorg, gebied Oost"
    assert why["Wonen"] == "Uitvoeren rond schokkend incident in West, gebied Oost, gebied West"


def test_a_sensitive_invitee_is_masked_and_marked_on_local_pages() -> None:
    network = east().network()
    secret = SensitiveNames(network, sensitive_ids(network))
    for language in LANGUAGES:
        answer = told(network, EAST, language)
        texts = [json.dumps(answer), third_parties_table(answer, language)]
        texts.append(to_html(third_parties_sheet(answer, language)).decode())
        assert not any(secret(text) or "imam" in text for text in texts)
        assert "gevoelig-3" in texts[0]
    shown = told(network, EAST, masked=False, marked=True)
    assert "Vrouwengroep (gevoelig)" in json.dumps(shown)
    assert any(one["function"] == "imam" for one in shown["result"]["invite"])
    assert "gevoelig-3" in json.dumps(told(network, Wish(), team=(org("Vrouwengroep"),))["result"]["team"])


def test_an_expert_is_called_by_his_title_with_how_to_reach_him() -> None:
    b = east()
    wish = Wish(themes=EAST.themes, needed=(Needed.INTERPRET,))
    one = told(b.network(), wish)["result"]["invite"][0]
    assert one["expert"] == {"id": "exp-adviseur", "title": "adviseur", "of": "Expert:exp-adviseur"}
    assert (one["function"], one["deputy"], one["reachable"]) == ("adviseur", "arts", "24 uur")
    assert one["notes"] == [
        "Bereikbaar: 24 uur.",
        "Vervanger: arts.",
        "Of er een afspraak is met de deskundige, is niet bekend.",
    ]
    b.expert("adviseur", "GGD", "incident_shock", agreed_on="2026-02")
    assert told(b.network(), wish)["result"]["invite"][0]["notes"] == [
        "Niet bekend wanneer de deskundige bereikbaar is.",
        "Niet bekend wie de deskundige vervangt.",
        "De afspraak met de deskundige is van februari 2026.",
    ]
    b.says("no", "deputy", Ref("Expert", "exp-adviseur"))
    assert "Bij de vervanger staat 'niemand'." in told(b.network(), wish)["result"]["invite"][0]["notes"]


def test_without_a_team_it_says_so() -> None:
    b = east()
    b.meeting("Kernteam")
    answer = told(b.network(), EAST)
    assert answer["remarks"] == [], "the answer itself says so"
    assert answer["sentences"][0].startswith("Er staat geen kernteam op de kaart. Nodig 3 partijen uit: ")
    assert {one["through_sentence"] for one in answer["result"]["invite"]} == {""}
    assert "via wie" not in third_parties_table(answer)
    page = to_html(third_parties_sheet(answer)).decode()
    assert "Er staat geen kernteam op de kaart." in page
    assert "Via wie" not in page
    b = east()
    del b.records[("TAKES_PART", m.seat_id(org("Politie"), meeting("Kernteam"), None))]
    answer = told(b.network(), EAST)
    assert [remark["code"] for remark in answer["remarks"]] == ["third.remark.no_members"]
    assert answer["result"]["team_sentence"] == "netmap gaat uit van een leeg team."
    assert told(b.network(), EAST, team=())["remarks"] == []


def test_nothing_chosen_and_nothing_needed_are_told() -> None:
    network = east().network()
    assert told(network, Wish())["sentences"] == [
        "Kies een thema, gebied, fase of groep. Dan zegt netmap wie erbij moet."
    ]
    covered = told(network, EAST, team=(org("GGD"), org("Wonen"), org("Vrouwengroep")))
    assert covered["sentences"] == [
        "Voor zover bekend kan het team dit zelf: GGD (nazorg), Wonen (gebied Oost) en een gevoelige partij "
        "(gevoelig-3) (bereikt nieuwkomers)."
    ]
    silent = told(network, Wish(themes=("radicalisation",), needed=(Needed.INTERPRET,)))
    assert silent["sentences"][0] == "Er is niemand bekend die u nu kunt uitnodigen."


def test_more_than_five_come_with_what_stays_open_with_five() -> None:
    b = Build()
    names = tuple(f"Thema{number}" for number in range(6))
    b.theme(*names)
    for name in names:
        b.org(f"Stichting {name}", "welfare")
        b.covers(org(f"Stichting {name}"), name, "interpret")
    answer = told(b.network(), Wish(themes=names, needed=(Needed.INTERPRET,)))
    assert answer["result"]["more_than_five"].startswith("Met 5 partijen blijft open: duiden van signalen over ")
    assert answer["result"]["more_than_five"] in third_parties_table(answer)
    assert answer["result"]["more_than_five"] in to_html(third_parties_sheet(answer)).decode()
    assert answer["sentences"][0].startswith("Er staat geen kernteam op de kaart. Nodig 6 partijen uit: ")


def test_groups_are_reached_and_never_a_cause() -> None:
    for answer in every():
        for text in sentences_of(answer):
            for group in ("jongeren", "ouderen", "nieuwkomers", "kopers", "huurders"):
                assert not re.search(rf"\b(door|vanwege|oorzaak)\b.*\b{group}\b", text), text


# --- the terminal and the A4 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_begins_with_the_answer_and_cuts_nothing_silently(language: str) -> None:
    for answer in every(language):
        text = third_parties_table(answer, language)
        plain = " ".join(text.split())
        assert all(sentence in plain for sentence in answer["sentences"])
        assert all(" ".join(one["through_sentence"].split()) in plain for one in answer["result"]["invite"])
        assert all(len(line) <= 100 for line in text.splitlines())
        assert "{" not in text
        if len(answer["result"]["needs"]) > 10:
            assert "10 van" in text or "10 of" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_says_the_same_in_both_files(language: str) -> None:
    for answer in every(language):
        sheet = third_parties_sheet(answer, language)
        page = to_html(sheet).decode()
        assert to_html(sheet) == to_html(sheet)
        assert "<script" not in page
        document = docx.Document(io.BytesIO(to_docx(sheet)))
        texts = [paragraph.text for paragraph in document.paragraphs]
        texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        result = answer["result"]
        if result["invite"] or result["call_first"] or result["unmet"] or not result["covered"]:
            assert answer["sentences"][0] in texts
        for one in (*result["team"], *result["on_call"]):
            assert any(one["name"] in text for text in texts), "paper cannot be unfolded"
        for one in result["covered"] if len(result["invite"]) <= 4 else ():
            assert any(one["sentence"] in text for text in texts)
        for one in answer["result"]["invite"]:
            assert one["party"]["name"] in texts
            assert one["why"] in texts
        assert len(document.tables) == (1 if answer["result"]["invite"] else 0)


def test_the_sheet_has_room_for_a_number_and_says_what_is_not_known() -> None:
    answer = told(sample("waterveen"), Wish(themes=("asylum_reception",), needed=(Needed.AFTERCARE,)))
    table = third_parties_sheet(answer).parts[0].blocks[0]
    assert not isinstance(table, str)
    columns = getattr(table, "columns", ())
    assert columns == ("Wie", "Waarom", "Via wie", "Functie om te bellen", "Telefoon: zelf invullen", "Nagegaan op")
    row = dict(zip(columns, table.rows[0], strict=True))  # type: ignore[union-attr]
    assert row["Telefoon: zelf invullen"] == ""
    assert row["Via wie"] == "niet bekend"
    assert row["Functie om te bellen"] == "locatiemanager"


def test_an_expert_beside_the_seat_stands_on_the_sheet() -> None:
    b = east()
    b.seat("GGD", "Wijkoverleg", "coördinator")
    answer = told(b.network(), Wish(themes=EAST.themes, needed=(Needed.INTERPRET, Needed.AFTERCARE)))
    row = third_parties_sheet(answer).parts[0].blocks[0].rows[0]  # type: ignore[union-attr]
    assert row[3] == "coördinator; deskundige: adviseur (24 uur)"


def test_what_nobody_decides_is_put_to_the_mayor_and_no_adviser() -> None:
    answer = told(sample("waterveen"), Wish(themes=("asylum_reception",), phase="tension"))
    one = next(one for one in answer["result"]["unmet"] if one["need"].startswith("decide:"))
    assert one["sentence"] == (
        "Hiervoor is niemand, volgens uw gegevens: beslissen over opvang vluchtelingen. "
        "Leg het voor aan de burgemeester (Gemeente Waterveen, in het team)."
    )
    assert (one["kinds"], one["fallback"], one["fallback_sentence"]) == ([], [], "")
    assert [entry["name"] for entry in one["put_to"]] == ["Gemeente Waterveen"]
    for said in (third_parties_table(answer), to_html(third_parties_sheet(answer)).decode()):
        assert "expertisenetwerk" not in said
        assert "burgemeester (Gemeente Waterveen, in het team)" in " ".join(said.split())


def test_without_a_mayor_it_is_put_to_the_municipality_or_to_whoever_is_mayor() -> None:
    b = Build(shipped=True)
    b.org("Stichting", "welfare")
    b.expert("adviseur", "Stichting", "incident_shock")
    for stage in ("decide", "act"):
        b.nobody("incident_shock", stage)
    wish = Wish(themes=("incident_shock",), needed=(Needed.DECIDE, Needed.ACT))
    for one in told(b.network(), wish)["result"]["unmet"]:
        assert one["sentence"].endswith("Leg het voor aan de burgemeester.")
        assert one["fallback"] == []
    b.org("Gemeente", actor_type="municipality")
    for one in told(b.network(), wish)["result"]["unmet"]:
        assert one["sentence"].endswith("Leg het voor aan Gemeente.")
    for one in told(b.network(), wish, team=(org("Gemeente"),))["result"]["unmet"]:
        assert one["sentence"].endswith("Leg het voor aan Gemeente, in het team.")


def test_a_part_without_a_seat_is_called_and_not_at_the_table() -> None:
    answer = told(sample("waterveen"), Wish(themes=("asylum_reception",), phase="tension"))
    need = next(one for one in answer["result"]["needs"] if one["id"] == "profession:neighbourhood_officer")
    assert (need["state"], need["by"][0]["name"]) == ("covered", "Wijkagenten Waterveen")
    assert need["by_sentence"] == "Bel Wijkagenten Waterveen, via Politie Basisteam Plassen-Noord in het team."
    assert need["sentence"] == f"Wijkagent aan tafel: b{need['by_sentence'][1:]}"
    assert need["sentence"] in " ".join(third_parties_table(answer).split())
    page = to_html(third_parties_sheet(answer)).decode()
    assert "Wijkagenten Waterveen (via Politie Basisteam Plassen-Noord): hoort bij deze fase." in page
    seated = next(one for one in answer["result"]["needs"] if one["id"] == "profession:public_health_service")
    assert seated["by_sentence"] == "In het team: GGD Plassenland."


def test_one_is_called_through_who_is_there_each_time_and_then_the_municipality() -> None:
    b = east()
    for name in ("Aanpak", "Zorg"):
        b.org(name, "welfare")
        b.seat(name, "Kernteam")
    b.org("Gemeente", actor_type="municipality")
    b.seat("Gemeente", "Kernteam")
    b.seat("Gemeente", "Wijkoverleg")
    b.seat("Zorg", "Wijkoverleg")
    b.seat("Aanpak", "Wijkoverleg", presence=m.Presence.ON_CALL)
    wish = Wish(areas=("geb-Oost",))
    one = told(b.network(), wish)["result"]["invite"][0]
    assert (one["party"]["name"], one["via"]["name"]) == ("Wonen", "Gemeente")
    assert [entry["name"] for entry in one["others_via"]] == ["Politie", "Zorg", "Aanpak"]


def test_who_does_what_stands_first_and_only_once_on_paper() -> None:
    answer = told(sample("waterveen"), Wish(themes=("youth_nuisance",)))
    assert answer["sentences"][0] == (
        "Voor zover bekend kan het team dit zelf: Afdeling Openbare Orde en Veiligheid (duiden) "
        "en Gemeente Waterveen (beslissen en uitvoeren)."
    )
    sheet = third_parties_sheet(answer)
    assert sheet.answer == ("Voor zover bekend kan het team dit zelf.", *answer["sentences"][1:])
    page = to_html(sheet).decode()
    assert page.count("Gemeente Waterveen: beslissen en uitvoeren.") == 1
    assert "niemand" not in page
    assert "en nog" not in page


def test_the_sheet_says_of_an_expert_what_the_page_says() -> None:
    answer = told(sample("waterveen"), Wish(themes=("asylum_reception",)))
    row = third_parties_sheet(answer).parts[0].blocks[0].rows[0]  # type: ignore[union-attr]
    assert row[3] == "adviseur polarisatie (op afspraak; vervanger: niemand; afspraak van september 2025)"


# --- the method -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_method_has_one_shape_and_plain_sentences(language: str) -> None:
    sections = third_parties_sections(language)
    assert len({section["id"] for section in sections}) == len(sections)
    for section in sections:
        assert set(section) == {"id", "part", "heading", "paragraphs", "table"}
        assert section["part"] == "third_parties"
        for sentence in section["paragraphs"]:
            assert "{" not in sentence
            assert all(len(part.split()) <= 20 for part in re.split(r"(?<=[.?!])\s", sentence)), sentence
    assert len(sections[0]["table"]["rows"]) == 1 + len(needs.shipped_phases())
    assert needed_words(language).keys() == {needed.value for needed in Needed}


@pytest.mark.parametrize(
    ("module", "name", "value", "shown"),
    [
        (find, "MOST_INVITED", 77, "met 77 partijen"),
        (find, "MOST_ALTERNATIVES", 77, "hoogstens 77 andere"),
        (needs, "NEEDED_WITHOUT_PHASE", (Needed.SPOKESPERSON,), '"geen fase gekozen", "woordvoering"'),
    ],
)
def test_a_changed_constant_changes_the_method(
    module: Any, name: str, value: Any, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown not in json.dumps(third_parties_sections("nl"), ensure_ascii=False)
    monkeypatch.setattr(module, name, value)
    assert shown in json.dumps(third_parties_sections("nl"), ensure_ascii=False)
