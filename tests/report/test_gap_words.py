"""The answer in words: one finding as in the whole, the shape of it all, own norms, and who is not named."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from netmap import model as m
from netmap.analysis.calls import fewest_calls
from netmap.analysis.closing.additions import closing_plan
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps
from netmap.analysis.regie import forms_of_regie
from netmap.analysis.results import GapAnswer
from netmap.model import Network, NormLineRecord
from netmap.reference.norm import Norm, default_norm, network_norm
from netmap.report.gaps import finding_words, gap_answer, question_words
from netmap.report.gaps.words import Words, capital
from netmap.report.names import Names
from netmap.report.tables import gap_table
from netmap.sensitive import SensitiveNames, sensitive_ids
from netmap.texts import say, sentences
from tests.browser.demo import sample
from tests.build import Build

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


# --- the whole answer ------------------------------------------------------------------------------------------


def whole(network: Network, norm: Norm, **options: Any) -> dict[str, Any]:
    """Return the answer as a page or file gets it: with plan, calls and forms of coordination."""
    answer = find_gaps(network, norm, DAY)
    facts = Facts(network, DAY)
    return gap_answer(
        answer,
        network,
        norm,
        DAY,
        Names(network, **options),
        plan=closing_plan(network, norm, DAY, answer),
        calls=fewest_calls(answer.questions, facts),
        regie=forms_of_regie(facts),
    )


def own_norm(network: Network) -> Norm:
    return network_norm(network, default_norm())


@cache
def told(name: str, language: str = "nl") -> dict[str, Any]:
    network = sample(name)
    return whole(network, own_norm(network), language=language)


SAMPLES = ["waterveen", "rietdam"]


@pytest.mark.parametrize("name", SAMPLES)
def test_findings_have_the_promised_fields(name: str) -> None:
    for finding in told(name)["result"]["findings"]:
        assert finding["title"].endswith(".")
        assert finding["type_name"] == say(f"gap_type.{finding['type']}")
        assert finding["r_min"] is None or (finding["r_min"]["count"] >= 1 and finding["r_min"]["sentence"])
        assert all({"id", "name", "of"} == set(place) for place in finding["places"])
        for closure in finding["closures"]:
            assert all(isinstance(reason, str) and reason for reason in closure["reasons"])
            assert closure["sentence"]
        assert all(entry for entry in finding["subject"].values())


@pytest.mark.parametrize("name", SAMPLES)
def test_the_plan_is_about_findings_of_the_answer_and_names_its_ways(name: str) -> None:
    result = told(name)["result"]
    findings = {finding["id"] for finding in result["findings"]}
    plan = result["plan"]
    assert set(plan["left"]) <= findings
    assert plan["curve"][0] == {"additions": 0, "closes": 0}
    assert plan["closes"] <= plan["of"] <= len(findings)
    for chosen in plan["sets"]:
        assert len(chosen) <= plan["most"]
        closed = {finding for agreement in chosen for finding in agreement["closes"]}
        assert closed <= findings
        assert len(closed) == plan["closes"] == result["summary"]["closed_by_plan"]
        for agreement in chosen:
            assert agreement["sentence"].endswith(".")
            assert agreement["load"] is None or agreement["load"] >= 0
    named = {closure["agreement"] for finding in result["findings"] for closure in finding["closures"]}
    assert named - {None}


def test_an_agreement_about_several_themes_names_them_all() -> None:
    result = told("waterveen")["result"]
    themes = {finding["id"]: finding["theme"] for finding in result["findings"]}
    names = {theme.id: theme.label_nl for theme in sample("waterveen").of(m.Theme).values()}
    several = 0
    for agreement in (agreement for chosen in result["plan"]["sets"] for agreement in chosen):
        about = {themes[finding] for finding in agreement["closes"]} & names.keys()
        if agreement["what"] == "stage" and len(about) > 1:
            several += 1
            assert all(names[theme] in agreement["sentence"] for theme in about)
    assert several


@pytest.mark.parametrize("name", SAMPLES)
def test_every_question_stands_in_one_call_and_with_its_addressee(name: str) -> None:
    result = told(name)["result"]
    questions = {question["id"]: question for question in result["questions"]}
    called = [(call["addressee"], key) for call in result["calls"]["order"] for key in call["questions"]]
    assert sorted(key for _, key in called) == sorted(questions)
    for addressee, key in called:
        assert questions[key]["addressee"] == addressee
    assert result["summary"]["calls"] == len([call for call in result["calls"]["order"] if call["addressee"]])
    assert result["calls"]["least"] <= result["summary"]["calls"]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_question_says_how_it_is_answered(name: str) -> None:
    forms = {"party", "consultation", "name", "date", "yes_no", "themes", "text"}
    for question in told(name)["result"]["questions"]:
        form = question["answer"]
        assert form is None or (form["form"] in forms and form["hint"] and form["rows"] >= 1)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_order_of_the_records_changes_no_byte(name: str) -> None:
    network = sample(name)
    turned = replace(network, records=dict(reversed(list(network.records.items()))))
    again = json.dumps(whole(turned, own_norm(turned)), sort_keys=True)
    assert again == json.dumps(told(name), sort_keys=True)


@pytest.mark.parametrize("name", SAMPLES)
def test_an_answer_that_leaves_names_no_sensitive_party(name: str) -> None:
    network = sample(name)
    sensitive = sensitive_ids(network)
    named = SensitiveNames(network, sensitive)
    assert not [text for text in texts(told(name)) if named(text)]
    ids = {ref.id for ref in sensitive}
    assert not [text for text in texts(told(name)) if text in ids or text.partition(":")[2] in ids]
    if sensitive:
        local = whole(network, own_norm(network), masked=False)
        assert [text for text in texts(local) if named(text)], "the positive control"


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


# --- what a municipality makes of the norm ---------------------------------------------------------------------


def town() -> Network:
    build = Build(shipped=True)
    build.theme("brand")
    build.org("gem", "municipality", actor_type="municipality")
    build.org("pol", "police")
    build.meeting("kern", themes=("brand",))
    for about in ("chair", "coordinator"):
        build.says("no", about, m.Ref("Consultation", "ovl-kern"))
    build.nobody("brand", "signal")
    return build.network()


def overlaid(*records: NormLineRecord) -> dict[str, Any]:
    network = town().with_records(records)
    return whole(network, own_norm(network))


def found(answer: dict[str, Any], line: str) -> dict[str, Any]:
    finding: dict[str, Any] = next(f for f in answer["result"]["findings"] if f["norm_line"]["id"] == line)
    return finding


def test_a_changed_line_shows_in_its_findings() -> None:
    line = 'kind = "instrumental"\ntype = "eigen_soort"\ntext = "Iemand let op."\nseverity = { max = 1 }'
    before, after = overlaid(), overlaid(NormLineRecord(id="theme-signal", line=line))
    old, new = found(before, "theme-signal"), found(after, "theme-signal")
    assert (old["kind"], old["severity"]) == ("substantive", 4)
    assert (new["kind"], new["type"], new["type_name"]) == ("instrumental", "eigen_soort", "eigen soort")
    assert (new["severity"], new["norm_line"]["text"]) == (1, "Iemand let op.")
    assert new["id"] == old["id"]
    assert "eigen soort" in gap_table(after)


@pytest.mark.parametrize("off", ["theme-signal", "consultation-coordinated"])
def test_a_line_that_is_off_says_nothing(off: str) -> None:
    before, after = overlaid(), overlaid(NormLineRecord(id=off, off=True))
    assert found(before, off)
    assert off not in json.dumps(after["result"])


OWN = """
text = "Het kernteam heeft een voorzitter en een secretaris."
kind = "instrumental"
type = "eigen_soort"
for_each = ["consultation"]
needs = {needs}
passage = {{ part = "eigen", heading = "Afspraak", paraphrase = "Zo is het afgesproken." }}
"""


@pytest.mark.parametrize("needs", ['"has_role(chair)"', '{ all = ["has_role(chair)", "coordinated"] }'])
def test_a_line_of_its_own_gives_findings_in_words(needs: str) -> None:
    finding = found(overlaid(NormLineRecord(id="eigen", line=OWN.format(needs=needs))), "eigen")
    assert finding["title"]
    assert finding["subject"]["consultation"]["name"] == "kern"
    assert finding["norm_line"]["passage"] == "Bron eigen, Afspraak: Zo is het afgesproken."


def test_a_line_of_its_own_does_not_name_a_sensitive_party() -> None:
    record = NormLineRecord(
        id="eigen", line=OWN.format(needs='"has_role(chair)"').replace("Het kernteam", "Moskee Oost")
    )
    network = town().with_records([record, m.Organisation(id="org-m", name="Moskee Oost", actor_type="mosque")])
    assert "Moskee Oost" not in json.dumps(whole(network, own_norm(network)))
    assert "Moskee Oost" in json.dumps(whole(network, own_norm(network), masked=False))


def test_two_sectors_are_both_named_as_subject() -> None:
    subjects = (m.Ref("Theme", "brand"), m.Ref("Sector", "police"), m.Ref("Sector", "welfare"))
    network = town()
    finding = replace(find_gaps(network, default_norm(), DAY).findings[0], subjects=subjects)
    answer = GapAnswer(findings=(finding,))
    told_ = gap_answer(answer, network, default_norm(), DAY, Names(network))["result"]["findings"][0]
    assert list(told_["subject"]) == ["theme", "sector", "other_sector"]
    assert told_["subject"]["other_sector"]["id"] == "welfare"


def test_a_long_list_of_names_is_shortened_and_says_so() -> None:
    network = Build(shipped=True)
    refs = [network.org(f"partij-{number:02}") for number in range(14)]
    names = Names(network.network())
    words = Words(names)
    said = words.say("gaps.evidence.upstream", consultations=refs)
    assert "partij-07 en nog 6" in said
    assert "partij-13" in words.say("gaps.evidence.upstream", consultations=[*refs[:9], refs[13]])


# --- short, and right about one --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SAMPLES)
def test_no_question_or_title_has_over_twenty_words(name: str) -> None:
    result = whole(sample(name), own_norm(sample(name)), masked=False)["result"]
    said = [question["sentence"] for question in result["questions"]]
    said += [question["if_no"]["title"] for question in result["questions"] if question["if_no"]]
    said += [finding["title"] for finding in result["findings"]]
    for text in said:
        for sentence in re.split(r"(?<=[.?!]) ", text):
            assert len(sentence.split()) <= 20, sentence
    assert any("en nog" in text for text in said)


def test_names_are_left_out_only_where_the_sentence_is_too_long() -> None:
    build = Build(shipped=True)
    short = [build.org(f"p{number:02}") for number in range(11)]
    long = [build.org(f"Stichting tot behoud van wijk {number}") for number in range(5)]
    words = Words(Names(build.network()))
    assert words.brief("gaps.title.not_told", parties=short).endswith("p09 en p10.")
    assert words.brief("gaps.title.not_told", parties=long).endswith("wijk 0 en nog 4.")
    assert "en nog" not in words.brief("gaps.title.not_told", parties=long[:1])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_of_exactly_one_the_sentence_has_its_own_form(language: str) -> None:
    from netmap.report.forms import _OF_ONE

    table = sentences()
    for code, (counted, of_one) in _OF_ONE.items():
        assert f"{{{counted}}}" in table[code], code
        # What the form for one names, the sentence about several names as well.
        assert set(re.findall(r"{\w+}", table[of_one])) <= set(re.findall(r"{\w+}", table[code])), code
    build = Build(shipped=True)
    one, two = build.org("een"), build.org("twee")
    words = Words(Names(build.network(), language))
    for code in ("gaps.ask.told", "gaps.remedy.told", "gaps.title.not_told"):
        assert words.say(code, parties=[one]) == capital(say(_OF_ONE[code][1], language, parties=["een"]))
        assert words.say(code, parties=[one, two]) == capital(say(code, language, parties=["een", "twee"]))


def test_one_row_and_one_consultation_are_no_plural() -> None:
    words = Words(Names(Build(shipped=True).network()))
    theme = m.Ref("Theme", "polarisation")
    assert "1 rij van" in words.say("gaps.evidence.searched", rows=1, theme=theme, stage=m.Stage.SIGNAL)
    assert "2 rijen van" in words.say("gaps.evidence.searched", rows=2, theme=theme, stage=m.Stage.SIGNAL)
    assert words.say("gaps.why.few", party="P", count=1) == "P zit nu in 1 overleg."
    for code in ("theme", "group", "area"):
        said = words.say(f"gaps.evidence.searched_for.{code}", parties=1, consultations=1, theme="", group="", area="")
        assert "1 partijen" not in said
        assert "1 overleggen" not in said
