"""Which white spots and questions concern one subject, and of those about the whole network its own part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from netmap.analysis.results import Cover, Evidence, Finding, Question
from netmap.model import Network, Ref, Theme

__all__ = ["asks", "concerns", "own_finding", "own_question"]

#: What a page of its own cannot be about: a white spot of one of these may be of nobody on the map.
_WITHOUT_PAGE = ("Network", "Phase", "Area", "PopulationGroup")
#: Lists of a sentence of which each entry is asked, or lacks, the same.
_ALIKE = ("parties", "experts")


def concerns(finding: Finding, ref: Ref, municipality: Ref | None) -> bool:
    """Return whether a white spot is about something, or names it; what names nobody concerns the municipality.

    Who could close it is not concerned by that alone: otherwise whoever can do much would read about everything.
    """
    if ref in finding.subjects or ref in finding.parties or ref in finding.places:
        return True
    if ref.label == Theme.KIND and finding.theme == ref.id:
        return True
    if any(_names(evidence.values.values(), ref) for evidence in finding.evidence):
        return True
    of_all = all(subject.label in _WITHOUT_PAGE for subject in finding.subjects)
    return ref == municipality and of_all and not finding.theme and not finding.parties


def asks(question: Question, ref: Ref) -> bool:
    """Return whether a question is for something, is about it, or names it.

    A question about the whole network concerns only who is named in it: who said no already is not asked again.
    """
    if ref in (question.subject, question.addressee) or (ref.label == Theme.KIND and question.theme == ref.id):
        return True
    of_network = question.subject is not None and _of_network((question.subject,))
    if question.if_no is not None and not of_network and ref in (*question.if_no.subjects, *question.if_no.parties):
        return True
    return _names(question.ask.values.values(), ref)


def own_finding(finding: Finding, ref: Ref, municipality: Ref | None) -> Finding:
    """Return a white spot of the network with, of the parties that all lack the same, this one only.

    Others than these, and what they told, are nothing for the page (and the paper) of one party. The municipality,
    which must do something about all of them, keeps the whole.
    """
    title = finding.title
    alike = (
        ref != municipality
        and ref in finding.parties
        and finding.coverage is Cover.NONE
        and _of_network(finding.subjects)
    )
    if not alike or title is None or not _listed(title.values, ref):
        return finding
    others = set(finding.parties) - {ref}
    return replace(
        finding,
        parties=(ref,),
        title=_own(title, ref),
        remedy=_own(finding.remedy, ref) if finding.remedy else None,
        evidence=tuple(row for row in finding.evidence if not any(_names(row.values.values(), one) for one in others)),
    )


def own_question(question: Question, ref: Ref, municipality: Ref | None) -> Question:
    """Return a question about the whole network with, of the many that it is asked of, this one only.

    Who must answer it for all of them, and the municipality, keep the whole question.
    """
    if ref in (question.addressee, municipality) or question.subject is None or not _of_network((question.subject,)):
        return question
    if not _listed(question.ask.values, ref):
        return question
    if_no = own_finding(question.if_no, ref, municipality) if question.if_no else None
    return replace(question, ask=replace(question.ask, values=_own_values(question.ask.values, ref)), if_no=if_no)


def _of_network(subjects: Iterable[Ref]) -> bool:
    return all(subject.label == Network.__name__ for subject in subjects)


def _listed(values: dict[str, Any], ref: Ref) -> bool:
    return any(_is_list(values.get(key)) and ref in values[key] for key in _ALIKE)


def _own(said: Evidence, ref: Ref) -> Evidence:
    return replace(said, values=_own_values(said.values, ref))


def _own_values(values: dict[str, Any], ref: Ref) -> dict[str, Any]:
    """Return values with only this one in the lists that have it; a count of such a list goes with it."""
    lists = {key for key in _ALIKE if _is_list(values.get(key)) and ref in values[key]}
    lengths = {len(values[key]) for key in lists}
    own: dict[str, Any] = {key: [ref] if key in lists else value for key, value in values.items()}
    return {**own, "count": 1} if values.get("count") in lengths else own


def _names(values: Iterable[Any], ref: Ref) -> bool:
    return any(value == ref or (_is_list(value) and ref in value) for value in values)


def _is_list(value: Any) -> bool:
    return isinstance(value, (list, tuple))
