"""What of an answer a user chooses to see, solved by hand: nothing is judged anew and nothing gets lost uncounted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Ask, Confidence, GapAnswer, Question
from netmap.analysis.selection import Selection, selected
from netmap.model import Network, Ref
from tests.build import DAY, Build, meeting, org
from tests.norms import first_lines


def town() -> Network:
    build = Build()
    build.theme("brand")
    build.org("pol", "police")
    build.org("wijkteam", part_of="pol")
    build.org("ggd", "health")
    build.meeting("kern", themes=("brand",))
    build.nobody("brand", "signal")
    return build.network()


def answer() -> GapAnswer:
    """One sure finding on the theme, and one like it per subject that a test needs."""
    found = find_gaps(town(), first_lines(), DAY)
    signal = next(finding for finding in found.findings if finding.line_id == "theme-signal")
    theme = Ref("Theme", "brand")
    about = {
        "theme": (theme,),
        "part": (org("wijkteam"),),
        "pair": (theme, Ref("Sector", "health"), Ref("Sector", "police")),
        "table": (meeting("kern"),),
    }
    findings = [replace(signal, id=name, subjects=subjects) for name, subjects in about.items()]
    findings.append(replace(signal, id="rests", subjects=(theme,), parties=(org("pol"),), severity=2))
    findings.append(
        replace(signal, id="unsure", subjects=(org("ggd"),), confidence=Confidence.ASK, kind="instrumental")
    )
    questions = (
        Question(id="q-put", line_id="x", ask=Ask(code="c"), addressee=org("pol"), if_no=findings[0]),
        Question(id="q-about", line_id="x", ask=Ask(code="c", subject=org("wijkteam")), addressee=None, if_no=None),
        Question(id="q-no", line_id="x", ask=Ask(code="c"), addressee=None, if_no=findings[4]),
        Question(id="q-other", line_id="x", ask=Ask(code="c"), addressee=org("ggd"), if_no=findings[5]),
    )
    return GapAnswer(findings=tuple(findings), questions=questions)


ALL_FINDINGS = ["theme", "part", "pair", "table", "rests", "unsure"]
ALL_QUESTIONS = ["q-put", "q-about", "q-no", "q-other"]


@pytest.mark.parametrize(
    ("selection", "findings", "questions"),
    [
        (Selection(), ALL_FINDINGS, ALL_QUESTIONS),
        (Selection(sector="police"), ["part", "pair", "rests"], ["q-put", "q-about", "q-no"]),
        (Selection(sector="health"), ["pair", "unsure"], ["q-other"]),
        (Selection(sector="welfare"), [], []),
        (Selection(kind="instrumental"), ["unsure"], ["q-other"]),
        (Selection(severity=3), ["theme", "part", "pair", "table", "unsure"], ["q-put", "q-other"]),
        (Selection(confidence="ask"), ["unsure"], ALL_QUESTIONS),
        (Selection(confidence="established"), ["theme", "part", "pair", "table", "rests"], []),
        (Selection(kind="substantive", severity=3, sector="police"), ["part", "pair"], ["q-put"]),
    ],
    ids=str,
)
def test_what_is_kept(selection: Selection, findings: list[str], questions: list[str]) -> None:
    kept, outside = selected(answer(), town(), DAY, selection)
    assert [finding.id for finding in kept.findings] == findings
    assert [question.id for question in kept.questions] == questions
    assert outside.findings == len(ALL_FINDINGS) - len(findings)
    assert outside.questions == len(ALL_QUESTIONS) - len(questions)


def test_an_expert_counts_for_the_sector_of_the_organisation() -> None:
    build = Build()
    build.org("ggd", "health")
    build.expert("arts", "ggd")
    finding = replace(answer().findings[0], subjects=(Ref("Expert", "exp-arts"),))
    chosen = GapAnswer(findings=(finding,))
    assert selected(chosen, build.network(), DAY, Selection(sector="health"))[0].findings
    assert not selected(chosen, build.network(), DAY, Selection(sector="police"))[0].findings


def test_a_selection_says_whether_it_chooses() -> None:
    assert not Selection()
    assert all((Selection(kind="x"), Selection(severity=1), Selection(confidence="x"), Selection(sector="x")))
