"""Facts, empty cells, onbekend, frequencies and what columns make."""

from __future__ import annotations

from datetime import date

import pytest

from netmap.exchange.findings import Level
from netmap.model import (
    Area,
    Certainty,
    Consultation,
    Coordinates,
    DealsWith,
    Fact,
    InSector,
    LinkedTo,
    Mandate,
    MandateFor,
    Organisation,
    PassesOn,
    Plan,
    PlanKind,
    Reaches,
    Represents,
    Serves,
    Statement,
    Status,
    property_names,
)
from tests.exchange.files import EMPTY, book, ends, load, meeting, org, plan, told


def party(**cells: str) -> list[dict[str, str]]:
    return [{"name": "Politie", **cells}]


def table(**cells: str) -> list[dict[str, str]]:
    return [{"name": "W", **cells}]


def test_only_what_a_cell_said_is_stored() -> None:
    (record,) = load(book(organisations=party())).of(Organisation).values()
    said = {name for name in property_names(Organisation) if getattr(record, name) not in (None, (), 0, "")}
    assert said == {"id", "name", "changeset", "changed_at", "version", "provenance"}


def test_an_empty_checked_on_takes_the_files_peildatum_at_first_import_and_keeps_it() -> None:
    first = book(organisations=party(), settings=[{"key": "peildatum", "value": "1 maart 2025"}])
    network = load(first)
    assert network.of(Organisation)["org-politie"].checked_on == "2025-03-01"
    later = book(
        organisations=[*party(sector="politie"), {"name": "GGD"}],
        settings=[{"key": "peildatum", "value": "2026-09-01"}],
    )
    network = load(later, network=network)
    assert network.of(Organisation)["org-politie"].checked_on == "2025-03-01"
    assert network.of(Organisation)["org-ggd"].checked_on == "2026-09-01"
    without = load(book(organisations=[{"name": "Wonen"}]), network=network)
    assert without.of(Organisation)["org-wonen"].checked_on == "2026-09-01"
    assert load(book(organisations=party())).of(Organisation)["org-politie"].checked_on is None


def test_an_empty_cell_never_overwrites_and_onbekend_does() -> None:
    full = party(stands_for="3", echelon="wijk", informal="ja", source="lijst", consent_on="2024", sector="politie")
    network = load(book(organisations=full), book(organisations=party()))
    kept = network.of(Organisation)["org-politie"]
    assert (kept.stands_for, kept.echelon, kept.informal, kept.source) == (3, "wijk", True, "lijst")
    unknown = party(stands_for="onbekend", echelon="?", informal="onbekend", source="onbekend", sector="onbekend")
    network = load(book(organisations=unknown), network=network)
    emptied = network.of(Organisation)["org-politie"]
    assert (emptied.stands_for, emptied.echelon, emptied.informal, emptied.source) == (None, None, None, None)
    assert emptied.consent_on == "2024"
    (tie,) = network.of(InSector).values()
    assert (tie.status, tie.until) == (Status.ENDED, "2026-09-01")


def test_ties_made_by_columns_carry_the_facts_of_the_row() -> None:
    facts = {"since": "2020", "source": "convenant", "certainty": "afgeleid", "checked_on": "2026-01", "note": "zie"}
    network = load(
        book(
            areas=[{"name": "Noord"}],
            organisations=[*party(sector="politie; justitie", areas="Noord", population_groups="jongeren", **facts)],
        )
    )
    ties: list[Fact] = [t for kind in (InSector, Serves, Reaches) for t in network.of(kind).values()]
    assert len(ties) == 4
    for tie in ties:
        assert (tie.since, tie.source, tie.certainty, tie.checked_on, tie.note) == (
            "2020",
            "convenant",
            Certainty.IMPLIED,
            "2026-01",
            "zie",
        )


def test_a_cell_may_hold_several_values_and_a_comma_only_between_known_ones() -> None:
    rows = [
        {"name": "Wonen, Zorg en Welzijn"},
        {"name": "GGD"},
        {"name": "Politie"},
        {"name": "Koepel", "represents": "GGD, Politie"},
        {"name": "Raad", "represents": "Wonen, Zorg en Welzijn|GGD"},
    ]
    network = load(book(organisations=rows))
    assert ends(network, Represents, org("org-koepel")) == {"org-ggd", "org-politie"}
    assert ends(network, Represents, org("org-raad")) == {"org-ggd", "org-wonen-zorg-en-welzijn"}


