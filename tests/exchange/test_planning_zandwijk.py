"""The worked example: which records the workbook of Zandwijk becomes, counted and named by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from netmap.analysis.gaps import find_gaps
from netmap.exchange.planning import plan_import
from netmap.model import (
    About,
    Consultation,
    Coverage,
    CoveredBy,
    Direction,
    Expert,
    In,
    Mandate,
    Network,
    Of,
    PartOf,
    PassesOn,
    Role,
    RouteKind,
    Setting,
    Stage,
    StatedValue,
    Statement,
    TakesPart,
    Term,
    WorksFor,
    apply_change_set,
    seat_id,
)
from netmap.reference.vocabulary import shipped_terms
from tests.exchange.files import EMPTY, ends, load, meeting, org, plan
from tests.norms import first_lines
from tests.worked_example import zandwijk

T1, T2 = "youth_nuisance", "neighbour_conflict"


@pytest.fixture(scope="module")
def network() -> Network:
    return load(zandwijk())


def test_the_file_loads_without_a_finding() -> None:
    found = plan(EMPTY, zandwijk())
    assert found.loadable
    assert found.findings == ()
    assert found.rows == 33
    assert found.missing == ()


def test_it_becomes_these_records_and_no_others(network: Network) -> None:
    made = Counter(r.KIND for r in network.records.values() if not isinstance(r, Term))
    assert made == {
        "Organisation": 6,
        "PART_OF": 1,
        "IN_SECTOR": 5,
        "Consultation": 3,
        "DEALS_WITH": 2,
        "TAKES_PART": 9,
        "PASSES_ON": 2,
        "Coverage": 3,
        "COVERED_BY": 3,
        "OF": 3,
        "IN": 1,
        "Expert": 1,
        "EXPERT_IN": 1,
        "WORKS_FOR": 1,
        "Area": 1,
        "Statement": 5,
        "Setting": 5,
    }


def test_the_seats_are_these(network: Network) -> None:
    seats = {(s.start.id, s.function, s.end.id): s.role for s in network.of(TakesPart).values()}
    assert seats == {
        ("org-welzijn", None, "W"): Role.CHAIR,
        ("org-politie", "wijkagent", "W"): None,
        ("org-politie", "jeugdagent", "W"): None,
        ("org-wonen", None, "W"): None,
        ("org-afdeling-oov", None, "W"): None,
        ("org-gemeente", "burgemeester", "D"): Role.CHAIR,
        ("org-politie", None, "D"): None,
        ("org-gemeente", "burgemeester", "K"): None,
        ("org-politie", None, "K"): None,
    }
    assert seat_id(org("org-politie"), meeting("W"), "Wijkagent") in network.of(TakesPart)


def test_the_function_burgemeester_resolved_to_its_only_seat(network: Network) -> None:
    driehoek = network.of(Consultation)["D"]
    assert (driehoek.mandate, driehoek.chair_function) == (Mandate.DECIDE, None)
    chair = network.of(TakesPart)[seat_id(org("org-gemeente"), meeting("D"), "burgemeester")]
    assert chair.provenance == ("import|Deelname|7", "import|Overleggen|3")


def test_the_statements_are_these(network: Network) -> None:
    said = {
        (s.about, s.subject, s.object, s.theme, s.stage, s.value, s.checked_on) for s in network.of(Statement).values()
    }
    no, day = StatedValue.NO, "2026-09-01"
    assert said == {
        (About.CHAIR, "Consultation:K", None, None, None, no, day),
        (About.COORDINATOR, "Consultation:K", None, None, None, no, day),
        (About.ROUTE, "Consultation:K", None, None, None, no, day),
        (About.SEAT, "Organisation:org-ggd", "Consultation:K", None, None, no, day),
        (About.COVERAGE, None, None, T2, Stage.SIGNAL, no, day),
    }


def test_the_routes_are_these(network: Network) -> None:
    routes = {(r.start.id, r.end.id, r.direction, r.kind, r.theme) for r in network.of(PassesOn).values()}
    assert routes == {("W", "K", Direction.UP, None, None), ("D", "K", Direction.DOWN, RouteKind.INFORMS, None)}


def test_the_coverage_is_this(network: Network) -> None:
    who = {t.start.id: t.end.id for t in network.of(CoveredBy).values()}
    theme = {t.start.id: t.end.id for t in network.of(Of).values()}
    area = {t.start.id: t.end.id for t in network.of(In).values()}
    covers = {(who[c.id], theme[c.id], c.stage, area.get(c.id)) for c in network.of(Coverage).values()}
    assert covers == {
        ("org-welzijn", T1, Stage.SIGNAL, "geb-noord"),
        ("W", T1, Stage.INTERPRET, None),
        ("org-ggd", T2, Stage.AFTERCARE, None),
    }


def test_the_rest_is_this(network: Network) -> None:
    assert ends(network, PartOf, org("org-afdeling-oov")) == {"org-gemeente"}
    (expert,) = network.of(Expert).values()
    assert ends(network, WorksFor, expert.ref) == {"org-ggd"}
    settings = {(s.key.value, s.value, s.date) for s in network.of(Setting).values()}
    assert settings == {
        ("municipality", "Zandwijk", None),
        ("reference_date", "2026-09-01", None),
        ("theme_now", T1, None),
        ("theme_now", T2, None),
        ("complete", "coverage", "2026-08-20"),
    }


def test_the_file_gives_the_answers_of_the_worked_example() -> None:
    """The same table as in tests/analysis/test_worked_example.py, from the CSV files through the import."""
    empty = Network("net-x", "X").with_records(shipped_terms())
    found = plan_import(empty, zandwijk(), today=date(2026, 9, 1), when="2026-09-01T12:00:00Z", who="test")
    network = apply_change_set(empty, found.change_set)
    answer = find_gaps(network, first_lines(), date(2026, 9, 1))
    table = {(f.line_id, network.name_of(f.subjects[0]), f.coverage.value, f.confidence.value) for f in answer.findings}
    assert table == {
        ("theme-signal", "jongerenoverlast", "single", "likely"),
        ("theme-signal", "burenruzie", "none", "established"),
        ("theme-interpret", "burenruzie", "single", "likely"),
        ("theme-aftercare", "jongerenoverlast", "none", "likely"),
        ("theme-aftercare", "burenruzie", "single", "likely"),
        ("consultation-coordinated", "Kernteam", "none", "established"),
        ("consultation-route", "Kernteam", "none", "likely"),
    }
    asked = {q.ask.code for q in answer.questions if q.line_id not in ("theme-eye", "status")}
    assert asked == {"gaps.ask.mandate_themes", "gaps.ask.way_on"}
