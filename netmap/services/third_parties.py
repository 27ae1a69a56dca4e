"""Use cases about whom to invite in a situation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any, Literal

from netmap.analysis.facts import Facts
from netmap.analysis.situation import Situation, choices
from netmap.analysis.team.sitting import Sitting, members_of
from netmap.analysis.third_parties.find import third_parties_of
from netmap.analysis.third_parties.results import Needed, ThirdPartiesAnswer, Wish
from netmap.errors import UsageError
from netmap.model import Consultation, Network, Organisation, PopulationGroup, Ref, normalise
from netmap.reference.words import word_of
from netmap.report.names import Names
from netmap.report.paper import to_docx, to_html
from netmap.report.third_parties import needed_words, third_parties_answer
from netmap.report.third_parties.sheet import third_parties_sheet
from netmap.services.analyses import Analyses
from netmap.services.kept import Kept
from netmap.services.places import choices as called
from netmap.services.places import meant, names_like
from netmap.store.port import NetworkStore
from netmap.texts import LANGUAGES, OneOf, say

__all__ = ["ThirdParties", "ThirdPartiesForm"]

ThirdPartiesForm = Literal["html", "docx"]

_KEPT_FACTS, _KEPT = 2, 40


class ThirdParties(Analyses):
    """Use cases about whom to invite in a situation."""

    def __init__(self, store: NetworkStore, *, today: Callable[[], date], now: Callable[[], str], who: str) -> None:
        super().__init__(store, today=today, now=now, who=who)
        self._invitations: Kept[ThirdPartiesAnswer] = Kept(_KEPT)
        self._invited_from: Kept[Facts] = Kept(_KEPT_FACTS)

    def third_parties(
        self,
        network: str | None = None,
        *,
        themes: Sequence[str] = (),
        areas: Sequence[str] = (),
        phase: str = "",
        groups: Sequence[str] = (),
        needed: Sequence[str] = (),
        team: Sequence[str] | None = None,
        situation: Situation | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, Any]:
        """Return whom to invite in a situation, why, and through whom, in words.

        Parameters
        ----------
        network : str, optional
            Name or id; else the only network there is.
        themes, areas, phase, groups, needed
            Ids, names or synonyms; as :meth:`wish_of` reads them. Without ``needed`` the phase says what is needed.
        team : sequence of str, optional
            Who sits there already: parties, or consultations for their members, by reference, id or name; else the
            core team on the map. An empty one is nobody.
        situation : Situation, optional
            Its theme, area and phase are added to what is given, its phase only when none is.
        reference_date : date, optional
            Else the network's ``peildatum``, else today.
        masked : bool
            False only for pages on the municipality's own machine: sensitive parties are then named.
        mark_sensitive : bool
            Put a mark behind the name of a sensitive party.

        Returns
        -------
        dict
            See :func:`netmap.report.third_parties.answer.third_parties_answer`.

        Raises
        ------
        UsageError
            As :meth:`wish_of`, and for a team member that is not there.
        NetworkNotFound, StoreError
        """
        content = self.network(network)
        day, remarks = self._reference_date(content, reference_date)
        chosen = situation or Situation()
        wish = self.wish_of(
            network,
            themes=(*themes, *filter(None, [chosen.theme])),
            areas=(*areas, *filter(None, [chosen.area])),
            phase=phase or chosen.phase,
            groups=groups,
            needed=needed,
            reference_date=day,
        )
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        facts = self._facts_for(content, day)
        members, table = (None, None) if team is None else self._members(content, facts, team, names)

        def find() -> ThirdPartiesAnswer:
            return third_parties_of(facts, wish, team=members, table=table)

        key = (content.id, content.data_version, day, wish, members, table)
        answer = self._invitations.get(key, find) if content.data_version else find()
        word = partial(word_of, language=language)
        norm = self._norm(content, None)
        return third_parties_answer(answer, facts, norm, names, word, reference_date=day, remarks=remarks)

    def third_parties_sheet(
        self, network: str | None = None, *, form: ThirdPartiesForm, language: str = "nl", **asked: Any
    ) -> bytes:
        """Return the answer of :meth:`third_parties` on one A4, to print (HTML) or for Word.

        The same data, the same bytes. Parameters and errors as there.
        """
        sheet = third_parties_sheet(self.third_parties(network, language=language, **asked), language)
        return to_docx(sheet) if form == "docx" else to_html(sheet)

    def third_party_choices(
        self,
        network: str | None = None,
        *,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
    ) -> dict[str, list[dict[str, str]]]:
        """Return what there is to choose from.

        Returns
        -------
        dict
            ``theme``, ``area`` and ``group`` by name, ``phase`` in the order of unrest and ``needed`` in the order of a
            signal: lists of {"id", "name"}. An empty network has no areas.

        Raises
        ------
        NetworkNotFound, StoreError
        """
        content = self.network(network)
        day, _ = self._reference_date(content, reference_date)
        names = Names(content, language, masked=masked)
        found = choices(content, day)
        groups = [group.ref for group in content.of(PopulationGroup).values()]
        listed = {"theme": found["theme"], "area": found["area"], "phase": found["phase"], "group": groups}
        entries = {name: [{"id": ref.id, "name": names.name(ref)} for ref in refs] for name, refs in listed.items()}
        for name in ("theme", "area", "group"):
            entries[name].sort(key=lambda entry: (entry["name"].casefold(), entry["id"]))
        return {**entries, "needed": [{"id": key, "name": word} for key, word in needed_words(language).items()]}

    def wish_of(
        self,
        network: str | None = None,
        *,
        themes: Sequence[str] = (),
        areas: Sequence[str] = (),
        phase: str = "",
        groups: Sequence[str] = (),
        needed: Sequence[str] = (),
        reference_date: date | None = None,
    ) -> Wish:
        """Return the situation that somebody means by ids, names or synonyms, each once, in order of id.

        Raises
        ------
        UsageError
            As :meth:`situation_of`; ``third.unknown_group`` and ``third.unknown_needed`` with what there is.
        NetworkNotFound, StoreError
        """
        content = self.network(network)
        typed = {_needed(text) for text in needed}
        return Wish(
            themes=_each(self._chosen(network, "theme", text, reference_date) for text in themes),
            areas=_each(self._chosen(network, "area", text, reference_date) for text in areas),
            phase=self._chosen(network, "phase", phase, reference_date) if phase else "",
            groups=_each(_group(content, text) for text in groups),
            needed=tuple(one for one in Needed if one in typed),
        )

    def _members(
        self, content: Network, facts: Facts, team: Iterable[str], names: Names
    ) -> tuple[tuple[Ref, ...], Ref | None]:
        """Return the parties that are meant, by id, and where they sit when just one consultation was named.

        A consultation stands for who is there each time.
        """
        found: set[Ref] = set()
        tables: set[Ref] = set()
        for text in team:
            ref = _party(content, facts, text, names)
            if ref.label == Organisation.KIND:
                found.add(ref)
            else:
                tables.add(ref)
                found |= set(Sitting(facts, members_of(facts, ref), ref).fixed)
        return tuple(sorted(found)), next(iter(tables)) if len(tables) == 1 else None

    def _facts_for(self, content: Network, day: date) -> Facts:
        if not content.data_version:  # nothing says what it holds
            return Facts(content, day)
        return self._invited_from.get((content.id, content.data_version, day), lambda: Facts(content, day))


def _each(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))


def _party(content: Network, facts: Facts, text: str, names: Names) -> Ref:
    kinds = (Organisation.KIND, Consultation.KIND)
    found = [ref for ref in meant(content, text, names) if ref.label in kinds]
    active = [ref for ref in found if ref in facts.nodes]
    if len(active) == 1:
        return active[0]
    if active:
        raise UsageError("third.several_parties", found=text, known=OneOf(called(active, content, names)))
    if found:
        raise UsageError("third.not_active", found=names.name(found[0]))
    begins = {record.ref for record in (*facts.organisations, *facts.consultations)}
    if like := names_like(text, begins, content, names):
        raise UsageError("third.unknown_party.near", found=text, known=OneOf(like))
    raise UsageError("third.unknown_party", found=text)


def _group(content: Network, text: str) -> str:
    groups = list(content.of(PopulationGroup).values())
    wanted = normalise(text)
    for group in groups:
        words = (group.label_nl, group.label_en, *group.synonyms)
        if text == group.id or (wanted and wanted in map(normalise, words)):
            return group.id
    raise UsageError("third.unknown_group", found=text, known=OneOf(sorted(group.label_nl for group in groups)))


def _needed(text: str) -> Needed:
    words = {normalise(word): key for language in LANGUAGES for key, word in needed_words(language).items()}
    words |= {normalise(say("third.typed.professions", language)): "professions" for language in LANGUAGES}
    words |= {needed.value: needed.value for needed in Needed}
    wanted = normalise(text)
    if wanted not in words:
        known = [*list(needed_words("nl").values())[:-1], say("third.typed.professions")]
        raise UsageError("third.unknown_needed", found=text, known=OneOf(known))
    return Needed(words[wanted])
