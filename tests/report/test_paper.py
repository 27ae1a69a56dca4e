"""Sheets of paper: the same words as HTML and as a Word file, readable by eye, by ear and by a printer."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from netmap.report.paper import Bullets, Lines, Part, Sheet, Table, to_docx, to_html
from netmap.report.paper.sheet import shares

COLUMNS = ("Partij", "Waarom", "Via wie", "Functie", "Nagegaan op")
ROWS = (
    ("Wonen Veen", "bereikt gebied Oost", "wijkoverleg Oost", "wijkconsulent", "12 maart 2026"),
    ("GGD Waterland", "kan de nazorg doen", "kernteam", "adviseur publieke gezondheid", "niet bekend"),
    (
        "Stichting Samenwerkingsverband Buurtbemiddeling en Wijkgericht Werken Waterveen-Oost",
        "bemiddelt tussen buren",
        "gebiedsoverleg",
        "coördinator",
        "maart 2026",
    ),
)
NORMAL = Sheet(
    title="Wie moet er nu bij?",
    subtitle="Waterveen, gebied Oost",
    reference_date=date(2026, 9, 1),
    checked_on="2026-03",
    source="netwerk Waterveen, norm Handreiking",
    answer=("Nodig 2 partijen uit: Wonen Veen en de GGD.", "Niemand doet de nazorg."),
    parts=(
        Part("Wie nodigt u uit", (Table(COLUMNS, ROWS, shown="3 van 7 getoond"),)),
        Part("Wat blijft open", ("Vraag dit na.", Bullets(("Bel de GGD.", "Bel Wonen Veen.")))),
        Part("", ("Zonder kop.",)),
        Part("Terug te sturen", (Lines(("Klopt dit?", "Datum"), blank=3),)),
    ),
)
LONG = replace(
    NORMAL, parts=(Part("Partijen", (Table(COLUMNS, tuple((f"Partij {n}", *ROWS[0][1:]) for n in range(60))),)),)
)
EMPTY = Sheet(
    title="Leeg",
    reference_date=date(2026, 9, 1),
    source="netwerk Leeg",
    parts=(
        Part(
            "Kop",
            (Table(("A", "B"), ()), Bullets(()), Table(("A",), (), empty="Er is geen deskundige gevraagd."), Lines()),
        ),
    ),
)
PAYLOADS = (
    "<script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked = 1">',
    "</style><script>window.hacked = 1</script>",
    "</title><svg onload='window.hacked = 1'>",
    "$x^2$ {{ 7 * 7 }} {% raw %} ![x](http://example.invalid/x)",
    "&lt;b&gt; & \x00\x01\x0b\x0c\x1f\x7f\x85\ufffe\uffff\ud800 einde",
    "regel een\r\nregel twee\rregel drie\u2028vier",
    "مسجد النور \u202eomgekeerd\u202c 社区 👩‍👩‍👧",
    "x" * 400,
)


def filled_with(text: str) -> Sheet:
    """Return a sheet that has the text in every place."""
    blocks = (text, Bullets((text,)), Table((text, text), ((text, text),), shown=text), Lines((text,), blank=1))
    part = Part(text, (*blocks, Table((text,), (), empty=text), Bullets((), empty=text)))
    return replace(NORMAL, title=text, subtitle=text, answer=(text,), parts=(part,), source=text)


SHEETS = {"normal": NORMAL, "long": LONG, "empty": EMPTY} | {
    f"payload {number}": filled_with(text) for number, text in enumerate(PAYLOADS)
}


class Words(HTMLParser):
    """The text of a page in order, its tags, and the attributes of each."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._silent = False
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._silent = tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.texts.append(data.strip())


def word_texts(content: bytes) -> list[str]:
    """Return the text of a Word file in order, tables in their place."""
    found: list[str] = []
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, docx.table.Table):
            found += [cell.text for row in block.rows for cell in row.cells]
        else:
            found.append(block.text)
    return [text.strip() for text in found if text.strip()]


# The same words in both


@pytest.mark.parametrize("name", ["normal", "long", "empty"])
def test_both_files_say_the_same_in_the_same_order(name: str) -> None:
    screen_only = 1  # how to print it
    assert Words(to_html(SHEETS[name])).texts[screen_only:] == word_texts(to_docx(SHEETS[name]))


def test_a_sheet_says_everything_that_it_was_given() -> None:
    said = word_texts(to_docx(NORMAL))
    assert said[:4] == [NORMAL.title, NORMAL.subtitle, *NORMAL.answer]
    for text in (*COLUMNS, *(cell for row in ROWS for cell in row), "3 van 7 getoond", "Zonder kop.", "Klopt dit?"):
        assert text in said
    assert said[-3:] == ["Peildatum: 1 september 2026", "Nagegaan op: maart 2026", f"Bron: {NORMAL.source}"]


