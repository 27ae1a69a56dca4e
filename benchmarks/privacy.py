"""What the privacy guard finds, what it takes for personal data wrongly, and what it costs."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

from benchmarks.machine import clocked
from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import RawSheet, Row, Workbook
from netmap.exchange.guarding import guard_workbook
from netmap.model import SheetName
from netmap.privacy import refused_name, refused_text
from tests.private_values import innocent_values, refused_values
from tests.public_lists import OPENGR, REGIOATLAS

DATA = Path(__file__).resolve().parents[1] / "tests" / "data" / "person_names"
CELLS = 100_000

#: What is measured, the figure, its unit, and the target or None.
Line = Callable[[str, float, str, float | None, str], None]


def measure(line: Line) -> None:
    """Hand every figure to ``line``. Shares are percentages; only the seconds and false alarms have a most."""
    _patterns(line)
    _names(line)
    _false_alarms(line)
    _speed(line)


def _patterns(line: Line) -> None:
    made = [text for _, text in refused_values(10_000, seed=4)]
    found = sum(refused_text(text, function=False) is not None for text in made)
    line("privacy: generated patterns found (100 wanted)", 100 * found / len(made), "%", None, f"{len(made):,} values")
    innocent = list(innocent_values(10_000, seed=4))
    false = sum(refused_text(text, function=True) is not None for text in innocent)
    line("privacy: innocent values refused", 100 * false / len(innocent), "%", 2, f"{len(innocent):,} values")


def _names(line: Line) -> None:
    names = [row["text"] for row in _rows(DATA / "names.csv", ";")]
    for aside, what in ((False, "half that the rules were made on"), (True, "half that was put aside")):
        half = [text for text in names if (hashlib.sha256(text.encode()).digest()[0] % 2 == 1) == aside]
        found = sum(refused_text(text, function=True) is not None for text in half)
        line(f"privacy: names found, {what}", 100 * found / len(half), "%", None, f"{found} of {len(half)}")


def _false_alarms(line: Line) -> None:
    seen = {row["text"] for row in _rows(DATA / "innocent.csv", ";")}
    public = {
        " ".join(value.split()) for path in (OPENGR, REGIOATLAS) for row in _rows(path, ",") for value in row.values()
    }
    rest = sorted(text for text in public - seen if any(map(str.isalpha, text)))
    for texts, what in ((sorted(seen), "listed names"), (rest, "all other names of the public lists")):
        for judge, how in ((lambda text: refused_text(text, function=True), "as function"), (refused_name, "as name")):
            false = sum(judge(text) is not None for text in texts)
            note = f"{false} of {len(texts):,}"
            line(f"privacy: {what}, refused {how}", 100 * false / len(texts), "%", 2, note)


def _speed(line: Line) -> None:
    texts = [row["text"] for row in _rows(DATA / "innocent.csv", ";")] + list(innocent_values(600, seed=1))
    cells = [texts[number % len(texts)] for number in range(CELLS)]
    for function, what in ((False, "any cells"), (True, "cells with a function")):
        with clocked() as clock:
            for cell in cells:
                refused_text(cell, function=function)
        line(f"privacy: {CELLS:,} {what}, one by one", clock.seconds, "s", None if function else 2, "")
    workbook = _workbook(cells)
    with clocked() as clock:
        guard_workbook(workbook)
    line(f"privacy: a workbook of {CELLS // 10:,} rows of ten cells", clock.seconds, "s", 2, "")


def _workbook(cells: list[str]) -> Workbook:
    name = SheetName.PARTICIPATION
    columns = SHEETS[name].columns[:10]
    rows = [tuple(cells[start : start + 10]) for start in range(0, len(cells), 10)]
    raw = RawSheet(
        title=SHEETS[name].nl,
        header_row=1,
        rows=((1, tuple(column.nl for column in columns)), *enumerate(rows, 2)),
        positions={column.key: position for position, column in enumerate(columns)},
    )
    found = tuple(
        Row(name, number, {column.key: text for column, text in zip(columns, row, strict=True)})
        for number, row in enumerate(rows, 2)
    )
    return Workbook(name="bench.xlsx", sha256="0", rows={name: found}, raw={name: raw})


def _rows(path: Path, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def main() -> int:
    from benchmarks.bench import Report

    report = Report()
    measure(lambda what, measured, unit, target, note: report.line(what, measured, unit, target, note))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
