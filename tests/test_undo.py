"""A change that is taken back leaves the network as it was before, or nothing happens and the reason is told."""

from __future__ import annotations

import itertools
import os
import secrets
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netmap.errors import NetworkNotFound, UsageError
from netmap.exchange.findings import Workbook
from netmap.exchange.writing import write_workbook
from netmap.model import (
    ChangeSet,
    SheetName,
    canonical,
    make_change_set,
)
from netmap.model.changes import undone_id
from netmap.services import Choices, Services
from netmap.store.bolt import BoltStore
from netmap.texts import error_sentence
from tests.build import DAY
from tests.exchange.strategies import workbooks
from tests.generator import generate

FEW = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
Rows = list[dict[str, str]]


def services(store: BoltStore, who: str = "test") -> Services:
    """Use cases with a clock that ticks once a second."""
    ticks = itertools.count()
    return Services(store, today=lambda: DAY, now=lambda: f"2026-09-01T12:{next(ticks) % 3600 // 60:02}:00Z", who=who)


def file(folder: Path, name: str, **sheets: Rows) -> Path:
    """Write a workbook; the two sheets that every file needs are added."""
    rows: Mapping[SheetName, Rows] = {
        SheetName.ORGANISATIONS: [],
        SheetName.CONSULTATIONS: [],
        **{SheetName(sheet): rows for sheet, rows in sheets.items()},
    }
    path = folder / name
    path.write_bytes(write_workbook(rows))
    return path


def loaded(use: Services, path: Path, network: str) -> str:
    """Load the good rows of a file and return the id of the ChangeSet."""
    use.import_workbook(path, network, Choices(good_rows_only=True))
    return use.changes(network)[0]["id"]


def refused(run: Callable[[], object]) -> str:
    """Return the sentence of what goes wrong."""
    with pytest.raises(UsageError) as caught:
        run()
    assert caught.value.exit_code == 2
    return error_sentence(caught.value)


# --- on a database: what may be taken back, and what is told when it may not ---------------------------------------

PARTIES: Rows = [{"name": "Politie"}, {"name": "GGD"}]
TABLES: Rows = [{"name": "Wijkoverleg"}]
SEAT = {"consultation": "Wijkoverleg", "organisation": "Politie"}


