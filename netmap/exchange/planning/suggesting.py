"""What names and words may mean: suggestions for what matches nothing, and questions about what looks alike.

Nothing here changes what is loaded. It runs once, when all rows are settled.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import Asks, Finding, Level, Suggestion
from netmap.exchange.matching import Near, loose_key, meanings, nearest, nearest_words, open_category, whole_of
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.findings import Source
from netmap.exchange.planning.identity import PREFIXES
from netmap.exchange.planning.names import PARTIES, Names
from netmap.exchange.planning.nodes import Nodes
from netmap.exchange.planning.words import Words
from netmap.model import VOCABULARY_TYPES, PartOf, Ref, SheetName

_UNKNOWN = "imports.plan.reference_unknown"
_MUNICIPALITY = re.compile(r"(?:gemeente|gem\.)\s", re.IGNORECASE)
#: Likenesses of a name with a part of it, asked from this score.
_PARTIAL = frozenset(("part", "department"))
_LEAST_SCORE = 70
_SHORTEST = 3
_MOST = 3
#: A function that looks so much like a party's name is asked.
_LIKE_A_PARTY = 85


def ask_about_names(draft: Draft, nodes: Nodes, names: Names) -> None:
    """Ask about the names of parties and consultations: near ones until somebody decides, and of new ones the rest."""
    for sheet, label in ((SheetName.ORGANISATIONS, "Organisation"), (SheetName.CONSULTATIONS, "Consultation")):
        new: dict[str, list[int]] = defaultdict(list)
        undecided: dict[str, list[int]] = defaultdict(list)
        in_file: set[str] = set()
        for row in nodes.rows[sheet]:
            in_file.add(row.cells.get("name", ""))
            name, ref = row.cells.get("name", ""), nodes.refs.get(Source.of(row))
            # An id that netmap made comes from an export: who that is, was settled before.
            exported = row.cells.get("id", "").startswith(PREFIXES[label])
            if name and ref and not exported and names.decision(name) is None:
                undecided[name].append(row.number)
                if draft.before.get(ref) is None:
                    new[name].append(row.number)
        _ask_near(draft, names, sheet, label, undecided, in_file)
        if sheet is SheetName.CONSULTATIONS:
            _ask_chairs(draft, nodes, names)
        for name, rows in new.items():
            if found := meanings(name):
                draft.found.add(
                    "imports.plan.two_meanings",
                    Level.QUESTION,
                    sheet,
                    rows,
                    "name",
                    asks=Asks.NAME,
                    found=name,
                    meanings=list(found),
                )
            if sheet is SheetName.ORGANISATIONS:
                if open_category(name):
                    draft.found.add("imports.plan.open_category", Level.QUESTION, sheet, rows, "name", found=name)
                _ask_whole(draft, nodes, names, name, rows)


def _ask_near(
    draft: Draft, names: Names, sheet: SheetName, label: str, new: dict[str, list[int]], in_file: set[str]
) -> None:
    known = names.all_names((label,))
    near = nearest(sorted(new), sorted(known))
    places = _places(draft, names)
    for name in sorted(new):
        mine = names.find(name, (label,))
        others = [
            n
            for n in near.get(name, ())
            if not _settled(n, known, in_file, name, mine) and not _far_fetched(n, name, places)
        ]
        others = [*_same_bodies(names, name, label, mine, in_file), *others][:_MOST]
        if others:
            draft.found.add(
                "imports.plan.near_name",
                Level.QUESTION,
                sheet,
                new[name],
                "name",
                asks=Asks.NAME,
                suggestions=_suggestions(others, known),
                found=name,
                other=others[0].text,
            )


def _ask_chairs(draft: Draft, nodes: Nodes, names: Names) -> None:
    """Ask about a chair that is kept as a function but looks like a party."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row in nodes.rows[SheetName.CONSULTATIONS]:
        said = draft.said.get(("Consultation", nodes.refs[Source.of(row)].id)) if Source.of(row) in nodes.refs else None
        if said and (function := said.fields.get("chair_function")) and names.decision(function) is None:
            rows[function].append(row.number)
    known = names.all_names(("Organisation",))
    for function, near in sorted(nearest(sorted(rows), sorted(known)).items()):
        like = [n for n in near if n.score >= _LIKE_A_PARTY]
        if like:
            place = (SheetName.CONSULTATIONS, rows[function], "chair")
            made = _suggestions(like, known)
            other = like[0].text
            draft.found.add(
                "imports.plan.near_chair",
                Level.QUESTION,
                *place,
                asks=Asks.NAME,
                suggestions=made,
                found=function,
                other=other,
            )


