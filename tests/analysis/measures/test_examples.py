"""The examples in the docstrings of the measures are run, and there are some."""

from __future__ import annotations

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["two_mode", "brokerage", "structural_holes", "mixing", "fragmentation"])
def test_the_examples_of_the_docstrings_run(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"netmap.analysis.measures.{name}"))
    assert found.attempted > 2
    assert not found.failed
