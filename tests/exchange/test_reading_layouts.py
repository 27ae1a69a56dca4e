"""Files as people make them: merged and hidden cells, headers over two rows, damaged letters, one sheet alone."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from netmap.errors import FileRefused
from netmap.exchange.double_encoded import repair
from netmap.exchange.findings import Level
from netmap.exchange.merged_cells import MAX_FILLED
from netmap.exchange.reading import read_workbook, read_workbook_bytes
from netmap.model import SheetName
from netmap.texts import say
from tests.exchange.excel_files import excel, sheet_xml, with_parts, zipped
from tests.loading import blocking, load

ORG, OVL, SEAT = SheetName.ORGANISATIONS, SheetName.CONSULTATIONS, SheetName.PARTICIPATION
BASE = {
    "Organisaties": [["naam"], ["Politie"], ["GGD"], ["Welzijn"]],
    "Overleggen": [["naam"], ["Driehoek"], ["Wijkoverleg"]],
}


def made(change=None, **sheets):
    """Return the workbook in an Excel file of these sheets, after ``change`` had its way with the openpyxl book."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in {**BASE, **sheets}.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return read_workbook_bytes(out.getvalue(), "lijst.xlsx")


def rows(workbook, sheet=ORG):
    return [(row.number, row.cells) for row in workbook.rows[sheet]]


def codes(workbook):
    return [(f.code.removeprefix("imports.read."), f.level, f.rows) for f in workbook.findings]


def refused(data, name):
    with pytest.raises(FileRefused) as found:
        read_workbook_bytes(data, name)
    assert name in say(found.value.code, **found.value.details)
    return found.value.code.removeprefix("imports.read.refused.")


# --- merged cells -------------------------------------------------------------------------------------------------


def test_a_consultation_that_is_merged_over_the_rows_of_its_members_counts_for_each_of_them():
    seats = [
        ["overleg", "organisatie"],
        ["Driehoek", "Politie"],
        [None, "GGD"],
        [None, "Welzijn"],
        ["Wijkoverleg", "GGD"],
    ]
    workbook = made(lambda book: book["Deelname"].merge_cells("A2:A4"), Deelname=seats)
    assert rows(workbook, SEAT) == [
        (2, {"consultation": "Driehoek", "organisation": "Politie"}),
        (3, {"consultation": "Driehoek", "organisation": "GGD"}),
        (4, {"consultation": "Driehoek", "organisation": "Welzijn"}),
        (5, {"consultation": "Wijkoverleg", "organisation": "GGD"}),
    ]
    assert codes(workbook) == [("merged", Level.REPAIRED, (3, 4))]
    assert workbook.findings[0].column == "overleg"
    assert not blocking(load(workbook)[1])


def test_without_the_merge_the_same_cells_are_empty():
    seats = [["overleg", "organisatie"], ["Driehoek", "Politie"], [None, "GGD"]]
    workbook = made(Deelname=seats)
    assert rows(workbook, SEAT)[1] == (3, {"organisation": "GGD"})
    assert workbook.findings == ()


def test_a_merged_cell_makes_no_row_where_there_is_none():
    seats = [["overleg", "organisatie"], ["Driehoek", "Politie"], [], [None, "GGD"]]
    workbook = made(lambda book: book["Deelname"].merge_cells("A2:A900"), Deelname=seats)
    assert [number for number, _ in rows(workbook, SEAT)] == [2, 4]


def test_merged_ranges_over_every_row_of_a_spreadsheet_touch_only_rows_that_exist():
    body = "".join(f'<row r="{n}"><c r="B{n}"><v>{n}</v></c></row>' for n in range(2, 50))
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>naam</t></is></c></row>'
    merges = "<mergeCells>" + "".join(f'<mergeCell ref="A{n}:A1048576"/>' for n in range(1, 5000)) + "</mergeCells>"
    sheet = sheet_xml(head + body).replace(b"</worksheet>", merges.encode() + b"</worksheet>")
    workbook = read_workbook_bytes(with_parts(excel(BASE), xl__worksheets__sheet1_xml=sheet), "x.xlsx")
    assert len(workbook.rows[ORG]) == 48


