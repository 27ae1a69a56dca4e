"""Whom a request reaches as JSON with its sentences: from the core team, or from anybody else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.results import Remark
from netmap.analysis.routes.results import DownAnswer, Heard
from netmap.analysis.situation import Situation
from netmap.model import Area, Ref
from netmap.reference.norm import Norm
from netmap.report.names import Names
from netmap.report.routes.frame import entries, frame
from netmap.report.routes.words import RouteWords, WordOf
from netmap.texts import say, say_count

__all__ = ["KINDS", "down_answer", "down_sentences", "not_heard", "silent"]

#: What a request may reach, in this order.
KINDS = ("organisation", "consultation", "area", "group", "channel")


def down_answer(
    answer: DownAnswer,
    facts: Facts,
    norm: Norm,
    names: Names,
    word: WordOf,
    *,
    reference_date: date,
    situation: Situation | None = None,
    remarks: Sequence[Remark] = (),
) -> dict[str, Any]:
    """Return whom a request reaches, and the list that does not hear it, with sentences.

    Returns
    -------
    dict
        See :func:`netmap.report.routes.frame.frame`; ``sentences`` and ``result``: ``from`` (a list), ``within``,
        ``heard`` and ``not_heard`` by kind, ``silent`` (of these in ``not_heard`` it is not known) and ``by_step``. An
        area that is heard says ``whole``: only through who serves the whole municipality. Without a core team on the
        map ``from`` is empty, and the sentence says so. JSON types only; ordered by steps and then by name.
    """
    words = RouteWords(facts, norm, names, word)
    return {
        **frame(facts.network, norm, reference_date, situation or Situation(), remarks, names),
        "sentences": down_sentences(answer, words),
        "result": {
            "from": entries(answer.sources, names),
            "within": answer.within,
            "heard": {kind: _heard(answer.heard.get(kind, ()), words) for kind in KINDS},
            "not_heard": not_heard(answer, names),
            "silent": silent(answer, names),
            "by_step": list(answer.by_step),
        },
    }


def not_heard(answer: DownAnswer, names: Names) -> dict[str, list[dict[str, str]]]:
    """Return by kind who and what does not hear a request, by name."""
    return {kind: entries(_by_name(answer.not_heard.get(kind, ()), names), names) for kind in KINDS}


def silent(answer: DownAnswer, names: Names) -> list[dict[str, str]]:
    """Return of what that is not heard it is not known, by kind and name."""
    order = {ref: number for number, kind in enumerate(KINDS) for ref in answer.not_heard.get(kind, ())}
    found = sorted(_by_name(answer.silent, names), key=lambda ref: order.get(ref, len(KINDS)))
    return entries(found, names)


def down_sentences(answer: DownAnswer, words: RouteWords) -> list[str]:
    """Return how many parties hear a request, who surely does not, and of how many that is not known."""
    language = words.language
    if not answer.sources:
        return [say("down.sum.no_hub", language)]
    start = list(answer.sources)
    heard, missed = (
        [one for one in answer.heard.get("organisation", ()) if one.ref not in answer.sources],
        _by_name(answer.not_heard.get("organisation", ()), words.names),
    )
    if not heard:
        return [words.brief("down.sum.nobody", start=start)]
    within = say_count("down.steps", answer.within, language)
    said = [
        words.brief(
            "down.sum.reach.one" if len(heard) == 1 else "down.sum.reach.other",
            start=start,
            within=within,
            count=len(heard),
        )
    ]
    if not missed:
        return [*said, say("down.sum.everybody", language)]
    open_ = set(answer.silent)
    if sure := [ref for ref in missed if ref not in open_]:
        code = "down.sum.missed.one" if len(sure) == 1 else "down.sum.missed.other"
        said.append(words.brief(code, count=len(sure), parties=sure))
    if unsure := [ref for ref in missed if ref in open_]:
        code = "down.sum.silent.one" if len(unsure) == 1 else "down.sum.silent.other"
        said.append(words.brief(code, count=len(unsure), parties=unsure))
    return said


def _heard(found: Sequence[Heard], words: RouteWords) -> list[dict[str, Any]]:
    told = [
        {
            **(words.entry(heard.ref) or {}),
            "steps": heard.steps,
            "through": words.entry(heard.through),
            "formal": heard.formal,
            **({"whole": heard.whole} if heard.ref.label == Area.KIND else {}),
        }
        for heard in found
    ]
    return sorted(told, key=lambda entry: (entry["steps"], not entry["formal"], entry["name"].casefold(), entry["id"]))


def _by_name(refs: Sequence[Ref], names: Names) -> list[Ref]:
    return sorted(refs, key=lambda ref: (names.name(ref).casefold(), ref))
