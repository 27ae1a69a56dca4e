"""The title of a picture and the one to three sentences that say what it shows, for who cannot see it too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from netmap.analysis.pictures.results import Node, NodeKind, Subject, View
from netmap.model import Ref
from netmap.report.pictures.telling import TOLD, hub_title, route_title, what_if_title
from netmap.report.pictures.telling_team import TOLD_OF_TEAM, team_heading
from netmap.report.pictures.words import Words, capital, counted
from netmap.texts import format_number, say, say_count

__all__ = ["MOST_SENTENCES", "sentences", "title"]

MOST_SENTENCES = 3
#: As many as a signal has steps: a rest of one step is not worth leaving out.
_MOST_LACKING = 5
_KINDS = {
    NodeKind.ORGANISATION: "parties",
    NodeKind.CONSULTATION: "consultations",
    NodeKind.EXPERT: "experts",
}


def title(words: Words, finding_title: str = "") -> str:
    """Return the title of a picture, without a full stop.

    Parameters
    ----------
    finding_title : str
        What the white spot is, as a sentence; only for a picture of one.
    """
    view, language = words.view, words.language
    subject = view.wish.subject
    if subject is Subject.GAP:
        return finding_title.rstrip(".") or say("picture.title.gap", language)
    if subject is Subject.OVERVIEW:
        return say("picture.title.overview", language, network=words.network.name)
    if subject is Subject.SECTORS:
        return say("picture.title.sectors", language, names=_subjects(words))
    if subject in (Subject.AROUND, Subject.THEME):
        code = "picture.title.around" if subject is Subject.AROUND else "picture.title.theme"
        return say(code, language, name=_centre(words))
    if subject is Subject.ROUTE:
        return route_title(words, _subjects(words))
    if subject is Subject.HUB:
        return hub_title(words)
    if subject in TOLD_OF_TEAM:
        return team_heading(words)
    if subject is Subject.WHAT_IF:
        return what_if_title(words)
    themes = _subjects(words)
    if subject is Subject.ROUTES:
        if themes:
            return say("picture.title.routes_theme", language, name=themes[0])
        return say("picture.title.routes", language)
    if themes:
        return say("picture.title.meetings_theme", language, name=themes[0])
    return say("picture.title.meetings", language)


def sentences(words: Words, reason: str = "") -> list[str]:
    """Return what a picture shows, numbers first, in at most three sentences, and how much of it is drawn if not all.

    Every number is of the whole answer, also where not all of it is drawn: what is said never depends on how much is
    asked for. What is missing or not known comes before who has most lines, which is told of a whole picture only. A
    picture of nothing says so.

    Parameters
    ----------
    reason : str
        Why a white spot is sure or not; only for a picture of one, of which the title says what is missing.
    """
    view, language = words.view, words.language
    if not view.nodes and not view.total:
        return [_nothing(words)]
    told = TOLD.get(view.wish.subject) or TOLD_OF_TEAM.get(view.wish.subject)
    found = list(told(words)) if told else [*([reason] if reason else []), _first(words)]
    if not told and (view.wish.subject is not Subject.GAP or not reason):
        found += _lacking(words)
    shown = sum(node.kind is not NodeKind.MISSING for node in view.nodes)
    if shown < view.total:
        numbers = {"shown": format_number(shown, language), "total": format_number(view.total, language)}
        return [*found[:MOST_SENTENCES], say("picture.says.part", language, **numbers)]
    return [*found, *(() if told else _most(words))][:MOST_SENTENCES]


def _subjects(words: Words) -> list[str]:
    label = "Sector" if words.view.wish.subject is Subject.SECTORS else ""
    names = []
    for subject in words.view.wish.subjects:
        kind, _, record_id = subject.rpartition(":")
        name = words.names.name(Ref(kind or label, record_id))
        # "Tussen geloof en zelforganisaties en sport" can be read in two ways.
        names.append(f"'{name}'" if label and " " in name else name)
    return names


def _centre(words: Words) -> str:
    called = [words.called[node] for node in words.view.centre if node in words.called]
    return (called or _subjects(words) or [""])[0]


def _counts(view: View) -> dict[str, int]:
    """Return the numbers of the whole answer; where the view does not say, of what is shown."""
    if counts := {name: view.counts[name] for name in _KINDS.values() if name in view.counts}:
        return counts
    return dict(Counter(_KINDS[node.kind] for node in view.nodes if node.kind in _KINDS and node.id not in view.centre))


def _first(words: Words) -> str:
    """Return the sentence with the numbers."""
    view, language = words.view, words.language
    subject = view.wish.subject
    counts = _counts(view)
    what = counted(counts, language)
    if subject is Subject.OVERVIEW:
        counts = Counter()
        for node in view.nodes:
            counts.update(words.group_counts(node))
        return say("picture.says.overview", language, what=counted(counts, language))
    if subject is Subject.AROUND:
        if not what:
            return say("picture.says.alone", language, name=_centre(words))
        return say("picture.says.around", language, name=_centre(words), what=what)
    if subject is Subject.THEME:
        if not what:
            return say("picture.says.theme_alone", language, name=_centre(words))
        return say("picture.says.theme", language, name=_centre(words), what=what)
    if subject is Subject.SECTORS:
        meetings = counted({"consultations": counts.get("consultations", 0)}, language)
        code = "picture.says.sectors" if meetings else "picture.says.sectors_none"
        return say(code, language, names=_subjects(words), what=meetings)
    if not what:
        return _nothing(words)
    if subject is Subject.GAP:
        return say("picture.says.gap", language, what=what)
    if subject is Subject.ROUTES:
        return _ways(words)
    if not counts.get("parties"):
        return say("picture.says.no_seats", language, what=what)
    return say("picture.says.meetings", language, what=what)


def _ways(words: Words) -> str:
    """Return how many ways there are for signals, and between whom: who has none is in the picture, but not meant."""
    counts = words.view.counts
    if not counts.get("ways"):
        return _nothing(words)
    ends = {name: counts.get(f"way_{name}", 0) for name in ("parties", "consultations")}
    told = say_count("picture.ways", counts["ways"], words.language)
    return say("picture.says.routes", words.language, ways=told, what=counted(ends, words.language))


def _nothing(words: Words) -> str:
    subject = words.view.wish.subject
    if subject is Subject.ROUTES:
        return say("picture.says.no_routes", words.language)
    if subject in (Subject.MEETINGS, Subject.HUB):
        return say("picture.says.no_meetings", words.language)
    if subject is Subject.TEAM:
        return say("picture.says.team_nothing", words.language)
    if subject is Subject.THIRD_PARTIES:
        return say("picture.says.third_nothing", words.language)
    if subject is Subject.SECTORS:
        return say("picture.says.sectors_none", words.language, names=_subjects(words))
    if subject is Subject.GAP:
        code = "picture.says.gap_alone" if words.centre else "picture.says.gap_nothing"
        return say(code, words.language)
    if subject is Subject.WHAT_IF:
        return say("picture.says.what_if_nothing", words.language)
    return say("picture.says.empty", words.language)


def _lacking(words: Words) -> Iterator[str]:
    """Return what is missing, and apart from it what is not known."""
    view = words.view
    if view.wish.subject is Subject.MEETINGS:
        lonely = view.counts.get("without_parties", 0)
        if lonely and view.counts.get("parties"):
            what = counted({"consultations": lonely}, words.language)
            yield say("picture.says.no_seats", words.language, what=what)
        return
    missing = [node for node in words.view.nodes if node.kind is NodeKind.MISSING]
    for absent, code in ((True, "picture.says.absent"), (False, "picture.says.unknown")):
        nodes = [node for node in missing if words.is_absent(node) is absent]
        what = _told(words, nodes)
        if view.wish.subject is Subject.ROUTES:
            # Of ways on there may be more than there is room for; of anything else all are in the picture.
            count = view.counts.get("absent" if absent else "unknown", 0)
            stops = say("picture.absent.route" if absent else "picture.lack.route", words.language)
            if count > 1:
                what = [say("picture.missing.more", words.language, what=stops, count=count)]
            elif count:
                what = what or [stops]
        if what:
            yield say(code, words.language, what=what)


def _told(words: Words, nodes: list[Node]) -> list[str]:
    """Return what nodes lack: each thing once, with where it is or how often."""
    by_what: dict[str, list[Node]] = {}
    for node in nodes:
        by_what.setdefault(words.lacking(node), []).append(node)
    told = []
    for what, of in by_what.items():
        places = [name for node in of for name in _places(words, node)]
        if len(of) > 1:
            told.append(say("picture.missing.more", words.language, what=what, count=len(of)))
        elif len(places) == 1:
            told.append(say("picture.missing.at", words.language, what=what, name=places[0]))
        else:
            told.append(what)
    if len(told) > _MOST_LACKING:
        rest = sum(len(of) for of in list(by_what.values())[_MOST_LACKING:])
        told = [say("picture.more", words.language, first=", ".join(told[:_MOST_LACKING]), count=rest)]
    return told


def _places(words: Words, node: Node) -> list[str]:
    """Return the name of what hands on no further; other things are missed by whatever the picture is about."""
    if words.view.wish.subject is not Subject.ROUTES:
        return []
    ends = words.next_to(node)
    return [
        words.called[end] for end in ends if end not in words.centre and words.nodes[end].kind is not NodeKind.THEME
    ]


def _most(words: Words) -> list[str]:
    """Return who has most lines in the picture, the centre left out; nothing when nobody stands out."""
    view, language = words.view, words.language
    if view.wish.subject is Subject.OVERVIEW:
        return _largest(words)
    if view.wish.subject is Subject.GAP:
        return []
    lines: Counter[str] = Counter()
    for tie in view.ties:
        lines.update((tie.start, tie.end))
    counted_kinds = (NodeKind.ORGANISATION, NodeKind.CONSULTATION)
    able = [node for node in view.nodes if node.kind in counted_kinds and node.id not in words.centre]
    ranked = sorted(able, key=lambda node: (-lines[node.id], node.id))
    if len(ranked) < 2 or lines[ranked[0].id] < 2 or lines[ranked[0].id] == lines[ranked[1].id]:
        return []
    first = ranked[0].id
    return [say("picture.says.most", language, name=words.called[first], count=lines[first])]


def _largest(words: Words) -> list[str]:
    groups = [node for node in words.view.nodes if words.group_counts(node).get("parties") and words.domain_word(node)]
    if not groups:
        return []
    largest = min(groups, key=lambda node: (-node.members, node.id))
    count = " ".join(counted(words.group_counts(largest), words.language))
    return [capital(say("picture.says.largest", words.language, name=words.called[largest.id], count=count))]