@pytest.mark.embedded
class TestOnADatabase:
    """Each test has a network of its own."""

    @pytest.mark.parametrize(("seed", "silence"), [(1, 0.0), (2, 0.5)])
    def test_an_import_taken_back_gives_the_same_bytes_also_after_another_import(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path, seed: int, silence: float
    ) -> None:
        use = services(embedded_store)
        sheets = generate(30, seed=seed).sheets
        first = tmp_path / "eerste.xlsx"
        first.write_bytes(write_workbook(sheets))
        loaded(use, first, network_id)
        before = canonical(use.network(network_id))
        other = {
            sheet: [dict(row) for row in rows]
            for sheet, rows in generate(30, seed=seed, silence=silence).sheets.items()
        }
        for row in other[SheetName.ORGANISATIONS][::2]:
            row["note"] = "anders"
        other[SheetName.ORGANISATIONS].append({"name": "Nieuw"})
        second = tmp_path / "tweede.xlsx"
        second.write_bytes(write_workbook(other))
        change_set = loaded(use, second, network_id)
        changed = canonical(use.network(network_id))
        assert changed != before
        answer = use.undo(change_set, network_id)
        assert canonical(use.network(network_id)) == before
        assert answer["undone"] == change_set
        assert answer["did"]["removed"] >= 1
        assert answer["sentence"].startswith("Teruggezet: import van tweede.xlsx (1 september 2026 14:0")
        loaded(use, second, network_id)
        assert canonical(use.network(network_id)) == changed

    def test_taking_back_is_taken_back_as_well(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        use = services(embedded_store)
        first = loaded(use, file(tmp_path, "a.xlsx", organisations=PARTIES, consultations=TABLES), network_id)
        before = canonical(use.network(network_id))
        by = use.undo(first, network_id)["by"]
        assert canonical(use.network(network_id)) == b""
        log = {line["id"]: line for line in use.changes(network_id)}
        assert (log[first]["undone_by"], log[first]["undoable"], log[by]["undoable"]) == (by, False, True)
        again = use.undo(by, network_id)["by"]
        assert canonical(use.network(network_id)) == before
        log = {line["id"]: line for line in use.changes(network_id)}
        assert [log[one]["undone_by"] for one in (first, by, again)] == [None, again, None]
        assert log[first]["undoable"]
        assert (
            log[again]["what"] == f"opnieuw gedaan: import van a.xlsx (1 september 2026 14:{log[first]['when'][14:16]})"
        )
        use.undo(first, network_id)
        assert canonical(use.network(network_id)) == b""

    def test_a_later_change_of_the_same_records_stands_in_the_way_and_is_named(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        use = services(embedded_store)
        first = loaded(use, file(tmp_path, "a.xlsx", organisations=PARTIES, consultations=TABLES), network_id)
        noted: Rows = [{**row, "note": "let op"} for row in PARTIES]
        second = loaded(use, file(tmp_path, "b.xlsx", organisations=noted), network_id)
        before, log = canonical(use.network(network_id)), use.changes(network_id)
        assert [(line["id"], line["undoable"]) for line in log] == [(second, True), (first, False)]
        sentence = refused(lambda: use.undo(first, network_id))
        assert "import van b.xlsx (1 september 2026 14:" in sentence
        assert "2 gegevens" in sentence
        assert (canonical(use.network(network_id)), use.changes(network_id)) == (before, log)
        use.undo(second, network_id)
        assert use.undo(first, network_id)["did"] == {"added": 0, "changed": 0, "removed": 3}
        assert canonical(use.network(network_id)) == b""

    @pytest.mark.parametrize(
        "later",
        [
            {"participation": [SEAT]},
            {"participation": [{**SEAT, "takes_part": "nee"}]},
            {"coverage": [{"who": "GGD", "theme": "burenruzie", "stage": "signaleren"}]},
            {"names": [{"found": "GG en GD", "decision": "dezelfde als", "party": "GGD"}]},
            {"settings": [{"key": "volledig", "value": "Deelname: Wijkoverleg", "date": "2026-09-01"}]},
            {"organisations": [{"name": "Basisteam", "part_of": "Politie"}]},
        ],
        ids=["seat", "no seat", "coverage", "name", "complete", "part"],
    )
    def test_a_later_record_that_names_what_would_go_stands_in_the_way(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path, later: dict[str, Rows]
    ) -> None:
        use = services(embedded_store)
        first = loaded(use, file(tmp_path, "a.xlsx", organisations=PARTIES, consultations=TABLES), network_id)
        second = loaded(use, file(tmp_path, "b.xlsx", **later), network_id)
        assert second != first
        before = canonical(use.network(network_id))
        sentence = refused(lambda: use.undo(first, network_id))
        assert "import van b.xlsx" in sentence
        assert "1 gegeven)" in sentence
        assert canonical(use.network(network_id)) == before
        use.undo(second, network_id)
        use.undo(first, network_id)
        assert canonical(use.network(network_id)) == b""

    def test_what_would_return_to_a_record_that_is_gone_stands_in_the_way(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        use = services(embedded_store)
        start = file(tmp_path, "a.xlsx", organisations=PARTIES, consultations=TABLES, participation=[SEAT])
        loaded(use, start, network_id)
        content = use.network(network_id)
        seats = [key for key in content.records if key[0] == "TAKES_PART"]
        no_seat = make_change_set(content, (), removed=seats, who="t", when="2026-09-01T13:00:00Z", why="stoel weg")
        embedded_store.apply(no_seat)
        content = use.network(network_id)
        parties = [key for key in content.records if key[0] == "Organisation"]
        nobody = make_change_set(content, (), removed=parties, who="t", when="2026-09-01T14:00:00Z", why="iedereen weg")
        embedded_store.apply(nobody)
        assert "iedereen weg (1 september 2026 16:00, 1 gegeven)" in refused(lambda: use.undo(no_seat.id, network_id))
        use.undo(nobody.id, network_id)
        use.undo(no_seat.id, network_id)
        assert {key for key in use.network(network_id).records if key[0] == "TAKES_PART"} == set(seats)

    def test_a_seat_that_another_took_over_comes_back(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        use = services(embedded_store)
        start = file(tmp_path, "a.xlsx", organisations=PARTIES, consultations=TABLES, participation=[SEAT])
        loaded(use, start, network_id)
        before = canonical(use.network(network_id))
        named = loaded(use, file(tmp_path, "b.xlsx", participation=[{**SEAT, "function": "wijkagent"}]), network_id)
        assert use.changes(network_id)[0]["removed"] == 1
        assert use.undo(named, network_id)["did"] == {"added": 1, "changed": 0, "removed": 1}
        assert canonical(use.network(network_id)) == before

    def test_the_municipality_that_an_undone_import_named_is_forgotten(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        use = services(embedded_store)
        named = file(tmp_path, "a.xlsx", organisations=PARTIES, settings=[{"key": "gemeente", "value": "Zandwijk"}])
        first = loaded(use, named, network_id)
        assert use.network(network_id).municipality == "Zandwijk"
        use.undo(first, network_id)
        assert use.network(network_id).municipality == ""

    def test_what_is_unknown_done_already_or_nothing_is_refused(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        use = services(embedded_store)
        first = loaded(use, file(tmp_path, "a.xlsx", organisations=PARTIES), network_id)
        with pytest.raises(NetworkNotFound) as unknown:
            use.undo("cs-0123456789abcdef", network_id)
        assert error_sentence(unknown.value).startswith("Deze wijziging staat niet in het logboek")
        moved: Rows = [{}, *PARTIES]
        path = file(tmp_path, "b.xlsx", organisations=[row or {"name": "Nieuw"} for row in moved])
        second = loaded(use, path, network_id)
        use.undo(second, network_id)
        after = canonical(use.network(network_id))
        by = use.changes(network_id)[0]["id"]
        assert refused(lambda: use.undo(second, network_id)).endswith(f"Zet dan die stap zelf terug: {by}.")
        shifted = file(tmp_path, "c.xlsx", organisations=list(reversed(PARTIES)))
        third = loaded(use, shifted, network_id)
        assert third not in (first, second, by)
        assert not use.changes(network_id)[0]["undoable"]
        assert "niets om terug te zetten" in refused(lambda: use.undo(third, network_id))
        assert canonical(use.network(network_id)) == after

    def test_two_who_take_back_the_same_at_once_do_it_once(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        first = loaded(
            services(embedded_store), file(tmp_path, "a.xlsx", organisations=PARTIES, consultations=TABLES), network_id
        )
        done, told = [], []
        together = threading.Barrier(4)

        def run(number: int) -> None:
            use = services(embedded_store, who=f"test {number}")
            together.wait()
            try:
                done.append(use.undo(first, network_id))
            except UsageError as error:
                told.append(error.code)

        threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(done), told) == (1, ["changes.refused.undone"] * 3)
        assert canonical(services(embedded_store).network(network_id)) == b""
        assert len(services(embedded_store).changes(network_id)) == 2

    def test_an_import_that_comes_in_between_is_never_undone_with_it(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        use = services(embedded_store)
        first = loaded(use, file(tmp_path, "a.xlsx", organisations=PARTIES, consultations=TABLES), network_id)
        seat = file(tmp_path, "b.xlsx", participation=[SEAT])
        plain, came = embedded_store.apply, []

        def apply(change_set: ChangeSet) -> None:
            if not came:  # between the look at the log and the write
                came.append(1)
                services(embedded_store, who="ander").import_workbook(seat, network_id)
            plain(change_set)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(embedded_store, "apply", apply)
            sentence = refused(lambda: use.undo(first, network_id))
        assert "import van b.xlsx" in sentence
        assert any(key[0] == "TAKES_PART" for key in use.network(network_id).records)

    @FEW
    @given(st.lists(st.one_of(workbooks(), st.integers(0, 5)), min_size=3, max_size=8))
    def test_whatever_was_done_and_taken_back_all_of_it_can_be_taken_back(
        self, embedded_store: BoltStore, steps: list[Workbook | int]
    ) -> None:
        network_id = f"net-{secrets.token_hex(6)}"
        use = services(embedded_store)
        with tempfile.TemporaryDirectory() as folder:
            loaded(use, file(Path(folder), "0.xlsx", organisations=PARTIES), network_id)
            for number, step in enumerate(steps, 1):
                if not isinstance(step, int):
                    sheets = {sheet.value: [row.cells for row in rows] for sheet, rows in step.rows.items()}
                    loaded(use, file(Path(folder), f"{number}.xlsx", **sheets), network_id)
                    continue
                log = use.changes(network_id)
                chosen = log[step % len(log)]
                before = canonical(use.network(network_id))
                try:
                    by = use.undo(chosen["id"], network_id)["by"]
                except UsageError:
                    assert canonical(use.network(network_id)) == before
                    continue
                assert chosen["undoable"]
                after = canonical(use.network(network_id))
                assert after != before
                use.undo(use.undo(by, network_id)["by"], network_id)
                assert canonical(use.network(network_id)) == after
        self._take_all_back(use, network_id)
        assert canonical(use.network(network_id)) == b""
        embedded_store.delete(use.find_network(network_id).id)

    def _take_all_back(self, use: Services, network_id: str) -> None:
        while True:
            standing = [
                line["id"]
                for line in use.changes(network_id)
                if undone_id(line["why"]) is None
                and not line["undone_by"]
                and line["added"] + line["changed"] + line["removed"]
            ]
            if not standing:
                return
            # The latest can always go back, in one order or another: what stands in its way can go first.
            assert any(self._goes_back(use, one, network_id) for one in standing)

    def _goes_back(self, use: Services, change_set: str, network_id: str) -> bool:
        try:
            use.undo(change_set, network_id)
        except UsageError:
            return False
        return True

    def test_the_command_line_lists_takes_back_and_refuses(
        self, embedded_store: BoltStore, network_id: str, tmp_path: Path
    ) -> None:
        use = services(embedded_store, who="Ans")
        first = loaded(use, file(tmp_path, "zandwijk.xlsx", organisations=PARTIES), network_id)

        def netmap(*words: str) -> subprocess.CompletedProcess[str]:
            command = [sys.executable, "-m", "netmap", *words, "--netwerk", network_id]
            data = ["--data", embedded_store.health.database]
            environment = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
            return subprocess.run([*command, *data], capture_output=True, text=True, env=environment, check=False)

        listed = netmap("wijzigingen")
        assert listed.stdout.startswith(f"{first}  1 september 2026 14:")
        assert "  Ans  import van zandwijk.xlsx: 2 nieuw, 0 gewijzigd, 0 weg (kan terug)" in listed.stdout
        done = netmap("herstel", first)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("2 gegevens zijn weggehaald.\n")
        again = netmap("undo", first)
        assert (again.returncode, again.stdout) == (2, "")
        assert again.stderr.startswith("Deze wijziging is al teruggezet, op ")
