"""Use cases about what changes when something changes: nothing of it is ever stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.gaps import Progress
from netmap.analysis.situation import choices
from netmap.analysis.what_if.amnesia import amnesia
from netmap.analysis.what_if.change import change_of
from netmap.analysis.what_if.compare import side_of, try_changes
from netmap.analysis.what_if.results import Amnesia, Scenario, Side, WhatIfAnswer
from netmap.analysis.what_if.scenarios import ready_scenarios
from netmap.errors import UsageError
from netmap.model import Network, Ref
from netmap.report.names import Names
from netmap.report.team.words import TeamSpeaker
from netmap.report.what_if.answer import frame, remark_words, what_if_answer
from netmap.report.what_if.choices import amnesia_words, scenario_words
from netmap.services.analyses import Analyses
from netmap.services.kept import Kept
from netmap.services.typed_changes import TypedChanges, with_own_ids
from netmap.store.port import NetworkStore
from netmap.texts import OneOf, say

__all__ = ["WhatIfs"]

_KEPT_SIDES, _KEPT_ANSWERS, _KEPT_CHOICES = 3, 20, 3


class WhatIfs(Analyses):
    """Use cases about what changes when something changes."""

    def __init__(self, store: NetworkStore, *, today: Callable[[], date], now: Callable[[], str], who: str) -> None:
        super().__init__(store, today=today, now=now, who=who)
        self._sides: Kept[Side] = Kept(_KEPT_SIDES)
        self._what_ifs: Kept[WhatIfAnswer] = Kept(_KEPT_ANSWERS)
        self._thinking: Kept[tuple[tuple[Scenario, ...], Amnesia]] = Kept(_KEPT_CHOICES)

    def what_if(
        self,
        network: str | None = None,
        *,
        changes: Sequence[str],
        progress: Progress | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, Any]:
        """Return what is otherwise on the map when some changes are made, in words. Nothing is stored.

        Parameters
        ----------
        network : str, optional
            Name or id; else the only network there is.
        changes : sequence of str
            As :func:`netmap.analysis.what_if.change.token_of` writes them; ids may be those of a masked answer. Made
            one after another. None gives an answer without differences.
        progress : callable, optional
            Gets how many parts of the work are done, and how many there are.
        reference_date : date, optional
            Else the network's ``peildatum``, else today.
        masked : bool
            False only for pages on the municipality's own machine: sensitive parties are then named.
        mark_sensitive : bool
            Put a mark behind the name of a sensitive party.

        Returns
        -------
        dict
            See :func:`netmap.report.what_if.answer.what_if_answer`.

        Raises
        ------
        UsageError
            ``whatif.bad_token`` for a text that is no change, ``whatif.not_there`` when it names something that the
            network does not have.
        NetworkNotFound, StoreError
        """
        content = self.network(network)
        day, remarks = self._reference_date(content, reference_date)
        norm = self._norm(content, None)
        # Masked or not, a token of any answer means the same party.
        own = Names(content, language)
        made = tuple(with_own_ids(change_of(token), content, own) for token in changes)

        def find() -> WhatIfAnswer:
            return try_changes(content, norm, day, made, before=self._side(content, day), progress=progress)

        key = (content.id, content.data_version, day, repr(norm), made)
        answer = self._what_ifs.get(key, find) if content.data_version else find()
        names = Names(answer.network, language, masked=masked, marked=mark_sensitive)
        return what_if_answer(answer, Facts(content, day), norm, names, remarks)

    def what_if_choices(
        self,
        network: str | None = None,
        *,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, Any]:
        """Return what there is to think through: ready scenarios, what hangs on one person or party, and who is there.

        Returns
        -------
        dict
            The frame of every answer, with ``result``: ``scenarios``, ``amnesia`` and ``holders``; ``parties``,
            ``consultations``, ``sectors`` and ``experts`` ({"of", "name"}, by name), and ``themes`` ({"id", "name"}).
            All but the frame also stand beside it. An empty network has scenarios of which none is possible.

        Raises
        ------
        NetworkNotFound, StoreError
        """
        content = self.network(network)
        day, remarks = self._reference_date(content, reference_date)
        facts, norm = Facts(content, day), self._norm(content, None)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        speaker = TeamSpeaker(names, facts, norm)

        def find() -> tuple[tuple[Scenario, ...], Amnesia]:
            return ready_scenarios(facts), amnesia(facts)

        key = (content.id, content.data_version, day)
        scenarios, memory = self._thinking.get(key, find) if content.data_version else find()
        lost = amnesia_words(memory, speaker)
        there = choices(content, day)
        result = {
            "scenarios": [scenario_words(scenario, speaker) for scenario in scenarios],
            "amnesia": lost,
            "holders": lost["holders"],
            "parties": _by_name([party.ref for party in facts.organisations], names),
            "consultations": _by_name([table.ref for table in facts.consultations], names),
            "experts": _by_name([ref for ref in sorted(facts.nodes) if ref.label == "Expert"], names),
            "sectors": _by_name(there["sector"], names),
            "themes": [{"id": ref.id, "name": names.name(ref)} for ref in there["theme"]],
        }
        return {
            **frame(facts, norm),
            "remarks": [remark_words(remark, speaker) for remark in remarks],
            "sentences": lost["sentences"],
            "result": result,
            **result,
        }

    def changes_of(
        self,
        network: str | None = None,
        *,
        without: Sequence[str] = (),
        with_: Sequence[str] = (),
        mandate: Sequence[str] = (),
        scenario: str | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
    ) -> list[str]:
        """Return the changes that somebody means by what was typed, for :meth:`what_if`.

        Parameters
        ----------
        without : sequence of str
            A party, consultation or expert by reference, id, name or alias; "sector wonen"; "code P7"; "Politie in
            Driehoek" for one seat.
        with_ : sequence of str
            "Politie in Wijkoverleg"; "nieuw jongerenwerk in Wijkoverleg" for a party that is not on the map yet;
            "overleg Naam: Politie; GGD" for a new consultation.
        mandate : sequence of str
            "Driehoek: beslist", "Driehoek: beslist over geluidsoverlast; rellen", "Driehoek: geen".
        scenario : str, optional
            Word, title or id of a ready scenario; its changes come first.

        Returns
        -------
        list of str
            Each may also be typed as such a text itself.

        Raises
        ------
        UsageError
            ``whatif.unknown`` (with ``.near`` when there are names like it), ``whatif.several``,
            ``whatif.not_active``, ``whatif.no_table``, ``whatif.no_mandate``, ``whatif.unknown_mandate``,
            ``whatif.unknown_scenario``, ``whatif.scenario_not_possible``, and those of ``situation_of`` for a theme.
        NetworkNotFound, StoreError
        """
        content = self.network(network)
        day, _ = self._reference_date(content, reference_date)
        names = Names(content, language, masked=masked)

        def theme(text: str) -> str:
            return self._chosen(network, "theme", text, reference_date)

        typed = TypedChanges(content, Facts(content, day), names, theme)
        found = self._scenario(network, scenario, reference_date, language) if scenario else []
        found += [typed.without(text).token for text in without]
        found += [typed.with_(text).token for text in with_]
        return found + [typed.mandate(text).token for text in mandate]

    def _scenario(self, network: str | None, text: str, day: date | None, language: str) -> list[str]:
        """Return the changes of a ready scenario that somebody means."""
        ready = self.what_if_choices(network, reference_date=day, language=language, masked=False)["scenarios"]
        typed = text.strip().casefold()
        for one in ready:
            english = say(f"whatif.scenario.word.{one['id']}", "en")
            if typed in (one["id"], one["word"].casefold(), one["title"].casefold(), english.casefold()):
                if not one["possible"]:
                    raise UsageError("whatif.scenario_not_possible", found=one["word"], why=one["why_not"])
                tokens: list[str] = one["tokens"]
                return tokens
        raise UsageError("whatif.unknown_scenario", found=text, known=OneOf(one["word"] for one in ready))

    def _side(self, content: Network, day: date) -> Side:
        """Return the map as it is, made once for all changes that are thought through."""
        norm = self._norm(content, None)

        def find() -> Side:
            return side_of(content, norm, day, gaps=self._found(content, norm, day))

        if not content.data_version:  # nothing says what it holds
            return find()
        return self._sides.get((content.id, content.data_version, day, repr(norm)), find)


def _by_name(refs: Sequence[Ref], names: Names) -> list[dict[str, str]]:
    found = [{"of": f"{ref.label}:{names.id(ref)}", "name": names.name(ref)} for ref in refs]
    return sorted(found, key=lambda entry: (entry["name"].casefold(), entry["of"]))
