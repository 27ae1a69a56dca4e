"""One overview of a network: who does what, where and in which phase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from netmap.analysis.facts import Facts
from netmap.analysis.overviews.areas import area_matrix
from netmap.analysis.overviews.channels import channel_matrix
from netmap.analysis.overviews.coverage import coverage_matrix
from netmap.analysis.overviews.phases import phase_matrix, phase_views
from netmap.analysis.overviews.results import Kind, Matrix, OverviewAnswer
from netmap.analysis.overviews.sector_phases import sector_phase_matrix
from netmap.analysis.overviews.sectors import sector_matrix
from netmap.analysis.overviews.spread import spread_of
from netmap.analysis.situation import Situation
from netmap.model import Network

__all__ = ["USED", "overview", "overview_of"]

_MATRICES: Mapping[Kind, Callable[[Facts, Situation], Matrix]] = {
    Kind.PHASES: phase_matrix,
    Kind.COVERAGE: coverage_matrix,
    Kind.SECTORS: sector_matrix,
    Kind.AREAS: area_matrix,
    Kind.SECTOR_PHASES: sector_phase_matrix,
    Kind.CHANNELS: channel_matrix,
}
#: What of a situation changes each overview; the rest of it is left out of the answer.
USED: Mapping[Kind, tuple[str, ...]] = {
    Kind.PHASES: ("theme", "phase"),
    Kind.COVERAGE: ("theme", "area"),
    Kind.SECTORS: ("theme",),
    Kind.AREAS: ("theme", "area"),
    Kind.SECTOR_PHASES: ("theme", "phase"),
    Kind.SPREAD: ("theme",),
    Kind.CHANNELS: (),
}


def overview(
    network: Network, day: date, kind: Kind | str, *, theme: str = "", area: str = "", phase: str = ""
) -> OverviewAnswer:
    """Return one overview of a network.

    Parameters
    ----------
    network : Network
    day : date
        The reference date: what counts as active, and how old a statement is.
    kind : Kind or str
        "phases", "coverage", "sectors", "areas", "sector_phases", "spread" or "channels".
    theme, area, phase : str
        Ids; "" is all. What an overview does not use (:data:`USED`) changes nothing and is left out of its situation.

    Returns
    -------
    OverviewAnswer
        A matrix; for "phases" also a view of each phase; for "spread" no matrix but the spread. An empty network
        gives empty rows, or rows of which all is unknown. The same input gives the same answer.

    Raises
    ------
    ValueError
        When there is no such kind.
    """
    return overview_of(Facts(network, day), Kind(kind), Situation(theme=theme, area=area, phase=phase))


def overview_of(facts: Facts, kind: Kind, situation: Situation) -> OverviewAnswer:
    """Return one overview of a network of which the facts are at hand; see :func:`overview`."""
    unused = {part: "" for part in ("theme", "area", "phase") if part not in USED[kind]}
    situation = replace(situation, **unused)
    if kind is Kind.SPREAD:
        return OverviewAnswer(kind=kind, situation=situation, spread=spread_of(facts, situation))
    matrix = _MATRICES[kind](facts, situation)
    phases = phase_views(facts, situation, matrix) if kind is Kind.PHASES else ()
    return OverviewAnswer(kind=kind, situation=situation, matrix=matrix, phases=phases)
