"""What an import says it did is what it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from netmap.report.tables import import_table
from netmap.services import Choices, Services
from netmap.store.bolt import BoltStore
from tests.build import DAY


@pytest.mark.embedded
def test_rows_that_stayed_out_are_not_counted_as_loaded(
    embedded_store: BoltStore, network_id: str, tmp_path: Path
) -> None:
    services = Services(embedded_store, today=lambda: DAY, now=lambda: "2026-09-01T12:00:00Z", who="test")
    (tmp_path / "organisaties.csv").write_text("naam\nPolitie\nGGD\n", encoding="utf-8")
    (tmp_path / "overleggen.csv").write_text("naam\nWijkoverleg\n", encoding="utf-8")
    (tmp_path / "deelname.csv").write_text("overleg,organisatie\nWijkoverleg,Polietie\n", encoding="utf-8")

    refused = services.import_workbook(tmp_path, network_id)
    assert (refused["loadable"], refused["rows"], refused["left_out"]) == (False, 4, 1)
    assert network_id not in {network.name for network in services.networks()}

    loaded = services.import_workbook(tmp_path, network_id, Choices(good_rows_only=True))
    assert (loaded["loadable"], loaded["rows"], loaded["left_out"], loaded["did"]["added"]) == (True, 4, 1, 3)
    assert import_table(loaded).startswith("3 rijen geladen.")
