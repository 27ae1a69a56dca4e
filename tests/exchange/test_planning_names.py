"""Names in a file: what resolves by itself, what is only asked, what is kept open, and what an answer does."""

from __future__ import annotations

from datetime import date

import pytest

from netmap.exchange.answering import with_answers
from netmap.exchange.exporting import export_rows
from netmap.exchange.findings import Answer, Asks, Finding, Level
from netmap.exchange.planning import ImportPlan
from netmap.model import (
    Area,
    Consultation,
    Coverage,
    CoveredBy,
    Decision,
    In,
    MergedInto,
    NameDecision,
    Network,
    Organisation,
    PassesOn,
    SameAs,
    Setting,
    SettingKey,
    Status,
    TakesPart,
    Theme,
    WorksFor,
    apply_change_set,
    canonical,
)
from tests.exchange.files import EMPTY, blocking, book, load, meeting, plan, told

SEATS = [{"name": "Wijkoverleg"}]


def finding(found: ImportPlan, code: str) -> Finding:
    (one,) = [f for f in found.findings if f.code.endswith(f".{code}")]
    return one


def names(network: Network) -> set[str]:
    return {o.name for o in network.of(Organisation).values()}


# --- what resolves by itself ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("GEMEENTE ZANDWIJK", "Gemeente Zandwijk"),
        ("Zandwijk", "Gemeente Zandwijk"),
        ("Stichting Wonen Veen", "Wonen Veen"),
        ("Coordinatie & Zorg", "Coördinatie en Zorg"),
        ("IJsselheem", "Ĳsselheem"),
    ],
)
def test_a_reference_in_another_spelling_is_read_and_told(written: str, meant: str) -> None:
    file = book(
        organisations=[{"name": meant}, {"name": "Politie"}],
        consultations=SEATS,
        participation=[{"consultation": "Wijkoverleg", "organisation": written}],
    )
    network = load(file)
    assert {seat.start.id for seat in network.of(TakesPart).values()} == {
        o.id for o in network.of(Organisation).values() if o.name == meant
    }
    assert not [code for code, _ in told(plan(EMPTY, file)) if code == "reference_unknown"]


def test_a_row_in_another_spelling_is_the_party_that_is_known_and_loads_once() -> None:
    network = load(book(organisations=[{"name": "Wonen Veen"}]))
    file = book(organisations=[{"name": "Stichting Wonen Veen", "sector": "wonen"}])
    later = load(file, network=network)
    (party,) = later.of(Organisation).values()
    assert (party.name, party.aliases) == ("Wonen Veen", ("Stichting Wonen Veen",))
    assert told(plan(network, file), Level.REPAIRED) == [("read_as", (2,))]
    assert not plan(later, file).change_set.changes


def test_two_legal_forms_are_two_parties_until_somebody_says_otherwise() -> None:
    network = load(book(organisations=[{"name": "Vereniging Veenstart"}]))
    later = load(book(organisations=[{"name": "Stichting Veenstart"}]), network=network)
    assert names(later) == {"Vereniging Veenstart", "Stichting Veenstart"}


def test_near_homonyms_stay_apart_and_are_not_asked() -> None:
    file = book(organisations=[{"name": "Gemeente Lingewaal"}, {"name": "Gemeente Lingewaard"}])
    assert names(load(file)) == {"Gemeente Lingewaal", "Gemeente Lingewaard"}
    assert told(plan(EMPTY, file)) == []


# --- what is only asked -----------------------------------------------------------------------------------------


def test_a_near_name_is_asked_with_its_score_and_never_merged() -> None:
    network = load(book(organisations=[{"name": "Bewonersplatform Oosterhof"}]))
    file = book(organisations=[{"name": "Bewonersplatvorm Oosterhof"}])
    asked = finding(plan(network, file), "near_name")
    assert (asked.level, asked.asks, asked.key, asked.rows) == (Level.QUESTION, Asks.NAME, "name", (2,))
    (suggestion,) = asked.suggestions
    assert (suggestion.text, suggestion.id) == ("Bewonersplatform Oosterhof", "org-bewonersplatform-oosterhof")
    assert 80 <= suggestion.score < 100
    assert len(names(load(file, network=network))) == 2


