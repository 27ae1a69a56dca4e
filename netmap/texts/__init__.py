"""Every sentence that a person reads, Dutch first, English second.

Analyses, findings and errors carry *codes*; this package turns a code and its values into a sentence. Each
topic has a module with a ``SENTENCES`` table (code -> Dutch sentence, marked with ``N_`` for extraction). The
English catalogue is ``locale/en.po``, a plain gettext file that is compiled when first needed, so that no
binary file has to be kept in step.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from netmap.errors import NetmapError

__all__ = [
    "LANGUAGES",
    "N_",
    "OneOf",
    "error_sentence",
    "format_date",
    "format_number",
    "offered",
    "say",
    "say_count",
    "sentences",
]

LANGUAGES = ("nl", "en")
_MODULES = (
    "common",
    "errors",
    "imports",
    "reading",
    "template",
    "gaps",
    "gaps_tables",
    "gaps_network",
    "gaps_closing",
    "questions",
    "method",
    "norm",
    "cli",
    "pages",
    "privacy",
    "names",
    "repair",
    "changes",
    "data",
    "frame",
    "map",
    "paper",
    "pictures",
    "profile",
    "routes",
    "routes_whole",
    "routes_method",
    "hub",
    "pages_routes",
    "team",
    "team_method",
    "third_parties",
    "third_parties_method",
    "what_if",
    "what_if_method",
    "overviews",
    "overviews_method",
    "pages_team",
    "pages_third_parties",
    "pages_what_if",
    "pages_overviews",
    "python_api",
)


class OneOf(tuple[str, ...]):
    """Words of which one is to be chosen: a sentence joins them with "of"."""


def N_(message: str) -> str:  # noqa: N802 - the usual gettext marker
    """Mark a sentence for the catalogue and return it unchanged."""
    return message


@lru_cache(maxsize=1)
def sentences() -> Mapping[str, str]:
    """Return every known code with its Dutch sentence.

    Raises
    ------
    ValueError
        If two topics use the same code.
    """
    from importlib import import_module

    found: dict[str, str] = {}
    for name in _MODULES:
        table: dict[str, str] = import_module(f"netmap.texts.{name}").SENTENCES
        if double := found.keys() & table.keys():
            raise ValueError(f"codes used twice: {sorted(double)}")
        found.update(table)
    return found


@cache
def offered() -> tuple[str, ...]:
    """Return the languages in which sentences can be had: Dutch, and each that has a catalogue."""
    folder = resources.files("netmap.texts").joinpath("locale")
    return tuple(code for code in LANGUAGES if code == "nl" or folder.joinpath(f"{code}.po").is_file())


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "nl":
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = resources.files("netmap.texts").joinpath("locale", f"{language}.po")
    buffer = io.BytesIO()
    with source.open("rb") as file:
        write_mo(buffer, read_po(file, locale=language))
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


def say(code: str, /, language: str = "nl", **values: Any) -> str:
    """Return the sentence of ``code`` in ``language`` with its values filled in.

    Parameters
    ----------
    code : str
        A key of :func:`sentences`. An unknown code raises ``KeyError``: it is a defect, not bad input.
    language : {"nl", "en"}
    **values : object
        What the sentence names. Dates are written out, lists are joined with commas and a final "en".
    """
    template = _catalogue(language).gettext(sentences()[code])
    return template.format(**{key: _spoken(value, language) for key, value in values.items()})


def say_count(code: str, count: int, /, language: str = "nl", **values: Any) -> str:
    """Return ``code.one`` or ``code.other`` for ``count``, which the sentence may name as ``{count}``: "2.000"."""
    shown = format_number(count, language) if count >= 1_000 else count
    return say(f"{code}.{'one' if count == 1 else 'other'}", language, count=shown, **values)


def error_sentence(error: NetmapError, language: str = "nl") -> str:
    """Return what an error says to a person: what was found, what was expected, what to do."""
    return say(error.code, language, **error.details)


def format_date(day: date | str, language: str = "nl") -> str:
    """Return a date as people write it: "12 maart 2026", or "maart 2026" when that is all we know."""
    from babel.dates import format_date as babel_date

    if isinstance(day, date):
        return babel_date(day, "d MMMM y", locale=language)
    parts = day.split("-")
    if len(parts) == 3:
        return babel_date(date.fromisoformat(day), "d MMMM y", locale=language)
    if len(parts) == 2:
        return babel_date(date.fromisoformat(f"{day}-01"), "MMMM y", locale=language)
    return day


def format_number(number: float, language: str = "nl") -> str:
    """Return a number with the language's separators, without trailing zeros."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=language)


def _spoken(value: Any, language: str) -> Any:
    if isinstance(value, date):
        return format_date(value, language)
    if isinstance(value, (list, tuple)):
        parts = [str(_spoken(part, language)) for part in value]
        words = {"nl": (" of ", " en "), "en": (" or ", " and ")}[language]
        joiner = words[0] if isinstance(value, OneOf) else words[1]
        return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + joiner + parts[-1] if parts else ""
    return value
