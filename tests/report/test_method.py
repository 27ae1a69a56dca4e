"""The method in words is made of what runs: each predicate has its sentences, a changed number changes the text."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from netmap.analysis import demands, facts
from netmap.analysis.closing import additions, lookups, ways
from netmap.analysis.predicates import REGISTRY
from netmap.model import Network, NormLineRecord
from netmap.reference.norm import (
    COUNTED,
    DATED,
    PREDICATES,
    RECORDED,
    Need,
    Norm,
    default_norm,
    network_norm,
)
from netmap.reference.severity import severity_table
from netmap.reference.vocabulary import shipped_terms
from netmap.report.method import method_sections
from netmap.report.method.needs import need_words
from netmap.report.names import Names
from netmap.report.tables import method_table
from netmap.texts import say, sentences

NETWORK = Network(id="net-test", name="Test").with_records(shipped_terms())


def told(norm: Norm | None = None, network: Network = NETWORK, language: str = "nl") -> list[dict[str, Any]]:
    return method_sections(norm or default_norm(), Names(network, language))


def text_of(sections: list[dict[str, Any]]) -> str:
    return json.dumps(sections, ensure_ascii=False)


def rows(section: dict[str, Any]) -> list[tuple[str, str]]:
    return [(first, second) for first, second in section["table"]["rows"]]


def with_overlay(*records: NormLineRecord) -> Norm:
    return network_norm(NETWORK.with_records(records), default_norm())


def needs() -> list[tuple[tuple[str, ...], Need]]:
    """Every predicate on everything it can be tested on, with each first argument, and what has words of its own."""
    found: list[tuple[tuple[str, ...], Need]] = [
        (("theme", "area"), Need("covered", ("signal",))),
        (("network",), Need("count", ("bridge", "2"))),
    ]
    for name, predicate in PREDICATES.items():
        for first in sorted(predicate.first) or [""]:
            subjects = predicate.allowed_on(first) if first else predicate.subjects
            rest = {"count": ("1",), "dated_within": ("7",), "sectors_at_table": ("2",)}.get(name, ())
            arguments = (*((first,) if first else ()), *rest)
            found += [((subject,), Need(name, arguments)) for subject in sorted(subjects)]
    return found


# --- complete --------------------------------------------------------------------------------------------------


def test_every_predicate_that_runs_is_in_the_method() -> None:
    assert set(REGISTRY) == set(PREDICATES) == {need.predicate for _, need in needs()}
    assert {*COUNTED, *RECORDED, *DATED} <= {argument for _, need in needs() for argument in need.arguments}


@pytest.mark.parametrize(("for_each", "need"), needs(), ids=str)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_need_says_when_it_is_met_when_not_and_what_is_asked(
    for_each: tuple[str, ...], need: Need, language: str
) -> None:
    line = replace(default_norm().lines[0], for_each=for_each, needs=need)
    words = need_words(line, need, language)
    assert all(text.endswith(".") and "{" not in text for text in words)


def test_every_line_of_the_norm_has_a_section_with_its_text_and_passage() -> None:
    norm = default_norm()
    sections = {section["id"]: section for section in told(norm)}
    for line in norm.lines:
        section = sections[f"norm-{line.id}"]
        assert section["heading"] == line.text
        names = [name for name, _ in rows(section)]
        assert names.count("In orde als") == names.count("Ontbreekt als") == names.count("Anders") >= 1
        assert line.passage.paraphrase in dict(rows(section))["Bron"]
        top = line.severity_max
        wanted = f"Hoogstens {say(f'severity.{top}')}." if top else "Zoals in de tabel."
        assert dict(rows(section))["Ernst"] == wanted


def test_every_row_of_the_severity_table_is_shown() -> None:
    table = severity_table()
    shown = next(section["table"]["rows"] for section in told() if section["id"] == "serious")
    assert len(shown) == len(table.levels)
    for coverage, relevance, fallback in product(table.coverage, table.relevance, table.fallback):
        level = table.level(coverage, relevance, fallback)
        row = [say(f"coverage.{coverage}"), say(f"relevance.{relevance}"), say(f"fallback.{fallback}")]
        assert [*row, say(f"severity.{level}")] in shown


def test_every_type_of_the_norm_has_a_word() -> None:
    for line in default_norm().lines:
        assert f"gap_type.{line.type}" in sentences()


# --- made of what runs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (facts, "FRESH_MONTHS"),
        (facts, "STALE_MONTHS"),
        (demands, "RECENT_YEARS"),
        (additions, "MOST_ADDITIONS"),
        (ways, "MOST_SHOWN"),
        (lookups, "BUSY"),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else "",
)
def test_a_changed_constant_changes_the_text(module: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "77" not in text_of(told())
    monkeypatch.setattr(module, name, 77)
    assert "77" in text_of(told())


def test_a_changed_argument_changes_the_text() -> None:
    norm = with_overlay(NormLineRecord(id="exercise", line='needs = "dated_within(exercise, 77)"'))
    assert "77 maanden" in text_of(told(norm))


def test_too_many_is_said_where_a_line_has_a_most() -> None:
    hub = next(section for section in told() if section["id"] == "norm-hub-one")
    assert "Meer dan 1 is te veel." in dict(rows(hub))["In orde als"]


# --- what a municipality made of it ----------------------------------------------------------------------------


def test_a_line_that_was_switched_off_is_named_apart() -> None:
    assert "off" not in {section["id"] for section in told()}
    sections = told(with_overlay(NormLineRecord(id="exercise", off=True)))
    assert "norm-exercise" not in {section["id"] for section in sections}
    off = next(section for section in sections if section["id"] == "off")
    assert off["table"]["rows"] == [["Het afgelopen jaar is er geoefend."]]


def test_a_line_that_was_changed_says_what_was() -> None:
    norm = with_overlay(NormLineRecord(id="exercise", line='severity = { max = 1 }\nkind = "substantive"'))
    section = next(section for section in told(norm) if section["id"] == "norm-exercise")
    own = dict(rows(section))["Uw gemeente"]
    assert "de soort" in own
    assert "de hoogste ernst" in own
    assert "de tekst" not in own
    assert "Uw gemeente" not in [name for other in told() if other["part"]["id"] != "basis" for name in first(other)]


def first(section: dict[str, Any]) -> list[str]:
    return [row[0] for row in section["table"]["rows"]] if section["table"] else []


def test_a_line_of_its_own_with_a_type_of_its_own_is_shown() -> None:
    own = NormLineRecord(
        id="eigen",
        line="""