def test_a_reference_that_matches_nothing_gets_suggestions() -> None:
    file = book(
        organisations=[{"name": "Jongerenwerk Zandwijk"}],
        consultations=SEATS,
        participation=[{"consultation": "Wijkoverleg", "organisation": "Jongernwerk Zandwijk"}],
    )
    blocked = finding(plan(EMPTY, file), "reference_unknown")
    assert (blocked.level, blocked.asks) == (Level.BLOCKS, Asks.NAME)
    assert [s.text for s in blocked.suggestions] == ["Jongerenwerk Zandwijk"]


def test_a_misspelt_theme_on_forty_rows_is_one_question_with_a_suggestion() -> None:
    rows = [{"who": f"Partij {n}", "theme": "jongern overlast", "stage": "signaleren"} for n in range(40)]
    file = book(organisations=[{"name": f"Partij {n}"} for n in range(40)], coverage=rows)
    asked = finding(plan(EMPTY, file), "word_new")
    assert (len(asked.rows), asked.asks, asked.details["list"]) == (40, Asks.WORD, "Theme")
    assert asked.suggestions[0].text == "jongerenoverlast"


def test_an_abbreviation_with_two_meanings_is_asked() -> None:
    asked = finding(plan(EMPTY, book(organisations=[{"name": "SCP"}])), "two_meanings")
    assert len(asked.details["meanings"]) == 2


def test_a_department_is_asked_whether_it_is_part_of_the_whole() -> None:
    rows = [{"name": "Gemeente Zandwijk"}, {"name": "Gemeente Zandwijk, afdeling OOV"}]
    asked = finding(plan(EMPTY, book(organisations=rows)), "part_of")
    assert (asked.rows, asked.details["whole"]) == ((3,), "Gemeente Zandwijk")
    rows[1]["part_of"] = "Gemeente Zandwijk"
    assert not [f for f in plan(EMPTY, book(organisations=rows)).findings if f.code.endswith(".part_of")]


# --- what an answer does ------------------------------------------------------------------------------------------


def answered(network: Network, file_rows: dict[str, list[dict[str, str]]], *answers: Answer) -> Network:
    found = plan(network, book(**file_rows), answers=answers)
    assert found.loadable, blocking(found)
    return apply_change_set(network, found.change_set)


def test_the_answer_the_same_merges_the_row_and_is_kept_with_who_and_when() -> None:
    network = load(book(organisations=[{"name": "Bewonersplatform Oosterhof"}]))
    rows = {"organisations": [{"name": "Bewonersplatvorm Oosterhof", "sector": "bewoners"}]}
    answer = Answer(asks=Asks.NAME, found="Bewonersplatvorm Oosterhof", same_as="Bewonersplatform Oosterhof")
    later = answered(network, rows, answer)
    assert names(later) == {"Bewonersplatform Oosterhof"}
    (decision,) = later.of(NameDecision).values()
    assert (decision.kind, decision.decided_on, decision.decided_by) == (Decision.SAME_AS, "2026-09-01", "test")
    assert decision.provenance == ("app|2026-09-01",)
    again = plan(later, book(**rows))
    assert told(again) == []
    assert not again.change_set.changes


