"""Each line of the norm in words, and what a municipality made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from netmap.model import ActorType, ConsultationKind, Echelon, Ref, Sector, Theme
from netmap.reference.norm import Combination, Norm, NormLine
from netmap.report.gaps.words import gap_type, passage_words
from netmap.report.method.needs import need_words
from netmap.report.names import Names
from netmap.texts import OneOf, say

__all__ = ["PARTS", "line_section", "off_section", "part_of"]

#: Parts of the norm, most encompassing last: a line per theme and area stands under the themes.
PARTS = ("theme", "consultation", "party", "expert", "phase", "area", "group", "network")


def part_of(line: NormLine) -> str:
    """Return under which part of the norm a line stands."""
    return next(part for part in PARTS if part in line.for_each)


def line_section(line: NormLine, base: Mapping[str, NormLine], names: Names) -> dict[str, Any]:
    """Return one line of the norm as a section with a table of two columns.

    Parameters
    ----------
    line : NormLine
    base : mapping of str to NormLine
        The lines as they ship, by id: what differs was changed by the municipality.
    names : Names
        Language, and names of themes, sectors and kinds.
    """
    language = names.language
    rows = [("kind", _kind(line, language)), ("each", _each(line, language))]
    rows += [("where", text) for text in _where(line, names)]
    if line.candidates:
        rows.append(("candidates", _capital(say_list([_candidate(c, names) for c in line.candidates], language))))
    parts = line.needs.parts if isinstance(line.needs, Combination) else (line.needs,)
    if isinstance(line.needs, Combination):
        rows.append(("all", say(f"method.line.all.{line.needs.mode}", language)))
    for need in parts:
        rows += list(zip(("present", "absent", "unknown"), need_words(line, need, language), strict=True))
    rows.append(("severity", _severity(line, language)))
    rows.append(("closes", _closes(line, language)))
    rows.append(("passage", passage_words(line.passage, language)))
    if own := _own(line, base, language):
        rows.append(("own", own))
    return {
        "id": f"norm-{line.id}",
        "part": part_of(line),
        "heading": line.text,
        "paragraphs": [],
        "table": {
            "columns": [say("method.line.part", language), say("method.line.text", language)],
            "rows": [[say(f"method.line.{row}", language), text] for row, text in rows],
        },
    }


def off_section(norm: Norm, base: Norm, language: str) -> dict[str, Any] | None:
    """Return which lines of the shipped norm the municipality switched off; None when there are none."""
    kept = {line.id for line in norm.lines}
    off = [line for line in base.lines if line.id not in kept]
    if not off:
        return None
    return {
        "id": "off",
        "part": "limits",
        "heading": say("method.off", language),
        "paragraphs": [say("method.off.effect", language)],
        "table": {"columns": [say("method.off.line", language)], "rows": [[line.text] for line in off]},
    }


def say_list(words: list[str], language: str) -> str:
    """Return words joined as a sentence joins them, with a dot."""
    return say("method.list", language, words=words)


def _kind(line: NormLine, language: str) -> str:
    kind = _capital(say(f"method.kind.{line.kind}", language))
    return say("method.line.kind.of", language, kind=kind, type=gap_type(line.type, language))


def _each(line: NormLine, language: str) -> str:
    return _capital(say_list([say(f"method.each.{name}", language) for name in line.for_each], language))


def _where(line: NormLine, names: Names) -> list[str]:
    return [
        say(
            f"method.where.{name}",
            names.language,
            values=OneOf(_value(name, value, names) for value in values),
        )
        for name, values in line.where.items()
    ]


_LABELS = {"theme": Theme.KIND, "kind": ConsultationKind.KIND, "echelon": Echelon.KIND, "sector": Sector.KIND}


def _value(name: str, value: str, names: Names) -> str:
    if name == "relevance":
        return say(f"relevance.{value}", names.language)
    if name == "past_unrest":
        return say(f"method.word.{value}", names.language)
    return _name(Ref(_LABELS[name], value), names)


def _candidate(candidate: str, names: Names) -> str:
    sector = Ref(Sector.KIND, candidate)
    return _name(sector if names.network.get(sector) else Ref(ActorType.KIND, candidate), names)


def _name(ref: Ref, names: Names) -> str:
    return names.name(ref) if names.network.get(ref) else ref.id


def _severity(line: NormLine, language: str) -> str:
    if line.severity_max is None:
        return say("method.line.severity.none", language)
    return say("method.line.severity.cap", language, severity=say(f"severity.{line.severity_max}", language))


def _closes(line: NormLine, language: str) -> str:
    if not line.closes:
        return say("method.line.closes.any", language)
    return _capital(say_list([say(f"method.closes.{how}", language) for how in line.closes], language))


def _own(line: NormLine, base: Mapping[str, NormLine], language: str) -> str:
    """Return what the municipality did with a line; "" when it is as it ships."""
    shipped = base.get(line.id)
    if shipped is None:
        return say("method.line.own.new", language)
    changed = [f.name for f in fields(line) if getattr(line, f.name) != getattr(shipped, f.name)]
    if not changed:
        return ""
    return say("method.line.own.changed", language, fields=[say(f"method.field.{name}", language) for name in changed])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
