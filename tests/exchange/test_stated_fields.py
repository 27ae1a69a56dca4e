"""A stated no in columns of dates and words: kept, never beside its yes, and exported again."""

from __future__ import annotations

import pytest

from netmap.exchange.exporting import export_rows
from netmap.exchange.findings import Level, Row, Workbook
from netmap.exchange.masking import masked_network
from netmap.model import (
    About,
    Consultation,
    Coordinates,
    DealsWith,
    Expert,
    LinkedTo,
    Network,
    Organisation,
    Reaches,
    Serves,
    Setting,
    SheetName,
    StatedValue,
    Statement,
    Status,
    TakesPart,
    canonical,
)
from tests.exchange.files import EMPTY, book, load, plan, told

PARTY, TABLE, EXPERT = "Organisation:org-ggd", "Consultation:ovl-overleg", "Expert:exp-adviseur"


def rows(**cells: str) -> Workbook:
    """Return a file with one party, one consultation, one seat and one expert; cells are "sheet__column"."""
    found: dict[str, dict[str, str]] = {
        "organisations": {"name": "GGD"},
        "consultations": {"name": "Overleg"},
        "participation": {"consultation": "Overleg", "organisation": "GGD"},
        "experts": {"title": "adviseur", "expertise": "bemiddeling"},
    }
    for place, text in cells.items():
        sheet, key = place.split("__")
        found[sheet][key] = text
    return book(**{sheet: [row] for sheet, row in found.items()})


def stated(network: Network) -> dict[tuple[str, str, str], tuple[str, bool]]:
    return {
        (s.about, s.subject or "", s.object or ""): (s.value, s.status is not Status.ENDED)
        for s in network.of(Statement).values()
    }


CASES = [
    ("consultations__assured_on", About.ASSURED, TABLE, "", "nee", {"consultations__coordinator": "GGD"}, "2026-03"),
    ("consultations__plan", About.PLAN, TABLE, "", "geen", {}, "crisisplan"),
    (
        "consultations__plan_agreed_on",
        About.PLAN_AGREED,
        TABLE,
        "",
        "nee",
        {"consultations__plan": "crisisplan"},
        "2025",
    ),
    ("consultations__themes", About.THEMES, TABLE, "", "geen", {}, "burenruzie"),
    ("consultations__areas", About.SERVES, TABLE, "", "geen", {}, "Noord"),
    ("organisations__areas", About.SERVES, PARTY, "", "geen", {}, "Noord"),
    ("organisations__population_groups", About.REACHES, PARTY, "", "geen", {}, "ouderen"),
    ("organisations__channels", About.CHANNELS, PARTY, "", "geen", {}, "spreekuur"),
    ("organisations__consent_on", About.CONSENT, PARTY, "", "nee", {}, "2026"),
    ("organisations__knows_samos_on", About.TOLD, PARTY, "", "nee", {}, "2026-03-12"),
    ("organisations__helped_on", About.HELPED, PARTY, "", "nee", {}, "2026-03-12"),
    ("experts__agreed_on", About.AGREED, EXPERT, "", "nee", {}, "2026-03-12"),
    ("participation__role", About.ROLE, PARTY, TABLE, "geen", {}, "lid"),
]
EACH = pytest.mark.parametrize(("cell", "about", "subject", "place", "no", "besides", "yes"), CASES)


@EACH
@pytest.mark.parametrize(("text", "value"), [("nee", "no"), ("geen", "no"), ("niemand", "no"), ("onbekend", "unknown")])
def test_a_no_and_not_known_are_kept_as_a_statement(cell, about, subject, place, no, besides, yes, text, value):
    if text == "nee" and no == "geen":
        text = no  # in a column of words "nee" is a word
    network = load(rows(**besides, **{cell: text}))
    assert stated(network) == {(about, subject, place): (value, True)}


@EACH
@pytest.mark.parametrize("text", ["no", "onbekend"])
def test_it_comes_back_in_its_own_cell(cell, about, subject, place, no, besides, yes, text):
    network = load(rows(**besides, **{cell: no if text == "no" else text}))
    exported = export_rows(network)
    assert SheetName.HISTORY not in exported
    sheet, key = cell.split("__")
    assert exported[SheetName(sheet)][0][key] == (no if text == "no" else text)
    again = {name: tuple(Row(name, n, row) for n, row in enumerate(page, 2)) for name, page in exported.items()}
    assert canonical(load(Workbook(name="x", sha256="", rows=again))) == canonical(network)


@EACH
def test_a_later_file_ends_the_other(cell, about, subject, place, no, besides, yes):
    said_no, said_yes = rows(**besides, **{cell: no}), rows(**besides, **{cell: yes})
    after_no = load(said_yes, said_no)
    assert stated(after_no)[(about, subject, place)] == ("no", True)
    assert _yes(after_no, about) is False
    after_yes = load(said_no, said_yes)
    assert stated(after_yes)[(about, subject, place)] == ("no", False)
    assert _yes(after_yes, about) is True
    # And back again: what had ended holds again.
    assert _yes(load(said_no, said_yes, said_no, said_yes), about) is True
    assert not plan(after_yes, said_yes).change_set.changes