def test_what_is_not_known_or_empty_is_said() -> None:
    said = word_texts(to_docx(EMPTY))
    assert said.count("Hierover staat nog niets op de kaart.") == 2
    assert "Er is geen deskundige gevraagd." in said
    assert "Nagegaan op: niet bekend" in said
    assert "<table" not in to_html(EMPTY).decode()


@pytest.mark.parametrize("cells", [(("a",),), (("a", "b", "c"),)])
def test_a_row_of_another_length_is_a_defect(cells: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(ValueError, match="rows of 2 cells"):
        Table(("A", "B"), cells)
    with pytest.raises(ValueError, match="at least one"):
        Table((), ())


def test_no_row_is_left_out_of_a_thousand() -> None:
    table = Table(("Partij", "Rij"), tuple((f"Partij {n}", str(n)) for n in range(1_000)))
    sheet = replace(EMPTY, parts=(Part("Alle", (table,)),))
    for said in (Words(to_html(sheet)).texts, word_texts(to_docx(sheet))):
        assert [text for text in said if text.startswith("Partij ")] == [f"Partij {n}" for n in range(1_000)]


# The same bytes


@pytest.mark.parametrize("name", SHEETS)
def test_equal_sheets_give_equal_bytes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = to_html(SHEETS[name]), to_docx(SHEETS[name])
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert (to_html(replace(SHEETS[name])), to_docx(replace(SHEETS[name]))) == first


def test_another_day_is_another_file() -> None:
    later = replace(NORMAL, reference_date=date(2026, 9, 2))
    assert to_docx(later) != to_docx(NORMAL)
    assert to_html(later) != to_html(NORMAL)


# Word


@pytest.mark.parametrize("name", SHEETS)
def test_a_word_file_opens_again_and_is_whole(name: str) -> None:
    content = to_docx(SHEETS[name])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in entry for entry in archive.namelist())
        assert b"thumbnail" not in archive.read("_rels/.rels")
    assert word_texts(content)


@pytest.mark.parametrize(("language", "tag"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_a_word_file_says_its_title_language_and_day(language: str, tag: str) -> None:
    document = docx.Document(io.BytesIO(to_docx(replace(NORMAL, language=language))))
    properties = document.core_properties
    day = datetime(2026, 9, 1)
    assert (properties.title, properties.language, properties.revision) == (NORMAL.title, tag, 1)
    assert [one.replace(tzinfo=None) for one in (properties.created, properties.modified) if one] == [day, day]
    assert (properties.author, properties.comments) == ("netmap", "")
    assert [found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))] == [tag]
    assert [found.get(qn("w:val")) for found in document.settings.element.iter(qn("w:themeFontLang"))] == [tag]


def test_a_word_file_has_real_headings_lists_and_repeated_table_headers_in_black() -> None:
    document = docx.Document(io.BytesIO(to_docx(LONG)))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert (styles[LONG.title], styles["Partijen"]) == ("Heading 1", "Heading 2")
    (table,) = document.tables
    rows = [row._tr.trPr for row in table.rows]
    assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True, *[False] * 60]
    assert all(row.find(qn("w:cantSplit")) is not None for row in rows)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    for name in ("Normal", "Heading 1", "Heading 2"):
        assert str(document.styles[name].font.color.rgb) == "000000"
    normal = docx.Document(io.BytesIO(to_docx(NORMAL)))
    assert [p.text for p in normal.paragraphs if p.style and p.style.name == "List Bullet"] == [
        "Bel de GGD.",
        "Bel Wonen Veen.",
    ]


def test_a_word_file_is_a4_and_its_tables_fit() -> None:
    for sheet in SHEETS.values():
        document = docx.Document(io.BytesIO(to_docx(sheet)))
        section = document.sections[0]
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        room = section.page_width - section.left_margin - section.right_margin
        for table in document.tables:
            assert sum(column.width for column in table.columns) <= room
            for row in table.rows:
                assert sum(cell.width for cell in row.cells) <= room


def test_the_parts_of_a_paragraph_stand_in_the_order_that_word_wants() -> None:
    order = ["pStyle", "pBdr", "tabs", "spacing", "ind", "jc", "rPr"]
    document = docx.Document(io.BytesIO(to_docx(NORMAL)))
    seen = set()
    for properties in document.element.body.iter(qn("w:pPr")):
        names = [child.tag.rpartition("}")[2] for child in properties]
        assert names == sorted(names, key=order.index)
        seen |= set(names)
    assert {"pBdr", "tabs", "spacing"} <= seen


