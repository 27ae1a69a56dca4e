"""Use cases that answer a question about a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from netmap.analysis.gaps import Progress, find_gaps
from netmap.analysis.results import GapAnswer
from netmap.analysis.situation import Situation, in_situation, themes_in_situation
from netmap.analysis.theme_steps import theme_steps
from netmap.errors import UsageError
from netmap.model import Network
from netmap.reference.norm import Norm, default_norm, network_norm, read_norm
from netmap.report.gaps import gap_answer
from netmap.report.names import Names
from netmap.services.kept import Kept
from netmap.services.situations import Situations
from netmap.store.port import NetworkStore

_KEPT = 6  # answers: of the networks in memory, with their own norm and with another


class Analyses(Situations):
    """Use cases that answer a question about a network."""

    def __init__(self, store: NetworkStore, *, today: Callable[[], date], now: Callable[[], str], who: str) -> None:
        super().__init__(store, today=today, now=now, who=who)
        self._answers: Kept[GapAnswer] = Kept(_KEPT)

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
        progress: Progress | None = None,
    ) -> dict[str, Any]:
        """Return the white spots and questions of a network, in words.

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
        progress : callable, optional
            Gets how many norm lines are judged, and how many there are.

        Raises
        ------
        NetworkNotFound, StoreError
        UsageError
            When the norm file cannot be read.
        """
        content = self.network(network)
        norm = self._norm(content, norm_file)
        day, remarks = self._reference_date(content, reference_date)
        answer = self._found(content, norm, day, progress)
        answer = replace(answer, remarks=(*remarks, *answer.remarks))
        themes = theme_steps(content, norm, day, answer)
        situation = situation or Situation()
        # The signs of a theme rest on the whole answer, so it is cut after they are made.
        answer, outside = in_situation(answer, content, day, situation)
        themes = themes_in_situation(themes, situation)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        return gap_answer(answer, content, norm, day, names, themes, situation, outside)

    def _found(self, network: Network, norm: Norm, day: date, progress: Progress | None = None) -> GapAnswer:
        """Return the white spots of a network, made once for every page that shows some of them."""

        def find() -> GapAnswer:
            return find_gaps(network, norm, day, progress=progress)

        if not network.data_version:  # nothing says what it holds
            return find()
        # A norm holds tables, which have no hash; its text says all that is in it.
        return self._answers.get((network.id, network.data_version, day, repr(norm)), find)

    def _norm(self, network: Network, norm_file: Path | None) -> Norm:
        if norm_file is None:
            return network_norm(network, default_norm())
        try:
            return read_norm(norm_file.read_text(encoding="utf-8"), norm_file.name)
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("norm.unreadable", file=norm_file.name) from error
