"""``netmap kernteam`` as an administrator runs it: choices, forms, stopping, and what stays masked."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from netmap import wiring
from netmap.cli import app
from netmap.cli import team as command
from netmap.config import settings_for
from netmap.errors import UsageError
from netmap.resources import resource_folder
from netmap.sensitive import SensitiveNames, sensitive_ids
from netmap.services import team as service
from netmap.store import embedded
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with Waterveen in it; the commands share one connection, which a process of its own would end."""
    folder = tmp_path_factory.mktemp("cli_team") / "data"
    services = open_services(settings_for(folder))
    services.import_workbook(resource_folder("sample_networks") / "waterveen", "Waterveen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wiring, "open_services", lambda _: services)
        yield folder
    services.close()
    embedded.stop(folder)


def run(data: Path, *arguments: str, command: str = "kernteam") -> Result:
    return CliRunner().invoke(app, [command, *arguments, "--data", str(data)])


def result(data: Path, *arguments: str) -> dict[str, Any]:
    done = run(data, "--json", *arguments)
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)["result"]
    return found


def test_the_answer_comes_first_and_nothing_is_cut_silently(data: Path) -> None:
    shown = run(data)
    assert shown.exit_code == 0, shown.output
    lines = shown.stdout.splitlines()
    assert lines[0] == "Waterveen, peildatum 1 september 2026"
    found = json.loads(run(data, "--json").stdout)
    text = " ".join(shown.stdout.split())
    assert text.startswith(f"{lines[0]} {found['sentences'][0]} ")
    for ask in found["result"]["present"]["asks"]:
        assert text.count(ask) == 1, "what several criteria ask is asked once"
    for criterion in found["result"]["present"]["criteria"]:
        assert f"{criterion['number']}. {criterion['title']}: {criterion['state_word']}." in text
    teams = len(found["result"]["teams"])
    assert teams <= 5 or f"van {teams} staan hier." in text or f"van minstens {teams} staan hier." in text
    assert "{" not in shown.stdout


def test_the_english_name_gives_the_same(data: Path) -> None:
    assert run(data, "--json", command="team").stdout == run(data, "--json").stdout


def test_choices_reach_the_answer(data: Path) -> None:
    found = result(
        data, "--grootte", "5", "--stappen", "2", "--vast", "burgemeester, politie", "--zonder", "GGD Plassenland"
    )
    assert (found["size"], found["steps"]) == (5, 2)
    assert "Niet in het team: GGD Plassenland." in found["demands"]["sentences"]
    assert result(data, "--vast", "Niemand")["demands"]["fixed"] == []
    assert result(data, "--mandaat", "geen")["demands"]["mandate"] == []
    given = result(data, "--toets", "politie; GGD Plassenland")["present"]
    assert given["given"]
    assert len(given["team"]) == 2


def test_names_are_parted_by_commas_or_by_semicolons() -> None:
    assert command.parted(None) is None
    assert command.parted("") == ()
    assert command.parted("A, B ,,C") == ("A", "B", "C")
    assert command.parted("A, afdeling B; C") == ("A, afdeling B", "C")
    assert command.parted("niemand", "cli.word.nobody") == ()
    assert command.parted("Nobody", "cli.word.nobody") == ()
    assert command.parted("niemand") == ("niemand",)


def test_the_sizes_are_those_of_the_service() -> None:
    assert (command.SMALLEST_SIZE, command.LARGEST_SIZE) == (service.SMALLEST_SIZE, service.LARGEST_SIZE)


@pytest.mark.parametrize(
    "wish", [("--grootte", "0"), ("--stappen", "3"), ("--vast", "Nergens"), ("--toets", ","), ("--mandaat", "ufo")]
)
def test_what_cannot_be_is_wrong_use(data: Path, wish: tuple[str, str]) -> None:
    refused = run(data, *wish)
    assert isinstance(refused.exception, UsageError)
    assert refused.exception.exit_code == 2


def test_no_possible_team_is_an_answer_and_no_failure(data: Path) -> None:
    shown = run(data, "--grootte", "1")
    assert shown.exit_code == 0, shown.output
    assert "Er is geen team van 1 dat aan alle wensen voldoet." in " ".join(shown.stdout.split())


@pytest.mark.parametrize("form", ["txt", "json"])
def test_a_file_holds_what_the_terminal_shows(data: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"team.{form}"
    written = run(data, "--uit", str(out))
    assert written.exit_code == 0, written.output
    assert written.stdout == ""
    assert out.read_text(encoding="utf-8") == run(data, *(["--json"] if form == "json" else [])).stdout


def test_a_form_that_is_not_there_is_refused_before_any_work(data: Path, tmp_path: Path) -> None:
    refused = run(data, "--uit", str(tmp_path / "team.docx"))
    assert isinstance(refused.exception, UsageError)
    assert not (tmp_path / "team.docx").exists()


def test_ctrl_c_ends_the_search_with_the_best_found(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The signal is really sent to this process; a second one would end the command."""
    before = signal.getsignal(signal.SIGINT)
    services = wiring.open_services(settings_for(data))
    ask, pressed = services.team, []

    def press_first(*arguments: Any, **wishes: Any) -> Any:
        stop = wishes["stop"]
        assert not stop()
        os.kill(os.getpid(), signal.SIGINT)
        pressed.append(stop())
        return ask(*arguments, **wishes)

    monkeypatch.setattr(services, "team", press_first, raising=False)
    shown = run(data, "--stappen", "2", "--peildatum", "2026-08-15")
    assert shown.exit_code == 0, shown.output
    assert pressed == [True]
    assert "U stopte het rekenen." in shown.stdout
    assert "Gestopt." in shown.stderr
    assert signal.getsignal(signal.SIGINT) is before


def test_sensitive_parties_are_named_only_when_asked(data: Path) -> None:
    services = wiring.open_services(settings_for(data))
    network = services.network()
    secret = SensitiveNames(network, sensitive_ids(network))
    party = next(ref for ref in sorted(sensitive_ids(network)) if ref.label == "Organisation")
    wish = ("--toets", f"{party.id},politie")
    for form in ((), ("--json",)):
        assert not secret(run(data, *form, *wish).stdout)
        assert secret(run(data, *form, *wish, "--met-gevoelig").stdout)
