"""Use cases that answer a question about a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

from netmap.analysis.calls import Calls, fewest_calls
from netmap.analysis.closing.additions import closing_plan
from netmap.analysis.closing.results import ClosingPlan
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import Progress, find_gaps
from netmap.analysis.regie import RegieForm, forms_of_regie
from netmap.analysis.results import GapAnswer
from netmap.analysis.selection import Selection, selected
from netmap.analysis.situation import Outside, Situation, in_situation, themes_in_situation
from netmap.analysis.theme_steps import theme_steps
from netmap.errors import UsageError
from netmap.exchange.question_sheet import add_question_page
from netmap.model import Network
from netmap.reference.norm import Norm, default_norm, network_norm, read_norm
from netmap.report.gap_workbook import gap_csv, gap_workbook
from netmap.report.gaps import gap_answer, question_words
from netmap.report.names import Names
from netmap.report.questions import question_lines, with_questions
from netmap.services.choosing import Choosing
from netmap.services.kept import Kept
from netmap.services.methods import Methods
from netmap.store.port import NetworkStore

__all__ = ["Analyses", "GapForm", "Selection"]

GapForm = Literal["xlsx", "csv"]

_KEPT = 6  # answers: of the networks in memory, with their own norm and with another
_KEPT_STEPS = 12  # what to do about them: as many, each also for a situation


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is shown of an answer, and what to do about just that."""

    answer: GapAnswer
    outside: Outside
    plan: ClosingPlan
    calls: Calls
    regie: tuple[RegieForm, ...]


class Analyses(Choosing, Methods):
    """Use cases that answer a question about a network."""

    def __init__(self, store: NetworkStore, *, today: Callable[[], date], now: Callable[[], str], who: str) -> None:
        super().__init__(store, today=today, now=now, who=who)
        self._answers: Kept[GapAnswer] = Kept(_KEPT)
        self._steps: Kept[_Shown] = Kept(_KEPT_STEPS)

    def gaps(
        self,
        network: str | None = None,
        *,
        norm_file: Path | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
        situation: Situation | None = None,
        selection: Selection | None = None,
        progress: Progress | None = None,
    ) -> dict[str, Any]:
        """Return the white spots and questions of a network, how to close them and whom to call, in words.

        Parameters
        ----------
        network : str, optional
            Name or id; else the only network there is.
        norm_file : Path, optional
            A norm that replaces the network's own overlay.
        reference_date : date, optional
            Else the network's ``peildatum``, else today.
        masked : bool
            False only for pages on the municipality's own machine: sensitive parties are then named.
        mark_sensitive : bool
            Put a mark behind the name of a sensitive party.
        situation : Situation, optional
            Keep what concerns a theme, an area and a phase; the answer says how much falls outside.
        selection : Selection, optional
            Keep what is of one kind, sector or certainty, or serious enough; what falls outside is counted with it.
        progress : callable, optional
            Gets how many norm lines are judged, and how many there are.

        Returns
        -------
        dict
            See :func:`netmap.report.gaps.gap_answer`. The plan and the calls are about what is shown.

        Raises
        ------
        NetworkNotFound, StoreError
        UsageError
            When the norm file cannot be read.
        """
        content = self.network(network)
        norm = self._norm(content, norm_file)
        day, remarks = self._reference_date(content, reference_date)
        situation, selection = situation or Situation(), selection or Selection()
        whole = self._found(content, norm, day, progress)
        shown = self._shown(content, norm, day, situation, selection)
        # The signs of a theme rest on the whole answer, whatever is shown of it.
        themes = themes_in_situation(theme_steps(content, norm, day, whole), situation)
        return gap_answer(
            replace(shown.answer, remarks=(*remarks, *shown.answer.remarks)),
            content,
            norm,
            day,
            Names(content, language, masked=masked, marked=mark_sensitive),
            themes,
            situation,
            shown.outside,
            selection=selection,
            plan=shown.plan,
            calls=shown.calls,
            regie=shown.regie,
        )

    def gap_file(
        self,
        network: str | None = None,
        *,
        form: GapForm,
        norm_file: Path | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        situation: Situation | None = None,
        selection: Selection | None = None,
    ) -> bytes:
        """Return the answer of :meth:`gaps` as an Excel file, or its findings as CSV.

        The workbook has the sheets *Witte plekken*, *Vragen* (to fill in and load again), *Afspraken* and
        *Verantwoording*. The same data give the same bytes. Parameters and errors as :meth:`gaps`.
        """
        answer = self.gaps(
            network,
            norm_file=norm_file,
            reference_date=reference_date,
            language=language,
            masked=masked,
            situation=situation,
            selection=selection,
        )
        if form == "csv":
            return gap_csv(answer, language)
        content = self.network(network)
        norm = self._norm(content, norm_file)
        day, _ = self._reference_date(content, reference_date)
        shown = self._shown(content, norm, day, situation or Situation(), selection or Selection())
        names = Names(content, language, masked=masked)
        lines = question_lines(
            with_questions(shown.calls, shown.answer.questions),
            content,
            names,
            lambda question: question_words(question, content, norm, names),
            everything=not (situation or selection),
        )
        hidden = masked and bool(names.sensitive)
        add = partial(add_question_page, lines=lines, network=content, masked=hidden, language=language)
        return gap_workbook(answer, language, add_questions=add)

    def _found(self, network: Network, norm: Norm, day: date, progress: Progress | None = None) -> GapAnswer:
        """Return the white spots of a network, made once for every page that shows some of them.

        Each question is put to whom the fewest calls put it, so that every page and paper asks the same party.
        """

        def find() -> GapAnswer:
            answer = find_gaps(network, norm, day, progress=progress)
            return _put_to(answer, fewest_calls(answer.questions, Facts(network, day)))

        if not network.data_version:  # nothing says what it holds
            return find()
        # A norm holds tables, which have no hash; its text says all that is in it.
        return self._answers.get((network.id, network.data_version, day, repr(norm)), find)

    def _shown(
        self, network: Network, norm: Norm, day: date, situation: Situation, selection: Selection | None = None
    ) -> _Shown:
        """Return what of an answer is shown, with a plan and calls for just that; made once, as the answer is."""
        chosen = selection or Selection()

        def make() -> _Shown:
            answer, left = in_situation(self._found(network, norm, day), network, day, situation)
            answer, more = selected(answer, network, day, chosen)
            outside = Outside(left.findings + more.findings, left.questions + more.questions)
            facts = Facts(network, day)
            forms = forms_of_regie(facts)
            if situation.theme:
                forms = tuple(form for form in forms if form.theme.id == situation.theme)
            calls = fewest_calls(answer.questions, facts)
            plan = closing_plan(network, norm, day, answer)
            return _Shown(_put_to(answer, calls), outside, plan, calls, forms)

        if not network.data_version:
            return make()
        return self._steps.get((network.id, network.data_version, day, repr(norm), situation, chosen), make)

    def _norm(self, network: Network, norm_file: Path | None) -> Norm:
        if norm_file is None:
            return network_norm(network, default_norm())
        try:
            return read_norm(norm_file.read_text(encoding="utf-8"), norm_file.name)
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("norm.unreadable", file=norm_file.name) from error


def _put_to(answer: GapAnswer, calls: Calls) -> GapAnswer:
    """Return an answer with each question put to whom it is asked of in these calls."""
    called = {key: call.addressee for call in calls.order for key in call.questions}
    questions = tuple(replace(question, addressee=called[question.id]) for question in answer.questions)
    return replace(answer, questions=questions)
