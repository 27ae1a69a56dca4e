"""The scripts that make networks: what they write, netmap reads."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from netmap.exchange.reading import read_workbook
from netmap.model import SheetName
from tests.generator import generate
from tests.loading import blocking, load
from tests.public_lists import opengr

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("name", ["town.xlsx", "town"])
def test_a_generated_network_is_read_back_with_its_answers(name: str, tmp_path: Path) -> None:
    out = tmp_path / name
    done = run("generate_network", str(out), "--parties", "30", "--seed", "9", "--silence", "0.3")
    assert done.returncode == 0, done.stderr
    workbook = read_workbook(out)
    assert {sheet: len(rows) for sheet, rows in workbook.rows.items()} == {
        sheet: len(rows) for sheet, rows in generate(30, seed=9, silence=0.3).sheets.items()
    }
    facts = tomllib.loads((tmp_path / "town.toml" if out.is_file() else out / "feiten.toml").read_text("utf-8"))
    assert len(facts["question"]) == len(generate(30, seed=9, silence=0.3).questions)


def test_a_generated_network_that_is_too_small_is_refused(tmp_path: Path) -> None:
    done = run("generate_network", str(tmp_path / "town"), "--parties", "3")
    assert done.returncode == 2
    assert "at least 12" in done.stderr
    assert not (tmp_path / "town").exists()


def test_one_province_of_a_public_list_becomes_a_workbook(tmp_path: Path) -> None:
    out = tmp_path / "zeeland.xlsx"
    done = run("public_lists_to_workbook", "opengr", str(out), "--region", "Provincie Zeeland")
    assert done.returncode == 0, done.stderr
    workbook = read_workbook(out)
    assert len(workbook.rows[SheetName.PARTICIPATION]) == len(opengr("Provincie Zeeland"))
    assert blocking(load(workbook)[1]) == []


def test_an_unknown_region_is_refused(tmp_path: Path) -> None:
    done = run("public_lists_to_workbook", "regioatlas", str(tmp_path / "out"), "--region", "Nergens")
    assert done.returncode == 2
    assert "Nergens" in done.stderr
