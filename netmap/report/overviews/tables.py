"""An overview as plain text for the terminal: a matrix of signs where it fits, else a list per row."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from netmap.report.gaps.words import capital
from netmap.report.names import numbered
from netmap.texts import format_date, say

__all__ = ["overview_table"]

_WIDTH = 100
#: Of a name so much stands before a row of signs, and so wide is a column of them.
_MOST_NAME, _COLUMN = 32, 5


def overview_table(answer: dict[str, Any], language: str = "nl") -> str:
    """Return the answer of ``overzicht`` as text of at most 100 columns: the answer, then a matrix, lists or both."""
    result = answer["result"]
    head = say(
        "table.overview.head",
        language,
        network=answer["network"]["name"],
        date=format_date(answer["reference_date"], language),
    )
    lines = [head]
    if answer["situation"]["words"]:
        lines.append(answer["situation"]["words"])
    lines += [_wrapped(sentence) for sentence in answer["sentences"]]
    lines += [_wrapped(remark["sentence"]) for remark in answer["remarks"]]
    if result["spread"]:
        lines += _spread(result["spread"], language)
    if result["cells"]:
        lines += ["", _title(result["title"])]
        lines += _matrix(result, language) if _fits(result) else _lists(result, language)
        lines += [_wrapped(result["shown"])]
    one = len(result["phases"]) == 1
    for phase in result["phases"]:
        lines += _phase(phase, language, whole=one)
    if result["phases"] and not one:
        lines += ["", _wrapped(say("table.overview.with_phase", language))]
    return "\n".join(lines)


# --- a matrix ---------------------------------------------------------------------------------------------------


def _fits(result: Mapping[str, Any]) -> bool:
    return _name_width(result) + _COLUMN * len(result["columns"]) <= _WIDTH


def _name_width(result: Mapping[str, Any]) -> int:
    return min(_MOST_NAME, max(len(row["name"]) for row in result["rows"])) + 1


def _matrix(result: Mapping[str, Any], language: str) -> Iterator[str]:
    """Return numbered columns, a line of signs with counts per row, and what the numbers and signs mean."""
    columns, width = result["columns"], _name_width(result)
    yield " " * width + "".join(f"{number:>{_COLUMN}}" for number in range(1, len(columns) + 1)).rstrip()
    for row, cells in zip(result["rows"], _by_row(result), strict=True):
        name = capital(numbered(row, language))
        short = name if len(name) < width else f"{name[: width - 2]}…"
        yield f"{short:<{width}}" + "".join(f"{_sign(cell, result):>{_COLUMN}}" for cell in cells)
    yield ""
    yield say("table.overview.numbers", language)
    for number, column in enumerate(columns, start=1):
        yield _wrapped(f"{number:>3}  {capital(numbered(column, language))}", "     ")
    signs = [say("table.overview.legend", language, **{"sign": x["sign"], "word": x["word"]}) for x in result["legend"]]
    yield _wrapped("; ".join(signs))
    if any(_left_out(cell) for cell in result["cells"]):
        yield _wrapped(say("table.overview.not_named", language))


def _by_row(result: Mapping[str, Any]) -> Iterator[Sequence[Mapping[str, Any]]]:
    wide = len(result["columns"])
    for number in range(len(result["rows"])):
        yield result["cells"][number * wide : (number + 1) * wide]


def _sign(cell: Mapping[str, Any], result: Mapping[str, Any]) -> str:
    if _left_out(cell):
        return "·"
    sign = next(entry["sign"] for entry in result["legend"] if entry["state"] == cell["state"])
    return f"{sign}{cell['count']}" if cell["state"] == "present" else sign


def _left_out(cell: Mapping[str, Any]) -> bool:
    """Return whether nobody is known where the handreiking names nobody: that is not missing."""
    return not cell["named"] and cell["state"] != "present"


def _lists(result: Mapping[str, Any], language: str) -> Iterator[str]:
    """Return each row with where somebody is, and where surely nobody is."""
    names = {column["of"]: numbered(column, language) for column in result["columns"]}
    for said, cells in zip(result["row_sentences"], _by_row(result), strict=True):
        yield _wrapped(f"- {said['sentence']}")
        by_state = {
            state: [
                names[cell["column_of"]]
                for cell in cells
                if cell["state"] == state and cell["row_of"] != cell["column_of"] and not _left_out(cell)
            ]
            for state in ("present", "absent")
        }
        if by_state["present"]:
            yield _wrapped(say("table.overview.present", language, names=by_state["present"]), "  ")
        if by_state["absent"]:
            yield _wrapped(say("table.overview.absent", language, names=by_state["absent"]), "  ")


# --- phases and the spread --------------------------------------------------------------------------------------


def _phase(phase: Mapping[str, Any], language: str, *, whole: bool) -> Iterator[str]:
    """Return one phase; ``whole``: with what each instrument and practice is for, and who here could run it."""
    yield ""
    yield _title(capital(phase["phase"]["name"]))
    yield _wrapped(phase["sentence"])
    if phase["themes"]["sentence"]:
        yield _wrapped(phase["themes"]["sentence"])
    for cover in phase["covers"]:
        yield _wrapped(f"- {cover['sentence']}")
    for code, found in (
        ("table.overview.instruments", phase["instruments"]),
        ("table.overview.practices", phase["practices"]),
    ):
        heading = f"{say(code, language)} ({len(found)})"
        if whole and found:
            yield heading
            for one in found:
                values = {"name": capital(one["name"]), "goal": one["goal"], "sentence": one["sentence"]}
                yield _wrapped(f"- {say('table.overview.at_hand', language, **values)}")
        elif found:
            yield _wrapped(f"{heading}: {'; '.join(one['name'] for one in found)}.")


def _spread(spread: Mapping[str, Any], language: str) -> Iterator[str]:
    if spread["largest"]:
        yield ""
        yield _title(say("table.overview.largest", language))
        yield from (_wrapped(f"- {largest['sentence']}") for largest in spread["largest"].values())
    for code, single, of in (
        ("table.overview.single_themes", spread["single_themes"], spread["themes"]),
        ("table.overview.single_groups", spread["single_groups"], spread["groups"]),
    ):
        if single:
            yield ""
            yield _title(say(code, language, count=len(single), all=of))
            yield from (_wrapped(f"- {one['sentence']}") for one in single)
    yield ""
    yield _title(say("table.overview.forgotten", language))
    said = [*spread["sentences"], *(one["sentence"] for one in spread["helped"])]
    yield from (_wrapped(f"- {sentence}") for sentence in said)


def _title(text: str) -> str:
    return f"{text}\n{'-' * len(text)}"


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
