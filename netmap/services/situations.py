"""What an answer is about: the day, and the theme, area and phase that a user may choose."""

from __future__ import annotations

from datetime import date
from typing import Any

from netmap.analysis.results import Remark
from netmap.analysis.situation import choices
from netmap.model import Network, SettingKey, last_day, months_between
from netmap.report.names import Names
from netmap.services.base import Base

_OLD_REFERENCE_MONTHS = 6


class Situations(Base):
    """Use cases about what an answer is about."""

    def situations(
        self,
        network: str | None = None,
        *,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
    ) -> dict[str, Any]:
        """Return which themes, areas, phases and sectors there are to choose from.

        Returns
        -------
        dict
            ``network`` and ``reference_date``; ``theme``, ``area`` and ``sector`` by name, ``phase`` in the order of
            unrest: lists of {"id", "name"}. An empty network has no areas and no sectors.

        Raises
        ------
        NetworkNotFound, StoreError
        """
        content = self.network(network)
        day, _ = self._reference_date(content, reference_date)
        names = Names(content, language, masked=masked)
        found = {
            name: [{"id": ref.id, "name": names.name(ref)} for ref in refs]
            for name, refs in choices(content, day).items()
        }
        for name in ("theme", "area", "sector"):
            found[name].sort(key=lambda entry: (entry["name"].casefold(), entry["id"]))
        entry = {"id": content.id, "name": content.name}
        return {"network": entry, "reference_date": day.isoformat(), **found}

    def _reference_date(self, network: Network, chosen: date | None) -> tuple[date, tuple[Remark, ...]]:
        """Return the day that an answer is about, and a remark when it was set long ago."""
        if chosen is not None:
            return chosen, ()
        settings = network.settings(SettingKey.REFERENCE_DATE)
        if not settings:
            return self._today(), ()
        day = last_day(settings[0].value)
        old = months_between(settings[0].value, self._today()) > _OLD_REFERENCE_MONTHS
        return day, (Remark("gaps.remark.old_reference_date", {"reference_date": day}),) if old else ()
