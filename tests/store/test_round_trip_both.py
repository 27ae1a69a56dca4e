"""On both databases: an export imported elsewhere gives an equal network, and what was imported can be taken back.

The networks hold every field of every kind of record, in texts that files and databases trip over.
"""

from __future__ import annotations

import itertools
import random
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netmap.exchange.findings import Workbook
from netmap.exchange.writing import write_workbook
from netmap.model import (
    NODE_TYPES,
    RELATIONSHIP_TYPES,
    Network,
    Organisation,
    Record,
    Ref,
    Setting,
    canonical,
    make_change_set,
)
from netmap.services import Choices, Services
from netmap.store.bolt import BoltStore
from tests.build import DAY
from tests.exchange.strategies import SHIPPED, contents, network_of, workbooks
from tests.store.conftest import Place
from tests.store.everything import everything

RICH = settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
LONG = settings(RICH, max_examples=100)
#: Combining marks, right to left, joined and astral signs, odd blanks within, what Excel writes for signs, and long
#: texts: as cells keep them, so without blanks around and with one kind of line break.
HARD = (
    "o\u0308 e\u0301\u0323 \u1e69 A\u030a",
    "مسجد النور \u200fשלום\u200e W",
    "👩‍👩‍👧‍👦 \U0001f98a 𝒜𝓁𝓁ℯ 𠀀",
    "_x000D_ _x0041_ \u005fx",
    "regel een\nregel twee;|, 'x' \"y\"",
    '=HYPERLINK("x")',
    "'=1+1",
    "x'}) WITH 1 AS a MATCH (s:Network) DETACH DELETE s //",
    "nbsp\u00a0binnen \u2028\u200b.",
    "ß ĳ Ĳ ﬁ K ſ",
)
LONGEST = 30_000
DATES = ("2016", "2019-03", "2024-02-29", "2026-09-01")


def long_text(seed: int) -> str:
    """Return a text of the length that a cell still holds, with signs from everywhere in it."""
    rng = random.Random(seed)
    signs = "abcdefg hij;'\"=\\{}$`é社م\u0301🦊"
    text = "".join(rng.choice(signs) for _ in range(LONGEST - 2))
    return f"a{' '.join(text.split())}".ljust(LONGEST - 1, "z") + "z"


class Records(list[Record]):
    """Records that are told in short: Hypothesis would print every long text."""

    def __repr__(self) -> str:
        return f"<{len(self)} records: {', '.join(sorted({record.KIND for record in self}))}>"


@st.composite
def harder(draw: st.DrawFn) -> Records:
    """Return records of every kind, of which some texts are replaced by hard and by very long ones."""
    changed: list[Record] = []
    for record in map(without_birth_dates, draw(contents())):
        for field in ("note", "source", "meaning", "criterion"):
            if hasattr(record, field) and draw(st.integers(0, 2)) == 0:
                seed = draw(st.integers(0, 30))
                text = long_text(seed) if seed == 30 else HARD[seed % len(HARD)]
                record = replace(record, **{field: text})
        changed.append(record)
    party = draw(st.sampled_from(HARD))
    changed.append(Organisation(id="org-lang", name=party, note=long_text(7), aliases=HARD[:3]))
    return Records(changed)


def without_birth_dates(record: Record) -> Record:
    """Return a record in which the one name that looks like a birth date is another: a file may not hold it."""

    def allowed(value: Any) -> Any:
        if isinstance(value, Ref):
            return Ref(value.label, allowed(value.id))
        if isinstance(value, tuple):
            return tuple(allowed(item) for item in value)
        return value.replace("2026-03-01", "datum") if type(value) is str else value

    fields = (name for name in type(record).__dataclass_fields__ if name != "KIND")
    return replace(record, **{name: allowed(getattr(record, name)) for name in fields})


def use_cases(store: BoltStore) -> Services:
    ticks = itertools.count(10)
    return Services(store, today=lambda: DAY, now=lambda: f"2026-09-01T12:{next(ticks):02}:00Z", who="test")


@contextmanager
def networks(place: Place, count: int) -> Iterator[list[str]]:
    """Names for networks, which are removed afterwards, whoever made them."""
    names = [f"net-{secrets.token_hex(6)}" for _ in range(count)]
    try:
        yield names
    finally:
        for network in place.store.networks():
            if network.name in names:
                place.store.delete(network.id)


def lines(network: Network) -> list[str]:
    return canonical(network).decode().splitlines()


