"""The white spots of the sample town, said in Dutch and in English: the same facts, no word of the other language."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import openpyxl
import pytest

from netmap.analysis.calls import fewest_calls
from netmap.analysis.closing.additions import closing_plan
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps
from netmap.analysis.regie import forms_of_regie
from netmap.analysis.selection import Selection
from netmap.analysis.theme_steps import theme_steps
from netmap.exchange.reading import read_workbook
from netmap.model import Network, Theme
from netmap.reference.norm import default_norm
from netmap.report.gap_workbook import gap_workbook
from netmap.report.gaps import gap_answer
from netmap.report.gaps.words import passage_words
from netmap.report.method import method_sections
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
    facts = Facts(network, DAY)
    return gap_answer(
        found,
        network,
        norm,
        DAY,
        Names(network, language),
        theme_steps(network, norm, DAY, found),
        selection=Selection(kind="instrumental", severity=1, confidence="likely", sector="police"),
        plan=closing_plan(network, norm, DAY, found),
        calls=fewest_calls(found.questions, facts),
        regie=forms_of_regie(facts),
    )


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
    said += [text for finding in result["findings"] for closure in finding["closures"] for text in closure["reasons"]]
    said += [finding["r_min"]["sentence"] for finding in result["findings"] if finding["r_min"]]
    said += [finding["type_name"] for finding in result["findings"]]
    said += [question["sentence"] for question in result["questions"]]
    # A hint names the words that a workbook understands, which are Dutch.
    hints = [question["answer"]["hint"] for question in result["questions"] if question["answer"]]
    said += [re.sub(r"\b(geen|niet|niemand)\b", "X", hint) for hint in hints]
    said += [question["if_no"]["title"] for question in result["questions"] if question["if_no"]]
    said += [result["plan"]["sentence"], result["calls"]["sentence"], answer("en")["selection"]["words"]]
    said += [agreement["sentence"] for chosen in result["plan"]["sets"] for agreement in chosen]
    said += [agreement["load_sentence"] for chosen in result["plan"]["sets"] for agreement in chosen]
    said += [form["sentence"] for form in result["regie"]]
    assert len(said) > 50
    for sentence in said:
        assert not DUTCH.search(without_names(sentence)), sentence


def test_the_english_method_holds_no_dutch_but_the_norm_itself() -> None:
    """The lines of the norm and their passages are Dutch data; everything that netmap says about them is not."""
    norm = default_norm()
    own = {text for line in norm.lines for text in (line.text, passage_words(line.passage, "en"))}
    said = []
    for section in method_sections(norm, Names(town(), "en")):
        said += [section["heading"], section["part"]["heading"], *section["paragraphs"]]
        table = section["table"] or {"columns": [], "rows": []}
        said += [*table["columns"], *(cell for row in table["rows"] for cell in row)]
    assert len(set(said)) > 200
    for sentence in set(said) - own:
        assert not DUTCH.search(without_names(sentence)), sentence


def test_the_english_workbook_has_english_headers() -> None:
    told = answer("en")
    book = openpyxl.load_workbook(io.BytesIO(gap_workbook(told, "en")))
    for page in book:
        for cell in page[1]:
            assert not DUTCH.search(str(cell.value)), cell.value
    for row in book.worksheets[-1].iter_rows():
        for cell in row:
            if cell.value != told["boundary"]:  # the user's own words
                assert not DUTCH.search(without_names(str(cell.value or ""))), cell.value


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
        assert question["sentence"] in table
        if question["code"] == "gaps.ask.eye_many":
            themes = [town().of(Theme)[entry["id"]] for entry in question["names"]]
            assert all((theme.label_en if language == "en" else theme.label_nl) in table for theme in themes)
            eyes += len(themes)
    assert eyes > 1
