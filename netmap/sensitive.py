"""Which parties are sensitive, and how their names are kept out of what leaves the municipality.

Sensitive (``gevoelig``) is what a row says; by default faith communities, self-organisations, community
representatives and neighbourhood fathers; and whatever is part of a sensitive party, or an expert called through one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from netmap.model import ActorType, InSector, Network, Organisation, PartOf, Ref, WorksFor

__all__ = ["SENSITIVE_SECTOR", "SensitiveNames", "numbering_order", "sensitive_ids"]

SENSITIVE_SECTOR = "faith_community"


def numbering_order(party_id: str) -> str:
    """Return what parties are sorted by when they get their numbers: it must not tell how their names begin."""
    return hashlib.sha256(party_id.encode()).hexdigest()


def sensitive_ids(network: Network) -> dict[Ref, str]:
    """Return every sensitive party, and each expert of one, with the id that is shown for it.

    Returns
    -------
    dict of Ref to str
        ``gevoelig-<n>``: n as it was given when the party was first marked; parties without one get the numbers
        above, in the order of :func:`numbering_order`. An expert carries the id of its organisation.
    """
    found = _sensitive(network)
    numbers = {ref: organisation.sensitive_number for ref, organisation in found.items()}
    following = max((number for number in numbers.values() if number), default=0)
    shown: dict[Ref, str] = {}
    for ref in sorted(found, key=lambda ref: numbering_order(ref.id)):
        number = numbers[ref]
        if number is None:
            following += 1
            number = following
        shown[ref] = f"gevoelig-{number}"
    for tie in network.of(WorksFor).values():
        if tie.end in shown:
            shown.setdefault(tie.start, shown[tie.end])
    return shown


def _sensitive(network: Network) -> dict[Ref, Organisation]:
    in_sector = {tie.start for tie in network.of(InSector).values() if tie.end.id == SENSITIVE_SECTOR}
    types = network.of(ActorType)
    parts: dict[Ref, list[Ref]] = {}
    for tie in network.of(PartOf).values():
        parts.setdefault(tie.end, []).append(tie.start)
    organisations = {o.ref: o for o in network.of(Organisation).values()}
    found: dict[Ref, Organisation] = {}

    def mark(ref: Ref) -> None:
        organisation = organisations.get(ref)
        if organisation is None or ref in found or organisation.sensitive is False:
            return
        found[ref] = organisation
        for part in parts.get(ref, ()):
            mark(part)

    for ref, organisation in organisations.items():
        kind = types.get(organisation.actor_type or "")
        by_default = ref in in_sector or bool(kind and (kind.sensitive or kind.sector == SENSITIVE_SECTOR))
        if organisation.sensitive if organisation.sensitive is not None else by_default:
            mark(ref)
    return found


class SensitiveNames:
    """Finds the names of sensitive parties in any text, as whole words whatever their capitals.

    Parameters
    ----------
    network : Network
    sensitive : iterable of Ref
        Parties whose names and aliases are to be kept out. Names of one or two characters are left alone, and so
        are the titles of experts: they would be found everywhere.
    """

    def __init__(self, network: Network, sensitive: Iterable[Ref]) -> None:
        names: set[str] = set()
        for ref in sensitive:
            record = network.get(ref)
            if isinstance(record, Organisation):
                names |= {record.name, *record.aliases}
        ordered = sorted((name for name in names if len(name) > 2), key=lambda name: (-len(name), name))
        pattern = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in ordered)
        self._pattern = re.compile(pattern or r"(?!)", re.IGNORECASE)

    def __call__(self, text: str) -> bool:
        """Return whether one of the names stands in the text."""
        return bool(self._pattern.search(text))

    def replaced(self, text: str, name: str) -> str:
        """Return the text with each of the names replaced by ``name``."""
        return self._pattern.sub(lambda _: name, text)
