"""What was worked out once is the same for everybody, and no more of it is kept than was said."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from netmap.services.kept import Kept


def counting(made: list[str], name: str) -> Callable[[], list[str]]:
    def make() -> list[str]:
        made.append(name)
        return [name]

    return make


def test_the_same_key_gives_the_same_thing_made_once() -> None:
    kept: Kept[list[str]] = Kept(2)
    made: list[str] = []
    assert kept.get("a", counting(made, "a")) is kept.get("a", counting(made, "a"))
    assert made == ["a"]


def test_the_longest_unused_one_is_dropped() -> None:
    kept: Kept[list[str]] = Kept(2)
    made: list[str] = []
    for name in ("a", "b", "a", "c", "a", "b"):
        kept.get(name, counting(made, name))
    assert made == ["a", "b", "c", "b"]


def test_what_fails_is_not_kept() -> None:
    kept: Kept[list[str]] = Kept(2)

    def fail() -> list[str]:
        raise OSError("away")

    with pytest.raises(OSError, match="away"):
        kept.get("a", fail)
    assert kept.get("a", lambda: ["later"]) == ["later"]


def test_who_asks_meanwhile_waits_for_the_same_and_others_go_on() -> None:
    kept: Kept[list[str]] = Kept(2)
    made: list[str] = []
    begun, go_on = threading.Event(), threading.Event()
    found: list[list[str]] = []

    def slow() -> list[str]:
        begun.set()
        assert go_on.wait(20)
        return counting(made, "slow")()

    threads = [threading.Thread(target=lambda: found.append(kept.get("slow", slow))) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert begun.wait(20)
    assert kept.get("other", counting(made, "other")) == ["other"]  # while the slow one is being made
    go_on.set()
    for thread in threads:
        thread.join(20)
    assert made == ["other", "slow"]
    assert len(found) == 3
    assert all(one is found[0] for one in found)


def test_what_is_held_is_given_without_making_or_waiting() -> None:
    kept: Kept[list[str]] = Kept(2)
    assert kept.held("a") is None
    made = kept.get("a", lambda: ["a"])
    assert kept.held("a") is made
    inside: list[list[str] | None] = []

    def make() -> list[str]:
        inside.append(kept.held("b"))
        return ["b"]

    kept.get("b", make)
    assert inside == [None]
