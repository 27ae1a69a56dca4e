"""``netmap spin`` as an administrator runs it: choices, forms and what stays masked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netmap import wiring
from netmap.cli import app
from netmap.cli.hub import collective_of
from netmap.config import settings_for
from netmap.errors import UsageError
from netmap.resources import resource_folder
from netmap.sensitive import SensitiveNames, sensitive_ids
from netmap.store import embedded
from netmap.texts import error_sentence
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with Waterveen in it; the commands share one connection, which a process of its own would end."""
    folder = tmp_path_factory.mktemp("cli_hub") / "data"
    services = open_services(settings_for(folder))
    services.import_workbook(resource_folder("sample_networks") / "waterveen", "Waterveen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wiring, "open_services", lambda _: services)
        yield folder
    services.close()
    embedded.stop(folder)


def run(data: Path, *arguments: str, command: str = "spin") -> Result:
    return CliRunner().invoke(app, [command, *arguments, "--data", str(data)])


def test_the_answer_comes_first_and_nothing_is_cut_silently(data: Path) -> None:
    shown = run(data)
    assert shown.exit_code == 0, shown.output
    lines = shown.stdout.splitlines()
    assert lines[0] == "Waterveen, peildatum 1 september 2026"
    assert lines[1].startswith("Op papier")
    found = json.loads(run(data, "--json").stdout)
    parties, heading = len(found["result"]["ranking"]), "Wie het web bij elkaar houdt"
    assert f"{heading} (10 van {parties})" in shown.stdout
    assert len(re.findall(r"^\d+\. ", shown.stdout.split("Zonder de gemeente")[0], re.MULTILINE)) == 10
    assert "{" not in shown.stdout


def test_the_english_name_and_a_choice_in_both_languages(data: Path) -> None:
    once = json.loads(run(data, "--json", command="hub").stdout)
    assert once["result"]["collective"] == "once"
    assert once == json.loads(run(data, "--json", "--collectief", "eenmaal").stdout)
    for word in ("allemaal", "EACH"):
        each = json.loads(run(data, "--json", "--collectief", word).stdout)
        assert each["result"]["collective"] == "each"
    assert [party["reach"] for party in each["result"]["ranking"]] != [
        party["reach"] for party in once["result"]["ranking"]
    ]


def test_an_unknown_choice_is_refused_with_what_there_is() -> None:
    assert collective_of(None) == "once"
    with pytest.raises(UsageError) as refused:
        collective_of("soms")
    assert error_sentence(refused.value) == "De keuze 'soms' is niet bekend. Kies eenmaal of allemaal."


def test_another_day_is_another_answer(data: Path) -> None:
    assert json.loads(run(data, "--json", "--peildatum", "2026-10-01").stdout)["reference_date"] == "2026-10-01"


@pytest.mark.parametrize("form", ["txt", "json"])
def test_a_file_holds_what_the_terminal_shows(data: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"spin.{form}"
    written = run(data, "--uit", str(out))
    assert written.exit_code == 0, written.output
    assert written.stdout == ""
    shown = run(data, *(["--json"] if form == "json" else [])).stdout
    assert out.read_text(encoding="utf-8") == shown


def test_a_form_that_is_not_there_is_refused_before_any_work(data: Path, tmp_path: Path) -> None:
    refused = run(data, "--uit", str(tmp_path / "spin.pdf"))
    assert isinstance(refused.exception, UsageError)
    assert not (tmp_path / "spin.pdf").exists()


def test_sensitive_parties_are_named_only_when_asked(data: Path) -> None:
    services = wiring.open_services(settings_for(data))
    network = services.network()
    secret = SensitiveNames(network, sensitive_ids(network))
    for form in ((), ("--json",)):
        assert not secret(run(data, *form).stdout)
    assert secret(run(data, "--json", "--met-gevoelig").stdout)
