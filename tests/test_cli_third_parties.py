"""``netmap derden`` as an administrator runs it: choices, forms and what stays masked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netmap import wiring
from netmap.cli import app
from netmap.cli.third_parties import each
from netmap.config import settings_for
from netmap.errors import UsageError
from netmap.resources import resource_folder
from netmap.sensitive import SensitiveNames, sensitive_ids
from netmap.store import embedded
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded

ASKED = ("--thema", "burenruzie", "--fase", "rust", "--gebied", "De Meenten", "--groep", "kopers; huurders")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with Waterveen in it; the commands share one connection, which a process of its own would end."""
    folder = tmp_path_factory.mktemp("cli_third") / "data"
    services = open_services(settings_for(folder))
    services.import_workbook(resource_folder("sample_networks") / "waterveen", "Waterveen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wiring, "open_services", lambda _: services)
        yield folder
    services.close()
    embedded.stop(folder)


def run(data: Path, *arguments: str, command: str = "derden") -> Result:
    return CliRunner().invoke(app, [command, *arguments, "--data", str(data)])


def test_the_answer_comes_first(data: Path) -> None:
    shown = run(data, *ASKED)
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.splitlines()[0] == "Waterveen, peildatum 1 september 2026"
    assert "Nodig 5 partijen uit: Basisschool Het Kompas" in shown.stdout
    assert "te bereiken: kopers" in " ".join(shown.stdout.split())
    assert "Nog niemand (1)" in shown.stdout


def test_the_english_name_options_given_more_often_and_semicolons(data: Path) -> None:
    once = run(data, *ASKED, "--json").stdout
    often = (*ASKED[:6], "--groep", "tenants", "--groep", "kopers")
    assert run(data, *often, "--json", command="third-parties").stdout == once
    wish = json.loads(once)["result"]["wish"]
    assert [group["id"] for group in wish["groups"]] == ["home_owners", "tenants"]
    assert each(["a; b", " c ;"]) == ("a", "b", "c")
    assert each(None) == ()


def test_what_is_needed_and_who_sits_there_can_be_said(data: Path) -> None:
    found = json.loads(
        run(data, "--thema", "armoede", "--nodig", "nazorg; duiden", "--team", "pol-pn", "--json").stdout
    )
    assert [needed["id"] for needed in found["result"]["wish"]["needed"]] == ["interpret", "aftercare"]
    assert [member["id"] for member in found["result"]["team"]] == ["pol-pn"]


def test_nothing_chosen_and_nobody_to_invite_are_no_failure(data: Path) -> None:
    shown = run(data)
    assert shown.exit_code == 0
    assert "Kies een thema, gebied, fase of groep." in shown.stdout
    assert run(data, "--groep", "kopers").exit_code == 0


@pytest.mark.parametrize("arguments", [("--nodig", "x"), ("--groep", "x"), ("--thema", "x"), ("--team", "x")])
def test_an_unknown_choice_is_refused(data: Path, arguments: tuple[str, str]) -> None:
    assert isinstance(run(data, *arguments).exception, UsageError)


@pytest.mark.parametrize("form", ["txt", "json"])
def test_a_file_holds_what_the_terminal_shows(data: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"derden.{form}"
    written = run(data, *ASKED, "--uit", str(out))
    assert (written.exit_code, written.stdout) == (0, "")
    shown = run(data, *ASKED, *(["--json"] if form == "json" else [])).stdout
    assert out.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("html", b"<!")])
def test_an_a4_is_written_beside_the_answer(data: Path, tmp_path: Path, form: str, begins: bytes) -> None:
    out = tmp_path / f"derden.{form}"
    written = run(data, *ASKED, "--uit", str(out))
    assert written.exit_code == 0, written.output
    assert out.read_bytes().startswith(begins)
    assert "Nodig 5 partijen uit" in written.stdout
    assert str(out) in written.stderr


def test_a_form_that_is_not_there_is_refused_before_any_work(data: Path, tmp_path: Path) -> None:
    assert isinstance(run(data, "--uit", str(tmp_path / "derden.pdf")).exception, UsageError)
    assert not (tmp_path / "derden.pdf").exists()


def test_sensitive_parties_are_named_only_when_asked(data: Path, tmp_path: Path) -> None:
    network = wiring.open_services(settings_for(data)).network()
    secret = SensitiveNames(network, sensitive_ids(network))
    asked = ("--groep", "nieuwkomers", "--team", "Wonen Veen")
    for form in ((), ("--json",)):
        assert not secret(run(data, *asked, *form).stdout)
    assert secret(run(data, *asked, "--json", "--met-gevoelig").stdout)
    out = tmp_path / "derden.html"
    run(data, *asked, "--uit", str(out))
    assert not secret(out.read_text(encoding="utf-8"))
