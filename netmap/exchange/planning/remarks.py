"""After all rows have spoken: numbers for sensitive parties, and questions about what the file leaves strange."""

from __future__ import annotations

from dataclasses import replace

from netmap.exchange.findings import Level
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.words import Words
from netmap.model import (
    ActorType,
    InSector,
    Network,
    Organisation,
    Record,
    Setting,
    SettingKey,
    SheetName,
    Status,
    Theme,
)
from netmap.model.network import Key
from netmap.sensitive import SENSITIVE_SECTOR, numbering_order

_PLAYS = (SettingKey.THEME_NOW, SettingKey.THEME_NOT_HERE)


def number_sensitive(before: Network, records: dict[Key, Record], words: Words) -> None:
    """Give each party that is sensitive the next free number when it is first marked; it keeps it for good.

    Sensitive is who the file calls so, and by default the faith communities and the actor types that ship as such. The
    numbers do not follow the alphabet: in an answer that leaves, they would tell how the names begin.
    """
    used = {o.sensitive_number for o in before.of(Organisation).values() if o.sensitive_number}
    changed = (r for r in records.values() if isinstance(r, Organisation) and r.sensitive_number is None)
    candidates = sorted(changed, key=lambda party: numbering_order(party.id))
    if not candidates:
        return
    faith = _in_faith_sector(before, records)
    for party in candidates:
        if _is_sensitive(party, faith, words):
            number = max((n for n in used if n), default=0) + 1
            used.add(number)
            records[(party.KIND, party.id)] = replace(party, sensitive_number=number)


def _in_faith_sector(before: Network, records: dict[Key, Record]) -> set[str]:
    ties = {**{(t.KIND, t.id): t for t in before.of(InSector).values()}, **records}.values()
    mine = [t for t in ties if isinstance(t, InSector) and t.end.id == SENSITIVE_SECTOR]
    return {tie.start.id for tie in mine if tie.status is not Status.ENDED}


def _is_sensitive(party: Organisation, faith: set[str], words: Words) -> bool:
    if party.sensitive is not None:
        return party.sensitive
    kind = words.term(ActorType, party.actor_type) if party.actor_type else None
    by_kind = isinstance(kind, ActorType) and (bool(kind.sensitive) or kind.sector == SENSITIVE_SECTOR)
    return by_kind or party.id in faith


def add_remarks(draft: Draft, records: dict[Key, Record], words: Words) -> None:
    """Ask about a theme that is said to play here and not to play here."""
    settings = {**{(s.KIND, s.id): s for s in draft.before.of(Setting).values()}, **records}.values()
    by_key: dict[SettingKey, set[str]] = {}
    for setting in settings:
        if isinstance(setting, Setting) and setting.status is not Status.ENDED:
            by_key.setdefault(setting.key, set()).add(setting.value)
    both = by_key.get(SettingKey.THEME_NOW, set()) & by_key.get(SettingKey.THEME_NOT_HERE, set())
    for key, said in draft.said.items():
        record = records.get(key)
        if isinstance(record, Setting) and record.key in _PLAYS and record.value in both:
            theme = words.term(Theme, record.value)
            rows = [source.row for source in said.rows]
            name = theme.label_nl if theme else record.value
            draft.found.add("imports.plan.theme_both", Level.QUESTION, SheetName.SETTINGS, rows, "value", found=name)
