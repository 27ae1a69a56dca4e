"""What the browser draws: the answer about a picture, with the lines as pyvis builds them and the words around it.

Pure functions: JSON types in and out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netmap.report.colours import DARK, LIGHT
from netmap.report.pictures.interactive import FAINT, TIES, interactive
from netmap.texts import say

__all__ = ["about", "drawing_of"]

_NODE = (
    "id", "label", "name", "kind", "domain", "x", "y", "box", "size", "centre", "missing", "sign",
    "stands_for", "hidden",
)  # fmt: skip
_TIE = ("from", "to", "words", "arrow", "missing", "faint")
_WORDS = (
    "search", "help", "fit", "closer", "further", "large", "role", "signs", "opened", "not_found", "nothing_there",
    "failed",
)  # fmt: skip
#: Of more than so many, none is the place where one begins to look.
_FEW = 3
#: Sign of the legend -> how it is drawn; a sign that is not here is told in words alone.
_SIGNS: dict[str, dict[str, Any]] = {
    "centre": {"kind": "organisation", "centre": True},
    "decides": {"star": True},
    "size": {"sizes": True},
    "meets": {"sizes": True},
    "groups": {"groups": True},
    "line": {"line": True},
    "together": {"line": True},
    "alone": {"line": True, "best": True},
    "arrow": {"line": True, "arrow": True},
    "best": {"line": True, "arrow": True, "best": True},
    "alternative": {"line": True, "arrow": True, "faint": True},
    "informal": {"line": True, "arrow": True, "informal": True},
    "absent": {"kind": "missing", "missing": True, "sign": "absent"},
    "unknown": {"kind": "missing", "missing": True, "sign": "unknown"},
    "gone": {"kind": "missing", "missing": True, "sign": "gone"},
    "new": {"line": True, "best": True},
    "hidden": {"hidden": 3},
}


def drawing_of(picture: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return a picture as the browser draws it.

    Parameters
    ----------
    picture : mapping
        The answer of ``Services.picture``; one without nodes gives a drawing without anything in it.
    language : {"nl", "en"}

    Returns
    -------
    dict
        JSON types only. ``begin`` are the nodes where one begins to look when all of it would be too small: who sees
        the signal of a route, the actual spider, else a centre of a few. ``turns``: on a narrow screen its columns
        are rows. ``high``: it is read from top to bottom, also in half the width of a page. ``view`` is equal for the
        same question, whatever was grown. The same picture gives the same drawing.
    """
    wish = picture["wish"]
    built = interactive(dict(picture))
    return {
        "view": ":".join([wish["subject"], *wish["subjects"]]),
        "alt": " ".join([f"{picture['title']}.", *picture["sentences"]]),
        "width": picture["width"],
        "height": picture["height"],
        "nodes": [{**{name: node[name] for name in _NODE}, "words": about(node)} for node in picture["nodes"]],
        "ties": [
            {**{name: tie[name] for name in _TIE}, "drawn": _drawn(edge)}
            for tie, edge in zip(picture["ties"], built["edges"], strict=True)
        ],
        "begin": _begin(picture),
        "turns": wish["subject"] == "route",
        "high": wish["subject"] == "what_if",
        "headings": picture["headings"],
        "options": built["options"],
        "legend": _legend(picture, language),
        "palettes": {
            "light": {**LIGHT, "line": TIES["light"], "faint": FAINT["light"]},
            "dark": {**DARK, "line": TIES["dark"], "faint": FAINT["dark"]},
        },
        "words": {name: say(f"map.drawing.{name}", language) for name in _WORDS},
    }


def _begin(picture: Mapping[str, Any]) -> list[str]:
    """Return where one begins to look: the first of the centre of a route or of a spider, else a centre of a few."""
    centre = [str(node["id"]) for node in picture["nodes"] if node["centre"]]
    if picture["wish"]["subject"] in ("route", "hub", "team"):
        return centre[:1]
    return centre if len(centre) <= _FEW else []


def about(node: Mapping[str, Any]) -> str:
    """Return what is said of a node beside its name: the words begin with the name, for where it stands alone."""
    return str(node["words"]).removeprefix(node["name"]).lstrip(" ·")


def _drawn(edge: Mapping[str, Any]) -> dict[str, Any]:
    """Return a line without its own words and colour: words are shown in our way, colours follow the page."""
    return {name: value for name, value in edge.items() if name not in ("title", "color")}


def _legend(picture: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
    legend = picture["legend"]
    kinds = [{"word": entry["word"], "drawn": {"kind": entry["code"]}} for entry in legend["kinds"]]
    domains = [
        {"word": entry["word"], "drawn": {"kind": "organisation", "domain": entry["code"]}}
        for entry in legend["domains"]
    ]
    signs = [{"word": entry["word"], "drawn": _SIGNS.get(entry["code"])} for entry in legend["signs"]]
    if any(node["hidden"] for node in picture["nodes"]):
        signs.append({"word": say("map.drawing.hidden", language), "drawn": _SIGNS["hidden"]})
    return [*kinds, *domains, *signs]
