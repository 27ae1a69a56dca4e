"""Every sheet of paper: one :class:`Sheet` says what stands on it, and it becomes HTML to print or a Word file.

Black on white, A4, what and who and on which date. What a sheet says is up to its caller, masking included: nothing
here looks names up, and nothing is cut.
"""

from netmap.report.paper.html import to_html
from netmap.report.paper.sheet import Bullets, Lines, Part, Sheet, Table
from netmap.report.paper.word import to_docx

__all__ = ["Bullets", "Lines", "Part", "Sheet", "Table", "to_docx", "to_html"]