def test_more_filled_cells_than_any_list_has_refuse_the_file():
    columns = [chr(65 + n) for n in range(5)]
    many = MAX_FILLED // len(columns) + 2
    head = "".join(f'<c r="{letter}1"><v>1</v></c>' for letter in columns)
    body = "".join(f'<row r="{n}"><c r="Z{n}"><v>1</v></c></row>' for n in range(2, many + 2))
    merges = "".join(f'<mergeCell ref="{letter}1:{letter}{many + 2}"/>' for letter in columns)
    sheet = sheet_xml(f'<row r="1">{head}</row>{body}')
    sheet = sheet.replace(b"</worksheet>", f"<mergeCells>{merges}</mergeCells></worksheet>".encode())
    assert refused(with_parts(excel(BASE), xl__worksheets__sheet1_xml=sheet), "x.xlsx") == "too_many_merged"


def test_a_text_over_several_columns_is_a_heading_and_no_party():
    page = [["naam", "soort"], ["Veiligheid", None], ["Politie", "politie"], ["Zorg", None], ["GGD", None]]

    def merge(book):
        book["Organisaties"].merge_cells("A2:B2")
        book["Organisaties"].merge_cells("A4:B4")

    workbook = made(merge, Organisaties=page)
    assert [cells["name"] for _, cells in rows(workbook)] == ["Politie", "GGD"]
    assert codes(workbook) == [("merged_row", Level.QUESTION, (2, 4))]


def test_a_name_that_is_merged_with_an_empty_column_beside_it_is_no_heading():
    page = [["naam", None, "soort"], ["Politie", None, "politie"], ["GGD"]]

    def merge(book):
        for row in (1, 2, 3):
            book["Organisaties"].merge_cells(f"A{row}:B{row}")

    assert [cells["name"] for _, cells in rows(made(merge, Organisaties=page))] == ["Politie", "GGD"]


# --- headers ------------------------------------------------------------------------------------------------------


def test_a_header_over_two_rows_with_merged_cells_is_read_as_one():
    page = [
        ["Kaart van Waterveen"],
        ["naam", "soort", "geldig", None, "nagegaan"],
        [None, None, "sinds", "tot", "op"],
        ["Politie", "politie", 2020, 2024, "maart 2024"],
    ]

    def merge(book):
        for area in ("A1:E1", "A2:A3", "B2:B3", "C2:D2"):
            book["Organisaties"].merge_cells(area)

    workbook = made(merge, Organisaties=page)
    cells = {"name": "Politie", "actor_type": "politie", "since": "2020", "until": "2024"}
    assert rows(workbook)[0][1].items() >= cells.items()
    assert rows(workbook)[0][0] == 4
    assert workbook.raw[ORG].header_row == 3


def test_the_two_texts_of_a_header_over_two_rows_may_be_one_name():
    page = [
        ["naam", "regie", None, "plan"],
        [None, "geborgd op", "x", "afgesproken op"],
        ["Driehoek", 2020, None, 2021],
    ]

    def merge(book):
        for area in ("A1:A2", "B1:C1"):
            book["Overleggen"].merge_cells(area)

    workbook = made(merge, Overleggen=page)
    assert rows(workbook, OVL) == [(3, {"name": "Driehoek", "assured_on": "2020", "plan_agreed_on": "2021"})]


def test_the_header_is_the_row_with_most_known_headers():
    page = [["naam"], ["stand van zaken"], ["naam", "soort", "bron"], ["Politie", "politie", "lijst"]]
    workbook = made(Organisaties=page)
    assert rows(workbook) == [(4, {"name": "Politie", "actor_type": "politie", "source": "lijst"})]
    assert codes(workbook) == [("rows_above", Level.NOTE, (1, 2))]


def test_a_header_below_the_twentieth_row_is_not_looked_for():
    page = [*([f"regel {n}"] for n in range(20)), ["naam", "bron"], ["Politie", "x"]]
    workbook = made(Organisaties=page)
    assert ("column_missing", Level.BLOCKS, ()) in codes(workbook)


# --- hidden, notes, netmap's own ------------------------------------------------------------------------------------


def test_what_is_hidden_is_read_and_named():
    def hide(book):
        page = book["Organisaties"]
        page.column_dimensions["B"].hidden = True
        page.row_dimensions[3].hidden = True
        page.row_dimensions[9].hidden = True
        book["Overleggen"].sheet_state = "hidden"

    workbook = made(hide, Organisaties=[["naam", "bron"], ["Politie", "x"], ["GGD", "y"], ["Welzijn"]])
    assert rows(workbook)[:2] == [(2, {"name": "Politie", "source": "x"}), (3, {"name": "GGD", "source": "y"})]
    assert codes(workbook) == [
        ("hidden_columns", Level.NOTE, ()),
        ("hidden_rows", Level.NOTE, (3,)),
        ("hidden_sheet", Level.NOTE, ()),
    ]
    assert workbook.findings[0].details["columns"] == "bron"


