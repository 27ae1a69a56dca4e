"""Use cases about "Is dit alles?": which lists are complete, so that what is not on them is absent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from netmap.errors import UsageError
from netmap.model import (
    About,
    Area,
    ChangeSet,
    Consultation,
    Coverage,
    Expert,
    Fact,
    Network,
    Organisation,
    PassesOn,
    Setting,
    SettingKey,
    SheetName,
    Statement,
    Status,
    TakesPart,
    make_change_set,
    setting_id,
)
from netmap.reference.words import code_of
from netmap.report.changes import list_names
from netmap.services.changes import Changes
from netmap.texts import OneOf, say

#: The sheets that can be a complete list, with the kind of their records and the statements that stand there too.
_LISTS: dict[SheetName, tuple[type[Fact], About | None]] = {
    SheetName.ORGANISATIONS: (Organisation, None),
    SheetName.CONSULTATIONS: (Consultation, None),
    SheetName.PARTICIPATION: (TakesPart, About.SEAT),
    SheetName.ESCALATION: (PassesOn, About.ROUTE),
    SheetName.COVERAGE: (Coverage, About.COVERAGE),
    SheetName.EXPERTS: (Expert, About.EXPERT),
    SheetName.AREAS: (Area, None),
}


class Lists(Changes):
    """Use cases about complete lists."""

    def lists(self, network: str | None = None, *, language: str = "nl") -> list[dict[str, Any]]:
        """Return the lists of which people can say that they are complete, in the order of the workbook.

        Returns
        -------
        list of dict
            ``sheet`` (code), ``name``, ``rows`` (how many records stand on it, stated noes included, ended ones
            not), ``complete`` and ``complete_on`` (the ISO date from which it counts as complete, as precise as it
            is known; None when it is not complete or when no date was given). Complete parts of a list ("Dekking: one
            theme") are not told here.
        """
        content = self.network(network)
        return [_list(content, sheet, language) for sheet in _LISTS]

    def declare_complete(
        self, sheets: Sequence[str], network: str | None = None, *, complete: bool = True, language: str = "nl"
    ) -> dict[str, Any]:
        """Say that lists are complete as of today, or take that back; what importing such a row does.

        Parameters
        ----------
        sheets : sequence of str
            Codes or Dutch names of sheets; see :meth:`lists`.
        complete : bool
            False ends the declaration: what is not on the list is then unknown again.

        Returns
        -------
        dict
            ``network``, ``lists`` (as :meth:`lists` gives them now), ``by`` (id of the ChangeSet for :meth:`undo`;
            None when nothing changed, as for the second time on one day) and ``sentence``.

        Raises
        ------
        UsageError
            When no sheet is named, or one that is no list.
        """
        chosen = _sheets(sheets)
        network_id = self.find_network(network).id
        done: list[ChangeSet] = []

        def plan(content: Network) -> ChangeSet:
            done.append(self._declared(content, chosen, complete=complete))
            return done[-1]

        self._write_planned(network_id, plan)
        names = list_names(chosen, language)
        if not done[-1].changes:
            sentence = say("changes.lists.same", language, lists=names)
        elif complete:
            sentence = say("changes.lists.complete", language, lists=names, date=self._today())
        else:
            sentence = say("changes.lists.not_complete", language, lists=names)
        content = self._store.read(network_id)
        return {
            "network": {"id": content.id, "name": content.name},
            "lists": [_list(content, sheet, language) for sheet in _LISTS],
            "by": done[-1].id if done[-1].changes else None,
            "sentence": sentence,
        }

    def _declared(self, content: Network, sheets: Sequence[SheetName], *, complete: bool) -> ChangeSet:
        today = self._today().isoformat()
        dates = content.settings(SettingKey.REFERENCE_DATE)
        checked_on = next((s.value for s in dates if s.status is not Status.ENDED), None)
        records: list[Setting] = []
        for sheet in sheets:
            record_id = setting_id(SettingKey.COMPLETE, sheet.value, today)
            before = content.of(Setting).get(record_id)
            if complete and before is None:
                provenance = (f"app|{today}",)
                records.append(
                    Setting(
                        id=record_id,
                        key=SettingKey.COMPLETE,
                        value=sheet.value,
                        date=today,
                        checked_on=checked_on,
                        provenance=provenance,
                    )
                )
            elif complete and before is not None:
                again = before if _stands(before) else replace(before, status=Status.ACTIVE, until=None)
                records.append(replace(again, date=today))
            elif before is not None and _stands(before):
                records.append(replace(before, status=Status.ENDED, until=today))
        word = "volledig" if complete else "onvolledig"
        why = f"{word} {','.join(sheets)}"
        return make_change_set(content, records, who=self._who, when=self._now(), why=why)


def _list(network: Network, sheet: SheetName, language: str) -> dict[str, Any]:
    kind, about = _LISTS[sheet]
    rows = sum(record.status is not Status.ENDED for record in network.of(kind).values())
    if about is not None:
        stated = network.of(Statement).values()
        rows += sum(one.about is about and one.status is not Status.ENDED for one in stated)
    declared = network.of(Setting).get(setting_id(SettingKey.COMPLETE, sheet.value, None))
    stands = declared is not None and _stands(declared)
    return {
        "sheet": sheet.value,
        "name": say(f"sheet.{sheet.value}", language),
        "rows": rows,
        "complete": stands,
        "complete_on": declared.date if declared is not None and stands else None,
    }


def _stands(setting: Setting) -> bool:
    return setting.status in (None, Status.ACTIVE) and setting.until is None


def _sheets(names: Sequence[str]) -> tuple[SheetName, ...]:
    """Return the sheets that are named, each once, in the order of the workbook."""
    chosen = set()
    for name in names:
        code = code_of("SheetName", name)
        if code is None or SheetName(code) not in _LISTS:
            known = OneOf(list_names(_LISTS))
            raise UsageError("changes.lists.unknown", found=name, known=known)
        chosen.add(SheetName(code))
    if not chosen:
        raise UsageError("changes.lists.none")
    return tuple(sheet for sheet in _LISTS if sheet in chosen)
