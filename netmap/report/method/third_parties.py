"""How netmap works out whom to invite in a situation, with the numbers that the analysis itself runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from netmap.analysis.third_parties import find, needs
from netmap.analysis.third_parties.results import Needed
from netmap.report.third_parties import needed_words
from netmap.texts import say

__all__ = ["third_parties_sections"]

#: Heading and sentences of each section, in order.
_SECTIONS = {
    "third_needs": (
        "method.third_needs",
        (
            *("method.third_needs.stages", "method.third_needs.more", "method.third_needs.professions"),
            "method.third_needs.chosen",
        ),
    ),
    "third_cover": (
        "method.third_cover",
        (
            *("method.third_cover.rows", "method.third_cover.table", "method.third_cover.expert"),
            *("method.third_cover.whole", "method.third_cover.phase", "method.third_cover.area"),
            "method.third_cover.elsewhere",
        ),
    ),
    "third_choice": (
        "method.third_choice",
        (
            *("method.third_choice.fewest", "method.third_choice.near", "method.third_choice.then"),
            *("method.third_choice.five", "method.third_choice.shown"),
        ),
    ),
    "third_open": (
        "method.third_open",
        (
            *("method.third_open.ask", "method.third_open.who", "method.third_open.kind"),
            *("method.third_open.unmet", "method.third_open.team"),
        ),
    ),
}


def third_parties_sections(language: str) -> list[dict[str, Any]]:
    """Return how it is found whom to invite; see :func:`netmap.report.method.sections.method_sections`.

    The numbers and what each phase needs are read from the code that runs, so that a change there changes the text.
    """
    numbers = {"most": find.MOST_INVITED, "others": find.MOST_ALTERNATIVES}
    return [
        {
            "id": name,
            "part": "third_parties",
            "heading": say(heading, language),
            "paragraphs": [say(code, language, **numbers) for code in codes],
            "table": _phases(language) if name == "third_needs" else None,
        }
        for name, (heading, codes) in _SECTIONS.items()
    ]


def _phases(language: str) -> dict[str, Any]:
    rows = [[say("method.third_needs.no_phase", language), _listed(needs.NEEDED_WITHOUT_PHASE, language)]]
    for phase in needs.shipped_phases():
        called = phase.label_en if language == "en" else phase.label_nl
        rows.append([called, _listed(needs.NEEDED_BY_PHASE.get(phase.id, needs.NEEDED_WITHOUT_PHASE), language)])
    return {
        "columns": [say("method.third_needs.phase", language), say("method.third_needs.needed", language)],
        "rows": rows,
    }


def _listed(needed: Iterable[Needed], language: str) -> str:
    words = needed_words(language)
    return ", ".join(words[one.value] for one in needed)