def test_a_note_at_a_cell_changes_nothing():
    def note(book):
        book["Organisaties"]["A2"].comment = Comment("Klopt dit nog?", "collega")

    assert made(note).rows == made().rows
    assert made(note).findings == ()


def test_the_column_of_findings_is_netmaps_own_and_a_sheet_of_that_name_is_noted_when_it_is_not():
    page = [["naam", "Bevindingen"], ["Politie", "Dit kan niet"]]
    workbook = made(Organisaties=page, Bevindingen=[["blad", "rij"], ["x", 2]])
    assert rows(workbook) == [(2, {"name": "Politie"})]
    assert [(f.code, f.details["title"]) for f in workbook.findings] == [("imports.read.sheet_unknown", "Bevindingen")]
    parts = {
        "organisaties.csv": b"naam;bevindingen\nP;x\n",
        "overleggen.csv": b"naam\n",
        "bevindingen.csv": b"a;b\n1;2\n",
    }
    assert read_workbook_bytes(zipped(parts), "x.zip").findings == ()


# --- damaged letters ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("GeldropÃ«n", "Geldropën"),
        ("CoÃ¶rdinator", "Coördinator"),
        ("Provincie FryslÃ¢n", "Provincie Fryslân"),
        ("CoÃƒÂ¶rdinator", "Coördinator"),
        ("â€œNoordâ€\x9d", "“Noord”"),
    ],
)
def test_text_that_was_encoded_twice_is_repaired(found, meant):
    mended = repair(found)
    assert mended is not None
    assert mended.text == meant


@pytest.mark.parametrize(
    "text",
    [
        "Coördinator",
        "’s-Gravenhage",
        "SÃO PAULO",
        "Ã",
        "Å",
        "IĲsselstein",
        "Ã la carte",
        "Coördinatie CoÃ¶",
        "Curaçao",
        "東京",
        "",
    ],
)
def test_text_with_which_nothing_is_certainly_wrong_stays_as_it_is(text):
    assert repair(text) is None


def test_damaged_letters_are_one_finding_per_column_with_the_first_signs():
    page = [
        ["naam", "coÃ¶rdinatie", "bron"],
        ["CoÃ¶peratie", "x", "naÃ¯ef"],
        ["Cliënt", "", ""],
        ["FinanciÃ«n", "", ""],
    ]
    page[0][1] = "ook bekend als"
    workbook = made(Organisaties=page)
    assert [cells["name"] for _, cells in rows(workbook)] == ["Coöperatie", "Cliënt", "Financiën"]
    assert codes(workbook) == [("double_encoded", Level.REPAIRED, (2, 4)), ("double_encoded", Level.REPAIRED, (2,))]
    assert (workbook.findings[0].details["before"], workbook.findings[0].details["after"]) == ("Ã¶", "ö")
    assert workbook.raw[ORG].rows[1][1][0] == "CoÃ¶peratie"


def test_a_damaged_header_is_known():
    workbook = made(Overleggen=[["naam", "CoÃ¶rdinatie"], ["Driehoek", "Politie"]])
    assert rows(workbook, OVL) == [(2, {"name": "Driehoek", "coordinator": "Politie"})]


def test_the_public_list_holds_damaged_letters_and_all_are_repaired():
    from tests.public_lists import OPENGR

    text = OPENGR.read_text("utf-8-sig")
    content = text.replace("Deelnemer", "naam", 1).encode()
    workbook = read_workbook_bytes(content, "organisaties.csv")
    damaged = [row for row in rows(workbook) if "Ã" in row[1]["name"]]
    assert damaged == []
    assert any(row[1]["name"].startswith("Provincie Fryslân") for row in rows(workbook))


# --- numbers and ids ------------------------------------------------------------------------------------------------


def test_a_number_that_became_a_text_on_its_way_is_a_number_again_and_an_id_keeps_its_noughts():
    page = [["id", "naam", "aantal", "sinds"], ["00123", "'t Huis", "'12", "2024.0"], ["12.0", "12.0", "12.0", "'2023"]]
    assert [cells for _, cells in rows(made(Organisaties=page))] == [
        {"id": "00123", "name": "'t Huis", "stands_for": "12", "since": "2024"},
        {"id": "12.0", "name": "12.0", "stands_for": "12", "since": "2023"},
    ]


