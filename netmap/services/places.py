"""Where a signal can begin, and which of these places somebody means by what was typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from netmap.analysis.facts import Facts
from netmap.analysis.profiles.kinds import kind_of
from netmap.model import Channel, Consultation, Expert, Network, Organisation, PresentIn, Ref, WorksFor, normalise
from netmap.report.names import Names
from netmap.texts import say

__all__ = ["beginnings", "choices", "kind_word", "meant", "names_beginning", "names_like"]

#: How alike a name must be, of 100, to be offered for one that is not there; beside the most alike only those nearly
#: as much so, and at most so many.
_ALIKE, _AS_ALIKE, _MOST_NEAR = 65.0, 8.0, 3
#: From how many letters on part of a name counts, and for how much of the whole.
_PART, _PART_COUNTS = 5, 0.9
#: From how many letters on all names that begin so are offered.
_BEGINNING = 3

_Place = Organisation | Consultation | Channel | Expert

#: What to write before a name to say what it is: the first word of each, as in a workbook.
_WORDS: dict[type[_Place], tuple[str, ...]] = {
    Organisation: ("partij", "organisatie", "party", "organisation"),
    Consultation: ("overleg", "consultation"),
    Channel: ("kanaal", "channel"),
    Expert: ("deskundige", "expert"),
}
_KIND_OF = {word: kind for kind, words in _WORDS.items() for word in words}
_WITH_KIND = re.compile(rf"\s*({'|'.join(_KIND_OF)})\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)
#: What stands behind a choice to tell it from another: "partij: org-ggd (GGD)".
_BEHIND = re.compile(r"(.*\S)\s*\([^()]*\)\s*", re.DOTALL)


def beginnings(facts: Facts) -> list[Ref]:
    """Return where a signal can begin: an expert only when his organisation is known, which sees it then."""
    parties = [record.ref for record in (*facts.organisations, *facts.consultations)]
    channels, employed = {tie.end for tie in facts.ties(PresentIn)}, {tie.start for tie in facts.ties(WorksFor)}
    return [*parties, *sorted(channels), *sorted(employed & facts.nodes)]


def meant(content: Network, text: str, names: Names) -> list[Ref]:
    """Return what has this reference or id, also as a masked answer writes it; else what is called so.

    Last, what follows "partij:", "overleg:", "kanaal:" or "deskundige:" among those only.
    """
    if found := _meant(content, text, names, tuple(_WORDS)):
        return found
    match = _WITH_KIND.fullmatch(text)
    if match is None:
        return []
    kinds = (_KIND_OF[match[1].lower()],)
    if found := _meant(content, match[2].strip(), names, kinds):
        return found
    plain = _BEHIND.fullmatch(match[2])
    return _meant(content, plain[1].strip(), names, kinds) if plain else []


def _meant(content: Network, text: str, names: Names, kinds: tuple[type[_Place], ...]) -> list[Ref]:
    records = [record for kind in kinds for record in content.of(kind).values()]
    refs = [record.ref for record in records]
    exact = ([str(ref) for ref in refs], [f"{ref.label}:{names.id(ref)}" for ref in refs], [ref.id for ref in refs])
    for written in (*exact, [names.id(ref) for ref in refs]):
        if found := [ref for ref, one in zip(refs, written, strict=True) if one == text]:
            return found
    wanted = normalise(text)
    if not wanted:
        return []
    called = [ref for ref in refs if normalise(content.name_of(ref)) == wanted]
    # Answers write an expert with his organisation behind him.
    called = called or [ref for ref in refs if ref.label == Expert.KIND and normalise(names.name(ref)) == wanted]
    return called or [r.ref for r in records if any(normalise(name) == wanted for name in _other_names(r))]


def _other_names(record: _Place) -> Iterator[str]:
    if isinstance(record, Channel):
        yield from (record.label_en, *record.synonyms)
    elif not isinstance(record, Expert):
        yield from record.aliases


def choices(refs: Iterable[Ref], content: Network, names: Names) -> list[str]:
    """Return how to call each of several that have one name: "overleg: Jeugdpunt"; of two of a kind by id."""
    several = list(refs)
    of_kind = Counter(ref.label for ref in several)
    found = []
    for ref in several:
        word = next(words[0] for kind, words in _WORDS.items() if ref.label == kind.KIND)
        if of_kind[ref.label] == 1 and not _is_masked(ref, content, names):
            found.append(f"{word}: {content.name_of(ref)}")
        else:
            found.append(f"{word}: {names.id(ref)} ({kind_word(ref, content, names)})")
    return found


def names_beginning(text: str, begins: set[Ref], content: Network, names: Names) -> list[str]:
    """Return the names that begin with what was typed, by name; none of a sensitive party in what leaves."""
    wanted = normalise(text)
    if len(wanted) < _BEGINNING:
        return []
    shown = _shown(begins, content, names)
    return sorted({name for key, name in shown.items() if key.startswith(wanted)}, key=lambda name: name.casefold())


def names_like(text: str, begins: set[Ref], content: Network, names: Names) -> list[str]:
    """Return the names that are most like what was typed; none of a sensitive party in what leaves."""
    shown = _shown(begins, content, names)
    wanted = normalise(text)
    scores = {key: _likeness(wanted, key) for key in shown}
    best = max(scores.values(), default=0.0)
    near = [key for key, score in scores.items() if score >= max(_ALIKE, best - _AS_ALIKE)]
    return list(dict.fromkeys(shown[key] for key in sorted(near, key=lambda key: (-scores[key], key))))[:_MOST_NEAR]


def _shown(begins: set[Ref], content: Network, names: Names) -> dict[str, str]:
    """Return the names that may be offered, by each way to write them."""
    shown: dict[str, str] = {}
    for ref in sorted(begins):
        if _is_masked(ref, content, names):
            continue
        record = content.get(ref)
        assert isinstance(record, _Place)
        name = names.name(ref)
        for other in (content.name_of(ref), *_other_names(record)):
            if key := normalise(other):
                shown.setdefault(key, name)
    return shown


def _is_masked(ref: Ref, content: Network, names: Names) -> bool:
    told, name = names.name(ref), content.name_of(ref)
    shown = name in told if ref.label == Expert.KIND else name == told
    return names.masked and (ref in names.sensitive or not shown)


def _likeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 100; blanks do not count, and part of a name is nearly a name."""
    one, other = one.replace(" ", ""), other.replace(" ", "")
    whole = fuzz.ratio(one, other)
    if min(len(one), len(other)) < _PART:
        return whole
    return max(whole, _PART_COUNTS * fuzz.partial_ratio(one, other))


def kind_word(ref: Ref, content: Network, names: Names) -> str:
    """Return what kind of thing a place is, by the network's own word; a masked party is an organisation."""
    record = content.get(ref)
    hidden = names.masked and ref in names.sensitive
    if isinstance(record, Organisation | Consultation) and not hidden and (kind := kind_of(record)):
        return names.name(kind) if content.get(kind) else say(f"route.place.{ref.label.lower()}", names.language)
    return say(f"route.place.{ref.label.lower()}", names.language)
