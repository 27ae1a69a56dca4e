"""A sheet as one HTML file: opens in any browser, prints on A4, loads nothing and runs nothing."""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template

from netmap.report.paper.sheet import Bullets, Lines, Sheet, Table, clean, facts, shares, space
from netmap.texts import say

__all__ = ["to_html"]


def to_html(sheet: Sheet) -> bytes:
    """Return the sheet as HTML in UTF-8; equal sheets give equal bytes.

    Every text is escaped; the file forbids itself scripts and requests. A long sheet goes on over more pages.
    """
    page = _template().render(
        sheet=sheet,
        facts=facts(sheet),
        empty=say("paper.empty", sheet.language),
        how_to_print=say("paper.print", sheet.language),
    )
    return page.encode("utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: clean(value) if type(value) is str else value,  # not what is markup already
    )
    environment.filters.update(shares=shares, space=space)
    environment.tests.update(
        bullets=lambda block: isinstance(block, Bullets),
        lines=lambda block: isinstance(block, Lines),
        table=lambda block: isinstance(block, Table),
    )
    source = resources.files("netmap.report.paper").joinpath("a4.html.jinja").read_text(encoding="utf-8")
    return environment.from_string(source)
