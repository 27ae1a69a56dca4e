"""What a later file no longer names, and the sheet *Historie*."""

from __future__ import annotations

import json

import pytest

from netmap.exchange.exporting import export_rows
from netmap.exchange.planning.history import LONGEST
from netmap.model import (
    Fact,
    InSector,
    Organisation,
    SheetName,
    Status,
    TakesPart,
    canonical,
    seat_id,
)
from tests.exchange.files import EMPTY, book, load, meeting, org, plan, told

FIRST = book(
    organisations=[{"name": "Politie", "sector": "politie; justitie"}, {"name": "GGD"}],
    consultations=[{"name": "W", "chair": "GGD"}, {"name": "D"}],
    participation=[{"consultation": name, "organisation": "Politie"} for name in ("W", "D")],
    settings=[{"key": "thema dat speelt", "value": "burenruzie"}],
)
LATER = book(
    organisations=[{"name": "Politie", "sector": "politie"}],
    participation=[{"consultation": "W", "organisation": "Politie"}],
)
SEAT_D = seat_id(org("org-politie"), meeting("ovl-d"), None)
SEAT_CHAIR = seat_id(org("org-ggd"), meeting("ovl-w"), None)


def test_what_the_sheets_in_the_file_no_longer_name_is_listed_and_stays() -> None:
    network = load(FIRST)
    found = plan(network, LATER)
    justice = next(t.id for t in network.of(InSector).values() if t.end.id == "justice")
    assert set(found.missing) == {
        ("Organisation", "org-ggd"),
        ("IN_SECTOR", justice),
        ("TAKES_PART", SEAT_D),
        ("TAKES_PART", SEAT_CHAIR),
    }
    assert list(found.missing) == sorted(found.missing)
    assert not found.change_set.changes
    assert plan(network, FIRST).missing == ()


def test_it_is_ended_on_the_reference_date_when_that_is_asked() -> None:
    network = load(FIRST, book(settings=[{"key": "peildatum", "value": "2026-07-01"}]))
    ended = load(LATER, network=network, end_missing=True)
    gone = {key: r for key, r in ended.records.items() if isinstance(r, Fact) and r.status is Status.ENDED}
    assert {record.until for record in gone.values()} == {"2026-07-01"}
    assert set(gone) == set(plan(network, LATER).missing)
    assert not plan(ended, LATER, end_missing=True).change_set.changes


def test_an_empty_cell_and_an_empty_sheet_miss_nothing() -> None:
    network = load(FIRST)
    same = book(organisations=[{"name": "Politie"}, {"name": "GGD"}], participation=[])
    assert plan(network, same).missing == ()


def test_nothing_of_a_sheet_is_ended_of_which_rows_were_left_out() -> None:
    network = load(FIRST)
    broken = book(
        organisations=[{"name": "Politie", "sector": "politie"}],
        participation=[
            {"consultation": "W", "organisation": "Politie"},
            {"consultation": "Dreihoek", "organisation": "Politie"},
        ],
    )
    found = plan(network, broken, end_missing=True, good_rows_only=True)
    assert ("not_ended", ()) in told(found)
    ended = load(broken, network=network, end_missing=True, good_rows_only=True)
    assert {s.status for s in ended.of(TakesPart).values()} == {None}
    assert ended.of(Organisation)["org-ggd"].status is Status.ENDED


# --- Historie --------------------------------------------------------------------------------------------------------


def test_what_columns_cannot_say_is_exported_as_history_and_only_that() -> None:
    network = load(FIRST, LATER, end_missing=True)
    rows = export_rows(network)[SheetName.HISTORY]
    justice = next(t.id for t in network.of(InSector).values() if t.end.id == "justice")
    assert [(row["record"], row["id"]) for row in rows] == [("IN_SECTOR", justice)]
    assert json.loads(rows[0]["content"]) == {
        "from": "Organisation:org-politie",
        "id": justice,
        "status": "ended",
        "to": "Sector:justice",
        "until": "2026-09-01",
    }
    again = load(book(**{name.value: page for name, page in export_rows(network).items()}))
    assert canonical(again) == canonical(network)


def test_a_dash_takes_out_what_other_sheets_seem_to_say() -> None:
    file = book(
        organisations=[{"name": "Politie"}, {"name": "GGD"}],
        history=[{"record": "Organisation", "id": "org-ggd", "content": "-"}],
    )
    network = load(file)
    assert set(network.of(Organisation)) == {"org-politie"}
    assert set(load(file, network=load(book(organisations=[{"name": "GGD"}]))).of(Organisation)) == {"org-politie"}


def test_a_text_that_no_cell_can_hold_is_cut_over_rows() -> None:
    note = "Een lange opmerking. " * 5_000
    content = json.dumps({"id": "P1", "name": "Politie", "note": note}, separators=(",", ":")).replace(" ", "\\u0020")
    parts = [content[n : n + LONGEST] for n in range(0, len(content), LONGEST)]
    rows = [
        {"record": "Organisation", "id": "P1", "content": f"{n}/{len(parts)} {part}"} for n, part in enumerate(parts, 1)
    ]
    network = load(book(history=rows[::-1]))
    assert network.of(Organisation)["P1"].note == note
    written = export_rows(network)[SheetName.HISTORY]
    assert len(written) == len(parts)
    assert max(len(row["content"]) for row in written) <= LONGEST + 10
    assert told(plan(EMPTY, book(history=rows[1:]))) == [("history_bad", tuple(range(2, len(parts) + 1)))]


@pytest.mark.parametrize(
    ("record", "content"),
    [
        ("Person", '{"id":"x","name":"Jansen"}'),
        ("Organisation", "{"),
        ("Organisation", "[" * 100_000),
        ("Organisation", '{"id":"x"}'),
        ("Organisation", '{"id":"x","name":5}'),
        ("Organisation", '{"id":"x","name":"X","since":"ooit"}'),
        ("Organisation", '{"id":"x","name":"X","geloof":"geen"}'),
        ("Organisation", '{"id":"x","name":"X","version":7}'),
        ("Organisation", '{"id":"x","name":"X","status":"weg"}'),
        ("Consultation", '{"id":"x","name":"X","hub":"ja"}'),
        ("Setting", '{"id":"x","key":"reference_date","value":"gisteren"}'),
        ("PopulationGroup", '{"id":"x","label_nl":"Moslims","origin":"local"}'),
        ("TAKES_PART", '{"id":"x","from":"Consultation:a","to":"Organisation:b"}'),
        ("TAKES_PART", '{"id":"x","from":"Organisation:weg","to":"Consultation:weg"}'),
        ("TAKES_PART", '{"id":"x"}'),
    ],
)
def test_a_history_row_that_cannot_be_used_blocks(record: str, content: str) -> None:
    found = plan(EMPTY, book(history=[{"record": record, "id": "x", "content": content}]))
    assert told(found) == [("history_bad", (2,))]
    assert not found.change_set.changes
