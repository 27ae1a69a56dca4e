"""Whom somebody means as a member of a team: a party by its name or id, or whoever plays a part ("burgemeester")."""

from __future__ import annotations

from collections.abc import Sequence

from netmap.analysis.facts import Facts
from netmap.analysis.roles import places_of, plays
from netmap.analysis.team.results import Fixed
from netmap.errors import UsageError
from netmap.model import ActorType, Organisation, Ref, normalise
from netmap.report.names import Names
from netmap.services.places import choices, meant, names_beginning, names_like
from netmap.texts import OneOf, say

__all__ = ["as_fixed", "as_members", "in_order"]

#: Of the names that begin with what was typed so many are given, and how many more there are.
_MOST_NAMES = 5


def as_fixed(facts: Facts, texts: Sequence[str], names: Names) -> tuple[Fixed, ...]:
    """Return of whom one must be a member, for each text: a party, or all that play a part.

    A word for a part ("politie") stands for who plays it and has a seat, and for a party that is called so; an id or
    "partij: Politie" for that party alone.

    Raises
    ------
    UsageError
        As :func:`as_members`; ``team.nobody_plays`` when nobody with a seat plays the part.
    """
    found = []
    for text in texts:
        kind = _actor_type(facts, text)
        named = [ref for ref in meant(facts.network, text, names) if ref.label == Organisation.KIND]
        if kind is None or any(text in (ref.id, str(ref)) for ref in named):
            found.append(Fixed((_member(facts, text, names),)))
            continue
        playing = {party for party in plays(facts, kind) if places_of(facts, party)}
        parties = playing | {ref for ref in named if ref in facts.nodes}
        if not parties:
            raise UsageError("team.nobody_plays", found=text)
        found.append(Fixed(tuple(sorted(parties)), kind))
    return tuple(found)


def as_members(facts: Facts, texts: Sequence[str], names: Names) -> tuple[Ref, ...]:
    """Return the parties that are meant, each once, in the order given; of a part the only one that plays it.

    Raises
    ------
    UsageError
        ``team.unknown_party`` (with ``.beginning`` when several names begin so, ``.near`` when there are names like
        it), ``team.several_parties`` when more than one is called so, ``team.not_active`` when it does not count now.
    """
    return tuple(dict.fromkeys(_member(facts, text, names) for text in texts))


def in_order(parties: Sequence[Ref]) -> tuple[Ref, ...]:
    """Return parties by id, each once."""
    return tuple(sorted(set(parties)))


def _member(facts: Facts, text: str, names: Names) -> Ref:
    content = facts.network
    found = [ref for ref in meant(content, text, names) if ref.label == Organisation.KIND]
    active = [ref for ref in found if ref in facts.nodes]
    if not found and (kind := _actor_type(facts, text)) is not None:
        active = plays(facts, kind)
    if len(active) == 1:
        return active[0]
    if active:
        raise UsageError("team.several_parties", found=text, known=OneOf(choices(active, content, names)))
    if found:
        raise UsageError("team.not_active", found=names.name(found[0]))
    parties = {organisation.ref for organisation in facts.organisations}
    if len(starting := names_beginning(text, parties, content, names)) > 1:
        more = [say("gaps.more", names.language, count=left)] if (left := len(starting) - _MOST_NAMES) > 0 else []
        raise UsageError("team.unknown_party.beginning", found=text, names=[*starting[:_MOST_NAMES], *more])
    if like := names_like(text, parties, content, names):
        raise UsageError("team.unknown_party.near", found=text, known=OneOf(like))
    raise UsageError("team.unknown_party", found=text)


def _actor_type(facts: Facts, text: str) -> str | None:
    """Return the part that a text names by its id, its word or another word for it; None when it names none."""
    wanted = normalise(text)
    for term in facts.network.of(ActorType).values():
        if text == term.id or wanted in {normalise(w) for w in (term.label_nl, term.label_en, *term.synonyms) if w}:
            return term.id
    return None
