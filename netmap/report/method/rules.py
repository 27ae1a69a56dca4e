"""The rules behind every answer in words, with the numbers and tables that the code itself runs.

The numbers are read where they are used (``facts.FRESH_MONTHS``), so that a changed constant changes the text.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import Any

from netmap.analysis import demands, facts
from netmap.analysis.results import Confidence, Fallback, Relevance
from netmap.reference.norm import KINDS, Norm
from netmap.reference.severity import severity_table
from netmap.report.gaps.words import gap_type
from netmap.report.method.closing import most_agreements, most_ways, much_load
from netmap.texts import say

__all__ = ["RULES", "limit_section", "rule_sections"]

#: What each section about a rule says, in order: the ends of the codes of its sentences. Tables are made below.
RULES = {
    "what": ("norm", "three", "absent", "silence", "yours"),
    "known": ("present", "stated", "complete", "unknown", "active"),
    "party": ("whole", "seat", "table", "collective", "expert"),
    "themes": ("nothing", "other"),
    "sure": ("apart",),
    "serious": ("table", "many", "range", "cap"),
    "fallback": ("what", "others"),
    "kinds": KINDS,
    "once": ("theme", "area", "route", "more", "question"),
    "close": ("ways", "most", "equal", "proof", "load", "new", "no", "nobody"),
    "calls": ("least", "order", "proof"),
    "lead": ("form", "question"),
    "limits": ("told", "quality", "upper", "months", "professions", "parts", "decide"),
}


def rule_sections(norm: Norm, language: str) -> list[dict[str, Any]]:
    """Return the rules that hold for every line of a norm, as sections."""
    close = {"ways": most_ways(), "most": most_agreements(), "busy": much_load()}
    return [
        _section("what", language),
        _section("known", language),
        _parties(language),
        _themes(language),
        _sure(language),
        _serious(language),
        _fallback(language),
        _kinds(norm, language),
        _section("once", language),
        _section("close", language, **close),
        _section("calls", language),
        _section("lead", language),
    ]


def limit_section(language: str) -> dict[str, Any]:
    """Return what netmap cannot tell."""
    return {**_section("limits", language, **_numbers()), "part": "limits"}


def _section(name: str, language: str, **values: Any) -> dict[str, Any]:
    return {
        "id": name,
        "part": "basis",
        "heading": say(f"method.{name}", language),
        "paragraphs": [say(f"method.{name}.{part}", language, **values) for part in RULES[name]],
        "table": None,
    }


def _numbers() -> dict[str, int]:
    return {"fresh": facts.FRESH_MONTHS, "stale": facts.STALE_MONTHS, "years": demands.RECENT_YEARS}


def _parties(language: str) -> dict[str, Any]:
    section = _section("party", language)
    section["paragraphs"] += [
        say(
            "method.party.mandate",
            language,
            word=say(f"method.mandate.{mandate.value}", language),
            stage=say(f"stage.{stage.value}", language),
        )
        for mandate, stage in facts.STAGE_OF_MANDATE.items()
    ]
    return section


def _themes(language: str) -> dict[str, Any]:
    section = _section("themes", language)
    section["table"] = {
        "columns": [say("method.themes.relevance", language), say("method.themes.when", language)],
        "rows": [
            [say(f"relevance.{level.value}", language), say(f"method.themes.{level.value}", language, **_numbers())]
            for level in Relevance
        ],
    }
    return section


def _sure(language: str) -> dict[str, Any]:
    section = _section("sure", language)
    section["table"] = {
        "columns": [say("method.sure.level", language), say("method.sure.when", language)],
        "rows": [
            [say(f"confidence.{level.value}", language), say(f"method.sure.{level.value}", language, **_numbers())]
            for level in Confidence
        ],
    }
    return section


def _serious(language: str) -> dict[str, Any]:
    table = severity_table()
    section = _section("serious", language)
    section["table"] = {
        "columns": [
            say(f"method.serious.{column}", language) for column in ("coverage", "relevance", "fallback", "severity")
        ],
        "rows": [
            [
                say(f"coverage.{coverage}", language),
                say(f"relevance.{relevance}", language),
                say(f"fallback.{fallback}", language),
                say(f"severity.{table.level(coverage, relevance, fallback)}", language),
            ]
            for coverage, relevance, fallback in product(table.coverage, table.relevance, table.fallback)
        ],
    }
    return section


def _fallback(language: str) -> dict[str, Any]:
    section = _section("fallback", language)
    section["table"] = {
        "columns": [say("method.fallback.word", language), say("method.fallback.when", language)],
        "rows": [
            [say(f"fallback.{level}", language), say(f"method.fallback.{level}", language)]
            for level in (*reversed([level.value for level in Fallback]), "unknown")
        ],
    }
    return section


def _kinds(norm: Norm, language: str) -> dict[str, Any]:
    """Return the two kinds, and each type that a norm has with the number of its lines."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for line in norm.lines:
        counts[(line.kind, line.type)] += 1
    section = _section("kinds", language)
    columns = ("kind", "type", "lines")
    section["table"] = {
        "columns": [say(f"method.kinds.{column}", language) for column in columns],
        "rows": [
            [say(f"method.kind.{kind}", language), gap_type(type_, language), str(count)]
            for (kind, type_), count in sorted(counts.items(), key=lambda item: KINDS.index(item[0][0]))
        ],
    }
    return section
