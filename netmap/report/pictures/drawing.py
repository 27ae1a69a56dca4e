"""A picture on paper: SVG, PNG or PDF on A4 or A3, landscape, with title, sentences, legend, date and source.

Everything is drawn in inches from the top left corner of the sheet. Texts are drawn as they are: nothing in a name is
read as a formula.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from html import escape
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font
from matplotlib.patches import FancyArrowPatch

from netmap.report.colours import LIGHT
from netmap.report.pictures.boxes import FONT, LINE, text_width
from netmap.report.pictures.shapes import LEGEND_LINES, line_colour, line_style, outline, sign_lines, star
from netmap.texts import format_date, format_number, say, say_count

__all__ = ["draw"]

_SHEETS = {"A4": (11.69, 8.27), "A3": (16.54, 11.69)}
_EDGE = 0.45
_FONT = "DejaVu Sans"
_WIDER = 1.13  # than the font of the page, by which the boxes were measured
_DPI = {"A4": 200, "A3": 180}
_TITLE, _SENTENCE, _SMALL, _LEGEND = 17.0, 10.5, 7.5, 8.5
_MOST_POINTS, _LEAST_POINTS = 10.0, 6.0
_STRETCH = 1.7
_NO_GLYPH = "\u25a1"
_SETTINGS: Any = {
    "font.family": [_FONT],
    "svg.fonttype": "none",
    "svg.hashsalt": "netmap",
    "pdf.fonttype": 42,
    "text.parse_math": False,
    "axes.unicode_minus": False,
    "path.simplify": False,
}
#: The settings of the drawing library are those of the whole process.
_ONE_AT_A_TIME = Lock()

Rectangle = tuple[float, float, float, float]


def draw(picture: dict[str, Any], form: str, paper: str = "A4") -> bytes:
    """Return a picture as a file for paper.

    Names get smaller until all fit, but never below 6 points; what then would cover another name is left out, the most
    important ones first in, and the sheet says how many.

    Parameters
    ----------
    picture : dict
        The answer of :func:`netmap.report.pictures.answer.picture_answer`.
    form : {"svg", "png", "pdf"}
    paper : {"A4", "A3"}

    Returns
    -------
    bytes
        The same picture gives the same bytes. A picture of nothing gives a sheet with its sentence.
    """
    with _ONE_AT_A_TIME, mpl.rc_context(_SETTINGS):
        figure = _Sheet(picture, paper).figure
        buffer = io.BytesIO()
        title = _drawable(str(picture["title"]))
        if form == "svg":
            figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": "netmap", "Title": title})
            return _told(buffer.getvalue(), picture)
        if form == "pdf":
            about = {"Title": title, "Creator": "netmap", "Producer": "netmap", "CreationDate": None}
            figure.savefig(buffer, format="pdf", metadata=about)
        else:
            figure.savefig(buffer, format="png", dpi=_DPI[paper], metadata={"Software": None})
        return buffer.getvalue()


def _told(svg: bytes, picture: dict[str, Any]) -> bytes:
    """Return an SVG that a screen reader can tell (its language, what it shows) and that finds a font everywhere."""
    text = svg.decode("utf-8")
    start = text.index("<svg ")
    end = text.index(">", start)
    head = f'{text[start:end]} role="img" xml:lang="{escape(picture["language"])}">'
    described = escape(_plain_xml(" ".join(picture["sentences"])))
    body = text[end + 1 :].replace(f"font-family: '{_FONT}'", f"font-family: '{_FONT}', Verdana, sans-serif")
    return (text[:start] + head + f"\n <desc>{described}</desc>" + body).encode("utf-8")


def _plain_xml(text: str) -> str:
    """Return a text without characters that XML has no place for."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and c < "\ufffe"))


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(get_font(findfont(_FONT)).get_charmap())


def _drawable(text: str) -> str:
    """Return a text in which each character that the font does not have is an open square."""
    return "".join(c if ord(c) in _glyphs() or c == "\n" else _NO_GLYPH for c in text)


def _inches(text: str, points: float) -> float:
    return text_width(text, points) * _WIDER / 72


def _wrapped(text: str, width: float, points: float) -> list[str]:
    """Return a text in lines of at most ``width`` inches; a longer word is cut."""
    lines = [""]
    for word in text.split():
        while _inches(word, points) > width and len(word) > 1:
            keep = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or _inches(word[:n], points) <= width)
            lines.append(word[:keep])
            word = word[keep:]
        joined = f"{lines[-1]} {word}".strip()
        if _inches(joined, points) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return [line for line in lines if line]


