"""One finding or question is worded as the whole answer words it."""

from __future__ import annotations

from datetime import date

import pytest

from netmap.analysis.gaps import find_gaps
from netmap.reference.norm import default_norm, network_norm
from netmap.report.gaps import finding_words, gap_answer, question_words
from netmap.report.names import Names
from tests.browser.demo import sample

DAY = date(2026, 9, 1)


@pytest.mark.parametrize("masked", [True, False])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["waterveen", "rietdam"])
def test_one_is_worded_as_in_the_whole_answer(name: str, language: str, masked: bool) -> None:
    network = sample(name)
    norm, names = network_norm(network, default_norm()), Names(network, language, masked=masked)
    answer = find_gaps(network, norm, DAY)
    told = gap_answer(answer, network, norm, DAY, names)["result"]
    assert answer.findings
    assert answer.questions
    for finding, words in zip(answer.findings, told["findings"], strict=True):
        assert finding_words(finding, network, norm, names) == (words["title"], words["confidence_reason"])
    for question, words in zip(answer.questions, told["questions"], strict=True):
        assert question_words(question, network, norm, names) == words["sentence"]
