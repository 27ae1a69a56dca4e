"""The last few things that were worked out, so that whoever asks for one again, or at the same time, gets the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

__all__ = ["Kept"]

V = TypeVar("V")


@dataclass(eq=False)
class _Entry(Generic[V]):
    making: Lock = field(default_factory=Lock)
    made: list[V] = field(default_factory=list)


class Kept(Generic[V]):
    """At most ``most`` values by key, the longest unused ones dropped first. Safe for use by several threads.

    Who asks for what another is already making waits for that; who asks for something else does not. A value belongs
    to everybody who gets it, so nobody may change it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._entries: OrderedDict[Hashable, _Entry[V]] = OrderedDict()
        self._choosing = Lock()

    def held(self, key: Hashable) -> V | None:
        """Return the value of a key when it is kept and ready, else None; nothing is made or waited for."""
        with self._choosing:
            entry = self._entries.get(key)
            return entry.made[0] if entry and entry.made else None

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """Return the value of a key, made now when it is not kept. What ``make`` raises is raised; nothing is kept."""
        with self._choosing:
            entry = self._entries.setdefault(key, _Entry())
            self._entries.move_to_end(key)
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)
        with entry.making:
            if not entry.made:
                entry.made.append(make())
            return entry.made[0]
