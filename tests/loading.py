"""From a workbook to a network, without a database: the same plan that an import writes."""

from __future__ import annotations

from datetime import date

from netmap.analysis.results import Finding as Gap
from netmap.exchange.findings import Finding, Level, Workbook
from netmap.exchange.planning import plan_import
from netmap.model import Network, apply_change_set
from netmap.reference.vocabulary import shipped_terms
from tests.planted import Expected

DAY = date(2026, 9, 1)


def load(workbook: Workbook) -> tuple[Network, tuple[Finding, ...]]:
    """Return the network that a first import of ``workbook`` makes, and the findings of the import."""
    empty = Network(id="net-test", name="Test").with_records(shipped_terms())
    plan = plan_import(empty, workbook, today=DAY, when="2026-09-02T08:00:00Z", who="test")
    return apply_change_set(empty, plan.change_set), plan.findings


def blocking(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return the findings that keep a file out."""
    return [finding for finding in findings if finding.level is Level.BLOCKS]


def as_expected(white_spot: Gap) -> Expected:
    """Return a finding of the analysis (or the ``if_no`` of a question) in the words of a fact card."""
    subject = str(white_spot.subjects[0])
    return Expected(white_spot.line_id, subject, white_spot.theme, white_spot.stage, white_spot.coverage.value)
