"""Use cases about one party, consultation, expert or theme: what is known of it, and whether that is right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Literal

from netmap.analysis.profiles.profile import profile_of
from netmap.errors import UsageError
from netmap.model import Network, Ref
from netmap.reference.words import word_of
from netmap.report.gaps import gap_answer
from netmap.report.names import Names
from netmap.report.paper import to_docx, to_html
from netmap.report.profiles.answer import name_entries, profile_answer, subjects_by_shown
from netmap.report.profiles.sheet import confirmation_sheet
from netmap.services.analyses import Analyses

SheetForm = Literal["html", "docx"]


class Profiles(Analyses):
    """Use cases about one thing on the map."""

    def names(
        self, network: str | None = None, *, language: str = "nl", masked: bool = True, mark_sensitive: bool = False
    ) -> list[dict[str, Any]]:
        """Return everything that has a page of its own, for a search box.

        Returns
        -------
        list of dict
            ``of`` ("Organisation:org-ggd"), ``name``, ``kind`` (a word: "GGD", "overleg", "thema") and ``also`` (other
            names), ordered by name. An empty network has its themes only. In a masked answer a sensitive party has
            its number for a name, and no other names.
        """
        content = self.network(network)
        return name_entries(content, Names(content, language, masked=masked, marked=mark_sensitive))

    def profile(
        self,
        network: str | None = None,
        *,
        of: str,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, Any]:
        """Return all that is known of one party, consultation, expert or theme, in words.

        Parameters
        ----------
        of : str
            Which one: "Organisation:org-ggd", "Consultation:...", "Expert:..." or "Theme:...", as :meth:`names` and
            every answer write it.
        masked : bool
            False only for pages on the municipality's own machine: sensitive parties are then named.

        Returns
        -------
        dict
            See :func:`netmap.report.profiles.answer.profile_answer`.

        Raises
        ------
        UsageError
            ``profile.unknown`` when the network has no such thing.
        NetworkNotFound, StoreError
        """
        content = self.network(network)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        ref = _subject(content, names, of)
        norm = self._norm(content, None)
        day, remarks = self._reference_date(content, reference_date)
        found = self._found(content, norm, day)
        profile = profile_of(content, day, ref, found, norm=norm)
        kept = replace(
            found,
            findings=profile.findings,
            questions=profile.questions,
            remarks=(*remarks, *found.remarks),
        )
        gaps = gap_answer(kept, content, norm, day, names)
        word = partial(word_of, language=language)
        return profile_answer(profile, content, names, word, reference_date=day, gaps=gaps)

    def profile_sheet(
        self,
        network: str | None = None,
        *,
        of: str,
        form: SheetForm,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> bytes:
        """Return an A4 on which who knows it says whether the profile is right, to print (HTML) or for Word.

        Raises as :meth:`profile`. The same data give the same bytes.
        """
        answer = self.profile(
            network,
            of=of,
            reference_date=reference_date,
            language=language,
            masked=masked,
            mark_sensitive=mark_sensitive,
        )
        sheet = confirmation_sheet(answer, language)
        return to_docx(sheet) if form == "docx" else to_html(sheet)


def _subject(network: Network, names: Names, of: str) -> Ref:
    """Return what a text means: a reference, or one as a masked answer writes it."""
    label, colon, record_id = of.partition(":")
    if colon and network.get(Ref(label, record_id)):
        return Ref(label, record_id)
    if found := subjects_by_shown(network, names).get(of):
        return found
    raise UsageError("profile.unknown", found=of)
