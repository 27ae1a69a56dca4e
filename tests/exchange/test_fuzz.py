"""Whatever somebody sends gives a workbook or a refusal with a sentence: no crash, and limits of memory and time hold.

The worker is a process of its own. That it dies is a failure of the file that it was reading.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from types import ModuleType

import pytest

from tests.exchange.fuzz_worker import Outcome, serve
from tests.exchange.mutations import packed, seeds, spoilt

MOST_SECONDS = 10.0
MOST_MEGABYTES = 512.0


@contextmanager
def worker() -> Iterator[Connection]:
    context = multiprocessing.get_context("spawn")
    mine, its = context.Pipe()
    process = context.Process(target=serve, args=(its,), daemon=True)
    # A new process runs the main script anew; a test of the pages leaves theirs behind as such.
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = main
    its.close()
    try:
        yield mine
        with suppress(BrokenPipeError):  # it died
            mine.send(None)
        process.join(10)
    finally:
        process.kill()
        process.join()
        mine.close()


def outcomes(numbers: Iterable[int]) -> Iterator[tuple[int, Outcome]]:
    with worker() as connection:
        for number in numbers:
            name, data = spoilt(number)
            connection.send((data, name))
            # Waiting is far longer than allowed: what counts is the time of the processor, others may be busy.
            if not connection.poll(12 * MOST_SECONDS):
                pytest.fail(f"spoilt({number}): no answer")
            try:
                yield number, connection.recv()
            except EOFError:
                pytest.fail(f"spoilt({number}): the worker died")


def check(numbers: range) -> None:
    kinds: Counter[str] = Counter()
    failed: list[str] = []
    slowest = peak = 0.0
    for number, found in outcomes(numbers):
        kinds[found.kind] += 1
        slowest, peak = max(slowest, found.seconds), max(peak, found.peak_mb)
        if found.kind == "failed":
            failed.append(f"spoilt({number}): {found.detail}")
        assert found.seconds <= MOST_SECONDS, f"spoilt({number}) took {found.seconds:.1f} s"
        assert found.peak_mb <= MOST_MEGABYTES, f"spoilt({number}) took {found.peak_mb:.0f} MB"
    measured = f"{len(numbers)} files: {dict(kinds)}, slowest {slowest:.2f} s, peak {peak:.0f} MB"
    assert not failed, f"{measured}; {len(failed)} failed, the first: {failed[0]}"
    assert min(kinds["read"], kinds["refused"]) > len(numbers) / 10, measured


def test_every_good_file_is_read() -> None:
    names = {".csv": "organisaties.csv", ".zip": "x.zip", ".xlsx": "x.xlsx"}
    with worker() as connection:
        for seed in seeds():
            data = seed.parts[0][1] if seed.suffix == ".csv" else packed(seed.parts)
            connection.send((data, names[seed.suffix]))
            assert connection.recv().kind == "read"


def test_the_worker_is_seen_to_die() -> None:
    with worker() as connection:
        connection.send("no task")
        with pytest.raises(EOFError):
            connection.recv()


def test_a_spoilt_file_follows_from_its_number() -> None:
    assert [spoilt(number) for number in range(5)] == [spoilt(number) for number in range(5)]


def test_a_thousand_spoilt_files() -> None:
    check(range(1_000))


@pytest.mark.soak
def test_ten_thousand_spoilt_files() -> None:
    check(range(1_000, 11_000))
