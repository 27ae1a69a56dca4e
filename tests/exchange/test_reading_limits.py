"""Hostile and broken files are refused with a sentence, quickly, before they fill the memory."""

import importlib.util
import io
import random
import struct
import time
import zipfile
import zlib

import pytest

from netmap.errors import FileRefused
from netmap.exchange import archives
from netmap.exchange.archives import MAX_FILE_BYTES, MAX_UNZIPPED_BYTES, open_archive
from netmap.exchange.reading import read_workbook, read_workbook_bytes
from netmap.exchange.xlsx_files import cell_text
from netmap.model import SheetName
from tests.exchange.excel_files import (
    CONSULTATIONS,
    HEADER,
    ORGANISATIONS,
    excel,
    sheet_xml,
    unzipped,
    with_parts,
    zipped,
)

PLAIN = excel({"Organisaties": ORGANISATIONS, "Overleggen": CONSULTATIONS})
CSVS = {"organisaties.csv": b"naam\r\nPolitie\r\n", "overleggen.csv": b"naam\r\n"}


def refused(data, name="x.xlsx"):
    with pytest.raises(FileRefused) as found:
        read_workbook_bytes(data, name)
    return found.value.code.removeprefix("imports.read.refused."), found.value.details


def test_a_file_above_20_megabytes_is_not_opened(tmp_path):
    path = tmp_path / "x.xlsx"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(FileRefused) as found:
        read_workbook(path)
    assert found.value.code == "imports.read.refused.too_big"
    assert found.value.details == {"file": "x.xlsx", "found": 21, "limit": 20}


def test_a_folder_above_50_megabytes_is_refused(tmp_path):
    for number in range(3):
        with (tmp_path / f"{number}.csv").open("wb") as file:
            file.truncate(MAX_FILE_BYTES)
    with pytest.raises(FileRefused) as found:
        read_workbook(tmp_path)
    assert found.value.code == "imports.read.refused.too_big"


def test_a_zip_that_says_it_is_large_is_refused():
    code, _ = refused(zipped({**CSVS, "a.csv": b"0" * (MAX_UNZIPPED_BYTES + 1)}), "x.zip")
    assert code == "unzipped_too_big"


def test_a_zip_of_more_than_100_times_its_size_is_refused():
    code, details = refused(zipped({"organisaties.csv": b"0" * 5_000_000}), "x.zip")
    assert code == "unzipped_too_big"
    assert details["ratio"] == 100


def lying_zip(content, said):
    """Return a zip whose one part says that it is ``said`` bytes, with the checksum of just these."""
    data = zipped({"organisaties.csv": content})
    true_fields = struct.pack("<I", zlib.crc32(content)), struct.pack("<I", len(content))
    lies = struct.pack("<I", zlib.crc32(content[:said])), struct.pack("<I", said)
    for true, lie in zip(true_fields, lies, strict=True):
        assert data.count(true) == 2  # beside the part and in the directory
        data = data.replace(true, lie)
    return data


def test_a_zip_that_says_it_is_smaller_than_it_is_is_found_out():
    data = lying_zip(b"naam\n" + b"x" * 60_000, 5)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("organisaties.csv") == b"naam\n"  # Python itself sees nothing wrong
    assert refused(data, "x.zip")[0] == "damaged"


def test_measuring_a_bomb_stops_at_the_limit(monkeypatch):
    monkeypatch.setattr(archives, "MAX_UNZIPPED_BYTES", 1_000_000)
    began = time.perf_counter()
    with pytest.raises(FileRefused) as found:
        open_archive("x", lying_zip(bytes(300_000_000), 5))
    assert found.value.code == "imports.read.refused.unzipped_too_big"
    assert time.perf_counter() - began < 20


def test_more_than_200_parts_are_refused():
    parts = {f"{number}.csv": b"naam" for number in range(199)}
    assert read_workbook_bytes(zipped({**parts, "organisaties.csv": b"naam\n"}), "x.zip").findings
    assert refused(zipped({**parts, **CSVS}), "x.zip") == (
        "too_many_parts",
        {"file": "x.zip", "found": 201, "limit": 200},
    )


