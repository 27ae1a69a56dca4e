"""What an import says: in sentences, in order, the same whatever the order of the rows."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings

import netmap.exchange.planning.plan as planning
from netmap.exchange.findings import Finding, Level, Workbook
from netmap.exchange.reading import read_workbook
from netmap.model import SheetName
from netmap.texts import say, sentences
from tests.exchange.files import EMPTY, book, plan
from tests.exchange.strategies import workbooks
from tests.exchange.test_round_trip import SLOW, shuffled

PARTS = ("found", "expected", "do")
_CALLS = {"block", "ask", "tell", "_report", "_block", "add", "block_rows", "ask_row", "_put"}


def codes_in_the_code() -> set[str]:
    """Return every code that a planning module gives to a finding."""
    found: set[str] = set()
    for path in Path(planning.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in _CALLS:
                texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                for text in texts:
                    code = text if text.startswith("imports.") else f"imports.plan.{text}"
                    if f"{code}.found" in sentences() or text.startswith("imports."):
                        found.add(code)
    return found


def spoken(finding: Finding) -> list[str]:
    return [say(f"{finding.code}.{part}", **finding.details) for part in PARTS]


def test_every_code_has_its_three_sentences_and_no_sentence_is_unused() -> None:
    codes = codes_in_the_code()
    assert len(codes) > 30
    written = {code.rpartition(".")[0] for code in sentences() if code.startswith("imports.plan.")}
    assert codes == written
    assert all(f"{code}.{part}" in sentences() for code in codes for part in PARTS)


@settings(SLOW, max_examples=100)
@given(workbooks())
def test_every_finding_can_be_said(file: Workbook) -> None:
    for finding in plan(EMPTY, file).findings:
        for sentence in spoken(finding):
            assert sentence
            assert "{" not in sentence


@settings(SLOW, max_examples=60)
@given(workbooks())
def test_findings_come_in_order_and_name_rows_of_the_file(file: Workbook) -> None:
    found = plan(EMPTY, file)
    levels, sheets = list(Level), [None, *SheetName]
    order = [(levels.index(f.level), sheets.index(f.sheet), f.rows) for f in found.findings]
    assert order == sorted(order)
    assert len({repr(f) for f in found.findings}) == len(found.findings)
    for finding in found.findings:
        assert finding.sheet is not None
        assert set(finding.rows) <= {row.number for row in file.rows[finding.sheet]}
    assert found.loadable is not any(f.level is Level.BLOCKS for f in found.findings)


@settings(SLOW, max_examples=60)
@given(workbooks())
def test_the_order_of_rows_changes_no_finding_but_its_row_numbers(file: Workbook) -> None:
    def without_rows(workbook: Workbook) -> list[tuple[str, int, str]]:
        found = plan(EMPTY, workbook).findings
        return sorted((f.code, len(f.rows), str(f.details.get("found", ""))) for f in found)

    assert without_rows(file) == without_rows(shuffled(file, 3))


def test_findings_of_reading_are_told_too_and_block(tmp_path: Path) -> None:
    (tmp_path / "organisaties.csv").write_text("naam;soort\nPolitie;politie\n", encoding="utf-8")
    found = plan(EMPTY, read_workbook(tmp_path))
    assert [f.code for f in found.findings] == ["imports.read.sheet_missing"]
    assert not found.loadable


def test_one_cause_is_one_finding_however_it_is_spelled() -> None:
    rows = [{"name": f"Overleg {n}", "frequency": word} for n, word in enumerate(("Soms", "soms", "vaak"))]
    found = plan(EMPTY, book(consultations=rows)).findings
    assert [(f.details["found"], f.rows) for f in found] == [("Soms", (2, 3)), ("vaak", (4,))]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_finding_speaks_in_each_language(language: str) -> None:
    (finding,) = plan(EMPTY, book(consultations=[{"name": "W", "mandate": "regie"}])).findings
    for part in PARTS:
        assert say(f"{finding.code}.{part}", language, **finding.details)
