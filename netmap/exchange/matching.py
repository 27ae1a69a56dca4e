"""Matching of names: surely the same, worth asking about, or different; never merged by likeness alone.

What decides lies in ``matching_names`` (spelling), ``matching_words`` and ``matching_compare`` (likeness),
``matching_search`` (long lists) and ``matching_kinds`` (names that are no name of one body); others find it here.
"""

from __future__ import annotations

from netmap.exchange.matching_compare import Likeness, Verdict, compare
from netmap.exchange.matching_kinds import meanings, open_category, whole_of
from netmap.exchange.matching_names import loose_key, same_body
from netmap.exchange.matching_search import Near, nearest, nearest_words

__all__ = [
    "Likeness",
    "Near",
    "Verdict",
    "compare",
    "loose_key",
    "meanings",
    "nearest",
    "nearest_words",
    "open_category",
    "same_body",
    "whole_of",
]
