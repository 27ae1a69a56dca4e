"""The page Vragen on the samples: whom to call, what a no would mean, what can be taken along, and the way back."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

from netmap.services import Services
from netmap.texts import say
from netmap.ui import answers, state
from tests.ui.conftest import SAMPLES, Open, shown
from tests.ui.test_pages import answer_of, plain

pytestmark = pytest.mark.embedded


def everything(visit: Any) -> str:
    """Return the page after a click on every way to more."""
    while more := [one for one in visit.button if re.match("more-(ask|calls)", one.key or "")]:
        visit = more[0].click().run()
    return plain(shown(visit))


def unpacked(file: bytes) -> bytes:
    """Return all that is in a file, also when it is packed."""
    if not file.startswith(b"PK"):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_question_is_there_once_with_whom_to_ask_and_what_a_no_would_mean(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    answer = answer_of(sample_services, sample_ids[sample])
    visit = open_page(sample_services, "questions", network=sample_ids[sample])
    assert not visit.exception
    text = everything(visit)
    for question in answer["result"]["questions"]:
        assert text.count(question["sentence"]) >= 1
        assert not question["if_no"] or f"{question['if_no']['title']}" in text
    groups = answers.calls(answer)
    numbered = [plain(head.value) for head in visit.subheader]
    for number, group in enumerate((group for group in groups if group.name), start=1):
        assert any(head.startswith(f"{number}. {group.name} (") for head in numbered)


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_answer_says_whom_to_call_first(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    answer = answer_of(sample_services, sample_ids[sample])
    text = plain(shown(open_page(sample_services, "questions", network=sample_ids[sample])))
    first = answers.calls(answer)[0]
    many = "1 vraag" if len(first.questions) == 1 else f"{len(first.questions)} vragen"
    assert f"Bel eerst {first.name} ({many})" in text
    # The very sentence of the answer: files and the terminal say the same, on all three pages.
    for page in ("start", "gaps", "questions"):
        visit = open_page(sample_services, page, network=sample_ids[sample])
        assert answer["result"]["calls"]["sentence"] in plain(shown(visit)), page


def test_a_wall_of_questions_and_of_addressees_shows_the_first_ones(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "PAGE_SIZE", 3)
    answer = answer_of(sample_services, sample_ids["waterveen"])
    groups = answers.calls(answer)
    assert len(groups) > 3
    first = groups[0]
    assert len(first.questions) > 3
    visit = open_page(sample_services, "questions", network=sample_ids["waterveen"])
    now = sum(min(3, len(group.questions)) for group in groups[:3])
    assert f"{now} van {len(answer['result']['questions'])} getoond" in plain(shown(visit))
    assert f"3 van {len(first.questions)} getoond" in plain(shown(visit))
    visit.button(key=f"more-ask-{first.of}").click().run()
    assert f"{min(6, len(first.questions))} van {len(first.questions)} getoond" in plain(shown(visit))
    visit.button(key="more-calls").click().run()
    assert len(visit.subheader) == min(6, len(groups))


def test_the_questions_can_be_taken_along_per_addressee_and_all_together(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = open_page(sample_services, "questions", network=sample_ids["waterveen"])
    groups = answers.calls(answer_of(sample_services, sample_ids["waterveen"]))
    labels = [button.label for button in visit.get("download_button")]
    assert labels.count(say("page.questions.xlsx")) == 1
    assert labels.count(say("page.questions.word")) == labels.count(say("page.questions.print")) == len(groups)


@pytest.mark.parametrize(("form", "start"), [("xlsx", b"PK"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")])
def test_what_is_taken_along_is_a_file_of_its_kind_without_the_name_of_a_sensitive_party(
    sample_services: Services, sample_ids: dict[str, str], form: str, start: bytes
) -> None:
    addressee = None if form == "xlsx" else answers.calls(answer_of(sample_services, sample_ids["waterveen"]))[0].of
    made = sample_services.question_file(sample_ids["waterveen"], addressee=addressee, form=form)
    assert made[: len(start)].lower() == start.lower()
    assert b"Vrouwengroep De Draad" not in unpacked(made)


def test_with_a_sensitive_party_in_a_question_the_page_asks_whether_it_may_be_named(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    answer = answer_of(sample_services, sample_ids["waterveen"])
    named = any("(gevoelig)" in question["sentence"] for question in answer["result"]["questions"])
    visit = open_page(sample_services, "questions", network=sample_ids["waterveen"])
    assert [box.key for box in visit.checkbox] == (["questions-named"] if named else [])
    if named:
        visit.checkbox(key="questions-named").check().run()
        assert not visit.exception


def test_the_next_step_is_to_put_the_answers_back(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = open_page(sample_services, "questions", network=sample_ids["waterveen"])
    labels = [plain(link.label) for link in visit.get("page_link")]
    assert say("page.questions.next") in " ".join(labels)
