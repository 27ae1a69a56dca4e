"""What a page shows, worked out of an answer: order, groups, counts and the table of themes and steps.

Pure functions over the answer's own form; the words come later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

WEAK = frozenset({"absent", "single", "one_sector"})

Answer = dict[str, Any]
Found = dict[str, Any]


@dataclass(frozen=True)
class Group:
    """Questions for one addressee; ``name`` is empty when nobody in particular can answer them.

    ``of`` is what the addressee is, as "Label:id".
    """

    name: str
    questions: tuple[Found, ...]
    of: str = ""


@dataclass(frozen=True)
class Kind:
    """Findings of one type, most serious first."""

    type: str
    findings: tuple[Found, ...]


@dataclass(frozen=True)
class ThemeRow:
    """One theme that plays, with a sign (of :class:`~netmap.analysis.results.Sign`) per step."""

    id: str
    name: str
    signs: dict[str, str]


def of_kind(answer: Answer, kind: str) -> list[Found]:
    """Return the findings that are ``substantive`` or ``instrumental``, most serious first."""
    return [finding for finding in answer["result"]["findings"] if finding["kind"] == kind]


def by_type(findings: Iterable[Found]) -> list[Kind]:
    """Return findings by their type: first the type with the most serious one, of equals the one with most of these."""
    groups: dict[str, list[Found]] = {}
    for finding in findings:
        groups.setdefault(finding["type"], []).append(finding)
    # Per type how many there are of each severity, worst first: (4: 1, 3: 0 ...) comes before (4: 0, 3: 9 ...).
    counts = {
        name: [-sum(1 for one in found if one["severity"] == level) for level in (4, 3, 2, 1)]
        for name, found in groups.items()
    }
    return [Kind(name, tuple(groups[name])) for name in sorted(groups, key=lambda name: (counts[name], name))]


def possible(answer: Answer) -> list[Found]:
    """Return the questions behind which a white spot may hide: a "no" would mean that there is nobody."""
    return [q for q in answer["result"]["questions"] if (q.get("if_no") or {}).get("coverage") == "none"]


def most_urgent(answer: Answer, most: int) -> list[Found]:
    """Return the most serious findings; the answer has them in order."""
    return list(answer["result"]["findings"][:most])


def calls(answer: Answer) -> list[Group]:
    """Return all questions by whom to ask, in the order of calls; those that nobody in particular knows come last.

    The answer says whom to call for the fewest calls; an answer without that is grouped by addressee.
    """
    result = answer["result"]
    order = (result.get("calls") or {}).get("order") or []
    if not order:
        return by_addressee(result["questions"])
    known = {question["id"]: question for question in result["questions"]}
    groups: dict[tuple[str, str], list[Found]] = {}
    for call in order:
        asked = [known.pop(found) for found in call["questions"] if found in known]
        groups.setdefault(_whom(call["addressee"]), []).extend(asked)
    for question in known.values():  # what no call names is not lost
        groups.setdefault(_whom(question.get("addressee")), []).append(question)
    found = [Group(name, tuple(asked), of) for (name, of), asked in groups.items() if asked]
    return sorted(found, key=lambda group: not group.name)


def by_addressee(questions: Iterable[Found]) -> list[Group]:
    """Return the questions by who can answer them, most questions first, then by name; nobody's come last."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for question in questions:
        groups.setdefault(_whom(question.get("addressee")), []).append(question)
    ordered = sorted(groups.items(), key=lambda item: (not item[0][0], -len(item[1]), item[0]))
    return [Group(name, tuple(found), of) for (name, of), found in ordered]


def _whom(addressee: Mapping[str, str] | None) -> tuple[str, str]:
    """Return the name of an addressee and what it is; both are empty when nobody in particular can answer."""
    return (addressee.get("name", ""), addressee.get("of", "")) if addressee else ("", "")


def about(found: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return what a finding or question is about and whom it names, each as {"id", "name", "of"}."""
    entries = [*found["subject"].values(), *found["names"], *found.get("places", ())]
    entries += [found["addressee"]] if found.get("addressee") else []
    for closure in found.get("closures", ()):
        entries += [entry for entry in (closure["party"], closure["consultation"]) if entry]
    return [entry for entry in entries if entry]


def agreements(answer: Answer) -> list[Found]:
    """Return the smallest set of agreements that closes most, as the answer has it; empty when there is none."""
    sets = (answer["result"].get("plan") or {}).get("sets") or [[]]
    return list(sets[0])


def planned(answer: Answer) -> dict[str, Found]:
    """Return of each finding that the agreements close the agreement that does, by the id of the finding."""
    found: dict[str, Found] = {}
    for agreement in agreements(answer):
        for finding in agreement["closes"]:
            found.setdefault(finding, agreement)
    return found


def themes(answer: Answer) -> list[ThemeRow]:
    """Return the themes that play now, each with a sign per step; every row has the same steps."""
    return [ThemeRow(theme["id"], theme["name"], dict(theme["steps"])) for theme in answer["result"]["themes"]]