text = "Op elk overleg is er een secretaris."
kind = "instrumental"
type = "eigen_soort"
for_each = ["consultation"]
where = { kind = ["core_team"] }
needs = { all = ["has_role(secretary)", "coordinated"] }
candidates = ["police"]
passage = { part = "A1", heading = "Kop", paraphrase = "Iemand schrijft op." }
""",
    )
    section = next(section for section in told(with_overlay(own)) if section["id"] == "norm-eigen")
    found = rows(section)
    assert dict(found)["Soort"] == "Instrumenteel: eigen soort"
    assert dict(found)["Alleen als"] == "Soort overleg: kernteam."
    assert dict(found)["Uw gemeente"] == "Deze regel heeft uw gemeente toegevoegd."
    assert [name for name, _ in found].count("In orde als") == 2
    assert dict(found)["Nodig"] == "Alles wat hieronder staat."
    assert "olitie" in dict(found)["Wie dit kan"]


# --- the same for page, paper and terminal ---------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_sections_are_plain_data_with_one_shape(language: str) -> None:
    sections = told(language=language)
    assert sections == json.loads(json.dumps(sections))
    assert len({section["id"] for section in sections}) == len(sections)
    parts = [section["part"]["id"] for section in sections]
    assert parts == sorted(parts, key=list(dict.fromkeys(parts)).index), "each part stands together"
    for section in sections:
        assert set(section) == {"id", "part", "heading", "paragraphs", "table"}
        assert section["heading"]
        assert section["paragraphs"] or section["table"]
        if table := section["table"]:
            assert all(len(row) == len(table["columns"]) for row in table["rows"])
            assert all(isinstance(cell, str) and cell for row in table["rows"] for cell in row)


def test_the_same_norm_gives_the_same_text() -> None:
    assert text_of(told()) == text_of(told())


def test_the_terminal_shows_every_sentence() -> None:
    answer = {"title": "Titel", "head": "Kop", "sections": told()}
    shown = " ".join(method_table(answer).split())
    for section in told():
        for text in (section["heading"], *section["paragraphs"]):
            assert " ".join(text.split()) in shown
        if section["table"] and len(section["table"]["columns"]) == 2:
            for row in section["table"]["rows"]:
                assert " ".join(": ".join(row).split()) in shown