class _Sheet:
    """One sheet, filled from the top with words, from below with footer and legend, and the drawing in between."""

    def __init__(self, picture: dict[str, Any], paper: str) -> None:
        self.picture, self.language = picture, str(picture["language"])
        self.width, self.height = _SHEETS[paper]
        self.figure = Figure(figsize=(self.width, self.height), facecolor="white")
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(self.height, 0)
        self.inner = self.width - 2 * _EDGE
        top = self._heading()
        left_out, area = 0, (top + 0.1, 0.0)
        bottom = self._legend(self.height - _EDGE - 0.32)
        area = (top + 0.1, bottom - 0.12)
        if picture["nodes"]:
            left_out = self._drawing(*area)
        self._footer(left_out)

    # --- words -------------------------------------------------------------------------------------------

    def text(self, x: float, y: float, text: str, points: float, **how: Any) -> None:
        """Write one or more lines; ``y`` is the top of the first."""
        how.setdefault("color", LIGHT["text"])
        self.axes.text(x, y, _drawable(text), fontsize=points, va="top", parse_math=False, **how)

    def _heading(self) -> float:
        y = _EDGE
        for line in _wrapped(str(self.picture["title"]), self.inner / 1.08, _TITLE)[:2]:
            self.text(_EDGE, y, line, _TITLE, weight="bold")
            y += _TITLE * 1.35 / 72
        y += 0.04
        for line in _wrapped(" ".join(self.picture["sentences"]), self.inner, _SENTENCE):
            self.text(_EDGE, y, line, _SENTENCE)
            y += _SENTENCE * 1.4 / 72
        return y

    def _footer(self, left_out: int) -> None:
        say_ = self.picture
        name = str(say_["network"]["name"])
        numbers = {key: format_number(say_[key], self.language) for key in ("shown", "total")}
        parts = [say("picture.file.shown", self.language, **numbers)]
        if any(node["sensitive"] for node in say_["nodes"]):
            parts.append(say("picture.file.masked" if say_["masked"] else "picture.file.named", self.language))
        if left_out:
            parts.append(say_count("picture.file.names_left_out", left_out, self.language))
        date = format_date(say_["reference_date"], self.language)
        source = say("picture.file.source", self.language, date=date, network=name)
        y = self.height - _EDGE - 0.25
        self.axes.plot([_EDGE, self.width - _EDGE], [y - 0.05] * 2, color=LIGHT["border"], linewidth=0.8)
        self.text(_EDGE, y, " · ".join(part.rstrip(".") for part in parts), _SMALL)
        for line in _wrapped(source, self.inner, _SMALL)[:1]:
            self.text(_EDGE, y + 0.15, line, _SMALL, color=LIGHT["unknown"])

    # --- legend ------------------------------------------------------------------------------------------

    def _legend(self, bottom: float) -> float:
        """Draw the legend above ``bottom`` and return where it begins."""
        legend = self.picture["legend"]
        rows = [
            (say("picture.legend.shapes", self.language), "kinds"),
            (say("picture.legend.colours", self.language), "domains"),
            (say("picture.legend.signs", self.language), "signs"),
        ]
        placed: list[tuple[float, float, str, str, str]] = []
        heads: list[tuple[float, str]] = []
        indent = max(_inches(word, _LEGEND) for word, _ in rows) + 0.22
        y, step = 0.0, 0.19
        for word, part in rows:
            if not legend[part]:
                continue
            heads.append((y, word))
            x = _EDGE + indent
            for entry in legend[part]:
                wide = 0.22 + _inches(entry["word"], _LEGEND) + 0.2
                if x + wide > self.width - _EDGE and x > _EDGE + indent:
                    x, y = _EDGE + indent, y + step
                placed.append((x, y, part, entry["code"], entry["word"]))
                x += wide
            y += step
        top = bottom - y
        for offset, word in heads:
            self.text(_EDGE, top + offset, word, _LEGEND, weight="bold")
        for x, offset, part, code, word in placed:
            self._sample(x + 0.08, top + offset + 0.06, part, code)
            self.text(x + 0.22, top + offset, word, _LEGEND)
        return top

    def _sample(self, x: float, y: float, part: str, code: str) -> None:
        grey, size = LIGHT["unknown"], 0.065
        if part == "kinds":
            self._shape(code, x, y, size, fill=grey)
        elif part == "domains":
            self._shape("patch", x, y, size, fill=LIGHT[code])
        elif code in ("absent", "unknown", "gone"):
            self._shape("organisation", x, y, size, dashed=True, sign=code)
        elif code in LEGEND_LINES:
            self._line((x - 0.09, y), (x + 0.1, y), missing=False, scale=7, **LEGEND_LINES[code])
        elif code == "centre":
            self._shape("organisation", x, y, size, fill=grey, thick=True)
        elif code == "decides":
            self.axes.add_patch(star(x, y, size * 1.3, LIGHT["text"]))
        elif code == "groups":
            self._line((x - 0.09, y), (x + 0.1, y), arrow=False, missing=False, width=2.4, scale=7)
        else:
            self._shape("organisation", x, y, size * 1.3, fill=grey)

    # --- the drawing -------------------------------------------------------------------------------------

    def _drawing(self, top: float, bottom: float) -> int:
        """Draw nodes and lines between two heights; return how many names are left out."""
        picture = self.picture
        wide, high = max(float(picture["width"]), 1.0), max(float(picture["height"]), 1.0)
        per_unit = FONT * 72 / _WIDER  # points of a label when a picture unit is an inch
        scale = min(self.inner / wide, (bottom - top) / high, _MOST_POINTS / per_unit)
        points = max(_LEAST_POINTS, scale * per_unit)
        # Places may be drawn further apart to use the paper; shapes and names keep their form.
        across, down = min(self.inner / wide, scale * _STRETCH), min((bottom - top) / high, scale * _STRETCH)
        left = (self.width - wide * across) / 2
        above = top + (bottom - top - high * down) / 2
        at = {n["id"]: (left + n["x"] * across, above + n["y"] * down, n["size"] * scale) for n in picture["nodes"]}
        for tie in sorted(picture["ties"], key=lambda tie: (not tie["faint"], bool(tie["arrow"]))):
            self._tie(tie, at[tie["from"]], at[tie["to"]], max(scale * 75, 0.6))
        for node in picture["nodes"]:
            x, y, radius = at[node["id"]]
            shape = node["stands_for"] or node["kind"]
            fill = "white" if node["missing"] else LIGHT[node["domain"]]
            self._shape(shape, x, y, radius, fill=fill, dashed=node["missing"], sign=node["sign"], thick=node["centre"])
        for one in picture["headings"]:
            x, y = left + one["x"] * across, above + one["y"] * down
            if one["side"] == "top":
                y -= one["word"].count("\n") * points * LINE / 72 + points / 72
                self.text(x, y, one["word"], points, ha="center", weight="bold", linespacing=LINE)
            else:
                y -= (one["word"].count("\n") + 1) * points * LINE / 144
                self.text(x, y, one["word"], points, ha="right", weight="bold", linespacing=LINE)
        return self._labels(at, points, crowded=scale * per_unit < _LEAST_POINTS)

    def _labels(self, at: dict[str, tuple[float, float, float]], points: float, *, crowded: bool) -> int:
        """Write the names; where it is crowded those for which there is no room are left out, and counted."""
        lines = dict.fromkeys(at, 0)
        for tie in self.picture["ties"]:
            lines[tie["from"]] += 1
            lines[tie["to"]] += 1
        important = sorted(
            self.picture["nodes"],
            key=lambda node: (not node["centre"], not node["missing"], -lines[node["id"]], node["id"]),
        )
        taken = [(x - r, y - r, x + r, y + r) for x, y, r in at.values()] if crowded else []
        left_out = 0
        for node in important:
            label = str(node["label"]).removeprefix("✕ ")
            places = _places(at[node["id"]], label, points)
            free = [p for p in places if not any(_overlap(p, other) for other in taken)] if crowded else places
            if not free:
                left_out += 1
                continue
            first = free[0]
            if crowded:
                taken.append(first)
            behind = {"facecolor": "white", "alpha": 0.8, "edgecolor": "none", "pad": 0.6}
            how = {"linespacing": LINE, "bbox": behind, "weight": "bold" if node["centre"] else "normal", "zorder": 6}
            self.text((first[0] + first[2]) / 2, first[1], label, points, ha="center", **how)
        return left_out

    def _shape(
        self,
        kind: str,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str = "white",
        dashed: bool = False,
        sign: str = "",
        thick: bool = False,
    ) -> None:
        edge = LIGHT["text"] if dashed or thick else fill
        patch = outline(kind, x, y, radius)
        patch.set(facecolor=fill, edgecolor=edge, linewidth=2.2 if thick else 1.2, zorder=4)
        if dashed:
            patch.set_linestyle((0, (3, 2)))
        self.axes.add_patch(patch)
        for along, down in sign_lines(sign, x, y, radius * 0.45):
            self.axes.plot(along, down, color=LIGHT["text"], linewidth=1.3, zorder=5)
        if sign == "unknown":
            how: dict[str, Any] = {"ha": "center", "va": "center", "weight": "bold", "zorder": 5}
            self.axes.text(x, y, "?", fontsize=max(5.0, radius * 72 * 1.15), parse_math=False, **how)

    def _tie(
        self, tie: dict[str, Any], start: tuple[float, float, float], end: tuple[float, float, float], thick: float
    ) -> None:
        """Draw a line between the edges of two shapes; two shapes that touch get none."""
        across, down = end[0] - start[0], end[1] - start[1]
        length = (across**2 + down**2) ** 0.5
        room = length - start[2] - end[2]
        if room <= 0.02:
            return
        if tie["bend"]:
            self._bow(start, end, tie, max(0.5, min(tie["width"] * thick, 5.0)))
            return
        tip = end[2] + (0.025 if tie["arrow"] else 0.0)
        first = (start[0] + across * start[2] / length, start[1] + down * start[2] / length)
        last = (end[0] - across * tip / length, end[1] - down * tip / length)
        how = {name: tie[name] for name in ("arrow", "missing", "faint", "informal")}
        self._line(first, last, **how, width=tie["width"] * thick, scale=9)

    def _bow(
        self, start: tuple[float, float, float], end: tuple[float, float, float], tie: dict[str, Any], width: float
    ) -> None:
        """Draw a line that bends around what stands between its ends."""
        patch = FancyArrowPatch(
            (start[0], start[1]),
            (end[0], end[1]),
            arrowstyle="-|>" if tie["arrow"] else "-",
            mutation_scale=9,
            connectionstyle=f"arc3,rad={-tie['bend']:.3f}",
            shrinkA=start[2] * 72,
            shrinkB=(end[2] + (0.025 if tie["arrow"] else 0.0)) * 72,
        )
        colour = line_colour(arrow=tie["arrow"], missing=tie["missing"], faint=tie["faint"])
        patch.set(edgecolor=colour, facecolor=colour, linewidth=width, zorder=3 if tie["arrow"] else 2)
        patch.set_linestyle(line_style(dashed=tie["missing"] or tie["informal"]))
        if not tie["arrow"]:
            patch.set_fill(False)
        self.axes.add_patch(patch)

    def _line(
        self,
        first: tuple[float, float],
        last: tuple[float, float],
        *,
        arrow: bool,
        missing: bool,
        width: float,
        scale: float,
        faint: bool = False,
        informal: bool = False,
    ) -> None:
        colour, style = line_colour(arrow=arrow, missing=missing, faint=faint), line_style(dashed=missing or informal)
        width = max(0.5, min(width, 5.0))
        if not arrow:
            self.axes.plot(*zip(first, last, strict=True), color=colour, linewidth=width, linestyle=style, zorder=2)
            return
        patch = FancyArrowPatch(first, last, arrowstyle="-|>", mutation_scale=scale, shrinkA=0, shrinkB=0)
        patch.set(color=colour, linewidth=width, linestyle=style, zorder=3)
        self.axes.add_patch(patch)


def _places(at: tuple[float, float, float], label: str, points: float) -> list[Rectangle]:
    """Return where a name may stand, best first: below its shape, above it, to the right and to the left."""
    x, y, radius = at
    rows = label.split("\n")
    half = max(_inches(row, points) for row in rows) / 2
    high = len(rows) * points * LINE / 72
    away = radius + 0.035
    middles = [(x, y + away + high / 2), (x, y - away - high / 2), (x + away + half, y), (x - away - half, y)]
    return [(mx - half, my - high / 2, mx + half, my + high / 2) for mx, my in middles]


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
