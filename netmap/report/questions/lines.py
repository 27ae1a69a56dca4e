"""Questions as lines of the sheet *Vragen*, grouped by whom they are put to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from netmap.analysis.calls import Calls
from netmap.analysis.results import Question
from netmap.exchange.question_places import TALK
from netmap.exchange.question_sheet import Line, LineWriter, Place
from netmap.model import Network, Ref
from netmap.report.forms import form_of
from netmap.report.names import Names
from netmap.report.questions.places import Asked, lines_of
from netmap.texts import say

__all__ = ["Call", "answer_form", "question_lines", "whole_text", "with_questions"]

#: Labels of what may have a masked name.
_NAMED = ("Organisation", "Consultation", "Expert")
#: What an answer looks like to whoever shows a field for it; the rest are texts from a list.
_FORMS = {
    "party": "party",
    "parties": "party",
    "consultation": "consultation",
    "consultations": "consultation",
    "name": "name",
    "expert": "name",
    "deputy": "name",
    "agreed": "date",
    "yes_no": "yes_no",
    "themes": "themes",
}


@dataclass(frozen=True, slots=True)
class Call:
    """The questions that are put to one addressee; None is nobody in particular."""

    addressee: Ref | None
    questions: tuple[Question, ...]


def with_questions(calls: Calls, questions: Iterable[Question]) -> list[Call]:
    """Return the calls in their order, each with the questions themselves."""
    known = {question.id: question for question in questions}
    return [Call(call.addressee, tuple(known[key] for key in call.questions)) for call in calls.order]


def answer_form(question: Question, network: Network, language: str = "nl") -> dict[str, Any] | None:
    """Return how a question is answered: ``form``, ``hint`` (an example) and ``rows`` (how many lines it takes).

    None when only a conversation can answer it; ``form`` is ``text`` when its lines differ.
    """
    lines = lines_of(question, network)
    if not lines:
        return None
    forms = {_FORMS.get(line.form, "text") for line in lines}
    hint = say(f"questions.example.{lines[0].form}", language)
    return {"form": forms.pop() if len(forms) == 1 else "text", "hint": hint, "rows": len(lines)}


def question_lines(
    calls: Sequence[Call],
    network: Network,
    names: Names,
    sentence: Callable[[Question], str],
    *,
    everything: bool = False,
) -> list[Line]:
    """Return the lines of the sheet *Vragen*.

    Parameters
    ----------
    calls : sequence of Call
        In the order in which they are to be made; the numbers of the questions follow it.
    names : Names
        Masked: a line about a masked party cannot be read back, and says so.
    sentence : callable
        Words a question.
    everything : bool
        Whether these are all questions that are open. Only then can "nobody else" make a list complete.

    Returns
    -------
    list of Line
        A question with one line has its number, one with more has "3.1", "3.2". A question that only a conversation
        can answer has a line without a place: what is filled in there is refused, with what to do instead.
    """
    writer = LineWriter(network, lambda ref: ref.label in _NAMED and names.id(ref) != ref.id)
    found: list[Line] = []
    number = 0
    for call in calls:
        addressee = names.name(call.addressee) if call.addressee else say("questions.anybody", names.language)
        for question in call.questions:
            number += 1
            text = whole_text(question, sentence(question), names)
            asked = [_with_all(line, everything=everything) for line in lines_of(question, network)]
            found += _lines(asked, str(number), text, addressee, writer, names)
    return found


def _with_all(asked: Asked, *, everything: bool) -> Asked:
    return replace(asked, place=replace(asked.place, all_asked=True)) if asked.place.beside and everything else asked


def _lines(
    asked: list[Asked], number: str, text: str, addressee: str, writer: LineWriter, names: Names
) -> Iterator[Line]:
    if not asked:
        example = say("questions.example.conversation", names.language)
        yield Line(
            number=number, question=text, addressee=addressee, example=example, sheet=TALK, line=TALK, column=TALK
        )
    for part, one in enumerate(asked, start=1):
        sheet, line, column = writer.place(_shown(one.place))
        own = _own(one, names) if one.code else ""
        yield Line(
            number=f"{number}.{part}" if len(asked) > 1 else number,
            question=own[:1].upper() + own[1:] if own else text,
            addressee=addressee,
            example=say(f"questions.example.{one.form}", names.language),
            sheet=sheet,
            line=line,
            column=column,
        )


def _own(one: Asked, names: Names) -> str:
    return say(form_of(one.code, one.values), names.language, **names.spoken(one.values))


def whole_text(question: Question, text: str, names: Names) -> str:
    """Return the words of a question; what its sentence names only in part ("A, B en nog 33") is named in full.

    Who gets paper or a file has nothing else to look it up in.
    """
    cut = []
    for value in question.ask.values.values():
        refs = [item for item in value if isinstance(item, Ref)] if isinstance(value, (list, tuple)) else []
        named = [names.name(ref) for ref in refs]
        shown = [name.casefold() in text.casefold() for name in named]
        if any(shown) and not all(shown):
            cut += named
    return f"{text} {say('questions.paper.whole', names.language, names=cut)}" if cut else text


def _shown(place: Place) -> Place:
    return replace(place, cells={key: value for key, value in place.cells.items() if value not in (None, "", [])})
