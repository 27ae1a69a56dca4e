"""The whole answer of ``spin``: who holds the web together, on paper and in practice, with its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netmap import __version__
from netmap.analysis.facts import Facts
from netmap.analysis.hub.results import HubAnswer, HubView
from netmap.analysis.hub.web import web_of, weights_of
from netmap.analysis.results import Remark
from netmap.analysis.seating import seating
from netmap.model import Ref
from netmap.reference.norm import Norm
from netmap.report.hub.cooperation import (
    apart_sentence,
    bridge_sentence,
    bridge_words,
    mixing_sentence,
    overlap_words,
    pair_words,
)
from netmap.report.hub.headline import (
    across,
    across_sentence,
    actual_sentence,
    designated_words,
    first_sentence,
    headline,
    stability_sentence,
)
from netmap.report.hub.memory import holder_words
from netmap.report.hub.remarks import remark_words
from netmap.report.hub.standing import party_words
from netmap.report.hub.words import Speaker
from netmap.report.names import Names
from netmap.texts import say

__all__ = ["hub_answer"]


def hub_answer(
    answer: HubAnswer, facts: Facts, norm: Norm, names: Names, remarks: Sequence[Remark] = ()
) -> dict[str, Any]:
    """Return who holds the web together, in words.

    Parameters
    ----------
    answer : HubAnswer
    facts : Facts
        The network on the day of the answer: which consultations there are, functions at the table, sectors.
    norm : Norm
        Is named only: nothing here is judged by it.
    names : Names
        Language, and what is masked.
    remarks : sequence of Remark
        Said before those of the answer itself.

    Returns
    -------
    dict
        ``netmap``, ``network``, ``norm``, ``reference_date``, ``situation`` (always empty: this is about the whole
        web), ``remarks``, ``sentences`` (the answer in one to three) and ``result``. Numbers are not rounded; a page
        or terminal shows ranks, counts and words only. An empty network gives empty lists and one sentence that says
        what to do. JSON types only; ordered; the same input gives the same bytes.
    """
    speaker = Speaker(names, facts, answer.of, _weights(answer, facts))
    network = names.network
    told = [
        {"code": remark.code, "sentence": say(remark.code, names.language, **names.spoken(remark.values))}
        for remark in remarks
    ]
    return {
        "netmap": __version__,
        "network": {"id": network.id, "name": network.name},
        "norm": {"name": norm.name, "version": norm.version},
        "reference_date": facts.day.isoformat(),
        "situation": {"theme": None, "area": None, "phase": None, "words": ""},
        "remarks": told + remark_words(answer, speaker),
        "sentences": headline(answer, speaker),
        "result": _result(answer, speaker),
    }


def _weights(answer: HubAnswer, facts: Facts) -> dict[Ref, int]:
    """Return for how many each party counts that counts for more than one, as the user chose."""
    if answer.collective == "once":
        return {}
    web = web_of(facts)
    weights = weights_of(facts, web, answer.collective)
    return {party: int(weights[here]) for party, here in web.index.items() if weights[here] > 1}


def _result(answer: HubAnswer, speaker: Speaker) -> dict[str, Any]:
    members = {table: len(rows) for table, rows in seating(speaker.facts).rows.items()}
    bridging = across(answer, speaker)
    return {
        "ranking": [party_words(standing, speaker, answer.runs) for standing in answer.parties],
        "without_municipality": [
            party_words(standing, speaker, answer.runs) for standing in answer.without_municipality
        ],
        "of": answer.of,
        "designated": [designated_words(hub, speaker) for hub in answer.designated],
        "actual": speaker.entry(answer.actual),
        "actual_sentence": actual_sentence(answer, speaker),
        "actual_without": speaker.entry(answer.actual_without),
        "equals": speaker.entries(answer.equals),
        "equals_without": speaker.entries(answer.equals_without),
        "across": speaker.entry(bridging[0].party if bridging else None),
        "across_sentence": across_sentence(answer, speaker),
        "first": {view.value: speaker.entries(answer.first.get(view, ())) for view in HubView},
        "first_sentence": first_sentence(answer.first, speaker),
        "seat_holders": [holder_words(holder, speaker) for holder in answer.seat_holders],
        "bridges": [bridge_words(table, sides, speaker) for table, sides in answer.bridges.items()],
        "bridge_sentence": bridge_sentence(answer, speaker),
        "sectors": {
            "rows": [pair_words(pair, speaker) for pair in answer.pairs],
            "mixing_sentence": mixing_sentence(answer.mixing, speaker),
            "apart_sentence": apart_sentence(answer.pairs, speaker),
            "mixing": {"index": answer.mixing.index, "lower": answer.mixing.lower, "draws": answer.mixing.draws}
            if answer.mixing
            else None,
        },
        "overlaps": [overlap_words(overlap, members, speaker) for overlap in answer.overlaps],
        "stability_sentence": stability_sentence(answer, speaker),
        "collective": answer.collective,
        "runs": answer.runs,
        "estimated": answer.estimated,
    }
