"""What every answer about routes says besides its result, and how its entries and questions are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from netmap import __version__
from netmap.analysis.results import Ask, Remark
from netmap.analysis.situation import Situation
from netmap.model import Network, Ref
from netmap.reference.norm import Norm
from netmap.report.gaps.words import entry_of
from netmap.report.names import Names
from netmap.report.routes.words import RouteWords
from netmap.texts import say

__all__ = ["entries", "frame", "question", "without_phase"]


def frame(
    network: Network,
    norm: Norm,
    reference_date: date,
    situation: Situation,
    remarks: Sequence[Remark],
    names: Names,
) -> dict[str, Any]:
    """Return ``netmap``, ``network``, ``norm``, ``reference_date``, ``situation`` and ``remarks`` of an answer.

    ``situation`` has the shape of the answer about white spots; a phase changes no route, so it is always None.
    """
    return {
        "netmap": __version__,
        "network": {"id": network.id, "name": network.name},
        "norm": {"name": norm.name, "version": norm.version},
        "reference_date": reference_date.isoformat(),
        "situation": _situation(without_phase(situation), names),
        "remarks": [
            {"code": remark.code, "sentence": say(remark.code, names.language, **names.spoken(remark.values))}
            for remark in remarks
        ],
    }


def without_phase(situation: Situation) -> Situation:
    """Return what of a situation changes routes: its theme and its area."""
    return replace(situation, phase="")


def _situation(situation: Situation, names: Names) -> dict[str, Any]:
    refs = situation.refs()
    spoken = {name: names.name(ref) for name, ref in refs.items()}
    words = say(f"frame.situation.{'_'.join(refs)}", names.language, **spoken) if refs else ""
    return {**{name: entry_of(refs.get(name), names) for name in ("theme", "area", "phase")}, "words": words}


def entries(refs: Iterable[Ref], names: Names) -> list[dict[str, str]]:
    """Return what an answer says of each reference, in the order given."""
    return [entry for ref in refs if (entry := entry_of(ref, names))]


def question(ask: Ask, words: RouteWords, *, said: str = "", source: Ref | None = None) -> dict[str, Any]:
    """Return a question with whom to ask: the first of those who may know; None leaves it to the municipality.

    Parameters
    ----------
    said : str
        The question in other words than its own.
    source : Ref, optional
        Who reads it, and is not asked when somebody else may know.
    """
    addressee = next((ref for ref in ask.addressees if ref != source), next(iter(ask.addressees), None))
    return {
        "addressee": words.entry(addressee),
        "subject": words.entry(ask.subject),
        "sentence": said or words.ask(ask),
    }
