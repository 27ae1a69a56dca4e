"""How changes, white spots and losses become words; a masked answer tells nobody's name, code or own id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from netmap.analysis.results import Finding
from netmap.analysis.what_if.change import Change, ChangeKind
from netmap.model import Organisation, Ref, Sector, Stage, TakesPart, Theme
from netmap.report.gaps.words import capital, gap_type
from netmap.report.team.words import TeamSpeaker
from netmap.texts import say

__all__ = ["change_words", "phrase", "spot_words", "stage_words", "token", "whole_change"]

#: So many changes are named in one sentence; of more it says how many there are.
_MOST_CHANGES = 2
#: What everybody calls these sectors when they are cut, withdraw or grow.
_CALLED = {
    (ChangeKind.LEAVES, "youth_work"): "whatif.change.sector.youth_work",
    (ChangeKind.LEAVES, "welfare"): "whatif.change.sector.welfare",
    (ChangeKind.WITHDRAWS, "housing"): "whatif.change.housing_withdraws",
    (ChangeKind.GROWS, "police"): "whatif.change.police_grows",
}
_BY_KIND = {
    ChangeKind.LEAVES: "whatif.change.leaves",
    ChangeKind.WITHDRAWS: "whatif.change.withdraws",
    ChangeKind.GROWS: "whatif.change.grows",
}
_SECTORS = {
    ChangeKind.LEAVES: "whatif.change.leaves_sector",
    ChangeKind.WITHDRAWS: "whatif.change.withdraws_sector",
    ChangeKind.GROWS: "whatif.change.grows_sector",
}
_MANDATES = {
    "align": "whatif.change.mandate.align",
    "advise": "whatif.change.mandate.advise",
    "operate": "whatif.change.mandate.operate",
    "decide": "whatif.change.mandate.decide",
    "none": "whatif.change.mandate.none",
}


def phrase(change: Change, speaker: TeamSpeaker) -> str:
    """Return one change as the start of a sentence, without a capital: "zonder het jongerenwerk"."""
    kind, of = change.kind, change.of
    if kind is ChangeKind.HOLDER_LEAVES:
        parties = _held_by(change.code, speaker)
        code = _told_code(change.code, parties, speaker)
        if not code:
            return speaker.part("whatif.change.holder_hidden", parties=parties)
        return speaker.part("whatif.change.holder_leaves", holder=code, parties=parties)
    if kind is ChangeKind.MEETS:
        name = speaker.writer.own_text(change.name)
        return speaker.part("whatif.change.meets", name=name, parties=list(change.parties))
    assert of is not None
    if kind is ChangeKind.LEAVES_SEAT:
        code = _told_code(change.code, [of], speaker) if change.code else ""
        if code:
            return speaker.part("whatif.change.leaves_seat_code", of=of, at=change.at, holder=code)
        return speaker.part("whatif.change.leaves_seat", of=of, at=change.at)
    if kind is ChangeKind.JOINS:
        new = of.label != Organisation.KIND
        return speaker.part("whatif.change.joins_new" if new else "whatif.change.joins", of=of, at=change.at)
    if kind is ChangeKind.MANDATE:
        said = speaker.part(_MANDATES[change.mandate.value if change.mandate else "none"], of=of)
        themes = [Ref(Theme.KIND, theme) for theme in change.themes]
        return speaker.part("whatif.change.mandate_themes", change=said, themes=themes) if themes else said
    if of.label == Sector.KIND:
        return speaker.part(_CALLED.get((kind, of.id), _SECTORS[kind]), of=of)
    return speaker.part(_BY_KIND[kind], of=of)


def whole_change(changes: Sequence[Change], speaker: TeamSpeaker) -> str:
    """Return all changes as the start of a sentence, without a capital; of more than two how many there are."""
    said = [phrase(change, speaker) for change in changes]
    if len(said) > _MOST_CHANGES:
        return say("whatif.change.several", speaker.language, count=len(said))
    return say("whatif.change.both", speaker.language, one=said[0], other=said[1]) if len(said) > 1 else "".join(said)


def change_words(change: Change, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return one change: ``kind``, ``token``, ``sentence`` and ``of`` (who or what changes)."""
    of = change.of
    return {
        "kind": change.kind.value,
        "token": token(change, speaker),
        "sentence": capital(phrase(change, speaker)),
        "of": speaker.entry(of),
        "at": speaker.entry(change.at),
    }


def token(change: Change, speaker: TeamSpeaker) -> str:
    """Return a change as text, with the ids that the answer uses; "" when its code is masked."""
    names = speaker.names

    def shown(ref: Ref | None) -> Ref | None:
        return Ref(ref.label, names.id(ref)) if ref else None

    if change.code and names.masked:
        parties = [change.of] if change.of else _held_by(change.code, speaker)
        if not _told_code(change.code, parties, speaker):
            return ""
    return replace(
        change,
        of=shown(change.of),
        at=shown(change.at),
        name=speaker.writer.own_text(change.name),
        parties=tuple(Ref(ref.label, names.id(ref)) for ref in change.parties),
    ).token


def _held_by(code: str, speaker: TeamSpeaker) -> list[Ref]:
    """Return for whom a seat-holder sits, or sat before the change, by id."""
    seats = speaker.names.network.of(TakesPart).values()
    return sorted({seat.start for seat in seats if seat.seat_holder_code == code})


def _told_code(code: str, parties: Sequence[Ref], speaker: TeamSpeaker) -> str:
    """Return a code where it may be read; "" when it is masked for one of the parties."""
    return code if all(speaker.names.function(party, code) for party in parties) else ""


# --- white spots ----------------------------------------------------------------------------------------------------


def spot_words(finding: Finding, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return one white spot: id, title, kind, how serious, and its type in words."""
    return {
        "id": finding.id,
        "title": speaker.writer.title(finding),
        "kind": finding.kind,
        "severity": finding.severity,
        "severity_word": say(f"severity.{finding.severity}", speaker.language),
        "type": finding.type,
        "type_name": gap_type(finding.type, speaker.language),
        "coverage": finding.coverage.value,
        "theme": finding.theme,
        "stage": finding.stage,
        "area": finding.area,
    }


def stage_words(code: str, theme: Ref, stage: Stage, parties: Sequence[Ref], speaker: TeamSpeaker) -> dict[str, Any]:
    """Return one step of a theme, with who is known to give it on the side where somebody does."""
    word = say(f"stage.{stage}", speaker.language)
    return {
        "theme": speaker.entry(theme),
        "stage": stage.value,
        "stage_word": word,
        "parties": speaker.entries(parties),
        "sentence": speaker.say(code, theme=theme, stage=word, parties=list(parties)),
    }