def test_of_two_rows_that_are_said_to_be_one_the_partys_own_row_counts() -> None:
    rows = [
        {"name": "Politie Hengelo (O)", "sector": "politie", "checked_on": "2024-03"},
        {"name": "Politie Hengelo (Ov)", "checked_on": "2024", "stands_for": "2"},
    ]
    answer = Answer(asks=Asks.NAME, found="Politie Hengelo (Ov)", same_as="Politie Hengelo (O)")
    for page in (rows, rows[::-1]):
        later = answered(EMPTY, {"organisations": page}, answer)
        (party,) = later.of(Organisation).values()
        assert (party.name, party.checked_on, party.stands_for) == ("Politie Hengelo (O)", "2024-03", 2)
        again = plan(later, book(organisations=page))
        assert not again.change_set.changes
        assert [code for code, _ in told(again)] == ["row_merged"]


def test_the_answer_another_is_not_asked_again_from_the_other_side() -> None:
    rows = {"organisations": [{"name": "Politie Hengelo (O)"}, {"name": "Politie Hengelo (Ov)"}]}
    (asked,) = [f for f in plan(EMPTY, book(**rows)).findings if f.asks is Asks.NAME]
    answer = Answer(asks=Asks.NAME, found=asked.details["found"])
    assert not [f for f in plan(EMPTY, book(**rows), answers=[answer]).findings if f.asks is Asks.NAME]
    assert not [f for f in plan(answered(EMPTY, rows, answer), book(**rows)).findings if f.asks is Asks.NAME]


def test_two_parties_of_the_network_that_are_said_to_be_one_become_one() -> None:
    rows = {
        "organisations": [{"name": "GGD Twente"}, {"name": "GGD Twentte", "aliases": "GGD T."}, {"name": "Politie"}],
        "consultations": SEATS,
        "participation": [{"consultation": "Wijkoverleg", "organisation": "GGD Twentte", "function": "arts"}],
        "coverage": [{"who": "GGD Twentte", "theme": "burenruzie", "stage": "nazorg", "area": "Noord"}],
        "escalation": [{"from": "GGD Twentte", "to": "Politie"}],
        "experts": [{"title": "arts", "organisation": "GGD Twentte", "expertise": "nazorg"}],
    }
    network = load(book(**rows))
    # Whoever did not answer before the first load is asked again.
    asked = finding(plan(network, book(**rows)), "near_name")
    assert (asked.details["found"], asked.details["other"]) == ("GGD Twentte", "GGD Twente")
    answer = Answer(asks=Asks.NAME, found="GGD Twentte", same_as="GGD Twente")
    later = answered(network, {"organisations": [{"name": "Politie"}]}, answer)
    old, new = later.of(Organisation)["org-ggd-twentte"], later.of(Organisation)["org-ggd-twente"]
    assert (old.status, old.until, old.aliases, new.aliases) == ("ended", "2026-09-01", (), ("GGD T.", "GGD Twentte"))
    assert [(t.start.id, t.end.id) for t in later.of(SameAs).values()] == [(old.id, new.id)]
    for kind in (TakesPart, PassesOn):
        ties = {(tie.start.id, tie.status) for tie in later.of(kind).values()}
        assert ties == {(old.id, Status.ENDED), (new.id, None)}
    assert {(t.end.id, t.status) for t in later.of(WorksFor).values()} == {(old.id, Status.ENDED), (new.id, None)}
    covers = {t.end.id: later.of(Coverage)[t.start.id].status for t in later.of(CoveredBy).values()}
    assert covers == {old.id: Status.ENDED, new.id: None}
    assert len(later.of(In)) == 2
    again = plan(later, book(**rows))
    assert not again.change_set.changes, again.change_set.changes
    assert not [f for f in again.findings if f.asks is Asks.NAME]
    exported = {sheet.value: list(page) for sheet, page in export_rows(later).items()}
    assert canonical(load(book(**exported))) == canonical(later)


def test_the_answer_new_is_not_asked_again() -> None:
    network = load(book(organisations=[{"name": "Bewonersplatform Oosterhof"}]))
    rows = {"organisations": [{"name": "Bewonersplatvorm Oosterhof"}]}
    later = answered(network, rows, Answer(asks=Asks.NAME, found="Bewonersplatvorm Oosterhof"))
    assert len(names(later)) == 2
    assert told(plan(later, book(**rows))) == []


