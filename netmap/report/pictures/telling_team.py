"""The title, sentences and headings of the pictures of a core team, and of whom to invite besides it."""

from __future__ import annotations

from collections.abc import Iterator

from netmap.analysis.pictures.results import Node, NodeKind, Subject
from netmap.report.pictures.words import Words, counted
from netmap.texts import say_count

__all__ = ["TOLD_OF_TEAM", "columns_of", "team_heading"]


def team_heading(words: Words) -> str:
    """Return the title of the picture."""
    return words.say("picture.title.team" if _is_team(words) else "picture.title.third_parties")


def columns_of(words: Words) -> list[tuple[str, list[Node]]]:
    """Return what stands in each column, or in columns beside each other, with the word above it."""
    if _is_team(words):
        return _team_columns(words)
    team = [node for node in words.view.nodes if node.steps == 0]
    rest = [node for node in words.view.nodes if node.steps]
    coming = [node for node in rest if node.values.get("invited") or node.values.get("ask")]
    between = [node for node in rest if node not in coming]
    tables = [node for node in between if node.kind is NodeKind.CONSULTATION]
    through = [node for node in between if node.kind is not NodeKind.CONSULTATION]
    return [
        (words.say("picture.heading.invite"), coming),
        (words.say("picture.heading.consultations"), tables),
        (words.say("picture.heading.through"), through),
        (words.say("picture.heading.team"), team),
    ]


def _team_columns(words: Words) -> list[tuple[str, list[Node]]]:
    nodes = words.view.nodes
    members = [node for node in nodes if node.steps == 0]
    missed = [node for node in nodes if node.values.get("aside")]
    reached = [node for node in nodes if node.steps and not node.values.get("aside")]
    middle = members[0].column
    return [
        (words.say("picture.heading.reached"), [node for node in reached if node.column < middle]),
        (words.say("picture.heading.team"), members),
        (words.say("picture.heading.reached"), [node for node in reached if node.column > middle]),
        (words.say("picture.heading.missed"), missed),
    ]


def _is_team(words: Words) -> bool:
    return words.view.wish.subject is Subject.TEAM


def _team_sentences(words: Words) -> Iterator[str]:
    """Say how many a team reaches, that each has one line, and how many stay out of reach."""
    counts, language = words.view.counts, words.language
    members = counted({"parties": counts["members"]}, language)
    code = "picture.says.team_two" if counts["steps"] == 2 else "picture.says.team"
    yield words.say(code, members=members, reached=counts["reached"], all=counts["all"])
    if counts["shared"]:
        yield words.say("picture.says.team_lines")
    if counts["missed"]:
        yield say_count("picture.says.team_missed", counts["missed"], language)
    else:
        yield words.say("picture.says.team_all")


def _third_sentences(words: Words) -> Iterator[str]:
    """Say how many are to be invited, how many of these are near, and how many to call first."""
    counts, language = words.view.counts, words.language
    if counts["invite"]:
        yield say_count("picture.says.third", counts["invite"], language)
        if far := counts["invite"] - counts["near"]:
            yield say_count("picture.says.third_far", far, language)
    else:
        yield words.say("picture.says.third_none")
    if counts["ask"]:
        yield say_count("picture.says.third_ask", counts["ask"], language)


#: Subjects that are told here.
TOLD_OF_TEAM = {Subject.TEAM: _team_sentences, Subject.THIRD_PARTIES: _third_sentences}
