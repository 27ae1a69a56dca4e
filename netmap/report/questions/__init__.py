"""Questions that go out and whose answers come back: as lines of a sheet to fill in, and on paper for one party."""

from netmap.report.questions.conversation import CONVERSATION
from netmap.report.questions.lines import Call, answer_form, question_lines, with_questions
from netmap.report.questions.paper import question_paper
from netmap.report.questions.places import lines_of

__all__ = [
    "CONVERSATION",
    "Call",
    "answer_form",
    "lines_of",
    "question_lines",
    "question_paper",
    "with_questions",
]
