"""A picture as a file of one of four forms."""

from __future__ import annotations

from typing import Any

from netmap.report.pictures.interactive import interactive

__all__ = ["FORMS", "PAPERS", "picture_bytes"]

FORMS = ("html", "svg", "png", "pdf")
PAPERS = ("A4", "A3")


def picture_bytes(picture: dict[str, Any], form: str, paper: str = "A4") -> bytes:
    """Return a picture as a file.

    Parameters
    ----------
    picture : dict
        The answer of :func:`netmap.report.pictures.answer.picture_answer`.
    form : {"html", "svg", "png", "pdf"}
    paper : {"A4", "A3"}
        Landscape; of no meaning for HTML.

    Raises
    ------
    ValueError
        If there is no such form or paper.
    """
    if form not in FORMS or paper not in PAPERS:
        raise ValueError((form, paper))
    if form == "html":
        from netmap.report.pictures.web_page import to_html

        return to_html(picture, interactive(picture))
    from netmap.report.pictures.drawing import draw  # matplotlib takes most of a second to load

    return draw(picture, form, paper)
