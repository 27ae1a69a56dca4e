"""``netmap route`` and ``netmap routes`` as an administrator runs them: what they take, give, write and refuse."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from typer.testing import CliRunner, Result

from netmap import wiring
from netmap.cli import app
from netmap.cli import routes as commands
from netmap.config import settings_for
from netmap.errors import UsageError
from netmap.resources import resource_folder
from netmap.services import routes as service
from netmap.store import embedded
from netmap.texts import error_sentence
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded

WORKER = "Jongerenwerk Waterveen"
YOUTH = ("--thema", "jongerenoverlast")


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


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--data", str(data)])


def said(data: Path, *arguments: str) -> str:
    result = run(data, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def answer(data: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said(data, *arguments, "--json"))
    return found


def refused(data: Path, *arguments: str) -> str:
    result = run(data, *arguments)
    assert isinstance(result.exception, UsageError), result.output
    assert result.exception.exit_code == 2
    return error_sentence(result.exception)


# --- up -------------------------------------------------------------------------------------------------------------


def test_route_says_where_to_go_in_text_and_as_json(data: Path) -> None:
    text = said(data, "route", WORKER, *YOUTH)
    assert "Waar gaat een signaal van Jongerenwerk Waterveen heen?" in text
    assert "Meld dit in Jeugdoverleg Waterveen" in text
    assert "Weg 1:" in text
    found = answer(data, "route", WORKER, *YOUTH)
    assert found["result"]["status"] == "route"
    assert found["result"]["theme"]["id"] == "youth_nuisance"
    assert found["sentences"][0] in text
    assert {"netmap", "network", "norm", "reference_date", "result"} <= found.keys()


@pytest.mark.parametrize("place", ["org-jongerenwerk-waterveen", "Organisation:org-jongerenwerk-waterveen", WORKER])
def test_the_beginning_may_be_an_id_a_reference_or_a_name(data: Path, place: str) -> None:
    assert answer(data, "route", place)["result"]["from"]["id"] == "org-jongerenwerk-waterveen"


def test_an_area_is_taken_along(data: Path) -> None:
    found = answer(data, "route", WORKER, *YOUTH, "--gebied", "Noorderkwartier")
    assert found["result"]["area"]["name"] == "Noorderkwartier"
    assert "Noorderkwartier" in found["situation"]["words"]


def test_no_way_ends_with_code_zero(data: Path) -> None:
    found = answer(data, "route", "Overleg Opvang De Meent", "--thema", "burenruzie")
    assert found["result"]["status"] != "route"
    assert found["result"]["missing_links"] or found["result"]["questions"]


def test_the_reference_date_can_be_chosen(data: Path) -> None:
    assert answer(data, "route", WORKER, "--peildatum", "2026-05")["reference_date"] == "2026-05-31"


def test_sensitive_parties_are_masked_unless_asked_otherwise(data: Path) -> None:
    assert "Moskee Waterveen" not in said(data, "route", "Moskee Waterveen")
    assert "Moskee Waterveen" in said(data, "route", "Moskee Waterveen", "--met-gevoelig")


# --- files ----------------------------------------------------------------------------------------------------------


def test_the_ending_of_the_file_says_the_form(data: Path, tmp_path: Path) -> None:
    files = {ending: tmp_path / f"weg{ending}" for ending in (".txt", ".json", ".docx", ".html")}
    for ending, out in files.items():
        shown = said(data, "route", WORKER, *YOUTH, "--uit", str(out))
        assert out.stat().st_size > 500
        assert bool(shown) == (ending in (".docx", ".html")), "a sheet is written, the answer shown"
    assert "Weg 1:" in files[".txt"].read_text(encoding="utf-8")
    assert json.loads(files[".json"].read_text(encoding="utf-8"))["result"]["status"] == "route"
    assert files[".html"].read_text(encoding="utf-8").startswith("<!doctype html>")
    paragraphs = [p.text for p in docx.Document(io.BytesIO(files[".docx"].read_bytes())).paragraphs]
    assert paragraphs[0] == "Waar moet ik heen?"


def test_another_ending_is_refused_before_anything_is_done(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "weg.xlsx"
    assert ".docx" in refused(data, "route", WORKER, "--uit", str(out))
    assert not out.exists()
    assert refused(data, "route", "--omlaag", "--uit", str(tmp_path / "weg.docx")).startswith(
        "Het antwoord van --omlaag kan niet als '.docx'."
    )
    assert "'.html'" in refused(data, "routes", "--uit", str(tmp_path / "alles.html"))


# --- what cannot be -------------------------------------------------------------------------------------------------


def test_what_is_not_there_gets_names_like_it(data: Path) -> None:
    assert "Bedoelt u Jongerenwerk Waterveen" in refused(data, "route", "Jongerenwerk Watervene")


def test_without_a_beginning_there_is_no_way_up(data: Path) -> None:
    assert refused(data, "route").startswith("Geef een partij, overleg, kanaal of deskundige op")


@pytest.mark.parametrize("steps", ["0", "13"])
def test_the_number_of_steps_has_bounds(data: Path, steps: str) -> None:
    assert refused(data, "route", "--omlaag", "--stappen", steps) == (
        f"Het aantal stappen '{steps}' kan niet. Kies 1 tot 12."
    )


def test_the_command_and_the_service_have_the_same_bounds() -> None:
    assert (commands.WITHIN, commands.MOST_STEPS) == (service.WITHIN, service.MOST_STEPS)


# --- down, and the whole network ------------------------------------------------------------------------------------


def test_down_begins_at_the_core_team_or_elsewhere(data: Path) -> None:
    text = said(data, "route", "--omlaag")
    assert "Hoort het niet" in text
    found = answer(data, "route", "Stuurgroep Zorg en Veiligheid", "--omlaag", "--stappen", "1")
    assert found["result"]["within"] == 1
    assert [entry["name"] for entry in found["result"]["from"]] == ["Stuurgroep Zorg en Veiligheid"]


def test_routes_tells_the_whole_network(data: Path, tmp_path: Path) -> None:
    text = said(data, "routes")
    for part in ("Waar loopt een signaal dood?", "Schoolveiligheidsoverleg", "Wie hoort een verzoek"):
        assert part in text
    assert "Moskee Waterveen" not in text
    found = answer(data, "routes", *YOUTH)
    assert found["situation"]["theme"]["id"] == "youth_nuisance"
    assert {"dead_ends", "loops", "single_points", "not_heard", "questions"} <= found["result"].keys()
    out = tmp_path / "wegen.json"
    said(data, "routes", "--uit", str(out))
    assert json.loads(out.read_text(encoding="utf-8"))["result"]["counts"]["places"] > 50