def test_a_year_of_two_digits_stays_a_question():
    page = [
        ["naam", "sinds"],
        ["Politie", "01-02-24"],
        ["GGD", "1-2-2024"],
        ["Welzijn", 45352],
        ["Wonen", "maart 2024"],
    ]
    network, findings = load(made(Organisaties=page))
    asked = [(f.code, f.rows) for f in findings if f.level is Level.QUESTION and "date" in f.code]
    assert asked == [("imports.plan.date_unknown", (2,))]
    since = {o.name: o.since for o in network.records.values() if o.KIND == "Organisation"}
    assert since == {"Politie": None, "GGD": "2024-02-01", "Welzijn": "2024-03-01", "Wonen": "2024-03"}


# --- one CSV file ---------------------------------------------------------------------------------------------------


def test_a_csv_file_is_the_sheet_that_its_name_says():
    workbook = read_workbook_bytes("naam;soort\r\nDriehoek;driehoek\r\n".encode("cp1252"), "map/Overleggen.CSV")
    assert rows(workbook, OVL) == [(2, {"name": "Driehoek", "kind": "driehoek"})]
    assert codes(workbook) == [("sheet_alone", Level.NOTE, ())]
    assert not blocking(load(workbook)[1])


@pytest.mark.parametrize(
    ("text", "sheet"),
    [
        ("naam;sector;gevoelig\nPolitie;politie;nee\n", ORG),
        ("naam;hoe vaak;voorzitter\nDriehoek;12;Politie\n", OVL),
        ("overleg;organisatie;rol\nDriehoek;Politie;lid\n", SEAT),
        ("Kaart 2026\n\nnaam,sector,gevoelig\nPolitie,politie,nee\n", ORG),
        ("sep=|\nwie|thema|stap\nPolitie|drugs|duiden\n", SheetName.COVERAGE),
        ("functie\tthema's\texpertise\nadviseur\tx\tjeugd\n", SheetName.EXPERTS),
    ],
)
def test_a_csv_file_with_another_name_is_the_sheet_whose_headers_fit_best(text, sheet, tmp_path):
    (tmp_path / "lijst (2).csv").write_bytes(text.encode("utf-16"))
    workbook = read_workbook(tmp_path / "lijst (2).csv")
    assert set(workbook.rows) == {sheet}
    assert workbook.findings[0].code == "imports.read.sheet_guessed"


@pytest.mark.parametrize("text", ["naam\nPolitie\n", "naam;soort\nPolitie;x\n", "a;b\n1;2\n", "", "naam;bron\nx;y\n"])
def test_a_csv_file_that_may_be_several_sheets_is_refused_with_an_example_of_a_name(text):
    assert refused(text.encode(), "lijst.csv") == "which_sheet"


def test_an_excel_file_with_one_page_of_any_name_is_known_by_its_headers():
    workbook = read_workbook_bytes(
        excel({"Blad1": [["naam", "sector", "kanalen"], ["Politie", "politie", None]]}), "x.xlsx"
    )
    assert rows(workbook) == [(2, {"name": "Politie", "sector": "politie"})]
    assert [code for code, _, _ in codes(workbook)] == ["sheet_guessed", "sheet_alone"]


def test_every_finding_about_a_layout_has_its_sentences():
    def change(book):
        page = book["Organisaties"]
        for area in ("A2:B2", "B3:B4"):
            page.merge_cells(area)
        page.column_dimensions["B"].hidden = True
        page.row_dimensions[3].hidden = True
        page.sheet_state = "hidden"

    page = [["naam", "bron"], ["Kop", None], ["CoÃ¶peratie", "x"], ["GGD", None], ["Totaal", 2]]
    guessed = read_workbook_bytes(b"overleg;organisatie\nx;y\n", "lijst.csv")
    found = [*made(change, Organisaties=page).findings, *guessed.findings]
    assert {finding.code.removeprefix("imports.read.") for finding in found} == LAYOUT_CODES
    for finding in found:
        for part in ("found", "expected", "do"):
            assert say(f"{finding.code}.{part}", **finding.details)


LAYOUT_CODES = {
    "double_encoded",
    "hidden_columns",
    "hidden_rows",
    "hidden_sheet",
    "merged",
    "merged_row",
    "not_data",
    "sheet_alone",
    "sheet_guessed",
}
