"""A picture as one HTML file that works without a connection: drawing, sentences, legend and the table of everything.

No value of the data stands in a script. Scripts run by their fingerprint only, so nothing else ever runs, and the file
may fetch nothing.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from netmap.report.colours import LIGHT
from netmap.report.pictures.interactive import FAINT, TIES, vis_script
from netmap.texts import format_date, format_number, say

__all__ = ["to_html"]

_COLOURS = {
    "TEXT": "text",
    "BACKGROUND": "background",
    "MUTED": "unknown",
    "ACCENT": "accent",
    "BORDER": "border",
    "SURFACE": "surface",
}
_CIRCLE = '<circle r="{r}" fill="{fill}" stroke="{edge}" stroke-width="{thick}"{dash}/>'
_SHAPES = {
    "organisation": '<circle r="7" fill="{fill}"/>',
    "consultation": '<rect x="-7" y="-7" width="14" height="14" rx="2" fill="{fill}"/>',
    "expert": '<path d="M0-9 9 0 0 9-9 0z" fill="{fill}"/>',
    "theme": '<path d="M-8 0-4-7H4L8 0 4 7H-4z" fill="{fill}"/>',
    "channel": '<path d="M0-8 8 6H-8z" fill="{fill}"/>',
}


def to_html(picture: dict[str, Any], drawn: dict[str, Any]) -> bytes:
    """Return a picture as a file to open in a browser.

    Parameters
    ----------
    picture : dict
        The answer of :func:`netmap.report.pictures.answer.picture_answer`.
    drawn : dict
        The same for vis-network, in light colours.

    Returns
    -------
    bytes
        UTF-8; the same picture gives the same bytes. A picture of nothing has its sentence and no script.
    """
    language = str(picture["language"])

    def told(code: str, **values: Any) -> str:
        return say(code, language, **values)

    numbers = {key: format_number(picture[key], language) for key in ("shown", "total")}
    privacy = ""
    if any(node["sensitive"] for node in picture["nodes"]):
        privacy = told("picture.file.masked" if picture["masked"] else "picture.file.named")
    date = format_date(picture["reference_date"], language)
    # The wheel scrolls the page; buttons bring the drawing closer.
    options = {**drawn["options"], "interaction": {**drawn["options"]["interaction"], "zoomView": False}}
    page: str = _template().render(
        picture=picture,
        drawn={
            **drawn,
            "options": options,
            **{name: picture[name] for name in ("width", "height", "headings")},
            "colours": {"text": LIGHT["text"], "background": LIGHT["background"]},
        },
        places=_places(picture),
        words={
            "fit": told("picture.file.fit"),
            "closer": told("picture.file.closer"),
            "further": told("picture.file.further"),
            "chosen": told("picture.file.chosen", words="{words}"),
            "legend": told("picture.legend"),
            "table": told("picture.file.table"),
            "find": told("picture.file.find"),
        },
        show=lambda name: told("picture.file.show", name=name),
        sample=_sample,
        parts=[
            ("kinds", told("picture.legend.shapes")),
            ("domains", told("picture.legend.colours")),
            ("signs", told("picture.legend.signs")),
        ],
        shown=told("picture.file.shown", **numbers),
        source=told("picture.file.source", date=date, network=picture["network"]["name"]),
        privacy=privacy,
        # Our own files, into which no value goes.
        style=Markup(_style()),
        vis=Markup(_scripts()[0]),
        script=Markup(_scripts()[1]),
        hashes=Markup(" ".join(f"'sha256-{_fingerprint(text)}'" for text in _scripts())),
    )
    # A lone half of a character pair, which a damaged file may hold, cannot be written.
    return page.encode("utf-8", "replace")


def _places(picture: dict[str, Any]) -> list[int]:
    """Return for each row of the table the place of its node in the drawing."""
    place = {node["id"]: number for number, node in enumerate(picture["nodes"])}
    return [place[node] for node in picture["table"]["ids"]]


def _read(name: str) -> str:
    folder = resources.files("netmap.report.pictures").joinpath("page")
    return folder.joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _template() -> Any:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    return environment.from_string(_read("page.html.j2"))


@cache
def _style() -> str:
    style = _read("page.css")
    for word, colour in _COLOURS.items():
        style = style.replace(word, LIGHT[colour])
    return style


@cache
def _scripts() -> tuple[str, str]:
    """Return both scripts as they stand in the page, of which the fingerprints are made."""
    return f"\n{vis_script()}\n", f"\n{_read('page.js')}"


def _fingerprint(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _sample(part: str, code: str) -> Markup:
    """Return what a word of the legend means, as a small drawing."""
    grey, text, accent = LIGHT["unknown"], LIGHT["text"], LIGHT["accent"]
    if part == "kinds":
        drawn = _SHAPES[code].format(fill=grey)
    elif part == "domains":
        drawn = f'<rect x="-8" y="-8" width="16" height="16" fill="{LIGHT[code]}"/>'
    elif code in ("absent", "unknown", "gone"):
        cross = f'<path d="M-3-3 3 3M-3 3 3-3" stroke="{text}" stroke-width="1.6"/>'
        mark = f'<text y="4" font-size="11" font-weight="700" text-anchor="middle" fill="{text}">?</text>'
        outline = _CIRCLE.format(r=8, fill="none", edge=text, thick=1.6, dash=' stroke-dasharray="3.5 2.5"')
        drawn = outline + (mark if code == "unknown" else cross)
    elif code == "centre":
        drawn = _CIRCLE.format(r=7, fill=grey, edge=text, thick=3, dash="")
    elif code in ("size", "meets"):
        drawn = f'<circle cx="-6" r="3" fill="{grey}"/><circle cx="3" r="7" fill="{grey}"/>'
    elif code == "decides":
        drawn = f'<path d="M0-9 2.2-3 8.6-2.8 3.6 1.2 5.3 7.3 0 3.8-5.3 7.3-3.6 1.2-8.6-2.8-2.2-3z" fill="{text}"/>'
    elif code == "groups":
        thin = f'<path d="M-9-3H9" stroke="{FAINT["light"]}"/>'
        drawn = f'{thin}<path d="M-9 3H9" stroke="{TIES["light"]}" stroke-width="4"/>'
    elif code == "best":
        drawn = f'<path d="M-9 0H3M1-5 9 0 1 5z" stroke="{accent}" fill="{accent}" stroke-width="3.6"/>'
    elif code in ("new", "alone"):
        drawn = f'<path d="M-9 0H9" stroke="{TIES["light"]}" stroke-width="4"/>'
    elif code == "informal":
        head = f'<path d="M3-4 9 0 3 4z" fill="{accent}"/>'
        drawn = f'<path d="M-9 0H4" stroke="{accent}" stroke-width="2" stroke-dasharray="4 2.5"/>{head}'
    elif code == "alternative":
        plain = TIES["light"]
        drawn = f'<path d="M-9 0H5M3-3 9 0 3 3z" stroke="{plain}" fill="{plain}" stroke-width="1.4"/>'
    elif code == "arrow":
        drawn = f'<path d="M-9 0H5M2-4 9 0 2 4z" stroke="{LIGHT["accent"]}" fill="{LIGHT["accent"]}" stroke-width="2"/>'
    else:
        drawn = f'<path d="M-9 0H9" stroke="{TIES["light"]}" stroke-width="2"/>'
    return Markup(drawn)
