"""The picture around one party, consultation or expert: what it is tied to, and whom it meets there."""

from __future__ import annotations

from netmap.analysis.pictures.results import Arrangement, View, Wish
from netmap.analysis.pictures.scene import Drawing, Scene, unknown
from netmap.model import PartOf, Ref

_LABELS = ("Organisation", "Consultation", "Expert")


def around(scene: Scene, wish: Wish) -> View:
    """Return what stands around the subject.

    Of a party: all it is tied to, the parties of its consultations, and the consultations of its own parts. Of an
    expert: his organisation and all that is tied to that. Of a consultation: its parties, who coordinates it, and where
    it hands on to and from; what those parties do elsewhere comes by growing.

    Returns
    -------
    View
        ``counts``: parties, consultations and experts without the subject, and ``own_consultations``: those that the
        subject itself is tied to. What has ended stands alone, with its status.

    Raises
    ------
    UsageError
        When the subject is not in the network.
    """
    if len(wish.subjects) != 1:
        raise unknown(", ".join(wish.subjects))
    subject = scene.subject(wish.subjects[0], _LABELS)
    drawing = Drawing(scene, wish, scene.web, (subject,))
    if subject not in scene.web:
        drawing.fill(())
        return drawing.view(Arrangement.WEB, {**drawing.counts(), "own_consultations": 0})
    first = set(scene.web[subject])
    drawing.fill((first, _further(scene, subject, first) - first - {subject}))
    drawing.grow()
    own = sum(1 for ref in first if ref.label == "Consultation")
    return drawing.view(Arrangement.WEB, {**drawing.counts(), "own_consultations": own})


def _further(scene: Scene, subject: Ref, first: set[Ref]) -> set[Ref]:
    """Return the second step: through the tables of a party, and through the organisation of an expert."""
    found: set[Ref] = set()
    for near in first:
        if subject.label == "Expert":
            found |= set(scene.web[near])
        elif subject.label == "Organisation" and near.label == "Consultation":
            found |= {ref for ref in scene.web[near] if ref.label == "Organisation"}
        elif subject.label == "Organisation" and _is_part(scene, near, subject):
            found |= {ref for ref in scene.web[near] if ref.label == "Consultation"}
    return found


def _is_part(scene: Scene, part: Ref, whole: Ref) -> bool:
    ties = scene.web.edges[part, whole]["ties"]
    return any(isinstance(tie, PartOf) and tie.start == part for tie in ties)
