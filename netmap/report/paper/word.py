"""A sheet as a Word file: real headings and lists, table headers that come back on every page, a language.

``python-docx`` does the writing; what it leaves to its template (language, colours, metadata, the clock in the file)
is set here.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from netmap.report.paper.sheet import Block, Bullets, Lines, Sheet, Table, clean, facts, shares
from netmap.texts import say

__all__ = ["to_docx"]

_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_WIDTH, _HEIGHT = Mm(210), Mm(297)
_SIDE, _TOP = Mm(16), Mm(16)
_TEXT = Length(_WIDTH - 2 * _SIDE)
_BLACK = RGBColor(0, 0, 0)
_FONT = "Calibri"
_LONGEST_PROPERTY = 255  # characters of a property of the file, which Word shows nowhere on paper
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip archive; the day of the sheet is in the properties


def to_docx(sheet: Sheet) -> bytes:
    """Return the sheet as a Word file; equal sheets give equal bytes. A long sheet goes on over more pages."""
    document = docx.Document()
    _set_up(document, sheet)
    document.add_paragraph(clean(sheet.title), style="Heading 1")
    if sheet.subtitle:
        document.add_paragraph(clean(sheet.subtitle))
    for sentence in sheet.answer:
        paragraph = document.add_paragraph()
        paragraph.add_run(clean(sentence)).bold = True
    for part in sheet.parts:
        if part.heading:
            document.add_paragraph(clean(part.heading), style="Heading 2")
        for block in part.blocks:
            _add_block(document, block, say("paper.empty", sheet.language))
    _add_facts(document, sheet)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue())


def _add_block(document: Document, block: Block, empty: str) -> None:
    match block:
        case Bullets(items=items):
            for item in items:
                document.add_paragraph(clean(item), style="List Bullet")
            if not items:
                document.add_paragraph(clean(block.empty or empty))
        case Table():
            if block.rows:
                _add_table(document, block)
            else:
                document.add_paragraph(clean(block.empty or empty))
            if block.shown:
                document.add_paragraph(clean(block.shown))
        case Lines(labels=labels, blank=blank):
            for label in [*labels, *[""] * blank]:
                _add_line(document, clean(label))
        case str():
            document.add_paragraph(clean(block))


def _add_table(document: Document, table: Table) -> None:
    grid = document.add_table(rows=1 + len(table.rows), cols=len(table.columns), style="Table Grid")
    grid.autofit = False
    widths = [Length(_TEXT * share // 1000) for share in shares(table)]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for number, (row, texts) in enumerate(zip(grid.rows, (table.columns, *table.rows), strict=True)):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.add_run(clean(text)).bold = number == 0 or None
    _name_headers(grid)
    _gap_after(document)


def _name_headers(grid: WordTable) -> None:
    """Say that the first row and the first column are headers, for who hears the table."""
    look = grid._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        grid._tbl.tblPr.remove(look)
    names = {"firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0", "noHBand": "0", "noVBand": "1"}
    grid._tbl.tblPr.append(_element("w:tblLook", val="04A0", **names))


def _gap_after(document: Document) -> None:
    """Keep what follows a table off it: Word gives a table no space of its own."""
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.line_spacing = Pt(6)


def _add_line(document: Document, label: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.tab_stops.add_tab_stop(_TEXT, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    paragraph.add_run(f"{label} \t" if label else "\t")


def _add_facts(document: Document, sheet: Sheet) -> None:
    for number, fact in enumerate(facts(sheet)):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(fact).font.size = Pt(9)
        if number == 0:
            paragraph.paragraph_format.space_before = Pt(14)
            border = _element("w:top", val="single", sz="6", space="4", color="000000")
            borders = OxmlElement("w:pBdr")
            borders.append(border)
            # The order of these elements is fixed; an older Word refuses a file that has another.
            properties = paragraph._p.get_or_add_pPr()
            properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


# The file around it


def _set_up(document: Document, sheet: Sheet) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _WIDTH, _HEIGHT
    section.left_margin = section.right_margin = _SIDE
    section.top_margin = section.bottom_margin = _TOP
    section.footer_distance = Mm(8)
    _number_pages(section.footer.paragraphs[0])
    _style(document, "Normal", 10.5, after=4)
    _style(document, "Heading 1", 18, after=2)
    _style(document, "Heading 2", 13, before=12, after=3)
    _style(document, "List Bullet", 10.5, after=2)
    language = _LANGUAGES[sheet.language]
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), language)
    properties = document.core_properties
    properties.title = clean(sheet.title)[:_LONGEST_PROPERTY]
    properties.subject = clean(sheet.subtitle)[:_LONGEST_PROPERTY]
    properties.language = language
    properties.author = properties.last_modified_by = "netmap"
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(sheet.reference_date, time())
    properties.revision = 1
    _drop_thumbnail(document)


def _style(document: Document, name: str, size: float, *, before: float = 0, after: float) -> None:
    style = document.styles[name]
    style.font.size = Pt(size)
    style.font.color.rgb = _BLACK
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.1
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]  # a font of the theme would win
    for attribute in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{attribute}"), _FONT)


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text, field in (("", "PAGE"), (" / ", "NUMPAGES")):
        parts = [_element("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")]
        name, shown = OxmlElement("w:instrText"), OxmlElement("w:t")
        name.text, shown.text = field, "1"  # Word counts again when it opens the file
        paragraph.add_run(text).font.size = Pt(8.5)
        for part in (parts[0], name, parts[1], shown, parts[2]):
            run = paragraph.add_run()
            run.font.size = Pt(8.5)
            run._r.append(part)


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _drop_thumbnail(document: Document) -> None:
    """Take out the picture of the template's own first page."""
    relations = document.part.package.rels
    for key in [key for key, found in relations.items() if found.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


def _without_clock(content: bytes) -> bytes:
    """Return the archive with the same day in each entry, and nothing of the machine that wrote it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
