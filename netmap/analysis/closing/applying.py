"""A network as it would be once some agreements are made: for a what-if, and to prove a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from netmap.analysis.closing.results import Agreement
from netmap.model import Network, Record

__all__ = ["with_additions"]

Key = tuple[str, str]


def with_additions(network: Network, agreements: Iterable[Agreement]) -> Network:
    """Return a copy of a network in which agreements of a plan were made.

    Seats, coverage, routes, roles and dates are added or filled in with the plan's reference date; nothing is taken
    away. The network itself does not change. Without agreements the copy holds the same.
    """
    made_so_far: dict[Key, Record] = {}
    for record in (record for made in agreements for record in made.records):
        key = (record.KIND, record.id)
        made_so_far[key] = _merged(network.records.get(key), made_so_far.get(key), record)
    return network.with_records(made_so_far.values())


def _merged(before: Record | None, other: Record | None, record: Record) -> Record:
    """Return a record with what it changes laid over what another agreement changes of the same one."""
    if before is None or other is None:
        return record
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    return replace(other, **{name: value for name, value in values.items() if value != getattr(before, name)})
