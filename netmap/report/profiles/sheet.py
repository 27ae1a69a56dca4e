"""The paper "Klopt dit?": what stands on the map about one subject, to be ticked and filled in by who knows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from netmap.report.paper import Lines, Part, Sheet, Table
from netmap.texts import say

__all__ = ["confirmation_sheet"]

_BOX = "\N{BALLOT BOX}"
#: Characters of a line that tells several fields of the subject itself: about what fits beside the boxes.
_LINE = 70
#: Groups of which the heading is too long to begin each line with.
_BEGINS = {"seats": "profile.sheet.seats", "members": "profile.sheet.members"}
#: Groups in which many lines say the same of different things.
_TOGETHER = ("areas", "reach", "themes", "expertise", "tables")
#: Groups whose lines are fields with a name that says enough.
_FIELDS = ("identity", "lead", "mandate", "plays")


def confirmation_sheet(answer: Mapping[str, Any], language: str = "nl") -> Sheet:
    """Return the sheet of a profile.

    Parameters
    ----------
    answer : mapping
        As :func:`netmap.report.profiles.answer.profile_answer` returned it, masked or not: nothing is looked up here.

    Notes
    -----
    What holds no more is left out. What is not known becomes a place to write, never a box to tick. All of it stands
    in two tables, so that an ordinary party fits one side of paper; a longer one goes on over more pages.
    """
    tell = partial(say, language=language)
    name, confirm = answer["name"], answer["confirm"]
    subtitle = tell("profile.sheet.subtitle", name=confirm["name"]) if confirm["name"] else ""
    told = [group for group in answer["groups"] if group["code"] != "ended"]
    parts = []
    if lines := [line for group in told for line in _lines(group, language)]:
        parts.append(_ticked(lines, language))
    silent = [label for group in told for label in _silent(group, language)]
    open_ends = [*_asked(answer), *silent, tell("profile.sheet.more")]
    heads = tell("profile.sheet.silent"), tell("profile.sheet.answer")
    signed = Lines((tell("profile.sheet.signed"),))
    parts.append(Part("", (Table(heads, tuple((label, "") for label in open_ends)), signed)))
    return Sheet(
        title=tell("profile.sheet.title", name=name),
        subtitle=subtitle or tell("profile.sheet.subtitle_nobody"),
        answer=(tell("profile.sheet.purpose"), tell("profile.sheet.ask"), tell("profile.sheet.privacy")),
        parts=tuple(parts),
        source=tell("profile.sheet.source", network=answer["network"]["name"]),
        reference_date=date.fromisoformat(answer["reference_date"]),
        checked_on=answer["checked"]["newest"],
        language=language,
    )


def _ticked(lines: list[str], language: str) -> Part:
    tell = partial(say, language=language)
    heads = tell("profile.sheet.line"), tell("profile.sheet.right"), tell("profile.sheet.instead")
    # Blanks that do not break keep the two boxes beside each other.
    boxes = f"{_BOX} {tell('profile.sheet.yes')} {_BOX} {tell('profile.sheet.no')}".replace(" ", "\N{NO-BREAK SPACE}")
    return Part("", (Table(heads, tuple((line, boxes, "") for line in lines)),))


def _lines(group: Mapping[str, Any], language: str) -> list[str]:
    """Return what stands on the map in one group, a line for each fact that can be right or wrong by itself.

    Short fields of the subject itself share a line; so do things of which the same is said.
    """
    rows = [row for row in group["rows"] if row["said"] != "unknown"]
    if group["code"] == "identity":
        return _packed([_line(row, language) for row in rows])
    said: dict[str, list[str]] = {}
    lines = []
    for row in rows:
        if row["said"] == "yes" and row["status"] == "active" and group["code"] in _TOGETHER:
            said.setdefault(row["text"], []).append(row["what"])
        else:
            lines.append(_line(row, language))
    together = []
    for text, names in said.items():
        listed = say("profile.sheet.names", language, names=names)
        together.append(say("profile.sheet.told", language, what=listed, text=text) if text else listed)
    if group["code"] in _BEGINS:
        return [say(_BEGINS[group["code"]], language, text=line) for line in together + lines]
    return [say("profile.sheet.told", language, what=group["heading"], text=line) for line in together + lines]


def _packed(fields: list[str]) -> list[str]:
    lines: list[str] = []
    for field in fields:
        if lines and len(lines[-1]) + len(field) < _LINE:
            lines[-1] = f"{lines[-1]}; {field}"
        else:
            lines.append(field)
    return lines


def _asked(answer: Mapping[str, Any]) -> list[str]:
    """Return the questions that are for who confirms the profile."""
    to = answer["confirm"]["id"]
    return [q["sentence"] for q in answer["questions"] if (q["addressee"]["id"] if q["addressee"] else "") == to]


def _line(row: Mapping[str, Any], language: str) -> str:
    line = say("profile.sheet.told", language, what=row["what"], text=row["text"]) if row["text"] else row["what"]
    if row["status"] == "active":
        return line
    return say("profile.certain", language, status=line, certainty=row["status_word"])


def _silent(group: Mapping[str, Any], language: str) -> list[str]:
    if not group["rows"]:
        return [] if group["complete"] else [group["heading"]]
    unknown = [row["what"] for row in group["rows"] if row["said"] == "unknown"]
    if group["code"] in _FIELDS:
        return unknown
    return [say("profile.sheet.told", language, what=group["heading"], text=what) for what in unknown]
