"""``netmap witte-plekken`` and ``netmap methode`` as an administrator runs them: filters, exit codes and files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from netmap import wiring
from netmap.cli import app
from netmap.config import settings_for
from netmap.errors import UsageError
from netmap.resources import resource_folder
from netmap.store import embedded
from netmap.texts import error_sentence
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with Waterveen in it; the commands share one connection, which a process of its own would end."""
    folder = tmp_path_factory.mktemp("cli") / "data"
    services = open_services(settings_for(folder))
    services.import_workbook(resource_folder("sample_networks") / "waterveen", "Waterveen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wiring, "open_services", lambda _: services)
        yield folder
    services.close()
    embedded.stop(folder)


def run(data: Path, *arguments: str, command: str = "witte-plekken") -> Result:
    return CliRunner().invoke(app, [command, *arguments, "--data", str(data)])


def answer(data: Path, *arguments: str) -> dict[str, Any]:
    result = run(data, *arguments, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def findings(found: dict[str, Any]) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = found["result"]["findings"]
    return result


# --- filters ---------------------------------------------------------------------------------------------------


def test_without_filters_everything_is_shown_and_nothing_falls_outside(data: Path) -> None:
    found = answer(data)
    assert findings(found)
    assert found["outside"] == {"findings": 0, "questions": 0}
    assert found["selection"]["words"] == ""
    assert "Buiten uw keuze" not in run(data).stdout


@pytest.mark.parametrize(
    ("filters", "key", "allowed"),
    [
        (["--soort", "inhoudelijk"], "kind", {"substantive"}),
        (["--soort", "instrumental"], "kind", {"instrumental"}),
        (["--vanaf", "ernstig"], "severity", {3, 4}),
        (["--vanaf", "critical"], "severity", {4}),
        (["--vanaf", "2"], "severity", {2, 3, 4}),
        (["--zekerheid", "vastgesteld"], "confidence", {"established"}),
        (["--zekerheid", "likely"], "confidence", {"likely"}),
    ],
)
def test_a_filter_keeps_what_it_says_and_counts_the_rest(
    data: Path, filters: list[str], key: str, allowed: set[object]
) -> None:
    whole, found = answer(data), answer(data, *filters)
    kept = [finding["id"] for finding in findings(whole) if finding[key] in allowed]
    assert [finding["id"] for finding in findings(found)] == kept
    assert 0 < len(kept) < len(findings(whole))
    assert found["outside"]["findings"] == len(findings(whole)) - len(kept)
    for part in ("findings", "questions"):
        assert found["outside"][part] + len(found["result"][part]) == len(whole["result"][part])
    shown = run(data, *filters).stdout
    assert found["selection"]["words"] in shown
    assert "Buiten uw keuze vallen" in shown


def test_questions_go_by_the_finding_that_a_no_would_make(data: Path) -> None:
    questions = answer(data, "--vanaf", "kritiek")["result"]["questions"]
    assert all(question["if_no"]["severity"] == 4 for question in questions)
    assert not answer(data, "--zekerheid", "vastgesteld")["result"]["questions"]
    assert answer(data, "--zekerheid", "navragen")["result"]["questions"]


def test_a_sector_keeps_what_is_about_its_parties(data: Path) -> None:
    whole, found = answer(data), answer(data, "--sector", "politie")
    assert found["selection"]["sector"]["id"] == "police"
    assert 0 < len(findings(found)) < len(findings(whole))
    about = json.dumps([finding["subject"] for finding in findings(found)]) + json.dumps(findings(found))
    assert "olitie" in about
    assert "sector" in run(data, "--sector", "police").stdout


@pytest.mark.parametrize("theme", ["polarisatie", "Polarisatie", "polarisation"])
def test_a_theme_is_understood_by_name_id_or_synonym(data: Path, theme: str) -> None:
    known = {row["name"]: row["id"] for row in answer(data)["result"]["themes"]}
    assert "polarisatie" in known
    if theme == "polarisation" and known["polarisatie"] != theme:
        theme = known["polarisatie"]
    found = answer(data, "--thema", theme)
    assert found["situation"]["theme"]["id"] == known["polarisatie"]
    assert {finding["theme"] for finding in findings(found)} <= {known["polarisatie"], None}
    assert found["outside"]["findings"] > 0


def test_a_phase_is_understood_by_a_synonym(data: Path) -> None:
    assert answer(data, "--fase", "crisis")["situation"]["phase"]["id"] == "escalation"


@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        (["--thema", "onbekends"], "polarisatie"),
        (["--gebied", "onbekends"], " of "),
        (["--fase", "onbekends"], "escalatie"),
        (["--sector", "onbekends"], "politie"),
        (["--soort", "onbekends"], "inhoudelijk of instrumenteel"),
        (["--vanaf", "onbekends"], "kritiek"),
        (["--zekerheid", "onbekends"], "vastgesteld, waarschijnlijk of navragen"),
        (["--ernst", "onbekends"], "kritiek"),
    ],
)
def test_an_unknown_choice_is_refused_with_what_is_known(data: Path, arguments: list[str], known: str) -> None:
    error = run(data, *arguments).exception
    assert isinstance(error, UsageError)
    assert error.exit_code == 2
    sentence = error_sentence(error)
    assert "onbekends" in sentence
    assert known in sentence.lower()


