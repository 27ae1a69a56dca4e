"""The change log and choices about names, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from netmap.model import ChangeSet, Decision, NameDecision, Network, Ref, normalise
from netmap.model.changes import undone_id
from netmap.report.names import Names
from netmap.sensitive import SensitiveNames
from netmap.texts import say, say_count

_MOST_NAMED = 5
_NAME_SENTENCES = {
    Decision.SAME_AS: "changes.name.same_as",
    Decision.NEW: "changes.name.new",
    Decision.RENAMED_TO: "changes.name.renamed_to",
    Decision.MERGED_INTO: "changes.name.merged_into",
}
_UNDONE_SENTENCES = {
    "added": "changes.undone.added",
    "changed": "changes.undone.changed",
    "removed": "changes.undone.removed",
}


class Entry(Protocol):
    """One line of the change log."""

    @property
    def id(self) -> str:
        """Id of the ChangeSet."""

    @property
    def who(self) -> str:
        """The account that did it."""

    @property
    def when(self) -> str:
        """UTC time."""

    @property
    def why(self) -> str:
        """The use case and its object."""

    @property
    def file_hash(self) -> str:
        """Hash of the file, or empty."""

    @property
    def added(self) -> int:
        """Records added."""

    @property
    def changed(self) -> int:
        """Records changed."""

    @property
    def removed(self) -> int:
        """Records removed."""


def moment(when: str, language: str = "nl") -> str:
    """Return a UTC time as people in the Netherlands read it: "1 september 2026 14:00"; any other text as it is."""
    from babel.dates import format_datetime

    try:
        found = datetime.fromisoformat(when)
    except ValueError:
        return when
    if found.tzinfo is None:
        return when
    try:
        found = found.astimezone(ZoneInfo("Europe/Amsterdam"))
    except ZoneInfoNotFoundError:  # a machine without the list of time zones: better another hour than no answer
        return str(format_datetime(found, "d MMMM y HH:mm 'UTC'", locale=language))
    return str(format_datetime(found.replace(tzinfo=None), "d MMMM y HH:mm", locale=language))


def what_in_words(why: str, log: Mapping[str, Entry], language: str = "nl") -> str:
    """Return the reason of a ChangeSet in words: "import van zandwijk.xlsx"; an unknown one as it is.

    Parameters
    ----------
    why : str
    log : mapping
        Every entry of the change log by id, to say what was taken back.
    """
    times, entry = 0, None
    while (target := undone_id(why)) is not None and target in log:
        times, entry = times + 1, log[target]
        why = entry.why
    what = _first(why, language)
    if entry is None:
        return what
    when = moment(entry.when, language)
    if times % 2:
        return say("changes.what.undo", language, what=what, when=when)
    return say("changes.what.redo", language, what=what, when=when)


def _first(why: str, language: str) -> str:
    kind, _, rest = why.partition(" ")
    if kind == "import" and rest:
        return say("changes.what.import", language, file=rest)
    if kind in ("volledig", "onvolledig") and rest:
        lists = list_names(rest.split(","), language)
        code = "changes.what.complete" if kind == "volledig" else "changes.what.not_complete"
        return say(code, language, lists=lists)
    if kind == "naamkeuze":
        return say("changes.what.name", language)
    return why


def list_names(sheets: Iterable[str], language: str = "nl") -> list[str]:
    """Return the names of sheets, given by their codes."""
    return [say(f"sheet.{sheet}", language) for sheet in sheets]


def change_answer(
    log: Sequence[Entry], undone_by: Mapping[str, str], undoable: Iterable[str], language: str = "nl"
) -> list[dict[str, Any]]:
    """Return the change log as JSON, in the order given.

    Parameters
    ----------
    log : sequence
        The whole log.
    undone_by : mapping
        ChangeSet id -> id of the ChangeSet that took it back.
    undoable : iterable of str
        Ids of what can be taken back.
    """
    by_id = {entry.id: entry for entry in log}
    can = frozenset(undoable)
    names = ("id", "who", "when", "why", "file_hash", "added", "changed", "removed")
    return [
        {
            **{name: getattr(entry, name) for name in names},
            "what": what_in_words(entry.why, by_id, language),
            "undoable": entry.id in can,
            "undone_by": undone_by.get(entry.id),
        }
        for entry in log
    ]


def later_in_words(log: Sequence[Entry], later: Mapping[str, int], language: str = "nl") -> list[str]:
    """Return what stands in the way of taking a ChangeSet back, latest first: what it was, when, how many records."""
    by_id = {entry.id: entry for entry in log}
    told = [
        say_count(
            "changes.later",
            later[entry.id],
            language,
            what=what_in_words(entry.why, by_id, language),
            when=moment(entry.when, language),
        )
        for entry in log
        if entry.id in later
    ]
    if len(told) <= _MOST_NAMED:
        return told
    return [*told[:_MOST_NAMED], say("changes.later_more", language, count=len(told) - _MOST_NAMED)]


def undone_answer(
    network: Network, change_set: ChangeSet, inverse: ChangeSet, log: Sequence[Entry], language: str = "nl"
) -> dict[str, Any]:
    """Return the answer of ``herstel``."""
    counts = {name: inverse.counts[name] for name in ("added", "changed", "removed")}
    by_id = {entry.id: entry for entry in log}
    what, when = what_in_words(change_set.why, by_id, language), moment(change_set.when, language)
    told = [say("changes.undone", language, what=what, when=when)]
    told += [say_count(code, counts[name], language) for name, code in _UNDONE_SENTENCES.items() if counts[name]]
    return {
        "undone": change_set.id,
        "by": inverse.id,
        "did": counts,
        "network": {"id": network.id, "name": network.name},
        "sentence": " ".join(told),
    }


def name_decision_answer(network: Network, language: str = "nl", *, masked: bool = True) -> list[dict[str, Any]]:
    """Return what was decided about names, by name; of sensitive parties no name leaves when ``masked``."""
    names = Names(network, language, masked=masked)
    sensitive = SensitiveNames(network, names.sensitive)
    decisions = sorted(network.of(NameDecision).values(), key=lambda d: (normalise(d.found), d.found, d.id))
    answer = []
    for decision in decisions:
        text = decision.target or ""
        target = Ref.parse(text) if ":" in text else None
        found = decision.found
        if masked and target in names.sensitive:
            found = say("sensitive.name", language)
        elif masked:
            found = sensitive.replaced(found, say("sensitive.name", language))
        entry = names.entry(target)
        answer.append(
            {
                "id": decision.id,
                "found": found,
                "kind": decision.kind.value,
                "target": entry,
                "decided_on": decision.decided_on,
                "decided_by": decision.decided_by,
                "sentence": say(
                    _NAME_SENTENCES[decision.kind], language, found=found, target=entry["name"] if entry else ""
                ),
            }
        )
    return answer
