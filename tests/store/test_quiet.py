"""Asking others not to write for a moment: they wait, but never long, and nobody can block them by dying."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from netmap.store import quiet
from netmap.store.quiet import Quiet


def seconds_waited(folder: Path | None) -> float:
    begin = time.monotonic()
    Quiet(folder).grant()
    return time.monotonic() - begin


def test_nobody_waits_when_nobody_asks(tmp_path: Path) -> None:
    assert seconds_waited(tmp_path) < 0.1
    assert seconds_waited(None) < 0.1


def test_a_writer_waits_until_the_reader_is_ready(tmp_path: Path) -> None:
    ended: list[float] = []
    with Quiet(tmp_path).ask():
        writer = threading.Thread(target=lambda: (Quiet(tmp_path).grant(), ended.append(time.monotonic())))
        writer.start()
        time.sleep(0.3)
        assert ended == []
        ready = time.monotonic()
    writer.join()
    assert ended[0] >= ready
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_died_holds_nobody_up(tmp_path: Path) -> None:
    left_behind = tmp_path / "reading"
    left_behind.touch()
    old = time.time() - 60
    os.utime(left_behind, (old, old))
    assert seconds_waited(tmp_path) < 0.1


def test_a_clock_that_was_set_back_holds_nobody_up(tmp_path: Path) -> None:
    left_behind = tmp_path / "reading"
    left_behind.touch()
    later = time.time() + 3600
    os.utime(left_behind, (later, later))
    assert seconds_waited(tmp_path) < 0.1


def test_readers_who_keep_asking_hold_a_writer_up_for_seconds_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quiet, "_LONGEST_WAIT_SECONDS", 0.3)
    with Quiet(tmp_path).ask():
        assert 0.3 <= seconds_waited(tmp_path) < 2


def test_without_a_folder_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Quiet(None).ask():
        assert list(tmp_path.iterdir()) == []