def test_the_exit_code_counts_what_is_shown(data: Path) -> None:
    assert run(data, "--ernst", "kritiek").exit_code == 1
    assert run(data, "--ernst", "kritiek", "--thema", "burenruzie").exit_code == 0
    assert run(data, "--ernst", "notitie", "--thema", "burenruzie").exit_code == 1


def test_the_plan_and_the_calls_are_about_what_is_shown(data: Path) -> None:
    found = answer(data, "--vanaf", "ernstig")["result"]
    shown = {finding["id"] for finding in found["findings"]}
    questions = {question["id"] for question in found["questions"]}
    for chosen in found["plan"]["sets"]:
        assert {finding for agreement in chosen for finding in agreement["closes"]} <= shown
    assert set(found["plan"]["left"]) <= shown
    called = [question for call in found["calls"]["order"] for question in call["questions"]]
    assert sorted(called) == sorted(questions)


# --- files -----------------------------------------------------------------------------------------------------


def test_a_workbook_holds_the_shown_findings_and_says_what_was_chosen(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "plekken.xlsx"
    result = run(data, "--vanaf", "ernstig", "--uit", str(out))
    assert result.exit_code == 0
    book = openpyxl.load_workbook(out)
    assert [name for name in book.sheetnames if name != "Vragen"] == ["Witte plekken", "Afspraken", "Verantwoording"]
    assert book["Witte plekken"].max_row == 1 + len(findings(answer(data, "--vanaf", "ernstig")))
    said = {row[0].value: row[1].value for row in book["Verantwoording"].iter_rows()}
    assert said["Wat u koos"] == "Alleen vanaf ernst ernstig."
    again = tmp_path / "nog-eens.xlsx"
    run(data, "--vanaf", "ernstig", "--uit", str(again))
    assert again.read_bytes() == out.read_bytes()


def test_other_endings_give_csv_json_and_text(data: Path, tmp_path: Path) -> None:
    for ending in ("csv", "json", "txt"):
        assert run(data, "--uit", str(tmp_path / f"uit.{ending}")).exit_code == 0
    rows = list(csv.reader(io.StringIO((tmp_path / "uit.csv").read_text("utf-8-sig")), delimiter=";"))
    whole = answer(data)
    assert len(rows) == 1 + len(findings(whole))
    assert json.loads((tmp_path / "uit.json").read_text("utf-8")) == whole
    assert (tmp_path / "uit.txt").read_text("utf-8") == run(data).stdout


def test_a_file_form_that_netmap_cannot_write_is_refused_before_anything_is_written(data: Path, tmp_path: Path) -> None:
    for command, ending, known in (
        ("methode", "xlsx", ".txt of .json"),
        ("methode", "pdf", ".txt of .json"),
        ("witte-plekken", "docx", ".xlsx, .csv, .txt of .json"),
        ("witte-plekken", "PDF", ".xlsx, .csv, .txt of .json"),
        ("netwerken", "xlsx", ".txt of .json"),
        ("status", "csv", ".txt of .json"),
        ("wijzigingen", "docx", ".txt of .json"),
    ):
        out = tmp_path / f"uit.{ending}"
        error = run(data, "--uit", str(out), command=command).exception
        assert isinstance(error, UsageError), (command, ending)
        assert error.exit_code == 2
        assert f".{ending.lower()}" in error_sentence(error)
        assert known in error_sentence(error)
        assert not out.exists()


def test_with_a_list_in_a_file_the_terminal_says_it_in_short(data: Path, tmp_path: Path) -> None:
    found, whole = answer(data), run(data).stdout
    for ending in ("xlsx", "csv"):
        said = run(data, "--uit", str(tmp_path / f"uit.{ending}")).stdout
        assert len(said.splitlines()) < 8 < len(whole.splitlines())
        assert said.splitlines()[0] == whole.splitlines()[0]
        for part in ("plan", "calls"):
            assert found["result"][part]["sentence"] in said
        assert findings(found)[0]["title"] not in said
    as_json = run(data, "--json", "--uit", str(tmp_path / "uit.xlsx")).stdout
    assert json.loads(as_json) == found


def test_the_method_is_told_with_and_without_a_network(data: Path, tmp_path: Path) -> None:
    told = run(data, command="methode")
    assert told.exit_code == 0
    assert "Norm handreiking voor Waterveen" in told.stdout
    found = json.loads(run(data, "--json", command="methode").stdout)
    assert found["network"]["name"] == "Waterveen"
    assert {section["id"] for section in found["sections"]} >= {"sure", "serious", "norm-theme-signal"}
    out = tmp_path / "methode.json"
    run(data, "--uit", str(out), command="method")
    assert json.loads(out.read_text("utf-8")) == found
