"""The whole method as sections, so that page, paper and terminal show the same."""

from __future__ import annotations

from typing import Any

from netmap.reference.norm import Norm, default_norm
from netmap.report.method.hub import hub_sections
from netmap.report.method.lines import PARTS, line_section, off_section
from netmap.report.method.overviews import overviews_sections
from netmap.report.method.routes import route_sections
from netmap.report.method.rules import limit_section, rule_sections
from netmap.report.method.team import team_sections
from netmap.report.method.third_parties import third_parties_sections
from netmap.report.method.what_if import what_if_sections
from netmap.report.names import Names
from netmap.texts import say

__all__ = ["method_sections"]


def method_sections(norm: Norm, names: Names) -> list[dict[str, Any]]:
    """Return how netmap works things out, section by section.

    Parameters
    ----------
    norm : Norm
        As it runs: with what the municipality switched off, changed and added.
    names : Names
        Language, and names of themes, sectors and kinds.

    Returns
    -------
    list of dict
        ``id`` (stable, for a link), ``part`` ({"id", "heading"}: what it stands under), ``heading``, ``paragraphs``
        (sentences) and ``table`` ({"columns", "rows"} of texts, or None). First the rules, then each line of the norm
        by what it is tested on, then the limits. The same norm gives the same sections.
    """
    base = default_norm()
    shipped = {line.id: line for line in base.lines}
    sections = rule_sections(norm, names.language)
    lines = [line_section(line, shipped, names) for line in norm.lines]
    sections += sorted(lines, key=lambda section: PARTS.index(section["part"]))
    if off := off_section(norm, base, names.language):
        sections.append(off)
    topics = (
        *(route_sections, hub_sections, team_sections, third_parties_sections),
        *(what_if_sections, overviews_sections),
    )
    sections += [section for topic in topics for section in topic(names.language)]
    sections.append(limit_section(names.language))
    return [
        {
            "id": section["id"],
            "part": {"id": section["part"], "heading": say(f"method.part.{section['part']}", names.language)},
            "heading": section["heading"],
            "paragraphs": section["paragraphs"],
            "table": section["table"],
        }
        for section in sections
    ]
