"""What a team can reach at most: a bound that holds for whatever members are added.

Which question of the user: none by itself.

Basis: Lagrangean relaxation of maximum coverage (Geoffrion 1974; Galvao & ReVelle 1996). Each party that is to be
reached asks a price of whoever reaches it, at most one; what it does not ask counts as reached. With prices the
best team is simply the members who get most. Demands have a price as well, which is got for helping and paid for
taking room. Whatever the prices, no team reaches more than that says; a few steps downhill make it sharp.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netmap.analysis.team.programme import Floats

__all__ = ["MARGIN", "Bound", "Rest", "bound_of"]

#: float32 sums are off by less than this; a bound must be that much below a whole number to rule it out.
MARGIN = 0.02


@dataclass(slots=True)
class Rest:
    """What is left to choose: candidates, the parties that nobody chosen reaches, and what is still demanded.

    Shapes: ``reaches`` (candidates, parties), ``hits`` (candidates, needs), ``need`` (needs,),
    ``inside`` (candidates, limits), ``room`` (limits,). ``left``: so many members at most.
    """

    reaches: Floats
    hits: Floats
    need: Floats
    inside: Floats
    room: Floats
    left: int


@dataclass(slots=True)
class Bound:
    """The best bound found: ``value``; ``base`` of it without members, ``gets`` what each member would get.

    For a member that is surely chosen: ``base`` + its own ``gets`` + the largest others, one fewer. ``price``,
    ``help`` and ``pay`` are the prices of parties, needs and limits, to begin with further on.
    """

    value: float
    base: float
    gets: Floats
    price: Floats
    help: Floats
    pay: Floats


def largest(values: Floats, number: int) -> np.ndarray:
    """Return the places of the largest values above 0, at most ``number``."""
    if len(values) > number:
        places = np.argpartition(-values, number - 1)[:number]
        return places[values[places] > 0]
    return np.flatnonzero(values > 0)


def bound_of(rest: Rest, price: Floats, help_: Floats, pay: Floats, wanted: float, rounds: int) -> Bound:
    """Return a bound on what can still be added, after at most ``rounds`` steps from these prices.

    Ends early when the bound shows that less than ``wanted`` can be added. Deterministic: no random step.
    """
    best: Bound | None = None
    step, since = 1.0, 0
    for _ in range(rounds):
        gets = rest.reaches @ price + rest.hits @ help_ - rest.inside @ pay
        base = float((1 - price).sum() - help_ @ rest.need + pay @ rest.room)
        chosen = largest(gets, rest.left)
        top = gets[chosen]
        value = base + float(top.sum())
        if best is None or value < best.value - 1e-3:
            best, since = Bound(value, base, gets, price, help_, pay), 0
            if value < wanted - MARGIN:
                break
        else:
            since += 1
            if since > 5:
                step, since = step / 2, 0
                price, help_, pay = best.price, best.help, best.pay
                chosen = largest(best.gets, rest.left)
                top = best.gets[chosen]
        over = rest.reaches[chosen].sum(axis=0) - 1
        over[((price >= 1) & (over < 0)) | ((price <= 0) & (over > 0))] = 0
        helped = rest.hits[chosen].sum(axis=0) - rest.need
        helped[(help_ <= 0) & (helped > 0)] = 0
        free = rest.room - rest.inside[chosen].sum(axis=0)
        free[(pay <= 0) & (free > 0)] = 0
        scale = max(1.0, float(top.mean()) / 2 if len(top) else 1.0)
        norm = float((over * over).sum() + scale * ((helped * helped).sum() + (free * free).sum()))
        if norm == 0:
            break
        length = np.float32(step * max(value - wanted + 1, 1.0) / norm)
        price = np.clip(price - length * over, 0, 1)
        help_ = np.maximum(help_ - length * scale * helped, 0)
        pay = np.maximum(pay - length * scale * free, 0)
    assert best is not None
    return best
