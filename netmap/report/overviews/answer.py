"""The whole answer of ``overzicht``: a matrix or lists, with their sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netmap import __version__
from netmap.analysis.facts import Facts
from netmap.analysis.overviews.results import OverviewAnswer
from netmap.analysis.results import Remark
from netmap.analysis.situation import Situation
from netmap.reference.norm import Norm
from netmap.report.gaps.words import entry_of
from netmap.report.names import Names
from netmap.report.overviews.at_hand import phase_words
from netmap.report.overviews.cells import MOST_ROWS, axis, by_row, cell_words, row_sentences
from netmap.report.overviews.headline import headline
from netmap.report.overviews.spread import spread_words
from netmap.report.overviews.words import SIGNS, OverviewWords, counts_of
from netmap.texts import say

__all__ = ["overview_answer"]


def overview_answer(
    answer: OverviewAnswer,
    facts: Facts,
    norm: Norm,
    names: Names,
    remarks: Sequence[Remark] = (),
    *,
    most_rows: int | None = MOST_ROWS,
) -> dict[str, Any]:
    """Return an overview with its sentences.

    Parameters
    ----------
    answer : OverviewAnswer
    facts : Facts
        The network on the day of the answer.
    norm : Norm
        Is named only: an overview judges nothing by it.
    names : Names
        Language, and what is masked.
    remarks : sequence of Remark
        Said before those of the answer itself.
    most_rows : int, optional
        How many rows of the user's data stand behind one cell; ``evidence_all`` says whether these are all. None: all.

    Returns
    -------
    dict
        ``netmap``, ``network``, ``norm``, ``reference_date``, ``situation`` (what of it changed the answer),
        ``remarks``, ``sentences`` (one to three) and ``result``: ``kind``, ``title``, ``rows`` and ``columns`` (entries
        in their order), ``cells`` (one for each row and column, row by row, with the ids of both), ``row_sentences``,
        ``counts`` (cells by state, those left out that table A1 does not name or that are of a sector with itself),
        ``legend``, ``shown``, ``phases`` (for "phases") and ``spread`` (for "spread", else None). JSON types only;
        ordered; the same input gives the same bytes.
    """
    words = OverviewWords(norm, names)
    network, matrix, language = names.network, answer.matrix, names.language
    return {
        "netmap": __version__,
        "network": {"id": network.id, "name": network.name},
        "norm": {"name": norm.name, "version": norm.version},
        "reference_date": facts.day.isoformat(),
        "situation": _situation(answer.situation, names),
        "remarks": [
            {"code": remark.code, "sentence": say(remark.code, language, **names.spoken(remark.values))}
            for remark in (*remarks, *answer.remarks)
        ],
        "sentences": headline(answer, words),
        "result": {
            "kind": answer.kind.value,
            "title": say(f"overview.title.{answer.kind.value}", language),
            "rows": axis(matrix.rows, words),
            "columns": axis(matrix.columns, words),
            "cells": [cell_words(cell, answer.kind, words, most_rows) for cell in matrix.cells],
            "row_sentences": row_sentences(matrix, answer.kind, words) if matrix.cells else [],
            "counts": counts_of(cell for cells in by_row(matrix).values() for cell in cells),
            "legend": [
                {"state": state.value, "sign": sign, "word": words.state_word(state)} for state, sign in SIGNS.items()
            ],
            "shown": words.say("overview.shown", rows=len(matrix.rows), columns=len(matrix.columns)),
            "phases": [phase_words(view, words) for view in answer.phases],
            "spread": spread_words(answer.spread, words, most_rows) if answer.spread is not None else None,
        },
    }


def _situation(situation: Situation, names: Names) -> dict[str, Any]:
    refs = situation.refs()
    spoken = {name: names.name(ref) for name, ref in refs.items()}
    said = say(f"frame.situation.{'_'.join(refs)}", names.language, **spoken) if refs else ""
    return {**{name: entry_of(refs.get(name), names) for name in ("theme", "area", "phase")}, "words": said}
