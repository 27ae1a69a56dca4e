"""The title and sentences of the pictures of one route, of who holds the web together, and of what would change."""

from __future__ import annotations

from collections.abc import Iterator

from netmap.analysis.pictures.results import Node, NodeKind, Subject
from netmap.report.pictures.words import Words, counted
from netmap.texts import say, say_count

__all__ = ["hub_sentences", "hub_title", "route_sentences", "route_title", "what_if_sentences", "what_if_title"]


#: A stage, and whether it was said that a place does not take it.
_TAKES = {
    ("interpret", True): "picture.says.interprets_not",
    ("interpret", False): "picture.says.interprets_perhaps",
    ("decide", True): "picture.says.decides_not",
    ("decide", False): "picture.says.decides_perhaps",
}


# --- one route ----------------------------------------------------------------------------------------------------


def route_title(words: Words, names: list[str]) -> str:
    """Return the title of the picture of one route: from whom, for which theme, in which area."""
    name, *more = names
    kinds = [subject.partition(":")[0] for subject in words.view.wish.subjects[1:]]
    theme = next((one for one, kind in zip(more, kinds, strict=False) if kind == "Theme"), "")
    area = next((one for one, kind in zip(more, kinds, strict=False) if kind == "Area"), "")
    if theme and area:
        return words.say("picture.title.route_theme_area", name=name, theme=theme, area=area)
    if theme:
        return words.say("picture.title.route_theme", name=name, theme=theme)
    if area:
        return words.say("picture.title.route_area", name=name, area=area)
    return words.say("picture.title.route", name=name)


def route_sentences(words: Words) -> Iterator[str]:
    """Say whether a signal gets to a decision, how, what is missing or not known, and whether there is another way."""
    view, language = words.view, words.language
    on_it = [words.nodes[node] for node in view.centre]
    start = words.called[on_it[0].id]
    times = say_count("picture.handovers", view.counts["handovers"], language)
    if view.code == "route":
        yield from _whole_way(words, on_it, start, times)
        if view.counts["alternatives"]:
            yield say_count("picture.alternatives", view.counts["alternatives"], language)
        else:
            yield say("picture.says.no_alternative", language)
        return
    none = view.code == "no_route"
    yield say("picture.says.route_none" if none else "picture.says.route_unknown", language, start=start)
    missing = [node for node in view.nodes if node.kind is NodeKind.MISSING and node.values["first"]]
    for absent, code in ((True, "picture.says.absent"), (False, "picture.says.unknown")):
        if what := [_lack(words, node) for node in missing if words.is_absent(node) is absent]:
            yield say(code, language, what=what)
    if view.counts["handovers"]:
        numbered = [node for node in on_it if node.values.get("numbers")]
        last = max(numbered, key=lambda node: max(node.values["numbers"]))
        yield say("picture.says.route_so_far", language, end=words.called[last.id], times=times)


def _whole_way(words: Words, on_it: list[Node], start: str, times: str) -> Iterator[str]:
    language, counts = words.language, words.view.counts
    steps: dict[str, tuple[str, int]] = {}
    for node in on_it:
        for stage, _, number in node.values.get("does", ()):
            if number:
                steps[stage] = (words.called[node.id], number)
    end, _ = steps.get("decide", (words.called[on_it[-1].id], 0))
    if not counts["handovers"]:
        yield say("picture.says.route_here", language, start=start)
    elif start == end:
        code = "picture.says.route_back_informal" if counts["informal"] else "picture.says.route_back"
        yield say(code, language, start=start, times=times, count=counts["informal"])
    elif counts["informal"]:
        yield say("picture.says.route_informal", language, start=start, end=end, times=times, count=counts["informal"])
    else:
        yield say("picture.says.route", language, start=start, end=end, times=times)
    if "interpret" in steps and "decide" in steps:
        (one, first), (other, second) = steps["interpret"], steps["decide"]
        if one == other:
            yield say("picture.says.route_stages_there", language, name=one, first=first, second=second)
        else:
            yield say("picture.says.route_stages", language, one=one, first=first, other=other, second=second)


def _lack(words: Words, node: Node) -> str:
    """Return what is missing on the way, with where that is."""
    near = words.next_to(node)
    if node.code == "link" and len(near) > 1:
        code = "picture.says.link_absent" if words.is_absent(node) else "picture.says.link_unknown"
        return words.say(code, start=words.called[near[0]], end=words.called[near[1]])
    takes = _TAKES.get((node.values["stage"], words.is_absent(node)))
    if near and takes:
        return words.say(takes, name=words.called[near[0]])
    what = words.lacking(node)
    return words.say("picture.missing.at", what=what, name=words.called[near[0]]) if near else what


