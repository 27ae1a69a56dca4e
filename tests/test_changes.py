"""The change log in words, choices about names that can be withdrawn, and lists that are declared complete."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netmap.errors import UsageError
from netmap.model import Decision, NameDecision, Ref, canonical
from netmap.report.changes import moment, name_decision_answer, what_in_words
from netmap.report.tables import change_table
from netmap.services import Services
from netmap.store.bolt import BoltStore
from netmap.store.port import LoggedChangeSet
from netmap.texts import error_sentence
from tests.build import Build
from tests.test_undo import PARTIES, SEAT, TABLES, Rows, file, loaded, services

LISTS = ["Organisaties", "Overleggen", "Deelname", "Doorgeven", "Dekking", "Deskundigen", "Gebieden"]


def entry(change_set_id: str, why: str, when: str = "2026-01-05T23:30:00Z") -> LoggedChangeSet:
    return LoggedChangeSet(id=change_set_id, who="Ans", when=when, why=why, file_hash="", added=1, changed=2, removed=3)


# --- words ---------------------------------------------------------------------------------------------------------


def test_a_moment_is_told_in_dutch_time() -> None:
    assert moment("2026-01-05T23:30:00Z") == "6 januari 2026 00:30"
    assert moment("2026-07-01T12:00:00Z") == "1 juli 2026 14:00"
    assert moment("2026-07-01T12:00:00Z", "en") == "1 July 2026 14:00"
    assert moment("ooit") == "ooit"
    assert moment("2026-07-01") == "2026-07-01"


def test_every_reason_is_told_in_words() -> None:
    log = {
        one.id: one
        for one in (entry("cs-1", "import a.xlsx"), entry("cs-2", "herstel cs-1"), entry("cs-3", "herstel cs-2"))
    }
    told = {why: what_in_words(why, log) for why in ("herstel cs-1", "herstel cs-2", "herstel cs-3", "herstel cs-9")}
    assert told == {
        "herstel cs-1": "herstel van import van a.xlsx (6 januari 2026 00:30)",
        "herstel cs-2": "opnieuw gedaan: import van a.xlsx (6 januari 2026 00:30)",
        "herstel cs-3": "herstel van import van a.xlsx (6 januari 2026 00:30)",
        "herstel cs-9": "herstel cs-9",
    }
    assert what_in_words("import herstel cs-1", log) == "import van herstel cs-1"
    assert what_in_words("volledig coverage,experts", log) == "Dekking en Deskundigen volledig verklaard"
    assert what_in_words("onvolledig areas", log) == "Gebieden niet langer volledig"
    assert what_in_words("naamkeuze 0123", log) == "keuze over een naam ingetrokken"
    assert what_in_words("iets anders {x}", log) == "iets anders {x}"


def test_the_table_has_a_line_for_each_change() -> None:
    log = [
        {"id": "cs-2", "when": "2026-01-05T23:30:00Z", "who": "Ans", "what": "{x}", "added": 1, "changed": 2}
        | {"removed": 3, "undone_by": None, "undoable": True},
        {"id": "cs-1", "when": "", "who": "Bo", "what": "y", "added": 0, "changed": 0, "removed": 0}
        | {"undone_by": "cs-3", "undoable": False},
    ]
    assert change_table(log).splitlines() == [
        "cs-2  6 januari 2026 00:30  Ans  {x}: 1 nieuw, 2 gewijzigd, 3 weg (kan terug)",
        "cs-1    Bo  y: 0 nieuw, 0 gewijzigd, 0 weg (teruggezet)",
    ]
    assert change_table([]) == "Er is nog niets gewijzigd."


# --- choices about names ---------------------------------------------------------------------------------------------


def test_a_choice_about_a_sensitive_party_is_told_without_its_name() -> None:
    build = Build()
    mosque = build.org("Moskee El Tawheed", sensitive=True, sensitive_number=3)
    police = build.org("Politie")
    for number, (found, kind, target) in enumerate(
        [
            ("El Tawheed", Decision.SAME_AS, mosque),
            ("POL", Decision.RENAMED_TO, police),
            ("Buren van Moskee El Tawheed", Decision.NEW, None),
            ("Korps", Decision.MERGED_INTO, Ref("Organisation", "org-weg")),
        ]
    ):
        build.add(NameDecision(id=f"n{number}", found=found, kind=kind, target=str(target) if target else None))
    network = build.network()
    masked = [one["sentence"] for one in name_decision_answer(network)]
    assert masked == [
        "'Buren van een gevoelige partij' is een eigen partij.",
        "'een gevoelige partij' is dezelfde als een gevoelige partij.",
        "'Korps' is opgegaan in org-weg.",
        "'POL' heet nu Politie.",
    ]
    assert "Tawheed" not in str(name_decision_answer(network))
    open_answer = name_decision_answer(network, masked=False)
    assert open_answer[1]["sentence"] == "'El Tawheed' is dezelfde als Moskee El Tawheed."
    assert open_answer[1]["target"] == {"id": "org-Moskee El Tawheed", "name": "Moskee El Tawheed"}


@pytest.mark.embedded
class TestOnADatabase:
    """Each test has a network of its own."""

    def test_a_choice_about_a_name_is_withdrawn_and_given_back(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        use = services(embedded_store)
        choice = {"found": "GG en GD", "decision": "dezelfde als", "party": "GGD", "decided_by": "Ans"}
        seat = {**SEAT, "organisation": "GG en GD"}
        start = file(
            tmp_path, "a.xlsx", organisations=PARTIES, consultations=TABLES, names=[choice], participation=[seat]
        )
        loaded(use, start, network_id)
        before = use.network(network_id)
        (told,) = use.name_decisions(network_id)
        assert (told["found"], told["kind"], told["decided_by"]) == ("GG en GD", "same_as", "Ans")
        assert told["target"] == {"id": "org-ggd", "name": "GGD"}
        answer = use.forget_name_decision(told["id"], network_id)
        assert "vraagt netmap het opnieuw" in answer["sentence"]
        assert use.name_decisions(network_id) == []
        after = use.network(network_id)
        assert set(before.records) - set(after.records) == {("NameDecision", told["id"])}
        latest = use.changes(network_id)[0]
        assert (latest["what"], latest["undoable"]) == ("keuze over een naam ingetrokken", True)
        with pytest.raises(UsageError) as gone:
            use.forget_name_decision(told["id"], network_id)
        assert error_sentence(gone.value).startswith("Deze keuze over een naam staat niet meer")
        use.undo(answer["by"], network_id)
        assert canonical(use.network(network_id)) == canonical(before)

    def test_declaring_a_list_complete_is_what_importing_that_row_does(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        use = services(embedded_store)
        start: dict[str, Rows] = {"organisations": PARTIES, "consultations": TABLES, "participation": [SEAT]}
        for number, settings in enumerate(([], [{"key": "peildatum", "value": "2026-08-15"}])):
            one, other = (f"{network_id}-{number}-{which}" for which in "ab")
            for network in (one, other):
                loaded(use, file(tmp_path, "a.xlsx", **start, settings=settings), network)
            use.declare_complete(LISTS, one)
            rows = [{"key": "volledig", "value": name, "date": "2026-09-01"} for name in LISTS]
            loaded(use, file(tmp_path, "b.xlsx", settings=rows), other)
            assert canonical(use.network(one)) == canonical(use.network(other))
            assert all(line["complete_on"] == "2026-09-01" for line in use.lists(other))

    def test_a_declaration_that_was_ended_or_is_older_becomes_one_of_today(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        use = services(embedded_store)
        other = f"{network_id}-2"
        row = {"key": "volledig", "value": "Dekking", "date": "2025-01-01"}
        ended = {**row, "value": "Deelname", "status": "beëindigd", "until": "2025-02-01"}
        for network in (network_id, other):
            loaded(use, file(tmp_path, "a.xlsx", organisations=PARTIES, settings=[row, ended]), network)
        assert {one["sheet"]: one["complete_on"] for one in use.lists(network_id) if one["complete"]} == {
            "coverage": "2025-01-01"
        }
        use.declare_complete(["coverage", "participation"], network_id)
        today = {"date": "2026-09-01", "status": "actief"}
        rows = [{**row, "date": "2026-09-01"}, {**ended, **today, "until": ""}]
        loaded(use, file(tmp_path, "b.xlsx", settings=rows), other)
        assert canonical(use.network(network_id)) == canonical(use.network(other))

    def test_is_this_all_is_told_per_list_said_once_a_day_and_taken_back(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        use = services(embedded_store)
        denied = {**SEAT, "organisation": "GGD", "takes_part": "nee"}
        start = file(tmp_path, "a.xlsx", organisations=PARTIES, consultations=TABLES, participation=[SEAT, denied])
        loaded(use, start, network_id)
        before = canonical(use.network(network_id))
        told = use.lists(network_id)
        assert [one["name"] for one in told] == LISTS
        assert [one["rows"] for one in told] == [2, 1, 2, 0, 0, 0, 0]
        assert not any(one["complete"] or one["complete_on"] for one in told)

        answer = use.declare_complete(["Deelname", "organisations", "deelname"], network_id)
        assert answer["sentence"].startswith("Volledig vanaf 1 september 2026: Organisaties en Deelname.")
        now = {one["sheet"]: one["complete_on"] for one in use.lists(network_id) if one["complete"]}
        assert now == {"organisations": "2026-09-01", "participation": "2026-09-01"}
        assert answer["lists"] == use.lists(network_id)
        log = use.changes(network_id)
        again = use.declare_complete(["participation"], network_id)
        assert (again["by"], again["sentence"][:20]) == (None, "Er is niets veranderd"[:20])
        assert use.changes(network_id) == log
        tomorrow = Services(
            embedded_store, today=lambda: date(2026, 9, 2), now=lambda: "2026-09-02T08:00:00Z", who="test"
        )
        tomorrow.declare_complete(["participation"], network_id)
        assert {one["complete_on"] for one in use.lists(network_id) if one["complete"]} == {"2026-09-01", "2026-09-02"}

        ended = tomorrow.declare_complete(["participation"], network_id, complete=False)
        assert ended["sentence"].startswith("Niet langer volledig: Deelname.")
        assert [one["sheet"] for one in use.lists(network_id) if one["complete"]] == ["organisations"]
        assert tomorrow.declare_complete(["participation"], network_id, complete=False)["by"] is None
        for line in [line for line in use.changes(network_id) if line["why"].split()[0] in ("volledig", "onvolledig")]:
            use.undo(line["id"], network_id)
        assert canonical(use.network(network_id)) == before

    @pytest.mark.parametrize("sheets", [["Norm"], ["history"], ["geen blad"], [], ["coverage", "'}) DETACH DELETE n"]])
    def test_what_is_no_list_is_refused(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path, sheets: list[str]
    ) -> None:
        use = services(embedded_store)
        loaded(use, file(tmp_path, "a.xlsx", organisations=PARTIES), network_id)
        with pytest.raises(UsageError) as caught:
            use.declare_complete(sheets, network_id)
        sentence = error_sentence(caught.value)
        assert not sheets or "Kies Organisaties, Overleggen," in sentence
        assert len(use.changes(network_id)) == 1