def test_a_directory_of_a_hundred_thousand_parts_is_refused_before_it_is_read():
    data = zipped({"a.csv": b"naam"})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    many = data[:start] + data[start:end] * 100_000 + data[end:]
    began = time.perf_counter()
    assert refused(many, "x.zip") == ("too_many_parts", {"file": "x.zip", "found": 100_000, "limit": 200})
    assert time.perf_counter() - began < 2


def test_an_excel_file_inside_an_excel_file_is_no_reason_to_refuse():
    data = with_parts(PLAIN, xl__embeddings__a=PLAIN)
    assert read_workbook_bytes(data, "x.xlsx").rows


@pytest.mark.parametrize("row", ['<row r="{0}"><c r="A{0}"><v>{1}</v></c></row>', "<row><c><v>{1}</v></c></row>"])
@pytest.mark.parametrize("dimension", ['<dimension ref="A1:A9"/>', ""])
def test_a_large_sheet_with_too_many_rows_is_refused_before_it_is_parsed(row, dimension):
    chance = random.Random(4)
    rows = "".join(row.format(n, chance.randrange(10**6)) for n in range(1, 300_001))
    sheet = sheet_xml(rows).replace(b"<sheetData>", f"{dimension}<sheetData>".encode())
    data = with_parts(PLAIN, xl__worksheets__sheet1_xml=sheet)
    began = time.process_time()
    code, details = refused(data)
    assert code == "too_many_rows"
    assert details["found"] in (100_001, 300_000)
    assert time.process_time() - began < 5  # parsing takes far longer


def test_a_part_without_a_name_is_no_reason_to_fail():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        nameless = zipfile.ZipInfo("x")
        nameless.filename = ""
        archive.writestr(nameless, b"naam")
        archive.writestr("organisaties.csv", b"naam\r\nPolitie\r\n")
    assert read_workbook_bytes(out.getvalue(), "x.zip").rows


def test_a_zip_with_a_password_is_refused():
    data = bytearray(zipped(CSVS))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data), "x.zip")[0] == "protected"


def test_rows_and_columns_beyond_the_limits_are_refused_and_named():
    far = '<row r="{0}"><c r="{1}{0}" t="inlineStr"><is><t>x</t></is></c></row>'
    for row, column, expected in (
        (1_048_576, "XFD", "too_many_rows"),
        (100_001, "A", "too_many_rows"),
        (100_000, "GS", "too_many_columns"),
        (5, "XFD", "too_many_columns"),
    ):
        data = with_parts(PLAIN, xl__worksheets__sheet1_xml=sheet_xml(HEADER + far.format(row, column)))
        code, details = refused(data)
        assert code == expected
        assert details["sheet"] == "Organisaties"
    data = with_parts(PLAIN, xl__worksheets__sheet1_xml=sheet_xml(HEADER + far.format(100_000, "GR")))
    assert read_workbook_bytes(data, "x.xlsx").rows


def test_csv_beyond_the_limits_is_refused():
    many = b"naam\r\n" + b"x\r\n" * 100_000
    assert refused(zipped({**CSVS, "organisaties.csv": many}, zipfile.ZIP_STORED), "x.zip")[0] == "too_many_rows"
    wide = b"naam" + b";" * 200 + b"x\r\n"
    assert refused(zipped({**CSVS, "organisaties.csv": wide}), "x.zip")[0] == "too_many_columns"


@pytest.mark.parametrize("row", ["999999999", "9" * 30])
def test_a_blank_row_with_a_number_that_no_spreadsheet_has_costs_nothing(row):
    rows = f'{HEADER}<row r="{row}"><c r="A{row}"/></row><row r="3"><c r="A3" t="inlineStr"><is><t>x</t></is></c></row>'
    began = time.perf_counter()
    workbook = read_workbook_bytes(with_parts(PLAIN, xl__worksheets__sheet1_xml=sheet_xml(rows)), "x.xlsx")
    assert [row.number for row in workbook.rows[SheetName.ORGANISATIONS]] == [3]
    assert time.perf_counter() - began < 5


