"""Teams that were kept to compare, beside the team that there is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from netmap.analysis.team.results import TeamReach, TeamTest
from netmap.model import Ref
from netmap.report.team.criteria import counts
from netmap.report.team.words import TeamSpeaker, share

__all__ = ["KeptTeam", "kept_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTeam:
    """A team that somebody kept.

    ``team`` are the members that are still on the map and active, by id; ``gone`` counts the others. ``test`` is that
    team on the criteria; None when nobody of it is left.
    """

    name: str
    made_on: str
    team: tuple[Ref, ...]
    gone: int = 0
    test: TeamTest | None = None


def kept_words(kept: KeptTeam, present: TeamReach | None, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return one kept team compared with the team that there is now (None: there is none)."""
    reach = kept.test.reach if kept.test else None
    return {
        "name": speaker.writer.own_text(kept.name),
        "made_on": kept.made_on,
        "team": speaker.entries(kept.team),
        "gone": kept.gone,
        "reach": reach.reach if reach else 0,
        "of": reach.of if reach else 0,
        "share": share(reach.reach, reach.of) if reach else 0,
        "counts": counts(kept.test.criteria if kept.test else ()),
        "sentence": " ".join(_said(kept, present, speaker)),
    }


def _said(kept: KeptTeam, present: TeamReach | None, speaker: TeamSpeaker) -> Iterator[str]:
    if kept.test is None or not kept.team:
        yield speaker.say("team.kept.nobody")
        return
    reach = kept.test.reach
    values = {"reach": reach.reach, "of": reach.of, "share": share(reach.reach, reach.of)}
    if present is None:
        yield speaker.say("team.kept.alone", **values)
    elif reach.reach == present.reach:
        yield speaker.say("team.kept.same", **values)
    else:
        more = reach.reach - present.reach
        yield speaker.counted("team.kept.more" if more > 0 else "team.kept.fewer", abs(more), **values)
    if kept.gone:
        yield speaker.counted("team.kept.gone", kept.gone)