def test_represented_names_that_match_no_party_are_kept_as_text() -> None:
    found = plan(EMPTY, book(organisations=party(represents="Bewoners; Winkeliers")))
    assert {code for code, _ in told(found, Level.NOTE)} == {"represents_text"}
    network = load(book(organisations=party(represents="Bewoners; Winkeliers")))
    assert network.of(Organisation)["org-politie"].represents_text == ("Bewoners", "Winkeliers")


@pytest.mark.parametrize(
    ("text", "per_year", "certainty"),
    [
        ("12 per jaar", 12.0, None),
        ("om de week", 26.0, None),
        ("tenminste 4", 4.0, Certainty.IMPLIED),
        ("periodiek", None, None),
    ],
)
def test_frequencies(text: str, per_year: float | None, certainty: Certainty | None) -> None:
    consultation = load(book(consultations=table(frequency=text))).of(Consultation)["ovl-w"]
    assert (consultation.per_year, consultation.per_year_certainty) == (per_year, certainty)


def test_eenmalig_is_ended_after_its_date_and_asked_without_one() -> None:
    past = load(book(consultations=table(frequency="eenmalig", since="2026-03"))).of(Consultation)["ovl-w"]
    assert (past.status, past.until, past.per_year) == (Status.ENDED, "2026-03", None)
    coming = load(book(consultations=table(frequency="eenmalig", since="2026-12-01"))).of(Consultation)["ovl-w"]
    assert (coming.status, coming.until) == (None, "2026-12-01")
    assert told(plan(EMPTY, book(consultations=table(frequency="eenmalig")))) == [("once_undated", (2,))]


def test_themes_and_mandates_of_a_consultation_become_ties() -> None:
    cells = {"themes": "jongerenoverlast, burenruzie", "mandate": "voorbereidend", "mandate_for": "burenruzie"}
    network = load(book(consultations=table(**cells)))
    assert network.of(Consultation)["ovl-w"].mandate is Mandate.ADVISE
    assert ends(network, DealsWith, meeting("ovl-w")) == {"youth_nuisance", "neighbour_conflict"}
    assert ends(network, MandateFor, meeting("ovl-w")) == {"neighbour_conflict"}


def test_a_plan_is_one_node_for_all_consultations() -> None:
    tables = [{"name": n, "plan": "crisisplan", "plan_agreed_on": "2025"} for n in ("A", "B")]
    network = load(book(consultations=tables))
    assert [(p.id, p.kind) for p in network.of(Plan).values()] == [("plan-crisisplan", PlanKind.CRISIS_PLAN)]
    assert [tie.agreed_on for tie in network.of(LinkedTo).values()] == ["2025", "2025"]


def test_a_later_regie_takes_the_place_of_the_earlier_one_and_may_come_back() -> None:
    parties = [{"name": "GGD"}, {"name": "Politie"}]
    first = book(organisations=parties, consultations=table(coordinator="GGD", assured_on="2025"))
    second = book(consultations=table(coordinator="Politie"), settings=[{"key": "peildatum", "value": "2026-08-01"}])
    network = load(first, second)
    coordinators = {t.start.id: (t.status, t.until, t.assured_on) for t in network.of(Coordinates).values()}
    assert coordinators == {
        "org-ggd": (Status.ENDED, "2026-08-01", "2025"),
        "org-politie": (None, None, None),
    }
    network = load(first, network=network)
    again = {t.start.id: t.status for t in network.of(Coordinates).values()}
    assert again == {"org-ggd": None, "org-politie": Status.ENDED}


def test_a_date_of_assurance_belongs_to_a_coordinator() -> None:
    file = book(consultations=table(assured_on="2025"))
    assert told(plan(EMPTY, file)) == [("column_alone", (2,))]
    network = load(book(organisations=[{"name": "GGD"}], consultations=table(coordinator="GGD")), file)
    assert [tie.assured_on for tie in network.of(Coordinates).values()] == ["2025"]


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("since", "gisteren", "date_unknown"),
        ("stands_for", "veel", "number_unknown"),
        ("frequency", "soms eens", "frequency_unknown"),
        ("on_call", "misschien", "yes_no_unknown"),
        ("mandate", "regisseert", "code_unknown"),
        ("status", "vaag", "code_unknown"),
    ],
)
def test_a_cell_that_cannot_be_read_is_asked_and_counts_as_empty(column: str, text: str, code: str) -> None:
    found = plan(EMPTY, book(consultations=[{"name": "W"}, {"name": "X", column: text}]))
    assert told(found, Level.QUESTION) == [(code, (3,))]
    assert found.loadable
    assert found.change_set.counts["added"] == 2


