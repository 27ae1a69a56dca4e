"""Answers on the sheet Bevindingen: what somebody fills in is loaded, and not asked again."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from netmap.exchange.answer_sheet import (
    COLUMNS,
    ONE_SHEET,
    answers_given,
    encode_place,
    is_one_sheet,
    read_answers,
    row_ranges,
)
from netmap.exchange.answering import with_answers
from netmap.exchange.findings import Answer, Asks, Finding, Level, Row
from netmap.exchange.reading import read_workbook_bytes
from netmap.exchange.repairing import write_repair_workbook
from netmap.exchange.tables import Table
from netmap.exchange.xlsx_files import read_xlsx
from netmap.model import Decision, NameDecision, Organisation, SettingKey, SheetName, TakesPart, Theme
from netmap.reference.words import word_of
from netmap.services import Choices, Services
from netmap.store.bolt import BoltStore
from netmap.texts import say, sentences
from tests.build import DAY
from tests.exchange.files import EMPTY, book, plan
from tests.exchange.test_repairing import speak

BACK = "bevindingen.xlsx"


HEADER = tuple(word_of("FindingColumn", key) for key in COLUMNS)
SAME, NEW, ALLOWED = "dezelfde als", "nieuw", "geen persoonsgegeven"


def table(*lines: dict[str, str], header: tuple[str, ...] = HEADER) -> Table:
    """Return a sheet Bevindingen whose first line is row 3."""
    rows = [(1, ("Wat netmap vond",)), (2, header)]
    rows += [(number, tuple(line.get(key, "") for key in COLUMNS)) for number, line in enumerate(lines, start=3)]
    return Table("Bevindingen", tuple(rows))


def told(findings: tuple[Finding, ...]) -> list[tuple[str, tuple[int, ...], str]]:
    return [(finding.code.removeprefix("repair.answer_"), finding.rows, finding.column) for finding in findings]


# --- what a line is about ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "expected"),
    [((), []), ((5,), [(5, 5)]), ((4, 2, 3, 9), [(2, 4), (9, 9)]), ((1, 1, 2), [(1, 2)])],
)
def test_rows_are_told_as_series(rows, expected):
    assert list(row_ranges(rows)) == expected


def test_the_place_of_very_many_rows_still_fits_in_a_cell():
    finding = Finding(
        code="privacy.person_name",
        level=Level.BLOCKS,
        sheet=SheetName.PARTICIPATION,
        rows=tuple(range(2, 90_000, 2)),
        key="function",
        asks=Asks.ALLOW,
    )
    assert 20_000 < len(encode_place(finding)) < 32_767


# --- reading answers --------------------------------------------------------------------------------------------------


def test_nothing_filled_in_is_no_answer_and_no_finding():
    lines = table({"about": "Polietie", "place": "name"}, {"found": "x"}, {"about": "x", "place": "word|Theme"})
    assert read_answers(lines, {}) == ((), ())
    assert read_answers(Table("Bevindingen", ()), {}) == ((), ())


def test_answers_about_names_and_words_are_read_in_the_order_of_the_lines():
    given = read_answers(
        table(
            {"about": "Polietie", "decision": SAME, "target": "Politie", "place": "name"},
            {"about": "Buurtzorg", "decision": " Nieuw ", "place": "name"},
            {"about": "kermes", "target": "kermis", "place": "word|Theme"},
            {"about": "dansje", "decision": "is nieuw", "place": "word|ConsultationKind"},
        ),
        {},
    )
    assert given.findings == ()
    assert given.answers == (
        Answer(asks=Asks.NAME, found="Polietie", same_as="Politie"),
        Answer(asks=Asks.NAME, found="Buurtzorg"),
        Answer(asks=Asks.WORD, found="kermes", same_as="kermis", list="Theme"),
        Answer(asks=Asks.WORD, found="dansje", list="ConsultationKind"),
    )


def test_lines_may_be_sorted_columns_moved_and_headers_english():
    columns = tuple(reversed(COLUMNS))
    header = tuple(word_of("FindingColumn", key, "en") for key in columns)
    line = {"about": "Polietie", "decision": "same as", "target": "Politie", "place": "name"}
    rows = ((4, header), (9, tuple(line.get(key, "") for key in columns)))
    given = read_answers(Table("Findings", rows), {})
    assert given.answers == (Answer(asks=Asks.NAME, found="Polietie", same_as="Politie"),)


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ({"about": "x", "decision": "misschien", "place": "name"}, "unclear", "is"),
        ({"about": "x", "decision": "opgegaan in", "target": "y", "place": "name"}, "unclear", "is"),
        ({"about": "x", "decision": ALLOWED, "place": "word|Theme"}, "unclear", "is"),
        ({"about": "x", "decision": SAME, "place": "name"}, "no_party", "partij of woord"),
        ({"about": "x", "decision": NEW, "target": "y", "place": "name"}, "new_party", "partij of woord"),
        ({"decision": NEW, "place": "name"}, "lost", "gaat over"),
        ({"about": "x", "decision": NEW}, "lost", "is"),
        ({"about": "x", "decision": NEW, "place": "word|Thema"}, "lost", "is"),
        ({"about": "x", "decision": NEW, "place": "allow|deelname|functie|2"}, "lost", "is"),
        ({"about": "x", "decision": ALLOWED, "reason": "r", "place": "allow|participation|function|a"}, "lost", "is"),
        ({"decision": ALLOWED, "place": "allow|participation|function|2"}, "no_reason", "reden"),
        ({"reason": "een straat", "place": "allow|participation|function|2"}, "no_reason", "reden"),
        ({"decision": NEW, "reason": "r", "place": "allow|participation|function|2"}, "unclear", "is"),
        ({"decision": ALLOWED, "reason": "r", "place": "allow|participation|function|2"}, "no_text", "is"),
    ],
)
def test_an_answer_that_cannot_be_understood_is_a_question_at_its_line(line, code, column):
    seats = [Row(SheetName.PARTICIPATION, 2, {"function": "[geweigerd]"})]
    given = read_answers(table({}, line), {SheetName.PARTICIPATION: seats})
    assert given.answers == ()
    assert told(given.findings) == [(code, (4,), column)]
    assert given.findings[0].level is Level.QUESTION
    for part in ("found", "expected", "do"):
        assert f"{given.findings[0].code}.{part}" in sentences()


def test_what_is_typed_wrong_is_never_repeated_in_a_finding():
    given = read_answers(table({"about": "x", "decision": "bel 06-12345678", "place": "name"}), {})
    assert "06-12345678" not in repr(given)


def test_one_finding_for_all_lines_with_the_same_fault():
    line = {"about": "x", "decision": "misschien", "place": "name"}
    assert told(read_answers(table(line, {}, line), {}).findings) == [("unclear", (3, 5), "is")]


def test_two_answers_about_one_name_count_when_they_are_equal_and_else_neither():
    same = {"about": "Polietie", "decision": SAME, "target": "Politie", "place": "name"}
    given = read_answers(table(same, {**same, "about": "polietie", "target": "POLITIE"}), {})
    assert [answer.same_as for answer in given.answers] == ["Politie"]
    given = read_answers(table(same, {"about": "polietie", "decision": NEW, "place": "name"}), {})
    assert given.answers == ()
    assert told(given.findings) == [("twice", (3, 4), "is")]
    word = {"about": "Polietie", "decision": NEW, "place": "word|Theme"}
    assert len(read_answers(table(same, word), {}).answers) == 2


def test_what_may_stay_is_read_from_the_cells_that_were_typed_back():
    texts = ["Jan Linders", "[geweigerd]", "", "Jan Linders", "[refused]", "Albert Heijn"]
    rows = [
        Row(SheetName.PARTICIPATION, number, {"function": text} if text else {"organisation": "x"})
        for number, text in enumerate(texts, start=2)
    ]
    line = {"about": "[geweigerd]", "decision": ALLOWED, "reason": "winkels", "place": "allow|participation|function|"}
    given = read_answers(table({**line, "place": line["place"] + "2-6,9"}), {SheetName.PARTICIPATION: rows})
    assert given == ((Answer(asks=Asks.ALLOW, found="Jan Linders", reason="winkels"),), ())
    given = read_answers(table({**line, "place": line["place"] + "3,7"}), {SheetName.PARTICIPATION: rows})
    assert [answer.found for answer in given.answers] == ["Albert Heijn"]


def test_a_header_that_may_stay_is_named_on_the_line_itself():
    finding = Finding(
        code="privacy.column.health",
        level=Level.BLOCKS,
        sheet=SheetName.ORGANISATIONS,
        rows=(2, 3),
        column="Gezondheid",
        asks=Asks.ALLOW,
    )
    line = {"about": "Gezondheid", "decision": ALLOWED, "reason": "soort zorg", "place": encode_place(finding)}
    given = read_answers(table(line), {})
    assert given.answers == (Answer(asks=Asks.ALLOW, found="Gezondheid", reason="soort zorg"),)


def test_a_sheet_of_the_user_with_this_name_is_told_not_read():
    own = Table("Bevindingen", ((1, ("naam", "is")), (2, ("GGD", "nieuw"))))
    given = read_answers(own, {})
    assert given.answers == ()
    assert [(f.code, f.level) for f in given.findings] == [("imports.read.sheet_unknown", Level.NOTE)]


def test_remarks_of_somebody_on_other_lines_are_left_alone():
    assert read_answers(table({"reason": "nog bellen"}), {}) == ((), ())


# --- answers given before ---------------------------------------------------------------------------------------------


def test_answers_given_before_are_in_the_next_repair_workbook():
    answers = (
        Answer(asks=Asks.NAME, found="Polietie", same_as="Politie"),
        Answer(asks=Asks.NAME, found="Buurtzorg"),
        Answer(asks=Asks.WORD, found="kermes", same_as="jongerenoverlast", list="Theme"),
        Answer(asks=Asks.WORD, found="dansje", list="Theme"),
        Answer(asks=Asks.ALLOW, found="Jan Linders", reason="een winkel"),
    )
    workbook = book(organisations=[{"name": "Politie"}], names=[{"found": "a", "decision": "nieuw"}])
    answered = with_answers(workbook, answers, decided_on="2026-09-01", decided_by="test")
    assert answers_given(answered) == answers
    assert answers_given(workbook) == ()
    data = write_repair_workbook(answered, [], speak, say)
    assert read_workbook_bytes(data, BACK).answers == answers


def test_a_file_of_one_sheet_says_so_when_it_comes_back():
    lone = read_workbook_bytes(b"overleg;organisatie\nWijkoverleg;GGD\n", "deelname.csv")
    marks = []
    for workbook in (lone, book(organisations=[{"name": "GGD"}])):
        found = plan(EMPTY, workbook)
        assert found.workbook is not None
        data = write_repair_workbook(found.workbook, found.findings, speak, say)
        first = next(one for one in read_xlsx("x.xlsx", data) if one.title == "Bevindingen")
        marks.append(is_one_sheet(first))
    assert marks[0]
    assert ONE_SHEET not in say("repair.title")


# --- through the services ---------------------------------------------------------------------------------------------


def fill_in(data: bytes, answer: Callable[[dict[str, Any]], dict[str, str]], **cells: dict[str, str]) -> bytes:
    """Fill in a repair workbook as somebody would in Excel: per line what ``answer`` says, and cells by sheet."""
    workbook = load_workbook(io.BytesIO(data))
    page = workbook["Bevindingen"]
    header = next(row for row in page.iter_rows() if row[0].value == HEADER[0])
    for row in page.iter_rows(min_row=header[0].row + 1):
        line = dict(zip(COLUMNS, (cell.value for cell in row), strict=True))
        for key, text in answer(line).items():
            page.cell(row[0].row, COLUMNS.index(key) + 1).value = text
    for title, texts in cells.items():
        for place, text in texts.items():
            workbook[title][place] = text
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


@pytest.fixture
def services(embedded_store: BoltStore) -> Services:
    return Services(embedded_store, today=lambda: DAY, now=lambda: "2026-09-01T12:00:00Z", who="o.officer")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "organisaties.csv").write_text("naam;soort\nPolitie Waterveen;politie\nGGD Waterland;ggd\n", "utf-8")
    (tmp_path / "overleggen.csv").write_text("naam;thema's\nWijkoverleg;jongerenoverlastt\n", "utf-8")
    seats = [
        "Wijkoverleg;Polietie Waterveen;wijkagent",
        "Wijkoverleg;Stichting Buurtlicht;opbouwwerker",
        "Wijkoverleg;GGD Waterland;Jan de Vries",
    ]
    (tmp_path / "deelname.csv").write_text("overleg;organisatie;functie\n" + "\n".join(seats) + "\n", "utf-8")
    return tmp_path


def answers_of(line: dict[str, Any]) -> dict[str, str]:
    about = line["about"]
    if about == "Polietie Waterveen":
        return {"decision": SAME, "target": "Politie Waterveen"}
    if about == "Stichting Buurtlicht":
        return {"decision": NEW}
    if about == "jongerenoverlastt":
        return {"target": "jongerenoverlast"}
    if about == "[geweigerd]":
        return {"decision": ALLOWED, "reason": "dit is een functie"}
    return {}


@pytest.mark.embedded
def test_answers_filled_in_are_applied_stored_and_not_asked_again(
    services: Services, embedded_store: BoltStore, network_id: str, folder: Path
) -> None:
    checked = services.check(folder, network_id)
    assert not checked["loadable"]
    data = services.repair_workbook(folder, network_id)
    assert b"Jan de Vries" not in b"".join(texts_in(data))

    filled = fill_in(data, answers_of, deelname={"C4": "Jan de Vries"})
    loaded = services.import_workbook(read_workbook_bytes(filled, BACK), network_id)
    assert loaded["loadable"], [finding for finding in loaded["findings"] if finding["level"] == "blocks"]

    network = embedded_store.read(loaded["network"]["id"])
    seats = {seat.function: seat.start.id for seat in network.of(TakesPart).values()}
    names = {party.id: party.name for party in network.of(Organisation).values()}
    assert {function: names[party] for function, party in seats.items()} == {
        "wijkagent": "Politie Waterveen",
        "opbouwwerker": "Stichting Buurtlicht",
        "Jan de Vries": "GGD Waterland",
    }
    decisions = {d.found: d for d in network.of(NameDecision).values()}
    police = next(party for party in network.of(Organisation).values() if party.name == "Politie Waterveen")
    same, new = decisions["Polietie Waterveen"], decisions["Stichting Buurtlicht"]
    assert (same.kind, same.target) == (Decision.SAME_AS, str(police.ref))
    assert (new.kind, new.target) == (Decision.NEW, None)
    assert {(d.decided_by, d.decided_on) for d in (same, new)} == {("o.officer", DAY.isoformat())}
    allowed = network.settings(SettingKey.ALLOWED)
    assert [(setting.value, setting.note) for setting in allowed] == [("Jan de Vries", "dit is een functie")]
    assert not [term for term in network.of(Theme).values() if term.label_nl == "jongerenoverlastt"]

    again = services.check(folder, network_id)
    assert again["loadable"]
    asked = [finding for finding in again["findings"] if finding["asks"]]
    assert [finding["about"]["found"] for finding in asked if finding["about"]["found"] in decisions] == []
    assert "jongerenoverlastt" not in str(asked)


def texts_in(data: bytes) -> list[bytes]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(part) for part in archive.namelist()]


@pytest.mark.embedded
def test_a_party_that_does_not_exist_blocks_and_the_answer_stays_to_be_changed(
    services: Services, network_id: str, folder: Path
) -> None:
    data = services.repair_workbook(folder, network_id)

    def wrong(line: dict[str, Any]) -> dict[str, str]:
        return {"target": "Bestaat Niet"} if line["about"] == "Polietie Waterveen" else {}

    filled = read_workbook_bytes(fill_in(data, wrong), BACK)
    assert [answer.same_as for answer in filled.answers] == ["Bestaat Niet"]
    refused = services.import_workbook(filled, network_id)
    assert not refused["loadable"]
    assert "Bestaat Niet" in str([finding["found"] for finding in refused["findings"]])
    second = read_workbook_bytes(services.repair_workbook(filled, network_id), BACK)
    assert second.answers == filled.answers


@pytest.mark.embedded
def test_an_answer_in_the_page_and_one_in_the_workbook_come_together(
    services: Services, network_id: str, folder: Path
) -> None:
    page = Answer(asks=Asks.NAME, found="Stichting Buurtlicht")
    data = services.repair_workbook(folder, network_id, Choices(answers=(page,)))
    data = fill_in(data, lambda line: answers_of(line) if line["about"] == "Polietie Waterveen" else {})
    filled = read_workbook_bytes(data, BACK)
    assert {answer.found for answer in filled.answers} == {"Stichting Buurtlicht", "Polietie Waterveen"}