@EACH
def test_both_in_one_file_block(cell, about, subject, place, no, besides, yes):
    sheet = SheetName(cell.split("__")[0])
    file, other = rows(**besides, **{cell: no}), rows(**besides, **{cell: yes})
    # One id, so that both rows are about one record.
    own = {} if sheet is SheetName.PARTICIPATION else {"id": "1"}
    both = [Row(sheet, n, {**one.rows[sheet][0].cells, **own}) for n, one in enumerate((file, other), 2)]
    found = plan(EMPTY, Workbook(name="x", sha256="", rows={**file.rows, sheet: tuple(both)}))
    assert not found.loadable
    assert next(numbers for _, numbers in told(found, Level.BLOCKS)) == (2, 3)


def _yes(network: Network, about: About) -> bool:
    """Whether the yes that a statement is about stands."""
    fields = {
        About.CONSENT: (Organisation, "consent_on"),
        About.TOLD: (Organisation, "knows_samos_on"),
        About.HELPED: (Organisation, "helped_on"),
        About.AGREED: (Expert, "agreed_on"),
        About.ROLE: (TakesPart, "role"),
        About.ASSURED: (Coordinates, "assured_on"),
        About.PLAN_AGREED: (LinkedTo, "agreed_on"),
    }
    if about in fields:
        kind, name = fields[about]
        return any(getattr(record, name) for record in network.of(kind).values())
    kinds = {About.THEMES: DealsWith, About.SERVES: Serves, About.REACHES: Reaches, About.PLAN: LinkedTo}
    kind = kinds.get(about)
    records = network.of(kind).values() if kind else (r for r in network.relationships() if r.KIND == "PRESENT_IN")
    return any(record.status is not Status.ENDED for record in records)


def test_silence_says_nothing():
    network = load(rows())
    assert not stated(network)
    assert network.of(Consultation)["ovl-overleg"].status is None


def test_a_party_that_sits_nowhere_says_so_and_a_seat_ends_it():
    nowhere = book(
        organisations=[{"name": "GGD"}],
        consultations=[{"name": "Overleg"}],
        participation=[{"consultation": "geen", "organisation": "GGD"}],
    )
    network = load(nowhere)
    assert stated(network) == {(About.SEAT, PARTY, ""): ("no", True)}
    assert SheetName.HISTORY not in export_rows(network)
    seated = load(rows(), network=network)
    assert stated(seated)[(About.SEAT, PARTY, "")] == ("no", False)
    again = load(nowhere, network=seated)
    assert [seat.status for seat in again.of(TakesPart).values()] == [Status.ENDED]
    both = book(
        organisations=[{"name": "GGD"}],
        consultations=[{"name": "Overleg"}],
        participation=[
            {"consultation": "geen", "organisation": "GGD"},
            {"consultation": "Overleg", "organisation": "GGD"},
        ],
    )
    assert told(plan(EMPTY, both), Level.BLOCKS) == [("contradiction", (2, 3))]


@pytest.mark.parametrize("text", ["geen", "nee", "niemand"])
def test_that_nobody_exercised_is_kept_in_one_word(text):
    settings = book(
        organisations=[], consultations=[], settings=[{"key": "oefening", "value": text, "date": "2026-05"}]
    )
    network = load(settings)
    assert [(s.value, s.date) for s in network.of(Setting).values()] == [("geen", "2026-05")]
    assert export_rows(network)[SheetName.SETTINGS][0]["value"] == "geen"


def test_a_part_of_a_list_can_be_complete_and_comes_back_in_words():
    values = ["Groep: ouderen", "Gebied: Noord", "Kanalen", "Dekking: burenruzie", "Deelname: Overleg", "Gebieden"]
    file = book(
        organisations=[{"name": "GGD"}],
        consultations=[{"name": "Overleg"}],
        areas=[{"name": "Noord"}],
        settings=[{"key": "volledig", "value": value, "date": "2026-08-20"} for value in values],
    )
    network = load(file)
    assert {s.value for s in network.of(Setting).values()} == {
        "groups:older_people",
        "areas:geb-noord",
        "channels",
        "coverage:neighbour_conflict",
        "participation:ovl-overleg",
        "areas",
    }
    exported = export_rows(network)
    assert {row["value"] for row in exported[SheetName.SETTINGS]} == set(values)
    assert SheetName.HISTORY not in exported


@pytest.mark.parametrize("value", ["Groep: draken", "Groep", "Gebied: Nergens", "Vragen", "Onzin: x", "Dekking:"])
def test_a_list_that_is_none_blocks(value):
    file = book(organisations=[], consultations=[], settings=[{"key": "volledig", "value": value}])
    assert not plan(EMPTY, file).loadable


def test_a_masked_export_names_no_sensitive_party_in_a_statement():
    file = book(
        organisations=[{"name": "Moskee Voorbeeld", "sensitive": "ja", "consent_on": "nee", "areas": "geen"}],
        consultations=[{"name": "Overleg"}],
        participation=[{"consultation": "geen", "organisation": "Moskee Voorbeeld", "note": "sprak Moskee Voorbeeld"}],
    )
    network = load(file)
    (party,) = network.of(Organisation).values()
    masked = masked_network(network, {party.ref: "gevoelig-1"}, "een gevoelige partij")
    assert all(s.value is StatedValue.NO for s in masked.of(Statement).values())
    assert "oskee" not in repr(export_rows(masked))