def test_a_begin_after_the_end_is_asked() -> None:
    assert told(plan(EMPTY, book(organisations=party(since="2026", until="2024")))) == [("since_after_until", (2,))]


def test_a_required_cell_that_is_empty_blocks() -> None:
    found = plan(EMPTY, book(organisations=[{"sector": "politie"}], areas=[{"kind": "wijk"}]))
    assert told(found) == [("required_empty", (2,)), ("required_empty", (2,))]
    assert not found.loadable


def test_a_row_about_something_ended_is_asked_and_actief_brings_it_back() -> None:
    ended = book(organisations=party(status="beëindigd", until="2024"))
    network = load(ended)
    silent = plan(network, book(organisations=party()))
    assert told(silent) == [("is_ended", (2,))]
    assert not silent.change_set.changes
    back = load(book(organisations=party(status="actief")), network=network).of(Organisation)["org-politie"]
    assert (back.status, back.until) == (Status.ACTIVE, None)


def test_one_route_per_theme_and_one_for_all_without() -> None:
    tables = [{"name": "A"}, {"name": "B"}]
    routes = [
        {"from": "A", "to": "B", "themes": "jongerenoverlast; burenruzie", "criterion": "spoed"},
        {"from": "A", "to": "B", "direction": "omhoog"},
    ]
    network = load(book(consultations=tables, escalation=routes))
    assert {(r.theme, r.direction, r.criterion) for r in network.of(PassesOn).values()} == {
        ("youth_nuisance", None, "spoed"),
        ("neighbour_conflict", None, "spoed"),
        (None, "up", None),
    }


def test_two_rows_about_one_route_that_differ_block() -> None:
    tables = [{"name": "A"}, {"name": "B"}]
    routes = [{"from": "A", "to": "B", "kind": "geeft door"}, {"from": "ovl-a", "to": "B", "kind": "informeert"}]
    found = plan(EMPTY, book(consultations=tables, escalation=routes))
    assert told(found) == [("two_contents", (2, 3))]
    assert found.findings[0].details["places"] == ["Doorgeven 2", "Doorgeven 3"]


def test_provenance_names_the_rows_of_the_last_file_that_states_a_record() -> None:
    network = load(book(organisations=[{"name": "GGD"}, *party()]))
    assert network.of(Organisation)["org-politie"].provenance == ("import|Organisaties|3",)
    version = network.of(Organisation)["org-politie"].version
    found = plan(network, book(organisations=party()))
    assert not found.change_set.changes
    assert [record.provenance for record in found.change_set.moved] == [("import|Organisaties|2",)]
    moved = load(book(organisations=party()), network=network).of(Organisation)["org-politie"]
    assert moved.version == version


def test_an_area_that_is_not_on_its_sheet_is_kept_and_asked_once() -> None:
    rows = [{"name": "Politie", "areas": "Noord; Zuid"}, {"name": "GGD", "areas": "noord"}]
    found = plan(EMPTY, book(organisations=rows))
    assert sorted(told(found)) == [("area_unknown", (2,)), ("area_unknown", (2, 3))]
    network = load(book(organisations=rows))
    assert {a.id: a.name for a in network.of(Area).values()} == {"geb-noord": "Noord", "geb-zuid": "Zuid"}
    assert ends(network, Serves, org("org-ggd")) == {"geb-noord"}
    assert told(plan(network, book(organisations=rows))) == []
    on_sheet = book(areas=[{"name": "Noord", "kind": "wijk"}], organisations=party(areas="noord"))
    assert told(plan(EMPTY, on_sheet)) == []


def test_that_nobody_is_informed_is_no_stated_dead_end() -> None:
    file = book(consultations=table(), escalation=[{"from": "W", "to": "niemand", "kind": "informeert"}])
    assert told(plan(EMPTY, file)) == [("nobody_informed", (2,))]
    assert not load(file).of(Statement)


def test_the_import_date_is_used_only_where_the_file_has_no_date() -> None:
    network = load(book(organisations=party(sector="politie")))
    unknown = load(book(organisations=party(sector="onbekend")), network=network, today=date(2027, 1, 5))
    assert [tie.until for tie in unknown.of(InSector).values()] == ["2027-01-05"]
