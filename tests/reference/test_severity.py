from __future__ import annotations

from importlib import resources
from itertools import product

import pytest

from netmap.reference.severity import read_severity_table, severity_table

TEXT = resources.files("netmap.reference").joinpath("severity.toml").read_text(encoding="utf-8")


def test_every_combination_has_a_row() -> None:
    table = severity_table()
    assert set(table.levels) == set(product(table.coverage, table.relevance, table.fallback))


def test_the_corners_are_as_the_method_says() -> None:
    table = severity_table()
    assert table.level("none", "now", "none") == 4
    assert table.level("none", "now", "inside") == 3
    assert table.level("one_sector", "low", "inside") == 1
    assert table.level("too_many", "now", "none") == table.level("single", "now", "none")


def test_an_unknown_fallback_gives_the_range() -> None:
    assert severity_table().range("none", "now", None) == (3, 4)
    assert severity_table().range("none", "now", "inside") == (3, 3)


def test_a_table_in_which_worse_is_less_serious_is_refused() -> None:
    with pytest.raises(ValueError, match="lowers the level"):
        read_severity_table(TEXT.replace("now = [4, 4, 3]", "now = [3, 4, 3]"))
