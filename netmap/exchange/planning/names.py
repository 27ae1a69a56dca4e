"""Whom a cell means: references by id, name or alias, as decided by people, never by likeness."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from netmap.exchange.matching import loose_key, same_body
from netmap.model import Area, Consultation, Expert, NameDecision, Network, Organisation, Ref, name_key
from netmap.model.words import Decision

__all__ = ["PARTIES", "PREFIXES", "Decided", "Names", "name_key"]

PARTIES = ("Organisation", "Consultation")
#: What to write before a name that is both a party's and a consultation's.
PREFIXES = {"Organisation": "partij", "Consultation": "overleg"}
_CONSULTATION_WORDS = (PREFIXES["Consultation"], "consultation")
_WORDS = "|".join((*_CONSULTATION_WORDS, PREFIXES["Organisation"], "organisatie", "party", "organisation"))
_PREFIX = re.compile(rf"\s*({_WORDS})\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision about a name: what was decided, and the party it points to (None for "new")."""

    kind: Decision
    target: Ref | None


class Names:
    """Every id, name and alias, of the network before and of the file."""

    def __init__(self, network: Network) -> None:
        self._ids: dict[str, dict[str, Ref]] = defaultdict(dict)
        self._exact: dict[str, dict[str, set[Ref]]] = defaultdict(lambda: defaultdict(set))
        self._near: dict[str, dict[str, set[Ref]]] = defaultdict(lambda: defaultdict(set))
        self._loose: dict[str, dict[str, set[tuple[Ref, str]]]] = defaultdict(lambda: defaultdict(set))
        self._gone: dict[str, set[str]] = defaultdict(set)
        self._decided: dict[str, Decided] = {}
        for party in network.of(Organisation).values():
            self.add(party.ref, (party.name, *party.aliases))
        for table in network.of(Consultation).values():
            self.add(table.ref, (table.name, *table.aliases))
        for area in network.of(Area).values():
            self.add(area.ref, (area.name, *((area.code,) if area.code else ())))
        for expert in network.of(Expert).values():
            self.add(expert.ref, ())
        for decision in network.of(NameDecision).values():
            target = Ref.parse(decision.target) if decision.target and ":" in decision.target else None
            self.decide(decision.found, Decided(decision.kind, target))

    def add(self, ref: Ref, names: Iterable[str]) -> None:
        """Make a node known under its id and these names."""
        self._ids[ref.label][ref.id] = ref
        for name in names:
            self._exact[ref.label][name].add(ref)
            self._near[ref.label][name_key(name)].add(ref)
            if ref.label in PARTIES:
                self._loose[ref.label][loose_key(name)].add((ref, name))

    def forget(self, ref: Ref, name: str) -> None:
        """Take a name away from a node; its id and other names stay."""
        self._exact[ref.label][name].discard(ref)
        self._near[ref.label][name_key(name)].discard(ref)

    def add_gone(self, label: str, names: Iterable[str]) -> None:
        """Remember the names of a row that is left out, to tell why a reference to it fails."""
        self._gone[label].update(name_key(name) for name in names)

    def decide(self, found: str, decided: Decided) -> None:
        """Remember what was decided about a name."""
        self._decided[name_key(found)] = decided

    def decision(self, name: str) -> Decided | None:
        """Return what was decided about a name, or None."""
        return self._decided.get(name_key(name))

    def by_id(self, label: str, node_id: str) -> Ref | None:
        """Return the node with this id, or None."""
        return self._ids[label].get(node_id)

    def find(self, text: str, labels: Iterable[str]) -> tuple[Ref, ...]:
        """Return every node of these labels that ``text`` names; one is a reference, more are ambiguous.

        The first of these that gives anything decides: an id; a name decided to be the same as another; a name or
        alias, exactly so; then without capitals and punctuation; a name that was decided to be renamed or merged;
        then without legal form, "gemeente" and the like; and last what follows "overleg:" or "partij:".
        """
        wanted = tuple(labels)
        if ids := [ref for label in wanted if (ref := self._ids[label].get(text))]:
            return tuple(ids)
        decided = self._decided.get(name_key(text))
        target = decided.target if decided and decided.target and decided.target.label in wanted else None
        if decided and decided.kind is Decision.SAME_AS and target:
            return (target,)
        for index, key in ((self._exact, text), (self._near, name_key(text))):
            if found := sorted(ref for label in wanted for ref in index[label].get(key, ())):
                return tuple(found)
        if target:
            return (target,)
        if loose := self.loosely(text, wanted):
            return tuple(sorted(loose))
        if match := _PREFIX.fullmatch(text):
            label = "Consultation" if match[1].lower() in _CONSULTATION_WORDS else "Organisation"
            return self.find(match[2].strip(), (label,)) if label in wanted else ()
        return ()

    def loosely(self, text: str, labels: Iterable[str]) -> dict[Ref, str]:
        """Return what a text names apart from legal form, "gemeente" and the like, with the name that it has there.

        A name that was decided to be new names nobody else.
        """
        decided = self._decided.get(name_key(text))
        if decided and decided.kind is Decision.NEW:
            return {}
        key = loose_key(text)
        found = [known for label in labels for known in self._loose[label].get(key, ())]
        return {ref: name for ref, name in sorted(found, reverse=True) if same_body(text, name)}

    def is_loose(self, text: str, labels: Iterable[str]) -> str | None:
        """Return the name under which a text was found by :meth:`loosely` alone, or None."""
        wanted = tuple(labels)
        if any(self._near[label].get(name_key(text)) or text in self._ids[label] for label in wanted):
            return None
        if self._decided.get(name_key(text)) is not None:
            return None
        return next(iter(self.loosely(text, wanted).values()), None)

    def all_names(self, labels: Iterable[str]) -> dict[str, Ref]:
        """Return every name and alias of these labels that names exactly one node, with that node; no ids."""
        found: dict[str, Ref] = {}
        for label in labels:
            for name, refs in self._exact[label].items():
                if len(refs) == 1 and name not in self._ids[label]:
                    found.setdefault(name, next(iter(refs)))
        return found

    def is_gone(self, text: str, labels: Iterable[str]) -> bool:
        """Return whether a text names a row that is left out."""
        return any(name_key(text) in self._gone[label] for label in labels)
