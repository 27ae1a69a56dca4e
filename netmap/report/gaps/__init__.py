"""White spots and questions in words: the JSON answer that pages, terminal and files are made of."""

from netmap.report.gaps.answer import finding_words, gap_answer, question_words

__all__ = ["finding_words", "gap_answer", "question_words"]
