"""What the search for ways to close answers: frozen results with codes and references."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from netmap.analysis.results import Addition, Closure, Evidence
from netmap.model import Record, Ref

__all__ = ["Agreement", "ClosingPlan", "Way", "addition_id"]


def addition_id(addition: Addition) -> str:
    """Return the id of an addition: what, who, where and which stage, so that equal additions are one agreement."""
    parts = (addition.what, addition.party, addition.place, addition.stage)
    text = "|".join(str(part) if part else "" for part in parts)
    return f"a-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to close one finding.

    ``closes`` is False when the finding would only become less bad (one party instead of none). ``records`` are what
    the network would hold then. ``weight`` is how much is asked of whoever takes it up: the consultations where a
    party sits, or the themes that a consultation deals with.
    """

    closure: Closure
    closes: bool = False
    records: tuple[Record, ...] = ()
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One addition of a plan.

    ``closure`` holds the sentence (``how``, ``code``, ``values``, ``reasons``) as the first finding that it closes
    words it. ``themes`` are those that it is about; they are part of what is agreed. ``load`` is the number of
    consultations where the party sits (None: it is no party that sits anywhere); ``busy`` says so in words when that
    is many. ``closes`` are ids of findings, in the order of the answer. ``records`` are what the network would hold
    then.
    """

    id: str
    addition: Addition
    closure: Closure
    themes: tuple[str, ...] = ()
    load: int | None = None
    busy: Evidence | None = None
    closes: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()

    @property
    def party(self) -> Ref | None:
        """Who is asked."""
        return self.addition.party

    @property
    def place(self) -> Ref | None:
        """Where."""
        return self.addition.place


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingPlan:
    """The agreements that close most findings together.

    Attributes
    ----------
    sets : tuple of tuple of Agreement
        Equally good choices, the best first: all of them close ``closes`` findings, as serious ones together, with as
        few agreements as possible. Empty when nothing can be closed. ``more_sets``: there are more that are as good.
    curve : tuple of int
        How many findings 0, 1, 2 ... agreements close at most.
    of : int
        How many findings some addition closes; ``left`` are the ids of the others, in the order of the answer.
    proof : {"optimal", "bound"}
        ``bound``: the search ended early; no choice closes more than ``bound``.
    sentence : Evidence
        The plan in one sentence.
    agreements : mapping of key to Agreement
        Every agreement that was weighed, for a what-if. The key is the id of the addition; where the same party could
        take the same step for other themes, or in another area, as well, those are told apart by a number behind it.
    """

    sets: tuple[tuple[Agreement, ...], ...] = ()
    curve: tuple[int, ...] = (0,)
    closes: int = 0
    of: int = 0
    left: tuple[str, ...] = ()
    most: int = 5
    proof: Literal["optimal", "bound"] = "optimal"
    bound: int | None = None
    more_sets: bool = False
    sentence: Evidence = field(default_factory=lambda: Evidence(code="gaps.plan.nothing"))
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
