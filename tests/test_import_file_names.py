"""The name of a file is data as well: what netmap does not keep is not kept from there, and no file is overwritten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from netmap.cli import app
from netmap.errors import UsageError
from netmap.services import Choices, Services
from netmap.store.bolt import BoltStore
from tests.build import DAY
from tests.exchange.excel_files import excel

PRIVATE = "Casus Jan de Vries 0612345678 jan@x.nl"
SHEETS = {"Organisaties": [["naam"], ["Politie"]], "Overleggen": [["naam"], ["Wijkoverleg"]]}


def workbook(sheets: dict[str, list[list[str]]]) -> bytes:
    data: bytes = excel(sheets)  # type: ignore[no-untyped-call]
    return data


@pytest.fixture
def services(embedded_store: BoltStore) -> Services:
    return Services(embedded_store, today=lambda: DAY, now=lambda: "2026-09-01T12:00:00Z", who="test")


@pytest.mark.embedded
@pytest.mark.parametrize("way", ["path", "upload"])
def test_a_file_name_that_names_somebody_is_kept_nowhere(
    services: Services, network_id: str, tmp_path: Path, way: str
) -> None:
    file = tmp_path / f"{PRIVATE}.xlsx"
    sheets = {**SHEETS, "Instellingen": [["instelling", "waarde"], ["gemeente", network_id]]}
    file.write_bytes(workbook(sheets))
    source = file if way == "path" else services.open_file(file.name, file.read_bytes())
    answer = services.import_workbook(source, network_id, Choices(good_rows_only=True))
    assert answer["loadable"]
    known = repr(services.network_list()) + repr(services.changes(network_id)) + repr(services.network(network_id))
    for part in ("Vries", "vries", "0612345678", "x.nl"):
        assert part not in known + repr(answer)
    assert "bestand.xlsx" in repr(services.changes(network_id))


@pytest.mark.embedded
def test_a_network_is_not_called_after_a_person(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "Casus_Jan_de_Vries.xlsx"
    file.write_bytes(workbook(SHEETS))
    assert services.open_file(file.name, file.read_bytes()).name == "bestand.xlsx"
    answer = services.check(file, "nieuw netwerk")
    assert "Vries" not in repr(answer)


@pytest.mark.parametrize("command", ["controleer", "importeer"])
@pytest.mark.parametrize("way", ["same", "dotted", "link"])
def test_an_answer_never_overwrites_the_file_it_is_about(tmp_path: Path, command: str, way: str) -> None:
    file = tmp_path / "mijn.xlsx"
    content = workbook(SHEETS)
    file.write_bytes(content)
    out = file
    if way == "dotted":
        (tmp_path / "map").mkdir()
        out = tmp_path / "map" / ".." / "mijn.xlsx"
    elif way == "link":
        out = tmp_path / "uit.xlsx"
        os.link(file, out)
    result = CliRunner().invoke(app, [command, str(file), "--uit", str(out), "--data", str(tmp_path / "data")])
    assert isinstance(result.exception, UsageError)
    assert result.exception.code == "cli.same_file"
    assert file.read_bytes() == content
    assert not (tmp_path / "data").exists()


def test_an_answer_never_overwrites_a_file_of_the_folder_it_is_about(tmp_path: Path) -> None:
    file = tmp_path / "organisaties.csv"
    file.write_text("naam\nPolitie\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["controleer", str(tmp_path), "--uit", str(file)])
    assert isinstance(result.exception, UsageError)
    assert file.read_text(encoding="utf-8") == "naam\nPolitie\n"