def test_every_page_of_a_word_file_bears_its_number() -> None:
    document = docx.Document(io.BytesIO(to_docx(LONG)))
    footer = document.sections[0].footer._element
    assert [field.text for field in footer.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_what_no_word_file_can_hold_is_left_out_and_the_rest_stays() -> None:
    said = " ".join(word_texts(to_docx(filled_with(PAYLOADS[5]))))
    assert "&lt;b&gt; & " in said
    assert "einde" in said
    lines = docx.Document(io.BytesIO(to_docx(filled_with(PAYLOADS[6])))).paragraphs[0].text
    assert lines == "regel een\nregel twee\nregel drie\nvier"
    assert "\u202e" not in " ".join(word_texts(to_docx(filled_with(PAYLOADS[7]))))
    assert "👩‍👩‍👧" in " ".join(word_texts(to_docx(filled_with(PAYLOADS[7]))))


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.fixture(scope="module")
def office() -> str:
    """LibreOffice with its word processor; skips without."""
    command = shutil.which("soffice") or shutil.which("libreoffice")
    if command is None:
        pytest.skip("no LibreOffice")
    if not any(path.name.startswith("libswlo") for path in Path(command).resolve().parent.glob("libsw*")):
        pytest.skip("no word processor in this LibreOffice")
    return command


def test_libreoffice_opens_the_word_file_on_as_many_pages_as_expected(office: str, tmp_path: Path) -> None:
    for name, sheet in (("normal", NORMAL), ("long", LONG)):
        (tmp_path / f"{name}.docx").write_bytes(to_docx(sheet))
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / f"{name}.docx")], check=True, capture_output=True, timeout=240)
    assert pages((tmp_path / "normal.pdf").read_bytes()) == 1
    assert 2 <= pages((tmp_path / "long.pdf").read_bytes()) <= 4


# HTML


@pytest.mark.parametrize("name", SHEETS)
def test_html_is_one_file_that_runs_and_asks_nothing(name: str) -> None:
    content = to_html(SHEETS[name])
    found = Words(content)
    tags = [tag for tag, _ in found.tags]
    assert {"script", "img", "svg", "link", "iframe", "a", "form"}.isdisjoint(tags)
    assert not any(key.startswith("on") or key in ("src", "href") for _, given in found.tags for key in given)
    policy = [given for tag, given in found.tags if tag == "meta" and "http-equiv" in given]
    assert len(policy) == 1
    assert str(policy[0]["content"]).startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "script-src" not in str(policy[0]["content"])
    assert tags.index("meta") < tags.index("title") < tags.index("style")


@pytest.mark.parametrize("text", PAYLOADS, ids=range(len(PAYLOADS)))
def test_html_shows_every_text_to_the_letter(text: str) -> None:
    cells = [given for tag, given in Words(to_html(filled_with(text))).tags if tag in ("th", "td")]
    assert len(cells) == 4
    shown = unescape(re.sub(r"<[^>]*>", "\0", to_html(filled_with(text)).decode("utf-8")))
    plain = re.sub("\r\n?|[\x85\u2028]", "\n", text)
    plain = re.sub("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800\u202a-\u202e]", "", plain)
    assert shown.count(plain) >= 11


@pytest.mark.parametrize("language", ["nl", "en"])
def test_html_has_headings_table_headers_and_a_language(language: str) -> None:
    found = Words(to_html(replace(NORMAL, language=language)))
    assert ("html", {"lang": language}) in found.tags
    assert [tag for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h2", "h2"]
    scopes = [given["scope"] for tag, given in found.tags if tag == "th"]
    assert scopes == ["col"] * 5 + ["row"] * 3
    assert [tag for tag, _ in found.tags].count("thead") == 1


def test_english_paper_is_english() -> None:
    said = word_texts(to_docx(replace(NORMAL, language="en")))
    assert said[-3:] == ["Reference date: 1 September 2026", "Checked on: March 2026", f"Source: {NORMAL.source}"]


# Widths


def test_columns_share_a_line_and_words_of_usual_length_are_not_broken() -> None:
    for sheet in SHEETS.values():
        for part in sheet.parts:
            for table in part.blocks:
                if isinstance(table, Table):
                    found = shares(table)
                    assert sum(found) == 1000
                    assert min(found) > 20
    widths = shares(Table(COLUMNS, ROWS))
    for width, column in zip(widths, range(5), strict=True):
        word = max(len(part) for row in (COLUMNS, *ROWS) for part in row[column].split())
        assert width * 85 / 1000 >= min(word, 20), COLUMNS[column]
