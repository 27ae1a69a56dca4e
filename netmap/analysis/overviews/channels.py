"""Which sectors are present in which channels, digital ones among them (article K: be where people are).

Which question of the user: *who would see it in the WhatsApp group?*
"""

from __future__ import annotations

from collections import defaultdict

from netmap.analysis.facts import Facts
from netmap.analysis.overviews.axes import sectors_shown, terms, tie_row, unless_doubtful
from netmap.analysis.overviews.results import Cell, Matrix
from netmap.analysis.predicates.network import DIGITAL_CHANNELS
from netmap.analysis.results import Confidence, Evidence, State
from netmap.analysis.situation import Situation
from netmap.analysis.told import Reason, weakest
from netmap.model import About, Channel, Origin, PresentIn, Ref, Setting, SheetName, StatedValue

__all__ = ["channel_matrix", "is_digital"]

_CHANNELS = "channels"
_SUREST = list(Confidence)


def is_digital(channel: str) -> bool:
    """Return whether a shipped channel is a digital one; of the user's own word that is not known, and False."""
    return channel in DIGITAL_CHANNELS


def channel_matrix(facts: Facts, situation: Situation) -> Matrix:
    """Return for each sector and channel which parties of the sector are present there.

    A party of which no sector is known has a row of its own when it is present in some channel. Absent only when the
    list of channels is complete, or the list of parties is and each party of the row told its channels (or "geen");
    not while a party of the row said that it does not know, is in a channel of the user's own word that may be this
    one, or while a party without a known sector is there or told nothing. A situation changes nothing here.
    """
    return unless_doubtful(facts, _matrix)


def _matrix(facts: Facts) -> Matrix:
    told = _Told(facts)
    lone = tuple(party for party in sorted(told.without_sector) if party in told.present)
    rows = (*sectors_shown(facts), *lone)
    columns = tuple(channel.ref for channel in terms(facts, Channel))
    return Matrix(rows=rows, columns=columns, cells=tuple(told.cell(row, c) for row in rows for c in columns))


class _Told:
    """Which channels each party told; linear in parties and rows."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.present: dict[Ref, dict[Ref, PresentIn]] = defaultdict(dict)
        for tie in facts.ties(PresentIn):
            self.present[tie.start].setdefault(tie.end, tie)
        self.members: dict[Ref, list[Ref]] = defaultdict(list)
        self.without_sector: set[Ref] = set()
        for party in facts.organisations:
            self.members[party.ref].append(party.ref)
            sectors = facts.sectors(party.ref)
            for sector in sectors:
                self.members[Ref("Sector", sector)].append(party.ref)
            if not sectors:
                self.without_sector.add(party.ref)
        local = {channel.id for channel in terms(facts, Channel) if channel.origin is Origin.LOCAL}
        self.own_words = {who for who, ties in self.present.items() if any(end.id in local for end in ties)}
        self.not_sure = {
            party.ref
            for party in facts.organisations
            if any(s.value is StatedValue.UNKNOWN for s in facts.stated(About.CHANNELS, party.ref))
        }
        self.silent = {
            party.ref
            for party in facts.organisations
            if party.ref not in self.present and not facts.denied(About.CHANNELS, party.ref)
        }
        self.listed = facts.complete(_CHANNELS)
        self.parties_listed = facts.complete(SheetName.ORGANISATIONS)

    def cell(self, row: Ref, channel: Ref) -> Cell:
        """Return who of a row is present in a channel."""
        members = self.members.get(row, [])
        if there := sorted(party for party in members if channel in self.present.get(party, ())):
            rows = tuple(
                tie_row(self.present[party][channel], "overview.evidence.channel", party=party, channel=channel)
                for party in there
            )
            return Cell(row=row, column=channel, state=State.PRESENT, refs=tuple(there), evidence=rows)
        others = self.without_sector if row.label == "Sector" else set[Ref]()
        hiding = {party for party in others if channel in self.present.get(party, ())}
        doubtful = {party for party in members if party in self.not_sure or self._own_word(party, channel)}
        doubtful |= {party for party in others if party in self.not_sure or self._own_word(party, channel)}
        silent = {party for party in (*members, *others) if party in self.silent}
        reasons = self._reasons(row, members, silent)
        if hiding or doubtful or not reasons:
            perhaps = tuple(sorted(hiding | doubtful))
            return Cell(row=row, column=channel, state=State.UNKNOWN, perhaps=perhaps)
        reason, setting = min(reasons, key=lambda found: _SUREST.index(found[0][0]))
        said = Evidence(
            code="overview.evidence.no_channel",
            values={"row": row, "channel": channel, "count": len(members)},
            provenance=setting.provenance,
        )
        return Cell(
            row=row,
            column=channel,
            state=State.ABSENT,
            evidence=(said,),
            confidence=reason[0],
            reason=reason[1],
        )

    def _own_word(self, party: Ref, channel: Ref) -> bool:
        return is_digital(channel.id) and party in self.own_words

    def _reasons(self, row: Ref, members: list[Ref], silent: set[Ref]) -> list[tuple[Reason, Setting]]:
        """Return by which lists it can be known that nobody of a row is in a channel that none of them told."""
        found = []
        if self.listed:
            found.append((self.facts.complete_confidence(self.listed), self.listed))
        if self.parties_listed and not silent:
            said = [no[0] for party in members if (no := self.facts.denied(About.CHANNELS, party))]
            whys = [self.facts.complete_confidence(self.parties_listed), *map(self.facts.confidence, said)]
            found.append((weakest(whys), self.parties_listed))
        return found
