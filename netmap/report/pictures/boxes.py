"""How much room a node takes in a picture: its shape, and below it its name in a few short lines.

Widths come from a small table instead of a font, so that the same network gives the same drawing on every machine.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

from netmap.analysis.pictures.results import Node, NodeKind

__all__ = [
    "CENTRE_FONT",
    "FONT",
    "GAP",
    "LINE",
    "MOST_CHARACTERS",
    "MOST_LINES",
    "box_of",
    "label_lines",
    "one_line",
    "radius_of",
    "shape_middle",
    "text_width",
]

#: Height of letters, and of those under what a picture is about, in picture units: pixels at 100 %.
FONT = 14.0
CENTRE_FONT = 16.0
MOST_LINES = 3
MOST_CHARACTERS = 22
LINE = 1.22  # of a line, as a part of its letters
_AIR = 7.0
GAP = 4.0  # between the shape and its label

#: Width of a character as a part of the height of the letters, in a common sans-serif; a little is added for others.
_WIDTHS = {
    **dict.fromkeys("ijl'|.,:;!", 0.26),
    **dict.fromkeys('frt()[]{}-/\\" ', 0.34),
    **dict.fromkeys("ABEKPSVXYZ&Rw", 0.70),
    **dict.fromkeys("CDGHNOQU%", 0.78),
    **dict.fromkeys("mMW@", 0.92),
    **dict.fromkeys("ILJ", 0.45),
}
_OTHER = 0.57
_WIDE = 1.05
_MARGIN = 1.08
_RADIUS = 12.0
_CENTRE_RADIUS = 18.0
_MOST_GROUP_RADIUS = 40.0
#: Of a party by how many others it meets: its surface grows with that.
_LEAST_MEETING, _PER_MEETING, _MOST_MEETING = 8.0, 3.2, 30.0
_BREAKS = re.compile(r"[^\s/-]*[/-]|\S+")
#: Parts of long Dutch words, before which a line may break.
_PARTS = re.compile(
    r"(?<=\w{4})(?=overleg|netwerk|vereniging|bijeenkomst|platform|organisatie|corporatie|ondersteuning|stichting"
    r"|coalitie|centrum|dienst|regio|commissie|gebouw|loket|veiligheid|bestrijding|preventie|handhaving|ontwikkeling"
    r"|voorziening|gezondheid|schappelijk|medewerk|wijkteam|beheer)"
)
_LEAST_PART = 4


@lru_cache(maxsize=4096)
def text_width(text: str, font: float = FONT) -> float:
    """Return about how wide one line of text is, in the unit of ``font``. Empty text has no width."""
    return sum(_character_width(character) for character in text) * font * _MARGIN


def _character_width(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    return _WIDTHS.get(character, _OTHER)


def one_line(text: str) -> str:
    """Return a text on one line: line ends, tabs and other control characters become single blanks."""
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    return " ".join(plain.split())


def label_lines(text: str, *, most: int = MOST_LINES, widest: int = MOST_CHARACTERS) -> list[str]:
    """Return a name in lines of at most ``widest`` characters; what does not fit in ``most`` ends in an ellipsis.

    Lines break at blanks and behind a hyphen or slash; a longer word is cut with a hyphen. Empty text gives no line.
    """
    lines: list[str] = []
    for word in one_line(text).split():
        start_of_word = True
        for piece in _pieces(word, widest):
            joint = " " if start_of_word else ""
            if lines and len(lines[-1]) + len(joint) + len(piece) <= widest:
                lines[-1] += joint + piece
            else:
                lines.append(piece)
            start_of_word = False
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = lines[-1][: widest - 1].rstrip(" -/,") + "…"
    return lines


def _pieces(word: str, widest: int) -> list[str]:
    """Return the parts of a word between which a line may break."""
    pieces: list[str] = []
    for piece in _BREAKS.findall(word):
        while len(piece) > widest:
            cut = max((part.start() for part in _PARTS.finditer(piece) if part.start() < widest), default=widest - 1)
            if len(piece) - cut < _LEAST_PART:  # two letters alone on a line look like a mistake
                cut = len(piece) - _LEAST_PART
            pieces.append(piece[:cut] + "-")
            piece = piece[cut:]
        pieces.append(piece)
    return pieces


def radius_of(node: Node, *, centre: bool) -> float:
    """Return half the width of the shape; a group grows with what it stands for (its surface, not its width).

    A party of which is told how many others it meets grows with that.
    """
    if node.kind is NodeKind.GROUP:
        return min(_MOST_GROUP_RADIUS, round(_RADIUS + 4.0 * math.sqrt(max(node.members - 1, 0)), 1))
    if "meets" in node.values:
        meets = max(0, int(node.values["meets"]))
        return min(_MOST_MEETING, round(_LEAST_MEETING + _PER_MEETING * math.sqrt(meets), 1))
    return _CENTRE_RADIUS if centre else _RADIUS


def box_of(lines: list[str], radius: float, font: float = FONT) -> tuple[float, float]:
    """Return width and height of the box around a shape and its label, with some air around both."""
    widest = max((text_width(line, font) for line in lines), default=0.0)
    width = max(2 * radius, widest) + 2 * _AIR
    height = 2 * radius + (GAP + LINE * font * len(lines) if lines else 0.0) + 2 * _AIR
    return round(width, 1), round(height, 1)


def shape_middle(box_middle: tuple[float, float], box: tuple[float, float], radius: float) -> tuple[float, float]:
    """Return the middle of the shape in a box of which the middle is known; ``radius`` is the room for it on top."""
    x, y = box_middle
    return round(x, 1), round(y - box[1] / 2 + _AIR + radius, 1)
