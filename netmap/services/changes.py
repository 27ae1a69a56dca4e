"""Use cases about what was done before: the change log, taking something back, and choices about names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from netmap.errors import NetworkNotFound, StoreConflict, UsageError
from netmap.model import ChangeSet, NameDecision, Network, make_change_set
from netmap.model.changes import inverse_change_set, later_changes, left_hanging, undone_by
from netmap.report.changes import change_answer, later_in_words, moment, name_decision_answer, undone_answer
from netmap.services.base import Base
from netmap.texts import say

#: How often a change is planned anew when somebody else changed the network in the meantime.
_ATTEMPTS = 20


class Changes(Base):
    """Use cases about what was done before."""

    def changes(self, network: str | None = None, *, language: str = "nl") -> list[dict[str, Any]]:
        """Return the change log of a network as JSON, latest first.

        Returns
        -------
        list of dict
            Per ChangeSet ``id``, ``who``, ``when`` (UTC), ``why``, ``what`` (the reason in words), ``file_hash``,
            ``added``, ``changed`` and ``removed`` (records), ``undone_by`` (id of the ChangeSet that took it back,
            or None) and ``undoable``: it changed something, it was not taken back, and no later ChangeSet names
            its records. Records that name each other are looked at only by :meth:`undo`, which may still refuse.
        """
        network_id = self.find_network(network).id
        log = self._store.change_sets(network_id)
        records = self._store.change_records(network_id)
        taken_back = undone_by(log)
        undoable = {
            entry.id
            for entry in log
            if entry.id in records and entry.id not in taken_back and not later_changes(log, records, entry.id)
        }
        return change_answer(log, taken_back, undoable, language)

    def undo(self, change_set_id: str, network: str | None = None, *, language: str = "nl") -> dict[str, Any]:
        """Take one ChangeSet back as a whole: an import, a choice about a name, a complete list, or an undo itself.

        This is a ChangeSet of its own, so it can be taken back as well (which does the first one again). Provenance
        alone is no part of the log: see :func:`netmap.model.changes.inverse_change_set`.

        Returns
        -------
        dict
            ``undone`` (the id), ``by`` (id of the ChangeSet that did it), ``did`` (records ``added``, ``changed``,
            ``removed`` by taking it back), ``network`` and ``sentence``.

        Raises
        ------
        NetworkNotFound
            When the network has no such ChangeSet; see also :meth:`find_network`.
        UsageError
            When it was taken back already, changed nothing, or when later ChangeSets work with its records: the
            sentence names these. Nothing is written then.
        StoreError
        """
        network_id = self.find_network(network).id
        done: list[tuple[ChangeSet, ChangeSet]] = []

        def plan(content: Network) -> ChangeSet:
            change_set, inverse = self._inverse(content, change_set_id, language)
            done.append((change_set, inverse))
            return inverse

        content = self._write_planned(network_id, plan)
        change_set, inverse = done[-1]
        return undone_answer(content, change_set, inverse, self._store.change_sets(network_id), language)

    def name_decisions(
        self, network: str | None = None, *, language: str = "nl", masked: bool = True
    ) -> list[dict[str, Any]]:
        """Return what was decided about names, by name.

        Parameters
        ----------
        masked : bool
            False only for pages on the municipality's own machine: sensitive parties are then named.

        Returns
        -------
        list of dict
            ``id``, ``found``, ``kind``, ``target`` ({"id", "name"} or None), ``decided_on``, ``decided_by`` and
            ``sentence``.
        """
        return name_decision_answer(self.network(network), language, masked=masked)

    def forget_name_decision(
        self, decision_id: str, network: str | None = None, *, language: str = "nl"
    ) -> dict[str, Any]:
        """Take a choice about a name away, in a ChangeSet of its own.

        What an import did because of the choice stays as it is; the next import asks again.

        Returns
        -------
        dict
            ``forgotten`` (the id), ``by`` (id of the ChangeSet, for :meth:`undo`), ``network`` and ``sentence``.

        Raises
        ------
        UsageError
            When there is no such choice.
        """
        network_id = self.find_network(network).id
        done: list[ChangeSet] = []

        def plan(content: Network) -> ChangeSet:
            if decision_id not in content.of(NameDecision):
                raise UsageError("changes.name.gone")
            key = (NameDecision.KIND, decision_id)
            why = f"naamkeuze {decision_id}"
            done.append(make_change_set(content, (), removed=[key], who=self._who, when=self._now(), why=why))
            return done[-1]

        content = self._write_planned(network_id, plan)
        return {
            "forgotten": decision_id,
            "by": done[-1].id,
            "network": {"id": content.id, "name": content.name},
            "sentence": say("changes.name.forgotten", language),
        }

    def _write_planned(self, network_id: str, plan: Callable[[Network], ChangeSet]) -> Network:
        """Write what a plan makes of the network as it is, and return the network as it was before.

        When somebody else was first, it is planned anew.
        """
        for attempt in range(_ATTEMPTS):
            content = self._store.read(network_id)
            change_set = plan(content)
            try:
                if change_set:
                    self._store.apply(change_set)
                return content
            except StoreConflict:
                if attempt + 1 == _ATTEMPTS:
                    raise
        raise AssertionError("unreachable")

    def _inverse(self, content: Network, change_set_id: str, language: str) -> tuple[ChangeSet, ChangeSet]:
        """Return a ChangeSet and what takes it back; raises when it cannot be taken back.

        The log is read after the network: a write in between can only make this refuse, or meet a conflict later.
        """
        log = self._store.change_sets(content.id)
        if all(entry.id != change_set_id for entry in log):
            raise NetworkNotFound("store.no_change_set", network=content.id, change_set=change_set_id)
        if by := undone_by(log).get(change_set_id):
            when = next(entry.when for entry in log if entry.id == by)
            raise UsageError("changes.refused.undone", when=moment(when, language), by=by)
        change_set = self._store.read_change_set(content.id, change_set_id)
        if not change_set.changes:
            raise UsageError("changes.refused.nothing")
        records = self._store.change_records(content.id)
        later = later_changes(log, records, change_set_id)
        inverse = inverse_change_set(content, change_set, who=self._who, when=self._now())
        if not later:
            since = log[: next(place for place, entry in enumerate(log) if entry.id == change_set_id)]
            named = {entry.id: records.get(entry.id, frozenset()) for entry in since}
            later = left_hanging(content, inverse, named)
        if later:
            raise UsageError("changes.refused.later", changes=later_in_words(log, later, language))
        return change_set, inverse
