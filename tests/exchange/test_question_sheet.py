"""The sheet Vragen: a line with an answer is a row of an ordinary sheet, and says where it stands."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from netmap.exchange.findings import Level, Row, Workbook
from netmap.exchange.planning import ImportPlan, workbook_municipality
from netmap.exchange.question_places import MASKED, NETWORK, TALK, decode_cells, encode_cells, read_place
from netmap.exchange.question_sheet import Line, LineWriter, Place, write_question_sheet
from netmap.exchange.reading import read_workbook_bytes
from netmap.model import (
    About,
    Consultation,
    Coverage,
    Expert,
    Network,
    Organisation,
    PassesOn,
    Reaches,
    Ref,
    Setting,
    SheetName,
    Stage,
    Statement,
    Status,
    TakesPart,
    apply_change_set,
    canonical,
)
from tests.exchange.files import EMPTY, TODAY, book, load, plan, told

HEADER = ("nr", "vraag", "vraag aan", "antwoord", "zo vult u in", "nagegaan op", "bron")


def town() -> Network:
    return load(
        book(
            organisations=[
                {"id": "ggd", "name": "GGD", "population_groups": "ouderen", "source": "gesprek"},
                {"id": "wel", "name": "Welzijn; Noord=Zuid", "aliases": "Welzijn"},
                {"id": "pol", "name": "Politie"},
            ],
            consultations=[
                {"id": "kt", "name": "Kernteam", "themes": "burenruzie"},
                {"id": "wo", "name": "Wijkoverleg"},
            ],
            participation=[{"consultation": "Kernteam", "organisation": "GGD"}],
            experts=[{"id": "adv", "title": "adviseur", "organisation": "GGD", "expertise": "bemiddeling"}],
            areas=[{"name": "Noord"}],
            settings=[{"key": "peildatum", "value": "2026-09-01"}],
        )
    )


def asked(*lines: tuple[str, str, str, str] | dict[str, str], network: Network | None = None) -> Workbook:
    """Return a file with lines (blad, regel, kolom, antwoord); the first is row 2."""
    rows = []
    for number, line in enumerate(lines, 2):
        cells = line if isinstance(line, dict) else dict(zip(("sheet", "line", "column", "answer"), line, strict=True))
        rows.append(Row(SheetName.QUESTIONS, number, {key: text for key, text in cells.items() if text}))
    if network:
        place = {"sheet": NETWORK, "line": encode_cells({"id": network.id}), "column": NETWORK}
        rows.append(Row(SheetName.QUESTIONS, len(rows) + 2, place))
    return Workbook(name="vragen.xlsx", sha256="", rows={SheetName.QUESTIONS: tuple(rows)})


def answered(*lines: tuple[str, str, str, str] | dict[str, str]) -> tuple[ImportPlan, Network]:
    found = plan(town(), asked(*lines))
    assert found.loadable, [f for f in found.findings if f.level is Level.BLOCKS]
    return found, apply_change_set(found.network_before, found.change_set)


def places(found: ImportPlan) -> list[tuple[str, str, tuple[int, ...], str]]:
    return [(f.code.rpartition(".")[2], f.sheet.value if f.sheet else "", f.rows, f.column) for f in found.findings]


# --- the cells of a row in one text -----------------------------------------------------------------------

TEXT = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=20).map(str.strip).filter(bool)


@given(st.dictionaries(TEXT, st.one_of(st.just(""), TEXT), max_size=5))
def test_cells_come_back_whatever_stands_in_them(cells):
    assert decode_cells(encode_cells(cells)) == cells


@pytest.mark.parametrize("text", ["naam", "=x", "naam=x;", "naam=x; y", "; naam=x"])
def test_a_changed_text_is_no_row_or_the_same_one(text):
    assert decode_cells(text) in (None, {"naam": "x"})


@pytest.mark.parametrize(
    "place",
    [
        ("", "naam=x", "voorzitter"),
        ("Overleggen", "", "voorzitter"),
        ("Overleggen", "naam=x", "kleur"),
        ("Overleggen", "kleur=x", "voorzitter"),
        ("Historie", "record=x", "inhoud"),
        ("Vragen", "vraag=x", "antwoord"),
    ],
)
def test_a_place_that_makes_no_sense_is_none(place):
    assert read_place(*place) is None


def test_a_place_is_written_in_the_words_of_the_workbook():
    network = town()
    place = Place(
        sheet=SheetName.COVERAGE,
        cells={"theme": Ref("Theme", "neighbour_conflict"), "stage": Stage.SIGNAL, "area": Ref("Area", "geb-noord")},
        column="who",
    )
    assert LineWriter(network).place(place) == ("Dekking", "thema=burenruzie; stap=signaleren; gebied=Noord", "wie")
    party = Place(
        sheet=SheetName.PARTICIPATION,
        cells={"organisation": Ref("Organisation", "wel"), "consultation": Ref("Consultation", "kt")},
        column="takes_part",
    )
    sheet, line, column = LineWriter(network).place(party)
    assert line == r"organisatie=Welzijn\; Noord\=Zuid; overleg=Kernteam"
    assert read_place(sheet, line, column).cells == {"organisation": "Welzijn; Noord=Zuid", "consultation": "Kernteam"}
    hidden = LineWriter(network, lambda ref: ref.id == "wel").place(party)
    assert "Welzijn" not in repr(hidden)
    assert read_place(*hidden).masked


# --- answers -----------------------------------------------------------------------


def test_an_answer_is_a_row_with_the_line_as_its_source():
    line = {
        "sheet": "Dekking",
        "line": "thema=burenruzie; stap=signaleren",
        "column": "wie",
        "answer": "GGD; Politie",
        "checked_on": "12-08-2026",
        "source": "telefoon",
    }
    found, network = answered(line)
    assert not found.findings
    for cover in network.of(Coverage).values():
        assert (cover.checked_on, cover.source) == ("2026-08-12", "telefoon")
        assert cover.provenance == ("import|Vragen|2",)
    assert len(network.of(Coverage)) == 2


def test_nothing_and_not_known_change_nothing():
    before = town()
    lines = [("Dekking", "thema=burenruzie; stap=duiden", "wie", text) for text in ("", "onbekend", "?")]
    found = plan(before, asked(*lines, ("gesprek", "gesprek", "gesprek", "")))
    assert found.loadable
    assert not found.change_set.changes
    assert not found.findings
    assert not found.missing


def test_an_answer_about_a_party_changes_only_what_was_asked():
    before = town()
    found, network = answered(
        ("Organisaties", "naam=GGD", "bekend met SAMOS op", "maart 2026"),
        {"sheet": "Organisaties", "line": "groepen=jongeren", "column": "naam", "answer": "GGD", "source": "telefoon"},
        ("Overleggen", "naam=Kernteam", "voorzitter", "GGD"),
        ("Deskundigen", "id=adv; functie=oude naam", "vervanger", "teamleider"),
    )
    assert not found.findings
    ggd, was = network.of(Organisation)["ggd"], before.of(Organisation)["ggd"]
    assert (ggd.knows_samos_on, ggd.source, ggd.checked_on) == ("2026-03", was.source, was.checked_on)
    assert {tie.end.id for tie in network.of(Reaches).values() if tie.status is not Status.ENDED} == {
        "older_people",
        "young_people",
    }
    assert was.provenance[0] in ggd.provenance
    assert "import|Vragen|2" in ggd.provenance
    assert [seat.role for seat in network.of(TakesPart).values()] == ["chair"]
    assert (network.of(Expert)["adv"].title, network.of(Expert)["adv"].deputy) == ("adviseur", "teamleider")
    assert not found.missing
    again = plan(network, found.workbook)
    assert not again.change_set.changes


def test_two_answers_about_one_party_do_not_contradict():
    _, network = answered(
        ("Organisaties", "groepen=jongeren", "naam", "GGD; Welzijn"),
        ("Organisaties", "groepen=studenten", "naam", "GGD"),
        ("Organisaties", "gebied=Noord", "naam", "GGD"),
    )
    assert len(network.of(Reaches)) == 4
    assert len(network.of(Organisation)) == 3


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (("Organisaties", "groepen=jongeren", "naam", "niemand"), "groups:young_people"),
        (("Organisaties", "gebied=Noord", "naam", "Geen"), "areas:geb-noord"),
        (("Organisaties", "kanalen=sociale media", "naam", "niemand"), "channels"),
        (("Deelname", "overleg=Wijkoverleg", "organisatie", "niemand"), "participation:wo"),
        (("Instellingen", "instelling=volledig; waarde=Deelname: Kernteam", "volledig", "ja"), "participation:kt"),
    ],
)
def test_nobody_makes_a_list_complete(line, value):
    found, network = answered(line)
    (setting,) = [s for s in network.of(Setting).values() if s.key == "complete"]
    assert setting.value == value
    assert setting.date == "2026-09-01"
    assert setting.provenance == ("import|Vragen|2",)
    assert not found.findings


def test_a_list_that_is_not_complete_changes_nothing():
    found, _ = answered(("Instellingen", "instelling=volledig; waarde=Deelname: Kernteam", "volledig", "nee"))
    assert not found.change_set.changes
    found, _ = answered(("Instellingen", "instelling=volledig; waarde=Deelname: Kernteam", "volledig", "soms"))
    assert places(found) == [("yes_no_unknown", "questions", (2,), "antwoord")]


@pytest.mark.parametrize(
    ("line", "about"),
    [
        (("Dekking", "thema=burenruzie; stap=duiden", "wie", "niemand"), About.COVERAGE),
        (("Overleggen", "naam=Kernteam", "voorzitter", "niemand"), About.CHAIR),
        (("Overleggen", "naam=Kernteam", "voorzitter", "nee"), About.CHAIR),
        (("Dekking", "thema=burenruzie; stap=duiden", "wie", "Nee"), About.COVERAGE),
        (("Doorgeven", "van=Kernteam; richting=omhoog; soort=geeft door", "naar", "nee"), About.ROUTE),
        (("Overleggen", "naam=Kernteam", "mandaat", "geen"), About.MANDATE),
        (("Overleggen", "naam=Kernteam", "is dit het kernteam", "nee"), About.HUB),
        (("Doorgeven", "van=Kernteam; richting=omhoog", "naar", "niemand"), About.ROUTE),
        (("Deelname", "organisatie=Politie", "overleg", "geen"), About.SEAT),
        (("Deelname", "organisatie=Politie; overleg=Kernteam", "neemt deel", "nee"), About.SEAT),
        (("Organisaties", "naam=GGD", "meegewerkt op", "nee"), About.HELPED),
        (("Deskundigen", "expertise=bemiddeling; thema's=burenruzie", "functie", "niemand"), About.EXPERT),
        (("Deskundigen", "id=adv; functie=adviseur", "afgesproken op", "nee"), About.AGREED),
    ],
)
def test_a_no_is_a_statement(line, about):
    found, network = answered(line)
    assert not found.findings
    assert [statement.about for statement in network.of(Statement).values()] == [about]


def test_yes_and_no_about_status_and_a_way_on():
    _, network = answered(
        ("Overleggen", "naam=Wijkoverleg", "status", "nee"),
        ("Deelname", "overleg=Kernteam; organisatie=GGD", "status", "ja"),
        ("Doorgeven", "van=Kernteam; richting=omhoog", "naar", "Politie"),
        ("Instellingen", "instelling=oefening; waarde=oefening", "datum", "nee"),
    )
    assert network.of(Consultation)["wo"].status is Status.ENDED
    assert [seat.status for seat in network.of(TakesPart).values()] == [Status.ACTIVE]
    assert [route.end.id for route in network.of(PassesOn).values()] == ["pol"]
    assert [(s.value, s.date) for s in network.of(Setting).values() if s.key == "exercise"] == [("geen", "2026-09-01")]


def test_nobody_else_counts_only_when_all_of_the_theme_is_answered():
    base = "thema=burenruzie; nog iemand=ja; alles gevraagd=ja; stap="
    first = ("Dekking", base + "signaleren", "wie", "niemand")
    second = ("Dekking", "thema=burenruzie; stap=nazorg", "wie", "")
    found, network = answered(first, second)
    assert places(found) == [("nobody_else", "questions", (2,), "antwoord")]
    assert not found.change_set.changes
    found, network = answered(first, (*second[:3], "GGD"), ("Dekking", base + "duiden", "wie", "niemand"))
    assert [s.value for s in network.of(Setting).values() if s.key == "complete"] == ["coverage:neighbour_conflict"]
    found, _ = answered(("Dekking", "thema=burenruzie; nog iemand=ja; stap=duiden", "wie", "niemand"))
    assert not found.change_set.changes


# --- what cannot be used -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        (("Dekking", "thema=burenruzie; stap=duiden", "wie", "Blabla"), "reference_unknown", "antwoord"),
        (("Organisaties", "groepen=jongeren", "naam", "Blabla"), "reference_unknown", "antwoord"),
        (("Overleggen", "naam=Weg", "voorzitter", "GGD"), "reference_unknown", "regel (niet veranderen)"),
        (("Overleggen", "naam Kernteam", "voorzitter", "GGD"), "line_changed", "regel (niet veranderen)"),
        (("Organisaties", f"{MASKED}=ja", "bekend met SAMOS op", "2026"), "masked", "antwoord"),
    ],
)
def test_an_answer_that_cannot_be_used_blocks_at_its_line(line, code, column):
    found = plan(town(), asked(("Dekking", "thema=geluidsoverlast; stap=duiden", "wie", "GGD"), line))
    assert not found.loadable
    assert places(found) == [(code, "questions", (3,), column)]
    good = plan(
        town(), asked(("Dekking", "thema=geluidsoverlast; stap=duiden", "wie", "GGD"), line), good_rows_only=True
    )
    assert len(apply_change_set(good.network_before, good.change_set).of(Coverage)) == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("Organisaties", "naam=GGD", "meegewerkt op", "ooit"), "date_unknown"),
        (("Deelname", "organisatie=Politie; overleg=Kernteam", "neemt deel", "misschien"), "yes_no_unknown"),
        (("Overleggen", "soort=meldpunt", "naam", "niemand"), "nobody_not_kept"),
        (("Deskundigen", "id=adv; functie=adviseur", "organisatie", "niemand"), "nobody_not_kept"),
        (("Doorgeven", "naar=Wijkoverleg; richting=omlaag", "van", "niemand"), "nobody_not_kept"),
        ((TALK, TALK, TALK, "wij praten"), "conversation"),
    ],
)
def test_an_answer_that_is_not_understood_is_asked_at_its_line(line, code):
    found = plan(town(), asked(line))
    assert (code, "questions", (2,), "antwoord") in places(found)
    assert told(found, Level.BLOCKS) == []


def test_answers_about_another_network_are_refused():
    other = Network("net-ander", "Ander")
    line = ("Overleggen", "naam=Kernteam", "voorzitter", "GGD")
    assert workbook_municipality(asked(line, network=other)) == "net-ander"
    found = plan(town(), asked(line, network=other))
    assert not found.loadable
    assert places(found)[0][0] == "other_network"
    assert plan(town(), asked(line, network=EMPTY)).loadable


def test_a_person_in_an_answer_is_refused_and_kept_nowhere():
    found = plan(town(), asked(("Overleggen", "naam=Kernteam", "voorzitter", "bel 06-12345678")))
    assert not found.loadable
    assert "06-12345678" not in repr([found.findings, found.workbook, found.change_set])
    assert found.findings[0].sheet is SheetName.QUESTIONS


def test_a_contradiction_names_the_line_and_the_row():
    file = asked(("Overleggen", "naam=Kernteam", "voorzitter", "niemand"))
    ordinary = book(consultations=[{"name": "Kernteam", "chair": "GGD"}], organisations=[{"name": "GGD"}])
    found = plan(town(), Workbook(name="x", sha256="", rows={**ordinary.rows, **file.rows}))
    shown = [f.details["places"] for f in found.findings if f.level is Level.BLOCKS]
    assert shown
    assert {"Overleggen 2", "Vragen 2"} <= set(shown[0])


def test_an_ordinary_row_and_an_answer_about_one_party_are_one_party():
    file = asked(("Organisaties", "naam=GGD", "meegewerkt op", "2026"))
    ordinary = book(organisations=[{"name": "GGD"}], consultations=[])
    network = load(Workbook(name="x", sha256="", rows={**ordinary.rows, **file.rows}))
    assert [(o.name, o.helped_on) for o in network.of(Organisation).values()] == [("GGD", "2026")]


# --- the file -----------------------------------------------------------------------


def line(**cells: str) -> Line:
    empty = dict.fromkeys(("number", "question", "addressee", "example", "sheet", "line", "column"), "")
    return Line(**{**empty, **cells})


def test_the_file_is_read_back_and_needs_no_other_sheet():
    network = town()
    lines = [
        line(
            number="1",
            question="=cmd|' /C calc'!A0",
            addressee="GGD",
            sheet="Overleggen",
            line="naam=Kernteam",
            column="voorzitter",
        )
    ]
    data = write_question_sheet(lines, network, masked=False)
    assert data == write_question_sheet(lines, network, masked=False)
    page = load_workbook(io.BytesIO(data))["Vragen"]
    assert tuple(cell.value for cell in page[1])[:7] == HEADER
    assert page["B2"].data_type == "s"
    assert page.freeze_panes == "A2"
    # One may look at the questions for one addressee; what an import needs is hardly in sight, and sorted along.
    narrow = [cell.value for cell in page[1] if page.column_dimensions[cell.column_letter].width < 5]
    assert narrow == ["blad (niet veranderen)", "regel (niet veranderen)", "kolom (niet veranderen)"]
    assert page.auto_filter.ref == f"A1:{page.cell(1, page.max_column).column_letter}{page.max_row - 1}"
    page["D2"] = "GGD"
    page["F2"] = TODAY
    buffer = io.BytesIO()
    page.parent.save(buffer)
    workbook = read_workbook_bytes(buffer.getvalue(), "vragen ingevuld.xlsx")
    assert not workbook.findings
    assert workbook_municipality(workbook) == network.id
    found = plan(network, workbook)
    assert not found.findings
    after = apply_change_set(network, found.change_set)
    assert [seat.role for seat in after.of(TakesPart).values()] == ["chair"]
    assert canonical(load(network=after)) == canonical(after)


def test_the_headers_may_be_english():
    network = town()
    lines = [line(number="1", sheet="Overleggen", line="naam=Kernteam", column="voorzitter")]
    data = write_question_sheet(lines, network, masked=True, language="en")
    book_ = load_workbook(io.BytesIO(data))
    assert book_.sheetnames == ["Questions"]
    workbook = read_workbook_bytes(data, "questions.xlsx")
    assert not workbook.findings
    assert [row.cells["sheet"] for row in workbook.rows[SheetName.QUESTIONS]] == ["Overleggen", NETWORK]


def test_a_file_without_questions_has_its_headers_and_changes_nothing():
    network = town()
    workbook = read_workbook_bytes(write_question_sheet([], network, masked=False), "vragen.xlsx")
    found = plan(network, workbook)
    assert found.loadable
    assert not found.change_set.changes
