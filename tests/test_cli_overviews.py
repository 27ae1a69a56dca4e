"""``netmap overzicht`` as an administrator runs it: kinds, choices, forms and what stays masked."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from netmap import wiring
from netmap.analysis.overviews.results import Kind
from netmap.cli import app
from netmap.cli.overviews import KINDS
from netmap.config import settings_for
from netmap.errors import UsageError
from netmap.resources import resource_folder
from netmap.sensitive import SensitiveNames, sensitive_ids
from netmap.store import embedded
from netmap.texts import say
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with Waterveen in it; the commands share one connection, which a process of its own would end."""
    folder = tmp_path_factory.mktemp("cli_overviews") / "data"
    services = open_services(settings_for(folder))
    services.import_workbook(resource_folder("sample_networks") / "waterveen", "Waterveen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wiring, "open_services", lambda _: services)
        yield folder
    services.close()
    embedded.stop(folder)


def run(data: Path, *arguments: str, command: str = "overzicht") -> Result:
    return CliRunner().invoke(app, [command, *arguments, "--data", str(data)])


def test_the_command_knows_the_overviews_that_the_analysis_has() -> None:
    assert tuple(kind.value for kind in Kind) == KINDS


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_each_overview_answers_first(data: Path, kind: Kind) -> None:
    word = say(f"overview.word.{kind.value}")
    shown = run(data, word)
    assert shown.exit_code == 0, shown.output
    lines = shown.stdout.splitlines()
    assert lines[0] == "Waterveen, peildatum 1 september 2026"
    answer = json.loads(run(data, word, "--json").stdout)
    assert " ".join(lines[1:]).startswith(answer["sentences"][0][:60])
    assert "{" not in shown.stdout
    assert max(map(len, lines)) <= 100


def test_the_english_name_and_id_work_as_well(data: Path) -> None:
    assert run(data, "channels", command="matrix").stdout == run(data, "kanalen").stdout


def test_choices_are_words_of_the_network(data: Path) -> None:
    shown = run(data, "gebieden", "--thema", "jongerenoverlast", "--gebied", "Noorderkwartier", "--json")
    result = json.loads(shown.stdout)["result"]
    assert len(result["rows"]) == 1
    assert result["columns"][0]["name"] == "Noorderkwartier"
    phase = run(data, "fasen", "--fase", "escalatie")
    assert phase.exit_code == 0, phase.output
    assert "In de fase escalatie" in phase.stdout
    assert "Hier kan dat:" in phase.stdout  # one phase: with who here could do it
    assert "Hier kan dat:" not in run(data, "fasen").stdout


def test_another_word_is_refused(data: Path) -> None:
    refused = run(data, "weer")
    assert isinstance(refused.exception, UsageError)
    assert refused.exception.code == "overview.unknown_kind"


def test_it_writes_excel_csv_json_and_text(data: Path, tmp_path: Path) -> None:
    written = {}
    for ending in ("xlsx", "csv", "json", "txt"):
        out = tmp_path / f"overzicht.{ending}"
        done = run(data, "dekking", "--uit", str(out))
        assert done.exit_code == 0, done.output
        written[ending] = out.read_bytes()
    assert load_workbook(io.BytesIO(written["xlsx"])).sheetnames == ["Overzicht", "Rijen", "Verantwoording"]
    assert written["csv"].decode("utf-8-sig").startswith("Rij;Kolom;Stand")
    assert json.loads(written["json"])["result"]["kind"] == "coverage"
    assert written["txt"].decode().startswith("Waterveen, peildatum")
    refused = run(data, "dekking", "--uit", str(tmp_path / "overzicht.docx"))
    assert isinstance(refused.exception, UsageError)


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_sensitive_parties_are_named_only_when_asked(data: Path, kind: Kind) -> None:
    services = wiring.open_services(settings_for(data))
    network = services.network("Waterveen")
    names = SensitiveNames(network, sensitive_ids(network))
    word = say(f"overview.word.{kind.value}")
    for extra in ((), ("--json",)):
        assert not names(run(data, word, *extra).stdout)
    if kind in (Kind.SECTORS, Kind.SPREAD):
        assert names(run(data, word, "--met-gevoelig", "--json").stdout)
