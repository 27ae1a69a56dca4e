"""``netmap wat-als`` as an administrator runs it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netmap import wiring
from netmap.cli import app
from netmap.config import settings_for
from netmap.errors import UsageError
from netmap.resources import resource_folder
from netmap.sensitive import sensitive_ids
from netmap.store import embedded
from netmap.texts import error_sentence
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with Waterveen in it; the commands share one connection, which a process of its own would end."""
    folder = tmp_path_factory.mktemp("cli_what_if") / "data"
    services = open_services(settings_for(folder))
    services.import_workbook(resource_folder("sample_networks") / "waterveen", "Waterveen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wiring, "open_services", lambda _: services)
        yield folder
    services.close()
    embedded.stop(folder)


def run(data: Path, *arguments: str, command: str = "wat-als") -> Result:
    return CliRunner().invoke(app, [command, *arguments, "--data", str(data)])


def test_without_a_choice_it_says_what_there_is_to_think_through(data: Path) -> None:
    shown = run(data)
    assert shown.exit_code == 0, shown.output
    assert "- jongerenwerk: Het jongerenwerk stopt." in shown.stdout
    assert "Wat hangt aan één partij (10 van " in shown.stdout
    answer = json.loads(run(data, "--json").stdout)
    assert set(answer) == {
        *("netmap", "network", "norm", "reference_date", "situation", "remarks", "sentences", "result"),
    }
    assert {"scenarios", "amnesia", "holders", "parties"} <= set(answer["result"])


def test_a_scenario_and_the_same_in_own_words(data: Path) -> None:
    shown = run(data, "--scenario", "jongerenwerk")
    assert shown.exit_code == 0, shown.output
    assert "\nZonder het jongerenwerk: " in shown.stdout
    assert "Nu en dan\n---------" in shown.stdout
    assert "{" not in shown.stdout
    typed = json.loads(run(data, "--zonder", "sector jongerenwerk", "--json").stdout)
    same = json.loads(run(data, "--scenario", "youth_work", "--json", command="what-if").stdout)
    assert typed == same


def test_several_changes_in_one_go(data: Path) -> None:
    arguments = (
        "--zonder",
        "Wonen Veen",
        "--zonder",
        "sector welzijn",
        "--met",
        "GGD Plassenland in Driehoek Waterveen",
    )
    answer = json.loads(run(data, *arguments, "--json").stdout)
    assert [part["kind"] for part in answer["result"]["change"]["parts"]] == ["leaves", "leaves", "joins"]


def test_errors_are_usage_errors_in_words(data: Path) -> None:
    refused = run(data, "--zonder", "Wonen Ven")
    assert isinstance(refused.exception, UsageError)
    assert "Wonen Veen" in error_sentence(refused.exception)


def test_sensitive_parties_are_masked_unless_asked(data: Path) -> None:
    network = wiring.open_services(settings_for(data)).network("Waterveen")
    ref = next(ref for ref in sensitive_ids(network) if ref.label == "Organisation")
    name = network.name_of(ref)
    masked = run(data, "--zonder", name)
    assert masked.exit_code == 0, masked.output
    assert name not in masked.stdout
    assert name in run(data, "--zonder", name, "--met-gevoelig").stdout


def test_an_answer_goes_to_a_file_and_another_form_is_refused(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "wat-als.json"
    assert run(data, "--scenario", "politie", "--uit", str(out)).exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["result"]["change"]["sentence"]
    refused = run(data, "--scenario", "politie", "--uit", str(tmp_path / "wat-als.docx"))
    assert isinstance(refused.exception, UsageError)
