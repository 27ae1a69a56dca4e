"""The answer of ``spin`` as plain text for the terminal: ranks, counts and words, never a decimal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from netmap.report.gaps.words import capital
from netmap.report.names import numbered
from netmap.texts import format_date, say, say_count

__all__ = ["hub_table"]

_WIDTH = 100
#: How many of a long list the terminal shows; the heading says of how many, and JSON has all of them.
_MOST_PARTIES, _MOST_WITHOUT, _MOST_PERSONS, _MOST_PAIRS = 10, 5, 5, 10


def hub_table(answer: dict[str, Any], language: str = "nl") -> str:
    """Return the answer of ``spin`` as text: the answer, remarks, the lists, and what hangs on one person."""
    result = answer["result"]
    head = say(
        "table.hub.head",
        language,
        network=answer["network"]["name"],
        date=format_date(answer["reference_date"], language),
    )
    lines = [head, *(_wrapped(sentence) for sentence in answer["sentences"])]
    if result["ranking"]:
        lines += ["", *(_wrapped(sentence) for sentence in _further(answer))]
        lines += _ranking("table.hub.ranking", result["ranking"], _MOST_PARTIES, language)
        lines += _ranking("table.hub.without", result["without_municipality"], _MOST_WITHOUT, language)
        lines += _persons(result["seat_holders"], language)
        lines += ["", _title(say("table.hub.bridges", language)), _wrapped(result["bridge_sentence"])]
        lines += _sectors(result["sectors"], language)
    if overlaps := result["overlaps"]:
        lines += ["", _title(say("table.hub.overlaps", language, count=len(overlaps)))]
        lines += [_wrapped(f"- {overlap['sentence']}") for overlap in overlaps]
    if answer["remarks"]:
        lines += ["", _title(say("table.hub.remarks", language))]
        lines += [_wrapped(f"- {remark['sentence']}") for remark in answer["remarks"]]
    return "\n".join(lines)


def _further(answer: dict[str, Any]) -> Iterator[str]:
    """Return what more there is to say of who comes first, where the answer itself does not say it."""
    result = answer["result"]
    for key in ("actual_sentence", "first_sentence", "across_sentence", "stability_sentence"):
        if result[key] and result[key] not in answer["sentences"]:
            yield result[key]


def _ranking(code: str, parties: Sequence[dict[str, Any]], most: int, language: str) -> Iterator[str]:
    if not parties:
        return
    shown = parties[:most]
    yield ""
    yield _title(say(code, language, count=len(shown), all=len(parties)))
    for party in shown:
        yield _wrapped(
            say(
                "table.hub.place",
                language,
                rank=party["ranks"]["reach"],
                party=capital(numbered(party["party"], language)),
                tables=say_count("table.hub.tables", party["consultations"], language),
                met=party["met_word"],
            )
        )
        places = say(
            "table.hub.places",
            language,
            brokerage=party["rank_words"]["brokerage"],
            dependence=party["rank_words"]["dependence"],
        )
        if party["band_word"]:
            values = {"firm": party["firm_word"], "band": party["band_word"], "first": party["first_word"]}
            places = f"{capital(say('table.hub.sure', language, **values))} {places}"
        yield _wrapped(places, "    ")
        yield _wrapped(" ".join(party["reasons"][:2]), "    ")


def _persons(persons: Sequence[dict[str, Any]], language: str) -> Iterator[str]:
    if not persons:
        return
    shown = persons[:_MOST_PERSONS]
    yield ""
    yield _title(say("table.hub.memory", language, count=len(shown), all=len(persons)))
    for person in shown:
        yield _wrapped(f"- {person['sentence']}")


def _sectors(sectors: dict[str, Any], language: str) -> Iterator[str]:
    """Return the pairs of sectors that meet most, and how many do not as far as is known."""
    rows = sectors["rows"]
    together = sorted((row for row in rows if row["count"]), key=lambda row: -row["count"])
    shown = together[:_MOST_PAIRS]
    yield ""
    yield _title(say("table.hub.sectors", language, count=len(shown), all=len(together)))
    for sentence in (sectors["mixing_sentence"], sectors["apart_sentence"]):
        if sentence:
            yield _wrapped(sentence)
    for row in shown:
        yield _wrapped(f"- {row['sentence']}")
    if apart := len(rows) - len(together):
        yield _wrapped(say_count("table.hub.not_together", apart, language))


def _title(text: str) -> str:
    return f"{text}\n{'-' * len(text)}"


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
