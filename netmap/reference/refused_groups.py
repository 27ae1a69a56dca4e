"""Population groups that netmap does not keep: by origin, faith, health or orientation, also not as an own word.

Groups are who a party reaches, never a cause; a register of who reaches such a group would itself be sensitive.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from netmap.model import normalise


def refused_ground(group: str) -> str | None:
    """Return why a population group is refused (origin, faith, health, orientation), or None when it is not.

    Every word of the group's name is looked at, without capitals and accents.
    """
    words = normalise(group).split()
    joined = "".join(words)
    for ground, lists in _lists().items():
        for word in (*words, joined):
            if word in lists["words"] or any(word.startswith(start) for start in lists["starts"]):
                return ground
    return None


@cache
def _lists() -> dict[str, dict[str, tuple[str, ...]]]:
    text = resources.files("netmap.reference").joinpath("refused_groups.toml").read_text(encoding="utf-8")
    grounds = tomllib.loads(text)
    return {ground: {name: tuple(words) for name, words in lists.items()} for ground, lists in grounds.items()}