def test_a_reference_of_which_the_answer_is_new_makes_a_party() -> None:
    rows = {
        "organisations": [{"name": "Politie"}],
        "consultations": SEATS,
        "participation": [{"consultation": "Wijkoverleg", "organisation": "Buurtkracht"}],
    }
    later = answered(EMPTY, rows, Answer(asks=Asks.NAME, found="Buurtkracht"))
    assert names(later) == {"Politie", "Buurtkracht"}
    assert not plan(later, book(**rows)).change_set.changes


def test_an_answer_about_a_word_makes_it_a_synonym() -> None:
    rows = {
        "organisations": [{"name": "Politie"}],
        "consultations": [],
        "coverage": [{"who": "Politie", "theme": "jongern overlast", "stage": "signaleren"}],
    }
    answer = Answer(asks=Asks.WORD, found="jongern overlast", same_as="jongerenoverlast", list="Theme")
    later = answered(EMPTY, rows, answer)
    assert "jongern overlast" in later.of(Theme)["youth_nuisance"].synonyms
    assert told(plan(later, book(**rows))) == []


def test_a_misspelt_word_that_was_loaded_makes_way_for_the_one_that_was_meant() -> None:
    rows = {
        "organisations": [{"name": "Politie", "actor_type": "polietie"}],
        "consultations": [
            {"name": "Wijkoverleg", "themes": "plarisatie", "mandate": "beslist", "mandate_for": "plarisatie"}
        ],
        "escalation": [{"from": "Wijkoverleg", "to": "Politie", "themes": "plarisatie"}],
        "coverage": [
            {"who": "Politie", "theme": "plarisatie", "stage": "signaleren", "area": "Noord"},
            {"who": "niemand", "theme": "plarisatie", "stage": "nazorg"},
        ],
        "settings": [{"key": "thema dat speelt", "value": "plarisatie"}],
    }
    network = load(book(**rows))
    answers = [
        Answer(asks=Asks.WORD, found="plarisatie", same_as="polarisatie", list="Theme"),
        Answer(asks=Asks.WORD, found="polietie", same_as="politie", list="ActorType"),
    ]
    later = answered(network, {"organisations": [{"name": "Politie"}]}, *answers)
    assert "plarisatie" not in later.of(Theme)

    def mended(text: str) -> str:
        return text.replace("plarisatie", "polarisatie").replace("polietie", "politie")

    fresh = {sheet: [{key: mended(text) for key, text in row.items()} for row in page] for sheet, page in rows.items()}
    again = plan(later, book(**rows))
    assert not again.change_set.changes
    assert told(again) == told(plan(later, book(**fresh)))
    # Besides the two synonyms everything is as if it had been written well from the start.
    made = {line for line in canonical(later).decode().splitlines() if "synonyms" not in line}
    assert made == set(canonical(load(book(**fresh))).decode().splitlines())


def test_a_word_that_nobody_explained_is_asked_again_until_somebody_does() -> None:
    rows = {"organisations": [{"name": "Politie", "sector": "buurtzaken"}]}
    network = load(book(**rows))
    assert told(plan(network, book(**rows))) == [("word_new", (2,))]
    answer = Answer(asks=Asks.WORD, found="buurtzaken", list="Sector")
    later = answered(network, rows, answer)
    assert told(plan(later, book(**rows))) == []
    explained = load(book(words=[{"list": "sector", "word": "buurtzaken"}]), network=network)
    assert told(plan(explained, book(**rows))) == []


