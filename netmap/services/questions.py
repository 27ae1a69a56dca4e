"""Use cases about questions that go out: a file to fill in and load again, or paper for one party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from netmap.analysis.results import Question
from netmap.analysis.situation import Situation
from netmap.errors import UsageError
from netmap.exchange.question_sheet import Line, write_question_sheet
from netmap.model import Network
from netmap.reference.norm import Norm
from netmap.report.gaps import finding_words, question_words
from netmap.report.names import Names
from netmap.report.paper import Sheet, to_docx, to_html
from netmap.report.questions import Call, question_lines, question_paper, with_questions
from netmap.services.analyses import Analyses

__all__ = ["QuestionForm", "Questions"]

QuestionForm = Literal["xlsx", "html", "docx"]


@dataclass(frozen=True, slots=True)
class _Asking:
    """What is asked, of whom, and in which words."""

    network: Network
    norm: Norm
    day: date
    names: Names
    calls: list[Call]
    everything: bool

    def sentence(self, question: Question) -> str:
        return question_words(question, self.network, self.norm, self.names)

    def why(self, question: Question) -> str:
        if question.if_no is None:
            return ""
        return finding_words(question.if_no, self.network, self.norm, self.names)[0]

    def lines(self) -> list[Line]:
        return question_lines(self.calls, self.network, self.names, self.sentence, everything=self.everything)


class Questions(Analyses):
    """Use cases about questions that go out."""

    def question_file(
        self,
        network: str | None = None,
        *,
        addressee: str | None = None,
        form: QuestionForm = "xlsx",
        norm_file: Path | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        situation: Situation | None = None,
    ) -> bytes:
        """Return the questions that are open, to fill in (Excel), to print (HTML) or for Word.

        Parameters
        ----------
        network : str, optional
            Name or id; else the only network there is.
        addressee : str, optional
            Whose questions: "Organisation:org-ggd" as an answer writes it, "" for those that are for nobody in
            particular; None for all of them.
        form : {"xlsx", "html", "docx"}
            The Excel file has the sheet *Vragen*: filled in, it is loaded as any other file.
        norm_file, reference_date, situation : optional
            As :meth:`gaps`.
        masked : bool
            What is asked about a sensitive party cannot be loaded again from a masked file.

        Returns
        -------
        bytes
            The same data give the same bytes. Without questions: headers only, or paper that says so.

        Raises
        ------
        UsageError
            ``questions.addressee_unknown`` when nobody is called so.
        NetworkNotFound, StoreError
        """
        asking = self._asking(network, norm_file, reference_date, language, situation, addressee, masked=masked)
        if form == "xlsx":
            hidden = masked and bool(asking.names.sensitive)
            return write_question_sheet(asking.lines(), asking.network, masked=hidden, language=language)
        sheet = _paper(asking)
        return to_docx(sheet) if form == "docx" else to_html(sheet)

    def question_sheet(
        self,
        network: str | None = None,
        *,
        addressee: str | None = None,
        norm_file: Path | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        situation: Situation | None = None,
    ) -> Sheet:
        """Return the paper of :meth:`question_file` as a sheet, for whoever puts it with others."""
        return _paper(self._asking(network, norm_file, reference_date, language, situation, addressee, masked=masked))

    def _asking(
        self,
        network: str | None,
        norm_file: Path | None,
        reference_date: date | None,
        language: str,
        situation: Situation | None,
        addressee: str | None,
        *,
        masked: bool,
    ) -> _Asking:
        content = self.network(network)
        norm = self._norm(content, norm_file)
        day, _ = self._reference_date(content, reference_date)
        shown = self._shown(content, norm, day, situation or Situation())
        names = Names(content, language, masked=masked)
        calls = with_questions(shown.calls, shown.answer.questions)
        if addressee is not None:
            chosen = [call for call in calls if _is(call, addressee, names)]
            if not chosen and addressee and not _exists(content, names, addressee):
                raise UsageError("questions.addressee_unknown", found=addressee)
            calls = chosen
        return _Asking(content, norm, day, names, calls, everything=addressee is None and situation is None)


def _paper(asking: _Asking) -> Sheet:
    return question_paper(asking.calls, asking.network, asking.names, asking.day, asking.sentence, asking.why)


def _is(call: Call, addressee: str, names: Names) -> bool:
    """Return whether a text means an addressee: as an answer writes it, masked or not."""
    if call.addressee is None or not addressee:
        return call.addressee is None and not addressee
    return addressee in (str(call.addressee), f"{call.addressee.label}:{names.id(call.addressee)}")


def _exists(network: Network, names: Names, addressee: str) -> bool:
    """Return whether there is such a party, of whom nothing is asked."""
    label, _, record_id = addressee.partition(":")
    if (label, record_id) in network.records:
        return True
    return any(f"{ref.label}:{names.id(ref)}" == addressee for ref in names.sensitive)
