"""A picture for vis-network, built with pyvis: the one module that knows pyvis.

Only what travels as data is taken from pyvis (nodes, edges, options); its page template is never used. Every text is
plain text: vis-network draws labels on a canvas and shows a title as text.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from netmap.report.colours import DARK, LIGHT
from netmap.report.pictures.boxes import CENTRE_FONT, FONT

__all__ = ["FAINT", "SHAPES", "TIES", "interactive", "vis_script"]

#: The shape of each kind of node, in the words of vis-network.
SHAPES = {
    "organisation": "dot",
    "consultation": "square",
    "expert": "diamond",
    "theme": "hexagon",
    "channel": "triangle",
}
#: Lines that are no route. A line that carries information is never paler than 3:1 against what it is drawn on, so
#: what should stay quiet is drawn thin instead.
TIES = {"light": "#74808A", "dark": "#84929B"}
#: Lines that are not what the picture is about; they stand out when somebody points at one of their ends.
FAINT = {"light": "#848F97", "dark": "#76848D"}
_FACE = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_DASHES, _LONG_DASHES = [6, 4], [14, 8]

_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "layout": {"improvedLayout": False, "randomSeed": 0},
    "physics": {"enabled": False},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
        "tooltipDelay": 120,
        "navigationButtons": False,
        "keyboard": {"enabled": False},
        "dragNodes": False,
        "multiselect": False,
        "selectConnectedEdges": True,
    },
    "edges": {
        "smooth": False,
        "selectionWidth": 1,
        "hoverWidth": 0.5,
        "arrowStrikethrough": False,
        "arrows": {"to": {"scaleFactor": 0.7}},
    },
    "nodes": {"borderWidthSelected": 4, "labelHighlightBold": False, "scaling": {"label": {"enabled": False}}},
}


@cache
def vis_script() -> str:
    """Return the text of the vis-network file that comes with pyvis; it makes no request by itself."""
    spec = find_spec("pyvis")  # finds its folder without loading it, which takes half a second
    if spec is None or spec.origin is None:
        raise ImportError("pyvis")
    path = Path(spec.origin).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    # Not splitlines: a text in the script holds signs that it would take for the end of a line.
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL="))


def interactive(picture: dict[str, Any], *, dark: bool = False) -> dict[str, Any]:
    """Return a picture as vis-network 9 takes it.

    Parameters
    ----------
    picture : dict
        The answer of :func:`netmap.report.pictures.answer.picture_answer`.
    dark : bool
        Colours for a dark page.

    Returns
    -------
    dict
        ``nodes``, ``edges`` and ``options``: JSON types only, in the order of the picture. A picture without nodes
        gives empty lists.
    """
    # It takes half a second to load, so only where a picture is drawn.
    from pyvis.network import Network

    palette = DARK if dark else LIGHT
    # Undirected ones would be looked up one by one in everything there is, and a second line would be dropped.
    network = Network(directed=True)
    for node in picture["nodes"]:
        network.add_node(node["id"], **_node(node, palette))
    for tie in picture["ties"]:
        network.add_edge(tie["from"], tie["to"], **_tie(tie, palette, dark))
    options = json.loads(json.dumps(_OPTIONS))
    network.set_options(json.dumps(options))
    for number, edge in enumerate(network.edges):
        edge["id"] = f"tie-{number}"
    return {"nodes": network.nodes, "edges": network.edges, "options": options}


def _node(node: dict[str, Any], palette: dict[str, str]) -> dict[str, Any]:
    colour = palette[node["domain"]]
    missing = bool(node["missing"])
    fill = palette["background"] if missing else colour
    edge = palette["text"] if node["centre"] or missing else colour
    lit = {"background": fill, "border": palette["accent"]}
    return {
        "label": str(node["label"]),
        "title": str(node["words"]),
        # A missing place looks like what should be there, a group like its members.
        "shape": SHAPES.get(node["stands_for"] or node["kind"], "dot"),
        "x": float(node["x"]),
        "y": float(node["y"]),
        "size": float(node["size"]),
        "physics": False,
        "borderWidth": 3 if node["centre"] else 2,
        "color": {"background": fill, "border": edge, "highlight": lit, "hover": lit},
        "shapeProperties": {"borderDashes": _DASHES if missing else False},
        "font": {
            "color": palette["text"],
            "size": CENTRE_FONT if node["centre"] else FONT,
            "face": _FACE,
            "vadjust": -5,
            # A thin halo keeps a name readable where a line passes behind it.
            "strokeWidth": 4,
            "strokeColor": palette["background"],
        },
    }


def _tie(tie: dict[str, Any], palette: dict[str, str], dark: bool) -> dict[str, Any]:
    lines = FAINT if tie["faint"] and not tie["arrow"] else TIES
    dashes = _LONG_DASHES if tie["best"] else _DASHES
    lit = tie["arrow"] and not tie["faint"]
    colour = palette["text"] if tie["missing"] else palette["accent"] if lit else lines["dark" if dark else "light"]
    return {
        "title": str(tie["words"]),
        "arrows": "to" if tie["arrow"] else "",
        "width": float(tie["width"]),
        "dashes": dashes if tie["missing"] or tie["informal"] else False,
        "smooth": _smooth(float(tie["bend"])),
        "color": {"color": colour, "highlight": palette["accent"], "hover": palette["accent"], "inherit": False},
    }


def _roundness(bend: float) -> float:
    """Return the roundness with which vis-network pulls the middle of a line this part of its length aside."""
    return round(1.1 * bend, 3)


def _smooth(bend: float) -> bool | dict[str, Any]:
    if not bend:
        return False
    return {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": _roundness(abs(bend))}