def test_the_last_answer_counts_and_goes_before_the_file() -> None:
    file = book(
        organisations=[{"name": "A-team"}],
        names=[{"found": "A-team", "decision": "nieuw"}, {"found": "B-team", "decision": "nieuw"}],
    )
    answers = [Answer(asks=Asks.NAME, found="A-team"), Answer(asks=Asks.NAME, found="a-team", same_as="Politie")]
    rows = with_answers(file, answers, decided_on="2026-09-01", decided_by="ik").rows
    assert [(r.cells["found"], r.cells["decision"]) for r in rows[next(k for k in rows if k == "names")]] == [
        ("B-team", "nieuw"),
        ("a-team", "dezelfde als"),
    ]


def test_an_exception_needs_a_reason() -> None:
    rows = [{"key": "geen persoonsgegeven", "value": "Willem de Zwijger"}]
    found = plan(EMPTY, book(organisations=[{"name": "School"}], settings=rows))
    assert not found.loadable
    network = load(
        book(organisations=[{"name": "School"}], settings=[{**rows[0], "explanation": "naam van een school"}])
    )
    (kept,) = [s for s in network.of(Setting).values() if s.key is SettingKey.ALLOWED]
    assert (kept.value, kept.note) == ("Willem de Zwijger", "naam van een school")


# --- several in one cell, and nobody in particular -----------------------------------------------------------------


def test_twenty_schools_in_one_cell_are_twenty_parties() -> None:
    schools = [f"Basisschool De Boom {n}" for n in range(20)]
    file = book(
        organisations=[{"name": ";\n".join(schools), "sector": "onderwijs"}],
        consultations=SEATS,
        participation=[{"consultation": "Wijkoverleg", "organisation": "\n".join(schools), "role": "lid"}],
    )
    network = load(file)
    assert names(network) == set(schools)
    assert len(network.of(TakesPart)) == 20
    assert told(plan(EMPTY, file), Level.REPAIRED) == [("names_split", (2,))]
    assert not plan(network, file).change_set.changes


@pytest.mark.parametrize(
    "name", ["Servicebureau | Gemeenten", "Zorg West-Brabant (GROGZ; GGD; GHOR; AMK)", "a | b | c"]
)
def test_a_separator_that_may_belong_to_a_name_stays(name: str) -> None:
    assert names(load(book(organisations=[{"name": name}]))) == {name}


def test_of_several_parties_in_one_cell_the_unknown_one_alone_stays_out() -> None:
    file = book(
        organisations=[{"name": "Politie"}, {"name": "GGD"}],
        consultations=SEATS,
        participation=[{"consultation": "Wijkoverleg", "organisation": "Politie; Onbekende club; GGD"}],
    )
    found = plan(EMPTY, file, good_rows_only=True)
    network = apply_change_set(EMPTY, found.change_set)
    assert {seat.start.id for seat in network.of(TakesPart).values()} == {"org-politie", "org-ggd"}
    assert finding(found, "reference_unknown").details["found"] == "Onbekende club"


def test_a_nameless_category_is_kept_open_and_asked() -> None:
    file = book(
        organisations=[{"name": "Politie"}, {"name": "externe partners"}],
        consultations=SEATS,
        participation=[{"consultation": "Wijkoverleg", "organisation": "scholen"}],
    )
    network = load(file)
    assert names(network) == {"Politie", "externe partners", "scholen"}
    assert [f.details["found"] for f in plan(EMPTY, file).findings if f.code.endswith(".open_category")] == [
        "externe partners",
        "scholen",
    ]
    assert {s.end for s in network.of(TakesPart).values()} == {meeting("ovl-wijkoverleg")}


# --- what became of a name -----------------------------------------------------------------------------------------


def test_a_merger_is_recorded_with_its_date() -> None:
    network = load(book(organisations=[{"name": "Veiligheidshuis"}, {"name": "Zorg- en Veiligheidshuis"}]))
    rows = [
        {
            "found": "Veiligheidshuis",
            "decision": "opgegaan in",
            "party": "Zorg- en Veiligheidshuis",
            "effective_on": "1-1-2019",
        }
    ]
    later = load(book(names=rows), network=network, today=date(2026, 9, 2))
    (tie,) = later.of(MergedInto).values()
    assert (tie.start.id, tie.end.id, tie.date) == ("org-veiligheidshuis", "org-zorg-en-veiligheidshuis", "2019-01-01")
    (decision,) = later.of(NameDecision).values()
    assert decision.since == "2019-01-01"


