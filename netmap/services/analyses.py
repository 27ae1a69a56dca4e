"""Use cases that answer a question about a network."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Remark
from netmap.analysis.theme_steps import theme_steps
from netmap.errors import UsageError
from netmap.model import Network, SettingKey, last_day, months_between
from netmap.reference.norm import Norm, default_norm, network_norm, read_norm
from netmap.report.gaps import gap_answer
from netmap.report.names import Names
from netmap.services.base import Base

_OLD_REFERENCE_MONTHS = 6


class Analyses(Base):
    """Use cases that answer a question about a network."""

    def gaps(
        self,
        network: str | None = None,
        *,
        norm_file: Path | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
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
        """
        content = self.network(network)
        norm = self._norm(content, norm_file)
        day, remarks = self._reference_date(content, reference_date)
        answer = find_gaps(content, norm, day)
        answer = replace(answer, remarks=(*remarks, *answer.remarks))
        themes = theme_steps(content, norm, day, answer)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        return gap_answer(answer, content, norm, day, names, themes)

    def _norm(self, network: Network, norm_file: Path | None) -> Norm:
        if norm_file is None:
            return network_norm(network, default_norm())
        try:
            return read_norm(norm_file.read_text(encoding="utf-8"), norm_file.name)
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("norm.unreadable", file=norm_file.name) from error

    def _reference_date(self, network: Network, chosen: date | None) -> tuple[date, tuple[Remark, ...]]:
        if chosen is not None:
            return chosen, ()
        settings = network.settings(SettingKey.REFERENCE_DATE)
        if not settings:
            return self._today(), ()
        day = last_day(settings[0].value)
        old = months_between(settings[0].value, self._today()) > _OLD_REFERENCE_MONTHS
        return day, (Remark("gaps.remark.old_reference_date", {"reference_date": day}),) if old else ()
