"""Who holds the web together, in words: the JSON answer that page, terminal and files are made of."""

from netmap.report.hub.answer import hub_answer

__all__ = ["hub_answer"]
