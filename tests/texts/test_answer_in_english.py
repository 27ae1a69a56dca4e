"""The white spots of the sample town, said in Dutch and in English: the same facts, no word of the other language."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from netmap.analysis.gaps import find_gaps
from netmap.analysis.theme_steps import theme_steps
from netmap.exchange.reading import read_workbook
from netmap.model import Network, Theme
from netmap.reference.norm import default_norm
from netmap.report.gaps import gap_answer
from netmap.report.names import Names
from netmap.report.tables import gap_table
from netmap.resources import resource_folder
from netmap.texts import LANGUAGES
from tests.loading import DAY, load

#: Dutch words that are in nearly every Dutch sentence of an answer, and in no name of the sample or English sentence.
DUTCH = re.compile(r"\b(de|het|een|niet|wie|geen|staat|nazorg|signalen|voor|wordt|aan)\b")


@cache
def town() -> Network:
    network, _ = load(read_workbook(resource_folder("sample_networks") / "waterveen"))
    return network


def answer(language: str) -> dict[str, Any]:
    network, norm = town(), default_norm()
    found = find_gaps(network, norm, DAY)
    return gap_answer(found, network, norm, DAY, Names(network, language), theme_steps(network, norm, DAY, found))


def without_names(sentence: str) -> str:
    """Return a sentence without the names of the sample, which are Dutch in every language."""
    named = [str(r.name) for r in town().records.values() if hasattr(r, "name") and r.name]
    named += [str(r.title) for r in town().records.values() if hasattr(r, "title") and r.title]
    for name in sorted(named, key=len, reverse=True):
        sentence = sentence.replace(name, "X")
    return sentence


def test_both_languages_say_the_same_facts() -> None:
    dutch, english = (answer(language)["result"] for language in LANGUAGES)
    assert dutch["summary"] == english["summary"]
    for part in ("findings", "questions"):
        assert dutch[part]
        assert [item["id"] for item in dutch[part]] == [item["id"] for item in english[part]]


def test_english_sentences_hold_no_dutch() -> None:
    result = answer("en")["result"]
    said = [finding["title"] for finding in result["findings"]]
    said += [finding["confidence_reason"] for finding in result["findings"]]
    said += [finding["severity_rule"] for finding in result["findings"]]
    said += [row["text"] for finding in result["findings"] for row in finding["evidence"]]
    said += [closure["sentence"] for finding in result["findings"] for closure in finding["closures"]]
    said += [question["sentence"] for question in result["questions"]]
    assert len(said) > 50
    for sentence in said:
        assert not DUTCH.search(without_names(sentence)), sentence


def test_the_same_search_finds_dutch_in_dutch() -> None:
    """The positive control of the test above."""
    titles = [finding["title"] for finding in answer("nl")["result"]["findings"]]
    assert any(DUTCH.search(without_names(title)) for title in titles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_asks_every_question(language: str) -> None:
    found = answer(language)
    table = " ".join(gap_table(found, language).split())
    eyes = 0
    for question in found["result"]["questions"]:
        if question["code"] == "gaps.ask.eye":
            theme = town().of(Theme)[question["theme"]]
            assert (theme.label_en if language == "en" else theme.label_nl) in table
            eyes += 1
        else:
            assert question["sentence"] in table
    assert eyes > 1
