"""The label of a node: how wide it is, and what pictures of a route and of who holds the web together say in it."""

from __future__ import annotations

from itertools import pairwise

from netmap.analysis.pictures.results import Arrangement, Node, NodeKind, Subject, View
from netmap.model import Ref, Stage
from netmap.report.names import Names
from netmap.report.pictures.boxes import MOST_CHARACTERS, one_line
from netmap.texts import say, say_count

__all__ = ["after_name", "before_name", "does", "marks", "widest"]

#: Names are narrower where they stand in columns, so that more columns can be seen at once.
_WIDEST = {Arrangement.LAYERS: 16, Arrangement.TWO_MODE: 16, Arrangement.GRID: 11}
#: As wide as "ontmoet 31 partijen"; tables are narrower, and the letters of the centre larger.
_WIDEST_OF, _WIDEST_TABLE, _WIDEST_CENTRE = (
    {Subject.HUB: 19, Subject.ROUTE: 20, Subject.TEAM: 16, Subject.THIRD_PARTIES: 18, Subject.WHAT_IF: 17},
    15,
    16,
)


def widest(node: Node, view: View) -> int:
    """Return how many characters a line below a node has at most."""
    if view.wish.subject is Subject.HUB and node.id in view.centre:
        return _WIDEST_CENTRE
    if view.wish.subject is Subject.HUB and node.kind is NodeKind.CONSULTATION:
        return _WIDEST_TABLE
    return _WIDEST_OF.get(view.wish.subject) or _WIDEST.get(view.arrangement, MOST_CHARACTERS)


def before_name(node: Node) -> str:
    """Return the numbers of the steps that are taken there, as the start of a label: "2-3. "; else nothing."""
    numbers = _numbers(node)
    return f"{numbers}. " if numbers else ""


def after_name(node: Node, language: str) -> str:
    """Return what a label says below a name: the stages taken there, how many it meets, or that it is core team."""
    values = node.values
    told = [does(str(stage), language) for stage, *_ in values.get("does", ())]
    if values.get("carries"):
        told.append(say("picture.carries", language))
    if values.get("designated"):
        told.append(say("picture.designated", language))
    if values.get("change"):
        told.append(say(f"picture.change.{values['change']}", language))
    told += _beside_team(node, language)
    if told:
        return f"({', '.join(told)})"
    return say_count("picture.meets", int(values["meets"]), language) if "meets" in values else ""


def does(stage: str, language: str) -> str:
    """Return what somebody does who takes a stage, in the words of the pages: "gaat na", "duidt", "beslist"."""
    return say("picture.checks", language) if stage == Stage.VERIFY.value else say(f"does.{stage}", language)


def marks(node: Node, names: Names) -> list[str]:
    """Return all of that in full: with who takes a stage at a table."""
    values, language = node.values, names.language
    told = []
    if numbers := _numbers(node):
        told.append(say_count("picture.step", len(values["numbers"]), language, numbers=numbers))
    for stage, who, _ in values.get("does", ()):
        done = does(str(stage), language)
        by = isinstance(who, Ref)
        told.append(say("picture.does_here", language, name=one_line(names.name(who)), does=done) if by else done)
    if values.get("carries"):
        told.append(say("picture.carries", language))
    if "meets" in values:
        told.append(say_count("picture.meets", int(values["meets"]), language))
    if values.get("designated"):
        told.append(say("picture.designated_in_full", language))
    told += _beside_team(node, language)
    if also := int(values.get("also", 0)):
        told.append(say_count("picture.also", also, language))
    if values.get("change"):
        told.append(say(f"picture.change.{values['change']}", language))
    return told


def _beside_team(node: Node, language: str) -> list[str]:
    """Return what a picture of a core team says of a node: what only this member reaches, or how it stands apart."""
    values = node.values
    told = [say_count("picture.adds", int(values["adds"]), language)] if values.get("adds") else []
    codes = {
        "aside": "picture.aside",
        "second": "picture.second",
        "invited": "picture.invited",
        "ask": "picture.call_first",
    }
    return told + [say(code, language) for name, code in codes.items() if values.get(name)]


def _numbers(node: Node) -> str:
    """Return numbers as somebody would write them: "2", "2-3" or "2, 5-6"."""
    numbers = list(node.values.get("numbers", ()))
    if not numbers:
        return ""
    starts = [numbers[0], *(b for a, b in pairwise(numbers) if b != a + 1)]
    ends = [*(a for a, b in pairwise(numbers) if b != a + 1), numbers[-1]]
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))
