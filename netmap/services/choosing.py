"""What a user means by the name of a theme, area, phase or sector."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netmap.analysis.situation import Situation, choices
from netmap.errors import UsageError
from netmap.model import Area, Network, Phase, Record, Ref, Sector, Term, Theme, normalise
from netmap.services.situations import Situations
from netmap.texts import OneOf

_KINDS: dict[str, type[Record]] = {"theme": Theme, "area": Area, "phase": Phase, "sector": Sector}


class Choosing(Situations):
    """Use cases that turn what somebody typed into a choice."""

    def situation_of(
        self,
        network: str | None = None,
        *,
        theme: str | None = None,
        area: str | None = None,
        phase: str | None = None,
        reference_date: date | None = None,
    ) -> Situation:
        """Return the situation that somebody means by names, ids or synonyms; what is not given stays open.

        Raises
        ------
        UsageError
            ``choice.unknown`` with ``what``, ``found`` and ``known`` (what there is here); ``choice.several`` when
            more than one is called so.
        NetworkNotFound, StoreError
        """
        typed = {"theme": theme, "area": area, "phase": phase}
        return Situation(**{what: self._chosen(network, what, text, reference_date) for what, text in typed.items()})

    def sector_of(self, network: str | None, sector: str | None, *, reference_date: date | None = None) -> str:
        """Return the id of the sector that somebody means; "" for none. Raises as :meth:`situation_of`."""
        return self._chosen(network, "sector", sector, reference_date)

    def _chosen(self, network: str | None, what: str, text: str | None, reference_date: date | None) -> str:
        if text is None:
            return ""
        content = self.network(network)
        found = _meant(content, what, text)
        if len(found) == 1:
            return found[0].id
        if found:
            raise UsageError(f"choice.several.{what}", found=text, known=OneOf(ref.id for ref in found))
        day, _ = self._reference_date(content, reference_date)
        known = sorted(content.name_of(ref) for ref in choices(content, day)[what])
        if not known:
            raise UsageError(f"choice.none.{what}", found=text)
        raise UsageError(f"choice.unknown.{what}", found=text, known=OneOf(known))


def _meant(network: Network, what: str, text: str) -> list[Ref]:
    """Return what has this id; else what is called so; else what has it as another name."""
    records = list(network.of(_KINDS[what]).values())
    if exact := [record.ref for record in records if record.id == text]:
        return exact
    wanted = normalise(text)
    named = [record.ref for record in records if any(normalise(name) == wanted for name in _names(record))]
    return named or [
        record.ref
        for record in records
        if isinstance(record, Term) and any(normalise(name) == wanted for name in record.synonyms)
    ]


def _names(record: Record) -> Iterator[str]:
    if isinstance(record, Area):
        yield from (name for name in (record.name, record.code) if name)
    elif isinstance(record, Term):
        yield from (name for name in (record.label_nl, record.label_en, record.id) if name)
