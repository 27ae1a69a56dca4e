"""How long it takes to propose a core team, beside greedy and beside HiGHS on the plain model.

Webs are made in memory, without a database, and their making is not measured. ``python -m benchmarks.team`` measures
only this. Only the ratio to HiGHS can fail.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import highspy
import numpy as np
from scipy.sparse import csr_array, eye_array, hstack, vstack

from benchmarks.machine import clocked
from netmap.analysis.facts import Facts
from netmap.analysis.team.demands import usual_demands
from netmap.analysis.team.programme import Programme, programme_of
from netmap.analysis.team.propose import propose_teams
from netmap.analysis.team.results import Proposal, TeamDemands
from netmap.analysis.team.search import Search
from netmap.model import Network
from tests.build import Build
from tests.generator import generate
from tests.loading import load

DAY = date(2026, 9, 1)
SIZE = 5
LEAST_RATIO = 5.0
#: HiGHS gets no more than this; beyond it the ratio is at least what is printed.
_PLAIN_SECONDS = 60.0
_SECTORS = ("police", "justice", "enforcement", "welfare", "youth_work", "health", "housing", "education", "residents")
#: Parties and consultations together, ties for each of them, steps. Dense over one step, or sparse over two.
WEBS = ((500, 6, 1), (500, 3, 2), (1_000, 3, 2), (2_000, 6, 1), (2_000, 3, 2))
QUICK = WEBS[:2]


class Report(Protocol):
    """Where figures are written; ``bench`` has the one that prints them."""

    def line(self, what: str, measured: float, unit: str, target: float | None = None, note: str = "") -> None: ...

    def ratio(self, what: str, measured: float, *, least: float | None = None, most: float | None = None) -> None: ...


def measure(report: Report, *, quick: bool) -> None:
    """Print the figures; without ``quick`` also those of 1,000 and 2,000. Only the ratios to HiGHS can fail."""
    measure_town(report, 400, 1, 1.0)
    measure_town(report, 400, 2, None)
    if not quick:
        measure_town(report, 1_000, 2, 20.0)
        measure_town(report, 2_000, 2, None)
    for nodes, ties, steps in QUICK if quick else WEBS:
        measure_peer(report, nodes, ties, steps)


# --- a whole proposal -------------------------------------------------------------------------------------------------


def measure_town(report: Report, parties: int, steps: int, target: float | None) -> None:
    """Print how long the whole answer takes, with its curve and all teams that are as good, for usual demands.

    Of a generated town with its usual demands, without those on deciding where these clash with the size; and of the
    same town with nothing demanded but the size, which leaves most to choose.
    """
    network = load(generate(parties, seed=3).workbook())[0]
    facts = Facts(network, DAY)
    for size in (4, 6):
        usual = usual_demands(facts, size, steps)
        free = TeamDemands(size=size, steps=steps, cap=None, bridge=False)
        for name, demands in (("usual demands", replace(usual, mandate=())), ("no demands", free)):
            with clocked() as clock:
                found = propose_teams(network, DAY, demands)
            what = f"team of {size}, {parties:,} parties, {steps} step{'s' * (steps > 1)}, {name}"
            report.line(what, clock.seconds, "s", target, _told(found))
    with clocked() as clock:
        found = propose_teams(network, DAY, usual_demands(facts, SIZE, steps))
    report.line(f"the same with deciders: {found.status}", clock.seconds, "s", note=_told(found))


def _told(found: Proposal) -> str:
    curve = " ".join(f"{p.reach if p.status != 'infeasible' else '-'}{'' if p.status != 'bound' else f'<={p.bound}'}"
                     for p in found.curve)  # fmt: skip
    return f"{found.status}, reaches {found.reach} of {found.of}, {len(found.teams)} teams; curve {curve}"


# --- beside greedy and the plain model --------------------------------------------------------------------------------


def measure_peer(report: Report, nodes: int, ties: int, steps: int) -> None:
    """Print reach and seconds of one size without demands: ours, greedy, and HiGHS on the plain model."""
    demands = TeamDemands(size=SIZE, steps=steps, cap=None, bridge=False)
    programme = programme_of(Facts(web(nodes, ties), DAY), demands)
    with clocked() as ours:
        found = Search(programme).best(SIZE)
    with clocked() as quick:
        simple = greedy(programme, SIZE)
    with clocked() as plain:
        peer = plain_model(programme, SIZE, _PLAIN_SECONDS)
    assert not (found.proved and peer.proved) or found.value == peer.value, "answers differ"
    what = f"{nodes:,} nodes, {ties} ties each, {steps} step{'s' * (steps > 1)}"
    proved = "proved" if found.proved else f"at most {found.bound}"
    note = f"of {len(programme.reaches.T):,}; greedy {simple} in {quick.seconds:.2f} s"
    report.line(f"{what}: reach {found.value} ({proved})", ours.seconds, "s", note=note)
    beside = "proved" if peer.proved else f"ended, at most {peer.bound}"
    report.line(f"the same by HiGHS, plain: reach {peer.value}", plain.seconds, "s", note=beside)
    report.ratio("HiGHS on the plain model against netmap", plain.seconds / ours.seconds, least=LEAST_RATIO)


def web(nodes: int, ties: int) -> Network:
    """Return a random web: two thirds parties, one third consultations, so many ties for each on average."""
    rng = random.Random(f"{nodes}|{ties}")
    parties = nodes * 2 // 3
    build = Build()
    for number in range(parties):
        build.org(f"{number:04}", rng.choice(_SECTORS))
    for number in range(nodes - parties):
        build.meeting(f"{number:04}")
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < nodes * ties // 2:
        pairs.add((rng.randrange(parties), rng.randrange(nodes - parties)))
    for party, table in sorted(pairs):
        build.seat(f"{party:04}", f"{table:04}")
    return build.network()


def greedy(programme: Programme, size: int) -> int:
    """Return what is reached by taking who adds most, again and again."""
    open_ = np.ones(programme.reaches.shape[1], np.float32)
    for _ in range(size):
        best = int(np.argmax(programme.reaches @ open_))
        open_[programme.reaches[best] > 0] = 0
    return int(np.count_nonzero(open_ == 0))


@dataclass
class Plain:
    """What HiGHS found on the plain model."""

    value: int
    bound: int
    proved: bool


def plain_model(programme: Programme, size: int, seconds: float) -> Plain:
    """Return the answer of HiGHS: a variable per party and per party reached, no reductions, no start, one thread."""
    parties, others = programme.reaches.shape
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = parties + others, others + 1
    model.col_cost_ = np.r_[np.zeros(parties), -np.ones(others)]
    model.col_lower_, model.col_upper_ = np.zeros(parties + others), np.ones(parties + others)
    model.row_lower_ = np.zeros(others + 1)
    model.row_upper_ = np.r_[np.full(others, highspy.kHighsInf), size]
    covers = hstack([csr_array(programme.reaches.T.astype(np.float64)), -eye_array(others)])
    most = csr_array(np.r_[np.ones(parties), np.zeros(others)][None, :])
    matrix = csr_array(vstack([covers, most]))
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_ = matrix.indptr, matrix.indices
    model.a_matrix_.value_ = matrix.data
    whole, part = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    model.integrality_ = [whole] * parties + [part] * others
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    options = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.99, "time_limit": seconds}
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(model)
    solver.run()
    info = solver.getInfo()
    proved = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return Plain(round(-info.objective_function_value), int(-info.mip_dual_bound + 1e-6), proved)


if __name__ == "__main__":
    import sys

    from benchmarks.bench import Report as Printed

    measure(Printed(), quick="--quick" in sys.argv)
