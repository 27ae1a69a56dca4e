"""Who sits in the team already, all of them: what is printed cannot be unfolded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netmap.report.gaps.words import capital
from netmap.report.names import numbered
from netmap.texts import say

__all__ = ["whole_team"]


def whole_team(result: Mapping[str, Any], language: str = "nl") -> list[str]:
    """Return who is there each time and who comes when called, in one line each; an empty team is said so.

    Parameters
    ----------
    result : mapping
        Of :func:`netmap.report.third_parties.answer.third_parties_answer`, masked or not.
    """
    team, on_call = ([numbered(one, language) for one in result[name]] for name in ("team", "on_call"))
    if not team:
        lines = [say("third.team.empty", language)]
    elif result["team_from"]:
        lines = [say("third.team.from", language, table=result["team_from"]["name"], parties=team)]
    else:
        lines = [say("third.team.given", language, parties=team)]
    if on_call:
        lines.append(say("third.team.on_call", language, parties=on_call))
    return [capital(line) for line in lines]
