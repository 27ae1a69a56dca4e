"""Overviews in words: who does what, where and in which phase."""

from netmap.report.overviews.answer import overview_answer

__all__ = ["overview_answer"]
