"""Networks of which the answer is known by hand."""

from __future__ import annotations

from collections.abc import Iterable

from netmap.analysis.results import Finding
from netmap.analysis.what_if.change import Change, change_of
from netmap.analysis.what_if.compare import try_changes
from netmap.analysis.what_if.results import WhatIfAnswer
from netmap.model import Mandate, Network
from netmap.reference.norm import default_norm
from tests.build import DAY, Build, meeting, org


def village() -> Build:
    """Gemeente and Politie in D, which decides on T; Jongerenwerk and Politie in W, which hands on to D.

    Jongerenwerk signals and interprets T, Welzijn (with its part Opbouw) is in W as well. K is the core team.
    """
    b = Build(shipped=True)
    b.theme("T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("Politie", "police", actor_type="police")
    b.org("Jongerenwerk", "youth_work", actor_type="youth_work")
    b.org("Welzijn", "welfare", actor_type="welfare")
    b.org("Opbouw", part_of="Welzijn")
    b.meeting("W", themes=("T",), echelon="wijk", chair="Jongerenwerk")
    b.meeting("D", themes=("T",), decides=("T",), echelon="local", mandate=Mandate.DECIDE)
    b.meeting("K", hub=True, echelon="local")
    for seat in ("Politie W", "Welzijn W", "Opbouw W", "Gemeente D", "Politie D", "Gemeente K", "Jongerenwerk K"):
        b.seat(*seat.split())
    b.route(meeting("W"), meeting("D"))
    b.covers(org("Jongerenwerk"), "T", "signal")
    b.covers(org("Jongerenwerk"), "T", "interpret")
    return b


def one_table(mandate: Mandate, decides: tuple[str, ...]) -> Build:
    """Gemeente and Politie in D, the only table; nobody does anything for T but what D's mandate says."""
    b = Build(shipped=True)
    b.theme("T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("Politie", "police")
    b.meeting("D", mandate=mandate, decides=decides)
    b.seat("Gemeente", "D")
    b.seat("Politie", "D")
    for name in ("coverage", "consultations", "participation"):
        b.complete(name)
    return b


def core_team(*parties: tuple[str, str]) -> Build:
    """A core team "kern" of which the list of members is complete, and parties that do not sit there yet."""
    b = Build(shipped=True)
    b.meeting("kern", hub=True, kind="core_team")
    b.complete("participation:ovl-kern")
    for name, sector in parties:
        b.org(name, sector)
    return b


def changes(*tokens: str) -> tuple[Change, ...]:
    return tuple(change_of(token) for token in tokens)


def asked(network: Network, *tokens: str) -> WhatIfAnswer:
    return try_changes(network, default_norm(), DAY, changes(*tokens))


def lines(found: Iterable[Finding | tuple[Finding, Finding]]) -> set[str]:
    """Return the norm lines of white spots, or of pairs of them."""
    return {(one[1] if isinstance(one, tuple) else one).line_id for one in found}
