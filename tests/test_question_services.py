"""Questions go out as a file, and their answers come back: the whole way, on the example municipality."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from netmap.errors import UsageError
from netmap.exchange.exporting import export_rows
from netmap.exchange.findings import Row, Workbook
from netmap.exchange.planning import plan_import
from netmap.model import Network, Setting, Statement, apply_change_set, canonical
from netmap.reference.vocabulary import shipped_terms
from netmap.services import Services
from netmap.store.bolt import BoltStore
from netmap.texts import say

DAY = date(2026, 9, 1)


@pytest.fixture(scope="module")
def services(embedded_store: BoltStore) -> Services:
    return Services(embedded_store, today=lambda: DAY, now=lambda: "2026-09-01T12:00:00Z", who="test")


@pytest.fixture(scope="module")
def waterveen(services: Services) -> str:
    return services.load_example("waterveen")


def lines(data: bytes) -> list[dict[str, Any]]:
    """Return the lines of a file by header, without the last one, which names the network."""
    page = load_workbook(io.BytesIO(data)).active
    assert page is not None
    header, *rows = page.iter_rows(values_only=True)
    found = [dict(zip(map(str, header), row, strict=True)) for row in rows]
    return [row | {"row": number} for number, row in enumerate(found, 2)][:-1]


def filled(data: bytes, answers: dict[int, str]) -> bytes:
    """Return the file with answers in some of its rows."""
    book = load_workbook(io.BytesIO(data))
    page = book.active
    assert page is not None
    for row, answer in answers.items():
        page.cell(row, 4).value = answer
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def questions(services: Services, network: str) -> dict[str, dict[str, Any]]:
    return {q["id"]: q for q in services.gaps(network, masked=False)["result"]["questions"]}


def test_every_question_has_a_line_and_the_bytes_are_the_same(services, waterveen):
    data = services.question_file(waterveen, masked=False)
    assert data == services.question_file(waterveen, masked=False)
    numbers = {str(row["nr"]).partition(".")[0] for row in lines(data)}
    assert numbers == {str(n + 1) for n in range(len(questions(services, waterveen)))}


def test_a_filled_file_loaded_again_changes_nothing(services, waterveen):
    workbook = services.open_file("vragen.xlsx", services.question_file(waterveen, masked=False))
    answer = services.check(workbook)
    assert answer["network"]["id"] == waterveen
    assert (answer["loadable"], answer["findings"]) == (True, [])
    assert answer["would"] == {"added": 0, "changed": 0, "same": 0, "missing_from_file": 0}


def test_the_answers_come_back_and_nothing_else_changes(services, embedded_store):
    """The story: ask, fill in, load; what was answered is not asked again, and nonsense is named with its place."""
    folder = Services.load_example(services, "waterveen")
    before = services.network(folder)
    copy = f"{before.name} kopie"
    rows = {
        name: tuple(Row(name, n, row) for n, row in enumerate(page, 2)) for name, page in export_rows(before).items()
    }
    services.import_workbook(Workbook(name="kopie.xlsx", sha256="", rows=rows), copy)
    network_id = services.find_network(copy).id
    try:
        _story(services, network_id)
    finally:
        embedded_store.delete(network_id)


def _story(services: Services, network_id: str) -> None:
    before, asked = services.network(network_id), questions(services, network_id)
    data = services.question_file(network_id, masked=False)
    answers, nonsense, nobody, never = {}, 0, 0, 0
    for line in lines(data):
        column, row = line["kolom (niet veranderen)"], line["row"]
        if column == "vervanger":
            nobody = nobody or row
            answers[row] = "niemand" if row == nobody else "teamleider"
        elif column == "meegewerkt op":
            never = never or row
            answers[row] = "nee" if row == never else "maart 2026"
        elif column == "wie" and not nonsense:
            nonsense = row
            answers[row] = "Blabla Onzin"
    assert nonsense
    workbook = services.open_file("vragen.xlsx", filled(data, answers))
    refused = services.check(workbook)
    assert refused["network"]["id"] == network_id
    assert not refused["loadable"]
    (found,) = [f for f in refused["findings"] if f["level"] == "blocks"]
    assert (found["sheet"], found["rows"], found["column"]) == ("Vragen", [nonsense], "antwoord")
    assert "Blabla Onzin" in found["found"]

    del answers[nonsense]
    done = services.import_workbook(services.open_file("vragen.xlsx", filled(data, answers)))
    assert done["loadable"]
    assert done["findings"] == []
    after, left = services.network(network_id), questions(services, network_id)
    gone = {q["code"] for key, q in asked.items() if key not in left}
    answered = {"gaps.ask.deputy", "gaps.ask.deputies", "gaps.ask.helped"}
    assert answered <= gone
    assert not {q["code"] for q in left.values()} & answered
    lines_found = {f["norm_line"]["id"] for f in services.gaps(network_id, masked=False)["result"]["findings"]}
    assert {"expert-deputy", "parties-consulted"} <= lines_found
    assert {q["code"] for q in left.values()} <= {q["code"] for q in asked.values()}

    stated = after.of(Statement).keys() - before.of(Statement).keys()
    assert len(stated) == 2
    assert after.of(Setting) == before.of(Setting)
    changed = {key for key, record in after.records.items() if before.records.get(key) != record}
    assert {label for label, _ in changed} == {"Expert", "Organisation", "Statement", "TAKES_PART"}
    round_trip(after)
    again = services.check(services.open_file("vragen.xlsx", filled(data, answers)))
    assert again["would"]["added"] == again["would"]["changed"] == 0


def round_trip(network: Network) -> None:
    empty = Network("net-x", "X").with_records(shipped_terms())
    rows = {
        name: tuple(Row(name, n, row) for n, row in enumerate(page, 2)) for name, page in export_rows(network).items()
    }
    plan = plan_import(empty, Workbook(name="x", sha256="", rows=rows), today=DAY, when="", who="test")
    assert canonical(apply_change_set(empty, plan.change_set)) == canonical(network)


def test_a_masked_file_names_no_sensitive_party_and_cannot_write_about_one(services, waterveen):
    data = services.question_file(waterveen)
    hidden = [line for line in lines(data) if "gevoelig=ja" in line["regel (niet veranderen)"]]
    assert hidden
    names = [services.network(waterveen).name_of(ref) for ref in services_sensitive(services, waterveen)]
    assert not any(name in str(line) for line in lines(data) for name in names)
    row = hidden[0]["row"]
    answer = services.check(services.open_file("vragen.xlsx", filled(data, {row: "2026"})))
    (found,) = answer["findings"]
    assert (found["code"], found["rows"], found["level"]) == ("questions.masked", [row], "blocks")
    assert "--met-gevoelig" in found["do"]


def services_sensitive(services: Services, network: str) -> list[Any]:
    from netmap.sensitive import sensitive_ids

    content = services.network(network)
    return [ref for ref in sensitive_ids(content) if ref.label == "Organisation"]


def test_one_addressee_on_paper_and_in_a_file(services, waterveen):
    asked = questions(services, waterveen).values()
    addressee = next(q["addressee"] for q in asked if q["addressee"])
    mine = [q for q in asked if q["addressee"] == addressee]
    data = services.question_file(waterveen, addressee=addressee["of"], masked=False)
    assert {line["vraag aan"] for line in lines(data)} == {addressee["name"]}
    html = services.question_file(waterveen, addressee=addressee["of"], form="html", masked=False)
    assert html == services.question_file(waterveen, addressee=addressee["of"], form="html", masked=False)
    text = html.decode()
    assert say("questions.paper.title", name=addressee["name"]) in text
    for question in mine:
        assert question["sentence"].split(":")[0].replace("'", "&#39;") in text
    word = services.question_file(waterveen, addressee=addressee["of"], form="docx", masked=False)
    assert word == services.question_file(waterveen, addressee=addressee["of"], form="docx", masked=False)
    assert word.startswith(b"PK")


def test_nobody_in_particular_a_party_without_questions_and_an_unknown_one(services, waterveen):
    nobody = services.question_sheet(waterveen, addressee="")
    asked = [q for q in questions(services, waterveen).values() if q["addressee"] is None]
    assert bool(nobody.parts) == bool(asked)
    with pytest.raises(UsageError, match=r"questions\.addressee_unknown"):
        services.question_file(waterveen, addressee="Organisation:org-weg")


def test_the_paper_is_english_when_asked(services, waterveen):
    sheet = services.question_sheet(waterveen, language="en")
    assert sheet.language == "en"
