"""How netmap works things out, in words, made from the norm, the tables and the constants that the code runs."""

from netmap.report.method.sections import method_sections

__all__ = ["method_sections"]