def _same_bodies(names: Names, name: str, label: str, mine: tuple[Ref, ...], in_file: set[str]) -> list[Near]:
    """Return the parties that have the name but for legal form and the like, and a row of their own in the file."""
    found = names.loosely(name, (label,))
    other = [text for ref, text in found.items() if ref not in mine and text in in_file and text < name]
    return [Near(text, 100, "spelled_alike") for text in sorted(other)]


def _places(draft: Draft, names: Names) -> set[str]:
    """Return the names of places on this map, as they are compared: half of all names end in one of them."""
    texts = {draft.before.municipality, *names.all_names(("Area",))}
    texts |= {name for name in names.all_names(("Organisation",)) if _MUNICIPALITY.match(name)}
    return {loose_key(text) for text in texts if text}


def _far_fetched(near: Near, name: str, places: set[str]) -> bool:
    """Return whether a likeness is too weak to bother somebody with who did not ask."""
    if near.reason == "abbreviation":
        return min(len(near.text), len(name)) < _SHORTEST
    if near.reason not in _PARTIAL:
        return False
    return near.score < _LEAST_SCORE or bool({loose_key(near.text), loose_key(name)} & places)


def _settled(near: Near, known: dict[str, Ref], in_file: set[str], name: str, mine: tuple[Ref, ...]) -> bool:
    """Return whether a likeness needs no question: it is the same party, was decided, or is asked the other way."""
    if known[near.text] in mine:
        return True
    # Of two names in the file that look alike, the question is put at one of them only, and answered there.
    return near.text in in_file and near.text > name


def _ask_whole(draft: Draft, nodes: Nodes, names: Names, name: str, rows: list[int]) -> None:
    """Ask whether a department is part of the party that its name begins with."""
    whole = whole_of(name)
    found = names.find(whole, ("Organisation",)) if whole else ()
    mine = names.find(name, ("Organisation",))
    if len(found) == 1 and len(mine) == 1 and found != mine:
        parts = [said for said in draft.said.values() if said.kind is PartOf and said.ends and said.ends[0] == mine[0]]
        if not parts:
            place = (SheetName.ORGANISATIONS, rows, "part_of")
            draft.found.add("imports.plan.part_of", Level.QUESTION, *place, found=name, whole=whole)


def with_suggestions(findings: Iterable[Finding], names: Names, words: Words) -> tuple[Finding, ...]:
    """Return the findings, those about names and words that match nothing with what may be meant."""
    found = list(findings)
    unknown: dict[tuple[str, ...], set[str]] = defaultdict(set)
    new_words: dict[str, set[str]] = defaultdict(set)
    for finding in found:
        if finding.code == _UNKNOWN:
            unknown[_labels(finding)].add(finding.details["found"])
        elif finding.asks is Asks.WORD:
            new_words[finding.details["list"]].add(finding.details["found"])
    near: dict[tuple[tuple[str, ...] | str, str], tuple[Suggestion, ...]] = {}
    for labels, texts in unknown.items():
        known = names.all_names(labels)
        for text, others in nearest(sorted(texts), sorted(known)).items():
            near[(labels, text)] = _suggestions(others, known)
    for label, texts in new_words.items():
        labels_known = words.labels(VOCABULARY_TYPES[label])
        for text in sorted(texts):
            others = nearest_words(text, labels_known)
            near[(label, text)] = tuple(Suggestion(text=n.text, score=n.score, reason=n.reason) for n in others)
    return tuple(_with(finding, near) for finding in found)


def _with(finding: Finding, near: dict[tuple[tuple[str, ...] | str, str], tuple[Suggestion, ...]]) -> Finding:
    if finding.code == _UNKNOWN:
        return replace(finding, suggestions=near.get((_labels(finding), finding.details["found"]), ()))
    if finding.asks is Asks.WORD:
        return replace(finding, suggestions=near.get((finding.details["list"], finding.details["found"]), ()))
    return finding


def _labels(finding: Finding) -> tuple[str, ...]:
    assert finding.sheet is not None  # a reference stands on a sheet
    column = SHEETS[finding.sheet].column(finding.key) if finding.key else None
    labels = tuple(column.list.split("|")) if column and column.list else PARTIES
    return labels


def _suggestions(near: Iterable[Near], known: dict[str, Ref]) -> tuple[Suggestion, ...]:
    made = []
    seen: set[Ref] = set()
    for one in near:
        ref = known.get(one.text)
        if ref is None:  # several share the name: the suggestion names none of them
            made.append(Suggestion(text=one.text, score=one.score, reason=one.reason))
        elif ref not in seen:  # several names of one party are one suggestion
            seen.add(ref)
            made.append(Suggestion(text=one.text, score=one.score, reason=one.reason, id=ref.id))
    return tuple(made)
