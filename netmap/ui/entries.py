"""Names in the answers about routes and about who holds the web together: found, linked, and put in a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from netmap.ui import widgets
from netmap.ui.state import say

__all__ = ["Entry", "names", "told", "within"]

#: {"id", "name", "of"}: "of" is what it is, as "Organisation:org-ggd".
Entry = Mapping[str, Any]

MOST_NAMES = 6


def within(*values: Any) -> list[Entry]:
    """Return every entry somewhere in parts of an answer, each once, in the order of the answer."""
    found: dict[str, Entry] = {}
    for entry in _walk(values):
        found.setdefault(entry["of"], entry)
    return list(found.values())


def _walk(value: Any) -> Iterator[Entry]:
    if isinstance(value, Mapping):
        if "of" in value and "name" in value:
            yield value
        for part in value.values():
            yield from _walk(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _walk(part)


def told(sentence: str, *about: Any) -> str:
    """Return a sentence of an answer as Markdown, each name of the parts that it is about as a link to its page."""
    return widgets.linked(sentence, *within(*about))


def names(entries: Sequence[Entry], most: int = MOST_NAMES) -> list[str]:
    """Return the names of entries as Markdown with links, at most ``most``, and last how many more there are."""
    found = [widgets.named(entry["of"], entry["name"]) for entry in entries[:most]]
    left = len(entries) - len(found)
    return [*found, say("page.routes.more_names", count=left)] if left else found
