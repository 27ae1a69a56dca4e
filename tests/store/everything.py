"""A network with every field of every kind of record filled, in texts that a database may trip over."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

from netmap.model import ENDS, NODE_TYPES, RELATIONSHIP_TYPES, Network, Origin, Record, Ref, Relationship, Term

#: Texts that end a string, a statement or a name if anybody pastes them together, and other hard ones.
HARD_TEXTS = (
    "x'}) WITH 1 AS a MATCH (s:Network) DETACH DELETE s //",
    'x"}) MATCH (n) DETACH DELETE n; //',
    "`) DETACH DELETE n //",
    "$network_id {id} %s \\u0027 \\' \\",
    "/* a comment */ // another",
    "Súdwest-Fryslân, Ĳsselmeer, ș ț, مسجد, 社区, 👩‍👩‍👧 \U0001f98a",
    "regel een\nregel twee\r\n\ttab",
    "'=1+1",
    "null",
    "",
    " ",
    "a" * 20_000,
    "e\u0301 is not \u00e9",
)


def everything(network_id: str, texts: tuple[str, ...] = HARD_TEXTS) -> Network:
    """Return the network: two nodes of each label and one relationship for each type and pair of ends."""
    made: list[Record] = []
    for label, kind in NODE_TYPES.items():
        made += [_fill(kind, f"{label}-{number}", texts) for number in (1, 2)]
    for name, pairs in ENDS.items():
        for number, (start, end) in enumerate(pairs, start=1):
            ends = {"start": Ref(start, f"{start}-1"), "end": Ref(end, f"{end}-2")}
            made.append(_fill(RELATIONSHIP_TYPES[name], f"{name}-{number}", texts, **ends))
    return Network(
        id=network_id,
        name=texts[0] or "-",
        municipality="Waterveen",
        records={(record.KIND, record.id): record for record in made},
    )


def changed(record: Record) -> Record:
    """Return the record with another content."""
    if isinstance(record, Term):
        return replace(record, label_nl=f"{record.label_nl} anders")
    return replace(record, note="anders")  # type: ignore[call-arg]


def is_tie(record: Record) -> bool:
    return isinstance(record, Relationship)


def _fill(kind: type[Record], record_id: str, texts: tuple[str, ...], **given: Any) -> Record:
    hints = typing.get_type_hints(kind)
    values: dict[str, Any] = {}
    for place, field in enumerate(fields(kind)):
        if field.name in ("version", "changed_at", "changeset", "start", "end"):
            continue
        values[field.name] = _value(hints[field.name], texts, place)
    values |= {"id": record_id, **given}
    if issubclass(kind, Term):
        values["origin"] = Origin.LOCAL  # shipped terms are no part of what makes networks equal
    return kind(**values)


def _value(hint: Any, texts: tuple[str, ...], place: int) -> Any:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        hint = next(option for option in typing.get_args(hint) if option is not types.NoneType)
    if typing.get_origin(hint) is tuple:
        return (texts[place % len(texts)], texts[(place + 1) % len(texts)])
    if hint is bool:
        return True
    if hint is int:
        return 2**40 + place
    if hint is float:
        return 52.5
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)[place % len(hint)]
    assert hint is str, hint
    return texts[place % len(texts)]
