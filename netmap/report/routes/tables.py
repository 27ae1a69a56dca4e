"""Answers about routes as plain text for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from netmap.report.gaps.words import capital
from netmap.report.names import numbered
from netmap.texts import format_date, say, say_count

__all__ = ["down_table", "route_table", "routes_table"]

_WIDTH = 100
#: Of longer lists the terminal shows so many, and says so.
_MOST = 10


def route_table(answer: dict[str, Any], language: str = "nl") -> str:
    """Return the answer for one place as text: the sentences, each way with its steps, and what to ask."""
    result = answer["result"]
    lines = [
        *_head(answer, "table.route.asked", language, place=numbered(result["from"], language)),
        *answer["sentences"],
    ]
    way = "table.route.way" if result["status"] == "route" else "table.route.recorded"
    # Where there is no way, or none has begun, no steps are shown: the sentences say so.
    begun = [route for route in result["routes"] if result["status"] != "no_route" and len(route["steps"]) > 1]
    for number, route in enumerate(begun, start=1):
        lines += ["", _title(say(way, language, number=number, sentence=route["sentence"]))]
        for step in route["steps"]:
            lines.append(_wrapped(say("table.route.step", language, number=step["number"], sentence=_step(step))))
            lines += [_row(row, language) for row in step["evidence"]]
        handed = say_count("route.handovers", route["handovers"], language)
        sure = say("table.route.sure", language, handovers=handed, certainty=_sure(route, language))
        lines += [_wrapped(f"- {text}") for text in (sure, route["waiting_sentence"], *route["notes"]) if text]
    if hangs := [text for text in (result["single_sentence"], result["disjoint_sentence"]) if text]:
        lines += ["", _title(say("table.route.hangs", language)), *(_wrapped(text, "") for text in hangs)]
    lines += _listed("table.route.missing", _missing(result["missing_links"], language), language)
    lines += _listed("table.route.partners", [_partner(partner, language) for partner in result["partners"]], language)
    # What is asked above as what would make a way is not asked again.
    above = {link["sentence"] for link in result["missing_links"] if not link["known"]}
    lines += _questions([one for one in result["questions"] if one["sentence"] not in above], language)
    return "\n".join(lines)


def down_table(answer: dict[str, Any], language: str = "nl") -> str:
    """Return whom a request reaches as text: who hears it in how many steps, and who does not."""
    result = answer["result"]
    names = [numbered(entry, language) for entry in result["from"]]
    asked = (
        _head(answer, "table.down.asked", language, place=names)
        if names
        else _head(answer, "table.down.asked_nobody", language)
    )
    lines = [*asked, *answer["sentences"]]
    heard = result["heard"]
    if any(heard.values()):
        lines += ["", _title(say("table.down.heard", language, count=sum(map(len, heard.values()))))]
        for kind, found in heard.items():
            if found:
                lines.append(say(f"table.down.kind.{kind}", language))
                lines += [_wrapped(f"- {_heard(entry, language)}") for entry in found]
    lines += _unheard(result["not_heard"], result["silent"], language)
    return "\n".join(lines)


def routes_table(answer: dict[str, Any], language: str = "nl") -> str:
    """Return the routes of a network as text: where signals get stuck, what hangs on one, who hears no request."""
    result = answer["result"]
    lines = [*_head(answer, "table.routes.asked", language), *answer["sentences"]]
    counts = {name: result["counts"][name] for name in ("places", "with_route", "open", "without")}
    lines.append(say("table.routes.counts", language, **counts))
    if result["dead_ends"]:
        places = {end["place"]["of"] for end in result["dead_ends"]}
        lines += ["", _title(say("table.routes.ends", language, count=len(places)))]
        for end in result["dead_ends"]:
            values = {"type": end["type_word"], "confidence": end["confidence_word"]}
            lines.append(
                _wrapped(say("table.routes.end", language, place=_named(end["place"], language), **values), "")
            )
            lines += [_wrapped(end["sentence"]), *(_row(row, language) for row in end["evidence"])]
    lines += _listed("table.routes.loops", [loop["sentence"] for loop in result["loops"]], language)
    for name in ("without", "open", "seatless"):
        lines += _listed(f"table.routes.{name}", [_named(entry, language) for entry in result[name]], language)
    lines += _listed("table.routes.no_way_up", [_named(entry, language) for entry in result["no_way_up"]], language)
    lines += _listed("table.routes.single", [point["sentence"] for point in result["single_points"]], language)
    if result["one_way_sentence"]:
        lines += ["", _wrapped(result["one_way_sentence"], "")]
    ranked = [
        say("table.routes.rank", language, rank=place["rank"], sentence=place["sentence"])
        for place in result["bottlenecks"]
    ]
    lines += _listed("table.routes.bottlenecks", ranked, language)
    lines += ["", _title(say("table.routes.not_heard", language)), _wrapped(result["down_sentence"], "")]
    lines += _unheard(result["not_heard"], result["silent"], language)
    lines += _questions(result["questions"], language)
    return "\n".join(lines)


# --- parts ----------------------------------------------------------------------------------------------------------


def _head(answer: dict[str, Any], asked: str, language: str, **values: Any) -> list[str]:
    day = format_date(answer["reference_date"], language)
    head = say("table.route.head", language, network=answer["network"]["name"], date=day)
    chosen = answer["situation"]["words"]
    title = say(asked, language, **values)
    lines = [head, *(remark["sentence"] for remark in answer["remarks"]), "", _title(title)]
    return [*lines, f"{chosen}."] if chosen else lines


def _title(text: str) -> str:
    return f"{text}\n{'-' * len(text)}"


def _row(row: dict[str, Any], language: str) -> str:
    text = row["text"]
    if row["sheet"]:
        text = say("table.route.row", language, sheet=row["sheet"], row=row["row"], text=text)
    return _wrapped(f"- {text}", "      ")


def _missing(links: Iterable[dict[str, Any]], language: str) -> list[str]:
    lines = []
    for link in links:
        said = _to(link["addressee"], link["sentence"], language)
        for other in link["also"]:
            also = _to(other["addressee"], other["sentence"], language)
            said = say("route.missing.also", language, sentence=said, also=also)
        lines.append(said)
    return lines


def _partner(partner: dict[str, Any], language: str) -> str:
    who = _named(partner["party"], language)
    if partner["function"]:
        who = say("route.in_function", language, party=who, function=partner["function"])
    return say("table.route.to", language, who=who, question=partner["why"])


def _step(step: dict[str, Any]) -> str:
    """Return a step with whether that was agreed, and when it is handed on."""
    details = [text for text in (step["agreed_word"], step["criterion"]) if text]
    return f"{step['sentence'].rstrip('.')}: {', '.join(details)}." if details else str(step["sentence"])


def _to(addressee: dict[str, Any] | None, sentence: str, language: str) -> str:
    who = _named(addressee, language) if addressee else say("table.route.anybody", language)
    return say("table.route.to", language, who=who, question=sentence)


def _questions(questions: Sequence[dict[str, Any]], language: str) -> list[str]:
    asked = [_to(question["addressee"], question["sentence"], language) for question in questions]
    return _listed("table.route.questions", asked, language)


def _sure(route: dict[str, Any], language: str) -> str:
    """Return how sure a way is: as its weakest step, which is one that nobody told where there is one."""
    return say("route.certain.open", language) if route["unknown_stages"] else str(route["certainty_word"])


def _listed(heading: str, items: Sequence[str], language: str) -> list[str]:
    """Return a titled list; of a long one the first, and how many there are."""
    if not items:
        return []
    lines = ["", _title(say(heading, language, count=len(items)))]
    lines += [_wrapped(f"- {item}", "") for item in items[:_MOST]]
    if len(items) > _MOST:
        lines.append(say("table.routes.shown", language, shown=_MOST, count=len(items)))
    return lines


def _heard(entry: dict[str, Any], language: str) -> str:
    steps = say_count("down.steps", entry["steps"], language) if entry["steps"] else say("table.down.at_once", language)
    name = _named(entry, language)
    line = say("table.down.line", language, name=name, steps=steps)
    if entry["through"]:
        through = numbered(entry["through"], language)
        line = say("table.down.line_through", language, name=name, steps=steps, through=through)
    if entry.get("whole"):
        line = say("table.down.whole", language, line=line)
    return line if entry["formal"] else say("table.down.informal", language, line=line)


def _unheard(missed: dict[str, list[dict[str, Any]]], silent: list[dict[str, Any]], language: str) -> list[str]:
    """Return by kind what surely does not hear a request, and then that of which it is not known."""
    open_ = {entry["of"] for entry in silent}
    lines = []
    for heading, unsure in (("table.down.not_heard", False), ("table.down.silent", True)):
        found = {kind: [e for e in entries if (e["of"] in open_) is unsure] for kind, entries in missed.items()}
        if any(found.values()):
            lines += ["", _title(say(heading, language, count=sum(map(len, found.values()))))]
        for kind, entries in found.items():
            if entries:
                names = [numbered(entry, language) for entry in entries]
                lines.append(_part(say(f"table.down.kind.{kind}", language), names, language))
    return lines


def _named(entry: dict[str, Any], language: str) -> str:
    """Return a name at the start of a line."""
    return capital(numbered(entry, language))


def _part(kind: str, names: Sequence[str], language: str) -> str:
    listed = say("table.down.part", language, kind=kind, count=len(names), names=", ".join(names))
    return _wrapped(listed, "")


def _wrapped(text: str, indent: str = "    ") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
