"""The colours of pages, pictures and charts. A colour never carries meaning alone: a word or shape says the same.

Contrast of every pair on its own background and surface is at least 4.5:1, which a test measures.
"""

from __future__ import annotations

__all__ = ["DARK", "LIGHT"]

LIGHT = {
    "accent": "#0B5C6B",
    "button": "#0B5C6B",
    "text": "#1B2328",
    "background": "#FFFFFF",
    "surface": "#F4F6F7",
    "border": "#D5DBDF",
    "critical": "#9B1C1C",
    "serious": "#9A4B00",
    "attention": "#6B5D00",
    "note": "#41525C",
    "present": "#1E7145",
    "unknown": "#5F6B73",
    "government": "#4A4E8C",
    "safety": "#1F5FA8",
    "care": "#A3325B",
    "welfare_youth": "#1E7145",
    "housing_education": "#8A5A00",
    "residents_business": "#9A3B12",
    "expertise": "#5B4A6F",
}
DARK = {
    "accent": "#6CC5D4",
    "button": "#127485",  # the framework writes in white on it
    "text": "#E8EDF0",
    "background": "#14191C",
    "surface": "#1E2529",
    "border": "#3A454C",
    "critical": "#FF9A9A",
    "serious": "#FFB366",
    "attention": "#E3D26B",
    "note": "#B4C3CC",
    "present": "#7CCB9C",
    "unknown": "#A7B3BB",
    "government": "#A9ADF0",
    "safety": "#7FB5F5",
    "care": "#F29AB9",
    "welfare_youth": "#7CCB9C",
    "housing_education": "#E0B252",
    "residents_business": "#F2A27C",
    "expertise": "#C9B6DE",
}
