"""Use cases about routes: where a signal goes, whom a request reaches, and where signals get stuck."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Literal

from netmap.analysis.facts import Facts
from netmap.analysis.results import Remark
from netmap.analysis.routes.downward import spread_down
from netmap.analysis.routes.results import DownAnswer, RouteAnswer, RoutesAnswer
from netmap.analysis.routes.upward import route_from, seen_by
from netmap.analysis.routes.whole import routes_of
from netmap.analysis.situation import Situation
from netmap.errors import UsageError
from netmap.graph import contact_graph, unconnected_parts
from netmap.model import Expert, Network, Ref
from netmap.reference.words import word_of
from netmap.report.names import Names
from netmap.report.paper import to_docx, to_html
from netmap.report.routes.answer import route_answer
from netmap.report.routes.down import down_answer
from netmap.report.routes.frame import without_phase
from netmap.report.routes.sheet import route_sheet
from netmap.report.routes.whole import routes_answer
from netmap.services.analyses import Analyses
from netmap.services.kept import Kept
from netmap.services.places import beginnings, choices, kind_word, meant, names_beginning, names_like
from netmap.store.port import NetworkStore
from netmap.texts import OneOf, say

__all__ = ["MOST_STEPS", "WITHIN", "RouteForm", "Routes"]

RouteForm = Literal["html", "docx"]

#: How many steps a request is followed, and at most.
WITHIN, MOST_STEPS = 3, 12
#: How many ways are shown.
_MOST_WAYS = 3
#: Of the names that begin with what was typed so many are given, and how many more there are.
_MOST_NAMES = 5
_KEPT_FACTS, _KEPT_WHOLE, _KEPT_ONE = 3, 6, 60
Progress = Callable[[int, int], None]


class Routes(Analyses):
    """Use cases about routes."""

    def __init__(self, store: NetworkStore, *, today: Callable[[], date], now: Callable[[], str], who: str) -> None:
        super().__init__(store, today=today, now=now, who=who)
        self._facts: Kept[Facts] = Kept(_KEPT_FACTS)
        self._routes: Kept[RoutesAnswer] = Kept(_KEPT_WHOLE)
        self._ways: Kept[RouteAnswer] = Kept(_KEPT_ONE)
        self._down: Kept[DownAnswer] = Kept(_KEPT_ONE)

    # --- from where ---------------------------------------------------------------------------------------------

    def entrances(
        self,
        network: str | None = None,
        *,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> list[dict[str, str]]:
        """Return where a signal can begin: active parties, consultations and experts, channels where somebody is.

        Returns
        -------
        list of dict
            ``of`` ("Organisation:org-ggd"), ``name`` and ``kind`` (a word: "GGD", "overleg", "kanaal"), by name. An
            empty network has none.
        """
        content = self.network(network)
        day, _ = self._reference_date(content, reference_date)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        found = [
            {"of": f"{ref.label}:{names.id(ref)}", "name": names.name(ref), "kind": kind_word(ref, content, names)}
            for ref in beginnings(self._facts_of(content, day))
        ]
        return sorted(found, key=lambda entry: (entry["name"].casefold(), entry["of"]))

    def place_of(
        self,
        network: str | None = None,
        text: str = "",
        *,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
    ) -> str:
        """Return the place that somebody means by a reference, id, name or alias, as "Organisation:org-ggd".

        Raises
        ------
        UsageError
            ``route.unknown_place`` (with ``.beginning`` when several names begin so, ``.near`` when there are names
            like it), ``route.several_places`` when more than one is called so, ``route.not_active`` when it does not
            count now.
        NetworkNotFound, StoreError
        """
        content = self.network(network)
        day, _ = self._reference_date(content, reference_date)
        return str(self._place(content, day, text, Names(content, language, masked=masked)))

    # --- up -----------------------------------------------------------------------------------------------------

    def route(
        self,
        network: str | None = None,
        *,
        of: str,
        situation: Situation | None = None,
        most: int = _MOST_WAYS,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, Any]:
        """Return which way a signal goes from one place, by way of who interprets to who decides, in words.

        Parameters
        ----------
        network : str, optional
            Name or id; else the only network there is.
        of : str
            Where it begins: a reference as answers write it, or an id, name or alias.
        situation : Situation, optional
            Its theme and area; a phase changes no route.
        most : int
            How many ways at most, at least 1.
        reference_date : date, optional
            Else the network's ``peildatum``, else today.
        masked : bool
            False only for pages on the municipality's own machine: sensitive parties are then named.
        mark_sensitive : bool
            Put a mark behind the name of a sensitive party.

        Returns
        -------
        dict
            See :func:`netmap.report.routes.answer.route_answer`.

        Raises
        ------
        UsageError
            As :meth:`place_of`.
        NetworkNotFound, StoreError
        """
        content = self.network(network)
        day, remarks = self._reference_date(content, reference_date)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        source, chosen = self._place(content, day, of, names), without_phase(situation or Situation())

        def find() -> RouteAnswer:
            return route_from(self._facts_of(content, day), source, chosen.theme, chosen.area, most=max(1, most))

        key = (content.id, content.data_version, day, source, chosen, most)
        answer = self._ways.get(key, find) if content.data_version else find()
        return route_answer(answer, **self._told(content, day, remarks, names, chosen), asked=source)

    def route_sheet(
        self,
        network: str | None = None,
        *,
        of: str,
        form: RouteForm,
        situation: Situation | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> bytes:
        """Return the answer of :meth:`route` on one A4, to print (HTML) or for Word. The same data, the same bytes.

        Parameters and errors as :meth:`route`.
        """
        answer = self.route(
            network,
            of=of,
            situation=situation,
            reference_date=reference_date,
            language=language,
            masked=masked,
            mark_sensitive=mark_sensitive,
        )
        sheet = route_sheet(answer, language)
        return to_docx(sheet) if form == "docx" else to_html(sheet)

    # --- down ---------------------------------------------------------------------------------------------------

    def route_down(
        self,
        network: str | None = None,
        *,
        of: str | None = None,
        within: int = WITHIN,
        situation: Situation | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, Any]:
        """Return whom a request reaches within some steps, and who does not hear it, in words.

        Parameters
        ----------
        of : str, optional
            Who asks; else the core teams.
        within : int
            From 1 to ``MOST_STEPS``.
        situation : Situation, optional
            Only its area changes the answer.

        Returns
        -------
        dict
            See :func:`netmap.report.routes.down.down_answer`.

        Raises
        ------
        UsageError
            As :meth:`place_of`; ``cli.bad_steps`` for another number of steps.
        NetworkNotFound, StoreError
        """
        if not 1 <= within <= MOST_STEPS:
            raise UsageError("cli.bad_steps", found=within, most=MOST_STEPS)
        content = self.network(network)
        day, remarks = self._reference_date(content, reference_date)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        facts = self._facts_of(content, day)
        sources = seen_by(facts, self._place(content, day, of, names)) if of else ()
        chosen = situation or Situation()

        def find() -> DownAnswer:
            return spread_down(facts, sources, within, chosen.area)

        key = (content.id, content.data_version, day, sources, within, chosen.area)
        answer = self._down.get(key, find) if content.data_version else find()
        return down_answer(answer, **self._told(content, day, remarks, names, Situation(area=chosen.area)))

    # --- the whole network --------------------------------------------------------------------------------------

    def routes(
        self,
        network: str | None = None,
        *,
        situation: Situation | None = None,
        progress: Progress | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, Any]:
        """Return where signals get stuck in a network, what hangs on one place, and who hears no request, in words.

        Parameters
        ----------
        progress : callable, optional
            Gets how much is done, and of how much.

        Returns
        -------
        dict
            See :func:`netmap.report.routes.whole.routes_answer`.

        Raises
        ------
        NetworkNotFound, StoreError
        """
        content = self.network(network)
        day, remarks = self._reference_date(content, reference_date)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        chosen = without_phase(situation or Situation())

        def find() -> RoutesAnswer:
            return routes_of(self._facts_of(content, day), chosen.theme, chosen.area, progress=progress)

        key = (content.id, content.data_version, day, chosen)
        answer = self._routes.get(key, find) if content.data_version else find()
        return routes_answer(answer, **self._told(content, day, remarks, names, chosen))

    # --- what they share ----------------------------------------------------------------------------------------

    def _told(
        self, content: Network, day: date, remarks: tuple[Remark, ...], names: Names, situation: Situation
    ) -> dict[str, Any]:
        """Return what every answer is told with."""
        facts = self._facts_of(content, day)
        return {
            "facts": facts,
            "norm": self._norm(content, None),
            "names": names,
            "word": partial(word_of, language=names.language),
            "reference_date": day,
            "situation": situation,
            "remarks": (*remarks, *_unconnected(facts)),
        }

    def _facts_of(self, content: Network, day: date) -> Facts:
        if not content.data_version:  # nothing says what it holds
            return Facts(content, day)
        return self._facts.get((content.id, content.data_version, day), lambda: Facts(content, day))

    def _place(self, content: Network, day: date, text: str, names: Names) -> Ref:
        facts = self._facts_of(content, day)
        found = meant(content, text, names)
        begins = set(beginnings(facts))
        active = [ref for ref in found if ref in begins]
        if len(active) == 1:
            return active[0]
        if active:
            raise UsageError("route.several_places", found=text, known=OneOf(choices(active, content, names)))
        if found and found[0].label == Expert.KIND and found[0] in facts.nodes:
            raise UsageError("route.no_employer", found=names.name(found[0]))
        if found:
            raise UsageError("route.not_active", found=names.name(found[0]))
        if len(starting := names_beginning(text, begins, content, names)) > 1:
            more = [say("gaps.more", names.language, count=left)] if (left := len(starting) - _MOST_NAMES) > 0 else []
            raise UsageError("route.unknown_place.beginning", found=text, names=[*starting[:_MOST_NAMES], *more])
        if like := names_like(text, begins, content, names):
            raise UsageError("route.unknown_place.near", found=text, known=OneOf(like))
        raise UsageError("route.unknown_place", found=text)


def _unconnected(facts: Facts) -> tuple[Remark, ...]:
    """Return the remark of every answer about parts of a network that have nothing in common."""
    parts = facts.memo(
        "services.unconnected", lambda: tuple(unconnected_parts(contact_graph(facts.network, facts.day)))
    )
    if len(parts) < 2:
        return ()
    return (Remark("gaps.remark.unconnected", {"parts": len(parts), "sizes": [len(part) for part in parts[1:]]}),)
