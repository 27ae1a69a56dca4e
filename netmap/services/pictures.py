"""Use cases about pictures: what one shows, in words and with places, and the same as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from netmap.analysis import pictures
from netmap.analysis.closing.ways import ways_to_close
from netmap.analysis.facts import Facts
from netmap.analysis.hub.results import HubAnswer
from netmap.analysis.pictures.results import MOST_AT_FIRST, Arrangement, NodeKind, Point, Subject, View, Wish
from netmap.analysis.results import Finding
from netmap.analysis.what_if.applying import apply_changes
from netmap.analysis.what_if.change import change_of
from netmap.errors import StoreReadOnly, UsageError
from netmap.graph import web_graph, web_nodes
from netmap.model import Network
from netmap.reference.norm import Norm
from netmap.report.gaps import finding_words, question_words
from netmap.report.names import Names
from netmap.report.pictures.answer import picture_answer, sizes
from netmap.report.pictures.files import FORMS, PAPERS, picture_bytes
from netmap.services.hub import RUNS, Hubs
from netmap.texts import OneOf

#: The name under which the places of the whole network are kept.
_WEB = "web"
#: Above this, laying out the whole network takes longer than somebody waits for a picture of a part.
_MOST_IN_WEB = 5_000


class Pictures(Hubs):
    """Use cases about pictures."""

    def picture(
        self,
        network: str | None = None,
        *,
        subject: str,
        subjects: Sequence[str] = (),
        grown: Sequence[str] = (),
        most: int = MOST_AT_FIRST,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
        norm_file: Path | None = None,
    ) -> dict[str, Any]:
        """Return a picture as JSON: its sentences, nodes and lines with their places, legend and table.

        Where something stands is kept per picture, so that it stands there the next time too; a store that may only
        be read keeps nothing, and the picture is the same as long as the network is.

        Parameters
        ----------
        network : str, optional
            Name or id; else the only network there is.
        subject : str
            A word of :class:`netmap.analysis.pictures.results.Subject`.
        subjects : sequence of str
            What it is about: see :class:`netmap.analysis.pictures.results.Wish`.
        grown : sequence of str
            References of nodes whose neighbours are shown as well.
        most : int
            How many nodes are shown at most, at least 1.
        reference_date, language, masked, mark_sensitive, norm_file
            As for :meth:`gaps`.

        Returns
        -------
        dict
            As :func:`netmap.report.pictures.answer.picture_answer`.

        Raises
        ------
        UsageError
            When there is no such kind of picture, or what it should be about is not in the network.
        NetworkNotFound, StoreError
        """
        wish = _wish(subject, subjects, grown, most)
        content = self.network(network)
        day, _ = self._reference_date(content, reference_date)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        norm = self._norm(content, norm_file)
        finding, told = self._gap(content, day, wish, names, norm) if wish.subject is Subject.GAP else (None, {})
        hub = self._standings(content, day) if wish.subject is Subject.HUB else None
        content, after = _changed(content, day, wish) if wish.subject is Subject.WHAT_IF else (content, None)
        view = pictures.view(content, day, wish, gap=finding, norm=norm, hub=hub, after=after)
        boxes = sizes(view, content, names)
        positions = self._positions(content, day, view, boxes)
        return picture_answer(view, positions, boxes, content, names, day, **told)

    def picture_file(
        self,
        network: str | None = None,
        *,
        form: str,
        paper: str = "A4",
        subject: str,
        subjects: Sequence[str] = (),
        grown: Sequence[str] = (),
        most: int = MOST_AT_FIRST,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
        norm_file: Path | None = None,
    ) -> bytes:
        """Return a picture as a file; sensitive parties are masked unless asked otherwise.

        Parameters
        ----------
        form : {"html", "svg", "png", "pdf"}
            HTML is one file that works without a connection.
        paper : {"A4", "A3"}
            Landscape; of no meaning for HTML.
        network, subject, subjects, grown, most, reference_date, language, masked, mark_sensitive, norm_file
            As for :meth:`picture`.

        Returns
        -------
        bytes
            The same network, wish and date give the same bytes.

        Raises
        ------
        UsageError
            Also when there is no such form or paper.
        NetworkNotFound, StoreError
        """
        for found, known in ((form, FORMS), (paper, PAPERS)):
            if found not in known:
                raise UsageError("picture.unknown_form", found=found, known=OneOf(known))
        answer = self.picture(
            network,
            subject=subject,
            subjects=subjects,
            grown=grown,
            most=most,
            reference_date=reference_date,
            language=language,
            masked=masked,
            mark_sensitive=mark_sensitive,
            norm_file=norm_file,
        )
        return picture_bytes(answer, form, paper)

    def _standings(self, content: Network, day: date) -> HubAnswer:
        """Return who holds the web together, tested on missing data when that was done before: a picture needs none."""
        tested = self._hubs.held((content.id, content.data_version, day, "once", RUNS))
        return tested if tested and content.data_version else self._hub(content, day, "once", 0, None)

    def _gap(self, content: Network, day: date, wish: Wish, names: Names, norm: Norm) -> tuple[Finding, dict[str, Any]]:
        """Return the white spot that a picture is about, or a possible one, with what it is in words."""
        wanted = wish.subjects[0] if wish.subjects else ""
        answer = self._found(content, norm, day)
        for finding in answer.findings:
            if finding.id == wanted:
                title, reason = finding_words(finding, content, norm, names)
                return finding, {
                    "finding_title": title,
                    "finding_reason": reason,
                    "finding_severity": finding.severity,
                }
        for question in answer.questions:
            if question.if_no and question.if_no.id == wanted:
                line = next(line for line in norm.lines if line.id == question.if_no.line_id)
                ways = ways_to_close(Facts(content, day), line, question.if_no)
                told = {"finding_title": question_words(question, content, norm, names)}
                return replace(question.if_no, closures=ways), told
        raise UsageError("picture.unknown_gap", found=wanted)

    def _positions(
        self, content: Network, day: date, view: View, boxes: Mapping[str, tuple[float, float]]
    ) -> dict[str, Point]:
        """Return where everything stands: as it did before, and near what it is tied to when it is new."""
        if view.wish.subject is Subject.WHAT_IF:  # of what is only thought of nothing is kept
            return pictures.place(view, boxes, {}, {})
        kept = self._store.positions(content.id, view.key)
        # The whole web only says where a picture begins; what is new in one stands near what was there.
        begins = not any(node.id in kept for node in view.nodes if node.kind is not NodeKind.MISSING)
        web = self._web(content, day) if begins and view.arrangement is Arrangement.WEB else {}
        return self._keep(content.id, view.key, pictures.place(view, boxes, web, kept), kept)

    def _web(self, content: Network, day: date) -> Mapping[str, Point]:
        """Return where everything of the network stands as a whole; nothing when it is too large for that."""
        nodes = web_nodes(content, day)
        if len(nodes) > _MOST_IN_WEB:
            return {}
        kept = self._store.positions(content.id, _WEB)
        if all(str(ref) in kept for ref in nodes):
            return kept
        return self._keep(content.id, _WEB, pictures.web_positions(web_graph(content, day), kept), kept)

    def _keep(
        self, network_id: str, picture: str, placed: Mapping[str, Point], kept: Mapping[str, Point]
    ) -> dict[str, Point]:
        """Keep the places of what is new; who drew the same picture just before decides where that stands."""
        new = {node: point for node, point in placed.items() if node not in kept}
        if not new:
            return dict(placed)
        try:
            now = self._store.keep_positions(network_id, picture, new)
        except StoreReadOnly:
            return dict(placed)  # drawn all the same; there is only nothing kept for the next time
        return {**placed, **{node: now[node] for node in new}}


def _changed(network: Network, day: date, wish: Wish) -> tuple[Network, Network]:
    """Return a network as it is, and after the changes that a wish names. Raises ``UsageError`` for another text."""
    changes = [change_of(text) for text in wish.subjects[1:]]
    return apply_changes(network, day, ()), apply_changes(network, day, changes)


def _wish(subject: str, subjects: Sequence[str], grown: Sequence[str], most: int) -> Wish:
    known = [kind.value for kind in Subject]
    if subject not in known:
        raise UsageError("picture.unknown_wish", found=subject, known=OneOf(known))
    return Wish(subject=Subject(subject), subjects=tuple(subjects), grown=tuple(grown), most=max(1, most))
