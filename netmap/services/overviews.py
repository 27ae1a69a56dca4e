"""Use cases about who does what, where and in which phase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from netmap.analysis.facts import Facts
from netmap.analysis.overviews.overview import USED, overview_of
from netmap.analysis.overviews.results import Kind, OverviewAnswer
from netmap.analysis.results import Remark
from netmap.analysis.situation import Situation
from netmap.errors import UsageError
from netmap.graph import contact_graph, unconnected_parts
from netmap.model import Network, normalise
from netmap.report.names import Names
from netmap.report.overviews import overview_answer
from netmap.report.overviews.cells import MOST_ROWS
from netmap.report.overviews.workbook import overview_csv, overview_workbook
from netmap.services.analyses import Analyses
from netmap.services.kept import Kept
from netmap.store.port import NetworkStore
from netmap.texts import LANGUAGES, OneOf, say

__all__ = ["OverviewForm", "Overviews"]

OverviewForm = Literal["xlsx", "csv"]

_KEPT_FACTS, _KEPT = 3, 20


class Overviews(Analyses):
    """Use cases about who does what, where and in which phase."""

    def __init__(self, store: NetworkStore, *, today: Callable[[], date], now: Callable[[], str], who: str) -> None:
        super().__init__(store, today=today, now=now, who=who)
        self._overview_facts: Kept[Facts] = Kept(_KEPT_FACTS)
        self._overviews: Kept[OverviewAnswer] = Kept(_KEPT)

    def overview_kinds(self, language: str = "nl") -> list[dict[str, str]]:
        """Return which overviews there are: ``id``, ``word`` (as on the command line) and ``title`` (a question)."""
        return [
            {
                "id": kind.value,
                "word": say(f"overview.word.{kind.value}", language),
                "title": say(f"overview.title.{kind.value}", language),
            }
            for kind in Kind
        ]

    def overview_kind(self, text: str) -> str:
        """Return the id of the overview that somebody means by an id or a word in either language.

        Raises
        ------
        UsageError
            ``overview.unknown_kind`` with ``found`` and ``known``.
        """
        wanted = normalise(text)
        for kind in Kind:
            called = {kind.value, *(say(f"overview.word.{kind.value}", language) for language in LANGUAGES)}
            if wanted in {normalise(word) for word in called}:
                return kind.value
        raise UsageError(
            "overview.unknown_kind", found=text, known=OneOf(entry["word"] for entry in self.overview_kinds())
        )

    def overview(
        self,
        network: str | None = None,
        *,
        kind: str,
        situation: Situation | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, Any]:
        """Return one overview in words: a matrix of three states, or the spread.

        Parameters
        ----------
        network : str, optional
            Name or id; else the only network there is.
        kind : str
            As :meth:`overview_kind` takes it.
        situation : Situation, optional
            What of it an overview uses narrows rows, columns or what is counted; the answer holds only that.
        reference_date : date, optional
            Else the network's ``peildatum``, else today.
        masked : bool
            False only for pages on the municipality's own machine: sensitive parties are then named.
        mark_sensitive : bool
            Put a mark behind the name of a sensitive party.

        Returns
        -------
        dict
            See :func:`netmap.report.overviews.overview_answer`.

        Raises
        ------
        UsageError
            As :meth:`overview_kind`.
        NetworkNotFound, StoreError
        """
        return self._overview(network, kind, situation, reference_date, language, masked, mark_sensitive, MOST_ROWS)

    def overview_file(
        self,
        network: str | None = None,
        *,
        kind: str,
        form: OverviewForm,
        situation: Situation | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> bytes:
        """Return the answer of :meth:`overview` as an Excel file with all rows behind its cells, or as CSV.

        The same data give the same bytes. Parameters and errors as :meth:`overview`.
        """
        answer = self._overview(network, kind, situation, reference_date, language, masked, mark_sensitive, None)
        return overview_csv(answer, language) if form == "csv" else overview_workbook(answer, language)

    def _overview(
        self,
        network: str | None,
        kind: str,
        situation: Situation | None,
        reference_date: date | None,
        language: str,
        masked: bool,
        mark_sensitive: bool,
        most_rows: int | None,
    ) -> dict[str, Any]:
        which = Kind(self.overview_kind(kind))
        content = self.network(network)
        day, remarks = self._reference_date(content, reference_date)
        facts = self._facts_for_overviews(content, day)
        chosen = situation or Situation()
        chosen = replace(chosen, **{part: "" for part in ("theme", "area", "phase") if part not in USED[which]})

        def find() -> OverviewAnswer:
            return overview_of(facts, which, chosen)

        key = (content.id, content.data_version, day, which, chosen)
        answer = self._overviews.get(key, find) if content.data_version else find()
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        told = (*remarks, *_unconnected(facts))
        return overview_answer(answer, facts, self._norm(content, None), names, told, most_rows=most_rows)

    def _facts_for_overviews(self, content: Network, day: date) -> Facts:
        if not content.data_version:  # nothing says what it holds
            return Facts(content, day)
        return self._overview_facts.get((content.id, content.data_version, day), lambda: Facts(content, day))


def _unconnected(facts: Facts) -> tuple[Remark, ...]:
    """Return the remark of every answer about parts of a network that have nothing in common."""
    parts = facts.memo(
        "services.unconnected", lambda: tuple(unconnected_parts(contact_graph(facts.network, facts.day)))
    )
    if len(parts) < 2:
        return ()
    return (Remark("gaps.remark.unconnected", {"parts": len(parts), "sizes": [len(part) for part in parts[1:]]}),)