# --- who holds the web together -----------------------------------------------------------------------------------


def hub_title(words: Words) -> str:
    """Return the title of the picture of who holds the web together."""
    return words.say("picture.title.hub_without" if words.view.wish.subjects else "picture.title.hub")


def hub_sentences(words: Words) -> Iterator[str]:
    """Say who meets most parties, whether that is who the plan names, and what is left out."""
    view, language, counts = words.view, words.language, words.view.counts
    actual, *rest = (words.nodes[node] for node in view.centre)
    name = words.called[actual.id]
    meets = say_count("picture.parties", counts["meets"], language)
    if counts["equal"]:
        others = say_count("picture.parties", counts["equal"], language)
        yield say("picture.says.hub_shared", language, name=name, others=others, parties=meets)
    else:
        tables = say_count("picture.consultations", counts["at"], language)
        yield say("picture.says.hub", language, name=name, tables=tables, parties=meets)
    yield _designated(words, rest, name)
    drawn = {kind: counts[f"{kind}_drawn"] for kind in ("parties", "consultations")}
    whole = {kind: counts[f"{kind}_all"] for kind in ("parties", "consultations")}
    if drawn != whole:
        told = {"drawn": counted(drawn, language), "whole": counted(whole, language)}
        yield say("picture.says.hub_drawn", language, **told)


def _designated(words: Words, teams: list[Node], actual: str) -> str:
    if not teams:
        return words.say("picture.says.hub_none")
    called = [words.called[team.id] for team in teams]
    if len(teams) > 1:
        holds = sum(bool(team.values["holds"]) for team in teams)
        return words.say("picture.says.hub_teams", names=called, name=actual, holds=holds, count=len(teams))
    values = teams[0].values
    if not values["members"]:
        return words.say("picture.says.hub_team_unknown", team=called[0])
    members = say_count("picture.parties", values["members"], words.language)
    code = "picture.says.hub_team_with" if values["holds"] else "picture.says.hub_team_without"
    return words.say(code, team=called[0], members=members, name=actual)


# --- what would change --------------------------------------------------------------------------------------------

_MOST_NAMES = 2


def what_if_title(words: Words) -> str:
    """Return the title of the picture before or after a change: around what."""
    then = words.view.wish.subjects[0] == "after"
    return words.say("picture.title.what_if_after" if then else "picture.title.what_if_before", names=_around(words))


def what_if_sentences(words: Words) -> Iterator[str]:
    """Say what stands around what changes; of the picture after it, what goes and what comes."""
    view, counts = words.view, words.view.counts
    drawn = {kind: counts[f"{kind}_drawn"] for kind in ("parties", "consultations")}
    whole = {kind: counts[f"{kind}_all"] for kind in ("parties", "consultations")}
    if view.wish.subjects[0] != "after":
        around = counted({kind: counts[kind] for kind in ("parties", "consultations")}, words.language)
        if around:
            yield words.say("picture.says.what_if_before", names=_around(words), what=around)
        else:
            yield words.say("picture.says.alone", name=_around(words)[0])
        if drawn != whole:
            told = {"drawn": counted(drawn, words.language), "whole": counted(whole, words.language)}
            yield words.say("picture.says.hub_drawn", **told)
        return
    gone = [words.called[node.id] for node in view.nodes if node.values.get("change") == "gone"]
    if gone:
        yield words.say("picture.says.what_if_gone", names=_few(words, gone))
    if counts["gone_lines"]:
        yield say_count("picture.says.what_if_gone_lines", counts["gone_lines"], words.language)
    if counts["new_lines"]:
        yield say_count("picture.says.what_if_new_lines", counts["new_lines"], words.language)
    if mandate := [words.called[node.id] for node in view.nodes if node.values.get("change") == "mandate"]:
        yield words.say("picture.says.what_if_mandate", names=_few(words, mandate))


def _around(words: Words) -> list[str]:
    return _few(words, [words.called[node] for node in words.view.centre])


def _few(words: Words, names: list[str]) -> list[str]:
    """Return the first names, and how many more there are."""
    rest = len(names) - _MOST_NAMES
    if rest <= 1:
        return names
    return [*names[:_MOST_NAMES], words.say("picture.says.what_if_more", count=rest)]


#: Subjects that are told here.
TOLD = {Subject.ROUTE: route_sentences, Subject.HUB: hub_sentences, Subject.WHAT_IF: what_if_sentences}