def comes_back(place: Place, network: Network) -> None:
    """Put a network into a database, export it, import that into an empty one, and compare; as Excel and as CSV."""
    use = use_cases(place.store)
    with networks(place, 3) as ids, tempfile.TemporaryDirectory() as folder:
        place.store.create(replace(network, id=ids[0], name=ids[0]))
        stored = use.network(ids[0])
        assert lines(stored) == lines(network)
        for number, csv in enumerate((False, True), 1):
            files = use.export(ids[0], csv=csv).files
            assert use.export(ids[0], csv=csv).files == files
            target = Path(folder) / f"uit-{number}"
            target.mkdir()
            for name, content in files.items():
                (target / name).write_bytes(content)
            path = target if csv else target / next(iter(files))
            answer = use.import_workbook(path, ids[number])
            assert answer["loadable"], [one for one in answer["findings"] if one["level"] == "blocks"]
            again = use.network(ids[number])
            assert lines(again) == lines(network)
            # Networks that are equal give the same bytes, however they came to be; the name of the file aside.
            assert list(use.export(ids[number], csv=csv).files.values()) == list(files.values())


def test_a_network_with_every_field_comes_back_equal(place: Place) -> None:
    records = [with_dates(record) for record in everything("net-x", HARD).records.values()]
    assert {record.KIND for record in records} == NODE_TYPES.keys() | RELATIONSHIP_TYPES.keys()
    comes_back(place, Network("net-x", "X").with_records([*SHIPPED, *records]))


def with_dates(record: Record) -> Record:
    """Return a record whose dates are dates and whose references are references, as a file must have them."""
    names = set(type(record).__dataclass_fields__)
    changes: dict[str, str] = {
        name: DATES[place % len(DATES)]
        for place, name in enumerate(sorted(names))
        if name in ("since", "until", "date") or name.endswith("_on")
    }
    changes |= {name: "Organisation:Organisation-1" for name in ("subject", "object", "target") if name in names}
    if isinstance(record, Setting):
        changes["value"] = "2026-09-01"  # for a date it must be one
    return replace(record, **changes)  # type: ignore[arg-type]


@RICH
@given(records=harder())
def test_any_network_comes_back_equal_through_files(place: Place, records: list[Record]) -> None:
    comes_back(place, network_of(records))


@pytest.mark.soak
@LONG
@given(records=harder())
def test_many_networks_come_back_equal_through_files(place: Place, records: list[Record]) -> None:
    comes_back(place, network_of(records))


@RICH
@given(records=harder(), first=workbooks(), second=workbooks())
def test_an_import_taken_back_gives_the_same_bytes(
    place: Place, records: list[Record], first: Workbook, second: Workbook
) -> None:
    use = use_cases(place.store)
    with networks(place, 1) as (network_id,), tempfile.TemporaryDirectory() as folder:
        place.store.create(replace(network_of(records), id=network_id, name=network_id))
        states, done = [lines(use.network(network_id))], []
        for number, workbook in enumerate((first, second)):
            path = Path(folder) / f"{number}.xlsx"
            sheets = {sheet: [row.cells for row in rows] for sheet, rows in workbook.rows.items()}
            path.write_bytes(write_workbook({"organisations": [], "consultations": [], **sheets}))  # type: ignore[dict-item]
            use.import_workbook(path, network_id, Choices(good_rows_only=True))
            log = use.changes(network_id)
            if log and log[0]["undoable"] and log[0]["id"] not in done:
                done.append(log[0]["id"])
                states.append(lines(use.network(network_id)))
        redo = []
        for change_set, before in zip(reversed(done), reversed(states[:-1]), strict=True):
            redo.append(use.undo(change_set, network_id)["by"])
            assert lines(use.network(network_id)) == before
        for change_set, after in zip(reversed(redo), states[1:], strict=True):
            use.undo(change_set, network_id)
            assert lines(use.network(network_id)) == after


def test_the_records_of_the_log_are_told_per_change(place: Place, own_network: str) -> None:
    store = place.store
    store.create(Network(own_network, "Log"))
    assert store.change_records(own_network) == {}
    many = [Organisation(id=f"org-{number}", name=f"Partij {number}") for number in range(1_001)]
    first = make_change_set(store.read(own_network), many, who="t", when="2026-09-01T12:00:00Z", why="een")
    store.apply(first)
    last = replace(many[-1], name="Laatste")
    second = make_change_set(store.read(own_network), [last], who="t", when="2026-09-01T12:00:00Z", why="twee")
    store.apply(second)
    assert store.change_records(own_network) == {
        first.id: frozenset(f"Organisation:org-{number}" for number in range(1_001)),
        second.id: frozenset({"Organisation:org-1000"}),
    }