def test_names_that_are_decided_come_back_from_an_export() -> None:
    network = load(book(organisations=[{"name": "Stichting A"}, {"name": "B"}], consultations=SEATS))
    network = load(
        book(
            names=[
                {"found": "Ah", "decision": "dezelfde als", "party": "B", "effective_on": "2020", "decided_by": "ik"}
            ]
        ),
        network=network,
    )
    again = load(book(**{sheet.value: list(rows) for sheet, rows in export_rows(network).items()}))
    assert canonical(again) == canonical(network)
    assert not again.of(Consultation).keys() - network.of(Consultation).keys()


def test_areas_without_a_sheet_of_their_own_are_one_question() -> None:
    rows = [{"name": f"Buurthuis {n}", "areas": f"Wijk {chr(65 + n)}"} for n in range(12)]
    file = book(organisations=rows)
    asked = finding(plan(EMPTY, file), "areas_unknown")
    assert (asked.rows, asked.key, asked.details["count"]) == (tuple(range(2, 14)), "areas", 12)
    assert len(load(file).of(Area)) == 12


# --- what must not be lost -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sociaal team 18-", "Sociaal team 18+"),
        ("Team C", "Team C++"),
        ("Stichting النور", "Stichting الهدى"),
        ("Vereniging Ł", "Vereniging Ø"),
        ("Jeugdteam 12-", "Jeugdteam 12"),
    ],
)
def test_a_sign_or_letter_that_tells_two_parties_apart_is_not_lost(one: str, other: str) -> None:
    network = load(book(organisations=[{"name": one}, {"name": other}]))
    assert names(network) == {one, other}
    later = load(book(organisations=[{"name": other}]), network=load(book(organisations=[{"name": one}])))
    assert names(later) == {one, other}
    file = book(
        organisations=[{"name": one}],
        consultations=SEATS,
        participation=[{"consultation": "Wijkoverleg", "organisation": other}],
    )
    assert finding(plan(EMPTY, file), "reference_unknown").details["found"] == other


def test_two_spellings_of_one_body_in_one_file_are_asked() -> None:
    asked = finding(plan(EMPTY, book(organisations=[{"name": "De Brug"}, {"name": "Stichting De Brug"}])), "near_name")
    assert (asked.details["found"], asked.suggestions[0].score) == ("Stichting De Brug", 100)


def test_a_chair_that_looks_like_a_party_is_asked() -> None:
    rows = {
        "organisations": [{"name": "Stichting Welzijn Ede"}],
        "consultations": [{"name": "Wijkoverleg", "chair": "Stichting Welzjin Ede"}],
    }
    asked = finding(plan(EMPTY, book(**rows)), "near_chair")
    assert asked.suggestions[0].text == "Stichting Welzijn Ede"
    answer = Answer(asks=Asks.NAME, found="Stichting Welzjin Ede", same_as="Stichting Welzijn Ede")
    later = answered(EMPTY, rows, answer)
    assert later.of(Consultation)["ovl-wijkoverleg"].chair_function is None
    rows["consultations"][0]["chair"] = "burgemeester"
    assert told(plan(EMPTY, book(**rows))) == []


def test_what_has_no_row_of_its_own_is_not_missing_from_the_file_that_names_it() -> None:
    rows = {
        "organisations": [{"name": "Politie", "areas": "Noord"}],
        "consultations": SEATS,
        "participation": [{"consultation": "Wijkoverleg", "organisation": "scholen"}],
    }
    network = load(book(**rows))
    again = plan(network, book(**rows), end_missing=True)
    assert (again.missing, again.change_set.changes) == ((), ())
