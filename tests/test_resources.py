"""Queries and sample networks are found from a checkout, an editable install and a wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

from netmap import resources
from netmap.resources import resource_folder


@pytest.mark.parametrize("name", ["queries", "sample_networks"])
def test_the_folder_is_found_and_not_empty(name: str) -> None:
    assert any(resource_folder(name).iterdir())


def test_the_copy_inside_the_package_goes_before_the_folder_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "netmap" / "resources.py"))
    beside, inside = tmp_path / "queries", tmp_path / "netmap" / "_queries"
    beside.mkdir()
    assert resource_folder("queries") == beside
    inside.mkdir(parents=True)
    assert resource_folder("queries") == inside


def test_a_folder_in_neither_place_is_an_error_that_names_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "netmap" / "resources.py"))
    with pytest.raises(FileNotFoundError) as caught:
        resource_folder("queries")
    for place in (tmp_path / "netmap" / "_queries", tmp_path / "queries"):
        assert str(place) in str(caught.value)
