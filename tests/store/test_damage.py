"""A damaged database opens without a word; netmap must notice before its first answer, and write nothing more.

Each case does to the files what a failing disk, a cut-short copy or a careless hand does.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from netmap.errors import StoreReadOnly, StoreUnavailable
from netmap.model import Network, Organisation, PartOf, Record, Ref, make_change_set, tie_id
from netmap.store import embedded
from netmap.store.bolt import open_embedded_store
from netmap.texts import error_sentence, say

pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with 400 parties and their ties, of which the server has stopped."""
    data = tmp_path_factory.mktemp("sound") / "data"
    store = open_embedded_store(data)
    network = Network(id="net-heel", name="Heel")
    store.create(network)
    records: list[Record] = [Organisation(id=f"org-{n}", name=f"Partij {n}", note="x" * 200) for n in range(400)]
    for number in range(1, 400):
        start, end = Ref("Organisation", f"org-{number}"), Ref("Organisation", "org-0")
        records.append(PartOf(id=tie_id("PART_OF", start, end), start=start, end=end))
    store.apply(make_change_set(network, records, who="toets", when="2026-09-01T12:00:00Z", why="toets"))
    store.close()
    embedded.stop(data)
    return data


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Iterator[Path]:
    data = tmp_path / "data"
    shutil.copytree(sound, data)
    yield data
    embedded.stop(data)


def one(data: Path, pattern: str) -> Path:
    (found,) = (data / "databases" / "netmap").glob(pattern)
    return found


def overwrite(path: Path, place: float, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(int(path.stat().st_size * place))
        file.write(content)


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def empty_schema(data: Path) -> None:
    for path in (data / "databases" / "netmap").glob("schema*"):
        path.unlink()


DAMAGE: dict[str, Callable[[Path], None]] = {
    "file of the parties is gone": lambda data: one(data, "Organisation_0.*.bucket").unlink(),
    "file of the parties is cut in half": lambda data: cut(one(data, "Organisation_0.*.bucket")),
    "file of the parties holds other bytes": lambda data: overwrite(
        one(data, "Organisation_0.*.bucket"), 0.4, b"\xa5" * 4000
    ),
    "file of the ties is zeros": lambda data: overwrite(
        one(data, "PART_OF_0.*.bucket"), 0, bytes(one(data, "PART_OF_0.*.bucket").stat().st_size)
    ),
    "index of the parties is gone": lambda data: one(data, "Organisation_0_[0-9]*idx").unlink(),
    "schema and its copy are gone": empty_schema,
    "schema is no schema": lambda data: one(data, "schema.json").write_text("{"),
    "dictionary is gone": lambda data: one(data, "dictionary*").unlink(),
    "file of the Ledger is gone": lambda data: one(data, "Ledger_0.*.bucket").unlink(),
    "file of the networks is gone": lambda data: one(data, "Network_0.*.bucket").unlink(),
    "file of the log is gone": lambda data: one(data, "Change_0.*.bucket").unlink(),
    "whole database is gone": lambda data: shutil.rmtree(data / "databases"),
}


# Cases that are noticed by the same part of the check as another one.
LIKE_OTHERS = {
    "file of the parties is cut in half",
    "file of the parties holds other bytes",
    "schema is no schema",
    "file of the networks is gone",
    "file of the log is gone",
}


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=pytest.mark.soak) if case in LIKE_OTHERS else case for case in DAMAGE]
)
def test_damage_is_noticed_before_the_first_answer(copy: Path, case: str) -> None:
    DAMAGE[case](copy)
    if case == "dictionary is gone":
        with pytest.raises(StoreUnavailable) as refused:
            open_embedded_store(copy)
        assert refused.value.code == "store.embedded_damaged"
        assert "reservekopie" in error_sentence(refused.value)
        return
    store = open_embedded_store(copy)
    try:
        assert not store.health.healthy
        for code, details in store.health.problems:
            assert "alleen lezen" in say(code, **details)
        network = Network(id="net-heel", name="Heel")
        change = make_change_set(
            network, [Organisation(id="org-n", name="N")], who="", when="2026-09-01T12:00:00Z", why=""
        )
        for write in (
            lambda: store.apply(change),
            lambda: store.create(Network(id="net-nieuw", name="Nieuw")),
            lambda: store.delete("net-heel"),
        ):
            with pytest.raises(StoreReadOnly) as caught:
                write()
            assert "alleen lezen" in error_sentence(caught.value)
    finally:
        store.close()


def test_a_folder_without_damage_opens_and_can_be_written(copy: Path) -> None:
    store = open_embedded_store(copy)
    try:
        assert store.health.healthy, store.health.problems
        found = store.read("net-heel")
        assert len(found.records) == 799
        change = make_change_set(
            found, [Organisation(id="org-n", name="N")], who="", when="2026-09-01T12:00:00Z", why=""
        )
        store.apply(change)
        assert len(store.read("net-heel").records) == 800
    finally:
        store.close()
