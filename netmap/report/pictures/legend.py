"""The legend of a picture: only what is in it, always in the same order."""

from __future__ import annotations

from typing import Any

from netmap.analysis.pictures.results import NodeKind, TieKind
from netmap.reference.domains import DOMAINS
from netmap.report.pictures.words import NO_DOMAIN
from netmap.texts import say

__all__ = ["legend"]

_SIGNS = (
    *("centre", "decides", "size", "meets", "line", "groups", "best", "alternative", "arrow", "informal"),
    *("together", "alone"),
    *("absent", "unknown", "gone", "new"),
)


def legend(nodes: list[dict[str, Any]], ties: list[dict[str, Any]], language: str) -> dict[str, list[dict[str, str]]]:
    """Return what shapes, colours and signs mean.

    Parameters
    ----------
    nodes, ties : list of dict
        Of the answer.
    language : {"nl", "en"}

    Returns
    -------
    dict
        ``kinds``, ``domains`` and ``signs``: lists of ``{"code", "word"}``. A missing place is a sign, not a kind:
        its shape is that of what should be there; a group has the shape of its members. An empty picture gives empty
        lists.
    """
    kinds = {node["stands_for"] or node["kind"] for node in nodes if not node["missing"]}
    domains = {node["domain"] for node in nodes if not node["missing"]}
    signs = set()
    if any(node["centre"] for node in nodes) and len(nodes) > 1:
        signs.add("centre")
    if any(node["kind"] == NodeKind.GROUP.value for node in nodes):
        signs.add("size")
    if any(node["meets"] for node in nodes):
        signs.add("meets")
    if any(node["decides"] for node in nodes):
        signs.add("decides")
    signs |= {_line(tie) for tie in ties if not tie["missing"]}
    if any(tie["informal"] for tie in ties):
        signs.add("informal")
    signs |= {node["sign"] for node in nodes if node["missing"]}
    if any(tie.get("change") == "gone" for tie in ties):
        signs.add("gone")
    shapes = [kind.value for kind in NodeKind if kind.value in kinds]
    colours = [code for code in (*DOMAINS, NO_DOMAIN) if code in domains]
    return {
        "kinds": [{"code": code, "word": say(f"picture.kind.{code}", language)} for code in shapes],
        "domains": [{"code": code, "word": say(f"picture.domain.{code}", language)} for code in colours],
        "signs": [{"code": code, "word": say(f"picture.sign.{code}", language)} for code in _SIGNS if code in signs],
    }


def _line(tie: dict[str, Any]) -> str:
    if TieKind.CONTACT.value in tie["kinds"]:
        return "groups"
    if tie["best"] and tie["arrow"]:
        return "best"
    if tie.get("change") == "new":
        return "new"
    if tie["arrow"] and tie["faint"]:
        return "alternative"
    if TieKind.MEETS.value in tie["kinds"]:
        return "alone" if tie["best"] else "together"
    return "arrow" if tie["arrow"] else "line"
