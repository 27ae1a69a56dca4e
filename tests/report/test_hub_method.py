"""How netmap works out who holds the web together: plain sentences with the numbers that the code runs."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from netmap.analysis.hub import holders, overlap, sectors, stability
from netmap.analysis.hub.results import HubView
from netmap.report.hub import cooperation
from netmap.report.method.hub import hub_sections
from netmap.texts import LANGUAGES

LONGEST = 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_method_has_one_shape_and_plain_sentences(language: str) -> None:
    sections = hub_sections(language)
    assert len({section["id"] for section in sections}) == len(sections)
    assert sections == json.loads(json.dumps(sections))
    for section in sections:
        assert set(section) == {"id", "part", "heading", "paragraphs", "table"}
        assert section["part"] == "hub"
        assert section["paragraphs"]
        for sentence in section["paragraphs"]:
            assert "{" not in sentence
            assert all(len(part.split()) <= LONGEST for part in re.split(r"(?<=[.?!])\s", sentence)), sentence
    rows = sections[0]["table"]["rows"]
    assert len(rows) == len(HubView)


@pytest.mark.parametrize(
    ("module", "name", "value", "shown"),
    [
        (stability, "MISSING", 0.77, "77 %"),
        (stability, "MIDDLE", 0.77, "77 %"),
        (stability, "FIRM_PLACES", 77, "77 plaatsen"),
        (stability, "MOST_NODES", 77_000, "77.000"),
        (sectors, "DRAWS", 77, "77 keer"),
        (overlap, "LEAST_MEMBERS", 77, "77 bekende"),
        (overlap, "SAME_MEMBERS", 0.77, "77 %"),
        (overlap, "SAME_THEMES", 0.77, "77 %"),
        (holders, "MOST_TESTED", 77, "77 van"),
        (cooperation, "RARE", 0.77, "77 %"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_changed_constant_changes_the_method(
    module: Any, name: str, value: float, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown not in json.dumps(hub_sections("nl"))
    monkeypatch.setattr(module, name, value)
    assert shown in json.dumps(hub_sections("nl"))
