"""How netmap tests and proposes a core team, with the numbers that the analysis itself runs."""

from __future__ import annotations

from inspect import signature
from typing import Any

from netmap.analysis.team import composition, demands
from netmap.analysis.team.criteria import ORDER
from netmap.analysis.team.propose import propose_teams
from netmap.texts import say

__all__ = ["team_sections"]

#: Heading and sentences of each section, in order.
_SECTIONS = {
    "team_test": (
        "method.team_test",
        (
            *("method.team_test.twelve", "method.team_test.rows", "method.team_test.no"),
            *("method.team_test.local", "method.team_test.small"),
        ),
    ),
    "team_reach": (
        "method.team_reach",
        (
            *("method.team_reach.one", "method.team_reach.two", "method.team_reach.hub"),
            *("method.team_reach.who", "method.team_reach.row", "method.team_reach.adds"),
        ),
    ),
    "team_propose": (
        "method.team_propose",
        (
            *("method.team_propose.most", "method.team_propose.usual", "method.team_propose.two"),
            *("method.team_propose.bridge", "method.team_propose.decide", "method.team_propose.sector"),
            *("method.team_propose.exact", "method.team_propose.all", "method.team_propose.order"),
            *("method.team_propose.clash", "method.team_propose.curve", "method.team_propose.stop"),
        ),
    ),
    "team_limits": (
        "method.team_limits",
        ("method.team_limits.choose", "method.team_limits.paper", "method.team_limits.kept"),
    ),
}


def team_sections(language: str) -> list[dict[str, Any]]:
    """Return how a core team is tested and proposed, and what a proposal does not say.

    Returns
    -------
    list of dict
        ``id``, ``part`` ("team"), ``heading``, ``paragraphs`` and ``table``, as the other sections have them. The
        numbers are read from the code that runs, so that a changed constant changes the text.
    """
    numbers = _numbers()
    return [
        {
            "id": name,
            "part": "team",
            "heading": say(heading, language),
            "paragraphs": [say(code, language, **numbers) for code in codes],
            "table": _criteria(language) if name == "team_test" else None,
        }
        for name, (heading, codes) in _SECTIONS.items()
    ]


def _criteria(language: str) -> dict[str, Any]:
    return {
        "columns": [say("method.team_test.criterion", language), say("method.team_test.from", language)],
        "rows": [[say(f"team.title.{name}", language), say(f"team.passage.{name}", language)] for name in ORDER],
    }


def _numbers() -> dict[str, Any]:
    return {
        "count": len(ORDER),
        "small": composition.SMALL,
        "two": demands.TWO_OF_A_SECTOR,
        "least": demands.SMALLEST,
        "largest": demands.LARGEST,
        "teams": signature(propose_teams).parameters["limit"].default,
    }
