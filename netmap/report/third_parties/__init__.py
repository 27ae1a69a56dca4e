"""Whom to invite in a situation: the answer in words, for the terminal and on one A4."""

from netmap.report.third_parties.answer import third_parties_answer
from netmap.report.third_parties.words import needed_words

__all__ = ["needed_words", "third_parties_answer"]
