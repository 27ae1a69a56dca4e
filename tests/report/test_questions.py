"""Every question has a place for its answer, or a reason why only a conversation can give it."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path

import pytest

import netmap
from netmap.analysis.calls import fewest_calls
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Ask, Finding, Question
from netmap.exchange.question_places import TALK, read_place
from netmap.exchange.question_sheet import LineWriter
from netmap.model import Expert, ExpertIn, Network, Ref, Stage
from netmap.reference.norm import default_norm
from netmap.reference.vocabulary import shipped_terms
from netmap.report.gaps import question_words
from netmap.report.names import Names
from netmap.report.paper import to_docx, to_html
from netmap.report.questions import (
    CONVERSATION,
    Call,
    answer_form,
    lines_of,
    question_lines,
    question_paper,
    with_questions,
)
from netmap.report.questions.places import PLACES
from netmap.texts import say, sentences
from tests.build import Build
from tests.exchange.files import book, load

DAY = date(2026, 9, 1)
#: Codes around a question, that are no questions.
_AROUND = {"gaps.ask.none", "gaps.ask.nobody", "gaps.ask.if_no", "gaps.ask.addressee"}
#: Codes whose sentences go by stage, key or status.
_FAMILIES = ("gaps.ask.stage", "gaps.ask.other", "gaps.ask.stage_in", "gaps.ask.other_in", "gaps.ask.setting")


def codes() -> list[str]:
    pattern = re.compile(r'"(gaps\.ask\.[a-z_.]+)"')
    return sorted({code for code in sentences() if code.startswith("gaps.ask.")} - _AROUND) or pattern.findall("")


def known(code: str) -> bool:
    return any(
        one in table
        for table in (PLACES, CONVERSATION)
        for one in (code, code.rpartition(".")[0], code.rsplit(".", 2)[0])
    )


@pytest.mark.parametrize("code", codes())
def test_every_question_has_an_entry(code):
    assert known(code), f"{code}: add it to PLACES, or to CONVERSATION with the reason"


def test_no_question_has_two_entries_and_every_entry_is_a_question():
    assert not PLACES.keys() & CONVERSATION.keys()
    for code in (*PLACES, *CONVERSATION):
        assert any(one == code or one.startswith(f"{code}.") for one in codes()), code


def test_every_code_in_the_analysis_has_a_sentence():
    """What a predicate asks must be known here too, or its answers would have no place."""
    folder = Path(netmap.__file__).parent / "analysis"
    named = {
        m for path in folder.rglob("*.py") for m in re.findall(r'"(gaps\.ask\.[a-z_.]+)"', path.read_text("utf-8"))
    }
    for code in named:
        assert known(code.rstrip(".")) or any(one.startswith(code) for one in PLACES), code


@pytest.fixture(scope="module")
def town() -> Network:
    """A municipality that says nearly nothing, so that nearly everything is asked."""
    return load(
        book(
            organisations=[
                {"name": "Gemeente", "sector": "gemeente"},
                {"name": "Politie", "sector": "politie", "areas": "Noord"},
                {"name": "Moskee", "sensitive": "ja"},
            ],
            consultations=[
                {"name": "Kernteam", "hub": "ja", "kind": "kernteam", "themes": "burenruzie"},
                {"name": "Wijkoverleg", "mandate": "adviseert", "status": "opgeschort"},
                {"name": "Driehoek", "mandate": "beslist", "echelon": "gemeente"},
            ],
            participation=[
                {"consultation": "Kernteam", "organisation": "Politie"},
                {"consultation": "Kernteam", "organisation": "Moskee", "status": "opgeschort"},
            ],
            experts=[{"title": "adviseur", "expertise": "bemiddeling"}],
            areas=[{"name": "Noord"}],
            settings=[
                {"key": "peildatum", "value": "2026-09-01"},
                {"key": "thema dat speelt", "value": "burenruzie; polarisatie"},
                {"key": "groep", "value": "ouderen"},
            ],
            coverage=[{"who": "Politie", "theme": "burenruzie", "stage": "duiden"}],
        )
    )


def asked(network: Network) -> tuple[Question, ...]:
    return find_gaps(network, default_norm(), DAY).questions


def calls_of(network: Network) -> list[Call]:
    questions = asked(network)
    return with_questions(fewest_calls(questions, Facts(network, DAY)), questions)


def test_every_line_of_a_silent_town_can_be_read_back(town):
    writer = LineWriter(town)
    found = asked(town)
    assert len({question.ask.code for question in found}) > 12
    for question in found:
        places = lines_of(question, town)
        assert places or question.ask.code in CONVERSATION, question.ask.code
        for one in places:
            kept = dataclasses.replace(
                one.place, cells={k: v for k, v in one.place.cells.items() if v not in (None, "")}
            )
            read = read_place(*writer.place(kept))
            assert read is not None, (question.ask.code, writer.place(kept))
            assert read.sheet is one.place.sheet
            assert read.column == one.place.column
            assert read.cells.keys() == kept.cells.keys()
            assert f"questions.example.{one.form}" in sentences()


def test_lines_are_numbered_by_question_and_grouped_by_whom_to_call(town):
    names = Names(town, masked=False)
    calls = calls_of(town)
    assert [len(call.questions) for call in calls if call.addressee] == sorted(
        (len(call.questions) for call in calls if call.addressee), reverse=True
    )
    lines = question_lines(calls, town, names, lambda q: question_words(q, town, default_norm(), names))
    numbers = [line.number.partition(".")[0] for line in lines]
    assert list(dict.fromkeys(numbers)) == [str(n) for n in range(1, len(asked(town)) + 1)]
    assert not any("alles gevraagd" in line.line for line in lines)
    for line in lines:
        assert line.question.strip()
        assert "{" not in line.question
        assert (line.sheet == TALK) == (line.column == TALK)


def test_a_masked_list_names_no_sensitive_party(town):
    names = Names(town)
    calls = calls_of(town)
    lines = question_lines(calls, town, names, lambda q: question_words(q, town, default_norm(), names))
    assert "Moskee" not in repr(lines)
    assert any(line.line == "gevoelig=ja" for line in lines)


def test_how_a_question_is_answered(town):
    ask = Ask(code="gaps.ask.chair", subject=Ref("Consultation", "ovl-kernteam"))
    question = Question(id="q-1", line_id="x", ask=ask, addressee=None, if_no=None)
    assert answer_form(question, town) == {"form": "party", "hint": say("questions.example.party"), "rows": 1}
    members = dataclasses.replace(question, ask=dataclasses.replace(ask, code="gaps.ask.members"))
    assert answer_form(members, town)["form"] == "text"
    assert answer_form(members, town)["rows"] == 2
    talk = dataclasses.replace(question, ask=Ask(code="gaps.ask.bridge"))
    assert answer_form(talk, town) is None


def test_the_areas_of_one_question_are_lines_of_their_own(town):
    areas = [Ref("Area", "geb-noord"), Ref("Area", "geb-zuid")]
    values = {"stage": Stage.SIGNAL, "areas": areas, "parties": [Ref("Organisation", "org-politie")]}
    ask = Ask(code="gaps.ask.other_in.signal", subject=Ref("Theme", "neighbour_conflict"), values=values)
    question = Question(id="q-1", line_id="x", ask=ask, addressee=None, if_no=None)
    found = lines_of(question, town)
    assert [one.place.cells["area"] for one in found] == areas
    assert all(one.place.beside for one in found)


def why(question: Question) -> str:
    return "titel" if isinstance(question.if_no, Finding) else ""


def test_the_paper_of_one_party_says_what_is_known_and_why_it_is_asked(town):
    names = Names(town, masked=False)
    politie = Ref("Organisation", "org-politie")
    call = Call(politie, asked(town)[:3])
    sheet = question_paper([call], town, names, DAY, lambda q: "vraag?", why)
    assert sheet.title == "Vragen aan Politie"
    html = to_html(sheet).decode()
    assert "Kernteam" in html
    assert "burenruzie" in html
    assert html.count("vraag?") == 3
    assert "titel" in html
    assert say("questions.paper.back_to") in html
    assert to_docx(sheet) == to_docx(sheet)


def test_paper_without_questions_says_so():
    empty = Network("net-x", "Leeg").with_records(shipped_terms())
    sheet = question_paper([], empty, Names(empty), DAY, lambda q: "", why)
    assert sheet.answer == (say("questions.paper.nothing"),)
    assert say("questions.paper.nothing") in to_html(sheet).decode()


def test_a_shortened_question_is_whole_on_paper_and_in_the_file():
    build = Build(shipped=True)
    build.org("gem", "municipality", actor_type="municipality")
    for number in range(9):
        build.org(f"Vereniging tot nut van straat {number}", "education")
    network = build.network()
    names, norm = Names(network, masked=False), default_norm()
    (told,) = [q for q in asked(network) if q.ask.code == "gaps.ask.told"]

    def words(question: Question) -> str:
        return question_words(question, network, norm, names)

    assert "straat 0 en nog 8?" in words(told)
    assert len(words(told).split()) <= 20
    sheet = question_paper([Call(None, (told,))], network, names, DAY, words, why)
    html = to_html(sheet).decode()
    lines = question_lines([Call(None, (told,))], network, names, words)
    for number in range(9):
        assert f"straat {number}" in html
        assert any(f"straat {number}" in line.question for line in lines)


def test_a_conversation_about_many_names_them_all_in_the_file(town):
    parties = [Ref("Sector", sector) for sector in ("police", "education", "welfare", "health")]
    ask = Ask(code="gaps.ask.bridge", values={"parties": parties})
    question = Question(id="q-1", line_id="bridge", ask=ask, addressee=None, if_no=None)
    names = Names(town, masked=False)
    (line,) = question_lines([Call(None, (question,))], town, names, lambda q: f"Kent u {names.name(parties[0])}?")
    assert all(names.name(ref) in line.question for ref in parties)
    (line,) = question_lines([Call(None, (question,))], town, names, lambda q: "Kent u iemand?")
    assert line.question == "Kent u iemand?"


def test_each_theme_of_one_question_is_a_line_of_its_own(town):
    themes = [Ref("Theme", "neighbour_conflict"), Ref("Theme", "polarisation")]
    ask = Ask(code="gaps.ask.eye_many", subject=Ref("Network", town.id), values={"themes": themes})
    question = Question(id="q-1", line_id="theme-eye", ask=ask, addressee=None, if_no=None)
    lines = question_lines([Call(None, (question,))], town, Names(town), lambda q: "")
    assert [line.question for line in lines] == [
        say("gaps.ask.eye", theme="burenruzie"),
        say("gaps.ask.eye", theme="polarisatie"),
    ]


def test_no_consultation_is_told_by_complete_lists(town):
    ask = Ask(code="gaps.ask.table_interpret", subject=Ref("Theme", "polarisation"))
    question = Question(id="q-1", line_id="x", ask=ask, addressee=None, if_no=None)
    lines = question_lines([Call(None, (question,))], town, Names(town), lambda q: "")
    assert [line.line for line in lines] == [
        "thema=polarisatie; stap=duiden; alleen overleg=ja",
        "instelling=volledig; waarde=Dekking: polarisatie",
        "instelling=volledig; waarde=Overleggen",
    ]
    build = Build(shipped=True)
    build.complete("coverage:polarisation")
    build.complete("consultations")
    assert len(lines_of(question, build.network())) == 1


def test_no_question_stands_there_twice_word_for_word():
    """Two experts of the same function and no organisation are told apart by what they are called for."""
    build = Build(shipped=True)
    for number, domain in enumerate(("mediation", "radicalisation")):
        ref = build.add(Expert(id=f"exp-{number}", title="teamleider"))
        build.tie(ExpertIn, ref, Ref("ExpertiseDomain", domain))
    network = build.network()
    names = Names(network)
    said = [
        question_words(
            Question(
                id=f"q-{number}",
                line_id="x",
                ask=Ask(code="gaps.ask.employer", subject=Ref("Expert", f"exp-{number}")),
                addressee=None,
                if_no=None,
            ),
            network,
            default_norm(),
            names,
        )
        for number in (0, 1)
    ]
    assert len(set(said)) == 2
    assert all("teamleider" in text for text in said)


def test_no_answer_overwrites_what_a_consultation_or_party_is(town):
    single = {"kind", "actor_type", "echelon", "mandate", "chair", "frequency"}
    lines = [line for question in asked(town) for line in lines_of(question, town)]
    named = [line.place for line in lines if line.place.column == "name"]
    assert named
    assert not [place for place in named if single & place.cells.keys()]
