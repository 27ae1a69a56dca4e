"""Which change somebody means by what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from netmap.analysis.facts import Facts
from netmap.analysis.what_if.change import Change, ChangeKind, change_of
from netmap.errors import UsageError
from netmap.model import (
    ActorType,
    Consultation,
    Expert,
    Mandate,
    Network,
    Organisation,
    Ref,
    Sector,
    Term,
    normalise,
)
from netmap.reference.words import code_of, word_of
from netmap.report.names import Names
from netmap.services.places import choices, meant, names_like
from netmap.texts import OneOf, say

__all__ = ["TypedChanges", "with_own_ids"]

_SECTOR = re.compile(r"\s*sector\s*:?\s+(.+)", re.IGNORECASE)
_CODE = re.compile(r"\s*code\s*:?\s+(.+)", re.IGNORECASE)
_NEW_PARTY = re.compile(r"\s*(?:nieuwe?|new)\s*:?\s+(.+)", re.IGNORECASE)
_NEW_TABLE = re.compile(r"\s*(?:(?:nieuw|new)\s+)?(?:overleg|consultation)\s+([^:]+):(.+)", re.IGNORECASE)
_IN = re.compile(r"\s+in\s+", re.IGNORECASE)
_ABOUT = re.compile(r"\s+(?:over|voor|about|for)\s+", re.IGNORECASE)
_TOKEN = re.compile(r"(?:zonder|terug|wijk|met|mandaat):\S+")


def with_own_ids(change: Change, network: Network, names: Names) -> Change:
    """Return a change with the network's own ids, where it was written with those of a masked answer.

    What is neither stays as it is: the analysis says that it is not there.
    """

    def own(ref: Ref | None) -> Ref | None:
        if ref is None or network.get(ref):
            return ref
        kinds: dict[str, type[Organisation | Consultation | Expert]] = {
            kind.KIND: kind for kind in (Organisation, Consultation, Expert)
        }
        kind = kinds.get(ref.label)
        refs = [record.ref for record in network.of(kind).values()] if kind else []
        return next((one for one in refs if names.id(one) == ref.id), ref)

    parties = tuple(own(ref) or ref for ref in change.parties)
    return replace(change, of=own(change.of), at=own(change.at), parties=parties)


class TypedChanges:
    """Turns what was typed into changes of one network.

    Parameters
    ----------
    network : Network
    facts : Facts
    names : Names
        Errors name no sensitive party in what leaves.
    theme : callable
        Gives the id of a theme that somebody means, or raises.
    """

    def __init__(self, network: Network, facts: Facts, names: Names, theme: Callable[[str], str]) -> None:
        self.network, self.facts, self.names, self._theme = network, facts, names, theme

    def without(self, text: str) -> Change:
        """Return what leaves."""
        if _TOKEN.fullmatch(text.strip()):
            return with_own_ids(change_of(text.strip()), self.network, self.names)
        if found := self._meant(text, (Organisation.KIND, Consultation.KIND, Expert.KIND)):
            return Change(kind=ChangeKind.LEAVES, of=self._one(text, found))
        if match := _CODE.fullmatch(text):
            return self._holder(match[1].strip())
        if sector := self._sector(match[1] if (match := _SECTOR.fullmatch(text)) else text):
            return Change(kind=ChangeKind.LEAVES, of=sector)
        for who, table in self._seats(text):
            if parties := self._meant(who, (Organisation.KIND,)):
                party = self._one(who, parties)
                return Change(kind=ChangeKind.LEAVES_SEAT, of=party, at=self._one(text, table))
        raise self._unknown(self._strange_part(text))

    def with_(self, text: str) -> Change:
        """Return what joins."""
        if _TOKEN.fullmatch(text.strip()):
            return with_own_ids(change_of(text.strip()), self.network, self.names)
        table_found = False
        for who, table in self._seats(text):
            table_found = True
            at = self._one(text, table)
            if found := self._meant(who, (Organisation.KIND,)):
                return Change(kind=ChangeKind.JOINS, of=self._one(who, found, active=False), at=at)
            new = match[1] if (match := _NEW_PARTY.fullmatch(who)) else who
            if kind := self._term(ActorType, new) or self._sector(
                match[1] if (match := _SECTOR.fullmatch(new)) else new
            ):
                return Change(kind=ChangeKind.JOINS, of=kind, at=at)
        if match := _NEW_TABLE.fullmatch(text):
            typed = [one.strip() for one in re.split(r"[;,]", match[2]) if one.strip()]
            parties = [self._one(one, self._party(one), active=False) for one in typed]
            if parties:
                return Change(kind=ChangeKind.MEETS, name=match[1].strip(), parties=tuple(dict.fromkeys(parties)))
        if table_found or self._strange_part(text) != text:
            raise self._unknown(self._strange_part(text))
        raise UsageError("whatif.no_table", found=text)

    def mandate(self, text: str) -> Change:
        """Return what a consultation may do then."""
        if _TOKEN.fullmatch(text.strip()):
            return with_own_ids(change_of(text.strip()), self.network, self.names)
        example = say("whatif.mandate_example", self.names.language)
        table, colon, what = text.rpartition(":")
        if not colon or not table.strip() or not what.strip():
            raise UsageError("whatif.no_mandate", found=text, example=example)
        found = self._meant(table.strip(), (Consultation.KIND,))
        if not found:
            raise self._unknown(table.strip())
        word, *about = _ABOUT.split(what.strip(), maxsplit=1)
        themes = [one.strip() for one in re.split(r"[;,]", about[0]) if one.strip()] if about else []
        mandate = None if code_of("Mark", word) == "no_mandate" else code_of("Mandate", word)
        if mandate is None and code_of("Mark", word) != "no_mandate":
            language = self.names.language
            known = [*(word_of("Mandate", one, language) for one in Mandate), word_of("Mark", "no_mandate", language)]
            raise UsageError("whatif.unknown_mandate", found=word, known=OneOf(known))
        return Change(
            kind=ChangeKind.MANDATE,
            of=self._one(table.strip(), found),
            mandate=Mandate(mandate) if mandate else None,
            themes=tuple(sorted({self._theme(one) for one in themes})),
        )

    # --- who and what -------------------------------------------------------------------------------------------

    def _meant(self, text: str, labels: Sequence[str]) -> list[Ref]:
        return [ref for ref in meant(self.network, text.strip(), self.names) if ref.label in labels]

    def _party(self, text: str) -> list[Ref]:
        found = self._meant(text, (Organisation.KIND,))
        if not found:
            raise self._unknown(text)
        return found

    def _one(self, text: str, found: Sequence[Ref], *, active: bool = True) -> Ref:
        """Return the one that is meant: of several the only one that counts now."""
        there = [ref for ref in found if ref in self.facts.nodes]
        if len(there) == 1:
            return there[0]
        if there:
            raise UsageError("whatif.several", found=text, known=OneOf(choices(there, self.network, self.names)))
        if active or len(found) > 1:
            raise UsageError("whatif.not_active", found=self.names.name(found[0]))
        return found[0]

    def _seats(self, text: str) -> Iterator[tuple[str, list[Ref]]]:
        """Return each way to read a text as "party in consultation"; a name may hold the word "in" itself."""
        for match in _IN.finditer(text):
            if tables := self._meant(text[match.end() :], (Consultation.KIND,)):
                yield text[: match.start()].strip(), tables

    def _holder(self, code: str) -> Change:
        codes = {seat.seat_holder_code for seats in self.facts.seats.values() for seat in seats}
        known = next((one for one in sorted(filter(None, codes)) if one.casefold() == code.casefold()), None)
        if known is None:
            raise self._unknown(code)
        return Change(kind=ChangeKind.HOLDER_LEAVES, code=known)

    def _sector(self, text: str) -> Ref | None:
        return self._term(Sector, text)

    def _term(self, kind: type[Term], text: str) -> Ref | None:
        wanted = normalise(text)
        for term in self.network.of(kind).values():
            named = (term.id, term.label_nl, term.label_en, *term.synonyms)
            if any(normalise(name) == wanted for name in named if name):
                return term.ref
        return None

    def _strange_part(self, text: str) -> str:
        """Return what of "party in consultation" is not known, where the other half is; else the text as it is."""
        for match in _IN.finditer(text):
            who, table = text[: match.start()].strip(), text[match.end() :].strip()
            if self._meant(table, (Consultation.KIND,)):
                return who
            if self._meant(who, (Organisation.KIND,)):
                return table
        return text

    def _unknown(self, text: str) -> UsageError:
        kinds = (Organisation.KIND, Consultation.KIND, Expert.KIND)
        there = {ref for ref in self.facts.nodes if ref.label in kinds}
        if like := names_like(text, there, self.network, self.names):
            return UsageError("whatif.unknown.near", found=text, known=OneOf(like))
        return UsageError("whatif.unknown", found=text)