def test_rows_that_are_each_as_wide_as_excel_cost_no_more_than_their_cells():
    wide = "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(2, 60_000))
    data = with_parts(PLAIN, xl__worksheets__sheet1_xml=sheet_xml(HEADER + wide))
    began = time.perf_counter()
    assert read_workbook_bytes(data, "x.xlsx").rows
    assert time.perf_counter() - began < 30


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize("entity", ["&c;", "&x;"])
@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "docProps/core.xml"]
)
def test_entities_are_refused_wherever_they_stand(part, entity):
    parts = unzipped(PLAIN)
    text = parts[part].decode()
    body = text[text.index("?>") + 2 :] if text.startswith("<?xml") else text
    where = body.index(">") + 1
    parts[part] = (LAUGHS + body[:where] + entity + body[where:]).encode()
    assert refused(zipped(parts))[0] == "entities"


def test_a_huge_part_that_openpyxl_reads_as_a_whole_is_refused():
    styles = unzipped(PLAIN)["xl/styles.xml"] + bytes(random.Random(1).randbytes(6_000_000))
    assert refused(with_parts(PLAIN, xl__styles_xml=styles))[0] == "damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("tags", ["<row>" + "<c/>" * 1_400_000 + "</row>", "<a/>" * 1_400_000], ids=["row", "none"])
def test_a_part_that_would_be_one_huge_tree_is_refused_before_it_is_parsed(tags, encoding):
    sheet = sheet_xml(HEADER + tags).decode().replace('<?xml version="1.0"?>', "").encode(encoding)
    padding = random.Random(2).randbytes(200_000)  # keeps the ratio below 100
    data = with_parts(PLAIN, xl__worksheets__sheet1_xml=sheet, xl__media__image1=padding)
    assert refused(data)[0] == "damaged"


def test_a_large_picture_and_a_large_sheet_are_no_reason_to_refuse():
    chance = random.Random(3)
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{chance.random()}</v></c></row>' for n in range(2, 90_000))
    sheet = sheet_xml(HEADER + rows)
    assert len(sheet) > 5_000_000
    data = with_parts(
        PLAIN, xl__worksheets__sheet1_xml=sheet, xl__media__image1=b"\x89PNG" + chance.randbytes(5_500_000)
    )
    assert len(read_workbook_bytes(data, "x.xlsx").rows[SheetName.ORGANISATIONS]) == 89_998


def test_no_change_of_bytes_gives_anything_but_a_workbook_or_a_refusal():
    """Damage the file, or one part inside it, in 300 ways that a seed fixes."""
    chance = random.Random(20260901)
    inserts = [b"<c/>", b"99999999999", b'"', b"-1", b"<row/>", b"&x;", b"1E999", b"<v>", b"\xff", b"inlineStr", b""]
    outcomes = {"read": 0, "refused": 0}
    for _ in range(300):
        if chance.random() < 0.3:
            content = bytearray(PLAIN)
            for _ in range(chance.randint(1, 6)):
                content[chance.randrange(len(content))] = chance.randrange(256)
            data = bytes(content[: chance.randrange(len(content))] if chance.random() < 0.2 else content)
        else:
            parts = unzipped(PLAIN)
            name = chance.choice(sorted(parts))
            content = bytearray(parts[name])
            for _ in range(chance.randint(1, 5)):
                place = chance.randrange(len(content) + 1)
                content[place : place + chance.randint(0, 20)] = chance.choice(inserts)
            data = zipped({**parts, name: bytes(content)})
        try:
            read_workbook_bytes(data, "x.xlsx")
            outcomes["read"] += 1
        except FileRefused:
            outcomes["refused"] += 1
    assert min(outcomes.values()) > 20, outcomes


def test_a_number_that_is_no_number_is_still_text():
    assert [cell_text(value) for value in (float("inf"), float("nan"), 1e300, -0.5, 12.0)] == [
        "inf",
        "nan",
        f"{1e300:.0f}",
        "-0.5",
        "12",
    ]


def test_a_workbook_is_read_by_what_refuses_harm_whatever_else_is_installed() -> None:
    from defusedxml import ElementTree
    from openpyxl.xml import functions

    assert functions.fromstring is ElementTree.fromstring
    assert functions.iterparse is ElementTree.iterparse
    assert importlib.util.find_spec("lxml"), "this test means nothing without it"
