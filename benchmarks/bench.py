"""Measure what the targets are about and print both. Only a ratio or a growth within this run can fail.

A figure in seconds depends on the machine and on what else runs there, so it is only printed beside its target.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks import (
    browser,
    centrality,
    hostile_files,
    hub,
    names,
    privacy,
    routes,
    team,
    third_parties,
    users,
    what_if,
    white_spots,
)
from benchmarks.machine import clocked, describe, resident_mb
from benchmarks.row_by_row import write_row_by_row
from netmap.config import settings_for
from netmap.exchange.planning import ImportPlan, plan_import
from netmap.exchange.reading import read_workbook
from netmap.exchange.writing import write_workbook
from netmap.resources import resource_folder
from netmap.services import Services, new_network
from netmap.store import embedded
from netmap.store.bolt import open_embedded_store
from netmap.wiring import open_services
from tests.generator import generate

ROOT = Path(__file__).resolve().parents[1]
MOST_GROWTH = 3.0
LEAST_RATIO = 10.0
_ROW_SECONDS = 30.0


@dataclass
class Report:
    """Lines are printed as soon as they are known; ``failed`` names the ratios that are not as they should be."""

    failed: list[str] = field(default_factory=list)

    def line(self, what: str, measured: float, unit: str, target: float | None = None, note: str = "") -> None:
        beside = "" if target is None else f"target {target:g} {unit}"
        over = " <- over" if target is not None and measured > target else ""
        print(f"{what:<52} {measured:>9.2f} {unit:<3} {beside}{over}{'  ' + note if note else ''}", flush=True)

    def ratio(self, what: str, measured: float, *, least: float | None = None, most: float | None = None) -> None:
        good = (least is None or measured >= least) and (most is None or measured <= most)
        limit = f"at least {least:g}" if least is not None else f"at most {most:g}"
        print(f"{what:<52} {measured:>9.2f} x   {limit}: {'good' if good else 'NOT GOOD'}", flush=True)
        if not good:
            self.failed.append(what)


@dataclass
class Size:
    """What one network took."""

    records: int
    import_seconds: float
    gap_seconds: float


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="leave out the largest network, the growth it shows, and users"
    )
    chosen = parser.parse_args(arguments)
    report = Report()
    print("\n".join(describe()), end="\n\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="netmap-bench-") as name:
        folder = Path(name)
        measure_help(report)
        measure_start(report, folder / "start")
        try:
            measure_imports(report, folder, quick=chosen.quick)
            measure_ten_thousand_rows(report, folder)
            measure_memory(report, folder)
        finally:
            for data in ("start", "sizes", "memory"):
                embedded.stop(folder / data)
    white_spots.measure(report, quick=chosen.quick)
    routes.measure(report, quick=chosen.quick)
    hub.measure(report, quick=chosen.quick)
    team.measure(report, quick=chosen.quick)
    third_parties.measure(report, quick=chosen.quick)
    what_if.measure(report, quick=chosen.quick)
    centrality.measure(report, quick=chosen.quick)
    measure_pages(report, quick=chosen.quick)
    measure_refusals(report)
    if report.failed:
        print(f"\nnot as it should be: {', '.join(report.failed)}")
    return 1 if report.failed else 0


# --- start ---------------------------------------------------------------------------------------------------


def measure_help(report: Report) -> None:
    command = [str(Path(sys.executable).with_name("netmap")), "--help"]
    times = []
    for _ in range(5):
        with clocked() as clock:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(clock.seconds)
    report.line("netmap --help (best of 5)", min(times), "s", 0.5)


def measure_start(report: Report, data: Path) -> None:
    report.line("start to first answer, new data folder", first_answer(data), "s", 8, "schema made")
    embedded.stop(data)
    services = open_services(settings_for(data))
    services.import_workbook(resource_folder("sample_networks") / "waterveen")
    services.close()
    embedded.stop(data)
    report.line("start to first answer, white spots of Waterveen", first_answer(data), "s", 8)
    report.line("the same, database running already", first_answer(data), "s")


def first_answer(data: Path) -> float:
    """Return the seconds from the start of a process to its answer; the process may still have to end."""
    with clocked() as clock:
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.first_answer", str(data)], stdout=subprocess.PIPE, cwd=ROOT, text=True
        )
        assert process.stdout is not None
        answered = process.stdout.readline()
    process.communicate()
    if process.returncode or not answered:
        raise SystemExit(f"the first answer failed with exit code {process.returncode}")
    return clock.seconds


# --- imports and white spots ---------------------------------------------------------------------------------


def measure_imports(report: Report, folder: Path, *, quick: bool) -> None:
    services = open_services(settings_for(folder / "sizes"))
    measure_size(report, services, "Waterveen, 60 parties", resource_folder("sample_networks") / "waterveen", 2, 0.5)
    middle = measure_size(report, services, "400 parties", town(folder, 400), 5, 1)
    if not quick:
        large = measure_size(report, services, "2,000 parties, 20,000 ties", town(folder, 2000, 20_000), 30, 5)
        slower = (large.import_seconds / large.records) / (middle.import_seconds / middle.records)
        report.ratio("growth: import per record, 2,000 against 400", slower, most=MOST_GROWTH)
        slower = (large.gap_seconds / large.records) / (middle.gap_seconds / middle.records)
        report.ratio("growth: white spots per record, 2,000 against 400", slower, most=MOST_GROWTH)
    services.close()
    measure_row_by_row(report, folder)


def measure_ten_thousand_rows(report: Report, folder: Path) -> None:
    """Check a file of ten thousand rows, and then load it, as somebody does on the page."""
    sheets = generate(1000, seed=10, ties=11_000).sheets
    path = folder / "ten-thousand.xlsx"
    path.write_bytes(write_workbook(sheets))
    rows = sum(map(len, sheets.values()))
    services = open_services(settings_for(folder / "sizes"))
    with clocked() as checking:
        assert services.check(path)["loadable"]
    with clocked() as loading:
        assert services.import_workbook(path)["loadable"]
    services.close()
    report.line("10,000 rows: read and checked", checking.seconds, "s", note=f"{rows:,} rows")
    report.line("10,000 rows: checked and loaded", loading.seconds, "s", 15, "embedded database")


def measure_pages(report: Report, *, quick: bool) -> None:
    """Print what somebody in a browser waits for, and what twenty people at once wait for."""
    with tempfile.TemporaryDirectory(prefix="netmap-bench-pages-") as name:
        browser.measure(report, Path(name) / "browser", quick=quick)
        if not quick:
            users.measure(report, Path(name) / "users")


def measure_refusals(report: Report) -> None:
    """Print how well names are matched and what is refused; a silent merge and a file that gets through fail."""
    names.measure(report.line, both=True)
    for half in (names.SEEN, names.ASIDE):
        if names.quality(names.read_pairs(names.NAMES / half)).silent_merges:
            report.failed.append(f"silent merges in {half}")
    privacy.measure(report.line)
    if hostile_files.main():
        report.failed.append("a hostile file was not refused as it should be")


def town(folder: Path, parties: int, ties: int | None = None) -> Path:
    path = folder / f"town-{parties}.xlsx"
    path.write_bytes(write_workbook(generate(parties, seed=parties, ties=ties).sheets))
    return path


def measure_size(
    report: Report, services: Services, what: str, path: Path, import_target: float, gap_target: float
) -> Size:
    known = {network.id for network in services.networks()}
    with clocked() as importing:
        answer = services.import_workbook(path)
    assert answer["loadable"], answer["findings"]
    (network,) = (n for n in services.networks() if n.id not in known)
    records = sum(network.counts.values())
    report.line(f"import: {what}", importing.seconds, "s", import_target, f"{records:,} records")
    times = []
    for day in (1, 2, 3):  # an answer is kept by its date: each of these is worked out anew
        with clocked() as clock:
            result = services.gaps(network.id, reference_date=date(2026, 9, day))["result"]
        times.append(clock.seconds)
    note = f"{len(result['findings'])} findings, {len(result['questions'])} questions"
    report.line(f"white spots (best of 3): {what}", min(times), "s", gap_target, note)
    return Size(records, importing.seconds, min(times))


# --- against one row at a time -------------------------------------------------------------------------------


def measure_row_by_row(report: Report, folder: Path) -> None:
    """Write one import as netmap does, and row by row through the same driver, statements and database."""
    data = folder / "sizes"
    for name in ("town-400.xlsx", ""):
        path = folder / name if name else resource_folder("sample_networks") / "waterveen"
        plan = planned(path, "net-at-once")
        rows = len(plan.change_set.changes)
        slow = write_row_by_row(data, planned(path, "net-by-row"), most_seconds=_ROW_SECONDS)
        if slow is not None:
            break
        print(f"({rows:,} rows one by one take more than {_ROW_SECONDS:g} s: a smaller network is taken)")
    else:
        report.failed.append("row by row took too long to compare")
        return
    store = open_embedded_store(data)
    store.create(plan.network_before)
    with clocked() as clock:
        store.apply(plan.change_set)
    store.close()
    report.line(f"write {rows:,} records: as netmap does", clock.seconds, "s")
    report.line(f"write {rows:,} records: row by row", slow, "s")
    report.ratio("row by row against netmap", slow / clock.seconds, least=LEAST_RATIO)


def planned(path: Path, network_id: str) -> ImportPlan:
    workbook = read_workbook(path)
    network = new_network(network_id.removeprefix("net-"))
    return plan_import(network, workbook, today=date(2026, 9, 1), when="2026-09-01T12:00:00Z", who="bench")


# --- memory --------------------------------------------------------------------------------------------------


def measure_memory(report: Report, folder: Path) -> None:
    data = folder / "memory"
    services = open_services(settings_for(data))
    services.import_workbook(folder / "town-400.xlsx")
    services.close()
    app = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.pages", str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert app.stdout is not None
    ready = app.stdout.readline().strip() == "ready"
    server = embedded.status(data).pid
    if ready and server is not None:
        pages, database = resident_mb(app.pid), resident_mb(server)
        note = f"pages {pages:.0f} MB, database {database:.0f} MB"
        report.line("memory of pages and database, 400 parties", pages + database, "MB", 900, note)
    app.communicate()
    if not ready:
        raise SystemExit(f"the pages failed with exit code {app.returncode}")


if __name__ == "__main__":
    raise SystemExit(main())
